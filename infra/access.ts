import type { FunctionName } from './functions.ts';

/** What a function may touch. Whatever is not named here is refused by IAM. */
export interface Access {
  /** Rights on the main table; `directory` is reading, and only items whose partition key starts with the hub's. */
  readonly table?: 'directory' | 'read' | 'read-write';
  /** Rights on the table of data keys; only `erase` may delete one, which erases what it encrypts. */
  readonly dataKeys?: 'read' | 'read-write' | 'erase';
  /** May unwrap the hub key and, with the right to store data keys, make it the first time. */
  readonly hubKey?: true;
  readonly secrets?: readonly ('pepper' | 'twilio')[];
  /** May text a phone number through SNS when Twilio cannot. */
  readonly textsPhones?: true;
  /** May alert the people of the hub through the alert topic. */
  readonly alertsStaff?: true;
  /** May create one-time schedules that wake `timers`. */
  readonly schedules?: true;
}

/**
 * Who may do what, one line a function. Texts leave, and schedules are made, only from what the table says (`outbox`,
 * `timers`, `sweeper`): a webhook or an API call that were taken over could not text anybody.
 */
export const ACCESS: Readonly<Record<FunctionName, Access>> = {
  // A person may ask for everything about them to be erased, and is then obeyed at once.
  'intake-sms': { table: 'read-write', dataKeys: 'erase', hubKey: true, secrets: ['pepper', 'twilio'] },
  'partner-sms': { table: 'read-write', dataKeys: 'read', hubKey: true, secrets: ['pepper', 'twilio'] },
  // Moves a text to another state; never opens one.
  'sms-status': { table: 'read-write', secrets: ['twilio'] },
  // Twilio calls it when everything else has failed: it depends on nothing.
  'sms-fallback': {},
  'coordination-api': { table: 'read-write', dataKeys: 'erase', hubKey: true, secrets: ['pepper'] },
  // Opens files for persons of an imported history; erases nothing.
  'reporting-api': { table: 'read-write', dataKeys: 'read-write', hubKey: true, secrets: ['pepper'] },
  // Books services and costs of trips; opens nobody's file for good, erases nothing.
  'transport-api': { table: 'read-write', dataKeys: 'read', hubKey: true, secrets: ['pepper'] },
  // Matches by what a file tells; writes the directory and its history, nobody's file.
  'routing-api': { table: 'read-write', dataKeys: 'read', hubKey: true, secrets: ['pepper'] },
  'partner-link': { table: 'read-write', dataKeys: 'read', hubKey: true, secrets: ['pepper'] },
  // Tells times and communities by a secret address: writes nothing and opens nothing that is sealed.
  'calendar-feed': { table: 'read', secrets: ['pepper'] },
  // As `intake-sms`, less the carrier's token.
  'web-page': { table: 'read-write', dataKeys: 'erase', hubKey: true, secrets: ['pepper'] },
  'directory-api': { table: 'directory' },
  outbox: { ...doesDueWork(), schedules: true },
  timers: doesDueWork(),
  sweeper: doesDueWork(),
  // Counts again and compares: writes nothing and opens nothing that is sealed.
  reconcile: { table: 'read' },
  // Makes the hub key, and seals the numbers of partners with it.
  'hub-setup': { table: 'read-write', dataKeys: 'read-write', hubKey: true, secrets: ['pepper'] },
};

/**
 * Sends texts, and decides what comes next for trips, referrals and conversations that waited long enough; erases what the
 * hub has kept long enough, and the files that were found to be an erased person's as well.
 */
function doesDueWork(): Access {
  return {
    table: 'read-write',
    dataKeys: 'erase',
    hubKey: true,
    secrets: ['pepper', 'twilio'],
    textsPhones: true,
    alertsStaff: true,
  };
}
