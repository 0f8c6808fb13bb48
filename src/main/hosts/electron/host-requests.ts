import { z } from 'zod';
import type { HostAnswer } from '#contract/bridge.ts';
import type { Reply } from '#contract/errors.ts';
import { MB } from '#contract/codec.ts';
import type { Caller } from '#main/kernel/caller.ts';
import type { ChosenFolders } from './chosen-folders.ts';
import type { SaveFile } from './save-file.ts';

const Me = z.object({ id: z.string() });

/** What Drillroom makes files of. Nothing that a double click would run. */
const madeHere = /\.(?:pdf|csv|zip|json|txt)$/iu;

const Request = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('about') }),
  z.strictObject({ kind: z.literal('chooseFolder') }),
  z.strictObject({ kind: z.literal('saveSupportBundle') }),
  z.strictObject({
    kind: z.literal('saveFile'),
    suggestedName: z.string().min(1).max(255).regex(madeHere),
    bytes: z.instanceof(Uint8Array).refine((bytes) => bytes.byteLength <= 64 * MB),
  }),
]);

/**
 * Answers what a window may ask of the machine. A request of any other form is refused as `failed`, and so is a file for
 * a window that nobody is at.
 */
export function createHostRequests(o: {
  about: Extract<HostAnswer, { kind: 'about' }>;
  saveFile: SaveFile;
  chooseFolder: ChosenFolders['choose'];
  /** Made by the main process alone, so that a window that nobody is at brings no file of its own; `null` while the store is open. */
  supportBundle: () => Promise<{ readonly fileName: string; readonly content: Uint8Array } | null>;
  /** Answers who is at a window; refused where nobody is, or it is locked. */
  me: (caller: Caller) => Promise<Reply>;
}) {
  const whoIsAt = async (caller: Caller): Promise<string | null> => {
    const reply = await o.me(caller);
    return reply.ok ? Me.parse(reply.data).id : null;
  };
  let bundling = false;
  const saveBundle = async (): Promise<HostAnswer> => {
    if (bundling) return { kind: 'cancelled' };
    bundling = true;
    try {
      const bundle = await o.supportBundle();
      if (bundle === null) return { kind: 'failed', reason: 'not_allowed' };
      const file = { suggestedName: bundle.fileName, bytes: bundle.content };
      return await o.saveFile(file, async () => true);
    } catch {
      return { kind: 'failed', reason: 'other' };
    } finally {
      bundling = false;
    }
  };
  return async (request: unknown, caller: Caller): Promise<HostAnswer> => {
    const asked = Request.safeParse(request);
    if (!asked.success) return { kind: 'failed', reason: 'other' };
    if (asked.data.kind === 'about') return o.about;
    // Before a PC is set up nobody is signed in; what can be done with a folder is up to the operations.
    if (asked.data.kind === 'chooseFolder') return o.chooseFolder();
    if (asked.data.kind === 'saveSupportBundle') return saveBundle();
    const who = await whoIsAt(caller);
    if (who === null) return { kind: 'failed', reason: 'not_allowed' };
    return o.saveFile(asked.data, async () => (await whoIsAt(caller)) === who);
  };
}
