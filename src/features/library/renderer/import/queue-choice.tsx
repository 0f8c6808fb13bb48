import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { commands } from '#renderer/lib/api.ts';
import { useFailureToast } from '#renderer/lib/use-failure-toast.ts';
import { Button } from '#ui/button.tsx';
import { Decision } from '../../contract/queue.ts';
import styles from './import.module.css';

type ChoiceProps = { readonly itemId: string; readonly fileName: string };

/** What becomes of a file that the library holds already, or holds under the same name. */
export function Choice({ itemId, fileName }: ChoiceProps) {
  const { t } = useTranslation('library');
  const decide = useMutation({
    ...commands.library.decideImport,
    onError: useFailureToast('library'),
  });
  return (
    <fieldset aria-label={t('queue.choice.label', { file: fileName })} className={styles['choices']}>
      {Decision.options.map((decision) => (
        <Button
          key={decision}
          size="small"
          isPending={decide.isPending}
          onPress={() => decide.mutate({ itemId, decision })}
        >
          {t(`queue.choice.${decision}`)}
        </Button>
      ))}
    </fieldset>
  );
}

/** The same for every file that needs a choice. */
export function ChoiceForAll({ count }: { readonly count: number }) {
  const { t } = useTranslation('library');
  const decide = useMutation({
    ...commands.library.decideImport,
    onError: useFailureToast('library'),
  });
  return (
    <fieldset className={styles['forAll']}>
      <legend className={styles['legend']}>{t('queue.choice.forAll', { count })}</legend>
      <div className={styles['buttons']}>
        {Decision.options.map((decision) => (
          <Button key={decision} size="small" onPress={() => decide.mutate({ decision })}>
            {t(`queue.choice.${decision}All`)}
          </Button>
        ))}
      </div>
    </fieldset>
  );
}
