import { SegmentedMessage } from 'sms-segments-calculator';

export type SmsEncoding = 'GSM-7' | 'UCS-2';

/** `units` are septets in GSM-7 (an extension character such as `€` is two) and UTF-16 code units in UCS-2. */
export type SmsMeasure = {
  readonly encoding: SmsEncoding;
  readonly segments: number;
  readonly units: number;
};

/**
 * How a carrier would send this text: its encoding, the segments billed, its length in code units.
 * Twilio's Smart Encoding is taken to be off: what is written is what is sent. An empty text is one segment.
 */
export function measure(text: string): SmsMeasure {
  const message = new SegmentedMessage(text);
  const encoding = message.encodingName;
  return {
    encoding,
    segments: Math.max(1, message.segmentsCount),
    // The library counts graphemes for UCS-2; carriers count UTF-16 code units.
    units: encoding === 'UCS-2' ? text.length : message.numberOfCharacters,
  };
}

/** The characters that push a text out of GSM-7, each once, in order: for telling a writer what to change. */
export function charactersOutsideGsm7(text: string): readonly string[] {
  return [...new Set(text)].filter((character) => new SegmentedMessage(character).encodingName === 'UCS-2');
}
