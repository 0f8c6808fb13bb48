import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { commands } from '#renderer/lib/api.ts';
import { useFailureToast } from '#renderer/lib/use-failure-toast.ts';
import { Button } from '#ui/button.tsx';
import { Text } from '#ui/text.tsx';
import type { CustomerData } from '../../contract/customer-data.ts';
import { CustomerDataDecision, Decision } from '../../contract/queue.ts';
import { useKindWords } from '../kind-words.ts';
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

type CustomerDataChoiceProps = ChoiceProps & { readonly found: CustomerData };

/** What was found of clients in a file, with a few places of it, and what becomes of them. */
export function CustomerDataChoice({ itemId, fileName, found }: CustomerDataChoiceProps) {
  const { t } = useTranslation('library');
  const kindWords = useKindWords();
  const decide = useMutation({
    ...commands.library.decideCustomerData,
    onError: useFailureToast('library'),
  });
  return (
    <>
      <Text look="small" tone="ink-2">
        {t('queue.customerData.found', { what: kindWords(found.kinds) })}
      </Text>
      <ul aria-label={t('queue.customerData.examples', { file: fileName })} className={styles['examples']}>
        {found.examples.map(({ kind, before, masked, after }) => (
          <li key={`${kind}${before}${masked}${after}`}>
            {before}
            <mark>{masked}</mark>
            {after}
          </li>
        ))}
      </ul>
      <fieldset aria-label={t('queue.customerData.label', { file: fileName })} className={styles['choices']}>
        {CustomerDataDecision.options.map((decision) => (
          <Button
            key={decision}
            size="small"
            variant={decision === 'takeOut' ? 'primary' : 'secondary'}
            isPending={decide.isPending}
            onPress={() => decide.mutate({ itemId, decision })}
          >
            {t(`queue.customerData.${decision}`)}
          </Button>
        ))}
      </fieldset>
    </>
  );
}

/** The same for every file in which data of clients were found. */
export function CustomerDataChoiceForAll({ count }: { readonly count: number }) {
  const { t } = useTranslation('library');
  const decide = useMutation({
    ...commands.library.decideCustomerData,
    onError: useFailureToast('library'),
  });
  return (
    <fieldset className={styles['forAll']}>
      <legend className={styles['legend']}>{t('queue.customerData.forAll', { count })}</legend>
      <div className={styles['buttons']}>
        {CustomerDataDecision.options.map((decision) => (
          <Button key={decision} size="small" onPress={() => decide.mutate({ decision })}>
            {t(`queue.customerData.${decision}All`)}
          </Button>
        ))}
      </div>
    </fieldset>
  );
}
