from aws_cdk import App, Duration, Stack
from aws_cdk.aws_apigatewayv2 import CfnIntegration, HttpApi, VpcLink
from aws_cdk.aws_ec2 import Peer, Port, SecurityGroup, Vpc
from aws_cdk.aws_ecs import Cluster, ContainerDefinitionOptions, ContainerImage
from aws_cdk.aws_elasticloadbalancingv2 import HealthCheck
from aws_cdk.aws_route53 import HostedZone
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

catalog = ServiceConnectFargateService(
    stack,
    "Catalog",
    cluster=cluster,
    namespace=namespace,
    container=ContainerDefinitionOptions(
        image=ContainerImage.from_registry("public.ecr.aws/aws-containers/retail-store-sample-catalog:1.2.1"),
    ),
    endpoints=[ServiceConnectEndpoint.http(container_port=8080, dns_name="catalog", port=80)],
)
ui = ServiceConnectFargateService(
    stack,
    "Ui",
    cluster=cluster,
    namespace=namespace,
    container=ContainerDefinitionOptions(
        image=ContainerImage.from_registry("public.ecr.aws/aws-containers/retail-store-sample-ui:1.2.1"),
    ),
)
ui.connect_to(catalog, url_environment_variable="RETAIL_UI_ENDPOINTS_CATALOG")

ServiceConnectPublicFrontend(
    stack,
    "Public",
    service=ui,
    container_port=8080,  # for a service without endpoints
    health_check=HealthCheck(path="/actuator/health"),
)

# Use a domain
hosted_zone = HostedZone.from_hosted_zone_attributes(
    stack, "Zone", hosted_zone_id="Z0123456789EXAMPLE", zone_name="example.com"
)
api = ServiceConnectFargateService(
    stack,
    "Api",
    cluster=cluster,
    namespace=namespace,
    container=ContainerDefinitionOptions(
        image=ContainerImage.from_registry("public.ecr.aws/aws-containers/retail-store-sample-catalog:1.2.1"),
    ),
    endpoints=[
        ServiceConnectEndpoint.http(
            container_port=8080, dns_name="api", port=80, per_request_timeout=Duration.seconds(90)
        )
    ],
    health_check_grace_period=Duration.minutes(2),
)
ServiceConnectPublicFrontend(
    stack,
    "PublicApi",
    service=api,
    domain_name="api.example.com",
    hosted_zone=hosted_zone,
    health_check=HealthCheck(path="/health"),
    peers=[Peer.ipv4("203.0.113.0/24")],
)

# API Gateway instead of a load balancer
link_group = SecurityGroup(stack, "LinkGroup", vpc=cluster.vpc)
catalog.connections.allow_from(link_group, Port.tcp(8080))  # the port of the proxy
link = VpcLink(stack, "Link", vpc=cluster.vpc, security_groups=[link_group])
CfnIntegration(
    stack,
    "Integration",
    api_id=HttpApi(stack, "HttpApi").api_id,
    connection_id=link.vpc_link_id,
    connection_type="VPC_LINK",
    integration_method="ANY",
    integration_type="HTTP_PROXY",
    integration_uri=catalog.endpoint().cloud_map_service_arn(),
    payload_format_version="1.0",
)

app.synth()
