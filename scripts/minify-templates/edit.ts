/** A piece of a template by its place there, and what it becomes. */
export interface Edit {
  start: number;
  end: number;
  text: string;
}
