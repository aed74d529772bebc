import { awscdk, github, Task } from 'projen';

/** A workflow that runs tasks once a week, and when a person starts it: what takes too long for each pull request, or changes without one. */
export function addWeeklyWorkflow(project: awscdk.AwsCdkConstructLibrary, tasks: readonly Task[]) {
  const workflow = new github.GithubWorkflow(project.github!, 'weekly');
  workflow.on({ schedule: [{ cron: '0 3 * * 1' }], workflowDispatch: {} });
  for (const { name } of tasks) {
    workflow.addJob(name.replace(':', '-'), {
      runsOn: ['ubuntu-latest'],
      permissions: { contents: github.workflows.JobPermission.READ },
      timeoutMinutes: 90,
      env: { CI: 'true' },
      steps: [
        github.WorkflowSteps.checkout(),
        ...project.renderWorkflowSetup({ mutable: false }),
        { name: 'Test', run: `npx projen ${name}` },
      ],
    });
  }
}
