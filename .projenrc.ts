import { awscdk, javascript, JsonFile, TaskStep } from 'projen';
import { pinActions } from './projenrc/actions';
import { folderZones, PURE_FOLDERS } from './projenrc/folders';
import { MUTATED_FOLDERS } from './projenrc/mutated-folders';
import { NODE_RELEASES } from './projenrc/node-releases';
import { addNodeJobs, addReleaseTasks, RELEASE } from './projenrc/release';
import { addWeeklyWorkflow } from './projenrc/weekly';

/** The oldest aws-cdk-lib that the library supports, and the one that it compiles against. */
const CDK_FLOOR = '2.263.0';

/** A later aws-cdk-lib that the same tests run on; `npm run upgrade` moves it. */
const CDK_NEWEST = '2.276.0';

/** The tests that `npm test` leaves to `test:all`. */
const LONG = ['\\.long\\.test\\.ts$', '/test/examples/.*\\.test\\.ts$', '/test/reviews/.*\\.test\\.ts$'];

const project = new awscdk.AwsCdkConstructLibrary({
  ...RELEASE,
  name: 'cdk-ecs-service-connect',
  description: 'AWS CDK constructs for Amazon ECS Service Connect: services that find each other, deploy in order and fail at synthesis instead of in production',
  // Construct Hub finds packages by the first three.
  keywords: ['aws-cdk', 'awscdk', 'cdk', 'aws', 'ecs', 'fargate', 'service-connect', 'service-mesh', 'cloud-map'],
  author: 'cdk-ecs-service-connect contributors',
  authorAddress: 'https://github.com/cdk-ecs-service-connect',
  authorOrganization: true,
  repositoryUrl: 'https://github.com/cdk-ecs-service-connect/cdk-ecs-service-connect',
  license: 'Apache-2.0',
  copyrightOwner: 'cdk-ecs-service-connect contributors',
  defaultReleaseBranch: 'main',
  packageManager: javascript.NodePackageManager.NPM,
  projenrcTs: true,

  cdkVersion: CDK_FLOOR,
  compatIgnore: '.compatignore',
  constructsVersion: '10.5.0',
  jsiiVersion: '~6.0.0',
  typescriptVersion: '~6.0.0',
  minNodeVersion: `${NODE_RELEASES[0]}.0.0`,
  // Trusted publishing wants the npm of Node 24.
  workflowNodeVersion: `${NODE_RELEASES.at(-1)}.x`,
  githubOptions: {
    pullRequestLintOptions: {
      semanticTitleOptions: { types: ['feat', 'fix', 'docs', 'test', 'refactor', 'perf', 'style', 'build', 'ci', 'chore', 'revert'] },
    },
  },
  devDeps: [
    `aws-cdk-lib-newest@npm:aws-cdk-lib@${CDK_NEWEST}`,
    'aws-cdk@^2.1148.0',
    // The Go module asks for the version that is installed here; this is the one that the floor was released with.
    '@aws-cdk/cloud-assembly-schema@54.11.0',
    'tsx',
    // Bundles what is published, and an app in a test; the release that tsx has.
    'esbuild@0.28.2',
    // Transpiles the tests; types are checked once, by tsc.
    '@swc/core@1.16.22',
    '@swc/jest@0.2.39',
    // The official schema of SARIF, which the test reads as a file. It has no other release.
    '@microsoft/jest-sarif@1.0.0-beta.0',
    // What Lambda holds for the functions of custom resources, which the emulator runs.
    '@aws-sdk/client-ecs@^3',
    // What the CDK CLI says of a change: which properties differ, and what CloudFormation replaces.
    '@aws-cdk/cloudformation-diff@2.187.5',
    // Draws random applications, and shrinks those that do not hold.
    'fast-check@^4',
    // Tests, lint and types side by side.
    'concurrently@^9',
    // A validator of JSON schemas, its older draft that SARIF uses, and the formats of strings.
    'ajv@^8',
    'ajv-draft-04@^1',
    'ajv-formats@^3',
    // Applies JSON patches: the test of the fixes changes templates with it.
    'fast-json-patch@^3',
    // Mutation tests. Release 10 asks for Node 22.
    '@stryker-mutator/api@9.6.1',
    '@stryker-mutator/core@9.6.1',
    '@stryker-mutator/instrumenter@9.6.1',
    '@stryker-mutator/jest-runner@9.6.1',
    'jest-environment-node@^30',
    'jest-runner@^30',
    // What draws the output of `graph`: the test asks them whether they can read it. mermaid 12 asks for Node 22.
    'mermaid@^11',
    '@hpcc-js/wasm-graphviz@^1',
    // Opens the page of a mesh in a browser, and looks for what shuts people out.
    'playwright-core@^1',
    'axe-core@^4',
    // The last release for constructs 10.5.0.
    'cdk-nag@2.37.55',
    // The form of the deployable examples in test/integ. This is the newest release; it accepts every later aws-cdk-lib 2.
    '@aws-cdk/integ-tests-alpha@2.245.0-alpha.0',
  ],
  // What the command line and the page of a mesh need, loaded when they run. commander 15 asks for Node 22; releases 2 and 3 of dagre have
  // the same layout, and more source maps than this package has code.
  bundledDeps: ['@dagrejs/dagre@^1.1.8', 'commander@^14', 'picocolors', 'yaml'],
  bin: { 'cdk-ecs-service-connect': 'bin/cdk-ecs-service-connect' },

  jestOptions: {
    updateSnapshot: javascript.UpdateSnapshot.NEVER,
    passWithNoTests: false,
    jestConfig: {
      moduleNameMapper: { '^cdk-ecs-service-connect$': '<rootDir>/src/index.ts' },
      collectCoverageFrom: ['src/**/*.ts'],
      coverageReporters: ['text-summary', 'lcov'],
      setupFiles: ['<rootDir>/test/setup.ts'],
      // One worker per core. A worker that has loaded aws-cdk-lib for several test files gets slow: V8 keeps the code of all of them, and
      // coverage walks over it after every file. A new worker costs less.
      maxWorkers: '100%',
      workerIdleMemoryLimit: '300MB',
    },
  },
  // `npm ci`; a change that the build makes to generated files still goes back to the pull request.
  buildWorkflowOptions: { mutableInstall: false },
  eslintOptions: { dirs: ['src'], devdirs: ['test', 'examples', 'scripts'] },
  // What integ-runner writes, and the mutation tests.
  gitignore: ['cdk.out', '.jsii.tabl.json', '.venv', '__pycache__', '*.snapshot', 'cdk-integ.out.*', '/reports/', '.stryker-tmp'],
});

