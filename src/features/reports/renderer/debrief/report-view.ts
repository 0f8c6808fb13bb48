import type { z } from 'zod';
import type { Report, ReportItem } from '../../contract.ts';

export type ReportView = z.output<typeof Report>;
export type ItemView = z.output<typeof ReportItem>;
export type CheckView = ItemView['checks'][number];
