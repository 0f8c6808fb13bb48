import type { KeptRefusal } from '#main/platform/backup/not-usable-error.ts';
import type { ClosedAnswer, ClosedCause } from '#main/platform/db/opening.ts';
import type { OutRefused } from './out-file.ts';
import type { PrometheusRefused } from './prometheus-file.ts';
import type { SecretUnreadable } from './read-secret.ts';

/** Why a verb did not do what it was asked to, where that is not the state of a store. */
export type Why =
  | KeptRefusal
  | OutRefused['why']
  | PrometheusRefused['why']
  | SecretUnreadable['why']
  | 'restore_under_way'
  | 'restored_and_closed'
  | 'restored_and_not_recorded'
  | 'copy_failed'
  | 'disk_short'
  | 'disk_full'
  | 'too_large'
  | 'provision_invalid'
  | 'already_set_up'
  | 'other_admin'
  | 'unexpected';

/** For whoever reads an answer: what it means, and what to do. `todo` goes with the answer, both stand in `docs/it/answers.md`. */
type Words = { readonly means: string; readonly todo: string };

const restoreOther =
  'Take another backup: verify-backup says which are whole. Have the disk checked where this one lay.';
const makeRoom = 'Make room on the disk, then run it again.';

/** A store that does not open, and why: `state`. */
export const stateWords: Readonly<Record<ClosedAnswer['state'], Words>> = {
  absent: {
    means: 'There is no store in this folder.',
    todo: 'Check --data. A new store is made by provision or by the first start of Drillroom, one from a backup by restore.',
  },
  missing_but_expected: {
    means: 'There was a store here; its database or its key record is gone. Nothing is made in its place.',
    todo: 'Put the missing file back (the reason names it), or restore a backup with its recovery code.',
  },
  wrong_key: {
    means: 'The key in the keychain, or in the key file, is not that of this store.',
    todo: 'Name the file that holds its key with --key-file. If nobody has it, open the store once with its recovery code, with a key file that is not there yet.',
  },
  corrupt: {
    means: 'A file of the store is damaged, or the disk does not read or write it.',
    todo: 'Leave the folder as it is and have the disk checked, then restore a backup: what is here is set aside, not deleted.',
  },
  rolled_back: {
    means:
      'The data are older than what this PC remembers of them: an older copy was put in their place, a file of the store is missing, or its backup went into another folder under the same keychain.',
    todo: 'If a newer copy of the folder exists, put that back. If this is the right one, open it once with its recovery code.',
  },
  not_opened: {
    means:
      'What the opening had to do broke off, for lack of memory or of file handles for instance; the data are as they were, and neither disk nor files are to blame.',
    todo: 'Close other programs, then run it again. If it stays, start the PC anew, and send a support-bundle to whoever supplies Drillroom.',
  },
  newer_schema: {
    means: 'A later version of Drillroom wrote these data.',
    todo: 'Install that version.',
  },
  key_unavailable: {
    means:
      'The keychain of this PC does not answer, or there is none; or the key file cannot be used, for which `reason` says why.',
    todo: 'Unlock the keychain, in the desktop session of the user whose store it is. Where there is no keychain, as on a server, name a file for the key with --key-file. It must be one that Drillroom made, with mode 0600, of that user.',
  },
  key_not_kept: {
    means: 'The keychain, or the key file, did not keep the key.',
    todo: 'Unlock the keychain. Name another key file where this one holds another key of the store, or may not be written.',
  },
  readonly: {
    means: 'The folder, or a file in it, may not be written.',
    todo: 'Let this OS user write there. What lies on a medium that can only be read is copied to a disk first; a backup is proved where it lies.',
  },
  disk_full: { means: 'The disk took no more bytes.', todo: makeRoom },
  locked: {
    means: 'Another process has the store open; holder says which.',
    todo: 'Close Drillroom, or let the other verb end, then run it again.',
  },
  wrong_recovery_code: {
    means: 'The recovery code is not the one that is in force.',
    todo: 'Take the last code that was given out for this store.',
  },
};

/** What lies behind a state where that asks for another remedy: `cause`. */
export const causeWords: Readonly<Record<ClosedCause, Words>> = {
  no_key: {
    means:
      'The keychain answers, and has no key of this store: the PC was replaced, its image copied, or the key lies in a file.',
    todo: 'If the key lies in a file, name it with --key-file. Otherwise open the store once with its recovery code: this PC then keeps the key.',
  },
  migration_failed: {
    means: 'An update of Drillroom could not bring the data along; they are as they were before it.',
    todo: 'Install the version before, which opens them, and send a support-bundle to whoever supplies Drillroom.',
  },
  needs_room: {
    means: 'An update, or new keys, have all data copied first, and the disk has no room for that.',
    todo: 'Make as much room as the reason says, then run it again.',
  },
  network_folder: {
    means: 'The data folder lies on a network drive.',
    todo: 'Move it to a disk of this PC: two PCs that write to one store would damage it.',
  },
  roaming_folder: {
    means: 'The data folder lies in a folder that moves from PC to PC.',
    todo: 'Move it to where it stays on this PC: a copy that comes back from another one would damage the store.',
  },
};

