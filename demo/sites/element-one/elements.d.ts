import type { HTMLAttributes, RefAttributes } from 'react';

/** What React hands to a custom element: its own properties as they are, and `on` with the exact name of an event. */
type Props<E extends HTMLElement> = HTMLAttributes<E> &
  RefAttributes<E> &
  Partial<Omit<E, keyof HTMLElement>> & {
    [Name in keyof HTMLElementEventMap as Name extends `ems-${string}` ? `on${Name}` : never]?: (
      event: HTMLElementEventMap[Name],
    ) => void;
  };

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'ems-provider': Props<HTMLElementTagNameMap['ems-provider']>;
      'ems-account-menu': Props<HTMLElementTagNameMap['ems-account-menu']>;
      'ems-signup-flow': Props<HTMLElementTagNameMap['ems-signup-flow']>;
    }
  }
}
