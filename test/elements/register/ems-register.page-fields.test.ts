import '../../../src/define/ems-register.ts';
import { createMemoryClient } from '../../../src/client/memory/index.ts';
import type { EmsRegister } from '../../../src/elements/register/ems-register.ts';
import {
  button,
  errorOf,
  expect,
  fixture,
  html,
  input,
  person,
  settled,
  type,
  waitUntil,
} from '../../support/elements.ts';

const draw = async () => {
  const client = createMemoryClient();
  const element = await fixture<EmsRegister>(html`
    <ems-register .client=${client}>
      <label slot="extra-fields">Company <input name="company" required /></label>
      <label slot="extra-fields">Size <select name="size"><option>1-9</option><option>10+</option></select></label>
      <label slot="consent"><input type="checkbox" name="newsletter" value="yes" /> Send me news</label>
    </ems-register>
  `);
  const company = element.querySelector<HTMLInputElement>('[name=company]')!;
  await waitUntil(() => company.form);
  return { client, element, company, submit: () => button(element, 'Next step').click() };
};

describe("the page's own fields in ems-register", () => {
  it('join the form without being moved, and are sent along', async () => {
    const { client, element, company, submit } = await draw();
    expect(company.form).to.equal(input(element, 'email').form);
    expect(company.closest('label')!.parentElement).to.equal(element);
    type(element, person);
    company.value = 'Analytical Engines';
    element.querySelector<HTMLInputElement>('[name=newsletter]')!.checked = true;
    submit();
    await waitUntil(() => client.world.account(person.email));
    expect(client.world.account(person.email)!.extra).to.deep.equal({
      company: 'Analytical Engines',
      size: '1-9',
      newsletter: 'yes',
    });
  });

  it('are checked by their own constraints, and described by the error, which names the field', async () => {
    const { client, element, company, submit } = await draw();
    type(element, person);
    submit();
    await waitUntil(() => errorOf(element, 'company'));
    expect(errorOf(element, 'company')).to.equal('Company: Please fill this in.');
    expect(document.activeElement).to.equal(company);
    expect(client.world.inbox(person.email)).to.have.length(0);
    company.value = 'Analytical Engines';
    company.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await settled(element);
    expect(company.hasAttribute('aria-invalid')).to.equal(false);
    expect(company.hasAttribute('aria-describedby')).to.equal(false);
  });

  it('show errors of the page, and keep a description of their own', async () => {
    const { element, company } = await draw();
    company.setAttribute('aria-describedby', 'my-hint');
    element.setFieldError('company', 'We know this company already.');
    await settled(element);
    expect(errorOf(element, 'company')).to.equal('Company: We know this company already.');
    expect(company.getAttribute('aria-describedby')).to.contain('my-hint');
    element.setFieldError('company', undefined);
    await settled(element);
    expect(company.getAttribute('aria-describedby')).to.equal('my-hint');
  });

  it('may come later', async () => {
    const { element } = await draw();
    const late = Object.assign(document.createElement('input'), { name: 'voucher', slot: 'extra-fields' });
    element.append(late);
    await waitUntil(() => late.form === input(element, 'email').form);
  });

  it('get the problem that the service has with them', async () => {
    const { client, element, company, submit } = await draw();
    client.network.problems['registration.register'] = { code: 'name_invalid', field: 'company', once: true };
    type(element, person);
    company.value = '?';
    submit();
    await waitUntil(() => errorOf(element, 'company'));
    expect(document.activeElement).to.equal(company);
  });
});

/** A text field of the page's own that keeps its form, its name and its validity to itself, as many do. */
const define = (tag: string): void => {
  customElements.define(
    tag,
    class extends HTMLElement {
      static formAssociated = true;
      readonly #internals = this.attachInternals();
      readonly #input = document.createElement('input');

      constructor() {
        super();
        this.attachShadow({ mode: 'open', delegatesFocus: true }).append(this.#input);
        this.#input.addEventListener('input', () => this.#take());
      }

      connectedCallback(): void {
        this.#take();
      }

      set value(value: string) {
        this.#input.value = value;
        this.#take();
      }

      /** As a person does it. */
      enter(value: string): void {
        this.value = value;
        this.#input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
      }

      #take(): void {
        const { value } = this.#input;
        this.#internals.setFormValue(value);
        const missing = this.hasAttribute('required') && value === '';
        this.#internals.setValidity(missing ? { valueMissing: true } : {}, missing ? 'Missing' : '', this.#input);
      }
    },
  );
};

define('x-input');

type OwnField = HTMLElement & { value: string; enter(value: string): void };

const drawWith = async (fields: unknown) => {
  const client = createMemoryClient();
  const element = await fixture<EmsRegister>(html`<ems-register .client=${client}>${fields}</ems-register>`);
  await waitUntil(() => element.querySelector('[slot] [form], [slot][form]'));
  await settled(element);
  type(element, person);
  return {
    client,
    element,
    submit: () => button(element, 'Next step').click(),
    extra: async () => {
      await waitUntil(() => client.world.account(person.email));
      return client.world.account(person.email)!.extra;
    },
  };
};

