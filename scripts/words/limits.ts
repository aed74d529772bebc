import { BANNED_PHRASES } from './phrases';
import { Sentence } from './sentences';

/** A sentence, and where it is. */
export interface Located extends Sentence {
  /** Place in messages. */
  readonly place: string;
}

/** The limits of prose. */
export const MAX_MEDIAN = 16;
export const MAX_SENTENCE = 35;

/** The median number of words. */
export function medianOf(sentences: readonly Sentence[]): number {
  return sentences.map(({ words }) => words).sort((a, b) => a - b)[Math.floor(sentences.length / 2)];
}

/** Sentences that are too long. */
export function tooLong(sentences: readonly Located[]): string[] {
  const long = sentences.filter(({ words }) => words > MAX_SENTENCE);
  return long.map(({ place, words, text }) => `${place}: ${words} words, more than ${MAX_SENTENCE}: ${text}`);
}

/** Phrases that no page needs; code is not read. */
export function bannedIn(sentences: readonly Located[]): string[] {
  return sentences.flatMap(({ place, text }) => BANNED_PHRASES.flatMap(({ pattern, instead }) => {
    const [found] = pattern.exec(text.replace(/`[^`]*`/g, '``')) ?? [];
    return found ? `${place}: "${found}", better ${instead}: ${text}` : [];
  }));
}
