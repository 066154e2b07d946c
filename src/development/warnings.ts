/**
 * Development warnings: what tells a developer on the console why an element doesn't do what it should. The entries of the package
 * under the export condition `development` import this before anything of theirs; everywhere else it isn't there.
 *
 * Elements know nothing of it. It adds a controller to each, as Lit's initializers allow, and has to come before the first
 * element is defined (docs/decisions/0024).
 */
import type { ReactiveController } from 'lit';
import { EmsElement } from '../base/ems-element.ts';
import { checkBooleanAttributes } from './checks/boolean-attributes.ts';
import { expectClient } from './checks/client.ts';
import { expectLanguage } from './checks/language.ts';
import { expectProps, watchListeners } from './checks/react.ts';
import { checkReturnAddresses } from './checks/return-address.ts';
import { checkShadowRoot } from './checks/shadow-root.ts';
import { watchSlots } from './checks/slots.ts';

export { defined } from './checks/copies.ts';

class Checks implements ReactiveController {
  readonly #element: EmsElement;
  #end: (() => void)[] = [];

  constructor(element: EmsElement) {
    this.#element = element;
    watchListeners(element);
    element.addController(this);
  }

  hostConnected(): void {
    expectClient(this.#element);
    this.#end = [watchSlots(this.#element), expectProps(this.#element)];
  }

  hostDisconnected(): void {
    for (const end of this.#end.splice(0)) end();
  }

  hostUpdated(): void {
    void this.#element.updateComplete.then(() => {
      if (!this.#element.isConnected) return;
      checkBooleanAttributes(this.#element);
      checkShadowRoot(this.#element);
      checkReturnAddresses(this.#element);
      expectLanguage(this.#element);
    });
  }
}

EmsElement.addInitializer((element) => void new Checks(element as EmsElement));
