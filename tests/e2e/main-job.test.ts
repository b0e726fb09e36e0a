import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { COORDINATOR, DISPATCH, INTAKE } from '../scenario/cast.ts';
import { Client, until, type SimText } from '../scenario/client.ts';
import { openBrowser } from './browser.ts';
import { startServer, temporaryFolder, type ServerProcess } from '../scenario/server.ts';
import { STEPS, type Story } from '../scenario/steps.ts';

const queue = z.looseObject({
  items: z.array(z.looseObject({ urgency: z.string(), reference: z.string().default('') })),
});

const folder = temporaryFolder();
let server: ServerProcess;
let client: Client;

beforeAll(async () => {
  server = await startServer({ data: folder.path, fresh: true });
  client = new Client(server.url);
}, 120_000);
afterAll(async () => {
  await server.stop();
  folder.remove();
});

describe('the main job, over HTTP', () => {
  const story: Story = {};
  it.each(STEPS.map((step) => [step.name, step] as const))(
    '%s',
    async (_name, step) => {
      expect(await step.play(client, story)).not.toBe('');
    },
    240_000,
  );
});

const post = (path: string, body: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> =>
  fetch(server.url + path, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
  });

describe('a webhook', () => {
  const form = `MessageSid=SM${'0'.repeat(32)}&From=%2B17055550177&To=%2B18075550100&Body=allo&NumMedia=0`;

  it.each(['/sms/intake', '/sms/partner', '/sms/status?outbox=x'])(
    'without a signature gets 403 at %s',
    async (path) => {
      expect((await post(path, form)).status).toBe(403);
    },
  );

  it('with a wrong signature gets 403 and writes nothing', async () => {
    const answer = await post('/sms/intake', form, { 'x-twilio-signature': 'bm90IGEgc2lnbmF0dXJlIQ==' });
    expect(answer.status).toBe(403);
    expect(await answer.json()).toMatchObject({ code: 'bad-signature' });
    // The same text, truly signed, is the first of its conversation: the forged one left nothing.
    const { replies } = await client.text('+17055550177', INTAKE, 'hello');
    expect(replies[0]).toMatch(/safe/);
  });

  it('that is repeated changes nothing and gets the same reply', async () => {
    const phone = '+17055550178';
    const first = await client.text(phone, INTAKE, 'Bonjour');
    const second = await client.text(phone, INTAKE, 'oui');
    const again = await client.text(phone, INTAKE, 'oui', second.messageSid);
    expect(again.replies).toEqual(second.replies);
    const much = await client.text(phone, INTAKE, 'Bonjour', first.messageSid);
    expect(much.replies).toEqual(first.replies);
    const next = await client.text(phone, INTAKE, 'parler');
    expect(next.replies).not.toEqual(second.replies);
  });
});

describe('any text at all', () => {
  const odd: readonly (readonly [string, string])[] = [
    ['of 1,600 characters', 'aide moi stp '.repeat(123).slice(0, 1600)],
    ['that is empty', ''],
    ['of emoji', '😢😢🆘🏽‍♀️'],
    ['in syllabics', 'ᐊᑕᐘᐱᐢᑲᐟ ᐋᐧᒋᔦ'],
    ['with markup', '<Response><Message>&amp;</Message></Response>'],
  ];
  it.each(odd)('%s is answered and stored', async (name, body) => {
    const phone = `+1705555${String(6000 + odd.findIndex(([one]) => one === name))}`;
    const { status, replies } = await client.text(phone, INTAKE, body);
    expect(status).toBe(200);
    expect(replies).toHaveLength(1);
  });

  it('with pictures and no words is answered', async () => {
    const answer = await fetch(`${server.url}/sim/texts`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ from: '+17055556009', to: INTAKE, body: '', mediaCount: 2 }),
    });
    const { replies } = z.looseObject({ replies: z.array(z.string()) }).parse(await answer.json());
    expect(replies).toHaveLength(1);
  });

  it('from a stranger on the partner line gets a neutral answer', async () => {
    const { replies } = await client.text('+17055556010', DISPATCH, 'oui');
    expect(replies).toHaveLength(1);
    expect(replies[0]).toMatch(/911/);
    expect(replies[0]).not.toMatch(/carrefour|hub|traite|traffick/i);
  });
});

