import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, nothing } from 'lit';
import type { EmsLinkedAccounts, LinkedAccount } from '../../src/index.ts';
import type { MemoryOperation } from '../../src/client/memory/index.ts';
import { memory, none, type MakeClient } from '../support/clients.ts';
import { cameBack, comeBackTo, sendsAway } from '../support/elsewhere.ts';
import { narrow } from '../support/frames.ts';
import { once } from '../support/once.ts';
import { click, see, seeAlert, seeStatus } from '../support/person.ts';

interface Args extends Partial<Pick<EmsLinkedAccounts, 'signInHref'>> {
  client: MakeClient;
}

type Story = StoryObj<Args>;
type Play = NonNullable<Story['play']>;

const away = { elsewhere: ['linkedAccounts'], scenario: 'linked-accounts' } as const;

const meta: Meta<Args> = {
  title: 'Account/Linked accounts',
  component: 'ems-linked-accounts',
  args: { client: sendsAway(away), signInHref: '#sign-in' },
  argTypes: { client: { control: false } },
  render: ({ client, ...args }) => html`
    <ems-linked-accounts .client=${once(client)} sign-in-href=${args.signInHref ?? nothing}></ems-linked-accounts>
  `,
};

export default meta;

/** A service that lists these. */
const listing =
  (value: LinkedAccount[]): MakeClient =>
  () => {
    const client = sendsAway(away)();
    return {
      ...client,
      linkedAccounts: { ...client.linkedAccounts!, list: () => Promise.resolve({ ok: true, value }) },
    };
  };

const silent = (operation: MemoryOperation): MakeClient =>
  sendsAway({ ...away, latency: (asked) => (asked === operation ? new Promise(() => undefined) : undefined) });

const seeList: Play = ({ canvasElement }) => see(canvasElement, '.ems-devices');

/** Opens the row of the one that is linked, or of the next. */
const ask = async (canvasElement: HTMLElement, row: number): Promise<void> => {
  await click(canvasElement, `li:nth-child(${row}) [data-for]`);
  await see(canvasElement, '.ems-question');
};

const unlink: Play = ({ canvasElement }) => ask(canvasElement, 1);

const unlinkIt: Play = async (context) => {
  await unlink(context);
  await click(context.canvasElement, 'button.ems-danger');
};

const link: Play = async ({ canvasElement }) => {
  await ask(canvasElement, 2);
  await see(canvasElement, '.ems-devices button[type="submit"]');
};

const linkIt: Play = async (context) => {
  await link(context);
  await click(context.canvasElement, '.ems-devices button[type="submit"]');
};

export const NothingToLink: Story = {
  args: { client: listing([]) },
  play: ({ canvasElement }) => see(canvasElement, '.ems-muted:not([role])'),
};

export const NoneLinked: Story = { args: { client: sendsAway({ ...away, scenario: 'active' }) }, play: seeList };

export const OneLinked: Story = { play: seeList };

/** A service that doesn't tell who the person is there, a name in another script, and a long one. */
export const UnusualNames: Story = {
  args: {
    client: listing([
      { id: 'a', name: 'Hosting', linked: true },
      { id: 'b', name: 'החשבון שלי', linked: true, username: 'עדה' },
      {
        id: 'c',
        name: 'A name as long as it may be, which is quite a lot of letters here',
        linked: true,
        username: 'wilhelmina.donaudampfschifffahrtsgesellschaft@postfach.example.org',
      },
    ]),
  },
  play: seeList,
};

export const Loading: Story = { args: { client: silent('linkedAccounts.list') } };

export const Linking: Story = { play: link };

export const Leaving: Story = {
  args: { client: sendsAway({ ...away, mode: 'redirect' }) },
  play: async (context) => {
    await linkIt(context);
    await see(context.canvasElement, 'button[aria-busy="true"]');
  },
};

/** In a pop-up window. */
export const Linked: Story = {
  play: async (context) => {
    await linkIt(context);
    await see(context.canvasElement, '.ems-success');
  },
};

/** The page was left, and the tab comes back to it. */
export const LinkedElsewhere: Story = {
  args: { client: sendsAway({ ...away, mode: 'redirect' }) },
  play: async (context) => {
    await linkIt(context);
    await comeBackTo(context.canvasElement, 'ems-linked-accounts');
    await see(context.canvasElement, '.ems-success');
  },
};

export const LinkFailed: Story = {
  args: { client: sendsAway({ ...away, next: 'fail' }) },
  play: async (context) => {
    await linkIt(context);
    await seeAlert(context.canvasElement);
  },
};

export const Unlinking: Story = { play: unlink };

export const Unlinked: Story = {
  play: async (context) => {
    await unlinkIt(context);
    await see(context.canvasElement, '.ems-success');
  },
};

/** The account has no password. */
export const OnlyWayIn: Story = {
  args: { client: sendsAway({ ...away, problems: { 'linkedAccounts.unlink': { code: 'last_way_in' } } }) },
  play: async (context) => {
    await unlinkIt(context);
    await seeAlert(context.canvasElement);
  },
};

export const GivenUp: Story = {
  args: { client: cameBack('linkedAccounts', 'cancelled', away) },
  play: ({ canvasElement }) => seeStatus(canvasElement),
};

export const Failed: Story = {
  args: { client: cameBack('linkedAccounts', 'failed', away) },
  play: ({ canvasElement }) => seeAlert(canvasElement),
};

export const Unreachable: Story = {
  args: { client: sendsAway({ ...away, problems: { 'linkedAccounts.list': { code: 'unreachable' } } }) },
  play: ({ canvasElement }) => seeAlert(canvasElement),
};

export const SessionExpired: Story = {
  args: { client: sendsAway({ ...away, problems: { 'linkedAccounts.list': { code: 'session_expired' } } }) },
  play: ({ canvasElement }) => seeAlert(canvasElement),
};

/** The client lacks the port. */
export const NotOffered: Story = {
  args: { client: memory({ scenario: 'active' }) },
  play: ({ canvasElement }) => seeAlert(canvasElement),
};

export const WithoutAClient: Story = {
  args: { client: none },
  play: ({ canvasElement }) => seeAlert(canvasElement),
};

export const Narrow: Story = { decorators: [narrow], play: link };

export const Dark: Story = { globals: { scheme: 'dark' }, play: unlink };

export const German: Story = { globals: { language: 'de' }, play: unlink };

export const RightToLeft: Story = { globals: { direction: 'rtl' }, play: link };
