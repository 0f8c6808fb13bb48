import { useMutation, useQuery } from '@tanstack/react-query';
import { FolderOpen } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { commands, queries } from '#renderer/lib/api.ts';
import { formatDayAndTime } from '#renderer/lib/format.ts';
import { FormFailure } from '#renderer/lib/form-failure.tsx';
import { useWait } from '#renderer/lib/use-wait.ts';
import { Button } from '#ui/button.tsx';
import { CodeField } from '#ui/code-field.tsx';
import { Disclosure } from '#ui/disclosure.tsx';
import { RadioGroup } from '#ui/radio-group.tsx';
import { Stack } from '#ui/stack.tsx';
import { Text } from '#ui/text.tsx';
import { useChooseFolder } from './use-choose-folder.ts';
import { RestoreDoubts, useRestoreDoubts } from './restore-doubts.tsx';
import { WorkProgress } from './work-progress.tsx';

type Chosen = { readonly token: string; readonly name: string };

/** How many of the backups that lie here are offered; older ones are reached by their folder. */
const offered = 5;

type RestoreHereProps = {
  /** It is in place, and open. */
  readonly onRestored?: () => void;
};

/**
 * Where no store is open: puts a backup in its place, with its recovery code. When it works the gate shows the app, so
 * nothing is left to do here.
 */
export function RestoreHere({ onRestored = () => {} }: RestoreHereProps) {
  const { t } = useTranslation('backups');
  return (
    <Disclosure summary={t('here.title')}>
      <RestoreHereForm onRestored={onRestored} />
    </Disclosure>
  );
}

function RestoreHereForm({ onRestored }: { readonly onRestored: () => void }) {
  const { t } = useTranslation('backups');
  const { data } = useQuery(queries.backups.here({}));
  const [folder, setFolder] = useState<Chosen | null>(null);
  const [name, setName] = useState<string | null>(null);
  const [recoveryCode, setRecoveryCode] = useState('');
  const restore = useMutation({ ...commands.backups.restoreHere, onSuccess: onRestored });
  const failure = restore.error?.failure ?? null;
  const wait = useWait(failure);
  const doubts = useRestoreDoubts(failure);
  const startOver = (): void => {
    restore.reset();
    doubts.startOver();
  };
  const choose = useChooseFolder((chosen) => {
    setFolder(chosen);
    startOver();
  });
  const found = (data?.backups ?? []).slice(0, offered);
  const picked = name ?? found[0]?.name ?? null;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const kept =
      folder !== null
        ? ({ kind: 'chosen', token: folder.token } as const)
        : picked !== null
          ? ({ kind: 'backup', name: picked } as const)
          : null;
    if (kept !== null) restore.mutate({ kept, recoveryCode, ...doubts.confirmed });
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <Text tone="ink-2">{t('here.text')}</Text>
        {folder === null && found.length > 0 && (
          <RadioGroup
            label={t('here.which')}
            value={picked}
            onChange={(chosen) => {
              if (restore.isPending) return;
              setName(chosen);
              startOver();
            }}
            choices={found.map((backup) => ({
              id: backup.name,
              label: formatDayAndTime(backup.madeAt),
              description: t(`reason.${backup.reason}`),
            }))}
          />
        )}
        {folder !== null && <Text look="strong">{t('here.folder', { name: folder.name })}</Text>}
        <div>
          <Button icon={FolderOpen} isDisabled={restore.isPending} onPress={choose}>
            {folder !== null || found.length > 0 ? t('here.other') : t('here.choose')}
          </Button>
        </div>
        <CodeField
          label={t('restore.code')}
          help={t('restore.codeHelp')}
          value={recoveryCode}
          onChange={setRecoveryCode}
        />
        <FormFailure failure={failure} feature="backups" wait={wait} />
        <RestoreDoubts doubts={doubts} />
        {restore.isPending && <WorkProgress />}
        <Button
          type="submit"
          variant="primary"
          size="large"
          isPending={restore.isPending}
          isDisabled={
            wait > 0 || doubts.isOpen || recoveryCode.trim() === '' || (folder === null && picked === null)
          }
        >
          {restore.isPending ? t('here.restoring') : t('here.action')}
        </Button>
      </Stack>
    </form>
  );
}
