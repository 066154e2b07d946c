/** What stands around an element in a story. */
import type { Decorator } from '@storybook/web-components-vite';
import { html } from 'lit';

/** The narrowest column that a page may give to an element. */
export const narrow: Decorator = (story) => html`<div style="inline-size: 280px">${story()}</div>`;

/** A site's own look, by tokens only: on an ancestor, as a site's sheet would have it. */
export const themed: Decorator = (story) => html`
  <style>
    .story-theme {
      --ems-color-accent: light-dark(#5b2bd0, #c3adff);
      --ems-color-on-accent: light-dark(#ffffff, #1d0a52);
      --ems-color-focus: light-dark(#a3005c, #ff9bd0);
      --ems-color-surface: light-dark(#fbf9ff, #1c1826);
      --ems-color-field: light-dark(#ffffff, #120f1a);
      --ems-font-family: Georgia, 'Times New Roman', serif;
      --ems-font-size: 1.0625rem;
      --ems-radius: 2px;
      --ems-button-radius: 999px;
      --ems-card-radius: 0;
      --ems-card-border: 2px solid light-dark(#5b2bd0, #c3adff);
      --ems-card-shadow: none;
      --ems-max-width: 34rem;
      --ems-space: 1.125rem;
    }
  </style>
  <div class="story-theme">${story()}</div>
`;
