import { useQuery } from '@tanstack/react-query';
import { CircleX, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Component } from '#contract/health.ts';
import type { OutputOf } from '#contract/op.ts';
import type { system } from '#features/system/contract.ts';
import { queries } from '#renderer/lib/api.ts';
import { findingWords } from '#renderer/lib/finding-words.ts';
import { Icon } from '#ui/icon.tsx';
import { Stack } from '#ui/stack.tsx';
import { Text } from '#ui/text.tsx';
import styles from './start-up-problems.module.css';

type State = OutputOf<typeof system.opening>['state'];

/** What lies behind a state and is told by it. */
const behind: Readonly<Partial<Record<State, Component>>> = {
  key_unavailable: 'key',
  readonly: 'folder',
  disk_full: 'disk',
};

/**
 * Whatever else the start-up check found, so that one way to IT is enough. That the store is closed, and why, stands above
 * it.
 */
export function StartUpProblems({ state }: { readonly state: State }) {
  const { t, i18n } = useTranslation('system');
  const { data, isError } = useQuery(queries.health.startUp({}));
  if (isError) return <Text tone="ink-2">{t('startUp.failed')}</Text>;
  if (data === undefined) return null;
  const others = data.problems.filter(
    ({ component }) => component !== 'store' && component !== behind[state],
  );
  if (others.length === 0) return <Text tone="ink-2">{t('startUp.nothingElse')}</Text>;
  return (
    <Stack gap={2}>
      <Text as="h2" look="heading">
        {t('startUp.title', { count: others.length })}
      </Text>
      <ul className={styles['problems']}>
        {others.map((problem) => {
          const { component, title, fix } = findingWords(i18n, problem);
          return (
            <li key={problem.component} className={styles['problem']}>
              <span className={styles[problem.state]}>
                <Icon of={problem.state === 'fail' ? CircleX : TriangleAlert} />
              </span>
              <div>
                <Text look="strong">{t('startUp.problem', { component, title })}</Text>
                {fix !== null && <Text>{fix}</Text>}
              </div>
            </li>
          );
        })}
      </ul>
    </Stack>
  );
}
