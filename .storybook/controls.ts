/** Controls by the types of the manifest. Storybook offers a JSON editor for whatever it can't tell, and for what nobody can set. */
import type { ArgTypes } from '@storybook/web-components-vite';
import type { Declaration } from '../scripts/manifest.ts';

type Control = { type: 'text' | 'boolean' | 'number' | 'select' } | false;

const literals = (type: string): string[] | undefined => {
  const parts = type.split(' | ');
  return parts.every((part) => /^'[^']*'$/.test(part)) ? parts.map((part) => part.slice(1, -1)) : undefined;
};

type InputType = ArgTypes[string];

/** How a property of a type is set; nothing where a page sets it by script. */
export const controlOf = (type: string): { control: Control; options?: string[] } => {
  const options = literals(type.replace(/ \| undefined$/, ''));
  if (options) return { control: { type: 'select' }, options };
  if (/^boolean\b/.test(type)) return { control: { type: 'boolean' } };
  if (/^number\b/.test(type)) return { control: { type: 'number' } };
  if (/^string\b/.test(type)) return { control: { type: 'text' } };
  return { control: false };
};

const fields = ({ members = [] }: Declaration): string[] =>
  members.filter(({ kind }) => kind === 'field').map(({ name }) => name);

/** Properties get the control of their type; whatever else the manifest tells of is told and not set. */
export const withControls = (argTypes: ArgTypes, element: Declaration): ArgTypes =>
  Object.fromEntries(
    Object.entries<InputType>(argTypes).map(([name, argType]): [string, InputType] => {
      const { category, type } = argType.table ?? {};
      // What a story says itself comes first.
      if (argType.control !== undefined || category === undefined) return [name, argType];
      // An attribute of the same name takes the place of its property.
      const made = fields(element).includes(name) ? controlOf(type?.summary ?? '') : { control: false as const };
      return [name, { ...argType, ...made }];
    }),
  );

/** What is no control: events, slots, parts and tokens, and the attributes, since their properties are. */
export const notControls = (elements: readonly Declaration[]): string[] => {
  const properties = new Set(
    elements.flatMap(({ members = [] }) =>
      members
        .filter(({ kind, type }) => kind === 'field' && controlOf(type?.text ?? '').control)
        .map(({ name }) => name),
    ),
  );
  const others = elements.flatMap(
    ({ members = [], attributes = [], events = [], slots = [], cssParts = [], cssProperties = [] }) =>
      [members, attributes, events, slots, cssParts, cssProperties].flatMap((named) => named.map(({ name }) => name)),
  );
  return [...new Set(others)].filter((name) => !properties.has(name));
};
