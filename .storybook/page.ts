/** What a story takes from the page it stands on, and its switches in the toolbar. */
import type { Decorator, Preview } from '@storybook/web-components-vite';
import { html } from 'lit';
import { languages } from './languages.ts';

export interface PageGlobals {
  scheme: 'light' | 'dark';
  theme: string;
  density: string;
  direction: 'ltr' | 'rtl';
  language: string;
}

export const initialGlobals: PageGlobals = {
  // As Storybook's own frame around the page has it.
  scheme: matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light',
  theme: 'default',
  density: 'default',
  direction: 'ltr',
  language: 'en',
};

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
  theme: {
    description: 'Theme: tokens of the page',
    toolbar: {
      icon: 'paintbrush',
      items: [
        { value: 'default', title: 'As it comes' },
        { value: 'own', title: 'A site of its own' },
        { value: 'plain', title: 'Without a card' },
      ],
      dynamicTitle: true,
    },
  },
  density: {
    description: 'Density: tokens of the page',
    toolbar: {
      icon: 'component',
      items: [
        { value: 'default', title: 'Usual density' },
        { value: 'compact', title: 'Compact' },
        { value: 'large', title: 'Large letters' },
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

const classesOf = ({ theme, density }: PageGlobals): string[] => [`theme-${theme}`, `density-${density}`];

/** The root of a page of documentation is Storybook's own, in English, and its colours follow the switch. */
export const setDocsRoot = ({ scheme }: PageGlobals): void => {
  const root = document.documentElement;
  root.lang = 'en';
  root.dir = 'ltr';
  root.style.colorScheme = scheme;
  root.className = '';
};

/** Sets on the root what a site sets there; in documentation, on a ground that the story has of its own. */
export const withPage: Decorator = (story, { globals, viewMode }) => {
  const page = globals as PageGlobals;
  const { scheme, direction, language } = page;
  if (viewMode === 'docs')
    return html`<div
      class="docs-ground ${classesOf(page).join(' ')}"
      dir=${direction}
      lang=${language}
      style="color-scheme: ${scheme}"
    >
      ${story()}
    </div>`;
  const root = document.documentElement;
  root.lang = language;
  root.dir = direction;
  root.style.colorScheme = scheme;
  root.className = classesOf(page).join(' ');
  return story();
};
