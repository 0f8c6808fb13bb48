import { expect, test } from 'vitest';
import { pageOf } from '#contract/schemas.ts';
import { branch, person } from './branch.ts';
import { axeFindings } from './axe-findings.ts';
import { refuse } from './scripted-bridge.ts';
import { focused, headingOf, windowUnderTest } from './window-under-test.ts';

const open = windowUnderTest();

const sizes = [
  { width: 1280, height: 800 },
  { width: 320, height: 800 },
];
const screens = [
  { screen: '/today', shows: 'Recent reports' },
  { screen: '/admin/people', shows: 'Elena Petrović' },
  { screen: '/gallery', shows: 'Scores by kind' },
];

test.each(
  screens.flatMap((screen) =>
    sizes.flatMap((size) => (['light', 'dark'] as const).map((theme) => ({ ...screen, size, theme }))),
  ),
)(
  '$screen at $size.width px in $theme fits, is sound and passes axe',
  async ({ screen, shows, size, theme }) => {
    await open(branch(), { screen, size, theme }, async ({ page, faults }) => {
      await page.getByText(shows).first().waitFor();
      await expect.poll(() => page.locator('h1').count()).toBe(1);
      expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBe(size.width);
      expect(await axeFindings(page)).toEqual([]);
      expect(await faults()).toEqual([]);
    });
  },
);

test('the typeface that ships covers what is written in it, and leaves other scripts to the PC', async () => {
  await open(branch(), {}, async ({ page, faults }) => {
    const loadedFor = (text: string) =>
      page.evaluate<number>(
        `document.fonts.load('600 1em "Noto Sans Variable"', ${JSON.stringify(text)}).then((faces) => faces.length)`,
      );
    const scripts = ['Fitting', 'Łódź', 'Việt', 'Ωmega', 'Жук', 'हिन्दी', '日本', 'ไทย', '한국', 'عربى'];
    const covered = await Promise.all(scripts.map(async (text) => (await loadedFor(text)) > 0));
    expect(covered).toEqual([true, true, true, true, true, true, false, false, false, false]);
    const family = await page.evaluate<string>('getComputedStyle(document.body).fontFamily');
    expect(family).toContain('"Noto Sans Variable", system-ui');
    expect(await faults()).toEqual([]);
  });
});

test('with forced colours every control keeps an edge', async () => {
  await open(branch(), { screen: '/gallery', forcedColors: 'active' }, async ({ page }) => {
    await page.getByText('Scores by kind').waitFor();
    const edgeless = await page.evaluate<
      string[]
    >(`[...document.querySelectorAll('main button, main input, main textarea')]
      .filter((control) => control.offsetParent !== null)
      .filter((control) => {
        const boxes = [control, control.parentElement, control.parentElement.parentElement];
        return boxes.every((box) => parseFloat(getComputedStyle(box).borderTopWidth) === 0);
      })
      .filter((control) => control.type !== 'checkbox' && control.type !== 'radio')
      .map((control) => control.outerHTML.slice(0, 120))`);
    expect(edgeless).toEqual([]);
  });
});

test('at 400 % zoom the bars give way, so that the screen has room', async () => {
  await open(branch(), { size: { width: 320, height: 256 } }, async ({ page }) => {
    const position = await page.evaluate<string>(
      `getComputedStyle(document.querySelector('header')).position`,
    );
    expect(position).toBe('static');
    expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBe(320);
  });
});

test('the first Tab stop leads past the rail to the screen', async () => {
  await open(branch(), {}, async ({ page }) => {
    await page.evaluate(`document.querySelector('nav a').focus()`);
    await page.keyboard.press('Shift+Tab');
    await expect.poll(() => focused(page)).toBe('button Skip to the content');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await expect.poll(() => focused(page)).toBe('a New practice');
  });
});

