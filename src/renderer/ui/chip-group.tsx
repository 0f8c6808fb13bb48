import { type ToggleChoice, ToggleRow } from './toggle-row.tsx';
import styles from './toggle-row.module.css';

type ChipGroupProps<Id extends string> = {
  readonly label: string;
  readonly choices: readonly ToggleChoice<Id>[];
  readonly value: Id;
  readonly onChange: (id: Id) => void;
};

/** Filters as chips, one of which is on. */
export function ChipGroup<Id extends string>(props: ChipGroupProps<Id>) {
  return <ToggleRow {...props} rowClass={styles['chips']} itemClass={styles['chip']} />;
}
