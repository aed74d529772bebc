package guides

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsacmpca"
	ec2 "github.com/aws/aws-cdk-go/awscdk/v2/awsec2"
	ecs "github.com/aws/aws-cdk-go/awscdk/v2/awsecs"
	"github.com/aws/aws-cdk-go/awscdk/v2/awskms"
	"github.com/aws/jsii-runtime-go"
	mesh "github.com/cdk-ecs-service-connect/cdk-ecs-service-connect-go/cdkecsserviceconnect"
)

// Tls is main of the app in the guide docs/guides/tls.md.
func Tls() {
	defer jsii.Close()
	app := awscdk.NewApp(nil)
	stack := awscdk.NewStack(app, jsii.String("Shop"), nil)
	cluster := ecs.NewCluster(stack, jsii.String("Cluster"), &ecs.ClusterProps{
		Vpc: ec2.NewVpc(stack, jsii.String("Vpc"), &ec2.VpcProps{MaxAzs: jsii.Number(2), NatGateways: jsii.Number(1)}),
	})
	image := ecs.ContainerImage_FromRegistry(jsii.String("public.ecr.aws/aws-containers/retail-store-sample-catalog:1.2.1"), nil)

	authority := mesh.NewServiceConnectCertificateAuthority(stack, jsii.String("Authority"), &mesh.ServiceConnectCertificateAuthorityProps{
		CommonName: jsii.String("shop"),
	})
	namespace := mesh.NewServiceConnectNamespace(stack, jsii.String("Namespace"), &mesh.ServiceConnectNamespaceProps{
		NamespaceName: jsii.String("shop"),
		Tls: mesh.ServiceConnectTls_PrivateCa(authority, &mesh.ServiceConnectPrivateCaTlsOptions{
			KmsKey: awskms.NewKey(stack, jsii.String("TlsKey"), &awskms.KeyProps{EnableKeyRotation: jsii.Bool(true)}),
		}),
	})

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
			mesh.ServiceConnectEndpoint_Http(&mesh.ServiceConnectHttpEndpointProps{
				ContainerPort: jsii.Number(9090),
				DnsName:       jsii.String("catalog-metrics"),
				Tls:           mesh.ServiceConnectTls_None(),
			}),
		},
	})
	ui := mesh.NewServiceConnectFargateService(stack, jsii.String("Ui"), &mesh.ServiceConnectFargateServiceProps{
		Cluster:   cluster,
		Namespace: namespace,
		Container: &ecs.ContainerDefinitionOptions{Image: image},
	})
	ui.ConnectTo(catalog, &mesh.ServiceConnectConnectionOptions{
		Endpoint:               jsii.String("catalog"),
		UrlEnvironmentVariable: jsii.String("CATALOG_URL"), // http://catalog:80
	})

	// Choose what is encrypted
	organization := awsacmpca.CertificateAuthority_FromCertificateAuthorityArn(
		stack, jsii.String("Organization"),
		jsii.String("arn:aws:acm-pca:eu-west-1:111122223333:certificate-authority/11111111-2222-3333-4444-555555555555"),
	)
	orders := mesh.NewServiceConnectFargateService(stack, jsii.String("Orders"), &mesh.ServiceConnectFargateServiceProps{
		Cluster:   cluster,
		Namespace: namespace,
		Container: &ecs.ContainerDefinitionOptions{Image: image},
		Tls:       mesh.ServiceConnectTls_PrivateCa(organization, nil),
		Endpoints: &[]mesh.ServiceConnectEndpoint{
			mesh.ServiceConnectEndpoint_Http(&mesh.ServiceConnectHttpEndpointProps{
				ContainerPort: jsii.Number(8080),
				DnsName:       jsii.String("orders"),
				Port:          jsii.Number(80),
			}),
		},
	})
	ui.ConnectTo(orders, &mesh.ServiceConnectConnectionOptions{UrlEnvironmentVariable: jsii.String("ORDERS_URL")})

	app.Synth(nil)
}
