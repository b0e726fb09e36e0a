/** Minutes without a word from either side after which a page shows nothing of its conversation and takes nothing more. */
export const SITTING_MINUTES = 30;

/**
 * Whether the sitting at the computer is over: whoever sits there now may be somebody else. Asking for news does not count
 * as a word, or a page left open would never close.
 *
 * @param lastWordAt when something was last said in the conversation, an ISO instant
 */
export const sittingIsOver = (lastWordAt: string, now: string): boolean =>
  Date.parse(now) - Date.parse(lastWordAt) > SITTING_MINUTES * 60_000;
