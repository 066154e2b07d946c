import '../../src/define/ems-register.ts';
import '../../src/define/ems-sign-in.ts';
import { setDefaultClient } from '../../src/index.ts';
import { afterDrawing } from '../../src/base/after-drawing.ts';
import type { EmsElement } from '../../src/base/ems-element.ts';
import { createEmsServiceClient } from '../../src/client/ems-service/index.ts';
import { defaultPolicy } from '../../src/client/policy.ts';
import { expect, fixture, html, waitUntil } from '../support/elements.ts';

const forms = ['ems-register', 'ems-sign-in'];

/** A client of the service that counts what is asked, and whether any of the form could be seen by then. */
const asking = () => {
  const asked: Record<string, number> = {};
  const client = createEmsServiceClient({
    baseURL: `${location.origin}/api/auth`,
    fetch: (input) => {
      const path = new URL(input as string).pathname.replace(/.*\//, '');
      asked[path] = (asked[path] ?? 0) + 1;
      return Promise.resolve(Response.json(path === 'policy' ? defaultPolicy : { status: 'anonymous' }));
    },
  });
  setDefaultClient(client);
  return { asked, client };
};

describe('what forms ask of the service by themselves', () => {
  afterEach(() => setDefaultClient(undefined));

  it('is asked once for all the elements of a page', async () => {
    const { asked } = asking();
    await fixture(
      html`<div>${Array.from({ length: 100 }, () => html`<ems-register></ems-register><ems-sign-in></ems-sign-in>`)}</div>`,
    );
    await waitUntil(() => asked.session && asked.policy);
    await afterDrawing();
    expect(asked).to.deep.equal({ session: 1, policy: 1 });
  });

  for (const tag of forms) {
    it(`is asked by ${tag} when its form is to be seen, so that no request keeps it waiting`, async () => {
      const { asked } = asking();
      const element = document.createElement(tag) as EmsElement;
      document.body.append(element);
      await element.updateComplete;
      expect(element.querySelector('input')!.offsetHeight).to.be.above(0);
      const frame = new Promise((drawn) => requestAnimationFrame(drawn));
      await Promise.resolve();
      expect(asked).to.deep.equal({});
      await frame;
      expect(asked).to.deep.equal({});
      await waitUntil(() => asked.session);
      element.remove();
    });

    it(`is not asked by ${tag} that has left before anybody saw it`, async () => {
      const { asked, client } = asking();
      for (let time = 0; time < 20; time++) {
        const element = document.createElement(tag) as EmsElement;
        document.body.append(element);
        await element.updateComplete;
        element.remove();
      }
      await afterDrawing();
      await client.session.current();
      expect(asked).to.deep.equal({ session: 1 });
    });
  }

  it('is asked by a form on a page that nobody sees, where no frame comes', async () => {
    const { asked } = asking();
    const frame = window.requestAnimationFrame;
    window.requestAnimationFrame = () => 0;
    try {
      const element = await fixture<EmsElement>(html`<ems-register></ems-register>`);
      await element.updateComplete;
      await waitUntil(() => asked.session && asked.policy);
    } finally {
      window.requestAnimationFrame = frame;
    }
  });
});
