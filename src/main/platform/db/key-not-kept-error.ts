/** The keychain did not take a new master key; the ones before it are in force. */
export class KeyNotKept extends Error {
  override readonly name = 'KeyNotKept';
}
