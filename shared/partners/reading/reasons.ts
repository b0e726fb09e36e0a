/** Why a partner cannot, and what went wrong, as codes that can be counted. Pure; `words` folded. */

export type DeclineReason = 'no-vehicle' | 'no-driver' | 'too-far' | 'weather' | 'full' | 'too-late' | 'other';
/** The last two are no words of theirs: danger is heard elsewhere, and so is that they were not understood twice. */
export type ProblemReason = 'breakdown' | 'weather' | 'road' | 'other' | 'danger' | 'not-understood';

const BREAKDOWN =
  /\b(panne|(out of|no|low on|plus de|pas de|manque de) (gas|gaz|fuel|essence)|lache|crevee?s?|breakdown|broke(n)? ?down|broken?|brisee?|cassee?|au garage|in the shop|flat( tire)?|crevaison|won ?t start|wont start|demarre pas|part pas|dead battery|batterie|engine|moteur)\b/;
const WEATHER =
  /\b(weather|meteo|tempete|storms?|blizzard|snow(ing|ed)?( in)?|neige|verglas|glace|ice|icy|poudrerie|whiteout|fog(gy)?|brouillard|brume|mauvais temps|fait (trop )?(mauvais|frette|froid)|freezing|visibilit[ey]|ceiling|wind|vents?|grounded|clouee?|can t fly|not flying)\b/;
const ROAD =
  /\b((route|chemin|pont|autoroute|road|roads|highway|bridge|winter road|chemin d hiver)s? (est |sont |is |are )?(fermee?s?|closed|bloquee?s?|blocked|bad|mauvais|coupee?|washed out|glacee?s?|icy)|(bad|icy|terrible|awful) roads?|roads? (are |is )?(terrible|awful)|stuck|ditch|fosse|bloquee?s?|pris (dans|sur)|detour|winter road)\b/;

const DECLINE: readonly (readonly [DeclineReason, RegExp])[] = [
  [
    'too-far',
    /\b(trop loin|too far|far away|long way|hors (de )?(notre |ma )?(zone|secteur|region|territoire)|out of (our |my )?(area|zone|range|region)|trop long)\b/,
  ],
  [
    'too-late',
    /\b(trop tard|too late|trop court|too short|short notice|pas assez de temps|not enough time|(il est|it s) (tard|late)|asleep|sleeping|dor[st]|couchee?s?|in bed)\b/,
  ],
  [
    'no-driver',
    /\b(chauffeurs?|chauffeuse|conducteurs?|conductrice|drivers?|personnel|staff(ed)?|no one|nobody|personne|pas de monde)\b/,
  ],
  [
    'full',
    /\b(complete?s?|full|pleins?|booked|overbooked|(pas|plus|aucune) (assez )?(de |d )?(places?|siege|espace)|aucune place|no (more )?(room|space|seats?|capacity|spots?))\b/,
  ],
  ['no-vehicle', /\b(vehicules?|voitures?|autos?|chars?|camion|van|cars?|vehicles?|trucks?|wheels|ride)\b/],
];

/** Of a text that says no. */
export function declineReasonIn(words: string): DeclineReason {
  if (BREAKDOWN.test(words)) return 'no-vehicle';
  const said = DECLINE.find(([, pattern]) => pattern.test(words))?.[0];
  return said ?? (WEATHER.test(words) || ROAD.test(words) ? 'weather' : 'other');
}

export function problemReasonIn(words: string): ProblemReason {
  if (BREAKDOWN.test(words)) return 'breakdown';
  if (ROAD.test(words)) return 'road';
  return WEATHER.test(words) ? 'weather' : 'other';
}
