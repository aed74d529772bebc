package guides

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	ec2 "github.com/aws/aws-cdk-go/awscdk/v2/awsec2"
	ecs "github.com/aws/aws-cdk-go/awscdk/v2/awsecs"
	elb "github.com/aws/aws-cdk-go/awscdk/v2/awselasticloadbalancingv2"
	"github.com/aws/jsii-runtime-go"
	mesh "github.com/cdk-ecs-service-connect/cdk-ecs-service-connect-go/cdkecsserviceconnect"
)

// SeveralServicesBehindOneLoadBalancer is main of the app in the guide docs/guides/several-services-behind-one-load-balancer.md.
func SeveralServicesBehindOneLoadBalancer() {
	defer jsii.Close()
	app := awscdk.NewApp(nil)
	stack := awscdk.NewStack(app, jsii.String("Shop"), nil)
	cluster := ecs.NewCluster(stack, jsii.String("Cluster"), &ecs.ClusterProps{
		Vpc: ec2.NewVpc(stack, jsii.String("Vpc"), &ec2.VpcProps{MaxAzs: jsii.Number(2), NatGateways: jsii.Number(1)}),
	})
	namespace := mesh.NewServiceConnectNamespace(stack, jsii.String("Namespace"), &mesh.ServiceConnectNamespaceProps{
		NamespaceName: jsii.String("shop"),
	})

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
			}),
		},
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
			}),
		},
	})
	web.ConnectTo(api, &mesh.ServiceConnectConnectionOptions{UrlEnvironmentVariable: jsii.String("RETAIL_UI_ENDPOINTS_CATALOG")})

	entry := mesh.NewServiceConnectPublicFrontend(stack, jsii.String("Public"), &mesh.ServiceConnectPublicFrontendProps{
		Service:     web,
		HealthCheck: &elb.HealthCheck{Path: jsii.String("/actuator/health")},
	})
	entry.AddRoute(jsii.String("Api"), &mesh.ServiceConnectPublicRouteProps{
		Service:     api,
		Conditions:  &[]elb.ListenerCondition{elb.ListenerCondition_PathPatterns(jsii.Strings("/catalog/*"))},
		Priority:    jsii.Number(10),
		HealthCheck: &elb.HealthCheck{Path: jsii.String("/health")},
	})
	entry.AddRoute(jsii.String("ApiHost"), &mesh.ServiceConnectPublicRouteProps{
		Service:     api,
		Conditions:  &[]elb.ListenerCondition{elb.ListenerCondition_HostHeaders(jsii.Strings("api.example.com"))},
		Priority:    jsii.Number(20),
		HealthCheck: &elb.HealthCheck{Path: jsii.String("/health")},
	})

	// Use a listener that exists
	shared := elb.NewApplicationLoadBalancer(stack, jsii.String("Shared"), &elb.ApplicationLoadBalancerProps{
		Vpc:            cluster.Vpc(),
		InternetFacing: jsii.Bool(true),
	})
	listener := shared.AddListener(jsii.String("Http"), &elb.BaseApplicationListenerProps{
		Port:          jsii.Number(80),
		Open:          jsii.Bool(false),
		DefaultAction: elb.ListenerAction_FixedResponse(jsii.Number(404), nil),
	})
	search := mesh.NewServiceConnectFargateService(stack, jsii.String("Search"), &mesh.ServiceConnectFargateServiceProps{
		Cluster:   cluster,
		Namespace: namespace,
		Container: &ecs.ContainerDefinitionOptions{
			Image: ecs.ContainerImage_FromRegistry(jsii.String("public.ecr.aws/aws-containers/retail-store-sample-catalog:1.2.1"), nil),
		},
		Endpoints: &[]mesh.ServiceConnectEndpoint{
			mesh.ServiceConnectEndpoint_Http(&mesh.ServiceConnectHttpEndpointProps{
				ContainerPort: jsii.Number(8080),
				DnsName:       jsii.String("search"),
				Port:          jsii.Number(80),
			}),
		},
	})
	mesh.NewServiceConnectPublicFrontend(stack, jsii.String("PublicSearch"), &mesh.ServiceConnectPublicFrontendProps{
		Service:     search,
		Listener:    listener,
		Conditions:  &[]elb.ListenerCondition{elb.ListenerCondition_HostHeaders(jsii.Strings("search.example.com"))},
		Priority:    jsii.Number(10),
		HealthCheck: &elb.HealthCheck{Path: jsii.String("/health")},
	})

	app.Synth(nil)
}
