/**
 * Regions without Service Connect: AWS lists them, but neither Amazon ECS nor AWS Cloud Map has an endpoint there. AWS publishes no list of
 * the Regions that have it, so that every other Region counts as one.
 *
 * Read on 2026-11-20; `npm run check:aws` compares it with the newest list of AWS.
 *
 * @see https://docs.aws.amazon.com/general/latest/gr/ecs-service.html
 */
export const REGIONS_WITHOUT: ReadonlySet<string> = new Set(['me-west-1', 'sa-west-1']);
