/** The pages of the account site whose form comes with them: seen by their first response alone, under a policy that names each sheet. */
import { createHash } from 'node:crypto';
import { expect, test } from './fixtures.ts';
import { isTakenOver } from './support/pages.ts';

const paths = ['/register', '/sign-in', '/forgot-password', '/verify-email'];

test('holds every sheet that its form needs, by digest, and asks for scripts last', async ({ demo }) => {
  for (const path of paths) {
    const { body, headers } = await demo.send(path);
    const policy = String(headers['content-security-policy']);
    const allowed = /style-src ([^;]*)/.exec(policy)?.[1]?.split(' ') ?? [];
    const sheets = [...body.matchAll(/<style>([^]*?)<\/style>/g)].map(([, css = '']) => css);
    expect(sheets.length, path).toBeGreaterThanOrEqual(3);
    for (const css of sheets)
      expect(allowed, path).toContain(`'sha256-${createHash('sha256').update(css).digest('base64')}'`);
    expect(allowed, path).not.toContain("'unsafe-inline'");
    expect(body, path).not.toContain('rel="stylesheet"');
    const scripts = body.search(/<script|rel="modulepreload"/);
    expect(scripts, path).toBeGreaterThan(body.lastIndexOf('</form>'));
    expect(body.lastIndexOf('</form>'), path).toBeGreaterThan(0);
  }
});

test('is drawn before any other answer comes, and looks the same afterwards', async ({ page, at }) => {
  let release: () => void = () => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  await page.route('**/assets/**', async (route) => {
    await released;
    await route.continue();
  });
  await page.goto(at('/sign-in'), { waitUntil: 'commit' });
  const email = page.locator('input[name="email"]');
  await expect(email).toBeVisible();
  const looks = (): Promise<string[]> =>
    page.evaluate(() => {
      const sign = document.querySelector('ems-sign-in')!;
      const of = (one: Element | null | undefined, ...names: string[]): string[] =>
        names.map((name) => `${name}: ${one ? getComputedStyle(one).getPropertyValue(name) : 'nothing'}`);
      return [
        ...of(document.querySelector('.site-header'), 'display', 'padding-left'),
        ...of(sign.shadowRoot?.querySelector('.card'), 'border-top-width', 'border-top-left-radius', 'padding-left'),
        ...of(sign.querySelector('button[type="submit"]'), 'background-color', 'border-top-left-radius'),
        ...of(sign.querySelector('input[name="email"]'), 'border-top-color', 'height', 'width'),
      ];
    });
  const before = await looks();
  expect(before.join()).not.toContain('nothing');
  await email.fill('ada@');
  release();
  await isTakenOver(page);
  await expect(email).toHaveValue('ada@');
  expect(await looks()).toEqual(before);
});

test('is compressed where nothing in it is personal, and nowhere else', async ({ demo }) => {
  const encodingOf = async (path: string, headers: Record<string, string> = {}): Promise<unknown> =>
    (await demo.send(path, { headers: { 'accept-encoding': 'gzip', ...headers } })).headers['content-encoding'];
  const { headers } = await demo.send('/sign-in');
  expect(String(headers.vary)).toContain('Accept-Encoding');
  expect(headers['content-encoding']).toBeUndefined();
  const cookie = 'ems.session_token=of-somebody';
  for (const path of paths) expect(await encodingOf(path), path).toBe('gzip');
  // Beside what an address makes it say, the length of a page would tell what it says of the account (BREACH).
  for (const path of [...paths, '/terms']) expect(await encodingOf(path, { cookie }), path).toBeUndefined();
  // Answers of the service are as they were, whoever asks.
  expect((await demo.send('/api/auth/account/session')).headers.vary).not.toContain('Accept-Encoding');
});
