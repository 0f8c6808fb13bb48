import type { Me } from '#renderer/lib/use-me.ts';
import { ChoosePassword } from './choose-password.tsx';
import { ConfirmNotice } from './confirm-notice.tsx';

/** What somebody has to do before anything else, one thing after the other. */
export function Owed({ me }: { readonly me: Me }) {
  if (me.owes.includes('notice')) return <ConfirmNotice />;
  return <ChoosePassword me={me} />;
}
