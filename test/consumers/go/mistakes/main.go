// How mistakes show in Go.
package main

import (
	"fmt"
	"strings"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	ec2 "github.com/aws/aws-cdk-go/awscdk/v2/awsec2"
	ecs "github.com/aws/aws-cdk-go/awscdk/v2/awsecs"
	"github.com/aws/jsii-runtime-go"
	mesh "github.com/cdk-ecs-service-connect/cdk-ecs-service-connect-go/cdkecsserviceconnect"
)

const image = "public.ecr.aws/docker/library/httpd:2.4"

func refused(call func()) {
	defer func() { fmt.Println("refused:", recover()) }()
	call()
}

func endpoint(containerPort float64, dnsName string) mesh.ServiceConnectEndpoint {
	return mesh.ServiceConnectEndpoint_Http(&mesh.ServiceConnectHttpEndpointProps{
		ContainerPort: jsii.Number(containerPort),
		DnsName:       jsii.String(dnsName),
	})
}

func main() {
	defer jsii.Close()

	// What a call can know, it refuses: a panic with rule, value, values allowed and fix.
	calls := awscdk.NewStack(awscdk.NewApp(nil), jsii.String("Calls"), nil)
	cluster := ecs.NewCluster(calls, jsii.String("Cluster"), &ecs.ClusterProps{Vpc: ec2.NewVpc(calls, jsii.String("Vpc"), nil)})
	namespace := mesh.NewServiceConnectNamespace(calls, jsii.String("Namespace"), &mesh.ServiceConnectNamespaceProps{NamespaceName: jsii.String("shop")})
	service := func(id string) mesh.ServiceConnectFargateService {
		return mesh.NewServiceConnectFargateService(calls, jsii.String(id), &mesh.ServiceConnectFargateServiceProps{
			Cluster:   cluster,
			Namespace: namespace,
			Container: &ecs.ContainerDefinitionOptions{Image: ecs.ContainerImage_FromRegistry(jsii.String(image), nil)},
			Endpoints: &[]mesh.ServiceConnectEndpoint{endpoint(80, strings.ToLower(id))},
		})
	}
	catalog, orders := service("Catalog"), service("Orders")
	refused(func() { endpoint(70000, "catalog") })
	catalog.ConnectTo(orders, nil)
	refused(func() { orders.ConnectTo(catalog, nil) })

	// What only the template shows fails the synthesis, here of a service of the L2; CDK prints the findings to stderr.
	app := awscdk.NewApp(nil)
	awscdk.Validations_Of(app).AddPlugins(mesh.NewServiceConnectValidator())
	stack := awscdk.NewStack(app, jsii.String("Mistaken"), nil)
	taskDefinition := ecs.NewFargateTaskDefinition(stack, jsii.String("Task"), &ecs.FargateTaskDefinitionProps{MemoryLimitMiB: jsii.Number(512)})
	taskDefinition.AddContainer(jsii.String("web"), &ecs.ContainerDefinitionOptions{
		Image:        ecs.ContainerImage_FromRegistry(jsii.String(image), nil),
		PortMappings: &[]*ecs.PortMapping{{ContainerPort: jsii.Number(80), Name: jsii.String("web")}},
	})
	ecs.NewFargateService(stack, jsii.String("Web"), &ecs.FargateServiceProps{
		Cluster:        ecs.NewCluster(stack, jsii.String("Cluster"), &ecs.ClusterProps{Vpc: ec2.NewVpc(stack, jsii.String("Vpc"), nil)}),
		TaskDefinition: taskDefinition,
		ServiceConnectConfiguration: &ecs.ServiceConnectProps{
			Namespace: jsii.String("shop"),
			Services:  &[]*ecs.ServiceConnectService{{PortMappingName: jsii.String("web"), DnsName: jsii.String("Web")}},
		},
	})
	app.Synth(nil)
}
