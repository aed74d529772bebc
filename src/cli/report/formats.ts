import { Terminal } from '../terminal';
import { asGitHub } from './github';
import { asJson } from './json';
import { Format } from './report';
import { asText } from './text';

/** Names of the formats. */
export const FORMATS = ['text', 'json', 'sarif', 'github'] as const;

/** The name of a format. */
export type FormatName = typeof FORMATS[number];

/** The format of a name. */
export function formatNamed(name: FormatName, terminal: Terminal): Format {
  switch (name) {
    case 'json': return asJson;
    case 'github': return asGitHub;
    case 'sarif': return sarif().asSarif;
    case 'text': return asText(terminal);
  }
}

/** Loaded when it is asked for: it brings cryptography with it. */
function sarif(): typeof import('./sarif') {
  return require('./sarif') as typeof import('./sarif');
}
