import { awscdk, github, Task } from 'projen';

/** A task that runs once a week. */
interface WeeklyJob {
  readonly task: Task;
  /** When the job is cancelled. Default: after 90 minutes. */
  readonly minutes?: number;
  /** A folder that the task writes, and that the job keeps. */
  readonly report?: string;
}

/** A workflow that runs tasks once a week, and when a person starts it: what takes too long for each pull request, or changes without one. */
export function addWeeklyWorkflow(project: awscdk.AwsCdkConstructLibrary, jobs: readonly WeeklyJob[]) {
  const workflow = new github.GithubWorkflow(project.github!, 'weekly');
  workflow.on({ schedule: [{ cron: '0 3 * * 1' }], workflowDispatch: {} });
  for (const { task: { name }, minutes = 90, report } of jobs) {
    const keep = report === undefined ? [] : [github.WorkflowSteps.uploadArtifact({ if: 'always()', with: { name: name.replace(':', '-'), path: report } })];
    workflow.addJob(name.replace(':', '-'), {
      runsOn: ['ubuntu-latest'],
      permissions: { contents: github.workflows.JobPermission.READ },
      timeoutMinutes: minutes,
      env: { CI: 'true' },
      steps: [
        github.WorkflowSteps.checkout(),
        ...project.renderWorkflowSetup({ mutable: false }),
        { name: 'Test', run: `npx projen ${name}` },
        ...keep,
      ],
    });
  }
}
