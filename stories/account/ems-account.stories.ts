import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, nothing } from 'lit';
import { userEvent, waitFor } from 'storybook/test';
import type { EmsAccount } from '../../src/index.ts';
import { createMemoryClient, type MemoryClient } from '../../src/client/memory/index.ts';
import { memory, memoryPerson, none, silent, storyWorld, type MakeClient } from '../support/clients.ts';
import { cameBack, everywhere, saysItWas, sendsAway } from '../support/elsewhere.ts';
import { narrow, themed } from '../support/frames.ts';
import { once } from '../support/once.ts';
import { click, paste, see, seeAlert } from '../support/person.ts';

interface Args extends Partial<Pick<EmsAccount, 'signInHref' | 'continueHref' | 'serviceName'>> {
  client: MakeClient;
}

type Story = StoryObj<Args>;
type Play = NonNullable<Story['play']>;

const meta: Meta<Args> = {
  title: 'Account/Account',
  component: 'ems-account',
  args: {
    client: memory({ scenario: 'two-factor' }),
    serviceName: 'Example',
    signInHref: '#sign-in',
    continueHref: '#start',
  },
  argTypes: { client: { control: false } },
  // Each story begins at the first section, whatever the one before it left in the address.
  beforeEach: () => history.replaceState(null, '', location.pathname + location.search),
  render: ({ client, ...args }) => html`
    <ems-account
      .client=${once(client)}
      service-name=${args.serviceName ?? nothing}
      sign-in-href=${args.signInHref ?? nothing}
      continue-href=${args.continueHref ?? nothing}
    ></ems-account>
  `,
};

export default meta;

const account = (root: HTMLElement): EmsAccount => root.querySelector('ems-account')!;

const go =
  (section: string, seen: string): Play =>
  async ({ canvasElement }) => {
    const link = await waitFor(() => {
      const found = account(canvasElement).shadowRoot!.querySelector<HTMLElement>(`a[href="#${section}"]`);
      if (!found) throw new Error(`There is no section ${section}.`);
      return found;
    });
    await userEvent.click(link);
    await see(canvasElement, seen);
  };

const seeProfile: Play = ({ canvasElement }) => see(canvasElement, '[name="lastName"]');

/** There is unsaved input when this happens in another tab. */
const meanwhile =
  (happens: (tab: MemoryClient) => Promise<unknown>): Play =>
  async (context) => {
    await seeProfile(context);
    await paste(context.canvasElement, { lastName: '-Byron' });
    await happens((account(context.canvasElement).client as MemoryClient).openTab());
    await seeAlert(context.canvasElement);
  };

export const Profile: Story = { play: seeProfile };

export const Security: Story = { play: go('security', '.ems-devices') };

/** Where the service has passkeys, they are listed below. */
export const SecurityWithPasskeys: Story = {
  args: { client: sendsAway({ elsewhere: ['passkeys'], scenario: 'passkeys' }) },
  play: go('security', 'ems-passkeys .ems-devices'),
};

/** Where accounts elsewhere sign people in, they are listed below. */
export const SecurityWithLinkedAccounts: Story = {
  args: { client: sendsAway({ elsewhere: ['linkedAccounts'], scenario: 'linked-accounts' }) },
  play: go('security', 'ems-linked-accounts .ems-devices'),
};

export const Sessions: Story = {
  args: { client: memory({ scenario: 'several-sessions' }) },
  play: go('sessions', 'ems-sessions'),
};

/** Where the service tells what has access to the account, it is listed below. */
export const SessionsWithApplications: Story = {
  args: { client: memory({ scenario: 'active', applications: [{ id: 'a', name: 'Hosting', revocable: true }] }) },
  play: go('sessions', 'ems-applications .ems-devices'),
};

export const DeleteAccount: Story = { play: go('delete', '[name="confirmation"]') };

export const AnAddressWaits: Story = { args: { client: memory({ scenario: 'pending-email' }) }, play: seeProfile };

/** Names in more than one script, and an address that fits on no line. */
const longNames: MakeClient = () => {
  const world = storyWorld();
  const person = {
    firstName: 'Nguyễn Thị Minh-Khai Wilhelmina',
    lastName: 'Αλεξανδροπούλου-Donaudampfschifffahrtsgesellschaft',
    email: 'wilhelmina.donaudampfschifffahrtsgesellschaft@postfach.example.org',
    password: memoryPerson.password,
  };
  world.addAccount(person);
  const client = createMemoryClient({ world });
  void client.session.signIn(person);
  return client;
};

export const LongNames: Story = { args: { client: longNames }, play: seeProfile };

/** A service that offers only some of it. */
export const SomeSections: Story = {
  args: {
    client: () => {
      const { sessions: _sessions, deletion: _deletion, ...client } = memory({ scenario: 'active' })();
      return client;
    },
  },
  play: seeProfile,
};

