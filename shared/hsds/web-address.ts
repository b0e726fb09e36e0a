/** An address of the web that the hub can show as a link. */
export function isWebAddress(text: string | undefined): text is string {
  if (text === undefined || !/^https?:\/\//i.test(text)) return false;
  return URL.canParse(text);
}
