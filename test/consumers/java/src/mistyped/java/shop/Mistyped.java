package shop;

import io.github.cdkecsserviceconnect.ServiceConnectAlarms;
import io.github.cdkecsserviceconnect.ServiceConnectErrorRateAlarm;
import io.github.cdkecsserviceconnect.ServiceConnectFargateService;
import java.util.Map;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.ecs.FargateService;

/** Mistakes that do not compile. */
public final class Mistyped {
    static void connect(ServiceConnectFargateService catalog, FargateService plain) {
        catalog.connectTo(plain);
    }

    static void watch(Stack stack, ServiceConnectFargateService catalog) {
        Map<String, ServiceConnectErrorRateAlarm> limits = Map.of("critical", ServiceConnectErrorRateAlarm.builder().maxPercent(5).build());
        ServiceConnectAlarms.Builder.create(stack, "Alarms").service(catalog).errorRate(limits).build();
    }
}
