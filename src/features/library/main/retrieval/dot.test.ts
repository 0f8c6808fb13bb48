import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import wabt from 'wabt';
import { assembled } from './dot.ts';

test('the assembled module is what dot.wat says (if not: this is it)', async () => {
  const assembler = await wabt();
  const source = readFileSync(join(import.meta.dirname, 'dot.wat'), 'utf8');
  const { buffer } = assembler.parseWat('dot.wat', source, { simd: true }).toBinary({});
  expect(assembled).toBe(Buffer.from(buffer).toString('base64'));
});
