import { randomUUID } from 'node:crypto';
import { isRecord } from '../../src/rules/record.ts';
import { checkAnswer } from './contract-check.ts';

export { findBrowser } from './find-browser.ts';

export interface Answer {
  status: number;
  headers: Headers;
  body: Record<string, unknown>;
}

/**
 * One browser of the service: keeps its cookies, sends the origin of its page. It keeps its newest ticket too, and shows it with the token
 * of a mail where nothing else is given.
 */
export interface Browser {
  get(path: string, headers?: Record<string, string>): Promise<Answer>;
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Answer>;
  /** Whatever is sent, as it is sent. */
  send(path: string, init: RequestInit): Promise<Answer>;
  readonly cookies: Map<string, string>;
}

export const openBrowser = (service: { baseURL: string; origin: string }): Browser => {
  const cookies = new Map<string, string>();
  let ticket: unknown;
  const send = async (path: string, init: RequestInit): Promise<Answer> => {
    const headers = new Headers(init.headers);
    if (cookies.size > 0) headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    const response = await fetch(service.baseURL + path, { ...init, headers, redirect: 'manual' });
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';');
      const name = pair.slice(0, pair.indexOf('='));
      const value = pair.slice(pair.indexOf('=') + 1);
      if (value === '' || /max-age=0/i.test(cookie)) cookies.delete(name);
      else cookies.set(name, value);
    }
    const text = await response.text();
    const body = text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
    checkAnswer(init.method ?? 'GET', path, response, body);
    ticket = body.ticket ?? ticket;
    return { status: response.status, headers: response.headers, body };
  };
  return {
    cookies,
    send,
    get: (path, headers = {}) => send(path, { headers: { origin: service.origin, ...headers } }),
    post: (path, body, headers = {}) =>
      send(path, {
        method: 'POST',
        body: JSON.stringify(path === '/email-verification/verify' && isRecord(body) ? { ticket, ...body } : body),
        headers: { origin: service.origin, 'content-type': 'application/json', ...headers },
      }),
  };
};

/** A thief's browser, with the cookies as they are now. */
export const copyOf = (service: { baseURL: string; origin: string }, { cookies }: Browser): Browser => {
  const copy = openBrowser(service);
  for (const [name, value] of cookies) copy.cookies.set(name, value);
  return copy;
};

export const password = 'correct horse battery staple';

/** A registration that nobody made yet. */
export const newPerson = (more: Record<string, unknown> = {}) => ({
  firstName: 'Ada',
  lastName: 'Lovelace',
  email: `ada.${randomUUID()}@example.org`,
  password,
  ...more,
});
