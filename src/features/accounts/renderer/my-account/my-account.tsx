import { useTranslation } from 'react-i18next';
import { useMe } from '#renderer/lib/use-me.ts';
import { PageHead } from '#ui/page-head.tsx';
import { ChangePassword } from './change-password.tsx';
import { Contact } from './contact.tsx';
import styles from './my-account.module.css';
import { OwnData } from './own-data.tsx';
import { OwnRecoveryCode } from './own-recovery-code.tsx';
import { SignIns } from './sign-ins.tsx';
import { WhoIAm } from './who-i-am.tsx';

/** The account of whoever is at the window: what they sign in with, and where they are signed in. */
export function MyAccount() {
  const { t } = useTranslation('accounts');
  const me = useMe();
  return (
    <>
      <PageHead title={t('mine.title')} lead={t('mine.lead')} />
      <div className={styles['cards']}>
        <WhoIAm me={me} />
        <Contact me={me} />
        <ChangePassword me={me} />
        <div className={styles['short']}>
          <OwnRecoveryCode />
          <OwnData />
        </div>
        <SignIns />
      </div>
    </>
  );
}
