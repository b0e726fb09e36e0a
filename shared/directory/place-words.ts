/** Words around place names in the texts people send, both languages, folded (no accents, lower case). */

const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** A place may follow: « je suis à… », "I'm near…". */
export const placePrepositions = words(
  'in at from near around by outside leaving à de d au aux du des depuis proche près vers pour chez dans to toward towards via entre between',
);

/** Of those, the ones that say where somebody is going rather than where they are. */
export const destinationPrepositions = words('to toward towards vers pour via');

/** An unaccented "a" is English ("a forest") unless a French verb of being or going stands before it. */
export const verbsBeforeUnaccentedA = words(
  'suis est sommes es vis vit habite habites reste restes rendu rendue arrive arrivee etait etais aller vais va pris prise coince coincee amene retourner',
);

export const articles = words('the a an my la le l les un une ma mon');

/** Words that stand around a place name without changing that the text is only a place name. */
export const fillers = words(`
  i im i'm m am we are is its it my me the in at from near around by outside close to right now here on town city of live living
  stay staying currently reserve community village first nation nations fn ontario ont canada area please thanks hi hello
  je j suis est c ce ici nous sommes on a à au aux de d du des la le les l proche près pres loin vers cote côté dans chez reste
  habite vis viens presentement présentement maintenant ville communaute communauté premiere première nation nations svp merci
  bonjour allo salut réserve en
`);

/**
 * Names of places that are also everyday words or given names. They are taken for a place only when they are the whole text
 * or follow a preposition.
 */
export const everydayNames = words(`
  acton ajax alexandria angus aurora bath belmont bolton brussels cambridge carp chatham clinton cobalt cobden concord delaware
  delhi dorchester emo erin essex exeter forest galt georgetown gibson gloucester hamilton hanover harrow hearst hiawatha hudson
  jarvis kingston lansdowne lincoln lindsay lively london lucan madoc marathon markham massey midland milton moonbeam oneida
  osgoode paisley paris perth pickering prescott rama rankin renfrew richmond russell seaforth shelburne simcoe stirling
  stratford tweed vanier vaughan virgil wawa waterford waterloo wellesley whitby winchester windsor woodstock wyoming
  delaware tuscarora albany kingfisher bearskin caldwell armstrong beausoleil scarborough tecumseh orleans victoria
  cornwall cochrane matheson mattice dowling meaford norwood parkhill picton gananoque fergus ancaster kash
  nipissing albany saugeen wahta dokis dalles barrie welland tilbury ayr baden temiskaming timiskaming limoges
  nakina elmira hudson kanata
`);

/** Too short to be told apart inside a sentence: « ki » is also how "qui" is texted. Only as the whole text. */
export const wholeTextOnly = words('ki aok aza ttn ssm soo kap mbq');

/** Everyday words that are one or two letters away from a place name: never read as its misspelling. */
export const neverMisspellings = words(`
  london danger trouble school home house work hospital hotel motel shelter prison jail court church store winter summer
  morning night evening water forest river lake island north south east west road car truck bus help hurt pain love mother father
  brother sister friend family police nurse doctor clinic office street corner border airport station campus college kitchen
  market person parents partner cousin auntie uncle kokum mushum bathroom basement bedroom apartment
  danger ecole maison travail hopital auberge refuge prison cour eglise magasin hiver ete matin nuit soir eau foret riviere lac
  ile nord sud est ouest route auto camion autobus aide mal peur amour mere pere frere soeur ami amie famille infirmiere medecin
  clinique bureau rue coin frontiere aeroport gare cuisine marche personne parents cousine oncle tante chambre appartement
  canada ontario quebec manitoba montreal winnipeg gatineau here there where ici rien tout quelque chose partout
  martin marie marion morgan norman warren tomorrow today demain prendre partir courir mourir besoin bientot
  pairs pair parts parti action heart hearts likely lovely living paired amour
  hello bonjour merci please thanks sorry pardon excuse
`);
