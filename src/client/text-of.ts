/** What was thrown, as text. Of an object without a prototype there is none, and asking for it throws. */
export const textOf = (thrown: unknown): string => {
  try {
    return String(thrown);
  } catch {
    return 'Something without a text was thrown.';
  }
};
