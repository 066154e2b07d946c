import type { EmsElement } from '../../base/ems-element.ts';
import { say } from '../say.ts';

/** An element without fields, such as a menu in a header, may stand wherever it likes. */
export const checkShadowRoot = (element: EmsElement): void => {
  if (element.getRootNode() instanceof ShadowRoot && element.querySelector('.ems-light input'))
    say('shadow-root', element, element.localName);
};
