import type { StorybookConfig } from '@storybook/web-components-vite';
import { pagesFolder, writePages } from './pages/write.ts';

writePages();

const config: StorybookConfig = {
  framework: {
    name: '@storybook/web-components-vite',
    // The configuration in the project's root builds the package; a library, not a site.
    options: { builder: { viteConfigPath: '.storybook/vite.config.ts' } },
  },
  stories: ['../stories/**/*.mdx', '../stories/**/*.stories.ts', `${pagesFolder}/**/*.mdx`],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y'],
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
  // The sidebar finds headings of pages too.
  features: { sidebarOnboardingChecklist: false, experimentalSearchDocsHeadings: true },
};

export default config;
