import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { mailWords, renderMail, type RenderedMail } from '../../src/mails/render.ts';
import { now, samples } from '../support/mails.ts';

interface Args {
  mail: string;
  firstName: string;
  brand: string;
}

type Story = StoryObj<Args>;

const rendered = ({ mail, firstName, brand }: Args, language: unknown): RenderedMail => {
  const known = mailWords.find((words) => words.language === language) ?? mailWords[0];
  const all = samples(firstName, known.language);
  return renderMail(all[mail] ?? all.verification!, { brand: { name: brand }, now });
};

/**
 * The service's emails, as `renderMail` of `ems-elements-server` makes them: the language is the toolbar's, the colours are those of
 * the scheme that mail programs report. The words are in `src/mails/words/`, the layout in `src/mails/html.ts`.
 */
const meta: Meta<Args> = {
  title: 'Emails',
  args: { mail: 'verification', firstName: 'Zoë', brand: 'EMS' },
  argTypes: {
    mail: { control: 'select', options: Object.keys(samples('', 'en')) },
    firstName: { description: 'As it was typed; what looks like a link is left out' },
    brand: { description: 'Whose email it is' },
  },
  render: (args, { globals }) => {
    const { subject, html: page } = rendered(args, globals.language);
    return html`<iframe
      title=${subject}
      .srcdoc=${page}
      style="display: block; inline-size: 100%; block-size: 46rem; border: 0"
    ></iframe>`;
  },
};

export default meta;

export const Verification: Story = {};

export const AlreadyRegistered: Story = { args: { mail: 'already_registered' } };

export const NewPassword: Story = { args: { mail: 'password_reset' } };

export const ChangedAddress: Story = { args: { mail: 'email_change' } };

/** To the old address, while there is time to cancel. */
export const AddressAboutToChange: Story = { args: { mail: 'notice email_change_requested' } };

export const SignedIn: Story = { args: { mail: 'notice signed_in' } };
export const AuthenticatorAdded: Story = { args: { mail: 'notice authenticator_added' } };

/** Its owner has seven days to object, by signing in with a code. */
export const RecoveryStarted: Story = { args: { mail: 'notice recovery_started' } };

export const RecoveryFinished: Story = { args: { mail: 'notice recovery_finished' } };

export const AccountDeleted: Story = { args: { mail: 'notice account_deleted' } };

/** A name that a mail program would make a link of: it is left out. */
export const NameLikeALink: Story = { args: { firstName: 'evil.example' } };

/** The plain text that every email has too. */
export const PlainText: Story = {
  render: (args, { globals }) =>
    html`<pre dir="auto" style="margin: 0; white-space: pre-wrap; overflow-wrap: anywhere">${rendered(args, globals.language).text}</pre>`,
};
