/** Guides whose samples are not yet whole files. */
export const NOT_YET: readonly string[] = [
  'adopt-existing-services', 'blue-green', 'migrate-from-an-internal-load-balancer', 'migrate-from-app-mesh',
  'migrate-from-cloud-map', 'observe', 'redeploy', 'remove-a-connection-across-stacks', 'replace-a-service', 'run-on-ec2',
  'run-on-managed-instances', 'see-the-mesh', 'validate-in-a-pipeline',
];
