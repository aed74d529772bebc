from aws_cdk import App, Stack
from aws_cdk.aws_autoscaling import AutoScalingGroup
from aws_cdk.aws_ec2 import InstanceType, Vpc
from aws_cdk.aws_ecs import (
    AmiHardwareType,
    AsgCapacityProvider,
    Cluster,
    Compatibility,
    ContainerDefinitionOptions,
    ContainerImage,
    EcsOptimizedImage,
    NetworkMode,
    TaskDefinition,
)
from cdk_ecs_service_connect import (
    ServiceConnectEc2Service,
    ServiceConnectEc2TaskSize,
    ServiceConnectEndpoint,
    ServiceConnectNamespace,
    ServiceConnectTaskResources,
)

app = App()
stack = Stack(app, "Shop")
cluster = Cluster(stack, "Cluster", vpc=Vpc(stack, "Vpc", max_azs=2, nat_gateways=1))
namespace = ServiceConnectNamespace(stack, "Namespace", namespace_name="shop")
image = ContainerImage.from_registry("public.ecr.aws/aws-containers/retail-store-sample-catalog:1.2.1")

auto_scaling_group = AutoScalingGroup(
    stack,
    "Instances",
    vpc=cluster.vpc,
    instance_type=InstanceType("m7g.large"),
    machine_image=EcsOptimizedImage.amazon_linux2023(AmiHardwareType.ARM),
)
cluster.add_asg_capacity_provider(AsgCapacityProvider(stack, "Capacity", auto_scaling_group=auto_scaling_group))

catalog = ServiceConnectEc2Service(
    stack,
    "Catalog",
    cluster=cluster,
    namespace=namespace,
    container=ContainerDefinitionOptions(image=image),
    network_mode=NetworkMode.BRIDGE,
    endpoints=[ServiceConnectEndpoint.http(container_port=8080, dns_name="catalog", port=80)],
)
ui = ServiceConnectEc2Service(
    stack,
    "Ui",
    cluster=cluster,
    namespace=namespace,
    container=ContainerDefinitionOptions(image=image),
    network_mode=NetworkMode.BRIDGE,
)
ui.connect_to(catalog, url_environment_variable="CATALOG_URL")

# What a task gets
chosen = ServiceConnectEc2TaskSize.of(ServiceConnectTaskResources(cpu=300, memory_mib=700), cpu=256, memory_mib=64).chosen
task_definition = TaskDefinition(
    stack,
    "OrdersTask",
    compatibility=Compatibility.EC2,
    cpu=str(chosen.cpu),  # 556
    memory_mib=str(chosen.memory_mib),  # 764
)
task_definition.add_container("app", image=image)
orders = ServiceConnectEc2Service(
    stack,
    "Orders",
    cluster=cluster,
    namespace=namespace,
    task_definition=task_definition,
    endpoints=[ServiceConnectEndpoint.http(container_port=8080, dns_name="orders", port=80)],
)
ui.connect_to(orders, url_environment_variable="ORDERS_URL")

# Run one task on every instance
ServiceConnectEc2Service(
    stack,
    "Agent",
    cluster=cluster,
    namespace=namespace,
    container=ContainerDefinitionOptions(image=image),
    daemon=True,
    expected_tasks=20,
)

app.synth()
