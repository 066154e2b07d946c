/** A day, in the language of the sentence that names it. */
export const formatDate = (language: string, time: string | number | Date, style: 'long' | 'medium' = 'long'): string =>
  new Intl.DateTimeFormat(language, { dateStyle: style }).format(new Date(time));
