import { Vpc } from 'aws-cdk-lib/aws-ec2';
import { Cluster, ContainerImage, LogDrivers, Secret } from 'aws-cdk-lib/aws-ecs';
import { Secret as Password } from 'aws-cdk-lib/aws-secretsmanager';
import { Duration, Stack, StackProps } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { ServiceConnectEndpoint, ServiceConnectFargateService, ServiceConnectNamespace } from 'cdk-ecs-service-connect';

/** Database and user of the blog. */
const BLOG = 'wordpress';

/**
 * The example of the AWS page: WordPress, a client service, reaches two tasks of MySQL through the endpoint `mysql` of the namespace
 * `local`, and its proxy chooses between them by round-robin.
 *
 * It shows the connection, not the storage: each task of MySQL has a database of its own, which ends with the task. A real blog keeps its
 * data in Amazon RDS, or runs one task with a volume.
 */
export class WordPressStack extends Stack {
  readonly mysql: ServiceConnectFargateService;
  readonly wordpress: ServiceConnectFargateService;

  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);
    const cluster = new Cluster(this, 'Cluster', { vpc: new Vpc(this, 'Vpc', { maxAzs: 2, natGateways: 1 }) });
    const namespace = new ServiceConnectNamespace(this, 'Namespace', { namespaceName: 'local' });
    const password = Secret.fromSecretsManager(new Password(this, 'Password', {
      description: 'The password of WordPress at MySQL',
      generateSecretString: { excludePunctuation: true, passwordLength: 32 },
    }));

    this.mysql = new ServiceConnectFargateService(this, 'MySql', {
      cluster,
      namespace,
      cpu: 512,
      memoryLimitMiB: 1024,
      desiredCount: 2,
      container: {
        image: ContainerImage.fromRegistry('public.ecr.aws/docker/library/mysql:8.4'),
        environment: { MYSQL_DATABASE: BLOG, MYSQL_USER: BLOG, MYSQL_RANDOM_ROOT_PASSWORD: 'yes' },
        secrets: { MYSQL_PASSWORD: password },
        // By address, since MySQL answers at its socket, but not yet at its port, while it sets itself up.
        healthCheck: { command: ['CMD-SHELL', 'mysqladmin ping -h 127.0.0.1'], startPeriod: Duration.seconds(120) },
        logging: LogDrivers.awsLogs({ streamPrefix: 'mysql' }),
      },
      endpoints: [ServiceConnectEndpoint.tcp({ containerPort: 3306, dnsName: 'mysql' })],
    });
    this.wordpress = new ServiceConnectFargateService(this, 'WordPress', {
      cluster,
      namespace,
      container: {
        image: ContainerImage.fromRegistry('public.ecr.aws/docker/library/wordpress:6.8-apache'),
        environment: { WORDPRESS_DB_NAME: BLOG, WORDPRESS_DB_USER: BLOG },
        secrets: { WORDPRESS_DB_PASSWORD: password },
        // A file, since a blog is not restarted for what is wrong with its database.
        healthCheck: { command: ['CMD-SHELL', 'curl -f http://localhost/readme.html || exit 1'], startPeriod: Duration.seconds(60) },
        logging: LogDrivers.awsLogs({ streamPrefix: 'wordpress' }),
      },
    });
    this.wordpress.connectTo(this.mysql, { addressEnvironmentVariable: 'WORDPRESS_DB_HOST' });
  }
}
