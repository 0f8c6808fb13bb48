/** The ways in. Each is a screen of its own. */
export type Way =
  | 'password'
  | 'forgotPassword'
  | 'ownCode'
  | 'resetCode'
  | 'askForCode'
  | 'newHere'
  | 'setUpCode'
  | 'register';
