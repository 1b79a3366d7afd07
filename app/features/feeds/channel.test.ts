import { describe, expect, it } from 'vitest';

import { channelOf, withoutMarks } from '~/features/storefront/visit';

import { lengthOf } from '~/shared/text';

import { aFeedContext, aFeedItem, aFeedPhoto } from '../../../test/feed-items';
import { prepare, type Channel } from './channel';
import { google } from './channels/google';
import { CHANNELS } from './channels';
import { FEED_PROBLEMS } from './problems';
import { writerFor } from './writer';

type Given = Parameters<typeof aFeedItem>[0];

function sent(given?: Given, context = aFeedContext()): Record<string, unknown> {
  const prepared = prepare(google, aFeedItem(given), context);
  if (!('goes' in prepared)) throw new Error(`left out: ${prepared.leftOut.map(({ code }) => code).join(', ')}`);
  return Object.fromEntries(
    google.fields.flatMap(({ name }, at) => (prepared.goes[at] === null ? [] : [[name, prepared.goes[at]]])),
  );
}
function said(given?: Given, context = aFeedContext()): { goes: boolean; problems: [string, string | undefined][] } {
  const prepared = prepare(google, aFeedItem(given), context);
  const problems = 'goes' in prepared ? prepared.advice : prepared.leftOut;
  return { goes: 'goes' in prepared, problems: problems.map(({ code, field }) => [code.replace('feeds.', ''), field]) };
}

describe('what Google is sent', () => {
  it('is a whole row for an ordinary pot', () =>
    expect(sent()).toMatchObject({
      id: 'KX7M2P4T',
      title: 'Bông giấy hồng',
      link: 'https://chovuon.example/shop/vuon-ba-tu/p/bong-giay-hong?variant=KX7M2P4T&via=feed-google',
      image_link: 'https://chovuon.example/photos/Ab3dEf6hIj9kLm2nOp5qRs/s1200.jpg',
      availability: 'in_stock',
      price: '350000 VND',
      condition: 'new',
      brand: 'Vườn Bà Tư',
      identifier_exists: 'no',
      google_product_category: '543558',
    }));

  it.each<[string, Given, Record<string, unknown>]>([
    ['sold out', { variant: { stock: 0 } }, { availability: 'out_of_stock' }],
    [
      'sold ahead',
      { listing: { preorderOn: '2027-01-20' } },
      { availability: 'preorder', availability_date: '2027-01-20T00:00+07:00' },
    ],
    [
      'sold ahead and all of it promised',
      { listing: { preorderOn: '2027-01-20' }, variant: { stock: 0 } },
      { availability: 'out_of_stock' },
    ],
    ['ahead no longer: its day has come', { listing: { preorderOn: '2026-11-23' } }, { availability: 'in_stock' }],
    [
      'one of several sizes',
      { sizes: ['Chậu 30 cm', 'Chậu 40 cm'] },
      {
        title: 'Bông giấy hồng, Chậu 30 cm',
        size: 'Chậu 30 cm',
        item_group_id: '019a1b2c-0000-7000-8000-000000000001',
      },
    ],
    ['a pair', { listing: { unit: 'cap', piecesPerUnit: 2 } }, { title: 'Bông giấy hồng, cặp 2 cây' }],
    ['a thousand', { listing: { unit: 'thien', piecesPerUnit: 1000 } }, { title: 'Bông giấy hồng, thiên 1.000 cây' }],
    [
      'a resold dozen of things',
      {
        listing: { origin: 'resold', group: 'supplies', unit: 'chuc', piecesPerUnit: 12 },
      },
      { title: 'Bông giấy hồng, chục 12 cái', multipack: '12' },
    ],
    ['light enough to weigh in grams', { variant: { weightGrams: 2500 } }, { shipping_weight: '2.5 kg' }],
    ['the grower’s own category', { listing: { googleCategory: 1684 } }, { google_product_category: '1684' }],
    ['shouted and praised', { listing: { name: 'MAI VÀNG 🌼 - GIẢM GIÁ 50%!!!' } }, { title: 'Mai vàng' }],
    ['ten billion', { variant: { price: 10_000_000_000 } }, { price: '10000000000 VND' }],
  ])('says it right when it is %s', (_story, given, row) => expect(sent(given)).toMatchObject(row));

  it.each<[string, Given, string]>([
    ['no brand for what is resold', { listing: { origin: 'resold' } }, 'brand'],
    ['no multipack for the garden’s own pair', { listing: { unit: 'cap', piecesPerUnit: 2 } }, 'multipack'],
    ['no group for a single size', {}, 'item_group_id'],
    ['no box from two sides', { variant: { lengthCm: 30, widthCm: 20 } }, 'shipping_length'],
    ['no highlights when there is only one', { variant: { heightCm: 60 } }, 'product_highlight'],
    [
      'no stars after the certificate ended',
      {
        listing: { ocop: [{ stars: 4, issuedOn: '2023-01-01', expiresOn: '2026-11-22' }] },
        variant: { heightCm: 60 },
      },
      'product_highlight',
    ],
  ])('writes %s', (_story, given, name) => expect(sent(given)).not.toHaveProperty(name));

  it('names the stars while they are valid, 36 months where no end is written', () => {
    const ocop = [{ stars: 4, issuedOn: '2023-11-23', expiresOn: null }];
    expect(sent({ listing: { ocop } }).product_detail).toContainEqual(['Thông tin', 'Chứng nhận', '4 sao OCOP']);
    expect(JSON.stringify(sent({ listing: { ocop } }, aFeedContext({ today: '2026-11-24' })))).not.toContain('OCOP');
  });

  it('keeps the size when a long name is cut', () => {
    const { title } = sent({ listing: { name: 'Bông giấy '.repeat(30) }, sizes: ['Chậu 30 cm', 'Chậu 40 cm'] });
    expect(title).toMatch(/…, Chậu 30 cm$/);
    expect(lengthOf(String(title))).toBeLessThanOrEqual(150);
  });

  it('describes what has no description', () =>
    expect(sent({ listing: { description: '' } }).description).toBe(
      'Bông giấy hồng\n\nGiá cho 1 chậu. Cỡ: Chậu 30 cm. Người bán: Vườn Bà Tư.',
    ));

  it('keeps the price’s unit when 20,000 characters are cut to 5,000', () => {
    const description = String(sent({ listing: { description: 'Cây đẹp lắm. '.repeat(1600) } }).description);
    expect(lengthOf(description)).toBeLessThanOrEqual(5000);
    expect(description).toContain('Giá cho 1 chậu.');
  });

  it('marks ids with the garden where gardens share a feed, within 50 characters', () => {
    expect(sent({}, aFeedContext({ shared: true })).id).toBe('1d2e3f4a5b-KX7M2P4T');
    const long = sent({ variant: { sku: 'A'.repeat(50) } }, aFeedContext({ shared: true })).id;
    expect(long).toBe('1d2e3f4a5b-019a1b2c000070008000000000000002');
  });
});

