package guides

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsapigatewayv2"
	ec2 "github.com/aws/aws-cdk-go/awscdk/v2/awsec2"
	ecs "github.com/aws/aws-cdk-go/awscdk/v2/awsecs"
	elb "github.com/aws/aws-cdk-go/awscdk/v2/awselasticloadbalancingv2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsroute53"
	"github.com/aws/aws-cdk-go/awscdk/v2/interfaces/interfacesawsec2"
	"github.com/aws/jsii-runtime-go"
	mesh "github.com/cdk-ecs-service-connect/cdk-ecs-service-connect-go/cdkecsserviceconnect"
)

// PublicEntry is main of the app in the guide docs/guides/public-entry.md.
func PublicEntry() {
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
	})
	ui.ConnectTo(catalog, &mesh.ServiceConnectConnectionOptions{UrlEnvironmentVariable: jsii.String("RETAIL_UI_ENDPOINTS_CATALOG")})

	mesh.NewServiceConnectPublicFrontend(stack, jsii.String("Public"), &mesh.ServiceConnectPublicFrontendProps{
		Service:       ui,
		ContainerPort: jsii.Number(8080), // for a service without endpoints
		HealthCheck:   &elb.HealthCheck{Path: jsii.String("/actuator/health")},
	})

	// Use a domain
	hostedZone := awsroute53.HostedZone_FromHostedZoneAttributes(stack, jsii.String("Zone"), &awsroute53.HostedZoneAttributes{
		HostedZoneId: jsii.String("Z0123456789EXAMPLE"),
		ZoneName:     jsii.String("example.com"),
	})
	api := mesh.NewServiceConnectFargateService(stack, jsii.String("Api"), &mesh.ServiceConnectFargateServiceProps{
		Cluster:   cluster,
		Namespace: namespace,
		Container: &ecs.ContainerDefinitionOptions{
			Image: ecs.ContainerImage_FromRegistry(jsii.String("public.ecr.aws/aws-containers/retail-store-sample-catalog:1.2.1"), nil),
		},
		Endpoints: &[]mesh.ServiceConnectEndpoint{
			mesh.ServiceConnectEndpoint_Http(&mesh.ServiceConnectHttpEndpointProps{
				ContainerPort:     jsii.Number(8080),
				DnsName:           jsii.String("api"),
				Port:              jsii.Number(80),
				PerRequestTimeout: awscdk.Duration_Seconds(jsii.Number(90)),
			}),
		},
		HealthCheckGracePeriod: awscdk.Duration_Minutes(jsii.Number(2)),
	})
	mesh.NewServiceConnectPublicFrontend(stack, jsii.String("PublicApi"), &mesh.ServiceConnectPublicFrontendProps{
		Service:     api,
		DomainName:  jsii.String("api.example.com"),
		HostedZone:  hostedZone,
		HealthCheck: &elb.HealthCheck{Path: jsii.String("/health")},
		Peers:       &[]ec2.IPeer{ec2.Peer_Ipv4(jsii.String("203.0.113.0/24"))},
	})

	// API Gateway instead of a load balancer
	linkGroup := ec2.NewSecurityGroup(stack, jsii.String("LinkGroup"), &ec2.SecurityGroupProps{Vpc: cluster.Vpc()})
	catalog.Connections().AllowFrom(linkGroup, ec2.Port_Tcp(jsii.Number(8080)), nil) // the port of the proxy
	link := awsapigatewayv2.NewVpcLink(stack, jsii.String("Link"), &awsapigatewayv2.VpcLinkProps{
		Vpc:            cluster.Vpc(),
		SecurityGroups: &[]interfacesawsec2.ISecurityGroupRef{linkGroup},
	})
	awsapigatewayv2.NewCfnIntegration(stack, jsii.String("Integration"), &awsapigatewayv2.CfnIntegrationProps{
		ApiId:                awsapigatewayv2.NewHttpApi(stack, jsii.String("HttpApi"), nil).ApiId(),
		ConnectionId:         link.VpcLinkId(),
		ConnectionType:       jsii.String("VPC_LINK"),
		IntegrationMethod:    jsii.String("ANY"),
		IntegrationType:      jsii.String("HTTP_PROXY"),
		IntegrationUri:       catalog.Endpoint(nil).CloudMapServiceArn(),
		PayloadFormatVersion: jsii.String("1.0"),
	})

	app.Synth(nil)
}
