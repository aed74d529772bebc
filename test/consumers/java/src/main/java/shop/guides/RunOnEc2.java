package shop.guides;

import io.github.cdkecsserviceconnect.ServiceConnectConnectionOptions;
import io.github.cdkecsserviceconnect.ServiceConnectEc2Service;
import io.github.cdkecsserviceconnect.ServiceConnectEc2TaskSize;
import io.github.cdkecsserviceconnect.ServiceConnectEndpoint;
import io.github.cdkecsserviceconnect.ServiceConnectHttpEndpointProps;
import io.github.cdkecsserviceconnect.ServiceConnectNamespace;
import io.github.cdkecsserviceconnect.ServiceConnectTaskResources;
import java.util.List;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.autoscaling.AutoScalingGroup;
import software.amazon.awscdk.services.ec2.InstanceType;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.ecs.AmiHardwareType;
import software.amazon.awscdk.services.ecs.AsgCapacityProvider;
import software.amazon.awscdk.services.ecs.Cluster;
import software.amazon.awscdk.services.ecs.Compatibility;
import software.amazon.awscdk.services.ecs.ContainerDefinitionOptions;
import software.amazon.awscdk.services.ecs.ContainerImage;
import software.amazon.awscdk.services.ecs.EcsOptimizedImage;
import software.amazon.awscdk.services.ecs.NetworkMode;
import software.amazon.awscdk.services.ecs.TaskDefinition;

public final class RunOnEc2 {
    public static void main(String[] args) {
        App app = new App();
        Stack stack = new Stack(app, "Shop");
        Cluster cluster = Cluster.Builder.create(stack, "Cluster")
            .vpc(Vpc.Builder.create(stack, "Vpc").maxAzs(2).natGateways(1).build())
            .build();
        ServiceConnectNamespace namespace = ServiceConnectNamespace.Builder.create(stack, "Namespace").namespaceName("shop").build();
        ContainerImage image = ContainerImage.fromRegistry("public.ecr.aws/aws-containers/retail-store-sample-catalog:1.2.1");

        AutoScalingGroup autoScalingGroup = AutoScalingGroup.Builder.create(stack, "Instances")
            .vpc(cluster.getVpc())
            .instanceType(new InstanceType("m7g.large"))
            .machineImage(EcsOptimizedImage.amazonLinux2023(AmiHardwareType.ARM))
            .build();
        cluster.addAsgCapacityProvider(
            AsgCapacityProvider.Builder.create(stack, "Capacity").autoScalingGroup(autoScalingGroup).build());

        ServiceConnectEc2Service catalog = ServiceConnectEc2Service.Builder.create(stack, "Catalog")
            .cluster(cluster)
            .namespace(namespace)
            .container(ContainerDefinitionOptions.builder().image(image).build())
            .endpoints(List.of(ServiceConnectEndpoint.http(
                ServiceConnectHttpEndpointProps.builder().containerPort(8080).dnsName("catalog").port(80).build())))
            .networkMode(NetworkMode.BRIDGE)
            .build();
        ServiceConnectEc2Service ui = ServiceConnectEc2Service.Builder.create(stack, "Ui")
            .cluster(cluster)
            .namespace(namespace)
            .container(ContainerDefinitionOptions.builder().image(image).build())
            .networkMode(NetworkMode.BRIDGE)
            .build();
        ui.connectTo(catalog, ServiceConnectConnectionOptions.builder().urlEnvironmentVariable("CATALOG_URL").build());

        // What a task gets
        ServiceConnectTaskResources chosen = ServiceConnectEc2TaskSize.of(
            ServiceConnectTaskResources.builder().cpu(300).memoryMiB(700).build(),
            ServiceConnectTaskResources.builder().cpu(256).memoryMiB(64).build()).getChosen();
        TaskDefinition taskDefinition = TaskDefinition.Builder.create(stack, "OrdersTask")
            .compatibility(Compatibility.EC2)
            .cpu(chosen.getCpu().toString()) // 556
            .memoryMiB(chosen.getMemoryMiB().toString()) // 764
            .build();
        taskDefinition.addContainer("app", ContainerDefinitionOptions.builder().image(image).build());
        ServiceConnectEc2Service orders = ServiceConnectEc2Service.Builder.create(stack, "Orders")
            .cluster(cluster)
            .namespace(namespace)
            .endpoints(List.of(ServiceConnectEndpoint.http(
                ServiceConnectHttpEndpointProps.builder().containerPort(8080).dnsName("orders").port(80).build())))
            .taskDefinition(taskDefinition)
            .build();
        ui.connectTo(orders, ServiceConnectConnectionOptions.builder().urlEnvironmentVariable("ORDERS_URL").build());

        // Run one task on every instance
        ServiceConnectEc2Service.Builder.create(stack, "Agent")
            .cluster(cluster)
            .namespace(namespace)
            .container(ContainerDefinitionOptions.builder().image(image).build())
            .daemon(true)
            .expectedTasks(20)
            .build();

        app.synth();
    }
}