describe('what keeps an item from Google', () => {
  it.each<[string, Given, [string, string | undefined][]]>([
    ['a draft', { listing: { state: 'draft' } }, [['not-published', 'state']]],
    ['a paused listing', { listing: { state: 'paused' } }, [['paused', 'state']]],
    ['no price', { variant: { price: null } }, [['price-missing', 'price']]],
    ['a price of nothing', { variant: { price: 0 } }, [['price-missing', 'price']]],
    [
      'no price for the second size',
      {
        variant: { price: null, size: 'Chậu 40 cm' },
        position: 1,
        sizes: ['Chậu 30 cm', 'Chậu 40 cm'],
      },
      [['price-missing', 'price-2']],
    ],
    ['no photo', { photos: [] }, [['photo-missing', 'photos']]],
    ['a photo on its way', { photos: [], photosWaiting: 1 }, [['photo-waiting', 'photos']]],
    ['a tiny photo', { photos: [aFeedPhoto(400)] }, [['photo-too-small', 'photos']]],
    ['a name of signs only', { listing: { name: '🌼🌼 ***' } }, [['name-missing', 'name']]],
    ['a name that says nothing', { listing: { name: 'N/A' } }, [['name-missing', 'name']]],
    ['sizes without names', { variant: { size: '' }, sizes: ['', 'Chậu 40 cm'] }, [['size-missing', 'size']]],
    [
      'a size there already',
      { variant: { size: 'chậu 30 CM' }, position: 1, sizes: ['Chậu 30 cm', 'chậu 30 CM'] },
      [['size-twice', 'size-2']],
    ],
    ['an hour of work', { listing: { group: 'service' } }, [['service', 'group']]],
    ['the Tết after next', { listing: { preorderOn: '2027-11-24' } }, [['preorder-too-far', 'preorderOn']]],
    [
      'everything at once',
      { photos: [], variant: { price: null } },
      [
        ['photo-missing', 'photos'],
        ['price-missing', 'price'],
      ],
    ],
  ])('is %s', (_story, given, problems) => expect(said(given)).toEqual({ goes: false, problems }));
});

