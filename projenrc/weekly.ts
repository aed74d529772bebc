import { awscdk, github, Task } from 'projen';

/** A workflow that runs a task once a week, and when a person starts it: what takes too long for each pull request. */
export function addWeeklyWorkflow(project: awscdk.AwsCdkConstructLibrary, task: Task) {
  const workflow = new github.GithubWorkflow(project.github!, 'weekly');
  workflow.on({ schedule: [{ cron: '0 3 * * 1' }], workflowDispatch: {} });
  workflow.addJob(task.name.replace(':', '-'), {
    runsOn: ['ubuntu-latest'],
    permissions: { contents: github.workflows.JobPermission.READ },
    timeoutMinutes: 90,
    env: { CI: 'true' },
    steps: [
      github.WorkflowSteps.checkout(),
      ...project.renderWorkflowSetup({ mutable: false }),
      { name: 'Test', run: `npx projen ${task.name}` },
    ],
  });
}
