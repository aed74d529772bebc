from aws_cdk import App, Stack, aws_ec2 as ec2, aws_ecs as ecs
from cdk_ecs_service_connect import ServiceConnectEndpoint, ServiceConnectFargateService, ServiceConnectNamespace

app = App()
stack = Stack(app, "Shop")
cluster = ecs.Cluster(stack, "Cluster", vpc=ec2.Vpc(stack, "Vpc", max_azs=2, nat_gateways=1))
namespace = ServiceConnectNamespace(stack, "Namespace", namespace_name="shop")

catalog = ServiceConnectFargateService(
    stack,
    "Catalog",
    cluster=cluster,
    namespace=namespace,
    container=ecs.ContainerDefinitionOptions(
        image=ecs.ContainerImage.from_registry("public.ecr.aws/aws-containers/retail-store-sample-catalog:1.2.1"),
    ),
    endpoints=[ServiceConnectEndpoint.http(container_port=8080, dns_name="catalog", port=80)],
)
ui = ServiceConnectFargateService(
    stack,
    "Ui",
    cluster=cluster,
    namespace=namespace,
    container=ecs.ContainerDefinitionOptions(
        image=ecs.ContainerImage.from_registry("public.ecr.aws/aws-containers/retail-store-sample-ui:1.2.1"),
    ),
    enable_execute_command=True,
)
ui.connect_to(catalog, url_environment_variable="RETAIL_UI_ENDPOINTS_CATALOG")  # http://catalog:80

app.synth()
