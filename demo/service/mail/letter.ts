/** What a mail says, before it becomes text and HTML. */
export interface Letter {
  subject: string;
  paragraphs: string[];
  /** The one thing to click, where there is one. */
  link?: { label: string; url: string };
  after: string[];
}

/**
 * What a person typed is shown to whoever reads the mail, so it may not smuggle somebody's link or advertisement into our mail.
 */
export const harmless = (typed: string): string | undefined =>
  /:\/\/|www\.|\.\p{L}{2,}|@/iu.test(typed) ? undefined : typed;

export const hoursUntil = (iso: string): number => Math.max(1, Math.round((Date.parse(iso) - Date.now()) / 3_600_000));

/** Rounded down: a promise of time that the link does not keep helps nobody. */
export const minutesUntil = (iso: string): number =>
  Math.max(1, Math.floor((Date.parse(iso) - Date.now() + 30_000) / 60_000));
