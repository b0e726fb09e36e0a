/** What phones send for a thumb or a heart: an emoji, or a sentence that quotes our own text back. Pure. */

/** None of the words is theirs: "Liked “... is done 7K3M”" must not close a trip. */
const QUOTES_APPROVING =
  /^\s*(?:(?:liked|loved|laughed at|emphasi[sz]ed|reacted .{1,12} to|a (?:aimé|adoré|ri de|mis en évidence|souligné)|j['’]aime|.{0,3}réagi avec .{1,12} à)|\p{Extended_Pictographic}\P{L}{0,6} (?:to|à|a))\s*["“«]/iu;
const QUOTES_OTHERWISE =
  /^\s*(?:disliked|questioned|removed an? .{1,20} from|n['’]a pas aimé|a (?:remis en question|retiré)).{0,20}["“«]/iu;

const THUMBS = new Set(['👍', '👌', '🆗', '✅', '✔', '☑', '+', '1']);
const HEARTS = new Set('🙏 🙌 👏 ❤ 💜 💙 💚 💛 🧡 😊 🙂 😀 😃 😄 😁 😇 🥰 😍 🤗 💪'.split(' '));

/** `undefined` for a text that holds words. */
export function reactionIn(text: string): 'thumb' | 'thanks' | 'other' | undefined {
  if (QUOTES_OTHERWISE.test(text)) return 'other';
  if (QUOTES_APPROVING.test(text)) return 'thumb';
  // Without skin tones, variants and joiners.
  const signs = Array.from(text.replaceAll(/[\s!.]|\p{Emoji_Modifier}|\p{M}|\u200d/gu, ''));
  if (signs.length === 0) return undefined;
  if (signs.every((sign) => HEARTS.has(sign))) return 'thanks';
  const isThumb = signs.every((sign) => THUMBS.has(sign) || HEARTS.has(sign));
  return isThumb && (signs.join('') === '+1' || signs.every((sign) => sign !== '+' && sign !== '1'))
    ? 'thumb'
    : undefined;
}
