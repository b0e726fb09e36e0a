import type { Groups } from './phrases.ts';

/**
 * Les groupes de mots que les listes françaises emploient, sans accents. « frappée » se lit « frape » : les lettres
 * doublées comptent pour une. Une faute d’une lettre dans un mot de cinq lettres ou plus est permise.
 */
export const dangerGroupsFr: Groups = {
  // Qui peut faire peur. « y » : il, comme on le dit ici.
  ils: 'il ils elle elles y lui eux gars gar hommes bonhomme monsieur mec chum chums ex mari conjoint copain blonde pimp pimps proxenete souteneur pere oncle cousin frere boss patron proprio proprietaire client clients voisin chauffeur inconnu inconnus gang coloc quelqu dame madame patronne messieurs papa',
  // Qui fait peur par ce qu’il est, ou dont on parle sans le nommer.
  lui: 'il ils y lui eux gars gar hommes bonhomme mec chum ex mari conjoint copain pimp proxenete souteneur boss patron client gang',
  // Qui peut être en danger à la place de la personne qui écrit.
  proche:
    'mere soeur fille filles amie ami amies amis coloc cousine tante enfants enfant bebe petite petit petits kids fils frere femme femmes dame voisine niece neveu flo flos jeune best chum copine mom grand kid maman mamie kookum gardienne copain famille parents parent ado collegue soeurs freres gamin gamine',
  ma: 'ma mon mes la l le les une un sa leur deux trois autre autres des ses nos notre cette ta',
  // « ma frappé », « mont pris » : m’a, m’ont.
  m: 'me m nous ma mont',
  a: 'a as ont avait avaient va vont veut veulent voulait',
  adv: 'encore presque deja juste tout toute tantot hier souvent ben fort vraiment quasiment meme aussi full trop tellement toujours souvent',
  pas: 'pas pu plus jamais rien',

  // Violence, à tous les temps.
  frappe:
    'bat bats battent battre battu battue frappe frapper frappent tue tuer tuent tuera tabasse tabasser etrangle etrangler etouffe etouffer cogne cogner fesse fesser varge varger agresse agresser attaque attaquer poignarde poignarder viole violer violent torture torturer sequestre sequestrer brule bruler mord mordre mordu gifle gifler maltraite massacre massacrer defigure defigurer defonce defoncer ecrase ecraser noyer kidnappe kidnapper enferme enfermer menace menacer enleve enlever drogue droguer bouscule bousculer ligote beat choke kick punch slap rape stab ramasse demoli fouette assomme assommer eventre shoot shooter etranglent etouffent cognent fessent agressent attaquent poignardent torturent brulent mordent maltraitent massacrent menacent enlevent droguent kidnappent enferment egorge egorger lynche abuse abusent tabassent rosse',
  // Les mêmes actes et d’autres, qui ont aussi un sens tranquille : ils demandent « me » devant, et quelqu’un.
  pousse:
    'pousse pousser tord tordu tordre garroche garrocher pitche pitch pitcher crisse crisser calisse sacre secoue secouer brasse brasser tape taper tapent pince pique piquer touche toucher touchent tripote tripoter force forcer forcent oblige obliger obligent vend vendre vendent vendu vendue prostitue retient retiennent retenir barre barrer embarre attache attacher traine trainer crache tire tirer tirent pogne pogner serre hit attrape agrippe kicke pitche lance poussent tordent garrochent pitchent secouent brassent pincent piquent attachent trainent serrent lancent attrapent agrippent barrent crachent',
  suit: 'suit suivent suivi suivie suivre suivait follow followe following cherche cherchent poursuit poursuivent traque guette guettent watch surveille surveillent espionne stalk stalke rattrape pourchasse harcele harcelent retrouve retrouvent piste',
  retrouver: 'trouver retrouver rattraper pogner reperer attraper',
  arme: 'couteau couteaux fusil fusils gun guns pistolet arme armes hache machete carabine revolver canif poignard knife knifes shotgun arc arbalete tronconneuse',

  // Retenir
  aller:
    'sortir sorte sors sort partir parte pars part aller aille alle debarquer debarque descendre descende quitter quitte rentrer lever bouger parler parle appeler appelle manger dormir voir retourner go leave ouvrir fermer regarder pisser toilette toilettes laver telephoner texter',
  sortir: 'sortir partir enfuir echapper sauver quitter debarquer descendre',
  veut: 'veut veulent voulait voulaient laisse laissent laissait laisser lesse',
  amener:
    'amener emmener amene amenent emmene emmenent embarquer embarque embarquent transferer transfere envoyer envoient deplacer shipper demenager',
  papiers:
    'passeport passeports passport passports papiers documents visa cell tel telephone telephones cellulaire phone cles clefs cle bottes manteau linge souliers medicaments meds insuline permis id lunettes sacoche portefeuille marchette puffer pompe epipen methadone suboxone',
  lieu: 'chambre room motel hotel sous soussol maison cave truck van char camion appart appartement bloc garage cabane chalet placard garde toilette salle lit valise coffre shed remise grenier box cellule bain basement trailer airbnb roulotte grange shack usine dortoir entrepot baraque logement condo',
  ouje: 'ou ousque ousse',

  // Ce dont on dit « ça me tue », « ça m’a frappée ».
  ca: 'ca sa cela message messages chaleur froid travail job dos pieds tete ennui attente chanson film hiver frette mal texto prix game facture nouvelle',

  // Le corps
  blesse:
    'enfle enfler noir noirs bleu bleus mauve casse cassees fendu ouvert pete brise croche disloque saigne brule gonfle violet violette fracture deboite demanche',
  corps:
    'face visage oeil yeux machoire levre levres bouche tete bras poignet cou gorge jambe cotes nez doigt doigts dents dent ventre dos main epaule oreille oreilles joue gueule yeule crane front mains poignets',
  porte: 'porte portes fenetre fenetres chassis vitre serrure poignee',
  police:
    '911 police polices policiers cops cop flics flic beux boeufs ambulance ambulances ambulanciers pompiers ppo opp secours paramedics grc gendarmes',
  drogue:
    'pilule pilules pillule pils medicament medicaments meds tylenol tylenols advil advils fent fentanyl coke speed meth crystal ghb heroine morphine percs percocet xanax javel antigel poison bleach somniferes antidepresseurs comprimes dope purple benzo benzos tranq carfentanil oxy oxys ativan clonazepam xan seroquel dilaudid gabapentine',
  nombre:
    '1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 25 30 un une deux trois quatre cinq six sept huit neuf dix douze quinze vingt quelques plusieurs bout',
  jeune: '8 9 10 11 12 13 14 15 16 17 onze douze treize quatorze quinze seize ',
};
