export { registerPartnerLine } from './line/index.ts';
export { answerPartner } from './service.ts';
