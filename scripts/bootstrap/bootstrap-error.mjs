/** Something that the person at the keyboard can mend: its message says what to do, and no stack is shown. */
export class BootstrapError extends Error {
  name = 'BootstrapError';
}
