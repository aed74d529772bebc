import { awscdk, github, Task } from 'projen';

/** A task that runs once a week. */
interface WeeklyJob {
  readonly task: Task;
  /** When the job is cancelled. Default: after 90 minutes. */
  readonly minutes?: number;
  /** A folder that the task writes, and that the job keeps. */
  readonly report?: string;
  /** Arguments of the task that each have a job of their own. Default: one job, without an argument. */
  readonly each?: readonly string[];
}

/** A workflow that runs tasks once a week, and when a person starts it: what takes too long for each pull request, or changes without one. */
export function addWeeklyWorkflow(project: awscdk.AwsCdkConstructLibrary, jobs: readonly WeeklyJob[]) {
  const workflow = new github.GithubWorkflow(project.github!, 'weekly');
  workflow.on({ schedule: [{ cron: '0 3 * * 1' }], workflowDispatch: {} });
  for (const { task: { name }, minutes = 90, report, each } of jobs) {
    const id = name.replace(':', '-');
    const artifact = each ? `${id}-\${{ strategy.job-index }}` : id;
    const keep = report === undefined ? [] : [github.WorkflowSteps.uploadArtifact({ if: 'always()', with: { name: artifact, path: report } })];
    workflow.addJob(id, {
      runsOn: ['ubuntu-latest'],
      permissions: { contents: github.workflows.JobPermission.READ },
      timeoutMinutes: minutes,
      strategy: each && { failFast: false, matrix: { domain: { argument: [...each] } } },
      env: { CI: 'true' },
      steps: [
        github.WorkflowSteps.checkout(),
        ...project.renderWorkflowSetup({ mutable: false }),
        { name: 'Test', run: each ? `npx projen ${name} \${{ matrix.argument }}` : `npx projen ${name}` },
        ...keep,
      ],
    });
  }
}
