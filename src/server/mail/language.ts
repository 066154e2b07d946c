import type { StoredUser } from '../account/users.ts';
import type { ServiceContext } from '../service-context.ts';
import type { Call } from '../storage/database.ts';

/** The first of ours that the browser asked for, by its weights (RFC 9110 section 12.5.4); else our first. */
export const pickLanguage = (acceptLanguage: string | null | undefined, ours: readonly string[]): string => {
  const wanted = (acceptLanguage ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part
        .toLowerCase()
        .split(';')
        .map((each) => each.trim());
      const weight = parameters.find((each) => each.startsWith('q='));
      return { tag, weight: weight === undefined ? 1 : Number(weight.slice(2)) };
    })
    .filter(({ tag, weight }) => tag !== '' && weight > 0)
    .sort((a, b) => b.weight - a.weight);
  for (const { tag } of wanted) {
    const match = ours.find(
      (language) => tag === language.toLowerCase() || tag.startsWith(`${language.toLowerCase()}-`),
    );
    if (match !== undefined) return match;
  }
  return ours[0] ?? 'en';
};

/** The language of whoever calls, among those that emails are written in. */
export const languageOf = ({ headers }: Call, { languages }: ServiceContext): string =>
  pickLanguage(headers?.get('accept-language'), languages);

/** The language of whom is written to: as chosen in the profile, else that of whoever calls. */
export const languageFor = (
  call: Call,
  service: ServiceContext,
  user: Pick<StoredUser, 'language'> | null | undefined,
): string => {
  const chosen = user?.language;
  return chosen && service.languages.includes(chosen) ? chosen : languageOf(call, service);
};
