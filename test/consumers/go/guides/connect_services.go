package guides

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	ec2 "github.com/aws/aws-cdk-go/awscdk/v2/awsec2"
	ecs "github.com/aws/aws-cdk-go/awscdk/v2/awsecs"
	"github.com/aws/jsii-runtime-go"
	mesh "github.com/cdk-ecs-service-connect/cdk-ecs-service-connect-go/cdkecsserviceconnect"
)

// ConnectServices is main of the app in the guide docs/guides/connect-services.md.
func ConnectServices() {
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

	catalog := mesh.NewServiceConnectFargateService(stack, jsii.String("Catalog"), &mesh.ServiceConnectFargateServiceProps{
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
	redis := mesh.NewServiceConnectFargateService(stack, jsii.String("Redis"), &mesh.ServiceConnectFargateServiceProps{
		Cluster:   cluster,
		Namespace: namespace,
		Container: &ecs.ContainerDefinitionOptions{
			Image: ecs.ContainerImage_FromRegistry(jsii.String("public.ecr.aws/docker/library/redis:7.4"), nil),
		},
		Endpoints: &[]mesh.ServiceConnectEndpoint{
			mesh.ServiceConnectEndpoint_Tcp(&mesh.ServiceConnectEndpointProps{ContainerPort: jsii.Number(6379), DnsName: jsii.String("redis")}),
		},
	})
	ui := mesh.NewServiceConnectFargateService(stack, jsii.String("Ui"), &mesh.ServiceConnectFargateServiceProps{
		Cluster:   cluster,
		Namespace: namespace,
		Container: &ecs.ContainerDefinitionOptions{Image: image},
	})

	ui.ConnectTo(catalog, &mesh.ServiceConnectConnectionOptions{UrlEnvironmentVariable: jsii.String("CATALOG_URL")})
	ui.ConnectTo(redis, &mesh.ServiceConnectConnectionOptions{
		HostEnvironmentVariable: jsii.String("REDIS_HOST"),
		PortEnvironmentVariable: jsii.String("REDIS_PORT"),
	})

	// Tell the application where to call
	realtimeEndpoint := mesh.ServiceConnectEndpoint_Http(&mesh.ServiceConnectHttpEndpointProps{
		ContainerPort: jsii.Number(4000),
		DnsName:       jsii.String("realtime"),
		Port:          jsii.Number(80),
	})
	realtime := mesh.NewServiceConnectFargateService(stack, jsii.String("Realtime"), &mesh.ServiceConnectFargateServiceProps{
		Cluster:   cluster,
		Namespace: namespace,
		Container: &ecs.ContainerDefinitionOptions{
			Image:       image,
			Environment: &map[string]*string{"EXTERNAL_URL": realtimeEndpoint.Url()}, // http://realtime:80
		},
		Endpoints: &[]mesh.ServiceConnectEndpoint{realtimeEndpoint},
	})
	ui.ConnectTo(realtime, &mesh.ServiceConnectConnectionOptions{
		UrlEnvironmentVariable: jsii.String("SOCKET_URL"), // ws://realtime:80/socket/
		UrlScheme:              jsii.String("ws"),
		UrlPath:                jsii.String("/socket/"),
	})
	ui.ConnectTo(realtime, &mesh.ServiceConnectConnectionOptions{
		UrlEnvironmentVariable: jsii.String("REALTIME_URL"),
		UrlPath:                jsii.String("/api/"),
	})

	// Several endpoints, and sidecars
	orders := mesh.NewServiceConnectFargateService(stack, jsii.String("Orders"), &mesh.ServiceConnectFargateServiceProps{
		Cluster:   cluster,
		Namespace: namespace,
		Container: &ecs.ContainerDefinitionOptions{Image: image},
		Endpoints: &[]mesh.ServiceConnectEndpoint{
			mesh.ServiceConnectEndpoint_Http(&mesh.ServiceConnectHttpEndpointProps{
				ContainerPort: jsii.Number(8080),
				ContainerName: jsii.String("nginx"),
				DnsName:       jsii.String("orders"),
				Port:          jsii.Number(80),
			}),
			mesh.ServiceConnectEndpoint_Grpc(&mesh.ServiceConnectHttpEndpointProps{
				ContainerPort: jsii.Number(9090),
				DnsName:       jsii.String("orders-rpc"),
			}),
		},
	})
	orders.TaskDefinition().AddContainer(jsii.String("nginx"), &ecs.ContainerDefinitionOptions{
		Image:                ecs.ContainerImage_FromRegistry(jsii.String("public.ecr.aws/nginx/nginx:1.28"), nil),
		MemoryReservationMiB: jsii.Number(64),
	})
	billing := mesh.NewServiceConnectFargateService(stack, jsii.String("Billing"), &mesh.ServiceConnectFargateServiceProps{
		Cluster:   cluster,
		Namespace: namespace,
		Container: &ecs.ContainerDefinitionOptions{Image: image},
	})

	billing.ConnectTo(orders, nil) // both endpoints
	ui.ConnectTo(orders, &mesh.ServiceConnectConnectionOptions{
		Endpoint:               jsii.String("orders"),
		UrlEnvironmentVariable: jsii.String("ORDERS_URL"),
	})
	ui.ConnectTo(orders.Endpoint(jsii.String("orders-rpc")), &mesh.ServiceConnectConnectionOptions{
		AddressEnvironmentVariable: jsii.String("ORDERS_RPC"),
	})

	// Streams and retries
	events := mesh.NewServiceConnectFargateService(stack, jsii.String("Events"), &mesh.ServiceConnectFargateServiceProps{
		Cluster:   cluster,
		Namespace: namespace,
		Container: &ecs.ContainerDefinitionOptions{Image: image},
		Endpoints: &[]mesh.ServiceConnectEndpoint{
			mesh.ServiceConnectEndpoint_Http(&mesh.ServiceConnectHttpEndpointProps{
				ContainerPort:     jsii.Number(8080),
				DnsName:           jsii.String("events"),
				Port:              jsii.Number(80),
				PerRequestTimeout: awscdk.Duration_Seconds(jsii.Number(0)),  // a stream has no end
				IdleTimeout:       awscdk.Duration_Minutes(jsii.Number(30)), // longer than the pause between two events
			}),
		},
	})
	ui.ConnectTo(events, &mesh.ServiceConnectConnectionOptions{UrlEnvironmentVariable: jsii.String("EVENTS_URL")})

	// Security groups
	search := mesh.NewServiceConnectFargateService(stack, jsii.String("Search"), &mesh.ServiceConnectFargateServiceProps{
		Cluster:   cluster,
		Namespace: namespace,
		Container: &ecs.ContainerDefinitionOptions{Image: image},
		SecurityGroups: &[]ec2.ISecurityGroup{
			ec2.NewSecurityGroup(stack, jsii.String("SearchGroup"), &ec2.SecurityGroupProps{Vpc: cluster.Vpc()}),
		},
		Endpoints: &[]mesh.ServiceConnectEndpoint{
			mesh.ServiceConnectEndpoint_Http(&mesh.ServiceConnectHttpEndpointProps{
				ContainerPort: jsii.Number(8080),
				DnsName:       jsii.String("search"),
				Port:          jsii.Number(80),
			}),
		},
	})
	ui.ConnectTo(search, &mesh.ServiceConnectConnectionOptions{
		UrlEnvironmentVariable: jsii.String("SEARCH_URL"),
		OpenSecurityGroups:     jsii.Bool(false), // SC501 warns: no rule admits ui
	})

	app.Synth(nil)
}
