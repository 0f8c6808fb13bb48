import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { openWindow } from '../../tools/standin/open-window.ts';
import { projectRoot } from '../project-root.ts';
import { checkPdf } from '../tour/check-pdf.ts';
import { differences, readStored } from '../tour/check-store.ts';
import { playTour } from '../tour/story.ts';
import { material } from '../tour/trainee.ts';

const say = (line: string) => console.log(`tour: ${line}`);

/** A test has the tour type other words than it remembers, to see that the check finds them. */
const slip = process.env['DRILLROOM_TOUR_SLIP'] ?? '';

/**
 * Rejects when this process is told to end, so that the throw-away store goes with it. Where that comes while the window
 * is still opening, nobody waits for it yet: the tour ends when the window is there and can be closed.
 */
const interrupted = new Promise<never>((_resolve, reject) => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => reject(new Error(`${signal} stopped it`)));
  }
});
interrupted.catch(() => {});

const startedAt = new Date().toISOString().slice(0, 19).replaceAll(':', '-');
const artefacts = join(projectRoot, 'artefacts', `tour-${startedAt}`);
mkdirSync(artefacts, { recursive: true });

/** Answers what differs from what was done at the window. */
async function tour(): Promise<{ found: string[]; summary: string }> {
  const text = readFileSync(join(projectRoot, material.file), 'utf8');
  say('opening the built window on a throw-away store');
  await using opened = await openWindow({ width: 1280, height: 800 });
  let pictures = 0;
  const picture = async (name: string, part?: 'whole page'): Promise<void> => {
    pictures += 1;
    // A bar that stays at the top of the window would stand in the middle of a picture of the whole page.
    if (part === 'whole page') await opened.page.evaluate('scrollTo(0, 0)');
    const path = join(artefacts, `${String(pictures).padStart(2, '0')}-${name.replaceAll(' ', '-')}.png`);
    await opened.page.screenshot({ path, fullPage: part === 'whole page', animations: 'disabled' });
    say(`  ${path}`);
  };
  const folder = await mkdtemp(join(tmpdir(), 'drillroom-tour-'));
  try {
    const file = join(folder, 'Aftercare handbook.md');
    writeFileSync(file, text);
    const typed = (answer: string) => answer + slip;
    const tale = playTour({ page: opened.page, file, say, picture, typed });
    const remembered = await Promise.race([tale, interrupted]);
    const pdf = join(artefacts, basename(remembered.pdf));
    copyFileSync(remembered.pdf, pdf);
    say(`  ${pdf}`);

    say('closing the window, and reading the store again without it');
    const code = await opened.app.close();
    const stored = await readStored(opened);
    const answers = remembered.lines.map(({ answered }) => answered);
    const { problems, isRead } = await checkPdf(pdf, answers);
    if (!isRead) say('pdftotext is not installed, so the words of the PDF were not compared.');
    const found = [
      ...(code === 0 ? [] : [`the program ended with code ${code}, not 0`]),
      ...opened.outsideRequests().map((request) => `a request left the program: ${request}`),
      ...differences(text, remembered, stored),
      ...problems,
    ];
    const summary = `${answers.length} answers, ${remembered.overall} of 100, ${pictures} pictures`;
    return { found, summary };
  } catch (error) {
    await picture('where it stopped').catch(() => say('the window is gone, so there is no last picture'));
    console.error(opened.output());
    throw error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

try {
  const { found, summary } = await tour();
  for (const one of found) say(`DIFFERENT: ${one}`);
  say(`pictures and PDF: ${artefacts}`);
  if (found.length > 0) process.exitCode = 1;
  say(
    found.length === 0
      ? `passed: ${summary}, everything stored as it was typed`
      : `failed: ${found.length} things differ`,
  );
} catch (error) {
  say(`pictures: ${artefacts}`);
  say(`failed: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
