import '../../../src/define/ems-account-profile.ts';
import '../../../src/elements/account-profile/further-fields.ts';
import { failure } from '../../../src/client/outcome.ts';
import type { ProfileField } from '../../../src/client/ports/profile.ts';
import {
  createMemoryClient,
  createMemoryWorld,
  type MemoryClient,
  type MemoryWorldOptions,
} from '../../../src/client/memory/index.ts';
import type { AuthClient } from '../../../src/client/types.ts';
import type { EmsAccountProfile } from '../../../src/elements/account-profile/ems-account-profile.ts';
import {
  button,
  errorOf,
  expect,
  fixture,
  hasButton,
  html,
  input,
  record,
  settled,
  type,
  waitUntil,
} from '../../support/elements.ts';

const field = (name: string, more: Partial<ProfileField> = {}): ProfileField => ({
  name,
  label: name,
  required: false,
  readOnly: false,
  multivalued: false,
  validators: {},
  values: [],
  ...more,
});

const fields: ProfileField[] = [
  field('phone', {
    label: 'Phone',
    type: 'tel',
    autocomplete: 'tel',
    hint: 'With the country.',
    validators: { pattern: '\\+\\d+' },
  }),
  field('company', { label: 'Company', required: true, values: ['EMS'], validators: { minLength: 2, maxLength: 10 } }),
  field('plan', {
    label: 'Plan',
    validators: {
      options: [
        { value: 'free', label: 'Free' },
        { value: 'pro', label: 'Professional' },
      ],
    },
  }),
  field('topics', {
    label: 'Topics',
    multivalued: true,
    validators: {
      options: [
        { value: 'a', label: 'A' },
        { value: 'b', label: 'B' },
      ],
    },
  }),
  field('aliases', { label: 'Aliases', multivalued: true, values: ['one', 'two'] }),
  field('customer', { label: 'Customer number', readOnly: true, values: ['4711'] }),
];

const make = (options: MemoryWorldOptions): MemoryClient =>
  createMemoryClient({ scenario: 'active', world: createMemoryWorld(options) });

const draw = async <Client extends AuthClient = MemoryClient>(
  client: Client = make({ profileFields: fields, languages: ['en', 'de'] }) as AuthClient as Client,
) => {
  const element = await fixture<EmsAccountProfile>(html`<ems-account-profile .client=${client}></ems-account-profile>`);
  await settled(element);
  await waitUntil(() => !element.querySelector('p[aria-busy=true]'));
  return { client, element, save: () => button(element, 'Save').click() };
};

const control = <Control extends Element = HTMLInputElement>(element: Element, name: string): Control =>
  element.querySelector<Control>(`[name="${name}"]`)!;
const says = (element: Element, text: string) =>
  waitUntil(() => element.querySelector('[role="status"]')?.textContent?.includes(text), text);
const enter = (element: HTMLElement, value: string) => {
  (element as HTMLInputElement).value = value;
  element.dispatchEvent(new InputEvent('input', { bubbles: true }));
};
const valuesOf = async (client: AuthClient) => {
  const profile = await client.profile!.current!();
  return profile.ok ? Object.fromEntries(profile.value.fields.map(({ name, values }) => [name, values])) : undefined;
};

