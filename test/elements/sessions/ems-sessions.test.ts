import '../../../src/define/ems-sessions.ts';
import { success } from '../../../src/client/outcome.ts';
import {
  createMemoryClient,
  createMemoryWorld,
  memoryPerson,
  type MemoryClient,
} from '../../../src/client/memory/index.ts';
import { relativeTime } from '../../../src/elements/sessions/relative-time.ts';
import type { EmsSessions } from '../../../src/elements/sessions/ems-sessions.ts';
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

const draw = async (client: MemoryClient = createMemoryClient({ scenario: 'several-sessions' })) => {
  const element = await fixture<EmsSessions>(
    html`<ems-sessions .client=${client} sign-in-href="/sign-in"></ems-sessions>`,
  );
  await settled(element);
  return { client, element };
};

const rowText = (row: Element) => row.textContent.replace(/\s+/g, ' ').trim();
const rows = (element: Element) => [...element.querySelectorAll('li')].map(rowText);
const devices = (element: Element) =>
  [...element.querySelectorAll('.ems-sessions bdi:not([translate])')].map(({ textContent }) => textContent);
const says = (element: Element, text: string) =>
  waitUntil(() => element.querySelector('[role="status"]')?.textContent?.includes(text), text);

describe('ems-sessions', () => {
  it('lists this device first, then the others by last use, in words', async () => {
    const world = createMemoryWorld({ now: () => Date.UTC(2026, 2, 14, 12) });
    const { element } = await draw(createMemoryClient({ scenario: 'several-sessions', world }));
    expect(rows(element)).to.deep.equal([
      'Firefox on Linux This device Used just now IP address 192.0.2.1 · Ends by Apr 13, 2026',
      'Safari on iPhone Last used 2 hours ago IP address 2001:db8:12:3400::/64 · Ends by Apr 11, 2026 Sign out',
      'Chrome on Windows Last used 3 days ago Also signed in to Hosting and Documentation IP address 198.51.100.7 · Ends by Mar 24, 2026 Sign out',
      'Unknown device Last used last week Ends by Mar 15, 2026 Sign out',
    ]);
    expect(hasButton(element, 'Sign out the 3 other sessions')).to.equal(true);
  });

  it('does not care about the clock of this device', async () => {
    for (const year of [2001, 2099]) {
      const world = createMemoryWorld({ now: () => Date.UTC(year, 5) });
      const { element } = await draw(createMemoryClient({ scenario: 'several-sessions', world }));
      expect(rows(element)[1]).to.match(/^Safari on iPhone Last used 2 hours ago /);
    }
  });

  it('says nothing of what the service does not tell, and the version of a system where it does', async () => {
    const client = createMemoryClient({ scenario: 'active' });
    const times = { createdAt: '2026-03-14T12:00:00Z', lastUsedAt: '2026-03-14T12:00:00Z' };
    client.sessions.list = () =>
      Promise.resolve(
        success([
          { id: 'a', current: true, browser: 'Firefox', system: 'Ubuntu', systemVersion: '24.04', ...times },
          { id: 'b', current: false, systemVersion: '15', applications: [], ...times },
          { id: 'c', current: false, browser: 'Safari', systemVersion: '15', ipAddress: '192.0.2.1', ...times },
        ]),
      );
    const { element } = await draw(client);
    expect(rows(element)).to.deep.equal([
      'Firefox on Ubuntu 24.04 This device Used just now',
      'Unknown device Used just now Sign out',
      'Safari Used just now IP address 192.0.2.1 Sign out',
    ]);
  });

  it('ends one, says so, and puts the focus on what takes its place', async () => {
    const { client, element } = await draw();
    const heard = record(element, 'ems-session-ended');
    button(element, 'Sign out Chrome on Windows').focus();
    button(element, 'Sign out Chrome on Windows').click();
    await says(element, 'Chrome on Windows has been signed out.');
    expect(devices(element)).to.have.length(3);
    expect(heard).to.have.length(1);
    await waitUntil(() => document.activeElement === button(element, 'Sign out Unknown device'));
    button(element, 'Sign out Unknown device').click();
    await says(element, 'Unknown device has been signed out.');
    await waitUntil(() => document.activeElement === button(element, 'Sign out Safari on iPhone'));
    button(element, 'Sign out Safari on iPhone').click();
    await says(element, 'Safari on iPhone has been signed out.');
    await waitUntil(() => element.shadowRoot!.activeElement?.tagName === 'H2');
    expect(element.textContent).to.contain('You’re only signed in on this device.');
    const left = await client.sessions.list();
    expect(left.ok && left.value.map(({ current }) => current)).to.deep.equal([true]);
  });

  it('ends all others, with their count', async () => {
    const { client, element } = await draw();
    const heard = record(element, 'ems-other-sessions-ended');
    button(element, 'Sign out the 3 other sessions').focus();
    button(element, 'Sign out the 3 other sessions').click();
    await says(element, '3 other sessions have been signed out.');
    expect(heard).to.deep.equal([{ type: 'ems-other-sessions-ended', detail: { count: 3 } }]);
    const left = await client.sessions.list();
    expect(left.ok && left.value).to.have.length(1);
    await waitUntil(() => element.shadowRoot!.activeElement?.tagName === 'H2');
  });

  it('asks for proof, and gives up calmly', async () => {
    const client = createMemoryClient({ scenario: 'several-sessions' });
    client.world.advance(3600);
    const { element } = await draw(client);
    button(element, 'Sign out Safari on iPhone').focus();
    button(element, 'Sign out Safari on iPhone').click();
    await waitUntil(() => element.querySelector('dialog[open]'));
    button(element, 'Cancel').click();
    await says(element, 'Nothing was changed.');
    expect(devices(element)).to.have.length(4);
    await waitUntil(() => document.activeElement === button(element, 'Sign out Safari on iPhone'));
    button(element, 'Sign out the 3 other sessions').click();
    await waitUntil(() => element.querySelector('dialog[open]'));
    setSilently(element.querySelector('dialog')!, { currentPassword: memoryPerson.password });
    button(element, 'Confirm').click();
    await says(element, '3 other sessions have been signed out.');
  });

  it('takes one that ended by itself meanwhile as ended', async () => {
    const { client, element } = await draw();
    client.network.problems['sessions.end'] = { code: 'not_found', once: true };
    button(element, 'Sign out Safari on iPhone').click();
    await says(element, 'Safari on iPhone has been signed out.');
  });

  it('shows a problem, keeps the list, and does one thing at a time', async () => {
    const { client, element } = await draw();
    client.network.problems['sessions.end'] = { code: 'timed_out', once: true };
    const asked: string[] = [];
    client.network.latency = (operation) => void asked.push(operation);
    button(element, 'Sign out Safari on iPhone').click();
    button(element, 'Sign out Chrome on Windows').click();
    await waitUntil(() => alertText(element)?.includes('safe to try again'));
    expect(asked).to.deep.equal(['sessions.end']);
    expect(devices(element)).to.have.length(4);
    // Another session than the one that was asked for before: another request, with a key of its own.
    button(element, 'Sign out Chrome on Windows').click();
    await says(element, 'Chrome on Windows has been signed out.');
    expect(alertText(element)).to.equal(undefined);
  });

  it('has words for one session only, and for one other', async () => {
    const { element } = await draw(createMemoryClient({ scenario: 'active' }));
    expect(element.textContent).to.contain('You’re only signed in on this device.');
    const client = createMemoryClient({ scenario: 'active' });
    createMemoryClient({ world: client.world, scenario: 'active', device: { browser: 'Edge' } });
    const two = await draw(client);
    expect(devices(two.element)).to.deep.equal(['Firefox on Linux', 'Edge']);
    button(two.element, 'Sign out the other session').click();
    await says(two.element, 'The other session has been signed out.');
  });

  it('follows what changes in another tab, and keeps the focus', async () => {
    const { client, element } = await draw();
    button(element, 'Sign out Unknown device').focus();
    const tab = client.openTab();
    const list = await tab.sessions.list();
    if (list.ok) await tab.sessions.end({ id: list.value[1]!.id });
    await waitUntil(() => devices(element).length === 3);
    expect(document.activeElement?.getAttribute('aria-label')).to.equal('Sign out Unknown device');
  });

  it('notices that this session was ended, and shows the list to nobody', async () => {
    const { client, element } = await draw();
    await client.openTab().session.signOut();
    await waitUntil(() => alertText(element)?.includes('Your session has ended'));
    expect(alertText(element), 'nothing was').to.not.contain('What you entered');
    expect(devices(element)).to.have.length(0);
    expect(element.querySelector('a')!.getAttribute('href')).to.equal('/sign-in');
  });

  it('says so where the client has no such port', async () => {
    const { sessions: _absent, ...client } = createMemoryClient({ scenario: 'active' });
    const element = await fixture<EmsSessions>(html`<ems-sessions .client=${client}></ems-sessions>`);
    await waitUntil(() => alertText(element) === 'This isn’t available here.');
  });
});

describe('relativeTime', () => {
  const now = Date.UTC(2026, 2, 14, 12);
  const ago = (seconds: number, lang = 'en') => relativeTime(new Date(now - seconds * 1000).toISOString(), now, lang);

  it('takes the largest unit that fits', () => {
    expect([59, 60, 7199, 86_400, 86_400 * 6, 86_400 * 8, 86_400 * 400].map((seconds) => ago(seconds))).to.deep.equal([
      undefined,
      '1 minute ago',
      '1 hour ago',
      'yesterday',
      '6 days ago',
      'last week',
      'last year',
    ]);
  });

  it('never speaks of the future, and speaks the language of the page', () => {
    expect(ago(-3600)).to.equal(undefined);
    expect(ago(7200, 'de')).to.equal('vor 2 Stunden');
  });
});
