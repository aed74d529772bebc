import { Target } from './targets';

/** A file or folder that is published. */
export interface Artefact {
  /** Name in messages. */
  readonly name: string;
  /** Where it is in the folder of its target; a folder counts with all files in it. */
  readonly path: RegExp;
  /** Its contents: each pattern matches at least one file, and each file matches a pattern. */
  readonly holds: readonly RegExp[];
  /** Limit of the size: a larger artefact holds files that it does not need. */
  readonly maxKilobytes: number;
}

const PAYLOAD = String.raw`cdk-ecs-service-connect[@-]\d+\.\d+\.\d+(\.jsii)?\.tgz`;
const JAVA = String.raw`io/github/cdkecsserviceconnect`;

/** The contents of the packages of each language. All others contain the npm tarball, since jsii runs it. */
export const CONTENTS: Record<Target, readonly Artefact[]> = {
  js: [{
    name: 'npm tarball',
    path: /^cdk-ecs-service-connect@[\d.]+\.jsii\.tgz$/,
    holds: [
      /^package\/lib\/(index|library|analysis|cli\/main)\.js$/,
      /^package\/lib\/([a-z0-9-]+\/)*[a-z0-9-]+\.d\.ts$/,
      /^package\/bin\/cdk-ecs-service-connect$/,
      /^package\/assets\/(page|picture|legend|legend-change)\.(css|html|js)$/,
      /^package\/docs\/rules\/(README|SC\d{3})\.md$/,
      /^package\/node_modules\/@dagrejs\/(dagre|graphlib)\//,
      /^package\/node_modules\/commander\//,
      /^package\/node_modules\/picocolors\//,
      /^package\/node_modules\/yaml\//,
      /^package\/\.jsii$/,
      /^package\/package\.json$/,
      /^package\/README\.md$/,
      /^package\/CHANGELOG\.md$/,
      /^package\/LICENSE$/,
    ],
    maxKilobytes: 900,
  }],
  python: [
    {
      name: 'wheel',
      path: /^cdk_ecs_service_connect-[\d.]+-py3-none-any\.whl$/,
      holds: [
        /^cdk_ecs_service_connect\/__init__\.py$/,
        /^cdk_ecs_service_connect\/py\.typed$/,
        /^cdk_ecs_service_connect\/_jsii\/__init__\.py$/,
        new RegExp(`^cdk_ecs_service_connect/_jsii/${PAYLOAD}$`),
        /^cdk_ecs_service_connect-[\d.]+\.data\/scripts\/cdk-ecs-service-connect$/,
        /^cdk_ecs_service_connect-[\d.]+\.dist-info\//,
      ],
      maxKilobytes: 1100,
    },
    {
      name: 'sdist',
      path: /^cdk_ecs_service_connect-[\d.]+\.tar\.gz$/,
      holds: [
        new RegExp(`/src/cdk_ecs_service_connect/_jsii/${PAYLOAD}$`),
        /\/src\/cdk_ecs_service_connect\/(.*\.py|py\.typed|_jsii\/bin\/cdk-ecs-service-connect)$/,
        /\/src\/cdk_ecs_service_connect\.egg-info\//,
        /^[^/]+\/(setup\.py|setup\.cfg|pyproject\.toml|MANIFEST\.in|PKG-INFO|README\.md|LICENSE)$/,
      ],
      maxKilobytes: 1100,
    },
  ],
  java: [
    {
      name: 'jar',
      path: new RegExp(`^${JAVA}/.*-[0-9.]+\\.jar$`),
      holds: [new RegExp(`^${JAVA}/[\\w$-]+\\.class$`), new RegExp(`^${JAVA}/${PAYLOAD}$`), new RegExp(`^${JAVA}/\\$Module\\.txt$`), /^META-INF\//],
      maxKilobytes: 1500,
    },
    {
      name: 'sources',
      path: new RegExp(`^${JAVA}/.*-sources\\.jar$`),
      holds: [new RegExp(`^${JAVA}/[\\w$-]+\\.java$`), new RegExp(`^${JAVA}/${PAYLOAD}$`), new RegExp(`^${JAVA}/\\$Module\\.txt$`), /^META-INF\//],
      maxKilobytes: 1500,
    },
    // The javadoc tool decides which files accompany the pages.
    { name: 'javadoc', path: new RegExp(`^${JAVA}/.*-javadoc\\.jar$`), holds: [new RegExp(`^${JAVA}/\\w+\\.html$`), /./], maxKilobytes: 1500 },
    { name: 'pom', path: new RegExp(`^${JAVA}/.*\\.pom$`), holds: [/./], maxKilobytes: 20 },
  ],
  go: [{
    name: 'module',
    path: /^cdkecsserviceconnect$/,
    holds: [/^\w+\.go$/, /^internal\/types\.go$/, /^jsii\/jsii\.go$/, new RegExp(`^jsii/${PAYLOAD}$`), /^go\.mod$/, /^version$/, /^README\.md$/, /^LICENSE$/],
    maxKilobytes: 1400,
  }],
  dotnet: [{
    name: 'sources',
    path: /^CdkEcsServiceConnect$/,
    holds: [/^CdkEcsServiceConnect\/.*\.cs$/, /^AssemblyInfo\.cs$/, /^CdkEcsServiceConnect\.csproj$/, new RegExp(`^${PAYLOAD}$`), /^LICENSE$/],
    maxKilobytes: 1900,
  }],
};
