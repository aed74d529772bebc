import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { App, Stack } from 'aws-cdk-lib/core';
import { deploy, describeDeployed, destroy, refusal } from './emulator';
import { publicTooEarly, tooEarly, topologyOf, unresolved } from './judge';
import { ServiceConnectNamespace, ServiceConnectPublicFrontend } from '../../src';
import { MeshStack, Synthesised } from '../support/app';

/** A public page that calls a server whose id comes after its own. The description gives each template an asset of its own. */
function build(description: string): string {
  const app = new App();
  const mesh = new MeshStack(app);
  mesh.templateOptions.description = description;
  const page = mesh.server('Page');
  page.connectTo(mesh.server('Warehouse'));
  new ServiceConnectPublicFrontend(mesh, 'Public', { service: page });
  return app.synth().directory;
}

/** Changes the resources of the template in an assembly. */
function edit(directory: string, change: (resources: Record<string, Synthesised>) => void): void {
  const file = join(directory, 'Shop.template.json');
  const template = JSON.parse(readFileSync(file, 'utf8')) as { Resources: Record<string, Synthesised> };
  change(template.Resources);
  writeFileSync(file, JSON.stringify(template));
}

describeDeployed('what the constructs prevent, planted by hand', () => {
  test.each([
    ['an opening that does not wait for its service', 'ServiceConnectPublicAccess', publicTooEarly],
    ['a client that does not wait for its server', 'PageService', tooEarly],
    ['a client whose server comes after it', 'PageService', unresolved],
  ])('%s is found in the log of the deployment', (fault, start, judge) => {
    const directory = build(fault);
    // What is created in the order of the template if nothing waits comes first.
    edit(directory, (resources) => {
      const hit = Object.keys(resources).filter((id) => id.startsWith(start));
      expect(hit).toHaveLength(1);
      resources[hit[0]] = { ...resources[hit[0]], DependsOn: [] };
    });
    const operations = deploy(directory);
    destroy(directory);
    expect(judge(operations, topologyOf(build(fault)))).not.toEqual([]);
  });

  test('a second namespace of the same name is refused', () => {
    const app = new App();
    const stack = new Stack(app, 'Twins');
    for (const id of ['One', 'Other']) new ServiceConnectNamespace(stack, id, { namespaceName: `twins-${id.toLowerCase()}` });
    const { directory } = app.synth();
    const file = join(directory, 'Twins.template.json');
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll('twins-other', 'twins-one'));
    expect(refusal(directory)).toContain('NamespaceAlreadyExists');
    destroy(directory);
  });
});
