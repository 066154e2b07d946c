/** Another account is signed in elsewhere: what was asked, shown or in hand for the one before is nothing of its. */
import '../../src/define/ems-account-profile.ts';
import '../../src/define/ems-applications.ts';
import '../../src/define/ems-change-password.ts';
import '../../src/define/ems-delete-account.ts';
import '../../src/define/ems-linked-accounts.ts';
import '../../src/define/ems-passkeys.ts';
import '../../src/define/ems-recovery-codes.ts';
import '../../src/define/ems-sessions.ts';
import '../../src/define/ems-totp-setup.ts';
import '../../src/define/ems-two-factor.ts';
// Fetched before: how long a module takes is not what is tested.
import '../../src/elements/reauthenticate/step-up.ts';
import '../../src/parts/device-actions.ts';
import '../../src/parts/own.ts';
import type { EmsElement } from '../../src/base/ems-element.ts';
import {
  createMemoryClient,
  memoryAuthenticator,
  memoryPerson,
  type MemoryClient,
  type MemoryScenario,
} from '../../src/client/memory/index.ts';
import { failure, success } from '../../src/client/outcome.ts';
import {
  alertText,
  button,
  expect,
  fixture,
  hasButton,
  html,
  record,
  settled,
  type,
  waitUntil,
} from '../support/elements.ts';

const grace = { ...memoryPerson, firstName: 'Grace', lastName: 'Hopper', email: 'grace@example.org' };

const open = (scenario: MemoryScenario): MemoryClient => {
  const client = createMemoryClient({ scenario });
  client.world.addAccount(grace);
  return client;
};

const draw = async (tag: string, client: object): Promise<EmsElement> => {
  const element = document.createElement(tag) as EmsElement;
  Object.assign(element, { client, signInHref: '/sign-in' });
  (await fixture(html`<div></div>`)).append(element);
  await settled(element);
  await waitUntil(() => !element.querySelector('p[aria-busy=true]'));
  await settled(element);
  return element;
};

/** From now on the calls reach the service at once, and their answers come when they are let through. */
const hold = <Port extends object>(
  port: Port,
  name: keyof Port & string,
  { deaf = true } = {},
): { asked: () => number; answer(): void } => {
  let asked = 0;
  let answer: () => void = () => undefined;
  const held = new Promise<void>((settle) => (answer = settle));
  const call = port[name] as (...given: { signal?: AbortSignal | undefined }[]) => Promise<unknown>;
  Object.assign(port, {
    [name]: async (...given: { signal?: AbortSignal | undefined }[]) => {
      asked++;
      const { signal } = given.at(-1)!;
      const outcome = await call.apply(
        port,
        given.map((one) => ({ ...one, signal: undefined })),
      );
      await held;
      // A client whose answer is there already hears no abort any more.
      if (!deaf) signal?.throwIfAborted();
      return outcome;
    },
  });
  return { asked: () => asked, answer };
};

/** In another tab, with nobody in between or after a while without anybody. */
const becomeGrace = {
  'at once': async (client: MemoryClient): Promise<void> => {
    await client.openTab().session.signIn(grace);
  },
  'after a sign-out': async (client: MemoryClient): Promise<void> => {
    const tab = client.openTab();
    await tab.session.signOut();
    await tab.session.signIn(grace);
  },
};

/** A client whose account has one thing of a port that the memory client lacks. */
const withList = (
  name: 'passkeys' | 'linkedAccounts' | 'applications',
  one: Record<string, unknown> & { name: string },
) => {
  const result = (): undefined => undefined;
  const port = { kind: 'redirect', result, removal: { result }, list: async (): Promise<unknown> => success([one]) };
  return {
    client: () => Object.assign(open('active'), { [name]: port }),
    fail: () => void (port.list = async () => failure('service_unavailable')),
    name: one.name,
  };
};

const says = (element: EmsElement): string => element.querySelector('[role=status]')?.textContent?.trim() ?? '';

