const digits = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** The text that a label stands for, without its `xn--` (RFC 3492 section 6.2); nothing where it stands for none. */
export const decodePunycode = (label: string): string | undefined => {
  const hyphen = label.lastIndexOf('-');
  const output = Array.from(label.slice(0, Math.max(0, hyphen)), (letter) => letter.charCodeAt(0));
  let [code, index, bias] = [128, 0, 72];
  for (let at = hyphen + 1; at < label.length;) {
    const before = index;
    for (let weight = 1, base = 36; ; base += 36) {
      const digit = digits.indexOf(label.charAt(at++) || ' ');
      if (digit < 0) return undefined;
      index += digit * weight;
      const threshold = Math.min(26, Math.max(1, base - bias));
      if (digit < threshold) break;
      weight *= 36 - threshold;
    }
    const length = output.length + 1;
    let delta = Math.floor((index - before) / (before === 0 ? 700 : 2));
    delta += Math.floor(delta / length);
    for (bias = 0; delta > 455; bias += 36) delta = Math.floor(delta / 35);
    bias += Math.floor((36 * delta) / (delta + 38));
    code += Math.floor(index / length);
    if (!(code <= 0x10ffff)) return undefined;
    index %= length;
    output.splice(index++, 0, code);
  }
  return String.fromCodePoint(...output);
};

/** A label of a domain as people write it, also of one in ASCII. */
export const labelText = (label: string): string =>
  label.startsWith('xn--') ? (decodePunycode(label.slice(4)) ?? label) : label;
