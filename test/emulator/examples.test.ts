import { App } from 'aws-cdk-lib/core';
import { deploy, describeDeployed, destroy, differences } from './emulator';
import { deployed, leftBehind, openings, publicTooEarly, publicTooLong, tooEarly, topologyOf, unresolved } from './judge';
import { Operation } from './operations';
import { retailStore } from '../../examples/retail-store/retail-store';
import { StorefrontStack } from '../../examples/storefront/storefront-stack';
import { TlsStack } from '../../examples/tls/tls-stack';
import { WordPressStack } from '../../examples/wordpress/wordpress-stack';
import { once } from '../support/once';

const EXAMPLES: Record<string, (app: App) => void> = {
  'the retail store': (app) => retailStore(app),
  'the storefront': (app) => void new StorefrontStack(app, 'Storefront'),
  'TLS': (app) => void new TlsStack(app, 'Tls'),
  'WordPress': (app) => void new WordPressStack(app, 'WordPress'),
};

describeDeployed.each(Object.entries(EXAMPLES))('%s', (_name, build) => {
  const directory = once(() => {
    const app = new App();
    build(app);
    return app.synth().directory;
  });
  const topology = once(() => topologyOf(directory()));
  let created: Operation[];

  test('is deployed: servers before clients, public last, and every client dials what it connects to', () => {
    created = deploy(directory());
    expect(deployed(created)).toEqual(topology().services.map(({ id }) => id));
    expect(tooEarly(created, topology())).toEqual([]);
    expect(unresolved(created, topology())).toEqual([]);
    expect(publicTooEarly(created, topology())).toEqual([]);
  });

  test('differs in nothing after that, and does nothing when it is deployed again', () => {
    expect(differences(directory())).toBe(0);
    expect(deploy(directory())).toEqual([]);
  });

  test('is deleted: public first, and nothing is left', () => {
    const gone = destroy(directory());
    expect(publicTooLong(gone, topology(), openings(created))).toEqual([]);
    expect(leftBehind([...created, ...gone], directory())).toEqual([]);
  });
});
