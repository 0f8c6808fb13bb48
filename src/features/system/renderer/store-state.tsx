import { useMutation } from '@tanstack/react-query';
import { Download, RotateCcw } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#contract/op.ts';
import type { system } from '#features/system/contract.ts';
import { bridge, commands } from '#renderer/lib/api.ts';
import { FormFailure } from '#renderer/lib/form-failure.tsx';
import { useSaving } from '#renderer/lib/use-save-file.ts';
import { useWait } from '#renderer/lib/use-wait.ts';
import { Button } from '#ui/button.tsx';
import { CopyButton } from '#ui/copy-button.tsx';
import { Door } from '#ui/door.tsx';
import { Note } from '#ui/note.tsx';
import { Stack } from '#ui/stack.tsx';
import { Text } from '#ui/text.tsx';
import { RecoveryForm } from './recovery-form.tsx';
import { StartUpProblems } from './start-up-problems.tsx';

type Opening = OutputOf<typeof system.opening>;
type StoreStateProps = {
  readonly opening: Opening & { readonly state: Exclude<Opening['state'], 'ok'> };
  /** A way back that another feature has. */
  readonly wayBack: ReactNode;
};

/** What a backup helps against. While it is locked or unwritable, nothing can take its place. */
const mayBeReplaced: ReadonlySet<string> = new Set<Opening['state']>([
  'absent',
  'missing_but_expected',
  'wrong_key',
  'corrupt',
  'rolled_back',
  'newer_schema',
  'key_unavailable',
]);

/** The store did not open: what that means, whether the data is safe, and every way on. */
export function StoreState({ opening, wayBack }: StoreStateProps) {
  const { t } = useTranslation('system');
  const retry = useMutation(commands.system.retryOpening);
  const refused = retry.error?.failure ?? null;
  const wait = useWait(refused);
  const { save, isSaving } = useSaving('system', () => bridge.host({ kind: 'saveSupportBundle' }));
  const { state, cause, holder, reason, recoverable } = opening;
  const details = reason === null ? state : `${state}: ${reason}`;
  const words =
    cause === null
      ? {
          title: t(`state.${state}.title`),
          safe: t(`state.${state}.safe`),
          next: t(`state.${state}.next`),
        }
      : {
          title: t(`cause.${cause}.title`),
          safe: t(`cause.${cause}.safe`),
          next: t(`cause.${cause}.next`),
        };
  return (
    <Door title={words.title} focusTitle>
      <Note kind={state === 'locked' ? 'info' : 'warn'} title={words.safe}>
        <Text>{words.next}</Text>
        {holder !== null && <Text>{t('holder', { holder })}</Text>}
      </Note>
      <StartUpProblems state={state} />
      <FormFailure failure={refused} feature="system" wait={wait} />
      <Stack direction="row" gap={2} wrap>
        <Button
          variant={recoverable ? 'secondary' : 'primary'}
          icon={RotateCcw}
          isPending={retry.isPending}
          isDisabled={wait > 0}
          onPress={() => retry.mutate({})}
        >
          {retry.isPending ? t('retrying') : t('retry')}
        </Button>
        <CopyButton variant="quiet" label={t('details')} text={details} />
        <Button variant="quiet" icon={Download} isPending={isSaving} onPress={save}>
          {t('bundle')}
        </Button>
      </Stack>
      {recoverable && <RecoveryForm />}
      {mayBeReplaced.has(state) && wayBack}
      <Text look="small" tone="ink-2">
        {details}
      </Text>
    </Door>
  );
}
