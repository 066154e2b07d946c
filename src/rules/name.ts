/** Longest name that is kept, in code points. Long enough for any name a passport prints, short enough to show in a line. */
export const maxNameLength = 100;

/** What is sent: composed (NFC), without spaces around it. */
export const normalizeName = (value: string): string => value.normalize('NFC').trim();

/** A name is anything but nothing: every script, emoji, apostrophes, one letter. Control characters are no part of a name. */
export const isName = (value: string): boolean => {
  const name = normalizeName(value);
  return name !== '' && [...name].length <= maxNameLength && !/\p{Cc}/u.test(name);
};
