/** The value of a decimal digit of any script. The ten of a script stand in a row, and so do scripts next to each other. */
const valueOf = (digit: string): string => {
  const code = digit.codePointAt(0)!;
  let zero = code;
  while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String((code - zero) % 10);
};

/**
 * A one-time code as it is sent and compared: digits of every keyboard are ASCII, and whatever was pasted around or between
 * them (spaces, dashes, dots, invisible characters) is taken off. Letters stay, so that a recovery code in the wrong field
 * is answered by the service and not cut to nonsense.
 */
export const normalizeOneTimeCode = (typed: string): string =>
  typed
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/[^\0-\x7f]/gu, (character) => (/\p{Nd}/u.test(character) ? valueOf(character) : character));
