import { createRoute } from '@tanstack/react-router';
import { ChartNoAxesColumn } from 'lucide-react';
import { paths } from '#renderer/lib/paths.ts';
import { rootRoute } from '#renderer/lib/root-route.ts';
import type { Screens } from '#renderer/lib/screens.ts';
import { Debrief } from './debrief/debrief.tsx';
import catalogue from './locales/en.json' with { type: 'json' };
import { ReportList } from './report-list.tsx';

declare module 'i18next' {
  interface ResourceNamespaceMap {
    reports: typeof catalogue;
  }
}

export const reportsScreens: Screens = {
  feature: 'reports',
  catalogue,
  routes: [
    createRoute({ getParentRoute: () => rootRoute, path: paths.reports, component: ReportList }),
    createRoute({ getParentRoute: () => rootRoute, path: paths.report('$sessionId'), component: Debrief }),
  ],
  rail: [
    {
      href: paths.reports,
      label: 'reports:rail.reports',
      icon: ChartNoAxesColumn,
      access: 'signedIn',
      order: 40,
    },
  ],
};
