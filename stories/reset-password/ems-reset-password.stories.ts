import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, nothing, type TemplateResult } from 'lit';
import { failure } from '../../src/client/outcome.ts';
import type { AuthClient, Problem } from '../../src/client/index.ts';
import { createMemoryClient } from '../../src/client/memory/index.ts';
import type { EmsResetPassword } from '../../src/index.ts';
import { memory, memoryPerson, none, storyWorld, without, type MakeClient } from '../support/clients.ts';
import { narrow, themed } from '../support/frames.ts';
import { once } from '../support/once.ts';
import { paste, see, seeAlert, seeFieldError, submit } from '../support/person.ts';

interface Args extends Partial<Pick<EmsResetPassword, 'token' | 'forgotPasswordHref' | 'signInHref' | 'messages'>> {
  client: MakeClient;
  children?: TemplateResult;
}

type Story = StoryObj<Args>;
type Play = NonNullable<Story['play']>;

type Confirm = NonNullable<AuthClient['passwordReset']>['confirm'];

/** The link in the email of the memory client; `answer` is that to a password. */
const linked =
  (answer?: Confirm, email: string = memoryPerson.email): MakeClient =>
  () => {
    const world = storyWorld();
    world.addAccount({ ...memoryPerson, email });
    const client = createMemoryClient({ world });
    const token = client.passwordReset.request({ email }).then(() => world.inbox(email)[0]?.token ?? '');
    const confirm: Confirm = async (input, options) =>
      answer && input.password !== undefined
        ? answer(input, options)
        : client.passwordReset.confirm({ ...input, token: await token }, options);
    return { ...client, passwordReset: { ...client.passwordReset, confirm } };
  };

const refusing = ({ code, ...facts }: Problem): MakeClient => linked(async () => failure(code, facts));

const meta: Meta<Args> = {
  title: 'Sign in/Reset password',
  component: 'ems-reset-password',
  args: { client: linked(), token: 'from-the-mail', forgotPasswordHref: '#forgot-password', signInHref: '#sign-in' },
  argTypes: { client: { control: false }, children: { table: { disable: true } } },
  render: ({ client, children, ...args }) => html`
    <ems-reset-password
      .client=${once(client)}
      .messages=${args.messages ?? {}}
      token=${args.token ?? nothing}
      forgot-password-href=${args.forgotPasswordHref ?? nothing}
      sign-in-href=${args.signInHref ?? nothing}
      >${children}</ems-reset-password
    >
  `,
};

export default meta;

const password = 'a whole new sentence';

const send: Play = async ({ canvasElement }) => {
  await paste(canvasElement, { password });
  await submit(canvasElement);
};

const sendAndSee =
  (selector: string): Play =>
  async (context) => {
    await send(context);
    await see(context.canvasElement, selector);
  };

const end = (code: 'token_used' | 'token_expired' | 'token_invalid'): Story => ({
  args: { client: memory({ problems: { 'passwordReset.confirm': { code } } }) },
  play: ({ canvasElement }) => see(canvasElement, 'a.ems-button'),
});

const seeName: Play = ({ canvasElement }) => see(canvasElement, 'form input[name="username"]');

export const Empty: Story = { play: seeName };

/** The address is divided before its `@`, where it has to be. */
export const LongAddress: Story = {
  args: { client: linked(undefined, 'augusta.ada.king.countess.of.lovelace@analytical-engine.example.org') },
  decorators: [narrow],
  play: seeName,
};

/** Of a client that can't tell whose link it is, nobody is named. */
export const Nameless: Story = {
  args: { client: memory({ problems: { 'passwordReset.confirm': { code: 'unexpected_answer' } } }) },
  play: ({ canvasElement }) => see(canvasElement, 'form:not(p + form)'),
};

export const Filled: Story = {
  play: async (context) => {
    await seeName(context);
    await paste(context.canvasElement, { password });
  },
};

export const TooShort: Story = {
  play: async (context) => {
    const { canvasElement } = context;
    await seeName(context);
    await paste(canvasElement, { password: 'short' });
    await submit(canvasElement);
    await seeFieldError(canvasElement, 'password');
  },
};

/** The link stays good. */
export const Compromised: Story = {
  args: { client: refusing({ code: 'password_compromised', field: 'password' }) },
  play: async (context) => {
    await send(context);
    await seeFieldError(context.canvasElement, 'password');
  },
};

export const Busy: Story = {
  args: { client: linked(() => new Promise(() => undefined)) },
  play: sendAndSee('form[aria-busy="true"]'),
};

export const Done: Story = { play: sendAndSee('.ems-success') };

/** Told before a password is typed. */
export const Used: Story = end('token_used');

export const Expired: Story = end('token_expired');

export const Invalid: Story = end('token_invalid');

export const NoToken: Story = { args: { token: '' } };

export const Offline: Story = {
  args: { client: refusing({ code: 'offline' }) },
  play: async (context) => {
    await send(context);
    await seeAlert(context.canvasElement);
  },
};

/** Where people sign in on a page of the service, it replaces a forgotten password there. */
export const NotOffered: Story = { args: { client: without('passwordReset') }, play: sendAndSee('[role="alert"]') };

export const NoClient: Story = { args: { client: none }, play: sendAndSee('[role="alert"]') };

/** The page's heading stands above the form, not above how it ended. */
export const Slots: Story = {
  args: {
    children: html`
      <h1 slot="heading">Back in a moment</h1>
      <p slot="introduction">Choose something that you use nowhere else.</p>
      <p slot="legal">All your sessions will be signed out.</p>
      <p slot="footer"><a href="#help">Get help</a></p>
    `,
  },
};

export const German: Story = { play: seeName, globals: { language: 'de' } };

export const GermanUsed: Story = { ...Used, globals: { language: 'de' } };

export const RightToLeft: Story = { ...Used, globals: { direction: 'rtl' } };

export const Narrow: Story = { ...TooShort, decorators: [narrow] };

export const Dark: Story = { ...Done, globals: { scheme: 'dark' } };

export const CustomTheme: Story = { ...Used, decorators: [themed] };
