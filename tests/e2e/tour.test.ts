import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runProgram } from '../../scripts/run-program.ts';

test('the tour fails when the store holds other words than were meant, and finds nothing else wrong', async () => {
  const { code, output } = await runProgram(process.execPath, [join('scripts', 'commands', 'tour.ts')], {
    output: 'kept',
    env: { ...process.env, DRILLROOM_TOUR_SLIP: ' I think.' },
  });
  const lines = output.split('\n');
  const different = lines.filter((line) => line.startsWith('tour: DIFFERENT: '));
  const answers = lines.filter((line) => line.startsWith('tour:   answer: ')).length;
  expect(different.filter((line) => !/answer of the (session|report), number/.test(line))).toEqual([]);
  expect(answers).toBeGreaterThan(3);
  expect(different).toHaveLength(2 * answers);
  expect(lines).toContain(`tour: failed: ${2 * answers} things differ`);
  expect(code).toBe(1);
});
