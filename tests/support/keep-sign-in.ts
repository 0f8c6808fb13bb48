import { passwordOf } from './make-world.ts';
import type { TestApp } from './start-test-app.ts';

/** As when the trainee had stayed signed in, and closed the window. */
export async function keepSignIn(test: TestApp): Promise<void> {
  const password = passwordOf('trainee');
  await test.window('left').api.accounts.signIn({ identifier: 'trainee', password, keep: true });
  test.app.windowClosed('left');
}
