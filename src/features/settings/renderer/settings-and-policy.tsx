import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { allows } from '#contract/access.ts';
import { settingCategories } from '#contract/setting.ts';
import { isAdminKey, settings as declared } from '#contract/settings.ts';
import { Answer } from '#renderer/lib/answer.tsx';
import { queries } from '#renderer/lib/api.ts';
import { useMe } from '#renderer/lib/use-me.ts';
import { Card } from '#ui/card.tsx';
import { Note } from '#ui/note.tsx';
import { PageHead } from '#ui/page-head.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { Stack } from '#ui/stack.tsx';
import { ChangeSetting } from './change-setting.tsx';
import { PolicyNotes } from './policy-notes.tsx';
import { SettingRow } from './setting-row.tsx';
import type { Setting } from './setting-view.ts';
import styles from './settings.module.css';

/** Every setting with its value and who decides it. Admins change what no policy holds; viewers read. */
export function SettingsAndPolicy() {
  const { t } = useTranslation('settings');
  const me = useMe();
  const [changed, setChanged] = useState<Setting | null>(null);
  const list = useQuery(queries.settings.list({}));
  const mayChange = ({ key, isManaged }: Setting) =>
    allows('administers', me.roles) && isAdminKey(key) && !isManaged;
  return (
    <>
      <PageHead title={t('title')} lead={t('lead')} />
      <Answer of={list} feature="settings" loading={<Skeleton height="20rem" />}>
        {({ settings, policy, notTaken }) => (
          <Stack>
            <PolicyNotes policy={policy} />
            {notTaken.length > 0 && (
              <Note kind="warn" title={t('notTaken.title')}>
                {t('notTaken.text', { keys: notTaken.join(', ') })}
              </Note>
            )}
            {settingCategories.map((category) => {
              const rows = settings.filter((setting) => isShown(setting, category));
              return (
                rows.length > 0 && (
                  <Card key={category} title={t(`categories.${category}`)}>
                    <ul className={styles['rows']}>
                      {rows.map((setting) => (
                        <SettingRow
                          key={setting.key}
                          setting={setting}
                          {...(mayChange(setting) && { onChange: () => setChanged(setting) })}
                        />
                      ))}
                    </ul>
                  </Card>
                )
              );
            })}
          </Stack>
        )}
      </Answer>
      {changed !== null && <ChangeSetting setting={changed} onClose={() => setChanged(null)} />}
    </>
  );
}

/** What only trials have is shown where one is under way. */
const isShown = ({ key, source }: Setting, category: (typeof settingCategories)[number]): boolean =>
  declared[key].category === category && (declared[key].setBy !== 'commandLine' || source !== 'default');
