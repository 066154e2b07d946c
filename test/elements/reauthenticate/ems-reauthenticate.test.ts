import '../../../src/define/ems-reauthenticate.ts';
import { createMemoryClient, memoryPerson } from '../../../src/client/memory/index.ts';
import type { EmsReauthenticate } from '../../../src/elements/reauthenticate/ems-reauthenticate.ts';
import { button, expect, fixture, html, input, setSilently, settled, waitUntil } from '../../support/elements.ts';

const draw = async () => {
  const client = createMemoryClient({ scenario: 'stale' });
  const element = await fixture<EmsReauthenticate>(html`<ems-reauthenticate .client=${client}></ems-reauthenticate>`);
  await settled(element);
  return { client, element };
};

const isOpen = (element: Element) => Boolean(element.querySelector('dialog[open]'));

describe('ems-reauthenticate, opened by the page', () => {
  it('is nothing until it is opened', async () => {
    const { element } = await draw();
    expect(element.getBoundingClientRect().height).to.equal(0);
    expect(isOpen(element)).to.equal(false);
  });

  it('answers whether the person has proved who they are, and keeps nothing that was typed', async () => {
    const { element } = await draw();
    const answer = element.open();
    await waitUntil(() => isOpen(element));
    setSilently(element, { currentPassword: memoryPerson.password });
    button(element, 'Confirm').click();
    expect(await answer).to.equal(true);
    expect(isOpen(element)).to.equal(false);
    expect(input(element, 'currentPassword').value).to.equal('');
  });

  it('answers no when it is given up, opened anew or removed', async () => {
    const { element } = await draw();
    const cancelled = element.open();
    await waitUntil(() => isOpen(element));
    button(element, 'Cancel').click();
    expect(await cancelled).to.equal(false);
    const replaced = element.open();
    const removed = element.open();
    expect(await replaced).to.equal(false);
    await waitUntil(() => isOpen(element));
    element.remove();
    expect(await removed).to.equal(false);
    expect(await element.open(), 'nowhere to be shown').to.equal(false);
  });

  it('returns the focus to where it was', async () => {
    const { element } = await draw();
    const opener = await fixture<HTMLButtonElement>(html`<button>Open</button>`);
    opener.focus();
    const answer = element.open();
    await waitUntil(() => element.contains(document.activeElement));
    button(element, 'Cancel').click();
    await answer;
    expect(document.activeElement).to.equal(opener);
  });
});
