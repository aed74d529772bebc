import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { withAbsoluteLinks } from './packages/absolute-links';
import { ROOT } from './support/run';

/** Makes the links of the README absolute where jsii keeps it for the packages of other languages: PyPI and Go show it without the repository. */
const path = join(ROOT, '.jsii');
const assembly = JSON.parse(readFileSync(path, 'utf8')) as { readme: { markdown: string } };
assembly.readme.markdown = withAbsoluteLinks(assembly.readme.markdown);
writeFileSync(path, JSON.stringify(assembly, null, 2));
