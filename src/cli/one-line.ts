/** What would move the cursor, change colours or reverse the direction of writing: templates may come from anywhere. */
const CONTROL = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;

/** Text of a template as a terminal may show it: one line, without control characters. */
export function oneLine(text: string): string {
  return text.replace(/\s*[\r\n]+\s*/g, ' ').replace(CONTROL, '\ufffd');
}
