/**
 * The folders of `src`, the lowest first, each with the folders that it may import. Lint enforces the list, and
 * `test/architecture.test.ts` compares it with the imports and with ARCHITECTURE.md.
 */
export const FOLDERS: Readonly<Record<string, readonly string[]>> = {
  'analysis/facts': [],
  'analysis/sizing': [],
  'analysis/graph': [],
  'analysis/rules': ['analysis/facts', 'analysis/graph', 'analysis/sizing'],
  'analysis/reader': ['analysis/facts'],
  'analysis/topology': ['analysis/facts', 'analysis/graph', 'analysis/reader', 'analysis/rules'],
  'analysis/text': [],
  'analysis/drawing': ['analysis/facts', 'analysis/rules', 'analysis/text', 'analysis/topology'],
  'cli': ['analysis/drawing', 'analysis/facts', 'analysis/reader', 'analysis/rules', 'analysis/text', 'analysis/topology'],

  'validation': ['analysis/reader', 'analysis/rules'],
  'core': ['analysis/rules', 'validation'],
  'metrics': ['analysis/rules', 'validation'],
  'proxy': ['analysis/rules', 'analysis/sizing', 'core', 'validation'],
  'endpoint': ['analysis/rules', 'proxy', 'validation'],
  'mesh': ['analysis/graph', 'analysis/rules', 'analysis/sizing', 'core', 'endpoint', 'metrics', 'proxy', 'validation'],
  'namespace': ['analysis/drawing', 'analysis/rules', 'analysis/topology', 'core', 'endpoint', 'mesh', 'metrics', 'proxy', 'validation'],
  'service/props': ['endpoint', 'mesh', 'proxy'],
  'service/task': ['analysis/facts', 'analysis/rules', 'analysis/sizing', 'core', 'endpoint', 'mesh', 'proxy', 'service/props', 'validation'],
  'service/instances': ['analysis/rules', 'core', 'validation'],
  'service/connection': ['analysis/graph', 'analysis/rules', 'core', 'mesh', 'metrics', 'service/instances', 'validation'],
  'service/base': [
    'analysis/facts', 'analysis/rules', 'core', 'endpoint', 'mesh', 'metrics', 'proxy', 'service/connection', 'service/props', 'service/task', 'validation',
  ],
  'service/fargate': ['analysis/rules', 'analysis/sizing', 'service/base', 'service/props', 'service/task', 'validation'],
  'service/ec2': ['analysis/rules', 'service/base', 'service/instances', 'service/props', 'service/task', 'validation'],
  'service/managed-instances': ['analysis/rules', 'service/base', 'service/instances', 'service/props', 'service/task', 'validation'],
  'service/adopted': ['analysis/rules', 'mesh', 'service/base', 'service/instances', 'service/props', 'service/task', 'validation'],
  'edge': ['analysis/rules', 'core', 'endpoint', 'mesh', 'service/connection', 'service/task', 'validation'],
  'testing': ['analysis/rules', 'analysis/topology', 'validation'],
  'observability': ['analysis/rules', 'core', 'endpoint', 'mesh', 'metrics', 'service/connection', 'validation'],
};

/** Folders whose files are imported one by one and not through an index, since loading all rules takes time. */
const ENTERED_BY_FILE = ['analysis/rules'];

/** Folders that import neither aws-cdk-lib nor constructs: they load in milliseconds, and their tests need no stack. */
export const PURE_FOLDERS = Object.keys(FOLDERS).filter((folder) => folder === 'cli' || folder.startsWith('analysis/'));

/** The zones of eslint's `import/no-restricted-paths`. */
export function folderZones() {
  return Object.entries(FOLDERS).map(([folder, mayImport]) => ({
    target: `./src/${folder}`,
    from: './src',
    except: [folder, ...mayImport.map(entryOf)].map((allowed) => `./${allowed}`),
    message: `src/${folder} may import only the index of: ${mayImport.join(', ') || 'no other folder'}`,
  }));
}

function entryOf(folder: string): string {
  return ENTERED_BY_FILE.includes(folder) ? folder : `${folder}/index.ts`;
}
