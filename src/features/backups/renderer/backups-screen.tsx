import { useMutation, useQuery } from '@tanstack/react-query';
import { DatabaseBackup, FolderOpen } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#contract/op.ts';
import { Answer } from '#renderer/lib/answer.tsx';
import { commands, queries } from '#renderer/lib/api.ts';
import { formatBytes, formatDayAndTime } from '#renderer/lib/format.ts';
import { useFailureToast } from '#renderer/lib/use-failure-toast.ts';
import { Button } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { Note } from '#ui/note.tsx';
import { PageHead } from '#ui/page-head.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { Stack } from '#ui/stack.tsx';
import { Text } from '#ui/text.tsx';
import { showToast } from '#ui/toast.tsx';
import type { backups } from '../contract.ts';
import { BackupRow } from './backup-row.tsx';
import { KeptList } from './kept-row.tsx';
import { RemoveDialog } from './remove-dialog.tsx';
import { RestoreDialog, type Wanted } from './restore-dialog.tsx';
import { SetAsideRow } from './set-aside-row.tsx';
import { useChooseFolder } from './use-choose-folder.ts';
import { WorkProgress } from './work-progress.tsx';

type List = OutputOf<typeof backups.list>;
type Named = { readonly kind: 'backup' | 'setAside'; readonly name: string };

/** The backups of this store: made, proved, restored, removed; and what restores replaced. */
export function BackupsScreen() {
  const { t } = useTranslation('backups');
  const list = useQuery(queries.backups.list({}));
  const onError = useFailureToast('backups');
  const make = useMutation({
    ...commands.backups.make,
    onError,
    onSuccess: () => showToast({ kind: 'ok', text: t('made') }),
  });
  const verify = useMutation({
    ...commands.backups.verify,
    onError,
    onSuccess: (holds) => showToast({ kind: 'ok', text: t('verify.whole', holds) }),
  });
  const [wanted, setWanted] = useState<Wanted | null>(null);
  const [removing, setRemoving] = useState<Named | null>(null);
  const choose = useChooseFolder(({ token, name }) =>
    setWanted({ kept: { kind: 'chosen', token }, called: name }),
  );
  const isBusy = make.isPending || verify.isPending;
  const calledOf = (data: List, { kind, name }: Named): string => {
    const at =
      kind === 'backup'
        ? data.backups.find((one) => one.name === name)?.madeAt
        : data.setAside.find((one) => one.name === name)?.at;
    return at === undefined ? name : formatDayAndTime(at);
  };
  const restore = (data: List, named: Named): void =>
    setWanted({ kept: named, called: calledOf(data, named) });
  const makeNow = (
    <Button
      variant="primary"
      icon={DatabaseBackup}
      isPending={make.isPending}
      isDisabled={isBusy}
      onPress={() => make.mutate({})}
    >
      {make.isPending ? t('making') : t('make')}
    </Button>
  );
  return (
    <>
      <PageHead
        title={t('title')}
        lead={t('lead')}
        actions={
          <>
            {makeNow}
            <Button icon={FolderOpen} isDisabled={isBusy} onPress={choose}>
              {t('restore.fromFolder')}
            </Button>
          </>
        }
      />
      <Answer of={list} feature="backups" loading={<Skeleton height="20rem" />}>
        {(data) => (
          <Stack>
            {isBusy && (
              <Card>
                <WorkProgress />
              </Card>
            )}
            <Notes list={data} />
            <Card>
              {data.backups.length === 0 ? (
                <EmptyState title={t('none.title')}>{t('none.text')}</EmptyState>
              ) : (
                <KeptList>
                  {data.backups.map((backup, place) => {
                    const named = { kind: 'backup', name: backup.name } as const;
                    return (
                      <BackupRow
                        key={backup.name}
                        backup={backup}
                        isNewest={place === 0}
                        isBusy={isBusy}
                        onRestore={() => restore(data, named)}
                        onVerify={() => verify.mutate({ kept: named })}
                        onRemove={() => setRemoving(named)}
                      />
                    );
                  })}
                </KeptList>
              )}
            </Card>
            <Text look="small" tone="ink-2">
              {t('rule')}
            </Text>
            {data.setAside.length > 0 && (
              <Card title={t('setAside.title')}>
                <KeptList>
                  {data.setAside.map((setAside) => {
                    const named = { kind: 'setAside', name: setAside.name } as const;
                    return (
                      <SetAsideRow
                        key={setAside.name}
                        setAside={setAside}
                        isBusy={isBusy}
                        onRestore={() => restore(data, named)}
                        onRemove={() => setRemoving(named)}
                      />
                    );
                  })}
                </KeptList>
              </Card>
            )}
            {removing !== null && (
              <RemoveDialog
                named={removing}
                called={calledOf(data, removing)}
                onClose={() => setRemoving(null)}
              />
            )}
          </Stack>
        )}
      </Answer>
      {wanted !== null && <RestoreDialog wanted={wanted} onClose={() => setWanted(null)} />}
    </>
  );
}

/** What an admin has to know before anything goes wrong. */
function Notes({ list: { failure, freeBytes, neededBytes, backups: made } }: { readonly list: List }) {
  const { t } = useTranslation('backups');
  const room = { free: formatBytes(freeBytes), needed: formatBytes(neededBytes) };
  const onlyHere = made[0]?.facts?.codeMadeAt === null;
  return (
    <>
      {failure !== null && (
        <Note kind="warn" title={t(`failed.${failure.kind}`, { when: formatDayAndTime(failure.at) })}>
          {t('failed.text')}
        </Note>
      )}
      {freeBytes < neededBytes && (
        <Note kind="warn" title={t('room.title')}>
          {t('room.text', room)}
        </Note>
      )}
      {onlyHere && (
        <Note kind="warn" title={t('onlyHere.title')}>
          {t('onlyHere.text')}
        </Note>
      )}
    </>
  );
}
