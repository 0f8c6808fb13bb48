import { invalidInput, OperationRefused } from '#main/kernel/refusal.ts';
import { readPack, type ReadPack } from './read-pack.ts';
import { shippedPack } from './shipped-packs.ts';

/** A pack as a call names it: the bytes of a file, or the name of one that came with the program; exactly one of them. */
export type Source = {
  readonly content?: Uint8Array | undefined;
  readonly shipped?: string | undefined;
};

/** The pack of a call, once every part of it has proved right. Throws the refusal that says what is wrong with it. */
export async function openSource({ content, shipped }: Source, resourcesDir: string): Promise<ReadPack> {
  if ((content === undefined) === (shipped === undefined)) {
    throw invalidInput([{ path: '', issue: 'one_of', message: 'Choose a file, or a pack that came along.' }]);
  }
  const file = content ?? (await shippedPack(resourcesDir, shipped ?? ''));
  if (file === null) throw new OperationRefused('NOT_FOUND');
  const answer = await readPack(file);
  if ('pack' in answer) return answer.pack;
  const { code, ...details } = answer.fault;
  throw new OperationRefused(code, details);
}
