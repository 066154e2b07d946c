import { setCustomElementsManifest, type Preview } from '@storybook/web-components-vite';
import { configure } from 'storybook/test';
import '../src/define/all.ts';
import { registerLocale } from '../src/index.ts';
import manifest from '../custom-elements.json';
import type { Manifest } from '../scripts/manifest.ts';
import { argTypesOf, initialArgs, withSettings } from './controls.ts';
import DocsPage from './docs-page.mdx';
import { Container } from './docs-container.ts';
import keys from './keys-language.ts';
import { globalTypes, initialGlobals, withPage } from './page.ts';
import { addStyles } from './styles.ts';

const elements = (manifest as unknown as Manifest).modules.flatMap(({ declarations }) => declarations);
const elementOf = (tag: string | undefined) => elements.find(({ tagName }) => tagName === tag);

setCustomElementsManifest(manifest);
registerLocale(keys);
addStyles();

// For how long a play function waits: a busy machine isn't a failure.
configure({ asyncUtilTimeout: 5000 });

const preview: Preview = {
  tags: ['autodocs'],
  decorators: [withSettings(elements), withPage],
  argTypesEnhancers: [
    // What a story needs besides, such as its client, is nothing to set in a panel.
    ({ component, argTypes }) => {
      const element = elementOf(component);
      if (!element) return argTypes;
      const settings = argTypesOf(element);
      return Object.fromEntries(
        Object.entries(argTypes).map(([name, argType]) => [
          name,
          name in settings ? argType : { ...argType, control: false, table: { disable: true } },
        ]),
      );
    },
  ],
  argsEnhancers: [
    ({ component, initialArgs: given }) => {
      const element = elementOf(component);
      if (!element) return {};
      return Object.fromEntries(Object.entries(initialArgs(element)).filter(([name]) => given[name] === undefined));
    },
  ],
  globalTypes,
  initialGlobals,
  parameters: {
    a11y: { test: 'error' },
    // The page's colours follow the colour scheme in the toolbar.
    backgrounds: { disable: true },
    controls: { expanded: true },
    docs: {
      page: DocsPage,
      container: Container,
      extractArgTypes: (component: string) => {
        const element = elementOf(component);
        return element ? argTypesOf(element) : null;
      },
    },
    layout: 'padded',
    options: {
      storySort: {
        method: 'alphabetical-by-kind',
        // Read and not run: it can't be taken from the list of categories.
        order: [
          'Start',
          'In your words',
          'States',
          'Sign up',
          'Sign in',
          'Account',
          'Page',
          'Theming',
          'Guides',
          'Emails',
          'Decisions',
          ['Overview'],
        ],
      },
    },
    viewport: {
      options: {
        small: {
          name: 'Small phone, or 400 % zoom (320)',
          type: 'mobile',
          styles: { width: '320px', height: '568px' },
        },
        phone: { name: 'Phone (390)', type: 'mobile', styles: { width: '390px', height: '844px' } },
        tablet: { name: 'Tablet (820)', type: 'tablet', styles: { width: '820px', height: '1180px' } },
        desktop: { name: 'Desktop (1280)', type: 'desktop', styles: { width: '1280px', height: '800px' } },
      },
    },
  },
};

export default preview;
