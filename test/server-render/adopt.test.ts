/** A form that a server has rendered becomes the element's: nothing moves, and nothing that was done in it is lost. Runs on what was built. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createMemoryClient } from 'ems-elements/client/memory';
import type { RenderOptions } from 'ems-elements/server-render';
import { refusedFields } from './refused.ts';
import { looksOf, open, shifts } from './served-page.ts';

/** As the site's is in the browser: it says by itself which fields a form has, and is asked for nothing else. */
const client = createMemoryClient();
const terms = await client.terms.current();

/** Every form that is posted before there is a script, by its fields; `besides`: what nobody fills in. */
const forms: Record<
  string,
  { tag: string; options: Partial<RenderOptions>; fields: Record<string, string>; besides?: Record<string, string> }
> = {
  registration: {
    tag: 'ems-register',
    options: { attributes: { 'sign-in-href': '/sign-in', 'confirm-password': true } },
    fields: {
      firstName: 'Ada',
      lastName: 'Lovelace',
      email: 'ada@example.org',
      password: 'correct horse battery',
      passwordConfirmation: 'correct',
    },
  },
  'sign-in': {
    tag: 'ems-sign-in',
    options: {
      properties: { client },
      attributes: { 'forgot-password-href': '/forgot', 'register-href': '/register' },
    },
    fields: { email: 'ada@example.org', password: 'correct horse' },
  },
  'waiting for the mail': { tag: 'ems-verify-email', options: {}, fields: { email: 'ada@example.org' } },
  terms: { tag: 'ems-terms', options: { data: terms.ok && terms.value }, fields: { accept: 'on' } },
  'a forgotten password': { tag: 'ems-forgot-password', options: {}, fields: { email: 'ada@example.org' } },
  'a new password': {
    tag: 'ems-reset-password',
    options: {
      attributes: { token: 'abc' },
      answered: { outcome: { ok: false, problem: { code: 'password_required', account: 'ada@example.org' } } },
    },
    fields: { password: 'correct horse battery' },
    besides: { username: 'ada@example.org' },
  },
};

for (const [name, { tag, options, fields, besides }] of Object.entries(forms))
  describe(name, () => {
    for (const language of ['en', 'de'])
      it(`looks the same before and after, and nothing moves (${language})`, async () => {
        const { page, adopt, said } = await open(tag, { ...options, language });
        const first = await page.screenshot({ animations: 'disabled' });
        await adopt();
        assert.ok(first.equals(await page.screenshot({ animations: 'disabled' })), 'another picture');
        assert.deepEqual(await shifts(page), []);
        assert.equal(await page.locator(`${tag} button[type="submit"]:visible`).count(), 1);
        assert.equal(await page.locator(`${tag} h2`).count(), 1);
        assert.deepEqual(said, []);
        await page.close();
      });

    it('keeps what was typed, and the focus with its caret', async () => {
      const { page, adopt } = await open(tag, { ...options, language: 'de' });
      const field = (control: string) => page.locator(`${tag} [name="${control}"]`);
      for (const [control, value] of Object.entries(fields)) {
        if (value === 'on') await field(control).check();
        else await field(control).fill(value);
      }
      const last = Object.keys(fields).at(-1)!;
      if (fields[last] !== 'on') {
        await field(last).press('Home');
        await field(last).press('ArrowRight');
      }
      await field(last).evaluate((input) => Object.assign(window, { before: input }));
      await adopt();
      for (const [control, value] of Object.entries(fields)) {
        assert.equal(await field(control).count(), 1);
        if (value === 'on') assert.ok(await field(control).isChecked());
        else assert.equal(await field(control).inputValue(), value);
      }
      assert.ok(await field(last).evaluate((input) => input === document.activeElement));
      assert.ok(await field(last).evaluate((input) => input !== (window as never as { before: Element }).before));
      if (fields[last] !== 'on') {
        await page.keyboard.type('x');
        assert.equal(await field(last).inputValue(), `${fields[last]![0]}x${fields[last]!.slice(1)}`);
      }
      await page.close();
    });

    it('is sent to its endpoint where no script comes', async () => {
      const { page } = await open(tag, { ...options, form: { action: '/post', hidden: { token: 'abc' } } });
      for (const [control, value] of Object.entries(fields)) {
        if (value === 'on') await page.locator(`[name="${control}"]`).check();
        else await page.locator(`[name="${control}"]`).fill(value);
      }
      const [request] = await Promise.all([
        page.waitForRequest(new URL('/post', page.url()).href),
        page.locator(`${tag} button[type="submit"]:visible`).click(),
      ]);
      const sent = Object.fromEntries(new URLSearchParams(request.postData()!));
      assert.equal(request.method(), 'POST');
      assert.deepEqual(sent, {
        token: 'abc',
        ...besides,
        ...fields,
        ...(fields.accept && { accept: terms.ok && terms.value.version }),
      });
      await page.close();
    });
  });

