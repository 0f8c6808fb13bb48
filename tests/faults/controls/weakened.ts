import type { RecordedHost } from '../recording/record-host.ts';
import { isDiskEvent, type Recording } from '../recording/recording.ts';
import type { FileId, RecordedEvent } from '../recording/disk-event.ts';

/**
 * Recordings of a program that is not ours: the same run, made worse. They show that the checks would see it, without a
 * switch for it in what ships.
 */
type Recorded = Pick<RecordedHost, 'recording' | 'expectedAfter'>;

/** What each file was called when it was made or found. */
const firstNames = ({ files, events }: Recording): ReadonlyMap<FileId, string> =>
  new Map([
    ...[...files].map(([path, file]) => [file, path] as const),
    ...events.flatMap((event) => (event.kind === 'made' ? [[event.file, event.path] as const] : [])),
  ]);

/** Events that go are replaced by one that does nothing, so that every other keeps its place. */
const nothing: RecordedEvent = { kind: 'said', line: '{}' };

/** The same run without the syncs of certain files, as their names were when they were made. */
export function withoutSyncs(recorded: Recorded, isMeant: (path: string) => boolean): Recorded {
  const { recording } = recorded;
  const names = firstNames(recording);
  const events = recording.events.map((event) =>
    event.kind === 'synced' && isMeant(names.get(event.file) ?? '') ? nothing : event,
  );
  return { ...recorded, recording: { ...recording, events } };
}

/** The same run without any sync of a folder. */
export function withoutFolderSyncs(recorded: Recorded): Recorded {
  const events = recorded.recording.events.map((event) => (event.kind === 'folderSynced' ? nothing : event));
  return { ...recorded, recording: { ...recorded.recording, events } };
}

/** The same run of a program that acknowledges so many changes of files before it makes them. */
export function acknowledgingEarly({ recording, expectedAfter }: Recorded, early: number): Recorded {
  const changesBefore = recording.events.map(
    (_, index) => recording.events.slice(0, index).filter(isDiskEvent).length,
  );
  const total = recording.events.filter(isDiskEvent).length;
  const eventOf = (changes: number): number => {
    const index = changesBefore.findIndex((before) => before >= changes);
    return index === -1 ? recording.events.length : index;
  };
  return {
    recording,
    expectedAfter: (events) =>
      expectedAfter(eventOf(Math.min(total, (changesBefore[events] ?? total) + early))),
  };
}
