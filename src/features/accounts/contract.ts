import { ownAccount } from './contract/own-account.ts';
import { people } from './contract/people.ts';
import { signIn } from './contract/sign-in.ts';

/** Who may use this store: coming in, one's own account, and the accounts of others. */
export const accounts = { ...signIn, ...ownAccount, ...people };
