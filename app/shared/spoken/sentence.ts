import { countRangeAt } from './count';
import type { SpokenUnit } from './lexicon';
import { lengthAt } from './measure';
import { smallAt } from './number-words';
import { payable, priceRangeAt } from './price';
import { NOTHING, readingOf, type Question, type Reading } from './reading';
import { sizeAt, type Size } from './size';
import { isA, plainText, tokensOf, wordFinder, type Token } from './tokens';
import { unitAt } from './units';

/** What one sentence says of a thing for sale. */
export type Offer = {
  /** As it was said; empty when nothing is left that could be a name. */
  name: string;
  /** How many there are, in the unit it is sold by. */
  count: Reading<number>;
  /** What one price is for; null when nothing was said. */
  unit: SpokenUnit | null;
  /** Pieces in a chục when said: "chục 12"; else null. */
  pieces: number | null;
  size: Reading<Size>;
  /** Whole đồng for one unit. */
  price: Reading<number>;
};

type Found = { values: number[]; question: Question | null };

/** Words around the name that say nothing of it. */
const isFiller = wordFinder(
  'bán giá tính là còn có được tôi tui em anh chị nhà vườn mình cần muốn với và thì mỗi một loại cỡ nữa đó này nha nhé nghen dạ ạ đăng thêm hiện đang cho khoảng chừng của chỉ chậu cây khoảng'.split(
    ' ',
  ),
);
/** At the end of a name only these are dropped: "cây" and "chậu" may belong to it. */
const isTrailing = wordFinder(
  'giá bán là với và thì còn có được nha nhé nghen ạ mỗi một loại cỡ tính khoảng'.split(' '),
);
const isSaid = wordFinder(['số', 'lượng']);
const isEvery = wordFinder(['mỗi']);
const isFor = wordFinder(['cho']);
const isMoneySign = wordFinder(['k', 'ng', 'tr', 'củ', 'đồng', 'đ', 'vnđ', 'vnd', '₫']);

/**
 * Reads a sentence as a grower says it: "hai trăm chậu cúc mâm xôi, chậu ba tấc, bốn chục ngàn một chậu". What is left
 * open stays open, each part with its question; what was not said is `nothing`.
 */
export function readOffer(text: string): Offer {
  const plain = plainText(text);
  const walk = new Walk(tokensOf(plain));
  walk.go();
  return walk.offer(plain);
}

class Walk {
  private readonly taken = new Set<number>();
  private count: (Found & { unit: SpokenUnit | null }) | null = null;
  private price: (Found & { unit: SpokenUnit | null }) | null = null;
  private sizes: Size[] = [{}];
  private sizeQuestion: Question | null = null;
  private pieces: number | null = null;

  constructor(private readonly tokens: readonly Token[]) {}

  go() {
    for (let at = 0; at < this.tokens.length;) {
      const next = this.takePrice(at) ?? this.takeSize(at) ?? this.takeCount(at);
      if (next === null) at += 1;
      else {
        for (let place = at; place < next; place++) this.taken.add(place);
        at = next;
      }
    }
  }

  offer(plain: string): Offer {
    const { count, price } = this;
    const unit = price?.unit ?? count?.unit ?? null;
    const size = this.sizes.some((one) => Object.keys(one).length > 0)
      ? readingOf(this.sizes, this.sizeQuestion)
      : NOTHING;
    return {
      name: this.name(plain),
      count: count ? readingOf(...this.inSoldUnits(count, unit)) : NOTHING,
      unit,
      pieces: this.pieces,
      size,
      price: price ? payable(readingOf(price.values, price.question)) : NOTHING,
    };
  }

  /** Two hundred pots that are priced by the pair: a hundred pairs, or two hundred? */
  private inSoldUnits(
    count: Found & { unit: SpokenUnit | null },
    sold: SpokenUnit | null,
  ): [number[], Question | null] {
    const held = sold === 'cap' ? 2 : sold === 'thien' ? 1000 : sold === 'chuc' ? (this.pieces ?? 0) : 0;
    if (count.unit === null || count.unit === sold || count.question !== null) return [count.values, count.question];
    const [value = 0] = count.values;
    return [held > 0 && value % held === 0 ? [value / held, value] : [value], 'two-units'];
  }

