import { expect, test } from 'vitest';
import { axeFindings } from './axe-findings.ts';
import { branch } from './branch.ts';
import { windowUnderTest } from './window-under-test.ts';

const open = windowUnderTest();

/** Things that nobody could use, put into the page. */
const addBadThings = `(() => {
  const add = (tag, more, style = {}) => {
    const element = Object.assign(document.createElement(tag), more);
    Object.assign(element.style, style);
    document.querySelector('main').append(element);
  };
  const tiny = { width: '8px', height: '8px', minHeight: '0', padding: '0' };
  add('button', {});
  add('img', { src: 'data:,' });
  add('p', { textContent: 'Nobody can read this' }, { color: '#eee', background: '#fff' });
  add('button', { textContent: 'x' }, tiny);
  add('button', { textContent: 'y' }, tiny);
})()`;

test('what is wrong with a page is found: no name, no alternative, too little contrast, too small', async () => {
  await open(branch({}), {}, async ({ page }) => {
    expect(await axeFindings(page)).toEqual([]);
    await page.evaluate(addBadThings);
    const ids = (await axeFindings(page)).map((line) => line.split(':')[0]);
    expect(ids).toEqual(
      expect.arrayContaining(['button-name', 'image-alt', 'color-contrast', 'target-size']),
    );
  });
});
