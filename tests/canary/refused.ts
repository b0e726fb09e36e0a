import { postSigned } from '../../local/carrier/signed-request.ts';
import { ADMIN, COORDINATOR, RECIPIENT } from '../scenario/cast.ts';
import type { Caller, Request } from './caller.ts';
import { accentedMark, BIRTH_DATE, mark, phoneInWords, phoneOf } from './marks.ts';

const FORM = { 'content-type': 'application/x-www-form-urlencoded' } as const;
const NOBODY = '00000000-0000-4000-8000-000000000000';

/** Requests that are refused, with marks wherever a caller can put them: none may come back, none may stay. */
export async function strangersAndMistakes(caller: Caller, authToken: string): Promise<void> {
  await unsigned(caller);
  await signedAndStrange(caller, authToken);
  await malformed(caller);
  await misaddressed(caller);
  await duringFaults(caller);
  await givenUp(caller);
}

const inbound = {
  MessageSid: `SM${'d'.repeat(32)}`,
  From: phoneOf(16),
  To: '+18075550100',
  Body: `${mark('forged')} ${accentedMark('forged')} ${phoneInWords(17)}`,
  NumMedia: '0',
  ProfileName: mark('profile'),
};

async function unsigned(caller: Caller): Promise<void> {
  const raw = new URLSearchParams(inbound).toString();
  const signatures: readonly Record<string, string>[] = [
    {},
    { 'x-twilio-signature': '' },
    { 'x-twilio-signature': 'bm90IGEgc2lnbmF0dXJlIQ==' },
    { 'x-twilio-signature': mark('signature') },
  ];
  for (const path of ['/sms/intake', '/sms/partner', '/sms/status?outbox=x', `/sms/intake?Body=${mark('query')}`]) {
    for (const signature of signatures) await caller.ask(path, { raw, headers: { ...FORM, ...signature }, own: true });
    await caller.ask(path, {
      raw: JSON.stringify(inbound),
      headers: { 'content-type': 'application/json' },
      own: true,
    });
  }
  await caller.ask('/sms/fallback', { raw, headers: FORM });
}

/** Truly signed, and odd: senders that are no phones, fields that are missing, marks in fields nobody reads. */
async function signedAndStrange(caller: Caller, authToken: string): Promise<void> {
  const post = async (path: string, form: Readonly<Record<string, string>>): Promise<void> => {
    const answer = await postSigned(caller.url + path, form, authToken);
    const text = answer.kind === 'answer' ? answer.body : answer.reason;
    caller.answers.push({
      what: `signed ${path}`,
      status: answer.kind === 'answer' ? answer.status : 0,
      text,
      tells: false,
    });
  };
  const senders = [
    '',
    '12345',
    mark('Sender'),
    `sip:${mark('sip')}@example.org`,
    `whatsapp:${phoneOf(17)}`,
    '+',
    phoneOf(16).slice(1),
  ];
  let n = 0;
  for (const path of ['/sms/intake', '/sms/partner']) {
    for (const From of senders) {
      n += 1;
      await post(path, { ...inbound, From, MessageSid: `SM${String(n).padStart(32, '0')}` });
    }
    await post(path, { Body: mark('alone') });
    await post(path, { From: phoneOf(16) });
    await post(path, { ...inbound, NumMedia: mark('media'), MessageSid: `SM${'e'.repeat(32)}` });
  }
  const report = {
    MessageSid: `SM${'f'.repeat(32)}`,
    MessageStatus: mark('status'),
    ErrorCode: mark('error'),
    From: phoneOf(16),
    To: phoneOf(17),
  };
  await post('/sms/status?outbox=nobody', report);
  await post(`/sms/status?outbox=${NOBODY}`, { ...report, MessageStatus: 'delivered', Body: mark('body') });
  await post('/sms/status', report);
}

async function malformed(caller: Caller): Promise<void> {
  const wrong: readonly Request[] = [
    { body: { [mark('key')]: mark('value') } },
    {
      body: {
        personId: mark('id'),
        [accentedMark('key')]: 1,
        private: { [mark('nested')]: 1, name: { [mark('deep')]: 1 } },
      },
    },
    {
      body: {
        ageBand: mark('band'),
        language: mark('lang'),
        private: { birthDate: mark('date'), phone: phoneInWords(18), name: 7 },
      },
    },
    {
      body: {
        ageBand: 'unknown',
        language: 'fr',
        private: { birthDate: `${BIRTH_DATE}T00:00`, phone: `${phoneOf(18)}0` },
      },
    },
    {
      body: {
        ageBand: 'unknown',
        language: 'fr',
        private: { name: mark('n').repeat(60), fileNumbers: [{ number: mark('f') }] },
      },
    },
    { body: { body: mark('b').repeat(300), knowingly: mark('knowingly') } },
    { body: [mark('array'), { [mark('inarray')]: accentedMark('array') }] },
    { body: { area: 'return-home', returnSteps: { [mark('step')]: mark('done') }, words: 7 } },
    { body: mark('string') },
    { raw: `{"name":"${mark('broken')}`, headers: { 'content-type': 'application/json' } },
    { raw: `name=${mark('form')}&phone=${phoneOf(18)}`, headers: FORM },
    { raw: `{"name":"${mark('large').repeat(20_000)}"}`, headers: { 'content-type': 'application/json' } },
    {
      body: { name: mark('x') },
      headers: { 'if-match': mark('etag'), 'idempotency-key': mark('key'), 'access-reason': mark('reason') },
    },
  ];
  const targets: readonly (readonly [string, string])[] = [
    ['POST', '/v1/people'],
    ['PATCH', `/v1/people/${NOBODY}`],
    ['POST', '/v1/consents'],
    ['POST', '/v1/merges'],
    ['POST', `/v1/people/${NOBODY}/split`],
    ['POST', `/v1/people/${NOBODY}/child-protection-reports`],
    ['POST', `/v1/plans/${NOBODY}/goals`],
    ['PUT', `/v1/plans/${NOBODY}/goals/${NOBODY}`],
    ['POST', '/v1/referrals'],
    ['POST', `/v1/referrals/${NOBODY}/transitions`],
    ['POST', '/v1/trips'],
    ['POST', `/v1/trips/${NOBODY}/cancel`],
    ['POST', `/v1/trips/${NOBODY}/offers/${NOBODY}/answer`],
    ['POST', '/v1/matches'],
    ['POST', `/v1/conversations/${'a'.repeat(43)}/texts`],
    ['PUT', `/v1/conversations/${'a'.repeat(43)}/safe-hours`],
    ['POST', `/v1/conversations/${'a'.repeat(43)}/actions`],
    ['POST', '/v1/service-events'],
    ['PATCH', `/v1/service-events/${NOBODY}`],
    ['POST', '/v1/group-activities'],
    ['POST', '/v1/expenditures'],
    ['POST', '/v1/imports/service-events'],
    ['POST', '/v1/imports/group-activities'],
    ['POST', '/v1/members'],
    ['PUT', '/v1/hub'],
  ];
  for (const [method, path] of targets)
    for (const request of wrong)
      await caller.ask(path, {
        ...request,
        as: path === '/v1/hub' || path === '/v1/members' ? ADMIN : COORDINATOR,
        method,
      });
  await caller.ask('/v1/people', { body: { private: { name: mark('nobody') } } });
  await caller.ask('/v1/people', { headers: { authorization: `Bearer ${mark('token')}` } });
}

