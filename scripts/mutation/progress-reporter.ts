import type { MutantResult } from '@stryker-mutator/api/core' with { 'resolution-mode': 'import' };
import { addressOfResult, Mutant } from './mutants';
import { readSample } from './sample';

/** Prints what became of each drawn mutant at once: a run that is stopped has said what it found. */
export class ProgressReporter {
  private readonly drawn = readSample();
  private tested = 0;

  public onMutantTested(result: Readonly<MutantResult>): void {
    const mutant = this.drawn.get(addressOfResult(result));
    if (!mutant) return;
    this.tested += 1;
    console.log(`${this.tested}/${this.drawn.size} ${result.status} ${mutant.file}:${mutant.start.line} ${mutant.mutator}`);
    if (result.status === 'Survived' || result.status === 'NoCoverage') console.log(difference(mutant));
  }
}

function difference({ original, replacement }: Mutant): string {
  const lines = (sign: string, text: string) => text.split('\n').map((line) => `${sign} ${line}`).join('\n');
  return `${lines('-', original)}\n${lines('+', replacement)}`;
}
