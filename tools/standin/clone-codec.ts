/* oxlint-disable typescript/no-unsafe-type-assertion -- the text is what `encode` wrote */
type Base64 = {
  readonly toBase64: (bytes: Uint8Array) => string;
  readonly fromBase64: (text: string) => Uint8Array;
};

export type CloneCodec = {
  /** Throws a `DataCloneError` for what structured cloning refuses: functions and symbols. */
  readonly encode: (value: unknown) => string;
  readonly decode: (text: string) => unknown;
};

/**
 * Values as text with the fidelity of structured cloning: `undefined`, dates, maps, sets, bytes, big integers, errors,
 * odd numbers, shared and circular references. The same function runs in Node and, by its source, inside the page; it
 * therefore uses nothing from outside itself.
 */
export function createCloneCodec({ toBase64, fromBase64 }: Base64): CloneCodec {
  type Node = readonly [kind: string, ...rest: unknown[]];

  const encode = (value: unknown): string => {
    const nodes: Node[] = [];
    const places = new Map<object, number>();

    const put = (item: unknown): unknown => {
      if (item === null || typeof item === 'string' || typeof item === 'boolean') return item;
      if (item === undefined) return ['undefined'];
      if (typeof item === 'bigint') return ['bigint', String(item)];
      if (typeof item === 'number') {
        if (Number.isFinite(item) && !Object.is(item, -0)) return item;
        return ['number', Object.is(item, -0) ? '-0' : String(item)];
      }
      if (typeof item !== 'object')
        throw new DOMException('An object could not be cloned.', 'DataCloneError');
      let place = places.get(item);
      if (place === undefined) {
        place = nodes.length;
        places.set(item, place);
        nodes.push(['pending']);
        nodes[place] = describe(item);
      }
      return ['at', place];
    };

    const describe = (item: object): Node => {
      if (Array.isArray(item)) return ['array', ...item.map(put)];
      if (ArrayBuffer.isView(item)) {
        const bytes = new Uint8Array(item.buffer, item.byteOffset, item.byteLength);
        return ['view', Reflect.get(item, Symbol.toStringTag) ?? 'DataView', toBase64(bytes)];
      }
      if (item instanceof ArrayBuffer) return ['buffer', toBase64(new Uint8Array(item))];
      if (item instanceof Date) return ['date', put(item.getTime())];
      if (item instanceof Map) return ['map', ...[...item].map(([key, held]) => [put(key), put(held)])];
      if (item instanceof Set) return ['set', ...[...item].map(put)];
      if (item instanceof Error) return ['error', item.name, item.message];
      return ['object', ...Object.entries(item).map(([key, held]) => [key, put(held)])];
    };

    const root = put(value);
    return JSON.stringify([root, nodes]);
  };

  const decode = (text: string): unknown => {
    const [root, nodes] = JSON.parse(text) as [unknown, Node[]];
    const made = new Map<number, object>();

    const take = (item: unknown): unknown => {
      if (!Array.isArray(item)) return item;
      const [kind, held] = item as [string, string & number];
      if (kind === 'at') return made.get(held) ?? make(held);
      if (kind === 'bigint') return BigInt(held);
      if (kind === 'number') return Number(held);
      return undefined;
    };

    // What can hold itself is remembered before it is filled.
    const make = (place: number): object => {
      const [kind, ...rest] = nodes[place] as Node;
      const keep = <T extends object>(created: T): T => {
        made.set(place, created);
        return created;
      };
      switch (kind) {
        case 'array': {
          const list: unknown[] = keep([]);
          for (const item of rest) list.push(take(item));
          return list;
        }
        case 'view': {
          const { buffer } = Uint8Array.from(fromBase64(rest[1] as string));
          const View = Reflect.get(globalThis, rest[0] as string) as new (from: ArrayBufferLike) => object;
          return keep(new View(buffer));
        }
        case 'buffer':
          return keep(Uint8Array.from(fromBase64(rest[0] as string)).buffer);
        case 'date':
          return keep(new Date(take(rest[0]) as number));
        case 'map': {
          const map = keep(new Map<unknown, unknown>());
          for (const [key, held] of rest as [unknown, unknown][]) map.set(take(key), take(held));
          return map;
        }
        case 'set': {
          const set = keep(new Set<unknown>());
          for (const item of rest) set.add(take(item));
          return set;
        }
        case 'error': {
          const error = keep(new Error(rest[1] as string));
          error.name = rest[0] as string;
          return error;
        }
        default: {
          const object = keep({});
          for (const [key, held] of rest as [string, unknown][]) {
            Object.defineProperty(object, key, {
              value: take(held),
              enumerable: true,
              configurable: true,
              writable: true,
            });
          }
          return object;
        }
      }
    };

    return take(root);
  };

  return { encode, decode };
}
