/** Ordinary words one letter away from a word of the lists: never taken for a misspelling of it. */
export const neverMisspelled: readonly string[] = [
  ...['attach', 'attached', 'battle', 'biting', 'boating', 'breeding', 'bearing', 'burger', 'buried', 'chance', 'change'],
  ...['changed', 'cheese', 'choice', 'choose', 'chosen', 'cooked', 'cooking', 'dancer', 'dancers', 'drying', 'finder'],
  ...['floating', 'flowing', 'hiring', 'hoping', 'hunting', 'kidney', 'kitten', 'knit', 'lacked', 'liked', 'looked'],
  ...['looking', 'picked', 'packed', 'parked', 'piston', 'policy', 'polite', 'raced', 'rapid', 'rated', 'sacred', 'scored'],
  ...['score', 'shirt', 'shoe', 'short', 'shouting', 'snacks', 'stack', 'stall', 'start', 'started', 'stopped', 'store'],
  ...['storm', 'stuff', 'strange', 'strap', 'tapped', 'taped', 'texture', 'thread', 'threat', 'tripped', 'violet', 'writer'],
  ...['autre', 'balle', 'basse', 'boire', 'caisse', 'chance', 'changer', 'chaud', 'chercher', 'classe', 'coteau', 'entendre'],
  ...['finis', 'manger', 'mange', 'marche', 'marcher', 'monter', 'montre', 'mouche', 'mourrir', 'ouvrir', 'parfois', 'parler'],
  ...['perdre', 'perte', 'poste', 'poster', 'porter', 'ranger', 'rester', 'semaine', 'serveur', 'signe', 'sortie', 'temps'],
  ...['terre', 'texture', 'toucher', 'tourner', 'trouver', 'vendredi', 'venir', 'vitre', 'voile', 'voiler', 'voler', 'voisin'],
];
