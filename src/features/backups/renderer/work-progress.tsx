import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { commands, queries } from '#renderer/lib/api.ts';
import { formatBytes } from '#renderer/lib/format.ts';
import { Button } from '#ui/button.tsx';
import { ProgressBar } from '#ui/progress-bar.tsx';
import { Stack } from '#ui/stack.tsx';

const askMs = 500;
/** Of the whole, in percent, as far as each phase begins: copying is known by its bytes, the others take about as long. */
const begins = { copying: 0, checking: 50, counting: 75, finishing: 90 } as const;

/** How far a backup, a check or a restore has come, and the way out of it. Nothing while nothing is under way. */
export function WorkProgress() {
  const { t } = useTranslation('backups');
  const { data } = useQuery({ ...queries.backups.progress({}), refetchInterval: askMs });
  const cancel = useMutation(commands.backups.cancel);
  const work = data?.work ?? null;
  if (work === null) return null;
  const { kind, phase, done, total } = work;
  const ofPhase = phase === 'copying' && total > 0 ? (begins.checking * done) / total : 0;
  const bytes = { done: formatBytes(done), total: formatBytes(total) };
  const valueText = total > 0 ? t('progress.copied', bytes) : t(`progress.phase.${phase}`);
  return (
    <Stack gap={2}>
      <ProgressBar
        label={t(`progress.kind.${kind}`)}
        value={begins[phase] + ofPhase}
        valueText={valueText}
        kind="progress"
      />
      <div>
        <Button size="small" isPending={cancel.isPending} onPress={() => cancel.mutate({})}>
          {t('progress.stop')}
        </Button>
      </div>
    </Stack>
  );
}
