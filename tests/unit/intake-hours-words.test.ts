import { describe, expect, it } from 'vitest';
import { sayHours } from '../../shared/intake/hours/hours-text.ts';
import { readSafeHours } from '../../shared/intake/hours/hours-words.ts';
import { safeHoursSchema, type SafeWindow } from '../../shared/intake/model.ts';
import { measure } from '../../shared/messaging/segments.ts';

/** As a coordinator reads it; "-" when the text is not read. */
function read(text: string): string {
  const windows = readSafeHours(text);
  return windows === undefined ? '-' : sayHours(windows, 'en');
}

describe('hours as they are texted', () => {
  it.each([
    ['after 8pm', '20:00-23:00'],
    ['aftr 8 pm pls', '20:00-23:00'],
    ['after 8:30 p.m. thx', '20:30-23:00'],
    ['le soir après 20h', '20:00-23:00'],
    ['apres 20h30', '20:30-23:00'],
    ['je suis libre à partir de 16h', '16:00-23:00'],
    ['dès 18h', '18:00-23:00'],
    ['après 8h du matin', '08:00-23:00'],
    ['after midnight', '00:00-01:00'],
    ['9-5', '09:00-17:00'],
    ['9am – 5pm', '09:00-17:00'],
    ['0900-1700', '09:00-17:00'],
    ['from 9 to 17h', '09:00-17:00'],
    ['nine to five', '09:00-17:00'],
    ['8h30-16h30', '08:30-16:30'],
    ['8 heures et demie à 16 heures', '08:30-16:00'],
    ['entre 9h pis 15h', '09:00-15:00'],
    ['chu seule entre 9 et 3', '09:00-15:00'],
    ['I’m alone from 9 to 3', '09:00-15:00'],
    ['noon to 1', '12:00-13:00'],
    ['midi à 13h30', '12:00-13:30'],
    ['midi', '12:00-13:00'],
    ['at lunch', '12:00-13:00'],
    ['8pm', '20:00-21:00'],
    ['vers 15h', '15:00-16:00'],
    ['yes until 5', '08:00-17:00'],
    ['jusqu’à 17h', '08:00-17:00'],
    ['jusqua midi', '08:00-12:00'],
    ['jusqu’à minuit', '08:00-00:00'],
    ['before 3pm', '08:00-15:00'],
    ['no later than 8pm', '08:00-20:00'],
    ['pas plus tard que 20h', '08:00-20:00'],
  ])('%s → %s', (text, hours) => {
    expect(read(text)).toBe(hours);
  });
});

describe('hours over midnight', () => {
  it.each([
    ['22h à 6h', '22:00-06:00'],
    ['22 a 6', '22:00-06:00'],
    ['10pm-6am', '22:00-06:00'],
    ['10 to 6 at night', '22:00-06:00'],
    ['minuit a 5h', '00:00-05:00'],
  ])('%s → %s', (text, hours) => {
    expect(read(text)).toBe(hours);
  });
});

describe('a bare hour', () => {
  it.each([
    ['after 8', '20:00-23:00'],
    ['after 10', '22:00-23:00'],
    ['le soir apres 8h', '20:00-23:00'],
    ['until 8', '08:00-20:00'],
    ['until 9', '08:00-09:00'],
    ['avant 9h', '08:00-09:00'],
    ['10-2', '10:00-14:00'],
    ['8 à 8', '08:00-20:00'],
    ['1-3', '13:00-15:00'],
    ['9 to 12', '09:00-12:00'],
    ['between 1 and 3', '13:00-15:00'],
    ['9-5pm', '09:00-17:00'],
    ['10-2pm', '10:00-14:00'],
    ['8-10pm', '20:00-22:00'],
    ['8am-4', '08:00-16:00'],
    ['7h a 20h', '07:00-20:00'],
    ['7 to 9 in the evening', '19:00-21:00'],
    ['evenings 7-9', '19:00-21:00'],
    ['le soir, 7 à 9', '19:00-21:00'],
    ['9-11 du matin', '09:00-11:00'],
    ['mornings after 9', '09:00-12:00'],
    ['le soir jusqu’à 9h', '18:00-21:00'],
  ])('%s → %s', (text, hours) => {
    expect(read(text)).toBe(hours);
  });

  it.each(['7 to 9', 'before 7', 'after 11', 'around 8', '5-3', '12-12', '9/5', '2h', '16', 'im 16', '8'])(
    '%s may mean two things, or nothing',
    (text) => {
      expect(read(text)).toBe('-');
    },
  );
});

