/**
 * What each folder of `src` may import beside itself. The order is the order of the layers: data first, constructs last.
 */
export const LAYERS: Readonly<Record<string, readonly string[]>> = (() => {
  const judges = {
    facts: [],
    sizing: ['facts'],
    graph: ['facts'],
    rules: ['facts', 'sizing', 'graph'],
    template: ['facts'],
    cli: ['facts', 'graph', 'rules', 'template'],
  };
  const shared = Object.keys(judges).filter((layer) => layer !== 'cli');
  const constructs = ['validation', 'metrics', 'contract', 'proxy', 'endpoint', 'namespace', 'network', 'service', 'edge', 'observability'];
  const builders = Object.fromEntries(constructs.map((layer, i) => [layer, [...shared, ...constructs.slice(0, i)]]));
  return { ...judges, ...builders };
})();

/** Layers that know neither aws-cdk-lib nor constructs: they start in milliseconds and are tested without a stack. */
export const PURE_LAYERS = ['facts', 'sizing', 'graph', 'rules', 'template', 'cli'];

/** The zones of eslint's `import/no-restricted-paths`. */
export function layerZones() {
  return Object.entries(LAYERS).map(([layer, mayImport]) => ({
    target: `./src/${layer}`,
    from: './src',
    except: [layer, ...mayImport].map((allowed) => `./${allowed}`),
    message: `src/${layer} may import only: ${mayImport.join(', ') || 'nothing'}`,
  }));
}
