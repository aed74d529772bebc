package shop.guides;

import io.github.cdkecsserviceconnect.ServiceConnectAlternateTargetProps;
import io.github.cdkecsserviceconnect.ServiceConnectConnectionOptions;
import io.github.cdkecsserviceconnect.ServiceConnectEndpoint;
import io.github.cdkecsserviceconnect.ServiceConnectFargateService;
import io.github.cdkecsserviceconnect.ServiceConnectHttpEndpointProps;
import io.github.cdkecsserviceconnect.ServiceConnectNamespace;
import io.github.cdkecsserviceconnect.ServiceConnectPublicFrontend;
import io.github.cdkecsserviceconnect.ServiceConnectTestListenerProps;
import io.github.cdkecsserviceconnect.ServiceConnectTestTraffic;
import java.util.List;
import software.amazon.awscdk.Acknowledgment;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Validations;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.ecs.Cluster;
import software.amazon.awscdk.services.ecs.ContainerDefinitionOptions;
import software.amazon.awscdk.services.ecs.ContainerImage;
import software.amazon.awscdk.services.ecs.DeploymentLifecycleLambdaTarget;
import software.amazon.awscdk.services.ecs.DeploymentLifecycleLambdaTargetProps;
import software.amazon.awscdk.services.ecs.DeploymentLifecycleStage;
import software.amazon.awscdk.services.ecs.DeploymentStrategy;
import software.amazon.awscdk.services.ecs.TrafficShiftConfig;
import software.amazon.awscdk.services.elasticloadbalancingv2.HealthCheck;
import software.amazon.awscdk.services.elasticloadbalancingv2.ListenerCondition;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.Runtime;

public final class BlueGreen {
    public static void main(String[] args) {
        App app = new App();
        Stack stack = new Stack(app, "Shop");
        Cluster cluster = Cluster.Builder.create(stack, "Cluster")
            .vpc(Vpc.Builder.create(stack, "Vpc").maxAzs(2).natGateways(1).build())
            .build();
        ServiceConnectNamespace namespace = ServiceConnectNamespace.Builder.create(stack, "Namespace").namespaceName("shop").build();
        ServiceConnectTestTraffic testTraffic = ServiceConnectTestTraffic.header("x-shop-test", "yes");

        Function tests = Function.Builder.create(stack, "Tests")
            .runtime(Runtime.NODEJS_22_X)
            .handler("index.handler")
            .code(Code.fromInline("exports.handler = async () => ({ hookStatus: \"SUCCEEDED\" });"))
            .build();
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
                .testTraffic(testTraffic)
                .build())))
            .deploymentStrategy(DeploymentStrategy.BLUE_GREEN)
            .bakeTime(Duration.minutes(15))
            .lifecycleHooks(List.of(new DeploymentLifecycleLambdaTarget(tests, "Tested", DeploymentLifecycleLambdaTargetProps.builder()
                .lifecycleStages(List.of(DeploymentLifecycleStage.POST_TEST_TRAFFIC_SHIFT))
                .build())))
            .build();
        Validations.of(api).acknowledge(
            Acknowledgment.builder()
                .id("ServiceConnect::SC602")
                .reason("blue/green deployment of the ECS controller")
                .build(),
            Acknowledgment.builder()
                .id("Annotation::@aws-cdk/aws-ecs:shouldUseCircuitBreaker")
                .reason("the circuit breaker is for rolling deployments")
                .build());

        // Behind a load balancer
        ServiceConnectFargateService web = ServiceConnectFargateService.Builder.create(stack, "Web")
            .cluster(cluster)
            .namespace(namespace)
            .container(ContainerDefinitionOptions.builder()
                .image(ContainerImage.fromRegistry("public.ecr.aws/aws-containers/retail-store-sample-ui:1.2.1"))
                .build())
            .endpoints(List.of(ServiceConnectEndpoint.http(ServiceConnectHttpEndpointProps.builder()
                .containerPort(8080)
                .dnsName("web")
                .port(80)
                .testTraffic(testTraffic)
                .build())))
            .deploymentStrategy(DeploymentStrategy.CANARY)
            .canaryConfiguration(TrafficShiftConfig.builder().stepPercent(10).stepBakeTime(Duration.minutes(10)).build())
            .bakeTime(Duration.minutes(15))
            .build();
        web.connectTo(api, ServiceConnectConnectionOptions.builder().urlEnvironmentVariable("RETAIL_UI_ENDPOINTS_CATALOG").build());
        Validations.of(web).acknowledge(
            Acknowledgment.builder()
                .id("ServiceConnect::SC602")
                .reason("canary deployment of the ECS controller")
                .build(),
            Acknowledgment.builder()
                .id("Annotation::@aws-cdk/aws-ecs:shouldUseCircuitBreaker")
                .reason("the circuit breaker is for rolling deployments")
                .build());
        ServiceConnectPublicFrontend.Builder.create(stack, "Public")
            .service(web)
            .healthCheck(HealthCheck.builder().path("/actuator/health").build())
            .alternateTarget(ServiceConnectAlternateTargetProps.builder()
                .testListener(ServiceConnectTestListenerProps.builder()
                    .conditions(List.of(ListenerCondition.httpHeader("x-shop-test", List.of("yes"))))
                    .priority(10)
                    .build())
                .build())
            .build();

        app.synth();
    }
}
