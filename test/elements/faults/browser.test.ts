import { checkMatrix } from './matrix.ts';

checkMatrix('browser');
