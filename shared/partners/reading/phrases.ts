/** What the words of a partner say, in English and French. Pure data: each pattern is tried on folded words. */
export type Intent =
  | 'stop'
  | 'start'
  | 'help'
  | 'accept'
  | 'decline'
  | 'received'
  /** Coming, or about to: to an open offer, a yes. */
  | 'en-route'
  /** On the road, or gone from somewhere: news of a trip they have, and no answer to an offer. */
  | 'moving'
  | 'picked-up'
  | 'completed'
  /** At the pickup or at the end: only the trip can tell. */
  | 'arrived'
  /** At the pickup, and nobody yet. */
  | 'waiting'
  | 'no-show'
  | 'problem'
  | 'started'
  | 'link'
  | 'next'
  | 'capacity'
  | 'who'
  /** A yes or no that hangs on something: "maybe", "if", "I will ask". */
  | 'unsure'
  | 'tomorrow'
  /** A thumb up, or a phone's "Liked …". */
  | 'thumb'
  /** Written by a machine on their side. */
  | 'auto'
  | 'thanks';

/** How much a no weighs: to be sorry is none by itself, to be full does not give back a trip they have. */
export type No = 'firm' | 'soft' | 'regret';
/** "ok" may only mean that a text was seen. */
export type Yes = 'firm' | 'weak';

type Strength = No | Yes;

/**
 * In order: a phrase that matches is taken out of the words before the next is tried, so that "no problem" leaves no "no"
 * and no "problem" behind.
 */
