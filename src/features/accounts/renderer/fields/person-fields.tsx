import { ContactFields } from './contact-fields.tsx';
import { NameFields } from './name-fields.tsx';
import styles from './person-fields.module.css';
import { RoleField } from './role-field.tsx';
import { StaffNumberField } from './staff-number-field.tsx';

/** All that an admin says about a person: who they are, and what they may do. */
export function PersonFields({ isNew }: { readonly isNew: boolean }) {
  return (
    <>
      <div className={styles['who']}>
        <NameFields isOwn={false} isNew={isNew} />
        <ContactFields isOwn={false} />
        <StaffNumberField />
      </div>
      <RoleField />
    </>
  );
}
