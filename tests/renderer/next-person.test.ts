import { expect, test } from 'vitest';
import type { HostRequest } from '#contract/bridge.ts';
import { branch, id, person, signedInAs } from './branch.ts';
import { refuse, type Script } from './scripted-bridge.ts';
import { isInside, type OpenWindow, windowUnderTest } from './window-under-test.ts';

const open = windowUnderTest();

/** Ama is at the window. Whoever signs in there next is Kofi. */
function withTwo(
  over: Script['accounts'] = {},
  more: Script = {},
  ama: Partial<ReturnType<typeof person>> = {},
) {
  const who = { me: person({ name: 'Ama Owusu', ...ama }), locked: false };
  const kofi = () => {
    who.locked = false;
    return signedInAs((who.me = person({ id: id(9), name: 'Kofi Mensah' })));
  };
  return { who, script: branch({ ...more, accounts: { signIn: kofi, ...over } }, who) };
}
type Two = ReturnType<typeof withTwo>;

async function lock({ who }: Two, { page, bridge }: OpenWindow): Promise<void> {
  who.locked = true;
  bridge.push({ event: 'session' });
  await page.getByRole('heading', { name: /^Locked/ }).waitFor();
}
async function kofiComes({ page }: OpenWindow): Promise<void> {
  await page.getByRole('button', { name: 'Someone else wants to sign in' }).click();
  await page.getByLabel('Username, e-mail or staff number', { exact: true }).fill('kofi.mensah');
  await page.getByLabel('Password', { exact: true }).fill('some password');
  await page.keyboard.press('Enter');
  expect(await isInside(page)).toBe(true);
}
const wordsOf = ({ page }: OpenWindow): Promise<string> => page.locator('body').innerText();
const toasts = ({ page }: OpenWindow) => page.getByRole('alertdialog');

test('a recovery code that somebody has not kept yet waits behind their lock, for them alone', async () => {
  const two: Two = withTwo(
    {
      changePassword: () => {
        two.who.me = { ...two.who.me, owes: [], cameByCode: false };
        return { ...two.who.me, personalCode: 'AAAA-1111-BBBB-2222' };
      },
    },
    {},
    { owes: ['password'], cameByCode: true },
  );
  await open(two.script, {}, async (window) => {
    const { page, bridge } = window;
    await page.getByLabel('New password').fill('brisk kettle harbour');
    await page.keyboard.press('Enter');
    await page.getByText('AAAA-1111-BBBB-2222').waitFor();
    await lock(two, window);
    expect(await wordsOf(window)).not.toContain('AAAA-1111');
    await page.keyboard.type('some password');
    await page.keyboard.press('Enter');
    await page.getByText('AAAA-1111-BBBB-2222').waitFor();
    // Who is reading it is at the window like everybody else.
    const told = bridge.callsOf('accounts.stayAwake').length;
    await page.keyboard.press('Shift');
    await expect.poll(() => bridge.callsOf('accounts.stayAwake').length).toBeGreaterThan(told);
    await lock(two, window);
    await kofiComes(window);
    expect(await wordsOf(window)).not.toContain('AAAA-1111');
  });
});

test('a file that is ready after its person has gone is not offered to whoever comes, and nothing is said of it', async () => {
  const asked: string[] = [];
  const host = ({ kind }: HostRequest) => {
    asked.push(kind);
    return { kind: 'saved', path: 'C:\\Users\\ama\\my-data.zip' } as const;
  };
  const two = withTwo(
    {},
    {
      myData: {
        overview: () => ({ username: 'ama', holdings: [], copies: [], isLastAdmin: false }),
        export: () => ({ fileName: 'my-data.zip', content: new Uint8Array([1]) }),
      },
    },
  );
  await open(two.script, { screen: '/me/data', host }, async (window) => {
    const { page, bridge } = window;
    const release = bridge.hold('myData.export');
    await page.getByRole('button', { name: 'Save my data' }).click();
    await expect.poll(() => bridge.callsOf('myData.export').length).toBe(1);
    await lock(two, window);
    release();
    await kofiComes(window);
    expect([asked, await toasts(window).count()]).toEqual([[], 0]);
  });
});

/** Signs somebody out everywhere, for which the password is asked again. */
const withStepUp = () =>
  withTwo({
    person: () => person({ id: id(3), name: 'Elena Petrović' }),
    endSignInsOf: () => {
      throw refuse('FORBIDDEN', { details: { stepUp: true } });
    },
  });

async function askToSignOut({ page }: OpenWindow): Promise<void> {
  await page.getByRole('button', { name: 'Sign out everywhere' }).click();
  await page.getByRole('dialog', { name: 'Is it still you?' }).waitFor();
}

test('a question for the password that a lock ends is bad news for nobody', async () => {
  const two = withStepUp();
  await open(two.script, { screen: `/admin/people/${id(3)}` }, async (window) => {
    await askToSignOut(window);
    await lock(two, window);
    expect(await toasts(window).count()).toBe(0);
    await kofiComes(window);
    expect(await toasts(window).count()).toBe(0);
  });
});

test('who is asked for the password and thinks better of it hears nothing more', async () => {
  const { script } = withStepUp();
  await open(script, { screen: `/admin/people/${id(3)}` }, async (window) => {
    const { page, faults } = window;
    await askToSignOut(window);
    await page.getByRole('button', { name: 'Not now' }).click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await expect.poll(() => page.getByRole('button', { name: 'Sign out everywhere' }).isEnabled()).toBe(true);
    expect(await toasts(window).count()).toBe(0);
    expect(await faults()).toEqual([]);
  });
});
