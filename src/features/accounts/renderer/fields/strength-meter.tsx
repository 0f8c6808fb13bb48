import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Password } from '#features/accounts/contract/fields.ts';
import { queries } from '#renderer/lib/api.ts';
import { useSettled } from '#renderer/lib/use-settled.ts';
import { Segments } from '#ui/segments.tsx';
import { Stack } from '#ui/stack.tsx';
import { Text } from '#ui/text.tsx';

type StrengthMeterProps = {
  readonly password: string;
  /** Words about the person, which the password must not be made of. */
  readonly about: readonly string[];
};

/** What the contract refuses of a password whatever it consists of: its length. */
const unfit = (password: string) => Password.safeParse(password).error?.issues[0]?.code;
const settledAfterMs = 150;

const scores = ['strength.0', 'strength.1', 'strength.2', 'strength.3', 'strength.4'] as const;

/** How hard the password is to guess, in words and as a picture: the same judgement that refuses one that is too easy. */
export function StrengthMeter({ password, about }: StrengthMeterProps) {
  const { t } = useTranslation('accounts');
  const rating = useRating(password, about);
  if (password === '' || unfit(password) === 'too_big') return null;
  if (unfit(password) === 'too_small') return <Rated level={0} words={t('strength.short')} />;
  // That it cannot be told now keeps nobody from choosing: the password is judged again when it is sent.
  if (rating.error !== null) return <Text look="small">{t('strength.unknown')}</Text>;
  if (rating.data === undefined) return null;
  const { score } = rating.data;
  return <Rated level={score} words={t(scores[score] ?? 'strength.unknown')} />;
}

function useRating(password: string, about: readonly string[]) {
  const settled = useSettled(password, settledAfterMs);
  return useQuery({
    ...queries.accounts.ratePassword({ password: settled, about: about.filter((word) => word !== '') }),
    enabled: unfit(settled) === undefined,
    placeholderData: (before) => before,
    // A password is not kept once it is no longer looked at.
    gcTime: 0,
  });
}

function Rated({ level, words }: { readonly level: number; readonly words: string }) {
  const { t } = useTranslation('accounts');
  return (
    <Stack direction="row" gap={3}>
      <Stack grow>
        <Segments done={level} total={4} showNow={false} label={t('strength.label', { level })} />
      </Stack>
      <Text as="span" look="small" tone={level >= 3 ? 'ok' : 'warn'}>
        {words}
      </Text>
    </Stack>
  );
}
