import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { difficulties, durations, kinds } from '../../contract.ts';
import { Level } from '#ui/level.tsx';
import { RadioGroup } from '#ui/radio-group.tsx';
import { Stack } from '#ui/stack.tsx';
import { ChooseTopic } from './choose-topic.tsx';
import { difficultyFacts } from '../difficulty-facts.ts';
import { EmptyCategory } from './empty-category.tsx';
import styles from './lobby.module.css';
import type { LobbySearch } from './lobby-search.ts';
import {
  firstChoice,
  offers,
  offersAnything,
  type PracticeChoice,
  scenarioOf,
  type Stock,
  withCategory,
} from './practice-choice.ts';
import { StartPractice } from './start-practice.tsx';
import { useStart } from './use-start.ts';

type ChoosePracticeProps = { readonly stock: readonly Stock[]; readonly chosen: LobbySearch };

/** The four choices and the start. Arrow keys choose, Enter starts. */
export function ChoosePractice({ stock, chosen }: ChoosePracticeProps) {
  const { t } = useTranslation(['roleplay', 'app']);
  const [choice, setChoice] = useState(() => firstChoice(stock, chosen));
  const start = useStart();
  const current = stock.find(({ category }) => category.id === choice?.categoryId);
  if (choice === null || current === undefined) return null;
  const change = (part: Partial<PracticeChoice>) => {
    start.forget();
    setChoice({ ...choice, ...part });
  };
  const canStart = offers(current, choice.kind);
  return (
    <form
      className={styles['columns']}
      onSubmit={(event) => {
        event.preventDefault();
        if (canStart) start.start(choice);
      }}
    >
      <Stack gap={4}>
        <ChooseTopic
          stock={stock}
          current={current}
          onChange={(next) => change(withCategory(choice, next))}
        />
        {offersAnything(current) ? (
          <RadioGroup
            label={t('lobby.kind')}
            look="cards"
            direction="row"
            value={choice.kind}
            onChange={(kind) => change({ kind, scenarioId: null })}
            choices={kinds.map((kind) => ({
              id: kind,
              label: t(`app:kind.${kind}`),
              description: offers(current, kind) ? t(`lobby.kinds.${kind}`) : t(`lobby.kinds.${kind}Missing`),
              isDisabled: !offers(current, kind),
            }))}
          />
        ) : (
          <EmptyCategory name={current.category.name} />
        )}
        {choice.kind === 'customer' && current.scenarios.length > 0 && (
          <RadioGroup
            label={t('lobby.scenario')}
            look="cards"
            direction="row"
            value={scenarioOf(choice, current)?.id ?? ''}
            onChange={(id) => change({ scenarioId: id === '' ? null : id })}
            choices={[
              ...(current.scenarios.length > 1
                ? [{ id: '', label: t('lobby.anyScenario'), description: t('lobby.anyScenarioAbout') }]
                : []),
              ...current.scenarios.map(({ id, title, persona, about }) => ({
                id,
                label: t('lobby.scenarioLabel', { title, persona }),
                description: about,
              })),
            ]}
          />
        )}
        <RadioGroup
          label={t('lobby.difficulty')}
          look="cards"
          direction="row"
          cardWidth="small"
          help={t(`lobby.difficulties.${choice.difficulty}`)}
          value={choice.difficulty}
          onChange={(difficulty) => change({ difficulty })}
          choices={difficulties.map((difficulty, at) => {
            const { hints, passMark } = difficultyFacts[difficulty];
            return {
              id: difficulty,
              label: t(`app:difficulty.${difficulty}`),
              description: t('lobby.difficultyFacts', {
                hints: t('lobby.hints', { count: hints }),
                passMark,
              }),
              end: <Level of={difficulties.length} level={at + 1} />,
            };
          })}
        />
        <RadioGroup
          label={t('lobby.minutes')}
          direction="row"
          value={String(choice.minutes)}
          onChange={(id) => {
            const minutes = durations.find((one) => String(one) === id);
            if (minutes !== undefined) change({ minutes });
          }}
          choices={durations.map((count) => ({
            id: String(count),
            label: t('lobby.minutesChoice', { count }),
          }))}
        />
      </Stack>
      <StartPractice
        choice={choice}
        stock={current}
        canStart={canStart}
        isStarting={start.isStarting}
        failure={start.failure}
      />
    </form>
  );
}
