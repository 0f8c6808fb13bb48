import type { UseQueryResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { OperationError } from '#contract/errors.ts';
import type { OutputOf } from '#contract/op.ts';
import { Answer } from '#renderer/lib/answer.tsx';
import { paths } from '#renderer/lib/paths.ts';
import { WaitNote } from '#renderer/lib/wait-note.tsx';
import { Announcer } from '#ui/announcer.tsx';
import { ButtonLink } from '#ui/button.tsx';
import { clockText, useCountdown } from '#ui/countdown.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { LinkList } from '#ui/link-list.tsx';
import { SkeletonRows } from '#ui/skeleton.tsx';
import { Stack } from '#ui/stack.tsx';
import { Text } from '#ui/text.tsx';
import type { library } from '../../contract.ts';
import { placeWords } from '../place-words.ts';
import type { Inline } from '../reader/document-tree.ts';
import { Inlines } from '../reader/inline-text.tsx';
import { parseInline } from '../reader/parse-inline.ts';
import { joinLines } from '../reader/source-run.ts';
import { SearchHit } from '../search/search-answer.tsx';
import styles from './ask.module.css';

type Asked = OutputOf<typeof library.ask>;
type Quote = Extract<Asked, { kind: 'answered' }>['quotes'][number];
type Near = Extract<Asked, { kind: 'absent' }>['nearest'];

type AskAnswerProps = { readonly answer: UseQueryResult<Asked>; readonly q: string };

/** The quotes that answer, or that nothing does and what to do then. */
export function AskAnswer({ answer, q }: AskAnswerProps) {
  if (answer.error?.code === 'RATE_LIMITED') {
    return <AskWait error={answer.error} onEnd={() => void answer.refetch()} />;
  }
  return (
    <Answer of={answer} feature="library" loading={<SkeletonRows count={3} height="5rem" />}>
      {(given) =>
        given.kind === 'answered' ? (
          <Quotes quotes={given.quotes} q={q} />
        ) : (
          <Absent nearest={given.nearest} q={q} />
        )
      }
    </Answer>
  );
}

function Quotes({ quotes, q }: { readonly quotes: readonly Quote[]; readonly q: string }) {
  const { t } = useTranslation('library');
  const sentence = t('ask.answered', { count: quotes.length });
  return (
    <Stack gap={3}>
      <Announcer text={sentence} />
      <Text as="h2" look="heading">
        {sentence}
      </Text>
      <LinkList
        look="rows"
        label={t('ask.quotes')}
        items={quotes}
        itemId={({ documentId, start }) => `${documentId} ${start}`}
        itemText={({ text }) => text}
        href={({ documentId, start, end }) => paths.document(documentId, { start, end }, { from: 'ask', q })}
        renderItem={(quote) => <QuoteRow quote={quote} />}
      />
      <Text look="small" tone="ink-2">
        {t('ask.verbatim')}
      </Text>
      <div>
        <ButtonLink variant="quiet" href={paths.search(q)}>
          {t('ask.search')}
        </ButtonLink>
      </div>
    </Stack>
  );
}

/** The words as the reader shows them: what makes them bold is no word of the branch. */
const inlinesOf = (text: string): Inline[] => parseInline(joinLines([{ from: 0, text }]));

function QuoteRow({ quote }: { readonly quote: Quote }) {
  const { t } = useTranslation('library');
  const { title, category, heading, place, format, text } = quote;
  const source =
    place === null
      ? t('search.place', { title, category: category.name })
      : t('search.placeWithin', { title, category: category.name, place: placeWords(t, place) });
  return (
    <Stack gap={1}>
      <blockquote className={styles['quote']}>
        <Text as="span" look="lead">
          {format === 'md' ? <Inlines of={inlinesOf(text)} cited={null} /> : text}
        </Text>
      </blockquote>
      <Text look="small" tone="ink-2">
        {heading === null ? source : t('ask.under', { heading, source })}
      </Text>
    </Stack>
  );
}

function Absent({ nearest, q }: { readonly nearest: Near; readonly q: string }) {
  const { t } = useTranslation('library');
  return (
    <Stack gap={4}>
      <Announcer text={t('ask.absent.title')} />
      <EmptyState
        title={t('ask.absent.title')}
        picture={false}
        actions={<ButtonLink href={paths.search(q)}>{t('ask.search')}</ButtonLink>}
      >
        {t('ask.absent.text')}
      </EmptyState>
      {nearest.length > 0 && (
        <Stack gap={2} as="section">
          <Text as="h2" look="heading">
            {t('ask.nearest.title')}
          </Text>
          <Text look="small" tone="ink-2">
            {t('ask.nearest.text')}
          </Text>
          <LinkList
            look="rows"
            label={t('ask.nearest.title')}
            items={nearest}
            itemId={({ passageId }) => passageId}
            itemText={({ title, heading }) => heading ?? title}
            href={({ documentId, start, end }) =>
              paths.document(documentId, { start, end }, { from: 'search', q })
            }
            renderItem={(hit) => <SearchHit hit={hit} />}
          />
        </Stack>
      )}
    </Stack>
  );
}

type AskWaitProps = { readonly error: OperationError; readonly onEnd: () => void };

/** Too many questions in a minute: how long, and that it goes on by itself. */
function AskWait({ error, onEnd }: AskWaitProps) {
  const { t } = useTranslation('library');
  const left = useCountdown(error.failure.retryAfterMs ?? 1000, error, onEnd);
  return <WaitNote title={t('ask.wait.title')} left={t('ask.wait.left', { time: clockText(left) })} />;
}