export const NothingOffered: Story = {
  args: {
    client: () => {
      const { session, policy } = memory({ scenario: 'active' })();
      return { session, policy };
    },
  },
  play: ({ canvasElement }) => seeAlert(canvasElement),
};

/** Where the service requires a second factor of everybody, the set-up takes the place of the sections. */
export const SecondFactorDue: Story = {
  args: { client: memory({ scenario: 'active' }, { requireSecondFactor: true }) },
  play: ({ canvasElement }) => see(canvasElement, 'ems-totp-setup button[type="submit"]'),
};

export const NotSignedIn: Story = { args: { client: memory() } };

export const Loading: Story = { args: { client: silent('session.current', 'active') } };

/** Another tab has signed out; nothing that was typed is lost unseen. */
export const SignedOutElsewhere: Story = { play: meanwhile((tab) => tab.session.signOut()) };

export const DeletedElsewhere: Story = {
  args: { client: memory({ scenario: 'active' }) },
  play: meanwhile((tab) => tab.deletion.delete()),
};

const grace = { firstName: 'Grace', lastName: 'Hopper', email: 'grace@example.org', password: memoryPerson.password };

/** Another tab has signed in as somebody else. */
export const AnotherAccount: Story = {
  args: {
    client: () => {
      const world = storyWorld();
      world.addAccount(grace);
      return createMemoryClient({ world, scenario: 'active' });
    },
  },
  play: meanwhile((tab) => tab.session.signIn(grace)),
};

export const Offline: Story = {
  args: { client: memory({ scenario: 'active', problems: { 'session.current': { code: 'offline' } } }) },
  play: ({ canvasElement }) => seeAlert(canvasElement),
};

export const NoClient: Story = { args: { client: none }, play: ({ canvasElement }) => seeAlert(canvasElement) };

const away = { elsewhere: everywhere, scenario: 'two-factor' } as const;

/** Everything is done on pages of the service: each section has its way there. */
export const Elsewhere: Story = {
  args: { client: sendsAway(away) },
  play: async (context) => {
    await see(context.canvasElement, '.ems-address button');
    await go('security', '.ems-devices')(context);
    await go('sessions', 'ems-sessions li')(context);
    await go('delete', 'ems-delete-account button')(context);
    await go('profile', '.ems-address button')(context);
  },
};

export const ElsewhereSecurity: Story = {
  args: { client: sendsAway(away) },
  play: go('security', 'ems-change-password button'),
};

export const ElsewhereDeleteAccount: Story = {
  args: { client: sendsAway(away) },
  play: go('delete', 'ems-delete-account button'),
};

/** Back in the section that was left, which the address names. */
export const ElsewhereChanged: Story = {
  args: { client: cameBack('password', 'success', away) },
  beforeEach: () => history.replaceState(null, '', '#security'),
  play: ({ canvasElement }) => see(canvasElement, 'ems-change-password .ems-success'),
};

/** Back from the deletion: nobody is signed in any more. */
export const ElsewhereDeleted: Story = {
  args: { client: cameBack('deletion', 'success', { ...away, scenario: 'fresh' }) },
  play: ({ canvasElement }) => see(canvasElement, 'ems-delete-account a.ems-button'),
};

/** In a window beside the page. */
export const ElsewhereDeletedBeside: Story = {
  args: { client: sendsAway(away) },
  play: async (context) => {
    await go('delete', 'ems-delete-account button')(context);
    await click(context.canvasElement, 'ems-delete-account button');
    await see(context.canvasElement, 'ems-delete-account a.ems-button');
  },
};

/** The page of the service says that the account is deleted, and the person is signed in still. */
export const ElsewhereStillThere: Story = {
  args: { client: () => saysItWas(sendsAway({ ...away, next: 'cancel' })(), 'deletion', 'success') },
  play: async (context) => {
    await go('delete', 'ems-delete-account button')(context);
    await click(context.canvasElement, 'ems-delete-account button');
    await see(context.canvasElement, 'ems-delete-account [role="status"].ems-muted');
  },
};

export const German: Story = { globals: { language: 'de' }, play: go('security', '.ems-devices') };

export const RightToLeft: Story = { globals: { direction: 'rtl' }, play: go('security', '.ems-devices') };

export const Dark: Story = { globals: { scheme: 'dark' }, play: go('security', '.ems-devices') };

export const Narrow: Story = { decorators: [narrow], play: go('security', '.ems-devices') };

export const GermanNarrow: Story = {
  globals: { language: 'de' },
  decorators: [narrow],
  args: { client: memory({ scenario: 'several-sessions' }) },
  play: go('sessions', 'ems-sessions'),
};

export const CustomTheme: Story = { decorators: [themed], play: seeProfile };
