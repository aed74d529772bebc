import { containerOf } from '../../../support/shop';
import { Properties, Template } from '../../../support/templates';

/** Changes properties of the task that `Catalog` runs; `undefined` leaves one out. */
export function task(properties: Properties): (template: Template) => void {
  return (template) => {
    Object.assign(template.Resources.CatalogTask.Properties, properties);
  };
}

/** Changes properties of the task that `Catalog` runs and of its first container. */
export function taskAndContainer(properties: Properties, container: Properties): (template: Template) => void {
  return (template) => {
    task(properties)(template);
    Object.assign(containerOf(template), container);
  };
}

/** Runs `Catalog` on EC2 instead of Fargate. */
export function onEc2(template: Template): void {
  template.Resources.Catalog.Properties.LaunchType = 'EC2';
  template.Resources.CatalogTask.Properties.RequiresCompatibilities = ['EC2'];
}

/** A branch that nobody can decide. */
export const UNDECIDED = { 'Fn::If': ['Nobody', '1', '2'] };
