import type { LitElement } from 'lit';
import { isOn } from '../../base/is-on.ts';
import { say } from '../say.ts';

/** "false" is off, as it was meant. Who writes it is better off with the property, which every framework can set. */
export const checkBooleanAttributes = (element: LitElement): void => {
  for (const [name, { attribute, converter }] of (element.constructor as typeof LitElement).elementProperties) {
    const written = typeof attribute === 'string' ? attribute : String(name);
    if (converter === isOn && element.getAttribute(written) === 'false')
      say('attribute-says-false', element, element.localName, written, String(name));
  }
};
