import '../../../src/define/ems-recovery-codes.ts';
// Fetched before: how long a module takes is not what is tested.
import '../../../src/elements/reauthenticate/step-up.ts';
import '../../../src/elements/recovery-codes/sheet-of-codes.ts';
import {
  createMemoryClient,
  memoryAuthenticator,
  memoryPerson,
  memoryRecoveryCodes,
  type MemoryScenario,
} from '../../../src/client/memory/index.ts';
import type { EmsRecoveryCodes } from '../../../src/elements/recovery-codes/ems-recovery-codes.ts';
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
  type,
  waitUntil,
} from '../../support/elements.ts';

const draw = async (scenario: MemoryScenario = 'two-factor', service = 'Example') => {
  const client = createMemoryClient({ scenario });
  const element = await fixture<EmsRecoveryCodes>(
    html`<ems-recovery-codes .client=${client} service-name=${service} sign-in-href="/sign-in"></ems-recovery-codes>`,
  );
  await waitUntil(() => !element.querySelector('p[aria-busy=true]'));
  return {
    client,
    element,
    codes: () => [...element.querySelectorAll('.ems-codes li')].map(({ textContent }) => textContent),
  };
};

const generate = async (scenario?: MemoryScenario) => {
  const drawn = await draw(scenario);
  button(drawn.element, 'Create new codes').click();
  await waitUntil(() => drawn.codes().length);
  return drawn;
};

