import { useTranslation } from 'react-i18next';
import type { Failure } from '#contract/errors.ts';
import { FormFailure } from '#renderer/lib/form-failure.tsx';
import { Button } from '#ui/button.tsx';
import { Stack } from '#ui/stack.tsx';
import { Text } from '#ui/text.tsx';

type NotSentProps = {
  readonly failure: Failure | null;
  readonly wait: number;
  readonly onAgain: () => void;
};

/** Why a line was not sent, that its text is safe, and the way to try again. */
export function NotSent({ failure, wait, onAgain }: NotSentProps) {
  const { t } = useTranslation('roleplay');
  if (failure === null) return null;
  return (
    <Stack gap={1}>
      <FormFailure failure={failure} feature="roleplay" wait={wait} />
      <Stack direction="row" gap={2} wrap>
        <Text look="small" tone="ink-2">
          {t('composer.notSent')}
        </Text>
        <Button size="small" variant="quiet" isDisabled={wait > 0} onPress={onAgain}>
          {t('composer.again')}
        </Button>
      </Stack>
    </Stack>
  );
}
