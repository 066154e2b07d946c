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
