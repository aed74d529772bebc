// Runs the app of the guide that its argument names.
package main

import (
	"os"

	"shop/guides"
)

func main() {
	name := os.Args[1]
	run, found := map[string]func(){
		"connect-services": guides.ConnectServices,
		"first-mesh":       guides.FirstMesh,
		"observe":          guides.Observe,
		"public-entry":     guides.PublicEntry,
		"tls":              guides.Tls,
	}[name]
	if !found {
		panic("there is no app of a guide " + name)
	}
	run()
}
