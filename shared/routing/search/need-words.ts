import { lazily } from '../../platform/config.ts';
import type { Facet } from './facets.ts';
import { isFunctionWord, wordsOf } from './words.ts';

/**
 * What people write, and what they mean by it: phrases in both languages, as they come to mind (plural or not, accents or
 * not; small words do not matter). A phrase may stand under several meanings. After `||` it means this only among other
 * things. Change the version with the words: an answer tells which ones it was made with.
 */
export const NEED_WORDS_VERSION = '2026-11-22';

const needWords = {
  'kind:safe-place': `
    shelter | safe place | safe house | place to sleep | place to stay | somewhere to stay | somewhere to sleep | emergency housing |
    emergency shelter | bed | couch | sofa | couch surfing | homeless | homelessness | women's shelter | transition house | hostel |
    sleep | stay | refuge | abri | hébergement | hébergement d'urgence | hébergement sécuritaire | maison d'hébergement |
    lieu sûr | endroit sûr | endroit où dormir | place pour dormir | où dormir | où coucher | coucher | dormir | lit | divan |
    sans-abri | itinérance | itinérant | maison de transition | maison des femmes | foyer | toit || safe | house | night | nuit | maison |
    room | chambre | motel | hotel | hôtel | auberge`,
  'kind:housing': `
    housing | long-term housing | apartment | permanent housing | rent | rental | supportive housing | subsidized housing | lease | home |
    a place of my own | logement | logement permanent | logement social | appartement | loyer | louer | bail | chez-soi | se loger |
    habitation | HLM || house | maison | homeless | itinérance | toit`,
  'kind:transport-road': `
    ride | lift | drive | driver | taxi | cab | car | shuttle | bus | van | transport | transportation | travel | rideshare | carpool |
    lift to an appointment | voiture | auto | chauffeur | chauffeuse | navette | autobus | covoiturage | lift | déplacement |
    accompagnement en voiture | route | camionnette | fourgonnette || trip | voyage | get to | aller`,
  'kind:transport-air': `
    plane | flight | fly | air | airplane | aircraft | charter | bush plane | pilot | airline | avion | vol | nolisement | nolisé | pilote |
    aérien | hélicoptère | helicopter || transport | transportation | travel | trip | voyage | déplacement`,
  'kind:transport-rail': `
    train | railway | rail | Polar Bear Express | Northlander | chemin de fer | ferroviaire || transport | transportation | travel | voyage |
    déplacement`,
  'kind:transport-boat': `
    boat | ferry | barge | water taxi | bateau | traversier | chaloupe | embarcation || transport | transportation | travel | voyage |
    déplacement`,
  'kind:crisis-support': `
    crisis | crisis line | crisis support | hotline | helpline | suicide | suicidal | emergency support | distress | distress line |
    safety plan | safety planning | crise | ligne d'écoute | ligne de crise | soutien en cas de crise | suicidaire | détresse | ligne d'urgence |
    intervention de crise | plan de sécurité | danger || trauma | traumatisme | violence | abuse | rape | viol | violence conjugale |
    domestic violence | scared | peur | human trafficking | trafficking | trafficked | exploitation | sexual exploitation | exploited | traite |
    traite de personnes | traite des personnes | exploitation sexuelle | pimp | proxénète`,
  'kind:counselling': `
    counselling | counseling | counsellor | counselor | therapy | therapist | talk | someone to talk to | trauma | trauma therapy |
    psychotherapy | social worker | listening | support worker | counseling adapté | écoute | thérapie | thérapeute | psychothérapie | psychologue |
    intervenant | intervenante | parler | quelqu'un à qui parler | conseiller | conseillère | traumatisme | travailleuse sociale |
    travailleur social | accompagnement psychosocial | jaser || grief | deuil | ptsd | sspt | anxiety | anxiété | crisis | crise`,
  'kind:peer-support': `
    peer | peers | peer support | support group | group | circle | sharing circle | survivors group | mentor | mentoring | lived experience |
    pairs | groupe de soutien | groupe de pairs | groupe | cercle | cercle de partage | entraide | pair aidant | paire aidante | mentorat |
    survivantes | vécu || counselling | volunteering | bénévolat | exiting sex work | sortir de la prostitution`,
  'kind:case-management': `
    case management | case manager | navigation | navigator | system navigation | advocate | advocacy | caseworker | outreach worker | follow-up |
    paperwork | forms | ID cards | birth certificate | health card | human trafficking | trafficking | trafficked | sex trafficking |
    exploitation | sexual exploitation | exploited | gestion de cas | gestionnaire de cas | navigatrice | navigateur | défense des droits | plaidoyer |
    accompagnement | suivi | démarches | formulaires | papiers | papiers d'identité | certificat de naissance | carte santé | traite | traite de personnes | traite des personnes |
    traite humaine | exploitation sexuelle | exploité | exploitée | proxénétisme | travailleuse de proximité || pimp | proxénète | social worker |
    travailleuse sociale | intervenante | intervenant`,
  'kind:health': `
    health | doctor | nurse | clinic | hospital | medical | medicine | nursing station | walk-in | sexual health | pregnancy | pregnant | midwife |
    std | sti testing | sex work | sex worker | travail du sexe | travailleuse du sexe | prostitution | dentist | prescription | pharmacy | birth control | abortion | santé | médecin | docteur | infirmière | infirmier |
    infirmière praticienne | clinique | hôpital | médical | poste de soins | soins | soins de santé | santé sexuelle | enceinte | grossesse |
    sage-femme | itss | dentiste | ordonnance | pharmacie | contraception | avortement || sick | malade | injury | blessure | rape kit |
    trousse médico-légale`,
  'kind:sexual-assault-centre': `
    sexual assault | sexual assault centre | rape | rape crisis | sexual violence | sexual abuse | assault | calacs | agression sexuelle |
    agressions à caractère sexuel | viol | violence sexuelle | abus sexuel | agression | rape kit | trousse médico-légale || sexual exploitation | exploitation sexuelle | sex work |
    sex worker | travail du sexe | travailleuse du sexe | prostitution | incest | inceste |
    abuse | abus | harassment | harcèlement | attouchements`,
  'kind:mental-health-addictions': `
    mental health | addiction | addictions | detox | rehab | rehabilitation | withdrawal | withdrawal management | residential treatment |
    substance use | drugs | drug | alcohol | drinking | opioids | fentanyl | methadone | suboxone | harm reduction | depression | anxiety |
    psychiatrist | treatment centre | recovery | sobriety | santé mentale | dépendance | dépendances | toxicomanie | désintoxication | désintox |
    sevrage | gestion du sevrage | cure | drogue | alcool | alcoolisme | opioïdes | méthadone | réduction des méfaits | dépression | anxiété |
    psychiatre | centre de traitement | rétablissement | sobriété | consommation || ptsd | sspt | trauma | traumatisme | suicide | psychologue`,
  'kind:legal': `
    legal | lawyer | legal aid | attorney | court | judge | law | restraining order | peace bond | custody | immigration lawyer | legal clinic |
    rights | charges | criminal record | victim compensation | justice | avocat | avocate | aide juridique | juridique | cour | tribunal | juge |
    droit | loi | ordonnance de protection | garde des enfants | clinique juridique | droits | casier judiciaire | indemnisation |
    notaire | accusations || divorce | papers`,
  'kind:child-services': `
    child services | children's aid | child protection | children | child | kids | baby | childcare | daycare | foster care | CAS | youth services |
    parenting | services à l'enfance | aide à l'enfance | société d'aide à l'enfance | protection de l'enfance | enfant | enfants | bébé | garderie |
    famille d'accueil | SAE | enfance | parentalité | bien-être de l'enfance || youth | teen | jeune | ado | family | famille | mom | maman`,
  'kind:developmental-services': `
    developmental | developmental disability | developmental services | intellectual disability | ID | autism | autistic | ASD | FASD |
    fetal alcohol | Down syndrome | special needs | disability | adapted support | déficience intellectuelle | DI | autisme | autiste | TSA | TSAF |
    alcoolisation fœtale | trisomie | besoins particuliers | besoins spéciaux | déficience | handicap | handicap intellectuel |
    services de développement | soutien adapté | trouble du spectre | trouble du développement || adapted | adapté | plain language | langage clair`,
  'kind:life-skills': `
    life skills | budgeting | cooking | cooking class | independent living | money management | self-care | daily living | parenting skills |
    dynamique de la vie | habiletés de vie | aptitudes à la vie quotidienne | autonomie | cuisine | cours de cuisine | vie autonome |
    gérer son argent || budget | banking | banque`,
  'kind:education': `
    school | education | upgrading | adult education | high school | GED | diploma | study | studies | tutoring | college | distance school |
    literacy | école | études | mise à niveau | éducation des adultes | diplôme | secondaire | étudier | cours à distance | alphabétisation |
    tutorat | collège | formation | rattrapage || classes | cours | training`,
  'kind:employment': `
    job | jobs | work | employment | career | career guidance | job search | resume | CV | training | hiring | emploi | travail | orientation |
    orientation professionnelle | carrière | recherche d'emploi | curriculum | métier | employabilité | se trouver une job || formation |
    volunteering | bénévolat | income | revenu`,
  'kind:language-program': `
    language | language classes | language program | ESL | FSL | English classes | learn English | learn French | French classes | LINC |
    cours de langue | cours d'anglais | cours de français | apprendre l'anglais | apprendre le français | langue | langues | francisation |
    ALS | CLIC || classes | cours`,
  'kind:cultural-support': `
    culture | cultural | elder | elders | ceremony | ceremonies | sweat lodge | smudge | smudging | land-based | healing circle | traditional |
    traditional healing | drumming | powwow | medicine wheel | Knowledge Keeper | aîné | aînée | cérémonie | suerie | tente de sudation |
    purification | sur le territoire | cercle de guérison | traditionnel | guérison | guérison traditionnelle | culturel | tambour | pow-wow |
    gardien du savoir || healing | Indigenous | autochtone | Native | hunting | fishing | trapline`,
  'kind:police-liaison': `
    police | officer | cop | police liaison | report to police | OPP | RCMP | victim services | police report | press charges | policier |
    policière | liaison avec la police | porter plainte | PPO | GRC | services aux victimes | plainte | dénoncer || investigation | enquête |
    stalking`,
  'kind:settlement': `
    settlement | newcomer | newcomers | immigrant | refugee | immigration | integration | work permit | visa | asylum | welcome | établissement |
    nouvel arrivant | nouveaux arrivants | immigrante | réfugié | réfugiée | intégration | permis de travail | asile | accueil |
    résidence permanente || passport | passeport | interpreter | interprète`,
  'kind:return-home': `
    return home | repatriation | go home | going home | way home | go back home | embassy | consulate | back to my community | get home |
    retour à la maison | retour chez soi | rapatriement | rentrer | rentrer chez moi | rentrer à la maison | retourner chez moi | ambassade |
    consulat | retour || passport | passeport`,
  'kind:material-support': `
    food | clothes | clothing | phone | cell phone | mobile phone | meal | meals | groceries | diapers | hygiene | toiletries | furniture |
    food bank | gift card | SIM card | blanket | winter coat | nourriture | vêtements | vêtement | téléphone | cellulaire | repas | épicerie |
    couches | hygiène | meubles | banque alimentaire | carte-cadeau | carte SIM | couverture | manteau d'hiver | manger | linge |
    aide matérielle || hungry | faim | money | argent | tampons`,
  'sector:shelter': `shelter | women's shelter | refuge | maison d'hébergement | maison des femmes || abri`,
  'sector:police': `police | police service | OPP | PPO | policier`,
  'sector:municipality': `municipality | town | city hall | town hall | city | municipalité | ville | mairie | hôtel de ville | canton | township`,
  'sector:business': `business | company | store | shop | entreprise | compagnie | magasin | commerce | dépanneur`,
  'sector:first-nation': `First Nation | Première Nation | band office | band | conseil de bande | bande | reserve | réserve | Nation`,
  'sector:first-nation-services': `First Nation services | First Nation health | services d'une Première Nation`,
  'sector:indigenous-organization': `
    Indigenous | Indigenous organization | Aboriginal | Native | friendship centre | autochtone | organisme autochtone |
    centre d'amitié | Anishinaabe | Anishnawbe | Métis`,
  'sector:sexual-assault-centre': `sexual assault centre | rape crisis centre | calacs | centre d'agression sexuelle`,
  'sector:legal': `legal clinic | law firm | clinique juridique | cabinet d'avocats`,
  'sector:health': `hospital | clinic | health centre | hôpital | clinique | centre de santé`,
  'sector:education': `school | school board | college | école | conseil scolaire | collège`,
  'sector:transport-air': `airline | air carrier | charter | compagnie aérienne | transporteur aérien`,
  'sector:transport-road': `taxi | taxi company | shuttle | navette | compagnie de taxi | bus company`,
  'sector:settlement': `settlement agency | organisme d'établissement`,
  'sector:career-guidance': `career centre | employment agency | centre d'emploi | agence d'emploi`,
  'sector:child-services': `children's aid society | CAS | société d'aide à l'enfance | SAE`,
  'sector:community-organization': `community organization | non-profit | charity | organisme communautaire | OBNL | OSBL`,
  'culture:first-nations': `First Nations | Premières Nations | Indigenous | autochtone | Native | Aboriginal`,
  'culture:cree': `Cree | cri | crie | Mushkegowuk | Omushkego`,
  'culture:ojibwe': `Ojibwe | Ojibway | Anishinaabe | Anishinabek | Saulteaux | ojibwé`,
  'culture:oji-cree': `Oji-Cree | Anishininiw | oji-cri`,
  'culture:haudenosaunee': `Haudenosaunee | Mohawk | Six Nations | Iroquois | Oneida`,
  'culture:metis': `Métis`,
  'culture:inuit': `Inuit | Inuk`,
  'culture:francophone': `francophone | French-speaking | franco-ontarien | franco`,
  'culture:newcomer': `newcomer | immigrant | refugee | nouvel arrivant | réfugié`,
  'feature:wheelchair': `wheelchair | accessible | ramp | mobility | fauteuil roulant | fauteuil | accessibilité | rampe | mobilité réduite`,
  'feature:lifting': `lifting | lift chair | leve-personne`,
  'feature:service-animal': `service animal | service dog | guide dog | dog | pet | chien d'assistance | chien-guide | animal`,
  'feature:sign-language': `sign language | ASL | LSQ | deaf | langue des signes | sourd | sourde | malentendant`,
  'feature:low-vision': `blind | low vision | visually impaired | aveugle | malvoyant | basse vision`,
  'feature:attendant': `attendant | caregiver | préposé | accompagnateur`,
  'feature:children': `with children | with kids | with my kids | children welcome | avec enfants | avec mes enfants | mom | maman`,
  'feature:developmental-disability': `developmental disability | intellectual disability | autism | DI | autisme | déficience intellectuelle`,
  'feature:plain-language': `plain language | easy read | langage clair | langage simple`,
  'gender:woman': `women | woman | girl | girls | female | femme | femmes | fille | filles`,
  'gender:man': `men | man | boy | boys | male | homme | hommes | garçon`,
  'gender:two-spirit': `two-spirit | 2SLGBTQ | LGBTQ | queer | bispirituel | bispirituelle`,
  'gender:non-binary': `non-binary | trans | transgender | LGBTQ | queer | non binaire | transgenre`,
  'age:under-16': `children | kids | minor | under 16 | enfants | mineur | mineure | moins de 16 ans || youth | teen | jeune | ado | adolescent`,
  'age:16-17': `youth | teen | teenager | teens | young | minor | jeune | jeunesse | ado | adolescent | adolescente | mineur | mineure`,
  'age:18-plus': `adult | adults | adulte | adultes`,
  'language:fr': `French | in French | en français | français | francophone | French-speaking`,
  'language:en': `in English | en anglais | anglais`,
  'language:cr': `Cree | cri`,
  'language:oj': `Ojibwe | Ojibway | Anishinaabemowin | ojibwé`,
  'language:ojs': `Oji-Cree | Anishininiimowin | oji-cri`,
  'language:moh': `Mohawk`,
  'language:iu': `Inuktitut`,
  'hours:always': `24/7 | 24 hours | 24h | overnight | at night | day and night | 24 heures | jour et nuit | la nuit | en tout temps | after hours`,
  'way:virtual': `
    online | virtual | by phone | video | remote | telehealth | by text | en ligne | virtuel | à distance | par téléphone |
    vidéo | par vidéo | télésanté | par texto | videoconference`,
  'way:mobile': `mobile | home visit | comes to you | outreach | à domicile | se déplace | mobiles | équipe mobile | proximité`,
} as const satisfies Readonly<Partial<Record<Facet, string>>>;