for (const [how, become] of Object.entries(becomeGrace)) {
  describe(`an answer that comes when another account is signed in, ${how}`, () => {
    it('shows no recovery codes', async () => {
      const client = open('two-factor');
      const element = await draw('ems-recovery-codes', client);
      const heard = record(element, 'ems-recovery-codes-generated', 'ems-failed');
      const { asked, answer } = hold(client.recoveryCodes, 'generate');
      button(element, 'Create new codes').click();
      await waitUntil(asked);
      await become(client);
      await waitUntil(() => element.textContent.includes('when you set up your first authenticator app'));
      answer();
      await settled(element);
      expect(element.querySelectorAll('.ems-codes').length).to.equal(0);
      expect(heard.filter(({ type }) => type === 'ems-recovery-codes-generated')).to.deep.equal([]);
    });

    it('shows no secret of an authenticator', async () => {
      const client = open('active');
      const element = await draw('ems-totp-setup', client);
      const { asked, answer } = hold(client.authenticators, 'enrol');
      button(element, 'Get started').click();
      await waitUntil(asked);
      await become(client);
      await settled(element);
      answer();
      await settled(element);
      expect(element.querySelectorAll('.ems-key').length).to.equal(0);
    });

    it('shows no profile', async () => {
      const client = open('active');
      const element = await draw('ems-account-profile', client);
      const { asked, answer } = hold(client.profile, 'update', { deaf: false });
      type(element, { firstName: 'Augusta' });
      button(element, 'Save').click();
      await waitUntil(asked);
      await become(client);
      await waitUntil(() => element.querySelector<HTMLInputElement>('[name=firstName]')?.value === 'Grace');
      const told = says(element);
      answer();
      await settled(element);
      expect(element.querySelector<HTMLInputElement>('[name=firstName]')!.value).to.equal('Grace');
      expect(says(element)).to.equal(told);
    });

    it('says of no session that it has ended, nor of all', async () => {
      const client = open('several-sessions');
      const element = await draw('ems-sessions', client);
      const heard = record(element, 'ems-other-sessions-ended');
      const { asked, answer } = hold(client.sessions, 'endOthers');
      button(element, /3 other/).click();
      await waitUntil(asked);
      await become(client);
      await waitUntil(() => element.querySelectorAll('.ems-sessions li').length === 1);
      answer();
      await settled(element);
      expect(says(element)).to.equal('');
      expect(heard).to.deep.equal([]);
    });

    it('says of no device that it is removed', async () => {
      const client = open('two-factor');
      const element = await draw('ems-two-factor', client);
      const heard = record(element, 'ems-authenticator-removed');
      const { asked, answer } = hold(client.authenticators, 'remove');
      button(element, `Remove ${memoryAuthenticator.name}`).click();
      await waitUntil(() => element.querySelector('.ems-danger'));
      element.querySelector<HTMLElement>('.ems-danger')!.click();
      await waitUntil(asked);
      await become(client);
      await waitUntil(() => hasButton(element, /^Set up/));
      answer();
      await settled(element);
      expect(element.textContent).not.to.contain(memoryAuthenticator.name);
      expect(heard).to.deep.equal([]);
    });

    it('says of no password that it is changed', async () => {
      const client = open('active');
      const element = await draw('ems-change-password', client);
      const heard = record(element, 'ems-password-changed');
      const { asked, answer } = hold(client.password, 'change');
      type(element, { currentPassword: memoryPerson.password, password: 'Tr0ub4dor and three more' });
      button(element, 'Update password').click();
      await waitUntil(asked);
      await become(client);
      await waitUntil(() => element.textContent.includes('You’re now signed in as grace@example.org.'));
      answer();
      await settled(element);
      expect(element.textContent).to.contain('You’re now signed in as grace@example.org.');
      expect(heard).to.deep.equal([]);
    });
  });

  describe(`a device in hand when another account is signed in, ${how}`, () => {
    for (const action of ['Remove', 'Rename'])
      it(`is given up: ${action}`, async () => {
        const client = open('two-factor');
        const element = await draw('ems-two-factor', client);
        button(element, `${action} ${memoryAuthenticator.name}`).click();
        await waitUntil(() => element.querySelector('.ems-devices form'));
        await become(client);
        await waitUntil(() => !element.querySelector('.ems-devices'));
        expect(element.innerHTML).not.to.contain(memoryAuthenticator.name);
        expect(hasButton(element, /^Set up/)).to.equal(true);
      });

    it('is given up in a list', async () => {
      const client = createMemoryClient({ scenario: 'passkeys', elsewhere: ['passkeys'], mode: 'popup' });
      client.world.addAccount(grace);
      const element = await draw('ems-passkeys', client);
      button(element, 'Rename MacBook').click();
      await waitUntil(() => element.querySelector('[name=deviceName]'));
      await become(client as unknown as MemoryClient);
      await waitUntil(() => !element.querySelector('[name=deviceName]'));
      expect(element.innerHTML).not.to.contain('MacBook');
    });
  });

  describe(`what was said and told besides when another account is signed in, ${how}`, () => {
    it('is no word of sessions that were ended', async () => {
      const client = open('several-sessions');
      const element = await draw('ems-sessions', client);
      button(element, /3 other/).click();
      await waitUntil(() => says(element));
      await become(client);
      await waitUntil(() => !says(element));
    });

    const answers: Record<string, () => Promise<unknown>> = {
      fails: async () => failure('service_unavailable'),
      'is slow': () => new Promise(() => undefined),
    };
    for (const [what, answer] of Object.entries(answers))
      it(`is no further field, where the other's ${what}`, async () => {
        const client = open('active');
        const field = { name: 'company', label: 'Company', values: ['Analytical Engines'], required: false };
        const current = async () =>
          success({
            fields: [{ ...field, readOnly: false, multivalued: false, validators: {} }],
            languages: [],
            readOnly: [],
          });
        Object.assign(client.profile, { current });
        const element = await draw('ems-account-profile', client);
        expect(element.innerHTML).to.contain('Analytical Engines');
        Object.assign(client.profile, { current: answer });
        await become(client);
        await waitUntil(() => !element.innerHTML.includes('Analytical Engines'));
        // Whether a name can be changed is told with them.
        if (what === 'fails') await waitUntil(() => element.querySelector('[name=firstName]'));
        else expect(element.querySelector('[name=firstName]')).to.equal(null);
      });
  });

  describe(`a list when another account is signed in, ${how}`, () => {
    const lists: Record<string, { client(): MemoryClient; fail(client: MemoryClient): void; name: string }> = {
      'ems-two-factor': {
        client: () => open('two-factor'),
        fail: ({ authenticators }) => (authenticators.list = async () => failure('service_unavailable')),
        name: memoryAuthenticator.name,
      },
      'ems-sessions': {
        client: () => open('several-sessions'),
        fail: ({ sessions }) => (sessions.list = async () => failure('service_unavailable')),
        name: '198.51.100.7',
      },
      'ems-recovery-codes': {
        client: () => open('two-factor'),
        fail: ({ recoveryCodes }) => (recoveryCodes.status = async () => failure('service_unavailable')),
        name: '10 of 10',
      },
      'ems-passkeys': withList('passkeys', {
        id: 'p-1',
        name: 'My laptop',
        createdAt: '2026-03-14T12:00:00.000Z',
        lastUsedAt: null,
      }),
      'ems-linked-accounts': withList('linkedAccounts', { id: 'l-1', name: 'My provider', linked: true }),
      'ems-applications': withList('applications', { id: 'a-1', name: 'My app', revocable: true }),
    };
    for (const [tag, { client: make, fail, name }] of Object.entries(lists))
      it(`doesn't stay where its own can't be had: ${tag}`, async () => {
        const client = make();
        const element = await draw(tag, client);
        expect(element.textContent).to.contain(name);
        fail(client);
        await become(client);
        await waitUntil(() => alertText(element));
        await settled(element);
        expect(element.textContent).not.to.contain(name);
      });
  });
}

describe('a device that another account’s list has not', () => {
  it('is not said to be removed', async () => {
    const client = open('two-factor');
    const element = await draw('ems-two-factor', client);
    const heard = record(element, 'ems-authenticator-removed');
    button(element, `Remove ${memoryAuthenticator.name}`).click();
    await waitUntil(() => element.querySelector('.ems-danger'));
    // The service knows already who is there; this page hears of it after the press.
    const current = client.session.current.bind(client.session);
    client.authenticators.remove = async () => {
      const state = await current();
      if (!state.ok || !('account' in state.value)) throw new Error('Nobody is there.');
      const { account } = state.value;
      client.session.current = async () => ({
        ok: true,
        value: { ...state.value, account: { ...account, id: 'other', email: grace.email } } as never,
      });
      client.authenticators.list = async () => ({ ok: true, value: [] });
      return failure('not_found');
    };
    element.querySelector<HTMLElement>('.ems-danger')!.click();
    await waitUntil(() => !element.querySelector('.ems-devices'));
    await settled(element);
    expect(says(element)).to.equal('');
    expect(heard).to.deep.equal([]);
  });
});
