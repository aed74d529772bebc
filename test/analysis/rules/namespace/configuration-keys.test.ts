import { readFileSync } from 'fs';
import { dirname, join } from 'path';
import { gunzipSync } from 'zlib';
import { CONFIGURATION_KEYS, Keys } from '../../../../src/analysis/rules/namespace/configuration-keys';

interface TypeDefinition {
  readonly $id: string;
  readonly name: string;
  readonly properties: Readonly<Record<string, { readonly type: PropertyType }>>;
}

interface PropertyType {
  readonly type: string;
  readonly element?: PropertyType;
  readonly reference?: { readonly $ref: string };
}

/** The types of CloudFormation, as the AWS CDK CLI holds them. */
const TYPES = Object.values((JSON.parse(gunzipSync(readFileSync(join(dirname(require.resolve('aws-cdk/package.json')), 'db.json.gz'))).toString()) as {
  schema: { typeDefinition: { entities: Record<string, TypeDefinition> } };
}).schema.typeDefinition.entities);
const BY_ID = new Map(TYPES.map((type) => [type.$id, type]));

/** The keys of a type, with those below them. */
function keysOf({ properties }: TypeDefinition): Keys {
  return Object.fromEntries(Object.entries(properties).map(([key, { type }]) => {
    const { reference } = type.element ?? type;
    return [key, reference && keysOf(BY_ID.get(reference.$ref)!)];
  }));
}

test('the keys of the configuration are those of the specification of CloudFormation', () => {
  const configuration = TYPES.find(({ name, properties }) => name === 'ServiceConnectConfiguration' && 'Services' in properties);
  expect(keysOf(configuration!)).toEqual(CONFIGURATION_KEYS);
});
