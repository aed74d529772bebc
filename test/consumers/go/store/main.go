// The retail store as a mesh: ui → catalog, carts, orders, checkout; checkout → orders, redis.
package main

import (
	"fmt"
	"strings"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	ec2 "github.com/aws/aws-cdk-go/awscdk/v2/awsec2"
	ecs "github.com/aws/aws-cdk-go/awscdk/v2/awsecs"
	elb "github.com/aws/aws-cdk-go/awscdk/v2/awselasticloadbalancingv2"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
	mesh "github.com/cdk-ecs-service-connect/cdk-ecs-service-connect-go/cdkecsserviceconnect"
)

func main() {
	defer jsii.Close()
	app := awscdk.NewApp(nil)

	platform := awscdk.NewStack(app, jsii.String("RetailPlatform"), nil)
	vpc := ec2.NewVpc(platform, jsii.String("Vpc"), &ec2.VpcProps{
		MaxAzs:      jsii.Number(2),
		NatGateways: jsii.Number(1),
		SubnetConfiguration: &[]*ec2.SubnetConfiguration{
			{Name: jsii.String("Public"), SubnetType: ec2.SubnetType_PUBLIC},
			{Name: jsii.String("Private"), SubnetType: ec2.SubnetType_PRIVATE_WITH_EGRESS},
		},
	})
	cluster := ecs.NewCluster(platform, jsii.String("Cluster"), &ecs.ClusterProps{Vpc: vpc})
	namespace := mesh.NewServiceConnectNamespace(platform, jsii.String("Namespace"), &mesh.ServiceConnectNamespaceProps{
		NamespaceName: jsii.String("retail"),
	})
	backends := newBackends(platform, "Backends", cluster, namespace)

	frontend := awscdk.NewStack(app, jsii.String("RetailFrontend"), nil)
	ui := mesh.NewServiceConnectFargateService(frontend, jsii.String("Ui"), &mesh.ServiceConnectFargateServiceProps{
		Cluster:        cluster,
		Namespace:      namespace,
		Cpu:            jsii.Number(512),
		MemoryLimitMiB: jsii.Number(1024),
		Container:      retailContainer("ui", "ui", "/actuator/health"),
	})
	for _, server := range []struct {
		service  mesh.ServiceConnectFargateService
		variable string
	}{
		{backends.catalog, "RETAIL_UI_ENDPOINTS_CATALOG"},
		{backends.carts, "RETAIL_UI_ENDPOINTS_CARTS"},
		{backends.orders, "RETAIL_UI_ENDPOINTS_ORDERS"},
		{backends.checkout, "RETAIL_UI_ENDPOINTS_CHECKOUT"},
	} {
		ui.ConnectTo(server.service, &mesh.ServiceConnectConnectionOptions{UrlEnvironmentVariable: jsii.String(server.variable)})
	}
	mesh.NewServiceConnectPublicFrontend(frontend, jsii.String("Public"), &mesh.ServiceConnectPublicFrontendProps{
		Service:       ui,
		ContainerPort: jsii.Number(8080),
		HealthCheck:   &elb.HealthCheck{Path: jsii.String("/actuator/health")},
	})

	for _, call := range *mesh.ServiceConnectMesh_Of(app.Synth(nil)).ConnectionsTo(jsii.String("Orders")) {
		if *call.Address != "orders:80" || *call.Port != 8080 {
			panic(fmt.Sprintf("%s calls %s on %v", *call.Client, *call.Address, *call.Port))
		}
	}
}

// backends are the APIs behind the store, and the cache of one of them.
type backends struct {
	catalog, carts, orders, checkout mesh.ServiceConnectFargateService
}

func newBackends(scope constructs.Construct, id string, cluster ecs.ICluster, namespace mesh.ServiceConnectNamespace) backends {
	this := constructs.NewConstruct(scope, jsii.String(id))
	api := func(id string, cpu, memoryLimitMiB float64, container *ecs.ContainerDefinitionOptions) mesh.ServiceConnectFargateService {
		return mesh.NewServiceConnectFargateService(this, jsii.String(id), &mesh.ServiceConnectFargateServiceProps{
			Cluster:        cluster,
			Namespace:      namespace,
			Cpu:            jsii.Number(cpu),
			MemoryLimitMiB: jsii.Number(memoryLimitMiB),
			Container:      container,
			Endpoints: &[]mesh.ServiceConnectEndpoint{
				mesh.ServiceConnectEndpoint_Http(&mesh.ServiceConnectHttpEndpointProps{
					ContainerPort: jsii.Number(8080),
					DnsName:       jsii.String(strings.ToLower(id)),
					Port:          jsii.Number(80),
				}),
			},
		})
	}
	catalog := api("Catalog", 256, 512, retailContainer("catalog", "catalog", "/health"))
	carts := api("Carts", 512, 1024, retailContainer("carts", "cart", "/actuator/health"))
	orders := api("Orders", 512, 1024, retailContainer("orders", "orders", "/actuator/health"))

	redis := mesh.NewServiceConnectFargateService(this, jsii.String("Redis"), &mesh.ServiceConnectFargateServiceProps{
		Cluster:   cluster,
		Namespace: namespace,
		Container: &ecs.ContainerDefinitionOptions{
			Image:       ecs.ContainerImage_FromRegistry(jsii.String("public.ecr.aws/docker/library/redis:7.4-alpine"), nil),
			HealthCheck: &ecs.HealthCheck{Command: jsii.Strings("CMD-SHELL", "redis-cli ping | grep PONG")},
			Logging:     ecs.LogDrivers_AwsLogs(&ecs.AwsLogDriverProps{StreamPrefix: jsii.String("redis")}),
		},
		Endpoints: &[]mesh.ServiceConnectEndpoint{
			mesh.ServiceConnectEndpoint_Tcp(&mesh.ServiceConnectEndpointProps{ContainerPort: jsii.Number(6379), DnsName: jsii.String("redis")}),
		},
	})
	container := retailContainer("checkout", "checkout", "/health")
	container.Environment = &map[string]*string{
		"RETAIL_CHECKOUT_PERSISTENCE_PROVIDER":  jsii.String("redis"),
		"RETAIL_CHECKOUT_PERSISTENCE_REDIS_URL": jsii.String(fmt.Sprintf("redis://%s", *redis.Endpoint(nil).Address())),
	}
	checkout := api("Checkout", 256, 512, container)
	checkout.ConnectTo(redis, nil)
	checkout.ConnectTo(orders, &mesh.ServiceConnectConnectionOptions{UrlEnvironmentVariable: jsii.String("RETAIL_CHECKOUT_ENDPOINTS_ORDERS")})
	return backends{catalog, carts, orders, checkout}
}

func retailContainer(name, image, healthPath string) *ecs.ContainerDefinitionOptions {
	registry := fmt.Sprintf("public.ecr.aws/aws-containers/retail-store-sample-%s:1.2.1", image)
	return &ecs.ContainerDefinitionOptions{
		Image: ecs.ContainerImage_FromRegistry(jsii.String(registry), nil),
		HealthCheck: &ecs.HealthCheck{
			Command:     jsii.Strings("CMD-SHELL", fmt.Sprintf("curl -f http://localhost:8080%s || exit 1", healthPath)),
			Interval:    awscdk.Duration_Seconds(jsii.Number(10)),
			StartPeriod: awscdk.Duration_Seconds(jsii.Number(60)),
		},
		Logging: ecs.LogDrivers_AwsLogs(&ecs.AwsLogDriverProps{StreamPrefix: jsii.String(name)}),
	}
}
