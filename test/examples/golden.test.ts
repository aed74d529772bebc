import { readFileSync } from 'fs';
import { join } from 'path';
import { EXAMPLES, goldenOf } from './golden';
import { CONTEXT, onFloor } from '../support/floor';

(onFloor ? test : test.skip).each(Object.entries(EXAMPLES))('the templates of %s are those that are pinned; "npm run integ:snapshot" updates them', (name, build) => {
  expect(goldenOf(build, CONTEXT)).toBe(readFileSync(join(__dirname, 'golden', `${name}.txt`), 'utf8'));
});
