import '../../src/define/all.ts';
import { createMemoryClient } from '../../src/client/memory/index.ts';
import type { EmsRegister } from '../../src/elements/register/ems-register.ts';
import { button, expect, fixture, html, input, person, settled, type, waitUntil } from '../support/elements.ts';

const draw = async () => {
  const client = createMemoryClient();
  const page = await fixture<HTMLElement>(html`<div><ems-register .client=${client}></ems-register></div>`);
  const element = page.querySelector<EmsRegister>('ems-register')!;
  await settled(element);
  return { client, page, element };
};

const ourSheets = (root: DocumentOrShadowRoot): number =>
  root.adoptedStyleSheets.filter((sheet) => [...sheet.cssRules].some(({ cssText }) => cssText.includes('.ems-light')))
    .length;

describe('the form in the light DOM', () => {
  it('comes back, with what was typed, when a page clears the element', async () => {
    const { client, element } = await draw();
    type(element, person);
    element.innerHTML = '';
    await waitUntil(() => element.querySelector('form'));
    expect(input(element, 'email').value).to.equal(person.email);
    button(element, 'Next step').click();
    await waitUntil(() => client.world.inbox(person.email).length === 1);
  });

  it('is none of those that htmx sends where it has the forms of a page', async () => {
    const { element } = await draw();
    // htmx listens at each form itself, and asks the nearest of these attributes.
    expect(element.querySelector('form')!.closest('[hx-boost]')!.getAttribute('hx-boost')).to.equal('false');
  });

  it('starts anew in a clone, with ids of its own', async () => {
    const { page, element } = await draw();
    type(element, person);
    const clone = element.cloneNode(true) as EmsRegister;
    page.append(clone);
    await settled(clone);
    expect(clone.querySelectorAll('form')).to.have.length(1);
    expect(input(clone, 'email').value).to.equal('');
    const ids = [...page.querySelectorAll('[id]')].map(({ id }) => id);
    expect(new Set(ids).size).to.equal(ids.length);
  });

  it('keeps what was typed when the element moves', async () => {
    const { page, element } = await draw();
    type(element, person);
    const elsewhere = document.createElement('section');
    page.append(elsewhere);
    elsewhere.append(element);
    await settled(element);
    expect(input(element, 'password').value).to.equal(person.password);
  });

  it('never lets its submission reach a form or a listener of the page', async () => {
    const client = createMemoryClient();
    const page = await fixture<HTMLElement>(html`<div><form id="outer"></form></div>`);
    const heard: string[] = [];
    page.addEventListener('submit', () => heard.push('page'));
    const element = document.createElement('ems-register');
    element.client = client;
    page.querySelector('#outer')!.append(element);
    await settled(element);
    type(element, person);
    button(element, 'Next step').click();
    await waitUntil(() => client.world.inbox(person.email).length === 1);
    expect(heard).to.deep.equal([]);
  });

  it('has its button inside its form, where password managers look for it', async () => {
    const { element } = await draw();
    expect(button(element, 'Next step').closest('form')).to.equal(input(element, 'email').form);
  });

  const pages: Record<string, string> = {
    'fields of its own': '<label slot="extra-fields">Company <input name="company" value="Analytical" /></label>',
    'its own consent': '<label slot="consent"><input type="checkbox" name="news" checked /> News</label>',
    'small print': '<p slot="legal">See the <a href="#terms">terms</a>.</p>',
  };
  for (const [what, markup] of Object.entries(pages)) {
    it(`keeps the order of fields and button when the page puts ${what} inside later, and takes it out again`, async () => {
      const { client, element } = await draw();
      type(element, person);
      const submit = button(element, 'Next step');
      submit.focus();
      element.insertAdjacentHTML('beforeend', markup);
      await waitUntil(() => !submit.closest('form'), 'after what the page has put inside');
      expect(document.activeElement).to.equal(submit);
      expect(submit.form).to.equal(input(element, 'email').form);
      expect(input(element, 'email').value).to.equal(person.email);
      const top = (node: Element) => node.getBoundingClientRect().top;
      expect(top(submit)).to.be.greaterThan(top(element.querySelector(':scope > [slot]:not(.ems-light)')!));
      element.querySelector(':scope > [slot]:not(.ems-light)')!.remove();
      await waitUntil(() => submit.closest('form'), 'inside again');
      expect(document.activeElement).to.equal(submit);
      submit.click();
      await waitUntil(() => client.world.inbox(person.email).length === 1);
    });
  }

  it('adopts its sheets once for all elements of a root, and takes them along with the last', async () => {
    const before = ourSheets(document);
    const first = await draw();
    const second = await draw();
    expect(ourSheets(document)).to.equal(before + 2);
    first.element.remove();
    expect(ourSheets(document)).to.equal(before + 2);
    second.element.remove();
    expect(ourSheets(document)).to.equal(before);
  });

  it('is styled by our sheet and not by the browser’s', async () => {
    const { element } = await draw();
    const submit = getComputedStyle(button(element, 'Next step'));
    expect(submit).to.include({ textAlign: 'center', borderRadius: '8px', fontWeight: '600', cursor: 'pointer' });
    expect(parseFloat(submit.minHeight)).to.equal(44);
    button(element, 'Next step').click();
    await waitUntil(() => element.querySelector('.ems-error'));
    expect(getComputedStyle(element.querySelector('.ems-error')!).marginTop).to.equal('0px');
    expect(getComputedStyle(element.querySelector('svg')!).width).not.to.equal('auto');
  });

  it('is styled inside a shadow root too, once for all elements there', async () => {
    const host = await fixture<HTMLElement>(html`<div></div>`);
    const root = host.attachShadow({ mode: 'open' });
    root.append(document.createElement('ems-register'), document.createElement('ems-register'));
    const element = root.querySelector('ems-register')!;
    await settled(element);
    expect(ourSheets(root)).to.equal(2);
    expect(getComputedStyle(input(element, 'email')).borderRadius).to.equal('8px');
  });

  it('leaves nothing behind after many comings and goings', async () => {
    const { page } = await draw();
    page.replaceChildren();
    const before = { sheets: document.adoptedStyleSheets.length, nodes: document.querySelectorAll('*').length };
    for (let round = 0; round < 200; round++) {
      const element = document.createElement('ems-register');
      page.append(element);
      await element.updateComplete;
      element.remove();
    }
    expect({ sheets: document.adoptedStyleSheets.length, nodes: document.querySelectorAll('*').length }).to.deep.equal(
      before,
    );
  });
});
