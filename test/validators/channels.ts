import { judgeRecords, readCsv, readRss, readTsv, type Judged, type Record_, type Rules } from './records';
import { isAddress, isGs1, length } from './text';

/**
 * Judges files by what Meta, TikTok, Pinterest, OpenAI and Google's local inventory publish. Written from the
 * specifications alone: no table and no helper is shared with the code that writes the files.
 */
const atMost = (max: number): [(text: string) => boolean, string] => [
  (text) => length(text) <= max,
  `at most ${max} characters`,
];
const among = (...words: string[]): [(text: string) => boolean, string] => [
  (text) => words.includes(text),
  `one of ${words.join(', ')}`,
];
const ADDRESS: [(text: string) => boolean, string] = [isAddress, 'an address'];
const JPEG: [(text: string) => boolean, string] = [
  (url) => isAddress(url) && /\.jpe?g$/.test(url),
  'the address of a JPEG',
];
const PRICE: [(text: string) => boolean, string] = [(text) => /^[1-9]\d* VND$/.test(text), 'whole đồng with VND'];
const WHOLE: [(text: string) => boolean, string] = [(text) => /^\d+$/.test(text), 'a whole number'];
const CODE: [(text: string) => boolean, string] = [isGs1, 'a code of GS1'];
const WEIGHT: [(text: string) => boolean, string] = [(text) => /^\d+(\.\d+)? (kg|g)$/.test(text), 'a weight with unit'];
const pictures = (most: number, together = Infinity): [(text: string) => boolean, string] => [
  (text) => text.length <= together && text.split(',').length <= most && text.split(',').every((one) => JPEG[0](one)),
  `at most ${most} pictures within ${together} characters`,
];
const idOf = (max: number): [(text: string) => boolean, string] => [
  (text) => /^[\x21-\x7e]+$/.test(text) && text.length <= max,
  `an id of at most ${max} characters`,
];
const list = (words: string) => words.split(' ');

const META: Rules = {
  required: list('id title description availability condition price link image_link brand'),
  known: list(
    'additional_image_link google_product_category fb_product_category quantity_to_sell_on_facebook sale_price ' +
      'sale_price_effective_date item_group_id size color material pattern additional_variant_attribute age_group gender ' +
      'rich_text_description product_type custom_label_0 custom_label_1 internal_label status expiration_date shipping ' +
      'shipping_weight unit_price gtin mpn',
  ),
  id: 'id',
  group: 'item_group_id',
  rules: {
    id: idOf(100),
    title: atMost(200),
    description: [(text) => length(text) <= 9999 && !/https?:\/\/|www\./.test(text), 'plain text without links'],
    availability: among('in stock', 'out of stock'),
    condition: among('new', 'refurbished', 'used'),
    price: PRICE,
    link: [(url) => isAddress(url) && !/facebook\.com/.test(url), 'an address of our own'],
    image_link: JPEG,
    brand: atMost(100),
    additional_image_link: pictures(20, 2000),
    google_product_category: WHOLE,
    fb_product_category: WHOLE,
    quantity_to_sell_on_facebook: WHOLE,
    item_group_id: atMost(100),
    size: atMost(200),
    additional_variant_attribute: [(text) => /^[^:,]+:[^:,]+/.test(text), 'name:value'],
    product_type: atMost(750),
    custom_label_0: atMost(100),
    status: among('active', 'archived'),
    shipping_weight: WEIGHT,
    gtin: CODE,
  },
};

export const judgeMetaCsv = (text: string): Judged => judgeWith(readCsv, META, text);
export const judgeMetaXml = (text: string): Judged => judgeWith(readRss, META, text);

const TIKTOK: Rules = {
  required: list('sku_id title description availability condition price link image_link brand'),
  known: list(
    'additional_image_link video_link sale_price sale_price_effective_date item_group_id google_product_category gtin ' +
      'mpn age_group color gender material pattern product_type shipping shipping_weight size custom_label_0 custom_label_1',
  ),
  id: 'sku_id',
  group: 'item_group_id',
  rules: {
    sku_id: idOf(100),
    title: [(text) => length(text) <= 500 && !/\p{Extended_Pictographic}/u.test(text), '500 characters without emoji'],
    description: atMost(10_000),
    availability: among('in stock', 'available for order', 'preorder', 'out of stock', 'discontinued'),
    condition: among('new', 'refurbished', 'used'),
    price: PRICE,
    link: ADDRESS,
    image_link: JPEG,
    brand: atMost(150),
    additional_image_link: pictures(10),
    google_product_category: WHOLE,
    size: atMost(100),
    custom_label_0: atMost(100),
    shipping_weight: WEIGHT,
    gtin: CODE,
  },
};
export const judgeTiktokCsv = (text: string): Judged => judgeWith(readCsv, TIKTOK, text);

const PINTEREST: Rules = {
  required: list('id title description link image_link price availability'),
  known: list(
    'additional_image_link sale_price item_group_id condition google_product_category product_type brand gtin mpn color ' +
      'size material pattern age_group gender shipping shipping_weight variant_names variant_values video_link ' +
      'custom_label_0 custom_label_1 ad_link',
  ),
  id: 'id',
  group: 'item_group_id',
  rules: {
    id: idOf(127),
    title: atMost(500),
    description: atMost(10_000),
    link: [(url) => isAddress(url) && url.length <= 511, 'an address of at most 511 characters'],
    image_link: JPEG,
    price: PRICE,
    availability: among('in stock', 'out of stock', 'preorder'),
    additional_image_link: pictures(10),
    condition: among('new', 'used', 'refurbished'),
    shipping_weight: WEIGHT,
    gtin: CODE,
  },
};
export function judgePinterestTsv(text: string): Judged {
  const judged = judgeWith(readTsv, PINTEREST, text);
  for (const item of judged.items) {
    const parts = (name: string) => (item.get(name) ?? '').split(',').length;
    if (item.has('variant_names') !== item.has('variant_values') || parts('variant_names') !== parts('variant_values'))
      judged.faults.push(`${item.get('id')}: variant_names and variant_values do not pair`);
  }
  return judged;
}

