import type { Json } from '../json.ts';
import type { CarrierAccount } from './account.ts';
import type { TextMessage, Texts } from './texts.ts';

/** A message as Twilio's REST API shows it. */
export function messageResource(text: TextMessage, account: CarrierAccount): Json {
  const uri = `/2010-04-01/Accounts/${account.accountSid}/Messages/${text.sid}`;
  return {
    account_sid: account.accountSid,
    api_version: '2010-04-01',
    body: text.body,
    date_created: rfc2822(text.at),
    date_sent: text.status === 'queued' ? null : rfc2822(text.at),
    date_updated: rfc2822(text.updatedAt),
    direction: text.direction,
    error_code: text.errorCode,
    error_message: null,
    from: text.from,
    messaging_service_sid: null,
    num_media: String(text.mediaCount),
    num_segments: String(text.segments),
    price: null,
    price_unit: 'USD',
    sid: text.sid,
    status: text.status,
    subresource_uris: { media: `${uri}/Media.json` },
    to: text.to,
    uri: `${uri}.json`,
  };
}

/** A page of messages, newest first, filtered by `To`, `From` and `DateSent` (also `DateSent>` and `DateSent<`). */
export function listPage(texts: Texts, account: CarrierAccount, query: URLSearchParams): Json {
  const [to, from] = [query.get('To'), query.get('From')];
  const day = query.get('DateSent');
  const since = query.get('DateSent>') ?? query.get('DateSent>=');
  const until = query.get('DateSent<') ?? query.get('DateSent<=');
  const pageSize = Math.min(1000, Math.max(1, Number(query.get('PageSize') ?? 50)));
  const page = Math.max(0, Number(query.get('Page') ?? 0));
  const found = texts
    .all()
    .filter(
      (text) =>
        text.channel === 'twilio' &&
        (to === null || text.to === to) &&
        (from === null || text.from === from) &&
        (day === null || text.at.startsWith(day.slice(0, 10))) &&
        (since === null || Date.parse(text.at) >= Date.parse(since)) &&
        (until === null || Date.parse(text.at) <= endOf(until)),
    )
    .reverse();
  const shown = found.slice(page * pageSize, (page + 1) * pageSize);
  const uriOf = (number: number) => {
    const parameters = new URLSearchParams(query);
    parameters.set('PageSize', String(pageSize));
    parameters.set('Page', String(number));
    return `/2010-04-01/Accounts/${account.accountSid}/Messages.json?${parameters.toString()}`;
  };
  return {
    messages: shown.map((text) => messageResource(text, account)),
    page,
    page_size: pageSize,
    start: page * pageSize,
    end: page * pageSize + Math.max(0, shown.length - 1),
    uri: uriOf(page),
    first_page_uri: uriOf(0),
    previous_page_uri: page === 0 ? null : uriOf(page - 1),
    next_page_uri: found.length > (page + 1) * pageSize ? uriOf(page + 1) : null,
  };
}

/** A plain date means the whole of that day. */
function endOf(moment: string): number {
  return /^\d{4}-\d{2}-\d{2}$/.test(moment) ? Date.parse(moment) + 86_399_999 : Date.parse(moment);
}

function rfc2822(iso: string): string {
  return new Date(iso).toUTCString().replace('GMT', '+0000');
}
