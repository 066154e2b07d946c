/** What stands around an element in a story. */
import type { Decorator } from '@storybook/web-components-vite';
import { html } from 'lit';

/** The narrowest column that a page may give to an element. */
export const narrow: Decorator = (story) => html`<div style="inline-size: 280px">${story()}</div>`;

/** A site's own look, by tokens only (.storybook/themes.css): on an ancestor, as a site's sheet would have it. */
export const themed: Decorator = (story) => html`<div class="theme-own">${story()}</div>`;
