/** Another restore into the same data folder is under way, in this process or another. */
export class RestoreUnderWay extends Error {
  override readonly name = 'RestoreUnderWay';
}
