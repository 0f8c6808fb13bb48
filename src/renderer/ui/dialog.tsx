import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { IconButton } from './button.tsx';
import { classNames } from './class-names.ts';
import styles from './dialog.module.css';

type DialogProps = {
  readonly isOpen: boolean;
  /** Called for Escape, a press outside and the close button; not while `isBusy`. */
  readonly onClose: () => void;
  readonly title: string;
  readonly children: ReactNode;
  /** `alert` asks before something that cannot be undone: no close button, no closing by a press outside. */
  readonly kind?: 'modal' | 'alert';
  readonly size?: 'normal' | 'wide';
  /** Work is under way that must not lose its dialog. */
  readonly isBusy?: boolean;
};

/** A dialog over the screen. It keeps the focus inside and gives it back to what opened it. */
export function Dialog({
  isOpen,
  onClose,
  title,
  children,
  kind = 'modal',
  size = 'normal',
  isBusy = false,
}: DialogProps) {
  const { t } = useTranslation('ui');
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => !open && onClose()}
      isDismissable={kind === 'modal' && !isBusy}
      isKeyboardDismissDisabled={isBusy}
      className={styles['overlay'] ?? ''}
    >
      <Modal className={classNames(styles['modal'], styles[size])}>
        <AriaDialog role={kind === 'alert' ? 'alertdialog' : 'dialog'} className={styles['dialog'] ?? ''}>
          <div className={styles['head']}>
            <Heading slot="title" level={2} className={styles['title'] ?? ''}>
              {title}
            </Heading>
            {kind === 'modal' && (
              <IconButton
                icon={X}
                size="small"
                label={t('dialog.close')}
                onPress={onClose}
                isDisabled={isBusy}
              />
            )}
          </div>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

/** The buttons of a dialog: the safe way out first, the action last. */
export function DialogButtons({ children }: { readonly children: ReactNode }) {
  return <div className={styles['buttons']}>{children}</div>;
}