export const PHRASES: readonly (readonly [Intent | undefined, RegExp, Strength?])[] = [
  ['accept', /\b(je |on |nous )?(m|s|nous) ?en (occupe|occupons|charge|chargeons)\b/g, 'firm'],
  ['accept', /\b(no (problem|prob|pb|worries|trouble)|pas de (problemes?|pb|soucis?|trouble|stress))\b/g, 'weak'],
  [
    undefined,
    /\b(pas de retard|no delays?|on time|a l heure|pas (de )?danger|s il (vous|te) plait|not? (bad|too bad)|pas (si )?mal|thank god|happy to help|make sure|(was|were) (asleep|sleeping|busy|driving)|(j )?(etais|etait) (occupee?|couchee?|endormie?|en train de dormir)|dormais)\b/g,
  ],
  [
    'decline',
    /\b((ask|find|try|demande[rz]?|trouve[rz]?|essaye[rz]?) (a )?(someone|somebody|quelqu un|un autre)( else| d autre)?|pass on (it|this|that)|je passe( mon tour)?)\b/g,
    'firm',
  ],
  [
    'unsure',
    /\b(maybe|may be|perhaps|possibly|probabl[ye]|might|not sure|unsure|depends?|peut etre|ptetre|sans doute|je (ne )?sais pas|j sais pas|chais pas|don t know|dont know|dunno|pas (sure?|certaine?)|ca depend|je crois|i think|je pense|if|unless|si|(quand|when|once|after|des que) (la|le|les|the|i|je|on|we|it)|sauf|a condition|seulement|only|(i ll|i will|can|let me|will|gonna|vais|peux|dois|must|have to|need to) (try|ask|see|think|call|essayer|demander|voir|appeler)|essayer|let you know|(get|come) back to (you|u)|quelqu un|someone|somebody|anyone|a confirmer|to be confirmed|tbc|who can)\b/g,
  ],
  [
    'problem',
    /\b((can ?no?t|can t|cant|(ne )?(trouve|trouvons)) (pas |plus )?(find|see|locate|reach|get (in|through|to))|(je |on )?(ne )?trouve pas|(nobody|no one|personne) (is )?(answer(s|ing|ed)?|(ne )?repond)( (the|at|a) [a-z ]*)?|(pas la bonne|mauvaise|wrong|not the right) (adresse|address|place|personne|person|maison|house)|(elle|il|ils|la personne|passagere?) (est |sont |s est |s en est )?(deja )?(partie?s?|sauvee?|enfuie?|allee?)|(she|he|they|passenger|client) (has |have |s |is )?(already )?(left|gone|ran (away|off))|refuses? (to|de|d)( (go|come|get|venir|monter|partir|embarque[rz]?))?|(elle|il|elles|ils|on|personne|passagere?|cliente?)? ?(ne |n )?(veu(len)?t|vien(nen)?t|repond(ent)?) (pas|plus)( (venir|monter|embarque[rz]?|partir|y aller|au telephone|a la porte))?|(she|he|they|passenger|client) (will not|won t|wont|can t|cannot|does ?n ?t|don t|does not|do not|is not|isn t|are not) (want|come|coming|answer|answering|respond|go|walk|get)[a-z]*( to)?( (come|go|get in|leave))?|(no|not|pas de) (answer|answering|reponse)( (at|a) (the|la) (door|house|porte))?|(elle|il|she|he|passagere?|passenger) (est |is |s )?(malade|sick|blessee?|hurt|en crise|panicking|panique|inconsciente?|unconscious|passed out|bleeding|fainted)|saigne|(guy|dude|man|gars|type|chum|boyfriend|someone|quelqu un|truck|car|char) (is |qui )?(with (her|him|us)|avec (elle|lui|nous)|follow(s|ing)?|(me|nous|la) (suit|follow))|(elle|il) (a debarquee?|voulait (pas|plus))|(she|he|they) (ran|jumped|got out)|(elle |il |she |he )?(wants to|veut) (go (home|back)|get out|retourner|rentrer|debarquer|s en aller)|(flight|plane|vol|avion|train|boat|bateau|traversier|ferry|barge) (is |est |was )?(cancel+ed|annulee?|delayed|retardee?|grounded|clouee?))\b/g,
    'firm',
  ],
  ['link', /\b(liens?|lein|links?|linl|url|(quelle |l )?adresse|address|details?|coordonnees)\b/g],
  [
    'waiting',
    /\b((not|isn t|aren t|pas) (here|there|out|outside|ready|la|arrivee?s?|sortie?s?|prete?s?)( encore| yet)|pas encore (la|arrivee?s?|sortie?s?|prete?s?|ici)|(still |i m |we re |am )?waiting|j attends?|on attend|nous attendons|en attente|(elle|il|elles|ils|la personne|passagere?|she|he|they|passenger) (s en vien(nen)?t|arrive(nt)?|sort(ent)?|(is |are |s |re )?coming( out)?|(is |are |s )?on (her|his|their) way|se prepare))\b/g,
  ],
  [
    'decline',
    /\b((personne|nobody|no one|noone|no body) (de |d )?(dispo(nible)?|available|libre|free|(to|pour|can|qui peut) ?(drive|conduire|go|aller|do|le faire|help)?|on (duty|shift)|working|au (bureau|travail))|((je|on|nous|i|we) (ne )?(suis|est|sommes|m|am|re|are)|chui|chu|jsuis) (pas|not) (la|ici|there|here|around|home|in town|en ville|au bureau|dans le coin))\b/g,
    'soft',
  ],
  [
    'no-show',
    /\b(no ?shows?|not (there|here)(?! (is|are|for))|nobody( is| s)?( there| here| around| home| in sight| at [a-z ]*)?$|nobody (there|here|came|showed)|no one( is| s)?( there| here| came| home)|did ?n ?o?t (show( up)?|come( out)?)|never (came|showed)( up)?|absente?s?(?! (du|de|from))|pas de (passagere?|client|cliente)|no passengers?|personne (n est )?(la|ici|sur place|au rendez vous|au point)|personne$|il n y a personne|y a personne|y a pas personne|(n )?(est|etait|sont|es) pas (la|venue?s?|presente?s?)(?! (bonne?|peine|meme|seule?))|pas (venue?s?|presente?s?)|(elle|il|personne|toujours) (est )?pas la|^pas la$|ne s est (pas|jamais) presentee?|s est pas (presentee?|montree?)|introuvable|lapin)\b/g,
  ],
  [
    'decline',
    /\b((pas|plus|aucun|sans) (de |d )?(chauffeurs?|chauffeuse|conducteurs?|conductrice|voitures?|vehicules?|auto|autos|char|chars|camion|van|personnel|monde)|no (more )?(cars?|drivers?|vehicles?|van|truck|wheels|ride|staff)|((car|truck|van|vehicle|auto|char|voiture|camion|vehicule) (is |est |s )?(already )?(out|gone|taken|prise?|deja prise?|sorti|au garage|in the shop))|trop loins?|too far|hors (de )?(notre |ma )?(zone|secteur|region|territoire)|out of (our |my )?(area|zone|range|region)|(cancel|annule[rz]?|annulee?) (the |my |our |this |that |le |mon |notre |ce |cette |la )?(trip|ride|run|trajet|voyage|transport|course)|(have to|need to|got to|gotta) cancel|(dois|doit|devons) annuler|(je|on|nous) (me|se|nous) (desiste|retire|desistons)|desistement|on part plus$|back(ing)? out|(i|we) (quit|pass)|pas moi)\b/g,
    'firm',
  ],
  [
    'decline',
    /\b((je |on |nous |ca |il |elle )?(ne |n )?(peu[xt]|pourrai|pourra|pourrons|pouvons|peuvent|veux|voulons|accepte|acceptons|prends?|prenons|prendrai|pars|vais|irai|ira|iront|viens|viendrai|fais|marchera) (vraiment |plus |malheureusement )?(pas|plus(?! (tard|tot|vite)))( (y aller|le faire|la prendre|le prendre|venir|prendre|aller|faire))?|can ?no?t|can t|cant|could ?n t|couldnt|unable|won ?t(?! start)|wo n t|(i|we) (will|do|would|am|are|m|re|ll) not( (be able|going|coming|taking))?|don t (want|think so|have (a |any )?(car|driver|vehicle|time|space|room))|i (don t|dont) think( so| i can)?|impossible|pas (possible|d accord|ok|capable|interesse[es]?|question)|(not|no longer) (able|possible|ok|going|interested|coming|driving|doing|taking|me|us))\b/g,
    'firm',
  ],
  [
    'decline',
    /\b(not (available|today|tonight|this time|now|in service|working)|pas (disponibles?|dispo|libres?|aujourd hui|ce soir|maintenant|cette fois|cette nuit|de service|en service|le temps)|no time|indisponibles?|unavailable|occupee?s?|busy|booked|overbooked|complets?|full|pleins?|aucune place|no (more )?(room|space|seats?|capacity|spots?)|(pas|plus|aucune) (de |d )?(places?|siege|espace)|trop (tard|court|tot)|too (late|short|early)|short notice|not enough time|pas assez de (temps|place)|malade|sick|en conge|day off|off (duty|today|tonight)|(i m|i am|we re) off work|on (vacation|holidays?)|en vacances|a l exterieur|out of town|(en train de |je |on )dors?|asleep|sleeping|in bed|couchee?s?|(we re|we are|on est|nous sommes|office is|bureau est) (closed|fermee?s?)|^fermee?s?( ce soir| pour)?|(already|deja) (on|have|got|sur|pris|prise|en) (a |an |un |une )?(another|other|autre|trip|run|trajet|course|call|appel|route)( (trip|run|trajet|course|call))?|wish (i|we) could|no longer available)\b/g,
    'soft',
  ],
  [
    'en-route',
    /\b((on |in )?(my|our) way|omw|on the way|(suis |sommes |est )?en ?route|(suis |sommes |est )?en chemin|(i am|i m|im|we re|we are|am|are) (coming|leaving|off|heading|headed)( (now|out|there|over))?|coming( now)?$|be right there|leaving( now)?|heading (out|there|over|up|down|to)|je pars(?! en (vacances|conge|voyage))|on part|nous partons|j ?arrive|on ?arrive|nous arrivons|j ?y ?vais|on ?y ?va|j y va|(je )?(m|me|s|se) en (viens|vient|vais|va)|(je |on |nous )?(vais|va|allons) (arriver|y aller|la chercher|le chercher|les chercher|chercher|partir)|(i ll|i will|we ll|we will|going to|gonna|about to|will) (go )?((get|pick)( up)? (her|him|them|there)( up)?|pick up|head (out|over|there)|leave (now|in|at|soon)|leave$)|on decolle|je decolle|(wheels|taking) (up|off)|decollage|departing|(je|on) (la |le |les |l )?(ramasse|embarque|recupere)(?= (dans|vers|a|en|bientot)))\b/g,
  ],
  [
    'picked-up',
    /\b(picked ?(her|him|them|the passenger|passenger|client|it)? ?up|pickedup|picked|(she|he|they) got in|(j ?ai|on a|nous avons) (la|le|les) (passagere?s?|personne|cliente?)|we have (both|all|the) [a-z]*|^loaded$|^pick ?up( (done|complete|ok))?$|got (her|him|them)(?= (in|on|now|safe|with|and|et|avec)|$)|(i|we) (have|ve got) (her|him|them|the passenger|passenger|client)(?= (in|on|now|safe|with|and)|$)|on ?board(ed)?|aboard|in the (car|truck|van|vehicle|plane|boat)|(she|he|they) (s |is |are |re )?(in(?= now| safe|$)|with (me|us))|(elle|il|personne|passagere?) (est )?avec (moi|nous)|(suis|sommes|est) avec (elle|lui|eux)|(?<!\b(va|vont|vais|veut|pour|peut) (l |la |le |les )?)embarquee?s?|embarquement fait|a ?bord|dans (le|la|l) (char|auto|voiture|camion|vehicule|avion|bateau|van)|ramassee?s?|recuperee?s?|cueillie?s?|montee?s? (a bord|avec|dans))\b/g,
  ],
  [
    'completed',
    /\b((trip |trajet |course |all |ride )?(completed?|finished|done)|finish|safe(ly)? (there|arrived|home|at)|arrived? safe(ly)?|bien (arrivee?s?|rendue?s?)|dropped( (her|him|them|passenger))?( off)?|drop ?off|delivered|(trajet |course |transport |voyage |c est )?terminee?s?|fini[es]?|deposee?s?|debarquee?s?|livree?s?|^fait$|(c est|tout est|trajet|course|transport) fait|rendue?s? (a destination|a bon port)|arrivee?s? a (destination|bon port)|a destination|a bon port|fin (du|de) (trajet|course|transport)|mission accomplie|finit|(rendue?|arrivee?)s? en securite|safe and sound|saine? et sau(f|ve))\b/g,
  ],
  [
    'arrived',
    /\b(arrived?|arrivee?s?|suis arriver|here now|(i am|i m|im|we re|we are) (here|there|outside)|(je suis|on est|nous sommes|suis) (la|ici|dehors|devant)|sur place|parked|stationnee?s?|^dehors$|^outside$|at the (door|pickup|house|airport|dock|location)|(a|devant) la porte|on ?site|rendue?s?)\b/g,
  ],
  [
    'moving',
    /\b(just left|left( now)?|driving|(je |on )?(conduis|conduit)|au volant|sur la route|^((i m|we re|i am|we are|am|are|now|back) )?on the road|(je suis |suis |on est )?partie?s?|depart)\b/g,
  ],
  [
    'problem',
    /\b(problems?|problemes?|issues?|trouble|delayed?|delay|late|retard(ee?)?|breakdown|panne|(out of|no|low on|plus de|pas de|manque de) (gas|gaz|fuel|essence)|lache|crevee?s?|pogne|accident|stuck|pris (dans|sur)|bloquee?s?|flat( tire)?|crevaison|storms?|tempete|blizzard|poudrerie|verglas|whiteout|brouillard|fog(gy)?|icy|ice|glace|(road|roads|highway|bridge) (is |are )?(closed|bad|icy|blocked|washed out)|(route|chemin|chemin d hiver|pont|autoroute)s? (est |sont )?(fermee?s?|bloquee?s?|mauvais|coupee?)|weather|meteo|mauvais temps|il neige|trop de neige|snow(ing)?|(won ?t|wont) start|(demarre|part) pas|dead battery|batterie|engine|moteur|broken?( ?down)?|brisee?s?|cassee?s?|ceiling|(bad|terrible|icy|awful) roads?|roads? (are |is )?(terrible|awful)|in the ditch|ditch|fosse|lost|perdue?s?|moose|orignal|can t find|trouve pas|hurt|blessee?s?|vomit)\b/g,
  ],
  [
    'received',
    /\b(recu[es]?s?|received?|recieved?|reciev|got it|gotit|got your|(message |bien )(recu|note)|prends note|note[de]?|vu(?! que)|seen|ack(nowledged)?|copy( that)?|roger|10 4|compris|understood|je (verifie|regarde|vous reviens|te reviens)|on (verifie|regarde)|checking|will check|let me check|looking into it|(i m |i am |i ll |i will )?call(ing|ed)?( (them|him|her|now))+|(i m |i am )?calling( now)?$|(i ll|i will) call$|(already )?called (them|him|her)|taking it|handling it|(j ?|je )(les |la |le |l |vais (les |la |le |l )?)?appelle|deja (appelee?|reglee?)|reglee?)\b/g,
  ],
  ['started', /\b(started|en cours|commencee?|debutee?|in progress|rencontree?|met (with )?(her|him|them))\b/g],
  [
    'decline',
    /\b(no can do|no+(?=$| (sorry|thanks?|thx|ty|not?|i|we|can|cant|cannot|too|way|my|our|the|a|it|to|this|that|tonight|today|truck|van|car|road|bad|busy|full|unfortunately|ask|storm|weather|short|sir|ma|mam|merci|pas|on|je|maybe|problem)\b)|thx no|non+|no+pe|nah|negatif|negative|decline[ds]?|refuse[rds]?|refusee?|rejet(er|ee?)?|reject(ed)?)\b/g,
    'firm',
  ],
  ['decline', /\b(desolee?s?|dsl|sorry|regret|malheureusement|unfortunately)\b/g, 'regret'],
  [
    'accept',
    /\b(ye+s+|yess?ir|yse|ye[pahs]|yup|yeah|yea|oui+|ou[iy]|oiu|wi|ouais|ouai|oue|j ?accepte|accept(e|es|er|ed|ons|ee|ing)?|acepte|aksept|certainly|absolutely|absolument|certainement|bien sur|avec plaisir|with pleasure|volontiers|(i|we) (can|will|ll)(?=$| (do|take|go|make|come|drive|help|cover|handle|be (there|ready|on time)|get|this|that|it|her|him|them|tonight|today|tomorrow|now|at|in|around|for)\b)( do it)?|can do|will do|(i|we) (got|take|have) (this|it|the trip)|(i|we) ll take (it|this)|(i m|we re|i am|we are) in$|on it|(i|we) (am|m|are|re) able|count (me|us) in|(je|on|nous) (peux|peut|pouvons)(?=$| (y |le |la |les |l |prendre|faire|aller|venir|partir|conduire|etre|aider|ce|demain|maintenant|dans|vers|a |tout|en |m |s ))|(je|on|nous) (le |la |les |l |vais |va |allons )*(prends?|prend|prenons|prendre|fais|faisons|faire|charge)|(j|on|nous) y (serai|sera|serons)|(serai|sera|serons|serais) la|be (right )?there|affirmative?|affirmatif|good to go|(je |on |i |we )?confirm(e|ed|ee|ons)|comptez sur (moi|nous)|parfait oui)\b/g,
    'firm',
  ],
  [
    'accept',
    /\b(ok+|okay|okey|okai|oki|d ?accord|dac|dacord|sure|parfait|perfect|dispo(nibles?)?|libres?|available|free|ready|prete?s?|sounds good|works( for (me|us))?|ca (marche|va|me va)|c est (bon|beau|correct)|fine by me|let s go|^go$|^np$)\b/g,
    'weak',
  ],
  [
    'thanks',
    /\b(thanks?|thx|tks|thank (you|u)|ty|merci( beaucoup| bien)?|mercie|cheers|(chi )?miigwech|meegwetch|migwetch|bonne (journee|soiree|nuit|fin de semaine|chance)|good (night|day|evening|luck)|have a good (one|day|night)|bye|a plus|a bientot|see (you|ya)|welcome|(ca )?fait plaisir|de rien|bienvenue|my pleasure|tout va bien|all good|no need)\b/g,
  ],
  [
    'tomorrow',
    /\b(tomorrow|demain|(next|la) (week|semaine prochaine)|la semaine prochaine|(lun|mar|mercre|jeu|vendre|same)di|dimanche|(mon|tues|wednes|thurs|fri|satur|sun)day)\b/g,
  ],
];