describe('the further fields of ems-account-profile', () => {
  it('stand below names and address, with label, hint and value; a read-only one is a text', async () => {
    const { element } = await draw();
    const labels = [...element.querySelectorAll('label, legend')].map(({ textContent }) => textContent.trim());
    expect(labels).to.deep.equal([
      'First name',
      'Last name',
      'Email address',
      'Phone (optional)',
      'Company',
      'Plan (optional)',
      'Topics (optional)',
      'A',
      'B',
      'Aliases (optional)',
      'Language',
    ]);
    const phone = control(element, 'attributes.phone');
    expect([phone.type, phone.autocomplete]).to.deep.equal(['tel', 'tel']);
    const hint = element.querySelector(`[id="${phone.getAttribute('aria-describedby')}"]`);
    expect(hint?.textContent).to.equal('With the country.');
    expect(control(element, 'attributes.aliases').value).to.equal('one\ntwo');
    expect(control(element, 'attributes.customer')).to.equal(null);
    expect(element.textContent).to.match(/Customer number\s*4711/);
    const options = [...control<HTMLSelectElement>(element, 'language').options].map(({ text, lang }) => [text, lang]);
    expect(options).to.deep.equal([
      ['Not chosen', ''],
      ['English', 'en'],
      ['Deutsch', 'de'],
    ]);
  });

  it('keep what was changed while a save is on its way', async () => {
    const { client, element, save } = await draw();
    let answer: () => void = () => undefined;
    client.network.latency = (operation) =>
      operation === 'profile.update' ? new Promise<void>((settle) => (answer = settle)) : undefined;
    control(element, 'attributes.company').focus();
    enter(control(element, 'attributes.company'), 'Analytics');
    save();
    await waitUntil(() => button(element, 'Save').getAttribute('aria-busy') === 'true');
    await settled(element);
    const topic = control(element, 'attributes.topics');
    topic.click();
    const plan = control<HTMLSelectElement>(element, 'attributes.plan');
    plan.value = 'pro';
    plan.dispatchEvent(new InputEvent('input', { bubbles: true }));
    answer();
    await says(element, 'saved');
    await waitUntil(() => button(element, 'Save').getAttribute('aria-busy') === 'false');
    expect([topic.checked, plan.value, topic.form, topic.hasAttribute('form')]).to.deep.equal([
      true,
      'pro',
      plan.form,
      false,
    ]);
    expect(control(element, 'attributes.company').value).to.equal('Analytics');
    client.network.latency = () => undefined;
    save();
    await waitUntil(async () => (await valuesOf(client))?.['plan']?.[0] === 'pro');
    expect((await valuesOf(client))!['topics']).to.deep.equal(['a']);
  });

  it('are saved where they changed, with the language, and nothing else is sent', async () => {
    const { client, element, save } = await draw();
    const sent: unknown[] = [];
    const { update } = client.profile;
    client.profile.update = (change, options) => {
      sent.push(change);
      return update(change, options);
    };
    const heard = record(element, 'ems-profile-updated');
    expect(button(element, 'Save').getAttribute('aria-disabled')).to.equal('true');
    enter(control(element, 'attributes.phone'), ' +491 ');
    enter(control<HTMLSelectElement>(element, 'attributes.plan'), 'pro');
    control(element, 'attributes.topics').click();
    enter(control(element, 'attributes.aliases'), 'two\n\n three');
    enter(control<HTMLSelectElement>(element, 'language'), 'de');
    await element.updateComplete;
    save();
    await says(element, 'Your changes have been saved.');
    const attributes = { phone: ['+491'], plan: ['pro'], topics: ['a'], aliases: ['two', 'three'] };
    expect(sent).to.deep.equal([{ language: 'de', attributes }]);
    expect((heard[0]!.detail as { language?: string }).language).to.equal('de');
    expect(await valuesOf(client)).to.deep.equal({ ...attributes, company: ['EMS'], customer: ['4711'] });
    await element.updateComplete;
    expect(control(element, 'attributes.phone').value).to.equal('+491');
    expect(control<HTMLSelectElement>(element, 'language').value).to.equal('de');
    expect(button(element, 'Save').getAttribute('aria-disabled')).to.equal('true');
  });

  it('are judged before they are sent, each in its own words, and nothing typed is lost', async () => {
    const { element, save } = await draw();
    enter(control(element, 'attributes.phone'), '0911');
    enter(control(element, 'attributes.company'), 'x');
    save();
    await waitUntil(() => errorOf(element, 'attributes.phone'));
    expect(errorOf(element, 'attributes.phone')).to.equal('This isn’t in the right format.');
    expect(errorOf(element, 'attributes.company')).to.equal('Use at least 2 characters.');
    expect(document.activeElement).to.equal(control(element, 'attributes.phone'));
    await settled(element);
    enter(control(element, 'attributes.company'), '');
    save();
    await waitUntil(() => errorOf(element, 'attributes.company') === 'Please fill this in.');
    await settled(element);
    enter(control(element, 'attributes.company'), 'x'.repeat(11));
    save();
    await waitUntil(() => errorOf(element, 'attributes.company') === 'Use at most 10 characters.');
    expect(control(element, 'attributes.phone').value).to.equal('0911');
  });

  it('show what the service refuses at the field', async () => {
    const { client, element, save } = await draw();
    client.network.problems['profile.update'] = { code: 'value_invalid', field: 'attributes.aliases', once: true };
    enter(control(element, 'attributes.aliases'), 'taken');
    save();
    await waitUntil(() => errorOf(element, 'attributes.aliases'));
    expect(errorOf(element, 'attributes.aliases')).to.equal('Please check this.');
    expect(control(element, 'attributes.aliases').value).to.equal('taken');
  });

  it('are saved with a new address, which may be refused by itself', async () => {
    const { client, element, save } = await draw();
    type(element, { email: 'countess@example.com' });
    enter(control(element, 'attributes.phone'), '+491');
    client.network.problems['email.change'] = { code: 'rate_limited', once: true };
    save();
    await says(element, 'Your other changes have been saved. Your email address hasn’t changed.');
    expect((await valuesOf(client))?.['phone']).to.deep.equal(['+491']);
    expect(input(element, 'email').value).to.equal('countess@example.com');
  });

  it('are left out where the service does not answer, and names can be changed', async () => {
    const client = make({ profileFields: fields });
    client.profile.current = () => Promise.resolve(failure('service_unavailable'));
    const { element } = await draw(client);
    expect(control(element, 'attributes.phone')).to.equal(null);
    expect(hasButton(element, 'Save')).to.equal(true);
  });
});

