import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, nothing, type TemplateResult } from 'lit';
import type { EmsTotpSetup } from '../../src/index.ts';
import type { MemoryClient } from '../../src/client/memory/index.ts';
import { anHour, memory, none, silent, without, type MakeClient } from '../support/clients.ts';
import { cameBack, comeBackTo, sendsAway } from '../support/elsewhere.ts';
import { narrow, themed } from '../support/frames.ts';
import { once } from '../support/once.ts';
import { click, field, paste, see, seeAlert, seeFieldError, seeStatus, submit } from '../support/person.ts';

interface Args extends Partial<Pick<EmsTotpSetup, 'autostart' | 'canCancel' | 'serviceName' | 'messages'>> {
  client: MakeClient;
  children?: TemplateResult;
}

type Story = StoryObj<Args>;
type Play = NonNullable<Story['play']>;

const active = memory({ scenario: 'active' });

const meta: Meta<Args> = {
  title: 'Account/Authenticator set-up',
  component: 'ems-totp-setup',
  args: { client: active, autostart: true, canCancel: true, serviceName: 'Example' },
  argTypes: { client: { control: false }, children: { table: { disable: true } } },
  render: ({ client, children, ...args }) => html`
    <ems-totp-setup
      .client=${once(client)}
      .messages=${args.messages ?? {}}
      ?autostart=${args.autostart}
      ?can-cancel=${args.canCancel}
      service-name=${args.serviceName ?? nothing}
      >${children}</ems-totp-setup
    >
  `,
};

export default meta;

const setup = (root: HTMLElement): EmsTotpSetup => root.querySelector('ems-totp-setup')!;
const seePicture: Play = ({ canvasElement }) => see(canvasElement, 'svg.ems-qr');

/** What the authenticator app shows for the key on the page. */
const rightCode = (root: HTMLElement): Promise<string> => {
  const secret = root.querySelector('.ems-key')!.textContent.replaceAll(' ', '');
  return (setup(root).client as MemoryClient).world.totp(secret);
};

const send: Play = async (context) => {
  await seePicture(context);
  await paste(context.canvasElement, { code: '000 000', deviceName: 'Telephone' });
  await submit(context.canvasElement);
};

const problem = (code: 'offline' | 'timed_out' | 'unexpected_answer'): Story => ({
  args: { client: memory({ scenario: 'active', problems: { 'authenticators.activate': { code } } }) },
  play: async (context) => {
    await send(context);
    await seeAlert(context.canvasElement);
  },
});

/** Begins by a press; a page may also say `autostart` or call `start()`. */
export const Begin: Story = { args: { autostart: false } };

export const Loading: Story = { args: { client: silent('authenticators.enrol', 'active') } };

/** Always dark on light, whatever the page's colours are. */
export const Scan: Story = { play: seePicture };

export const UnableToScan: Story = {
  play: async (context) => {
    await seePicture(context);
    await click(context.canvasElement, 'summary');
    await see(context.canvasElement, 'dl');
  },
};

export const FieldErrors: Story = {
  play: async (context) => {
    await seePicture(context);
    await submit(context.canvasElement);
    await seeFieldError(context.canvasElement, 'deviceName');
  },
};

/** The words speak of the clock; everything stays. */
export const WrongCode: Story = {
  play: async (context) => {
    await send(context);
    await seeFieldError(context.canvasElement, 'code');
  },
};

/** It was good once: the next one has to be waited for. */
export const CodeUsed: Story = {
  args: {
    client: memory({
      scenario: 'active',
      problems: { 'authenticators.activate': { code: 'code_already_used', field: 'code' } },
    }),
  },
  play: async (context) => {
    await send(context);
    await seeFieldError(context.canvasElement, 'code');
  },
};

export const NameTooLong: Story = {
  play: async (context) => {
    await seePicture(context);
    await paste(context.canvasElement, { code: '123456', deviceName: 'x'.repeat(65) });
    await submit(context.canvasElement);
    await seeFieldError(context.canvasElement, 'deviceName');
  },
};

export const NameTaken: Story = {
  args: {
    client: memory({
      scenario: 'active',
      problems: { 'authenticators.activate': { code: 'device_name_taken', field: 'deviceName' } },
    }),
  },
  play: async (context) => {
    await send(context);
    await seeFieldError(context.canvasElement, 'deviceName');
  },
};

export const Busy: Story = {
  args: { client: silent('authenticators.activate', 'active') },
  play: async (context) => {
    await send(context);
    await see(context.canvasElement, 'form[aria-busy="true"]');
  },
};

/** The set-up was forgotten meanwhile: another one has begun, with its own picture. */
export const BegunAnew: Story = {
  args: {
    client: memory({ scenario: 'active', problems: { 'authenticators.activate': { code: 'not_found', once: true } } }),
  },
  play: async (context) => {
    await send(context);
    await seeAlert(context.canvasElement);
  },
};

export const RateLimited: Story = {
  args: {
    client: memory({
      scenario: 'active',
      problems: { 'authenticators.activate': { code: 'rate_limited', retryAfter: anHour } },
    }),
  },
  play: async (context) => {
    await send(context);
    await seeAlert(context.canvasElement);
  },
};

