from aws_cdk import App, Stack, aws_ec2 as ec2, aws_ecs as ecs
from aws_cdk.aws_iam import ManagedPolicy, PermissionsBoundary
from aws_cdk.aws_logs import LogGroup, RetentionDays
from cdk_ecs_service_connect import (
    ServiceConnectCustomResourceOptions,
    ServiceConnectEndpoint,
    ServiceConnectFargateService,
    ServiceConnectNamespace,
    ServiceConnectOrdering,
)

app = App()
stack = Stack(app, "Shop")
vpc = ec2.Vpc(stack, "Vpc", max_azs=2, nat_gateways=1)
cluster = ecs.Cluster(stack, "Cluster", vpc=vpc)
namespace = ServiceConnectNamespace(
    stack,
    "Namespace",
    namespace_name="shop",
    custom_resources=ServiceConnectCustomResourceOptions(
        log_group=LogGroup(stack, "CustomResourceLogs", retention=RetentionDays.ONE_YEAR),
    ),
)
image = ecs.ContainerImage.from_registry("public.ecr.aws/aws-containers/retail-store-sample-orders:1.2.1")

orders = ServiceConnectFargateService(
    stack,
    "Orders",
    cluster=cluster,
    namespace=namespace,
    container=ecs.ContainerDefinitionOptions(image=image),
    endpoints=[ServiceConnectEndpoint.http(container_port=8080, dns_name="orders", port=80)],
)
payments = ServiceConnectFargateService(
    stack,
    "Payments",
    cluster=cluster,
    namespace=namespace,
    container=ecs.ContainerDefinitionOptions(image=image),
    endpoints=[ServiceConnectEndpoint.http(container_port=8080, dns_name="payments", port=80)],
)
payments.connect_to(orders)

# Services that call each other
orders.connect_to(payments, ordering=ServiceConnectOrdering.REDEPLOY_AFTER)

# What the custom resources may do
PermissionsBoundary.of(stack).apply(ManagedPolicy.from_managed_policy_name(stack, "Boundary", "boundary"))

app.synth()
