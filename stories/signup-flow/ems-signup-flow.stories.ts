import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { createMemoryClient } from '../../src/client/memory/index.ts';
import '../../src/define/ems-signup-flow.ts';

const meta: Meta = { title: 'Elements/ems-signup-flow', component: 'ems-signup-flow', tags: ['autodocs'] };
export default meta;

export const Empty: StoryObj = { render: () => html`<ems-signup-flow .client=${createMemoryClient()}></ems-signup-flow>` };
