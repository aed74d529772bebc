import { Document, Region } from './document';
import { lineOf } from './place';
import { Origin } from '../../analysis/facts';

/** The positions of the resources in the files. */
export class Places {
  private readonly templates: ReadonlyMap<string, number>;
  private readonly order = new Map<string, ReadonlyMap<string, number>>();

  constructor(private readonly documents: ReadonlyMap<string, Document>) {
    this.templates = new Map([...documents.keys()].map((name, i) => [name, i]));
  }

  /** The line of a property of a resource or, if the text does not have it, of its closest parent. */
  lineOf({ template, logicalId, written = [logicalId] }: Origin, property: string): number | undefined {
    const document = this.documents.get(this.fileOf(template));
    return document && lineOf(document, ['Resources', ...written], property);
  }

  /** The line of a resource or a section of a template. */
  lineOfPart(template: string, part: string): number | undefined {
    const document = this.documents.get(this.fileOf(template));
    return document?.lineOf(['Resources', part]) ?? document?.lineOf([part]);
  }

  /** The body of a template. */
  bodyOf(template: string): unknown {
    return this.documents.get(this.fileOf(template))?.body;
  }

  /** Where the text of a template has a value that other text can replace. */
  scalarAt(template: string, path: readonly string[]): Region | undefined {
    return this.documents.get(this.fileOf(template))?.scalarAt(path);
  }

  /** Compares by the order in which people read: file by file, from the top. */
  compare(a: Origin, b: Origin): number {
    return this.templateIndex(a) - this.templateIndex(b) || this.indexOf(a) - this.indexOf(b);
  }

  private templateIndex({ template }: Origin): number {
    return this.templates.get(this.fileOf(template)) ?? 0;
  }

  private indexOf({ template, logicalId, written: [first] = [logicalId] }: Origin): number {
    let order = this.order.get(template);
    if (!order) {
      const { Resources: resources = {} } = (this.documents.get(this.fileOf(template))?.body ?? {}) as { Resources?: object };
      this.order.set(template, order = new Map(Object.keys(resources).map((key, i) => [key, i])));
    }
    return order.get(first) ?? 0;
  }

  /** A file that several stacks nest is read as several templates, which have the stack behind the name of the file. */
  private fileOf(template: string): string {
    return this.documents.has(template) ? template : template.replace(/ \([^()]*\)$/, '');
  }
}
