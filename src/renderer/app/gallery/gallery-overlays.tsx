import { Copy, Printer } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { Dialog, DialogButtons } from '#ui/dialog.tsx';
import { Menu } from '#ui/menu.tsx';
import { Text } from '#ui/text.tsx';
import { TextField } from '#ui/text-field.tsx';
import { showToast } from '#ui/toast.tsx';
import styles from './gallery.module.css';

export function GalleryOverlays() {
  const { t } = useTranslation('gallery');
  const [open, setOpen] = useState<'none' | 'dialog' | 'alert'>('none');
  const close = () => setOpen('none');
  const undo = { label: t('over.undo'), onAction: () => showToast({ kind: 'info', text: t('over.undone') }) };
  return (
    <Card title={t('over.title')}>
      <div className={styles['row']}>
        <Button onPress={() => setOpen('dialog')}>{t('over.dialog')}</Button>
        <Button onPress={() => setOpen('alert')}>{t('over.alert')}</Button>
        <Menu
          label={t('over.menu')}
          groups={[
            {
              id: 'actions',
              actions: [
                { id: 'copy', label: t('over.copy'), icon: Copy, shortcut: 'Mod+C' },
                { id: 'print', label: t('over.print'), icon: Printer, isDisabled: true },
              ],
            },
            {
              id: 'order',
              title: t('over.order'),
              selected: 'newest',
              actions: [
                { id: 'newest', label: t('over.newest') },
                { id: 'byName', label: t('over.byName') },
              ],
            },
          ]}
        >
          <Button>{t('over.menu')}</Button>
        </Menu>
        <Button onPress={() => showToast({ kind: 'ok', text: t('over.moved'), action: undo })}>
          {t('over.ok')}
        </Button>
        <Button onPress={() => showToast({ kind: 'bad', text: t('over.notSaved') })}>{t('over.bad')}</Button>
      </div>
      <Dialog isOpen={open === 'dialog'} onClose={close} title={t('over.dialogTitle')}>
        <TextField label={t('fields.name')} defaultValue={t('fields.nameValue')} />
        <DialogButtons>
          <Button variant="primary" onPress={close}>
            {t('over.rename')}
          </Button>
        </DialogButtons>
      </Dialog>
      <Dialog kind="alert" isOpen={open === 'alert'} onClose={close} title={t('over.eraseTitle')}>
        <Text>{t('over.eraseText')}</Text>
        <DialogButtons>
          <Button onPress={close}>{t('over.keep')}</Button>
          <Button variant="danger" onPress={close}>
            {t('over.erase')}
          </Button>
        </DialogButtons>
      </Dialog>
    </Card>
  );
}