/** What is left of a no after the phrases above: it takes the clause's good news back ("not picked up"). */
export const NEGATION =
  /\b(almost|nearly|presque|bientot|soon|not|never|cannot|jamais|pas|nt|(have|has|had|did|is|was|are|were|do|does|should) ?nt?|(haven|hasn|hadn|didn|isn|wasn|aren|weren|don|doesn) t)\b/;

/** Said at the head of a clause, a yes that no later "not" takes back: "oui, pas besoin de rappeler". */
export const LEADING_YES = /^(oui+|yes+|yep|yup|yeah|ouais|bien sur|sure)\b/;

/** The whole of a text, with or without a code and a please. */
export const NEXT =
  /^(qui|next|nex|nxt|prochaine?s?|suivante?|qui( est)?( (le|la|ma|mon|notre))? (prochaine?|suivante?)( (personne|passagere?))?|c est qui( (le|la|ma|mon))? (prochaine?|suivante?)|qui ensuite|a qui le tour|who( is| s)? (is )?next|whos next|what( is| s)? next|whats next|next (one|trip|pickup|pick up|ride|passenger)|(mon |quel est (le |mon )?|le )?prochain (trajet|voyage|depart|passager)|mes trajets|my (trips|rides|runs)|liste?|horaire|schedule)( svp| please| pls| s il vous plait)?$/;
