import { fold } from '~/shared/fold';

/** Different words for one thing, mostly South and North. A word may stand in several rows. */
const SAME_THING: readonly (readonly string[])[] = [
  ['bông giấy', 'hoa giấy'],
  ['bông', 'hoa'],
  ['kiểng', 'cảnh'],
  ['trái', 'quả'],
  ['tắc', 'quất', 'hạnh'],
  ['mận', 'roi'],
  ['mãng cầu xiêm', 'mãng cầu gai'],
  ['mãng cầu', 'na'],
  ['sapô', 'sapôchê', 'hồng xiêm'],
  ['bòn bon', 'lòn bon'],
  ['chôm chôm', 'lôm chôm'],
  ['thơm', 'khóm', 'dứa'],
  ['vạn thọ', 'cúc vạn thọ'],
  ['mào gà', 'mồng gà'],
  ['hướng dương', 'bông quỳ'],
  ['trạng nguyên', 'nhất phẩm hồng'],
  ['dâm bụt', 'râm bụt', 'bông bụp'],
  ['sứ', 'đại'],
  ['sứ Thái', 'hồng sa mạc'],
  ['dạ yến thảo', 'dạ yên thảo'],
  ['cát tường', 'lan tường'],
  ['mai chiếu thủy', 'mai chấn thủy'],
  ['bùm sụm', 'cùm rụm', 'bùm xụm'],
  ['lộc vừng', 'lộc mưng'],
  ['nguyệt quế', 'nguyệt quới'],
  ['phát tài', 'thiết mộc lan'],
  ['lưỡi hổ', 'hổ vĩ', 'lưỡi cọp'],
  ['lục bình', 'bèo tây'],
  ['tứ quý', 'bốn mùa'],
  ['Monthong', 'Dona'],
  ['chén', 'bát'],
  ['muỗng', 'thìa'],
  ['trà', 'chè'],
  ['đậu phộng', 'lạc'],
];

type Phrase = { text: string; folded: string };
const ROWS: readonly (readonly Phrase[])[] = SAME_THING.map((row) =>
  row.map((text) => ({ text: text.normalize('NFC').toLowerCase(), folded: fold(text) })),
);

/**
 * Other ways to say a name, lower case: "Hoa giấy Chợ Lách" → ["bông giấy chợ lách"]. For the words a search looks
 * through. A word typed with tone marks is taken at its marks (dừa is not dứa), one without is taken either way.
 */
export function synonymsOf(text: string): string[] {
  const words = text
    .normalize('NFC')
    .toLowerCase()
    .split(/[\s,;]+/)
    .filter((word) => word !== '');
  const folded = words.map(fold);
  const found = new Set<string>();
  for (const row of ROWS) {
    for (const phrase of row) {
      const length = phrase.text.split(' ').length;
      for (let at = 0; at + length <= words.length; at += 1) {
        if (!says(words.slice(at, at + length), folded.slice(at, at + length), phrase)) continue;
        for (const other of row) {
          if (other === phrase) continue;
          found.add([...words.slice(0, at), other.text, ...words.slice(at + length)].join(' '));
        }
      }
    }
  }
  found.delete(words.join(' '));
  return [...found];
}

function says(words: string[], folded: string[], phrase: Phrase): boolean {
  if (folded.join(' ') !== phrase.folded) return false;
  const accented = phrase.text.split(' ');
  return words.every((word, i) => word === folded[i] || word === accented[i]);
}
