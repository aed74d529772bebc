package shop.guides;

import io.github.cdkecsserviceconnect.ServiceConnectConnectionOptions;
import io.github.cdkecsserviceconnect.ServiceConnectEndpoint;
import io.github.cdkecsserviceconnect.ServiceConnectEndpointProps;
import io.github.cdkecsserviceconnect.ServiceConnectFargateService;
import io.github.cdkecsserviceconnect.ServiceConnectHttpEndpointProps;
import io.github.cdkecsserviceconnect.ServiceConnectNamespace;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.ecs.Cluster;
import software.amazon.awscdk.services.ecs.ContainerDefinitionOptions;
import software.amazon.awscdk.services.ecs.ContainerImage;

public final class ConnectServices {
    public static void main(String[] args) {
        App app = new App();
        Stack stack = new Stack(app, "Shop");
        Cluster cluster = Cluster.Builder.create(stack, "Cluster")
            .vpc(Vpc.Builder.create(stack, "Vpc").maxAzs(2).natGateways(1).build())
            .build();
        ServiceConnectNamespace namespace = ServiceConnectNamespace.Builder.create(stack, "Namespace").namespaceName("shop").build();
        ContainerImage image = ContainerImage.fromRegistry("public.ecr.aws/aws-containers/retail-store-sample-catalog:1.2.1");

        ServiceConnectFargateService catalog = ServiceConnectFargateService.Builder.create(stack, "Catalog")
            .cluster(cluster)
            .namespace(namespace)
            .container(ContainerDefinitionOptions.builder().image(image).build())
            .endpoints(List.of(ServiceConnectEndpoint.http(
                ServiceConnectHttpEndpointProps.builder().containerPort(8080).dnsName("catalog").port(80).build())))
            .build();
        ServiceConnectFargateService redis = ServiceConnectFargateService.Builder.create(stack, "Redis")
            .cluster(cluster)
            .namespace(namespace)
            .container(ContainerDefinitionOptions.builder()
                .image(ContainerImage.fromRegistry("public.ecr.aws/docker/library/redis:7.4"))
                .build())
            .endpoints(List.of(ServiceConnectEndpoint.tcp(
                ServiceConnectEndpointProps.builder().containerPort(6379).dnsName("redis").build())))
            .build();
        ServiceConnectFargateService ui = ServiceConnectFargateService.Builder.create(stack, "Ui")
            .cluster(cluster)
            .namespace(namespace)
            .container(ContainerDefinitionOptions.builder().image(image).build())
            .build();

        ui.connectTo(catalog, ServiceConnectConnectionOptions.builder().urlEnvironmentVariable("CATALOG_URL").build());
        ui.connectTo(redis, ServiceConnectConnectionOptions.builder()
            .hostEnvironmentVariable("REDIS_HOST")
            .portEnvironmentVariable("REDIS_PORT")
            .build());

        // Tell the application where to call
        ServiceConnectEndpoint realtimeEndpoint = ServiceConnectEndpoint.http(
            ServiceConnectHttpEndpointProps.builder().containerPort(4000).dnsName("realtime").port(80).build());
        ServiceConnectFargateService realtime = ServiceConnectFargateService.Builder.create(stack, "Realtime")
            .cluster(cluster)
            .namespace(namespace)
            .container(ContainerDefinitionOptions.builder()
                .image(image)
                .environment(Map.of("EXTERNAL_URL", realtimeEndpoint.getUrl())) // http://realtime:80
                .build())
            .endpoints(List.of(realtimeEndpoint))
            .build();
        ui.connectTo(realtime, ServiceConnectConnectionOptions.builder()
            .urlEnvironmentVariable("SOCKET_URL") // ws://realtime:80/socket/
            .urlScheme("ws")
            .urlPath("/socket/")
            .build());
        ui.connectTo(realtime, ServiceConnectConnectionOptions.builder()
            .urlEnvironmentVariable("REALTIME_URL")
            .urlPath("/api/")
            .build());

        // Several endpoints, and sidecars
        ServiceConnectFargateService orders = ServiceConnectFargateService.Builder.create(stack, "Orders")
            .cluster(cluster)
            .namespace(namespace)
            .container(ContainerDefinitionOptions.builder().image(image).build())
            .endpoints(List.of(
                ServiceConnectEndpoint.http(ServiceConnectHttpEndpointProps.builder()
                    .containerPort(8080)
                    .containerName("nginx")
                    .dnsName("orders")
                    .port(80)
                    .build()),
                ServiceConnectEndpoint.grpc(
                    ServiceConnectHttpEndpointProps.builder().containerPort(9090).dnsName("orders-rpc").build())))
            .build();
        orders.getTaskDefinition().addContainer("nginx", ContainerDefinitionOptions.builder()
            .image(ContainerImage.fromRegistry("public.ecr.aws/nginx/nginx:1.28"))
            .memoryReservationMiB(64)
            .build());
        ServiceConnectFargateService billing = ServiceConnectFargateService.Builder.create(stack, "Billing")
            .cluster(cluster)
            .namespace(namespace)
            .container(ContainerDefinitionOptions.builder().image(image).build())
            .build();

        billing.connectTo(orders); // both endpoints
        ui.connectTo(orders, ServiceConnectConnectionOptions.builder()
            .endpoint("orders")
            .urlEnvironmentVariable("ORDERS_URL")
            .build());
        ui.connectTo(orders.endpoint("orders-rpc"), ServiceConnectConnectionOptions.builder()
            .addressEnvironmentVariable("ORDERS_RPC")
            .build());

        // Streams and retries
        ServiceConnectFargateService events = ServiceConnectFargateService.Builder.create(stack, "Events")
            .cluster(cluster)
            .namespace(namespace)
            .container(ContainerDefinitionOptions.builder().image(image).build())
            .endpoints(List.of(ServiceConnectEndpoint.http(ServiceConnectHttpEndpointProps.builder()
                .containerPort(8080)
                .dnsName("events")
                .port(80)
                .perRequestTimeout(Duration.seconds(0)) // a stream has no end
                .idleTimeout(Duration.minutes(30)) // longer than the pause between two events
                .build())))
            .build();
        ui.connectTo(events, ServiceConnectConnectionOptions.builder().urlEnvironmentVariable("EVENTS_URL").build());

        // Security groups
        ServiceConnectFargateService search = ServiceConnectFargateService.Builder.create(stack, "Search")
            .cluster(cluster)
            .namespace(namespace)
            .container(ContainerDefinitionOptions.builder().image(image).build())
            .securityGroups(List.of(SecurityGroup.Builder.create(stack, "SearchGroup").vpc(cluster.getVpc()).build()))
            .endpoints(List.of(ServiceConnectEndpoint.http(
                ServiceConnectHttpEndpointProps.builder().containerPort(8080).dnsName("search").port(80).build())))
            .build();
        ui.connectTo(search, ServiceConnectConnectionOptions.builder()
            .urlEnvironmentVariable("SEARCH_URL")
            .openSecurityGroups(false) // SC501 warns: no rule admits ui
            .build());

        app.synth();
    }
}
