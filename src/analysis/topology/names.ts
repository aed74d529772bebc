import { addTo, ServiceFacts } from '../facts';
import { Ids } from './ids';

/** What people call the services, by id: the names of the services, with the stack where two share one, with the id where that is not enough. */
export function namesOf(services: readonly ServiceFacts[], ids: Ids): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const forms = [
    ({ name }: ServiceFacts) => name,
    ({ name, origin }: ServiceFacts) => `${ids.template(origin.template)}/${name}`,
    ({ origin }: ServiceFacts) => ids.resource(origin),
  ];
  let left = services;
  for (const form of forms) {
    const named = new Map<string, ServiceFacts[]>();
    for (const service of left) addTo(named, form(service), service);
    left = [...named].flatMap(([name, those]) => {
      if (those.length > 1) return those;
      names.set(ids.resource(those[0].origin), name);
      return [];
    });
  }
  return names;
}
