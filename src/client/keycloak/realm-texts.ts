import { aborted } from '../abort.ts';
import type { HttpOptions } from '../http/http.ts';
import { acceptLanguage } from '../http/languages.ts';
import { array } from '../http/later-shapes.ts';
import { object, parse, string } from '../http/shape.ts';

export interface RealmTextsOptions extends Pick<HttpOptions, 'fetch' | 'language' | 'timeout'> {
  realm: string;
}

/** A text in which names of messages, `${profile.phone}`, are replaced by what the realm says for them. */
export type Translate = (text: string) => string;

const textsShape = array(object({ key: string(), value: string() }));

const placeholder = /\$\{([^{}]*)\}/g;

/** Whether a value has a name of a message in it, at any depth. */
export const namesTexts = (value: unknown): boolean => JSON.stringify(value ?? null).search(placeholder) >= 0;

/** `profile.phoneNumber` → `Phone number`: what can be read of a name that the realm has no text for. */
const readable = (key: string): string => {
  const words = (key.split('.').at(-1) ?? '')
    .replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replaceAll(/[-_\s]+/g, ' ')
    .trim();
  const [first = key, ...rest] = words.split(' ');
  // An abbreviation stays one.
  const lower = rest.map((word) => (/^\p{Lu}{2}/u.test(word) ? word : word.toLowerCase()));
  return [first.charAt(0).toUpperCase() + first.slice(1), ...lower].join(' ');
};

/** By address, as long as the page is there. */
const known = new Map<string, Promise<ReadonlyMap<string, string>>>();

const load = async (
  address: string,
  { fetch: given, timeout = 15_000 }: RealmTextsOptions,
): Promise<ReadonlyMap<string, string>> => {
  const send: typeof fetch = given ?? ((input, init) => fetch(input, init));
  const signal = AbortSignal.timeout(timeout);
  const asked = send(address, { credentials: 'omit', signal }).then((response) => response.ok && response.json());
  // A race, because a given `fetch` may not heed the signal.
  const texts = parse(textsShape, await Promise.race([asked, aborted(signal)]));
  if (!texts) throw new Error(`${address} is no list of texts.`);
  // Doubled as in the files that they come from.
  return new Map(texts.map(({ key, value }) => [key, value.replaceAll("''", "'")]));
};

/**
 * What the realm and its theme say on the pages of an account, in the language of the page or, as Keycloak decides, in another one. Keycloak
 * tells any page, without a token. Where it doesn't answer, what can be read of the names is shown.
 */
export const loadTexts = async (options: RealmTextsOptions, signal?: AbortSignal): Promise<Translate> => {
  const [language = ''] = (acceptLanguage(options.language) ?? globalThis.navigator?.language ?? 'en').split(',');
  const address = `${options.realm.replace(/\/realms\/([^/]+)$/, '/resources/$1')}/account/${language}`;
  const texts = known.get(address) ?? load(address, options);
  known.set(address, texts);
  // Others wait for the same texts: who gives up leaves them to those.
  const answer = texts.catch(() => {
    known.delete(address);
    return new Map<string, string>();
  });
  const found = await Promise.race([answer, aborted(signal)]);
  return (text) => text.replaceAll(placeholder, (_, key: string) => found.get(key) || readable(key));
};
