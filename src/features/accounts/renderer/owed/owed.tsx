import type { Me } from '#renderer/lib/use-me.ts';
import { ChoosePassword } from './choose-password.tsx';
import { ConfirmNotice } from './confirm-notice.tsx';

type OwedProps = {
  readonly me: Me;
  /** Is given the code that takes the place of the one that they came in by. */
  readonly onNextCode: (code: string) => void;
};

/** What somebody has to do before anything else, one thing after the other. */
export function Owed({ me, onNextCode }: OwedProps) {
  if (me.owes.includes('notice')) return <ConfirmNotice />;
  return <ChoosePassword me={me} onNextCode={onNextCode} />;
}
