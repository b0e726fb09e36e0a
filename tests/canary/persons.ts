import * as z from 'zod';
import { COORDINATOR, DISPATCH, INTAKE } from '../scenario/cast.ts';
import { willingAnswer } from '../willing-person.ts';
import type { Caller } from './caller.ts';
import { accentedMark, mark, phoneInWords, phoneOf } from './marks.ts';

const queue = z.looseObject({
  items: z.array(
    z.looseObject({
      conversationId: z.string(),
      personId: z.string().optional(),
      urgency: z.string(),
      version: z.int(),
    }),
  ),
});
export type Waiting = z.infer<typeof queue>['items'][number];

export const waiting = async (caller: Caller): Promise<Waiting[]> =>
  (await caller.done(queue, '/v1/conversations?limit=100', { as: COORDINATOR })).items;

const ON_CALL = '+18075550102';

/** What persons text from their phones, one conversation after the other, each phone a marked one. */
/** Twilio cannot reach whoever is on call, and an alert of danger goes by SNS. */
async function alertBySns(caller: Caller): Promise<void> {
  const texts = async (): Promise<number> => (await caller.received(ON_CALL)).length;
  const before = await texts();
  await caller.fault({ target: 'twilio', fault: 'error-code', code: 30003, times: 2 });
  // A phone nobody was alerted of yet: the same danger is told once in two minutes.
  await caller.text(phoneOf(11), INTAKE, `he will kill me ${mark('urgent')} at ${accentedMark('urgent')}`);
  await caller.until('the alert by SNS', async () => ((await texts()) >= before + 2 ? true : undefined));
  await caller.clearFaults();
}

export async function personsText(caller: Caller): Promise<void> {
  const say = async (n: number, ...bodies: readonly string[]): Promise<void> => {
    for (const body of bodies) await caller.text(phoneOf(n), INTAKE, body);
  };
  await untilReady(
    caller,
    0,
    `Allo, je m'appelle ${accentedMark('prenom')} ${mark('nom')}, j'ai besoin d'un lift pour un endroit sécuritaire, je suis à Attawapiskat`,
  );
  await untilReady(
    caller,
    1,
    `hello my name is ${mark('name')}, call ${phoneInWords(9)} or ${phoneOf(8)}, I need someone to talk to, I am near Moosonee`,
  );
  await say(2, `he has a gun ${mark('danger')}`, `help me he is at ${mark('street')} street`);
  await alertBySns(caller);
  await say(3, `il a un couteau ${accentedMark('danger')}`, 'Bonjour');
  await say(4, `Bonjour ${mark('avant')}`, `stop please ${mark('stop')}`, `allo? ${mark('apres')}`, 'ARRÊT', 'START');
  await say(5, `Bonjour ${mark('avant')}`, `effacer`, 'oui', `me revoici ${accentedMark('retour')}`);
  await say(6, `${mark('long')} aide moi stp ${accentedMark('long')} `.repeat(40).slice(0, 1600));
  await caller.text(phoneOf(7), INTAKE, mark('photo'), { mediaCount: 2 });
  await say(
    8,
    `ᐊᑕᐘᐱᐢᑲᐟ ${accentedMark('cri')} 😢`,
    'oui',
    'transport',
    `${mark('village')} sur le lac ${accentedMark('lac')}`,
  );
  await say(
    9,
    'Bonjour',
    `parler à quelqu'un, demandez ${mark('amie')}`,
    `pas maintenant, ${mark('pause')}`,
    'English please',
  );
  await say(10, 'Bonjour', 'oui', `mon mot est ${mark('motdepasse')}`, `code word ${mark('codeword')}`);
  await say(
    10,
    `c'est qui ça? laisse ma blonde tranquille ${mark('hostile')}`,
    `who is this ${accentedMark('stranger')}`,
  );
  await say(11, ...Array.from({ length: 34 }, (_, n) => `${mark('flood')} ${n}`), `il va me tuer ${mark('flood')}`);

  const twice = await caller.text(phoneOf(12), INTAKE, `deux fois ${mark('repeat')}`, {
    messageSid: `SM${'c'.repeat(32)}`,
  });
  const again = await caller.text(phoneOf(12), INTAKE, `deux fois ${mark('repeat')}`, {
    messageSid: `SM${'c'.repeat(32)}`,
  });
  if (twice.join('|') !== again.join('|')) throw new Error('A repeated webhook got another reply');
  // On the wrong line: strangers, and persons who saved the wrong number.
  await caller.text(phoneOf(13), DISPATCH, `oui ${mark('stranger')} ABCD`);
  await caller.text(phoneOf(13), DISPATCH, `stop ${mark('stranger')}`);
}

/** Answers until the questions are over and the person has a file. */
async function untilReady(caller: Caller, n: number, first: string): Promise<void> {
  const known = new Set((await waiting(caller)).map(({ conversationId }) => conversationId));
  let [reply = ''] = await caller.text(phoneOf(n), INTAKE, first);
  for (let questions = 0; questions < 24; questions += 1) {
    [reply = ''] = await caller.text(phoneOf(n), INTAKE, willingAnswer(reply));
    const mine = (await waiting(caller)).find(({ conversationId }) => !known.has(conversationId));
    if (mine?.personId !== undefined) return;
  }
  throw new Error('The questions of a marked person do not end');
}
