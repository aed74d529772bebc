package shop.guides;

import io.github.cdkecsserviceconnect.ServiceConnectAlarms;
import io.github.cdkecsserviceconnect.ServiceConnectAwsLogsProxyLoggingProps;
import io.github.cdkecsserviceconnect.ServiceConnectConnection;
import io.github.cdkecsserviceconnect.ServiceConnectConnectionOptions;
import io.github.cdkecsserviceconnect.ServiceConnectConnectionScalingProps;
import io.github.cdkecsserviceconnect.ServiceConnectConnectionSurgeAlarm;
import io.github.cdkecsserviceconnect.ServiceConnectDashboard;
import io.github.cdkecsserviceconnect.ServiceConnectEndpoint;
import io.github.cdkecsserviceconnect.ServiceConnectErrorRateAlarm;
import io.github.cdkecsserviceconnect.ServiceConnectFargateService;
import io.github.cdkecsserviceconnect.ServiceConnectHttpEndpointProps;
import io.github.cdkecsserviceconnect.ServiceConnectLatencyAlarm;
import io.github.cdkecsserviceconnect.ServiceConnectNamespace;
import io.github.cdkecsserviceconnect.ServiceConnectNoHealthyTrafficAlarm;
import io.github.cdkecsserviceconnect.ServiceConnectProxyLogging;
import io.github.cdkecsserviceconnect.ServiceConnectRequestScalingProps;
import io.github.cdkecsserviceconnect.ServiceConnectResponseTimeScalingProps;
import io.github.cdkecsserviceconnect.ServiceConnectScaling;
import java.util.List;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Tags;
import software.amazon.awscdk.services.applicationautoscaling.EnableScalingProps;
import software.amazon.awscdk.services.cloudwatch.Dashboard;
import software.amazon.awscdk.services.cloudwatch.GraphWidget;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.ecs.Cluster;
import software.amazon.awscdk.services.ecs.ContainerDefinitionOptions;
import software.amazon.awscdk.services.ecs.ContainerImage;
import software.amazon.awscdk.services.ecs.CpuUtilizationScalingProps;
import software.amazon.awscdk.services.ecs.ServiceConnectAccessLogFormat;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.amazon.awscdk.services.sns.Topic;

public final class Observe {
    public static void main(String[] args) {
        App app = new App();
        Stack stack = new Stack(app, "Shop");
        Cluster cluster = Cluster.Builder.create(stack, "Cluster")
            .vpc(Vpc.Builder.create(stack, "Vpc").maxAzs(2).natGateways(1).build())
            .build();
        ServiceConnectNamespace namespace = ServiceConnectNamespace.Builder.create(stack, "Namespace")
            .namespaceName("shop")
            .proxyLogging(ServiceConnectProxyLogging.awsLogs(ServiceConnectAwsLogsProxyLoggingProps.builder()
                .retention(RetentionDays.ONE_YEAR)
                .accessLog(ServiceConnectAccessLogFormat.JSON) // one line for each request
                .build()))
            .build();
        ServiceConnectFargateService catalog = ServiceConnectFargateService.Builder.create(stack, "Catalog")
            .cluster(cluster)
            .namespace(namespace)
            .container(ContainerDefinitionOptions.builder()
                .image(ContainerImage.fromRegistry("public.ecr.aws/aws-containers/retail-store-sample-catalog:1.2.1"))
                .build())
            .endpoints(List.of(ServiceConnectEndpoint.http(
                ServiceConnectHttpEndpointProps.builder().containerPort(8080).dnsName("catalog").port(80).build())))
            .build();
        ServiceConnectFargateService ui = ServiceConnectFargateService.Builder.create(stack, "Ui")
            .cluster(cluster)
            .namespace(namespace)
            .container(ContainerDefinitionOptions.builder()
                .image(ContainerImage.fromRegistry("public.ecr.aws/aws-containers/retail-store-sample-ui:1.2.1"))
                .build())
            .build();
        ServiceConnectConnection connection = ui.connectTo(catalog, ServiceConnectConnectionOptions.builder()
            .urlEnvironmentVariable("RETAIL_UI_ENDPOINTS_CATALOG")
            .build());

        // Metrics
        new Dashboard(stack, "OwnPage").addWidgets(GraphWidget.Builder.create()
            .title("Catalog")
            .left(List.of(
                catalog.getMetrics().metricRequestCount(), // what arrives at catalog
                connection.getMetrics().metricHttpCodeTarget5xxCount(), // catalog's errors, as ui sees them
                namespace.getMetrics().metricRequestCount())) // all requests in the namespace
            .right(List.of(catalog.getMetrics().metricTargetResponseTime())) // catalog's answers, as all clients see them
            .build());

        // Alarms
        ServiceConnectAlarms.Builder.create(stack, "CatalogWarning")
            .service(catalog)
            .errorRate(ServiceConnectErrorRateAlarm.builder().maxPercent(1).minResponses(100).build())
            .latency(ServiceConnectLatencyAlarm.builder().maxResponseTime(Duration.millis(500)).build())
            .connectionSurge(ServiceConnectConnectionSurgeAlarm.builder().maxNewConnections(1000).build())
            .build();
        ServiceConnectAlarms.Builder.create(stack, "CatalogCritical")
            .service(catalog)
            .errorRate(ServiceConnectErrorRateAlarm.builder().maxPercent(5).build())
            .noHealthyTraffic(ServiceConnectNoHealthyTrafficAlarm.builder().build())
            .actions(List.of(new SnsAction(new Topic(stack, "Pager"))))
            .build();

        // Dashboard
        ServiceConnectDashboard.Builder.create(stack, "Page").namespace(namespace).dashboardName("shop").build();

        // Scaling
        ServiceConnectScaling scaling = catalog.autoScaleTaskCount(EnableScalingProps.builder().minCapacity(2).maxCapacity(20).build());
        scaling.scaleOnCpuUtilization("Cpu", CpuUtilizationScalingProps.builder().targetUtilizationPercent(60).build());
        scaling.scaleOnRequestCount("Requests", ServiceConnectRequestScalingProps.builder()
            .requestsPerTarget(6000) // a task, a minute
            .build());
        scaling.scaleOnResponseTime("Latency", ServiceConnectResponseTimeScalingProps.builder()
            .targetResponseTime(Duration.millis(200))
            .build());
        scaling.scaleOnActiveConnections("Connections", ServiceConnectConnectionScalingProps.builder().connectionsPerTarget(500).build());

        // Tags
        Tags.of(catalog).add("team", "catalog");

        app.synth();
    }
}
