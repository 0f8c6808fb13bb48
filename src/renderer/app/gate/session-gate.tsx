import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { AccountStep, type FirstAdmin } from '#features/accounts/renderer/welcome/account-step.tsx';
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
  /** Creating the admin ends the first run, but not the wizard: the recovery codes still have to be read. */
  const [settingUp, setSettingUp] = useState<'account' | FirstAdmin | null>(null);
  if (opening.data?.state === 'ok' && opening.data.firstRun && settingUp === null) setSettingUp('account');

  if (opening.data === undefined) {
    return opening.error ? (
      <GateFailed error={opening.error} onRetry={() => void opening.refetch()} />
    ) : (
      <GateLoading />
    );
  }
  const { state } = opening.data;
  if (state !== 'ok') return <StoreState opening={{ ...opening.data, state }} />;
  if (settingUp === 'account') return <AccountStep onDone={setSettingUp} />;
  const setUp = (): void => {
    goToStart();
    setSettingUp(null);
  };
  return (
    <Resume>
      <Session first={settingUp} onSetUp={setUp} />
    </Resume>
  );
}
