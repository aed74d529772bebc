import { dirname } from 'path';
import { Document } from './document';
import { parseJson } from './json-document';
import { MAX_MANIFEST_BYTES, MAX_TEMPLATE_BYTES } from './limits';
import { Loose } from './loose';
import { parse } from './parse';
import { readText, readTextWith } from './read-text';
import { checkShape, isManifest, looksLikeTemplate } from './shape';
import { AssemblyFiles, locateBeside, NestedTemplates, readAssembly, Refusal, TemplateSource } from '../../analysis/reader';

/** Reads templates, and keeps them as they were parsed. */
export class TemplateReader implements AssemblyFiles {
  /** The parsed templates by path. */
  readonly documents = new Map<string, Document>();

  /** The stacks of a cloud assembly, one list for each assembly in it. */
  assembly(path: string): TemplateSource[][] {
    const assemblies = readAssembly(path, this);
    if (assemblies.length === 0) throw new Refusal(path, 'the cloud assembly has no stack');
    return assemblies;
  }

  /** The body of a template that is deployed alone. */
  alone(path: string): unknown {
    const document = parse(path, readText(path, MAX_TEMPLATE_BYTES));
    if (isManifest(document.body)) throw new Refusal(path, `is the manifest of a cloud assembly; check its folder, ${dirname(path)}`);
    return this.keep(path, document, false);
  }

  /** A template that is deployed alone, with the templates beside it that it nests. */
  source({ name, body, root }: Loose): Pick<TemplateSource, 'name' | 'body' | 'nested'> {
    if (root === undefined) return { name, body };
    const nested = new NestedTemplates({ root, assembly: name, locate: locateBeside }, { template: (file) => this.beside(file) });
    return { name, body, nested: nested.of(name) };
  }

  /** The body of a template in a folder; `undefined` for a file that is something else. */
  inFolder(path: string): unknown {
    // A file without the word "Resources" is not a broken template.
    const text = readTextWith('Resources', path, MAX_TEMPLATE_BYTES);
    if (text === undefined) return undefined;
    const document = parse(path, text);
    return looksLikeTemplate(document.body) ? this.keep(path, document, false) : undefined;
  }

  /** The manifest of a cloud assembly. */
  manifest(file: string): unknown {
    return parseJson(file, readText(file, MAX_MANIFEST_BYTES)).body;
  }

  /** A template of a cloud assembly. */
  template(file: string): unknown {
    return this.documents.get(file)?.body ?? this.keep(file, parse(file, readText(file, MAX_TEMPLATE_BYTES)), true);
  }

  private beside(file: string): unknown {
    return this.documents.get(file)?.body ?? this.alone(file);
  }

  private keep(file: string, document: Document, mayBeEmpty: boolean): unknown {
    checkShape(file, document.body, mayBeEmpty);
    this.documents.set(file, document);
    return document.body;
  }
}
