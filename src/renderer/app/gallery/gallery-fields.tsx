import { Lock } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { difficulties } from '#features/roleplay/contract.ts';
import { Card } from '#ui/card.tsx';
import { FileDrop } from '#ui/file-drop.tsx';
import { Level } from '#ui/level.tsx';
import { PasswordField } from '#ui/password-field.tsx';
import { SearchField } from '#ui/search-field.tsx';
import { Select } from '#ui/select.tsx';
import { Stack } from '#ui/stack.tsx';
import { TextArea } from '#ui/text-area.tsx';
import { TextField } from '#ui/text-field.tsx';

export function GalleryFields() {
  const { t } = useTranslation('gallery');
  const [answer, setAnswer] = useState(t('fields.answerValue'));
  const [level, setLevel] = useState<(typeof difficulties)[number]>('basic');
  const [refused, setRefused] = useState(false);
  return (
    <Card title={t('fields.title')}>
      <Stack>
        <TextField
          label={t('fields.name')}
          help={t('fields.nameHelp')}
          defaultValue={t('fields.nameValue')}
        />
        <TextField
          label={t('fields.mail')}
          error={t('fields.mailError')}
          defaultValue={t('fields.mailValue')}
        />
        <TextField
          label={t('fields.lock')}
          help={t('fields.lockHelp')}
          icon={Lock}
          value={t('fields.lockValue')}
          isDisabled
        />
        <PasswordField
          size="large"
          label={t('fields.password')}
          defaultValue={t('fields.passwordValue')}
          autoComplete="off"
        />
        <SearchField label={t('fields.search')} />
        <Select
          label={t('fields.level')}
          value={level}
          onChange={setLevel}
          choices={difficulties.map((id, at) => ({
            id,
            label: t(`fields.${id}`),
            end: <Level of={difficulties.length} level={at + 1} />,
          }))}
        />
        <TextArea label={t('fields.answer')} value={answer} onChange={setAnswer} maxLength={80} />
        <FileDrop
          label={t('fields.file')}
          hint={t('fields.fileHint')}
          accept={['.txt', '.md']}
          error={refused ? t('fields.fileError') : undefined}
          onFiles={() => setRefused(!refused)}
        />
      </Stack>
    </Card>
  );
}
