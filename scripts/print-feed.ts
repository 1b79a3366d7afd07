/**
 * A feed to standard output. CHANNEL is a channel (`google`: its first file) or a file (`google.tsv`).
 * Whatever is wrong goes to standard error, with 2.
 */
import { parseArgs } from 'node:util';

import { CHANNELS, FILES, findFile, type ChannelFile } from '~/features/feeds/channels';
import { findCooperativeSource, findShopSource } from '~/features/feeds/feed-source.server';
import { contextOf, writeFeed } from '~/features/feeds/write-feed.server';
import { readConfig } from '~/platform/config.server';
import { closePlatform, openPlatform } from '~/platform/platform.server';

import { openHouseDatabase } from './lib/house-database.mjs';
import { migrate } from './lib/migrate.mjs';
import { Refusal, tell } from './lib/refusal.mjs';

const CHOICES = `Channels: ${CHANNELS.map(({ id }) => id).join(', ')}; files: ${FILES.map(({ file }) => file).join(', ')}.`;
const USAGE = `Write: npm run --silent feed -- CHANNEL --shop NAME (or --coop NAME). ${CHOICES}`;

type Wish = { file: ChannelFile; of: 'shop' | 'coop'; slug: string };

function readWish(args: string[]): Wish {
  const { positionals, shop, coop } = parse(args);
  const [name, ...more] = positionals;
  if (!name || more.length > 0 || (shop === undefined) === (coop === undefined)) throw new Refusal(USAGE);
  const file = findFile(name) ?? FILES.find(({ channel }) => channel.id === name);
  if (!file) throw new Refusal(`There is no channel "${name}". ${USAGE}`);
  return shop === undefined ? { file, of: 'coop', slug: coop ?? '' } : { file, of: 'shop', slug: shop };
}

function parse(args: string[]) {
  try {
    const options = { shop: { type: 'string' }, coop: { type: 'string' } } as const;
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options });
    return { ...values, positionals };
  } catch (cause) {
    throw new Refusal(USAGE, { cause });
  }
}

async function print({ file, of, slug }: Wish, out: NodeJS.WriteStream): Promise<void> {
  const database = await openHouseDatabase();
  try {
    await migrate(database.url);
    const config = readConfig({ LOG_LEVEL: 'error', ...process.env, DATABASE_URL: database.url });
    const platform = openPlatform(config);
    try {
      const source = await (of === 'shop' ? findShopSource : findCooperativeSource)(platform, slug);
      if (!source) throw new Refusal(`There is no open ${of === 'shop' ? 'shop' : 'cooperative'} "${slug}".`);
      const origin = config.publicUrl ?? `http://localhost:${config.port}`;
      for await (const piece of writeFeed(platform, source, file, contextOf(source, origin, platform.clock.now())))
        if (!out.write(piece)) await new Promise((resolve) => out.once('drain', resolve));
    } finally {
      await closePlatform(platform);
    }
  } finally {
    await database.stop();
  }
}

try {
  await print(readWish(process.argv.slice(2)), process.stdout);
} catch (error) {
  tell(error);
  process.exitCode = 2;
}