  private takePrice(start: number): number | null {
    const { tokens } = this;
    let at = start;
    const isAnnounced = isA(tokens[at], 'price');
    while (isA(tokens[at], 'price')) at += 1;
    // "mỗi chậu bốn chục ngàn", "một cặp giá 160k", "chậu 40k"
    const each = isA(tokens[at], 'each') ? at + 1 : at;
    const before = unitAt(tokens, each);
    if (before) {
      let from = before.next;
      const pieces = before.unit === 'chuc' ? chucPieces(tokens, from) : null;
      if (pieces) from = pieces.next;
      while (isA(tokens[from], 'price')) from += 1;
      const found = priceRangeAt(tokens, from, { isSentence: true });
      const isSurely = isEvery(tokens[at]) && lengthAt(tokens, from) === null;
      if (found && (found.isMoney || isSurely) && !this.isCountOf(found.next)) {
        this.keepPrice(found, before.unit);
        this.pieces ??= pieces?.value ?? null;
        return found.next;
      }
    }
    const found = priceRangeAt(tokens, at, { isSentence: true });
    if (!found) return null;
    const { unit, next, isEach } = this.priceUnit(found.next);
    const isSurely = tokens.slice(at, found.next).some((token) => isMoneySign(token));
    const isDirect = unit !== null && !isEach;
    // "hai ngàn cây" and "1.200 chậu" count, unless it was counted already; "40k chậu" does not
    const isCount = isDirect && !isAnnounced && ((!isSurely && !this.count) || isDigitsOnly(tokens, at, found.next));
    if (isCount || !(found.isMoney || isAnnounced || isEach)) return null;
    this.keepPrice(found, unit);
    return next;
  }

  /** What a price is for, when it is said behind it: "một chậu", "/cặp", "1 chục 12", "chậu". */
  private priceUnit(at: number): { unit: SpokenUnit | null; next: number; isEach: boolean } {
    const { tokens } = this;
    const from = isFor(tokens[at]) ? at + 1 : at;
    const isEach = isA(tokens[from], 'each');
    const place = isEach ? from + 1 : at;
    const found = unitAt(tokens, place);
    if (!found || (!isEach && sizeAt(tokens, place))) return { unit: null, next: at, isEach: false };
    const pieces = found.unit === 'chuc' ? chucPieces(tokens, found.next) : null;
    this.pieces ??= pieces?.value ?? null;
    return { unit: found.unit, next: pieces?.next ?? found.next, isEach };
  }

  private isCountOf(next: number): boolean {
    return unitAt(this.tokens, next) !== null && !this.count;
  }

  private keepPrice({ values, question }: Found, unit: SpokenUnit | null) {
    if (!this.price) this.price = { values, question, unit };
    else if (!sameValues(this.price.values, values))
      this.price = { ...this.price, values: [...this.price.values, ...values].slice(0, 4), question: 'two-prices' };
  }

  private takeSize(at: number): number | null {
    const found = sizeAt(this.tokens, at);
    if (!found || this.isArea(at)) return null;
    // "200 chậu 3 tấc": a length right behind the pots is theirs
    const behind = this.taken.has(at - 1) ? unitAt(this.tokens, at - 1)?.unit : undefined;
    const ofPot = found.question === 'which-size' && (behind === 'chau' || behind === 'bau');
    const ofTree = found.question === 'which-size' && behind === 'cay';
    const isOpen = !ofPot && !ofTree;
    const readings = isOpen ? found.readings : found.readings.filter((size) => (ofPot ? 'potCm' : 'heightCm') in size);
    this.sizes = this.sizes.flatMap((size) => readings.map((reading) => ({ ...size, ...reading })));
    this.sizeQuestion ??= isOpen ? found.question : null;
    return found.next;
  }

