import { box, CLAY, INK, LEAF, nameSize, PAPER, words, type LayoutNode } from './drawn-layout';

/** Pictures that a grower posts where people already are, by what those places show without cutting. */
export const CARD_SHAPES = {
  /** A post on Facebook or Zalo. */
  square: { width: 1080, height: 1080 },
  /** The tallest that a feed shows whole. */
  portrait: { width: 1080, height: 1350 },
  /** The preview of a link (Open Graph). */
  wide: { width: 1200, height: 630 },
} as const;
export type CardShape = keyof typeof CARD_SHAPES;

/** What a card says. */
export type CardWords = {
  name: string;
  /** "Chậu 30 cm"; empty: it has several sizes, or says none. */
  size: string;
  /** "350.000 ₫ / chậu", "từ 120.000 ₫ / chậu". */
  price: string;
  /** "Đặt trước cho Tết", "OCOP 4 sao"; empty: nothing. */
  badge: string;
  garden: string;
  /** "Chợ Lách, Vĩnh Long". */
  place: string;
  /** What the code is for: "Quét để xem và mua". */
  scan: string;
};

/** px, from the top left corner. */
type Box = { left: number; top: number; width: number; height: number };

/** Where the photo lies; the rest is paper for words. */
export function photoBox(shape: CardShape): Box {
  const { width, height } = CARD_SHAPES[shape];
  if (shape === 'wide') return { left: 0, top: 0, width: 630, height };
  return { left: 0, top: 0, width, height: height - PANEL };
}

/** Height (px) of the paper under a photo: a name of two lines, the price, the garden of two lines. */
const PANEL = 390;
const GOLD = '#ffe6a3';

/** The layout of a card; `qr` is the code as the address of a picture. The photo's place stays empty. */
export function cardLayout(shape: CardShape, said: CardWords, qr: string): LayoutNode {
  const { width, height } = CARD_SHAPES[shape];
  const isWide = shape === 'wide';
  const name = nameSize(said.name) - (isWide ? 10 : 0);
  const told = box({ flexDirection: 'column', flex: 1, justifyContent: 'space-between', gap: 12 }, [
    box({ flexDirection: 'column', gap: 6 }, [
      words(said.name, 2, { fontSize: name, fontWeight: 700, lineHeight: 1.15, color: INK }),
      ...(said.size ? [words(said.size, 1, { fontSize: 32, color: INK })] : []),
    ]),
    words(said.price, 1, { fontSize: isWide ? 44 : 52, fontWeight: 700, color: CLAY }),
    box({ flexDirection: 'column' }, [
      words(said.garden, 1, { fontSize: 32, fontWeight: 700, color: LEAF }),
      words(said.place, 1, { fontSize: 28, color: INK }),
    ]),
  ]);
  const side = isWide ? 200 : 260;
  const code = box({ flexDirection: isWide ? 'row' : 'column', alignItems: 'center', gap: 8 }, [
    { type: 'img', props: { src: qr, style: { width: side, height: side } } },
    words(said.scan, 3, { width: side, fontSize: 24, textAlign: isWide ? 'left' : 'center', color: INK }),
  ]);
  const panel = isWide
    ? box(
        {
          position: 'absolute',
          left: 630,
          top: 0,
          width: width - 630,
          height,
          padding: 36,
          gap: 16,
          backgroundColor: PAPER,
          flexDirection: 'column',
        },
        [told, code],
      )
    : box(
        {
          position: 'absolute',
          left: 0,
          top: height - PANEL,
          width,
          height: PANEL,
          padding: 40,
          gap: 32,
          backgroundColor: PAPER,
        },
        [told, code],
      );
  const badge = said.badge
    ? [
        box(
          {
            position: 'absolute',
            left: 32,
            top: 32,
            padding: '12px 28px',
            borderRadius: 999,
            backgroundColor: GOLD,
            color: INK,
            fontSize: 34,
            fontWeight: 700,
          },
          said.badge,
        ),
      ]
    : [];
  return box({ width, height, fontFamily: 'Be Vietnam Pro' }, [panel, ...badge]);
}
