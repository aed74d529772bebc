// Checks every file of a folder in one process and tells how each ended: `node check-each.js <package> <folder>`.
const { readdirSync } = require('fs');
const { join } = require('path');

const [image, folder] = process.argv.slice(2);
const { run } = require(join(image, 'lib', 'cli', 'run'));
for (const name of readdirSync(folder).sort()) {
  let out = '';
  let err = '';
  const start = performance.now();
  const code = run(['check', join(folder, name), '--format', 'json', '--level', 'info'], {
    out: (text) => { out += text; },
    err: (text) => { err += text; },
    colour: false,
    interactive: false,
  });
  process.stdout.write(`${JSON.stringify({ name, code, out, err, ms: performance.now() - start })}\n`);
}
