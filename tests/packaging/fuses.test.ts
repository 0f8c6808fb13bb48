import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const configuration = readFileSync(path.join(root, 'electron-builder.yml'), 'utf8');

/** The settings under one key of the file, as they are written. */
function block(key: string): Readonly<Record<string, string>> {
  const lines = configuration.split('\n');
  const start = lines.indexOf(`${key}:`) + 1;
  const length = lines.slice(start).findIndex((line) => !line.startsWith('  '));
  return Object.fromEntries(
    lines.slice(start, start + length).map((line) => {
      const [name = '', value = ''] = line.trim().split(': ');
      return [name, value];
    }),
  );
}

test('every fuse that the packer knows is set, none is left to its default', () => {
  expect(block('electronFuses')).toEqual({
    runAsNode: 'false',
    enableCookieEncryption: 'true',
    enableNodeOptionsEnvironmentVariable: 'false',
    enableNodeCliInspectArguments: 'false',
    enableEmbeddedAsarIntegrityValidation: 'true',
    onlyLoadAppFromAsar: 'true',
    loadBrowserProcessSpecificV8Snapshot: 'false',
    grantFileProtocolExtraPrivileges: 'false',
  });
});

test('the packer knows no other fuse: one that it learns has to be decided', () => {
  const schemaFile = path.join(root, 'node_modules/app-builder-lib/scheme.json');
  const schema: { definitions: { FuseOptionsV1: { properties: Record<string, unknown> } } } = JSON.parse(
    readFileSync(schemaFile, 'utf8'),
  );
  const known = Object.keys(schema.definitions.FuseOptionsV1.properties);
  // Signs the program for this PC only, as a Mac wants it when nobody has signed it; the packer signs after the fuses.
  const notAFuse = ['resetAdHocDarwinSignature'];
  expect(known.filter((name) => !notAFuse.includes(name)).toSorted()).toEqual(
    Object.keys(block('electronFuses')).toSorted(),
  );
});

test('the app lies in an archive, in a folder of the machine that its users cannot write', () => {
  expect(configuration).toMatch(/^asar: true$/m);
  expect(block('nsis')).toMatchObject({ perMachine: 'true', oneClick: 'false' });
});
