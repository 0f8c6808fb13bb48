import { Check, CircleX, Info, X } from 'lucide-react';
import {
  UNSTABLE_Toast as AriaToast,
  Text,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as AriaToastRegion,
} from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from './button.tsx';
import { classNames } from './class-names.ts';
import { Countdown } from './countdown.tsx';
import { Icon } from './icon.tsx';
import styles from './toast.module.css';

type Toast = {
  readonly kind: 'ok' | 'bad' | 'info';
  readonly text: string;
  /** Milliseconds after which it can be tried again: a clock counts them down, and at its end the toast goes. */
  readonly waitMs?: number;
  readonly action?: { readonly label: string; readonly onAction: () => void };
};

const drawings = { ok: Check, bad: CircleX, info: Info } as const;
const queue = new ToastQueue<Toast>({ maxVisibleToasts: 3 });

/**
 * Says that something happened, at the lower edge of the window. It goes after 6 s, or 10 s with an action, and stays
 * while the pointer or the focus is on it; bad news stays until it is closed.
 */
export function showToast(toast: Toast): void {
  queue.add(toast, toast.kind === 'bad' ? {} : { timeout: toast.action ? 10_000 : 6_000 });
}

/** What was said to one person is not left for the next. */
export const closeToasts = (): void => queue.clear();

/** Where toasts appear; stands once in the app. F6 jumps to it. */
export function ToastRegion() {
  const { t } = useTranslation('ui');
  return (
    <AriaToastRegion queue={queue} aria-label={t('toast.region')} className={styles['region'] ?? ''}>
      {({ toast }) => (
        <AriaToast toast={toast} className={styles['toast'] ?? ''}>
          <span className={classNames(styles['icon'], styles[toast.content.kind])}>
            <Icon of={drawings[toast.content.kind]} />
          </span>
          <ToastContent className={styles['words'] ?? ''}>
            <Text slot="title">{toast.content.text}</Text>
            {toast.content.waitMs !== undefined && (
              <Countdown
                ms={toast.content.waitMs}
                label={t('toast.wait')}
                onEnd={() => queue.close(toast.key)}
              />
            )}
          </ToastContent>
          {toast.content.action && (
            <Button
              size="small"
              variant="quiet"
              onPress={() => {
                toast.content.action?.onAction();
                queue.close(toast.key);
              }}
            >
              {toast.content.action.label}
            </Button>
          )}
          <IconButton icon={X} size="small" label={t('toast.close')} onPress={() => queue.close(toast.key)} />
        </AriaToast>
      )}
    </AriaToastRegion>
  );
}
