import type { Ideas } from './rules.ts';

/** Ce qui calme : le passé, la blague, le film, le hockey… Une règle de danger les nomme après `unless`. */
export const calmIdeasFr: Ideas = {
  mou: [
    'shot/crie/crient/criait/fache/fachee/cache/arrive/arrivent/arrete/arretez/droit/prise/prises/pris/devant/ecoute/attend/attendent/char/dehors/suit/suivent/revient/entre/rentre/monte/ouvre/tourne/vite/aide/aider/aidez/perdue/dort/bruit/musique/joue/noel/tombe/tombee/terre/pleure/peur/pousse/crise/crises/texte/messages/police/roti/souper/mal/dos/dents/violence/violent/tue/enleve/effacez/amene/brise/casse/bois/garde/sonne/pogne/fouille/mourir/chaud/battent/immigration/camion/van/hotel/motel/client/clients/photos/camera/cameras/cave/coffre/endroit/pont/balcon/corde/pelle/lac/rue/route/highway/chemin/lettre/exige/tarif/essence/bloque/vole/chaine/genoux/sexe/jours/gaz/ventre/jaloux/frappe/recrute/annonce/marques/entend/retrouver | sous sol/cle | veux pas | oblige/obliger | mon velo/bras',
  ],
  past: [
    'y a (presque/environ/deja/genre/comme/une/pas) {nombre} (bonnes/de/dizaine) (d) ans/annees/an/annee/mois/ans | fait (presque/environ/deja/genre/comme) {nombre} ans/annees/mois (que/qu) (je/j/on) (suis/ai/l/m/est) | fait {nombre} ans $',
    'dans le temps | l/cette epoque | quand j/je/on etais/avais/restais/vivais/travaillais/sortais/etait | j avais {nombre} ans | avais {nombre} | l an/annee passe/dernier/passee/derniere | an passe/dernier | annee passe/derniere | mois/ete/hiver/automne/printemps passe/dernier',
    'en 2005/2006/2007/2008/2009/2010/2011/2012/2013/2014/2015/2016/2017/2018/2019/2020/2021/2022/2023/2024/08/09/98/99 | mon enfance | ancien/ancienne | etais plus | etais jeune/petite | autrefois/jadis | dans mon/le passe | deja ete vendue/battue/violee/frappee | c etait | avant ca | etait (avant) avant | derriere moi',
    '^ avant | depuis des annees | deux mille | plus ensemble | une fois en | en octobre/septembre/novembre/decembre/janvier/fevrier/mars/avril/juin/juillet/aout dernier/passe | {m} frappait/battait/menacait/violait',
    'au printemps/automne | a l ete/automne | depuis longtemps | maintenant/finalement (c) (est) fini/regle | a regle ca',
  ],
  joke: [
    'on a ri | par accident | mdr | ptdr | hihi | je niaise/niaisais/blague | joke/farce | mort/morte/crampe de rire | trop drole',
  ],
  fiction: [
    'film/films/serie/series/livre/roman/netflix/emission/documentaire/balado/podcast/jeu/chanson/toune/episode/tele/cauchemar/reve/reves/personnage/piece/histoire de',
  ],
  game: [
    'hockey/match/game/soccer/ballon/tournoi/ringuette/curling/lutte/karate/boxe/cartes/bingo/finale/equipe/patinoire/gym/entrainement/balle molle/poker',
    'chasse/peche/orignal/orignaux/perdrix/chevreuil/canard/outardes/lievre/poisson/truite/dore/maringouin/maringouins/mouches/chien/chat/guepe/abeille/mouche',
    'chasseur/chasseurs/nerf/zombies/tiroir | canadiens/habs/leafs/senateurs/bruins/raid/gta',
  ],
  work: ['examen/exam/exams/test/entrevue/devoir/facture/factures/budget/loyer/formulaire/impots/cv'],
  study: [
    'travail/projet/recherche d/sur/pour/de (l) ecole/traite/universite/college | formation/atelier/depliant/depliants/conference/article/stage/statistiques/prof/sensibilisation/benevole/benevolat/etudiante/presentation/nouvelles/journal/temoignage/groupe de',
    'psy/therapie/therapeute/avocat/avocate/proces/compensation/ivac/suivi/counselling',
  ],
  denied: [
    'personne (ne/n/a/qui) m/me/nous (a/fait) {frappe}/{pousse}/{suit}/fait/veut/surveille/garde | {m} (a/ont) jamais/pas (jamais) (ete) {frappe}/{pousse}/touche | jamais leve/donne/fait | pas ete {frappe}/blessee | pas (de/d) {arme}/violence/blessure/blesse | inquietez/inquiete (vous/toi) pas | rien de grave | aucune/aucun menace/violence/danger/arme',
  ],
  trafic: ['arrive/trafic/traffic/retard/construction/bus/autobus/detour/lift/pelle/reparer/photo/vue'],
  safe: [
    'suis/est/sommes (ben/maintenant/la/enfin/bien) (en/a) securite/safe/abri/correct/correcte | en prison/dedans | bloque | ca/tout va (ben/tres) bien | tout (est) beau/correct | remariee | depuis {nombre} ans',
    'grace a dieu | dors mieux | tranquille maintenant/ici/hamdoulilah | jsuis/suis tranquille',
  ],
  // Pourquoi on ne peut pas sortir, quand ce n’est la faute de personne.
  empeche: [
    'travail/job/ouvrage/ecole/cours/gardienne/lift/auto/bus/autobus/malade/grippe/rhume/meteo/avion/argent/trafic/traffic/reunion/lundi/mardi/mercredi/jeudi/vendredi/samedi/dimanche/avant/tempete/gardiene/paye/vol',
    'tard/facebook/permission',
  ],
  visite: [
    'livreur/facteur/postier/livraison/pizza/colis/halloween/bonbons/amie/voisine/taxi/lift/bus/autobus/pelte/pelleter/cours/rendez/travailleuse/souper/infirmiere/noel | gentil/fin',
  ],
  suivi: [
    'medecin/docteur/docteure/infirmiere/infirmier/travailleuse/travailleur/psy/intervenante/equipe/instagram/insta/tiktok/facebook/snap/suivi/sage | un/une/du lift/job/logement/appart/cours',
  ],
  peurCalme: [
    'peur de/du/des/d (l/la/le/les/etre/me/pas) (faire) avion/noir/chien/chiens/araignees/hauteurs/ours/aiguilles/deranger/tromper/parler/demander/prendre/eau/orages/vide/voler/clowns/dentiste/medecin/manquer/rater/perdre/dire/train/examen/cour/echouer/couler/juge/jugee/oublier/hiver/changement',
  ],
  soins: [
    'test/don/pression/analyse/clinique/nez/gencive/gencives/regles/yoga/respirez/kit/trousse/formation | comme le/mon docteur/medecin | prescription | vaccin | par le nez',
    'au debut | echo/echographie',
  ],
  coupeCalme: [
    'doigt/bobo/bobos/cheveux/toupet/budget/heures/liste/ligne/gazon/legumes/oignon/oignons/papier/patates/cuisinant/carottes/rasant/barbe/fesant/tomates/parole/electricite/courant',
  ],
  froidCalme: [
    'reste/restee (au/en) (lit/dedans/dans) dedans/lit/maison | bureau | chauffage | chocolat | pelte/pelleter | autobus/bus passait | belle/beau journee/soleil | patiner/glisser/glissade',
  ],
};
