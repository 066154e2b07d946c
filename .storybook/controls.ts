/** What Storybook offers to set of an element, by the manifest: a control of its own kind for each, open from the start. */
import type { ArgTypes, Decorator } from '@storybook/web-components-vite';
import { LitElement } from 'lit';
import type { Declaration } from '../scripts/manifest.ts';

type Control = { type: 'text' | 'boolean' | 'number' | 'select' } | false;

const literals = (type: string): string[] | undefined => {
  const parts = type.split(' | ');
  return parts.every((part) => /^'[^']*'$/.test(part)) ? parts.map((part) => part.slice(1, -1)) : undefined;
};

/** Whatever isn't there is no value. */
export const withoutAbsence = (type: string): string => type.replace(/ \| undefined$/, '');

/** How something of a type is set; nothing where a page sets it by script. */
export const controlOf = (type: string): { control: Control; options?: string[] } => {
  const options = literals(withoutAbsence(type));
  if (options) return { control: { type: 'select' }, options };
  if (/^boolean\b/.test(type)) return { control: { type: 'boolean' } };
  if (/^number\b/.test(type)) return { control: { type: 'number' } };
  if (/^string\b/.test(type)) return { control: { type: 'text' } };
  return { control: false };
};

/** What can be set: a property with the attribute that does the same, or an attribute alone. */
interface Setting {
  name: string;
  attribute: string | undefined;
  isProperty: boolean;
  type: string;
  initial: string | undefined;
  description: string;
}

/** An element writes it for the page's sheet; whoever else writes it is overwritten. */
const isWritten = (description = ''): boolean => description.startsWith('Set by the element');

export const settingsOf = ({ members = [], attributes = [] }: Declaration): Setting[] => {
  const properties = members
    .filter(({ kind }) => kind === 'field')
    .map(({ name, type, default: initial, description = '', attribute }) => {
      const written = attributes.find(({ fieldName }) => fieldName === name);
      // An attribute has its choices where the property has their name.
      const choices = literals(written?.type?.text ?? '') && written!.type!.text;
      return { name, attribute, isProperty: true, type: choices ?? type?.text ?? '', initial, description };
    });
  const others = attributes
    .filter(({ name, fieldName, description }) => !fieldName && name !== '' && !isWritten(description))
    .map(({ name, type, default: initial, description = '' }) => ({
      name,
      attribute: name,
      isProperty: false,
      type: type?.text ?? 'string',
      initial,
      description,
    }));
  return [...properties, ...others].filter(({ type }) => controlOf(type).control);
};

/** The rows of the controls. Whatever else an element has stands in its reference. */
export const argTypesOf = (element: Declaration): ArgTypes =>
  Object.fromEntries(
    settingsOf(element).map(({ name, attribute, type, initial, description }) => [
      name,
      {
        name,
        description: attribute && attribute !== name ? `${description}\n\nAttribute: \`${attribute}\`` : description,
        table: {
          type: { summary: withoutAbsence(type) },
          ...(initial !== undefined && { defaultValue: { summary: initial } }),
        },
        ...controlOf(type),
      },
    ]),
  );

type Value = string | number | boolean;

/**
 * What a control shows before anybody sets it. Without a value Storybook has a button in its place, "Set string", and the control only
 * behind it. Choices are open without one.
 */
export const unset = ({ type, initial }: Pick<Setting, 'type' | 'initial'>): Value | undefined => {
  const { control } = controlOf(type);
  if (!control) return undefined;
  if (initial !== undefined) return JSON.parse(initial.replaceAll("'", '"')) as Value;
  const { type: kind } = control;
  return kind === 'text' ? '' : kind === 'boolean' ? false : kind === 'number' ? 0 : undefined;
};

export const initialArgs = (element: Declaration): Record<string, Value> =>
  Object.fromEntries(
    settingsOf(element).flatMap((setting) => {
      const value = unset(setting);
      return value === undefined ? [] : [[setting.name, value]];
    }),
  );

const put = (element: HTMLElement, { name, isProperty }: Setting, value: Value | undefined): void => {
  if (isProperty) (element as unknown as Record<string, unknown>)[name] = value;
  else if (value === undefined) element.removeAttribute(name);
  else element.setAttribute(name, String(value));
  // An attribute without a property is read at the next drawing.
  if (element instanceof LitElement) element.requestUpdate();
};

/**
 * A story gets what it or somebody sets, and not what stands in a control for nothing. What somebody sets reaches its element, also where
 * the story itself has no use for it.
 */
export const withSettings = (elements: readonly Declaration[]): Decorator => {
  /** Settings that somebody has changed: taken back, they have to be set once more. */
  const changed = new WeakMap<Element, Set<string>>();
  return (story, { component, args, initialArgs: first, canvasElement }) => {
    const element = elements.find(({ tagName }) => tagName === component);
    if (!element) return story();
    const settings = settingsOf(element);
    // What an element begins with it may be told as well.
    const nothing = settings.filter(
      (setting) => setting.initial === undefined && args[setting.name] === unset(setting),
    );
    const valueOf = (setting: Setting): Value | undefined =>
      nothing.includes(setting) && setting.initial === undefined
        ? undefined
        : (args[setting.name] as Value | undefined);
    const apply = (): void => {
      for (const shown of canvasElement.querySelectorAll<HTMLElement>(element.tagName!)) {
        const before = changed.get(shown) ?? new Set();
        changed.set(shown, before);
        for (const setting of settings) {
          if (args[setting.name] !== first[setting.name]) before.add(setting.name);
          if (before.has(setting.name)) put(shown, setting, valueOf(setting));
        }
      }
    };
    // After the story is drawn.
    queueMicrotask(apply);
    return story({ args: { ...args, ...Object.fromEntries(nothing.map(({ name }) => [name, undefined])) } });
  };
};
