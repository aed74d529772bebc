from aws_cdk import App, Stack
from aws_cdk.aws_ec2 import Vpc
from aws_cdk.aws_ecs import Cluster, ContainerDefinitionOptions, ContainerImage
from aws_cdk.aws_elasticloadbalancingv2 import ApplicationLoadBalancer, HealthCheck, ListenerAction, ListenerCondition
from cdk_ecs_service_connect import (
    ServiceConnectEndpoint,
    ServiceConnectFargateService,
    ServiceConnectNamespace,
    ServiceConnectPublicFrontend,
)

app = App()
stack = Stack(app, "Shop")
cluster = Cluster(stack, "Cluster", vpc=Vpc(stack, "Vpc", max_azs=2, nat_gateways=1))
namespace = ServiceConnectNamespace(stack, "Namespace", namespace_name="shop")

web = ServiceConnectFargateService(
    stack,
    "Web",
    cluster=cluster,
    namespace=namespace,
    container=ContainerDefinitionOptions(
        image=ContainerImage.from_registry("public.ecr.aws/aws-containers/retail-store-sample-ui:1.2.1"),
    ),
    endpoints=[ServiceConnectEndpoint.http(container_port=8080, dns_name="web", port=80)],
)
api = ServiceConnectFargateService(
    stack,
    "Api",
    cluster=cluster,
    namespace=namespace,
    container=ContainerDefinitionOptions(
        image=ContainerImage.from_registry("public.ecr.aws/aws-containers/retail-store-sample-catalog:1.2.1"),
    ),
    endpoints=[ServiceConnectEndpoint.http(container_port=8080, dns_name="api", port=80)],
)
web.connect_to(api, url_environment_variable="RETAIL_UI_ENDPOINTS_CATALOG")

entry = ServiceConnectPublicFrontend(
    stack, "Public", service=web, health_check=HealthCheck(path="/actuator/health")
)
entry.add_route(
    "Api",
    service=api,
    conditions=[ListenerCondition.path_patterns(["/catalog/*"])],
    priority=10,
    health_check=HealthCheck(path="/health"),
)
entry.add_route(
    "ApiHost",
    service=api,
    conditions=[ListenerCondition.host_headers(["api.example.com"])],
    priority=20,
    health_check=HealthCheck(path="/health"),
)

# Use a listener that exists
shared = ApplicationLoadBalancer(stack, "Shared", vpc=cluster.vpc, internet_facing=True)
listener = shared.add_listener("Http", port=80, open=False, default_action=ListenerAction.fixed_response(404))
search = ServiceConnectFargateService(
    stack,
    "Search",
    cluster=cluster,
    namespace=namespace,
    container=ContainerDefinitionOptions(
        image=ContainerImage.from_registry("public.ecr.aws/aws-containers/retail-store-sample-catalog:1.2.1"),
    ),
    endpoints=[ServiceConnectEndpoint.http(container_port=8080, dns_name="search", port=80)],
)
ServiceConnectPublicFrontend(
    stack,
    "PublicSearch",
    service=search,
    listener=listener,
    conditions=[ListenerCondition.host_headers(["search.example.com"])],
    priority=10,
    health_check=HealthCheck(path="/health"),
)

app.synth()
