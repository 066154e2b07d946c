import { setCustomElementsManifest, type Preview } from '@storybook/web-components-vite';
import { configure } from 'storybook/test';
import '../src/define/all.ts';
import { registerLocale } from '../src/index.ts';
import manifest from '../custom-elements.json';
import type { Manifest } from '../scripts/manifest.ts';
import { notControls, withControls } from './controls.ts';
import DocsPage from './docs-page.mdx';
import { Container } from './docs-container.ts';
import keys from './keys-language.ts';
import { globalTypes, initialGlobals, withPage } from './page.ts';
import { addStyles } from './styles.ts';

const elements = (manifest as unknown as Manifest).modules.flatMap(({ declarations }) => declarations);
setCustomElementsManifest(manifest);
registerLocale(keys);
addStyles();

// For how long a play function waits: a busy machine isn't a failure.
configure({ asyncUtilTimeout: 5000 });

const preview: Preview = {
  tags: ['autodocs'],
  decorators: [withPage],
  argTypesEnhancers: [
    ({ component, argTypes }) => {
      const element = elements.find(({ tagName }) => tagName === component);
      return element ? (withControls(argTypes, element) as typeof argTypes) : argTypes;
    },
  ],
  globalTypes,
  initialGlobals,
  parameters: {
    a11y: { test: 'error' },
    // The page's colours follow the colour scheme in the toolbar.
    backgrounds: { disable: true },
    controls: { expanded: true, sort: 'requiredFirst', exclude: notControls(elements) },
    docs: { page: DocsPage, container: Container },
    layout: 'padded',
    options: {
      storySort: {
        method: 'alphabetical-by-kind',
        // Read and not run: it can't be taken from the list of categories.
        order: [
          'Start',
          'States',
          'Sign up',
          'Sign in',
          'Account',
          'Page',
          'Theming',
          'Guides',
          'Mails',
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
