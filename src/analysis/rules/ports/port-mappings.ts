import { concatMap, PortMappingFacts, TaskFacts } from '../../facts';

/** The port mappings of all containers of a task definition. */
export function portMappingsOf({ containers }: TaskFacts): readonly PortMappingFacts[] {
  return concatMap(containers, ({ portMappings }) => portMappings);
}
