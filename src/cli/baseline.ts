import { dirname, relative, resolve, sep } from 'path';
import { asSafeJson } from '../analysis/text';
import { parseJson } from './input/json-document';
import { MAX_MANIFEST_BYTES } from './input/limits';
import { readText } from './input/read-text';
import { writeText } from './output';
import { asObject } from '../analysis/facts';
import { Refusal } from '../analysis/reader';
import { Judgement } from '../analysis/rules';

const VERSION = 1;

/** Findings that were there on a day, and how many of each: they are accepted, and others are not. */
export class Baseline {
  /** Those that a file holds. */
  static read(file: string): Baseline {
    const { version, findings } = asObject(parseJson(file, readText(file, MAX_MANIFEST_BYTES)).body) ?? {};
    if (version !== VERSION || !Array.isArray(findings)) throw new Refusal(file, 'is not a baseline: --write-baseline writes one');
    const left = new Map<string, number>();
    for (const entry of findings) {
      const { rule, template, resource, property } = asObject(entry) ?? {};
      const key = JSON.stringify([rule, template, resource, property]);
      left.set(key, (left.get(key) ?? 0) + 1);
    }
    return new Baseline(file, left);
  }

  /** One that takes what it is asked for. */
  static empty(file: string): Baseline {
    return new Baseline(file);
  }

  private readonly taken: object[] = [];

  private constructor(private readonly file: string, /** How many of each are left. */ private readonly left?: Map<string, number>) {}

  /** Whether a finding was there before. */
  accepts({ rule: { id }, origin: { template, logicalId }, property }: Judgement): boolean {
    // Paths are those from the folder of the file, wherever the command runs.
    const place = relative(dirname(resolve(this.file)), resolve(template)).split(sep).join('/');
    if (!this.left) {
      this.taken.push({ rule: id, template: place, resource: logicalId, property });
      return true;
    }
    const key = JSON.stringify([id, place, logicalId, property]);
    const count = this.left.get(key) ?? 0;
    this.left.set(key, count - 1);
    return count > 0;
  }

  /** Writes the findings that were collected. */
  write(): void {
    writeText(this.file, asSafeJson({ version: VERSION, findings: this.taken }));
  }
}
