import {
  addTo, asList, asObject, asText, below, concatMap, ContainerFacts, isKnown, MentionFacts, OutsideCaller, Pointer, ServiceFacts, TaskFacts,
} from '../facts';
import { HostMention, hostsInCommand, hostsInVariable } from './inference';
import { Resource, Resources } from './resources';
import { readContainer, textWithGaps } from './task-reader';
import { taskStarts } from './task-starts';

/** Reads what callers mention as something to call, without what is known to be something else. */
export class MentionReader {
  /** The names of the DNS records of the templates, which lead somewhere else. */
  private readonly records: ReadonlySet<string>;

  /** @param taskOf reads a task definition */
  constructor(private readonly resources: Resources, private readonly taskOf: (resource: Resource) => TaskFacts) {
    const names = resources.ofType('AWS::Route53::RecordSet').map((record) => asText(record.property('Name')));
    this.records = new Set(names.filter(isKnown).map((name) => name.replace(/\.$/, '')));
  }

  read(services: readonly ServiceFacts[]): MentionFacts[] {
    const ofServices = concatMap(services, (service) => (isKnown(service.task) ? this.inTask(service.task, { service }) : []));
    return [...ofServices, ...this.inFunctions(), ...this.inStartedTasks(), ...this.inExpressServices(), ...this.inDaemons()];
  }

  private inFunctions(): MentionFacts[] {
    return this.resources.ofType('AWS::Lambda::Function').flatMap((resource) => {
      const variables = textsOf(below(resource.propertyWithParts('Environment'), 'Variables'));
      const { origin, target, conditional } = resource;
      const outside: OutsideCaller = { kind: 'FUNCTION', origin, target, conditional };
      return this.called(inVariables(variables, new Set(), { outside }));
    });
  }

  private inStartedTasks(): MentionFacts[] {
    return taskStarts(this.resources).flatMap(({ starter, task }) => {
      const outside: OutsideCaller = {
        kind: 'TASK', origin: starter.origin, task: task.origin, target: task.target, conditional: starter.conditional || task.conditional,
      };
      return this.inTask(this.taskOf(task), { outside });
    });
  }

  private inExpressServices(): MentionFacts[] {
    return this.resources.ofType('AWS::ECS::ExpressGatewayService').flatMap((resource) => (
      this.fromContainers(resource, 'EXPRESS_SERVICE', [readContainer(resource.propertyWithParts('PrimaryContainer'), 'PrimaryContainer')])
    ));
  }

  private inDaemons(): MentionFacts[] {
    return this.resources.ofType('AWS::ECS::Daemon').flatMap((resource) => {
      const task = resource.property('DaemonTaskDefinitionArn');
      const definition = task instanceof Pointer ? this.resources.at(task.address) : undefined;
      const containers = asList(definition?.propertyWithParts('ContainerDefinitions')).items;
      return this.fromContainers(resource, 'DAEMON', containers.map((container, i) => readContainer(container, `ContainerDefinitions/${i}`)));
    });
  }

  private fromContainers({ origin, target, conditional }: Resource, kind: OutsideCaller['kind'], containers: readonly ContainerFacts[]): MentionFacts[] {
    return this.inTask({ containers }, { outside: { kind, origin, target, conditional } });
  }

  private inTask({ containers }: Pick<TaskFacts, 'containers'>, caller: Caller): MentionFacts[] {
    const mentions = concatMap(containers, (container) => inContainer(container, caller));
    const inTask = new Set(concatMap(containers, ({ name, extraHosts }) => [name, ...extraHosts]));
    return this.called(mentions).filter(({ host }) => !inTask.has(host));
  }

  private called(mentions: readonly MentionFacts[]): MentionFacts[] {
    return mentions.filter(({ host }) => !this.records.has(host));
  }
}

/** Who mentions a host. */
type Caller = Pick<MentionFacts, 'service' | 'outside'>;

function inContainer({ environment, command, portMappings }: ContainerFacts, caller: Caller): MentionFacts[] {
  const variables = new Map<string, string>();
  for (const { name, text } of environment) if (isKnown(text)) variables.set(name, text);
  const ownPorts = new Set(portMappings.map(({ containerPort }) => containerPort).filter(isKnown));
  return [
    ...inVariables(variables, ownPorts, caller),
    ...concatMap(command, hostsInCommand).map((mention) => by(caller, mention, 'the command')),
  ];
}

function inVariables(variables: ReadonlyMap<string, string>, ownPorts: ReadonlySet<number>, caller: Caller): MentionFacts[] {
  const mentions: MentionFacts[] = [];
  for (const variable of variables.keys()) {
    for (const mention of hostsInVariable(variable, variables, ownPorts)) mentions.push(by(caller, mention, `the environment variable ${variable}`));
  }
  return mentions;
}

function by({ service, outside }: Caller, { host, port, scheme }: HostMention, source: string): MentionFacts {
  return { host, port, scheme, source, service, outside };
}

function textsOf(variables: unknown): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const [name, value] of Object.entries(asObject(variables) ?? {})) {
    const text = textWithGaps(value);
    if (isKnown(text)) texts.set(name, text);
  }
  return texts;
}

/** The mentions of services, by service. */
export function mentionsByService(mentions: readonly MentionFacts[]): ReadonlyMap<ServiceFacts, readonly MentionFacts[]> {
  const byService = new Map<ServiceFacts, MentionFacts[]>();
  for (const mention of mentions) if (mention.service) addTo(byService, mention.service, mention);
  return byService;
}
