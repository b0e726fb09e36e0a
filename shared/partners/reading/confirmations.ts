import { clausesOf, fold } from './words.ts';

/**
 * Whether a text says that all that is listed of a partner is still right. Pure. Only words that say so, and nothing beside them,
 * are taken for it: "yes, but the number changed" must reach a human, and a directory wrongly held to be current sends a person
 * to a closed door.
 */
const RIGHT = new RegExp(
  `\\b(${[
    'ye+s+|ye[pahs]|yup|yeah|yea|yse|y|oui+|ouais|ouai|oue|ui|wi|ok+|okay|okey|oki|k|o|d ?accord|dac|sure|absolutely|absolument|certainement|affirmative?|affirmatif',
    'rien (de |d )?(nouveau|neuf|change)|rien (n |ne |na )?(a |pas )?(change[rs]?|bouge)|(il )?n ?y a rien de change|(ca |ca n |on n |nous n )?(a|avons) (pas|rien) (change|bouge)|pas change|rien a (changer|signaler|corriger|modifier)|(aucune?|pas de|sans|zero) (changements?|modifications?|corrections?|nouveautes?|problemes?|soucis?)',
    'inchangee?s?|unchanged|no (new )?(changes?|updates?|corrections?|problems?|issues?|news)|nothing (has |s |is )?(changed|new|different|to (change|report|update))|(has ?n ?t|have ?n ?t|has not|have not|not) changed|no problem|same( as (before|always|ever|last time))?|comme (avant|d habitude|toujours)|(les )?memes?|pareil|identique',
    '(c est |tout est |ce est |tout |toutes? (nos |les )?|est |sont )?(toujours |encore |bien )*(bon|bonnes?|bons|beau|correcte?s?|justes?|exacte?s?|exact|a jour|parfait|valides?|vrai|good|right|correct|fine|accurate|current|up to date|valid|true|perfect|great|ok|okay)',
    'ca (va|marche|tient)|tout va bien|all set|je confirme|(on|nous|we|i) confirm(e|ons)?|confirm(ee?|ed)?|yes confirmed|looks? (good|right|fine|ok)|(c est )?tel quel|as is|still (valid|there|here|open)|toujours (la|ouverte?s?|valides?)',
  ].join('|')})\\b`,
  'g',
);

/** Wishes have words in them that say so too. */
const WISHES =
  /\b(bonne (journee|soiree|semaine|nuit|fin de semaine)|(have a )?(good|great|nice) (one|day|week|night|evening|weekend))\b/g;

/** Said around it without adding anything. */
const AROUND =
  /\b(merci( beaucoup| bien)?|thanks?( you| u)?|thx|tks|ty|thank (you|u)|miigwech|meegwetch|migwetch|svp|s il vous plait|please|pls|bonjour|allo|salut|hello|hi|hey|all|everything|tout|toutes?|tous|is|are|it|its|it s|that|that s|thats|this|c|est|sont|the|our|my|notre|nos|votre|vos|les|le|la|l|de|d|du|of|for us|on our end|at our end|our side|pour nous|chez nous|de notre cote|ici|here|info|infos|informations?|details?|fiche|entry|listing|record|still|toujours|encore|bien|aussi|too|also|yes|now|maintenant|for now|pour l instant|pour le moment|at this time|so far|to me|from us|a|et|and|we|nous|on|i|je|re|s|au repertoire|in the directory)\b/g;

/** `nothing`: no words at all. */
export type SaidOfListing = 'right' | 'other' | 'nothing';

export function saidOfListing(text: string): SaidOfListing {
  const clauses = clausesOf(text);
  if (clauses.length === 0) return 'nothing';
  if (clauses.some(({ asks }) => asks)) return 'other';
  const words = clauses.map((clause) => clause.words.replaceAll(WISHES, ' '));
  const left = words.map((clause) => clause.replaceAll(RIGHT, ' '));
  const saysSo = left.some((clause, at) => clause !== words[at]);
  const more = left.map((clause) => clause.replaceAll(AROUND, ' ').trim()).join('');
  // What joins two halves of a sentence ("but", "mais") parts clauses and is lost: it announces that something is not as it was.
  const hedges = /\b(but|mais|sauf|except|excepte|hormis|apart)\b/.test(fold(text));
  return saysSo && more === '' && !hedges ? 'right' : 'other';
}
