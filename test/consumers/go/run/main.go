// Runs the app of the guide that its argument names.
package main

import (
	"os"

	"shop/guides"
)

func main() {
	name := os.Args[1]
	run, found := map[string]func(){
		"blue-green":       guides.BlueGreen,
		"connect-services": guides.ConnectServices,
		"first-mesh":       guides.FirstMesh,
		"observe":          guides.Observe,
		"public-entry":     guides.PublicEntry,
		"redeploy":         guides.Redeploy,
		"run-on-ec2":       guides.RunOnEc2,
		"several-services-behind-one-load-balancer": guides.SeveralServicesBehindOneLoadBalancer,
		"several-stacks-and-accounts":               guides.SeveralStacksAndAccounts,
		"tls":                                       guides.Tls,
	}[name]
	if !found {
		panic("there is no app of a guide " + name)
	}
	run()
}
