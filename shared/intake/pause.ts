/** The instant before which they want no text, where they name one. */
export function readPause(text: string, now: string, _timeZone: string): string | undefined {
  const hours = /\b(?:in|dans) (?<hours>\d{1,2}) ?h/iu.exec(text)?.groups?.['hours'];
  return hours === undefined ? undefined : new Date(Date.parse(now) + Number(hours) * 3_600_000).toISOString();
}
