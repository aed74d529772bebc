package shop.guides;

import io.github.cdkecsserviceconnect.ServiceConnectConnectionOptions;
import io.github.cdkecsserviceconnect.ServiceConnectCustomResourceOptions;
import io.github.cdkecsserviceconnect.ServiceConnectEndpoint;
import io.github.cdkecsserviceconnect.ServiceConnectFargateService;
import io.github.cdkecsserviceconnect.ServiceConnectHttpEndpointProps;
import io.github.cdkecsserviceconnect.ServiceConnectNamespace;
import io.github.cdkecsserviceconnect.ServiceConnectOrdering;
import java.util.List;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.ecs.Cluster;
import software.amazon.awscdk.services.ecs.ContainerDefinitionOptions;
import software.amazon.awscdk.services.ecs.ContainerImage;
import software.amazon.awscdk.services.iam.ManagedPolicy;
import software.amazon.awscdk.services.iam.PermissionsBoundary;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;

public final class Redeploy {
    public static void main(String[] args) {
        App app = new App();
        Stack stack = new Stack(app, "Shop");
        Vpc vpc = Vpc.Builder.create(stack, "Vpc").maxAzs(2).natGateways(1).build();
        Cluster cluster = Cluster.Builder.create(stack, "Cluster").vpc(vpc).build();
        ServiceConnectNamespace namespace = ServiceConnectNamespace.Builder.create(stack, "Namespace")
            .namespaceName("shop")
            .customResources(ServiceConnectCustomResourceOptions.builder()
                .logGroup(LogGroup.Builder.create(stack, "CustomResourceLogs").retention(RetentionDays.ONE_YEAR).build())
                .build())
            .build();
        ContainerImage image = ContainerImage.fromRegistry("public.ecr.aws/aws-containers/retail-store-sample-orders:1.2.1");

        ServiceConnectFargateService orders = ServiceConnectFargateService.Builder.create(stack, "Orders")
            .cluster(cluster)
            .namespace(namespace)
            .container(ContainerDefinitionOptions.builder().image(image).build())
            .endpoints(List.of(ServiceConnectEndpoint.http(
                ServiceConnectHttpEndpointProps.builder().containerPort(8080).dnsName("orders").port(80).build())))
            .build();
        ServiceConnectFargateService payments = ServiceConnectFargateService.Builder.create(stack, "Payments")
            .cluster(cluster)
            .namespace(namespace)
            .container(ContainerDefinitionOptions.builder().image(image).build())
            .endpoints(List.of(ServiceConnectEndpoint.http(
                ServiceConnectHttpEndpointProps.builder().containerPort(8080).dnsName("payments").port(80).build())))
            .build();
        payments.connectTo(orders);

        // Services that call each other
        orders.connectTo(payments, ServiceConnectConnectionOptions.builder()
            .ordering(ServiceConnectOrdering.REDEPLOY_AFTER)
            .build());

        // What the custom resources may do
        PermissionsBoundary.of(stack).apply(ManagedPolicy.fromManagedPolicyName(stack, "Boundary", "boundary"));

        app.synth();
    }
}
