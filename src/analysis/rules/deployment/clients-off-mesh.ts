import { addTo, MeshFacts, ServiceFacts } from '../../facts';

/** A service off the mesh that calls a server. */
interface ClientOffMesh {
  readonly client: ServiceFacts;
  /** What names the server, for a sentence; left out where the client declares the connection. */
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
    for (const { service: client, host, source: inferredFrom } of mesh.mentions) {
      if (client && isOffMesh(client)) addTo(this.byHost, host, { client, inferredFrom });
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
