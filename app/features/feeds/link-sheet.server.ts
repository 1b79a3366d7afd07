import type { Platform } from '~/platform/platform.server';

import { prepare, type Channel } from './channel';
import { csvWriter } from './csv';
import { inSnapshot, readListings } from './feed-rows.server';
import { findOwnSource } from './feed-source.server';
import { barePriceField, imageField, linkField, titleField } from './parts';
import { contextOf } from './write-feed.server';

/** Name, price, address and picture: what Zalo and the provincial floors can take, because people copy from it. */
const LINKS: Channel = {
  id: 'links',
  name: 'Zalo',
  standing: 'anyone',
  version: 1,
  files: {},
  picture: { formats: ['jpeg'], least: 1, good: 1 },
  fields: [titleField('name', 200), barePriceField('price'), linkField('link'), imageField('picture')],
  availability: { 'in-stock': '', preorder: '', 'sold-out': '', gone: '' },
  samePrice: true,
};

/** A shop's link sheet as CSV, with the mark by which spreadsheets know UTF-8. */
export async function* writeLinkSheet(
  platform: Pick<Platform, 'pool' | 'db' | 'clock'>,
  shopId: string,
  origin: string,
): AsyncGenerator<string> {
  const source = await findOwnSource(platform, shopId);
  const context = contextOf({ kind: 'shop' }, origin, platform.clock.now());
  const writer = csvWriter(LINKS.fields);
  yield `\ufeff${writer.begin({ title: '', link: '', description: '' })}`;
  for await (const listings of inSnapshot(platform, (client) => readListings(client, source, ['published']))) {
    let piece = '';
    for (const { items } of listings)
      for (const item of items) {
        const prepared = prepare(LINKS, item, context);
        if ('goes' in prepared) piece += writer.row(prepared.goes, 0);
      }
    yield piece;
  }
}