describe('what was done before the script came', () => {
  it('leaves a selection as it was, in an address too', async () => {
    const { page, adopt } = await open('ems-sign-in');
    const email = page.locator('[name="email"]');
    await email.fill('ada@example.org');
    for (const key of ['Home', 'Shift+ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowRight']) await email.press(key);
    await adopt();
    await page.keyboard.type('eve');
    assert.equal(await email.inputValue(), 'eve@example.org');
    await page.close();
  });

  it('keeps the focus on a button, and what was opened open', async () => {
    const { page, adopt } = await open('ems-verify-email', { attributes: { email: 'ada@example.org' } });
    await page.locator('summary').click();
    await page.locator('button[type="submit"]').focus();
    await adopt();
    assert.equal(await page.evaluate(() => (document.activeElement as HTMLButtonElement).type), 'submit');
    assert.ok(await page.locator('details').evaluate((details) => (details as HTMLDetailsElement).open));
    await page.close();
  });

  it('waits for an input method that is at work', async () => {
    const { page, adopt } = await open('ems-register', {}, { adopting: 'early' });
    const name = page.locator('[name="firstName"]');
    await page.waitForFunction(() => Object.hasOwn(document.querySelector('ems-register')!, 'performUpdate'));
    await name.focus();
    const keyboard = await page.context().newCDPSession(page);
    await keyboard.send('Input.imeSetComposition', { text: 'に', selectionStart: 1, selectionEnd: 1 });
    const adopted = adopt();
    await page.waitForFunction(() => document.querySelector('ems-register:defined') !== null);
    await keyboard.send('Input.imeSetComposition', { text: 'にほ', selectionStart: 2, selectionEnd: 2 });
    assert.equal(await page.locator('form').count(), 1);
    assert.equal(await name.inputValue(), 'にほ');
    await keyboard.send('Input.insertText', { text: '日本' });
    await adopted;
    assert.equal(await name.inputValue(), '日本');
    assert.ok(await name.evaluate((input) => input === document.activeElement));
    await page.close();
  });

  it("keeps the page's own children, and its buttons after them", async () => {
    const { page, adopt } = await open('ems-register', {
      children:
        '<h1 slot="heading">Join</h1><p slot="legal"><label><input name="news" type="checkbox"> News</label></p>',
    });
    await page.locator('[name="news"]').check();
    await page.locator('[name="email"]').fill('ada@example.org');
    await adopt();
    assert.ok(await page.locator('[name="news"]').isChecked());
    assert.equal(await page.locator('[name="email"]').inputValue(), 'ada@example.org');
    assert.deepEqual(await shifts(page), []);
    await page.close();
  });
});