describe('names and address that cannot be changed', () => {
  it('are texts, and what else there is can be saved', async () => {
    const client = make({ readOnlyProfile: ['firstName', 'email'] });
    const { element, save } = await draw(client);
    expect([control(element, 'firstName'), control(element, 'email')]).to.deep.equal([null, null]);
    expect(element.textContent).to.match(/First name\s*Ada/);
    expect(element.textContent).to.contain('ada@example.org');
    type(element, { lastName: 'King' });
    save();
    await says(element, 'Your name has been saved.');
    expect(client.world.account('ada@example.org')?.lastName).to.equal('King');
  });

  it('all of them leave no dead button', async () => {
    const { element } = await draw(make({ readOnlyProfile: ['firstName', 'lastName', 'email'] }));
    expect([...element.querySelectorAll('input, button, form')]).to.deep.equal([]);
    expect(element.textContent).to.contain('ada@example.org');
  });

  it('follow from a port that the service lacks', async () => {
    const { email: _email, ...noEmail } = createMemoryClient({ scenario: 'active' });
    const { element } = await draw<AuthClient>(noEmail);
    expect(control(element, 'email')).to.equal(null);
    expect(element.textContent).to.contain('ada@example.org');
    expect(hasButton(element, 'Save')).to.equal(true);
  });
});

describe('the limit of names', () => {
  it('is the one of the service, in rule and words', async () => {
    const policy = { password: { minLength: 12, maxLength: 256 }, name: { maxLength: 20 } };
    const { element, save } = await draw(make({ policy }));
    type(element, { firstName: 'x'.repeat(21) });
    save();
    await waitUntil(() => errorOf(element, 'firstName'));
    expect(errorOf(element, 'firstName')).to.equal('Enter a name of up to 20 characters.');
  });
});
