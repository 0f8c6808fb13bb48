import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DOMParser } from '@xmldom/xmldom';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { policyOf } from '#main/kernel/policy.ts';
import { parsePolicyText } from '#main/platform/policy/parse-policy-text.ts';
import { registryPolicy } from '#main/platform/policy/registry-policy.ts';
import { policyFiles } from '../../scripts/policy-templates/policy-files.ts';
import { examplePolicy, policyKeys } from '../../scripts/policy-templates/policy-keys.ts';
import { projectRoot } from '../../scripts/project-root.ts';

const read = (path: string) => readFileSync(join(projectRoot, path), 'utf8');

test.each(Object.entries(policyFiles()))(
  '%s is what the schema says now (if not: npm run reference)',
  (path, text) => {
    expect(read(path)).toBe(text);
  },
);

/** The document, which is refused at the first thing that is not well-formed. */
const parsed = (path: string) => {
  const errorHandler = (level: string, message: unknown) => {
    throw new Error(`${path}: ${level}: ${String(message)}`);
  };
  return new DOMParser({ errorHandler }).parseFromString(read(path), 'text/xml');
};
type Node = ReturnType<typeof parsed>;
const all = (of: Pick<Node, 'getElementsByTagName'>, name: string) =>
  Array.from(of.getElementsByTagName(name));
const attributes = (of: Pick<Node, 'getElementsByTagName'>, name: string, attribute: string) =>
  all(of, name).map((each) => each.getAttribute(attribute));

describe('the example', () => {
  test('has a value for every key, and all of it is in force', () => {
    const text = parsePolicyText(Buffer.from(read('resources/policy/policy.example.json')));
    const policy = policyOf([{ source: 'file', file: null, ...text }]);
    expect(Object.keys(policy.values)).toEqual(expect.arrayContaining(policyKeys));
    expect(policy).toMatchObject({ values: examplePolicy, problems: [], unknownKeys: [] });
  });

  test('fits the JSON Schema, which knows every key and refuses what the program refuses', () => {
    const schema = z.fromJSONSchema(JSON.parse(read('resources/policy/policy.schema.json')) as never);
    expect(schema.safeParse(examplePolicy)).toMatchObject({ success: true });
    for (const misfit of [{ idleLockMinutes: 31 }, { keepSignedIn: 'no' }, { signInShows: 'both' }]) {
      expect(schema.safeParse(misfit)).toMatchObject({ success: false });
    }
  });

  test('is the same as a property list', () => {
    const value = (element: Element): unknown => {
      if (element.tagName === 'dict') return dictionary(element);
      if (element.tagName === 'integer') return Number(element.textContent);
      return element.tagName === 'string' ? element.textContent : element.tagName === 'true';
    };
    const dictionary = (dict: Element): unknown => {
      const parts = Array.from(dict.childNodes).filter((each): each is Element => each.nodeType === 1);
      return Object.fromEntries(
        parts.flatMap((each, at) =>
          each.tagName === 'key' ? [[each.textContent, value(parts[at + 1]!)]] : [],
        ),
      );
    };
    const [top] = all(parsed('resources/policy/app.drillroom.desktop.plist'), 'dict');
    expect(dictionary(top!)).toEqual(examplePolicy);
  });
});

describe('the templates of Group Policy', () => {
  const admx = parsed('resources/policy/drillroom.admx');
  const adml = parsed('resources/policy/en-US/drillroom.adml');

  test('define every key once, and nothing else', () => {
    expect(attributes(admx, 'policy', 'name')).toEqual(policyKeys);
  });

  test('have a word and a field for everything that the definitions name, and none to spare', () => {
    const named = (kind: string) =>
      [
        ...read('resources/policy/drillroom.admx').matchAll(
          new RegExp(String.raw`\$\(${kind}\.(\w+)\)`, 'g'),
        ),
      ].map(([, id]) => id);
    expect(new Set(attributes(adml, 'string', 'id'))).toEqual(new Set(named('string')));
    expect(new Set(attributes(adml, 'presentation', 'id'))).toEqual(new Set(named('presentation')));
    const fields = all(adml, 'presentation').flatMap((each) =>
      ['decimalTextBox', 'dropdownList', 'textBox', 'listBox'].flatMap((field) =>
        attributes(each, field, 'refId'),
      ),
    );
    const elements = ['decimal', 'enum', 'text', 'list'].flatMap((kind) =>
      attributes(admx, kind, 'id').filter((id) => id !== ''),
    );
    expect(fields.toSorted()).toEqual(elements.toSorted());
  });

  test('put every category below the one of Drillroom, and every policy into one', () => {
    const categories = attributes(admx, 'category', 'name');
    for (const parent of attributes(admx, 'parentCategory', 'ref')) expect(categories).toContain(parent);
    expect(all(admx, 'policies').flatMap((each) => attributes(each, 'parentCategory', 'ref'))).toHaveLength(
      policyKeys.length,
    );
  });

  /** What `reg query` prints after Group Policy wrote the example by these definitions. */
  const printed = (): string => {
    const own: string[] = [];
    const below: string[] = [];
    const values: Readonly<Record<string, unknown>> = examplePolicy;
    for (const policy of all(admx, 'policy')) {
      const valueName = policy.getAttribute('valueName');
      if (valueName !== '' && valueName !== null) {
        const kind = values[valueName] === true ? 'enabledValue' : 'disabledValue';
        const [decimal] = all(all(policy, kind)[0]!, 'decimal');
        own.push(`    ${valueName}    REG_DWORD    0x${Number(decimal?.getAttribute('value')).toString(16)}`);
      }
      for (const number of all(policy, 'decimal')) {
        const name = number.getAttribute('valueName') ?? '';
        if (name !== '') own.push(`    ${name}    REG_DWORD    0x${Number(values[name]).toString(16)}`);
      }
      for (const text of [...all(policy, 'text'), ...all(policy, 'enum')]) {
        const name = text.getAttribute('valueName') ?? '';
        own.push(`    ${name}    REG_SZ    ${String(values[name])}`);
      }
      for (const list of all(policy, 'list')) {
        const limits = values[list.getAttribute('id') ?? ''] as typeof examplePolicy.limits;
        below.push('', `HKEY_LOCAL_MACHINE\\${list.getAttribute('key')}`);
        for (const [name, figure] of Object.entries(limits)) {
          below.push(`    ${name}    REG_SZ    ${figure?.max}/${figure?.perSeconds}`);
        }
      }
    }
    const [first] = all(admx, 'policy');
    return ['', `HKEY_LOCAL_MACHINE\\${first?.getAttribute('key')}`, ...own, ...below, ''].join('\r\n');
  };

  test('lead from a value in Group Policy through the registry to the same value in force', async () => {
    const readings = await registryPolicy(() => Promise.resolve(printed()))();
    const { values, problems, unknownKeys } = policyOf(readings);
    expect({ problems, unknownKeys }).toEqual({ problems: [], unknownKeys: [] });
    expect(values).toEqual(examplePolicy);
  });
});
