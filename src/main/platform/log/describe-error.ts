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
const identifier = /^[A-Za-z_$][\w$.]{0,60}$/;
const frame = /^\s*at (?:(?<where>.+?) \()?(?:file:\/\/)?(?<file>[^()]+?):(?<place>\d+:\d+)\)?$/;

/** Takes an error apart for the log. `root` is the folder of the program; frames outside it are left out. */
export function describeError(error: unknown, root: string, depth = 1): ErrorDescription {
  if (!(error instanceof Error)) return { name: typeof error, frames: [] };
  const code =
    'code' in error && typeof error.code === 'string' && identifier.test(error.code) ? error.code : null;
  return {
    name: identifier.test(error.name) ? error.name : 'Error',
    ...(code === null ? {} : { code }),
    frames: ownFrames(error.stack ?? '', root),
    ...(error.cause === undefined || depth >= deepest
      ? {}
      : { cause: describeError(error.cause, root, depth + 1) }),
  };
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
      const name = where !== undefined && /^[\w$.<> ]{1,80}$/.test(where) ? where : '(anonymous)';
      return [`${name} ${found.slice(at + folder.length)}:${place}`];
    })
    .slice(0, mostFrames);
}
