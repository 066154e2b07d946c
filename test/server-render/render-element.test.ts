/** The form before any script: what a server sends, read as a browser reads it. Runs on what was built. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createMemoryClient } from 'ems-elements/client/memory';
import de from 'ems-elements/locales/de.js';
import { formCss, frameCss, renderElement, type RenderOptions } from 'ems-elements/server-render';
import type { Manifest } from '../../scripts/manifest.ts';
import manifest from '../../custom-elements.json' with { type: 'json' };
import { read } from './read.ts';
import { refusedFields } from './refused.ts';

const english = { language: 'en' };
const german = { language: 'de', locales: [de] };
/** Every tag of the package. */
const tags = (manifest as Manifest).modules.flatMap(({ declarations }) =>
  declarations.flatMap(({ tagName }) => tagName ?? []),
);
const render = async (tag: string, options: RenderOptions = english) => read(await renderElement(tag, options));

describe('renderElement', () => {
  it('renders every element in every language, and one that nobody registered in English', async () => {
    const before = Object.getOwnPropertyNames(globalThis);
    for (const options of [english, german, { ...german, language: 'de-AT' }, { language: 'ar' }])
      for (const tag of tags) {
        const text = await renderElement(tag, options);
        assert.ok(text.startsWith(`<${tag}`) && text.endsWith(`</${tag}>`), tag);
        assert.doesNotMatch(text, /undefined|\[object|lit\$/, tag);
      }
    assert.deepEqual(Object.getOwnPropertyNames(globalThis), before);
  });

  it('has the frame in a declarative shadow root, and the form with its buttons among the children', async () => {
    const { host, shadow, one } = await render('ems-register');
    assert.equal(shadow.one('h2')?.text, 'Create your account');
    assert.equal(shadow.all('slot').find((slot) => slot.attributes.name === 'form')?.text, '');
    assert.deepEqual(
      host.children.map(({ attributes }) => attributes.slot),
      ['form'],
    );
    assert.ok(one('form button[type="submit"]'));
  });

  it('begins the ids of its forms as the page says', async () => {
    const { one, byId } = await render('ems-sign-in', {
      ...german,
      id: 'second',
      form: { action: '/in', problem: { code: 'credentials_invalid' } },
    });
    assert.deepEqual([one('form')?.attributes.id, one('form')?.attributes.action], ['second-0', '/in']);
    assert.ok(byId('second-0-problem')!.text);
  });

  it('names each field for people and for password managers', async () => {
    const { all, byId } = await render('ems-register', german);
    assert.deepEqual(
      all('input').map(({ attributes: { id, name, type, autocomplete } }) => [
        all('label').find((label) => label.attributes.for === id)?.text,
        name,
        type,
        autocomplete,
      ]),
      [
        ['Vorname', 'firstName', 'text', 'given-name'],
        ['Nachname', 'lastName', 'text', 'family-name'],
        ['E-Mail-Adresse', 'email', 'email', 'email'],
        ['Passwort', 'password', 'password', 'new-password'],
      ],
    );
    const hint = all('input').at(-1)!.attributes['aria-describedby']!;
    assert.match(byId(hint)!.text, /Mindestens 12 Zeichen/);
  });

  it('posts to the given address, with what goes along and what was entered, but no password', async () => {
    const { one, all } = await render('ems-sign-in', {
      ...english,
      form: {
        action: '/account/forms/sign-in?back=%2F',
        hidden: { token: '"><b>' },
        values: { email: 'ada@example.org', password: 'secret' },
      },
    });
    const { action, method } = one('form')!.attributes;
    assert.deepEqual([action, method], ['/account/forms/sign-in?back=%2F', 'post']);
    assert.deepEqual(
      all('form input').map(({ attributes: { name, type, value } }) => [name, type, value]),
      [
        ['token', 'hidden', '"><b>'],
        ['email', 'email', 'ada@example.org'],
        ['password', 'password', ''],
      ],
    );
  });

  it('says what was refused: at the field, or above the form, where the focus goes', async () => {
    const field = await render('ems-register', {
      ...german,
      form: {
        action: '/',
        problem: {
          code: 'password_too_short',
          field: 'password',
          fields: [{ field: 'email', code: 'email_invalid' }],
        } as never,
      },
    });
    for (const name of ['email', 'password']) {
      const input = field.all('input').find(({ attributes }) => attributes.name === name)!;
      assert.equal(input.attributes['aria-invalid'], 'true');
      assert.ok(field.byId(input.attributes['aria-describedby']!.split(' ')[0]!)!.text.length > 10);
    }
    assert.deepEqual(
      field.all('[autofocus]').map(({ attributes }) => attributes.name),
      ['email'],
    );
    const whole = await render('ems-sign-in', {
      ...english,
      form: { action: '/', problem: { code: 'credentials_invalid' } },
    });
    assert.match(whole.one('[role="alert"]')!.text, /password/);
    assert.equal(whole.one('[autofocus]')?.attributes.role, 'alert');
  });

  it('says by which rule of its own a field is refused', async () => {
    const { all } = await render('ems-sign-in', {
      ...german,
      form: { action: '/', errors: { email: { code: 'required' } } },
    });
    assert.equal(all('.ems-error').length, 1);
  });

  it('lists what is wrong at three fields or more, as the element does, and puts the focus there', async () => {
    const form = { action: '/', errors: refusedFields };
    const { one, all, byId } = await render('ems-register', { ...german, form });
    const list = one('.ems-errors')!;
    assert.equal(list.attributes.role, 'group');
    assert.match(byId(list.attributes['aria-labelledby']!)!.text, /3/);
    assert.deepEqual(
      all('.ems-errors a').map(({ text, attributes: { href } }) => [text, byId(href!.slice(1))?.attributes.name]),
      [
        ['Vorname', 'firstName'],
        ['E-Mail-Adresse', 'email'],
        ['Passwort', 'password'],
      ],
    );
    assert.deepEqual(
      all('[autofocus]').map(({ attributes }) => attributes.class),
      ['ems-errors'],
    );
    const { firstName, email } = refusedFields;
    const two = { firstName, email };
    assert.equal(
      (await render('ems-register', { ...german, form: { action: '/', errors: two } })).all('.ems-errors').length,
      0,
    );
    const shown = async (mode: string, wrong: typeof two): Promise<number> =>
      (
        await render('ems-register', {
          ...german,
          attributes: { 'error-summary': mode },
          form: { action: '/', errors: wrong },
        })
      ).all('.ems-errors').length;
    assert.deepEqual([await shown('always', two), await shown('never', refusedFields)], [1, 0]);
    // Words of the service are no markup.
    const message = '<img src=x onerror=alert(1)>';
    const attack = await renderElement('ems-register', {
      ...english,
      attributes: { 'error-summary': 'always' },
      form: { action: '/', errors: { email: { code: 'required', message } } },
    });
    assert.doesNotMatch(attack, /<img/);
  });

  it('shows the screen that follows', async () => {
    const expired = await render('ems-reset-password', { ...english, screen: 'token_expired' });
    assert.equal(expired.shadow.one('h2')?.text, 'This link has expired');
    const click = await render('ems-verify-email', { ...english, attributes: { token: 'abc' } });
    assert.equal(click.one('button[type="submit"]')?.text.trim(), 'Click here to proceed');
    const waiting = await render('ems-verify-email', {
      ...english,
      attributes: { email: 'ada@xn--bcher-kva.example', 'retry-after': 60 },
      properties: { sent: true },
    });
    assert.match(waiting.one('bdi')!.text, /ada@bücher\.example/);
    assert.match(waiting.one('[role="status"]')!.text, /on its way/);
    assert.equal(waiting.one('button[type="submit"]')?.text.trim(), 'Resend email');
  });

  it('says what to do on the waiting screen where scripts are off', async () => {
    const waiting = { ...english, attributes: { email: 'ada@example.org' } };
    const form = { action: '/verify-email', hidden: { key: 'abc' } };
    const text = await renderElement('ems-verify-email', { ...waiting, form });
    const [, without = ''] = /<noscript>([^]*)<\/noscript>/.exec(text) ?? [];
    const { one } = read(`<div>${without}</div>`);
    assert.doesNotMatch(without, /by itself/);
    assert.match(one('p')!.text, /come back and check again/);
    assert.deepEqual(one('form')?.attributes, { action: '/verify-email', method: 'post' });
    assert.equal(one('button[name="check"]')?.text, 'Check again');
    assert.ok(text.includes('<input type="hidden" name="key" value="abc">'));
    assert.match(text.replace(without, ''), /<p class="ems-scripted">[^<]*updates by itself/);
    assert.match(formCss(), /scripting: none[^}]*\.ems-scripted/);
    const asked = await renderElement('ems-verify-email', { ...waiting, form: { ...form, values: { check: 'yes' } } });
    // With the icon of every alert.
    assert.match(
      asked,
      /<div autofocus class="ems-alert" role="alert" tabindex="-1"><p><svg [^]*<\/svg>Your address isn’t verified yet/,
    );
    // Nothing takes a form: the page is loaded again.
    assert.match(await renderElement('ems-verify-email', waiting), /<form method="get"><button/);
    const inGerman = await renderElement('ems-verify-email', { ...waiting, ...german });
    assert.match(inGerman, />Erneut prüfen</);
    assert.doesNotMatch(await renderElement('ems-verify-email', english), /Check again/);
  });

  it('goes on by what the service answered to the form', async (t) => {
    const second = await render('ems-sign-in', {
      ...german,
      form: { action: '/code', problem: { code: 'code_invalid', field: 'code' } },
      answered: {
        values: { email: 'ada@example.org' },
        outcome: { ok: true, value: { challenge: 'abc', expiresIn: 300, methods: ['totp', 'recovery_code'] } },
      },
    });
    assert.equal(
      second.all('input').find(({ attributes }) => attributes.name === 'code')?.attributes['aria-invalid'],
      'true',
    );
    assert.notEqual(second.shadow.one('h2')?.text, 'Anmelden');
    assert.ok(second.all('form').every(({ attributes }) => attributes.action === '/code'));
    const { mock } = t.mock.method(console, 'error');
    const proof = await render('ems-verify-email', {
      ...english,
      attributes: { token: 'abc' },
      properties: { client: createMemoryClient() },
      form: { action: '/proof' },
      answered: { outcome: { ok: false, problem: { code: 'password_required', account: 'a•••@example.org' } } },
    });
    assert.equal(proof.one('input[autocomplete="current-password"]')?.attributes.name, 'password');
    // What would be asked once it is seen isn't asked here, where nothing is drawn.
    await new Promise(setImmediate);
    assert.deepEqual(mock.calls, []);
  });

  it('shows what the service would have answered', async () => {
    const { all, one } = await render('ems-terms', {
      ...german,
      data: {
        version: '2026-01',
        documents: [
          { title: 'AGB & <b>', href: 'https://example.org/terms', lang: 'de' },
          { title: 'Böse', href: 'javascript:alert(1)' },
        ],
      },
    });
    assert.deepEqual(
      all('a').map(({ text, attributes }) => [text.split(' (')[0], attributes.href]),
      [
        ['AGB & <b>', 'https://example.org/terms'],
        ['Böse', undefined],
      ],
    );
    assert.equal(one('input[type="checkbox"]')?.attributes.value, '2026-01');
  });

  it('takes the level of its heading from the page, and keeps buttons behind what the page puts between', async () => {
    const { host, shadow, all } = await render('ems-register', {
      ...english,
      children: '<h1 slot="heading">Join</h1><p slot="legal">Small print</p>',
    });
    assert.ok(shadow.one('h1'));
    assert.deepEqual(
      host.children.map(({ attributes }) => attributes.slot),
      ['heading', 'legal', 'form', 'actions'],
    );
    const button = all('button').find(({ attributes }) => attributes.type === 'submit')!;
    assert.equal(button.attributes.form, all('form')[0]!.attributes.id);
  });

  it('says that words are English in a page of another language', async () => {
    const { host, shadow } = await render('ems-register', { language: 'ar' });
    assert.deepEqual([host.children[0]!.attributes.lang, host.children[0]!.attributes.dir], ['en', 'ltr']);
    assert.equal(shadow.one('.frame')?.attributes.lang, 'en');
    assert.equal(shadow.all('slot').find(({ attributes }) => attributes.name === 'heading')?.attributes.dir, 'rtl');
    assert.equal((await render('ems-register', german)).host.children[0]!.attributes.lang, undefined);
  });

  it('never mixes the languages of two renderings', async () => {
    const [first, second, third] = await Promise.all([
      render('ems-sign-in', german),
      render('ems-sign-in', english),
      render('ems-sign-in', { language: 'de' }),
    ]);
    assert.equal(first.shadow.one('h2')?.text, 'Anmelden');
    assert.equal(second.shadow.one('h2')?.text, 'Sign in');
    assert.equal(third.shadow.one('h2')?.text, 'Sign in');
  });

  it('has the styles of its frame inside, with a nonce, or from a file', async () => {
    const style = async (frameStyles?: RenderOptions['frameStyles']) =>
      (await render('ems-sign-in', { ...english, frameStyles })).shadow.children[0]!;
    assert.equal((await style()).text, frameCss('ems-sign-in'));
    assert.equal((await style({ nonce: 'a"b' })).attributes.nonce, 'a"b');
    assert.deepEqual((await style({ href: '/frame.css?a&b' })).attributes, {
      rel: 'stylesheet',
      href: '/frame.css?a&b',
    });
  });
});

