import type { Groups } from './phrases.ts';

/**
 * The words that steer at every moment, in phrases a coordinator can read (the small language of `phrases.ts`).
 *
 * `alone`: the text is this and nothing else, but for words of politeness.
 * `inside`: found anywhere in the text, once what is in `harmless` has been taken out.
 * A language is given where the words themselves tell it; the answer then follows it.
 */
export type KeywordList = {
  readonly harmless?: readonly string[];
  readonly alone: Readonly<Record<'en' | 'fr' | 'both', readonly string[]>>;
  readonly inside: Readonly<Record<'en' | 'fr', readonly string[]>>;
};

/** Dropped before a text is compared with `alone`. */
export const politeWords: readonly string[] = [
  ...['please', 'pleaze', 'svp', 'thanks', 'thank you', 'merci', 'right now', 'now', 'ok', 'okay', 'just', 'hey'],
  ...[
    's il vous plait',
    's il te plait',
    'sil vous plait',
    'sil te plait',
    'maintenant',
    'tout de suite',
    'hi',
    'hello',
  ],
  ...['bonjour', 'allo', 'salut', 'asap', 'vite', 'lol', 'fuck', 'fucking', 'immediately', 'stp', 'so'],
];

export const keywordGroups: Groups = {
  other:
    'he she they him her them who that boyfriend girlfriend ex husband wife partner pimp guy guys man men people dad mom someone it bus',
  autre: 'il ils elle elles lui eux leur chum ex mari conjoint gars homme pere mere monde qui pimp ca',
  write:
    'text texting message messaging contact contacting write writing call calling send sending bother bothering bug bugging harass harassing spam spamming email emailing msging',
  written:
    'text texts texting message messages messaging sms notification notifications alert alerts contact conversation chat spam service subscription',
  ecrire:
    'ecrire ecris ecrit ecrivez ecrives texter texte textes textez textoter envoyer envoie envoies envoyez contacter contacte contactez appeler appelle appelez deranger derange derangez achaler achale harceler message messager parler',
  textos: 'textos texto textes texte messages message sms notifications alertes',
  sometime:
    'now right today tonight tomorrow at after before when while until during on if unless yet between later this because past in here',
  unMoment: 'maintenant tout ce demain aujourd apres avant quand pendant entre tant le la a si durant jusqu ici',
};

