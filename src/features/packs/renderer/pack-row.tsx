import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#ui/button.tsx';
import { Stack } from '#ui/stack.tsx';
import { Text } from '#ui/text.tsx';
import styles from './packs.module.css';

export function PackList({ children }: { readonly children: ReactNode }) {
  return <ul className={styles['list']}>{children}</ul>;
}

type PackRowProps = {
  readonly title: string;
  readonly publisher: string;
  readonly version: number;
  readonly documents: number;
  readonly children?: ReactNode;
  /** Shows what is in it; where it is not at hand there is nothing to show. */
  readonly onLook?: (() => void) | undefined;
  readonly isBusy?: boolean;
};

/** A pack in a list: what it is, whose, and how much is in it. */
export function PackRow(props: PackRowProps) {
  const { title, publisher, version, documents, children, onLook, isBusy = false } = props;
  const { t } = useTranslation('packs');
  return (
    <li className={styles['row']}>
      <Stack gap={1}>
        <Text look="strong">
          <bdi>{title}</bdi>
        </Text>
        <Text look="small" tone="ink-2">
          {t('by', { publisher })} · {t('list.version', { version })} ·{' '}
          {t('list.documents', { count: documents })}
        </Text>
        {children}
      </Stack>
      {onLook !== undefined && (
        <Button size="small" onPress={onLook} isPending={isBusy} aria-label={t('list.lookAt', { title })}>
          {t('list.look')}
        </Button>
      )}
    </li>
  );
}