// 1.13.0 was published without the bindings of most platforms, and `npm ci` refuses a lock file without them.
project.package.addPackageResolutions('unrs-resolver@1.12.2');

// `explain` prints the pages of the rules; the other documents are read where the sources are.
project.npmignore!.exclude('/docs/*', '!/docs/rules/', '/action/', '/action.yml', '/.pre-commit-hooks.yaml', '/examples/', '/scripts/', '/rosetta/', '/.ci/', '/.compatignore', '/reports/', '.stryker-tmp', 'cdk.out');
// Of the compiled modules, the bundles are published.
project.npmignore!.exclude('/lib/**/*.js', '!/lib/index.js', '!/lib/library.js', '!/lib/analysis.js', '!/lib/cli/main.js');
project.compileTask.exec('tsx scripts/bundle.ts');
project.compileTask.exec('tsx scripts/link-readme.ts');
for (const file of ['API.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'SECURITY.md']) project.npmignore!.exclude(`/${file}`);
// More than half of the compiled files would be sources once more.
for (const option of ['inlineSourceMap', 'inlineSources']) project.tryFindObjectFile('tsconfig.json')!.addOverride(`compilerOptions.${option}`, false);

project.jest!.config.coverageThreshold = { global: { branches: 95 } };
project.jest!.config.transform = {
  '^.+\\.[t]sx?$': ['@swc/jest', { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' }, sourceMaps: 'inline' }],
};
project.deps.removeDependency('ts-jest');

// The folder table of ARCHITECTURE.md.
project.eslint!.addRules({
  'import/no-restricted-paths': ['error', { zones: folderZones() }],
  'no-restricted-imports': ['error', {
    paths: [{ name: 'aws-cdk-lib', message: 'import a submodule (aws-cdk-lib/core, aws-cdk-lib/aws-ecs): the barrel loads every service' }],
  }],
  // What is loaded on first use keeps the import of the library and the start of the command fast. Bundlers see a `require` with its path,
  // not one through `module`.
  '@typescript-eslint/no-require-imports': ['error', { allow: ['^\\.', '^@dagrejs/dagre$', '^aws-cdk-lib/custom-resources$'] }],
  // The command line loads the modules of its commands when it runs them, which is no import that lint sees.
  'import/no-unused-modules': ['error', {
    unusedExports: true,
    src: ['src', 'test', 'scripts', 'examples', 'projenrc', '.projenrc.ts'],
    ignoreExports: ['src/index.ts', 'src/cli/main.ts', 'src/cli/check.ts', 'src/cli/explain.ts', 'src/cli/graph.ts', 'src/cli/plan.ts', 'src/cli/rules.ts', 'src/cli/input/yaml-document.ts', 'src/cli/report/sarif.ts'],
  }],
});
// A test finds the cases of the rules by the names of their files, Jest what it runs before and after all tests, and in, Stryker its plugins.
const FOUND_BY_NAME = [
  'test/analysis/rules/**/*.cases.ts', 'test/emulator/setup.ts', 'test/emulator/teardown.ts', 'scripts/mutation/jest-*.ts', 'scripts/mutation/stryker-plugins.ts',
];
project.eslint!.addOverride({ files: FOUND_BY_NAME, rules: { 'import/no-unused-modules': 'off' } });
project.eslint!.addOverride({
  files: PURE_FOLDERS.map((folder) => `src/${folder}/**`),
  rules: {
    'no-restricted-imports': ['error', { patterns: ['aws-cdk-lib', 'aws-cdk-lib/*', 'constructs'] }],
  },
});

// Everything that TypeScript checks but jsii does not compile; there the library goes by its name.
const paths = { 'cdk-ecs-service-connect': ['../src/index.ts'] };
project.tsconfigDev.file.addOverride('compilerOptions.paths', paths);
for (const folder of ['examples', 'scripts']) {
  new JsonFile(project, `${folder}/tsconfig.json`, {
    obj: {
      extends: '../tsconfig.json',
      compilerOptions: { noEmit: true, rootDir: '..', paths },
      include: ['**/*.ts'],
      exclude: ['node_modules', '**/cdk.out'],
    },
  });
}
Object.assign(project.eslint!.config.settings['import/resolver'].typescript, {
  project: ['./tsconfig.json', './examples/tsconfig.json'],
  noWarnOnMultipleProjects: true,
});

/** A variant of Jest's configuration, without coverage. */
function jestVariant(name: string, config: () => object): void {
  new JsonFile(project, `test/jest.${name}.json`, {
    obj: () => ({
      ...project.jest!.config,
      rootDir: '..',
      collectCoverage: false,
      coverageThreshold: undefined,
      reporters: ['default', ['jest-junit', { outputDirectory: 'test-reports', outputName: `${name}.xml` }]],
      testPathIgnorePatterns: ['/node_modules/'],
      ...config(),
    }),
  });
}
// The tests that take long: programs that are started, thousands of damaged templates, random applications, CDK's template validator.
project.jest!.config.testPathIgnorePatterns = ['/node_modules/', ...LONG, '/test/emulator/'];
jestVariant('long', () => ({ testMatch: undefined, testRegex: LONG }));
// Deployments to an emulator of AWS, one after the other.
jestVariant('emulator', () => ({
  testMatch: ['<rootDir>/test/emulator/*.test.ts'],
  globalSetup: '<rootDir>/test/emulator/setup.ts',
  globalTeardown: '<rootDir>/test/emulator/teardown.ts',
  testTimeout: 120_000,
  maxWorkers: 1,
}));
// The tests that touch aws-cdk-lib, on the newest: only the module behind the name differs. Bundles are programs of their own, which have the
// floor, and what a change explains is a question to this library alone.
jestVariant('newest', () => ({
  testPathIgnorePatterns: ['/node_modules/', '/test/(analysis|cli|emulator)/', '/bundle\\.long', '/random-changes\\.long'],
  moduleNameMapper: { ...project.jest!.config.moduleNameMapper, '^aws-cdk-lib($|/.*)': 'aws-cdk-lib-newest$1' },
}));

// One program for all that TypeScript checks: the types of aws-cdk-lib are loaded once. Lint reads the projects of the folders.
new JsonFile(project, 'test/tsconfig.all.json', {
  obj: {
    extends: './tsconfig.json',
    include: ['**/*.ts', '../examples/**/*.ts', '../scripts/**/*.ts'],
    exclude: ['**/node_modules', '**/cdk.out'],
  },
});

/** Compiles, unless a task that runs several of these checks has done so. */
const compileOnce: TaskStep = { spawn: project.compileTask.name, condition: 'node -e "process.exit(process.env.COMPILED ? 1 : 0)"' };

const newest = project.addTask('test:newest', {
  description: 'Run the tests on the newest aws-cdk-lib',
  exec: 'jest --ci --config test/jest.newest.json',
  receiveArgs: true,
});
const long = project.addTask('test:long', {
  description: 'Run the tests that take long',
  exec: 'jest --ci --config test/jest.long.json',
  receiveArgs: true,
});
const emulator = project.addTask('test:emulator', {
  description: 'Deploy, change and delete examples on an emulator of AWS, with the CDK CLI',
  exec: 'jest --ci --config test/jest.emulator.json',
  receiveArgs: true,
});
const types = project.addTask('test:types', {
  description: 'Check the types of tests, examples and scripts',
  exec: 'tsc --noEmit -p test/tsconfig.all.json',
});
project.addTask('lint:file', {
  description: 'Lint the given files or folders, with repairs',
  exec: 'eslint --ext .ts --fix',
  receiveArgs: true,
  env: { ESLINT_USE_FLAT_CONFIG: 'false', NODE_NO_WARNINGS: '1' },
});
const packageAll = project.tasks.tryFind('package-all')!;
packageAll.reset('tsx scripts/package-all.ts');
const consumers = project.addTask('test:consumers', {
  description: 'Build the packages of all languages, and run programs in TypeScript, Python, Java and Go against them',
  steps: [compileOnce, { spawn: packageAll.name }, { exec: 'tsx scripts/test-consumers.ts' }],
});
const python = project.addTask('test:python', {
  description: 'Run the Python of the README in a fresh virtual environment, with the wheel in dist',
  exec: 'tsx scripts/test-python.ts',
});
const packed = project.addTask('test:package', {
  description: 'Pack the package and run its command through npx in an empty folder',
  exec: 'tsx scripts/test-package.ts',
});
const api = project.addTask('test:api', {
  description: 'Check that API.md is what the documentation generator writes',
  steps: [compileOnce, { exec: 'tsx scripts/check-api.ts' }],
});
project.tasks.tryFind('docgen')!.exec('tsx scripts/complete-api.ts');
const words = project.addTask('test:words', {
  description: 'Measure the prose of the documentation: length of sentences, phrases that slow readers down; --report only prints',
  exec: 'tsx scripts/check-words.ts',
  receiveArgs: true,
});
const docs = project.addTask('test:docs', {
  description: 'Compile every sample of the documentation, and count the public members without words',
  steps: [compileOnce, { spawn: words.name }, { exec: 'tsx scripts/check-docstrings.ts' }, { exec: 'tsx scripts/check-samples.ts' }, { exec: 'tsx scripts/check-guides.ts' }],
});
project.addTask('test:guides', {
  description: 'Paste the guides, or those that are named, into fresh apps, compile and synthesise them: test:guides [name]',
  steps: [compileOnce, { exec: 'tsx scripts/check-guides.ts', receiveArgs: true }],
});
const weekly = project.addTask('test:weekly', {
  description: 'Run all tests on each release of Node.js, on the floor and on the newest aws-cdk-lib, and deploy every example to the emulator',
  steps: [{ spawn: project.compileTask.name }, { exec: 'tsx scripts/test-node.ts' }, { spawn: emulator.name, env: { EMULATE_ALL: '1' } }],
});
const mutation = project.addTask('test:mutation', {
  description: 'Change the sources, one expression at a time, and check that the tests notice: test:mutation [folder...] [--sample 200] [--seed 1]',
  exec: 'tsx scripts/test-mutation.ts',
  receiveArgs: true,
});
const aws = project.addTask('check:aws', {
  description: 'Compare what the library knows of AWS with the newest models of it, from PyPI',
  exec: 'tsx scripts/check-aws.ts',
});
const lintApps = project.addTask('lint:apps', {
  description: 'Lint the templates of random applications with the newest cfn-lint, from PyPI',
  exec: 'tsx --tsconfig scripts/tsconfig.json scripts/lint-random-apps.ts',
  env: { CDK_VALIDATION: 'false' },
});
const performance = project.addTask('test:performance', {
  description: 'Measure reader, rules and plan over large meshes',
  steps: [compileOnce, { exec: 'tsx scripts/measure-rules.ts' }, { exec: 'tsx scripts/measure-plan.ts' }],
});
project.addTask('bench', {
  description: 'Measure the library beside the same mesh written by hand, in CPU time, memory and templates: bench [pairs] [services]',
  steps: [compileOnce, { exec: 'tsx scripts/bench.ts', receiveArgs: true }],
});
project.addTask('prove', {
  description: 'Build and change random applications and check what has to hold of each, in shards, on from where it stopped: prove [count]',
  exec: 'tsx scripts/prove.ts',
  receiveArgs: true,
});
const cases = project.addTask('test:cases', {
  description: 'Check templates of others, if they are beside the project, against what must come of each',
  exec: 'tsx scripts/check-cases.ts',
  receiveArgs: true,
});
const browser = project.addTask('test:browser', {
  description: 'Open the page of a mesh in Chromium, if it is there: search, details, waves, accessibility, first paint',
  exec: 'tsx --tsconfig scripts/tsconfig.json scripts/test-browser.ts',
});
// jsii warns of the end of Node 20 in a frame; the library supports 20 as long as aws-cdk-lib does.
project.tasks.addEnvironment('JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION', '20');

project.testTask.reset();
project.testTask.spawn(project.compileTask);
// Tests use all processors, lint and types one each: together they take as long as the tests alone, and some seconds.
project.testTask.exec(`concurrently --group --prefix none --passthrough-arguments "jest --ci {@}" "projen ${project.eslint!.eslintTask.name}" "projen ${types.name}" --`, { receiveArgs: true });
const testAll = project.addTask('test:all', {
  description: 'Everything beside the tests themselves: documentation, newest aws-cdk-lib, packages and programs in all languages, performance',
  steps: [project.compileTask, api, docs, cases, performance, browser, long, emulator, newest, project.tasks.tryFind('compat')!, consumers, python, packed].map(({ name }) => (
    name === project.compileTask.name ? { spawn: name } : { spawn: name, env: { COMPILED: '1' } }
  )),
});
testAll.exec('tsx scripts/missing-tools.ts');
// A test file that cannot be loaded counts as an error in the reports.
for (const task of [project.testTask, long, emulator, newest]) task.env('JEST_JUNIT_REPORT_TEST_SUITE_ERRORS', 'true');

project.gitignore.exclude('prove.jsonl');
project.addTask('demo', {
  description: 'Synthesise the retail store and plan the mesh',
  exec: 'tsx scripts/demo.ts',
});
project.addTask('integ:snapshot', {
  description: 'Write the templates of the examples, and of the scenarios in test/integ, that tests compare',
  exec: 'tsx --tsconfig scripts/tsconfig.json scripts/write-integ-snapshots.ts',
  env: { CDK_VALIDATION: 'false' },
});
project.addTask('docs:rules', {
  description: 'Write the index of the rules',
  exec: 'tsx scripts/rule-index.ts',
});
project.addTask('docs:pictures', {
  description: 'Draw the examples for the documentation',
  exec: 'tsx --tsconfig scripts/tsconfig.json scripts/write-pictures.ts',
  env: { CDK_VALIDATION: 'false' },
});
project.addTask('docs:comparison', {
  description: 'Compare the retail store with and without this library, and write the figures to the README',
  exec: 'tsx --tsconfig scripts/tsconfig.json scripts/write-comparison.ts',
  env: { CDK_VALIDATION: 'false' },
});
project.addTask('rule:new', {
  description: 'Write the stubs of a new rule: rule:new SC114 some-name [severity] [title]',
  exec: 'tsx scripts/new-rule.ts',
  receiveArgs: true,
});

pinActions(project.github!);
project.buildWorkflow!.addPostBuildJobCommands('test-all', [`npx projen ${testAll.name}`], { checkoutRepo: true, installDeps: true });
addNodeJobs(project, NODE_RELEASES.slice(0, -1));
addWeeklyWorkflow(project, [
  { task: weekly },
  { task: mutation, minutes: 240, report: 'reports/mutation', each: MUTATED_FOLDERS.map(({ source }) => source) },
  { task: aws },
  { task: lintApps },
]);
addReleaseTasks(project);

project.synth();
