/** How far a migration is. Each step is a deployment of its own, and can be undone by deploying the one before it. */
export enum MigrationStep {
  /** Nobody is on the mesh. */
  BEFORE = 'before',
  /** The backend is on the mesh, under the name and port that clients dial; they still reach it the old way. */
  BACKEND = 'backend',
  /** The clients are on the mesh, too. */
  CLIENTS = 'clients',
  /** What the old way needed is removed. */
  AFTER = 'after',
}

/** Who is on the mesh at a step. */
export function onMesh(step: MigrationStep): { backend: boolean; clients: boolean; oldWay: boolean } {
  return {
    backend: step !== MigrationStep.BEFORE,
    clients: step === MigrationStep.CLIENTS || step === MigrationStep.AFTER,
    oldWay: step !== MigrationStep.AFTER,
  };
}
