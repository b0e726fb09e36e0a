/** Règles sur des idées que seul le français demande. Voir `danger-rules.ts`. */
export const dangerRulesFr: readonly string[] = [];
