import { z } from 'zod';
import type { HostAnswer } from '#contract/bridge.ts';
import { MB } from '#contract/codec.ts';
import type { SaveFile } from './save-file.ts';

const Request = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('about') }),
  z.strictObject({
    kind: z.literal('saveFile'),
    suggestedName: z.string().min(1).max(255),
    bytes: z.instanceof(Uint8Array).refine((bytes) => bytes.byteLength <= 64 * MB),
  }),
]);

/** Answers what a window may ask of the machine. A request of any other form is refused as `failed`. */
export function createHostRequests(o: { about: Extract<HostAnswer, { kind: 'about' }>; saveFile: SaveFile }) {
  return async (request: unknown): Promise<HostAnswer> => {
    const asked = Request.safeParse(request);
    if (!asked.success) return { kind: 'failed', reason: 'other' };
    if (asked.data.kind === 'about') return o.about;
    return o.saveFile(asked.data);
  };
}
