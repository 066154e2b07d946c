/** What the tokens editor knows without a page: kinds of tokens, what is changed as CSS and in an address, contrast. */

export type Kind = 'colour' | 'length' | 'font' | 'css';

export interface Sort {
  group: string;
  kind: Kind;
  /** The property that the token ends in: what it takes is what this takes. */
  property: string;
}

const sorts: readonly (readonly [RegExp, Sort])[] = [
  [/-color-/, { group: 'Colours', kind: 'colour', property: 'color' }],
  [/-font-family$/, { group: 'Letters', kind: 'font', property: 'font-family' }],
  [/-font-size$/, { group: 'Letters', kind: 'length', property: 'font-size' }],
  [/-radius$/, { group: 'Shape and space', kind: 'length', property: 'border-radius' }],
  [/-space$/, { group: 'Shape and space', kind: 'length', property: 'row-gap' }],
  [/-width$/, { group: 'Shape and space', kind: 'length', property: 'max-width' }],
  [/-padding$/, { group: 'Shape and space', kind: 'length', property: 'padding' }],
  [/-border$/, { group: 'Shape and space', kind: 'css', property: 'border' }],
  [/-shadow$/, { group: 'Shape and space', kind: 'css', property: 'box-shadow' }],
];

export const sortOf = (token: string): Sort => {
  const [, sort] = sorts.find(([name]) => name.test(token)) ?? [];
  if (!sort) throw new Error(`The tokens editor doesn't know what ${token} takes: add it to its sorts.`);
  return sort;
};

/** By token, in the order of the tokens. */
export type Changes = Readonly<Record<string, string>>;

export const asCss = (changes: Changes): string => {
  const lines = Object.entries(changes).map(([name, value]) => `  ${name}: ${value};\n`);
  return lines.length ? `:root {\n${lines.join('')}}\n` : '';
};

/** As it stands in an address: `radius:4px;color-accent:#5b2bd0`. */
export const asAddress = (changes: Changes): string =>
  Object.entries(changes)
    .map(([name, value]) => `${name.replace('--ems-', '')}:${value}`)
    .join(';');

export const fromAddress = (address: string, names: readonly string[]): Changes => {
  const found = new Map(
    address.split(';').map((part) => {
      const [name = '', ...value] = part.split(':');
      return [`--ems-${name}`, value.join(':').trim()];
    }),
  );
  return Object.fromEntries(names.flatMap((name) => (found.get(name) ? [[name, found.get(name)!]] : [])));
};

export interface Length {
  amount: number;
  unit: string;
}

export const units = ['px', 'rem', 'em', '%'] as const;

/** A length of one number; nothing for whatever is more. */
export const lengthOf = (value: string): Length | undefined => {
  const [, amount, unit] = /^(\d*\.?\d+)(px|rem|em|%)$/.exec(value.trim()) ?? [];
  return amount === undefined ? undefined : { amount: Number(amount), unit: unit! };
};

export interface Pair {
  text: string;
  ground: string;
  /** So many to one. */
  least: number;
}

/** The pairs whose contrast matters, by the table of docs/theming.md. */
export const contrastPairs = (page: string): Pair[] =>
  [...page.matchAll(/^\| ([^|]+) \| ([^|]+) \| ([\d.]+) : 1 \|$/gm)].flatMap(([, texts, grounds, least]) => {
    const names = (cell: string): string[] =>
      [...cell.matchAll(/`([\w-]+)`/g)].map(([, name]) => `--ems-color-${name!}`);
    return names(texts!).flatMap((text) => names(grounds!).map((ground) => ({ text, ground, least: Number(least) })));
  });

export type Rgb = readonly [red: number, green: number, blue: number];

/** https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
const luminance = (color: Rgb): number => {
  const [red, green, blue] = color.map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
};

export const contrast = (one: Rgb, other: Rgb): number => {
  const [darker, lighter] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter! + 0.05) / (darker! + 0.05);
};

/** Rounded down: what is said to be enough is enough. */
export const ratio = (value: number): string => `${Math.floor(value * 10) / 10} : 1`;

export const hexOf = (color: Rgb): string =>
  `#${color.map((value) => Math.round(value).toString(16).padStart(2, '0')).join('')}`;

/** A colour for light and one for dark, as a value. */
export const colourFor = (light: string, dark: string): string =>
  light === dark ? light : `light-dark(${light}, ${dark})`;
