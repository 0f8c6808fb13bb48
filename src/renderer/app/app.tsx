import { QueryClientProvider } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { I18nextProvider } from 'react-i18next';
import { bridge } from '#renderer/lib/api.ts';
import { createI18n } from '#renderer/lib/i18n.ts';
import { createQueryClient, followPushes } from '#renderer/lib/query.ts';
import { ToastRegion } from '#ui/toast.tsx';
import { Boundary } from './boundary.tsx';
import { SessionGate } from './gate/session-gate.tsx';
import { catalogues } from './routes.ts';

/** The whole window. */
export function App() {
  const [i18n] = useState(() => createI18n(catalogues));
  const [client] = useState(createQueryClient);
  useEffect(() => followPushes(client, bridge), [client]);
  return (
    <I18nextProvider i18n={i18n}>
      <Boundary of="window">
        <QueryClientProvider client={client}>
          <SessionGate />
          <ToastRegion />
        </QueryClientProvider>
      </Boundary>
    </I18nextProvider>
  );
}
