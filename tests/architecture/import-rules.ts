import packageJson from '../../package.json' with { type: 'json' };
import { shipped, type Rule } from './rule.ts';

/** Heavy packages, and the one file that may load each; a folder ends in a slash. */
const homes: Readonly<Record<string, string>> = {
  '@cantoo/fontkit': 'src/main/platform/pdf/font-faces.ts',
  '@napi-rs/keyring': 'src/main/platform/keychain/os-keychain.ts',
  bcrypt: 'src/main/platform/password/bcrypt-hasher.ts',
  'better-sqlite3': 'src/main/platform/db/connection.ts',
  'bidi-js': 'src/main/platform/pdf/visual-runs.ts',
  'drizzle-orm/better-sqlite3': 'src/main/platform/db/connection.ts',
  'electron-log': 'src/main/platform/log/file-log.ts',
  'pdf-lib': 'src/main/platform/pdf/paint-pdf.ts',
  'react-aria-components': 'src/renderer/ui/',
  fflate: 'src/main/platform/zip/zip-files.ts',
  recharts: 'src/renderer/ui/line-chart.tsx',
  saxes: 'src/features/library/main/extract/read-xml.ts',
  stemmer: 'src/main/kernel/language/stem.ts',
  unpdf: 'src/features/library/main/extract/read-pdf.ts',
  'wasm-vips': 'src/features/pictures/main/shrink-picture.ts',
  yauzl: 'src/features/library/main/extract/open-archive.ts',
};

const installed = new Set(Object.keys({ ...packageJson.dependencies, ...packageJson.devDependencies }));

const isOf = (specifier: string, name: string) => specifier === name || specifier.startsWith(`${name}/`);

const isAt = (path: string, home: string) => (home.endsWith('/') ? path.startsWith(home) : path === home);

export const heavyPackages: Rule = {
  name: 'each heavy package is loaded by exactly one file, or folder, that stands for it',
  check: (sources) =>
    Object.entries(homes).flatMap(([name, home]) => {
      const loads = shipped(sources).flatMap((source) =>
        source.imports
          .filter((each) => !each.typeOnly && isOf(each.specifier, name))
          .map((each) => ({ path: source.path, line: each.line })),
      );
      const strays = loads.filter(({ path }) => !isAt(path, home));
      const isWanted = [...installed].some((dependency) => isOf(name, dependency));
      const unused = isWanted && loads.length === strays.length;
      return [
        ...strays.map(({ path, line }) => `${path}:${line} loads ${name}, which only ${home} may`),
        ...(unused ? [`package.json:1 has ${name}, but ${home} does not load it`] : []),
      ];
    }),
};

const electronFolders = /^src\/(preload|main\/hosts\/electron)\//;

export const electronOnlyInItsHost: Rule = {
  name: 'electron is imported only by its host and the preload script',
  check: (sources) =>
    shipped(sources)
      .filter((source) => !electronFolders.test(source.path))
      .flatMap((source) =>
        source.imports
          .filter((each) => isOf(each.specifier, 'electron'))
          .map((each) => `${source.path}:${each.line} imports ${each.specifier}`),
      ),
};

/** Code that must run in a sandboxed window or be pure, and the packages that it may use; null for any. */
const noNode: readonly { files: RegExp; packages: readonly string[] | null }[] = [
  { files: /^src\/contract\/|^src\/features\/([^/]+\/)?(contract|personal-data)\.ts$/, packages: ['zod'] },
  { files: /^src\/features\/[^/]+\/main\/coach\//, packages: ['zod'] },
  { files: /^src\/preload\//, packages: ['electron'] },
  { files: /^src\/renderer\/|^src\/features\/[^/]+\/renderer\//, packages: null },
];

export const pureWherePromised: Rule = {
  name: 'contracts import zod only, the coach is pure, and neither the window nor the preload script uses Node',
  check: (sources) =>
    shipped(sources).flatMap((source) => {
      const place = noNode.find(({ files }) => files.test(source.path));
      if (place === undefined) return [];
      return source.imports
        .filter(({ file, specifier }) => {
          if (file !== null) return false;
          const allowed = place.packages === null || place.packages.some((name) => isOf(specifier, name));
          return specifier.startsWith('node:') || !allowed;
        })
        .map((each) => `${source.path}:${each.line} imports ${each.specifier}`);
    }),
};

export const importsResolve: Rule = {
  name: 'an import of our own names an existing file with its ending, so that Node runs the sources as they are',
  check: (sources) => {
    const paths = new Set(sources.map((source) => source.path));
    return sources.flatMap((source) =>
      source.imports
        .filter(({ file }) => file !== null && /^(src|tests)\//.test(file))
        .filter(({ file }) =>
          /\.(ts|tsx|mjs)$/.test(file ?? '') ? !paths.has(file ?? '') : !/\.(css|json)$/.test(file ?? ''),
        )
        .map((each) => `${source.path}:${each.line} imports ${each.specifier}, and there is no such file`),
    );
  },
};

export const testsStayOut: Rule = {
  name: 'what ships imports no test, script or tool',
  check: (sources) =>
    shipped(sources).flatMap((source) =>
      source.imports
        .filter(({ file, specifier }) => {
          const outside = file !== null && !file.startsWith('src/') && file !== 'package.json';
          return outside || /\.test\.tsx?$/.test(file ?? '') || isOf(specifier, 'vitest');
        })
        .map((each) => `${source.path}:${each.line} imports ${each.specifier}`),
    ),
};
