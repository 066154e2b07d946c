import '../../../src/define/ems-applications.ts';
// Fetched before: how long a module takes is not what is tested.
import '../../../src/elements/reauthenticate/step-up.ts';
import '../../../src/parts/device-actions.ts';
import { createMemoryClient, memoryPerson, type MemoryClientOptions } from '../../../src/client/memory/index.ts';
import type { EmsApplications } from '../../../src/elements/applications/ems-applications.ts';
import { says } from '../../support/away.ts';
import {
  alertText,
  button,
  expect,
  fixture,
  hasButton,
  html,
  record,
  setSilently,
  settled,
  waitUntil,
} from '../../support/elements.ts';

const applications = [
  {
    id: 'prints',
    name: 'Photo prints',
    href: 'https://prints.example/',
    permissions: ['Email address', 'Profile'],
    grantedAt: '2026-01-02T12:00:00.000Z',
    revocable: true,
  },
  { id: 'console', name: 'Console', href: 'javascript:alert(1)', revocable: false },
];

const open = (options: MemoryClientOptions = {}) =>
  createMemoryClient({ scenario: 'active', applications, ...options });

const draw = async (client: object) => {
  const element = await fixture<EmsApplications>(
    html`<ems-applications .client=${client} sign-in-href="/sign-in"></ems-applications>`,
  );
  await waitUntil(() => !element.querySelector('p[aria-busy=true]'));
  await settled(element);
  return element;
};

const names = (element: Element) =>
  [...element.querySelectorAll('.ems-device bdi')].map(({ textContent }) => textContent);

const askFor = async (element: Element, name: string) => {
  button(element, `Remove access for ${name}`).click();
  await waitUntil(() => document.activeElement === element.querySelector('.ems-question'));
};

describe('ems-applications', () => {
  it('says what cannot be done with this client', async () => {
    const element = await draw(createMemoryClient({ scenario: 'active' }));
    await waitUntil(() => alertText(element));
    expect(alertText(element)).to.equal(element.localizer.problem('not_offered'));
  });

  it('says that there are none', async () => {
    const element = await draw(open({ applications: [] }));
    expect(element.textContent).to.contain('No other app or site has access to your account.');
    expect(element.querySelector('button, ul')).to.equal(null);
    await expect(element).to.be.accessible();
  });

  it('lists them with what is known of them, and follows no address but of a site', async () => {
    const element = await draw(open());
    expect(names(element)).to.deep.equal(['Console', 'Photo prints']);
    expect([...element.querySelectorAll('a')].map(({ href }) => href)).to.deep.equal(['https://prints.example/']);
    expect(element.textContent).to.contain('Has access to: Email address and Profile');
    expect(element.querySelector('time')?.textContent).to.equal('Jan 2, 2026');
    expect(hasButton(element, 'Remove access for Console'), 'one that cannot be taken away').to.equal(false);
    await expect(element).to.be.accessible();
  });

  it('asks before access is taken away, and can keep it', async () => {
    const client = open();
    const element = await draw(client);
    await askFor(element, 'Photo prints');
    expect(element.querySelector('.ems-question')?.textContent).to.contain('Remove access for “Photo prints”?');
    await expect(element).to.be.accessible();
    button(element, 'Keep access').click();
    await waitUntil(() => hasButton(element, 'Remove access for Photo prints'));
    await settled(element);
    expect(document.activeElement).to.equal(button(element, 'Remove access for Photo prints'));
    const list = await client.applications!.list();
    expect(list.ok && list.value.length).to.equal(2);
  });

  it('takes access away, says so, and moves the focus to the heading', async () => {
    const element = await draw(open());
    const heard = record(element, 'ems-application-revoked');
    await askFor(element, 'Photo prints');
    button(element, 'Remove access').click();
    await says(element, '“Photo prints” no longer has access to your account.');
    expect(heard).to.deep.equal([{ type: 'ems-application-revoked', detail: { id: 'prints' } }]);
    expect(names(element)).to.deep.equal(['Console']);
    expect(element.shadowRoot!.activeElement?.localName).to.equal('h2');
  });

  it('begins nothing else and gives nothing up while an answer is on its way, and says whose access is gone', async () => {
    let answer!: () => void;
    const answered = new Promise<void>((resolve) => (answer = resolve));
    const client = open({
      applications: [...applications, { id: 'maps', name: 'Maps', revocable: true }],
      latency: (operation) => (operation === 'applications.revoke' ? answered : Promise.resolve()),
    });
    const element = await draw(client);
    const heard = record(element, 'ems-application-revoked');
    await askFor(element, 'Photo prints');
    button(element, 'Remove access').click();
    await waitUntil(() => element.querySelector('form[aria-busy=true]'));
    button(element, 'Keep access').click();
    button(element, 'Remove access for Maps').click();
    await settled(element);
    expect(element.querySelector('.ems-question')?.textContent).to.contain('“Photo prints”');
    answer();
    await says(element, '“Photo prints” no longer has access to your account.');
    expect(heard).to.deep.equal([{ type: 'ems-application-revoked', detail: { id: 'prints' } }]);
    expect(names(element)).to.deep.equal(['Console', 'Maps']);
    await askFor(element, 'Maps');
  });

  it('takes what another tab was faster with for done', async () => {
    const client = open();
    const element = await draw(client);
    await askFor(element, 'Photo prints');
    await client.openTab().applications!.revoke({ id: 'prints' });
    await settled(element);
    button(element, 'Remove access').click();
    await says(element, '“Photo prints” no longer has access to your account.');
  });

  it('keeps the question open where it fails, and says why', async () => {
    const client = open({ problems: { 'applications.revoke': { code: 'service_unavailable', once: true } } });
    const element = await draw(client);
    await askFor(element, 'Photo prints');
    button(element, 'Remove access').click();
    await waitUntil(() => alertText(element));
    button(element, 'Remove access').click();
    await waitUntil(() => names(element).length === 1);
  });

  it('asks who is there when that was long ago', async () => {
    const client = open({ scenario: 'stale' });
    const element = await draw(client);
    await askFor(element, 'Photo prints');
    button(element, 'Remove access').click();
    await waitUntil(() => element.querySelector('dialog[open]'));
    setSilently(element.querySelector('dialog')!, { currentPassword: memoryPerson.password });
    button(element, 'Confirm').click();
    await says(element, '“Photo prints” no longer has access to your account.');
  });
});
