import { tryEachCallOf } from '../each-call-of.ts';

tryEachCallOf('new keys');
