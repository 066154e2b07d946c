import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, nothing } from 'lit';
import type { EmsTwoFactor } from '../../src/index.ts';
import { memory, none, silent, storyWorld, without, type MakeClient } from '../support/clients.ts';
import { createMemoryClient, type MemoryClient } from '../../src/client/memory/index.ts';
import { cameBack, comeBackTo, sendsAway } from '../support/elsewhere.ts';
import { narrow, themed } from '../support/frames.ts';
import { once } from '../support/once.ts';
import { click, paste, see, seeAlert, seeFieldError, seeStatus, submit } from '../support/person.ts';

interface Args extends Partial<Pick<EmsTwoFactor, 'serviceName' | 'signInHref'>> {
  client: MakeClient;
}

type Story = StoryObj<Args>;
type Play = NonNullable<Story['play']>;

const meta: Meta<Args> = {
  title: 'Account/Two-factor',
  component: 'ems-two-factor',
  args: { client: memory({ scenario: 'two-factor' }), serviceName: 'Example', signInHref: '#sign-in' },
  argTypes: { client: { control: false } },
  render: ({ client, ...args }) => html`
    <ems-two-factor .client=${once(client)} service-name=${args.serviceName ?? nothing} sign-in-href=${args.signInHref ?? nothing}></ems-two-factor>
  `,
};

export default meta;

/** Two devices of which one has never been used, and a name in another script. */
const several: MakeClient = () => {
  const world = storyWorld();
  const client = createMemoryClient({ world, scenario: 'two-factor' });
  const list = client.authenticators.list.bind(client.authenticators);
  client.authenticators.list = async (options) => {
    const outcome = await list(options);
    if (!outcome.ok) return outcome;
    const createdAt = '2026-03-10T08:00:00.000Z';
    return {
      ok: true,
      value: [
        ...outcome.value,
        { id: 'b', name: 'הטאבלט שלי', createdAt, lastUsedAt: null },
        {
          id: 'c',
          name: 'A name as long as it may be, which is quite a lot of letters here',
          createdAt,
          lastUsedAt: createdAt,
        },
      ],
    };
  };
  return client;
};

const seeList: Play = ({ canvasElement }) => see(canvasElement, '.ems-devices');

const rename: Play = async ({ canvasElement }) => {
  await click(canvasElement, '[data-for^="rename"]');
  await see(canvasElement, '[name="deviceName"]');
};

const remove: Play = async ({ canvasElement }) => {
  await click(canvasElement, '[data-for^="remove"]');
  await see(canvasElement, '.ems-question');
};

/** No second factor yet. */
export const Off: Story = { args: { client: memory({ scenario: 'active' }) } };

export const On: Story = { play: seeList };

export const SeveralDevices: Story = { args: { client: several }, play: seeList };

export const FewCodesLeft: Story = {
  args: { client: memory({ scenario: 'few-codes-left' }) },
  play: ({ canvasElement }) => see(canvasElement, '.ems-warning'),
};

export const Loading: Story = { args: { client: silent('authenticators.list', 'two-factor') } };

export const Adding: Story = {
  args: { client: memory({ scenario: 'active' }) },
  play: async ({ canvasElement }) => {
    await click(canvasElement, 'button');
    await see(canvasElement, 'svg.ems-qr');
  },
};

export const LimitReached: Story = {
  args: {
    client: memory({ scenario: 'two-factor', problems: { 'authenticators.enrol': { code: 'device_limit_reached' } } }),
  },
  play: async ({ canvasElement }) => {
    await click(canvasElement, '.ems-devices ~ button');
    await seeAlert(canvasElement);
  },
};

export const Renaming: Story = { play: rename };