describe('what comes from outside', () => {
  const attacks = [
    '"><script>alert(1)</script>',
    '</template><script>',
    '</style><script>',
    "' onfocus=alert(1) x='",
    '<!--',
    '&quot;>',
    // What `replace` puts other text in the place of.
    '$` onfocus=alert(1) autofocus x=',
    "$'$& onfocus=alert(1)",
    '$$',
  ];

  it('stays text wherever it is put', async () => {
    for (const attack of attacks) {
      const email = `${attack}@example.org`;
      for (const [tag, options] of [
        ['ems-register', { attributes: { email, 'first-name': attack } }],
        ['ems-sign-in', { form: { action: `/${attack}`, hidden: { [attack]: attack }, values: { email } } }],
        ['ems-verify-email', { attributes: { email, class: attack }, id: attack }],
        ['ems-forgot-password', { properties: { sentTo: email } }],
        ['ems-terms', { data: { version: attack, documents: [{ title: attack, href: `/${attack}`, lang: attack }] } }],
        ['ems-register', { properties: { messages: { heading: attack, submit: attack } } }],
        ['ems-sign-in', { frameStyles: { href: attack } }],
      ] as [string, Partial<RenderOptions>][]) {
        const { host, all, shadow } = await render(tag, { ...english, ...options });
        assert.equal(host.tag, tag);
        for (const element of [host, ...all('*'), ...shadow.all('*')]) {
          assert.notEqual(element.tag, 'script');
          assert.ok(!Object.keys(element.attributes).some((name) => name.startsWith('on')), attack);
        }
      }
    }
  });

  it('is given back as it was entered', async () => {
    for (const email of attacks)
      for (const type of ['ems-sign-in', 'ems-register']) {
        const { all } = await render(type, { ...english, form: { action: '/', values: { email } } });
        assert.equal(all('input').find(({ attributes }) => attributes.name === 'email')?.attributes.value, email);
      }
  });

  it('is no template of ours, however it was parsed', async () => {
    const markup = JSON.parse('{"_$litType$":1,"strings":["<script>alert(1)</script>"],"values":[]}') as string;
    for (const [tag, options] of [
      ['ems-terms', { data: { version: '1', documents: [{ title: markup, href: '/' }] } }],
      ['ems-register', { properties: { messages: { heading: markup } } }],
    ] as [string, Partial<RenderOptions>][])
      await assert.rejects(renderElement(tag, { ...english, ...options }), TypeError, tag);
  });

  it('leads to no script: such links are left out, and such an address of a form is refused', async () => {
    const { all } = await render('ems-sign-in', {
      ...english,
      attributes: { 'register-href': 'javascript:alert(1)', 'forgot-password-href': ' java\nscript:alert(1)' },
    });
    assert.deepEqual(all('a'), []);
    for (const action of ['javascript:alert(1)', ' JAVASCRIPT:alert(1)', 'data:text/html,x'])
      await assert.rejects(renderElement('ems-sign-in', { ...english, form: { action } }), TypeError);
  });

  it('names no attribute that runs a script or ends the tag, and no tag but these', async () => {
    for (const name of ['onclick', 'ONLOAD', 'a b', 'x>', 'a"', ''])
      await assert.rejects(renderElement('ems-sign-in', { ...english, attributes: { [name]: 'x' } }), TypeError, name);
    for (const tag of [
      'script',
      'ems-nothing',
      'ems-register onclick=x',
      'EMS-REGISTER',
      '__proto__',
      'ems-constructor',
    ])
      await assert.rejects(renderElement(tag, english), TypeError, tag);
  });
});
