const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** RFC 4648 section 6, without padding. */
export const toBase32 = (bytes: Uint8Array): string => {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/g) ?? []).map((five) => alphabet.charAt(parseInt(five.padEnd(5, '0'), 2))).join('');
};

/** The bytes of a key as people copy it: in any case, in groups, with padding or without. Throws on what is no Base32. */
export const fromBase32 = (text: string): Uint8Array<ArrayBuffer> => {
  const letters = text.toUpperCase().replaceAll(/[\s=-]/g, '');
  if (/[^A-Z2-7]/.test(letters)) throw new TypeError('Not Base32.');
  const bits = Array.from(letters, (letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0')).join('');
  return Uint8Array.from(bits.match(/.{8}/g) ?? [], (byte) => parseInt(byte, 2));
};