export const RenameNameTaken: Story = {
  args: {
    client: memory({
      scenario: 'two-factor',
      problems: { 'authenticators.rename': { code: 'device_name_taken', field: 'deviceName' } },
    }),
  },
  play: async (context) => {
    await rename(context);
    await paste(context.canvasElement, { deviceName: ' 2' });
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

/** It is the only one, which is said. */
export const RemovingTheLast: Story = { play: remove };

export const RemovingOneOfSeveral: Story = { args: { client: several }, play: remove };

export const Removed: Story = {
  play: async (context) => {
    await remove(context);
    await click(context.canvasElement, 'button.ems-danger');
    await see(context.canvasElement, '.ems-success');
  },
};

export const RemoveFailed: Story = {
  args: { client: memory({ scenario: 'two-factor', problems: { 'authenticators.remove': { code: 'timed_out' } } }) },
  play: async (context) => {
    await remove(context);
    await click(context.canvasElement, 'button.ems-danger');
    await seeAlert(context.canvasElement);
  },
};

export const Removing: Story = {
  args: { client: silent('authenticators.remove', 'two-factor') },
  play: async (context) => {
    await remove(context);
    await click(context.canvasElement, 'button.ems-danger');
    await see(context.canvasElement, 'form[aria-busy="true"]');
  },
};

/** Another tab has added a device; unsaved input stays. */
export const ChangedElsewhere: Story = {
  play: async (context) => {
    const { canvasElement } = context;
    await rename(context);
    await paste(canvasElement, { deviceName: ' 2' });
    const client = canvasElement.querySelector('ems-two-factor')!.client as MemoryClient;
    const tab = client.openTab();
    const begun = await tab.authenticators.enrol();
    if (!begun.ok) throw new Error(begun.problem.code);
    const { id, secret } = begun.value;
    await tab.authenticators.activate({ id, code: await client.world.totp(secret), name: 'Tablet' });
    await see(canvasElement, '.ems-devices li + li');
  },
};

export const Reauthentication: Story = {
  args: {
    client: memory({
      scenario: 'two-factor',
      problems: { 'authenticators.remove': { code: 'reauthentication_required', once: true } },
    }),
  },
  play: async (context) => {
    await remove(context);
    await click(context.canvasElement, 'button.ems-danger');
    await see(context.canvasElement, 'dialog[open]');
  },
};

export const NewRecoveryCodes: Story = {
  play: async (context) => {
    await seeList(context);
    await submit(context.canvasElement);
    await see(context.canvasElement, '.ems-codes');
  },
};

export const WithoutRecoveryCodes: Story = { args: { client: without('recoveryCodes', 'two-factor') }, play: seeList };

const away = { elsewhere: ['authenticators'], scenario: 'two-factor' } as const;

const leave: Play = ({ canvasElement }) => click(canvasElement, '.ems-devices ~ form button');

const seeIt: Play = ({ canvasElement }) => seeStatus(canvasElement);

/** A page of the service sets apps up: adding one is a button that leads there, everything else is done here. */
export const Elsewhere: Story = {
  args: { client: sendsAway(away) },
  play: ({ canvasElement }) => see(canvasElement, '.ems-devices ~ form button'),
};

export const ElsewhereOff: Story = {
  args: { client: sendsAway({ ...away, scenario: 'active' }) },
  play: ({ canvasElement }) => see(canvasElement, 'form button'),
};

export const ElsewhereLeaving: Story = {
  args: { client: sendsAway({ ...away, mode: 'redirect' }) },
  play: async (context) => {
    await leave(context);
    await see(context.canvasElement, 'button[aria-busy="true"]');
  },
};

export const ElsewhereAdded: Story = {
  args: { client: sendsAway(away) },
  play: async (context) => {
    await leave(context);
    await see(context.canvasElement, '.ems-success');
  },
};

/** The first one: its recovery codes are due. */
export const ElsewhereFirstAdded: Story = {
  args: { client: sendsAway({ ...away, scenario: 'active' }) },
  play: async ({ canvasElement }) => {
    await submit(canvasElement);
    await see(canvasElement, '.ems-warning');
  },
};

export const ElsewhereGivenUp: Story = { args: { client: cameBack('authenticators', 'cancelled', away) }, play: seeIt };

export const ElsewhereFailed: Story = {
  args: { client: cameBack('authenticators', 'failed', away) },
  play: ({ canvasElement }) => seeAlert(canvasElement),
};

/** Back without an answer, by the browser's own button. */
export const ElsewhereUnknown: Story = { args: { client: cameBack('authenticators', 'unknown', away) }, play: seeIt };

/** Everything is done on pages of the service that can be. */
export const ElsewhereAll: Story = {
  args: { client: sendsAway({ ...away, elsewhere: ['authenticators', 'recoveryCodes', 'reauthentication'] }) },
  play: ({ canvasElement }) => see(canvasElement, 'ems-recovery-codes button'),
};

const proof = {
  elsewhere: ['reauthentication'],
  scenario: 'two-factor',
  mode: 'redirect',
  problems: { 'authenticators.remove': { code: 'reauthentication_required', once: true } },
} as const;

const confirm: Play = async ({ canvasElement }) => {
  await see(canvasElement, 'dialog[open]');
  await click(canvasElement, 'dialog button[type="submit"]');
};

/** Back from a proof: it is asked once more, and takes one more press. */
export const ProofElsewhereGiven: Story = {
  args: { client: sendsAway(proof) },
  play: async (context) => {
    await remove(context);
    await click(context.canvasElement, 'button.ems-danger');
    await confirm(context);
    await comeBackTo(context.canvasElement, 'ems-two-factor');
    await see(context.canvasElement, '.ems-success');
  },
};

/** The row that was being renamed is open again, with the name that was typed. */
export const ProofElsewhereForRenaming: Story = {
  args: {
    client: sendsAway({
      ...proof,
      problems: { 'authenticators.rename': { code: 'reauthentication_required', once: true } },
    }),
  },
  play: async (context) => {
    await rename(context);
    await paste(context.canvasElement, { deviceName: ' 2' });
    await click(context.canvasElement, '.ems-devices button[type="submit"]');
    await confirm(context);
    await comeBackTo(context.canvasElement, 'ems-two-factor');
    await see(context.canvasElement, '.ems-success');
  },
};

export const ProofElsewhereFailed: Story = {
  args: { client: sendsAway({ ...proof, next: 'fail' }) },
  play: async (context) => {
    await remove(context);
    await click(context.canvasElement, 'button.ems-danger');
    await confirm(context);
    await comeBackTo(context.canvasElement, 'ems-two-factor');
    await seeAlert(context.canvasElement);
  },
};

/** The set-up wanted a proof first. */
export const ProofElsewhereForSetUp: Story = {
  args: {
    client: sendsAway({
      ...proof,
      problems: { 'authenticators.enrol': { code: 'reauthentication_required', once: true } },
    }),
  },
  play: async (context) => {
    await click(context.canvasElement, '.ems-devices ~ button');
    await confirm(context);
    await comeBackTo(context.canvasElement, 'ems-two-factor');
    await see(context.canvasElement, '.ems-success');
  },
};

export const Offline: Story = {
  args: { client: memory({ scenario: 'two-factor', problems: { 'authenticators.list': { code: 'offline' } } }) },
  play: ({ canvasElement }) => seeAlert(canvasElement),
};

export const NotSignedIn: Story = { args: { client: memory() }, play: ({ canvasElement }) => seeAlert(canvasElement) };

export const NotOffered: Story = {
  args: { client: without('authenticators', 'active') },
  play: ({ canvasElement }) => seeAlert(canvasElement),
};

export const NoClient: Story = { args: { client: none }, play: ({ canvasElement }) => seeAlert(canvasElement) };

export const German: Story = { globals: { language: 'de' }, play: remove };

export const GermanRenaming: Story = { globals: { language: 'de' }, decorators: [narrow], play: rename };

export const RightToLeft: Story = { globals: { direction: 'rtl' }, args: { client: several }, play: seeList };

export const Narrow: Story = { decorators: [narrow], args: { client: several }, play: seeList };

export const Dark: Story = { globals: { scheme: 'dark' }, play: remove };

export const CustomTheme: Story = { decorators: [themed], play: rename };

export const ElsewhereGerman: Story = { ...ElsewhereAll, globals: { language: 'de' }, decorators: [narrow] };

export const ElsewhereRightToLeft: Story = { ...ElsewhereAdded, globals: { direction: 'rtl' } };

export const ElsewhereDark: Story = { ...ElsewhereFailed, globals: { scheme: 'dark' } };