export const LimitReached: Story = {
  args: {
    client: memory({ scenario: 'active', problems: { 'authenticators.enrol': { code: 'device_limit_reached' } } }),
  },
  play: ({ canvasElement }) => seeAlert(canvasElement),
};

export const Offline: Story = problem('offline');

export const TimedOut: Story = problem('timed_out');

export const UnexpectedAnswer: Story = problem('unexpected_answer');

export const NotSignedIn: Story = { args: { client: memory() }, play: ({ canvasElement }) => seeAlert(canvasElement) };

/** A service without authenticators. */
export const NotOffered: Story = {
  args: { client: without('authenticators', 'active') },
  play: ({ canvasElement }) => seeAlert(canvasElement),
};

export const NoClient: Story = {
  args: { client: none, autostart: false },
  play: async ({ canvasElement }) => {
    await submit(canvasElement);
    await seeAlert(canvasElement);
  },
};

/** The session is an hour old. */
export const Reauthentication: Story = {
  args: { client: memory({ scenario: 'stale' }) },
  play: ({ canvasElement }) => see(canvasElement, 'dialog[open]'),
};

const finish: Play = async (context) => {
  const { canvasElement } = context;
  await seePicture(context);
  await paste(canvasElement, { code: await rightCode(canvasElement), deviceName: 'Tablet' });
  await submit(canvasElement);
};

/** After the first authenticator the recovery codes follow. */
export const RecoveryCodesFollow: Story = {
  play: async (context) => {
    await finish(context);
    await see(context.canvasElement, '.ems-codes');
  },
};

export const Done: Story = {
  args: { client: memory({ scenario: 'two-factor' }) },
  play: async (context) => {
    await finish(context);
    await see(context.canvasElement, '.ems-success');
  },
};

export const Slots: Story = {
  args: {
    children: html`
      <h2 slot="heading">Protect your account</h2>
      <p slot="introduction">Any app for time-based codes will do.</p>
      <p slot="footer">Trouble? <a href="#help">Get help</a></p>
    `,
  },
  play: seePicture,
};

export const German: Story = { globals: { language: 'de' }, play: UnableToScan.play! };

/** The key and the picture stay left to right. */
const away = { elsewhere: ['authenticators'] } as const;

const seeIt: Play = ({ canvasElement }) => seeStatus(canvasElement);

/** A page of the service sets apps up: nobody is sent there without a press, whatever `autostart` says. */
export const Elsewhere: Story = {
  args: { client: sendsAway(away) },
  play: ({ canvasElement }) => see(canvasElement, 'button[type="submit"]'),
};

export const ElsewhereLeaving: Story = {
  args: { client: sendsAway({ ...away, mode: 'redirect' }) },
  play: async ({ canvasElement }) => {
    await submit(canvasElement);
    await see(canvasElement, 'button[aria-busy="true"]');
  },
};

/** The first one: its recovery codes follow, by a press. */
export const ElsewhereAdded: Story = {
  args: { client: sendsAway(away) },
  play: async ({ canvasElement }) => {
    await submit(canvasElement);
    await see(canvasElement, '.ems-warning');
  },
};

export const ElsewhereAnotherAdded: Story = {
  args: { client: cameBack('authenticators', 'success', { ...away, scenario: 'two-factor' }) },
  play: ({ canvasElement }) => see(canvasElement, '.ems-success'),
};

export const ElsewhereGivenUp: Story = { args: { client: cameBack('authenticators', 'cancelled') }, play: seeIt };

export const ElsewhereFailed: Story = {
  args: { client: cameBack('authenticators', 'failed') },
  play: ({ canvasElement }) => seeAlert(canvasElement),
};

export const ElsewhereUnknown: Story = { args: { client: cameBack('authenticators', 'unknown') }, play: seeIt };

/** Back from a proof: the set-up waits for one more press. */
export const ProofElsewhereGiven: Story = {
  args: { client: sendsAway({ elsewhere: ['reauthentication'], scenario: 'stale', mode: 'redirect' }) },
  play: async ({ canvasElement }) => {
    await see(canvasElement, 'dialog[open]');
    await click(canvasElement, 'dialog button[type="submit"]');
    await comeBackTo(canvasElement, 'ems-totp-setup');
    await see(canvasElement, '.ems-success');
  },
};

export const RightToLeft: Story = { globals: { direction: 'rtl' }, play: UnableToScan.play! };

export const GermanProblem: Story = { ...WrongCode, globals: { language: 'de' } };

export const Narrow: Story = { decorators: [narrow], play: UnableToScan.play! };

export const Dark: Story = { globals: { scheme: 'dark' }, play: UnableToScan.play! };

export const CustomTheme: Story = {
  decorators: [themed],
  play: async (context) => {
    await seePicture(context);
    await field(context.canvasElement, 'code');
  },
};

export const ElsewhereGerman: Story = { ...Elsewhere, globals: { language: 'de' }, decorators: [narrow] };

export const ElsewhereRightToLeft: Story = { ...ElsewhereUnknown, globals: { direction: 'rtl' } };

export const ElsewhereDark: Story = { ...ElsewhereFailed, globals: { scheme: 'dark' } };