const LOCAL: Rules = {
  required: list('store_code id availability'),
  known: list('price quantity pickup_method pickup_sla instore_product_location'),
  id: 'id',
  group: '',
  rules: {
    id: idOf(50),
    store_code: idOf(64),
    availability: among('in_stock', 'out_of_stock', 'limited_availability', 'on_display_to_order'),
    price: PRICE,
    quantity: WHOLE,
  },
};
export const judgeGoogleLocalTsv = (text: string): Judged => judgeWith(readTsv, LOCAL, text);

const OPENAI: Rules = {
  required: list('item_id title description url brand seller_name image_url availability price'),
  known: list(
    'is_eligible_search is_eligible_checkout group_id listing_has_variations variant_dict offer_id gtin mpn sale_price ' +
      'additional_image_urls condition product_category material color size gender age_group dimensions weight ' +
      'item_weight_unit seller_url return_policy seller_privacy_policy seller_tos accepts_returns return_deadline_in_days ' +
      'review_count star_rating shipping_price shipping target_countries store_country is_ads_eligible',
  ),
  id: 'item_id',
  group: 'group_id',
  rules: {
    item_id: idOf(50),
    title: atMost(150),
    description: atMost(5000),
    url: ADDRESS,
    image_url: ADDRESS,
    availability: among('in_stock', 'out_of_stock', 'pre_order', 'backorder', 'unknown'),
    price: PRICE,
    is_eligible_search: among('true', 'false'),
    is_eligible_checkout: among('true', 'false'),
    listing_has_variations: among('true'),
    condition: among('new', 'refurbished', 'used'),
    item_weight_unit: among('g', 'kg', 'oz', 'lb'),
    weight: [(text) => /^\d+(\.\d+)?$/.test(text), 'a number'],
    gtin: CODE,
  },
};

/** JSON lines: each a whole object with values of the right types. */
export function judgeOpenaiJsonl(text: string): Judged {
  const faults: string[] = [];
  const lines = text === '' ? [] : text.replace(/\n$/, '').split('\n');
  const items = lines.map((line): Record_ => {
    const row = JSON.parse(line) as Record<string, unknown>;
    const fault = (sentence: string) => faults.push(`${String(row.item_id)}: ${sentence}`);
    for (const name of ['is_eligible_search', 'is_eligible_checkout', 'listing_has_variations'])
      if (name in row && typeof row[name] !== 'boolean') fault(`${name} is no boolean`);
    if ('additional_image_urls' in row && !Array.isArray(row.additional_image_urls))
      fault('additional_image_urls is no list');
    judgeObjects(row, fault);
    for (const [name, value] of Object.entries(row)) if (value === null || value === '') fault(`${name} is empty`);
    return new Map(
      Object.entries(row).map(([name, value]) => [
        name,
        typeof value === 'object' ? JSON.stringify(value) : String(value),
      ]),
    );
  });
  return judgeOpenai(items, faults);
}

/** The same as CSV: objects are JSON in a cell, booleans lower-case words. */
export function judgeOpenaiCsv(text: string): Judged {
  const faults: string[] = [];
  const items = readCsv(text, faults);
  for (const item of items) {
    const parsed = Object.fromEntries(
      ['variant_dict', 'dimensions'].flatMap((name) =>
        item.has(name) ? [[name, JSON.parse(item.get(name)!) as unknown]] : [],
      ),
    );
    judgeObjects(parsed, (sentence) => faults.push(`${item.get('item_id')}: ${sentence}`));
  }
  return judgeOpenai(items, faults);
}

function judgeObjects(row: Record<string, unknown>, fault: (sentence: string) => void): void {
  for (const name of ['variant_dict', 'dimensions']) {
    if (!(name in row)) continue;
    const object = row[name] as Record<string, unknown>;
    if (typeof object !== 'object' || Object.values(object).some((value) => typeof value !== 'string' || value === ''))
      fault(`${name} is no object of strings`);
  }
  const { unit } = (row.dimensions ?? { unit: 'cm' }) as { unit: string };
  if (!['cm', 'ft', 'm', 'mm'].includes(unit)) fault(`the unit ${unit} is unknown`);
}

function judgeOpenai(items: Record_[], faults: string[]): Judged {
  const judged = judgeRecords(items, OPENAI, faults);
  const combinations = new Set<string>();
  for (const item of items) {
    const fault = (sentence: string) => faults.push(`${item.get('item_id')}: ${sentence}`);
    const group = item.get('group_id');
    if ((group !== undefined) !== item.has('variant_dict')) fault('a group without variant_dict, or the reverse');
    if (group !== undefined && item.get('listing_has_variations') !== 'true') fault('a group without its flag');
    const key = `${group} ${item.get('variant_dict')}`;
    if (group !== undefined && combinations.has(key)) fault('a combination that comes twice');
    combinations.add(key);
    if (item.has('weight') !== item.has('item_weight_unit')) fault('a weight without its unit, or the reverse');
    if (item.has('shipping') && item.has('shipping_price')) fault('shipping said twice');
  }
  return judged;
}

function judgeWith(read: (text: string, faults: string[]) => Record_[], rules: Rules, text: string): Judged {
  const faults: string[] = [];
  return judgeRecords(read(text, faults), rules, faults);
}
