import { dirname, relative, resolve } from 'path';
import { candidatesIn, Input, inputAt } from './discover';
import { Document } from './document';
import { Loose, withoutNested } from './loose';
import { TemplateReader } from './template-reader';
import { UnreadFacts } from '../../analysis/facts';
import { Acknowledgement, readAcknowledgements, Refusal, TemplateSource } from '../../analysis/reader';
import { Progress } from '../progress';

/** How the inputs are read. */
export interface LoadOptions {
  /** The Region of templates that do not tell theirs. */
  readonly region?: string;
  /** Whether the templates that are not of an assembly are deployed together. */
  readonly together?: boolean;
  /** Values of parameters. */
  readonly parameter?: Readonly<Record<string, string>>;
}

/** Templates that are deployed together. */
export interface Deployment {
  /** At least one. */
  readonly templates: readonly TemplateSource[];
  /** Reads the acknowledgements of their authors. */
  readonly acknowledgements: () => readonly Acknowledgement[];
}

/** The content of the inputs. */
export interface Loaded {
  readonly deployments: readonly Deployment[];
  /** The templates as they were parsed, by name. */
  readonly documents: ReadonlyMap<string, Document>;
  readonly refusals: readonly Refusal[];
  /** Files in folders that may be templates and cannot be read. */
  readonly unread: readonly UnreadFacts[];
}

/** Reads files, folders and assemblies. An input that cannot be read is refused; the others are read. */
export function load(paths: readonly string[], options: LoadOptions, progress: Progress): Loaded {
  const loader = new Loader(progress);
  for (const path of paths) loader.add(path);
  return loader.loaded(options);
}

class Loader {
  private readonly reader = new TemplateReader();
  private readonly assemblies: TemplateSource[][] = [];
  private readonly alone: Loose[] = [];
  private readonly refusals: Refusal[] = [];
  private readonly unread: UnreadFacts[] = [];
  private readonly seen = new Set<string>();

  constructor(private readonly progress: Progress) {}

  add(path: string): void {
    try {
      const input = inputAt(path);
      if (input.kind === 'folder') this.addFolder(input.path);
      else if (this.isNew(input.path)) this.addOne(input);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.refusals.push(error);
    }
  }

  loaded({ region, together = false, parameter: parameters }: LoadOptions): Loaded {
    const sources = withoutNested(this.alone).map((loose): TemplateSource => ({
      ...this.reader.source(loose), assembly: together ? 'together' : loose.name, sameTarget: together,
    }));
    const apart = (together ? [sources] : sources.map((source) => [source])).map((templates) => ({ templates, acknowledgements: () => [] }));
    const assemblies = this.assemblies.map((templates) => ({
      templates, acknowledgements: () => readAcknowledgements(templates[0].assembly, this.reader),
    }));
    return {
      deployments: [...assemblies, ...apart].filter(({ templates }) => templates.length > 0).map(({ templates, acknowledgements }) => ({
        templates: templates.map((source) => ({ ...source, region: source.region ?? region, parameters })), acknowledgements,
      })),
      documents: this.reader.documents,
      refusals: this.refusals,
      unread: this.unread,
    };
  }

  private addOne({ kind, path }: Input): void {
    this.progress.step(path);
    if (kind === 'assembly') this.assemblies.push(...this.reader.assembly(path));
    else this.alone.push({ name: path, body: this.reader.alone(path), root: kind === 'input' ? undefined : dirname(path) });
  }

  private addFolder(folder: string): void {
    let found = 0;
    for (const file of candidatesIn(folder)) {
      this.progress.step(file);
      try {
        const body = this.reader.inFolder(file);
        if (body === undefined) continue;
        found++;
        if (this.isNew(file)) this.alone.push({ name: file, body, root: folder });
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        found++;
        this.unread.push({ template: file, resource: '', reason: error.file === file ? error.reason : error.message });
      }
    }
    if (found === 0) throw new Refusal(folder, 'holds neither a cloud assembly nor a CloudFormation template');
  }

  private isNew(path: string): boolean {
    const key = relative('', resolve(path));
    const known = this.seen.has(key);
    this.seen.add(key);
    return !known;
  }
}