it('leaves what the page gives its element by a script', async () => {
  const { page, adopt } = await open('ems-sign-in');
  await page.evaluate(() => {
    void customElements.whenDefined('ems-sign-in').then(() => {
      (document.querySelector('ems-sign-in') as HTMLElement & { email: string }).email = 'ada@example.org';
    });
  });
  // Somebody was about to type it.
  await page.locator('[name="email"]').focus();
  await adopt();
  assert.equal(await page.locator('[name="email"]').inputValue(), 'ada@example.org');
  await page.keyboard.type('eve@example.org');
  assert.equal(await page.locator('[name="email"]').inputValue(), 'eve@example.org');
  await page.close();
});

it('makes no markup of what somebody else wrote into its attribute, and takes the others over beside one that is spoilt', async () => {
  const { page, adopt, said } = await open('ems-sign-in');
  await page.evaluate(() => {
    const properties = '{"innerHTML":"<img src=x onerror=console.log(1)>","__proto__":{},"email":"ada@example.org"}';
    for (const state of ['null', '[', `{"properties":${properties}}`]) {
      const tag = document.createElement('ems-sign-in');
      tag.setAttribute('data-ems-served', state);
      document.querySelector('main')!.prepend(tag);
    }
  });
  await adopt();
  assert.equal(await page.locator('img').count(), 0);
  assert.equal(await page.locator('form').count(), 4);
  assert.equal(await page.locator('[name="email"]').first().inputValue(), 'ada@example.org');
  assert.deepEqual(said, []);
  await page.close();
});

it('goes on to its next screen, whose frame is another one', async () => {
  const { page, adopt, said } = await open('ems-register');
  await adopt();
  for (const [name, value] of Object.entries({ ...forms.registration!.fields, password: 'four quite long words here' }))
    if (name !== 'passwordConfirmation') await page.locator(`[name="${name}"]`).fill(value);
  await page.locator('button[type="submit"]:visible').click();
  await page.getByRole('heading', { name: 'Check your inbox' }).waitFor();
  assert.deepEqual(said, []);
  await page.close();
});

describe('what the server said', () => {
  it('stays: why it was refused, and what was entered', async () => {
    const { page, adopt } = await open('ems-register', {
      language: 'de',
      form: {
        action: '/post',
        values: { email: 'ada@example', firstName: 'Ada' },
        problem: { code: 'email_invalid', field: 'email' },
      },
    });
    const error = await page.locator('.ems-error').innerText();
    await adopt();
    assert.equal(await page.locator('.ems-error').innerText(), error);
    assert.equal(await page.locator('[name="email"]').inputValue(), 'ada@example');
    assert.equal(await page.locator('[name="firstName"]').inputValue(), 'Ada');
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('name')), 'email');
    assert.deepEqual(await shifts(page), []);
    await page.close();
  });

  it('stays: what is wrong with the whole form, which has the focus', async () => {
    const { page, adopt } = await open('ems-sign-in', {
      properties: { client },
      form: { action: '/post', problem: { code: 'credentials_invalid' } },
    });
    const first = await page.screenshot({ animations: 'disabled' });
    await adopt();
    assert.ok(first.equals(await page.screenshot({ animations: 'disabled' })));
    assert.equal(await page.evaluate(() => document.activeElement?.role), 'alert');
    await page.close();
  });

  it('stays: the list of what is wrong, which has the focus and goes with the next attempt', async () => {
    const { page, adopt, said } = await open('ems-register', {
      language: 'de',
      form: { action: '/post', errors: refusedFields },
    });
    const first = await looksOf(page);
    assert.ok(first.length > 12);
    const text = await page.locator('.ems-errors').innerText();
    await adopt();
    assert.deepEqual(await looksOf(page), first);
    assert.deepEqual(await shifts(page), []);
    assert.equal(await page.locator('.ems-errors').innerText(), text);
    assert.equal(await page.evaluate(() => document.activeElement?.className), 'ems-errors');
    await page.locator('.ems-errors a').first().click();
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('name')), 'firstName');
    await page.keyboard.type('Ada');
    await page.locator('.ems-corrected').waitFor();
    for (const [name, value] of Object.entries({
      lastName: 'Lovelace',
      email: 'ada@',
      password: 'four quite long words here',
    }))
      await page.locator(`[name="${name}"]`).fill(value);
    await page.locator('button[type="submit"]:visible').click();
    await page.waitForFunction(() => document.querySelectorAll('.ems-errors').length === 0);
    assert.equal(await page.locator('.ems-error').count(), 1);
    assert.deepEqual(said, []);
    await page.close();
  });

  it('stays: the screen that it had come to', async () => {
    for (const [tag, options] of [
      ['ems-verify-email', { attributes: { email: 'ada@example.org' }, properties: { sent: true } }],
      ['ems-reset-password', { screen: 'token_expired', attributes: { 'forgot-password-href': '/forgot' } }],
      ['ems-forgot-password', { properties: { sentTo: 'ada@example.org' } }],
    ] as [string, Partial<RenderOptions>][]) {
      const { page, adopt } = await open(tag, { ...options, language: 'de' });
      const first = await page.locator(tag).innerText();
      await adopt();
      assert.equal(await page.locator(tag).innerText(), first);
      assert.deepEqual(await shifts(page), []);
      await page.close();
    }
  });
});

