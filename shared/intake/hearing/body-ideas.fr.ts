import type { Ideas } from './rules.ts';

/** Les idées de `danger-ideas.fr.ts` qui parlent du corps, du désir de mourir et du froid. */
export const bodyIdeasFr: Ideas = {
  // Le corps
  saigne: [
    'saigne/saignes/saigner/saignent/saignait/hemorragie | du sang partout/plein/sur/dans/a/en | plein/plus de/en sang | en sang | sang (qui) coule/revole/partout/arrete | perds/perd/perdu/perdre (beaucoup/plein/trop/ben) (de/du/le) sang | pisse/crache/vomi/vomit/vomis/tousse (le/du/de) sang | bleed/bleeds/bleeding | trop/beaucoup/tellement/ben/full de sang | pisse/crache/tousse rouge | arrete/arretent pas/pu (de/d) saigner/couler',
  ],
  respirePas: [
    'respire/respires/respirer/respirent (quasi/presque/meme/plus/vraiment/a/quasiment) pas/plus/pu/mal/peine/difficilement/bizarre/drole/croche/presque/vite',
    'pas/pu/plus/misere/mal/peine/difficulte/capable (pas/capable) (a/de) respirer | s/se etouffe/etouffer | manque/manques (d) air | crise d asthme | pas/pu de pouls | son/mon souffle',
    'levres/visage/face/peau (est/sont/toute/tout/deviennent/virent/virait/devient) (toute/ben) bleu/bleus/mauve/mauves/blanche/grise/gris | toute/tout/vire/virait bleu/bleue/mauve',
    'arrete/arretait de/d respirer',
  ],
  inconsciente: [
    'inconsciente/inconscient | sans/perdu/perd/perds (la) connaissance/conscience/carte | (se/s/est) reveille/reveiller {pas} | {pas} (a/de/se/la/le/me/l) (se/la/le/l) reveiller | bouge {pas} | wake/wakes (up) {pas} | evanoui/evanouie/coma/comateux/effondre/ | convulse/convulsion/convulsions/convulser | crise d epilepsie | sans (se/reprendre) reveiller/connaissance/reagir | {pas} conscience | reagit {pas} | passed/passe/blacked out | yeux vires/virent/revirent | ecume/bave | raide morte/mort | bouge/bougeait meme {pas}',
    'tombe/couche/etendu/effondre (a/par/dans/raide) terre/plancher | a terre (pis/et) (elle/y/il) repond/bouge/respire/parle/saigne/convulse | {lui}/elle/fille/femme/gars est a terre',
    'ouvre/ouvrir {pas} les yeux | toute/tout mou/molle',
    'coeur bat/battait {pas} | dort trop | ronfle drole/bizarre/croche/bizarrement | respire/souffle aux/a peine/{nombre}/toutes',
  ],
  avaleDrogue: [
    'mange/avale/avaler/bu (des/les/mes/ses/une/le/de/du/plein/tous/toutes) (les/mes/ses/bouteille/boite) (de/d) (mes/ses) {drogue}/savon/essence/produit/piles/pile/aimant/aimants/nettoyant',
  ],
  drogues: ['{drogue}'],
  prendDrogues: [
    '{lui}/elle/il/amie/ami/blonde/chum/soeur/frere (a/ont) pris/prise (des/de/les) (la/l) {drogue} | (a/ont) avale/mange (ses) {drogue}',
  ],
  repond: ['repond/reponds/repondent (meme/presque) {pas}'],
  surdose: [
    'overdose/surdose/overdoser | pris/prise/avale/consomme/fume/sniffe/shoote/fait trop (de/d) {drogue}/drogue | trop (de/d) {drogue} | trop pris/consomme/sniffe/fume | od',
    'pris/prise/avale/avaler/prend/prendre/shoote/sniffe/bu/boire (trop/tout/toute/toutes/tous/plein/une/un/la/le/mes/les/ses/des/deux/30/40/50/20/60/100) (de/d/mes/ses/les/la/bouteille/boite/pot/poignee/gang/tas/dizaine/vingtaine/trentaine) (entiere/pleine/complete/au) (complet) (de/d/mes/ses/les/l) (eau) (de) javel/antigel/poison/bleach/fent/fentanyl',
    'trop/plein/toute/toutes/tous/poignee/bouteille/boite/pot/gang/vingtaine/trentaine/dizaine/tas/30/40/50/60/100/20/25 (entiere/au/complet/pleine/la) (de/d/des/mes/ses/les/bouteille/boite) (de/mes/ses) {drogue}',
    'avale toute/tout/toutes (la/le/les) (mes) | {pas} combien (que) (j/je/elle/il) (en) (ai/a) pris/avale/bu',
    'avale (toute/toutes/tous/une/des/mes/ses/le/la/les/du/de/plein) (les/mes/bouteille/pot/boite) (de/d) (l/la) (eau) (de) {drogue} | bu (de/du/l) (l) (eau) (de) javel/antigel/poison',
    'avale/avaler (une/des/la/du/de) (l) pile/piles/aimant/aimants/savon/essence/nettoyant | avaler toute/tout/toutes',
    'melange (d/de) alcool/pilules/medicaments/drogues | ghb/fentanyl ... vomit/dort/reveille/reveiller/bouge',
    'avale/avaler/pris/prise (deja/toute) la moitie/reste | avale/pris (deja) le reste',
  ],
  droguee: [
    'mis/met/mettre/vide/crisse (de/du/quelque/kekchose) (quoi/chose/kekchose/drogue/poudre) (de) dans mon/mes/ma/notre/son verre/drink/biere/bouteille/cafe/verres | quelque chose dans mon/mes/son verre/drink/biere | {m} ({a}) drugged/drogue/pique/injecte/dope | fait boire/prendre/sniffer/fumer/consommer/avaler',
    'sens/sent {pas} (de) (mes/ma/mon/les/nos/plus) (ni) doigts/pieds/mains/jambes/bras/orteils/face/corps/jambe/orteil',
    'reveille dans un/une/le ... (que) (je) connais/reconnais {pas} | reveille (sans/toute) (mon/mes) nue/linge/vetements/culottes | veut/veulent/essaie (me/m) (d) injecter/piquer/shooter/droguer',
    'donne/donnent/met/mettent (des/une/quelque) (pilules/pilule/chose/drogue/affaires) ... que/qu (je) dorme/endorme/dors',
    'les sens/sent plus/pu',
    'donne/servi ... verre/drink/quoi ... tete/tourne/consciente/conscience | a moitie consciente',
  ],
  malade: [
    'mal/douleur/serrement/pression (a/dans/ben/au) (la/l/le) (ma) poitrine | crise (de/du/d) coeur/cardiaque | coeur (qui) (s) arrete/lache | avc | {pas}/sans/manque/prendre/besoin (de/d) (mon/mes) insuline/epipen | gorge (qui/m) enfle | fausse couche',
    'peux/peu/capable {pas} (me/m) (re) relever/marcher | enfle (de) partout | reaction allergique | choc anaphylactique | bouche/face/visage (est) croche/paralyse | bras/cote engourdi/paralyse | parle {pas} (et/pis) ... croche',
    'mal/barre/serre/pression/douleur/point ... poitrine',
  ],
  accouche: [
    'contractions/contraction | perdu/perds/perd/creve mes/ses/les eaux/eau | eaux (viennent/ont/sont/vient) (de/d) creve/crever/parti/parties/coule | (en/va/suis) train d accoucher | va accoucher (dans) | bebe/bb/tete (qui) s en vient/arrive/sort | bebe/bb bouge {pas} | bebe/bb (qui) sort | contractions aux/chaque/toutes',
  ],
  ventre: ['coup/coups (de) (pied/pieds/poing/poings) dans/au (le/mon/ma) ventre/bedaine'],

  // Le désir de mourir
  mourir: [
    'me/se/s/m/nous tuer/suicider/pendre/suicide/achever/flinguer | suicide/suicider/suicidaire/suicides',
    'veut/veux/vais/va/envie/voudrais/voudrait/aimerais/prete/laisse/laissez/laisser/prefere/preferais/prefererais/pense/wanna/mieux/souhaite/hate (de/a/d/moi/juste/to) (juste) mourir/crever/die/disparaitre',
    'en finir/finisse | end it | mettre/met/mis/mettrai fin/terme a/au | m/s enlever/oter la vie | enleve/enlever la vie | passer a l acte',
    'veux/veut/peux/peut {pas} (de/d) vivre/exister | veux/veut {pas} (de/me/se) (etre/reveiller) (ici/vivante/la) (vie/demain/pantoute) pantoute/ici/reveiller/vivante/matin',
    '{pas} (capable/le/la/l/de/d) (gout/envie/force/raison/raisons/interet/courage/capable) (de/d) vivre/exister | {pas} (la) raison/raisons/force (de) vivre/continuer/rester',
    'sert a rien (de/que) (je) vivre/continue/continuer | {pas} me reveiller | ma/mon derniere/dernier nuit/soir/soiree/journee | ici/la demain {pas} | serai/serais/sera {pas} la demain | {pas} etre/etais/serai la/ici demain/pantoute | (c/ca) (est) (a/ce) (soir) que ca (fini/finit) fini/finit | veux (juste) (dormir/mourir) dormir pour/toujours',
    '(s/est/ete) est/fait pendu/suicide/pendre',
    '{pas} etre (la/ici) la/ici/vivante | (envie/veux/voudrais) que tout (s) arrete | vie vaut {pas} | pense/penser a la mort/fin | noeud avec',
    'envie/veux/vais (de/me) foncer/rentrer dans | c est fini pour moi | tanne/fatigue/ecoeure/assez de (de/la) vivre/vie/exister | en ai assez de/d vivre | partir pour toujours/de/bon | que (la/ma/le/ca/tout) (douleur/souffrance) arrete (pour) (de/toujours/bon) (bon) douleur/souffrance/toujours/bon',
  ],
  mieuxSansMoi: [
    '(j) en peux {pas} | au bout (du/de) rouleau | suis au bout | rendue au bout | {pas} (capable) (de) (le/la) (continuer/toffer) continuer/toffer',
    'mieux si/sans/d (j/je/moi) etais/etre/sois/moi (plus/pas/pu) (la/nee/morte/mort)',
    'mieux/debarrasse sans/morte/mort/de moi/morte/mort | mieux morte/mort | manquerai/manquerais/manque/manquerait a/pas (a) personne | personne (va/s) (s) (en) (rendre/rendrait/apercevoir/ennuyer) compte/ennuyer/apercevoir | fardeau | sert a rien | a quoi bon | a quoi ca sert de (vivre) | {pas} d espoir/issue | {pas} envie de rien | a quoi ca/sa sert (de/d)',
  ],
  auBord: [
    'suis/assise/debout/rendue/chus sur/au/sul (le/la/les/bord/un) (du/de/d) (un/la) pont/toit/rails/traque/tracks/track/rebord/viaduc/falaise/chassis/balcon',
    'me/se crisser/jeter/garrocher/pitcher/lancer/jette/garroche (en) bas/devant/dans/du | vais/va/vas/veux/veut/pense (a) sauter | me jeter/lancer',
    'lame/corde/rasoir/exacto/pilules (est) (dans/devant/en/autour/sur/a) (la/les/ma/mes/mon/de) main/mains/cou/bras/poignet/poignets/moi',
    'dites/dis (a/leur/lui) (a) (ma/mes/mon/leur/nos) (mere/enfants/famille/fille/fils/parents/kids/filles/pere) que/qu (je) (les/l) (aime) aime/aimais | lettre/message/mot d adieu | lettre dadieu',
    'corde/pilules (est/sont) prete/pretes/attache/accroche/installe | dites/dis (a/leur/lui) (a) (ma/mes/mon/leur/nos/aux) (mere/enfants/famille/fille/fils/parents/kids/filles/pere) que/qu c est pas (de) (sa/leur/ma) faute | (m) endormir/endorme pour/et (de/toujours/jamais) (bon/pu) (jamais/reveiller) toujours/bon/reveiller',
  ],
  moyen: [
    'suis/assise/debout/est/monte/monter/rendue (sur/au/sul/su) (bord) (du/de/le/la/les/haut/un) pont/toit/rails/traque/track/tracks/falaise/viaduc/balcon | bord du/de pont/toit/quai/falaise | pont (de) (la/du) (riviere)',
    'saute/sauter/jeter/garrocher/pitcher/lancer/crisser/jette (en/du/de/d/devant/dans/par/sous) (haut/bas/le/la/l/les/un) (de/du) (pont/toit) (le/la/l/un) pont/toit/balcon/train/bas/truck/fenetre/riviere/lac/eau/metro/camion/falaise/autobus/chute/chutes',
    'la/une/ma corde (est/prete/devant/autour/attache/au/la/accroche) | ouvrir/trancher/tailler/couper (les/mes/ses) veines/poignets/poignet | lame/lames/rasoir/exacto/xacto',
    'pilules/pills/medicaments devant/dans/prete/pretes/ma/sorties | plan/lettre/lettres | tout (est) ready/pret/prete | tout prepare | attends/attend/regarde/ecoute/entends (le/la/un/l/prochain) (prochain) train/track/traque/rails/pont/eau/vide/chutes/riviere | sorti/prepare/charge (le/mon/mes/la/les/ses) fusil/gun/pilules/corde/12/22/carabine/couteau',
  ],
  adieu: [
    'adieu/adieux/dadieu | ecrit/ecris/laisse/ecrire (ma/mes/une/des/la) lettre/lettres/note/testament | merci pour tout | dites/dis/dire/this (a/leur/lui/aux) (ma/mes/mon/leur) (mere/enfants/famille/fille/fils/parents/kids) (que/je) (je) (les/l) aime | pardonnez/pardonne/pardon (moi) | je vais/va/vas le faire | jvas le faire | mon dernier texto/message | bye tout (le) monde | prenez soin de',
  ],
  seCoupe: [
    '{m}/s/se (suis/est) (encore) (fait) (du) coupe/couper/cut/taillade/tailler/mutile/mutiler/scarifier/ouvert/charcute',
    'veut/veux/vais/envie/va/pense/besoin/gout/idee (de/a/d) me/se/m (faire) (du) mal/bruler/cut | me/se mutiler/couper/blesser',
    'coupe/ouvert/taillade/couper/ouvrir (les/mes/ses/le/l/mon) (deux) bras/veines/poignets/poignet/cuisses',
    'me brule avec (un/une/mon/ma/des) briquet/cigarette/cigarettes/lighter',
  ],

  // Le froid
  froid: [
    'geler/gele/geles/gelent/gel/tremble/grelotte/congele/freezing/hypothermie/engelure/engelures/frigorifie | frette/fret/froid/frete | tempete/blizzard/poudrerie | moins/minus/fait 20/25/28/30/32/33/35/36/37/38/40/42/45/trente/quarante/vingt/moins | 28/30/32/33/35/36/37/38/40/42/45 (dehors/degres) | (dans) (la) neige/verglas | 20/21/22/23/24/26/27/29/31/34/39/41/43/44 (dehors/degres) $ | (moins/tombe/a) (a) 22/23/24/26/27/29/31/34/39/41/43/44 | sens/sent pu/plus/pas mes/les (doigts/pieds/orteils) | trempe/trempee/mouillee',
  ],
  sansAbri: [
    'nu/nus pieds/pied/bas/tete | pieds nus | en bas/chaussettes/pyjama/jaquette/tshirt/souliers/bottines/robe/gougounes/sandales/running/espadrilles/pantoufles/bobettes/t/chandail/short/shorts/combines',
    'pas/sans/no/pu/ni (de/d/mon/mes) coat/manteau/bottes/tuque/mitaines/souliers/gaz/heat/jacket | pas/pu/plus/sans (de) chauffage/electricite',
    'bord (de/du/d) (la/l) route/chemin/autoroute/highway/11/17/101 | sur/su la 11/17/101/144/66/69 | sul/sur le/la/l bord/route/chemin/highway/autoroute | marche/marchons depuis | a pied (sur/depuis)',
    'dort/dors/dormir/couche/coucher/passe/passer/prise/pris/seule/pogne/stuck/suis/reste/laisse (la/nuit/tout/seule/dans) (nuit/la) dehors/outside/rue | dans (le/la/un/l) bois/foret/banc/ruelle/parc/cabane/tente/fosse/abribus | au/milieu milieu/de (de) nulle/bois',
    'pris/prise dans (le/mon/l) char/truck/auto/lchar | char/truck/auto/lchar/skidoo (est) en/pris/reste/barre/tombe panne/pris/dans/en| panne | nulle part ou | personne (ne) (veut) (m/me) ouvre/arrete/embarque/passe | avec (le/mon/ma/les) bebe/enfants/kids',
    'fournaise (est/y) morte/brise/marche | dors/dormir/couche dans (un/une/le/la/mon/notre) abribus/char/escalier/tente/guichet/auto/entree | pogne/pris/prise/pognes sur la/le route/lac/chemin | tombe sur/dans la/le/l glace/eau/neige/banc | passe {pas} | personne passe',
    'change (la/les) serrure/serrures | est/sommes/suis (tout/toute) (seule) dehors',
    'roulotte | pas/pu de bois/huile/propane | pas/pu/plus de bouffe/nourriture/flamme/bois | (juste/rien) un chandail/hoodie/tshirt/chandails/coton | (dans/sur) (un/le) fosse/banc (de/du) (neige) (chemin/route) | {pas}/manque/sans (de) gaz/essence | (au) fond/bout (du/d) (un) rang/chemin | chemin/route de camp/bois/bucheron/gravel | dehors/marche/marchait depuis',
  ],
  misDehors: [
    'mis/mise/sacre/crisse/calisse/pitche/pitch/jete/foutu/kicke/kick/garroche/laisse/debarque/dompe/domper/barre/embarre/lache (moi/nous/comme/tout/juste/a) (la/dans) (la) dehors/out/rue/outside',
    'laisse/debarque/largue/abandonne/dompe/lache/jete/crisse/sacre/pitche/garroche (moi/tout/la/ici/seule/nous) (seule) (sur/su/sul/au/dans/a/en/le) (le/la/l/plein/un/milieu) bord/milieu/rue/route/11/17/101/autoroute/highway/bois/foret/chemin/fosse/nulle | enferme dehors | laisse/laissees/laissee/abandonne/dompe la/ici (par/pour) (l) expres | {m} ({a}) laisse/laissee/laissees la/ici (toute/tout/sans/dans/au/par)',
  ],
};
