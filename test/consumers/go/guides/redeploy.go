package guides

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	ec2 "github.com/aws/aws-cdk-go/awscdk/v2/awsec2"
	ecs "github.com/aws/aws-cdk-go/awscdk/v2/awsecs"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsiam"
	"github.com/aws/aws-cdk-go/awscdk/v2/awslogs"
	"github.com/aws/jsii-runtime-go"
	mesh "github.com/cdk-ecs-service-connect/cdk-ecs-service-connect-go/cdkecsserviceconnect"
)

// Redeploy is main of the app in the guide docs/guides/redeploy.md.
func Redeploy() {
	defer jsii.Close()
	app := awscdk.NewApp(nil)
	stack := awscdk.NewStack(app, jsii.String("Shop"), nil)
	cluster := ecs.NewCluster(stack, jsii.String("Cluster"), &ecs.ClusterProps{
		Vpc: ec2.NewVpc(stack, jsii.String("Vpc"), &ec2.VpcProps{MaxAzs: jsii.Number(2), NatGateways: jsii.Number(1)}),
	})
	namespace := mesh.NewServiceConnectNamespace(stack, jsii.String("Namespace"), &mesh.ServiceConnectNamespaceProps{
		NamespaceName: jsii.String("shop"),
		CustomResources: &mesh.ServiceConnectCustomResourceOptions{
			LogGroup: awslogs.NewLogGroup(stack, jsii.String("CustomResourceLogs"), &awslogs.LogGroupProps{Retention: awslogs.RetentionDays_ONE_YEAR}),
		},
	})
	image := ecs.ContainerImage_FromRegistry(jsii.String("public.ecr.aws/aws-containers/retail-store-sample-orders:1.2.1"), nil)

	orders := mesh.NewServiceConnectFargateService(stack, jsii.String("Orders"), &mesh.ServiceConnectFargateServiceProps{
		Cluster:   cluster,
		Namespace: namespace,
		Container: &ecs.ContainerDefinitionOptions{Image: image},
		Endpoints: &[]mesh.ServiceConnectEndpoint{
			mesh.ServiceConnectEndpoint_Http(&mesh.ServiceConnectHttpEndpointProps{
				ContainerPort: jsii.Number(8080),
				DnsName:       jsii.String("orders"),
				Port:          jsii.Number(80),
			}),
		},
	})
	payments := mesh.NewServiceConnectFargateService(stack, jsii.String("Payments"), &mesh.ServiceConnectFargateServiceProps{
		Cluster:   cluster,
		Namespace: namespace,
		Container: &ecs.ContainerDefinitionOptions{Image: image},
		Endpoints: &[]mesh.ServiceConnectEndpoint{
			mesh.ServiceConnectEndpoint_Http(&mesh.ServiceConnectHttpEndpointProps{
				ContainerPort: jsii.Number(8080),
				DnsName:       jsii.String("payments"),
				Port:          jsii.Number(80),
			}),
		},
	})
	payments.ConnectTo(orders, nil)

	// Services that call each other
	orders.ConnectTo(payments, &mesh.ServiceConnectConnectionOptions{Ordering: mesh.ServiceConnectOrdering_REDEPLOY_AFTER})

	// What the custom resources may do
	awsiam.PermissionsBoundary_Of(stack).Apply(
		awsiam.ManagedPolicy_FromManagedPolicyName(stack, jsii.String("Boundary"), jsii.String("boundary")),
	)

	app.Synth(nil)
}
