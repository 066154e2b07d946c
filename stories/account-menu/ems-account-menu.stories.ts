import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, nothing, type TemplateResult } from 'lit';
import { userEvent, waitFor } from 'storybook/test';
import type { EmsAccountMenu } from '../../src/index.ts';
import { createMemoryClient } from '../../src/client/memory/index.ts';
import { anHour, memory, memoryPerson, silent, storyWorld, type MakeClient } from '../support/clients.ts';
import { themed } from '../support/frames.ts';
import { once } from '../support/once.ts';

interface Args extends Partial<Pick<EmsAccountMenu, 'accountHref' | 'signInHref' | 'messages'>> {
  client: MakeClient;
  children?: TemplateResult;
}

type Story = StoryObj<Args>;
type Play = NonNullable<Story['play']>;

const meta: Meta<Args> = {
  title: 'Page/Account menu',
  component: 'ems-account-menu',
  args: { client: memory({ scenario: 'active' }), accountHref: '#account', signInHref: '#sign-in' },
  argTypes: { client: { control: false }, children: { table: { disable: true } } },
  // Room for what the button opens.
  render: ({ client, children, ...args }) => html`<div style="min-block-size: 18rem; text-align: end">
    <ems-account-menu
      .client=${once(client)}
      .messages=${args.messages ?? {}}
      account-href=${args.accountHref ?? nothing}
      sign-in-href=${args.signInHref ?? nothing}
      >${children}</ems-account-menu
    >
  </div>`,
};

export default meta;

const find = (root: HTMLElement, selector: string): Promise<HTMLElement> =>
  waitFor(() => {
    const found = root.querySelector('ems-account-menu')!.shadowRoot!.querySelector<HTMLElement>(selector);
    if (!found) throw new Error(`Nothing matches ${selector}.`);
    return found;
  });

const open: Play = async ({ canvasElement }) => {
  await userEvent.click(await find(canvasElement, '.button'));
  await find(canvasElement, '.button[aria-expanded="true"]');
};

const moreItems = html`<a slot="items" href="#billing">Billing</a><a slot="items" href="#team">Team</a>`;

export const Closed: Story = {};

export const Open: Story = { play: open };

/** The slot `items`: the keys of the menu reach them too. */
export const MoreItems: Story = { args: { children: moreItems }, play: open };

export const WithoutAccountPage: Story = { args: { accountHref: undefined }, play: open };

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

export const LongNames: Story = { args: { client: longNames, children: moreItems }, play: open };

export const SignOutFailed: Story = {
  args: { client: memory({ scenario: 'active', problems: { 'session.signOut': { code: 'unreachable' } } }) },
  play: async (context) => {
    await open(context);
    await userEvent.click(await find(context.canvasElement, 'button[role="menuitem"]'));
    await find(context.canvasElement, '.problem:not([hidden])');
  },
};

/** The service says how long to wait. */
export const SignOutRateLimited: Story = {
  args: {
    client: memory({
      scenario: 'active',
      problems: { 'session.signOut': { code: 'rate_limited', retryAfter: anHour } },
    }),
  },
  play: SignOutFailed.play!,
};

export const SignedOut: Story = { args: { client: memory() } };

/** Nobody is signed in, and the page gives no link. */
export const SignedOutWithoutLink: Story = { args: { client: memory(), signInHref: undefined } };

/** Not known yet: nothing, since a wrong guess would flash. */
export const Unknown: Story = { args: { client: silent('session.current', 'active') } };

export const German: Story = { globals: { language: 'de' }, play: open };

export const RightToLeft: Story = { globals: { direction: 'rtl' }, args: { children: moreItems }, play: open };

export const Dark: Story = { globals: { scheme: 'dark' }, args: { children: moreItems }, play: open };

export const CustomTheme: Story = { decorators: [themed], play: open };
