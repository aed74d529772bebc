import { ContainerInstances, Launcher } from '../container-instances';
import { Problem, Rule } from '../rule';
import { members } from '../select';
import { COMPONENTS_PAGE } from '../sources';
import { imageFault } from './images';

/** What is wrong with the image of the instances that a service runs on. */
export function imageProblem(service: { readonly name: string }, fault: string): Problem {
  return {
    message: () => `the image of the container instances of "${service.name}" is ${fault}`,
    fix: 'use /aws/service/ecs/optimized-ami/amazon-linux-2023/recommended/image_id',
  };
}

export const sc806: Rule = {
  id: 'SC806',
  name: 'container-instance-image',
  title: 'Container instances run an ECS-optimized image that is recent enough for Service Connect',
  severity: 'warning',
  source: COMPONENTS_PAGE,
  * check(mesh) {
    const instances = ContainerInstances.of(mesh);
    const reported = new Set<Launcher>();
    for (const service of members(mesh)) {
      const found = instances.launchersOf(service).map((launcher) => ({ launcher, fault: faultOf(launcher) }));
      // ECS places the tasks on instances that can run the proxy, as long as there are some.
      if (found.some(({ fault }) => fault === undefined)) continue;
      const someWork = found.some(({ fault }) => fault!.works);
      for (const { launcher, fault } of found) {
        const { what, works } = fault!;
        if (reported.has(launcher) || (someWork && !works)) continue;
        reported.add(launcher);
        const { resource: { origin }, path } = launcher;
        const problem = imageProblem(service, `${what}: ${imageOf(launcher)}`);
        yield { origin, property: [...path, 'ImageId'].join('/'), ...works ? { severity: 'info' as const } : {}, ...problem };
      }
    }
  },
};

function imageOf({ resource, path }: Launcher): string | undefined {
  return resource.parameterStorePath(...path, 'ImageId');
}

function faultOf(launcher: Launcher): ReturnType<typeof imageFault> {
  const image = imageOf(launcher);
  return image === undefined || launcher.resource.conditional ? undefined : imageFault(image);
}
