export {
  type DeviceCookie,
  type LinkSubject,
  type LinkView,
  type LinkVisit,
  type PartnerLink,
  type ReferralLink,
  type TripLink,
} from './model.ts';
export { pressLink, visitLink, type Pressed } from './service.ts';
export { currentLinkKey, linkWorks, makeLink, readPartnerLink, withdrawLink } from './store.ts';