const errorsIn = (element: EmsRegister): string[] =>
  [...element.querySelectorAll('.ems-error')].map(({ textContent }) => textContent.trim());

const interests = (ticked: string[], required = false) => html`
  <fieldset slot="extra-fields">
    <legend>Interests</legend>
    ${['a', 'b', 'c'].map(
      (value) =>
        html`<label><input type="checkbox" name="interests" value=${value} ?checked=${ticked.includes(value)} ?required=${required} /> ${value}</label>`,
    )}
  </fieldset>
`;

const colours = html`
  <fieldset slot="consent">
    <legend>Colour</legend>
    <label><input type="radio" name="colour" value="red" required /> Red</label>
    <label><input type="radio" name="colour" value="blue" required /> Blue</label>
  </fieldset>
`;

describe("the page's own fields with several values", () => {
  it('arrive with all of them', async () => {
    const { submit, extra } = await drawWith(html`
      ${interests(['a', 'b'])}
      <label slot="extra-fields">Languages
        <select name="languages" multiple>
          <option selected>de</option><option>en</option><option selected>fr</option>
        </select></label>
      <label slot="extra-fields">First number <input name="number" value="1" /></label>
      <label slot="extra-fields">Second number <input name="number" value="2" /></label>
      <input slot="extra-fields" type="hidden" name="source" value="campaign" />
      <label slot="extra-fields">Notes <textarea name="notes">One</textarea></label>
      <x-input slot="extra-fields" name="company" .value=${'Engines'}></x-input>
    `);
    submit();
    expect(await extra()).to.deep.equal({
      interests: ['a', 'b'],
      languages: ['de', 'fr'],
      number: ['1', '2'],
      source: 'campaign',
      notes: 'One',
      company: 'Engines',
    });
  });

  it('are a plain value where one is ticked, and absent where none is', async () => {
    const one = await drawWith(interests(['b']));
    one.submit();
    expect(await one.extra()).to.deep.equal({ interests: 'b' });
    const none = await drawWith(interests([]));
    none.submit();
    expect(await none.extra()).to.deep.equal({});
  });

  it('are sent with another key when only the first of them has changed', async () => {
    const { client, element, submit } = await drawWith(interests(['a', 'b']));
    const keys: (string | undefined)[] = [];
    const { register } = client.registration;
    client.registration.register = (input, options) => (keys.push(options?.idempotencyKey), register(input, options));
    client.network.problems['registration.register'] = { code: 'unreachable' };
    submit();
    await waitUntil(() => keys.length === 1 && element.querySelector('[role=alert]'));
    element.querySelector<HTMLInputElement>('[value=a]')!.checked = false;
    submit();
    await waitUntil(() => keys.length === 2);
    expect(keys[0]).not.to.equal(keys[1]);
  });

  it('tell one error for a group of radio buttons, by the name of the group, and no id twice', async () => {
    const { client, element, submit } = await drawWith(colours);
    submit();
    await waitUntil(() => errorsIn(element).length);
    expect(errorsIn(element)).to.deep.equal(['Colour: Please fill this in.']);
    const ids = [...element.querySelectorAll('[id]')].map(({ id }) => id);
    expect(new Set(ids).size).to.equal(ids.length);
    expect(document.activeElement).to.equal(element.querySelector('[name=colour]'));
    for (const radio of element.querySelectorAll('[name=colour]'))
      expect(radio.getAttribute('aria-invalid')).to.equal('true');
    expect(client.world.inbox(person.email)).to.deep.equal([]);
    element.querySelector<HTMLInputElement>('[value=blue]')!.click();
    await settled(element);
    expect(errorsIn(element)).to.deep.equal([]);
    for (const radio of element.querySelectorAll('[name=colour]'))
      expect(radio.hasAttribute('aria-invalid')).to.equal(false);
  });

  it('are in the list of errors once, by what they are called', async () => {
    const { element, submit } = await drawWith(html`
      ${colours}${interests([], true)}<label slot="extra-fields">Company <x-input name="company" required></x-input></label>
    `);
    submit();
    await waitUntil(() => element.querySelector('.ems-errors'));
    const links = [...element.querySelectorAll<HTMLElement>('.ems-errors a')];
    expect(links.map(({ textContent }) => textContent).sort()).to.deep.equal(['Colour', 'Company', 'Interests']);
    links.find(({ textContent }) => textContent === 'Company')!.click();
    expect(document.activeElement).to.equal(element.querySelector('x-input'));
  });

  it('are led to from the list of errors on a page whose router has the fragment', async () => {
    const { href } = location;
    history.replaceState(null, '', '#/join');
    const { element, submit } = await drawWith(html`
      ${colours}${interests([], true)}<label slot="extra-fields">Company <x-input name="company" required></x-input></label>
    `);
    submit();
    await waitUntil(() => element.querySelector('.ems-errors'));
    const links = [...element.querySelectorAll<HTMLAnchorElement>('.ems-errors a')];
    for (const { hash } of links) expect(hash).to.match(/^#\/join#\w+$/);
    links.find(({ hash }) => hash.endsWith('#company'))!.click();
    expect(document.activeElement).to.equal(element.querySelector('x-input'));
    expect(location.hash).to.equal('#/join');
    history.replaceState(null, '', href);
  });

  it('may be no files: that is said, and nothing is sent', async () => {
    const { client, element, submit } = await drawWith(html`
      <label slot="extra-fields">Picture <input type="file" name="picture" /></label>
    `);
    const picture = element.querySelector<HTMLInputElement>('[name=picture]')!;
    const files = new DataTransfer();
    files.items.add(new File(['x'], 'me.png'));
    picture.files = files.files;
    submit();
    await waitUntil(() => errorsIn(element).length);
    expect(errorsIn(element)).to.deep.equal(['Picture: Files can’t be sent with this form.']);
    expect(client.world.inbox(person.email)).to.deep.equal([]);
    picture.value = '';
    submit();
    await waitUntil(() => client.world.account(person.email));
  });
});

describe("the page's own elements that are associated with forms", () => {
  it('stop the registration while they are invalid, and their error goes with its cause', async () => {
    const { client, element, submit, extra } = await drawWith(
      html`<label slot="extra-fields">Company <x-input name="company" required></x-input></label>`,
    );
    const company = element.querySelector<OwnField>('x-input')!;
    submit();
    await waitUntil(() => errorsIn(element).length);
    expect(errorsIn(element)).to.deep.equal(['Company: Please fill this in.']);
    expect(document.activeElement).to.equal(company);
    expect(company.getAttribute('aria-invalid')).to.equal('true');
    expect(client.world.inbox(person.email)).to.deep.equal([]);
    company.enter('Engines');
    await settled(element);
    expect(errorsIn(element)).to.deep.equal([]);
    submit();
    expect(await extra()).to.deep.equal({ company: 'Engines' });
  });

  it('count when they are defined after the element was drawn', async () => {
    const { client, element, submit, extra } = await drawWith(
      html`<x-late slot="extra-fields" name="company" required></x-late>`,
    );
    define('x-late');
    submit();
    await waitUntil(() => errorsIn(element).length);
    expect(client.world.inbox(person.email)).to.deep.equal([]);
    element.querySelector<OwnField>('x-late')!.enter('Engines');
    submit();
    expect(await extra()).to.deep.equal({ company: 'Engines' });
  });

  it('may send more than one name', async () => {
    customElements.define(
      'x-range',
      class extends HTMLElement {
        static formAssociated = true;
        readonly #internals = this.attachInternals();

        connectedCallback(): void {
          const entries = new FormData();
          entries.append('from', '1');
          entries.append('to', '2');
          this.#internals.setFormValue(entries);
        }
      },
    );
    const { submit, extra } = await drawWith(html`<x-range slot="extra-fields" name="range"></x-range>`);
    submit();
    expect(await extra()).to.deep.equal({ from: '1', to: '2' });
  });
});

describe("the page's own fields that come and go", () => {
  it('are sent when they came inside of what was there', async () => {
    const { element, submit, extra } = await drawWith(
      html`<div slot="extra-fields"><input name="first" value="1" /></div>`,
    );
    element.querySelector('[slot="extra-fields"]')!.innerHTML = '<p><input name="second" value="2"></p>';
    await waitUntil(() => element.querySelector<HTMLInputElement>('[name=second]')!.form);
    submit();
    expect(await extra()).to.deep.equal({ second: '2' });
  });

  it('belong to the page again when they go, and stop nothing', async () => {
    const { element, submit, extra } = await drawWith(
      html`<label slot="extra-fields">Company <input name="company" required /></label>`,
    );
    const company = element.querySelector<HTMLInputElement>('[name=company]')!;
    submit();
    await waitUntil(() => errorsIn(element).length);
    company.closest('label')!.remove();
    await waitUntil(() => !company.hasAttribute('form'));
    expect(company.hasAttribute('aria-invalid')).to.equal(false);
    expect(company.hasAttribute('aria-describedby')).to.equal(false);
    submit();
    expect(await extra()).to.deep.equal({});
  });
});

describe("the page's own fields whose names are those of something else", () => {
  // A form's own names, by which it has its fields; those that every object has; one of two words.
  const names = [
    'elements',
    'reset',
    'submit',
    'id',
    'name',
    'method',
    'action',
    'length',
    'closest',
    'constructor',
    'toString',
    'first pet',
  ];

  it('are fields like others', async () => {
    const { element, submit, extra } = await drawWith(
      names.map((name) => html`<label slot="extra-fields">${name} <input name=${name} required /></label>`),
    );
    const fields = names.map((name) => element.querySelector<HTMLInputElement>(`[name='${name}']`)!);
    await waitUntil(() => fields.every(({ form }) => form));
    expect(errorsIn(element)).to.deep.equal([]);
    submit();
    await waitUntil(() => errorsIn(element).length);
    expect(errorsIn(element)).to.have.length(names.length);
    for (const field of fields) {
      field.focus();
      field.value = `of ${field.name}`;
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    }
    await waitUntil(() => errorsIn(element).length === 0);
    submit();
    expect(await extra()).to.deep.equal(Object.fromEntries(names.map((name) => [name, `of ${name}`])));
  });
});
