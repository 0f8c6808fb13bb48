import { useState } from 'react';
import { AccountStep } from './account-step.tsx';
import { CodeStep } from './code-step.tsx';
import { SamplesStep } from './samples-step.tsx';

type Step =
  | { readonly at: 'account' }
  | { readonly at: 'code'; readonly code: string }
  | { readonly at: 'samples' };

/** The first run: the first admin, the recovery code, and whether to add the sample material. */
export function Welcome({ onDone }: { readonly onDone: () => void }) {
  const [step, setStep] = useState<Step>({ at: 'account' });
  if (step.at === 'account') return <AccountStep onDone={(code) => setStep({ at: 'code', code })} />;
  if (step.at === 'code') return <CodeStep code={step.code} onDone={() => setStep({ at: 'samples' })} />;
  return <SamplesStep onDone={onDone} />;
}
