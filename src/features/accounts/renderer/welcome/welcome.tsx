import { useState } from 'react';
import type { Me } from '#renderer/lib/use-me.ts';
import type { FirstAdmin } from './account-step.tsx';
import { CodeStep } from './code-step.tsx';
import { SamplesStep } from './samples-step.tsx';

type WelcomeProps = {
  readonly me: Me;
  readonly codes: Pick<FirstAdmin, 'recoveryCode' | 'personalCode'>;
  readonly onDone: () => void;
};

/** The first run, once there is an admin: the two recovery codes, and whether to add the sample material. */
export function Welcome({ me, codes, onDone }: WelcomeProps) {
  // After a lock it goes on where it was.
  const [at, setAt] = useState<'store' | 'personal' | 'samples'>(me.unkeptCodes[0] ?? 'samples');
  if (at === 'store')
    return <CodeStep key={at} kind={at} code={codes.recoveryCode} onDone={() => setAt('personal')} />;
  if (at === 'personal')
    return <CodeStep key={at} kind={at} code={codes.personalCode} onDone={() => setAt('samples')} />;
  return <SamplesStep onDone={onDone} />;
}
