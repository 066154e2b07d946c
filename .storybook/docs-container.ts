/** Pages of documentation in the colours of the toolbar's switch. */
import { createElement, useEffect, useState, type PropsWithChildren, type ReactElement } from 'react';
import { DocsContainer, type DocsContainerProps } from '@storybook/addon-docs/blocks';
import { GLOBALS_UPDATED, SET_GLOBALS } from 'storybook/internal/core-events';
import { create } from 'storybook/theming';
import { initialGlobals, setDocsRoot, type PageGlobals } from './page.ts';

const themes = {
  // Links in the grey rows of tables keep a contrast of 4.5 : 1.
  light: create({ base: 'light', colorSecondary: '#0057bd' }),
  dark: create({ base: 'dark' }),
};

interface Told {
  globals: PageGlobals;
}

export const Container = (props: PropsWithChildren<DocsContainerProps>): ReactElement => {
  const { channel } = props.context;
  const [globals, setGlobals] = useState<PageGlobals>(() => {
    const [told] = (channel.last(GLOBALS_UPDATED) ?? channel.last(SET_GLOBALS) ?? []) as Told[];
    return told?.globals ?? initialGlobals;
  });
  useEffect(() => {
    const follow = (told: Told): void => setGlobals(told.globals);
    channel.on(GLOBALS_UPDATED, follow);
    return () => channel.off(GLOBALS_UPDATED, follow);
  }, [channel]);
  useEffect(() => setDocsRoot(globals), [globals]);
  return createElement(DocsContainer, { ...props, theme: themes[globals.scheme] });
};
