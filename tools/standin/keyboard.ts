import type { Locator, Page } from 'playwright-core';

/** More Tab stops than any screen has. */
const mostStops = 120;

/**
 * Works a window as somebody without a mouse does: everything is reached with Tab and worked with keys.
 * A control that no Tab stop leads to is an error that names it.
 */
export function keyboardOf(page: Page) {
  const { keyboard } = page;
  const hasFocus = async (control: Locator): Promise<boolean> =>
    (await control.and(page.locator(':focus')).count()) > 0;
  const holdsFocus = async (group: Locator): Promise<boolean> => (await group.locator(':focus').count()) > 0;

  const tabUntil = async (what: Locator, arrived: () => Promise<boolean>): Promise<void> => {
    await what.waitFor();
    for (let stop = 0; stop < mostStops; stop += 1) {
      if (await arrived()) return;
      await keyboard.press('Tab');
    }
    throw new Error(`No Tab stop leads to ${String(what)}.`);
  };
  const tabTo = (control: Locator): Promise<void> => tabUntil(control, () => hasFocus(control));

  /** Presses an arrow inside a group until the choice has the focus. */
  const arrowTo = async (choice: Locator, key: 'ArrowDown' | 'ArrowRight'): Promise<void> => {
    for (let step = 0; step < mostStops; step += 1) {
      if (await hasFocus(choice)) return;
      await keyboard.press(key);
    }
    throw new Error(`No arrow key leads to ${String(choice)}.`);
  };

  return {
    tabTo,

    /** Goes to a button or link and presses Enter. */
    async press(control: Locator): Promise<void> {
      await tabTo(control);
      await keyboard.press('Enter');
    },

    /** Goes to a field and types into it, in place of what it held. */
    async type(field: Locator, text: string): Promise<void> {
      await tabTo(field);
      await keyboard.press('Control+a');
      await keyboard.press('Delete');
      await keyboard.type(text);
    },

    /** Chooses in a group that lies open: Tab to the group, arrows inside. */
    async chooseRadio(group: Locator, name: string | RegExp): Promise<void> {
      await tabUntil(group, () => holdsFocus(group));
      await arrowTo(group.getByRole('radio', { name }), 'ArrowDown');
    },

    /** Opens a list that drops down, and chooses in it. */
    async chooseOption(select: Locator, name: string): Promise<void> {
      await tabTo(select);
      await keyboard.press('Enter');
      await arrowTo(page.getByRole('option', { name, exact: true }), 'ArrowDown');
      await keyboard.press('Enter');
    },

    /** Opens a row or card of a list: Tab to the list, arrows inside, Enter. */
    async openItem(list: Locator, item: Locator): Promise<void> {
      await tabUntil(list, () => holdsFocus(list));
      await arrowTo(item, 'ArrowDown');
      await keyboard.press('Enter');
    },
  };
}
export type Keyboard = ReturnType<typeof keyboardOf>;
