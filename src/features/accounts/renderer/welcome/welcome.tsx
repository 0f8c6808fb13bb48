import { useState } from 'react';
import { AccountStep, type TwoCodes } from './account-step.tsx';
import { CodeStep } from './code-step.tsx';
import { SamplesStep } from './samples-step.tsx';

type Step =
  | { readonly at: 'account' }
  | { readonly at: 'storeCode'; readonly codes: TwoCodes }
  | { readonly at: 'personalCode'; readonly code: string }
  | { readonly at: 'samples' };

/** The first run: the first admin, the two recovery codes, and whether to add the sample material. */
export function Welcome({ onDone }: { readonly onDone: () => void }) {
  const [step, setStep] = useState<Step>({ at: 'account' });
  if (step.at === 'account') return <AccountStep onDone={(codes) => setStep({ at: 'storeCode', codes })} />;
  if (step.at === 'storeCode') {
    const { recoveryCode, personalCode } = step.codes;
    const onKept = () => setStep({ at: 'personalCode', code: personalCode });
    return <CodeStep key="store" kind="store" code={recoveryCode} onDone={onKept} />;
  }
  if (step.at === 'personalCode') {
    return (
      <CodeStep key="personal" kind="personal" code={step.code} onDone={() => setStep({ at: 'samples' })} />
    );
  }
  return <SamplesStep onDone={onDone} />;
}
