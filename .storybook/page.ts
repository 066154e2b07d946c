/** What a story takes from the page it stands on, and its switches in the toolbar. */
import type { Decorator, Preview } from '@storybook/web-components-vite';
import { html } from 'lit';
import { languages } from './languages.ts';

interface PageGlobals {
  scheme: 'light' | 'dark';
  direction: 'ltr' | 'rtl';
  language: string;
}

export const initialGlobals: PageGlobals = { scheme: 'light', direction: 'ltr', language: 'en' };

export const globalTypes: NonNullable<Preview['globalTypes']> = {
  scheme: {
    description: 'Colour scheme: `color-scheme` of the page',
    toolbar: {
      icon: 'contrast',
      items: [
        { value: 'light', title: 'Light', icon: 'sun' },
        { value: 'dark', title: 'Dark', icon: 'moon' },
      ],
      dynamicTitle: true,
    },
  },
  direction: {
    description: 'Direction: `dir` of the page',
    toolbar: {
      icon: 'transfer',
      items: [
        { value: 'ltr', title: 'Left to right' },
        { value: 'rtl', title: 'Right to left' },
      ],
      dynamicTitle: true,
    },
  },
  language: {
    description: 'Language: `lang` of the page',
    toolbar: {
      icon: 'globe',
      items: [...languages, { value: 'ar-XB', title: '[keys]' }],
      dynamicTitle: true,
    },
  },
};

/** Sets on the root what a site sets there. On a docs page, whose own colours are Storybook's, the story gets a ground of its own. */
export const withPage: Decorator = (story, { globals, viewMode }) => {
  const { scheme, direction, language } = globals as PageGlobals;
  const root = document.documentElement;
  root.lang = language;
  root.dir = viewMode === 'docs' ? 'ltr' : direction;
  root.style.colorScheme = viewMode === 'docs' ? 'light' : scheme;
  if (viewMode !== 'docs') return story();
  return html`<div class="docs-ground" dir=${direction} style="color-scheme: ${scheme}">${story()}</div>`;
};
