import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, nothing } from 'lit';
import type { EmsPasskeys } from '../../src/index.ts';
import type { MemoryOperation } from '../../src/client/memory/index.ts';
import { memory, none, type MakeClient } from '../support/clients.ts';
import { cameBack, comeBackTo, sendsAway } from '../support/elsewhere.ts';
import { narrow } from '../support/frames.ts';
import { once } from '../support/once.ts';
import { click, paste, see, seeAlert, seeFieldError, seeStatus } from '../support/person.ts';

interface Args extends Partial<Pick<EmsPasskeys, 'signInHref'>> {
  client: MakeClient;
}

type Story = StoryObj<Args>;
type Play = NonNullable<Story['play']>;

const away = { elsewhere: ['passkeys'], scenario: 'passkeys' } as const;

const meta: Meta<Args> = {
  title: 'Account/Passkeys',
  component: 'ems-passkeys',
  args: { client: sendsAway(away), signInHref: '#sign-in' },
  argTypes: { client: { control: false } },
  render: ({ client, ...args }) => html`
    <ems-passkeys .client=${once(client)} sign-in-href=${args.signInHref ?? nothing}></ems-passkeys>
  `,
};

export default meta;

const silent = (operation: MemoryOperation): MakeClient =>
  sendsAway({ ...away, latency: (asked) => (asked === operation ? new Promise(() => undefined) : undefined) });

const seeIt: Play = ({ canvasElement }) => see(canvasElement, '.ems-devices ~ form button');

const rename: Play = async ({ canvasElement }) => {
  await click(canvasElement, '[data-for^="rename"]');
  await see(canvasElement, '[name="deviceName"]');
};

const remove: Play = async ({ canvasElement }) => {
  await click(canvasElement, '[data-for^="remove"]');
  await see(canvasElement, 'button.ems-danger');
};

const add: Play = ({ canvasElement }) => click(canvasElement, '.ems-devices ~ form button');

export const None: Story = {
  args: { client: sendsAway({ ...away, scenario: 'active' }) },
  play: ({ canvasElement }) => see(canvasElement, 'form button'),
};

export const Several: Story = { play: seeIt };

/** A service that knows neither a name nor when one was used, a name in another script, and a long one. */
export const UnusualNames: Story = {
  args: {
    client: () => {
      const client = sendsAway(away)();
      const createdAt = '2026-03-10T08:00:00.000Z';
      const names = ['', 'המפתח שלי', 'A name as long as it may be, which is quite a lot of letters here'];
      const value = names.map((name, at) => ({ id: `${at}`, name, createdAt }));
      return { ...client, passkeys: { ...client.passkeys!, list: () => Promise.resolve({ ok: true, value }) } };
    },
  },
  play: seeIt,
};

export const Loading: Story = { args: { client: silent('passkeys.list') } };

export const Renaming: Story = { play: rename };

export const RenameNameTaken: Story = {
  play: async (context) => {
    await rename(context);
    const field = context.canvasElement.querySelector<HTMLInputElement>('[name="deviceName"]')!;
    field.value = '';
    await paste(context.canvasElement, { deviceName: 'Security key' });
    await click(context.canvasElement, '.ems-devices button[type="submit"]');
    await seeFieldError(context.canvasElement, 'deviceName');
  },
};

export const Renamed: Story = {
  play: async (context) => {
    await rename(context);
    await paste(context.canvasElement, { deviceName: ' 2' });
    await click(context.canvasElement, '.ems-devices button[type="submit"]');
    await see(context.canvasElement, '.ems-success');
  },
};

export const Removing: Story = { play: remove };

/** In a pop-up window. */
export const Removed: Story = {
  play: async (context) => {
    await remove(context);
    await click(context.canvasElement, 'button.ems-danger');
    await see(context.canvasElement, '.ems-success');
  },
};

/** The page was left, and the tab comes back to it. */
export const RemovedElsewhere: Story = {
  args: { client: sendsAway({ ...away, mode: 'redirect' }) },
  play: async (context) => {
    await remove(context);
    await click(context.canvasElement, 'button.ems-danger');
    await comeBackTo(context.canvasElement, 'ems-passkeys');
    await see(context.canvasElement, '.ems-success');
  },
};

export const RemovalFailed: Story = {
  args: { client: sendsAway({ ...away, next: 'fail' }) },
  play: async (context) => {
    await remove(context);
    await click(context.canvasElement, 'button.ems-danger');
    await seeAlert(context.canvasElement);
  },
};

export const Leaving: Story = {
  args: { client: sendsAway({ ...away, mode: 'redirect' }) },
  play: async (context) => {
    await add(context);
    await see(context.canvasElement, 'button[aria-busy="true"]');
  },
};

export const Added: Story = {
  play: async (context) => {
    await add(context);
    await see(context.canvasElement, '.ems-success');
  },
};

export const GivenUp: Story = {
  args: { client: cameBack('passkeys', 'cancelled', away) },
  play: ({ canvasElement }) => seeStatus(canvasElement),
};

export const Failed: Story = {
  args: { client: cameBack('passkeys', 'failed', away) },
  play: ({ canvasElement }) => seeAlert(canvasElement),
};

export const Unreachable: Story = {
  args: { client: sendsAway({ ...away, problems: { 'passkeys.list': { code: 'unreachable' } } }) },
  play: ({ canvasElement }) => seeAlert(canvasElement),
};

export const SessionExpired: Story = {
  args: { client: sendsAway({ ...away, problems: { 'passkeys.list': { code: 'session_expired' } } }) },
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

export const Narrow: Story = { decorators: [narrow], play: remove };

export const Dark: Story = { globals: { scheme: 'dark' }, play: remove };

export const German: Story = { globals: { language: 'de' }, play: remove };

export const RightToLeft: Story = { globals: { direction: 'rtl' }, play: remove };
