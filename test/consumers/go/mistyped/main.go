// Mistakes that do not compile.
package main

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	ecs "github.com/aws/aws-cdk-go/awscdk/v2/awsecs"
	"github.com/aws/jsii-runtime-go"
	mesh "github.com/cdk-ecs-service-connect/cdk-ecs-service-connect-go/cdkecsserviceconnect"
)

func connect(catalog mesh.ServiceConnectFargateService, plain ecs.FargateService) {
	catalog.ConnectTo(plain, nil)
}

func watch(stack awscdk.Stack, catalog mesh.ServiceConnectFargateService) {
	limits := map[string]*mesh.ServiceConnectErrorRateAlarm{"critical": {MaxPercent: jsii.Number(5)}}
	mesh.NewServiceConnectAlarms(stack, jsii.String("Alarms"), &mesh.ServiceConnectAlarmsProps{Service: catalog, ErrorRate: limits})
}

func main() {}
