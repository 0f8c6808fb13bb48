import { useState } from 'react';
import { OwnCode } from '../sign-in/own-code.tsx';
import { SignIn } from '../sign-in/sign-in.tsx';
import { shortName } from './short-name.ts';
import { Unlock } from './unlock.tsx';

type LockProps = {
  /** The whole name of who locked this window while it was open; `null` where nobody was seen at it. */
  readonly name: string | null;
  /** Whether it was locked so that somebody else can sign in. */
  readonly isSwitching: boolean;
};

/**
 * The window is locked. It tells in short who locked it, so that nobody on a shared PC types a password into somebody
 * else's lock; a sign-in that was kept over a restart names nobody.
 */
export function Lock({ name, isSwitching }: LockProps) {
  const [way, setWay] = useState<'unlock' | 'ownCode' | 'forgot' | 'someoneElse'>(
    isSwitching ? 'someoneElse' : 'unlock',
  );
  const back = () => setWay('unlock');
  if (way === 'someoneElse') return <SignIn onBack={back} />;
  if (way === 'forgot') return <SignIn startsAt="forgotPassword" onBack={back} />;
  if (way === 'ownCode') return <OwnCode onBack={back} backTo="lock" />;
  return (
    <Unlock
      name={name === null ? null : shortName(name)}
      onForgot={() => setWay('forgot')}
      onOwnCode={() => setWay('ownCode')}
      onSomeoneElse={() => setWay('someoneElse')}
    />
  );
}
