from aws_cdk import App, Duration, Stack
from aws_cdk.aws_ec2 import SecurityGroup, Vpc
from aws_cdk.aws_ecs import Cluster, ContainerDefinitionOptions, ContainerImage
from cdk_ecs_service_connect import ServiceConnectEndpoint, ServiceConnectFargateService, ServiceConnectNamespace

app = App()
stack = Stack(app, "Shop")
cluster = Cluster(stack, "Cluster", vpc=Vpc(stack, "Vpc", max_azs=2, nat_gateways=1))
namespace = ServiceConnectNamespace(stack, "Namespace", namespace_name="shop")
image = ContainerImage.from_registry("public.ecr.aws/aws-containers/retail-store-sample-catalog:1.2.1")

catalog = ServiceConnectFargateService(
    stack,
    "Catalog",
    cluster=cluster,
    namespace=namespace,
    container=ContainerDefinitionOptions(image=image),
    endpoints=[ServiceConnectEndpoint.http(container_port=8080, dns_name="catalog", port=80)],
)
redis = ServiceConnectFargateService(
    stack,
    "Redis",
    cluster=cluster,
    namespace=namespace,
    container=ContainerDefinitionOptions(image=ContainerImage.from_registry("public.ecr.aws/docker/library/redis:7.4")),
    endpoints=[ServiceConnectEndpoint.tcp(container_port=6379, dns_name="redis")],
)
ui = ServiceConnectFargateService(
    stack, "Ui", cluster=cluster, namespace=namespace, container=ContainerDefinitionOptions(image=image)
)

ui.connect_to(catalog, url_environment_variable="CATALOG_URL")
ui.connect_to(redis, host_environment_variable="REDIS_HOST", port_environment_variable="REDIS_PORT")

# Tell the application where to call
realtime_endpoint = ServiceConnectEndpoint.http(container_port=4000, dns_name="realtime", port=80)
realtime = ServiceConnectFargateService(
    stack,
    "Realtime",
    cluster=cluster,
    namespace=namespace,
    container=ContainerDefinitionOptions(
        image=image,
        environment={"EXTERNAL_URL": realtime_endpoint.url},  # http://realtime:80
    ),
    endpoints=[realtime_endpoint],
)
# ws://realtime:80/socket/
ui.connect_to(realtime, url_environment_variable="SOCKET_URL", url_scheme="ws", url_path="/socket/")
ui.connect_to(realtime, url_environment_variable="REALTIME_URL", url_path="/api/")

# Several endpoints, and sidecars
orders = ServiceConnectFargateService(
    stack,
    "Orders",
    cluster=cluster,
    namespace=namespace,
    container=ContainerDefinitionOptions(image=image),
    endpoints=[
        ServiceConnectEndpoint.http(container_port=8080, container_name="nginx", dns_name="orders", port=80),
        ServiceConnectEndpoint.grpc(container_port=9090, dns_name="orders-rpc"),
    ],
)
orders.task_definition.add_container(
    "nginx",
    image=ContainerImage.from_registry("public.ecr.aws/nginx/nginx:1.28"),
    memory_reservation_mib=64,
)
billing = ServiceConnectFargateService(
    stack, "Billing", cluster=cluster, namespace=namespace, container=ContainerDefinitionOptions(image=image)
)

billing.connect_to(orders)  # both endpoints
ui.connect_to(orders, endpoint="orders", url_environment_variable="ORDERS_URL")
ui.connect_to(orders.endpoint("orders-rpc"), address_environment_variable="ORDERS_RPC")

# Streams and retries
events = ServiceConnectFargateService(
    stack,
    "Events",
    cluster=cluster,
    namespace=namespace,
    container=ContainerDefinitionOptions(image=image),
    endpoints=[
        ServiceConnectEndpoint.http(
            container_port=8080,
            dns_name="events",
            port=80,
            per_request_timeout=Duration.seconds(0),  # a stream has no end
            idle_timeout=Duration.minutes(30),  # longer than the pause between two events
        )
    ],
)
ui.connect_to(events, url_environment_variable="EVENTS_URL")

# Security groups
search = ServiceConnectFargateService(
    stack,
    "Search",
    cluster=cluster,
    namespace=namespace,
    container=ContainerDefinitionOptions(image=image),
    security_groups=[SecurityGroup(stack, "SearchGroup", vpc=cluster.vpc)],
    endpoints=[ServiceConnectEndpoint.http(container_port=8080, dns_name="search", port=80)],
)
# SC501 warns: no rule admits ui
ui.connect_to(search, url_environment_variable="SEARCH_URL", open_security_groups=False)

app.synth()
