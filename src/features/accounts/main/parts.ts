import type { Beginning, WindowSession } from '#main/kernel/sessions.ts';
import type { AccountView } from './account-view.ts';
import type { Codes } from './codes/codes.ts';
import type { KeptSignIns } from './kept/kept-sign-ins.ts';
import type { Lockouts } from './lockouts/lockouts.ts';
import type { Needs } from './needs.ts';
import type { Passwords } from './passwords.ts';

/** What the handlers of this feature share. */
export type Parts = {
  readonly needs: Needs;
  readonly passwords: Passwords;
  readonly lockouts: Lockouts;
  readonly codes: Codes;
  readonly kept: KeptSignIns;
  readonly view: AccountView;
  /** A sign-in begins at a window, with what its person owes now. Once their account is committed. */
  readonly enter: (session: WindowSession, accountId: string, how?: Beginning) => void;
};
