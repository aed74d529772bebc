import { imageFault } from '../../../../src/analysis/rules/platform/images';

const LINUX_2 = '/aws/service/ecs/optimized-ami/amazon-linux-2/amzn2-ami-ecs-hvm-2.0.';
const LINUX_2023 = '/aws/service/ecs/optimized-ami/amazon-linux-2023/al2023-ami-ecs-hvm-2023.0.';

test.each<[string, string, boolean]>([
  ['/aws/service/bottlerocket/aws-ecs-2/x86_64/latest/image_id', 'Bottlerocket, which does not run Service Connect', false],
  ['/aws/service/ami-windows-latest/Windows_Server-2022-English-Core-ECS_Optimized/image_id', 'Windows, which does not run Service Connect', false],
  ['/aws/service/ecs/optimized-ami/amazon-linux/recommended/image_id', 'the first Amazon Linux, which does not run Service Connect', false],
  [`${LINUX_2}20221114-x86_64-ebs/image_id`, 'older than ECS-optimized Amazon Linux 2 version 2.0.20221115, the first with Service Connect', false],
  [`${LINUX_2}20221115-x86_64-ebs/image_id`, 'older than 20260323, the first with zone-aware routing', true],
  [`${LINUX_2}20260322-x86_64-ebs/image_id`, 'older than 20260323, the first with zone-aware routing', true],
  [`${LINUX_2023}20230427-kernel-6.1-x86_64/image_id`, 'older than ECS-optimized Amazon Linux 2023 version 20230428, the first with Service Connect', false],
  [`${LINUX_2023}20230428-kernel-6.1-x86_64/image_id`, 'older than 20260323, the first with zone-aware routing', true],
])('the image %s is %s', (path, what, works) => {
  expect(imageFault(path)).toEqual({ what, works });
});

test.each([
  `${LINUX_2}20260323-x86_64-ebs/image_id`,
  `${LINUX_2023}20260323-kernel-6.1-x86_64/image_id`,
  '/aws/service/ecs/optimized-ami/amazon-linux-2/recommended/image_id',
  '/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended/image_id',
  '/own/aws/service/bottlerocket/aws-ecs-2/image_id',
  '/own/aws/service/ami-windows-latest/image_id',
  '/own/aws/service/ecs/optimized-ami/amazon-linux/image_id',
  '/own/image',
])('of the image %s, nothing is known to be missing', (path) => {
  expect(imageFault(path)).toBeUndefined();
});
