export { registerPartnerLine, type DispatchedOrganization } from './line/index.ts';
export { answerPartner, type PartnerText } from './service.ts';
