import { expect, test } from 'vitest';
import { pageOf } from '#contract/schemas.ts';
import { branch, id, person } from './branch.ts';
import { windowUnderTest } from './window-under-test.ts';

const open = windowUnderTest();

const script = branch({
  accounts: { me: () => person() },
  audit: {
    list: () => ({
      ...pageOf(
        [
          {
            seq: 12,
            at: null,
            action: 'session.signedIn',
            outcome: null,
            actor: null,
            subject: { type: 'account', id: id(7), name: 'Imran Khan' },
            details: {},
            place: null,
            unreadable: [
              { field: 'at' as const, text: 'yesterday' },
              { field: 'outcome' as const, text: 'maybe' },
              { field: 'actorId' as const, text: 'somebody' },
            ],
            hash: 'a'.repeat(64),
          },
        ],
        1,
        { page: 1, pageSize: 100 },
      ),
      hasMoreThanCounted: false,
    }),
  },
});

test('a row that another hand wrote in is listed as one that cannot be read, and opens with what stands there', async () => {
  await open(script, { screen: '/admin/audit' }, async ({ page, faults }) => {
    const cells = page.getByRole('row').filter({ hasText: 'Imran Khan' }).first();
    await cells.waitFor();
    expect((await cells.innerText()).match(/Cannot be read/g)).toHaveLength(3);
    await cells.click();
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    expect(await dialog.innerText()).toMatch(
      /In place of the time\s+yesterday[\s\S]*In place of the outcome\s+maybe[\s\S]*In place of the person\s+somebody/,
    );
    expect(await faults()).toEqual([]);
  });
});
