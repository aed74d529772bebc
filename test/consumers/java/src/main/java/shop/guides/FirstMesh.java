package shop.guides;

import io.github.cdkecsserviceconnect.ServiceConnectConnectionOptions;
import io.github.cdkecsserviceconnect.ServiceConnectEndpoint;
import io.github.cdkecsserviceconnect.ServiceConnectFargateService;
import io.github.cdkecsserviceconnect.ServiceConnectHttpEndpointProps;
import io.github.cdkecsserviceconnect.ServiceConnectNamespace;
import java.util.List;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.ecs.Cluster;
import software.amazon.awscdk.services.ecs.ContainerDefinitionOptions;
import software.amazon.awscdk.services.ecs.ContainerImage;

public final class FirstMesh {
    public static void main(String[] args) {
        App app = new App();
        Stack stack = new Stack(app, "Shop");
        Cluster cluster = Cluster.Builder.create(stack, "Cluster")
            .vpc(Vpc.Builder.create(stack, "Vpc").maxAzs(2).natGateways(1).build())
            .build();
        ServiceConnectNamespace namespace = ServiceConnectNamespace.Builder.create(stack, "Namespace").namespaceName("shop").build();

        ServiceConnectFargateService catalog = ServiceConnectFargateService.Builder.create(stack, "Catalog")
            .cluster(cluster)
            .namespace(namespace)
            .container(ContainerDefinitionOptions.builder()
                .image(ContainerImage.fromRegistry("public.ecr.aws/aws-containers/retail-store-sample-catalog:1.2.1"))
                .build())
            .endpoints(List.of(ServiceConnectEndpoint.http(
                ServiceConnectHttpEndpointProps.builder().containerPort(8080).dnsName("catalog").port(80).build())))
            .build();
        ServiceConnectFargateService ui = ServiceConnectFargateService.Builder.create(stack, "Ui")
            .cluster(cluster)
            .namespace(namespace)
            .container(ContainerDefinitionOptions.builder()
                .image(ContainerImage.fromRegistry("public.ecr.aws/aws-containers/retail-store-sample-ui:1.2.1"))
                .build())
            .enableExecuteCommand(true)
            .build();
        ui.connectTo(catalog, ServiceConnectConnectionOptions.builder()
            .urlEnvironmentVariable("RETAIL_UI_ENDPOINTS_CATALOG") // http://catalog:80
            .build());

        app.synth();
    }
}
