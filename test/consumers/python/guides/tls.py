from aws_cdk import App, Stack
from aws_cdk.aws_acmpca import CertificateAuthority
from aws_cdk.aws_ec2 import Vpc
from aws_cdk.aws_ecs import Cluster, ContainerDefinitionOptions, ContainerImage
from aws_cdk.aws_kms import Key
from cdk_ecs_service_connect import (
    ServiceConnectCertificateAuthority,
    ServiceConnectEndpoint,
    ServiceConnectFargateService,
    ServiceConnectNamespace,
    ServiceConnectTls,
)

app = App()
stack = Stack(app, "Shop")
cluster = Cluster(stack, "Cluster", vpc=Vpc(stack, "Vpc", max_azs=2, nat_gateways=1))
image = ContainerImage.from_registry("public.ecr.aws/aws-containers/retail-store-sample-catalog:1.2.1")

authority = ServiceConnectCertificateAuthority(stack, "Authority", common_name="shop")
namespace = ServiceConnectNamespace(
    stack,
    "Namespace",
    namespace_name="shop",
    tls=ServiceConnectTls.private_ca(authority, kms_key=Key(stack, "TlsKey", enable_key_rotation=True)),
)

catalog = ServiceConnectFargateService(
    stack,
    "Catalog",
    cluster=cluster,
    namespace=namespace,
    container=ContainerDefinitionOptions(image=image),
    endpoints=[
        ServiceConnectEndpoint.http(container_port=8080, dns_name="catalog", port=80),
        ServiceConnectEndpoint.http(container_port=9090, dns_name="catalog-metrics", tls=ServiceConnectTls.none()),
    ],
)
ui = ServiceConnectFargateService(
    stack, "Ui", cluster=cluster, namespace=namespace, container=ContainerDefinitionOptions(image=image)
)
ui.connect_to(catalog, endpoint="catalog", url_environment_variable="CATALOG_URL")  # http://catalog:80

# Choose what is encrypted
organization = CertificateAuthority.from_certificate_authority_arn(
    stack,
    "Organization",
    "arn:aws:acm-pca:eu-west-1:111122223333:certificate-authority/11111111-2222-3333-4444-555555555555",
)
orders = ServiceConnectFargateService(
    stack,
    "Orders",
    cluster=cluster,
    namespace=namespace,
    container=ContainerDefinitionOptions(image=image),
    tls=ServiceConnectTls.private_ca(organization),
    endpoints=[ServiceConnectEndpoint.http(container_port=8080, dns_name="orders", port=80)],
)
ui.connect_to(orders, url_environment_variable="ORDERS_URL")

app.synth()
