/** What stands above the steps: where the person is, at the same height at each of them. */
import { emulateMedia } from '@web/test-runner-commands';
import { createMemoryClient } from '../../src/client/memory/index.ts';
import { registerLocale } from '../../src/i18n/register-locale.ts';
import de from '../../src/locales/de.ts';
import type { EmsSignupFlow } from '../../src/flow/ems-signup-flow.ts';
import { button, expect, fixture, html } from '../support/elements.ts';
import {
  acceptTerms,
  draw,
  forget,
  linkFor,
  person,
  register,
  shows,
  signIn,
  verifyElsewhere,
  way,
} from './support.ts';

const position = (flow: EmsSignupFlow): string =>
  flow.shadowRoot!.querySelector<HTMLElement>('.position')!.innerText.trim();
const steps = (flow: EmsSignupFlow): string[] =>
  [...flow.shadowRoot!.querySelectorAll('.progress li')].map(({ className }) => className);
const room = (flow: EmsSignupFlow): HTMLElement => flow.shadowRoot!.querySelector<HTMLElement>('.progress')!;

describe('progress of ems-signup-flow', () => {
  beforeEach(forget);

  it('stands at the verification where a mailed link is opened that this browser knows nothing of', async () => {
    const client = createMemoryClient();
    await client.registration.register({ ...person, acceptedTerms: '2026-01' });
    const address = location.href;
    history.replaceState(null, '', `#token=${linkFor(client)}`);
    const flow = await fixture<EmsSignupFlow>(
      html`<ems-signup-flow journey="on-prem-trial" token-param="token" .client=${createMemoryClient({ world: client.world })}></ems-signup-flow>`,
    );
    await shows(flow, 'verify');
    expect(steps(flow)).to.deep.equal(['done', 'done', 'done', 'current', 'left']);
    expect(position(flow)).to.include('Step 4 of 5');
    flow.remove();
    history.replaceState(null, '', address);
  });

  for (const [width, words] of [
    ['28rem', 'in one line, as German words do in five steps'],
    ['26.5rem', 'beside the word, where that needs two lines'],
  ] as const)
    it(`has its ticks ${words}`, async () => {
      registerLocale(de);
      const client = createMemoryClient();
      await client.registration.register({ ...person, acceptedTerms: '2026-01' });
      const address = location.href;
      history.replaceState(null, '', `#token=${linkFor(client)}`);
      const box = await fixture<HTMLElement>(
        html`<div lang=${width === '28rem' ? 'de' : 'en'} style="inline-size: ${width}">
          <ems-signup-flow
            journey="on-prem-trial"
            token-param="token"
            .client=${createMemoryClient({ world: client.world })}
            .messages=${width === '28rem' ? {} : { terms: 'Nutzungsbedingungenannahme', email: 'Empfangsbestätigungsadresse' }}
          ></ems-signup-flow>
        </div>`,
      );
      const flow = box.querySelector<EmsSignupFlow>('ems-signup-flow')!;
      await shows(flow, 'verify');
      const items = [...flow.shadowRoot!.querySelectorAll<HTMLElement>('.progress li')];
      const lines = items.map((item) => {
        const range = document.createRange();
        range.selectNodeContents(
          [...item.querySelector('span')!.childNodes].findLast(({ nodeType }) => nodeType === 3)!,
        );
        const rects = [...range.getClientRects()];
        const tick = item.querySelector('svg')?.getBoundingClientRect();
        if (tick) expect(Math.abs(tick.bottom - rects[0]!.bottom), item.innerText).to.be.below(rects[0]!.height / 2);
        return new Set(rects.map(({ top }) => top)).size;
      });
      if (width === '28rem') expect(lines).to.deep.equal([1, 1, 1, 1, 1]);
      else expect(Math.max(...lines)).to.be.above(1);
      history.replaceState(null, '', address);
    });

  it('takes no room where nobody knows what is left', async () => {
    const { flow } = await draw('element-one');
    await shows(flow, 'terms');
    way(flow, 'Sign in')!.click();
    await shows(flow, 'sign-in');
    expect(room(flow).offsetHeight).to.equal(0);
    way(flow, 'Create one')!.click();
    await shows(flow, 'terms');
    expect(room(flow).offsetHeight).to.be.above(0);
  });

  it('tells what is done from what is left in forced colours too', async () => {
    await emulateMedia({ forcedColors: 'active' });
    const { flow } = await draw('manual');
    await shows(flow, 'register');
    const colours = [...flow.shadowRoot!.querySelectorAll('.progress li')].map(
      (item) => getComputedStyle(item).borderTopColor,
    );
    expect(colours[0]).not.to.equal(colours[1]);
    await emulateMedia({ forcedColors: 'none' });
  });

  for (const width of [320, 480]) {
    it(`says where the person is before the first step and after the last one, and stays as high, ${width} pixels wide`, async () => {
      const { flow, client } = await draw('managed-host');
      flow.style.width = `${width}px`;
      const heights = new Set<number>();
      const measure = async (step: string): Promise<void> => {
        await shows(flow, step);
        heights.add(room(flow).offsetHeight);
      };
      await measure('introduction');
      expect(position(flow)).to.equal('4 steps');
      button(flow, 'Register').click();
      await measure('terms');
      await acceptTerms(flow);
      await measure('register');
      await register(flow);
      await measure('verify');
      await verifyElsewhere(client);
      await measure('sign-in');
      await signIn(flow);
      await measure('done');
      expect(position(flow)).to.equal('All steps done');
      expect([...heights], 'one height').to.have.lengthOf(1);
      room(flow).replaceChildren();
      expect([room(flow).offsetHeight], 'the room that was there before').to.deep.equal([...heights]);
    });
  }
});
