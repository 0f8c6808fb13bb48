import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { InputOf, OutputOf } from '#contract/op.ts';
import { commands } from '#renderer/lib/api.ts';
import { failureOf } from '#renderer/lib/failure.ts';
import { FormFailure } from '#renderer/lib/form-failure.tsx';
import { isolate } from '#renderer/lib/isolate.ts';
import { useWait } from '#renderer/lib/use-wait.ts';
import { Badge } from '#ui/badge.tsx';
import { Button } from '#ui/button.tsx';
import { DescriptionList } from '#ui/description-list.tsx';
import { Dialog, DialogButtons } from '#ui/dialog.tsx';
import { Disclosure } from '#ui/disclosure.tsx';
import { Note } from '#ui/note.tsx';
import { Stack } from '#ui/stack.tsx';
import { Text } from '#ui/text.tsx';
import { showToast } from '#ui/toast.tsx';
import type { packs } from '../contract.ts';
import { ChangeLines } from './change-lines.tsx';
import { ImportProgress } from './import-progress.tsx';
import { PublicKey } from './public-key.tsx';

export type PackSource = InputOf<typeof packs.look>;
export type PackLook = OutputOf<typeof packs.look>;

type LookDialogProps = {
  readonly source: PackSource;
  readonly look: PackLook;
  /** Looks again: whom one trusts has changed. */
  readonly onLookAgain: () => void;
  readonly onClose: () => void;
};

/** What is in a pack, whose it is and what its import does, before anything is done. */
export function LookDialog({ source, look, onLookAgain, onClose }: LookDialogProps) {
  const { t } = useTranslation('packs');
  const { title, version, publisher, publicKey, trust, standing, importedVersion, changes } = look;
  const bring = useMutation({
    ...commands.packs.import,
    onSuccess: () => {
      showToast({ kind: 'ok', text: t('done', { title: isolate(title), version }) });
      onClose();
    },
  });
  const believe = useMutation({
    ...commands.packs.trust,
    onSuccess: () => {
      showToast({ kind: 'ok', text: t('publisher.trusted', { name: isolate(publisher) }) });
      onLookAgain();
    },
  });
  const failed = bring.error ?? believe.error;
  const failure = failed === null ? null : failureOf(failed);
  const wait = useWait(failure);
  const isBusy = bring.isPending || believe.isPending;
  const mayImport = trust !== 'unknown' && (standing === 'new' || standing === 'newer');
  const holds = t('look.categories', {
    count: look.categories.length,
    documents: t('list.documents', { count: look.documents.length }),
  });
  return (
    <Dialog isOpen size="wide" title={title} isBusy={isBusy} onClose={onClose}>
      <Stack>
        <FormFailure failure={failure} feature="packs" wait={wait} />
        {look.about !== '' && (
          <Text>
            <bdi>{look.about}</bdi>
          </Text>
        )}
        <DescriptionList
          items={[
            { name: t('look.version'), value: String(version) },
            {
              name: t('look.publisher'),
              value: (
                <Stack direction="row" gap={2} wrap>
                  <bdi>{publisher}</bdi>
                  <Badge kind={trust === 'unknown' ? 'warn' : 'soft'}>{t(`trust.${trust}`)}</Badge>
                </Stack>
              ),
            },
            { name: t('look.key'), value: <PublicKey of={publicKey} /> },
            { name: t('look.holds'), value: holds },
          ]}
        />
        {trust === 'unknown' && (
          <Note kind="warn" title={t('unknown.title')}>
            {t('unknown.text', { publisher: isolate(publisher) })}
          </Note>
        )}
        {standing === 'new' || standing === 'newer' ? (
          <Stack gap={2}>
            <Text as="h3" look="strong">
              {t('look.will')}
            </Text>
            <ChangeLines changes={changes} />
          </Stack>
        ) : (
          <Note kind={standing === 'same' ? 'info' : 'warn'} title={t(`standing.${standing}.title`)}>
            {t(`standing.${standing}.text`, { importedVersion })}
          </Note>
        )}
        <Disclosure summary={t('look.inside')}>
          <Inside look={look} />
        </Disclosure>
        {bring.isPending && <ImportProgress />}
        <DialogButtons>
          <Button onPress={onClose} isDisabled={isBusy}>
            {mayImport ? t('look.cancel') : t('look.close')}
          </Button>
          {trust === 'unknown' && (
            <Button
              variant="primary"
              isPending={believe.isPending}
              isDisabled={wait > 0}
              onPress={() => believe.mutate({ publicKey, name: publisher, trusted: true })}
            >
              {t('publisher.trust')}
            </Button>
          )}
          {mayImport && (
            <Button
              variant="primary"
              isPending={bring.isPending}
              isDisabled={wait > 0}
              onPress={() => bring.mutate(source)}
            >
              {bring.isPending ? t('look.importing') : t('look.import')}
            </Button>
          )}
        </DialogButtons>
      </Stack>
    </Dialog>
  );
}

/** The documents of a pack, under their categories. */
function Inside({ look }: { readonly look: PackLook }) {
  const { t } = useTranslation('packs');
  return (
    <Stack gap={3}>
      {look.categories.map(({ id, name, isNew }) => (
        <Stack key={id} gap={1}>
          <Stack direction="row" gap={2} wrap>
            <Text as="h4" look="strong">
              <bdi>{name}</bdi>
            </Text>
            {isNew && <Badge kind="info">{t('look.newCategory')}</Badge>}
          </Stack>
          <Stack as="ul" gap={0}>
            {look.documents
              .filter(({ categoryId }) => categoryId === id)
              .map((document) => (
                <Text as="li" key={document.title}>
                  <bdi>{document.title}</bdi>
                </Text>
              ))}
          </Stack>
        </Stack>
      ))}
    </Stack>
  );
}