describe('when the carrier fails', () => {
  const fault = (body: object): Promise<Response> =>
    fetch(`${server.url}/sim/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const ON_CALL = '+18075550102';
  const alerts = async (): Promise<readonly SimText[]> =>
    (await client.texts(ON_CALL)).filter((one) => one.to === ON_CALL);
  const naming = async (reference: string): Promise<readonly SimText[]> =>
    (await alerts()).filter(({ body }) => body.includes(reference));
  const inDanger = async (): Promise<readonly string[]> =>
    queue
      .parse(await client.api(COORDINATOR, 'GET', '/v1/queue'))
      .items.filter(({ urgency }) => urgency === 'danger')
      .map(({ reference }) => reference);

  beforeAll(async () => {
    await client.signIn(COORDINATOR);
    // The texts above may have told of danger too: what a fault meets shall not be one of their alerts.
    await until('the alerts of before', 60_000, async () => {
      const told = await Promise.all((await inDanger()).map(naming));
      return told.every(({ length }) => length > 0) ? true : undefined;
    });
  }, 90_000);

  /** A person tells of danger while the carrier fails. @returns their file's name in the alert, once that has arrived. */
  async function alertDuring(fails: 'lost-answer' | 'throttle', from: string, words: string): Promise<string> {
    const known = new Set(await inDanger());
    expect((await fault({ target: 'twilio', fault: fails, times: 1 })).status).toBe(201);
    await client.text(from, INTAKE, words);
    const fresh = (await inDanger()).filter((one) => !known.has(one));
    expect(fresh).toHaveLength(1);
    const [reference = ''] = fresh;
    expect(reference).toMatch(/^[A-Z0-9]{5}$/);
    await until('the alert', 60_000, async () => ((await naming(reference)).length > 0 ? true : undefined));
    await until('the delivery of every alert', 60_000, async () => ((await settled()) ? true : undefined));
    return reference;
  }

  it('a text whose answer was lost is sent exactly once', async () => {
    const reference = await alertDuring('lost-answer', '+17055556020', 'he has a knife');
    // A text whose fate is unknown is looked for after 15 seconds: by then it must not have left again.
    const looked = Date.now() + 20_000;
    await until('the time of the search', 60_000, async () => {
      expect(await naming(reference)).toHaveLength(1);
      return Date.now() > looked ? true : undefined;
    });
  }, 240_000);

  it('a busy carrier is asked again', async () => {
    const reference = await alertDuring('throttle', '+17055556021', 'he has a gun');
    expect(await naming(reference)).toHaveLength(1);
  }, 150_000);

  it('a throttled table makes the text wait, not fail', async () => {
    await fault({ target: 'dynamodb', fault: 'throttle', times: 2 });
    const { status, replies } = await client.text('+17055556022', INTAKE, 'hello');
    expect(status).toBe(200);
    expect(replies).toHaveLength(1);
  });

  it('the fallback answers when the webhook cannot', async () => {
    await fault({ target: 'webhook', fault: '500', times: 2 });
    const outcome = await client.text('+17055556023', INTAKE, 'hello');
    expect(outcome['usedFallback']).toBe(true);
    expect(outcome.replies[0]).toMatch(/911/);
    await fetch(`${server.url}/sim/faults`, { method: 'DELETE' });
  });

  /** As the carrier shows it, no alert is under way any more. */
  async function settled(): Promise<boolean> {
    return (await alerts()).every(({ status }) => status === 'delivered');
  }
});

describe('the phone simulator', () => {
  it('lets a visitor be the person on a small phone, in French', async () => {
    const browser = await openBrowser();
    try {
      const page = await browser.newPage({ viewport: { width: 360, height: 720 } });
      const faults: string[] = [];
      page.on('pageerror', ({ message }) => faults.push(message));
      await page.goto(`${server.url}/sim`);
      const phone = page.locator('#phones > *').first();
      await phone.locator('textarea').fill('Bonjour');
      await phone.locator('button.primary').click();
      await phone.getByText('Peux-tu texter sans risque').last().waitFor({ timeout: 60_000 });
      const overflows = await page.evaluate('document.documentElement.scrollWidth > window.innerWidth');
      expect({ faults, overflows }).toEqual({ faults: [], overflows: false });
    } finally {
      await browser.close();
    }
  }, 150_000);
});

describe('a second start on the same data', () => {
  it('finds everything as it was', async () => {
    await client.signIn(COORDINATOR);
    const before = await client.api(COORDINATOR, 'GET', '/v1/conversations?limit=100');
    const trips = await client.api(COORDINATOR, 'GET', '/v1/trips?status=completed');
    expect(await server.stop()).toBe(0);
    server = await startServer({ data: folder.path });
    client = new Client(server.url);
    await client.signIn(COORDINATOR);
    expect(await client.api(COORDINATOR, 'GET', '/v1/conversations?limit=100')).toEqual(before);
    expect(await client.api(COORDINATOR, 'GET', '/v1/trips?status=completed')).toEqual(trips);
  }, 240_000);
});
