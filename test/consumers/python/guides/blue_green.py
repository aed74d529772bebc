from aws_cdk import Acknowledgment, App, Duration, Stack, Validations, aws_ec2 as ec2, aws_ecs as ecs
from aws_cdk.aws_elasticloadbalancingv2 import HealthCheck, ListenerCondition
from aws_cdk.aws_lambda import Code, Function, Runtime
from cdk_ecs_service_connect import (
    ServiceConnectAlternateTargetProps,
    ServiceConnectEndpoint,
    ServiceConnectFargateService,
    ServiceConnectNamespace,
    ServiceConnectPublicFrontend,
    ServiceConnectTestListenerProps,
    ServiceConnectTestTraffic,
)

app = App()
stack = Stack(app, "Shop")
cluster = ecs.Cluster(stack, "Cluster", vpc=ec2.Vpc(stack, "Vpc", max_azs=2, nat_gateways=1))
namespace = ServiceConnectNamespace(stack, "Namespace", namespace_name="shop")
test_traffic = ServiceConnectTestTraffic.header("x-shop-test", "yes")

tests = Function(
    stack,
    "Tests",
    runtime=Runtime.NODEJS_22_X,
    handler="index.handler",
    code=Code.from_inline('exports.handler = async () => ({ hookStatus: "SUCCEEDED" });'),
)
api = ServiceConnectFargateService(
    stack,
    "Api",
    cluster=cluster,
    namespace=namespace,
    container=ecs.ContainerDefinitionOptions(
        image=ecs.ContainerImage.from_registry("public.ecr.aws/aws-containers/retail-store-sample-catalog:1.2.1"),
    ),
    endpoints=[ServiceConnectEndpoint.http(container_port=8080, dns_name="api", port=80, test_traffic=test_traffic)],
    deployment_strategy=ecs.DeploymentStrategy.BLUE_GREEN,
    bake_time=Duration.minutes(15),
    lifecycle_hooks=[
        ecs.DeploymentLifecycleLambdaTarget(
            tests, "Tested", lifecycle_stages=[ecs.DeploymentLifecycleStage.POST_TEST_TRAFFIC_SHIFT]
        )
    ],
)
Validations.of(api).acknowledge(
    Acknowledgment(id="ServiceConnect::SC602", reason="blue/green deployment of the ECS controller"),
    Acknowledgment(
        id="Annotation::@aws-cdk/aws-ecs:shouldUseCircuitBreaker",
        reason="the circuit breaker is for rolling deployments",
    ),
)

# Behind a load balancer
web = ServiceConnectFargateService(
    stack,
    "Web",
    cluster=cluster,
    namespace=namespace,
    container=ecs.ContainerDefinitionOptions(
        image=ecs.ContainerImage.from_registry("public.ecr.aws/aws-containers/retail-store-sample-ui:1.2.1"),
    ),
    endpoints=[ServiceConnectEndpoint.http(container_port=8080, dns_name="web", port=80, test_traffic=test_traffic)],
    deployment_strategy=ecs.DeploymentStrategy.CANARY,
    canary_configuration=ecs.TrafficShiftConfig(step_percent=10, step_bake_time=Duration.minutes(10)),
    bake_time=Duration.minutes(15),
)
web.connect_to(api, url_environment_variable="RETAIL_UI_ENDPOINTS_CATALOG")
Validations.of(web).acknowledge(
    Acknowledgment(id="ServiceConnect::SC602", reason="canary deployment of the ECS controller"),
    Acknowledgment(
        id="Annotation::@aws-cdk/aws-ecs:shouldUseCircuitBreaker",
        reason="the circuit breaker is for rolling deployments",
    ),
)
ServiceConnectPublicFrontend(
    stack,
    "Public",
    service=web,
    health_check=HealthCheck(path="/actuator/health"),
    alternate_target=ServiceConnectAlternateTargetProps(
        test_listener=ServiceConnectTestListenerProps(
            conditions=[ListenerCondition.http_header("x-shop-test", ["yes"])], priority=10
        ),
    ),
)

app.synth()
