import { Document } from './document';
import { parseJson } from './json-document';
import { MAX_MANIFEST_BYTES, MAX_TEMPLATE_BYTES } from './limits';
import { parse } from './parse';
import { readText } from './read-text';
import { checkShape, looksLikeTemplate } from './shape';
import { AssemblyFiles, readAssembly, Refusal, TemplateSource } from '../../analysis/reader';

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
    return this.keep(path, parse(path, readText(path, MAX_TEMPLATE_BYTES)), false);
  }

  /** The body of a template in a folder; `undefined` for a file that is something else. */
  inFolder(path: string): unknown {
    const text = readText(path, MAX_TEMPLATE_BYTES);
    // What does not even speak of resources is not a broken template.
    if (!text.includes('Resources')) return undefined;
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

  private keep(file: string, document: Document, mayBeEmpty: boolean): unknown {
    checkShape(file, document.body, mayBeEmpty);
    this.documents.set(file, document);
    return document.body;
  }
}
