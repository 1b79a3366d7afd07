import { fold } from '~/shared/fold';

import type { Theme } from './design';

/** Words that half of all shops begin with; a monogram of them would tell nobody apart. */
const COMMON = new Set(
  'vuon nha co so ho kinh doanh shop cua hang hop tac xa htx trai to dac san cay giong kieng canh hoa'.split(' '),
);
const MOST = 2;

/** One or two letters for a shop's name: "Vườn Bà Tư" is BT, "Đặc sản Sáu Dừa" SD. Short letters stay as they are. */
export function lettersOf(name: string): string {
  const words = name.normalize('NFC').match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length === 1 && [...words[0]!].length <= MOST) return words[0]!.toLocaleUpperCase('vi');
  const telling = words.filter((word) => !COMMON.has(fold(word)));
  const chosen = (telling.length > 0 ? telling : words).slice(-MOST);
  return chosen.map((word) => [...word][0]!.toLocaleUpperCase('vi')).join('');
}

/** What the letters stand on, in a square of 48 units: a leaf, a price tag, a seal, a blossom, a stamp. */
export const MONOGRAM_SHAPES: Record<Theme, string> = {
  orchard: 'M4 24C4 11 12 4 24 4h20v20c0 13-8 20-20 20S4 37 4 24z',
  market: 'M3 9l6-6h33l3 3v36l-3 3H9l-6-6z',
  courtyard: 'M5 5h38v38H5z',
  festival:
    'M24 2c5 0 8 4 8 8 4-2 9-1 11 3s1 9-3 11c4 2 6 7 3 11s-7 5-11 3c0 4-3 8-8 8s-8-4-8-8c-4 2-9 1-11-3s-1-9 3-11c-4-2-6-7-3-11s7-5 11-3c0-4 3-8 8-8z',
  workshop: 'M24 2l5 4 6-2 3 6 6 1v7l4 6-4 6v7l-6 1-3 6-6-2-5 4-5-4-6 2-3-6-6-1v-7l-4-6 4-6v-7l6-1 3-6 6 2z',
};
