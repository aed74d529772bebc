import { createHash } from 'crypto';
import { readFileSync } from 'fs';
import { join } from 'path';
import { asHtml, asSvg } from '../../../src/analysis/drawing';
import { layoutOf } from '../../../src/analysis/drawing/page/layout';
import { pictureOf } from '../../../src/analysis/drawing/picture-of';
import { TemplateSource } from '../../../src/analysis/reader';
import { Topology } from '../../../src/analysis/topology';
import { layeredMesh } from '../../support/layered-mesh';
import { once } from '../../support/once';
import { shuffled } from '../../support/random';
import { shop } from '../../support/shop';
import { alone, Template } from '../../support/templates';
import { topology } from '../../support/topologies';

const LARGE = once(() => topology(layeredMesh(6, 25)));
const SMALL = once(() => topology(layeredMesh(2, 12)));
const MESHES: Readonly<Record<string, () => Topology>> = {
  'a shop': once(() => topology([alone(shop())])), 'two stacks': SMALL, '150 services in six stacks': LARGE,
};

interface Rectangle { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

function overlap(a: Rectangle, b: Rectangle): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

describe.each(Object.entries(MESHES))('the layout of %s', (_name, mesh) => {
  const layout = once(() => layoutOf(pictureOf(mesh())));

  test('has a place for every service and every connection', () => {
    const { nodes, edges } = layout();
    expect(nodes).toHaveLength(mesh().services.length);
    expect(edges).toHaveLength(mesh().connections.length);
  });

  test('puts no node on another one, none into the frame of another stack, and no frame on another one', () => {
    const { nodes, groups } = layout();
    const on = nodes.flatMap((a, i) => nodes.slice(i + 1).filter((b) => overlap(a.box, b.box)).map((b) => [a.node.key, b.node.key]));
    expect(on).toEqual([]);
    const strangers = groups.flatMap(({ group, box }) => nodes.filter((each) => !group.nodes.includes(each.node) && overlap(each.box, box)));
    expect(strangers).toEqual([]);
    expect(groups.flatMap((a, i) => groups.slice(i + 1).filter((b) => overlap(a.box, b.box)))).toEqual([]);
  });

  test('draws every arrow from its client to its server', () => {
    const { nodes, edges } = layout();
    const boxes = new Map(nodes.map(({ node, box }) => [node.key, box]));
    const near = ({ x, y }: { x: number; y: number }, box: Rectangle) => (
      x >= box.x - 1 && x <= box.x + box.width + 1 && y >= box.y - 1 && y <= box.y + box.height + 1
    );
    for (const { edge: { from, to }, points } of edges) {
      expect([near(points[0], boxes.get(from)!), near(points[points.length - 1], boxes.get(to)!)]).toEqual([true, true]);
      expect(points.length % 3).toBe(1);
    }
  });
});

describe('the page', () => {
  test('is the same whatever the order of templates and of resources', () => {
    const mixed = (seed: number): TemplateSource[] => shuffled(layeredMesh(3, 8).map((each) => {
      const { Resources } = each.body as Template;
      return { ...each, body: { Resources: Object.fromEntries(shuffled(Object.entries(Resources), seed)) } };
    }), seed);
    const [first, ...others] = [1, 2, 3].map((seed) => asHtml(topology(mixed(seed))));
    for (const other of others) expect(other).toBe(first);
  });

  test('allows its own script and its own style, and nothing else', () => {
    const html = asHtml(SMALL());
    const [, policy] = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)!;
    const hashOf = (element: string) => createHash('sha256').update(new RegExp(`<${element}>([^]*?)</${element}>`).exec(html)![1]).digest('base64');
    expect(policy).toBe(`default-src 'none'; style-src 'sha256-${hashOf('style')}'; script-src 'sha256-${hashOf('script')}'; base-uri 'none'; form-action 'none'`);
    expect(html).not.toMatch(/ (style|on\w+|src)=/);
  });

  test('shows texts of templates as texts', () => {
    const hostile = '</script><script>alert(1)</script>"\'<img src=x onerror=alert(1)>&\u202e';
    const template = shop();
    template.Resources.Catalog.Properties.ServiceName = hostile;
    template.Resources.Catalog.Metadata = { 'aws:cdk:path': hostile };
    const mesh = topology([{ ...alone(template), stackName: hostile }]);
    const html = asHtml(mesh);
    expect(mesh.services.every(({ stack }) => stack.includes('<script>'))).toBe(true);
    expect(html).toContain('&#60;/script&#62;&#60;script&#62;alert(1)');
    expect(html.match(/<script/g)).toHaveLength(2);
    expect(html).not.toContain('<img');
    expect(html).not.toContain('\u202e');
    expect(asSvg(mesh, hostile)).not.toMatch(/<(script|img)/);
  });

  test('tells what was not read', () => {
    const html = asHtml(topology([alone({ Transform: 'Custom', Resources: {} })]));
    expect(html).toContain('<h3>Not read</h3>');
    expect(html).toContain('Transform');
  });

  test('has an element for everything that its script looks for', () => {
    const script = readFileSync(join(__dirname, '..', '..', '..', 'assets', 'page.js'), 'utf8');
    const ids = [...new Set([...script.matchAll(/byId\('(\w+)'\)/g)].map(([, id]) => id))];
    const html = asHtml(SMALL());
    expect(ids.length).toBeGreaterThan(10);
    expect(ids.filter((id) => !html.includes(`id="${id}"`))).toEqual([]);
  });
});
