import { useTranslation } from 'react-i18next';
import { Segments } from '#ui/segments.tsx';
import { Stack } from '#ui/stack.tsx';
import { Text } from '#ui/text.tsx';
import { passwordStrength } from './password-strength.ts';

/** How hard the password is to guess, in words and as a picture. It advises; the length rule decides. */
export function StrengthMeter({
  password,
  about,
}: {
  readonly password: string;
  readonly about: readonly string[];
}) {
  const { t } = useTranslation('accounts');
  if (password === '') return null;
  const level = passwordStrength(password, about);
  return (
    <Stack direction="row" gap={3}>
      <Stack grow>
        <Segments done={level} total={4} showNow={false} label={t('strength.label', { level })} />
      </Stack>
      <Text as="span" look="small" tone={level >= 3 ? 'ok' : 'warn'}>
        {t(`strength.${level}`)}
      </Text>
    </Stack>
  );
}
