import { addTo, isKnown, MeshFacts, ServiceFacts } from '../../facts';

/** A service off the mesh that calls a server. */
interface ClientOffMesh {
  readonly client: ServiceFacts;
  /** The environment variable that names the server; left out where the client declares the connection. */
  readonly inferredFrom?: string;
}

/** The clients off the mesh of servers that are reached by a host name of their own. */
export class ClientsOffMesh {
  private readonly declared = new Map<ServiceFacts, ClientOffMesh[]>();
  private readonly byHost = new Map<string, ClientOffMesh[]>();

  constructor(private readonly mesh: MeshFacts) {
    for (const { client, server, inferredFrom } of mesh.connections) {
      if (server && isOffMesh(client) && inferredFrom === undefined) addTo(this.declared, server, { client });
    }
    for (const client of mesh.services.filter(isOffMesh)) {
      for (const [host, inferredFrom] of hostsOf(client)) addTo(this.byHost, host, { client, inferredFrom });
    }
  }

  /** The clients of a server: those that declare it and those of its assembly whose environment names its host. */
  of(server: ServiceFacts, host: string): readonly ClientOffMesh[] {
    const named = (this.byHost.get(host) ?? []).filter(({ client }) => this.assemblyOf(client) === this.assemblyOf(server));
    return [...this.declared.get(server) ?? [], ...named];
  }

  private assemblyOf({ origin }: ServiceFacts): string | undefined {
    return this.mesh.deployment.stacks.get(origin.template)?.assembly;
  }
}

function isOffMesh({ enabled, conditional }: ServiceFacts): boolean {
  return enabled === false && !conditional;
}

/** Every word of the environment that may be a host name, with its variable. */
function hostsOf({ task }: ServiceFacts): ReadonlyMap<string, string> {
  const hosts = new Map<string, string>();
  if (!isKnown(task)) return hosts;
  for (const { name, value } of task.containers.flatMap(({ environment }) => environment)) {
    if (!isKnown(value)) continue;
    for (const word of value.split(/[^\w.-]+/)) if (word.includes('.') && !hosts.has(word)) hosts.set(word, name);
  }
  return hosts;
}
