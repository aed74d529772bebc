package guides

import (
	"slices"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsapplicationautoscaling"
	ec2 "github.com/aws/aws-cdk-go/awscdk/v2/awsec2"
	ecs "github.com/aws/aws-cdk-go/awscdk/v2/awsecs"
	"github.com/aws/jsii-runtime-go"
	mesh "github.com/cdk-ecs-service-connect/cdk-ecs-service-connect-go/cdkecsserviceconnect"
)

// SeveralStacksAndAccounts is main of the app in the guide docs/guides/several-stacks-and-accounts.md.
func SeveralStacksAndAccounts() {
	defer jsii.Close()
	app := awscdk.NewApp(nil)
	image := ecs.ContainerImage_FromRegistry(jsii.String("public.ecr.aws/aws-containers/retail-store-sample-catalog:1.2.1"), nil)

	platform := awscdk.NewStack(app, jsii.String("Platform"), nil)
	cluster := ecs.NewCluster(platform, jsii.String("Cluster"), &ecs.ClusterProps{
		Vpc: ec2.NewVpc(platform, jsii.String("Vpc"), &ec2.VpcProps{MaxAzs: jsii.Number(2), NatGateways: jsii.Number(1)}),
	})
	namespace := mesh.NewServiceConnectNamespace(platform, jsii.String("Namespace"), &mesh.ServiceConnectNamespaceProps{
		NamespaceName: jsii.String("shop"),
	})

	backend := awscdk.NewStack(app, jsii.String("Backend"), nil)
	catalog := mesh.NewServiceConnectFargateService(backend, jsii.String("Catalog"), &mesh.ServiceConnectFargateServiceProps{
		Cluster:   cluster,
		Namespace: namespace,
		Container: &ecs.ContainerDefinitionOptions{Image: image},
		Endpoints: &[]mesh.ServiceConnectEndpoint{
			mesh.ServiceConnectEndpoint_Http(&mesh.ServiceConnectHttpEndpointProps{
				ContainerPort: jsii.Number(8080),
				DnsName:       jsii.String("catalog"),
				Port:          jsii.Number(80),
			}),
		},
	})

	frontend := awscdk.NewStack(app, jsii.String("Frontend"), nil)
	ui := mesh.NewServiceConnectFargateService(frontend, jsii.String("Ui"), &mesh.ServiceConnectFargateServiceProps{
		Cluster:   cluster,
		Namespace: namespace,
		Container: &ecs.ContainerDefinitionOptions{Image: image},
	})
	ui.ConnectTo(catalog, &mesh.ServiceConnectConnectionOptions{UrlEnvironmentVariable: jsii.String("CATALOG_URL")})
	if !slices.Contains(*frontend.Dependencies(), backend) {
		panic("frontend is deployed before backend")
	}

	// Call a service of another app
	caller := awscdk.NewStack(app, jsii.String("Caller"), &awscdk.StackProps{
		Env: &awscdk.Environment{Account: jsii.String("111122223333"), Region: jsii.String("eu-west-1")},
	})
	callerCluster := ecs.NewCluster(caller, jsii.String("Cluster"), &ecs.ClusterProps{
		Vpc: ec2.NewVpc(caller, jsii.String("Vpc"), &ec2.VpcProps{MaxAzs: jsii.Number(2), NatGateways: jsii.Number(1)}),
	})
	existing := mesh.ServiceConnectNamespace_FromNamespaceAttributes(caller, jsii.String("Existing"), &mesh.ServiceConnectNamespaceAttributes{
		NamespaceName: jsii.String("market"),
		NamespaceArn:  jsii.String("arn:aws:servicediscovery:eu-west-1:111122223333:namespace/ns-aaaaaaaaaaaaaaaa"),
	})
	orders := existing.ImportEndpoint(jsii.String("orders"), &mesh.ServiceConnectEndpointImportOptions{
		DnsName:       jsii.String("orders"),
		Port:          jsii.Number(80),
		ContainerPort: jsii.Number(8080),
		Protocol:      mesh.ServiceConnectProtocol_HTTP,
		DiscoveryName: jsii.String("orders"),
		SecurityGroup: ec2.SecurityGroup_FromSecurityGroupId(caller, jsii.String("OrdersGroup"), jsii.String("sg-0123456789abcdef0"), nil),
	})
	shipping := mesh.NewServiceConnectFargateService(caller, jsii.String("Shipping"), &mesh.ServiceConnectFargateServiceProps{
		Cluster:   callerCluster,
		Namespace: existing,
		Container: &ecs.ContainerDefinitionOptions{Image: image},
	})
	shipping.ConnectTo(orders, &mesh.ServiceConnectConnectionOptions{UrlEnvironmentVariable: jsii.String("ORDERS_URL")})

	// Regions and accounts
	workload := awscdk.NewStack(app, jsii.String("Workload"), &awscdk.StackProps{
		Env: &awscdk.Environment{Account: jsii.String("222233334444"), Region: jsii.String("eu-west-1")},
	})
	workloadCluster := ecs.NewCluster(workload, jsii.String("Cluster"), &ecs.ClusterProps{
		Vpc: ec2.NewVpc(workload, jsii.String("Vpc"), &ec2.VpcProps{MaxAzs: jsii.Number(2), NatGateways: jsii.Number(1)}),
	})
	sharedNamespace := mesh.ServiceConnectNamespace_FromNamespaceAttributes(workload, jsii.String("Namespace"), &mesh.ServiceConnectNamespaceAttributes{
		NamespaceName: jsii.String("market"),
		NamespaceArn:  jsii.String("arn:aws:servicediscovery:eu-west-1:111122223333:namespace/ns-aaaaaaaaaaaaaaaa"),
	})
	ledger := mesh.NewServiceConnectFargateService(workload, jsii.String("Ledger"), &mesh.ServiceConnectFargateServiceProps{
		Cluster:   workloadCluster,
		Namespace: sharedNamespace,
		Container: &ecs.ContainerDefinitionOptions{Image: image},
		Endpoints: &[]mesh.ServiceConnectEndpoint{
			mesh.ServiceConnectEndpoint_Http(&mesh.ServiceConnectHttpEndpointProps{
				ContainerPort: jsii.Number(8080),
				DnsName:       jsii.String("ledger"),
				Port:          jsii.Number(80),
			}),
		},
		ClientsInOtherAccounts: jsii.Bool(true),
	})
	mesh.NewServiceConnectAlarms(workload, jsii.String("LedgerAlarms"), &mesh.ServiceConnectAlarmsProps{
		Service:          ledger,
		NoHealthyTraffic: &mesh.ServiceConnectNoHealthyTrafficAlarm{MinCount: jsii.Number(1)},
	})
	ledger.AutoScaleTaskCount(&awsapplicationautoscaling.EnableScalingProps{MaxCapacity: jsii.Number(10)}).
		ScaleOnActiveConnections(jsii.String("Connections"), &mesh.ServiceConnectConnectionScalingProps{ConnectionsPerTarget: jsii.Number(100)})
	awscdk.Validations_Of(workload).Acknowledge(&awscdk.Acknowledgment{
		Id:     jsii.String("ServiceConnect::SC304"),
		Reason: jsii.String("the platform account shares the namespace through AWS RAM"),
	})

	app.Synth(nil)
}
