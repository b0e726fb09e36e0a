import * as z from 'zod';
import { COORDINATOR, DISPATCH, INTAKE } from '../scenario/cast.ts';
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

/** What persons text from their phones, one conversation after the other, each phone a marked one. */
export async function personsText(caller: Caller): Promise<void> {
  const say = async (n: number, ...bodies: readonly string[]): Promise<void> => {
    for (const body of bodies) await caller.text(phoneOf(n), INTAKE, body);
  };
  await untilReady(caller, 0, [
    `Allo, je m'appelle ${accentedMark('prenom')} ${mark('nom')}, j'ai besoin d'un lift pour un endroit sécuritaire, je suis à Attawapiskat`,
    'oui',
  ]);
  await untilReady(caller, 1, [
    `hello my name is ${mark('name')}, call ${phoneInWords(9)} or ${phoneOf(8)}, I need someone to talk to, I am near Moosonee`,
    'yes',
  ]);
  await say(2, `he has a gun ${mark('danger')}`, `help me he is at ${mark('street')} street`);
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
async function untilReady(caller: Caller, n: number, first: readonly string[]): Promise<void> {
  const known = new Set((await waiting(caller)).map(({ conversationId }) => conversationId));
  for (const body of [...first, '18', ...Array<string>(18).fill('oui')]) {
    await caller.text(phoneOf(n), INTAKE, body);
    const mine = (await waiting(caller)).find(({ conversationId }) => !known.has(conversationId));
    if (mine?.personId !== undefined) return;
  }
  throw new Error('The questions of a marked person do not end');
}
