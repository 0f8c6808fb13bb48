import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { AccountStep, type FirstAdmin } from '#features/accounts/renderer/welcome/account-step.tsx';
import { RestoreHere } from '#features/backups/renderer/restore-here.tsx';
import { ReadOnlyBanner } from '#features/system/renderer/read-only-banner.tsx';
import { StoreState } from '#features/system/renderer/store-state.tsx';
import { queries } from '#renderer/lib/api.ts';
import { goToStart } from '../router.tsx';
import { GateFailed, GateLoading } from './gate-waiting.tsx';
import { Resume } from './resume.tsx';
import { Session } from './session.tsx';

/** Somebody types the first account, it is there and its codes are to be read, or a backup brought people of its own. */
type SettingUp = 'account' | FirstAdmin | 'restored';

/**
 * What stands between the window and its screens: the store has to be open, this PC set up, and somebody signed in.
 * Each state has a screen of its own.
 */
export function SessionGate() {
  const opening = useQuery(queries.system.opening({}));
  /** Creating the admin ends the first run, but not the wizard: the recovery codes still have to be read. */
  const [settingUp, setSettingUp] = useState<SettingUp | null>(null);
  if (opening.data?.state === 'ok' && opening.data.firstRun && settingUp === null) setSettingUp('account');

  if (opening.data === undefined) {
    return opening.error ? (
      <GateFailed error={opening.error} onRetry={() => void opening.refetch()} />
    ) : (
      <GateLoading />
    );
  }
  const { state, readOnly } = opening.data;
  if (state !== 'ok') return <StoreState opening={{ ...opening.data, state }} wayBack={<RestoreHere />} />;
  return (
    <>
      {readOnly !== null && <ReadOnlyBanner readOnly={readOnly} />}
      <OpenGate settingUp={settingUp} onSettingUp={setSettingUp} />
    </>
  );
}

type OpenGateProps = {
  readonly settingUp: SettingUp | null;
  readonly onSettingUp: (how: SettingUp | null) => void;
};

/** The store is open: this PC has to be set up, and somebody signed in. */
function OpenGate({ settingUp, onSettingUp }: OpenGateProps) {
  // What is known of the opening is a moment old then: it still says that this PC has to be set up.
  const restore = <RestoreHere onRestored={() => onSettingUp('restored')} />;
  if (settingUp === 'account') return <AccountStep onDone={onSettingUp} instead={restore} />;
  const setUp = (): void => {
    goToStart();
    onSettingUp(null);
  };
  return (
    <Resume>
      <Session first={settingUp === 'restored' ? null : settingUp} onSetUp={setUp} />
    </Resume>
  );
}
