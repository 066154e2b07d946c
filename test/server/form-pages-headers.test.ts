import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { formPaths } from '../../demo/service/service.ts';
import { createFormPages } from '../../src/server/index.ts';
import { drawAsData } from '../support/form-browser.ts';

describe('the pages of posted forms, whatever the site says of headers', () => {
  const ask = async (headers: Record<string, string>, path = '/sign-in', init: RequestInit = {}) => {
    const origin = 'https://id.example.org';
    const pages = createFormPages({
      handler: () => Promise.resolve(Response.json({ code: 'credentials_invalid' }, { status: 401 })),
      baseURL: `${origin}/api/auth`,
      paths: formPaths,
      render: drawAsData,
      headers,
      keptParameters: ['lang'],
      log: () => undefined,
    });
    return (await pages(new Request(origin + path, init)))!;
  };

  const kept = { token: 'abc', tokenOf: 'resetPassword', until: Date.now() / 1000 + 60 };
  const requests: [string, RequestInit?][] = [
    ['/sign-in'],
    ['/sign-out'],
    ['/reset-password?token=abc'],
    ['/reset-password', { headers: { cookie: `__Host-ems.page=${btoa(JSON.stringify(kept))}` } }],
    ['/sign-in', { method: 'POST', headers: { origin: 'https://evil.example' } }],
    ['/sign-in', { method: 'PUT' }],
  ];

  it('are shown in no frame, and come by HTTPS alone', async () => {
    for (const [path, init] of requests) {
      const { headers } = await ask({}, path, init);
      assert.equal(headers.get('content-security-policy'), "frame-ancestors 'none'", path);
      assert.equal(headers.get('x-frame-options'), 'DENY', path);
      assert.match(headers.get('strict-transport-security') ?? '', /^max-age=\d{8}/, path);
    }
  });

  it('have frames forbidden beside a policy that leaves them out, and not where it names some', async () => {
    const plain = await ask({
      'Content-Security-Policy': "default-src 'self'",
      'Strict-Transport-Security': 'max-age=1',
    });
    assert.equal(plain.headers.get('content-security-policy'), "default-src 'self', frame-ancestors 'none'");
    assert.equal(plain.headers.get('strict-transport-security'), 'max-age=1');
    const own = await ask({ 'content-security-policy': 'frame-ancestors https://www.example.org' });
    assert.equal(own.headers.get('content-security-policy'), 'frame-ancestors https://www.example.org');
    assert.equal(own.headers.get('x-frame-options'), null);
  });

  it('keep nothing of a person in a cache', async () => {
    for (const [path, init] of requests.slice(1)) {
      const { headers } = await ask({ 'Cache-Control': 'public, max-age=600' }, path, init);
      assert.match(headers.get('cache-control') ?? '', /^(private, no-cache|no-store)$/, path);
    }
    const [path, init] = requests[3]!;
    assert.equal((await ask({ 'cache-control': 'public' }, path, init)).headers.get('cache-control'), 'no-store');
  });

  it('take along what the site named of its address', async () => {
    const { headers } = await ask({}, '/sign-in?lang=de&code=x&token=y');
    assert.equal(headers.get('location'), '/sign-in?lang=de');
    const view = (await (await ask({}, '/sign-in?lang=de&code=x')).json()) as { form: { action: string } };
    assert.equal(view.form.action, '/sign-in?lang=de');
  });
});
