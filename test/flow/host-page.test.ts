/** What the page around a flow gives it: a journey, where it leads in the end, steps and words of its own. */
import { createMemoryClient } from '../../src/client/memory/index.ts';
import { defineJourney } from '../../src/journeys/index.ts';
import { button, expect, html, fixture } from '../support/elements.ts';
import type { EmsSignupFlow } from '../../src/flow/ems-signup-flow.ts';
import { draw, forget, person, progress, register, shows } from './support.ts';

beforeEach(forget);

beforeEach(forget);

describe('ems-signup-flow and its page', () => {
  it('leads on to the return address that the client allows, and to no other', async () => {
    const allowedReturnUrls = ['https://app.example.com/setup'];
    const href = async (returnTo: string): Promise<string | null> => {
      forget();
      const { flow } = await draw('manual', createMemoryClient({ scenario: 'active', allowedReturnUrls }), {
        returnTo,
      });
      await shows(flow, 'signed-in');
      button(flow, 'Continue').click();
      await shows(flow, 'done');
      return flow.querySelector('a.ems-button')?.getAttribute('href') ?? null;
    };
    expect(await href('https://app.example.com/setup?plan=team')).to.equal('https://app.example.com/setup?plan=team');
    for (const attack of [
      'https://evil.example/',
      '//evil.example',
      '/\\evil.example',
      'javascript:alert(1)',
      'https://app.example.com@evil.example/setup',
      '%6Aavascript:alert(1)',
    ]) {
      expect(await href(attack), attack).to.equal(null);
    }
  });

  it('takes no journey but one of its own from an address', async () => {
    const address = location.href;
    for (const [name, first] of Object.entries({
      'managed-host': 'introduction',
      __proto__x: 'register',
      constructor: 'register',
      '../terms': 'register',
      '<img>': 'register',
    })) {
      forget();
      history.replaceState(null, '', `?journey=${encodeURIComponent(name)}`);
      const { flow } = await draw('manual', createMemoryClient(), { journeyParam: 'journey' });
      await shows(flow, first);
      flow.remove();
    }
    forget();
    history.replaceState(null, '', '?journey=__proto__');
    await shows((await draw('toString', createMemoryClient(), { journeyParam: 'journey' })).flow, 'register');
    history.replaceState(null, '', address);
  });

  it('sends the page along where the client allows it, and the journey always', async () => {
    const page = location.origin + location.pathname;
    const client = createMemoryClient({ allowedReturnUrls: [page] });
    const { flow } = await draw('manual', client);
    await register(flow);
    await shows(flow, 'verify');
    const [mail] = client.world.inbox(person.email);
    expect(mail!.url).to.equal(`${page}?journey=manual#token=${mail!.token}`);
  });

  it('draws a step of the page’s own with its own element', async () => {
    const journey = defineJourney({
      name: 'partner',
      steps: [
        { id: 'company', element: 'x-company', label: 'Company' },
        'terms',
        'register',
        'verify',
        'sign-in',
        'done',
      ],
    });
    const { flow } = await draw(journey);
    await shows(flow, 'company');
    expect(progress(flow)[0]).to.equal('Company *');
    const own = flow.querySelector('x-company')!;
    expect(own).to.have.property('client', flow.client);
    own.dispatchEvent(new CustomEvent('ems-step-done', { bubbles: true }));
    await shows(flow, 'terms');
  });

  it('does not take what the page put inside for its own steps', async () => {
    const flow = await fixture<EmsSignupFlow>(
      html`<ems-signup-flow journey="managed-host" .client=${createMemoryClient()}><div slot="introduction"><b>Hosted</b></div></ems-signup-flow>`,
    );
    await shows(flow, 'introduction');
    flow
      .querySelector('b')!
      .dispatchEvent(
        new CustomEvent('ems-terms-accepted', { bubbles: true, detail: { version: 'x', earlier: false } }),
      );
    expect(flow.getAttribute('step')).to.equal('introduction');
    await expect(flow).to.be.accessible();
  });
});