/** Marks in addresses: the caller's own doing, but nothing may repeat them. */
async function misaddressed(caller: Caller): Promise<void> {
  const word = encodeURIComponent(`${mark('query')} ${accentedMark('query')}`);
  const number = encodeURIComponent(phoneOf(18));
  const paths = [
    `/v1/people/${word}`,
    `/v1/people?${word}=${word}`,
    `/v1/people?limit=${word}`,
    `/v1/people?cursor=${Buffer.from(mark('cursor')).toString('base64url')}`,
    `/v1/people?cursor=${word}`,
    `/v1/conversations/${number}`,
    `/v1/conversations?phone=${number}`,
    `/v1/consents?personId=${word}`,
    `/v1/trips?status=${word}`,
    `/v1/trips/${word}`,
    `/v1/referrals?personId=${number}`,
    `/v1/duplicates/${word}`,
    `/v1/plans?until=${BIRTH_DATE}x`,
    `/v1/service-events?personId=${word}`,
    `/v1/reports/${RECIPIENT}/${word}`,
    `/v1/reports/${word}/2026`,
    `/v1/organizations?kind=${word}`,
    `/v1/audit?personId=${word}`,
    `/v1/${word}`,
    `/${word}`,
    `/hsds/services?query=${word}`,
    `/hsds/services/${word}`,
    `/hsds/${word}`,
    `/p/${mark('token')}`,
    `/p/${word}`,
    `/write/${word}`,
  ];
  for (const path of paths) {
    for (const request of [{ as: ADMIN }, { as: COORDINATOR, headers: { 'access-reason': 'safety' } }, {}])
      await caller.ask(path, { ...request, own: true });
    await caller.ask(path, {
      as: COORDINATOR,
      own: true,
      method: 'DELETE',
      headers: { 'access-reason': mark('reason') },
    });
  }
  await caller.ask(`/p/${mark('token')}`, { own: true, raw: `answer=${mark('answer')}`, headers: FORM });
}

/** The table fails while marked words are under way. */
async function duringFaults(caller: Caller): Promise<void> {
  const body = {
    ageBand: 'unknown',
    language: 'fr',
    private: { name: mark('faulty'), phone: phoneOf(18), notes: accentedMark('faulty') },
  };
  const faults = [
    { fault: 'error-code', code: 'ValidationException' },
    { fault: 'error-code', code: 'AccessDeniedException' },
    { fault: '500', times: 4 },
    { fault: 'throttle', times: 4 },
  ];
  for (const [n, fault] of faults.entries()) {
    for (const operation of ['TransactWriteItems', 'BatchGetItem']) {
      await caller.fault({ target: 'dynamodb', operation, ...fault });
      if (operation === 'BatchGetItem') await caller.text(phoneOf(19), '+18075550100', `allo ${mark('faulty')} ${n}`);
      else await caller.ask('/v1/people', { as: COORDINATOR, body });
      await caller.clearFaults();
    }
    await caller.fault({ target: 'dynamodb', operation: 'TransactWriteItems', ...fault });
    await caller.text(phoneOf(19), '+18075550100', `il a un couteau ${mark('faulty')} ${n}`);
    await caller.clearFaults();
  }
}

/** The work behind an alert fails until it is given up: what is left of it is a dead letter. */
async function givenUp(caller: Caller): Promise<void> {
  await caller.fault({
    target: 'dynamodb',
    operation: 'GetItem',
    fault: 'error-code',
    code: 'AccessDeniedException',
    times: 60,
  });
  // A phone nobody was alerted of yet: the same danger is told once in two minutes.
  await caller.text(phoneOf(14), '+18075550100', `he will kill me ${mark('givenup')}`);
  await caller.until('a dead letter', async () => ((await caller.deadLetters()) > 0 ? true : undefined));
  await caller.clearFaults();
}
