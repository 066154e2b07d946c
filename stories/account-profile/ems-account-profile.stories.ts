import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, nothing, type TemplateResult } from 'lit';
import type { RedirectingMemoryClient } from '../../src/client/memory/index.ts';
import type { ProfileField } from '../../src/client/ports/profile.ts';
import type { EmsAccountProfile } from '../../src/index.ts';
import { anHour, memory, memoryPerson, none, silent, without, type MakeClient } from '../support/clients.ts';
import { cameBack, saysItWas, sendsAway } from '../support/elsewhere.ts';
import { narrow, themed } from '../support/frames.ts';
import { once } from '../support/once.ts';
import { click, field, paste, see, seeAlert, seeFieldError } from '../support/person.ts';

interface Args extends Partial<Pick<EmsAccountProfile, 'authenticationHref' | 'signInHref' | 'messages'>> {
  client: MakeClient;
  children?: TemplateResult;
}

type Story = StoryObj<Args>;
type Play = NonNullable<Story['play']>;

const meta: Meta<Args> = {
  title: 'Account/Account profile',
  component: 'ems-account-profile',
  args: { client: memory({ scenario: 'active' }), authenticationHref: '#authentication', signInHref: '#sign-in' },
  argTypes: { client: { control: false }, children: { table: { disable: true } } },
  render: ({ client, children, ...args }) => html`
    <ems-account-profile
      .client=${once(client)}
      .messages=${args.messages ?? {}}
      authentication-href=${args.authenticationHref ?? nothing}
      sign-in-href=${args.signInHref ?? nothing}
      >${children}</ems-account-profile
    >
  `,
};

export default meta;

const wanted = 'countess@example.com';

/** What stands in the field is replaced. */
const fill = async (root: HTMLElement, values: Record<string, string>): Promise<void> => {
  for (const [name, value] of Object.entries(values)) {
    (await field(root, name)).select();
    await paste(root, { [name]: value });
    const input = await field(root, name);
    if (input.value !== value) {
      input.value = value;
      input.dispatchEvent(new InputEvent('input', { bubbles: true }));
    }
  }
};

const save = (root: HTMLElement): Promise<void> => click(root, '[slot="actions"] button[type="submit"]');

const change =
  (values: Record<string, string>): Play =>
  async ({ canvasElement }) => {
    await fill(canvasElement, values);
    await save(canvasElement);
  };

const changeAndSee =
  (values: Record<string, string>, selector: string): Play =>
  async (context) => {
    await change(values)(context);
    await see(context.canvasElement, selector);
  };

const waiting = memory({ scenario: 'pending-email' });

export const Unchanged: Story = {};

export const Loading: Story = { args: { client: silent('session.current', 'active') } };

export const Changed: Story = { play: ({ canvasElement }) => fill(canvasElement, { firstName: 'Augusta' }) };

export const FieldErrors: Story = {
  play: async (context) => {
    await change({ firstName: ' ', email: 'countess' })(context);
    await seeFieldError(context.canvasElement, 'email');
  },
};

export const Busy: Story = {
  args: { client: silent('profile.update', 'active') },
  play: changeAndSee({ firstName: 'Augusta' }, 'form[aria-busy="true"]'),
};

export const NameSaved: Story = { play: changeAndSee({ firstName: 'Augusta' }, '.ems-success') };

/** The new address waits, the old one stays in the field. */
export const EmailWaits: Story = { play: changeAndSee({ email: wanted }, '.ems-banner') };

export const BothSaved: Story = { play: changeAndSee({ firstName: 'Augusta', email: wanted }, '.ems-banner') };

export const NothingToSave: Story = {
  play: async ({ canvasElement }) => {
    await save(canvasElement);
    await see(canvasElement, '[role="status"].ems-muted');
  },
};

export const EmailUnchanged: Story = {
  play: async (context) => {
    await change({ email: memoryPerson.email.toUpperCase() })(context);
    await seeFieldError(context.canvasElement, 'email');
  },
};

/** The names are saved, and the email to the new address couldn't be sent. */
export const HalfSaved: Story = {
  args: { client: memory({ scenario: 'active', problems: { 'email.change': { code: 'mail_not_sent' } } }) },
  play: changeAndSee({ firstName: 'Augusta', email: wanted }, '[role="alert"]'),
};

export const AsksForProof: Story = {
  args: { client: memory({ scenario: 'stale' }) },
  parameters: { docs: { story: { inline: false, height: '640px' } } },
  play: changeAndSee({ email: wanted }, 'dialog[open]'),
};

export const ProofGivenUp: Story = {
  args: { client: memory({ scenario: 'stale' }) },
  play: async (context) => {
    await changeAndSee({ firstName: 'Augusta', email: wanted }, 'dialog[open]')(context);
    await click(context.canvasElement, 'dialog button.ems-secondary:not(.ems-reveal)');
    await see(context.canvasElement, '[role="status"].ems-muted');
  },
};

