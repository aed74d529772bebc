/** Lines longer than this are hard to read, however wide the terminal is. */
const WIDEST = 120;

/** An indented paragraph, wrapped if the width is known. */
export function paragraph(text: string, indent: number, columns: number | undefined): string {
  const margin = ' '.repeat(indent);
  const width = columns === undefined ? Infinity : Math.max(Math.min(columns, WIDEST) - indent, 20);
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line].map((each) => margin + each).join('\n');
}
