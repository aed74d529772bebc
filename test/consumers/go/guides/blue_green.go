package guides

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	ec2 "github.com/aws/aws-cdk-go/awscdk/v2/awsec2"
	ecs "github.com/aws/aws-cdk-go/awscdk/v2/awsecs"
	elb "github.com/aws/aws-cdk-go/awscdk/v2/awselasticloadbalancingv2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awslambda"
	"github.com/aws/jsii-runtime-go"
	mesh "github.com/cdk-ecs-service-connect/cdk-ecs-service-connect-go/cdkecsserviceconnect"
)

// BlueGreen is main of the app in the guide docs/guides/blue-green.md.
func BlueGreen() {
	defer jsii.Close()
	app := awscdk.NewApp(nil)
	stack := awscdk.NewStack(app, jsii.String("Shop"), nil)
	cluster := ecs.NewCluster(stack, jsii.String("Cluster"), &ecs.ClusterProps{
		Vpc: ec2.NewVpc(stack, jsii.String("Vpc"), &ec2.VpcProps{MaxAzs: jsii.Number(2), NatGateways: jsii.Number(1)}),
	})
	namespace := mesh.NewServiceConnectNamespace(stack, jsii.String("Namespace"), &mesh.ServiceConnectNamespaceProps{
		NamespaceName: jsii.String("shop"),
	})
	testTraffic := mesh.ServiceConnectTestTraffic_Header(jsii.String("x-shop-test"), jsii.String("yes"))

	tests := awslambda.NewFunction(stack, jsii.String("Tests"), &awslambda.FunctionProps{
		Runtime: awslambda.Runtime_NODEJS_22_X(),
		Handler: jsii.String("index.handler"),
		Code:    awslambda.Code_FromInline(jsii.String(`exports.handler = async () => ({ hookStatus: "SUCCEEDED" });`)),
	})
	api := mesh.NewServiceConnectFargateService(stack, jsii.String("Api"), &mesh.ServiceConnectFargateServiceProps{
		Cluster:   cluster,
		Namespace: namespace,
		Container: &ecs.ContainerDefinitionOptions{
			Image: ecs.ContainerImage_FromRegistry(jsii.String("public.ecr.aws/aws-containers/retail-store-sample-catalog:1.2.1"), nil),
		},
		Endpoints: &[]mesh.ServiceConnectEndpoint{
			mesh.ServiceConnectEndpoint_Http(&mesh.ServiceConnectHttpEndpointProps{
				ContainerPort: jsii.Number(8080),
				DnsName:       jsii.String("api"),
				Port:          jsii.Number(80),
				TestTraffic:   testTraffic,
			}),
		},
		DeploymentStrategy: ecs.DeploymentStrategy_BLUE_GREEN,
		BakeTime:           awscdk.Duration_Minutes(jsii.Number(15)),
		LifecycleHooks: &[]ecs.IDeploymentLifecycleHookTarget{
			ecs.NewDeploymentLifecycleLambdaTarget(tests, jsii.String("Tested"), &ecs.DeploymentLifecycleLambdaTargetProps{
				LifecycleStages: &[]ecs.DeploymentLifecycleStage{ecs.DeploymentLifecycleStage_POST_TEST_TRAFFIC_SHIFT},
			}),
		},
	})
	awscdk.Validations_Of(api).Acknowledge(
		&awscdk.Acknowledgment{
			Id:     jsii.String("ServiceConnect::SC602"),
			Reason: jsii.String("blue/green deployment of the ECS controller"),
		},
		&awscdk.Acknowledgment{
			Id:     jsii.String("Annotation::@aws-cdk/aws-ecs:shouldUseCircuitBreaker"),
			Reason: jsii.String("the circuit breaker is for rolling deployments"),
		},
	)

	// Behind a load balancer
	web := mesh.NewServiceConnectFargateService(stack, jsii.String("Web"), &mesh.ServiceConnectFargateServiceProps{
		Cluster:   cluster,
		Namespace: namespace,
		Container: &ecs.ContainerDefinitionOptions{
			Image: ecs.ContainerImage_FromRegistry(jsii.String("public.ecr.aws/aws-containers/retail-store-sample-ui:1.2.1"), nil),
		},
		Endpoints: &[]mesh.ServiceConnectEndpoint{
			mesh.ServiceConnectEndpoint_Http(&mesh.ServiceConnectHttpEndpointProps{
				ContainerPort: jsii.Number(8080),
				DnsName:       jsii.String("web"),
				Port:          jsii.Number(80),
				TestTraffic:   testTraffic,
			}),
		},
		DeploymentStrategy:  ecs.DeploymentStrategy_CANARY,
		CanaryConfiguration: &ecs.TrafficShiftConfig{StepPercent: jsii.Number(10), StepBakeTime: awscdk.Duration_Minutes(jsii.Number(10))},
		BakeTime:            awscdk.Duration_Minutes(jsii.Number(15)),
	})
	web.ConnectTo(api, &mesh.ServiceConnectConnectionOptions{UrlEnvironmentVariable: jsii.String("RETAIL_UI_ENDPOINTS_CATALOG")})
	awscdk.Validations_Of(web).Acknowledge(
		&awscdk.Acknowledgment{
			Id:     jsii.String("ServiceConnect::SC602"),
			Reason: jsii.String("canary deployment of the ECS controller"),
		},
		&awscdk.Acknowledgment{
			Id:     jsii.String("Annotation::@aws-cdk/aws-ecs:shouldUseCircuitBreaker"),
			Reason: jsii.String("the circuit breaker is for rolling deployments"),
		},
	)
	mesh.NewServiceConnectPublicFrontend(stack, jsii.String("Public"), &mesh.ServiceConnectPublicFrontendProps{
		Service:     web,
		HealthCheck: &elb.HealthCheck{Path: jsii.String("/actuator/health")},
		AlternateTarget: &mesh.ServiceConnectAlternateTargetProps{
			TestListener: &mesh.ServiceConnectTestListenerProps{
				Conditions: &[]elb.ListenerCondition{elb.ListenerCondition_HttpHeader(jsii.String("x-shop-test"), jsii.Strings("yes"))},
				Priority:   jsii.Number(10),
			},
		},
	})

	app.Synth(nil)
}
