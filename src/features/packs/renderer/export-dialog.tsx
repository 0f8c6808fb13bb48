import { useMutation, useQuery } from '@tanstack/react-query';
import { Save } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { OutputOf } from '#contract/op.ts';
import { Answer } from '#renderer/lib/answer.tsx';
import { commands, queries } from '#renderer/lib/api.ts';
import { FormField } from '#renderer/lib/form-field.tsx';
import { FormFrame, SubmitButton } from '#renderer/lib/form-frame.tsx';
import { useOperationForm } from '#renderer/lib/form.ts';
import { useSaveFile } from '#renderer/lib/use-save-file.ts';
import { Button } from '#ui/button.tsx';
import { CheckboxGroup } from '#ui/checkbox.tsx';
import { Dialog, DialogButtons } from '#ui/dialog.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { Note } from '#ui/note.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { Stack } from '#ui/stack.tsx';
import { Text } from '#ui/text.tsx';
import { TextField } from '#ui/text-field.tsx';
import { packs, PackVersion } from '../contract.ts';
import { PublicKey } from './public-key.tsx';

type MadePack = OutputOf<typeof packs.export>;

/** The operation's own input, with the version as it is typed. */
const Typed = packs.export.input.extend({
  version: z
    .string()
    .trim()
    .regex(/^\d{1,10}$/, { error: 'Enter a whole number.' })
    .transform(Number)
    .pipe(PackVersion),
});

/** Makes a pack of chosen categories, and puts it where somebody wants it. Mount it to open it. */
export function ExportDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('packs');
  const [made, setMade] = useState<MadePack | null>(null);
  const categories = useQuery(queries.library.categories({}));
  const make = useMutation(commands.packs.export);
  if (made !== null) return <MadeDialog made={made} onClose={onClose} />;
  return (
    <Dialog isOpen size="wide" title={t('export.title')} isBusy={make.isPending} onClose={onClose}>
      <Answer of={categories} feature="packs" loading={<Skeleton height="20rem" />}>
        {(all) => {
          const filled = all.filter(({ documents }) => documents > 0);
          return filled.length === 0 ? (
            <EmptyState title={t('export.noCategories.title')}>{t('export.noCategories.text')}</EmptyState>
          ) : (
            <ExportForm categories={filled} make={make.mutateAsync} onMade={setMade} onClose={onClose} />
          );
        }}
      </Answer>
    </Dialog>
  );
}

/** A pack that is ready: the key that others compare, and where to put the file. */
function MadeDialog({ made, onClose }: { readonly made: MadePack; readonly onClose: () => void }) {
  const { t } = useTranslation('packs');
  const { documents, leftOut, publicKey } = made;
  const { save, isSaving } = useSaveFile({ feature: 'packs', make: () => Promise.resolve(made) });
  return (
    <Dialog isOpen title={t('export.ready')} isBusy={isSaving} onClose={onClose}>
      <Stack>
        <Text>{t('export.holds', { count: documents })}</Text>
        {leftOut > 0 && <Note>{t('export.leftOut', { count: leftOut })}</Note>}
        <Text>{t('export.tellKey')}</Text>
        <PublicKey of={publicKey} />
        <DialogButtons>
          <Button onPress={onClose} isDisabled={isSaving}>
            {t('look.close')}
          </Button>
          <Button variant="primary" icon={Save} isPending={isSaving} onPress={save}>
            {t('export.save')}
          </Button>
        </DialogButtons>
      </Stack>
    </Dialog>
  );
}

type ExportFormProps = {
  readonly onMade: (made: MadePack) => void;
  readonly onClose: () => void;
  readonly categories: readonly { readonly id: string; readonly name: string; readonly documents: number }[];
  readonly make: (input: z.output<typeof Typed>) => Promise<MadePack>;
};

function ExportForm({ categories, make, onMade, onClose }: ExportFormProps) {
  const { t } = useTranslation('packs');
  const operation = useOperationForm({
    schema: Typed,
    defaultValues: {
      id: '',
      title: '',
      version: '1',
      publisher: '',
      about: '',
      categoryIds: categories.map(({ id }) => id),
    },
    submit: make,
    onDone: onMade,
    feature: 'packs',
  });
  const { control } = operation.form;
  const choices = categories.map(({ id, name, documents }) => ({
    id,
    label: name,
    description: t('list.documents', { count: documents }),
  }));
  return (
    <FormFrame of={operation}>
      <Text>{t('export.text')}</Text>
      <FormField control={control} name="title">
        {(bound) => <TextField label={t('export.name')} {...bound} />}
      </FormField>
      <FormField control={control} name="id">
        {(bound) => <TextField label={t('export.id')} help={t('export.idHelp')} {...bound} />}
      </FormField>
      <FormField control={control} name="version">
        {(bound) => <TextField label={t('export.version')} help={t('export.versionHelp')} {...bound} />}
      </FormField>
      <FormField control={control} name="publisher">
        {(bound) => <TextField label={t('export.publisher')} help={t('export.publisherHelp')} {...bound} />}
      </FormField>
      <FormField control={control} name="about">
        {({ value = '', ...bound }) => <TextField label={t('export.about')} value={value} {...bound} />}
      </FormField>
      <FormField control={control} name="categoryIds">
        {(bound) => <CheckboxGroup label={t('export.categories')} choices={choices} {...bound} />}
      </FormField>
      <DialogButtons>
        <Button onPress={onClose} isDisabled={operation.isBusy}>
          {t('export.cancel')}
        </Button>
        <SubmitButton of={operation} busy={t('export.making')}>
          {t('export.make')}
        </SubmitButton>
      </DialogButtons>
    </FormFrame>
  );
}
