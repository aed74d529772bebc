import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { App, Stage } from 'aws-cdk-lib/core';
import { ServiceConnectNamespace } from '../../src';
import { MeshStack } from '../support/app';

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'page-'));
  folders.push(folder);
  return folder;
}

const pageIn = (folder: string) => join(folder, 'service-connect.html');

/** Synthesises an app whose services are in Stages; both namespaces ask for the page. */
function synthesise(outdir: string, ...services: readonly string[]) {
  const app = new App({ outdir });
  for (const name of ['Beta', 'Prod']) {
    const mesh = new MeshStack(new Stage(app, name), 'Shop', { topology: true }, name === 'Beta' ? undefined : { account: '111111111111', region: 'eu-west-1' });
    for (const service of services) mesh.server(service);
  }
  app.synth();
}

test('topology: true puts the page of all services of the app into cdk.out', () => {
  const folder = newFolder();
  synthesise(folder, 'Catalog');
  const page = readFileSync(pageIn(folder), 'utf8');
  for (const name of ['Beta-Shop/Catalog', 'Prod-Shop/Catalog']) expect(page).toContain(`<h2 tabindex="-1">${name}</h2>`);
  expect(JSON.parse(readFileSync(join(folder, 'validation-report.json'), 'utf8'))).toMatchObject({ pluginReports: [] });
});

test('a later synthesis into the same folder replaces it', () => {
  const folder = newFolder();
  synthesise(folder, 'Catalog');
  synthesise(folder, 'Orders');
  const page = readFileSync(pageIn(folder), 'utf8');
  expect(page).toContain('Orders');
  expect(page).not.toContain('Catalog');
});

test('an existing namespace can ask for it; without topology there is no page, and an old one is left alone', () => {
  const [folder, other] = [newFolder(), newFolder()];
  const app = new App({ outdir: folder });
  const stack = new MeshStack(app);
  ServiceConnectNamespace.fromCloudMapNamespace(stack, 'Existing', stack.namespace.cloudMapNamespace, { topology: true });
  app.synth();
  expect(existsSync(pageIn(folder))).toBe(true);

  writeFileSync(pageIn(other), 'of somebody else');
  const plain = new App({ outdir: other });
  new MeshStack(plain);
  plain.synth();
  expect(readFileSync(pageIn(other), 'utf8')).toBe('of somebody else');
});
