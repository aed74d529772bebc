from aws_cdk import Acknowledgment, App, Environment, Stack, Validations
from aws_cdk.aws_ec2 import SecurityGroup, Vpc
from aws_cdk.aws_ecs import Cluster, ContainerDefinitionOptions, ContainerImage
from cdk_ecs_service_connect import (
    ServiceConnectAlarms,
    ServiceConnectEndpoint,
    ServiceConnectFargateService,
    ServiceConnectNamespace,
    ServiceConnectNoHealthyTrafficAlarm,
    ServiceConnectProtocol,
)

app = App()
image = ContainerImage.from_registry("public.ecr.aws/aws-containers/retail-store-sample-catalog:1.2.1")

platform = Stack(app, "Platform")
cluster = Cluster(platform, "Cluster", vpc=Vpc(platform, "Vpc", max_azs=2, nat_gateways=1))
namespace = ServiceConnectNamespace(platform, "Namespace", namespace_name="shop")

backend = Stack(app, "Backend")
catalog = ServiceConnectFargateService(
    backend,
    "Catalog",
    cluster=cluster,
    namespace=namespace,
    container=ContainerDefinitionOptions(image=image),
    endpoints=[ServiceConnectEndpoint.http(container_port=8080, dns_name="catalog", port=80)],
)

frontend = Stack(app, "Frontend")
ui = ServiceConnectFargateService(
    frontend, "Ui", cluster=cluster, namespace=namespace, container=ContainerDefinitionOptions(image=image)
)
ui.connect_to(catalog, url_environment_variable="CATALOG_URL")
assert backend in frontend.dependencies

# Call a service of another app
caller = Stack(app, "Caller", env=Environment(account="111122223333", region="eu-west-1"))
caller_cluster = Cluster(caller, "Cluster", vpc=Vpc(caller, "Vpc", max_azs=2, nat_gateways=1))
existing = ServiceConnectNamespace.from_namespace_attributes(
    caller,
    "Existing",
    namespace_name="market",
    namespace_arn="arn:aws:servicediscovery:eu-west-1:111122223333:namespace/ns-aaaaaaaaaaaaaaaa",
)
orders = existing.import_endpoint(
    "orders",
    dns_name="orders",
    port=80,
    container_port=8080,
    protocol=ServiceConnectProtocol.HTTP,
    discovery_name="orders",
    security_group=SecurityGroup.from_security_group_id(caller, "OrdersGroup", "sg-0123456789abcdef0"),
)
shipping = ServiceConnectFargateService(
    caller, "Shipping", cluster=caller_cluster, namespace=existing, container=ContainerDefinitionOptions(image=image)
)
shipping.connect_to(orders, url_environment_variable="ORDERS_URL")

# Regions and accounts
workload = Stack(app, "Workload", env=Environment(account="222233334444", region="eu-west-1"))
workload_cluster = Cluster(workload, "Cluster", vpc=Vpc(workload, "Vpc", max_azs=2, nat_gateways=1))
shared_namespace = ServiceConnectNamespace.from_namespace_attributes(
    workload,
    "Namespace",
    namespace_name="market",
    namespace_arn="arn:aws:servicediscovery:eu-west-1:111122223333:namespace/ns-aaaaaaaaaaaaaaaa",
)
ledger = ServiceConnectFargateService(
    workload,
    "Ledger",
    cluster=workload_cluster,
    namespace=shared_namespace,
    container=ContainerDefinitionOptions(image=image),
    endpoints=[ServiceConnectEndpoint.http(container_port=8080, dns_name="ledger", port=80)],
    clients_in_other_accounts=True,
)
ServiceConnectAlarms(
    workload,
    "LedgerAlarms",
    service=ledger,
    no_healthy_traffic=ServiceConnectNoHealthyTrafficAlarm(min_count=1),
)
ledger.auto_scale_task_count(max_capacity=10).scale_on_active_connections("Connections", connections_per_target=100)
Validations.of(workload).acknowledge(
    Acknowledgment(id="ServiceConnect::SC304", reason="the platform account shares the namespace through AWS RAM")
)

app.synth()
