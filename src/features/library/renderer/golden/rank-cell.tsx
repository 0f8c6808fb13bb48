import { useTranslation } from 'react-i18next';
import { Badge } from '#ui/badge.tsx';
import { Heard } from '#ui/heard.tsx';
import { Stack } from '#ui/stack.tsx';
import { Text } from '#ui/text.tsx';
import type { GoldenQuestion } from '../../contract/golden.ts';

/** At which place the right passage is found, and at which it was. */
export function RankCell({
  question: { now, before, passages, isDraft },
}: {
  readonly question: GoldenQuestion;
}) {
  const { t } = useTranslation('library');
  if (isDraft) return null;
  if (now === null) {
    return (
      <Text as="span" tone="ink-2">
        {t('golden.rank.waits')}
      </Text>
    );
  }
  const words = (rank: number | null) =>
    rank === null ? t('golden.rank.none') : t('golden.rank.place', { rank });
  const step = before === null ? 0 : placeOf(now.rank) - placeOf(before.rank);
  const isGone = passages.some((passage) => passage.isGone);
  return (
    <Stack direction="row" gap={2} as="span" wrap>
      {step === 0 || before === null ? (
        <Text as="span" figures>
          {words(now.rank)}
        </Text>
      ) : (
        <>
          <Heard>{t('golden.rank.fromLabel', { now: words(now.rank), before: words(before.rank) })}</Heard>
          <span aria-hidden="true">
            {t('golden.rank.from', { now: words(now.rank), before: words(before.rank) })}
          </span>
          <Badge kind={step > 0 ? 'bad' : 'ok'}>
            {t(step > 0 ? 'golden.rank.worse' : 'golden.rank.better')}
          </Badge>
        </>
      )}
      {isGone && <Badge kind="warn">{t('golden.rank.gone')}</Badge>}
    </Stack>
  );
}

const placeOf = (rank: number | null): number => rank ?? Number.MAX_SAFE_INTEGER;
