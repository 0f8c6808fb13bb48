import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { commands } from '#renderer/lib/api.ts';
import { formatWhen } from '#renderer/lib/format.ts';
import { isolate } from '#renderer/lib/isolate.ts';
import { paths } from '#renderer/lib/paths.ts';
import { useFailureToast } from '#renderer/lib/use-failure-toast.ts';
import { Badge } from '#ui/badge.tsx';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { Stack } from '#ui/stack.tsx';
import { Text } from '#ui/text.tsx';
import { TextLink } from '#ui/text-link.tsx';
import { showToast } from '#ui/toast.tsx';
import type { Life } from '../../contract/lifecycle.ts';
import styles from './lifecycle.module.css';

type VersionsDialogProps = { readonly life: Life; readonly onClose: () => void };

/** All versions of a document: each can be read, and another one made the one that counts. */
export function VersionsDialog({ life, onClose }: VersionsDialogProps) {
  const { t } = useTranslation('library');
  const onError = useFailureToast('library');
  const choose = useMutation({
    ...commands.library.makeCurrent,
    onError,
    onSuccess: ({ title }) => {
      showToast({ kind: 'ok', text: t('versions.chosen', { title: isolate(title) }) });
      onClose();
    },
  });
  return (
    <Dialog isOpen onClose={onClose} title={t('versions.title', { title: isolate(life.title) })}>
      <Stack>
        <Text tone="ink-2">{t('versions.text')}</Text>
        <ul className={styles['versions']}>
          {life.versions.map(({ id, version, title, importedAt, isCurrent, isBinned }) => (
            <li key={id} className={styles['version']}>
              <span className={styles['versionWords']}>
                <TextLink href={paths.document(id)}>{title}</TextLink>
                <Text as="span" look="small" tone="ink-2">
                  {t('versions.added', { version, when: formatWhen(importedAt) })}
                </Text>
              </span>
              {isCurrent && <Badge kind="ok">{t('versions.current')}</Badge>}
              {isBinned && <Badge kind="line">{t('versions.binned')}</Badge>}
              {!isCurrent && !isBinned && life.binned === null && (
                <Button
                  size="small"
                  isPending={choose.isPending && choose.variables.documentId === id}
                  aria-label={t('versions.chooseLabel', { version })}
                  onPress={() => choose.mutate({ documentId: id })}
                >
                  {t('versions.choose')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      </Stack>
    </Dialog>
  );
}
