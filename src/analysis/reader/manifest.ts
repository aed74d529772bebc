import { existsSync } from 'fs';
import { join, relative } from 'path';
import { AssemblyFiles } from './assembly-files';
import { isInside } from './inside';
import { Refusal } from './refusal';
import { asObject, own } from '../facts';

/** An artifact of a cloud assembly. */
export interface Artifact {
  readonly id: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** The `manifest.json` of a cloud assembly. */
export class Manifest {
  private readonly artifacts: readonly Artifact[];

  constructor(readonly directory: string, private readonly files: AssemblyFiles) {
    if (this.leadsOut(this.file)) throw new Refusal(this.file, 'is a symbolic link that leads out of the assembly');
    const content = asObject(files.manifest(this.file));
    const artifacts = content && asObject(own(content, 'artifacts') ?? {});
    if (!artifacts || typeof own(content, 'version') !== 'string') throw new Refusal(this.file, 'is not the manifest of a cloud assembly');
    this.artifacts = Object.entries(artifacts).map(([id, value]) => {
      const body = asObject(value) ?? {};
      return { id, body, properties: asObject(body.properties) ?? {} };
    });
  }

  /** The artifacts of a type. */
  ofType(type: string): readonly Artifact[] {
    return this.artifacts.filter(({ body }) => body.type === type);
  }

  /** A file or folder that an artifact names. An assembly holds what it names: a path out of it, or back to it, is not the CDK's. */
  path({ id, body, properties }: Artifact, property: string): string {
    const name = own(properties, property) ?? own(body, property);
    const path = typeof name === 'string' ? join(this.directory, name) : this.directory;
    const inside = relative(this.directory, path);
    if (inside === '' || /^\.\.($|[/\\])/.test(inside)) {
      throw new Refusal(this.file, `the ${property} of artifact ${JSON.stringify(id)} names nothing in the assembly`);
    }
    if (this.leadsOut(path)) throw new Refusal(this.file, `the ${property} of artifact ${JSON.stringify(id)} leads out of the assembly`);
    return path;
  }

  /** Whether symbolic links lead from a path in the assembly out of it: what is there is not opened. */
  private leadsOut(path: string): boolean {
    return existsSync(path) && !isInside(this.directory, path);
  }

  /** The files that the assembly uploads, by the hash that they are uploaded under. */
  assets(): ReadonlyMap<string, string> {
    const paths = this.ofType('cdk:asset-manifest').flatMap((artifact) => {
      const content = asObject(this.files.manifest(this.path(artifact, 'file')));
      return Object.entries(asObject(content?.files) ?? {}).flatMap(([hash, asset]) => {
        const path = asObject(asObject(asset)?.source)?.path;
        return typeof path === 'string' ? [[hash, path] as const] : [];
      });
    });
    return new Map(paths);
  }

  private get file(): string {
    return join(this.directory, 'manifest.json');
  }
}