/** Why a verb did not do it: `why`. */
export const whyWords: Readonly<Record<Why, Words>> = {
  nothing_there: {
    means: 'There is no backup in the folder.',
    todo: 'Name the folder that holds store.db, store.json and backup.json.',
  },
  in_use: {
    means: 'Another process works on the data in the folder.',
    todo: 'Close Drillroom there, or name a backup.',
  },
  record_unreadable: { means: 'The sealed keys (store.json) cannot be read.', todo: restoreOther },
  changed: {
    means: 'It is not what Drillroom wrote: changed, or copied only in part.',
    todo: 'Copy the backup again as a whole folder, or take another one.',
  },
  damaged: { means: 'A page of the database is damaged.', todo: restoreOther },
  other_contents: { means: 'It holds more or less than when it was made.', todo: restoreOther },
  audit_broken: {
    means: 'Rows of its audit were changed or are missing.',
    todo: 'Take another backup, and find out who had access to this one.',
  },
  newer_schema: {
    means: 'A later version of Drillroom made it.',
    todo: 'Install that version.',
  },
  migration_failed: {
    means: 'It could not be brought to this version.',
    todo: 'Install the version that made it, or take another backup.',
  },
  unproved: {
    means:
      'Nothing proves that the store which was set aside is as new as it should be: its store.head is missing, or counted more than it holds.',
    todo: 'Restore a backup instead. If it has to be this one, say --may-be-older yes.',
  },
  other_store: {
    means: 'The backup is of another store than the one in the folder. Nothing was done.',
    todo: 'Check --from and --data. If that is meant, say --of-another-store yes.',
  },
  lives_elsewhere: {
    means:
      'The keychain, or the key file, knows the store of the backup, and the folder does not hold it. Nothing was done: the store where it lies would no longer open.',
    todo: 'To try a backup out, run verify-backup, or restore it with a --key-file of its own. If the folder where the store lay is lost, say --in-place-of-lost yes.',
  },
  wrong_recovery_code: {
    means: 'The code does not open the backup.',
    todo: 'Take the code that was in force when the backup was made.',
  },
  needs_recovery_code: {
    means: 'The keychain, or the key file, does not open the backup, or does not answer.',
    todo: 'Name a file that holds its recovery code with --code-file, or the file that holds its key with --key-file.',
  },
  key_unavailable: {
    means:
      'The keychain does not answer, or there is none, or the key file cannot be used (`reason` says why), so that the key could not be kept. Nothing was done.',
    todo: stateWords.key_unavailable.todo,
  },
  key_not_kept: {
    means:
      'The backup is whole, and the keychain or the key file did not keep its key. Nothing was replaced.',
    todo: stateWords.key_not_kept.todo,
  },
  restore_under_way: {
    means: 'Another restore works in the folder.',
    todo: 'Let it end, then run it again.',
  },
  restored_and_closed: {
    means: 'The backup is in place, and does not open: state and reason say why.',
    todo: 'Do what its state asks for. What was replaced lies in the folder that setAside names.',
  },
  restored_and_not_recorded: {
    means: 'The backup is in place, and the audit has no row of the restore.',
    todo: 'Nothing has to be done again; state and reason say what kept the row from being written.',
  },
  copy_failed: {
    means: 'The backup is made and proved beside the store. The copy of it that was asked for is not there.',
    todo: 'Check the folder of --to and the room there, then copy the folder of the backup, or run it again.',
  },
  disk_short: {
    means: 'The disk has too little room for what was asked for. Nothing was begun.',
    todo: 'Make as much room as neededBytes says, then run it again.',
  },
  disk_full: { means: 'The disk took no more bytes.', todo: makeRoom },
  too_large: {
    means: 'The export would be larger than a zip can be.',
    todo: 'Ask whoever supplies Drillroom.',
  },
  out_exists: {
    means: 'There is a file of the name of --out. It was not touched.',
    todo: 'Choose another name, or move that file away.',
  },
  out_folder_missing: { means: 'The folder of --out is not there.', todo: 'Make it, or choose another one.' },
  out_in_data_folder: {
    means: '--out lies in the data folder.',
    todo: 'Choose a folder elsewhere.',
  },
  out_not_written: {
    means: 'The file of --out could not be written; there is none.',
    todo: 'Check the room and the rights there, then run it again.',
  },
  prometheus_not_ours: {
    means: 'The file of --prometheus holds something else. It was not touched.',
    todo: 'Choose another name, or move that file away.',
  },
  prometheus_not_written: {
    means: 'The file of --prometheus could not be written.',
    todo: 'Check the room and the rights there, then run it again.',
  },
  code_file_unreadable: {
    means: 'The file of --code-file cannot be read, or holds no code.',
    todo: 'Check its name and its rights; the code stands in it alone.',
  },
  not_utf8: {
    means: 'The file of --code-file is not UTF-8, as Windows PowerShell writes it with >.',
    todo: 'Write it as UTF-8 or ASCII: Set-Content -Encoding ascii.',
  },
  provision_invalid: {
    means: 'The provision file cannot be used: problems names where and of what kind.',
    todo: 'Mend the file, then run it again.',
  },
  already_set_up: {
    means: 'Somebody administers this store already. Nothing was changed.',
    todo: 'Nothing, where that is meant. Otherwise name another folder.',
  },
  other_admin: {
    means: 'The store awaits another first admin than the file names. Nothing was changed.',
    todo: 'Name the same admin, or take a new folder.',
  },
  unexpected: {
    means: 'Something went wrong that nobody foresaw; the standard error has what is known of it.',
    todo: 'Run it again. If it stays, send a support-bundle and the standard error to whoever supplies Drillroom.',
  },
};

/** What to do about a store that does not open. */
export const todoOf = ({ state, cause }: Pick<ClosedAnswer, 'state' | 'cause'>): string =>
  (cause === null ? stateWords[state] : causeWords[cause]).todo;
