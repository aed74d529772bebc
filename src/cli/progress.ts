import { basename } from 'path';
import { Terminal } from './terminal';
import { oneLine } from '../analysis/text';

/** Milliseconds; shorter work is not reported. */
const PATIENCE = 500;
const INTERVAL = 100;
const CLEAR = '\r\u001b[K';

/** Reports the progress of long work on a terminal. */
export class Progress {
  private shown = false;
  private next: number;

  constructor(private readonly terminal: Pick<Terminal, 'err' | 'interactive'>, private readonly now: () => number = Date.now) {
    this.next = now() + PATIENCE;
  }

  /** Starts a step. */
  step(what: string): void {
    const now = this.now();
    if (!this.terminal.interactive || now < this.next) return;
    this.next = now + INTERVAL;
    this.shown = true;
    this.terminal.err(`${CLEAR}reading ${oneLine(basename(what)).slice(0, 60)} …`);
  }

  /** Wipes the last report. */
  done(): void {
    if (this.shown) this.terminal.err(CLEAR);
    this.shown = false;
  }
}
