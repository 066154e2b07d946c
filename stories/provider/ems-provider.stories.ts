import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { memory, memoryPerson } from '../support/clients.ts';
import { once } from '../support/once.ts';
import { see, type } from '../support/person.ts';

type Story = StoryObj;

const meta: Meta = {
  title: 'Page/Provider',
  component: 'ems-provider',
};

export default meta;

/** One client for everything inside, however deep: here a person who is signed in, noticed by both. */
export const GivesClient: Story = {
  render: () => html`
    <ems-provider .client=${once(memory({ scenario: 'active' }))}>
      <div style="display: flex; flex-wrap: wrap; gap: 2rem; align-items: start">
        <ems-sign-in style="flex: 1 1 15rem"></ems-sign-in>
        <ems-terms style="flex: 1 1 15rem"></ems-terms>
      </div>
    </ems-provider>
  `,
  play: async ({ canvasElement }) => {
    await see(canvasElement, 'ems-sign-in bdi');
    await see(canvasElement, 'ems-terms .ems-success');
  },
};

/** `policy` comes before the client's own. */
export const GivesPolicy: Story = {
  render: () => html`
    <ems-provider .client=${once(memory())} .policy=${{ password: { minLength: 20, maxLength: 64 } }}>
      <ems-register></ems-register>
    </ems-provider>
  `,
  play: ({ canvasElement }) => type(canvasElement, { password: 'correct horse' }),
};

/** `lang` is the language of what is inside, whatever the page's is. */
export const GivesLanguage: Story = {
  render: () => html`
    <ems-provider lang="de" .client=${once(memory())}>
      <ems-register sign-in-href="#sign-in"></ems-register>
    </ems-provider>
  `,
};

/** The nearest provider counts. */
export const Nested: Story = {
  render: () => html`
    <ems-provider .client=${once(memory({ scenario: 'active' }))}>
      <ems-provider .client=${once(memory())}>
        <ems-sign-in email=${memoryPerson.email}></ems-sign-in>
      </ems-provider>
    </ems-provider>
  `,
};
