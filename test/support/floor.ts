/** The release of aws-cdk-lib that snapshots are made with: a later one can add defaults. */
const FLOOR = (jest.requireActual('../../package.json') as { devDependencies: Record<string, string> }).devDependencies['aws-cdk-lib'];

/** Whether the tests run on it. */
export const onFloor = (jest.requireActual('aws-cdk-lib/package.json') as { version: string }).version === FLOOR;

/** The context of the examples, for the strictest validation of CDK. */
export const CONTEXT = jest.requireActual('../../examples/retail-store/cdk.json').context as Record<string, unknown>;
