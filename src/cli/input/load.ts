import { resolve } from 'path';
import { candidatesIn, Input, inputAt } from './discover';
import { Document } from './document';
import { TemplateReader } from './template-reader';
import { Acknowledgement, readAcknowledgements, Refusal, TemplateSource } from '../../analysis/reader';
import { Progress } from '../progress';

/** How the inputs are read. */
export interface LoadOptions {
  /** The Region of templates that do not tell theirs. */
  readonly region?: string;
  /** Whether the templates that are not of an assembly are deployed together. */
  readonly together?: boolean;
}

/** Templates that are deployed together. */
export interface Deployment {
  /** At least one. */
  readonly templates: readonly TemplateSource[];
  /** Reads what their authors have acknowledged. */
  readonly acknowledgements: () => readonly Acknowledgement[];
}

/** What the inputs hold. */
export interface Loaded {
  readonly deployments: readonly Deployment[];
  /** The templates as they were parsed, by name. */
  readonly documents: ReadonlyMap<string, Document>;
  readonly refusals: readonly Refusal[];
}

/** Reads files, folders and assemblies. What cannot be read is refused and does not keep the rest from being read. */
export function load(paths: readonly string[], options: LoadOptions, progress: Progress): Loaded {
  const loader = new Loader(progress);
  for (const path of paths) loader.add(path);
  return loader.loaded(options);
}

class Loader {
  private readonly reader = new TemplateReader();
  private readonly assemblies: TemplateSource[][] = [];
  private readonly alone: { readonly name: string; readonly body: unknown }[] = [];
  private readonly refusals: Refusal[] = [];
  private readonly seen = new Set<string>();

  constructor(private readonly progress: Progress) {}

  add(path: string): void {
    this.attempt(() => {
      const input = inputAt(path);
      if (input.kind === 'folder') this.addFolder(input.path);
      else if (this.isNew(input.path)) this.addOne(input);
    });
  }

  loaded({ region, together = false }: LoadOptions): Loaded {
    const sources = this.alone.map(({ name, body }): TemplateSource => ({ name, body, assembly: together ? 'together' : name, sameTarget: together }));
    const loose = (together ? [sources] : sources.map((source) => [source])).map((templates) => ({ templates, acknowledgements: () => [] }));
    const assemblies = this.assemblies.map((templates) => ({
      templates, acknowledgements: () => readAcknowledgements(templates[0].assembly, this.reader),
    }));
    return {
      deployments: [...assemblies, ...loose].filter(({ templates }) => templates.length > 0).map(({ templates, acknowledgements }) => ({
        templates: templates.map((source) => ({ ...source, region: source.region ?? region })), acknowledgements,
      })),
      documents: this.reader.documents,
      refusals: this.refusals,
    };
  }

  private addOne({ kind, path }: Input): void {
    this.progress.step(path);
    if (kind === 'assembly') this.assemblies.push(...this.reader.assembly(path));
    else this.alone.push({ name: path, body: this.reader.alone(path) });
  }

  private addFolder(folder: string): void {
    let found = 0;
    for (const file of candidatesIn(folder)) {
      this.progress.step(file);
      const before = this.refusals.length;
      this.attempt(() => {
        const body = this.reader.inFolder(file);
        if (body === undefined) return;
        found++;
        if (this.isNew(file)) this.alone.push({ name: file, body });
      });
      found += this.refusals.length - before;
    }
    if (found === 0) throw new Refusal(folder, 'holds neither a cloud assembly nor a CloudFormation template');
  }

  private isNew(path: string): boolean {
    const known = this.seen.has(resolve(path));
    this.seen.add(resolve(path));
    return !known;
  }

  private attempt(work: () => void): void {
    try {
      work();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.refusals.push(error);
    }
  }
}
