import { describe, expect, test } from 'vitest';
import { axeFindings } from './axe-findings.ts';
import { answered, practiceScript, runningSession } from './practice-script.ts';
import { refuse } from './scripted-bridge.ts';
import { focused, headingOf, windowUnderTest } from './window-under-test.ts';

const open = windowUnderTest();
const session = runningSession();
const screen = `/practice/run/${session.id}`;
const box = 'Your answer to Elaine Porter';
const line = 'May I ask what the online one includes?';

const sizes = [
  { width: 1280, height: 800 },
  { width: 320, height: 800 },
];
const everyLook = sizes.flatMap((size) => (['light', 'dark'] as const).map((theme) => ({ size, theme })));

const faces = [
  { name: 'the lobby', screen: '/practice', start: null, shows: 'Upselling / Cross Selling' },
  { name: 'an open session in the lobby', screen: '/practice', start: session, shows: 'Continue: Full Wig' },
  { name: 'a session', screen, start: session, shows: 'Why would I pay so much more here?' },
  {
    name: 'a paused one',
    screen,
    start: runningSession({ status: 'paused' }),
    shows: 'Paused with 6:20 left',
  },
  {
    name: 'one that is over',
    screen,
    start: runningSession({ status: 'completed', progress: { done: 8, total: 8 } }),
    shows: 'The conversation is over',
  },
];

test.each(faces.flatMap((face) => everyLook.map((look) => ({ ...face, ...look }))))(
  '$name at $size.width px in $theme fits, is sound and passes axe',
  async ({ screen, start, shows, size, theme }) => {
    await open(practiceScript(start), { screen, size, theme }, async ({ page, faults }) => {
      await page.getByText(shows).first().waitFor();
      await expect.poll(() => page.locator('h1').count()).toBe(1);
      expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBe(size.width);
      expect(await axeFindings(page)).toEqual([]);
      expect(await faults()).toEqual([]);
    });
  },
);

