import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { choose } from './choose.ts';
import styles from './toggle-row.module.css';

export type ToggleChoice<Id extends string> = {
  readonly id: Id;
  readonly label: string;
  /** How many things this choice would show. */
  readonly count?: number;
};

type ToggleRowProps<Id extends string> = {
  readonly label: string;
  readonly choices: readonly ToggleChoice<Id>[];
  readonly value: Id;
  readonly onChange: (id: Id) => void;
  readonly rowClass: string | undefined;
  readonly itemClass: string | undefined;
};

/** Buttons of which exactly one is on: one Tab stop, arrows inside. The base of chips and of the segmented control. */
export function ToggleRow<Id extends string>({
  label,
  choices,
  value,
  onChange,
  rowClass = '',
  itemClass = '',
}: ToggleRowProps<Id>) {
  return (
    <ToggleButtonGroup
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => keys.forEach((key) => choose(choices, key, onChange))}
      className={rowClass}
    >
      {choices.map((choice) => (
        <ToggleButton key={choice.id} id={choice.id} className={itemClass}>
          {choice.label}
          {choice.count !== undefined && <span className={styles['count']}>{choice.count}</span>}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
