import type { conversationRoutes } from '../../shared/contracts/conversations.ts';
import { readHubSettings } from '../../shared/directory/index.ts';
import {
  cannedTexts,
  checkText,
  handleConversation,
  listWaiting,
  readConversation,
  readSigns,
  setContact,
  shortName,
  takeTextBack,
  writeToPerson,
  type SafeToWrite,
} from '../../shared/intake/index.ts';
import type { Platform } from '../../shared/platform/platform.ts';
import { isRefusal } from '../../shared/platform/refusal.ts';
import type { Handlers } from '../api/handlers.ts';

const shownSafety = (safety: SafeToWrite) => {
  const { safe, ...more } = safety;
  return { state: safe, ...more };
};

export const conversationHandlers = (platform: Platform): Handlers<typeof conversationRoutes> => ({
  async listConversations(scope, { query }) {
    const { items, cursor } = await listWaiting(platform, scope, query);
    return {
      body: {
        items: items.flatMap(({ phoneKey, waiting, personId, claimedBy, handledBy, sequence, version }) =>
          waiting === undefined
            ? []
            : [
                {
                  conversationId: phoneKey,
                  shortName: shortName(phoneKey),
                  personId,
                  urgency: waiting.urgency,
                  waitingSince: waiting.since,
                  claimedBy,
                  handledBy,
                  messages: sequence,
                  version,
                },
              ],
        ),
        cursor,
      },
    };
  },

  async readConversation(scope, { params, query, reason }) {
    const opened = await readConversation(platform, scope, params.conversationId, reason ?? '', query);
    if (isRefusal(opened)) return opened;
    const { item, safety, messages, intake, contact, cursor } = opened;
    return {
      version: item.version,
      body: {
        conversationId: item.phoneKey,
        shortName: shortName(item.phoneKey),
        channel: item.channel,
        personId: item.personId,
        optedOut: item.optedOut,
        handledBy: item.handledBy,
        claimedBy: item.claimedBy,
        urgency: item.waiting?.urgency,
        safeToText: shownSafety(safety),
        withPerson: opened.withPerson,
        doubt: opened.doubt,
        unreachable: item.unreachable,
        seenThrough: item.seenThrough,
        pageClosedAt: item.pageClosedAt,
        contact,
        intake: { ...intake },
        messages: messages.map(
          ({ sequence, direction, at, text, reply, media, author, outbox, replyStatus, replyError, takenBack }) => ({
            sequence,
            direction,
            at,
            text,
            reply,
            media,
            author,
            delivery: outbox?.status ?? replyStatus,
            errorCode: outbox?.errorCode ?? replyError,
            leavesAt: outbox?.leavesAt,
            withheld: outbox?.withheld,
            takenBack,
          }),
        ),
        cursor,
        version: item.version,
      },
    };
  },

  async readConversationSigns(_scope, { params }) {
    const signs = await readSigns(platform, params.conversationId);
    if (isRefusal(signs)) return signs;
    const { safety, deliveries, ...where } = signs;
    return { body: { ...where, safeToText: shownSafety(safety), deliveries: [...deliveries] } };
  },

  async writeText(scope, { params, body, newId }) {
    const sent = await writeToPerson(platform, scope, params.conversationId, { ...body, id: newId });
    return isRefusal(sent) ? sent : { body: { ...sent, warnings: [...sent.warnings] } };
  },

  async takeTextBack(scope, { params }) {
    const taken = await takeTextBack(platform, scope, params.conversationId, params.sequence);
    return isRefusal(taken) ? taken : { body: taken };
  },

  async checkText(_scope, { params, body }) {
    const checked = await checkText(platform, params.conversationId, body);
    if (isRefusal(checked)) return checked;
    const { safety, warnings, ...text } = checked;
    return { body: { ...text, safeToText: shownSafety(safety), warnings: [...warnings] } };
  },

  async listCannedTexts() {
    return { body: { items: cannedTexts(await readHubSettings(platform)).map((one) => ({ ...one })) } };
  },

  async setContact(scope, { params, body, version }) {
    const item = await setContact(platform, scope, params.conversationId, body, version);
    return isRefusal(item) ? item : { version: item.version, body: { version: item.version } };
  },

  async handleConversation(scope, { params, body, version }) {
    const item = await handleConversation(platform, scope, params.conversationId, body.action, version);
    if (isRefusal(item)) return item;
    const { handledBy, claimedBy } = item;
    return { version: item.version, body: { handledBy, claimedBy, version: item.version } };
  },
});
