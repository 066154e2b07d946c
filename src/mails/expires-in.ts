const minute = 60_000;

/** In the largest unit that leaves at least two, so that rounding costs little. */
const units = [
  ['day', 24 * 60 * minute],
  ['hour', 60 * minute],
  ['minute', minute],
] as const;

/**
 * How long a link still works, e.g. "in 24 hours". Rounded down, because a promise of time that the link doesn't keep helps
 * nobody; what the way to the mail server took is given back.
 */
export const expiresIn = (expiresAt: string, now: number, language: string): string => {
  const left = Date.parse(expiresAt) - now + minute / 2;
  const [unit, length] = units.find(([, size]) => left >= 2 * size) ?? ['minute', minute];
  return new Intl.RelativeTimeFormat(language).format(Math.max(1, Math.floor(left / length)), unit);
};