export const optOutWords: KeywordList = {
  harmless: [
    '{other} (just/really/always/still/even) will/would/does/did/do/is/can/could/has/have not (ever/even/just/want/going/to/try) (to) stop/quit/{write}',
    '{other} never/always (want/wants) (to) stop/stops/quit/stopped',
    'make/tell/get/told/want/wants/ask/asked/wish/need/telling/asking (my) {other} to stop/quit',
    'make/let/made/get/need/want {other} (to) (all) stop',
    '{other} (to) stop/quit ({write}) me when/if/unless/because',
    'never stops/stop',
    'can/could not stop',
    'non stop',
    'bus/gas/truck/rest/next/greyhound/train/pit stop/stops',
    '(bus/train) stop/stops at/in/by/for/over/sign/near/on/from/him/her/them/my/using/drinking/smoking/crying/thinking/shaking/bleeding/working/eating/sleeping/being/doing/going/feeling/worrying/hurting/hitting',
    'do not (ever) stop (please)',
    'do/please not {write} (me/here/us) (back/anything) {sometime}',
    'no need to {write}',
    '(do/did/does/will) not (you/want) (to) {write} (me/us) (back/anymore) why',
    'why (do/did/would/does/will) (you/he/they) (do) not {write}',
    'cancel/end/quit (my/the/a/of/your) job/work/school/ride/appointment/trip/lift/bus/flight/booking/drugs/day/week/month/smoking/drinking/reservation',
    'the/at/weekend/in/to end of',
    'end up/of/it',
    '{autre} (n/ne) (m/me/en) arrete/arretent/arretait (pas/plus/jamais/pu) (de/d)',
    'lui/leur (de/d/dire/demander) (d) arreter',
    'dis/dites/dire/demande/demander (a/lui/leur) (mon/lui) (chum/ex/pere) d arreter',
    'qu il/elle/ils/on arrete/arretent/arret',
    'fait/faire/ete/suis arreter/arrete/arretee',
    '(arrive/peux/peut/capable) pas/plus/pu (a/d/de) arreter',
    'arret/arrets d autobus/bus',
    'arret/arrets de bus/travail',
    'sans arret',
    'arrete/arreter/arretez/arret (a/de/d/me/au) (me) boire/fumer/consommer/pleurer/penser/travailler/prostituer/faire/bus/manger/trembler/frapper/crier/battre/respirer',
    'arrete/arreter/arret a/au/chez/dans',
    'a/la/en fin de/du/des',
    'fin de semaine/mois/journee/annee',
    'fin du mois',
    '{autre} (ne/n) (m/me) {ecrire} (pas/plus/pu/jamais)',
    'm/me {ecrire} pas/plus {unMoment}',
    '(m/me) {ecrire} moi pas/plus {unMoment}',
    'pourquoi tu/vous (ne) m/me',
    'plus de messages/textos que/a/de',
  ],
  alone: {
    both: ['stop', 'stop all', 'stopall', 'stop stop', 'stpo', 'sotp', 'stoop', 'stopp', 'revoke'],
    en: [
      ...[
        'unsubscribe',
        'unsubscribe me',
        'unsub',
        'cancel',
        'cancel this',
        'cancel all',
        'cancel it',
        'end',
        'end this',
        'quit',
        'quit it',
        'optout',
      ],
      ...[
        'opt out',
        'opt me out',
        'stop it',
        'stop this',
        'stop already',
        'stop texts',
        'no more',
        'leave me',
        'stop me',
        'stop that',
        'stop everything',
      ],
      ...[
        'please stop',
        'can you stop',
        'could you stop',
        'you can stop',
        'i said stop',
        'we can stop',
        'can we stop',
        'stop i said',
        'i want this to stop',
      ],
      ...[
        'can you please stop',
        'stop now',
        'stop messages',
        'stop contact',
        'go away',
        'end all',
        'end chat',
        'unsubcribe',
        'unsuscribe',
        'remove me',
      ],
      ...[
        'will you stop',
        'would you stop',
        'i want you to stop',
        'i need you to stop',
        'i would like to stop texting',
        'i want to stop texting',
      ],
    ],
    fr: [
      ...[
        'arret',
        'arrete',
        'arretes',
        'arretez',
        'arreter',
        'fin',
        'desabonner',
        'desabonnement',
        'desabonne',
        'desabonnez',
        'annuler',
        'annule',
      ],
      ...[
        'annulez',
        'desinscrire',
        'desinscription',
        'arret complet',
        'arret total',
        'c est assez',
        'ca suffit',
        'fini',
        'stop tout',
        'arrete ca',
        'arretez ca',
      ],
      ...[
        'arrete tout',
        'arretez tout',
        'tu peux arreter',
        'vous pouvez arreter',
        'peux tu arreter',
        'pouvez vous arreter',
        'fin de conversation',
        'termine',
      ],
      ...[
        'fin de la conversation',
        'j ai dit stop',
        'j ai dit arrete',
        'arrete la',
        'arretez la',
        'on arrete',
        'veuillez arreter',
        'arrettez',
        'aretez',
        'arete',
      ],
      ...['laisse faire', 'laissez faire', 'j arrete', 'je veux arreter les textos'],
    ],
  },
  inside: {
    en: [
      'stop/quit (with) (all) (the/these/your/this/those/any/sending/getting) (fucking/dumb/stupid/damn) {written}',
      'stop/quit (ever) {write}',
      'do/please not (ever) (want/wish) (you/to) (to) {write} (to) me/us/again/anymore/this/here',
      'do not (ever) {write} (me) again/anymore',
      '^ do not {write} $',
      'never {write} me (again)',
      'no more (of) (these/this/your/the) {written}',
      'do not want (any/to/your/these/this/more/you) (more/to/get/of/receive/be) (getting/texted/your/these/any/more/contacted) {written}/contacted/texted',
      'not want to get/receive/hear (any/from/these/this) (you/more/texts/messages)',
      'not want (any/your/these/this) (more) {written}',
      'leave me alone',
      'take/remove/delete/get me (off/from/out) (of/your/the/this) (your/the/this) list',
      'take/remove me off/from',
      'take/remove my number',
      'lose my number',
      'unsubscribe/unsubscribed',
      'opt (me) out',
      'turn off (these/the/your) {written}',
      'end/cancel/stop (this/the/my/all/these/your) {written}',
      'i am done {write}',
      'fuck off',
      'piss off',
    ],
    fr: [
      'arrete/arretez/arreter/arretes/arret/cesse/cessez/cesser (de/d/avec) (m/me/nous/les/tes/vos/ces/le) (m/me/de) {ecrire}/{textos}/envoyer',
      'arrete/arretez/arreter/cesse/cessez/stop (avec) (tous) (les/tes/vos/ces) {textos}',
      'stop les/aux/tes/vos {textos}',
      'stop (de) (m/me) {ecrire}',
      '(ne/n) m/me {ecrire} (pas/plus/pu/jamais) (plus)  (rien/jamais) pas/plus/pu/jamais',
      'm/me {ecrire} (surtout) pas/plus/pu/jamais',
      '{ecrire} moi (surtout) pas/plus/pu/jamais',
      'plus/aucun/pu de {textos}',
      'plus/aucun/pu (jamais) {textos}',
      'veux plus/pu/pas (de/rien/que/vos/tes/ces/les/aucun/recevoir/etre/d) (de/tu/vous/recevoir/autres/vos/tes/ces) (m/me/de/vos/tes/ces) {ecrire}/{textos}/recevoir/contactee',
      'veux (plus/pu/pas) rien recevoir',
      'veux plus/pu/pas recevoir',
      'laisse/laissez/laisser/lesse moi (donc) (tranquille/la) (paix)',
      'fiche/fichez/fous/foutez/crisse/crissez/sacre/sacrez moi (donc) la/patience paix',
      'fiche/fichez/fous/foutez/crisse/sacre moi patience',
      'lache/lachez moi',
      'foutez/fous/crisse le camp',
      'va t en',
      'enleve/enlevez/enlever/retire/retirez/retirer/ote/otez/oter moi (de/des)',
      'm/me enlever/retirer/oter de',
      'enleve/enlevez/enlever/retire/retirez/retirer mon numero',
      'me desabonner/desinscrire',
      'desabonne/desabonnez/desabonner/desinscris/desinscrivez moi',
      'desabonner/desabonnement',
    ],
  },
};

/** A short text that begins so is an opt-out too ("stop i changed my mind"), unless it goes on about danger. */
export const optOutOpenings: readonly string[] = ['^ stop/stopall/unsubscribe/arretez/arret/desabonnez'];
export const shortTextWords = 6;

/**
 * The only words that bring texts back; each must stand alone. Twilio takes YES as well: a person's "yes" to something
 * else must not, so it is not here.
 */
export const optInWords: readonly { readonly words: string; readonly language: 'en' | 'fr' | undefined }[] = [
  ...[
    'start',
    'unstop',
    'restart',
    'start again',
    'start texting',
    'start texting again',
    'start texting me again',
  ].map((words) => ({ words, language: 'en' as const })),
  ...[
    'debut',
    'debuter',
    'commencer',
    'commence',
    'recommencer',
    'recommence',
    'reprendre',
    'reprends',
    'reprendre les textos',
  ].map((words) => ({ words, language: 'fr' as const })),
];
