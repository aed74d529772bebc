package shop;

import io.github.cdkecsserviceconnect.ServiceConnectConnectionOptions;
import io.github.cdkecsserviceconnect.ServiceConnectEndpoint;
import io.github.cdkecsserviceconnect.ServiceConnectEndpointProps;
import io.github.cdkecsserviceconnect.ServiceConnectFargateService;
import io.github.cdkecsserviceconnect.ServiceConnectHttpEndpointProps;
import io.github.cdkecsserviceconnect.ServiceConnectMesh;
import io.github.cdkecsserviceconnect.ServiceConnectNamespace;
import io.github.cdkecsserviceconnect.ServiceConnectPublicFrontend;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.ec2.SubnetConfiguration;
import software.amazon.awscdk.services.ec2.SubnetType;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.ecs.AwsLogDriverProps;
import software.amazon.awscdk.services.ecs.Cluster;
import software.amazon.awscdk.services.ecs.ContainerDefinitionOptions;
import software.amazon.awscdk.services.ecs.ContainerImage;
import software.amazon.awscdk.services.ecs.HealthCheck;
import software.amazon.awscdk.services.ecs.ICluster;
import software.amazon.awscdk.services.ecs.LogDrivers;
import software.constructs.Construct;

public final class RetailStore {
    public static void main(String[] args) {
        App app = new App();

        Stack platform = new Stack(app, "RetailPlatform");
        Vpc vpc = Vpc.Builder.create(platform, "Vpc")
            .maxAzs(2)
            .natGateways(1)
            .subnetConfiguration(List.of(
                SubnetConfiguration.builder().name("Public").subnetType(SubnetType.PUBLIC).build(),
                SubnetConfiguration.builder().name("Private").subnetType(SubnetType.PRIVATE_WITH_EGRESS).build()))
            .build();
        Cluster cluster = Cluster.Builder.create(platform, "Cluster").vpc(vpc).build();
        ServiceConnectNamespace namespace = ServiceConnectNamespace.Builder.create(platform, "Namespace").namespaceName("retail").build();
        Backends backends = new Backends(platform, "Backends", cluster, namespace);

        Stack frontend = new Stack(app, "RetailFrontend");
        ServiceConnectFargateService ui = ServiceConnectFargateService.Builder.create(frontend, "Ui")
            .cluster(cluster)
            .namespace(namespace)
            .cpu(512)
            .memoryLimitMiB(1024)
            .container(retailContainer("ui", "ui", "/actuator/health").build())
            .build();
        ui.connectTo(backends.catalog, urlIn("RETAIL_UI_ENDPOINTS_CATALOG"));
        ui.connectTo(backends.carts, urlIn("RETAIL_UI_ENDPOINTS_CARTS"));
        ui.connectTo(backends.orders, urlIn("RETAIL_UI_ENDPOINTS_ORDERS"));
        ui.connectTo(backends.checkout, urlIn("RETAIL_UI_ENDPOINTS_CHECKOUT"));
        ServiceConnectPublicFrontend.Builder.create(frontend, "Public")
            .service(ui)
            .containerPort(8080)
            .healthCheck(software.amazon.awscdk.services.elasticloadbalancingv2.HealthCheck.builder().path("/actuator/health").build())
            .build();

        ServiceConnectMesh mesh = ServiceConnectMesh.of(app.synth());
        List<String> clients = mesh.connectionsTo("Orders").stream()
            .map(call -> call.getClient() + " on " + call.getPort().intValue())
            .collect(Collectors.toList());
        if (!clients.equals(List.of("Checkout on 8080", "Ui on 8080"))) {
            throw new IllegalStateException("orders is called by " + clients);
        }
    }

    static ServiceConnectConnectionOptions urlIn(String variable) {
        return ServiceConnectConnectionOptions.builder().urlEnvironmentVariable(variable).build();
    }

    static ContainerDefinitionOptions.Builder retailContainer(String name, String image, String healthPath) {
        return ContainerDefinitionOptions.builder()
            .image(ContainerImage.fromRegistry("public.ecr.aws/aws-containers/retail-store-sample-" + image + ":1.2.1"))
            .healthCheck(HealthCheck.builder()
                .command(List.of("CMD-SHELL", "curl -f http://localhost:8080" + healthPath + " || exit 1"))
                .interval(Duration.seconds(10))
                .startPeriod(Duration.seconds(60))
                .build())
            .logging(LogDrivers.awsLogs(AwsLogDriverProps.builder().streamPrefix(name).build()));
    }

    /** The APIs behind the store, and the cache of one of them. */
    static final class Backends extends Construct {
        final ServiceConnectFargateService catalog;
        final ServiceConnectFargateService carts;
        final ServiceConnectFargateService orders;
        final ServiceConnectFargateService checkout;

        private final ICluster cluster;
        private final ServiceConnectNamespace namespace;

        Backends(Construct scope, String id, ICluster cluster, ServiceConnectNamespace namespace) {
            super(scope, id);
            this.cluster = cluster;
            this.namespace = namespace;
            catalog = api("Catalog", 256, 512, retailContainer("catalog", "catalog", "/health"));
            carts = api("Carts", 512, 1024, retailContainer("carts", "cart", "/actuator/health"));
            orders = api("Orders", 512, 1024, retailContainer("orders", "orders", "/actuator/health"));

            ServiceConnectFargateService redis = ServiceConnectFargateService.Builder.create(this, "Redis")
                .cluster(cluster)
                .namespace(namespace)
                .container(ContainerDefinitionOptions.builder()
                    .image(ContainerImage.fromRegistry("public.ecr.aws/docker/library/redis:7.4-alpine"))
                    .healthCheck(HealthCheck.builder().command(List.of("CMD-SHELL", "redis-cli ping | grep PONG")).build())
                    .logging(LogDrivers.awsLogs(AwsLogDriverProps.builder().streamPrefix("redis").build()))
                    .build())
                .endpoints(List.of(ServiceConnectEndpoint.tcp(
                    ServiceConnectEndpointProps.builder().containerPort(6379).dnsName("redis").build())))
                .build();
            checkout = api("Checkout", 256, 512, retailContainer("checkout", "checkout", "/health").environment(Map.of(
                "RETAIL_CHECKOUT_PERSISTENCE_PROVIDER", "redis",
                "RETAIL_CHECKOUT_PERSISTENCE_REDIS_URL", "redis://" + redis.endpoint().getAddress())));
            checkout.connectTo(redis);
            checkout.connectTo(orders, urlIn("RETAIL_CHECKOUT_ENDPOINTS_ORDERS"));
        }

        private ServiceConnectFargateService api(String id, int cpu, int memoryLimitMiB, ContainerDefinitionOptions.Builder container) {
            return ServiceConnectFargateService.Builder.create(this, id)
                .cluster(cluster)
                .namespace(namespace)
                .cpu(cpu)
                .memoryLimitMiB(memoryLimitMiB)
                .container(container.build())
                .endpoints(List.of(ServiceConnectEndpoint.http(
                    ServiceConnectHttpEndpointProps.builder().containerPort(8080).dnsName(id.toLowerCase()).port(80).build())))
                .build();
        }
    }
}
