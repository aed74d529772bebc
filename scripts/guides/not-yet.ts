/** Guides whose samples are not yet whole files. */
export const NOT_YET: readonly string[] = [
  'blue-green', 'migrate-from-an-internal-load-balancer', 'migrate-from-app-mesh',
  'migrate-from-cloud-map', 'observe', 'redeploy', 'remove-a-connection-across-stacks', 'replace-a-service',
  'see-the-mesh', 'validate-in-a-pipeline',
];
