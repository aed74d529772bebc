package shop.guides;

import io.github.cdkecsserviceconnect.ServiceConnectCertificateAuthority;
import io.github.cdkecsserviceconnect.ServiceConnectConnectionOptions;
import io.github.cdkecsserviceconnect.ServiceConnectEndpoint;
import io.github.cdkecsserviceconnect.ServiceConnectFargateService;
import io.github.cdkecsserviceconnect.ServiceConnectHttpEndpointProps;
import io.github.cdkecsserviceconnect.ServiceConnectNamespace;
import io.github.cdkecsserviceconnect.ServiceConnectPrivateCaTlsOptions;
import io.github.cdkecsserviceconnect.ServiceConnectTls;
import java.util.List;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.acmpca.CertificateAuthority;
import software.amazon.awscdk.services.acmpca.ICertificateAuthority;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.ecs.Cluster;
import software.amazon.awscdk.services.ecs.ContainerDefinitionOptions;
import software.amazon.awscdk.services.ecs.ContainerImage;
import software.amazon.awscdk.services.kms.Key;

public final class Tls {
    public static void main(String[] args) {
        App app = new App();
        Stack stack = new Stack(app, "Shop");
        Cluster cluster = Cluster.Builder.create(stack, "Cluster")
            .vpc(Vpc.Builder.create(stack, "Vpc").maxAzs(2).natGateways(1).build())
            .build();
        ContainerImage image = ContainerImage.fromRegistry("public.ecr.aws/aws-containers/retail-store-sample-catalog:1.2.1");

        ServiceConnectCertificateAuthority authority = ServiceConnectCertificateAuthority.Builder.create(stack, "Authority")
            .commonName("shop")
            .build();
        ServiceConnectNamespace namespace = ServiceConnectNamespace.Builder.create(stack, "Namespace")
            .namespaceName("shop")
            .tls(ServiceConnectTls.privateCa(authority, ServiceConnectPrivateCaTlsOptions.builder()
                .kmsKey(Key.Builder.create(stack, "TlsKey").enableKeyRotation(true).build())
                .build()))
            .build();

        ServiceConnectFargateService catalog = ServiceConnectFargateService.Builder.create(stack, "Catalog")
            .cluster(cluster)
            .namespace(namespace)
            .container(ContainerDefinitionOptions.builder().image(image).build())
            .endpoints(List.of(
                ServiceConnectEndpoint.http(
                    ServiceConnectHttpEndpointProps.builder().containerPort(8080).dnsName("catalog").port(80).build()),
                ServiceConnectEndpoint.http(ServiceConnectHttpEndpointProps.builder()
                    .containerPort(9090)
                    .dnsName("catalog-metrics")
                    .tls(ServiceConnectTls.none())
                    .build())))
            .build();
        ServiceConnectFargateService ui = ServiceConnectFargateService.Builder.create(stack, "Ui")
            .cluster(cluster)
            .namespace(namespace)
            .container(ContainerDefinitionOptions.builder().image(image).build())
            .build();
        ui.connectTo(catalog, ServiceConnectConnectionOptions.builder()
            .endpoint("catalog")
            .urlEnvironmentVariable("CATALOG_URL") // http://catalog:80
            .build());

        // Choose what is encrypted
        ICertificateAuthority organization = CertificateAuthority.fromCertificateAuthorityArn(
            stack, "Organization", "arn:aws:acm-pca:eu-west-1:111122223333:certificate-authority/11111111-2222-3333-4444-555555555555");
        ServiceConnectFargateService orders = ServiceConnectFargateService.Builder.create(stack, "Orders")
            .cluster(cluster)
            .namespace(namespace)
            .container(ContainerDefinitionOptions.builder().image(image).build())
            .tls(ServiceConnectTls.privateCa(organization))
            .endpoints(List.of(ServiceConnectEndpoint.http(
                ServiceConnectHttpEndpointProps.builder().containerPort(8080).dnsName("orders").port(80).build())))
            .build();
        ui.connectTo(orders, ServiceConnectConnectionOptions.builder().urlEnvironmentVariable("ORDERS_URL").build());

        app.synth();
    }
}
