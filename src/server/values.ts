/** Of seconds. */
export const day = 24 * 3600;

export const seconds = (count: number): number => count * 1000;

/** A time so many seconds later; negative for earlier. */
export const later = (from: Date, count: number): Date => new Date(from.getTime() + seconds(count));
