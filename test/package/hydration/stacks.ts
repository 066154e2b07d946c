/** How each framework renders the tag on a server, and hydrates it in a browser. */
import { createElement } from 'react';
import { renderToString as renderReact } from 'react-dom/server';
import * as solid from 'solid-js/web';
import { compile } from 'svelte/compiler';
import { createSSRApp, h } from 'vue';
import { renderToString as renderVue } from '@vue/server-renderer';

export type Shape = 'bare' | 'with children';

export interface Stack {
  /** What the server sends. */
  html(shape: Shape): string | Promise<string>;
  /** A module that hydrates `document.querySelector('main')`. */
  script(shape: Shape): string;
  /** Other names that modules go by. */
  alias?: Record<string, string>;
}

/** What its compiler calls on a server, which its types leave out. */
const {
  renderToString: renderSolid,
  ssr,
  ssrHydrationKey,
} = solid as unknown as {
  renderToString(render: () => unknown): string;
  ssr(parts: string[], ...values: unknown[]): unknown;
  ssrHydrationKey(): string;
};

const jsx = (shape: Shape, create: string, props = 'null'): string =>
  shape === 'bare'
    ? `${create}('ems-register', ${props})`
    : `${create}('ems-register', ${props}, ${create}('h1', { slot: 'heading' }, 'Join'), ${create}('p', { slot: 'legal' }, 'Terms'))`;
const plain = (shape: Shape, attributes = ''): string =>
  `<ems-register${attributes}>${shape === 'bare' ? '' : '<h1 slot="heading">Join</h1><p slot="legal">Terms</p>'}</ems-register>`;

const react = (alias?: Record<string, string>): Stack => ({
  html: (shape) => {
    const children = [
      createElement('h1', { slot: 'heading', key: 1 }, 'Join'),
      createElement('p', { slot: 'legal', key: 2 }, 'Terms'),
    ];
    return renderReact(createElement('ems-register', null, ...(shape === 'bare' ? [] : children)));
  },
  script: (shape) => `
    import { createElement } from 'react';
    import { hydrateRoot } from 'react-dom/client';
    export const hydrate = (root) => hydrateRoot(root, ${jsx(shape, 'createElement')});`,
  ...(alias && { alias }),
});

const svelteSource = (shape: Shape): string => `<script>let name = $state('Join');</script>\n${plain(shape)}`;

export const stacks: Record<string, Stack> = {
  'React 19': react(),
  'React 18': react({ react: 'react-18', 'react-dom': 'react-dom-18' }),
  Preact: {
    html: plain,
    script: (shape) => `
      import 'preact/debug';
      import { h, hydrate as start } from 'preact';
      export const hydrate = (root) => start(${jsx(shape, 'h')}, root);`,
  },
  Solid: {
    // As its compiler writes it.
    html: (shape) => {
      return renderSolid(() => ssr(['<ems-register', plain(shape).replace('<ems-register', '')], ssrHydrationKey()));
    },
    script: (shape) => `
      import { getNextElement, hydrate as start, template } from 'solid-js/web';
      const made = template(${JSON.stringify(plain(shape))}, true, false);
      export const hydrate = (root) => {
        globalThis._$HY ??= { events: [], completed: new WeakSet(), r: {}, fe() {} };
        start(() => getNextElement(made), root);
      };`,
  },
  Svelte: {
    html: (shape) => `<!--[-->${plain(shape)}<!--]-->`,
    script: (shape) => `
      import { hydrate as start } from 'svelte';
      ${compile(svelteSource(shape), { generate: 'client', name: 'Site' }).js.code.replace('export default', '')}
      export const hydrate = (root) => start(Site, { target: root });`,
  },
  Vue: {
    html: (shape) =>
      renderVue(
        createSSRApp(() =>
          shape === 'bare'
            ? h('ems-register')
            : h('ems-register', { 'data-allow-mismatch': 'children' }, [
                h('h1', { slot: 'heading' }, 'Join'),
                h('p', { slot: 'legal' }, 'Terms'),
              ]),
        ),
      ),
    script: (shape) => `
      import { createSSRApp, h } from 'vue';
      const children = [h('h1', { slot: 'heading' }, 'Join'), h('p', { slot: 'legal' }, 'Terms')];
      export const hydrate = (root) => createSSRApp(() => ${
        shape === 'bare'
          ? `h('ems-register')`
          : `h('ems-register', { 'data-allow-mismatch': 'children' }, [h('h1', { slot: 'heading' }, 'Join'), h('p', { slot: 'legal' }, 'Terms')])`
      }).mount(root);`,
  },
};
