import { useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState } from 'react';
import { Lock } from '#features/accounts/renderer/lock/lock.tsx';
import { NextCode } from '#features/accounts/renderer/codes/next-code.tsx';
import { SignIn } from '#features/accounts/renderer/sign-in/sign-in.tsx';
import { Welcome } from '#features/accounts/renderer/welcome/welcome.tsx';
import { Farewell, useFarewell } from '#features/my-data/renderer/farewell.tsx';
import { StoreState } from '#features/system/renderer/store-state.tsx';
import { queries } from '#renderer/lib/api.ts';
import { forgetDrafts } from '#renderer/lib/draft.ts';
import { Boundary } from '../boundary.tsx';
import { goToStart, Screens } from '../router.tsx';
import { GateFailed, GateLoading } from './gate-waiting.tsx';

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
  return <Session />;
}

function Session() {
  const me = useQuery(queries.accounts.me({}));
  const code = me.error?.code ?? null;
  const id = me.data?.id ?? null;
  const [lastId, setLastId] = useState(id);
  /** Signing in by recovery code gave a new one: it has to be read before the screens come. */
  const [nextCode, setNextCode] = useState<string | null>(null);
  const farewell = useFarewell();
  if (lastId === null && id !== null) setLastId(id);
  const signedOut = code === 'UNAUTHENTICATED';
  useEffect(() => {
    if (signedOut) clearAway();
  }, [signedOut]);

  if (signedOut && farewell !== null) return <Farewell copies={farewell} />;
  if (signedOut) return <SignIn onNextCode={setNextCode} />;
  if (code === 'LOCKED') return <Lock onNextCode={setNextCode} />;
  if (me.error) return <GateFailed error={me.error} onRetry={() => void me.refetch()} />;
  if (id === null) return <GateLoading />;
  if (nextCode !== null) return <NextCode code={nextCode} onKept={() => setNextCode(null)} />;
  if (lastId !== null && id !== lastId) return <Handover onDone={() => setLastId(id)} />;
  return (
    <Boundary of="window" key={id}>
      <Screens />
    </Boundary>
  );
}

/** What one person left goes before another person's screens are shown. */
function clearAway(): void {
  forgetDrafts();
  goToStart();
}

/** Somebody else signed in from the lock screen, so that nobody signed out in between. */
function Handover({ onDone }: { readonly onDone: () => void }) {
  const done = useEffectEvent(onDone);
  useEffect(() => {
    clearAway();
    done();
  }, []);
  return <GateLoading />;
}
