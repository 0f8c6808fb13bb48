import { useMutation, useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useEffectEvent, useState } from 'react';
import { NextCode } from '#features/accounts/renderer/codes/next-code.tsx';
import { StepUp } from '#features/accounts/renderer/lock/step-up.tsx';
import { Lock } from '#features/accounts/renderer/lock/lock.tsx';
import { Owed } from '#features/accounts/renderer/owed/owed.tsx';
import { SignIn } from '#features/accounts/renderer/sign-in/sign-in.tsx';
import { Farewell, useFarewell } from '#features/my-data/renderer/farewell.tsx';
import { commands, queries } from '#renderer/lib/api.ts';
import { forgetDrafts } from '#renderer/lib/draft.ts';
import { useFailureToast } from '#renderer/lib/use-failure-toast.ts';
import { MeAtWindow } from '#renderer/lib/use-me.ts';
import { closeToasts } from '#ui/toast.tsx';
import { Boundary } from '../boundary.tsx';
import { goToStart, Screens } from '../router.tsx';
import { useStayAwake } from '../stay-awake.ts';
import { GateFailed, GateLoading } from './gate-waiting.tsx';
import { SwitchUser } from './switch-user.ts';

/** Who is at the window, and what stands between them and its screens. */
export function Session() {
  const me = useQuery(queries.accounts.me({}));
  const code = me.error?.code ?? null;
  const id = me.data?.id ?? null;
  const [lastId, setLastId] = useState(id);
  /** Who is at this window, for the lock that they set: the answer itself is forgotten with the lock. */
  const [lastName, setLastName] = useState<string | null>(null);
  const nameNow = me.data?.name ?? (code === 'UNAUTHENTICATED' ? null : lastName);
  if (nameNow !== lastName) setLastName(nameNow);
  /** The recovery code that somebody came in by was replaced: the new one is read before the screens come. */
  const [nextCode, setNextCode] = useState<string | null>(null);
  const [isSwitching, setIsSwitching] = useState(false);
  const farewell = useFarewell();
  const onError = useFailureToast('accounts');
  const lock = useMutation({ ...commands.accounts.lock, onError });
  if (lastId === null && id !== null) setLastId(id);
  const signedOut = code === 'UNAUTHENTICATED';
  const isLeft = signedOut || code === 'LOCKED';
  useEffect(() => {
    if (isLeft) closeToasts();
  }, [isLeft]);
  useEffect(() => {
    if (signedOut) clearAway();
  }, [signedOut]);

  if (signedOut && farewell !== null) return <Farewell copies={farewell} />;
  if (signedOut) return <SignIn />;
  if (code === 'LOCKED') return <Lock name={lastName} isSwitching={isSwitching} />;
  if (me.error) return <GateFailed error={me.error} onRetry={() => void me.refetch()} />;
  if (me.data === undefined) return <GateLoading />;
  if (nextCode !== null) return <NextCode code={nextCode} onKept={() => setNextCode(null)} />;
  if (lastId !== null && id !== lastId) return <Handover onDone={() => setLastId(id)} />;
  const switchUser = () => {
    setIsSwitching(true);
    lock.mutate({}, { onError: () => setIsSwitching(false) });
  };
  return (
    <SwitchUser value={switchUser}>
      <AtWindow onArrived={() => setIsSwitching(false)}>
        {me.data.owes.length > 0 ? (
          <Owed me={me.data} onNextCode={setNextCode} />
        ) : (
          <MeAtWindow value={me.data}>
            <Boundary of="window" key={id}>
              <Screens />
              <StepUp />
            </Boundary>
          </MeAtWindow>
        )}
      </AtWindow>
    </SwitchUser>
  );
}

/** Somebody is signed in and the window is open: as long as they are at it, it does not lock by itself. */
function AtWindow({ onArrived, children }: { readonly onArrived: () => void; readonly children: ReactNode }) {
  // A refusal means that the session has ended or is locked, which the main process says by itself as well.
  const stayAwake = useMutation(commands.accounts.stayAwake);
  useStayAwake(() => stayAwake.mutate({}));
  const arrived = useEffectEvent(onArrived);
  useEffect(() => arrived(), []);
  return children;
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
