/** Seconds, the largest unit first. */
const units = { year: 31_536_000, month: 2_592_000, week: 604_800, day: 86_400, hour: 3600, minute: 60 };

/**
 * How long before `now` a time was, in the largest unit that fits; nothing for less than a minute. Both times are the
 * service's own, so that a wrong clock of this device does no harm.
 */
export const relativeTime = (time: string, now: number, lang: string): string | undefined => {
  const seconds = (now - Date.parse(time)) / 1000;
  const [unit, size] = Object.entries(units).find(([, size]) => seconds >= size) ?? [];
  return size === undefined
    ? undefined
    : new Intl.RelativeTimeFormat(lang, { numeric: 'auto' }).format(
        -Math.floor(seconds / size),
        unit as keyof typeof units,
      );
};
