import sharp from 'sharp';
import { describe, expect, it } from 'vitest';

import { drawLayout } from '~/features/storefront/draw-layout.server';

import { WEEK_CARD, weekCardLayout, type WeekCardWords } from './week-card';
import { drawWeekCard } from './week-card.server';

const aWeek = (given: Partial<WeekCardWords> = {}): WeekCardWords => ({
  title: 'Tuần này vườn mình',
  days: '21/11 – 27/11/2026',
  garden: 'Vườn Bà Tư',
  bars: ['T7', 'CN', 'T2', 'T3', 'T4', 'T5', 'T6'].map((name, at) => ({ name, count: at * 3, label: String(at * 3) })),
  numbers: [
    { value: '63', label: 'lượt khách vào' },
    { value: '214', label: 'lượt xem trang' },
    { value: '2', label: 'đơn hàng' },
  ],
  plant: { heading: 'Được xem nhiều nhất', name: 'Bông giấy hồng', seen: '120 lần xem' },
  ...given,
});

const plant = (name: string) => ({ heading: 'Được xem nhiều nhất', name, seen: '9.999.999 lần xem' });
const LONG = 'Vườn ươm cây giống và hoa kiểng gia truyền ba đời Nguyễn Thị Ngọc Huyền ấp Vĩnh Bình '.repeat(4);
const HARD: [what: string, week: WeekCardWords][] = [
  ['an ordinary week', aWeek()],
  ['names that look like tags', aWeek({ garden: `<b>"Vườn" & 'Tư'</b>`, plant: plant('</svg><script>&amp;"') })],
  ['names without an end', aWeek({ garden: LONG, plant: plant(LONG) })],
  ['words without a gap', aWeek({ garden: 'W'.repeat(300), plant: plant('Ư'.repeat(300)) })],
  ['letters that the house does not have', aWeek({ garden: 'Vườn 🌸 桜', plant: plant('🌵') })],
  ['no plant on sale', aWeek({ plant: null })],
  [
    'a garden that the whole country looks at',
    aWeek({
      bars: aWeek().bars.map((bar) => ({ ...bar, count: 9_999_999, label: '9.999.999' })),
      numbers: aWeek().numbers.map((number) => ({ ...number, value: '69.999.999' })),
    }),
  ],
];

/** Whether everything was drawn inside the margin: all that is outside is paper. */
async function staysInside(picture: Buffer): Promise<boolean> {
  const { data, info } = await sharp(picture).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const margin = 40;
  for (let y = 0; y < info.height; y++)
    for (let x = 0; x < info.width; x++) {
      const inside = x >= margin && x < info.width - margin && y >= margin && y < info.height - margin;
      if (!inside && data[(y * info.width + x) * 3]! < 230) return false;
    }
  return true;
}

describe('the week as a picture', () => {
  it.each(HARD)('is whole, of its size, and keeps to its margin with %s', async (_what, week) => {
    const photo = await sharp({ create: { width: 640, height: 480, channels: 3, background: '#2f7a35' } })
      .jpeg()
      .toBuffer();
    const picture = await drawWeekCard(week, week.plant && photo);
    expect(await sharp(picture).metadata()).toMatchObject({ format: 'jpeg', ...WEEK_CARD });
    expect(await staysInside(picture)).toBe(true);
  });

  it('holds names as shapes, so that none becomes a tag', async () => {
    const week = aWeek({
      garden: '</svg><script>alert(1)</script>',
      plant: plant('<image href="file:///etc/passwd"/>'),
    });
    const svg = String(await drawLayout(weekCardLayout(week, null), WEEK_CARD));
    expect(svg).not.toMatch(/script|passwd|<text/);
  });

  it('is the same bytes for the same week', async () => {
    expect((await drawWeekCard(aWeek(), null)).equals(await drawWeekCard(aWeek(), null))).toBe(true);
  });
});