describe('parts of the day and days', () => {
  it.each([
    ['only mornings', '08:00-12:00'],
    ['chaque matin', '08:00-12:00'],
    ['matin et soir', '08:00-12:00, 18:00-21:00'],
    ['le matin ou l’après-midi', '08:00-17:00'],
    ['mornings and after 8pm', '08:00-12:00, 20:00-23:00'],
    ['before 3 or after 8pm', '08:00-15:00, 20:00-23:00'],
    ['9-12 and 2-4', '09:00-12:00, 14:00-16:00'],
    ['pendant la journée', '09:00-17:00'],
    ['weekdays till 3', 'Mon-Fri 08:00-15:00'],
    ['lundi au vendredi 8 à 16', 'Mon-Fri 08:00-16:00'],
    ['lun-ven 8h-16h', 'Mon-Fri 08:00-16:00'],
    ['9 to 5 monday to friday', 'Mon-Fri 09:00-17:00'],
    ['en semaine après 4', 'Mon-Fri 16:00-23:00'],
    ['weekends', 'Sat, Sun 08:00-21:00'],
    ['fds seulement', 'Sat, Sun 08:00-21:00'],
    ['la fin de semaine', 'Sat, Sun 08:00-21:00'],
    ['mardi pis jeudi aprem', 'Tue, Thu 12:00-17:00'],
    ['mardi pm', 'Tue 12:00-17:00'],
    ['wensday and thrusday', 'Wed, Thu 08:00-21:00'],
    ['mon/wed/fri mornings', 'Mon, Wed, Fri 08:00-12:00'],
    ['lundi 9-5, mardi après 8pm', 'Mon 09:00-17:00; Tue 20:00-23:00'],
    ['lundi 9-5 mardi 8-4', 'Mon 09:00-17:00; Tue 08:00-16:00'],
    ['vendredi à lundi le soir', 'Fri-Mon 18:00-21:00'],
    ['any time on weekends', 'Sat, Sun any time'],
    ['after 8 on weekdays and any time weekends', 'Mon-Fri 20:00-23:00; Sat, Sun any time'],
    ['tous les jours apres 18h', '18:00-23:00'],
  ])('%s → %s', (text, hours) => {
    expect(read(text)).toBe(hours);
  });
});

describe('what is not safe', () => {
  it.each([
    ['not at night', '08:00-20:00'],
    ['pas le soir', '08:00-17:00'],
    ['oui mais pas le soir', '08:00-17:00'],
    ['jamais le matin', '12:00-21:00'],
    ['no weekends', 'Mon-Fri 08:00-21:00'],
    ['weekdays except friday', 'Mon-Thu 08:00-21:00'],
    ['pas le soir ni la fin de semaine', 'Mon-Fri 08:00-17:00'],
    ['not after 8', '08:00-20:00'],
    ['pas safe après 20h', '08:00-20:00'],
    ['dont text me after 8pm', '08:00-20:00'],
    ['no texts after 9pm', '08:00-21:00'],
    ['don t text at night', '08:00-20:00'],
    ['not before 10am', '10:00-23:00'],
    ['pas avant 9 ni après 5', '09:00-17:00'],
    ['after 3 but not after 9', '15:00-21:00'],
    ['pas entre 9h et 17h', '08:00-09:00, 17:00-21:00'],
    ['any time but not at night', '08:00-20:00'],
    ['n’importe quand sauf la nuit', '08:00-20:00'],
    ['Not at night. Mornings are good', '08:00-12:00'],
    ['pas de problème après 20h', '20:00-23:00'],
  ])('%s → %s', (text, hours) => {
    expect(read(text)).toBe(hours);
  });
});

describe('any hour', () => {
  it.each([
    'any time',
    'Anytime!!',
    'n’importe quand',
    'nimporte kan',
    'peu importe l’heure',
    'tout le temps',
    'en tout temps',
    '24/7',
    'whenever',
    'whenever you want',
    'quand tu veux',
    'always',
  ])('%s', (text) => {
    expect(readSafeHours(text)).toEqual([]);
  });
});

