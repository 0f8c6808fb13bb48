import { tryEachCallOf } from '../each-call-of.ts';

tryEachCallOf('start after an update');
