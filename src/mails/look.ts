/** Styles that mail programs keep: light ones in attributes, dark ones in a style sheet that some of them drop. */
import { palette, type Colour, type Shades } from './palette.ts';

type Use = 'color' | 'background-color' | 'border-color';

export type Paint = Partial<Record<Use, Colour>>;

const uses: Record<Use, { name: string; outlook: string }> = {
  color: { name: 'fg', outlook: 'ogsc' },
  'background-color': { name: 'bg', outlook: 'ogsb' },
  'border-color': { name: 'edge', outlook: 'ogsc' },
};

const classOf = (use: Use, colour: Colour): string => `${uses[use].name}-${colour}`;

export interface Look {
  /** The attributes `class` and `style` of something. */
  attributes(style: string, paint?: Paint, name?: string): string;
  /** What stands in the style sheet; ASCII, and no quotation marks. */
  styleSheet: string;
}

export const createLook = (colours: Partial<Record<Colour, Shades>> = {}): Look => {
  const all = Object.entries({ ...palette, ...colours }) as [Colour, Shades][];
  const shades = Object.fromEntries(all) as Record<Colour, Shades>;
  const dark = (prefix: (outlook: string) => string): string[] =>
    (Object.keys(uses) as Use[]).flatMap((use) =>
      all.map(
        ([colour, [, shade]]) =>
          `${prefix(uses[use].outlook)}.${classOf(use, colour)} { ${use}: ${shade} !important; }`,
      ),
    );
  return {
    attributes(style, paint = {}, name) {
      const painted = Object.entries(paint) as [Use, Colour][];
      const classes = [name, ...painted.map(([use, colour]) => classOf(use, colour))].filter(Boolean);
      const light = painted.map(([use, colour]) => `${use}:${shades[colour][0]}`);
      return `${classes.length > 0 ? ` class="${classes.join(' ')}"` : ''} style="${[style, ...light].join(';')}"`;
    },
    styleSheet: [
      ':root { color-scheme: light dark; supported-color-schemes: light dark; }',
      '@media (max-width: 480px) { .card { padding: 24px 20px !important; } }',
      '@media (prefers-color-scheme: dark) {',
      ...dark(() => ''),
      '}',
      // Outlook on the web says so in its own way that it is dark.
      ...dark((outlook) => `[data-${outlook}] `),
    ].join('\n'),
  };
};
