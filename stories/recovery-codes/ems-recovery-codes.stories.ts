import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, nothing } from 'lit';
import type { EmsRecoveryCodes } from '../../src/index.ts';
import { anHour, memory, none, silent, without, type MakeClient } from '../support/clients.ts';
import { cameBack, comeBackTo, sendsAway } from '../support/elsewhere.ts';
import { narrow, themed } from '../support/frames.ts';
import { once } from '../support/once.ts';
import { click, see, seeAlert, seeFieldError, seeStatus, submit } from '../support/person.ts';

interface Args extends Partial<Pick<EmsRecoveryCodes, 'autostart' | 'serviceName' | 'signInHref'>> {
  client: MakeClient;
}

type Story = StoryObj<Args>;
type Play = NonNullable<Story['play']>;

const meta: Meta<Args> = {
  title: 'Account/Recovery codes',
  component: 'ems-recovery-codes',
  args: { client: memory({ scenario: 'two-factor' }), serviceName: 'Example', signInHref: '#sign-in' },
  argTypes: { client: { control: false } },
  render: ({ client, ...args }) => html`
    <ems-recovery-codes
      .client=${once(client)}
      ?autostart=${args.autostart}
      service-name=${args.serviceName ?? nothing}
      sign-in-href=${args.signInHref ?? nothing}
    ></ems-recovery-codes>
  `,
};

export default meta;

const seeCodes: Play = async ({ canvasElement }) => {
  await submit(canvasElement);
  await see(canvasElement, '.ems-codes');
};

export const Left: Story = { play: ({ canvasElement }) => see(canvasElement, 'button[type="submit"]') };

export const FewLeft: Story = {
  args: { client: memory({ scenario: 'few-codes-left' }) },
  play: ({ canvasElement }) => see(canvasElement, '.ems-warning'),
};

/** There is no second factor yet. */
export const None: Story = { args: { client: memory({ scenario: 'active' }) } };

/** Somebody left a set-up before the codes were made. */
export const NeverMade: Story = {
  args: {
    client: () => {
      const client = memory({ scenario: 'two-factor' })();
      client.recoveryCodes.status = () => Promise.resolve({ ok: true, value: null });
      return client;
    },
  },
  play: ({ canvasElement }) => see(canvasElement, '.ems-warning'),
};

export const Loading: Story = { args: { client: silent('recoveryCodes.status', 'two-factor') } };

/** Shown once. */
export const Shown: Story = { play: seeCodes };

/** At the end of a set-up, without a press. */
export const Autostart: Story = {
  args: { autostart: true },
  play: ({ canvasElement }) => see(canvasElement, '.ems-codes'),
};

export const NotSavedYet: Story = {
  play: async (context) => {
    await seeCodes(context);
    await submit(context.canvasElement);
    await seeFieldError(context.canvasElement, 'saved');
  },
};

export const Saved: Story = {
  play: async (context) => {
    await seeCodes(context);
    await click(context.canvasElement, '[name="saved"]');
    await submit(context.canvasElement);
    await see(context.canvasElement, '.ems-success');
  },
};

export const Busy: Story = {
  args: { client: silent('recoveryCodes.generate', 'two-factor') },
  play: async ({ canvasElement }) => {
    await submit(canvasElement);
    await see(canvasElement, 'form[aria-busy="true"]');
  },
};

export const Reauthentication: Story = {
  args: {
    client: memory({
      scenario: 'two-factor',
      problems: { 'recoveryCodes.generate': { code: 'reauthentication_required', once: true } },
    }),
  },
  play: async ({ canvasElement }) => {
    await submit(canvasElement);
    await see(canvasElement, 'dialog[open]');
  },
};

export const GenerateFailed: Story = {
  args: {
    client: memory({ scenario: 'two-factor', problems: { 'recoveryCodes.generate': { code: 'service_unavailable' } } }),
  },
  play: async ({ canvasElement }) => {
    await submit(canvasElement);
    await seeAlert(canvasElement);
  },
};

