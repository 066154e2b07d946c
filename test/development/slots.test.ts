import '../../src/define/all.ts';
import { slotsOf } from '../../src/development/package-facts.ts';
import { expect, fixture, html, nextFrame, waitUntil } from '../support/elements.ts';
import { listen } from '../support/console.ts';

describe('the warning of an unknown slot', () => {
  it('is silent about the slots of every element, and about what elements add themselves', async () => {
    const said = listen();
    for (const [tag, slots] of Object.entries(slotsOf)) {
      const page = await fixture<HTMLElement>(html`<div></div>`);
      const element = page.appendChild(document.createElement(tag));
      for (const slot of slots) element.append(Object.assign(document.createElement('p'), { slot }));
      await (element as unknown as { updateComplete: Promise<unknown> }).updateComplete;
      await nextFrame();
    }
    expect(said).to.deep.equal([]);
  });

  it('is said once for a slot, and names those that there are', async () => {
    const said = listen();
    const page = await fixture<HTMLElement>(
      html`<div>
        <ems-register><p slot="intro">Welcome</p></ems-register>
        <ems-register><p slot="intro">Welcome</p></ems-register>
      </div>`,
    );
    await waitUntil(() => said.length, 'something is said');
    expect(said).to.have.length(1);
    expect(said[0]).to.include({ name: 'unknown-slot', level: 'warn', about: page.querySelector('p') });
    expect(said[0]!.words)
      .to.contain('<ems-register> has no slot "intro"')
      .and.to.contain('heading, introduction, extra-fields, consent, legal, footer');
  });

  it('is said of what is added or changed later', async () => {
    const said = listen();
    const page = await fixture<HTMLElement>(
      html`<div><ems-account-menu><a slot="items" href="/x">X</a></ems-account-menu></div>`,
    );
    await nextFrame();
    expect(said).to.deep.equal([]);
    page.querySelector('a')!.slot = 'item';
    await waitUntil(() => said.length, 'something is said');
    expect(said[0]!.words).to.contain('<ems-account-menu> has no slot "item"');
  });
});
