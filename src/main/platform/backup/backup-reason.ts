/** Why a backup was made. */
export const backupReasons = ['daily', 'by_hand', 'before_update', 'before_rekey'] as const;
export type BackupReason = (typeof backupReasons)[number];
