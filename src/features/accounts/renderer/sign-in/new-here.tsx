import { useTranslation } from 'react-i18next';
import { useInForce } from '#renderer/lib/use-in-force.ts';
import { Door } from '#ui/door.tsx';
import { Text } from '#ui/text.tsx';
import { BackToSignIn } from './back-to-sign-in.tsx';
import type { Way } from './way.ts';
import { WayList } from './way-list.tsx';

type NewHereProps = { readonly onWay: (way: Way) => void; readonly onBack: () => void };

/** Somebody who has no password yet: by a slip from their admin or, where this PC offers it, by an account of their own making. */
export function NewHere({ onWay, onBack }: NewHereProps) {
  const { t } = useTranslation('accounts');
  const registration = useInForce()?.selfRegistration ?? 'off';
  return (
    <Door title={t('newHere.title')} lead={t('newHere.lead')} focusTitle>
      <WayList
        ways={[
          { way: 'setUpCode', title: t('newHere.setUpCode.title'), about: t('newHere.setUpCode.about') },
          ...(registration === 'off'
            ? []
            : [
                {
                  way: 'register' as const,
                  title: t('newHere.register.title'),
                  about: t(`newHere.register.about_${registration}`),
                },
              ]),
        ]}
        onWay={onWay}
      />
      {registration === 'off' && <Text>{t('newHere.askAdmin')}</Text>}
      <BackToSignIn onPress={onBack} />
    </Door>
  );
}
