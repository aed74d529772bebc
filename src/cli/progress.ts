import { basename } from 'path';
import { oneLine } from './one-line';
import { Terminal } from './terminal';

/** Nobody wants to be told of what takes less, in milliseconds. */
const PATIENCE = 500;
const INTERVAL = 100;
const CLEAR = '\r\u001b[K';

/** Tells somebody who watches what takes so long. */
export class Progress {
  private shown = false;
  private next: number;

  constructor(private readonly terminal: Pick<Terminal, 'err' | 'interactive'>, private readonly now: () => number = Date.now) {
    this.next = now() + PATIENCE;
  }

  /** What is done now. */
  step(what: string): void {
    const now = this.now();
    if (!this.terminal.interactive || now < this.next) return;
    this.next = now + INTERVAL;
    this.shown = true;
    this.terminal.err(`${CLEAR}reading ${oneLine(basename(what)).slice(0, 60)} …`);
  }

  /** Wipes what was told. */
  done(): void {
    if (this.shown) this.terminal.err(CLEAR);
    this.shown = false;
  }
}
