package shop.guides;

import io.github.cdkecsserviceconnect.ServiceConnectConnectionOptions;
import io.github.cdkecsserviceconnect.ServiceConnectEndpoint;
import io.github.cdkecsserviceconnect.ServiceConnectFargateService;
import io.github.cdkecsserviceconnect.ServiceConnectHttpEndpointProps;
import io.github.cdkecsserviceconnect.ServiceConnectNamespace;
import io.github.cdkecsserviceconnect.ServiceConnectPublicFrontend;
import io.github.cdkecsserviceconnect.ServiceConnectPublicRouteProps;
import java.util.List;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.ecs.Cluster;
import software.amazon.awscdk.services.ecs.ContainerDefinitionOptions;
import software.amazon.awscdk.services.ecs.ContainerImage;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationListener;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationLoadBalancer;
import software.amazon.awscdk.services.elasticloadbalancingv2.BaseApplicationListenerProps;
import software.amazon.awscdk.services.elasticloadbalancingv2.HealthCheck;
import software.amazon.awscdk.services.elasticloadbalancingv2.ListenerAction;
import software.amazon.awscdk.services.elasticloadbalancingv2.ListenerCondition;

public final class SeveralServicesBehindOneLoadBalancer {
    public static void main(String[] args) {
        App app = new App();
        Stack stack = new Stack(app, "Shop");
        Cluster cluster = Cluster.Builder.create(stack, "Cluster")
            .vpc(Vpc.Builder.create(stack, "Vpc").maxAzs(2).natGateways(1).build())
            .build();
        ServiceConnectNamespace namespace = ServiceConnectNamespace.Builder.create(stack, "Namespace").namespaceName("shop").build();

        ServiceConnectFargateService web = ServiceConnectFargateService.Builder.create(stack, "Web")
            .cluster(cluster)
            .namespace(namespace)
            .container(ContainerDefinitionOptions.builder()
                .image(ContainerImage.fromRegistry("public.ecr.aws/aws-containers/retail-store-sample-ui:1.2.1"))
                .build())
            .endpoints(List.of(ServiceConnectEndpoint.http(
                ServiceConnectHttpEndpointProps.builder().containerPort(8080).dnsName("web").port(80).build())))
            .build();
        ServiceConnectFargateService api = ServiceConnectFargateService.Builder.create(stack, "Api")
            .cluster(cluster)
            .namespace(namespace)
            .container(ContainerDefinitionOptions.builder()
                .image(ContainerImage.fromRegistry("public.ecr.aws/aws-containers/retail-store-sample-catalog:1.2.1"))
                .build())
            .endpoints(List.of(ServiceConnectEndpoint.http(
                ServiceConnectHttpEndpointProps.builder().containerPort(8080).dnsName("api").port(80).build())))
            .build();
        web.connectTo(api, ServiceConnectConnectionOptions.builder().urlEnvironmentVariable("RETAIL_UI_ENDPOINTS_CATALOG").build());

        ServiceConnectPublicFrontend entry = ServiceConnectPublicFrontend.Builder.create(stack, "Public")
            .service(web)
            .healthCheck(HealthCheck.builder().path("/actuator/health").build())
            .build();
        entry.addRoute("Api", ServiceConnectPublicRouteProps.builder()
            .service(api)
            .conditions(List.of(ListenerCondition.pathPatterns(List.of("/catalog/*"))))
            .priority(10)
            .healthCheck(HealthCheck.builder().path("/health").build())
            .build());
        entry.addRoute("ApiHost", ServiceConnectPublicRouteProps.builder()
            .service(api)
            .conditions(List.of(ListenerCondition.hostHeaders(List.of("api.example.com"))))
            .priority(20)
            .healthCheck(HealthCheck.builder().path("/health").build())
            .build());

        // Use a listener that exists
        ApplicationLoadBalancer shared = ApplicationLoadBalancer.Builder.create(stack, "Shared")
            .vpc(cluster.getVpc())
            .internetFacing(true)
            .build();
        ApplicationListener listener = shared.addListener("Http", BaseApplicationListenerProps.builder()
            .port(80)
            .open(false)
            .defaultAction(ListenerAction.fixedResponse(404))
            .build());
        ServiceConnectFargateService search = ServiceConnectFargateService.Builder.create(stack, "Search")
            .cluster(cluster)
            .namespace(namespace)
            .container(ContainerDefinitionOptions.builder()
                .image(ContainerImage.fromRegistry("public.ecr.aws/aws-containers/retail-store-sample-catalog:1.2.1"))
                .build())
            .endpoints(List.of(ServiceConnectEndpoint.http(
                ServiceConnectHttpEndpointProps.builder().containerPort(8080).dnsName("search").port(80).build())))
            .build();
        ServiceConnectPublicFrontend.Builder.create(stack, "PublicSearch")
            .service(search)
            .listener(listener)
            .conditions(List.of(ListenerCondition.hostHeaders(List.of("search.example.com"))))
            .priority(10)
            .healthCheck(HealthCheck.builder().path("/health").build())
            .build();

        app.synth();
    }
}
