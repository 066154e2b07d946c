import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, nothing } from 'lit';
import type { Application, EmsApplications } from '../../src/index.ts';
import type { MemoryClientOptions } from '../../src/client/memory/index.ts';
import { memory, none, type MakeClient } from '../support/clients.ts';
import { narrow } from '../support/frames.ts';
import { once } from '../support/once.ts';
import { click, see, seeAlert } from '../support/person.ts';

interface Args extends Partial<Pick<EmsApplications, 'signInHref'>> {
  client: MakeClient;
}

type Story = StoryObj<Args>;
type Play = NonNullable<Story['play']>;

/** Their names and permissions are the service's own words, in whatever language. */
const applications: Application[] = [
  {
    id: 'hosting',
    name: 'Hosting',
    href: 'https://hosting.example.com/',
    permissions: ['Documentation'],
    grantedAt: '2026-01-02T12:00:00.000Z',
    revocable: true,
  },
  { id: 'documentation', name: 'Documentation', revocable: false },
];

const client = (options: MemoryClientOptions = {}): MakeClient =>
  memory({ scenario: 'active', applications, ...options });

const meta: Meta<Args> = {
  title: 'Account/Applications',
  component: 'ems-applications',
  args: { client: client(), signInHref: '#sign-in' },
  argTypes: { client: { control: false } },
  render: ({ client, ...args }) => html`
    <ems-applications .client=${once(client)} sign-in-href=${args.signInHref ?? nothing}></ems-applications>
  `,
};

export default meta;

const seeList: Play = ({ canvasElement }) => see(canvasElement, '.ems-devices');

const remove: Play = async ({ canvasElement }) => {
  await click(canvasElement, '[data-for^="remove"]');
  await see(canvasElement, '.ems-question');
};

const removeIt: Play = async (context) => {
  await remove(context);
  await click(context.canvasElement, 'button.ems-danger');
};

export const None: Story = {
  args: { client: client({ applications: [] }) },
  play: ({ canvasElement }) => see(canvasElement, '.ems-muted:not([role])'),
};

export const Several: Story = { play: seeList };

export const Loading: Story = {
  args: {
    client: client({
      latency: (asked) => (asked === 'applications.list' ? new Promise(() => undefined) : undefined),
    }),
  },
};

export const Removing: Story = { play: remove };

export const Removed: Story = {
  play: async (context) => {
    await removeIt(context);
    await see(context.canvasElement, '.ems-success');
  },
};

export const RemoveFailed: Story = {
  args: { client: client({ problems: { 'applications.revoke': { code: 'timed_out' } } }) },
  play: async (context) => {
    await removeIt(context);
    await seeAlert(context.canvasElement);
  },
};

/** The sign-in was long ago. */
export const Reauthentication: Story = {
  args: { client: client({ scenario: 'stale' }) },
  play: async (context) => {
    await removeIt(context);
    await see(context.canvasElement, 'dialog[open]');
  },
};

export const Offline: Story = {
  args: { client: client({ problems: { 'applications.list': { code: 'offline' } } }) },
  play: ({ canvasElement }) => seeAlert(canvasElement),
};

export const NotSignedIn: Story = {
  args: { client: client({ scenario: 'fresh' }) },
  play: ({ canvasElement }) => seeAlert(canvasElement),
};

/** The client lacks the port. */
export const NotOffered: Story = {
  args: { client: memory({ scenario: 'active' }) },
  play: ({ canvasElement }) => seeAlert(canvasElement),
};

export const NoClient: Story = { args: { client: none }, play: ({ canvasElement }) => seeAlert(canvasElement) };

export const Narrow: Story = { decorators: [narrow], play: remove };

export const Dark: Story = { globals: { scheme: 'dark' }, play: seeList };

export const German: Story = { globals: { language: 'de' }, play: remove };

export const RightToLeft: Story = { globals: { direction: 'rtl' }, play: seeList };
