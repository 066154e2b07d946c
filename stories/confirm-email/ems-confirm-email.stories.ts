import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, nothing, type TemplateResult } from 'lit';
import type { MemoryClient } from '../../src/client/memory/index.ts';
import type { EmsConfirmEmail } from '../../src/index.ts';
import {
  memory,
  memoryPendingEmail,
  memoryPerson,
  none,
  otherBrowser,
  silent,
  type MakeClient,
} from '../support/clients.ts';
import { sendsAway } from '../support/elsewhere.ts';
import { narrow, themed } from '../support/frames.ts';
import { once } from '../support/once.ts';
import { paste, see, seeAlert, seeFieldError, submit } from '../support/person.ts';

interface Args extends Partial<Pick<EmsConfirmEmail, 'token' | 'accountHref' | 'messages'>> {
  client: MakeClient;
  children?: TemplateResult;
}

type Story = StoryObj<Args>;
type Play = NonNullable<Story['play']>;

const meta: Meta<Args> = {
  title: 'Account/Confirm email',
  component: 'ems-confirm-email',
  args: { client: memory({ scenario: 'pending-email' }), token: 'from-the-mail', accountHref: '#account' },
  argTypes: { client: { control: false }, children: { table: { disable: true } } },
  render: ({ client, children, ...args }) => html`
    <ems-confirm-email
      .client=${once(client)}
      .messages=${args.messages ?? {}}
      token=${args.token ?? nothing}
      account-href=${args.accountHref ?? nothing}
      >${children}</ems-confirm-email
    >
  `,
};

export default meta;

const press: Play = ({ canvasElement }) => submit(canvasElement);

const pressAndSeeAlert: Play = async ({ canvasElement }) => {
  await submit(canvasElement);
  await seeAlert(canvasElement);
};

const end = (code: 'token_used' | 'token_expired' | 'token_invalid' | 'conflict'): Story => ({
  args: { client: memory({ problems: { 'email.confirm': { code } } }) },
  play: async ({ canvasElement }) => {
    await submit(canvasElement);
    await see(canvasElement, 'a.ems-button');
  },
});

export const Click: Story = {};

export const Busy: Story = { args: { client: silent('email.confirm') }, play: press };

/** The link in the email of the memory client. */
export const Confirmed: Story = {
  render: ({ accountHref }) => {
    const client = memory({ scenario: 'pending-email' })();
    const [mail] = client.world.inbox(memoryPendingEmail);
    return html`<ems-confirm-email
      .client=${once(() => client)}
      .token=${once(() => mail?.token)}
      account-href=${accountHref ?? nothing}
    ></ems-confirm-email>`;
  },
  play: async ({ canvasElement }) => {
    await submit(canvasElement);
    await see(canvasElement, '.ems-success');
  },
};

/** On a device where the account is not signed in: it is named, masked, and its password asked for. */
export const PasswordAsked: Story = {
  render: ({ accountHref }) => {
    const client = otherBrowser('pending-email')();
    const [mail] = client.world.inbox(memoryPendingEmail);
    return html`<ems-confirm-email
      .client=${once(() => client)}
      .token=${once(() => mail?.token)}
      account-href=${accountHref ?? nothing}
    ></ems-confirm-email>`;
  },
  play: async ({ canvasElement }) => {
    await submit(canvasElement);
    await see(canvasElement, '[name="password"]');
  },
};

export const PasswordWrong: Story = {
  ...PasswordAsked,
  play: async (context) => {
    await PasswordAsked.play!(context);
    await paste(context.canvasElement, { password: 'something else' });
    await submit(context.canvasElement);
    await seeFieldError(context.canvasElement, 'password');
  },
};

export const PasswordAskedGerman: Story = { ...PasswordAsked, globals: { language: 'de' } };

export const PasswordAskedNarrow: Story = { ...PasswordAsked, decorators: [narrow] };

/** The account has a second factor. */
export const CodeAsked: Story = {
  ...PasswordAsked,
  play: async (context) => {
    await PasswordAsked.play!(context);
    const { canvasElement } = context;
    const { client } = canvasElement.querySelector<EmsConfirmEmail>('ems-confirm-email')!;
    (client as MemoryClient).network.problems['email.confirm'] = { code: 'second_factor_required', once: true };
    await paste(canvasElement, { password: memoryPerson.password });
    await submit(canvasElement);
    await see(canvasElement, '[name="code"]');
  },
};

export const CodeAskedNarrow: Story = { ...CodeAsked, decorators: [narrow] };

export const Used: Story = end('token_used');

export const Expired: Story = end('token_expired');

/** Cut off on the way, cancelled, or replaced by another change. */
export const Invalid: Story = end('token_invalid');

/** Somebody registered with this address meanwhile. */
export const Taken: Story = end('conflict');

export const NoToken: Story = { args: { token: '' } };

export const Offline: Story = {
  args: { client: memory({ problems: { 'email.confirm': { code: 'offline' } } }) },
  play: pressAndSeeAlert,
};

export const ServiceUnavailable: Story = {
  args: { client: memory({ problems: { 'email.confirm': { code: 'service_unavailable' } } }) },
  play: pressAndSeeAlert,
};

/** Addresses are changed on a page of the service, which sends no link to this one. */
export const NotOffered: Story = { args: { client: sendsAway({ elsewhere: ['email'] }) }, play: pressAndSeeAlert };

export const NoClient: Story = { args: { client: none }, play: pressAndSeeAlert };

/** The page's heading stands above the question, not above how it ended. */
export const Slots: Story = {
  args: {
    children: html`
      <h1 slot="heading">Almost there</h1>
      <p slot="introduction">Thank you for opening our mail.</p>
      <p slot="footer">Not you? <a href="#help">Tell us</a></p>
    `,
  },
};

export const German: Story = { globals: { language: 'de' } };

export const GermanInvalid: Story = { ...Invalid, globals: { language: 'de' } };

export const RightToLeft: Story = { ...Confirmed, globals: { direction: 'rtl' } };

export const Narrow: Story = { ...Invalid, decorators: [narrow] };

export const Dark: Story = { ...Confirmed, globals: { scheme: 'dark' } };

export const CustomTheme: Story = { ...Confirmed, decorators: [themed] };
