import { readFileSync } from 'fs';
import { join } from 'path';
import Ajv from 'ajv/dist/2020';

/** What a document violates of a schema in `docs/schemas`. */
export function violations(schema: 'check' | 'topology' | 'change', document: unknown): string[] {
  const ajv = new Ajv({ allErrors: true, strictSchema: true, allowUnionTypes: true });
  const validate = ajv.compile(JSON.parse(readFileSync(join(__dirname, '..', '..', 'docs', 'schemas', `${schema}.schema.json`), 'utf8')) as object);
  return validate(document) ? [] : validate.errors!.map(({ instancePath, message }) => `${instancePath} ${message}`);
}
