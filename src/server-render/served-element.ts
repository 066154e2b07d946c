import type { CSSResult, LitElement, PropertyValues, ReactiveController } from 'lit';
import type { Controller } from '../adopt/served-state.ts';
import { EmsElement } from '../base/ems-element.ts';
import { defaultPolicy, type Policy } from '../client/policy.ts';
import * as elements from '../elements.ts';
import { asText } from './escape.ts';

/** What a page is around an element that is drawn without one. */
export interface Place {
  language: string;
  policy?: Policy | undefined;
  /** The name of the page's own heading inside the element, such as `h1`. */
  heading?: string | undefined;
}

/** An element in no document, with what is asked of it here. */
export interface ServedElement extends HTMLElement {
  readonly localizer: EmsElement['localizer'];
  attributeChangedCallback: LitElement['attributeChangedCallback'];
  addController(controller: ReactiveController): void;
  requestUpdate(): void;
  willUpdate(changed: PropertyValues): void;
  render(): unknown;
  renderForm(): unknown;
  renderActions(): unknown;
}

export interface ElementClass {
  new (): ServedElement;
  readonly observedAttributes: string[];
  readonly elementProperties: ReadonlyMap<PropertyKey, unknown>;
  readonly elementStyles: CSSResult[];
  readonly lightStyles: CSSResult[];
}

const places = new WeakMap<object, Place>();
const controllers = new WeakMap<object, Controller[]>();

export const controllersOf = (element: object): Controller[] => {
  if (!controllers.has(element)) controllers.set(element, []);
  return controllers.get(element)!;
};

/** An empty one, in which nothing has the focus. */
const nobodysDocument = { body: null, activeElement: null } as unknown as Document;

/** Answers what an element asks of its surroundings, which is little before it is drawn for the first time. */
const inNoDocument = (Class: ElementClass): ElementClass =>
  class extends Class {
    // The base asks for it while it is made.
    override addController(controller: ReactiveController): void {
      controllersOf(this).push(controller);
      super.addController(controller);
    }

    override requestUpdate(): void {
      // Drawn when it is asked to be.
    }

    get policy(): Policy {
      return places.get(this)?.policy ?? super['policy' as never] ?? defaultPolicy;
    }

    override get isConnected(): boolean {
      return false;
    }

    override get ownerDocument(): Document {
      return nobodysDocument;
    }

    override getRootNode(): Node {
      return this;
    }

    override closest(selector: string): never {
      const lang = places.get(this)?.language;
      return (selector.startsWith('[lang]') ? { lang } : null) as never;
    }

    override querySelector(selector: string): never {
      const localName = places.get(this)?.heading;
      return (localName && selector === ':scope > [slot="heading"]' ? { localName } : null) as never;
    }

    override querySelectorAll(): never {
      return [] as never;
    }

    override contains(): boolean {
      return false;
    }
  };

const all = elements as unknown as Record<string, ElementClass>;
const known = new Map<string, ElementClass | undefined>();

/** The class that draws a tag; none for `ems-provider`, which has nothing of its own to draw. */
export const classOf = (tag: string): ElementClass | undefined => {
  if (!known.has(tag)) {
    const name = tag.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());
    const Class = /^ems(-[a-z]+)+$/.test(tag) ? all[name] : undefined;
    if (!Class) throw new TypeError(`<${tag}> is none of these elements.`);
    known.set(tag, Class.prototype instanceof EmsElement ? inNoDocument(Class) : undefined);
  }
  return known.get(tag);
};

/** All that draw something, each once. */
export const drawnTags = (): string[] =>
  Object.keys(all)
    .map((name) => name.replace(/(?!^)[A-Z]/g, '-$&').toLowerCase())
    .filter(classOf);

interface Given {
  attributes?: Readonly<Record<string, unknown>>;
  properties?: Readonly<Record<string, unknown>>;
}

/** An element with its attributes and properties, as if it stood in a page. */
export const makeElement = (
  Class: ElementClass,
  place: Place,
  { attributes = {}, properties = {} }: Given,
): ServedElement => {
  // Lit reads the declarations when it is asked for these.
  const observed = new Set(Class.observedAttributes);
  const element = new Class();
  places.set(element, place);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    const text = value === true ? '' : asText(value);
    element.setAttribute(name, text);
    if (observed.has(name)) element.attributeChangedCallback(name, null, text);
  }
  return Object.assign(element, properties);
};

/** What comes before a drawing: links are judged, and controllers look at what was given. */
export const prepare = (element: ServedElement): void => {
  const { elementProperties } = element.constructor as unknown as ElementClass;
  element.willUpdate(new Map([...elementProperties.keys()].map((name) => [name, undefined])));
  for (const controller of controllersOf(element) as ReactiveController[]) controller.hostUpdate?.();
};
