import { existsSync } from 'fs';
import { dirname, isAbsolute, join } from 'path';
import { AssemblyFiles } from './assembly-files';
import { isInside } from './inside';
import { Refusal } from './refusal';
import { NestedSource, NestingResource, NotAtHand, TemplateSource } from './source';
import { asObject, own } from '../facts';

/** CloudFormation takes 2,500 nested stacks in one operation; an assembly may hold many stacks. */
const MAX_NESTED = 25_000;
/** How many resources come of templates that are nested once more: nested stacks that double on each level are no mesh. */
const MAX_REPEATED = 50_000;

/** Where the templates of nested stacks are looked for. */
interface NestedPlace {
  /** The folder out of which nothing is opened. */
  readonly root: string;
  /** Identity of the deployment. */
  readonly assembly: string;
  /** The path of a template, as people know it, or why there is none. */
  locate(file: string, resource: NestingResource): string | NotAtHand;
}

/** The templates of the nested stacks below some templates; each file is read once. */
export class NestedTemplates {
  private count = 0;
  /** Resources of templates that were read before. */
  private repeated = 0;
  private readonly bodies = new Map<string, unknown>();

  constructor(private readonly place: NestedPlace, private readonly files: Pick<AssemblyFiles, 'template'>) {}

  /** Finds the templates that a template nests, each once however often they are asked for; `within` are those around it. */
  of(file: string, within: readonly string[] = []): NestedSource {
    const found = new Map<string, TemplateSource | NotAtHand>();
    return (resource) => {
      const source = found.get(resource.logicalId) ?? this.find(file, resource, within);
      found.set(resource.logicalId, source);
      return source;
    };
  }

  private find(file: string, resource: NestingResource, within: readonly string[]): TemplateSource | NotAtHand {
    const name = this.place.locate(file, resource);
    if (typeof name !== 'string') return name;
    if (!existsSync(name)) return { reason: `its template is not at hand: there is no ${name}` };
    if (!isInside(this.place.root, name)) return { reason: `its template is outside ${this.place.root}: ${name}` };
    if (name === file || within.includes(name)) throw new Refusal(file, `resource ${JSON.stringify(resource.logicalId)} nests a template in itself`);
    if (++this.count > MAX_NESTED) throw new Refusal(file, `there are more than ${MAX_NESTED} nested stacks`);
    if (this.repeated > MAX_REPEATED) return { reason: `templates that are nested more than once have more than ${MAX_REPEATED} resources` };
    return this.read(name, [...within, file]);
  }

  private read(name: string, within: readonly string[]): TemplateSource {
    const body = this.bodyOf(name);
    return { name, body, assembly: this.place.assembly, nested: this.of(name, within) };
  }

  private bodyOf(name: string): unknown {
    if (this.bodies.has(name)) {
      const body = this.bodies.get(name);
      this.repeated += 1 + Object.keys(asObject(asObject(body)?.Resources) ?? {}).length;
      return body;
    }
    const body = this.files.template(name);
    this.bodies.set(name, body);
    return body;
  }
}

/** The file beside a template that a nested stack, or an application of SAM, names as its template. */
export function locateBeside(file: string, { body }: NestingResource): string | NotAtHand {
  const { TemplateURL, Location } = asObject(body.Properties) ?? {};
  const url = TemplateURL ?? Location;
  if (typeof url !== 'string' || url === '') return { reason: 'its template is not at hand: only the deployment knows where it is' };
  if (isAbsolute(url) || /^[a-z][a-z0-9+.-]*:/i.test(url)) return { reason: `its template is not at hand: ${url.slice(0, MAX_QUOTED)}` };
  return join(dirname(file), url);
}

const MAX_QUOTED = 100;

/** The asset of a nested stack. The CDK CLI asks for the path in the metadata; without it, the URL holds the hash of the asset. */
export function assetPathOf({ body }: NestingResource, assets: () => ReadonlyMap<string, string>): string | undefined {
  const path = own(asObject(body.Metadata) ?? {}, 'aws:asset:path');
  if (typeof path === 'string') return path;
  const url = own(asObject(body.Properties) ?? {}, 'TemplateURL');
  const [, hash] = /\b([0-9a-f]{64})\.json/.exec(JSON.stringify(url)) ?? [];
  return hash === undefined ? undefined : assets().get(hash);
}
