import { CircleCheck, CircleX, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { healthStates } from '#contract/health.ts';
import type { OutputOf } from '#contract/op.ts';
import { findingWords } from '#renderer/lib/finding-words.ts';
import { Heard } from '#ui/heard.tsx';
import { Icon } from '#ui/icon.tsx';
import { Text } from '#ui/text.tsx';
import type { health } from '../contract.ts';
import { figuresInWords } from './figure-words.ts';
import styles from './health.module.css';

type Component = OutputOf<typeof health.check>['components'][number];

const drawings = { ok: CircleCheck, warn: TriangleAlert, fail: CircleX } as const;
const gravity = ({ state }: Component): number => healthStates.indexOf(state);

/** Each component with what was found, the gravest first: the words, what to do, and the figures behind it. */
export function ComponentList({ components }: { readonly components: readonly Component[] }) {
  const { t, i18n } = useTranslation('health');
  return (
    <ul className={styles['components']}>
      {components
        .toSorted((one, other) => gravity(other) - gravity(one))
        .map((found) => {
          const { component, title, fix } = findingWords(i18n, found);
          return (
            <li key={found.component} className={styles['component']}>
              <span className={styles[found.state]}>
                <Icon of={drawings[found.state]} />
                <Heard>{t(`states.${found.state}`)}</Heard>
              </span>
              <div className={styles['what']}>
                <Text as="h3" look="strong">
                  {component}
                </Text>
                <Text>{title}</Text>
                {fix !== null && <Text tone="ink-2">{fix}</Text>}
              </div>
              <dl className={styles['figures']}>
                {figuresInWords(i18n, found.figures).map(({ name, value }) => (
                  <div key={name}>
                    <dt>{name}</dt>
                    <dd>{value}</dd>
                  </div>
                ))}
              </dl>
            </li>
          );
        })}
    </ul>
  );
}
