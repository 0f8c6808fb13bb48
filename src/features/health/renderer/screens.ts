import { createRoute } from '@tanstack/react-router';
import { Gauge, HeartPulse } from 'lucide-react';
import { paths } from '#renderer/lib/paths.ts';
import { rootRoute } from '#renderer/lib/root-route.ts';
import type { Screens } from '#renderer/lib/screens.ts';
import { HealthScreen } from './health-screen.tsx';
import catalogue from './locales/en.json' with { type: 'json' };
import { MetricsScreen } from './metrics-screen.tsx';

declare module 'i18next' {
  interface ResourceNamespaceMap {
    health: typeof catalogue;
  }
}

export const healthScreens: Screens = {
  feature: 'health',
  catalogue,
  routes: [
    createRoute({ getParentRoute: () => rootRoute, path: paths.health, component: HealthScreen }),
    createRoute({ getParentRoute: () => rootRoute, path: paths.metrics, component: MetricsScreen }),
  ],
  rail: [
    { href: paths.health, label: 'health:rail.health', icon: HeartPulse, access: 'administers', order: 97 },
  ],
  places: [{ href: paths.metrics, label: 'health:metrics.title', icon: Gauge, access: 'administers' }],
};
