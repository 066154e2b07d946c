import { addons } from 'storybook/manager-api';
import { create } from 'storybook/theming';

const dark = matchMedia('(prefers-color-scheme: dark)').matches;

addons.setConfig({
  theme: create({ base: dark ? 'dark' : 'light', brandTitle: 'ems-elements', brandUrl: './' }),
  layoutCustomisations: {
    // The tokens editor has its controls itself, and wants the room.
    showPanel: ({ storyId }: { storyId?: string }, isShown: boolean) => isShown && storyId !== 'theming--tokens',
  },
});

// What is changed in the tokens editor, in the address that people see: its own is that of a frame.
addons.register('ems-elements/tokens', (api) => {
  api.on('ems-elements/tokens', (tokens: string | null) => api.applyQueryParams({ tokens }, { replace: true }));
});
