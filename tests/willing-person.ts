/**
 * What somebody answers who goes along with the questions and skips what can be skipped: found by what the reply asks, so that
 * a flow may ask more or less, in another order, in French or in English.
 */
export function willingAnswer(reply: string): string {
  const english = /\b(reply|skip|yes|which|where|may we)\b/i.test(reply);
  const yes = english ? 'yes' : 'oui';
  if (/sans risque en ce moment|safe for you to text/i.test(reply)) return yes;
  if (/es-tu en danger|are you in danger/i.test(reply)) return english ? 'no' : 'non';
  if (/partenaires|partners/i.test(reply)) return yes;
  if (/16 ou 17|16 or 17/i.test(reply)) return '18';
  return /\b(PASSER|SKIP)\b/.test(reply) ? (english ? 'skip' : 'passer') : yes;
}