export const Waiting: Story = {
  args: { client: waiting },
  play: ({ canvasElement }) => see(canvasElement, '.ems-banner'),
};

/** The email was sent a moment ago. */
export const WaitingCoolDown: Story = {
  ...Waiting,
  args: { client: memory({ scenario: 'pending-email' }, { resendCooldown: anHour }) },
};

export const SentAgain: Story = {
  args: { client: waiting },
  play: async ({ canvasElement }) => {
    await click(canvasElement, '.ems-banner button');
    await see(canvasElement, '.ems-success');
  },
};

export const ChangeCancelled: Story = {
  args: { client: waiting },
  play: async ({ canvasElement }) => {
    await click(canvasElement, '.ems-banner button:last-of-type');
    await see(canvasElement, '[role="status"].ems-muted');
  },
};

export const CancelFailed: Story = {
  args: { client: memory({ scenario: 'pending-email', problems: { 'email.cancel': { code: 'unreachable' } } }) },
  play: async ({ canvasElement }) => {
    await click(canvasElement, '.ems-banner button:last-of-type');
    await seeAlert(canvasElement);
  },
};

/** Confirmed in another tab or on another device: the banner goes by itself. */
export const ConfirmedElsewhere: Story = {
  args: {
    client: () => {
      const client = waiting();
      const [mail] = client.world.inbox('ada.lovelace@example.com');
      addEventListener('story-confirm', () => void client.openTab().email.confirm({ token: mail?.token ?? '' }), {
        once: true,
      });
      return client;
    },
  },
  play: async ({ canvasElement }) => {
    await see(canvasElement, '.ems-banner');
    dispatchEvent(new Event('story-confirm'));
    await see(canvasElement, '.ems-success');
  },
};

export const OnlyNames: Story = { args: { client: without('email', 'active') } };

export const OnlyEmail: Story = { args: { client: without('profile', 'active') } };

export const SignedOut: Story = { args: { client: memory() } };

/** Unsaved input stays when the session ends elsewhere. */
export const SessionEnded: Story = {
  args: {
    client: () => {
      const client = memory({ scenario: 'active' })();
      addEventListener('story-sign-out', () => void client.openTab().session.signOut(), { once: true });
      return client;
    },
  },
  play: async ({ canvasElement }) => {
    await fill(canvasElement, { firstName: 'August' });
    dispatchEvent(new Event('story-sign-out'));
    await seeAlert(canvasElement);
  },
};

export const LoadingFailed: Story = {
  args: { client: memory({ problems: { 'session.current': { code: 'unreachable' } } }) },
  play: ({ canvasElement }) => seeAlert(canvasElement),
};

export const NoClient: Story = { args: { client: none }, play: ({ canvasElement }) => seeAlert(canvasElement) };

const leave: Play = ({ canvasElement }) => click(canvasElement, '.ems-address button');

const leaveAndSee =
  (selector: string): Play =>
  async (context) => {
    await leave(context);
    await see(context.canvasElement, selector);
  };

/** The address is changed on a page of the service: it is shown, with one button that leads there. */
export const Elsewhere: Story = {
  args: { client: sendsAway({ elsewhere: ['email'] }) },
  play: ({ canvasElement }) => see(canvasElement, '.ems-address button'),
};

/** Nothing else can be changed. */
export const ElsewhereOnly: Story = {
  args: {
    client: () => {
      const { profile: _names, ...client } = sendsAway({ elsewhere: ['email'] })();
      return client;
    },
  },
  play: ({ canvasElement }) => see(canvasElement, '.ems-address button'),
};

export const ElsewhereLeaving: Story = {
  args: { client: sendsAway({ elsewhere: ['email'], mode: 'redirect' }) },
  play: leaveAndSee('.ems-address button[aria-busy="true"]'),
};

/** The unsaved input beside it is still there. */
export const ElsewhereChanged: Story = {
  args: { client: sendsAway({ elsewhere: ['email'] }) },
  play: async (context) => {
    await fill(context.canvasElement, { lastName: 'Byron' });
    await leaveAndSee('.ems-address .ems-success')(context);
  },
};

/** The page of the service says that it is done, and the account has the old address still. */
export const ElsewhereNotYet: Story = {
  args: { client: () => saysItWas(sendsAway({ elsewhere: ['email'], next: 'cancel' })(), 'email', 'success') },
  play: leaveAndSee('.ems-address [role="status"].ems-muted'),
};

export const ElsewhereGivenUp: Story = {
  args: { client: sendsAway({ elsewhere: ['email'], next: 'cancel' }) },
  play: leaveAndSee('.ems-address [role="status"].ems-muted'),
};

export const ElsewhereFailed: Story = {
  args: { client: cameBack('email', 'failed') },
  play: ({ canvasElement }) => seeAlert(canvasElement),
};