test('a change of screen names the window, puts the focus on its heading and marks its place in the rail', async () => {
  await open(branch(), {}, async ({ page }) => {
    await page.getByRole('link', { name: 'People' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'People' }).waitFor();
    await expect.poll(() => focused(page)).toBe('h1 People');
    await expect.poll(() => page.title()).toBe('People · Drillroom');
    await expect
      .poll(() => page.getByRole('link', { name: 'People' }).getAttribute('aria-current'))
      .toBe('page');
    expect(page.url()).toMatch(/#\/admin\/people$/);
  });
});

test('Ctrl K opens the search box, and Enter leads to all passages where nothing else is found', async () => {
  await open(branch(), {}, async ({ page }) => {
    await page.keyboard.press('Control+k');
    await expect.poll(() => focused(page)).toBe('input Search everything');
    await page.keyboard.type('lace front');
    await page.keyboard.press('Enter');
    await page.waitForURL(/#\/search\?q=lace\+front$/);
  });
});

test('each role sees the words of the rail that it may use', async () => {
  const words = (roles: ReturnType<typeof person>['roles']) =>
    new Promise<string[]>((resolve, reject) => {
      open(branch({}, { me: person({ roles }), locked: false }), {}, async ({ page }) => {
        resolve(await page.getByRole('navigation').getByRole('listitem').allInnerTexts());
      }).catch(reject);
    });
  expect(await words(['trainee'])).not.toContain('People');
  expect(await words(['trainer'])).toContain('People');
});

test('a viewer, who may not practise, is not asked to and asks for nothing that is refused', async () => {
  const script = branch({}, { me: person({ roles: ['viewer'] }), locked: false });
  await open(script, {}, async ({ page, bridge, faults }) => {
    await page.getByText('Recent reports').waitFor();
    expect(bridge.callsOf('roleplay.active')).toEqual([]);
    expect(bridge.callsOf('reports.list')).toEqual([{ whose: 'all', pageSize: 7 }]);
    expect(await faults()).toEqual([]);
  });
});

test('signing out leaves nothing on the screen, and the next person starts on Today', async () => {
  await open(branch(), { screen: '/admin/people' }, async ({ page }) => {
    await page.getByText('Elena Petrović').waitFor();
    await page.getByRole('button', { name: /Your menu/ }).press('Enter');
    await page.getByRole('menuitem', { name: 'Sign out' }).press('Enter');
    await page.getByRole('button', { name: 'Sign in' }).waitFor();
    await expect.poll(() => page.locator('body').innerText()).not.toMatch(/Dana|Elena/);
    await page.getByLabel('Username, e-mail or staff number', { exact: true }).fill('priya.nair');
    await page.getByLabel('Password', { exact: true }).fill('some password');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: /^Good/ }).waitFor();
  });
});

test('the chosen look holds until the window opens again, and beyond', async () => {
  await open(branch(), { theme: 'light' }, async ({ page }) => {
    const theme = () => page.evaluate<string | null>(`document.documentElement.getAttribute('data-theme')`);
    await expect.poll(() => theme()).toBeNull();
    await page.getByRole('button', { name: /Your menu/ }).click();
    await page.getByRole('menuitemradio', { name: 'Dark' }).click();
    await expect.poll(() => theme()).toBe('dark');
    await page.reload();
    await page.getByRole('navigation').waitFor();
    await expect.poll(() => theme()).toBe('dark');
  });
});

test('an address that leads nowhere says so and offers the way back', async () => {
  await open(branch(), { screen: '/nowhere' }, async ({ page }) => {
    await expect.poll(() => headingOf(page)).toBe('There is no such screen');
    await page.getByRole('link', { name: 'Go to Today' }).click();
    await page.getByRole('heading', { name: /^Good/ }).waitFor();
  });
});

test('part of a screen that is refused leaves the rest working', async () => {
  let works = false;
  const script = branch({
    roleplay: {
      active: () => {
        if (!works) throw refuse('UNAVAILABLE', { ref: 'R-9' });
        return { session: null };
      },
    },
  });
  await open(script, {}, async ({ page }) => {
    await page.getByText('UNAVAILABLE, R-9').waitFor();
    await page.getByText('Recent reports').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    works = true;
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('heading', { name: 'Start a practice' }).waitFor();
  });
});

test('a session that ended behind the window leads to the sign-in', async () => {
  const who = { me: person(), locked: false } as { me: ReturnType<typeof person> | null; locked: boolean };
  const script = branch(
    {
      accounts: {
        list: ({ pageSize = 50 }) => {
          // Today asks for one of a kind, to count them.
          if (pageSize === 1) return pageOf([], 0, { page: 1, pageSize });
          who.me = null;
          throw refuse('UNAUTHENTICATED');
        },
      },
    },
    who,
  );
  await open(script, {}, async ({ page }) => {
    await page.getByRole('link', { name: 'People' }).click();
    await page.getByRole('button', { name: 'Sign in' }).waitFor();
    await expect.poll(() => page.getByRole('navigation').count()).toBe(0);
  });
});
