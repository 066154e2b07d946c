import { introduction } from './introduction.ts';
import { register } from './register.ts';
import { terms } from './terms.ts';

/** The steps that the journeys of this package begin with. The rows of the others come with what leads to them. */
export const firstSteps = [introduction, terms, register];
