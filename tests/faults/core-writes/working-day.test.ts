import { tryEachCallOf } from '../each-call-of.ts';

tryEachCallOf('working day');
