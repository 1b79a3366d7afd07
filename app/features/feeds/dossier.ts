import { cutText } from '~/shared/text';

import { calm, isShouted, plainLine, plainText, withoutLinks, withoutPictures, withoutPromotion } from './plain-text';

/** What a floor's own form asks for, in the order in which most of them do. */
export const DOSSIER_FIELDS = [
  'name',
  'shortName',
  'price',
  'stock',
  'packed',
  'shortText',
  'longText',
  'content',
  'madeOf',
  'shelfLife',
  'storage',
  'origin',
  'producer',
  'phone',
  'ocop',
  'papers',
  'link',
] as const;
export type DossierField = (typeof DOSSIER_FIELDS)[number];

/**
 * The longest of each text, in code points. Postmart, Voso and Zalo publish no limits; these fit the forms of the
 * larger marketplaces (Shopee: names to 120, texts to 3,000), and a short one for boxes that show one line.
 */
export const DOSSIER_MOST = { name: 120, shortName: 60, shortText: 300, longText: 3_000 } as const;

/** What is known of a listing; sentences are already in Vietnamese, nothing known is the empty text. */
export type DossierSource = Record<Exclude<DossierField, 'name' | 'shortName' | 'shortText' | 'longText'>, string> & {
  name: string;
  description: string;
  care: string;
};

/** Fields to copy one by one into a form of a floor that takes no file. What is not known is not there. */
export function dossierOf(source: DossierSource): { field: DossierField; text: string }[] {
  const line = plainLine(withoutPictures(source.name));
  const name = withoutPromotion(isShouted(line) ? calm(line) : line);
  const told = [source.description, source.care].map(clean).filter(Boolean);
  const texts: Record<DossierField, string> = {
    ...source,
    name: cutText(name, DOSSIER_MOST.name),
    shortName: cutText(name, DOSSIER_MOST.shortName),
    shortText: cutText(told[0] ?? name, DOSSIER_MOST.shortText),
    longText: cutText(told.join('\n\n') || name, DOSSIER_MOST.longText),
  };
  return DOSSIER_FIELDS.flatMap((field) => {
    const text = texts[field].replace(/\u00a0/g, ' ').trim(); // a form may count or refuse what looks like a space
    const isTwice =
      (field === 'shortName' && text === texts.name) || (field === 'shortText' && text === texts.longText);
    return text === '' || isTwice ? [] : [{ field, text }];
  });
}

const clean = (typed: string): string => withoutLinks(withoutPictures(plainText(typed))).trim();

/** The same as one text file; a spreadsheet or a form is filled from it by hand. */
export const dossierText = (
  fields: readonly { field: DossierField; text: string }[],
  label: (field: DossierField) => string,
): string => fields.map(({ field, text }) => `${label(field)}:\r\n${text.replace(/\n/g, '\r\n')}\r\n`).join('\r\n');
