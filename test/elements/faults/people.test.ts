import { checkMatrix } from './matrix.ts';

checkMatrix('people');
