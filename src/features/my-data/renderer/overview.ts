import type { OutputOf } from '#contract/op.ts';
import type { myData } from '../contract.ts';

export type Overview = OutputOf<typeof myData.overview>;
export type Told = OutputOf<typeof myData.notice>['holdings'][number];
export type Copies = Overview['copies'];
