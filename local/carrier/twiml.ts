/** One `<Message>` of a TwiML answer. */
export interface TwimlMessage {
  readonly body: string;
  /** Where the carrier reports what becomes of it. */
  readonly statusCallback?: string;
}

export type ParsedTwiml =
  { readonly valid: true; readonly messages: readonly TwimlMessage[] } | { readonly valid: false };

/**
 * The texts that a TwiML answer asks for: each `<Message>`, with its `<Body>` or its own text. Plain text is one message,
 * as it is for Twilio; a body that is no TwiML document is invalid (Twilio error 12100).
 */
export function parseTwiml(document: string, contentType: string | undefined): ParsedTwiml {
  const trimmed = document.trim();
  if (contentType?.startsWith('text/plain') === true) {
    return { valid: true, messages: trimmed === '' ? [] : [{ body: trimmed }] };
  }
  if (trimmed === '') return { valid: true, messages: [] };
  const content = /^(?:<\?xml[^>]*\?>)?\s*<Response(?:\s[^>]*)?(?:\/>|>([\s\S]*)<\/Response>)$/.exec(trimmed);
  if (content === null) return { valid: false };
  const messages = [
    ...(content[1] ?? '').matchAll(/<(?:Message|Sms)(\s[^>]*?)?(?:\/>|>([\s\S]*?)<\/(?:Message|Sms)>)/g),
  ].map(([, attributes = '', inner = '']): TwimlMessage => {
    const callback = attributeOf(attributes, 'statusCallback');
    return { body: messageBody(inner), ...(callback !== undefined && { statusCallback: callback }) };
  });
  return { valid: true, messages: messages.filter(({ body }) => body !== '') };
}

function attributeOf(attributes: string, name: string): string | undefined {
  const [, double, single] = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes) ?? [];
  const written = double ?? single;
  return written === undefined ? undefined : unescapeXml(written);
}

function messageBody(inner: string): string {
  const body =
    /<Body(?:\s[^>]*)?>([\s\S]*?)<\/Body>/.exec(inner)?.[1] ?? inner.replaceAll(/<Media>[\s\S]*?<\/Media>/g, '');
  return unescapeXml(body).trim();
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescapeXml(text: string): string {
  return text.replaceAll(
    /<!\[CDATA\[([\s\S]*?)\]\]>|&(#x[0-9a-fA-F]+|#\d+|\w+);/g,
    (all, cdata: string | undefined, entity: string | undefined) => {
      if (cdata !== undefined) return cdata;
      if (entity?.startsWith('#x') === true) return String.fromCodePoint(Number.parseInt(entity.slice(2), 16));
      if (entity?.startsWith('#') === true) return String.fromCodePoint(Number(entity.slice(1)));
      return ENTITIES[entity ?? ''] ?? all;
    },
  );
}
