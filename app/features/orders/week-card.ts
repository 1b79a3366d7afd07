import { box, CLAY, INK, LEAF, nameSize, PAPER, words, type LayoutNode } from '~/features/storefront/drawn-layout';

import { barHeights } from './figures';

/** The tallest picture that Zalo and Facebook show whole, px. */
export const WEEK_CARD = { width: 1080, height: 1350 } as const;

/** What the picture of a week says. No money: it is for sending around. */
export type WeekCardWords = {
  title: string;
  /** "21/11 – 27/11/2026" */
  days: string;
  garden: string;
  /** Oldest first. `name`: of the weekday, short. */
  bars: { name: string; count: number; label: string }[];
  /** Each with what it counts: "1.204", "lượt khách vào". */
  numbers: { value: string; label: string }[];
  /** The plant that was looked at most; null: none that is on sale. */
  plant: { heading: string; name: string; seen: string } | null;
};

const BAR_MOST = 300;
const PHOTO = 200;

/** The layout of the picture; `photo`: the plant's, square, as a data address; null: it has none that can be read. */
export function weekCardLayout(said: WeekCardWords, photo: string | null): LayoutNode {
  const heights = barHeights(
    said.bars.map(({ count }) => count),
    BAR_MOST,
  );
  // they stand beside each other, however long they are
  const labelSize = said.bars.some(({ label }) => label.length > 6) ? 22 : 28;
  const numberSize = said.numbers.some(({ value }) => value.length > 7) ? 44 : 60;
  const head = box({ flexDirection: 'column', gap: 8 }, [
    words(said.title, 1, { fontSize: 40, fontWeight: 700, color: CLAY }),
    words(said.garden, 2, {
      ...{ fontSize: nameSize(said.garden) + 4, fontWeight: 700, lineHeight: 1.15, color: LEAF },
      wordBreak: 'break-word',
    }),
    words(said.days, 1, { fontSize: 32, color: INK }),
  ]);
  const bars = box(
    { alignItems: 'flex-end', justifyContent: 'space-between', height: BAR_MOST + 100 },
    said.bars.map(({ name, label }, at) =>
      box({ flexDirection: 'column', alignItems: 'center', width: 120, gap: 6 }, [
        box({ fontSize: labelSize, fontWeight: 700, color: INK }, label),
        box({ width: 84, height: heights[at] ?? 0, backgroundColor: LEAF, borderRadius: 10 }),
        box({ fontSize: 28, color: INK }, name),
      ]),
    ),
  );
  const numbers = box(
    { justifyContent: 'space-between', gap: 24 },
    said.numbers.map(({ value, label }) =>
      box({ flexDirection: 'column', flex: 1 }, [
        words(value, 1, { fontSize: numberSize, fontWeight: 700, color: INK }),
        words(label, 2, { fontSize: 28, lineHeight: 1.2, color: INK }),
      ]),
    ),
  );
  return box(
    {
      ...{ ...WEEK_CARD, fontFamily: 'Be Vietnam Pro', backgroundColor: PAPER },
      ...{ flexDirection: 'column', justifyContent: 'space-between', padding: 64 },
    },
    [head, bars, numbers, ...(said.plant ? [plantRow(said.plant, photo)] : [])],
  );
}

function plantRow({ heading, name, seen }: NonNullable<WeekCardWords['plant']>, photo: string | null): LayoutNode {
  const picture: LayoutNode[] = photo
    ? [{ type: 'img', props: { src: photo, style: { width: PHOTO, height: PHOTO, borderRadius: 16 } } }]
    : [];
  return box({ alignItems: 'center', gap: 32 }, [
    ...picture,
    box({ flexDirection: 'column', flex: 1, gap: 6 }, [
      words(heading, 1, { fontSize: 28, color: INK }),
      words(name, 2, { fontSize: 44, fontWeight: 700, lineHeight: 1.15, color: INK, wordBreak: 'break-word' }),
      words(seen, 1, { fontSize: 32, color: CLAY }),
    ]),
  ]);
}
