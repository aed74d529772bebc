import { run } from '../../src/cli/run';

/** What the command says of a file or folder, as programs read it. */
export interface Checked {
  readonly code: number;
  readonly findings: readonly { readonly rule: string; readonly severity: string }[];
  readonly services: number;
  readonly unread: number;
}

/** Runs `check --format json`. */
export function checked(path: string, args: readonly string[]): Checked {
  let output = '';
  const code = run(['check', path, '--format', 'json', ...args], {
    out: (text) => {
      output += text;
    },
    err: (text) => console.error(text.trim()),
    colour: false,
    interactive: false,
  });
  const { findings, summary, unread } = JSON.parse(output) as Pick<Checked, 'findings'> & { summary: { services: number }; unread: unknown[] };
  return { code, findings, services: summary.services, unread: unread.length };
}
