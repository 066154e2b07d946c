import type * as InPlace from './in-place.ts';

/** What is drawn in the place of a form: asked for in several places, and named in one, which a bundler writes out at length. */
export const fetchInPlace = (): Promise<typeof InPlace> => import('./in-place.ts');
