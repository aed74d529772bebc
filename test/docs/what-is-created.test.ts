import { readPage } from './pages';
import {
  ServiceConnectAlarms, ServiceConnectCertificateAuthority, ServiceConnectDashboard, ServiceConnectOrdering, ServiceConnectPublicFrontend,
  ServiceConnectTls,
} from '../../src';
import { MeshStack, resourcesOf } from '../support/app';

/** The rows of the page, each with the resources that it names, as often as it names them. */
function rows(): [string, string[]][] {
  const table = readPage('docs/guides/what-is-created.md').text.split('\n## Resources\n')[1].split('\n## ')[0];
  return [...table.matchAll(/^\| (.*?(?:`|service)[^|]*) \| (`.*|\d .*) \|$/gm)].map(([, step, resources]) => [
    step.replaceAll('`', ''),
    [...resources.matchAll(/(?:(\d) × )?`([\w:]+)`/g)].flatMap(([, count = '1', type]) => Array<string>(Number(count)).fill(type)).sort(),
  ]);
}

const typesOf = (stack: MeshStack) => Object.values(resourcesOf(stack)).map(({ Type }) => Type);

/** Makes the first steps of the page, one after the other. The namespace is in the stack from the beginning. */
function stackAfter(steps: number): MeshStack {
  const stack = new MeshStack();
  const shop: Record<string, ReturnType<MeshStack['server']>> = {};
  const all: (() => void)[] = [
    () => undefined,
    () => { shop.a = stack.server('A'); },
    () => { shop.b = stack.server('B'); },
    () => { shop.b.connectTo(shop.a); },
    () => { shop.a.connectTo(shop.b, { ordering: ServiceConnectOrdering.REDEPLOY_AFTER }); },
    () => { new ServiceConnectPublicFrontend(stack, 'Public', { service: shop.b }); },
    () => { new ServiceConnectAlarms(stack, 'Alarms', { service: shop.a, errorRate: { maxPercent: 5 } }); },
    () => { new ServiceConnectDashboard(stack, 'Dashboard', { namespace: stack.namespace }); },
    () => { new ServiceConnectCertificateAuthority(stack, 'Authority'); },
    () => { stack.server('C', { tls: ServiceConnectTls.privateCa(stack.node.findChild('Authority') as ServiceConnectCertificateAuthority) }); },
  ];
  for (const step of all.slice(0, steps + 1)) step();
  return stack;
}

test('the page has a row for each step', () => expect(rows()).toHaveLength(10));

test('new ServiceConnectNamespace', () => {
  expect(typesOf(stackAfter(0)).filter((type) => type.startsWith('AWS::ServiceDiscovery'))).toEqual(rows()[0][1]);
});

test.each(rows().slice(1).map(([step, resources], i) => [step, i + 1, resources] as const))('%s', (_step, i, resources) => {
  const before = typesOf(stackAfter(i - 1));
  const added = typesOf(stackAfter(i)).sort();
  for (const type of before) added.splice(added.indexOf(type), 1);
  expect(added).toEqual(resources);
});