describe('what the service answered to a posted form', () => {
  const steps: [what: string, tag: string, field: string, value: string, options: Partial<RenderOptions>][] = [
    [
      'a second factor is asked for',
      'ems-sign-in',
      'code',
      '123456',
      {
        answered: {
          values: { email: 'ada@example.org' },
          outcome: { ok: true, value: { challenge: 'abc', expiresIn: 300, methods: ['totp', 'recovery_code'] } },
        },
      },
    ],
    [
      'a link asks for the password',
      'ems-verify-email',
      'password',
      'correct horse',
      {
        attributes: { token: 'abc' },
        answered: { outcome: { ok: false, problem: { code: 'password_required', account: 'ada@example.org' } } },
      },
    ],
  ];
  for (const [what, tag, name, value, options] of steps)
    it(`${what}, and what was typed stays`, async () => {
      const { page, adopt } = await open(tag, { language: 'de', properties: { client }, ...options });
      const field = page.locator(`[name="${name}"]:visible`);
      await field.fill(value);
      const first = await page.locator(tag).innerText();
      await adopt();
      assert.equal(await page.locator(tag).innerText(), first);
      assert.equal(await field.inputValue(), value);
      assert.ok(await field.evaluate((input) => input === document.activeElement));
      await page.close();
    });
});

describe('where things come in another order', () => {
  for (const [place, cut] of [
    ['before its tag', '<ems-register'],
    ['inside its frame', '<slot name="form"'],
    ['inside its form', 'name="email"'],
    ['before its end', '</ems-register'],
  ] as const)
    it(`has one form where the script is there before the parser, which is ${place}`, async () => {
      const { page, adopt, rest, said } = await open('ems-register', { language: 'de' }, { cut });
      const adopted = adopt();
      await page.waitForFunction(() => customElements.get('ems-register') !== undefined);
      rest();
      await adopted;
      assert.equal(await page.locator('form').count(), 1);
      assert.equal(await page.locator('ems-register h2:visible').count(), 1);
      assert.equal(await page.locator('button[type="submit"]').count(), 1);
      // A tag that is made with its class has a shadow root before the parser comes to its own.
      assert.deepEqual(
        said.filter((text) => !text.includes('second declarative shadow root')),
        [],
      );
      await page.close();
    });

  it('has one form and one frame where nothing takes the served ones over', async () => {
    const { page, adopt } = await open('ems-register', { language: 'de' }, { adopting: false });
    await adopt();
    await page.locator('input[name="email"]').waitFor();
    assert.equal(await page.locator('form').count(), 1);
    assert.equal(await page.locator('ems-register h2:visible').count(), 1);
    await page.close();
  });
});
