import { fillForm, isFormOf, missingSecret, stateOf, type FormState } from '../../src/parts/form-state.ts';
import { expect, fixture, html } from '../support/elements.ts';

const draw = () =>
  fixture<HTMLFormElement>(html`
    <form>
      <input name="email" value="ada@example.org" />
      <input name="nickname" />
      <textarea name="about">
Mathematician</textarea
      >
      <label><input type="radio" name="size" value="small" checked /> Small</label>
      <label><input type="radio" name="size" value="large" /> Large</label>
      <label><input type="checkbox" name="topics" value="news" checked /> News</label>
      <label><input type="checkbox" name="topics" value="offers" /> Offers</label>
      <select name="country" aria-label="Country">
        <option value="de">Germany</option>
        <option value="ch" selected>Switzerland</option>
      </select>
      <select name="languages" aria-label="Languages" multiple>
        <option>English</option>
        <option selected>French</option>
        <option>German</option>
      </select>
      <input type="number" name="seats" value="1" />
      <input type="text" name="street" readonly value="Main Street" />
      <input type="hidden" name="csrf" value="hidden-secret" />
      <input type="file" name="photo" />
      <button name="way" value="pressed">Go</button>
    </form>
  `);

const control = <T extends HTMLElement = HTMLInputElement>(form: HTMLFormElement, selector: string): T =>
  form.querySelector<T>(selector)!;

/** As it comes back from the tab's storage. */
const kept = (form: HTMLFormElement): FormState => JSON.parse(JSON.stringify(stateOf(form))) as FormState;

const values = (form: HTMLFormElement) =>
  [...new FormData(form)]
    .filter(([, value]) => typeof value === 'string')
    .map(([name, value]) => `${name}=${value as string}`);

describe('the state of a form', () => {
  it('is nothing where nobody has entered anything, whatever the form was drawn with', async () => {
    expect(kept(await draw()).typed).to.deep.equal([]);
  });

  it('holds text, radio buttons, tick boxes and selects, and brings them back', async () => {
    const form = await draw();
    control(form, '[name="nickname"]').value = 'Ada <b>“L”</b>';
    control<HTMLTextAreaElement>(form, 'textarea').value = 'Two\nlines';
    control(form, '[value="large"]').checked = true;
    control(form, '[value="news"]').checked = false;
    control(form, '[value="offers"]').checked = true;
    control<HTMLSelectElement>(form, '[name="country"]').value = 'de';
    const languages = control<HTMLSelectElement>(form, '[name="languages"]').options;
    languages[0]!.selected = languages[2]!.selected = true;
    languages[1]!.selected = false;
    control(form, '[name="seats"]').value = '12';
    control(form, '[name="street"]').value = 'Changed while it could not be typed in';
    const other = await draw();
    const heard: string[] = [];
    for (const type of ['input', 'change'])
      other.addEventListener(type, ({ target }) => heard.push(`${type} ${(target as HTMLInputElement).name}`));
    fillForm(other, kept(form));
    expect(values(other)).to.deep.equal(values(form));
    expect(values(other)).to.include.members([
      'size=large',
      'topics=offers',
      'country=de',
      'languages=German',
      'seats=12',
    ]);
    expect(heard).to.include.members(
      ['input nickname', 'change country'],
      'a page that follows its fields hears of it',
    );
  });

  it('leaves alone what nobody touched: the account may have changed meanwhile', async () => {
    const form = await draw();
    control(form, '[name="nickname"]').value = 'Ada';
    const other = await draw();
    control(other, '[name="email"]').value = 'new@example.org';
    fillForm(other, kept(form));
    expect(values(other)).to.include.members(['email=new@example.org', 'nickname=Ada']);
  });

  it('takes a form that was drawn anew with fewer fields', async () => {
    const form = await draw();
    control(form, '[name="nickname"]').value = 'Ada';
    control(form, '[value="offers"]').checked = true;
    const state = kept(form);
    const other = await fixture<HTMLFormElement>(html`<form><input name="email" /></form>`);
    expect(isFormOf(other, state)).to.equal(false);
    fillForm(other, state);
    expect(values(other)).to.deep.equal(['email=']);
  });

  it('tells two forms apart by their fields, and two of one kind by their subject', async () => {
    const row = (id: string) =>
      fixture<HTMLFormElement>(
        html`<form><input type="hidden" name="id" data-ems-subject .value=${id} /><input name="deviceName" /></form>`,
      );
    const state = kept(await row('a'));
    expect(isFormOf(await row('a'), state)).to.equal(true);
    expect(isFormOf(await row('b'), state)).to.equal(false);
    expect(isFormOf(await draw(), state)).to.equal(false);
    expect(isFormOf(await row('a'), kept(await draw()))).to.equal(false);
  });
});

describe('what no storage may get', () => {
  const secret = 'correct horse battery staple';

  const secrets = {
    'a password': html`<input type="password" name="a" />`,
    'a password that is shown': html`<input type="text" name="a" autocomplete="current-password" />`,
    'a new password of a section': html`<input type="text" name="a" autocomplete="section-x new-password" />`,
    'a one-time code': html`<input type="text" name="a" autocomplete="one-time-code" />`,
    'a recovery code': html`<input type="text" name="recoveryCode" autocomplete="off" />`,
    'a passphrase by its name': html`<input type="text" name="passphrase" />`,
    'an answer to a security question': html`<input type="text" name="secret-answer" />`,
    'a card number': html`<input type="text" name="a" autocomplete="cc-number" />`,
    'a token in a text area': html`<textarea name="accessToken"></textarea>`,
    'what a hidden control holds': html`<input type="hidden" name="a" />`,
  };
  for (const [what, field] of Object.entries(secrets)) {
    it(`is ${what}`, async () => {
      const form = await fixture<HTMLFormElement>(html`<form>${field}</form>`);
      control(form, '[name]').value = secret;
      const state = stateOf(form);
      expect(JSON.stringify(state)).not.to.contain(secret);
      expect(state.typed).to.deep.equal([]);
      expect(state.secrets, 'known to be missing').to.equal(what !== 'what a hidden control holds');
    });
  }

  it('is written into no such field either, whatever the storage says', async () => {
    const form = await fixture<HTMLFormElement>(
      html`<form><input type="password" name="a" /><input type="hidden" name="b" value="mine" /><input type="file" name="c" /></form>`,
    );
    fillForm(form, {
      names: [],
      secrets: false,
      typed: [
        ['a', 0, 'x'],
        ['b', 0, 'x'],
        ['c', 0, 'x'],
        ['__proto__', 0, 'x'],
      ],
    });
    expect(values(form)).to.deep.equal(['a=', 'b=mine']);
  });

  it('is no postal code: what a field says of itself counts before its name', async () => {
    const form = await fixture<HTMLFormElement>(
      html`<form><input name="postcode" autocomplete="postal-code" /></form>`,
    );
    control(form, 'input').value = '10115';
    expect(stateOf(form).typed).to.deep.equal([['postcode', 0, '10115']]);
  });

  it('is asked for again: the first that is empty and can be seen', async () => {
    const form = await fixture<HTMLFormElement>(
      html`<form><input name="email" /><input type="password" name="a" hidden /><input type="password" name="b" value="x" /><input type="password" name="c" /></form>`,
    );
    expect(missingSecret(form)).to.equal(control(form, '[name="c"]'));
  });
});
