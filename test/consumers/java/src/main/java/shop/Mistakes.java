package shop;

import io.github.cdkecsserviceconnect.ServiceConnectEndpoint;
import io.github.cdkecsserviceconnect.ServiceConnectHttpEndpointProps;
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
    public static void main(String[] args) {
        // What a call can know, it refuses: a RuntimeException with rule, value, values allowed and fix.
        try {
            ServiceConnectEndpoint.http(ServiceConnectHttpEndpointProps.builder().containerPort(70000).build());
        } catch (RuntimeException error) {
            System.out.println("refused: " + error.getMessage());
        }

        // What only the template shows fails the synthesis, here of a service of the L2; CDK prints the findings to stderr.
        App app = new App();
        Validations.of(app).addPlugins(new ServiceConnectValidator());
        Stack stack = new Stack(app, "Mistaken");
        FargateTaskDefinition taskDefinition = FargateTaskDefinition.Builder.create(stack, "Task").memoryLimitMiB(512).build();
        taskDefinition.addContainer("web", ContainerDefinitionOptions.builder()
            .image(ContainerImage.fromRegistry("public.ecr.aws/docker/library/httpd:2.4"))
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
}
