/** A start that cannot go on, told in one sentence to the person who typed the command. */
export class StartError extends Error {
  override readonly name = 'StartError';
}
