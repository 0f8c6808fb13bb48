import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Welcome } from '#features/accounts/renderer/welcome/welcome.tsx';
import { StoreState } from '#features/system/renderer/store-state.tsx';
import { queries } from '#renderer/lib/api.ts';
import { goToStart } from '../router.tsx';
import { GateFailed, GateLoading } from './gate-waiting.tsx';
import { Resume } from './resume.tsx';
import { Session } from './session.tsx';

/**
 * What stands between the window and its screens: the store has to be open, this PC set up, and somebody signed in.
 * Each state has a screen of its own.
 */
export function SessionGate() {
  const opening = useQuery(queries.system.opening({}));
  const [settingUp, setSettingUp] = useState(false);
  const firstRun = opening.data?.state === 'ok' && opening.data.firstRun;
  // Creating the admin ends the first run, but the recovery code still has to be read: the wizard stays until it is done.
  if (firstRun && !settingUp) setSettingUp(true);

  if (opening.data === undefined) {
    return opening.error ? (
      <GateFailed error={opening.error} onRetry={() => void opening.refetch()} />
    ) : (
      <GateLoading />
    );
  }
  const { state } = opening.data;
  if (state !== 'ok') return <StoreState opening={{ ...opening.data, state }} />;
  if (settingUp || firstRun) {
    return (
      <Welcome
        onDone={() => {
          goToStart();
          setSettingUp(false);
        }}
      />
    );
  }
  return (
    <Resume>
      <Session />
    </Resume>
  );
}
