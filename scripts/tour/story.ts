import type { Locator, Page } from 'playwright-core';
import { type Keyboard, keyboardOf } from '../../tools/standin/keyboard.ts';
import { remember } from './remember.ts';
import { material, notes, trainee } from './trainee.ts';

/** One question as it stood on the screen, and what was typed below it. */
export type Said = { readonly asked: string; readonly answered: string };

/** What somebody did at the window, as they remember it: the store is compared with it later. */
export type Remembered = {
  readonly lines: readonly Said[];
  /** The score as the report shows it. */
  readonly overall: number;
  /** The PDF, where the window said that it is. */
  readonly pdf: string;
};

export type Stage = {
  readonly page: Page;
  /** The file on the disk that is chosen for the import. */
  readonly file: string;
  /** Says what is done now. */
  readonly say: (line: string) => void;
  /** Keeps a picture of the window. */
  readonly picture: (name: string, part?: 'whole page') => Promise<void>;
  /** What is typed for an answer. The same, unless a test makes a slip of the pen. */
  readonly typed: (answer: string) => string;
};

type Scene = Stage & { readonly keys: Keyboard };

const button = (within: Page | Locator, name: string): Locator =>
  within.getByRole('button', { name, exact: true });
const heading = (page: Page, name: string | RegExp): Locator => page.getByRole('heading', { name, level: 1 });
const rail = (page: Page, name: string): Locator =>
  page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name, exact: true });

/** The main job, from the first start to the saved report, by what stands on the screen and with the keyboard. */
export async function playTour(stage: Stage): Promise<Remembered> {
  const scene = { ...stage, keys: keyboardOf(stage.page) };
  await setUp(scene);
  await importText(scene);
  await choosePractice(scene);
  const lines = await holdInterview(scene);
  const report = await readReport(scene);
  await lookBack(scene);
  return { lines, ...report };
}

async function setUp({ page, keys, say, picture }: Scene): Promise<void> {
  say('setting this PC up: the first admin');
  await heading(page, 'Set up the first account').waitFor();
  await keys.type(page.getByLabel('Your name'), trainee.name);
  await keys.type(page.getByLabel('Username'), trainee.username);
  await keys.type(page.getByLabel('Password', { exact: true }), trainee.password);
  await picture('first account');
  await keys.press(button(page, 'Create account'));

  say('writing both recovery codes down, and typing their last groups again');
  for (const [title, shot] of [
    ['Keep this recovery code', 'recovery code of the data'],
    ['Keep your own recovery code too', 'own recovery code'],
  ] as const) {
    await heading(page, title).waitFor();
    const code = await page.getByLabel('Recovery code').innerText();
    await keys.type(page.getByLabel('Type its last group'), code.trim().split('-').at(-1) ?? '');
    await picture(shot);
    await page.keyboard.press('Enter');
  }

  say('going on without the sample material');
  await heading(page, 'Add the sample material?').waitFor();
  await picture('sample material');
  await keys.press(button(page, 'Go on without them'));
  await page.getByText('No training material yet').waitFor();
  await picture('today without material');
}

async function importText({ page, keys, say, picture, file }: Scene): Promise<void> {
  say(`importing “${material.title}” into ${material.category}`);
  await keys.press(rail(page, 'Library'));
  await heading(page, 'Library').waitFor();
  await keys.press(page.getByRole('button', { name: /^Add (documents|the first document)$/ }).first());
  const panel = page.getByRole('complementary', { name: 'Add documents' });
  const chooser = page.waitForEvent('filechooser');
  await keys.press(button(panel, 'Choose files'));
  await (await chooser).setFiles(file);
  await keys.type(panel.getByLabel('Title'), material.title);
  await keys.chooseOption(panel.getByRole('button', { name: /Category for all files/ }), material.category);
  await picture('import');
  await keys.press(button(panel, 'Import 1 document'));
  await panel.getByText(/^In the library/).waitFor();
  await picture('imported');

  say('reading it');
  await keys.press(panel.getByRole('link', { name: 'Open' }));
  await heading(page, material.title).waitFor();
  await picture('reader');
}

async function choosePractice({ page, keys, say, picture }: Scene): Promise<void> {
  say(`choosing an interview on ${material.category}`);
  await keys.press(rail(page, 'Practice'));
  await heading(page, 'Practice').waitFor();
  const choose = (group: string, name: RegExp) =>
    keys.chooseRadio(page.getByRole('radiogroup', { name: group }), name);
  await choose('Topic', new RegExp(`^${material.category}`));
  await choose('Kind', /^Interview/);
  await choose('Difficulty', /^Basic/);
  await choose('Time', /^10 min/);
  await picture('practice', 'whole page');
  await keys.press(button(page, 'Start'));
}

const mostQuestions = 40;

/** Answers until the interview ends by itself. */
async function holdInterview({ page, keys, say, picture, typed }: Scene): Promise<Said[]> {
  const box = page.getByLabel('Your answer', { exact: true });
  const end = page.getByRole('link', { name: 'Open the report' });
  const lines: Said[] = [];
  await box.waitFor();
  await picture('first question');
  while ((await end.count()) === 0) {
    if (lines.length === mostQuestions) throw new Error('The interview does not end.');
    const asked = await lastLine(page);
    const answered = remember(notes, asked);
    say(`question ${lines.length + 1}: ${asked}`);
    say(`  answer: ${answered}`);
    lines.push({ asked, answered });
    await keys.tabTo(box);
    await page.keyboard.type(typed(answered));
    if (lines.length === 1) await picture('answer typed');
    await page.keyboard.press('Control+Enter');
    await end.or(page.getByText(new RegExp(`^Question ${lines.length + 1} of `))).waitFor();
    if (lines.length === 1) await picture('first feedback');
    if (lines.length === 5) await picture('half way');
  }
  await picture('interview over');
  await keys.press(end);
  return lines;
}

/** What the coach said last, as it stands in the conversation. */
async function lastLine(page: Page): Promise<string> {
  const talk = await page.getByRole('region', { name: 'Conversation' }).innerText();
  return (talk.split(/^Coach$/m).at(-1) ?? '').trim();
}

async function readReport({ page, keys, say, picture }: Scene) {
  say('reading the report');
  await page.getByRole('heading', { name: 'Question by question' }).waitFor();
  await picture('report');
  await picture('report in full', 'whole page');
  const meter = await page.getByRole('meter', { name: 'Overall' }).getAttribute('aria-valuetext');
  say(`overall: ${meter}`);

  say('saving it as PDF');
  await keys.press(button(page, 'Save PDF'));
  const saved = page.getByText(/^Saved to /);
  await saved.waitFor();
  await picture('saved');
  const pdf = (await saved.innerText()).replace('Saved to ', '').trim();

  say('following a source into the text');
  const sources = page.getByRole('table', { name: 'Question by question' }).getByRole('link');
  await keys.press(sources.first());
  await heading(page, material.title).waitFor();
  await page.getByText('Cited here').waitFor();
  await picture('cited text');
  return { overall: Number.parseInt(meter ?? '', 10), pdf };
}

async function lookBack({ page, keys, picture }: Scene): Promise<void> {
  await keys.press(rail(page, 'Reports'));
  await page.getByRole('row').filter({ hasText: material.category }).waitFor();
  await picture('reports');
  await keys.press(rail(page, 'Today'));
  await heading(page, /^Good /).waitFor();
  await page.getByText('Recent reports').waitFor();
  await picture('today');
}
