import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Serve } from './other-site.ts';

const random = (): string => randomBytes(32).toString('base64url');
const escape = (text: string): string => text.replace(/[&<]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/**
 * Another site whose server does what a script does elsewhere (authorization code with PKCE): none of its pages has one. `/` says who is signed in,
 * `/begin?…` asks the service with these parameters besides.
 */
export const serveWithoutScripts: Serve = async (siteURL, demo) => {
  const { origin, port } = new URL(siteURL);
  const begun = new Map<string, { verifier: string; browser: string }>();
  const people = new Map<string, string>();

  const exchange = async (code: string, verifier: string): Promise<string> => {
    const form = { grant_type: 'authorization_code', client_id: 'element-one', redirect_uri: siteURL };
    const answer = await demo.send('/api/auth/oauth2/token', {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin },
      body: new URLSearchParams({ ...form, code, code_verifier: verifier }).toString(),
    });
    const { access_token: token } = JSON.parse(answer.body) as { access_token?: string };
    const { body } = await demo.send('/api/auth/account/session', { headers: { authorization: `Bearer ${token}` } });
    return (JSON.parse(body) as { account: { email: string } }).account.email;
  };

  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', origin);
    const browser = /\bbrowser=([\w-]+)/.exec(request.headers.cookie ?? '')?.[1] ?? random();
    const lead = (location: string): void =>
      void response.writeHead(302, { location, 'set-cookie': `browser=${browser}; HttpOnly; SameSite=Lax` }).end();
    const show = (words: string): void =>
      void response
        .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
        .end(
          `<!doctype html><html lang="en"><title>Element One</title><link rel="icon" href="data:,"><h1>Element One</h1><p>${words}</p></html>`,
        );
    const come = async (): Promise<void> => {
      const state = searchParams.get('state') ?? '';
      const sent = begun.get(state);
      begun.delete(state);
      if (!sent || sent.browser !== browser) return show('This answer belongs to no sign-in.');
      people.set(browser, await exchange(searchParams.get('code') ?? '', sent.verifier));
      lead('/');
    };
    if (pathname === new URL(siteURL).pathname)
      return void come().catch((error: unknown) => show(escape(String(error))));
    if (pathname === '/begin') {
      const [state, verifier] = [random(), random()];
      begun.set(state, { verifier, browser });
      const asked = {
        response_type: 'code',
        client_id: 'element-one',
        redirect_uri: siteURL,
        scope: 'openid account',
        state,
        code_challenge: createHash('sha256').update(verifier).digest('base64url'),
        code_challenge_method: 'S256',
        ...Object.fromEntries(searchParams),
      };
      return lead(`${demo.origin}/api/auth/oauth2/authorize?${new URLSearchParams(asked)}`);
    }
    const person = people.get(browser);
    show(
      person
        ? `Signed in as ${escape(person)}`
        : '<a href="/begin">Sign in</a> <a href="/begin?prompt=create">Register</a>',
    );
  });
  server.listen(Number(port), '127.0.0.1');
  await once(server, 'listening');
  return server;
};
