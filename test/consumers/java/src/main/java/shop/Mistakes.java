package shop;

import io.github.cdkecsserviceconnect.ServiceConnectEndpoint;
import io.github.cdkecsserviceconnect.ServiceConnectFargateService;
import io.github.cdkecsserviceconnect.ServiceConnectHttpEndpointProps;
import io.github.cdkecsserviceconnect.ServiceConnectNamespace;
import io.github.cdkecsserviceconnect.ServiceConnectValidator;
import java.util.List;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Validations;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.ecs.Cluster;
import software.amazon.awscdk.services.ecs.ContainerDefinitionOptions;
import software.amazon.awscdk.services.ecs.ContainerImage;
import software.amazon.awscdk.services.ecs.FargateService;
import software.amazon.awscdk.services.ecs.FargateTaskDefinition;
import software.amazon.awscdk.services.ecs.PortMapping;
import software.amazon.awscdk.services.ecs.ServiceConnectProps;
import software.amazon.awscdk.services.ecs.ServiceConnectService;

public final class Mistakes {
    private static final String IMAGE = "public.ecr.aws/docker/library/httpd:2.4";

    public static void main(String[] args) {
        // What a call can know, it refuses: a RuntimeException with rule, value, values allowed and fix.
        Stack calls = new Stack(new App(), "Calls");
        Cluster cluster = Cluster.Builder.create(calls, "Cluster").vpc(new Vpc(calls, "Vpc")).build();
        ServiceConnectNamespace namespace = ServiceConnectNamespace.Builder.create(calls, "Namespace").namespaceName("shop").build();
        ServiceConnectFargateService catalog = service(calls, "Catalog", cluster, namespace);
        ServiceConnectFargateService orders = service(calls, "Orders", cluster, namespace);
        refused(() -> endpoint(70000, "catalog"));
        catalog.connectTo(orders);
        refused(() -> orders.connectTo(catalog));

        // What only the template shows fails the synthesis, here of a service of the L2; CDK prints the findings to stderr.
        App app = new App();
        Validations.of(app).addPlugins(new ServiceConnectValidator());
        Stack stack = new Stack(app, "Mistaken");
        FargateTaskDefinition taskDefinition = FargateTaskDefinition.Builder.create(stack, "Task").memoryLimitMiB(512).build();
        taskDefinition.addContainer("web", ContainerDefinitionOptions.builder()
            .image(ContainerImage.fromRegistry(IMAGE))
            .portMappings(List.of(PortMapping.builder().containerPort(80).name("web").build()))
            .build());
        FargateService.Builder.create(stack, "Web")
            .cluster(Cluster.Builder.create(stack, "Cluster").vpc(new Vpc(stack, "Vpc")).build())
            .taskDefinition(taskDefinition)
            .serviceConnectConfiguration(ServiceConnectProps.builder()
                .namespace("shop")
                .services(List.of(ServiceConnectService.builder().portMappingName("web").dnsName("Web").build()))
                .build())
            .build();
        app.synth();
    }

    private static void refused(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException error) {
            System.out.println("refused: " + error.getMessage());
        }
    }

    private static ServiceConnectEndpoint endpoint(int containerPort, String dnsName) {
        return ServiceConnectEndpoint.http(ServiceConnectHttpEndpointProps.builder().containerPort(containerPort).dnsName(dnsName).build());
    }

    private static ServiceConnectFargateService service(Stack stack, String id, Cluster cluster, ServiceConnectNamespace namespace) {
        return ServiceConnectFargateService.Builder.create(stack, id)
            .cluster(cluster)
            .namespace(namespace)
            .container(ContainerDefinitionOptions.builder().image(ContainerImage.fromRegistry(IMAGE)).build())
            .endpoints(List.of(endpoint(80, id.toLowerCase())))
            .build();
    }
}
