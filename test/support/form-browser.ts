import type { FormView } from '../../src/server/index.ts';
import type { TestService } from './service.ts';

/** What a browser without a script is shown: a page, or where it was led. */
export interface Shown {
  status: number;
  headers: Headers;
  /** Of a redirect. */
  location: string | null;
  /** The page as it was to be drawn. */
  view: FormView;
  text: string;
}

/** The service's pages as data, for `startTestService`. */
export const drawAsData = (view: FormView): string => JSON.stringify(view);

export interface FormBrowser {
  open(path: string): Promise<Shown>;
  /** Fills the form of a page that is shown and presses its button. */
  press(shown: Shown, typed: Record<string, string>, headers?: Record<string, string>): Promise<Shown>;
  send(path: string, init: RequestInit): Promise<Shown>;
  readonly cookies: Map<string, string>;
}

/** A browser in which no script runs: it keeps cookies, follows no redirect by itself, and says where a form comes from. */
export const openFormBrowser = ({ origin }: Pick<TestService, 'origin'>): FormBrowser => {
  const cookies = new Map<string, string>();
  const send: FormBrowser['send'] = async (path, init) => {
    const headers = new Headers(init.headers);
    if (cookies.size > 0) headers.set('cookie', [...cookies].map((pair) => pair.join('=')).join('; '));
    const response = await fetch(origin + path, { ...init, headers, redirect: 'manual' });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (value === '' || /max-age=0/i.test(cookie)) cookies.delete(name);
      else cookies.set(name, value);
    }
    const text = await response.text();
    const isData = text.startsWith('{');
    return {
      status: response.status,
      headers: response.headers,
      location: response.headers.get('location'),
      view: (isData ? JSON.parse(text) : {}) as FormView,
      text,
    };
  };
  return {
    cookies,
    send,
    open: (path) => send(path, {}),
    press: ({ view }, typed, headers = {}) =>
      send(view.form.action, {
        method: 'POST',
        body: new URLSearchParams({ ...view.form.hidden, ...typed }).toString(),
        headers: {
          origin,
          'sec-fetch-site': 'same-origin',
          'content-type': 'application/x-www-form-urlencoded',
          ...headers,
        },
      }),
  };
};
