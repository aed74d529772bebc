/** A mutant that no test can notice, because it changes nothing that anybody sees. */
export interface EquivalentMutant {
  /** Path from the root of the project. */
  readonly file: string;
  /** The line that the change begins in, without the space around it: one expression can stand in a file twice. */
  readonly code: string;
  readonly original: string;
  readonly replacement: string;
  readonly reason: string;
}

export const EQUIVALENT_MUTANTS: readonly EquivalentMutant[] = [
  {
    file: 'src/analysis/reader/mention-reader.ts',
    code: 'const ownPorts = new Set(portMappings.map(({ containerPort }) => containerPort).filter(isKnown));',
    original: 'portMappings.map(({ containerPort }) => containerPort).filter(isKnown)',
    replacement: 'portMappings.map(({\n  containerPort\n}) => containerPort)',
    reason: 'no port that is looked for in the set is unknown',
  },
  {
    file: 'src/edge/public-access.ts',
    code: 'const rules = [...(Stack.of(group).resolve(inline) as object[] | undefined) ?? [], ...beside];',
    original: '[]',
    replacement: '["Stryker was here"]',
    reason: 'a text has none of the properties of the rule that is looked for',
  },
  {
    file: 'src/service/connection/open-port.ts',
    code: 'return [...new Set(groups)].flatMap(({ node }) => node.children.filter(isRule));',
    original: 'node.children.filter(isRule)',
    replacement: 'node.children',
    reason: 'what is no rule has no ports, and each caller looks for some',
  },
  {
    file: 'src/service/connection/redeployment.ts',
    code: 'return [...Object.values(always), ...others.map((option) => [option, definition![option]])];',
    original: '(option) => [option, definition![option]]',
    replacement: '() => undefined',
    reason: 'so far, each option that clients see is in every view',
  },
  {
    file: 'src/service/connection/planned-connection.ts',
    code: 'if (ordering === ServiceConnectOrdering.SERVER_FIRST) this.server?.clientsAfter.add(client);',
    original: 'ordering === ServiceConnectOrdering.SERVER_FIRST',
    replacement: 'true',
    reason: 'the clients only tell early that there is no path back; a path is then looked for among connections',
  },
  {
    file: 'src/analysis/reader/alias-index.ts',
    code: 'if (isKnown(dnsName)) hosts.set(dnsName, true);',
    original: 'isKnown(dnsName)',
    replacement: 'true',
    reason: 'no host that is looked for is unknown',
  },
  {
    file: 'src/analysis/reader/connection-reader.ts',
    code: 'return [...connections, ...inferred(client, byService.get(client) ?? [], connections, aliases)];',
    original: '[]',
    replacement: '["Stryker was here"]',
    reason: 'a text mentions no host',
  },
  {
    file: 'src/analysis/reader/service-configuration.ts',
    code: "if (typeof decided === 'boolean') {",
    original: "'boolean'",
    replacement: '""',
    reason: 'a configuration without a choice is its only branch: this is the short way to the same result',
  },
  {
    file: 'src/analysis/reader/undecided.ts',
    code: 'if (!this.met.has(key)) this.met.set(key, values.map((value) => ({ template: template.name, name, value })));',
    original: '!this.met.has(key)',
    replacement: 'true',
    reason: 'a condition has the same values each time that it is met',
  },
  {
    file: 'src/edge/front-plan.ts',
    code: 'return this.joined ? [] : [this.port!, ...this.redirects ? [HTTP_PORT] : []];',
    original: '[]',
    replacement: '["Stryker was here"]',
    reason: 'no listener has a text as its port',
  },
  {
    file: 'src/analysis/rules/deployment/public-openings.ts',
    code: 'const groups = [...itemsOf(properties.SecurityGroups), ofGateway].flatMap((group) => (group instanceof Pointer ? [group.address] : []));',
    original: '[]',
    replacement: '["Stryker was here"]',
    reason: 'no security group has a text as its address',
  },
  {
    file: 'src/analysis/rules/load-balancer-routes.ts',
    code: 'return new Set(groups.map(asIdentity).filter(isKnown));',
    original: 'groups.map(asIdentity).filter(isKnown)',
    replacement: 'groups.map(asIdentity)',
    reason: 'only known groups are looked for',
  },
  {
    file: 'src/mesh/bound-endpoint.ts',
    code: "const BINDING = new Mark<EndpointBinding>('endpoint-binding');",
    original: "'endpoint-binding'",
    replacement: '""',
    reason: 'any name does that no other mark has',
  },
  {
    file: 'src/mesh/member.ts',
    code: "const MEMBER = new Mark<Member>('member');",
    original: "'member'",
    replacement: '""',
    reason: 'any name does that no other mark has',
  },
  {
    file: 'src/mesh/stack-order.ts',
    code: 'return Stack.isStack(part) || this.awaited.has(part) || (this.recorded?.isAwaited(part) ?? false);',
    original: 'Stack.isStack(part) || this.awaited.has(part) || (this.recorded?.isAwaited(part) ?? false)',
    replacement: 'true',
    reason: 'it only saves the search for a path that cannot be',
  },
  {
    file: 'src/analysis/reader/mesh-reader.ts',
    code: 'const early = new Resolver(new TemplateSet([]), assumption);',
    original: '[]',
    replacement: '["Stryker was here"]',
    reason: 'a text has no resources',
  },
  {
    file: 'src/service/connection/redeployment.ts',
    code: 'return [...Object.values(always), ...others.map((option) => [option, definition![option]])];',
    original: '[option, definition![option]]',
    replacement: '[]',
    reason: 'so far, each option that clients see is in every view',
  },
  {
    file: 'src/analysis/reader/assembly.ts',
    code: "typeof id === 'string' ? stacks.get(id)?.source.name ?? [] : []",
    original: "typeof id === 'string'",
    replacement: 'true',
    reason: 'no stack has an id that is no text',
  },
  {
    file: 'src/service/connection/ipv6.ts',
    code: 'if (!CfnResource.isCfnResource(construct) || construct.cfnResourceType !== CfnVPCCidrBlock.CFN_RESOURCE_TYPE_NAME) return false;',
    original: '!CfnResource.isCfnResource(construct) || construct.cfnResourceType !== CfnVPCCidrBlock.CFN_RESOURCE_TYPE_NAME',
    replacement: 'false',
    reason: 'below a VPC, nothing else has these properties',
  },
];
