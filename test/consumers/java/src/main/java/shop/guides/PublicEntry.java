package shop.guides;

import io.github.cdkecsserviceconnect.ServiceConnectConnectionOptions;
import io.github.cdkecsserviceconnect.ServiceConnectEndpoint;
import io.github.cdkecsserviceconnect.ServiceConnectFargateService;
import io.github.cdkecsserviceconnect.ServiceConnectHttpEndpointProps;
import io.github.cdkecsserviceconnect.ServiceConnectNamespace;
import io.github.cdkecsserviceconnect.ServiceConnectPublicFrontend;
import java.util.List;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.apigatewayv2.CfnIntegration;
import software.amazon.awscdk.services.apigatewayv2.HttpApi;
import software.amazon.awscdk.services.apigatewayv2.VpcLink;
import software.amazon.awscdk.services.ec2.Peer;
import software.amazon.awscdk.services.ec2.Port;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.ecs.Cluster;
import software.amazon.awscdk.services.ecs.ContainerDefinitionOptions;
import software.amazon.awscdk.services.ecs.ContainerImage;
import software.amazon.awscdk.services.elasticloadbalancingv2.HealthCheck;
import software.amazon.awscdk.services.route53.HostedZone;
import software.amazon.awscdk.services.route53.HostedZoneAttributes;
import software.amazon.awscdk.services.route53.IHostedZone;

public final class PublicEntry {
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
            .build();
        ui.connectTo(catalog, ServiceConnectConnectionOptions.builder()
            .urlEnvironmentVariable("RETAIL_UI_ENDPOINTS_CATALOG")
            .build());

        ServiceConnectPublicFrontend.Builder.create(stack, "Public")
            .service(ui)
            .containerPort(8080) // for a service without endpoints
            .healthCheck(HealthCheck.builder().path("/actuator/health").build())
            .build();

        // Use a domain
        IHostedZone hostedZone = HostedZone.fromHostedZoneAttributes(stack, "Zone", HostedZoneAttributes.builder()
            .hostedZoneId("Z0123456789EXAMPLE")
            .zoneName("example.com")
            .build());
        ServiceConnectFargateService api = ServiceConnectFargateService.Builder.create(stack, "Api")
            .cluster(cluster)
            .namespace(namespace)
            .container(ContainerDefinitionOptions.builder()
                .image(ContainerImage.fromRegistry("public.ecr.aws/aws-containers/retail-store-sample-catalog:1.2.1"))
                .build())
            .endpoints(List.of(ServiceConnectEndpoint.http(ServiceConnectHttpEndpointProps.builder()
                .containerPort(8080)
                .dnsName("api")
                .port(80)
                .perRequestTimeout(Duration.seconds(90))
                .build())))
            .healthCheckGracePeriod(Duration.minutes(2))
            .build();
        ServiceConnectPublicFrontend.Builder.create(stack, "PublicApi")
            .service(api)
            .domainName("api.example.com")
            .hostedZone(hostedZone)
            .healthCheck(HealthCheck.builder().path("/health").build())
            .peers(List.of(Peer.ipv4("203.0.113.0/24")))
            .build();

        // API Gateway instead of a load balancer
        SecurityGroup linkGroup = SecurityGroup.Builder.create(stack, "LinkGroup").vpc(cluster.getVpc()).build();
        catalog.getConnections().allowFrom(linkGroup, Port.tcp(8080)); // the port of the proxy
        VpcLink link = VpcLink.Builder.create(stack, "Link")
            .vpc(cluster.getVpc())
            .securityGroups(List.of(linkGroup))
            .build();
        CfnIntegration.Builder.create(stack, "Integration")
            .apiId(new HttpApi(stack, "HttpApi").getApiId())
            .connectionId(link.getVpcLinkId())
            .connectionType("VPC_LINK")
            .integrationMethod("ANY")
            .integrationType("HTTP_PROXY")
            .integrationUri(catalog.endpoint().cloudMapServiceArn())
            .payloadFormatVersion("1.0")
            .build();

        app.synth();
    }
}
