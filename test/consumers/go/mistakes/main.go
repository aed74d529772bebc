// How mistakes show in Go.
package main

import (
	"fmt"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	ec2 "github.com/aws/aws-cdk-go/awscdk/v2/awsec2"
	ecs "github.com/aws/aws-cdk-go/awscdk/v2/awsecs"
	"github.com/aws/jsii-runtime-go"
	mesh "github.com/cdk-ecs-service-connect/cdk-ecs-service-connect-go/cdkecsserviceconnect"
)

func main() {
	defer jsii.Close()

	// What a call can know, it refuses: a panic with rule, value, values allowed and fix.
	func() {
		defer func() { fmt.Println("refused:", recover()) }()
		mesh.ServiceConnectEndpoint_Http(&mesh.ServiceConnectHttpEndpointProps{ContainerPort: jsii.Number(70000)})
	}()

	// What only the template shows fails the synthesis, here of a service of the L2; CDK prints the findings to stderr.
	app := awscdk.NewApp(nil)
	awscdk.Validations_Of(app).AddPlugins(mesh.NewServiceConnectValidator())
	stack := awscdk.NewStack(app, jsii.String("Mistaken"), nil)
	taskDefinition := ecs.NewFargateTaskDefinition(stack, jsii.String("Task"), &ecs.FargateTaskDefinitionProps{MemoryLimitMiB: jsii.Number(512)})
	taskDefinition.AddContainer(jsii.String("web"), &ecs.ContainerDefinitionOptions{
		Image:        ecs.ContainerImage_FromRegistry(jsii.String("public.ecr.aws/docker/library/httpd:2.4"), nil),
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
