import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { gunzipSync } from 'zlib';

/** A shape of a botocore model, as far as facts look at it. */
export interface Shape {
  readonly enum?: readonly string[];
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: string;
  readonly documentation?: string;
  readonly members?: Readonly<Record<string, { readonly shape: string; readonly documentation?: string }>>;
}

/** A CloudFormation schema, or a definition in it, as far as facts look at it. */
export interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly definitions?: Readonly<Record<string, Schema>>;
  readonly createOnlyProperties?: readonly string[];
  readonly conditionalCreateOnlyProperties?: readonly string[];
  readonly required?: readonly string[];
  readonly enum?: readonly (string | number)[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly multipleOf?: number;
  readonly items?: Schema;
  readonly if?: Schema;
  readonly then?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly cfnGather?: { readonly schema: Schema };
}

/** A partition of AWS, and its Regions. */
export interface Partition {
  readonly id: string;
  readonly outputs: { readonly dnsSuffix: string };
  readonly regions: Readonly<Record<string, unknown>>;
}

/** What AWS publishes in a form that a machine reads. */
export interface AwsModels {
  /** Of which releases this is. */
  readonly versions: string;
  readonly ecs: Readonly<Record<string, Shape>>;
  readonly cloudMap: Readonly<Record<string, Shape>>;
  readonly partitions: readonly Partition[];
  /** The Regions that have an endpoint of a service, `ecs` or `servicediscovery`. */
  regionsOf(service: string): ReadonlySet<string>;
  /** The CloudFormation schema of a resource type; `undefined` if there is none. */
  schema(type: string): Schema | undefined;
  /** A schema by which cfn-lint checks what the others do not say. */
  extension(name: string): Schema;
}

interface Endpoints {
  readonly partitions: readonly { readonly services: Readonly<Record<string, { readonly endpoints: Readonly<Record<string, unknown>> }>> }[];
}

/** Reads the models in the packages `botocore` and `cfn-lint` of a virtual environment. */
export function readModels(packages: string): AwsModels {
  const schemas = join(packages, 'cfnlint', 'data', 'schemas');
  const read = <T>(...path: string[]) => JSON.parse(readFileSync(join(...path), 'utf8')) as T;
  const shapesOf = (service: string) => {
    const folder = join(packages, 'botocore', 'data', service);
    const newest = readdirSync(folder).sort().at(-1)!;
    return (JSON.parse(gunzipSync(readFileSync(join(folder, newest, 'service-2.json.gz'))).toString()) as { shapes: Record<string, Shape> }).shapes;
  };
  const files = read<Record<string, string>>(schemas, 'providers', 'us-east-1.json');
  const { partitions } = read<Endpoints>(packages, 'botocore', 'data', 'endpoints.json');
  const { schema_date: date } = read<{ schema_date: string }>(schemas, 'version.json');
  return {
    versions: `botocore ${versionOf('botocore', packages)}, cfn-lint ${versionOf('cfn_lint', packages)} with the schemas of ${date.slice(0, 10)}`,
    ecs: shapesOf('ecs'),
    cloudMap: shapesOf('servicediscovery'),
    partitions: read<{ partitions: Partition[] }>(packages, 'botocore', 'data', 'partitions.json').partitions,
    regionsOf: (service) => new Set(partitions.flatMap(({ services }) => Object.keys(services[service]?.endpoints ?? {}))),
    schema: (type) => files[type] === undefined ? undefined : read<Schema>(schemas, 'resources', `${files[type]}.json`),
    extension: (name) => read<Schema>(schemas, 'extensions', `${name}.json`),
  };
}

function versionOf(distribution: string, packages: string): string {
  const folder = readdirSync(packages).find((name) => name.startsWith(`${distribution}-`) && name.endsWith('.dist-info'));
  return folder?.slice(distribution.length + 1, -'.dist-info'.length) ?? 'of an unknown version';
}
