package guides

import (
	"fmt"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsautoscaling"
	ec2 "github.com/aws/aws-cdk-go/awscdk/v2/awsec2"
	ecs "github.com/aws/aws-cdk-go/awscdk/v2/awsecs"
	"github.com/aws/jsii-runtime-go"
	mesh "github.com/cdk-ecs-service-connect/cdk-ecs-service-connect-go/cdkecsserviceconnect"
)

// RunOnEc2 is main of the app in the guide docs/guides/run-on-ec2.md.
func RunOnEc2() {
	defer jsii.Close()
	app := awscdk.NewApp(nil)
	stack := awscdk.NewStack(app, jsii.String("Shop"), nil)
	cluster := ecs.NewCluster(stack, jsii.String("Cluster"), &ecs.ClusterProps{
		Vpc: ec2.NewVpc(stack, jsii.String("Vpc"), &ec2.VpcProps{MaxAzs: jsii.Number(2), NatGateways: jsii.Number(1)}),
	})
	namespace := mesh.NewServiceConnectNamespace(stack, jsii.String("Namespace"), &mesh.ServiceConnectNamespaceProps{
		NamespaceName: jsii.String("shop"),
	})
	image := ecs.ContainerImage_FromRegistry(jsii.String("public.ecr.aws/aws-containers/retail-store-sample-catalog:1.2.1"), nil)

	autoScalingGroup := awsautoscaling.NewAutoScalingGroup(stack, jsii.String("Instances"), &awsautoscaling.AutoScalingGroupProps{
		Vpc:          cluster.Vpc(),
		InstanceType: ec2.NewInstanceType(jsii.String("m7g.large")),
		MachineImage: ecs.EcsOptimizedImage_AmazonLinux2023(ecs.AmiHardwareType_ARM, nil),
	})
	capacity := ecs.NewAsgCapacityProvider(stack, jsii.String("Capacity"), &ecs.AsgCapacityProviderProps{AutoScalingGroup: autoScalingGroup})
	cluster.AddAsgCapacityProvider(capacity, nil)

	catalog := mesh.NewServiceConnectEc2Service(stack, jsii.String("Catalog"), &mesh.ServiceConnectEc2ServiceProps{
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
		NetworkMode: ecs.NetworkMode_BRIDGE,
	})
	ui := mesh.NewServiceConnectEc2Service(stack, jsii.String("Ui"), &mesh.ServiceConnectEc2ServiceProps{
		Cluster:     cluster,
		Namespace:   namespace,
		Container:   &ecs.ContainerDefinitionOptions{Image: image},
		NetworkMode: ecs.NetworkMode_BRIDGE,
	})
	ui.ConnectTo(catalog, &mesh.ServiceConnectConnectionOptions{UrlEnvironmentVariable: jsii.String("CATALOG_URL")})

	// What a task gets
	chosen := mesh.ServiceConnectEc2TaskSize_Of(
		&mesh.ServiceConnectTaskResources{Cpu: jsii.Number(300), MemoryMiB: jsii.Number(700)},
		&mesh.ServiceConnectTaskResources{Cpu: jsii.Number(256), MemoryMiB: jsii.Number(64)},
	).Chosen()
	taskDefinition := ecs.NewTaskDefinition(stack, jsii.String("OrdersTask"), &ecs.TaskDefinitionProps{
		Compatibility: ecs.Compatibility_EC2,
		Cpu:           jsii.String(fmt.Sprint(*chosen.Cpu)),       // 556
		MemoryMiB:     jsii.String(fmt.Sprint(*chosen.MemoryMiB)), // 764
	})
	taskDefinition.AddContainer(jsii.String("app"), &ecs.ContainerDefinitionOptions{Image: image})
	orders := mesh.NewServiceConnectEc2Service(stack, jsii.String("Orders"), &mesh.ServiceConnectEc2ServiceProps{
		Cluster:   cluster,
		Namespace: namespace,
		Endpoints: &[]mesh.ServiceConnectEndpoint{
			mesh.ServiceConnectEndpoint_Http(&mesh.ServiceConnectHttpEndpointProps{
				ContainerPort: jsii.Number(8080),
				DnsName:       jsii.String("orders"),
				Port:          jsii.Number(80),
			}),
		},
		TaskDefinition: taskDefinition,
	})
	ui.ConnectTo(orders, &mesh.ServiceConnectConnectionOptions{UrlEnvironmentVariable: jsii.String("ORDERS_URL")})

	// Run one task on every instance
	mesh.NewServiceConnectEc2Service(stack, jsii.String("Agent"), &mesh.ServiceConnectEc2ServiceProps{
		Cluster:       cluster,
		Namespace:     namespace,
		Container:     &ecs.ContainerDefinitionOptions{Image: image},
		Daemon:        jsii.Bool(true),
		ExpectedTasks: jsii.Number(20),
	})

	app.Synth(nil)
}
