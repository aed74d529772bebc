from aws_cdk import App, Duration, Stack, aws_ec2 as ec2, aws_ecs as ecs
from cdk_ecs_service_connect import (
    ServiceConnectEndpoint,
    ServiceConnectFargateService,
    ServiceConnectMesh,
    ServiceConnectNamespace,
    ServiceConnectPublicFrontend,
)
from constructs import Construct

LARGE = dict(cpu=512, memory_limit_mib=1024)


def retail_container(name: str, health_path: str, image: str = "", **options) -> ecs.ContainerDefinitionOptions:
    return ecs.ContainerDefinitionOptions(
        image=ecs.ContainerImage.from_registry(f"public.ecr.aws/aws-containers/retail-store-sample-{image or name}:1.2.1"),
        health_check=ecs.HealthCheck(
            command=["CMD-SHELL", f"curl -f http://localhost:8080{health_path} || exit 1"],
            interval=Duration.seconds(10),
            start_period=Duration.seconds(60),
        ),
        logging=ecs.LogDrivers.aws_logs(stream_prefix=name),
        **options,
    )


class Backends(Construct):
    def __init__(self, scope: Construct, id: str, **mesh) -> None:
        super().__init__(scope, id)
        self.mesh = mesh
        self.catalog = self.api("Catalog", retail_container("catalog", "/health"))
        self.carts = self.api("Carts", retail_container("carts", "/actuator/health", image="cart"), **LARGE)
        self.orders = self.api("Orders", retail_container("orders", "/actuator/health"), **LARGE)

        redis = ServiceConnectFargateService(
            self,
            "Redis",
            container=ecs.ContainerDefinitionOptions(
                image=ecs.ContainerImage.from_registry("public.ecr.aws/docker/library/redis:7.4-alpine"),
                health_check=ecs.HealthCheck(command=["CMD-SHELL", "redis-cli ping | grep PONG"]),
                logging=ecs.LogDrivers.aws_logs(stream_prefix="redis"),
            ),
            endpoints=[ServiceConnectEndpoint.tcp(container_port=6379, dns_name="redis")],
            **mesh,
        )
        self.checkout = self.api("Checkout", retail_container("checkout", "/health", environment={
            "RETAIL_CHECKOUT_PERSISTENCE_PROVIDER": "redis",
            "RETAIL_CHECKOUT_PERSISTENCE_REDIS_URL": f"redis://{redis.endpoint().address}",
        }))
        self.checkout.connect_to(redis)
        self.checkout.connect_to(self.orders, url_environment_variable="RETAIL_CHECKOUT_ENDPOINTS_ORDERS")

    def api(self, id: str, container: ecs.ContainerDefinitionOptions, **size) -> ServiceConnectFargateService:
        return ServiceConnectFargateService(
            self,
            id,
            container=container,
            endpoints=[ServiceConnectEndpoint.http(container_port=8080, dns_name=id.lower(), port=80)],
            **{"cpu": 256, "memory_limit_mib": 512, **size},
            **self.mesh,
        )


app = App()

platform = Stack(app, "RetailPlatform")
vpc = ec2.Vpc(
    platform,
    "Vpc",
    max_azs=2,
    nat_gateways=1,
    subnet_configuration=[
        ec2.SubnetConfiguration(name="Public", subnet_type=ec2.SubnetType.PUBLIC),
        ec2.SubnetConfiguration(name="Private", subnet_type=ec2.SubnetType.PRIVATE_WITH_EGRESS),
    ],
)
cluster = ecs.Cluster(platform, "Cluster", vpc=vpc)
namespace = ServiceConnectNamespace(platform, "Namespace", namespace_name="retail")
backends = Backends(platform, "Backends", cluster=cluster, namespace=namespace)

frontend = Stack(app, "RetailFrontend")
ui = ServiceConnectFargateService(
    frontend, "Ui", cluster=cluster, namespace=namespace, container=retail_container("ui", "/actuator/health"), **LARGE
)
for name in ["catalog", "carts", "orders", "checkout"]:
    ui.connect_to(getattr(backends, name), url_environment_variable=f"RETAIL_UI_ENDPOINTS_{name.upper()}")
ServiceConnectPublicFrontend(
    frontend, "Public", service=ui, container_port=8080, health_check={"path": "/actuator/health"}
)

mesh = ServiceConnectMesh.of(app.synth())
assert [(call.client, call.address, call.port) for call in mesh.connections_to("Orders")] == [
    ("Checkout", "orders:80", 8080),
    ("Ui", "orders:80", 8080),
]
assert mesh.waves == [["Carts", "Catalog", "Orders", "Redis"], ["Checkout"], ["Ui"]]
