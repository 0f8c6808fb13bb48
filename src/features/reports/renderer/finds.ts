import { ChartNoAxesColumn } from 'lucide-react';
import { paths } from '#renderer/lib/paths.ts';
import type { FacesOf } from '#renderer/lib/finds.ts';
import type { reportsFindables } from '../contract/findable.ts';

export const reportsFaces: FacesOf<typeof reportsFindables> = {
  reports: {
    icon: ChartNoAxesColumn,
    label: 'reports:finds.reports',
    href: ({ sessionId }) => paths.report(sessionId),
  },
};
