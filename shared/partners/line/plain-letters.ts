/**
 * A name for a text message: letters outside the GSM alphabet lose their accents, because one of them would make the whole
 * text UCS-2, with room for 70 characters instead of 160. The French letters of that alphabet keep theirs.
 */
export const plainLetters = (name: string): string =>
  name
    .normalize('NFC')
    .replaceAll(/[^\x20-\x7eéèàùÉ]/gu, (letter) => letter.normalize('NFD').replaceAll(/[^\x20-\x7e]/gu, ''));
