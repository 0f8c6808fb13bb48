import { useState } from 'react';
import { AskForCode } from './ask-for-code.tsx';
import { ForgotPassword } from './forgot-password.tsx';
import { NewHere } from './new-here.tsx';
import { OwnCode } from './own-code.tsx';
import { PasswordDoor } from './password-door.tsx';
import { RedeemCode } from './redeem-code.tsx';
import { Register } from './register.tsx';
import type { Way } from './way.ts';

type SignInProps = {
  /** Where somebody else has locked the window: the way back to their lock screen. */
  readonly onBack?: () => void;
  readonly startsAt?: Way;
};

/** Nobody is signed in to this window, or somebody else wants to. The gate follows a success. */
export function SignIn({ onBack, startsAt = 'password' }: SignInProps) {
  const [way, setWay] = useState<Way>(startsAt);
  /** What was typed on one screen stands on the next. */
  const [identifier, setIdentifier] = useState('');
  const back = () => setWay('password');
  const goOnAs = (typed: string) => {
    setIdentifier(typed);
    back();
  };
  if (way === 'forgotPassword') {
    const isFromLock = onBack !== undefined && startsAt === way;
    return (
      <ForgotPassword
        onWay={setWay}
        onBack={isFromLock ? onBack : back}
        backTo={isFromLock ? 'lock' : 'signIn'}
      />
    );
  }
  if (way === 'ownCode') return <OwnCode onBack={back} />;
  if (way === 'askForCode') return <AskForCode identifier={identifier} onBack={goOnAs} />;
  if (way === 'newHere') return <NewHere onWay={setWay} onBack={back} />;
  if (way === 'register') return <Register onBack={goOnAs} />;
  if (way === 'setUpCode' || way === 'resetCode') {
    return (
      <RedeemCode purpose={way === 'setUpCode' ? 'setUp' : 'reset'} identifier={identifier} onBack={back} />
    );
  }
  return (
    <PasswordDoor
      identifier={identifier}
      onIdentifier={setIdentifier}
      onWay={setWay}
      {...(onBack && { onBack })}
    />
  );
}
