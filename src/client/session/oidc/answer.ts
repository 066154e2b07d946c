import type { Page } from '../page.ts';

/** What an authorization comes back with (RFC 6749 section 4.1.2, RFC 9207, OpenID Connect Session Management). */
const parameters = ['code', 'state', 'iss', 'error', 'error_description', 'error_uri', 'session_state'];

/** What is of no use to anybody but this session. */
const secrets: readonly string[] = ['code', 'state', 'iss', 'session_state'];

export interface AnswerPlace {
  redirectUri: string;
  /** What this provider's answers have besides. */
  more: readonly string[];
  /** The fragment of the page that was left for the answer of this state. */
  hashOf(state: string | undefined): string | undefined;
}

export const stateOf = (answer: URL): string | undefined => answer.searchParams.get('state') ?? undefined;

/**
 * Takes the answer to an authorization out of the address, at once: nothing else of the page is to read it, and no request to name
 * it as its referrer. The fragment that the page had comes back. Nothing when the address has none of ours: a page may have a `code`
 * of its own.
 */
export const takeAnswer = (page: Page, { redirectUri, more, hashOf }: AnswerPlace): URL | undefined => {
  const url = page.url();
  if (url.origin + url.pathname !== redirectUri) return undefined;
  const has = (name: string): boolean => url.searchParams.has(name);
  if (!(has('code') || has('error')) || !(has('state') || has('iss'))) return undefined;
  const bare = new URL(url);
  for (const name of [...parameters, ...more]) bare.searchParams.delete(name);
  bare.hash ||= hashOf(stateOf(url)) ?? '';
  page.replace(bare);
  return url;
};

/** The parameters of an answer that say how it ended. */
export const tellingOf = (answer: URL, more: readonly string[]): string => {
  const telling = new URLSearchParams();
  for (const [name, value] of answer.searchParams)
    if ([...parameters, ...more].includes(name) && !secrets.includes(name)) telling.append(name, value);
  return telling.toString();
};
