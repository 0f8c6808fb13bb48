import { Play } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '#contract/errors.ts';
import { FormFailure } from '#renderer/lib/form-failure.tsx';
import { useWait } from '#renderer/lib/use-wait.ts';
import { Button } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { Stack } from '#ui/stack.tsx';
import { Text } from '#ui/text.tsx';
import type { PracticeChoice, Stock } from './practice-choice.ts';

type StartPracticeProps = {
  readonly choice: PracticeChoice;
  readonly stock: Stock;
  readonly canStart: boolean;
  readonly isStarting: boolean;
  readonly failure: Failure | null;
};

/** What was chosen, in words, and the one button. */
export function StartPractice({ choice, stock, canStart, isStarting, failure }: StartPracticeProps) {
  const { t } = useTranslation(['roleplay', 'app']);
  const wait = useWait(failure);
  const scenario = stock.scenarios.find(({ id }) => id === choice.scenarioId);
  return (
    <Card title={t('lobby.summary')}>
      <Stack gap={4}>
        <Stack as="ul" gap={1}>
          <Text as="li">{stock.category.name}</Text>
          <Text as="li">{t(`app:kind.${choice.kind}`)}</Text>
          {scenario && <Text as="li">{t('lobby.scenarioLabel', scenario)}</Text>}
          <Text as="li">{t(`app:difficulty.${choice.difficulty}`)}</Text>
          <Text as="li">{t('lobby.summaryTime', { count: choice.minutes })}</Text>
        </Stack>
        <FormFailure failure={failure} feature="roleplay" wait={wait} />
        <Button
          type="submit"
          variant="primary"
          size="large"
          icon={Play}
          wide
          isPending={isStarting}
          isDisabled={!canStart || wait > 0}
        >
          {isStarting ? t('lobby.starting') : t('lobby.start')}
        </Button>
        <Text look="small" tone="ink-2">
          {t('lobby.saved')}
        </Text>
      </Stack>
    </Card>
  );
}
