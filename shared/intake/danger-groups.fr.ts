import type { Groups } from './phrases.ts';

/** Les groupes de mots que les listes françaises emploient. */
export const dangerGroupsFr: Groups = {
  // « y » et « a » : il et elle, comme on le dit ici.
  ils: 'il ils elle elles on y i lui eux un gars homme hommes chum ex mari conjoint copain blonde pimp proxenete souteneur pere beau oncle cousin frere boss patron client type mec monde gang qui a',
  lui: 'il ils elle lui eux chum ex mari conjoint copain pimp proxenete souteneur patron boss',
  arme: 'couteau couteaux fusil gun guns pistolet arme armes hache machete carabine revolver marteau lame canif',
  tuer: 'tuer tue tuera battre batt frapper violer etrangler poignarder tirer attaquer agresser bruler noyer vendre enfermer defigurer kidnapper massacrer sequestrer tabasser',
  tue: 'bat bats battent frappe frappes frappent viole violent violente etrangle attaque attaquent agresse cogne cognent tabasse tabassent menace menaces menacent suit suivent poursuit poursuivent traque traquent retient retiennent sequestre enferme enferment force forcent oblige vend vendent brule drogue tape tapent pousse garroche etouffe bouscule',
  tuee: 'battu battue batue frappe frappee viole violee etrangle etranglee attaque attaquee agresse agressee poignarde poignardee menace menacee enferme enfermee drogue droguee kidnappe kidnappee enleve enlevee vendu vendue sequestre sequestree tabasse tabassee cogne cognee pousse poussee brule brulee tape tapee pogne pognee garroche garrochee etouffe etouffee mordu mordue',
  sortir: 'sortir partir enfuir echapper sauver quitter',
};
