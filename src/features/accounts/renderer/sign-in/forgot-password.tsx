import { useTranslation } from 'react-i18next';
import { Door } from '#ui/door.tsx';
import { BackToSignIn } from './back-to-sign-in.tsx';
import type { Way } from './way.ts';
import { WayList } from './way-list.tsx';

type ForgotPasswordProps = {
  readonly onWay: (way: Way) => void;
  readonly onBack: () => void;
  readonly backTo: 'signIn' | 'lock';
};

const ways = ['resetCode', 'ownCode', 'askForCode'] as const;

/** No password can be looked up: the ways to a new one. */
export function ForgotPassword({ onWay, onBack, backTo }: ForgotPasswordProps) {
  const { t } = useTranslation('accounts');
  return (
    <Door title={t('forgot.title')} lead={t('forgot.lead')} focusTitle>
      <WayList
        ways={ways.map((way) => ({ way, title: t(`forgot.${way}.title`), about: t(`forgot.${way}.about`) }))}
        onWay={onWay}
      />
      <BackToSignIn onPress={onBack} to={backTo} />
    </Door>
  );
}
