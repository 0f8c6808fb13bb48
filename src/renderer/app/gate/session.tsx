import { useMutation, useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useEffectEvent, useState } from 'react';
import { NextCode } from '#features/accounts/renderer/codes/next-code.tsx';
import { StepUp } from '#features/accounts/renderer/lock/step-up.tsx';
import { Lock } from '#features/accounts/renderer/lock/lock.tsx';
import { Owed } from '#features/accounts/renderer/owed/owed.tsx';
import { SignIn } from '#features/accounts/renderer/sign-in/sign-in.tsx';
import type { FirstAdmin } from '#features/accounts/renderer/welcome/account-step.tsx';
import { Welcome } from '#features/accounts/renderer/welcome/welcome.tsx';
import { Farewell, useFarewell } from '#features/my-data/renderer/farewell.tsx';
import { commands, queries } from '#renderer/lib/api.ts';
import { forgetDrafts, lastOwner, ownDrafts } from '#renderer/lib/draft.ts';
import { useFailureToast } from '#renderer/lib/use-failure-toast.ts';
import { type Me, MeAtWindow } from '#renderer/lib/use-me.ts';
import { closeToasts } from '#ui/toast.tsx';
import { Boundary } from '../boundary.tsx';
import { goToStart, Screens } from '../router.tsx';
import { useStayAwake } from '../stay-awake.ts';
import { GateFailed, GateLoading } from './gate-waiting.tsx';
import { SwitchUser } from './switch-user.ts';

/** What is known of whoever was last at this window, until they sign out or somebody else comes. */
type Last = {
  readonly id: string;
  /** For the lock that they set: the answer itself is forgotten with the lock. */
  readonly name: string;
  /** The recovery code that they came in by was replaced: the new one is read before the screens come. */
  readonly nextCode: string | null;
};

type SessionProps = {
  /** Who has just set this PC up, and has not read everything yet. */
  readonly first: FirstAdmin | null;
  readonly onSetUp: () => void;
};

/** Who is at the window, and what stands between them and its screens. */
export function Session({ first, onSetUp }: SessionProps) {
  const me = useQuery(queries.accounts.me({}));
  const code = me.error?.code ?? null;
  const here = me.data ?? null;
  const [last, setLast] = useState<Last | null>(null);
  const [isSwitching, setIsSwitching] = useState(false);
  const farewell = useFarewell();
  const onError = useFailureToast('accounts');
  const lock = useMutation({ ...commands.accounts.lock, onError });
  const signedOut = code === 'UNAUTHENTICATED';
  const isLeft = signedOut || code === 'LOCKED';
  const arrive = ({ id, name }: Me): void => setLast({ id, name, nextCode: null });
  if (signedOut && last !== null) setLast(null);
  const lastId = last?.id ?? lastOwner();
  if (here !== null && last === null && (lastId === null || lastId === here.id)) arrive(here);
  if (here !== null && last?.id === here.id && last.name !== here.name) setLast({ ...last, name: here.name });
  useEffect(() => {
    if (isLeft) closeToasts();
  }, [isLeft]);
  useEffect(() => {
    if (signedOut) clearAway();
  }, [signedOut]);
  const ownerId = last?.id ?? null;
  useEffect(() => {
    if (ownerId !== null) ownDrafts(ownerId);
  }, [ownerId]);

  if (signedOut && farewell !== null) return <Farewell copies={farewell} />;
  if (signedOut) return <SignIn />;
  if (code === 'LOCKED') return <Lock name={last?.name ?? null} isSwitching={isSwitching} />;
  if (me.error) return <GateFailed error={me.error} onRetry={() => void me.refetch()} />;
  if (here === null) return <GateLoading />;
  if (last === null || here.id !== last.id) return <Handover onDone={() => arrive(here)} />;
  const keepNext = (nextCode: string | null): void =>
    setLast((now) => (now?.id === here.id ? { ...now, nextCode } : now));
  const switchUser = () => {
    setIsSwitching(true);
    lock.mutate({}, { onError: () => setIsSwitching(false) });
  };
  return (
    <SwitchUser value={switchUser}>
      <AtWindow onArrived={() => setIsSwitching(false)}>
        <Boundary of="window" key={here.id}>
          {first?.account.id === here.id ? (
            <Welcome me={here} codes={first} onDone={onSetUp} />
          ) : (
            <Inside me={here} nextCode={last.nextCode} onNextCode={keepNext} />
          )}
        </Boundary>
      </AtWindow>
    </SwitchUser>
  );
}

type InsideProps = {
  readonly me: Me;
  readonly nextCode: string | null;
  readonly onNextCode: (code: string | null) => void;
};

/** What somebody meets who is at the window: a code that they have to keep, what they owe, and then its screens. */
function Inside({ me, nextCode, onNextCode }: InsideProps) {
  if (nextCode !== null) return <NextCode code={nextCode} onKept={() => onNextCode(null)} />;
  if (me.owes.length > 0) return <Owed me={me} onNextCode={onNextCode} />;
  return (
    <MeAtWindow value={me}>
      <Screens />
      <StepUp />
    </MeAtWindow>
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
