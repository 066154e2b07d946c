/** The browser's Back shows a page as it was left, from its back/forward cache. `test/engines/back.test.ts` presses it in earnest. */
import '../../src/define/all.ts';
import type { EmsElement } from '../../src/base/ems-element.ts';
import { createEmsServiceClient } from '../../src/client/ems-service/index.ts';
import { createMemoryClient, createMemoryWorld, memoryPerson } from '../../src/client/memory/index.ts';
import { expect, fixture, html, input, settled, type, waitUntil } from '../support/elements.ts';
import { forms, type Form } from './faults/forms.ts';
import { findAllDeep, isBusy } from './faults/look.ts';
import { requestOf, serve } from './faults/service.ts';

const event = (name: string): unknown => dispatchEvent(new PageTransitionEvent(name, { persisted: true }));

/** What is written there, a text for each place. */
const writtenOn = (places: Element[]): string[] =>
  places
    .filter((one) => !one.childElementCount && !one.matches('style, option'))
    .map((one) => (one instanceof HTMLInputElement ? one.value : one.textContent.trim()));

let pages = 0;

/** An element on a page of somebody whose session ends on another device: nobody tells this one. */
const draw = async (tag: string, form: Form) => {
  const world = createMemoryWorld();
  const [mine, nobodys] = [
    serve(createMemoryClient({ scenario: form.scenario, world })),
    serve(createMemoryClient({ world })),
  ];
  let served = mine;
  const baseURL = `http://localhost/back-${++pages}`;
  const client = createEmsServiceClient({
    baseURL,
    fetch: (url, init = {}) => {
      const request = requestOf(baseURL, String(url), init);
      return served === nobodys && request.operation.session === 'required'
        ? Promise.resolve(Response.json({ code: 'not_signed_in', status: 401 }, { status: 401 }))
        : served(request);
    },
  });
  const element = document.createElement(tag) as EmsElement;
  Object.assign(element, { client, signInHref: '/sign-in' }, await form.set?.(world));
  (await fixture(html`<main></main>`)).append(element);
  await waitUntil(() => !isBusy(element) && findAllDeep(element, 'button, input').length, 'the first drawing');
  return { element, endElsewhere: () => void (served = nobodys) };
};

describe('a page that Back shows as it was', () => {
  /** The person, and what is listed: sessions, devices, what the account owns. */
  const personal = (element: Element): string[] => {
    const { firstName, lastName, email } = memoryPerson;
    const names = [`${firstName} ${lastName}`, firstName, lastName, email];
    return [
      ...writtenOn(findAllDeep(element, '*')).filter((text) => names.includes(text)),
      ...writtenOn(findAllDeep(element, 'li :not(a, a *)')).filter(Boolean),
    ];
  };

  for (const [tag, all] of Object.entries(forms)) {
    const form = all.find(({ stranger, scenario }) => !stranger && scenario !== 'fresh');
    if (!form) continue;
    it(`shows nothing of an account whose session ended on another device: ${tag}`, async () => {
      const { element, endElsewhere } = await draw(tag, form);
      endElsewhere();
      event('pagehide');
      event('pageshow');
      await waitUntil(() => personal(element).length === 0, `it shows ${personal(element).join()}`);
    });
  }

  it('keeps what was typed, but no password', async () => {
    const element = await fixture<EmsElement>(html`<ems-register .client=${createMemoryClient()}></ems-register>`);
    await settled(element);
    type(element, { firstName: 'Grace', email: 'grace@example.org', password: 'a new horse battery staple' });
    await settled(element);
    event('pagehide');
    event('pageshow');
    expect(input(element, 'firstName').value).to.equal('Grace');
    expect(input(element, 'email').value).to.equal('grace@example.org');
    expect(input(element, 'password').value).to.equal('');
  });

  it('keeps the password of a form that waits for its answer, and may have to be sent again', async () => {
    const client = createMemoryClient();
    client.network.latency = 50;
    client.network.problems['session.signIn'] = { code: 'unreachable' };
    const element = await fixture<EmsElement>(html`<ems-sign-in .client=${client}></ems-sign-in>`);
    await settled(element);
    type(element, { email: 'grace@example.org', password: 'a new horse battery staple' });
    await settled(element);
    element.querySelector<HTMLElement>('button[type="submit"]')!.click();
    await waitUntil(() => isBusy(element), 'the request');
    event('pagehide');
    event('pageshow');
    await waitUntil(() => !isBusy(element), 'its end');
    expect(input(element, 'password').value).to.equal('a new horse battery staple');
  });
});
