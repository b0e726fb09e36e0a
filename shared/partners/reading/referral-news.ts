import { ASKS } from './words.ts';

/**
 * What only a partner with a referral says: its waiting list, that there was no contact, that the person does not want it. Pure;
 * `words` folded. To a trip the same words mean something else, so they are heard for a referral alone.
 */
export type ReferralNews =
  /** No rank is said where `position` is absent. */
  | { readonly kind: 'wait'; readonly position?: number }
  | { readonly kind: 'no-contact' }
  | { readonly kind: 'person-declined' }
  | { readonly kind: 'refused'; readonly reason: 'not-eligible' | 'out-of-area' | 'no-capacity' }
  /** "Maybe too young", "not full": somebody has to say it more plainly. */
  | { readonly kind: 'doubtful' };

const LIST =
  /\b(wait ?list(ed|e)?|waiting ?list|on (the|our|a|my) list|list(e)? d ?attente|(sur|en) (la |notre |une |ma )?liste|en attente|(mis|mise|met|place[er]?|placee) (en|sur) (attente|la liste|notre liste|liste)|attente|liste|wait)\b/;
const NO_LIST = /\b(no|pas de|sans|aucune?|not on( the| our)?) (wait ?(ing )?list|liste|attente)\b/;
const RANK = /(?:^|[^\d])#? ?(\d{1,3})(?:e|er|eme|ieme|st|nd|rd|th)?(?=[^\d]|$)/;
const NEXT_UP =
  /\b(next (in line|on (the|our) list)|first (in line|on (the|our) list)|premiere?( sur)?( la| notre)? liste|prochaine? (sur|de) (la|notre) liste)\b/;
/** "Wait 3 days" is a time and no rank. */
const SPAN = /\b\d{1,3} ?(h|hours?|heures?|min(utes?)?|mn|days?|jours?|weeks?|semaines?|months?|mois)\b/;

const NO_CONTACT =
  /\b((could ?n ?t|could not|can ?no?t|can t|cant|unable to|never|did ?n ?t|not able to|haven t been able to|no luck) (be able to )?(reach(ed|ing)?|get (a )?hold of|contact(ed)?|find|found|locate)( (her|him|them|the (person|client)))?|no (contact|response|answer|reply|call ?back)|(he|she|they) (never|did ?n ?t|does ?n ?t|don t) (answer(ed|s)?|call(ed)? back|repl(y|ied)|respond(ed)?)|not reachable|unreachable|injoignable|(aucun|pas de|sans|aucune) (contact|reponse|nouvelles?|retour)|(pas|jamais) (pu|reussi|capable) (de |a |d )?(l |la |le |les )?(joindre|rejoindre|contacter|trouver|parler)|(impossible|incapable) (de |a |d )?(l |la |le |les )?(joindre|rejoindre|contacter)|(elle|il|ils|elles|personne) (ne )?(repond(ent)?|rappelle(nt)?) (pas|plus|jamais)|(elle|il) (n )?a (pas|jamais) (repondu|rappele))\b/;

const DECLINED =
  /\b((she|he|they|person|client) (has |have )?((does ?n ?t|doesnt|do ?n ?t|dont|do not|does not|did ?n ?t|did not|no longer|not) want(s|ed)?( to)?|(is|are|was|s|re) not interested|(is|was|s) ?n ?t interested|isn t interested|said no|says no|refused?|declin(e[sd]?|ing)|changed (her|his|their) mind)|(not|no longer) interested,? (she|he|they) said|person (declin(ed|es)|refus(ed|es))|(elle|il|ils|elles|la personne|personne|cliente?) (ne |n )?(en )?(veu(len)?t|voulai(en)?t|desire|souhaite) (pas|plus)|(elle|il|la personne|personne) (a (refuse|decline|change d (avis|idee)|dit non)|refuse|decline|n est (pas|plus) interessee?))\b/;

/** Whom a house is for, or not for. */
const WHOM =
  '(?:wom[ae]n|m[ae]n|kids|children|youths?|minors|adult[se]?s?|families|femmes|hommes|mineure?s|jeunes|enfants|membres|members)';
const NOT = '(?:not|pas|hors|outside) (?:of |in |dans )?(?:notre |nos |our |the |du |de )*';

/**
 * Why not, for a referral alone, beside what is a no to anybody ("full", "hors secteur"): to a trip, "no beds" says nothing. The first
 * that is said counts.
 */
const REFUSALS = [
  [
    'not-eligible',
    `(?:not|non|pas|is ?n ?t) (?:eligible|admissible)|in(?:eligible|admissible)|do(?:es)? ?n ?o?t (?:qualify|meet)|(?:too|trop) (?:young|old|jeune|age|vieux|vieille)|(?:under|over|moins de|plus de) 1\\d(?: ans)?$|${NOT}(?:mandat|criter|clientele|age)|do ?n ?o?t (?:take|serve|accept) ${WHOM}|(?:prend|accepte|prenons) pas (?:les |de )?${WHOM}|${WHOM} (?:only|seulement)`,
  ],
  [
    'out-of-area',
    `${NOT}(?:area|region|catchment|secteur|territ)|do ?n ?o?t (?:serve|cover)|(?:dessert|couvre|desservons) pas`,
  ],
  [
    'no-capacity',
    '(?:no|0|pas|plus|aucune?|zero)(?: de| d)? (?:(?:more|open|free) )*(?:bed+s?|openings?|vacanc|lits?|chambres?|disponibi)|^ful|at capac|(?:beds?|lits?) (?:are |tous )?(?:taken|pris|full|pleins)',
  ],
] as const;
const REFUSED = REFUSALS.map(([reason, said]) => [reason, new RegExp(`\\b(?:${said})`)] as const);
const DOUBT = /\b(maybe|perhaps|might|not sure|unsure|peut etre|pas (sure?|certaine?)|if|si|unless|sauf|except)\b/;
const NOT_SO = /\b(not|isn t|aren t|pas) (yet |encore |at all )?(full|complets?|pleins?|too|trop|out of|hors)\b/;

export function referralNewsIn(words: string): ReferralNews | undefined {
  if (DECLINED.test(words)) return { kind: 'person-declined' };
  if (NO_CONTACT.test(words)) return { kind: 'no-contact' };
  if (NO_LIST.test(words)) return refusalIn(words);
  if (NEXT_UP.test(words)) return { kind: 'wait', position: 1 };
  if (!LIST.test(words)) return refusalIn(words);
  const rank = SPAN.test(words) ? undefined : RANK.exec(words)?.[1];
  const position = rank === undefined ? 0 : Number(rank);
  return position >= 1 ? { kind: 'wait', position } : { kind: 'wait' };
}

function refusalIn(words: string): ReferralNews | undefined {
  if (NOT_SO.test(words)) return { kind: 'doubtful' };
  const reason = REFUSED.find(([, pattern]) => pattern.test(words))?.[0];
  if (reason === undefined) return undefined;
  return DOUBT.test(words) || ASKS.test(words) ? { kind: 'doubtful' } : { kind: 'refused', reason };
}
