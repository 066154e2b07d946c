import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import { addons } from 'storybook/preview-api';
import { expect, userEvent, waitFor } from 'storybook/test';
import { memory, memoryPerson } from '../support/clients.ts';
import { themed } from '../support/frames.ts';
import { once } from '../support/once.ts';
import { paste, seeFieldError, submit } from '../support/person.ts';
import { TokensEditor } from './tokens-editor.ts';

type Story = StoryObj;

/** Tokens set a look without a rule of CSS that reaches inside. See docs/theming.md. */
const meta: Meta = { title: 'Theming' };

export default meta;

// Here and not in its own file: what is imported for its effects alone is left out of a build (`sideEffects` of package.json).
if (!customElements.get('docs-tokens-editor')) customElements.define('docs-tokens-editor', TokensEditor);

/** Puts what is changed into the address of this page, and into that of Storybook around it. */
const share = ({ detail }: CustomEvent<string>): void => {
  const address = new URL(location.href);
  if (detail) address.searchParams.set('tokens', detail);
  else address.searchParams.delete('tokens');
  history.replaceState(history.state, '', address);
  addons.getChannel().emit('ems-elements/tokens', detail || null);
};

/** Every token, with its default where nothing is set: what it does in light and dark, which contrast it has, and the CSS to copy. */
export const Tokens: Story = {
  render: () => html`<docs-tokens-editor @docs-tokens=${share}></docs-tokens-editor>`,
};

const enter = async (root: HTMLElement, name: string, value: string): Promise<void> => {
  const input = root.querySelector<HTMLInputElement>(`#ems-${name}`)!;
  await userEvent.clear(input);
  await userEvent.type(input, value);
  await userEvent.tab();
};

/** A value that CSS takes changes the forms; one that it doesn't take is told of at its field; a contrast that is too low says so. */
export const TokensChanged: Story = {
  ...Tokens,
  play: async ({ canvasElement }) => {
    await enter(canvasElement, 'color-success', '#e8c100');
    await enter(canvasElement, 'radius', '2px');
    await enter(canvasElement, 'space', 'roomy');
    await waitFor(() => expect(canvasElement.querySelector('.tokens-css')).toHaveTextContent('--ems-radius: 2px;'));
    await expect(canvasElement.querySelector('#ems-color-success-contrast')).toHaveTextContent('Too low');
    await expect(canvasElement.querySelector('#ems-space')).toHaveAccessibleDescription(/Try 8px/);
  },
};

const everything = (): TemplateResult => html`
  <ems-provider .client=${once(memory())}>
    <div style="display: flex; flex-wrap: wrap; gap: 2rem; align-items: start">
      <ems-register sign-in-href="#sign-in" style="flex: 1 1 15rem"></ems-register>
      <ems-verify-email email=${memoryPerson.email} can-change-address style="flex: 1 1 15rem"></ems-verify-email>
    </div>
  </ems-provider>
`;

const withErrors: NonNullable<Story['play']> = async ({ canvasElement }) => {
  const form = canvasElement.querySelector('ems-register')!;
  await paste(form, { firstName: 'Ada', lastName: 'Lovelace', email: 'ada@example', password: memoryPerson.password });
  await submit(form);
  await seeFieldError(form, 'email');
};

/** As it comes. */
export const Defaults: Story = { render: everything, play: withErrors };

/** Set on an ancestor: colours for light and dark, font, corners, width and the card's edge. */
export const OwnTheme: Story = { render: everything, decorators: [themed], play: withErrors };

/** Without a card: the form stands on the page itself. */
export const WithoutCard: Story = {
  render: () => html`<div class="theme-plain">${everything()}</div>`,
  play: withErrors,
};

/** Larger text: everything but the touch targets' least height grows along. */
export const LargeText: Story = {
  render: () => html`<div style="--ems-font-size: 1.5rem">${everything()}</div>`,
  play: withErrors,
};
