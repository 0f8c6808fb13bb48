import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { dataFolder } from '#main/platform/db/data-folder.ts';
import { removeOutgoing, writeOutgoing } from '#main/platform/db/outgoing.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

/** A data folder and a folder of somebody's, and what an opening does about the second. */
function place() {
  const dir = temporaryFolder();
  const folder = dataFolder(join(dir, 'data'));
  const theirs = join(dir, 'theirs');
  for (const made of [folder.root, theirs]) mkdirSync(made);
  const errors: unknown[] = [];
  return {
    folder,
    theirs,
    errors,
    noted: (...partials: readonly unknown[]) => writeFileSync(folder.outgoing, JSON.stringify({ partials })),
    put: (name: string): string => {
      const file = join(theirs, name);
      writeFileSync(file, name);
      return file;
    },
    open: () => removeOutgoing(folder, { error: (...line: unknown[]) => void errors.push(line) }),
    left: () => [readdirSync(theirs).toSorted(), readdirSync(folder.root)],
  };
}

test('what is being written is noted before there is anything of it, and no longer once it is whole', async () => {
  const { folder, theirs, left } = place();
  const seen: unknown[] = [];
  async function* content(): AsyncGenerator<Uint8Array> {
    yield new TextEncoder().encode('people’s words');
    const { partials } = JSON.parse(readFileSync(folder.outgoing, 'utf8')) as {
      partials: { path: string }[];
    };
    seen.push(
      partials.map(({ path }) => path),
      readdirSync(theirs).map((name) => join(theirs, name)),
    );
  }
  await writeOutgoing(folder, join(theirs, 'export.zip'), content());
  expect(seen[0]).toEqual(seen[1]);
  expect(left()).toEqual([['export.zip'], []]);
});

test('what could not be written leaves neither a part nor a note', async () => {
  const { folder, theirs, left, put } = place();
  const taken = put('export.zip');
  await expect(writeOutgoing(folder, taken, 'x')).rejects.toMatchObject({ code: 'EEXIST' });
  await expect(writeOutgoing(folder, join(theirs, 'no', 'x'), 'x')).rejects.toMatchObject({ code: 'ENOENT' });
  expect([left(), readFileSync(taken, 'utf8')]).toEqual([[['export.zip'], []], 'export.zip']);
});

describe('the next opening', () => {
  test('removes what is noted and nothing else, whatever it is called', async () => {
    const { put, noted, open, left } = place();
    const ours = put('export.zip.0123456789ab.partial');
    const strangers = [
      'export.zip',
      'export.zip.0123456789ac.partial',
      'export.zip.0123456789ab.partial.txt',
      'other.zip.0123456789ab.partial',
    ];
    for (const name of strangers) put(name);
    noted(ours);
    await open();
    expect(left()).toEqual([strangers.toSorted(), []]);
  });

  test('removes nothing that Drillroom does not call a part, although it is noted', async () => {
    const { theirs, put, noted, open, left } = place();
    const kept = ['letter.txt', 'x.partial', 'x.0123456789AB.partial', 'x.0123456789ab.partial.txt'];
    const paths = kept.map(put);
    mkdirSync(join(theirs, 'folder.0123456789ab.partial'));
    symlinkSync(join(theirs, 'letter.txt'), join(theirs, 'link.0123456789ab.partial'));
    noted(
      ...paths,
      join(theirs, 'folder.0123456789ab.partial'),
      join(theirs, 'link.0123456789ab.partial'),
      'here.0123456789ab.partial',
    );
    await open();
    const still = [...kept, 'folder.0123456789ab.partial', 'link.0123456789ab.partial'].toSorted();
    expect(left()).toEqual([still, []]);
  });

  test('tries again where the drive is somewhere else today', async () => {
    const { folder, theirs, put, noted, open, left, errors } = place();
    noted(put('export.zip.0123456789ab.partial'));
    renameSync(theirs, `${theirs}-elsewhere`);
    const note = readFileSync(folder.outgoing, 'utf8');
    await open();
    expect(readFileSync(folder.outgoing, 'utf8')).toBe(note);
    renameSync(`${theirs}-elsewhere`, theirs);
    await open();
    expect([left(), errors]).toEqual([[[], []], []]);
  });

  test('keeps looking where the folder of a drive is there and the drive is not', async () => {
    const { folder, theirs, put, noted, open, left } = place();
    const path = join(theirs, 'export.zip.0123456789ab.partial');
    noted({ path, drive: 1, looks: 0 }, path.replace('0123', '3210'));
    for (let n = 1; n <= 3; n++) await open();
    expect(JSON.parse(readFileSync(folder.outgoing, 'utf8'))).toMatchObject({
      partials: [{ path, looks: 3 }, { looks: 3 }],
    });
    put('export.zip.0123456789ab.partial');
    for (let n = 4; n < 30; n++) await open();
    expect(left()).toEqual([[], ['store.outgoing.json']]);
    await open();
    expect(left()).toEqual([[], []]);
  });

  test('notes no longer what is gone from its drive', async () => {
    const { theirs, noted, open, left } = place();
    noted({
      path: join(theirs, 'export.zip.0123456789ab.partial'),
      drive: statSync(theirs).dev,
      looks: 0,
    });
    await open();
    expect(left()).toEqual([[], []]);
  });

  test.each([
    ['is no JSON', '{"partials":'],
    ['holds something else', '{"partials":"/etc/passwd"}'],
    ['is larger than any of ours', ' '.repeat(2 ** 20)],
  ])('a note that %s names nothing, and goes', async (_how, text) => {
    const { folder, put, open, left } = place();
    put('export.zip.0123456789ab.partial');
    writeFileSync(folder.outgoing, text);
    await open();
    expect(left()).toEqual([['export.zip.0123456789ab.partial'], []]);
  });

  test('removes what is left of the note itself', async () => {
    const { folder, open } = place();
    writeFileSync(`${folder.outgoing}.0123456789ab.partial`, 'half');
    await open();
    expect([readdirSync(folder.root), existsSync(folder.outgoing)]).toEqual([[], false]);
  });
});
