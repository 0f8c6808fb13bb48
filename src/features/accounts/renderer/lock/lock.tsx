import { useState } from 'react';
import { OwnCode } from '../sign-in/own-code.tsx';
import { SignIn } from '../sign-in/sign-in.tsx';
import { Unlock } from './unlock.tsx';

type LockProps = {
  /** Whether it was locked so that somebody else can sign in. */
  readonly isSwitching: boolean;
};

/** The window is locked. It names nobody: who passes by learns only that. */
export function Lock({ isSwitching }: LockProps) {
  const [way, setWay] = useState<'unlock' | 'ownCode' | 'someoneElse'>(
    isSwitching ? 'someoneElse' : 'unlock',
  );
  const back = () => setWay('unlock');
  if (way === 'someoneElse') return <SignIn onBack={back} />;
  if (way === 'ownCode') return <OwnCode onBack={back} backTo="lock" />;
  return <Unlock onOwnCode={() => setWay('ownCode')} onSomeoneElse={() => setWay('someoneElse')} />;
}