describe('a session', () => {
  test('a line is sent with the keyboard, answered, read aloud once, and the focus stays', async () => {
    await open(practiceScript(), { screen }, async ({ page, bridge, faults }) => {
      await page.getByLabel(box).waitFor();
      await expect.poll(() => focused(page)).toBe(`textarea ${box}`);
      await page.keyboard.type(line);
      await page.keyboard.press('Control+Enter');
      await page.getByText('What would the first step be?').first().waitFor();
      expect(bridge.callsOf('roleplay.say')).toEqual([{ sessionId: session.id, text: line }]);
      await expect.poll(() => focused(page)).toBe(`textarea ${box}`);
      await expect.poll(() => page.getByLabel(box).inputValue()).toBe('');
      await page.getByText('Moment 6 of 8').waitFor();
      await page.getByText(/^Saved /).waitFor();
      const spoken = page.locator('output').filter({ hasText: '8 of 10. You asked before you answered.' });
      await expect.poll(() => spoken.count()).toBe(1);
      expect(await faults()).toEqual([]);
    });
  });

  test('Enter makes a line until the choice beside the box says that it sends, and the choice is kept', async () => {
    await open(practiceScript(), { screen }, async ({ page, bridge }) => {
      await page.getByLabel(box).waitFor();
      await page.keyboard.type('One');
      await page.keyboard.press('Enter');
      await page.keyboard.type('two');
      await expect.poll(() => page.getByLabel(box).inputValue()).toBe('One\ntwo');
      await page.getByRole('checkbox', { name: 'Enter sends' }).press('Space');
      await page.getByLabel(box).press('Shift+Enter');
      expect(bridge.callsOf('roleplay.say')).toEqual([]);
      await page.getByLabel(box).press('Enter');
      await page.getByText('What would the first step be?').first().waitFor();
      expect(bridge.callsOf('roleplay.say')).toEqual([{ sessionId: session.id, text: 'One\ntwo' }]);
      await page.reload();
      await expect.poll(() => page.getByRole('checkbox', { name: 'Enter sends' }).isChecked()).toBe(true);
    });
  });

  test('what is being written outlives a reload', async () => {
    await open(practiceScript(runningSession({ status: 'paused' })), { screen }, async ({ page }) => {
      await page.getByRole('button', { name: 'Go on' }).press('Enter');
      await page.getByLabel(box).fill(line);
      page.on('dialog', (dialog) => void dialog.accept());
      await page.reload();
      await page.getByLabel(box).waitFor();
      await expect.poll(() => page.getByLabel(box).inputValue()).toBe(line);
    });
  });

  test('a line that is refused stays in the box, and can be sent again when its time has come', async () => {
    const refusals = [refuse('RATE_LIMITED', { retryAfterMs: 1500 }), refuse('UNAVAILABLE', { ref: 'r-1' })];
    let current = session;
    const script = practiceScript(session, {
      roleplay: {
        session: () => current,
        say: ({ text }) => {
          const refusal = refusals.shift();
          if (refusal) throw refusal;
          const { session: after, parts } = answered(current, text);
          current = after;
          return parts;
        },
      },
    });
    await open(script, { screen }, async ({ page }) => {
      await page.getByLabel(box).fill(line);
      await page.keyboard.press('Control+Enter');
      await page.getByText('You can try again in 0:0').waitFor();
      await expect.poll(() => page.getByRole('button', { name: 'Send again' }).isDisabled()).toBe(true);
      await expect.poll(() => page.getByLabel(box).inputValue()).toBe(line);
      await page.getByText('You can try again now.').waitFor();
      await page.getByRole('button', { name: 'Send again' }).press('Enter');
      await page.getByText('This cannot be done right now').waitFor();
      await expect.poll(() => page.getByLabel(box).inputValue()).toBe(line);
      await expect.poll(() => focused(page)).toBe(`textarea ${box}`);
      await page.keyboard.press('Control+Enter');
      await page.getByText('What would the first step be?').first().waitFor();
      await expect.poll(() => page.getByLabel(box).inputValue()).toBe('');
    });
  });

  test('a line that was stored before the call failed is not kept as unsent, and its answer can be asked for', async () => {
    let current = session;
    const script = practiceScript(session, {
      roleplay: {
        session: () => current,
        say: ({ text }) => {
          const { session: after } = answered(session, text);
          current = { ...after, progress: session.progress, turns: after.turns.slice(0, -1) };
          throw refuse('INTERNAL', { ref: 'r-2' });
        },
        resume: () => (current = answered(session, line).session),
      },
    });
    await open(script, { screen }, async ({ page }) => {
      await page.getByLabel(box).fill(line);
      await page.keyboard.press('Control+Enter');
      await page.getByText('Your line is stored. Ask for the answer again.').waitFor();
      await page.getByRole('button', { name: 'Get the answer' }).press('Enter');
      await page.getByText('What would the first step be?').first().waitFor();
      await expect.poll(() => page.getByLabel(box).inputValue()).toBe('');
    });
  });

  test('a text that is too long says by how much, and is not cut', async () => {
    await open(practiceScript(), { screen }, async ({ page, bridge }) => {
      await page.getByLabel(box).fill('x'.repeat(2003));
      await page.getByText('3 characters too many. Shorten it to send it.').waitFor();
      await page.keyboard.press('Control+Enter');
      expect(bridge.callsOf('roleplay.say')).toEqual([]);
      expect((await page.getByLabel(box).inputValue()).length).toBe(2003);
    });
  });

  test('a hint comes with its key, one at a time, and the next question starts at none', async () => {
    await open(practiceScript(), { screen }, async ({ page }) => {
      await page.getByLabel(box).waitFor();
      await page.keyboard.press('Control+h');
      await page.getByText('1 of 2, no penalty').waitFor();
      await page.keyboard.press('Control+h');
      await page.getByText('Name what the year of care includes.').waitFor();
      await expect.poll(() => focused(page)).toBe(`textarea ${box}`);
      await page.keyboard.type(line);
      await page.keyboard.press('Control+Enter');
      await page.getByText('2 hints for this, no penalty.').waitFor();
    });
  });

  test('of a difficulty without hints shows nothing that would offer one', async () => {
    const expert = runningSession({ difficulty: 'expert', hints: [] });
    await open(practiceScript(expert), { screen }, async ({ page }) => {
      await page.getByLabel(box).waitFor();
      await expect.poll(() => page.getByRole('button', { name: /hint/i }).count()).toBe(0);
      await expect.poll(() => page.getByRole('region', { name: 'Hint' }).count()).toBe(0);
    });
  });

  test('earlier questions are folded, and open with their feedback', async () => {
    await open(practiceScript(), { screen }, async ({ page }) => {
      await page.getByText('average 6.5 of 10, 2 sources to reread').waitFor();
      await expect.poll(() => page.getByText('My daughter marries').count()).toBe(0);
      await page.getByRole('button', { name: 'Earlier: 2 answers' }).press('Enter');
      await page.getByText('My daughter marries').waitFor();
      await page.getByText('You left out the second fitting.').waitFor();
    });
  });

  test('leaving asks, stops the clock, and goes where it was wanted', async () => {
    await open(practiceScript(), { screen }, async ({ page, bridge }) => {
      await page.getByLabel(box).waitFor();
      await page.getByRole('link', { name: 'Reports' }).click();
      const dialog = page.getByRole('alertdialog', { name: 'Leave this session?' });
      await dialog.waitFor();
      expect(await axeFindings(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
      expect(bridge.callsOf('roleplay.pause')).toEqual([]);
      await page.getByRole('link', { name: 'Reports' }).click();
      await dialog.getByRole('button', { name: 'Pause and leave' }).click();
      await page.getByRole('heading', { name: 'Reports' }).waitFor();
      expect(bridge.callsOf('roleplay.pause')).toEqual([{ sessionId: session.id }]);
    });
  });

  test('a pause that fails while leaving is said, and nothing is left behind', async () => {
    const script = practiceScript(session, {
      roleplay: {
        pause: () => {
          throw refuse('UNAVAILABLE', { ref: 'r-3' });
        },
      },
    });
    await open(script, { screen }, async ({ page }) => {
      await page.getByLabel(box).waitFor();
      await page.getByRole('link', { name: 'Reports' }).click();
      await page.getByRole('button', { name: 'Pause and leave' }).click();
      await page.getByRole('alertdialog').getByText('This cannot be done right now').waitFor();
      await page.getByRole('button', { name: 'Stay' }).click();
      await expect.poll(() => headingOf(page)).toBe('Full Wig Consultation');
    });
  });

  test('closing the window asks while the clock runs, and not while it is paused', async () => {
    await open(practiceScript(), { screen }, async ({ page }) => {
      // The browser asks only about a page that somebody has touched.
      await page.getByLabel(box).click();
      const asked: string[] = [];
      page.on('dialog', (dialog) => {
        asked.push(dialog.type());
        void dialog.accept();
      });
      await page.reload();
      expect(asked).toEqual(['beforeunload']);
      await page.getByRole('button', { name: 'Pause' }).click();
      await page.getByText('Paused with').waitFor();
      await page.reload();
      await page.getByText('Paused with').waitFor();
      expect(asked).toEqual(['beforeunload']);
    });
  });

  test('an early end names what is open and what is unsent, and leads to the report', async () => {
    await open(practiceScript(), { screen }, async ({ page, bridge }) => {
      await page.getByLabel(box).fill(line);
      await page.getByRole('button', { name: 'End and debrief' }).click();
      const dialog = page.getByRole('alertdialog', { name: 'End now and read the debrief?' });
      await dialog.getByText('What was not said counts as missed.').waitFor();
      await dialog.getByText('has not been sent and will not be scored').waitFor();
      await dialog.getByRole('button', { name: 'End and debrief' }).click();
      await page.getByRole('heading', { name: 'Moment by moment' }).waitFor();
      expect(bridge.callsOf('roleplay.finish')).toEqual([{ sessionId: session.id }]);
    });
  });

  test('when the conversation ends, the last line stays and one button leads to the report', async () => {
    const last = runningSession({ progress: { done: 7, total: 8 } });
    await open(practiceScript(last), { screen }, async ({ page }) => {
      await page.getByLabel(box).fill(line);
      await page.keyboard.press('Control+Enter');
      await page.getByText('The conversation is over, and it has been scored.').waitFor();
      await expect.poll(() => page.getByText('What would the first step be?').first().isVisible()).toBe(true);
      await page.getByRole('link', { name: 'Open the report' }).press('Enter');
      await page.getByRole('heading', { name: 'Moment by moment' }).waitFor();
    });
  });

  test('when the time runs out the main process is asked, and what was not sent can be copied', async () => {
    let asked = 0;
    const script = practiceScript(session, {
      roleplay: {
        session: () =>
          ++asked === 1
            ? runningSession({ remainingMs: 1500 })
            : runningSession({ remainingMs: 0, status: asked < 4 ? 'active' : 'completed' }),
      },
    });
    await open(script, { screen }, async ({ page }) => {
      await page.getByLabel(box).fill(line);
      await page.getByText('Time is up. What you said has been scored.').waitFor();
      await page.getByText('You had not sent this:').waitFor();
      await expect.poll(() => page.getByText(line).isVisible()).toBe(true);
    });
  });

  test('a session that is not mine, or not there, says so', async () => {
    const script = practiceScript(session, {
      roleplay: {
        session: () => {
          throw refuse('NOT_FOUND');
        },
      },
    });
    await open(script, { screen: '/today' }, async ({ page }) => {
      await page.evaluate(`location.hash = '${screen}'`);
      await page.getByText('This session is not here').waitFor();
      await expect.poll(() => page.getByRole('button', { name: 'Try again' }).count()).toBe(0);
      await page.getByRole('link', { name: 'Go to Practice' }).waitFor();
      expect(await axeFindings(page)).toEqual([]);
    });
  });
});
