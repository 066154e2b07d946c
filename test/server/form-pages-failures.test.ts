import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { formPaths } from '../../demo/service/service.ts';
import { formMessages } from '../../src/i18n/messages/form.en.ts';
import { problemsMessages } from '../../src/i18n/messages/problems.en.ts';
import german from '../../src/i18n/messages/de.ts';
import germanProblems from '../../src/i18n/messages/problems.de.ts';
import { createFormPages, type FormPagesOptions, type FormView, type LogEntry } from '../../src/server/index.ts';
import { drawAsData } from '../support/form-browser.ts';

const origin = 'https://id.example.org';

describe('a page of a posted form that fails', () => {
  const ask = async (
    { render = drawAsData, handler }: Partial<Pick<FormPagesOptions, 'render' | 'handler'>>,
    path: string,
    { typed, language, method = typed ? 'POST' : 'GET' }: { typed?: object; language?: string; method?: string } = {},
  ) => {
    const logged: LogEntry[] = [];
    const refused = (): Promise<Response> =>
      Promise.resolve(Response.json({ code: 'credentials_invalid' }, { status: 401 }));
    const pages = createFormPages({
      handler: handler ?? refused,
      baseURL: `${origin}/api/auth`,
      paths: formPaths,
      render,
      headers: { 'content-security-policy': "default-src 'none'" },
      log: (entry) => void logged.push(entry),
    });
    const headers = {
      origin,
      'sec-fetch-site': 'same-origin',
      'content-type': 'application/x-www-form-urlencoded',
      ...(language !== undefined && { 'accept-language': language }),
    };
    const body = typed ? new URLSearchParams(typed as Record<string, string>).toString() : null;
    const answer = (await pages(new Request(origin + path, { method, headers, body })))!;
    const [failure] = logged.filter(({ event }) => event === 'form_page_failed');
    return { answer, text: await answer.text(), reference: String(failure?.reference) };
  };

  const broken = (): never => {
    throw new Error('secret detail');
  };

  it('is drawn again, with what was typed, and says what support needs', async () => {
    let times = 0;
    const render = (view: FormView): string => ((times += 1) === 1 ? broken() : drawAsData(view));
    const typed = { email: 'ada@example.org', password: 'not the password' };
    const { answer, text, reference } = await ask({ render }, '/sign-in?client_id=x&sig=y&ba_param=client_id', {
      typed,
    });
    assert.equal(answer.status, 500);
    assert.match(answer.headers.get('content-type') ?? '', /^text\/html/);
    const { page, form } = JSON.parse(text) as FormView;
    assert.equal(page, 'signIn');
    assert.deepEqual(form.problem, { code: 'service_unavailable', reference });
    assert.equal(form.action, '/sign-in?client_id=x&sig=y&ba_param=client_id');
    assert.deepEqual(form.values, { email: 'ada@example.org' });
    assert.ok(!text.includes(typed.password));
  });

  const words: [string | undefined, string, RegExp, RegExp][] = [
    [undefined, 'en', /The service is busy or having problems/, />Try again</],
    ['fr', 'en', /The service is busy or having problems/, />Try again</],
    ['de-AT,de;q=0.9,en;q=0.5', 'de', /Der Dienst ist gerade überlastet oder gestört/, />Erneut versuchen</],
  ];
  for (const [language, lang, said, link] of words)
    it(`is a page all the same where nothing can be drawn, in the language asked for: ${language}`, async () => {
      const path = '/reset-password?a="><b>&token=xyz';
      const typed = { token: 'xyz', password: 'a password of somebody' };
      const { answer, text, reference } = await ask({ render: broken }, path, {
        typed,
        ...(language !== undefined && { language }),
      });
      assert.equal(answer.status, 500);
      assert.equal(answer.headers.get('content-type'), 'text/html; charset=utf-8');
      assert.equal(answer.headers.get('content-language'), lang);
      assert.match(answer.headers.get('vary') ?? '', /accept-language/i);
      assert.equal(answer.headers.get('cache-control'), 'no-store');
      assert.match(text, new RegExp(`<html lang="${lang}">`));
      assert.match(text, said);
      assert.match(text, link);
      assert.ok(text.includes(reference) && reference.length === 36);
      const [, href = ''] = /<a href="([^"]*)"/.exec(text) ?? [];
      assert.equal(href, '/reset-password');
      for (const secret of ['xyz', 'somebody', '<b>', 'secret detail']) assert.ok(!text.includes(secret), secret);
    });

  const spoken = {
    en: [problemsMessages.service_unavailable, formMessages.tryAgain],
    de: [germanProblems.problems.service_unavailable, german.form.tryAgain],
  };
  for (const [language, sentences] of Object.entries(spoken))
    it(`says it as the elements do: ${language}`, async () => {
      const { text } = await ask({ render: broken }, '/sign-in', { language });
      for (const sentence of sentences) assert.ok(text.includes(`>${String(sentence)}<`), String(sentence));
    });

  it('leads on from where nothing is drawn', async () => {
    const handler = (): Promise<Response> => Promise.reject(new Error('no connection'));
    const { answer, text } = await ask({ handler }, '/sign-out', { typed: { 'ems-key': 'k' } });
    assert.equal(answer.status, 500);
    assert.match(text, /<a href="\/account"/);
  });

  it('has no content for HEAD', async () => {
    const { answer, text } = await ask({ render: broken }, '/forgot-password', { method: 'HEAD' });
    assert.deepEqual([answer.status, text], [200, '']);
  });

  it('keeps the way back to the site that asked', async () => {
    const { text } = await ask({ render: broken }, '/sign-in?client_id=x&sig=y&ba_param=client_id');
    assert.match(text, /<a href="\/sign-in\?client_id=x&amp;sig=y&amp;ba_param=client_id"/);
  });
});
