import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { pathToFileURL } from 'url';
import { App } from 'aws-cdk-lib/core';
import type { AxeResults } from 'axe-core';
import { Browser, chromium, Page } from 'playwright-core';
import { findChromium } from './support/chromium';
import { ROOT } from './support/run';
import { retailStore } from '../examples/retail-store/retail-store';
import { asHtml } from '../src/analysis/drawing';
import { readMesh } from '../src/analysis/reader';
import { judge } from '../src/analysis/rules';
import { assemblyTopology, changedTopology, Topology, TopologyChange, topologyOf } from '../src/analysis/topology';
import { layeredMesh } from '../test/support/layered-mesh';

/** Opens the page of two meshes in Chromium, as somebody does who double-clicks it, and uses it with mouse and keyboard. */
const MOST_MILLISECONDS = 2000;
const AXE = readFileSync(join(ROOT, 'node_modules', 'axe-core', 'axe.min.js'), 'utf8');

/** A page: of a mesh, with a service of it that calls and is called, or of a change. */
interface Sample {
  readonly name: string;
  readonly topology: Topology;
  readonly service?: string;
  readonly change?: TopologyChange;
}

void main();

async function main(): Promise<void> {
  const executablePath = findChromium();
  if (executablePath === undefined) {
    console.log('browser: skipped, there is no Chromium here');
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'browser-'));
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  try {
    for (const sample of samples()) await inBrowser(browser, sample, join(folder, 'mesh.html'));
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true });
  }
}

function samples(): Sample[] {
  const app = new App();
  retailStore(app);
  const mesh = readMesh(layeredMesh(6, 25));
  const [before, after] = [1, 2].map((seed) => readMesh(layeredMesh(2 + seed, 12, seed)));
  const [topology, change] = changedTopology([before], [{ mesh: after, judgements: judge(after) }]);
  return [
    { name: 'the retail store', topology: assemblyTopology(app.synth().directory), service: 'Checkout' },
    { name: 'a mesh of six stacks', topology: topologyOf([{ mesh, judgements: judge(mesh) }]), service: 'ordering-prices1' },
    { name: 'a change of a mesh', topology, change },
  ];
}

async function inBrowser(browser: Browser, sample: Sample, file: string): Promise<void> {
  const { name, topology, change } = sample;
  writeFileSync(file, asHtml(topology, change));
  for (const colorScheme of ['light', 'dark'] as const) {
    const page = await browser.newPage({ colorScheme, viewport: { width: 1440, height: 860 } });
    const complaints: string[] = [];
    const requests: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('request', (request) => requests.push(request.url()));
    const url = pathToFileURL(file).href;
    await page.goto(url);
    equal('requests', requests, [url]);
    await accessible(page, 'at first');
    if (sample.service !== undefined) await used(page, topology, sample.service);
    const paint = await page.evaluate('performance.getEntriesByType("paint").find(({ name }) => name === "first-contentful-paint")?.startTime') as number;
    equal('complaints of the browser', complaints, []);
    if (!(paint < MOST_MILLISECONDS)) throw new Error(`${name}: the first paint came after ${paint} ms`);
    console.log(`browser: ${name}, ${topology.services.length} services, ${colorScheme}: first paint after ${Math.round(paint)} ms`);
    await page.close();
  }
}

async function used(page: Page, topology: Topology, service: string): Promise<void> {
  const { id, endpoints: [{ discoveryName }] } = topology.services.find((each) => each.name === service)!;
  const names = new Map(topology.services.map((each) => [each.id, each.name]));
  const details = page.locator('#details article:visible');

  await page.fill('#search', service);
  equal('what the search leaves', await page.locator('#list button:visible').allInnerTexts().then((texts) => texts.map((text) => text.split('\n')[0])), [service]);
  await accessible(page, 'in a search');
  await page.press('#search', 'Enter');
  equal('the details after a search', await details.locator('h2').innerText(), service);
  equal('where the focus is', await page.evaluate('document.activeElement.textContent'), service);
  await page.keyboard.press('Escape');
  equal('the details after Escape', await details.count(), 0);
  await page.fill('#search', 'there is no such service');
  equal('the note of an empty search', await page.locator('#nothing').isVisible(), true);
  await page.fill('#search', '');

  await page.locator('.node', { has: page.locator('title', { hasText: new RegExp(`^${service}$`) }) }).click();
  const text = await details.innerText();
  const expected = [discoveryName!, ...topology.connections.filter(({ client }) => client === id).map(({ server }) => names.get(server!)!)];
  equal('what the details leave out', expected.filter((part) => !text.includes(part)), []);
  await accessible(page, 'with a service that is chosen');
  await page.keyboard.press('Escape');
  equal('the details after Escape', await details.count(), 0);

  const [{ waves }] = topology.deployments;
  for (const wave of waves) {
    await page.click('#after');
    equal('the services of a wave', (await page.locator('.node.now title').allTextContents()).sort(), wave.map((each) => names.get(each)!).sort());
  }
  equal('whether there is another wave', await page.locator('#after').isDisabled(), true);
  await accessible(page, 'in the last wave');
  await page.keyboard.press('Escape');
  equal('the step after Escape', await page.locator('#step').innerText(), 'All waves');

  await page.focus('#list button');
  await page.keyboard.press('Enter');
  equal('the details that the keyboard chose', await details.locator('h2').innerText(), topology.services.find(({ stack }) => stack === topology.deployments[0].stacks[0].id)!.name);
}

/** Whether axe-core finds nothing. */
async function accessible(page: Page, state: string): Promise<void> {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate('axe.run()') as AxeResults;
  equal(`what axe finds ${state}`, violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`)), []);
}

function equal(what: string, found: unknown, expected: unknown): void {
  if (JSON.stringify(found) !== JSON.stringify(expected)) throw new Error(`${what}: expected ${JSON.stringify(expected)}, found ${JSON.stringify(found)}`);
}