  /** "5 m2" is ground, 5m2 is five metres twenty. */
  private isArea(at: number): boolean {
    const part = smallAt(this.tokens, at);
    return part !== null && !this.tokens[part.next]?.glued && unitAt(this.tokens, part.next)?.unit === 'm2';
  }

  private takeCount(start: number): number | null {
    const { tokens } = this;
    let at = start;
    while (isA(tokens[at], 'have') || isSaid(tokens[at])) at += 1;
    const isAnnounced = at > start;
    const chuc = chucsAt(tokens, at);
    if (chuc) {
      this.pieces ??= chuc.pieces;
      this.keepCount({ values: [chuc.count], question: null }, 'chuc');
      return chuc.next;
    }
    const found = countRangeAt(tokens, at);
    if (!found) return null;
    const named = unitAt(tokens, found.next);
    if (!named && !isAnnounced && !this.startsWithCount(at)) return null;
    // a second number without a unit belongs to the name: "hoa mười giờ"
    if (!named && this.count) return null;
    this.keepCount(found, named?.unit ?? null);
    return named?.next ?? found.next;
  }

  /** "200 cúc mâm xôi": digits that open the sentence count. */
  private startsWithCount(at: number): boolean {
    return at === 0 && this.tokens[0]?.kind === 'digits' && this.tokens[1]?.kind === 'word';
  }

  private keepCount({ values, question }: Found, unit: SpokenUnit | null) {
    if (!this.count) this.count = { values, question, unit };
    else if (!sameValues(this.count.values, values))
      this.count = { ...this.count, values: [...this.count.values, ...values].slice(0, 4), question: 'two-counts' };
  }

  /** The longest run of words that nothing else was read from. */
  private name(plain: string): string {
    const runs: number[][] = [[]];
    this.tokens.forEach((token, at) => {
      const breaks = this.taken.has(at) || /^[,;.:!?\n]$/.test(token.text);
      if (breaks) runs.push([]);
      else runs.at(-1)?.push(at);
    });
    const names = runs.map((run) => {
      const places = [...run];
      while (isFiller(this.tokens[places[0] ?? -1])) places.shift();
      while (isTrailing(this.tokens[places.at(-1) ?? -1])) places.pop();
      const [first, last] = [this.tokens[places[0] ?? -1], this.tokens[places.at(-1) ?? -1]];
      return first && last ? plain.slice(first.start, last.end) : '';
    });
    return names.reduce((longest, name) => (name.length > longest.length ? name : longest), '');
  }
}

const sameValues = (some: number[], others: number[]): boolean =>
  some.length === others.length && some.every((value, at) => value === others[at]);

const isDigitsOnly = (tokens: readonly Token[], from: number, to: number): boolean =>
  tokens.slice(from, to).every(({ kind }) => kind === 'digits');

/** The 12 of "chục 12". */
function chucPieces(tokens: readonly Token[], at: number): { value: number; next: number } | null {
  const part = smallAt(tokens, at);
  const [value = 0] = part?.values ?? [];
  return part && part.width === 2 && [10, 12, 14, 16].includes(value) && !part.isBareChuc
    ? { value, next: part.next }
    : null;
}

/** "20 chục 12": twenty chục, each of twelve. */
function chucsAt(tokens: readonly Token[], at: number): { count: number; pieces: number; next: number } | null {
  for (let place = at + 1; place <= at + 3; place++) {
    if (!isA(tokens[place], 'chuc')) continue;
    const pieces = chucPieces(tokens, place + 1);
    const before = smallAt(tokens.slice(at, place), 0);
    const [count] = before?.values ?? [];
    if (
      pieces &&
      before?.next === place - at &&
      before.values.length === 1 &&
      count !== undefined &&
      Number.isInteger(count)
    )
      return { count, pieces: pieces.value, next: pieces.next };
  }
  return null;
}
