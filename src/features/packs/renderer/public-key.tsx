import { Text } from '#ui/text.tsx';
import styles from './packs.module.css';

/** A key as people compare it, aloud or on paper: in groups of four. */
export const groupedKey = (publicKey: string): string => (publicKey.match(/.{1,4}/g) ?? []).join(' ');

export function PublicKey({ of }: { readonly of: string }) {
  return (
    <span className={styles['key']}>
      <Text as="span" look="mono">
        {groupedKey(of)}
      </Text>
    </span>
  );
}
