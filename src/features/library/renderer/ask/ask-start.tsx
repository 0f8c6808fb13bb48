import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { queries } from '#renderer/lib/api.ts';
import { paths } from '#renderer/lib/paths.ts';
import { Button, ButtonLink } from '#ui/button.tsx';
import { EmptyState } from '#ui/empty-state.tsx';

/** Nothing was asked yet: what an answer is made of, and what the material can be asked about. */
export function AskStart({ onAsk }: { readonly onAsk: (question: string) => void }) {
  const { t } = useTranslation('library');
  const examples = useQuery(queries.library.askExamples({}));
  return (
    <EmptyState
      title={t('ask.start.title')}
      actions={
        <>
          {examples.data?.map((example) => (
            <Button key={example} onPress={() => onAsk(example)}>
              {example}
            </Button>
          ))}
          <ButtonLink variant="quiet" href={paths.library}>
            {t('ask.start.library')}
          </ButtonLink>
        </>
      }
    >
      {t(examples.data === undefined || examples.data.length === 0 ? 'ask.start.text' : 'ask.start.examples')}
    </EmptyState>
  );
}
