from aws_cdk import App, Duration, Stack, Tags, aws_ec2 as ec2, aws_ecs as ecs
from aws_cdk.aws_cloudwatch import Dashboard, GraphWidget
from aws_cdk.aws_cloudwatch_actions import SnsAction
from aws_cdk.aws_logs import RetentionDays
from aws_cdk.aws_sns import Topic
from cdk_ecs_service_connect import (
    ServiceConnectAlarms,
    ServiceConnectConnectionSurgeAlarm,
    ServiceConnectDashboard,
    ServiceConnectEndpoint,
    ServiceConnectErrorRateAlarm,
    ServiceConnectFargateService,
    ServiceConnectLatencyAlarm,
    ServiceConnectNamespace,
    ServiceConnectNoHealthyTrafficAlarm,
    ServiceConnectProxyLogging,
)

app = App()
stack = Stack(app, "Shop")
cluster = ecs.Cluster(stack, "Cluster", vpc=ec2.Vpc(stack, "Vpc", max_azs=2, nat_gateways=1))
namespace = ServiceConnectNamespace(
    stack,
    "Namespace",
    namespace_name="shop",
    proxy_logging=ServiceConnectProxyLogging.aws_logs(
        retention=RetentionDays.ONE_YEAR,
        access_log=ecs.ServiceConnectAccessLogFormat.JSON,  # one line for each request
    ),
)
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
)
connection = ui.connect_to(catalog, url_environment_variable="RETAIL_UI_ENDPOINTS_CATALOG")

# Metrics
Dashboard(stack, "OwnPage").add_widgets(
    GraphWidget(
        title="Catalog",
        left=[
            catalog.metrics.metric_request_count(),  # what arrives at catalog
            connection.metrics.metric_http_code_target5xx_count(),  # catalog's errors, as ui sees them
            namespace.metrics.metric_request_count(),  # all requests in the namespace
        ],
        right=[catalog.metrics.metric_target_response_time()],  # catalog's answers, as all clients see them
    )
)

# Alarms
ServiceConnectAlarms(
    stack,
    "CatalogWarning",
    service=catalog,
    error_rate=ServiceConnectErrorRateAlarm(max_percent=1, min_responses=100),
    latency=ServiceConnectLatencyAlarm(max_response_time=Duration.millis(500)),
    connection_surge=ServiceConnectConnectionSurgeAlarm(max_new_connections=1000),
)
ServiceConnectAlarms(
    stack,
    "CatalogCritical",
    service=catalog,
    error_rate=ServiceConnectErrorRateAlarm(max_percent=5),
    no_healthy_traffic=ServiceConnectNoHealthyTrafficAlarm(),
    actions=[SnsAction(Topic(stack, "Pager"))],
)

# Dashboard
ServiceConnectDashboard(stack, "Page", namespace=namespace, dashboard_name="shop")

# Scaling
scaling = catalog.auto_scale_task_count(min_capacity=2, max_capacity=20)
scaling.scale_on_cpu_utilization("Cpu", target_utilization_percent=60)
scaling.scale_on_request_count("Requests", requests_per_target=6000)  # a task, a minute
scaling.scale_on_response_time("Latency", target_response_time=Duration.millis(200))
scaling.scale_on_active_connections("Connections", connections_per_target=500)

# Tags
Tags.of(catalog).add("team", "catalog")

app.synth()
