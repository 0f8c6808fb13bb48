import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CodeKind } from '#features/accounts/contract/fields.ts';
import { useMe } from '#renderer/lib/use-me.ts';
import { Button } from '#ui/button.tsx';
import { Note } from '#ui/note.tsx';
import { Stack } from '#ui/stack.tsx';
import { Text } from '#ui/text.tsx';
import { NewCode } from './new-code.tsx';
import styles from './unkept-codes.module.css';

/** A recovery code was shown and nobody said that they keep it, as when the power went: over every screen until then. */
export function UnkeptCodes() {
  const { t } = useTranslation('accounts');
  const [kind] = useMe().unkeptCodes;
  const [making, setMaking] = useState<CodeKind | null>(null);
  return (
    <>
      {kind !== undefined && (
        <div className={styles['over']}>
          <Note kind="warn" title={t(`unkeptCode.title.${kind}`)}>
            <Stack align="start" gap={2}>
              <Text>{t('unkeptCode.text')}</Text>
              <Button onPress={() => setMaking(kind)}>{t('unkeptCode.action')}</Button>
            </Stack>
          </Note>
        </div>
      )}
      {making !== null && <NewCode kind={making} onClose={() => setMaking(null)} />}
    </>
  );
}
