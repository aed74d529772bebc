/** The subject of findings about a property that a resource lacks, be it forgotten or misspelt. */
export function missingSubject(address: string, property: string): string {
  return `${address} lacks ${property}`;
}
