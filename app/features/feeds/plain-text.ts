import { fold } from '~/shared/fold';
import { cleanText } from '~/shared/text';

const NAMED: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  bull: '•',
  laquo: '«',
  raquo: '»',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  deg: '°',
  times: '×',
  copy: '©',
  reg: '®',
  trade: '™',
};

const ENTITY = /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z]{2,8}));/g;

const decode = (text: string): string =>
  text.replace(ENTITY, (_whole, decimal?: string, hex?: string, name?: string) => {
    if (name) return NAMED[name.toLowerCase()] ?? ' ';
    const code = decimal ? Number(decimal) : parseInt(hex ?? '0', 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ' ';
  });

const HIDDEN = /<(script|style)\b[^>]*>[\s\S]*?(?:<\/\1\s*>|$)|<!--[\s\S]*?(?:-->|$)/gi;
const BLOCK = /<\/?(?:p|div|br|li|ul|ol|h[1-6]|tr|table|blockquote)\b[^<>]*>/gi;
const TAG = /<[/!?]?[a-zA-Z][^<>]*>/g;
/** What would begin a tag if somebody's parser forgave a missing bracket. */
const OPENING = /<(?=[/!?a-zA-Z])/g;
const PRIVATE = /\p{Co}/gu;

/** Latin letters whole, signs that nobody hides behind: what nearly every text consists of, and nothing has to be done to it. */
const ORDINARY = /^[\n -%'-;=-~\u00a1-\u00ac\u00ae-\u024f\u1ea0-\u1eff–—‘’“”•…₫]*$/;
const UNTIDY = /^\s|\s$| \s|\n |\n\n\n/;

/** What a person wrote as text that is only text: no tags, no entities, nothing unseen, composed. Line breaks stay. */
export function plainText(typed: string): string {
  if (ORDINARY.test(typed) && !UNTIDY.test(typed)) return typed;
  const clean = (text: string) => cleanText(text.replace(PRIVATE, ''), { multiline: true });
  let text = clean(typed);
  // what somebody escaped twice becomes a tag after the first round, so go on until nothing changes; each round is shorter
  for (let before = ''; before !== text && /[&<]/.test(text);) {
    before = text;
    const shown = decode(text).replace(HIDDEN, ' ').replace(BLOCK, '\n').replace(TAG, ' ').replace(OPENING, ' ');
    text = clean(shown);
  }
  return text;
}

/** The same on one line. */
export const plainLine = (typed: string): string => plainText(typed).replace(/\n+/g, ' ');

/** Words that stand for "nothing"; a channel would print them. */
const PLACEHOLDERS = new Set([
  'n/a',
  'na',
  'null',
  'none',
  'undefined',
  'khong co',
  'khong',
  'chua co',
  '-',
  '--',
  '.',
  '...',
]);

export const isPlaceholder = (text: string): boolean => text.length < 20 && PLACEHOLDERS.has(fold(text.trim()));

const SMALL = /\p{Ll}/u;
const LARGE = /\p{Lu}/gu;

/** True for text that shouts: five capitals or more and no small letter. */
export const isShouted = (text: string): boolean => !SMALL.test(text) && (text.match(LARGE)?.length ?? 0) >= 5;

/** Shouted text in an ordinary voice: BÔNG GIẤY → Bông giấy. */
export const calm = (text: string): string =>
  text
    .toLowerCase()
    .replace(/(^|[.!?]\s+|\n)(\p{Ll})/gu, (_whole, before: string, first: string) => before + first.toUpperCase());

/** What praises the offer instead of saying what it is. Written with the tone marks, because "sale" is a word and "sâu" another. */
const PROMOTION = [
  'miễn phí vận chuyển',
  'miễn phí giao hàng',
  'miễn ship',
  'free ?ship(?:ping)?',
  'khuyến mãi',
  'khuyến mại',
  'giảm giá',
  'giảm (?:sốc|ngay|đến|tới)',
  'siêu (?:sale|rẻ|khuyến mãi)',
  'xả (?:hàng|kho)',
  'sale ?(?:off|sốc)?',
  'giá (?:sốc|rẻ nhất|siêu rẻ)',
  'mua \\d+ tặng \\d+',
  'tặng kèm',
  'mua ngay',
  'đặt hàng ngay',
  'hot ?(?:deal|sale)',
  'flash ?sale',
  'best ?seller',
  '(?:giảm|sale|-) ?\\d{1,2} ?%',
].join('|');

const promotionIn = () => new RegExp(`(?<![\\p{L}\\p{N}])(?:${PROMOTION})(?![\\p{L}\\p{N}])(?: ?\\d{1,2} ?%)?`, 'giu');
const ANY_PROMOTION = promotionIn();
/** A quick look before the slow one: no promotion goes without one of these. */
const PRAISING = /ship|phí|khuyến|giảm|sale|giá|xả|siêu|mua|tặng|đặt hàng|deal|best|%/;

/** The first promotional words in a text, or null. */
export function promotionOf(text: string): string | null {
  if (!PRAISING.test(text.toLowerCase())) return null;
  ANY_PROMOTION.lastIndex = 0;
  return ANY_PROMOTION.exec(text)?.[0] ?? null;
}

/** A name without its promotional words and the signs that hung on them. */
export const withoutPromotion = (line: string): string =>
  line
    .replace(promotionIn(), ' ')
    .replace(/[([]\s*[)\]]/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/(?<=[-–—|!,;:*+/] ?)[-–—|!,;:*+/] ?/g, '')
    .replace(/^[\s\-–—|!,;:*+/]+|[\s\-–—|!,;:*+/]+$/g, '');

/** A description without the sentences that promote. */
export const withoutPromotingSentences = (text: string): string =>
  text
    .split('\n')
    .map((line) =>
      line
        .split(/(?<=[.!?…])\s+/)
        .filter((sentence) => promotionOf(sentence) === null)
        .join(' '),
    )
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();

const LINK =
  /(?:https?:\/\/|www\.)\S+|(?<![\p{L}\p{N}.@-])(?:[a-z0-9-]+\.)+(?:com|vn|net|org|info|shop|store|me|ly)(?:\.vn)?(?:\/\S*)?(?![\p{L}\p{N}])/giu;

/** Text without addresses of pages: no marketplace takes them in a description. */
export const withoutLinks = (text: string): string =>
  /:\/\/|\.[a-z]{2}/i.test(text) ? text.replace(LINK, ' ').replace(/[ \t]{2,}/g, ' ') : text;

/** Emoji, and the stars, squares, arrows and ticks that people type instead. */
const PICTURES =
  /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\u200d|\u20e3|\ufe0f|[\u25a0-\u25ff\u2605\u2606\u2713\u2714]/gu;

/** Text without emoji and ornaments. Digits, © and ® are letters enough to stay. */
export const withoutPictures = (text: string): string =>
  ORDINARY.test(text)
    ? text
    : text
        .replace(PICTURES, (sign) => (/[©®™]/.test(sign) ? sign : ' '))
        .replace(/[ \t]+/g, ' ')
        .trim();

/** A cell that begins with one of these is a formula to a spreadsheet; as the start of a sentence they mean nothing. */
export const withoutFormulaStart = (text: string): string => text.replace(/^[=+\-@\s–—*•]+/, '');
