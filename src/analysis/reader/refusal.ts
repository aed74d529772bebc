/** Input that cannot be read, with the reason in one line for the person who gave it. */
export class Refusal extends Error {
  constructor(
    /** The file or folder, as people know it. */
    readonly file: string,
    /** What is wrong with it. */
    readonly reason: string,
  ) {
    super(`${file}: ${reason}`);
    this.name = 'Refusal';
  }
}
