import { TriangleAlert } from 'lucide-react';
import { FieldError, Label, Text } from 'react-aria-components';
import styles from './field.module.css';
import { Icon } from './icon.tsx';

/** The props that every field takes. `error` is the sentence under the field; without it the field is all right. */
export type FieldText = {
  readonly label: string;
  readonly help?: string | undefined;
  readonly error?: string | undefined;
};

/** The label above a field; inside a react-aria field it is tied to the control by itself. */
export function FieldLabel({ label }: Pick<FieldText, 'label'>) {
  return <Label className={styles['label'] ?? ''}>{label}</Label>;
}

/** What stands under a field: its error when there is one, else its help. */
export function FieldBelow({ help, error }: Omit<FieldText, 'label'>) {
  return (
    <>
      {help !== undefined && error === undefined && (
        <Text slot="description" className={styles['help'] ?? ''}>
          {help}
        </Text>
      )}
      <FieldError className={styles['error'] ?? ''}>
        <Icon of={TriangleAlert} size={16} />
        {error}
      </FieldError>
    </>
  );
}
