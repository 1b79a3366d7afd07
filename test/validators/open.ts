import { Ajv2020 } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';

import { readCsv, type Judged } from './records';
import { isAddress } from './text';

const text = { type: 'string', minLength: 1 };
const address = { type: 'string', format: 'uri', pattern: '^https?://' };
const count = { type: 'integer', minimum: 0 };
const size = { type: 'integer', exclusiveMinimum: 0 };

/** The open feed as its documentation promises it. */
const SCHEMA = {
  type: 'object',
  required: ['title', 'link', 'description', 'items'],
  additionalProperties: false,
  properties: {
    title: text,
    link: address,
    description: text,
    items: {
      type: 'array',
      items: {
        type: 'object',
        required: [
          'id',
          'group_id',
          'title',
          'description',
          'link',
          'image',
          'availability',
          'price',
          'currency',
          'stock',
          'seller',
          'seller_link',
        ],
        additionalProperties: false,
        properties: {
          ...Object.fromEntries(
            [
              'unit',
              'size',
              'kind',
              'kind_name',
              'google_category',
              'scientific_name',
              'cultivar',
              'gtin',
              'seller',
            ].map((name) => [name, text]),
          ),
          ...Object.fromEntries(
            [
              'height_cm',
              'spread_cm',
              'pot_cm',
              'packed_g',
              'packed_length_cm',
              'packed_width_cm',
              'packed_height_cm',
            ].map((name) => [name, size]),
          ),
          id: { type: 'string', pattern: '^[!-~]{1,50}$' },
          group_id: { type: 'string', format: 'uuid' },
          title: { type: 'string', minLength: 1, maxLength: 200 },
          description: text,
          link: address,
          image: address,
          images: { type: 'array', items: address, minItems: 1 },
          availability: { enum: ['in_stock', 'preorder', 'sold_out', 'gone'] },
          ready_on: { type: 'string', format: 'date' },
          price: { type: 'integer', minimum: 1 },
          currency: { const: 'VND' },
          stock: count,
          pieces_per_unit: size,
          ocop_stars: { type: 'integer', minimum: 3, maximum: 5 },
          seller_link: address,
        },
      },
    },
  },
};

const ajv = new Ajv2020({ allErrors: true });
addFormats.default(ajv);
const isOpenFeed = ajv.compile(SCHEMA);

export function judgeOpenJson(json: string): Judged {
  const feed = JSON.parse(json) as { items: Record<string, unknown>[] };
  const faults = isOpenFeed(feed)
    ? []
    : (isOpenFeed.errors ?? []).map((error) => `${error.instancePath} ${error.message}`);
  return {
    items: feed.items.map((item) => new Map(Object.entries(item).map(([name, value]) => [name, String(value)]))),
    faults,
  };
}

export function judgeOpenCsv(csv: string): Judged {
  const faults: string[] = [];
  const items = readCsv(csv, faults);
  for (const item of items) {
    if (!/^[1-9]\d*$/.test(item.get('price') ?? '')) faults.push(`${item.get('id')}: no price`);
    if (!isAddress(item.get('link') ?? '')) faults.push(`${item.get('id')}: no link`);
  }
  return { items, faults };
}
