import { asObject, Pointer, ResourceFacts, UNKNOWN } from '../facts';
import { State } from './state';
import { canBeReplaced, isReplacing } from './update-behaviour';

/** Compares the properties of resources in two states as CloudFormation does: by their values, as far as the templates tell them. */
export class Comparison {
  /** Whether the resource of an id is replaced; `false` while that is being found out. */
  private readonly replaced = new Map<string, boolean>();

  constructor(private readonly before: State, private readonly after: State) {}

  /** Names of the properties that differ. */
  changed(old: ResourceFacts, now: ResourceFacts): string[] {
    return propertiesOf(old, now).filter((name) => this.differs(old, now, name));
  }

  /** Whether CloudFormation creates a resource anew that is there before and after: it has another type, or a change that needs it. */
  isReplaced(id: string): boolean {
    const known = this.replaced.get(id);
    if (known !== undefined) return known;
    this.replaced.set(id, false);
    const [old, now] = [this.before.find(id), this.after.find(id)];
    const result = old !== undefined && now !== undefined && (old.type !== now.type || this.cannotChange(old, now));
    this.replaced.set(id, result);
    return result;
  }

  private cannotChange(old: ResourceFacts, now: ResourceFacts): boolean {
    return canBeReplaced(now.type) && propertiesOf(old, now).some((name) => isReplacing(now.type, name) && this.differs(old, now, name));
  }

  private differs(old: ResourceFacts, now: ResourceFacts, name: string): boolean {
    if (this.pointsToReplaced(now.properties[name])) return true;
    const [before, after] = [textOf(old.properties[name], this.before), textOf(now.properties[name], this.after)];
    if (before.text !== after.text) return true;
    // What only the deployment knows is the same if it is written the same.
    return !after.known && JSON.stringify(asObject(old.written)?.[name]) !== JSON.stringify(asObject(now.written)?.[name]);
  }

  private pointsToReplaced(value: unknown): boolean {
    if (value instanceof Pointer) return this.isReplaced(this.after.ids.at(value.address));
    if (Array.isArray(value)) return value.some((item) => this.pointsToReplaced(item));
    const map = asObject(value);
    return map !== undefined && Object.values(map).some((item) => this.pointsToReplaced(item));
  }
}

function propertiesOf(old: ResourceFacts, now: ResourceFacts): string[] {
  return [...new Set([...Object.keys(old.properties), ...Object.keys(now.properties)])].sort();
}

/** A resolved value as text that is equal for equal values, and whether all of it is known. */
function textOf(value: unknown, { ids }: State): { readonly text: string; readonly known: boolean } {
  let known = true;
  const plain = (part: unknown): unknown => {
    if (part === UNKNOWN) {
      known = false;
      return { unknown: true };
    }
    if (part instanceof Pointer) return { resource: ids.at(part.address), attribute: part.attribute };
    if (Array.isArray(part)) return part.map(plain);
    const map = asObject(part);
    if (map) return Object.fromEntries(Object.keys(map).sort().map((key) => [key, plain(map[key])]));
    // CloudFormation takes numbers and booleans as text, too.
    return part === undefined || part === null ? null : String(part);
  };
  return { text: JSON.stringify(plain(value)), known };
}