/** What a phrase means, the whole of it or among other things. */
export type Meaning = { readonly facet: Facet; readonly whole: boolean };
type NeedWords = {
  /** By its words without the small ones, one space between. */
  readonly phrases: ReadonlyMap<string, readonly Meaning[]>;
  readonly words: ReadonlySet<string>;
  readonly longest: number;
};

const isFacet = (name: string): name is Facet => name in needWords;

export const needPhrases = lazily((): NeedWords => {
  const phrases = new Map<string, Meaning[]>();
  const words = new Set<string>();
  let longest = 1;
  for (const [facet, list] of Object.entries(needWords)) {
    if (!isFacet(facet)) continue;
    for (const [at, part] of list.split('||').entries()) {
      for (const phrase of part.split('|')) {
        const stems = wordsOf(phrase)
          .map(({ stem }) => stem)
          .filter((one) => !isFunctionWord(one));
        if (stems.length === 0) continue;
        const key = stems.join(' ');
        const known = phrases.get(key) ?? [];
        if (known.some((one) => one.facet === facet)) continue;
        phrases.set(key, [...known, { facet, whole: at === 0 }]);
        longest = Math.max(longest, stems.length);
        for (const one of stems) words.add(one);
      }
    }
  }
  return { phrases, words, longest };
});
