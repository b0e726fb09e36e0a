import * as z from 'zod';
import type { Json } from '../json.ts';
import type { StateStore } from '../state.ts';
import type { CarrierAccount } from './account.ts';
import type { TextMessage } from './texts.ts';

/** The pictures of texts, as far as the carrier still has them. */
export interface Media {
  /** The sids of a text's pictures, as its webhook named them. */
  of(text: TextMessage): string[];
  remove(text: TextMessage, sid: string): void;
}

export function openMedia(state: StateStore): Media {
  const deleted = state.collection('deleted-media', z.object({ text: z.string(), sid: z.string() }));
  const idOf = (text: TextMessage, sid: string): string => `${text.sid}/${sid}`;
  return {
    of: (text) =>
      Array.from({ length: text.mediaCount }, (_, index) => `ME${index}`).filter(
        (sid) => deleted.get(idOf(text, sid)) === undefined,
      ),
    remove: (text, sid) => deleted.put(idOf(text, sid), { text: text.sid, sid }),
  };
}

/** A picture as Twilio's REST API shows it. */
export function mediaResource(text: TextMessage, sid: string, account: CarrierAccount): Json {
  return {
    account_sid: account.accountSid,
    content_type: 'image/jpeg',
    parent_sid: text.sid,
    sid,
    uri: `/2010-04-01/Accounts/${account.accountSid}/Messages/${text.sid}/Media/${sid}.json`,
  };
}

export function mediaPage(text: TextMessage, sids: readonly string[], account: CarrierAccount): Json {
  const uri = `/2010-04-01/Accounts/${account.accountSid}/Messages/${text.sid}/Media.json?PageSize=50&Page=0`;
  return {
    media_list: sids.map((sid) => mediaResource(text, sid, account)),
    page: 0,
    page_size: 50,
    start: 0,
    end: Math.max(0, sids.length - 1),
    uri,
    first_page_uri: uri,
    previous_page_uri: null,
    next_page_uri: null,
  };
}
