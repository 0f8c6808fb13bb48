/* oxlint-disable typescript/no-unsafe-type-assertion -- both worlds run this function: each message has the form that the other gave it */
// The parts of the page that are used here: this file's types are those of Node.
declare const document: EventTarget;
declare const window: object;

/**
 * Lets two JavaScript worlds of one document call each other, as Electron's context bridge does: functions become
 * functions, promises become promises, everything else is cloned by the browser. Runs by its source in both worlds,
 * before any script of the page; `token` is known to these two only. The page's own world ends up with nothing but
 * what the other one exposes.
 */
export function linkWorlds(token: string, side: 'page' | 'preload') {
  type Message =
    | { do: 'call'; fn: number; args: unknown }
    | { do: 'answer'; value: unknown }
    | { do: 'throw'; message: string }
    | { do: 'resolve'; promise: number; value: unknown }
    | { do: 'reject'; promise: number; message: string }
    | { do: 'expose'; name: string; api: unknown };
  type Waiting = { resolve: (value: unknown) => void; reject: (error: Error) => void };

  const target = document;
  const functions: ((...args: unknown[]) => unknown)[] = [];
  const waiting = new Map<number, Waiting>();
  const answers: Message[] = [];
  let promises = 0;

  const send = (message: Message): void => {
    target.dispatchEvent(
      new CustomEvent(`${token}-to-${side === 'page' ? 'preload' : 'page'}`, { detail: message }),
    );
  };
  const isPlain = (value: object): boolean =>
    Array.isArray(value) || [Object.prototype, null].includes(Object.getPrototypeOf(value));
  const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

  const wrap = (value: unknown): unknown => {
    if (typeof value === 'function') {
      return { [token]: 'function', id: functions.push(value as (...args: unknown[]) => unknown) - 1 };
    }
    if (value instanceof Promise) {
      const id = (promises += 1);
      value.then(
        (settled) => send({ do: 'resolve', promise: id, value: wrap(settled) }),
        (error: unknown) => send({ do: 'reject', promise: id, message: messageOf(error) }),
      );
      return { [token]: 'promise', id };
    }
    if (typeof value !== 'object' || value === null || !isPlain(value)) return value;
    if (Array.isArray(value)) return value.map(wrap);
    return Object.fromEntries(Object.entries(value).map(([key, held]) => [key, wrap(held)]));
  };

  const unwrap = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null || !isPlain(value)) return value;
    if (Array.isArray(value)) return value.map(unwrap);
    const mark: unknown = Reflect.get(value, token);
    const id = Reflect.get(value, 'id') as number;
    if (mark === 'function') return (...args: unknown[]) => call(id, args);
    if (mark === 'promise') {
      return new Promise<unknown>((resolve, reject) => waiting.set(id, { resolve, reject }));
    }
    return Object.fromEntries(Object.entries(value).map(([key, held]) => [key, unwrap(held)]));
  };

  const call = (fn: number, args: unknown[]): unknown => {
    send({ do: 'call', fn, args: wrap(args) });
    // The event was handled before `send` returned, so its answer lies on top.
    const answer = answers.pop();
    if (answer?.do === 'throw') throw new Error(answer.message);
    return answer?.do === 'answer' ? unwrap(answer.value) : undefined;
  };

  const receive = (message: Message): void => {
    if (message.do === 'call') {
      try {
        send({ do: 'answer', value: wrap(functions[message.fn]?.(...(unwrap(message.args) as unknown[]))) });
      } catch (error) {
        send({ do: 'throw', message: messageOf(error) });
      }
    } else if (message.do === 'answer' || message.do === 'throw') {
      answers.push(message);
    } else if (message.do === 'expose') {
      Object.defineProperty(window, message.name, {
        value: Object.freeze(unwrap(message.api)),
        enumerable: true,
      });
    } else {
      const settle = waiting.get(message.promise);
      waiting.delete(message.promise);
      if (message.do === 'resolve') settle?.resolve(unwrap(message.value));
      else settle?.reject(new Error(message.message));
    }
  };

  target.addEventListener(`${token}-to-${side}`, (event) => {
    event.stopImmediatePropagation();
    const { detail } = event as CustomEvent<Message | null>;
    // The browser hands over null where it cannot clone: a symbol, an element, a weak map.
    if (detail === null) send({ do: 'throw', message: 'An object could not be cloned.' });
    else receive(detail);
  });

  return { expose: (name: string, api: unknown): void => send({ do: 'expose', name, api: wrap(api) }) };
}
