import { beforeAll, describe, expect, it } from 'vitest';

import type { ListingDraft } from '~/features/listings/listing-form';
import { readListingSoFar } from '~/features/listings/listing-form';
import { emptyDraft, emptyVariant, listingTexts } from '~/features/listings/listing-texts';
import { saveListing } from '~/features/listings/save-listing.server';
import { dong } from '~/shared/dong';

import { storedPhoto, storedShop } from '../../../test/builders';
import { freshPlatform, type TestPlatform } from '../../../test/platform';
import { judgeDraft } from './judge-draft.server';
import { countTaken } from './preflight';
import { findListingPreflight } from './preflight.server';

const origin = 'https://chovuon.example';
let platform: TestPlatform;
let shopId: string;

beforeAll(async () => {
  platform = await freshPlatform({ now: new Date('2026-11-23T05:00:00Z') });
  shopId = (await storedShop(platform.db)).id;
});

const aDraft = (given: Partial<ListingDraft> = {}): ListingDraft => ({
  ...emptyDraft(),
  name: 'Bông giấy hồng ba năm',
  description: 'Tán tròn, đang ra bông, trồng chậu đất nung, quen nắng gắt, ba ngày tưới một lần.',
  variants: [{ ...emptyVariant(), size: 'Chậu 30 cm', price: dong(350_000), stock: 20, weightGrams: 4_000 }],
  photoIds: [],
  ...given,
});
const judge = (draft: ListingDraft) => judgeDraft(platform, { shopId, draft, origin });
const size = (given: Partial<ListingDraft['variants'][number]>) => ({
  ...emptyVariant(),
  price: dong(90_000),
  stock: 3,
  ...given,
});

describe('a listing on the screen', () => {
  it.each<[string, (photo: string) => Partial<ListingDraft>]>([
    ['nothing but a name', () => ({ variants: [emptyVariant()] })],
    ['no photo', () => ({})],
    ['all that is asked', (photo) => ({ photoIds: [photo] })],
    [
      'a price that few hold',
      (photo) => ({ photoIds: [photo], variants: [size({ size: 'Cổ thụ', price: dong(9_000_000_000) })] }),
    ],
    [
      'a name all in capitals, with an offer',
      (photo) => ({ photoIds: [photo], name: 'BÔNG GIẤY SIÊU RẺ MIỄN PHÍ SHIP' }),
    ],
    [
      'three sizes, one without a name',
      (photo) => ({
        photoIds: [photo],
        variants: [size({ size: 'Nhỏ' }), size({ size: '' }), size({ size: 'Lớn', stock: 0 })],
      }),
    ],
    ['sold ahead for Tết', (photo) => ({ photoIds: [photo], preorderOn: new Date('2027-01-20T00:00:00Z') })],
    [
      'a chục of twelve with a code of the package',
      (photo) => ({ photoIds: [photo], unit: 'chuc', piecesPerUnit: 12, details: { gtin: '8935001234563' } }),
    ],
    ['work by the hour', (photo) => ({ photoIds: [photo], group: 'service', origin: 'service' })],
    [
      'words of cure and a link',
      (photo) => ({ photoIds: [photo], description: 'Chữa bách bệnh, xem http://vuon.example nhé bà con ơi.' }),
    ],
  ])('is told the same as when it is saved: %s', async (_story, given) => {
    const photo = await storedPhoto(platform.db, { shopId });
    const draft = aDraft(given(photo.id));
    const onScreen = await judge(draft);
    const saved = await saveListing(platform, { shopId, listingId: null, version: null, publish: false, draft });
    if (!saved?.ok) throw new Error(JSON.stringify(saved));
    const stored = await findListingPreflight(platform, shopId, { listingId: saved.value.id, sku: null, origin });
    expect(onScreen).toEqual(stored?.verdicts);
    expect(onScreen.length).toBeGreaterThan(8);
  });

  it('climbs from no marketplace to all that are open as it is filled in', async () => {
    const photo = await storedPhoto(platform.db, { shopId });
    const empty = countTaken(await judge(aDraft({ variants: [emptyVariant()] })));
    const full = countTaken(await judge(aDraft({ photoIds: [photo.id] })));
    expect(empty.taken).toBe(0);
    expect(full).toEqual({ taken: full.of, of: full.of });
  });

  it('is judged by what can be read while a price is half typed, and counts no photo of another garden', async () => {
    const other = await storedShop(platform.db, { name: 'Vườn Chú Sáu' });
    const theirs = await storedPhoto(platform.db, { shopId: other.id });
    const form = new FormData();
    for (const [name, value] of Object.entries(listingTexts(aDraft()))) form.set(name, value);
    form.set('price', 'ba trăm mấy');
    form.set('photoIds', theirs.id);
    const draft = readListingSoFar(form, platform.clock.now());
    expect(draft.variants[0]).toMatchObject({ price: null, stock: 20 });
    const codes = new Set((await judge(draft)).flatMap(({ problems }) => problems.map(({ code }) => code)));
    expect([...codes]).toEqual(expect.arrayContaining(['feeds.price-missing', 'feeds.photo-missing']));
  });

  it('leaves nothing behind', async () => {
    const count = () => platform.db.listing.count({ where: { shopId } });
    const before = await count();
    await judge(aDraft());
    expect(await count()).toBe(before);
  });
});
