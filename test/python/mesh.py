from aws_cdk import App, Stack, aws_ec2 as ec2, aws_ecs as ecs
from cdk_ecs_service_connect import ServiceConnectEndpoint, ServiceConnectFargateService, ServiceConnectNamespace

app = App()
stack = Stack(app, "Shop")
cluster = ecs.Cluster(stack, "Cluster", vpc=ec2.Vpc(stack, "Vpc"))
shop = dict(cluster=cluster, namespace=ServiceConnectNamespace(stack, "Namespace", namespace_name="shop"))
shop["container"] = ecs.ContainerDefinitionOptions(image=ecs.ContainerImage.from_registry("public.ecr.aws/docker/library/httpd:2.4"))
catalog = ServiceConnectFargateService(stack, "Catalog", endpoints=[ServiceConnectEndpoint.http(container_port=80, dns_name="catalog")], **shop)
ui = ServiceConnectFargateService(stack, "Ui", **shop)
print("connected to", ui.connect_to(catalog, url_environment_variable="CATALOG_URL").endpoints[0].url)
print("task size", ui.task_size.chosen.cpu, ui.task_size.chosen.memory_mib)
try:
    ServiceConnectEndpoint.http(container_port=70000)
except Exception as error:
    print("refused:", str(error).splitlines()[0])
resources = app.synth().get_stack_by_name("Shop").template["Resources"].values()
print("services", sum(resource["Type"] == "AWS::ECS::Service" for resource in resources))
