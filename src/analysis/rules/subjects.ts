import { Identity } from '../facts';

/** The subject of findings about a property that a resource lacks, be it forgotten or misspelt. */
export function missingSubject(resource: Identity, property: string): string {
  return `${resource} lacks ${property}`;
}

/** The subject of findings about the value of a property. */
export function valueSubject(resource: Identity, property: string): string {
  return `${property} of ${resource}`;
}

/** The subject of findings about a task definition that something starts without a service. */
export function startSubject(starter: Identity, task: Identity): string {
  return `${starter} starts ${task}`;
}
