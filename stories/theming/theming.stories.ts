import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, nothing, type TemplateResult } from 'lit';
import { memory, memoryPerson } from '../support/clients.ts';
import { themed } from '../support/frames.ts';
import { once } from '../support/once.ts';
import { paste, seeFieldError, submit } from '../support/person.ts';
import { readTokens, type Token } from './tokens.ts';

type Story = StoryObj;

/** Tokens set a look without a rule of CSS that reaches inside. See docs/theming.md. */
const meta: Meta = { title: 'Theming' };

export default meta;

/** Where a token falls back to another one, the other one's default counts. */
const valueOf = ({ name, fallback }: Token): string => {
  const other = readTokens().find((token) => fallback === `var(${token.name})`);
  return `var(${name}, ${other ? valueOf(other) : fallback})`;
};

const swatch = (token: Token): TemplateResult =>
  html`<span class="swatch" style=${`background: ${valueOf(token)}`}></span>`;

const row = (token: Token): TemplateResult => html`
  <tr>
    <th scope="row"><code>${token.name}</code></th>
    <td>${token.name.startsWith('--ems-color') ? swatch(token) : nothing}</td>
    <td><code>${token.fallback}</code></td>
  </tr>
`;

/** Every token with its default. A colour has one for light and one for dark. */
export const Tokens: Story = {
  render: () => html`
    <style>
      .story-tokens {
        border-collapse: collapse;
        font-size: 0.875rem;
      }
      .story-tokens :is(th, td) {
        padding: 0.375rem 0.75rem 0.375rem 0;
        border-block-end: 1px solid light-dark(#d9dde2, #343a42);
        text-align: start;
        vertical-align: middle;
        font-weight: 400;
        overflow-wrap: anywhere;
      }
      .story-tokens .swatch {
        display: inline-block;
        inline-size: 2rem;
        block-size: 1.5rem;
        border: 1px solid light-dark(#818a95, #79828e);
        border-radius: 4px;
        vertical-align: middle;
      }
    </style>
    <table class="story-tokens">
      <thead>
        <tr>
          <th scope="col">Token</th>
          <td></td>
          <th scope="col">Default</th>
        </tr>
      </thead>
      <tbody>
        ${readTokens().map(row)}
      </tbody>
    </table>
  `,
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
