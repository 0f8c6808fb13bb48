import type { ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from 'react-aria-components';
import { choose } from './choose.ts';
import styles from './tabs.module.css';

type TabsProps<Id extends string> = {
  readonly label: string;
  readonly tabs: readonly {
    readonly id: Id;
    readonly label: string;
    readonly count?: number;
    readonly content: ReactNode;
  }[];
  readonly value?: Id;
  readonly onChange?: (id: Id) => void;
};

/** Parts of one thing, one at a time. Arrows change the tab, Tab goes into its panel. */
export function Tabs<Id extends string>({ label, tabs, value, onChange = () => {} }: TabsProps<Id>) {
  return (
    <AriaTabs
      onSelectionChange={(key) => choose(tabs, key, onChange)}
      {...(value !== undefined && { selectedKey: value })}
      className={styles['tabs'] ?? ''}
    >
      <TabList aria-label={label} className={styles['list'] ?? ''}>
        {tabs.map((tab) => (
          <Tab key={tab.id} id={tab.id} className={styles['tab'] ?? ''}>
            {tab.label}
            {tab.count !== undefined && <span className={styles['count']}>{tab.count}</span>}
          </Tab>
        ))}
      </TabList>
      {tabs.map((tab) => (
        <TabPanel key={tab.id} id={tab.id} className={styles['panel'] ?? ''}>
          {tab.content}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}