export const RateLimited: Story = {
  args: {
    client: memory({
      scenario: 'two-factor',
      problems: { 'recoveryCodes.generate': { code: 'rate_limited', retryAfter: anHour } },
    }),
  },
  play: async ({ canvasElement }) => {
    await submit(canvasElement);
    await seeAlert(canvasElement);
  },
};

export const Offline: Story = {
  args: { client: memory({ scenario: 'two-factor', problems: { 'recoveryCodes.status': { code: 'offline' } } }) },
  play: ({ canvasElement }) => seeAlert(canvasElement),
};

export const NotSignedIn: Story = { args: { client: memory() }, play: ({ canvasElement }) => seeAlert(canvasElement) };

export const NotOffered: Story = {
  args: { client: without('recoveryCodes', 'active') },
  play: ({ canvasElement }) => seeAlert(canvasElement),
};

export const NoClient: Story = { args: { client: none }, play: ({ canvasElement }) => seeAlert(canvasElement) };

export const German: Story = { globals: { language: 'de' }, play: seeCodes };

/** The codes stay left to right. */
const away = { elsewhere: ['recoveryCodes'], scenario: 'few-codes-left' } as const;

const seeIt: Play = ({ canvasElement }) => seeStatus(canvasElement);

/** A page of the service makes and shows them. */
export const Elsewhere: Story = {
  args: { client: sendsAway(away) },
  play: ({ canvasElement }) => see(canvasElement, 'button'),
};

export const ElsewherePlenty: Story = {
  args: { client: sendsAway({ ...away, scenario: 'two-factor' }) },
  play: ({ canvasElement }) => see(canvasElement, 'button'),
};

export const ElsewhereLeaving: Story = {
  args: { client: sendsAway({ ...away, mode: 'redirect' }) },
  play: async ({ canvasElement }) => {
    await submit(canvasElement);
    await see(canvasElement, 'button[aria-busy="true"]');
  },
};

export const ElsewhereMade: Story = {
  args: { client: sendsAway(away) },
  play: async ({ canvasElement }) => {
    await submit(canvasElement);
    await see(canvasElement, '.ems-success');
  },
};

export const ElsewhereGivenUp: Story = { args: { client: cameBack('recoveryCodes', 'cancelled', away) }, play: seeIt };

export const ElsewhereFailed: Story = {
  args: { client: cameBack('recoveryCodes', 'failed', away) },
  play: ({ canvasElement }) => seeAlert(canvasElement),
};

export const ElsewhereUnknown: Story = { args: { client: cameBack('recoveryCodes', 'unknown', away) }, play: seeIt };

/** Back from a proof: new ones are made by one more press, since the old ones die of it. */
export const ProofElsewhereGiven: Story = {
  args: {
    client: sendsAway({
      elsewhere: ['reauthentication'],
      scenario: 'two-factor',
      mode: 'redirect',
      problems: { 'recoveryCodes.generate': { code: 'reauthentication_required', once: true } },
    }),
  },
  play: async ({ canvasElement }) => {
    await submit(canvasElement);
    await see(canvasElement, 'dialog[open]');
    await click(canvasElement, 'dialog button[type="submit"]');
    await comeBackTo(canvasElement, 'ems-recovery-codes');
    await see(canvasElement, '.ems-success');
  },
};

export const RightToLeft: Story = { globals: { direction: 'rtl' }, play: seeCodes };

export const Narrow: Story = { decorators: [narrow], play: seeCodes };

export const Dark: Story = { globals: { scheme: 'dark' }, play: seeCodes };

export const CustomTheme: Story = { decorators: [themed], play: seeCodes };

export const ElsewhereGerman: Story = { ...Elsewhere, globals: { language: 'de' }, decorators: [narrow] };

export const ElsewhereRightToLeft: Story = { ...ElsewhereMade, globals: { direction: 'rtl' } };

export const ElsewhereDark: Story = { ...ElsewhereFailed, globals: { scheme: 'dark' } };
