import type { EmsElement } from '../../src/base/ems-element.ts';
import type { html } from './elements.ts';

/** How password managers and browsers find an element's form: in `autofill.ts` of its folder of tests. */
export interface Autofill {
  template: () => ReturnType<typeof html>;
  /** What brings the form up. */
  open?: (element: EmsElement) => void;
  controls: [name: string, type: string, autocomplete: string][];
}
