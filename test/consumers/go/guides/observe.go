package guides

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsapplicationautoscaling"
	"github.com/aws/aws-cdk-go/awscdk/v2/awscloudwatch"
	"github.com/aws/aws-cdk-go/awscdk/v2/awscloudwatchactions"
	ec2 "github.com/aws/aws-cdk-go/awscdk/v2/awsec2"
	ecs "github.com/aws/aws-cdk-go/awscdk/v2/awsecs"
	"github.com/aws/aws-cdk-go/awscdk/v2/awslogs"
	"github.com/aws/aws-cdk-go/awscdk/v2/awssns"
	"github.com/aws/jsii-runtime-go"
	mesh "github.com/cdk-ecs-service-connect/cdk-ecs-service-connect-go/cdkecsserviceconnect"
)

// Observe is main of the app in the guide docs/guides/observe.md.
func Observe() {
	defer jsii.Close()
	app := awscdk.NewApp(nil)
	stack := awscdk.NewStack(app, jsii.String("Shop"), nil)
	cluster := ecs.NewCluster(stack, jsii.String("Cluster"), &ecs.ClusterProps{
		Vpc: ec2.NewVpc(stack, jsii.String("Vpc"), &ec2.VpcProps{MaxAzs: jsii.Number(2), NatGateways: jsii.Number(1)}),
	})
	namespace := mesh.NewServiceConnectNamespace(stack, jsii.String("Namespace"), &mesh.ServiceConnectNamespaceProps{
		NamespaceName: jsii.String("shop"),
		ProxyLogging: mesh.ServiceConnectProxyLogging_AwsLogs(&mesh.ServiceConnectAwsLogsProxyLoggingProps{
			Retention: awslogs.RetentionDays_ONE_YEAR,
			AccessLog: ecs.ServiceConnectAccessLogFormat_JSON, // one line for each request
		}),
	})
	catalog := mesh.NewServiceConnectFargateService(stack, jsii.String("Catalog"), &mesh.ServiceConnectFargateServiceProps{
		Cluster:   cluster,
		Namespace: namespace,
		Container: &ecs.ContainerDefinitionOptions{
			Image: ecs.ContainerImage_FromRegistry(jsii.String("public.ecr.aws/aws-containers/retail-store-sample-catalog:1.2.1"), nil),
		},
		Endpoints: &[]mesh.ServiceConnectEndpoint{
			mesh.ServiceConnectEndpoint_Http(&mesh.ServiceConnectHttpEndpointProps{
				ContainerPort: jsii.Number(8080),
				DnsName:       jsii.String("catalog"),
				Port:          jsii.Number(80),
			}),
		},
	})
	ui := mesh.NewServiceConnectFargateService(stack, jsii.String("Ui"), &mesh.ServiceConnectFargateServiceProps{
		Cluster:   cluster,
		Namespace: namespace,
		Container: &ecs.ContainerDefinitionOptions{
			Image: ecs.ContainerImage_FromRegistry(jsii.String("public.ecr.aws/aws-containers/retail-store-sample-ui:1.2.1"), nil),
		},
	})
	connection := ui.ConnectTo(catalog, &mesh.ServiceConnectConnectionOptions{
		UrlEnvironmentVariable: jsii.String("RETAIL_UI_ENDPOINTS_CATALOG"),
	})

	// Metrics
	awscloudwatch.NewDashboard(stack, jsii.String("OwnPage"), nil).AddWidgets(awscloudwatch.NewGraphWidget(&awscloudwatch.GraphWidgetProps{
		Title: jsii.String("Catalog"),
		Left: &[]awscloudwatch.IMetric{
			catalog.Metrics().MetricRequestCount(nil),              // what arrives at catalog
			connection.Metrics().MetricHttpCodeTarget5xxCount(nil), // catalog's errors, as ui sees them
			namespace.Metrics().MetricRequestCount(nil),            // all requests in the namespace
		},
		Right: &[]awscloudwatch.IMetric{
			catalog.Metrics().MetricTargetResponseTime(nil), // catalog's answers, as all clients see them
		},
	}))

	// Alarms
	mesh.NewServiceConnectAlarms(stack, jsii.String("CatalogWarning"), &mesh.ServiceConnectAlarmsProps{
		Service:         catalog,
		ErrorRate:       &mesh.ServiceConnectErrorRateAlarm{MaxPercent: jsii.Number(1), MinResponses: jsii.Number(100)},
		Latency:         &mesh.ServiceConnectLatencyAlarm{MaxResponseTime: awscdk.Duration_Millis(jsii.Number(500))},
		ConnectionSurge: &mesh.ServiceConnectConnectionSurgeAlarm{MaxNewConnections: jsii.Number(1000)},
	})
	mesh.NewServiceConnectAlarms(stack, jsii.String("CatalogCritical"), &mesh.ServiceConnectAlarmsProps{
		Service:          catalog,
		ErrorRate:        &mesh.ServiceConnectErrorRateAlarm{MaxPercent: jsii.Number(5)},
		NoHealthyTraffic: &mesh.ServiceConnectNoHealthyTrafficAlarm{},
		Actions: &[]awscloudwatch.IAlarmAction{
			awscloudwatchactions.NewSnsAction(awssns.NewTopic(stack, jsii.String("Pager"), nil)),
		},
	})

	// Dashboard
	mesh.NewServiceConnectDashboard(stack, jsii.String("Page"), &mesh.ServiceConnectDashboardProps{
		Namespace:     namespace,
		DashboardName: jsii.String("shop"),
	})

	// Scaling
	scaling := catalog.AutoScaleTaskCount(&awsapplicationautoscaling.EnableScalingProps{
		MinCapacity: jsii.Number(2),
		MaxCapacity: jsii.Number(20),
	})
	scaling.ScaleOnCpuUtilization(jsii.String("Cpu"), &ecs.CpuUtilizationScalingProps{TargetUtilizationPercent: jsii.Number(60)})
	scaling.ScaleOnRequestCount(jsii.String("Requests"), &mesh.ServiceConnectRequestScalingProps{
		RequestsPerTarget: jsii.Number(6000), // a task, a minute
	})
	scaling.ScaleOnResponseTime(jsii.String("Latency"), &mesh.ServiceConnectResponseTimeScalingProps{
		TargetResponseTime: awscdk.Duration_Millis(jsii.Number(200)),
	})
	scaling.ScaleOnActiveConnections(jsii.String("Connections"), &mesh.ServiceConnectConnectionScalingProps{
		ConnectionsPerTarget: jsii.Number(500),
	})

	// Tags
	awscdk.Tags_Of(catalog).Add(jsii.String("team"), jsii.String("catalog"), nil)

	app.Synth(nil)
}
