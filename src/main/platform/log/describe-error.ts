/** An error without what it may hold of people, secrets or this PC: no message, no absolute path. */
export type ErrorDescription = {
  /** Class name, or the type of a thrown value that is no Error. */
  readonly name: string;
  readonly code?: string;
  /** `function file:line:column`, innermost first, files relative to the program and only its own. */
  readonly frames: readonly string[];
  readonly cause?: ErrorDescription;
};

const deepest = 3;
const mostFrames = 12;
/** Names of classes and codes of faults: a password, a path or a key looks like neither. */
const className = /^[A-Z][A-Za-z]{1,40}$/;
const faultCode = /^[A-Z][A-Z_]{1,60}$/;
/** What a stack is made of: a line that only looks like a frame names something else. */
const codeFile = /^[\w./-]+\.[cm]?[jt]sx?$/;
const frame = /^\s*at (?:(?<where>.+?) \()?(?:file:\/\/)?(?<file>[^()]+?):(?<place>\d+:\d+)\)?$/;

/**
 * Takes an error apart for the log. `root` is the folder of the program; frames outside it are left out. Never throws,
 * whatever the error does when it is read.
 */
export function describeError(error: unknown, root: string, depth = 1): ErrorDescription {
  if (!isError(error)) return { name: typeof error, frames: [] };
  const name = textOf(error, 'name');
  const code = textOf(error, 'code');
  const cause = valueOf(error, 'cause');
  return {
    name: className.test(name) ? name : 'Error',
    ...(faultCode.test(code) ? { code } : {}),
    frames: ownFrames(stackOf(error), root),
    ...(cause === undefined || depth >= deepest ? {} : { cause: describeError(cause, root, depth + 1) }),
  };
}

/** A proxy may throw when it is asked what it is. */
function isError(value: unknown): value is Error {
  try {
    return value instanceof Error;
  } catch {
    return false;
  }
}

/** A getter may throw; then there is nothing. */
function valueOf(error: Error, key: 'name' | 'message' | 'code' | 'cause' | 'stack'): unknown {
  try {
    return (error as Partial<Record<typeof key, unknown>>)[key];
  } catch {
    return undefined;
  }
}
const textOf = (error: Error, key: Parameters<typeof valueOf>[1]): string => {
  const value = valueOf(error, key);
  return typeof value === 'string' ? value : '';
};

/** The stack without the message before it, in which a line may look like a frame. */
function stackOf(error: Error): string {
  const stack = textOf(error, 'stack');
  const message = textOf(error, 'message');
  const at = stack.indexOf(message);
  return at < 0 ? stack : stack.slice(at + message.length);
}

function ownFrames(stack: string, root: string): string[] {
  const folder = root.replaceAll('\\', '/').replace(/\/*$/, '/');
  return stack
    .split('\n')
    .flatMap((line) => {
      const { where, file, place } = frame.exec(line)?.groups ?? {};
      const found = file?.replaceAll('\\', '/');
      const at = found?.indexOf(folder) ?? -1;
      if (found === undefined || at < 0 || at > 1 || found.includes('/node_modules/')) return [];
      const relative = found.slice(at + folder.length);
      if (!codeFile.test(relative)) return [];
      const name = where !== undefined && /^[\w$.<> ]{1,80}$/.test(where) ? where : '(anonymous)';
      return [`${name} ${relative}:${place}`];
    })
    .slice(0, mostFrames);
}
