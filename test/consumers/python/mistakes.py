from collections.abc import Callable

from aws_cdk import App, Stack, Validations, aws_ec2 as ec2, aws_ecs as ecs
from cdk_ecs_service_connect import (
    ServiceConnectAlarms,
    ServiceConnectEndpoint,
    ServiceConnectFargateService,
    ServiceConnectNamespace,
    ServiceConnectValidator,
)


# What a call can know, it refuses: a RuntimeError with rule, value, values allowed and fix, or a TypeError.
def refused(call: Callable[[], object]) -> None:
    try:
        call()
    except (RuntimeError, TypeError) as error:
        print("refused:", error)


calls = Stack(App(), "Calls")
cluster = ecs.Cluster(calls, "Cluster", vpc=ec2.Vpc(calls, "Vpc"))
namespace = ServiceConnectNamespace(calls, "Namespace", namespace_name="shop")
image = ecs.ContainerImage.from_registry("public.ecr.aws/docker/library/httpd:2.4")


def service(id: str) -> ServiceConnectFargateService:
    return ServiceConnectFargateService(
        calls,
        id,
        cluster=cluster,
        namespace=namespace,
        container=ecs.ContainerDefinitionOptions(image=image),
        endpoints=[ServiceConnectEndpoint.http(container_port=80, dns_name=id.lower())],
    )


catalog, orders = service("Catalog"), service("Orders")
plain_task = ecs.FargateTaskDefinition(calls, "PlainTask")
plain_task.add_container("web", image=image)
plain = ecs.FargateService(calls, "Plain", cluster=cluster, task_definition=plain_task)

refused(lambda: ServiceConnectEndpoint.http(container_port=70000))
catalog.connect_to(orders)
refused(lambda: orders.connect_to(catalog))
refused(lambda: catalog.connect_to(plain))
refused(lambda: ServiceConnectAlarms(calls, "Alarms", service=catalog, error_rate={"critical": {"max_percent": 5}}))

# What only the template shows fails the synthesis, here of a service of the L2; CDK prints the findings to stderr.
app = App()
Validations.of(app).add_plugins(ServiceConnectValidator())
stack = Stack(app, "Mistaken")
task_definition = ecs.FargateTaskDefinition(stack, "Task", memory_limit_mib=512)
task_definition.add_container(
    "web",
    image=image,
    port_mappings=[ecs.PortMapping(container_port=80, name="web")],
)
ecs.FargateService(
    stack,
    "Web",
    cluster=ecs.Cluster(stack, "Cluster", vpc=ec2.Vpc(stack, "Vpc")),
    task_definition=task_definition,
    service_connect_configuration=ecs.ServiceConnectProps(
        namespace="shop",
        services=[ecs.ServiceConnectService(port_mapping_name="web", dns_name="Web")],
    ),
)
app.synth()