export const WHO =
  /\b(who (is|s) (this|it|that)|who are you|whos this|qui est ce|qui etes vous|t es qui|c est qui(?! (le|la|ma|mon|prochain|suivant))|wrong number|mauvais numero|connais pas ce numero)\b/;

/** Phones that answer by themselves, and offices that are closed: nothing they say is meant for this text. */
export const AUTOMATIC =
  /\b(auto(matic|matique)?( |-)?(reply|response|answer)|automated (reply|response|message)|reponse automatique|message automatique|do not disturb|ne pas deranger|(driving|sleep|work) focus|focus turned on|not receiving notifications|i ll see your message when|when i get where i m going|concentration activee?|out of (the )?office|absente?s? (du|de mon|de) bureau|away from my (phone|desk)|i m driving and|i am driving and|je suis au volant et)\b/;

/** Thumbs typed as one slip from yes and no, when they are the whole text. */
export const WHOLE: ReadonlyMap<string, Intent> = new Map([
  ...'y o k ya yas ye ys yrs yws ues yed yez oi ui pui iui oyi ouo uoi ouu oj ko kk okk oke'
    .split(' ')
    .map((one) => [one, 'accept'] as const),
  ...'n nn npn nion nno nob npo nin mno nan'.split(' ').map((one) => [one, 'decline'] as const),
]);
/** Of those, what may only mean that the text was seen. */
export const WHOLE_WEAK: ReadonlySet<string> = new Set(['k', 'ko', 'kk', 'okk', 'oke']);
