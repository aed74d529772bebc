from aws_cdk import App, Stack, Validations, aws_ec2 as ec2, aws_ecs as ecs
from cdk_ecs_service_connect import ServiceConnectEndpoint, ServiceConnectValidator

# What a call can know, it refuses: a RuntimeError with rule, value, values allowed and fix.
try:
    ServiceConnectEndpoint.http(container_port=70000)
except RuntimeError as error:
    print("refused:", error)

# What only the template shows fails the synthesis, here of a service of the L2; CDK prints the findings to stderr.
app = App()
Validations.of(app).add_plugins(ServiceConnectValidator())
stack = Stack(app, "Mistaken")
task_definition = ecs.FargateTaskDefinition(stack, "Task", memory_limit_mib=512)
task_definition.add_container(
    "web",
    image=ecs.ContainerImage.from_registry("public.ecr.aws/docker/library/httpd:2.4"),
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
