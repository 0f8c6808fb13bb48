import { EllipsisVertical, RotateCcw } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '#ui/button.tsx';
import { Menu, type MenuAction } from '#ui/menu.tsx';
import { Stack } from '#ui/stack.tsx';
import { Text } from '#ui/text.tsx';
import styles from './kept.module.css';

type KeptRowProps = {
  /** When it is from, as people say it. */
  readonly called: string;
  /** Why there is one, and how large it is. */
  readonly kind: string;
  readonly children: ReactNode;
  /** The words of the button that restores it. */
  readonly restore: string;
  readonly onRestore: () => void;
  readonly more: readonly MenuAction[];
  readonly isBusy: boolean;
};

export function KeptList({ children }: { readonly children: ReactNode }) {
  return <ul className={styles['list']}>{children}</ul>;
}

/** A store that is kept, as a backup or set aside: when it is from, what is known of it, and what can be done with it. */
export function KeptRow({ called, kind, children, restore, onRestore, more, isBusy }: KeptRowProps) {
  const { t } = useTranslation('backups');
  return (
    <li className={styles['kept']}>
      <div>
        <Text look="strong">{called}</Text>
        <Text look="small" tone="ink-2">
          {kind}
        </Text>
      </div>
      <div className={styles['about']}>
        <Stack gap={1}>{children}</Stack>
      </div>
      <div className={styles['actions']}>
        <Button size="small" icon={RotateCcw} isDisabled={isBusy} onPress={onRestore}>
          {restore}
        </Button>
        <Menu label={t('actionsOf', { called })} groups={[{ id: 'more', actions: more }]}>
          <IconButton
            size="small"
            icon={EllipsisVertical}
            label={t('actionsOf', { called })}
            isDisabled={isBusy}
          />
        </Menu>
      </div>
    </li>
  );
}
