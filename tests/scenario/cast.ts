/** Who plays in the main job: places and organizations of the demo hub. */
export const INTAKE = '+18075550100';
export const DISPATCH = '+18075550101';
export const SURVIVOR = '+17055550190';

export const ATTAWAPISKAT = 'fn-143';
/** A confidential house in Timmins. */
export const SAFE_HOUSE = '22d44ef8-ce49-50d7-b046-5ba3f3c27470';
/** A transfer payment recipient funded by the Community Supports Fund. */
export const RECIPIENT = 'fa679381-a1ea-526b-9958-fded3734194c';

export const COORDINATOR = 'demo-coordinator';
export const ADMIN = 'demo-admin';
