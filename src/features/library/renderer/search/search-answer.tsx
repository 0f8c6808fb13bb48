import type { UseQueryResult } from '@tanstack/react-query';
import { Target } from 'lucide-react';
import { type Ref, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { allows } from '#contract/access.ts';
import type { OperationError } from '#contract/errors.ts';
import type { OutputOf } from '#contract/op.ts';
import { Answer } from '#renderer/lib/answer.tsx';
import { paths } from '#renderer/lib/paths.ts';
import { useMe } from '#renderer/lib/use-me.ts';
import { WaitNote } from '#renderer/lib/wait-note.tsx';
import { Announcer } from '#ui/announcer.tsx';
import { Button, ButtonLink } from '#ui/button.tsx';
import { clockText, useCountdown } from '#ui/countdown.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { LinkList } from '#ui/link-list.tsx';
import { MarkedText } from '#ui/marked-text.tsx';
import { SkeletonRows } from '#ui/skeleton.tsx';
import { Stack } from '#ui/stack.tsx';
import { TextLink } from '#ui/text-link.tsx';
import { Text } from '#ui/text.tsx';
import type { library } from '../../contract.ts';
import { QuestionDialog } from '../golden/question-dialog.tsx';
import { placeWords } from '../place-words.ts';

type Found = OutputOf<typeof library.search>;
type Hit = Found['hits'][number];

type SearchAnswerProps = {
  readonly found: UseQueryResult<Found>;
  readonly q: string;
  /** The category that the search is narrowed to. */
  readonly category: { readonly id: string; readonly name: string } | undefined;
  readonly listRef: Ref<HTMLDivElement>;
  readonly onEverywhere: () => void;
  readonly onClear: () => void;
};

/** More hits than this are not asked for. */
export const mostHits = 50;

/** What a search found, or why it found nothing and what to try. */
export function SearchAnswer({ found, q, category, listRef, onEverywhere, onClear }: SearchAnswerProps) {
  const { t } = useTranslation('library');
  const administers = allows('administers', useMe().roles);
  const [isGolden, setIsGolden] = useState(false);
  if (found.error?.code === 'RATE_LIMITED') {
    return <SearchWait error={found.error} onEnd={() => void found.refetch()} />;
  }
  return (
    <Answer of={found} feature="library" loading={<SkeletonRows count={5} height="5rem" />}>
      {({ hits }) => {
        const count = hits.length;
        const sentence =
          count === 0
            ? t('search.none.title', { q })
            : t(count === mostHits ? 'search.most' : 'search.count', { count, q });
        return (
          <Stack gap={3}>
            <Announcer text={found.isPlaceholderData ? '' : sentence} />
            {count === 0 ? (
              <EmptyState
                title={sentence}
                actions={
                  <>
                    {category !== undefined && (
                      <Button onPress={onEverywhere}>{t('search.none.everywhere')}</Button>
                    )}
                    <ButtonLink href={paths.ask(q)}>{t('search.ask')}</ButtonLink>
                    <Button variant="quiet" onPress={onClear}>
                      {t('search.none.clear')}
                    </Button>
                  </>
                }
              >
                {category === undefined
                  ? t('search.none.text')
                  : t('search.none.textCategory', { category: category.name })}
              </EmptyState>
            ) : (
              <>
                <Stack direction="row" gap={2} justify="between" wrap>
                  <Text look="small" tone="ink-2">
                    {sentence}. {t('search.keys')} <TextLink href={paths.ask(q)}>{t('search.ask')}</TextLink>
                  </Text>
                  {administers && (
                    <Button size="small" variant="quiet" icon={Target} onPress={() => setIsGolden(true)}>
                      {t('golden.fromSearch')}
                    </Button>
                  )}
                </Stack>
                {isGolden && (
                  <QuestionDialog
                    draft={{ text: q, ...(category !== undefined && { categoryId: category.id }) }}
                    onClose={() => setIsGolden(false)}
                  />
                )}
                <LinkList
                  look="rows"
                  label={t('search.results')}
                  listRef={listRef}
                  items={hits}
                  itemId={({ passageId }) => passageId}
                  itemText={({ title, heading }) => heading ?? title}
                  href={({ documentId, start, end }) =>
                    paths.document(documentId, { start, end }, { from: 'search', q })
                  }
                  renderItem={(hit) => <SearchHit hit={hit} />}
                />
              </>
            )}
          </Stack>
        );
      }}
    </Answer>
  );
}

/** A passage that was found, as a row. */
export function SearchHit({ hit }: { readonly hit: Hit }) {
  const { t } = useTranslation('library');
  const { title, category, heading, place, snippet } = hit;
  return (
    <Stack gap={1}>
      <Text look="strong">{heading ?? title}</Text>
      <Text>
        <MarkedText pieces={snippet} />
      </Text>
      <Text look="small" tone="ink-2">
        {place === null
          ? t('search.place', { title, category: category.name })
          : t('search.placeWithin', { title, category: category.name, place: placeWords(t, place) })}
      </Text>
    </Stack>
  );
}

type SearchWaitProps = { readonly error: OperationError; readonly onEnd: () => void };

/** Too many searches in a minute: how long, and that it goes on by itself. */
function SearchWait({ error, onEnd }: SearchWaitProps) {
  const { t } = useTranslation('library');
  const left = useCountdown(error.failure.retryAfterMs ?? 1000, error, onEnd);
  return <WaitNote title={t('search.wait.title')} left={t('search.wait.left', { time: clockText(left) })} />;
}
