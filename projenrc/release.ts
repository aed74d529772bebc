import { awscdk, ReleasableCommits } from 'projen';

/**
 * Where releases are published, and with which credentials. npm, PyPI and NuGet trust the job by the identity that GitHub gives it,
 * so that no long-lived token is stored; Maven Central and the repository of the Go module need secrets. CONTRIBUTING.md says what
 * to set up.
 */
export const RELEASE: Partial<awscdk.AwsCdkConstructLibraryOptions> = {
  majorVersion: 0,
  releasableCommits: ReleasableCommits.featuresAndFixes(),
  // The environment can require reviewers, and the registries trust only it.
  releaseEnvironment: 'release',
  npmTrustedPublishing: true,
  // Pinned, since it runs with the right to publish.
  jsiiReleaseVersion: '0.2.1061',
  // Release 13 needs Node 22; the library is developed on 20 and above.
  bumpPackage: 'commit-and-tag-version@^12',
  // The first release is 0.1.0; the commits decide every later version.
  nextVersionCommand: 'node -e "if (process.env.VERSION === \'0.0.0\') console.log(\'0.1.0\')"',

  publishToPypi: { distName: 'cdk-ecs-service-connect', module: 'cdk_ecs_service_connect', trustedPublishing: true },
  publishToNuget: { dotNetNamespace: 'CdkEcsServiceConnect', packageId: 'CdkEcsServiceConnect', trustedPublishing: true },
  publishToMaven: {
    javaPackage: 'io.github.cdkecsserviceconnect',
    mavenGroupId: 'io.github.cdkecsserviceconnect',
    mavenArtifactId: 'cdk-ecs-service-connect',
    mavenServerId: 'central-ossrh',
  },
  publishToGo: {
    moduleName: 'github.com/cdk-ecs-service-connect/cdk-ecs-service-connect-go',
    packageName: 'cdkecsserviceconnect',
    // A deploy key of this one repository.
    githubUseSsh: true,
  },
};

/** The bill of materials beside the packages, and a rehearsal of the release that publishes nothing. */
export function addReleaseTasks(project: awscdk.AwsCdkConstructLibrary) {
  const sbom = project.addTask('sbom', {
    description: 'Write the bill of materials of the package in dist/js',
    exec: 'tsx scripts/write-sbom.ts',
  });
  project.packageTask.spawn(sbom);
  project.release!.publisher.addGitHubPostPublishingSteps({
    name: 'Attach the bill of materials',
    if: '${{ !inputs.dry_run }}',
    env: { GITHUB_TOKEN: '${{ secrets.GITHUB_TOKEN }}' },
    run: 'gh release upload "$(cat dist/releasetag.txt)" dist/sbom.cdx.json -R "$GITHUB_REPOSITORY" --clobber',
  });

  const release = project.tasks.tryFind('release')!;
  const rehearsal = project.addTask('release:dry-run', {
    description: 'All steps of a release but the tests and the publishing; wants a clean work tree',
    env: { ...release.envVars, CI: 'true' },
    exec: 'rm -fr dist',
  });
  for (const step of ['bump', 'default', 'compile', 'post-compile', 'package']) rehearsal.spawn(project.tasks.tryFind(step)!);
  rehearsal.exec('tsx scripts/check-release.ts');
  rehearsal.spawn(project.tasks.tryFind('unbump')!);
  rehearsal.exec('git diff --ignore-space-at-eol --exit-code');

  project.buildWorkflow!.addPostBuildJobCommands('release-dry-run', ['npx projen release:dry-run'], { checkoutRepo: true, installDeps: true });
}

/** The older releases of Node.js that the library supports; the build itself runs on the newest. */
export function addNodeJobs(project: awscdk.AwsCdkConstructLibrary, versions: readonly string[]) {
  for (const version of versions) {
    project.buildWorkflow!.addPostBuildJobCommands(`node-${version}`, ['npx projen compile', 'npx jest --ci --coverage=false'], {
      checkoutRepo: true,
      installDeps: true,
      tools: { node: { version: `${version}.x` } },
    });
  }
}

