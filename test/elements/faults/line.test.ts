import { checkMatrix } from './matrix.ts';

checkMatrix('line');
