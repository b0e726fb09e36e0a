/** Ce qui est un danger à soi seul, en français d’ici, tel qu’on le texte ; le reste est dans `danger-ideas.fr.ts`. */
export const dangerWordsFr: readonly string[] = [
  // Peur
  '^ (aidez/aide/svp/allo/oui/non/et/mais/omg) (moi) j/je/g (ai) (tellement/tres/vraiment/trop/si/super/ben) peur (svp/aidez/aide/help/la/maintenant/moi/ici/toute/seule) (moi/seule) $',
  'peur pour ma/mes/nos/mon/notre vie/enfants/bebe/securite',
  'crains pour ma vie | terrifiee | terrorisee',
  'en danger | ^ danger $',
  'suis/sens pas/plus/pu (en) securite/safe',
  'pas/plus/pu bien/securite/safe avec lui/eux/elle | feel pas safe',
  // Urgence
  '^ (aidez/vite/appelez) (moi/la) 911/police/urgence/urgences/sos (svp/vite/911) $',
  '^ (une) urgence (svp) $',
  '^ secours | ^ (a) l aide $ | ^ a laide $ | ^ al aide $',
  '^ (svp/aidez) viens/venez vite (svp) $ | ^ vite (svp) $',
  '^ (je) meurs $',
  '{ils} menace | menace/menaces de mort',
  '{lui} est (encore) a/devant/derriere la/ma/notre porte',
  'bord du/de balcon/pont/toit/quai/viaduc/falaise | recu/mange une/des/un balle/coups/volee/claque | texte/ecris/parle en cachette | canon dans/sur (sa/ma/la) bouche/tete/tempe',
  'tatoue son/leur nom | appartiens | seraient/serait mieux sans moi/leur/maman | bye/adieu pour toujours',
  'marier/mariage de/force (force) | pour/veut/veulent me marier',
  'amene/amenent/ramene (un/des/les/deux) hommes/homme/clients/messieurs',
  'suis/sommes/mis/mise dans le/un/son/leur coffre',
  'marques/traces de doigts | dit non ... continue/pareil | sans mon consentement',
  'sauter du/de/en (la/le/l) toit/pont/bas/balcon/fenetre/viaduc',
  'ecrire/ecrit/texte/crie/crier/appele (a) (l) aide/help/sos',
  'envoie/envoi/envoyer/envoient des/ses hommes/messieurs/gars/boys',
  'veux pas (me/l/le) marier/epouser/mariage',
  'excision/exciser',
];
