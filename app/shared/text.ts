/**
 * What nobody can see and nobody typed on purpose: controls, soft hyphens, zero-width and direction marks, tags,
 * halves of characters. They hide words from a search, turn a price around, and make a feed invalid.
 */
const UNSEEN =
  // eslint-disable-next-line no-control-regex, no-misleading-character-class -- these characters are the point
  /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\u{e0000}-\u{e0fff}\p{Surrogate}]/gu;

/** The joiner lives only between two pictures, where 👩 and 🌾 make a farmer. */
const STRAY_JOINER =
  /(?<!\p{Extended_Pictographic}(?:[\u{1f3fb}-\u{1f3ff}]|\ufe0f)?)\u200d|\u200d(?!\p{Extended_Pictographic})/gu;

/**
 * Text as it may enter the house: composed (NFC), trimmed, single spaces, nothing unseen.
 * `multiline` keeps line breaks, at most one empty line between two paragraphs.
 */
export function cleanText(text: string, { multiline = false }: { multiline?: boolean } = {}): string {
  const seen = text.replace(UNSEEN, '').replace(STRAY_JOINER, '').normalize('NFC');
  if (!multiline) return seen.replace(/[\s\u0085]+/g, ' ').trim();
  return seen
    .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n')
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** How long a text is to the people and marketplaces that limit it: in code points, not in UTF-16 units. */
export function lengthOf(text: string): number {
  let length = text.length;
  for (let at = 1; at < text.length; at++) {
    const isPair = (text.charCodeAt(at) & 0xfc00) === 0xdc00 && (text.charCodeAt(at - 1) & 0xfc00) === 0xd800;
    if (isPair) length--;
  }
  return length;
}

const graphemes = new Intl.Segmenter('vi', { granularity: 'grapheme' });

/** Shortens to at most `max` code points, at a word where there is one, never inside a character people see as one. */
export function cutText(text: string, max: number, { end = '…' }: { end?: string } = {}): string {
  if (lengthOf(text) <= max) return text;
  const room = max - lengthOf(end);
  if (room <= 0) return '';
  let kept = '';
  let used = 0;
  let next = '';
  for (const { segment } of graphemes.segment(text)) {
    used += lengthOf(segment);
    next = segment;
    if (used > room) break;
    kept += segment;
  }
  const atWord = /\s/.test(next) ? kept : kept.replace(/\s+\S*$/, '');
  const cut = (atWord.trim() === '' ? kept : atWord).replace(/[\s,.;:–—-]+$/, '');
  return cut === '' ? '' : cut + end;
}
