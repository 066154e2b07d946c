import { render } from 'lit';
import '../../../src/define/ems-terms.ts';
import { createMemoryClient } from '../../../src/client/memory/index.ts';
import type { EmsTerms } from '../../../src/elements/terms/ems-terms.ts';
import {
  alertText,
  button,
  errorOf,
  expect,
  fixture,
  hasButton,
  html,
  input,
  record,
  settled,
  waitUntil,
} from '../../support/elements.ts';

const draw = async (
  client = createMemoryClient({ scenario: 'terms-due' }),
  template = html`<ems-terms .client=${client} sign-in-href="/sign-in"></ems-terms>`,
) => {
  const page = await fixture<HTMLElement>(html`<div></div>`);
  const heard = record(page, 'ems-terms-accepted');
  render(template, page);
  const element = page.querySelector('ems-terms')!;
  await settled(element);
  return { client, element, heard, accept: () => button(element, 'Accept and continue').click() };
};

const tick = (element: EmsTerms): void => {
  input(element, 'accept').click();
};

describe('ems-terms', () => {
  it('links each document, in a tab of its own that is announced', async () => {
    const { element } = await draw();
    const links = [...element.querySelectorAll<HTMLAnchorElement>('ul a')];
    expect(links.map((link) => link.getAttribute('href'))).to.deep.equal(['/terms', '/privacy']);
    for (const link of links) {
      expect(link.target).to.equal('_blank');
      expect(link.rel).to.equal('noopener');
      expect(link.textContent).to.contain('opens in a new tab');
    }
  });

  it('accepts the version that was shown', async () => {
    const { client, element, heard, accept } = await draw();
    tick(element);
    accept();
    await waitUntil(() => heard.length);
    expect(heard[0]!.detail).to.include({ version: '2026-01', earlier: false }).and.have.property('acceptedAt');
    expect(element.textContent).to.contain('You accepted these terms on');
    const state = await client.session.current();
    expect(state).to.have.nested.property('value.status', 'active');
  });

  it('wants the tick', async () => {
    const { element, heard, accept } = await draw();
    accept();
    await waitUntil(() => document.activeElement === input(element, 'accept'), 'the focus');
    expect(errorOf(element, 'accept')).to.equal('Please tick the box to continue.');
    expect(heard).to.have.length(0);
    tick(element);
    await settled(element);
    expect(errorOf(element, 'accept')).to.equal(undefined);
  });

  it('asks no second time for a version accepted earlier, and again for a newer one', async () => {
    const { client, element, heard } = await draw(createMemoryClient({ scenario: 'active' }));
    expect(heard[0]!.detail).to.include({ version: '2026-01', earlier: true });
    expect(hasButton(element, 'Accept and continue')).to.equal(false);
    client.world.publishTerms('2027-01');
    const later = await draw(client);
    expect(later.element.textContent).to.contain('have changed since you accepted them');
    expect(later.heard).to.have.length(0);
    expect(hasButton(later.element, 'Accept and continue')).to.equal(true);
  });

  it('shows the new version when it came while reading, and keeps nothing ticked for it', async () => {
    const { client, element, accept, heard } = await draw();
    tick(element);
    client.world.publishTerms('2027-01');
    accept();
    await waitUntil(() => alertText(element)?.includes('changed in the meantime'));
    await waitUntil(() => input(element, 'accept').value === '2027-01');
    expect(input(element, 'accept').checked).to.equal(false);
    tick(element);
    accept();
    await waitUntil(() => heard.length);
    expect(heard[0]!.detail).to.include({ version: '2027-01' });
  });

  it('notices that another tab has accepted, and tells it once', async () => {
    const { client, element, heard } = await draw();
    await client.openTab().terms.accept({ version: '2026-01' });
    await waitUntil(() => heard.length);
    expect(heard[0]!.detail).to.include({ version: '2026-01', earlier: true });
    expect(hasButton(element, 'Accept and continue')).to.equal(false);
    expect(heard).to.have.length(1);
  });

  it('tells the page the version when there is no account yet, and sends nothing', async () => {
    const client = createMemoryClient();
    const operations: string[] = [];
    client.network.latency = (operation) => void operations.push(operation);
    const { element, heard, accept } = await draw(
      client,
      html`<ems-terms .client=${client} before-registration></ems-terms>`,
    );
    tick(element);
    accept();
    await waitUntil(() => heard.length);
    expect(heard[0]!.detail).to.deep.equal({ version: '2026-01', earlier: false });
    expect(operations).not.to.include('terms.accept');
  });

  it('leads to the sign-in when the session has ended meanwhile', async () => {
    const { client, element, accept } = await draw();
    tick(element);
    await client.session.signOut();
    accept();
    await waitUntil(() => alertText(element));
    expect(element.querySelector('[role=alert] a')!.getAttribute('href')).to.equal('/sign-in');
  });

  it('says why the terms could not be read, and tries again', async () => {
    const client = createMemoryClient({
      scenario: 'terms-due',
      problems: { 'terms.current': { code: 'timed_out', once: true } },
    });
    const { element } = await draw(client);
    expect(alertText(element)).to.contain('too long to answer');
    button(element, 'Try again').click();
    await waitUntil(() => hasButton(element, 'Accept and continue'));
  });

  it('says that it waits', async () => {
    const client = createMemoryClient({ scenario: 'terms-due', latency: () => new Promise(() => undefined) });
    const { element } = await draw(client);
    expect(element.querySelector('[aria-busy=true]')!.textContent).to.contain('Loading');
  });

  it('says so where the client has no terms', async () => {
    const { terms: _, ...client } = createMemoryClient();
    const element = await fixture<EmsTerms>(html`<ems-terms .client=${client}></ems-terms>`);
    await waitUntil(() => alertText(element)?.includes('isn’t available'));
    expect(hasButton(element, 'Try again')).to.equal(false);
  });

  it('says so where nobody gives it a client, and goes on when somebody does', async () => {
    const element = await fixture<EmsTerms>(html`<ems-terms></ems-terms>`);
    await waitUntil(() => alertText(element)?.includes('isn’t available'));
    element.client = createMemoryClient({ scenario: 'terms-due' });
    await waitUntil(() => hasButton(element, 'Accept and continue'));
  });
});
