import { checkMatrix } from './matrix.ts';

checkMatrix('answers');
