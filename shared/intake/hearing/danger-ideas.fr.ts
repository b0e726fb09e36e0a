import { bodyIdeasFr } from './body-ideas.fr.ts';
import { calmIdeasFr } from './calm-ideas.fr.ts';
import type { Ideas } from './rules.ts';

/**
 * Les idées des règles, dites en français d’ici. Un nom anglais est une idée de `danger-ideas.en.ts`, la même dans les
 * deux langues ; un nom français n’a pas de pareil en anglais et sert dans `danger-rules.fr.ts`.
 */
export const dangerIdeasFr: Ideas = {
  // « homme » se lit comme « home » : jamais seul.
  they: ['{ils} | un/l/cet/mon/son/vieux homme'],
  feared: [
    'ex | chum | conjoint | mari | pimp | proxenete | souteneur | client | boss | gang | oncle | les/des/un/ce/deux/trois gars/hommes | beau pere',
  ],
  me: ['m | moi | nous'],
  someone: ['{ma} plus jeune/vieille | {ma} ({proche}) {proche} | lautre fille | maman/mamie/kookum/bebe'],
  child: [
    '(a/ai/as/de) {jeune} ans | {ma} fille/fils/petite/petit/bebe/niece/enfant/enfants/kids/flo/flos | petite/ptite/fille/gars/jeune de {jeune}',
  ],
  men: ['hommes | gars | bonhommes | monsieurs | creeps | clients | pimp | mecs | des/du vieux | plus vieux/vieu'],

  // Violence
  frappeMoi: [
    '{m} ({a}) ({adv}) ({adv}) {frappe}',
    'fait/faite/faire/fais/fera/ferait/font (encore/juste) {frappe}/embarquer/vendre/enlever/suivre/pousser/toucher',
    'en train de (me/m/la/l/le/les/nous/se/lui) {frappe}/vendre',
    'ete/etre {frappe}/vendu/vendue',
    '{frappe}/saute/tombe/tire/tape dessus/apres/sur moi/nous/dessus/elle/eux',
  ],
  pousseMoi: ['{m} ({a}) ({adv}) ({adv}) {pousse}', 'ils mon ({adv}) {frappe}/{pousse}/pris/amene/enfermer/frapper'],
  onMe: [
    'on {m} ({a}) ({adv}) {pousse}/{suit} | on {m} ({a}) ({adv}) {frappe}/oblige/interdit/empeche/confisque/dope | on {m} ({a}) pris/enleve/confisque (tous/toutes) nos/mes/mon/ma/les {papiers} | on {m} (a) fait signer/venir ... dette/contrat/passeport | on mange/mangeait une/1 fois',
  ],
  frappeToi: ['va/vas/vais/vont te/vous {frappe}/tuer'],
  batElle: [
    '{lui}/qui/est ({a}) (est) (en) (train) (de) la/l/les/lui (a/ont/avait) ({adv}) {frappe}/touche/touchent/vend/vendent/tape/tapent/retient/retiennent/pogne/attache',
    '{lui}/qui ({a}) (ont) {frappe} ({ma}) {ma} ({proche}) {proche}',
    'de/va/vont/veut/veulent la/les/l (faire) {frappe} | {lui} {frappe} celles/ceux/quand/si/encore/chaque',
  ],
  frappe: ['{frappe}/pousse/lance/lancer/garroche/pitche/secoue/brasse/tord/crisse'],
  coups: [
    'coup/coups de poing/poings/pied/pieds/couteau/batte/baton/ceinture/tete/genou/barre/marteau/hache/feu/fusil/pelle',
    'coups dans/sur/au/partout | des coups | mange un/une coup/volee',
    'une/la/ma/sa/des volee | (une/la/ma/sa/des) claque/claques/gifle/gifles/taloche/baffe/raclee',
    'leve/levee/met/mis (encore) la main | ses/les poings | la face defaite',
  ],
  saisie: [
    'par la gorge/tete/chevelure | par le cou/bras/collet | par les cheveux/bras | a la gorge | tire/tirait/arrache les cheveux | mains/main autour/sur/dans/au du/mon/le/ma/la cou/gorge',
    'tete/face/dos contre/dans/sur/su/a le/un/la/l/les mur/murs/plancher/table/comptoir/porte/char | contre le/un mur',
    'en bas des/de/du/d (l) escalier/escaliers/marches/lit/balcon/char/truck | dans (les/l) escalier/escaliers/marches',
    'casse/casser/pete/peter/arrache/arracher/fracasse/fend/crever/briser/brise/couper/defoncer/tord (la/les/le/un/une/des/mon/ma/mes/deux) jambes/jambe/gueule/yeule/face/dents/dent/bras/nez/cotes/cote/doigts/doigt/tete/yeux/machoire/genoux/os/poignet',
    'mis/met/mettait/tenu/tient (un/une/sa/la/le/ses/mon) oreiller/sac/main/mains/linge/tape sur/dans/autour (la/ma/le/mon) face/bouche/tete/nez/cou | plante/enfonce/rentre (un/une/son/le) ... dans la/ma/le/mon {corps}/cuisse | couche/monte/grimpe/embarque/etaient ... sur moi | {m} coupe/coupent/couper un/une/les/la/le doigt/doigts/gorge/langue/tete/oreille',
    'sorti/sort/pris/prend/pogne/avec (sa/son/une/un/la/le) ceinture/batte/baton/marteau/ciseaux/tournevis/barre/chaine/pelle/fourchette',
    'faire/fait/font/ferait/fera/fasse/feront (du/ben/tres/trop/encore/de/tellement) mal',
    'verse/verser/lance/jete/lancer (de/d) (l) eau/huile/acide (chaude/bouillante)',
    'renverse/verse/lance/jete/garroche ... sur/dessus moi/elle/nous | bouillant/bouillante sur/dessus',
    'en bas de la/du galerie/balcon/perron | tete dans la/le/l toilette/eau/bain/four',
    'rentre/rentrer/fonce dedans/dessus',
    'pete/casse/lance/crisse/donne/frappe/fesse ... sur/dans la tete/face/gueule/yeule | passer/passe/passent dessus | {m} brule/brulent avec',
  ],
  harmed: [
    '{corps} (est/toute/tout/ben/sont/au/completement) ({adv}) {blesse}',
    'oeil/yeux au beurre | vois double/flou/embrouille/noir/pu | couverte/plein/pleine de bleus/marques/sang',
    '(des/plein/de) (de) bleus/marques/ecchymoses/brulures partout/sur/au/dans/a',
    'marques/traces/bleus de doigts | cou plein de | dent/dents (qui) branle/branlent/tombe/cassee | serre/serrait/serrer (mon/le/ma/la) (cou) cou/gorge/kiki | {pas} (capable) (de) lever/plier/bouger mon/le/la/ma bras/epaule/jambe/cou/doigts',
  ],
  maFaute: [
    'ma faute | merite/cherche/provoque/exagere $ | (l) ai merite/cherche/provoque | aurais/avais pas du/parler | parle trop fort/trop',
  ],
  rage: [
    'casse/cassent/brise/brisent/garroche/pete/lance/defonce/crisse (toute/tout) (tout/toute/partout) (la/les/des/dans) tout/toute/maison/affaires/assiettes/meubles/murs/vaisselle',
    'pete/pogne/petait/pette (un/sa/les/le/une/la) coche/cable/nerfs/crise/fuse',
    'vire/devient/devenu/rendu/virer/vraiment/tres/trop/ben/est/sont/tellement/plus fou/violent/violents/agressif/folle/dangereux',
    'crie/hurle/gueule/sacre/crient apres/contre/sur moi/nous/ma/elle/tout',
    'crise de rage/colere/jalousie/violence',
  ],
  fache: [
    'crie/crient/hurle/hurlent/gueule | freak/freake/freaker/capote/enrage | saoul/soul/chaud/gele/high/paquete/ivre | sur (la/le/l) meth/speed/coke/crack/brosse | a bu | boit/boire/bu | fache/fachee/furieux/choque | en crise/colere/maudit/criss/tabarnak',
  ],
  uneArme: [
    '{arme} | batte de baseball | poivre de cayenne',
    'la/une/sa/son/ma 22/12/303/410/308 a/dans/est/de/charge/sur',
    '(sorti/pogne/pris/prend/sort) le 12/22',
  ],
  armes: [
    'charge/charger/pointe/braque/sort/sorti (son/le/un/une/mon) {arme}',
    '{arme} (sur/contre/a/dans/sous/devant/pointe/braque/charge) (la/ma/notre/mon/le/moi) gorge/tete/tempe/moi/face/cou/front/ventre/comptoir/main/mains',
    'une/des balle/balles dans/entre/a/la | tirer/tire/tirent une balle | tireur | fusillade | coups de feu/fusil/gun | tirent/tire (dehors) dehors/partout/dessus',
    'avec un/une/son/des {arme} | est/sont armes/arme',
    'coup/coups/plante un/de/le/son couteau',
    'tire/tirent dans les/l airs/air',
  ],

  vise: ['vise/visent/pointe/pointent (encore) (sur/vers/avec) ma/moi/nous/la/notre'],
  dit: ['dit/disait/disent/dis/ecrit/ecris/texte/crie/hurle/jure/repete/texto/message/mots/lettre/note/vocal'],
  menaceCitee: [
    'si/quand/fois tu/vous ... ... je/j/on/y te/t/vous/le/la | tu/vous (m) appartiens/appartenez | t ai/as/a paye/achete | tu/vous sors/sortiras/pars/partiras/quittes/vas/iras/bouges pas/pu/plus/jamais/nulle | te/t/vous (faire) tue/tuer/tuerai/retrouve/retrouverai/trouver/trouverai/enterre/enterrer/noyer/bruler/brule/casser/casse/cacher/crever/creve/defigurer/egorger/egorge/pends/pendre/mets/mettre | tu/vous vas/allez (me/le/pas/la) ... mourir/payer/regretter/voir/crever/revoir/sortir/finir/disparaitre | tes/ton/ta/vos {proche} | crie/parle/bouge pas/pas/pis/et je',
  ],
  siJe: [
    'menace/menacent/menacait/menaces | jure/promis que | si je/j/on ... {aller}/crie/refuse/denonce/porte/dis/parle/paye/ramene/obeis/appelle/dit',
  ],
  // Menaces
  menace: [
    'menace/menacent/menacait/menacer (encore) moi/nous/de/d/avec/ma/mes/mon/si/que',
    'menaces (de/d/a/par)',
    'sinon/autrement/soit | jure/promis que/de/qu/m',
    'si je/j/on ... {aller}/crie/refuse/denonce/porte/dis/ecris/reste/travaille/paye/bouge/reponds/rembarque/fais/ramene/police/jase/obeis/parlais/rembarquais/partais/disais/laisse',
    'dit/disait/disent/dis que/qu/quil/quy/si/danse | m a dit',
  ],
  vengeance: [
    'va/vont/veut/veulent/allait/viendra/viendrait (me/m/nous/le/la/les/lui) (faire/le) payer/regretter/retrouver/tuer/finir/defigurer/briser/detruire/arranger/enterrer/noyer/bruler/trouver/descendre',
    'faire/fera/ferait/feront (du/ben) mal a/au/aux | regler mon/notre/son cas | ma/sa/notre peau | mettre le feu | on part/meurt/creve tous/tout | finir mal | ca va mal finir | personne (d) (autre) (qui) va/vas t/m/te/me avoir | {m} pogne/trouve/retrouve/attrape (je/suis) morte | suis morte/mort/finie/faite | tuer tout/toute/tous | va/vont me/nous tuer',
    'une balle/volee | les jambes',
    'va/vont/veut (en) {frappe} (tout/toute/tous/ma/mes/mon/les/nos/nous)',
    'fait/faire (encore) la peau | derniere priere | tes prieres | me/la/nous faire/fait deporter | l/immigration immigration',
    'vient/viennent/va/vont/viendront (venir) chercher/prendre/pogner/tuer ma/mon/mes/notre {proche} a (ma/sa) place',
    '(il/y/va/vont) prend/prendre/enleve/enlever/garder/emmener (mes/les/nos/mon/ma) enfants/bebe/kids/fille/fils (et/pis/au/avec/loin) | pieds devant | sortirai/sortirais/sortiras (pas/jamais) (d/vivante) (ici) vivante/ici',
    '(se) venger/vengera/vengeance | occuper/occupe/occupent de moi/toi/nous | la/le prochaine/prochain $ | tu/vous vas/allez mourir/crever/payer/regretter',
    'jamais ... vivante/vivant | debarrasser de moi/nous/elle | reverrai/reverrais/reverras/reverra/reverrez/revoir {pas} | personne/jamais (va) te/me/nous trouver/retrouver/trouvera/chercher | assez grand/creux pour',
  ],

  // Retenue
  retenue: [
    '{veut} {pas} (me/nous/la/les) que/qu/me/nous/la/les/laisser (je/j/on/elle) (laisser/lacher/let) (m/me/nous/s/la/les) (en) {aller}',
    'laisse/laissent/laissait/lesse {pas} {aller}',
    'veut/veulent {pas} que/qu je/j/on ... {aller}',
    '{m}/la/les laisse/laissent/laissait/laissera/laisseront/lesse ({adv}) {pas}',
    'refuse/refusent (encore) de/d (me/nous/la/les/m) laisser/ramener/debarquer/lacher/rendre/redonner/ouvrir/amener/arreter',
    'veut/veulent/voulait {pas} (me/nous/la/m/les/le) debarquer/ramener/lacher/ouvrir/rendre/redonner/virer/turn',
    '{pas} (le/l/ldroit) droit (de/d) (m/me/avoir) (en) {aller}/appeler/avoir/utiliser/toucher',
    '{m}/la/les empeche/empechent (de/d)',
    'ni/sans (me/nous) laisser {aller} | {pas} (me/nous) laisser {aller}',
    'd/de force | contre mon/ma/son/notre/leur gre/volonte',
    'refuse/refusent que/qu (je/j/on)',
    '{lui}/elle veux {pas} (que/qu/me/nous) (je/j/laisser) (m/me/en) {aller}/partes/laisser',
    '{m} interdit/defend (de/d) | {pas} (le/l) droit (de/d) (me/m) servir/voir/contacter/travailler/telephone | laisse/laissent (nous) (sortir/parler/manger) juste/seulement (pour/quand/si) | {pas} (le/l/ldroit/la) droit/permission (de/d) (me/m/y/le/la/les) {aller} | laisse/laissent {pas} (me/nous/la) {aller} | veut/veulent {pas} (me/nous/la/le/les) detacher/debarrer/lousser',
  ],
  coincee: [
    'peux/peut/pouvons/capable/moyen/reussis/arrive/arrivons/pourrai {pas} (capable/moyen) (a/de/d) (me/m/s/nous/men) (en) sortir/partir/enfuir/echapper/sauver/debarquer/bouger/aller',
    '{pas} capable/moyen (de/d/a) (me/m/s/nous) (en) sortir/partir/sauver/bouger/aller',
  ],
  barree: [
    'suis/sommes/tient/tiennent/gardent/garde (a/ont/encore/toujours/comme/rendue) enferme/enfermee/sequestre/embarre/kidnappe/barre/captive/prisonnier/prisonniere/attache/ligote/menotte/locked/otage/lock',
    'enferme/sequestre/embarre/kidnappe/ligote/prisonniere/locked/captive (ici) dans/ici/en/a/depuis',
    '(suis/est/sommes) barre/embarre/attache/stuck/coince/pris/pogne (ici/la/toute/seule) dans/en/au/a/in/avec/chez (le/la/sa/son/une/un/leur/cette/l/ma/des/ce) (autre/petite) {lieu}/lui/eux/elle/gars/client/malade/fou/pimp/ex/chum',
    '{m}/les/la (a/ont/avait) (tous/toute/encore) enferme/enferment/barre/barrent/embarre/attache',
    'retient/retiennent/garde/gardent/tient/tiennent/retenu (moi/nous) (ici) de/enferme/captive/ici/prisonniere/barre/cle',
    '{m} retient/retiennent/garde/gardent/tient/tiennent (ici/dans/chez/en)',
    'barre/barrent/lock/locke/cadenasse (toute/toutes) la/les/ma porte/portes/chambre/fenetres',
    'porte (de) (ma/la) (chambre) barre/locked/cadenasse/verrouille de/par/en',
    'surveille/surveillent/garde/gardent/watch/watche/bloque/bloquent (tout/toujours) (le/temps) la/les porte/sortie/portes/sorties',
    'prise/pris au/en piege/otage | otage | prisonniere | sequestre | (dans/dort) (un/une/le/la) {lieu} (sol) barre/cadenasse',
    'ils mon (tous) barre/barrer/enferme/enfermer/embarre | ferme/fermer/fermee (la/les) porte/portes a/avec (la/un/une/le) cle/clef/cadenas | cadenas',
    'ferme/ferment/fermer (la/les/toutes) (porte/portes) a cle/clef',
    'suis/sommes/mis/mise/enferme dans le/un/son/leur coffre',
    '{pas} vu/sortie/sorti dehors/soleil/jour (depuis) | (est/suis/sont) attache/ligote/menotte/enchaine (apres/au/sur/a/avec/dans) (le/la/un/une/l) lit/chaise/calorifere/poteau/arbre/radiateur/table/cave/chaine/poignee | attache/menotte (ma/mon/mes/la/le/les) ... apres/au/sur (le/la) lit/chaise/poteau/arbre | fenetres (est/sont) barre/barres | poignee/serrure/cadenas/loquet/barrure ... dehors/bord/cote/exterieur/envers | pas/sans (de) poignee/fenetre/fenetres',
  ],
  carte: [
    'pris/prend/prennent/garde/gardent/confisque/cache (toute/toutes) (mon/mes/ma/nos/notre) carte/cartes/argent/paye/linge/manteau/bottes/cheques',
  ],
  confisque: [
    'pris/prend/prennent/garde/gardent/confisque/confisquent/cache/vole/brise/casse/pete/keep/took/jete/enleve/brule/dechire (tout/toute/toutes/tous) mon/mes/ma/nos/notre/leur/son/ses/leurs (propre) {papiers}',
    'ont/a mon/mes/ma/nos/notre (propre) passeport/passeports/papiers/id/cell/telephone/phone/bebe/enfants/fille/fils/petite/kids',
    'redonne/redonnent/rendre/rend/redonner {pas} mon/mes/ma/nos {papiers}/bebe/enfants/fille/fils/petite/kids',
    'redonne/redonner/redonnera/rendra/rendre (juste/pas) si/seulement/quand/juste',
  ],
  enfantPris: [
    'parti/partie/sauve/kidnappe/enleve/vole/pris (avec) (mon/ma/mes/nos) bebe/enfants/fille/fils/petite/kids/petit',
    'veut/veulent/refuse {pas} (de) (me/m) (les/la/le) rendre/redonner/ramener',
    'garde/gardent mon/ma/mes bebe/enfants/fille/fils/petite pour/tant/si | parti/partie/sauve/disparu avec (mon/ma/mes/la/le/les) bebe/enfants/petite/petit/kids ... dit/reverrai/reverrais/jamais/sans/repond',
  ],

  // Vendue, forcée
  vendue: [
    '{m}/la/les (a/ont/va/vont/veut/veulent) (encore) (fait) vend/vends/vendent/vendu/vendre/loue/louer/prostituer/prostitue/passe/prete (a/d/sur/au) (ses/son/un/des/ces/l) (autres/autre) chums/chum/amis/gars/hommes/clients/internet/monde/site/boss/dealer',
    '{m} (a/ont/veut/veulent/va/vont/fait) vend/vendent/vendu/vendre/loue/prostitue',
    'fais/fait/faire (de/la) vendre/prostituer',
    '{m}/les/la (a/ont) fait/font/faire travailler/danser/coucher/rencontrer/escorter (avec/pour) (des/la/toute) (clients/hommes/nuit)',
    '{m} (a/ont) echange/donne contre | {m} a/ont achete (pour) {nombre}/1000/2000/3000/5000 | payer/effacer/rembourser sa/la/leur/une dette',
  ],
  clients: [
    'client/clients/johns | faire la/des rue/passes/clients/massages | pimp/proxenete/souteneur/mac',
    'coucher/couche/baiser/sexe/cul avec/pour (des/ses/lui/eux/un/les/d/son/le) (autres/hommes/gars/amis/clients/chums/monde/proprio/boss)',
    'danser/danse/escorte/escortes/strip/stripper/bordel/annonce/annonces | {m} fait/font/faire (faire) travailler/danser/coucher',
    'ramene/ramener/rapporte/rapporter/faire/fais/donne/donner/amene/make/gagne (pas/au/assez/moins/leur/lui/plus) (de/moins) (l) cash/argent/100/200/300/400/500/600/700/800/1000/1500/2000/quota',
    'payer/paye/payes avec mon corps/cul | en nature | faveurs | sexe | finition/extras',
    '(les) autre/autres fille/filles | recrute/recruter/bottom | leolist/onlyfans/tryst/backpage | salon (de) massage | ma/la/de dose/dope/poudre (si/quand/pour) | avec (ses/des/les) clients/bonhommes',
  ],
  pimp: ['pimp/proxenete/souteneur'],
  dette: [
    'dois/doit ... mille/dollar/dollars/piastres/piasses | dois/doit/devais/devait/rembourse/rembourser ... argent/cash/piasses/drogue/dope | dette/dettes/quota',
  ],
  force: [
    '{m}/la/les/elle (a/ont) (encore) force/forcent/forcer/oblige/obligent/obliger',
    'pas (eu/le/l/leur) (le) choix | {pas} dire non | (ai/a/as) dit (que) non | veux/voulais {pas} (y/le) {aller}/monter/faire/coucher/travailler/continuer/sexe | faut/fallait (que/qu) (je/j/on) (le/les/en) fasse/travaille/couche/ramene/rapporte/danse/reste/fasses | envie pas | veut/veulent que je/j/on (le/les/y/m/me) enleve/couche/fasse/danse/monte/suce/baise/travaille/voie/sois/rencontre/envoie/deshabille | sans mon consentement | dit non ... continue/meme/pareil/arrete',
    'dois/doit/devons faire/voir/danser/coucher/satisfaire/travailler',
    'veut/veulent que je/j | (suis/etais) oblige/force/forcee de/d (leur/lui/me/les) vendre/danser/coucher/voler/travailler/faire/dealer/livrer/transporter',
  ],

  // Emmenée
  emmene: [
    '{m}/l/la/les (a/ont/veut/veulent/va/vont) (faire/fait) (encore) {amener}',
    'veut/veulent/va/vont (me/m/nous/la/l) (faire/mettre/monter) (monter/embarquer) dans/in (la/un/une/le/leur/son) van/truck/char/camion/autobus/avion/coffre',
    'want me/her/us dans/in/to',
    'ramasse/embarque/pris/emmene/amene (a/de/au/dans) (force/char)',
  ],
  misDansChar: [
    '{m} (a/ont/veut/veulent/va/vont) mis/mettre/met/pousse/jete/rentre/embarque/embarquer/tire dans un/une/le/leur/la/son/l char/van/truck/camion/valise/coffre/auto | fait/faite embarque/embarquer',
    'mis/mettre/embarque/pousse/tire/monte ma/mon/mes/la ... dans un/une/le/leur/la char/van/truck/camion/coffre',
    '{m} met/mettent/mettait dans un/une/le/leur/la char/van/truck/camion | suis/sommes/mis/mise/enferme/est dans une/la/sa/leur valise (de/du/d)',
  ],
  vaChercher: ['venir/viennent/vient/va/vont/viendront (me/m/nous) chercher/prendre'],
  refus: ['veux/voulais {pas} | pas le choix | contre mon gre | {pas} dire non'],
  vehicule: [
    'dans (son/leur/un/sa/le/la/l/une) truck/char/van/camion/auto/valise/coffre/lchar | roule/roulent (depuis/encore/vite)',
  ],
  ailleursLoin: [
    'a/pour/vers/past/autre toronto/montreal/sudbury/ottawa/winnipeg/timmins/barrie/niagara/london/windsor/hamilton/quebec/calgary/vancouver/edmonton/ville/city/states/us/usa | thunder bay | north bay',
  ],
  perdue: [
    'sais/savons/know {pas} (meme/c/cest/plus) (est) {ouje} (que/qu) (je/j/c/on/ils/il/y/elle) (suis/est/ils/il/y/m/ai)',
    'sais {pas} (dans) quelle/quel ville/motel/hotel/place/bout/rue/coin',
    'sais {pas} (c/quelle/cest) (est) (quoi/quel) (l/la/est/quelle) adresse/ville/rue/motel/hotel | aucune idee {ouje}',
    'sait {pas} {ouje} on (va/est/vas) | reconnais pas/rien/pu (la/le/ici/du) (place/coin/rue/route/bout/tout)',
  ],

  // Suivie, retrouvée
  suit: [
    '{m} ({a}) (encore/partout) {suit}',
    '{m} {retrouver} | {m} a/ont retrouve/trouve',
    's (il/ils/y) (y) me/m/nous pogne/pognent/trouve/trouvent/retrouve/voit/voient/attrape | si il/y/ils me/m/nous pogne/trouve/retrouve/voit/attrape',
    'court/courent/courait/courir/coure apres | (sont/est/encore) apres moi/nous | cherche/cherchent/cour/vient/viennent apres (moi/nous) | {m} lache/lachent {pas}',
    'char/truck/auto/gars/{lui} (noir/blanc/rouge/gris) (qui) passe/repasse/roule/arrete/reste (encore/souvent/tout) (temps) devant | passe/repasse devant chez/la/ma ... (5/10/deux/cinq/dix/fois/minutes) minutes/fois/temps | tourne/tournent autour | rode/rodent/roder | tour (du/de/d) (la) bloc/maison/rue/quartier/stationnement | partout {ouje} je/j/jvais',
    'parke/stationne/parque/assis/attend (dans/encore) (son) (char/truck) devant/en chez/face/la/ma/notre/mon',
    'sait/savent/su/trouve/decouvert/saurait/connait (toujours/encore/exactement/tout/deja/meme) (le/temps) {ouje} (que/qu/c/est) je/j/on/ma/mes',
    'sait/savent/connait mon adresse | gps | traceur | airtag | mis/met (un/une) (app/truc) (sur/pour) mon/ma/me cell/char/suivre | localise/localisation',
    'sait/savent/trouve/decouvert/su {ouje} est la/ma/mon/notre/le maison/refuge/foyer/ecole/hebergement/cachette | trouve/trouvent mon/ma/notre/la adresse/maison/cachette/numero/appart | photo/photos de ma/notre porte/maison/fenetre | bris de condition/conditions | viole/brise/respecte (pas) son/l/ses interdit/ordonnance/conditions',
    'sait/savent que je/j/on (suis/est) ici/la/chez/suis | sait/savent/ecrit/decrit/texte (toujours/tout) ce que/qu (je/j) porte/fais/mange/mets/dis',
  ],
  attend: [
    'attend/attendent/attendait/attendre (moi/nous) (encore/juste) en bas/face/dehors/avant/arriere',
    'attend/attendent (moi) dehors/devant/dans/a/au',
  ],
  aLaPorte: [
    'a/devant/derriere/contre/cote/dans/sur (de) (la/ma/mon/notre/mes) {porte}/balcon/galerie/cour/entree',
    'devant/derriere/autour/cote (de/du) (chez/la/ma/mon/notre) maison/nous/moi/bloc/appart/autres/building/refuge/foyer/immeuble',
    'en avant/face/arriere (de) (la/ma/chez/du) maison/nous/moi/bloc/appart | en bas (du/de) bloc | dans maison | au bout du hall/corridor | dans le corridor/portique/stationnement/parking',
    'par la/ma fenetre',
    'dans le lobby/hall/corridor/stationnement/portique/allee',
  ],
  cognePorte: [
    'cogne/cognent/fesse/bang/bangs/kick/varge/pioche/buche/defonce/coups/frappe/frappent/sonne ... {porte}',
  ],
  breaksinFr: [
    'quelqu/someone/gars/homme (un) (est/sont/vient/viens/essaie/de) (d/de/en/train) (d/de) entre/entrer/rentre/rentrer/dans (dans/chez/par) (la/ma/mon/le/l/moi/nous) (appart/maison/chambre/logement/nous/moi/cour/maison)',
    'essaie/essaye/essayent/essaient/veut/veulent/tente/essayer (encore) (d/de) entrer/rentrer/ouvrir/defoncer/forcer/debarrer/crocheter (dans/par/chez) (la/ma/mon/moi/nous/le/ici)',
    'defonce/defoncent/defoncer/casse/cassent/brise/brisent/force/forcent/kick (la/ma/notre/les/mes/dans) (la/ma) porte/portes/fenetre/vitre/serrure/chassis',
    '{lui}/quelqu (un) (est/sont) (encore) entre/rentre/entrent/rentrent (chez/dans/par) moi/nous/la/ma/maison/fenetre/force',
  ],
  revient: [
    'arrive/arrivent/arrivait | s/sen en vient/viens/viennent/venir | sen vient/viennent/viens | revient/reviennent/revenir/revenu | va/vont/veut/peut (bientot/tout) rentrer/monter/descendre/arriver/venir/debarquer/rentre | se reveille/reveiller',
    'en bas/route/haut | a cote (de/d) | dehors | devant | proche | pas loin | dans maison | dans la/l/autre autre/maison/chambre/salon/cuisine/douche/piece | est/sont (encore/juste/toujours) (juste) la/ici/rentre/couche/dehors/outside/beside/right/proche/cote | dort/dors',
    'monte/montent/descend/descendent | est la/ici/revenu/rendu',
  ],
  seCache: [
    'me/m/nous (est/suis/a) (toute) cache/cacher/caches | suis/sommes (ici/toute/encore) cache/hiding | on est cache | ^ cache dans/sous/chez/derriere/en/au',
    'barricade/enferme/barre dans la/ma/les (salle) (de) toilette/toilettes/bain/bains/chambre',
  ],
  cachee: [
    'hiding | barree/barre/enferme dans la/ma/les toilette/toilettes/salle/chambre/bain',
    'reussi/pu/viens/vient (a/de/d) (me/m/nous) sauver/enfuir/echapper/sortir/pousser | {m}/suis (suis/viens/de) sauve/enfuie/enfui/echappe/pousse/evade/sauver | saute/sautee (du/de/en/d/dans) (son/sa/leur/la/le/bas) (de/du) (son/sa/la) char/camion/truck/van/fenetre/auto/bas',
    'semblant de dormir | sous (le/mon) lit | parler/ecris/chuchote (pas/tout) bas/fort',
  ],
  fuir: [
    'sortir/partir/sorte/parte/sauver/sauve/aille/aller/sors/pars d ici | sorte/parte/sauve | dla | seule chance | sortir de la',
    'm enfuir/echapper/sauver | me sauver/enfuir',
  ],
  avantQue: [
    'avant qu/que (il/y/ils/elle/mon/le) (ex/chum/gars/pimp) (se/s) (en) revienne/revient/reveille/reveillent/rentre/arrive/vienne/sorte/finisse/finissent/reviennent | pendant qu/que (il/y/ils) dort/est/sont | est sorti/parti fumer/au/chercher/acheter/prendre',
    'avant son/leur retour | seulement/juste {nombre} (minutes) minutes/min',
  ],
  peur: [
    '(j/je/a/ai/ont/fait) peur | la chienne | terrifie/terrorise/effraye/apeuree/petrifie/paniquee/tremble | je/j crains | pas safe | scare',
  ],

  ...bodyIdeasFr,

  // Appeler à l’aide
  auSecours: [
    'appelle/appelles/appelez/appeler/call/contactez/envoie/envoyez/envoyer/send/dites/dis/this/need/besoin/faut (a) (moi/nous/vite/donc/svp) (de/d/que/les/une) (le/la/les/l/une/un/des) (svp/vite) {police}',
    'police/ambulance/911 vite/svp/please | envoie/envoyez/envoyer quelqu/de/du (un) (l) (aide/monde/help) vite/aide/maintenant/au/ici/svp | sauve/sauvez/sauver moi/nous/la | sortez/sors/sort/sorter moi/nous/la (d/de/dla) | au secours | help (me) svp/stp',
    'viens/venez/vient (me/nous) (chercher/aider) (moi) vite/maintenant/tout | besoin d aide (tout/la) maintenant/vite/tout/immediatement/urgent/urgence | c est (vraiment/une) une urgence | aide/aidez/aider moi (a/svp) (m) (a) sortir/partir/vite/sauver | faites/faite quelque chose | rien faites',
    'vais/va/vas/pense/peux/peur (que) (de) (je) (vais) mourir (ici)',
    '^ (svp) (j/je) (ai) besoin (d) aide (la/maintenant/vite) $',
    'svp/sos/vite (la/une/l) police/ambulance | ^ (la) police (svp/vite/please) $ | police/ambulance (svp) (au) {nombre}/45/100/12 rue | besoin aide vite | je besoin aide | ^ (au/a) secour | faites/faite/fais (moi) venir/rentrer/monter (la/le/les/l/une/un/des/vite) {police} | faut (que) (quelqu/vous) (un) vienne/veniez/viennes (me/nous) (chercher/sortir/aider) | faites/appelle/appelez (venir) la po',
  ],
  aide: ['aide/aidez/aider moi/nous | help (me) | m/nous aider | sos | svp aide/aidez'],
  vite: ['vite | depeche | depechez | svp | stp | maintenant | tout de suite | urgent'],
  parlePas: [
    'peux/peu/capable/can {pas} (te/vous/lui/trop/vraiment) parler/talk/appeler/call/jaser/repondre/crier/chuchoter (fort) | {pas} faire de bruit | appelle/appelez/ecris/ecrivez/reponds/repondez/telephone/rappelle/rappelez (moi) (surtout) pas',
    'chut',
    'chuchote',
    'dis/dites rien | reponds/repond comme si',
  ],
  litTextos: [
    'lit/lisent/checke/check/fouille/read/lis/surveille (dans) (tous/toutes/tout) (mes/mon) textos/messages/cell/telephone/tel/texto/phone',
    'voit/voient/apprend/apprennent/sait/entend/pogne/catch (que/qu) (je/j) (te/t/vous) ecris/parle/texte/jase/tecris/jtecris | si il/y/ils voit/voient/sait/apprend/entend/trouve',
    'cell/tel/telephone/phone de/a/d l/la/une/ma (autre) fille/amie/coloc/autre | cachette',
    'lui/chum/mari/ex qui a/tient/garde (mon/le) cell/tel/telephone/phone | nous/m ecoute/ecoutent/entend | il/y/ils ecoute/ecoutent',
    'regarde (tous/toutes) mes textos/messages/affaires',
  ],
  now: [
    'a/ce soir | cette/chaque nuit | a/ce matin | tantot | maintenant | presentement | asteure | encore | actuellement | la la | en ce moment | tout suite | tout de suite | vient/viens de | en train | il/y a {nombre} minutes/min/minute/heure/heures | a {nombre} minutes/min/heures | hier | dans {nombre} (minutes) minutes/min/heure/heures | chaque soir/jour/fois | demain',
  ],
  cris: [
    'entends/entend/entendre (une/la/ma/une/des/quelqu/les) (fille/femme/mere/dame/cris/voisine/voisins/crier/un/enfants) (qui) (crie/crier/pleure/hurle/pleurer/hurler/battre/crient)  crier/hurler/pleurer/battre/crie/hurle | hurle/crie (a) (l) aide/secours | tout entendre',
  ],

  // Enfants
  mineure: [
    'a {jeune} ans | {jeune} ans (pis/et) | shes {jeune} | is {jeune} | mineure/mineures | ai {jeune} ans | petite/ptite/fille/gars/jeune de {jeune}',
  ],
  adultes: [
    'hommes | bonhommes | creeps | clients/client | pimp | des/du vieux | plus vieux | homme/gars/gar de {nombre}/40/50/35/45 | hotel/motel | van | boyfriend/chum de | homme qui | adulte',
    'monsieur | voisin | nue | photos de moi | parties',
    'mes photos | me rencontrer',
    'que (je) connais pas | airbnb',
  ],
  parent: [
    'oncle | beau pere | papa | grand pere | pepere | cousin | demi/grand/beau frere | chum/copain/mari/boyfriend (a/de) ma/sa mere | mon/son pere | prof/coach/pasteur | monsieur/boss/patron/proprio/employeur/coloc/superviseur/tuteur/gardien',
  ],
  toucheSexe: [
    'main/mains/doigts (dans/sous/sur/entre) (ma/mes/sa/les) culotte/culottes/bobettes/pyjama/chemise/jaquette/pantalon/pantalons/jupe/chandail/fesses/seins/poitrine/cuisses/jambes | enleve/enlever/arrache/baisse/oter (mon/mes/ma) linge/vetements/culottes/pantalon/chandail/robe | enleve/enlevez mes vetements',
    'met/mis/mettait (encore) ses/les/sa (mains/main/doigts) partout/doigts | reveille/reveillee (toute) nue',
  ],
  touche: [
    '{m}/la/les/lui (a/ont/avait/fait/faire) (encore) touche/toucher/touchent/tripote/caresse/embrasse/deshabille/minouche/taponne/viole',
    'attouchements/attouchement/inceste | dans mon/son/ma/sa lit/douche | dans/vient/rentre (dans) ma/sa chambre | {m} fait/faire (faire) (des/de) choses/affaires | vient/viens/rentre/entre/monte/couche/venait/embarque (souvent/toujours/encore/se) (coucher) dans mon/ma/notre lit/chambre/douche/bain (avec/la/pendant/le/chaque/quand) (moi) (nuit/soir) | pendant que je (dormais/dors)',
  ],
  disparue: [
    'disparu/disparue/disparus/introuvable | {pas} revenu/revenue/rentre/rentree (depuis/hier/de/du) | revenu/rentre {pas} (depuis) | pas/plus/pu de nouvelles (depuis)',
    'partie/parti ... avec un/des/2/deux/3/trois/le gars/hommes/homme/inconnu/vieux/monsieur | partie/parti/embarquee/embarque/montee (avec/dans) (un/des/le/une/son) gars/homme/hommes/inconnu/monsieur/vieux/char/van/truck',
    'repond/donne {pas} ... depuis | disparait',
  ],

  // Chantage
  chantage: [
    'envoyer/envoie/envoient/montrer/montre/publier/publie/poster/mettre/partager/diffuser/sortir/leaker/post/send/leak ... photo/photos/video/videos/nudes/nude/pics',
    'photo/photos/video/videos/nudes/nude/pics ... envoyer/envoie/montrer/publier/poster/mettre/partager/diffuser/sortir/leaker/montre/internet/facebook/ecole/famille',
    'chantage',
  ],
  volant: [
    'prend/pris/pogne/prendre (le) volant | conduit/conduire/chauffe/roule/drive | roule a 120/130/140/150/160/180',
  ],
  vitesse: ['roule a 120/130/140/150/160/180/fond'],
  prive: [
    'donne/donnent {pas} (a) manger | {pas} mange depuis | donne/donnent rien | laisse/laissent (rien) (me) manger | prive/privent de | {pas} (le) (droit) manger',
  ],
  photos: ['filme/filmer/filmait | nudes/nude | photo/photos/video/videos/pics/vids'],
  nues: ['nudes/nude | photos/photo/video/videos (de) (moi) (toute/tout) nue/nu/sexe/intimes/nues/moi'],
  publier: [
    'envoyer/envoie/envoient/montrer/montre/publier/poster/mettre/partager/diffuser/sortir/leaker/post/send/partout/internet/site/facebook/ligne',
  ],
  feu: [
    'mis/met/mettre/mettra/pogne/pris (le) feu (a/au/dans/din/partout) (la/mon/ma/notre/l) maison/appart/bloc/lit/char/chambre/rideaux | maison/appart/bloc/chambre/cuisine (est) en feu | plein de fumee | mettre/mis/met le feu',
    'arrose/verse/vide ... gaz/gazoline/essence/gasoline | sent le gaz',
  ],

  // De petits signes : deux près d’une personne, ou trois, font un danger.
  signe: [
    'peur | pleure/pleurent/pleurer/pleurant | crie/crient/criait/hurle/hurlent | tremble | aide/aidez/aider moi/nous | vite | depeche | sos | fache | saoul/soul/boisson/chaud',
    'menace/menaces | force/forcent/oblige/obligent | veut que je | veux pas | pas le choix | dit non | refuse que/de | interdit/defend (de/d) | droit de | empeche | surveille/surveillent | fouille | garde mon/mes/ma/nos | pris mon/mes/ma/nos | sous cle | barre | ferme la porte | a cle',
    'sang/saigne | enfle/bleus/marques | fait mal | gele/geles | nu pieds | pas/sans manteau/bottes | pyjama | en pleine nuit | nulle part | dans le bois | perdue',
    'inconnu/inconnus | client/clients | pimp | hommes | motel/hotel | camion/van | dans son/leur/un char/auto/truck/camion/van | amene/amenent/emmene/emmenent | change de route | tourne | arrete/arretent pas',
    'cherche/cherchent | me/nous suit/suivent | rode | retrouve | attend/attendent (dehors/devant/en) | devant | ouvre/ouvrent | entre/rentre/rentrent | monte/montent | arrive/arrivent | revient/reviennent | ecoute | cogne | cache',
    'pilules | dope | drogue | couteau | gun | fusil | hache | casse/cassent/brise/lance | frappe/tape/pousse/bat | mourir | tuer/tue | mort',
    'venge | droit de/d | mes pneus | piege | deshabille | rideaux | coups | coup de | claque | secoue | griffe | garroche | pitche | crisse | etouffe | noyer | par expres | de force | insulte | humilie | jaloux | controle | gueule/gueulent | la gorge/cou | ventre | croche | etoiles | marques',
    'dette | dope | sexe | nue | mon corps | autres filles | recrute | annonce | photos | coffre | cave | endroit | reconnais pas | sais pas ou | en cachette | chuchote | avant son | effacer | balle/balles | canon | gaz | noeud | corde | balcon | pont | ceinture | poing | respire/respirer | vomit/vomi | bouge pas/pu/plus | repond pas/pu/plus | depuis des heures | echange | mari/oncle/patron violent | en sang | cris | coince/coincee | pognee/prise | attache/attachee | enferme/enfermee | droguee/saoule | par terre | connais pas | tete tourne | vivante | debarrasser | engourdi | serrure | filme | bleue | enfuir | marier | arrache/traine | mon pimp | les mains | tombe | voie ferree | ma faute | merite | menacent | sous sol | poignee | du mauvais bord | jour et nuit | pas vu un/une/le dollar/cenne/sou/jour/soleil | pas/jamais/pu paye/payee/payes | {nombre} heures par jour | deporter/immigration | change d hotel/motel/place | recruter | bottom | bache | corde | le lac/bois/fosse | clouee/vissee | cadenas | brulent | oblige | son/sa gun/couteau | camera/cameras | barreaux | {nombre} jours $ | consciente | sonnee | secoue | pu manger/avaler | croche | rue/route/highway/chemin | la face | {frappe} | {arme} | garde robe/placard/cabanon/grenier/hangar | dans le noir | des pas | verrou | a genoux/terre | baillon/bandeau/bandes/cagoule/masque/masques/cagoules | panique/paniquee/terrifie/fige/figee | etourdie/malaise/convulse/bave/ecume/evanouie | supplie/pitie/prie | echappe/sauver/fuir | sinon/avertissement | attouche/attouchements | enrage/rage/explose/pete/defonce | bloque | chaine/chaines/menotte/menottes | vole | essence | au sang | genoux | couche avec | un client | une van | entend/entende | enfuie/enfuir | retrouver',
  ],

  ...calmIdeasFr,
};
