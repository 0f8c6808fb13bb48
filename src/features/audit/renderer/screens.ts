import { createRoute } from '@tanstack/react-router';
import { ScrollText } from 'lucide-react';
import { paths } from '#renderer/lib/paths.ts';
import { rootRoute } from '#renderer/lib/root-route.ts';
import type { Screens } from '#renderer/lib/screens.ts';
import { Activity } from './activity.tsx';
import { AuditScreen } from './audit-screen.tsx';
import catalogue from './locales/en.json' with { type: 'json' };

declare module 'i18next' {
  interface ResourceNamespaceMap {
    audit: typeof catalogue;
  }
}

export const auditScreens: Screens = {
  feature: 'audit',
  catalogue,
  routes: [
    createRoute({ getParentRoute: () => rootRoute, path: paths.audit, component: AuditScreen }),
    createRoute({ getParentRoute: () => rootRoute, path: paths.myActivity, component: Activity }),
    createRoute({
      getParentRoute: () => rootRoute,
      path: paths.activity('$accountId'),
      component: Activity,
    }),
  ],
  rail: [{ href: paths.audit, label: 'audit:rail.audit', icon: ScrollText, access: 'oversees', order: 90 }],
};
