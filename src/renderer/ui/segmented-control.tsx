import { type ToggleChoice, ToggleRow } from './toggle-row.tsx';
import styles from './toggle-row.module.css';

type SegmentedControlProps<Id extends string> = {
  readonly label: string;
  readonly choices: readonly ToggleChoice<Id>[];
  readonly value: Id;
  readonly onChange: (id: Id) => void;
};

/** Two to four views of the same thing, side by side in one frame. */
export function SegmentedControl<Id extends string>(props: SegmentedControlProps<Id>) {
  return <ToggleRow {...props} rowClass={styles['segmented']} itemClass={styles['segment']} />;
}
