import { useTranslation } from 'react-i18next';
import { formatMoment } from '#renderer/lib/format.ts';
import { Button } from '#ui/button.tsx';
import { Dialog, DialogButtons } from '#ui/dialog.tsx';
import { Text } from '#ui/text.tsx';

type AnotherCodeProps = {
  readonly name: string;
  /** Until when the code works that is out now. */
  readonly until: string;
  readonly onAnswer: (goOn: boolean) => void;
};

/** A new code voids a slip that somebody may be walking to their PC with, so that it is made after one question. */
export function AnotherCode({ name, until, onAnswer }: AnotherCodeProps) {
  const { t } = useTranslation('accounts');
  return (
    <Dialog
      isOpen
      kind="alert"
      onClose={() => onAnswer(false)}
      title={t('person.anotherCode.title', { name })}
    >
      <Text>{t('person.anotherCode.text', { name, until: formatMoment(until) })}</Text>
      <DialogButtons>
        <Button onPress={() => onAnswer(false)}>{t('person.anotherCode.keep')}</Button>
        <Button variant="primary" onPress={() => onAnswer(true)}>
          {t('person.anotherCode.action')}
        </Button>
      </DialogButtons>
    </Dialog>
  );
}
