package shop.guides;

import io.github.cdkecsserviceconnect.IServiceConnectEndpoint;
import io.github.cdkecsserviceconnect.IServiceConnectNamespace;
import io.github.cdkecsserviceconnect.ServiceConnectAlarms;
import io.github.cdkecsserviceconnect.ServiceConnectConnectionOptions;
import io.github.cdkecsserviceconnect.ServiceConnectConnectionScalingProps;
import io.github.cdkecsserviceconnect.ServiceConnectEndpoint;
import io.github.cdkecsserviceconnect.ServiceConnectEndpointImportOptions;
import io.github.cdkecsserviceconnect.ServiceConnectFargateService;
import io.github.cdkecsserviceconnect.ServiceConnectHttpEndpointProps;
import io.github.cdkecsserviceconnect.ServiceConnectNamespace;
import io.github.cdkecsserviceconnect.ServiceConnectNamespaceAttributes;
import io.github.cdkecsserviceconnect.ServiceConnectNoHealthyTrafficAlarm;
import io.github.cdkecsserviceconnect.ServiceConnectProtocol;
import java.util.List;
import software.amazon.awscdk.Acknowledgment;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Validations;
import software.amazon.awscdk.services.applicationautoscaling.EnableScalingProps;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.ecs.Cluster;
import software.amazon.awscdk.services.ecs.ContainerDefinitionOptions;
import software.amazon.awscdk.services.ecs.ContainerImage;

public final class SeveralStacksAndAccounts {
    public static void main(String[] args) {
        App app = new App();
        ContainerImage image = ContainerImage.fromRegistry("public.ecr.aws/aws-containers/retail-store-sample-catalog:1.2.1");

        Stack platform = new Stack(app, "Platform");
        Cluster cluster = Cluster.Builder.create(platform, "Cluster")
            .vpc(Vpc.Builder.create(platform, "Vpc").maxAzs(2).natGateways(1).build())
            .build();
        ServiceConnectNamespace namespace = ServiceConnectNamespace.Builder.create(platform, "Namespace").namespaceName("shop").build();

        Stack backend = new Stack(app, "Backend");
        ServiceConnectFargateService catalog = ServiceConnectFargateService.Builder.create(backend, "Catalog")
            .cluster(cluster)
            .namespace(namespace)
            .container(ContainerDefinitionOptions.builder().image(image).build())
            .endpoints(List.of(ServiceConnectEndpoint.http(
                ServiceConnectHttpEndpointProps.builder().containerPort(8080).dnsName("catalog").port(80).build())))
            .build();

        Stack frontend = new Stack(app, "Frontend");
        ServiceConnectFargateService ui = ServiceConnectFargateService.Builder.create(frontend, "Ui")
            .cluster(cluster)
            .namespace(namespace)
            .container(ContainerDefinitionOptions.builder().image(image).build())
            .build();
        ui.connectTo(catalog, ServiceConnectConnectionOptions.builder().urlEnvironmentVariable("CATALOG_URL").build());
        if (!frontend.getDependencies().contains(backend)) {
            throw new IllegalStateException("frontend is deployed before backend");
        }

        // Call a service of another app
        Stack caller = Stack.Builder.create(app, "Caller")
            .env(Environment.builder().account("111122223333").region("eu-west-1").build())
            .build();
        Cluster callerCluster = Cluster.Builder.create(caller, "Cluster")
            .vpc(Vpc.Builder.create(caller, "Vpc").maxAzs(2).natGateways(1).build())
            .build();
        IServiceConnectNamespace existing = ServiceConnectNamespace.fromNamespaceAttributes(caller, "Existing",
            ServiceConnectNamespaceAttributes.builder()
                .namespaceName("market")
                .namespaceArn("arn:aws:servicediscovery:eu-west-1:111122223333:namespace/ns-aaaaaaaaaaaaaaaa")
                .build());
        IServiceConnectEndpoint orders = existing.importEndpoint("orders", ServiceConnectEndpointImportOptions.builder()
            .dnsName("orders")
            .port(80)
            .containerPort(8080)
            .protocol(ServiceConnectProtocol.HTTP)
            .discoveryName("orders")
            .securityGroup(SecurityGroup.fromSecurityGroupId(caller, "OrdersGroup", "sg-0123456789abcdef0"))
            .build());
        ServiceConnectFargateService shipping = ServiceConnectFargateService.Builder.create(caller, "Shipping")
            .cluster(callerCluster)
            .namespace(existing)
            .container(ContainerDefinitionOptions.builder().image(image).build())
            .build();
        shipping.connectTo(orders, ServiceConnectConnectionOptions.builder().urlEnvironmentVariable("ORDERS_URL").build());

        // Regions and accounts
        Stack workload = Stack.Builder.create(app, "Workload")
            .env(Environment.builder().account("222233334444").region("eu-west-1").build())
            .build();
        Cluster workloadCluster = Cluster.Builder.create(workload, "Cluster")
            .vpc(Vpc.Builder.create(workload, "Vpc").maxAzs(2).natGateways(1).build())
            .build();
        IServiceConnectNamespace sharedNamespace = ServiceConnectNamespace.fromNamespaceAttributes(workload, "Namespace",
            ServiceConnectNamespaceAttributes.builder()
                .namespaceName("market")
                .namespaceArn("arn:aws:servicediscovery:eu-west-1:111122223333:namespace/ns-aaaaaaaaaaaaaaaa")
                .build());
        ServiceConnectFargateService ledger = ServiceConnectFargateService.Builder.create(workload, "Ledger")
            .cluster(workloadCluster)
            .namespace(sharedNamespace)
            .container(ContainerDefinitionOptions.builder().image(image).build())
            .endpoints(List.of(ServiceConnectEndpoint.http(
                ServiceConnectHttpEndpointProps.builder().containerPort(8080).dnsName("ledger").port(80).build())))
            .clientsInOtherAccounts(true)
            .build();
        ServiceConnectAlarms.Builder.create(workload, "LedgerAlarms")
            .service(ledger)
            .noHealthyTraffic(ServiceConnectNoHealthyTrafficAlarm.builder().minCount(1).build())
            .build();
        ledger.autoScaleTaskCount(EnableScalingProps.builder().maxCapacity(10).build())
            .scaleOnActiveConnections("Connections", ServiceConnectConnectionScalingProps.builder().connectionsPerTarget(100).build());
        Validations.of(workload).acknowledge(Acknowledgment.builder()
            .id("ServiceConnect::SC304")
            .reason("the platform account shares the namespace through AWS RAM")
            .build());

        app.synth();
    }
}