describe('what is more than hours, or less, is not read', () => {
  it.each([
    'quand chu a l’école',
    'only when i text first',
    'he works 9 to 5',
    'i work 9-5',
    'he’s home after 5',
    'my mom is here from 4 to 8',
    'mon chum est pas là le soir',
    'after 5 unless he’s home',
    'if hes out',
    'whenever he is out',
    'any time i text you',
    'any time i’m alone',
    'tonight after 8',
    'ce soir',
    'tomorrow',
    'evenings are not safe',
    'evenings are not safe mornings are ok',
    'not at night, mornings are good',
    'pas le soir, le matin',
    'nights no mornings yes',
    'lundi 9-5, mardi 8-4, not after 3',
    'le soir non',
    'no after 8',
    'after 8 👎',
    '<8pm',
    'not always',
    'pas n’importe quand',
    'pas juste le soir',
    'not friday nights',
    'friday off',
    'weekday evenings and weekends',
    'du matin au soir',
    'mornings to 3',
    'ok to 5pm',
    'after 10pm before 6am',
    'after 8 or before 3',
    'usually after 8',
    'maybe after 8',
    'after 8 because he is home after 9',
    'after school',
    'in 2 hours',
    'dans 2h',
    '25h',
    'call 911',
    '1',
    '1, 3',
    'yes',
    'non',
    'never',
    'jamais',
    'idk',
    'ça dépend',
    'after',
    'entre 9h',
    'Moosonee',
    '🙏',
    '',
  ])('%s', (text) => {
    expect(readSafeHours(text)).toBeUndefined();
  });

  it('but a reason is passed over', () => {
    expect(read('after 8 because he works')).toBe('20:00-23:00');
    expect(read('le matin parce que je suis seule')).toBe('08:00-12:00');
  });
});

describe('what is read', () => {
  it('fits in the conversation', () => {
    const windows = readSafeHours('lundi 9-5, mardi après 8pm, mercredi matin et soir');
    expect(safeHoursSchema.parse({ timeZone: 'America/Toronto', windows }).windows).toEqual(windows);
  });

  it('is the same in capitals, with accents apart and with a letter held down', () => {
    for (const text of ['après 8 le matin', 'les weekends', 'any time', 'mardi pis jeudi aprem', 'not at night']) {
      const plain = read(text);
      expect(plain).not.toBe('-');
      expect(read(text.toUpperCase())).toBe(plain);
      expect(read(text.normalize('NFD'))).toBe(plain);
      expect(read(`  ${text.replace(/(\p{L})(?=\P{L}*$)/u, '$1$1$1')} !`)).toBe(plain);
    }
  });
});

describe('hours said back', () => {
  const weekdays: SafeWindow['days'] = ['mon', 'tue', 'wed', 'thu', 'fri'];

  it.each<[readonly SafeWindow[], string, string]>([
    [[], 'en tout temps', 'any time'],
    [[{ from: '20:00', to: '23:00' }], '20:00-23:00', '20:00-23:00'],
    [[{ from: '08:00', to: '16:00', days: weekdays }], 'lun-ven 8:00-16:00', 'Mon-Fri 08:00-16:00'],
    [[{ from: '00:00', to: '00:00', days: ['sun', 'sat'] }], 'sam, dim en tout temps', 'Sat, Sun any time'],
    [
      [{ from: '09:30', to: '12:00', days: ['sun', 'mon', 'sat', 'wed'] }],
      'mer, sam-lun 9:30-12:00',
      'Wed, Sat-Mon 09:30-12:00',
    ],
    [
      [
        { from: '08:00', to: '12:00', days: weekdays },
        { from: '22:00', to: '06:00', days: ['fri'] },
        { from: '13:00', to: '16:00', days: weekdays },
      ],
      'lun-ven 8:00-12:00, 13:00-16:00; ven 22:00-6:00',
      'Mon-Fri 08:00-12:00, 13:00-16:00; Fri 22:00-06:00',
    ],
  ])('%j', (windows, french, english) => {
    expect(sayHours(windows, 'fr')).toBe(french);
    expect(sayHours(windows, 'en')).toBe(english);
    expect(measure(french).encoding).toBe('GSM-7');
  });

  it('are read again as the same', () => {
    for (const text of [
      'after 8pm',
      'weekdays till 3',
      'any time',
      '22h a 6h',
      'mardi pis jeudi aprem',
      'matin et soir',
    ]) {
      const windows = readSafeHours(text) ?? [{ from: '00:00', to: '00:01' }];
      expect(readSafeHours(sayHours(windows, 'fr'))).toEqual(windows);
      expect(readSafeHours(sayHours(windows, 'en'))).toEqual(windows);
    }
  });
});
