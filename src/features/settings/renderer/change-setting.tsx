import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { type AdminKey, isAdminKey, settings as declared } from '#contract/settings.ts';
import { commands } from '#renderer/lib/api.ts';
import { FormField } from '#renderer/lib/form-field.tsx';
import { FormFrame, SubmitButton } from '#renderer/lib/form-frame.tsx';
import { useOperationForm } from '#renderer/lib/form.ts';
import { wordsFor } from '#renderer/lib/i18n.ts';
import { useFailureToast } from '#renderer/lib/use-failure-toast.ts';
import { Button } from '#ui/button.tsx';
import { Dialog, DialogButtons } from '#ui/dialog.tsx';
import { RadioGroup } from '#ui/radio-group.tsx';
import { Text } from '#ui/text.tsx';
import { TextField } from '#ui/text-field.tsx';
import { showToast } from '#ui/toast.tsx';
import type { Setting } from './setting-view.ts';

type ChangeSettingProps = { readonly setting: Setting; readonly onClose: () => void };

/** An admin sets a value, or takes back what was set. Mount it to open it. */
export function ChangeSetting({ setting: { key, value, source }, onClose }: ChangeSettingProps) {
  if (!isAdminKey(key) || typeof value === 'object') return null;
  return <ChangeForm settingKey={key} value={String(value)} isSet={source === 'setting'} onClose={onClose} />;
}

/** What stands in a field is text; its setting may be a number, or a yes or a no. */
const typed = (key: AdminKey) => {
  const { kind, schema } = declared[key];
  const read = (text: string): unknown => {
    if (kind === 'yesNo') return text === 'true';
    return kind === 'whole' && /^\d{1,9}$/u.test(text) ? Number(text) : text;
  };
  return z.strictObject({
    value: z
      .string()
      .transform((text) => read(text.trim()))
      .pipe(schema),
  });
};

type ChangeFormProps = Pick<ChangeSettingProps, 'onClose'> & {
  readonly settingKey: AdminKey;
  readonly value: string;
  /** An admin set it: then that can be taken back. */
  readonly isSet: boolean;
};

function ChangeForm({ settingKey: key, value, isSet, onClose }: ChangeFormProps) {
  const { t, i18n } = useTranslation('settings');
  const change = useMutation(commands.settings.change);
  const onRefused = useFailureToast('settings');
  const title = t(`keys.${key}.title`);
  const onDone = () => {
    showToast({ kind: 'ok', text: t('change.done', { title }) });
    onClose();
  };
  const operation = useOperationForm({
    schema: typed(key),
    defaultValues: { value },
    submit: (input) => change.mutateAsync({ key, ...input }),
    onDone,
    feature: 'settings',
    isBusyElsewhere: change.isPending,
  });
  const takeBack = () => change.mutate({ key, value: null }, { onSuccess: onDone, onError: onRefused });
  const of = declared[key];
  return (
    <Dialog isOpen isBusy={operation.isBusy} onClose={onClose} title={title}>
      <FormFrame of={operation}>
        <Text>{t(`keys.${key}.text`)}</Text>
        <FormField control={operation.form.control} name="value">
          {({ inputRef, ...bound }) => {
            if (of.kind === 'choice' || of.kind === 'yesNo') {
              const ids: readonly string[] = of.kind === 'choice' ? of.choices : ['true', 'false'];
              const choices = ids.map((id) => ({
                id,
                label: wordsFor(i18n, `settings:choices.${key}.${id}`) ?? id,
              }));
              return <RadioGroup {...bound} label={title} choices={choices} />;
            }
            const isNumber = of.kind === 'whole';
            return (
              <TextField
                {...bound}
                inputRef={inputRef}
                // oxlint-disable-next-line jsx-a11y/no-autofocus -- A dialog starts in its first field.
                autoFocus
                label={isNumber ? t(`fields.${of.unit}`) : title}
                inputMode={isNumber ? 'numeric' : 'text'}
                autoComplete="off"
                {...(isNumber && {
                  help: t('stricter' in of ? 'fields.strictest' : 'fields.range', {
                    min: of.min,
                    max: of.max,
                  }),
                })}
              />
            );
          }}
        </FormField>
        <DialogButtons>
          {isSet && (
            <Button onPress={takeBack} isDisabled={operation.isBusy}>
              {t('change.reset')}
            </Button>
          )}
          <Button onPress={onClose} isDisabled={operation.isBusy}>
            {t('change.cancel')}
          </Button>
          <SubmitButton of={operation} busy={t('change.busy')}>
            {t('change.save')}
          </SubmitButton>
        </DialogButtons>
      </FormFrame>
    </Dialog>
  );
}
