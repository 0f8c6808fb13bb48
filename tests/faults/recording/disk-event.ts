/** Names a file whatever it is called later: what an inode is to the system. */
export type FileId = number;

/** A change of what lies under the recorded folder, or a promise that it lasts. Paths are relative to that folder. */
export type DiskEvent =
  | { readonly kind: 'made'; readonly path: string; readonly file: FileId; readonly mode: number }
  | { readonly kind: 'folderMade'; readonly path: string; readonly mode: number }
  | { readonly kind: 'written'; readonly file: FileId; readonly at: number; readonly bytes: Buffer }
  /** From one file into another, by the system. */
  | {
      readonly kind: 'copied';
      readonly from: FileId;
      readonly fromAt: number;
      readonly file: FileId;
      readonly at: number;
      readonly bytes: number;
    }
  /** Shorter, or longer by zeros. */
  | { readonly kind: 'sized'; readonly file: FileId; readonly bytes: number }
  | { readonly kind: 'renamed'; readonly from: string; readonly to: string }
  /** A second name of one file. */
  | { readonly kind: 'linked'; readonly from: string; readonly to: string }
  | { readonly kind: 'removed'; readonly path: string }
  | { readonly kind: 'modeSet'; readonly path: string; readonly mode: number }
  | { readonly kind: 'synced'; readonly file: FileId }
  | { readonly kind: 'folderSynced'; readonly path: string };

/** Everything that a recording tells, in the order in which it happened. */
export type RecordedEvent =
  | DiskEvent
  /** A line on the program's stdout: a reply is an acknowledgement. */
  | { readonly kind: 'said'; readonly line: string }
  /** Bytes that went into a file outside the folder. */
  | { readonly kind: 'writtenElsewhere'; readonly path: string; readonly bytes: Buffer };

/** Events that change what another process would read, now. */
export const changesFiles = ({ kind }: RecordedEvent): boolean =>
  kind !== 'synced' && kind !== 'folderSynced' && kind !== 'said' && kind !== 'writtenElsewhere';
