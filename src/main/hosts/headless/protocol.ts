import { isUtf8 } from 'node:buffer';
import { toJson } from '#contract/codec.ts';
import type { App } from '#main/app.ts';

/** A line longer than this is refused without being kept: the largest input, as base64, with room to spare. */
const mostLineBytes = 40 * 2 ** 20;

type RequestId = string | number;
type Request =
  | { readonly kind: 'call'; readonly id: RequestId; readonly op: string; readonly input: unknown }
  | { readonly kind: 'cancel'; readonly id: RequestId }
  /** It has an id to answer to, and is no request. */
  | { readonly kind: 'misfit'; readonly id: RequestId };

const envelope = new Set(['id', 'op', 'input']);

/** One request of a line, or `null` when the line is none. */
export function parseRequest(line: string): Request | null {
  let value: Record<string, unknown> | null;
  try {
    value = JSON.parse(line);
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const { id, op, input, cancel } = value;
  if (isId(cancel) && id === undefined && op === undefined) return { kind: 'cancel', id: cancel };
  if (!isId(id)) return null;
  const isKnown = Object.keys(value).every((key) => envelope.has(key));
  if (!isKnown || typeof op !== 'string' || op.length > 200) return { kind: 'misfit', id };
  return { kind: 'call', id, op, input: input === undefined ? {} : input };
}

const isId = (id: unknown): id is RequestId =>
  (typeof id === 'string' && id.length > 0 && id.length <= 200) ||
  (typeof id === 'number' && Number.isFinite(id));

/** Lines of a byte stream. A line over the limit, or not in UTF-8, comes out as `null`. */
export async function* linesOf(input: AsyncIterable<Uint8Array>): AsyncGenerator<string | null> {
  let held: Buffer[] = [];
  let size = 0;
  let skipping = false;
  /** `null` for bytes that are not UTF-8: read leniently they would be other text than was sent. */
  const take = (): string | null => {
    const bytes = Buffer.concat(held);
    held = [];
    size = 0;
    return isUtf8(bytes) ? bytes.toString('utf8') : null;
  };
  for await (const chunk of input) {
    let rest = Buffer.from(chunk);
    while (rest.length > 0) {
      const end = rest.indexOf(0x0a);
      const piece = end === -1 ? rest : rest.subarray(0, end);
      if (!skipping && size + piece.length > mostLineBytes) {
        take();
        skipping = true;
        yield null;
      }
      if (!skipping) {
        held.push(piece);
        size += piece.length;
      }
      if (end === -1) break;
      if (!skipping) yield take();
      skipping = false;
      rest = rest.subarray(end + 1);
    }
  }
  if (size > 0) yield take();
}

/**
 * Serves one app over lines of JSON (ARCHITECTURE 6): requests are answered as they finish, and the end of input drains
 * what is running. One process is one window.
 */
export async function serveLines(o: {
  app: App;
  input: AsyncIterable<Uint8Array>;
  write: (line: string) => void;
}): Promise<void> {
  const { app } = o;
  const caller = { windowId: 'headless' };
  const running = new Map<RequestId, AbortController>();
  const inFlight = new Set<Promise<void>>();
  const say = (message: object): void => o.write(`${toJson(message)}\n`);
  const stopListening = app.onPush((windowId, push) => {
    if (windowId === null || windowId === caller.windowId) say(push);
  });

  const answer = async (id: RequestId, op: string, input: unknown): Promise<void> => {
    const abort = new AbortController();
    running.set(id, abort);
    const onPart = (part: unknown): void => say({ id, part });
    const reply = await app.dispatch(caller, op, input, { signal: abort.signal, onPart });
    running.delete(id);
    say({ id, ...reply });
  };

  for await (const line of linesOf(o.input)) {
    if (line?.trim() === '') continue;
    const request = line === null ? null : parseRequest(line);
    if (request === null) {
      say({ id: null, ok: false, error: { code: 'INVALID_INPUT' } });
    } else if (request.kind === 'misfit') {
      say({ id: request.id, ok: false, error: { code: 'INVALID_INPUT' } });
    } else if (request.kind === 'cancel') {
      running.get(request.id)?.abort();
    } else if (running.has(request.id)) {
      // Under its own id the refusal would be taken for the answer of the call that is still running.
      say({ id: null, ok: false, error: { code: 'CONFLICT', details: { id: request.id } } });
    } else {
      const work = answer(request.id, request.op, request.input);
      inFlight.add(work);
      void work.finally(() => inFlight.delete(work));
    }
  }
  await Promise.all(inFlight);
  stopListening();
}
