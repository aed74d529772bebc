/** A phrase that slows readers down, and what to write instead. */
interface BannedPhrase {
  readonly pattern: RegExp;
  readonly instead: string;
}

/** Phrases that no page needs. A phrase that has a plain use too is not in the list, or only in the form without one. */
export const BANNED_PHRASES: readonly BannedPhrase[] = [
  // Old or solemn English.
  { pattern: /\bwh(?:o|om|at|ere|ich)so?ever\b|\bwhoever\b|\bwhomever\b/i, instead: 'name who or what it is' },
  { pattern: /\bsay (?:it )?so\b|\bso say (?:it|so)\b/i, instead: 'an imperative: "set …", "acknowledge …"' },
  { pattern: /\bstands? (?!alone)/i, instead: '"is in", "see", "represents"' },
  { pattern: /\bof (?:which|whom)\b/i, instead: 'two sentences' },
  { pattern: /(?<!\bthere )\b(?:is|are) no (?!longer\b|more\b|one\b)/i, instead: '"is not a", "has no"' },
  { pattern: /\b(?:is|are) to be (?:had|found|seen)\b/i, instead: 'a verb in the active voice' },
  { pattern: /\bh(?:as|ave) to be (?:that|those) of\b/i, instead: '"must be the same as that of"' },
  { pattern: /\bthat of (?:what|whoever|which)\b/i, instead: 'two sentences' },
  { pattern: /\bmay\b/, instead: '"can", "might", or "is allowed to"' },
  { pattern: /^Where (?!to\b)[^?:,]*,/, instead: '"If …, …"' },
  { pattern: /\b(?:thereof|therein|thereby|hereby|wherein|whereby|hence|thus|albeit)\b/i, instead: '"so", "therefore", or a new sentence' },
  { pattern: /\bthe latter\b|\brespectively\b|\baforementioned\b/i, instead: 'the noun again' },
  { pattern: /\bin one go\b/i, instead: '"in one deployment"' },
  { pattern: /\bthe way out\b/i, instead: '"the fix"' },
  { pattern: /\b(?:goes|go) round\b/i, instead: '"rotates through"' },
  { pattern: /\bfor want of\b|\bfor lack of\b/i, instead: '"because there is no"' },
  { pattern: /\bit goes without saying\b|\bneedless to say\b|\bof course\b/i, instead: 'leave it out' },
  // Words that this field does not use for these things.
  { pattern: /\bcircles?\b/i, instead: '"cycle"' },
  { pattern: /\bknots?\b/i, instead: '"cycle", "strongly connected component"' },
  { pattern: /\briddles?\b/i, instead: '"cannot be resolved"' },
  { pattern: /\bfaultless\b/i, instead: '"valid"' },
  { pattern: /\bdrags? in\b/i, instead: '"includes"' },
  // Words that judge how hard something is, or add nothing.
  { pattern: /\b(?:simply|easily|obviously|trivially|basically|actually|seriously|clearly|merely)\b/i, instead: 'leave it out' },
  { pattern: /\bjust (?:a|an|as well|add|call|use|set|run|write|pass|put)\b/i, instead: 'leave "just" out' },
  { pattern: /\bplease\b/i, instead: 'leave it out' },
  { pattern: /\bin order to\b/i, instead: '"to"' },
  { pattern: /\b(?:due to the fact that|in the event that|with regard to|for the purpose of|at this point in time)\b/i, instead: '"because", "if", "about", "for", "now"' },
  { pattern: /\b(?:utili[sz]e[sd]?|leverages?|leveraging)\b/i, instead: '"use"' },
  { pattern: /\b(?:seamless(?:ly)?|blazing(?:ly)?|powerful|cutting[- ]edge|effortless(?:ly)?|robust)\b/i, instead: 'a figure or a fact' },
];
