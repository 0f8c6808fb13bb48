import { tryEachCallOf } from '../each-call-of.ts';

tryEachCallOf('first start');
