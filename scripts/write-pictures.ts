import { writeFileSync } from 'fs';
import { join } from 'path';
import { PICTURES, pictureNamed } from '../test/support/pictures';

/** Draws the examples for the documentation. */
for (const name of Object.keys(PICTURES)) {
  writeFileSync(join(__dirname, '..', 'docs', 'images', `${name}.svg`), pictureNamed(name));
  console.log(`docs/images/${name}.svg: written`);
}
