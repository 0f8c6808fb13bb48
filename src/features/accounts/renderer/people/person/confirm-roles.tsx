import { useTranslation } from 'react-i18next';
import type { Role } from '#contract/access.ts';
import { isolate } from '#renderer/lib/isolate.ts';
import { Button } from '#ui/button.tsx';
import { DescriptionList } from '#ui/description-list.tsx';
import { Dialog, DialogButtons } from '#ui/dialog.tsx';
import type { PersonView } from './person-view.ts';

type ConfirmRolesProps = {
  readonly person: PersonView;
  readonly roles: readonly Role[];
  readonly onAnswer: (goOn: boolean) => void;
};

/** What somebody may do is changed after one question, because it reaches beyond the one who presses. */
export function ConfirmRoles({ person, roles, onAnswer }: ConfirmRolesProps) {
  const { t } = useTranslation('accounts');
  const words = (held: readonly Role[]) => held.map((role) => t(`roles.${role}.name`)).join(', ');
  return (
    <Dialog
      isOpen
      kind="alert"
      onClose={() => onAnswer(false)}
      title={t('confirmRoles.title', { name: isolate(person.name) })}
    >
      <DescriptionList
        items={[
          { name: t('confirmRoles.before'), value: words(person.roles) },
          { name: t('confirmRoles.after'), value: words(roles) },
        ]}
      />
      <DialogButtons>
        <Button onPress={() => onAnswer(false)}>{t('confirmRoles.keep')}</Button>
        <Button variant="primary" onPress={() => onAnswer(true)}>
          {t('confirmRoles.change')}
        </Button>
      </DialogButtons>
    </Dialog>
  );
}