describe('what would do better at Google', () => {
  it.each<[string, Given, [string, string | undefined][]]>([
    ['nothing, when all is well', {}, []],
    ['a larger photo', { photos: [aFeedPhoto(800)] }, [['photo-small', 'photos']]],
    [
      'another first photo than one too small',
      { photos: [aFeedPhoto(300), aFeedPhoto()] },
      [['photo-small', 'photos']],
    ],
    ['more words', { listing: { description: 'Đẹp.' } }, [['description-short', 'description']]],
    ['a quiet name', { listing: { name: 'MAI VÀNG' } }, [['text-shouted', 'name']]],
    ['a name without praise', { listing: { name: 'Mai vàng giá sốc' } }, [['text-promotes', 'name']]],
    ['no claim to cure', { listing: { name: 'Đinh lăng chữa mất ngủ' } }, [['text-cures', 'description']]],
  ])('is %s', (_story, given, problems) => expect(said(given)).toEqual({ goes: true, problems }));
});

it('takes a new channel from one description and nothing else', () => {
  const market: Channel = {
    id: 'cho-que',
    name: 'Chợ Quê',
    standing: 'open',
    version: 1,
    files: { 'choque.tsv': 'tsv' },
    availability: { 'in-stock': 'còn', preorder: 'đặt', 'sold-out': 'hết', gone: 'hết' },
    picture: { formats: ['webp'], least: 100, good: 100 },
    fields: [
      { name: 'ma', need: 'required', kind: 'exact', value: ({ variant }) => variant.sku },
      { name: 'ten', need: 'required', kind: 'line', max: 10, mend: 'name', value: ({ listing }) => listing.name },
    ],
  };
  const photos = [
    {
      ...aFeedPhoto(),
      renditions: [{ kind: 'width' as const, format: 'webp' as const, width: 640, height: 640, bytes: 1 }],
    },
  ];
  const prepared = prepare(market, aFeedItem({ photos }), aFeedContext());
  const writer = writerFor('tsv', market);
  const about = { title: '', link: '', description: '' };
  expect('goes' in prepared && writer.begin(about) + writer.row(prepared.goes, 0)).toBe(
    'ma\tten\nKX7M2P4T\tBông giấy…\n',
  );
  expect(prepared).toMatchObject({ advice: [{ code: 'feeds.text-cut', field: 'name', with: { max: 10 } }] });
});

it('is described so that files, ids and names are each there once', () => {
  const files = CHANNELS.flatMap((channel) => Object.keys(channel.files));
  expect(new Set(files).size).toBe(files.length);
  for (const { fields } of CHANNELS) {
    expect(new Set(fields.map(({ name }) => name)).size).toBe(fields.length);
    for (const { missing } of fields) if (missing) expect(FEED_PROBLEMS).toContain(missing);
  }
});

describe('a link of a feed', () => {
  const linked = CHANNELS.flatMap((channel) => {
    const at = channel.fields.findIndex(({ name }) => name === 'link' || name === 'url');
    return at < 0 ? [] : [{ channel, at }];
  });

  it.each(linked)('leads to the same page and says that it is of the feed: $channel.id', ({ channel, at }) => {
    const prepared = prepare(channel, aFeedItem(), aFeedContext());
    const link = 'goes' in prepared ? prepared.goes[at] : null;
    if (typeof link !== 'string') throw new Error(`${channel.id} takes an ordinary pot.`);
    const { search } = new URL(link);
    expect(search).toBe(`?variant=KX7M2P4T&via=feed-${channel.id}`);
    expect(channelOf({ search, referer: 'https://elsewhere.example/', ownHosts: [] })).toBe('feed');
    expect(withoutMarks(link)).toBe('https://chovuon.example/shop/vuon-ba-tu/p/bong-giay-hong?variant=KX7M2P4T');
  });

  it('is in every feed of goods that people look at', () =>
    expect(linked.map(({ channel: { id } }) => id)).toEqual([
      'google',
      'meta',
      'tiktok',
      'pinterest',
      'openai',
      'open',
    ]));
});
