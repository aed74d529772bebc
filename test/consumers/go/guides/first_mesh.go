package guides

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	ec2 "github.com/aws/aws-cdk-go/awscdk/v2/awsec2"
	ecs "github.com/aws/aws-cdk-go/awscdk/v2/awsecs"
	"github.com/aws/jsii-runtime-go"
	mesh "github.com/cdk-ecs-service-connect/cdk-ecs-service-connect-go/cdkecsserviceconnect"
)

// FirstMesh is main of the app in the guide docs/guides/first-mesh.md.
func FirstMesh() {
	defer jsii.Close()
	app := awscdk.NewApp(nil)
	stack := awscdk.NewStack(app, jsii.String("Shop"), nil)
	cluster := ecs.NewCluster(stack, jsii.String("Cluster"), &ecs.ClusterProps{
		Vpc: ec2.NewVpc(stack, jsii.String("Vpc"), &ec2.VpcProps{MaxAzs: jsii.Number(2), NatGateways: jsii.Number(1)}),
	})
	namespace := mesh.NewServiceConnectNamespace(stack, jsii.String("Namespace"), &mesh.ServiceConnectNamespaceProps{
		NamespaceName: jsii.String("shop"),
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
		EnableExecuteCommand: jsii.Bool(true),
	})
	ui.ConnectTo(catalog, &mesh.ServiceConnectConnectionOptions{
		UrlEnvironmentVariable: jsii.String("RETAIL_UI_ENDPOINTS_CATALOG"), // http://catalog:80
	})

	app.Synth(nil)
}
