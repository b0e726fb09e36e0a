import 'i18next';
import type common from '../locales/fr/common.json';
import type conversation from '../locales/fr/conversation.json';
import type directory from '../locales/fr/directory.json';
import type map from '../locales/fr/map.json';
import type match from '../locales/fr/match.json';
import type people from '../locales/fr/people.json';
import type problems from '../locales/fr/problems.json';
import type referrals from '../locales/fr/referrals.json';
import type reports from '../locales/fr/reports.json';
import type settings from '../locales/fr/settings.json';
import type triage from '../locales/fr/triage.json';
import type trips from '../locales/fr/trips.json';

/** A key that no file has does not compile. */
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: {
      common: typeof common;
      conversation: typeof conversation;
      directory: typeof directory;
      map: typeof map;
      match: typeof match;
      people: typeof people;
      problems: typeof problems;
      referrals: typeof referrals;
      reports: typeof reports;
      settings: typeof settings;
      triage: typeof triage;
      trips: typeof trips;
    };
  }
}