/** Back without an answer, by the browser's own button. */
export const ElsewhereUnknown: Story = {
  args: { client: cameBack('email', 'unknown') },
  play: ({ canvasElement }) => see(canvasElement, '.ems-address [role="status"].ems-muted'),
};

/** While a new address waits there, nobody signs in, as on Keycloak. */
const stopsSignIn =
  (next?: 'cancel'): MakeClient =>
  () => {
    const client = sendsAway({ elsewhere: ['email'], ...(next && { next }) })();
    return { ...client, email: { ...client.email, blocksSignIn: true } } as RedirectingMemoryClient;
  };

export const ElsewhereStopsSignIn: Story = {
  args: { client: stopsSignIn() },
  play: ({ canvasElement }) => see(canvasElement, '.ems-address button'),
};

/** Back without an answer: an address may wait by now. */
export const ElsewhereMayWait: Story = {
  args: { client: stopsSignIn('cancel') },
  play: leaveAndSee('.ems-address [role="status"].ems-muted'),
};

/** The slots `heading`, `introduction`, `legal` and `footer`. */
export const Slots: Story = {
  args: {
    children: html`
      <h3 slot="heading">About you</h3>
      <p slot="introduction">Only your colleagues see this.</p>
      <p slot="legal">We never show your address to others.</p>
      <p slot="footer"><a href="#help">Get help</a></p>
    `,
  },
};

export const German: Story = { globals: { language: 'de' }, ...Waiting };

export const RightToLeft: Story = { globals: { direction: 'rtl' }, ...WaitingCoolDown };

export const Narrow: Story = { decorators: [narrow], ...WaitingCoolDown };

export const Dark: Story = { globals: { scheme: 'dark' }, ...WaitingCoolDown };

export const CustomTheme: Story = { decorators: [themed], ...WaitingCoolDown };

const further = (name: string, more: Partial<ProfileField>): ProfileField => ({
  name,
  label: name,
  required: false,
  readOnly: false,
  multivalued: false,
  validators: {},
  values: [],
  ...more,
});

/** What a service has besides: one field of each kind, and languages. */
const world = {
  languages: ['en', 'de', 'fr', 'ar'],
  profileFields: [
    further('phone', {
      label: 'Phone',
      type: 'tel',
      autocomplete: 'tel',
      hint: 'Include the country code.',
      validators: { pattern: '\\+[\\d ]+' },
    }),
    further('company', {
      label: 'Company',
      required: true,
      values: ['Analytical Engines'],
      validators: { minLength: 2, maxLength: 40 },
    }),
    further('plan', {
      label: 'Plan',
      required: true,
      values: ['pro'],
      validators: {
        options: [
          { value: 'free', label: 'Free' },
          { value: 'pro', label: 'Professional' },
        ],
      },
    }),
    further('topics', {
      label: 'Topics',
      multivalued: true,
      values: ['news'],
      validators: {
        options: [
          { value: 'news', label: 'News' },
          { value: 'events', label: 'Events' },
        ],
      },
    }),
    further('aliases', { label: 'Aliases', multivalued: true, values: ['Ada', 'Countess'] }),
    further('customer', { label: 'Customer number', readOnly: true, values: ['4711'] }),
  ],
};

const seeFields: Play = ({ canvasElement }) => see(canvasElement, 'select[name="language"]');

export const FurtherFields: Story = { args: { client: memory({ scenario: 'active' }, world) }, play: seeFields };

export const FurtherFieldsRefused: Story = {
  ...FurtherFields,
  play: async (context) => {
    await seeFields(context);
    await fill(context.canvasElement, { 'attributes.phone': '0911', 'attributes.company': 'x' });
    await save(context.canvasElement);
    await see(context.canvasElement, '.ems-error');
  },
};

export const FurtherFieldsSaved: Story = {
  ...FurtherFields,
  play: async (context) => {
    await seeFields(context);
    await fill(context.canvasElement, { 'attributes.phone': '+44 20 7946 0000' });
    await save(context.canvasElement);
    await see(context.canvasElement, '.ems-success');
  },
};

export const FurtherFieldsGerman: Story = { ...FurtherFields, globals: { language: 'de' }, decorators: [narrow] };

export const FurtherFieldsDark: Story = { ...FurtherFieldsRefused, globals: { scheme: 'dark' } };

export const FurtherFieldsRightToLeft: Story = { ...FurtherFields, globals: { direction: 'rtl' } };

/** Another system tells the names and the address. */
export const ReadOnly: Story = {
  args: { client: memory({ scenario: 'active' }, { readOnlyProfile: ['firstName', 'lastName', 'email'] }) },
  play: ({ canvasElement }) => see(canvasElement, 'bdi'),
};

export const SomeReadOnly: Story = {
  args: { client: memory({ scenario: 'active' }, { ...world, readOnlyProfile: ['firstName', 'email'] }) },
  play: seeFields,
};
