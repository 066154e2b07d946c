/** A colour for light and for dark. */
export type Shades = readonly [light: string, dark: string];

export type Colour = 'accent' | 'on-accent' | 'text' | 'muted' | 'surface' | 'border' | 'ground';

/** The elements' colours: what `src/styles/frame.styles.ts` has as defaults, as a test compares. `ground` is around the card. */
export const palette: Readonly<Record<Colour, Shades>> = {
  accent: ['#0b6e55', '#4fd1ab'],
  'on-accent': ['#ffffff', '#06251c'],
  text: ['#191c20', '#e9ebee'],
  muted: ['#59616b', '#a4acb7'],
  surface: ['#ffffff', '#17191d'],
  border: ['#d9dde2', '#343a42'],
  ground: ['#f3f5f6', '#101215'],
};