describe('ems-recovery-codes', () => {
  it('says how many are left and that new ones replace them, before they do', async () => {
    const { element } = await draw();
    expect(element.textContent).to.contain('10 of 10 codes left.');
    expect(element.textContent).to.contain('New codes replace the old ones');
    expect(element.querySelector('.ems-warning')).to.equal(null);
  });

  it('warns when three or fewer are left', async () => {
    const { element } = await draw('few-codes-left');
    expect(element.textContent).to.contain('2 of 10');
    expect(element.querySelector('.ems-warning')!.textContent).to.contain('running low');
  });

  it('explains itself where there is no second factor', async () => {
    const { element } = await draw('active');
    expect(element.textContent).to.contain('when you set up your first authenticator app');
    expect(hasButton(element, /codes/)).to.equal(false);
  });

  it('offers the first codes to somebody who left before they were made', async () => {
    const client = createMemoryClient({ scenario: 'two-factor' });
    client.recoveryCodes.status = async () => ({ ok: true, value: null });
    const element = await fixture<EmsRecoveryCodes>(html`<ems-recovery-codes .client=${client}></ems-recovery-codes>`);
    await waitUntil(() => hasButton(element, 'Create recovery codes'));
  });

  it('shows a new set once; the old ones are dead', async () => {
    const { client, element, codes } = await generate();
    expect(codes()).to.have.length(10);
    expect(codes()).not.to.include(memoryRecoveryCodes[0]);
    expect(getComputedStyle(element.querySelector('.ems-codes')!).direction).to.equal('ltr');
    const tab = client.openTab();
    await tab.session.signOut();
    const step = await tab.session.signIn(memoryPerson);
    const challenge = step.ok && 'challenge' in step.value ? step.value.challenge : '';
    const used = await tab.secondFactor.verify({ challenge, recoveryCode: memoryRecoveryCodes[0]! });
    expect(used).to.have.nested.property('problem.code', 'code_invalid');
  });

  it('lets nobody go on who has not said that they are saved, and then shows them no more', async () => {
    const { element, codes } = await generate();
    const heard = record(element, 'ems-recovery-codes-generated', 'ems-recovery-codes-saved');
    const [first] = codes();
    button(element, 'Done').click();
    await waitUntil(() => errorOf(element, 'saved'));
    expect(codes()).to.have.length(10);
    input(element, 'saved').click();
    button(element, 'Done').click();
    await waitUntil(() => !codes().length);
    expect(heard.map(({ type }) => type)).to.deep.equal(['ems-recovery-codes-saved']);
    expect(element.innerHTML).not.to.contain(first);
    await waitUntil(() => element.querySelector('[role=status]')?.textContent?.includes('ready to use'));
  });

  it('tells no page what the codes are', async () => {
    const { element } = await draw();
    const heard = record(element, 'ems-recovery-codes-generated');
    button(element, 'Create new codes').click();
    await waitUntil(() => heard.length);
    expect(heard[0]!.detail).to.deep.equal({ total: 10 });
  });

  it('keeps the codes while something changes in another tab', async () => {
    const { client, codes } = await generate();
    const shown = codes();
    await client.openTab().profile.update({ firstName: 'Ada', lastName: 'Byron' });
    await waitUntil(async () => (await client.session.current()).ok);
    expect(codes()).to.deep.equal(shown);
  });

  it('copies all of them, one a line', async () => {
    const { element, codes } = await generate();
    const { clipboard } = navigator;
    let copied = '';
    Object.defineProperty(navigator, 'clipboard', {
      value: { writeText: async (text: string) => void (copied = text) },
      configurable: true,
    });
    try {
      button(element, 'Copy').click();
      await waitUntil(() => copied);
      expect(copied.split('\n')).to.deep.equal(codes());
      await waitUntil(() => element.textContent.includes('Copied'));
    } finally {
      Object.defineProperty(navigator, 'clipboard', { value: clipboard, configurable: true });
    }
  });

  it('saves them as a text file that says what they are for and whose', async () => {
    const { element, codes } = await generate();
    const saved: { name: string; href: string }[] = [];
    const click = Object.getOwnPropertyDescriptor(HTMLElement.prototype, 'click')!;
    HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
      saved.push({ name: this.download, href: this.href });
    };
    try {
      button(element, 'Download').dispatchEvent(new MouseEvent('click', { bubbles: true }));
      await waitUntil(() => saved.length);
    } finally {
      delete (HTMLAnchorElement.prototype as { click?: unknown }).click;
      Object.defineProperty(HTMLElement.prototype, 'click', click);
    }
    expect(saved[0]!.name).to.equal('recovery-codes.txt');
    const text = await (await fetch(saved[0]!.href)).text();
    expect(text).to.contain('Recovery codes for Example').and.to.contain(memoryPerson.email);
    expect(text.split('\r\n')).to.include.members(codes());
  });

  it('prints nothing but the codes, and takes the sheet away again', async () => {
    const { element, codes } = await generate();
    const print = window.print;
    let printed = '';
    window.print = () => {
      printed = document.querySelector('.ems-print')?.textContent ?? '';
      dispatchEvent(new Event('afterprint'));
    };
    try {
      button(element, 'Print').click();
      await waitUntil(() => printed);
    } finally {
      window.print = print;
    }
    for (const code of codes()) expect(printed).to.contain(code);
    expect(printed).to.contain('Recovery codes for Example');
    expect(document.querySelector('.ems-print')).to.equal(null);
  });

  it('asks who it is when the session is old', async () => {
    const client = createMemoryClient({ scenario: 'two-factor' });
    client.world.advance(3600);
    const element = await fixture<EmsRecoveryCodes>(html`<ems-recovery-codes .client=${client}></ems-recovery-codes>`);
    await waitUntil(() => hasButton(element, 'Create new codes'));
    button(element, 'Create new codes').click();
    await waitUntil(() => element.querySelector('dialog[open]'));
    const dialog = element.querySelector('dialog')!;
    const code = await client.world.totp(memoryAuthenticator.secret);
    type(dialog, { currentPassword: memoryPerson.password, code });
    dialog.querySelector<HTMLButtonElement>('button[type=submit]')!.click();
    await waitUntil(() => element.querySelectorAll('.ems-codes li').length === 10);
  });

  it('begins by itself at the end of a set-up', async () => {
    const client = createMemoryClient({ scenario: 'two-factor' });
    const element = await fixture<EmsRecoveryCodes>(
      html`<ems-recovery-codes .client=${client} autostart></ems-recovery-codes>`,
    );
    await waitUntil(() => element.querySelectorAll('.ems-codes li').length === 10);
  });

  it('leads somebody to the sign-in who is not signed in', async () => {
    const { element } = await draw('fresh');
    await settled(element);
    expect(alertText(element)).to.contain('not signed in');
    expect(element.querySelector('a')!.getAttribute('href')).to.equal('/sign-in');
  });
});
