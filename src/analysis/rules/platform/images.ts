/** A family of images of which only later ones can run Service Connect. */
interface ImageFamily {
  /** Matches the name of an image of the family, and in it the date of its release. */
  readonly pattern: RegExp;
  /** Date of the first release that can. */
  readonly first: string;
  /** That release, for people. */
  readonly version: string;
}

/**
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-connect-concepts-deploy.html
 */
const FAMILIES: readonly ImageFamily[] = [
  { pattern: /amzn2-ami-ecs-[^/]*2\.0\.(\d{8})/, first: '20221115', version: 'ECS-optimized Amazon Linux 2 version 2.0.20221115' },
  { pattern: /al2023-ami-ecs-[^/]*2023\.\d+\.(\d{8})/, first: '20230428', version: 'ECS-optimized Amazon Linux 2023 version 20230428' },
];

/** What is wrong with Bottlerocket. */
export const BOTTLEROCKET_FAULT = 'Bottlerocket, which does not run Service Connect';

/** Images that cannot run Service Connect, whatever their version. */
const WITHOUT_PROXY: readonly { readonly pattern: RegExp; readonly what: string }[] = [
  { pattern: /^\/aws\/service\/bottlerocket\//, what: BOTTLEROCKET_FAULT },
  { pattern: /^\/aws\/service\/ami-windows-latest\//, what: 'Windows, which does not run Service Connect' },
  { pattern: /^\/aws\/service\/ecs\/optimized-ami\/amazon-linux\//, what: 'the first Amazon Linux, which does not run Service Connect' },
];

/** Date of the first images whose agent knows the zones that the proxy prefers. */
const ZONE_AWARE = '20260323';

/** What is wrong with an image. */
interface ImageFault {
  readonly what: string;
  /** Whether Service Connect works all the same. */
  readonly works: boolean;
}

/** What the image that a public parameter names lacks for Service Connect; `undefined` if nothing is known to be missing. */
export function imageFault(parameterPath: string): ImageFault | undefined {
  const never = WITHOUT_PROXY.find(({ pattern }) => pattern.test(parameterPath));
  if (never) return { what: never.what, works: false };
  for (const { pattern, first, version } of FAMILIES) {
    const date = pattern.exec(parameterPath)?.[1];
    if (date === undefined) continue;
    if (date < first) return { what: `older than ${version}, the first with Service Connect`, works: false };
    if (date < ZONE_AWARE) return { what: `older than ${ZONE_AWARE}, the first with zone-aware routing`, works: true };
  }
  return undefined;
}
