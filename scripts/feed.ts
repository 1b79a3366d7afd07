/**
 * A feed to standard output: `npm run feed -- CHANNEL --shop SLUG` or `--coop SLUG`.
 * CHANNEL is a channel (`google`: its first file) or a file (`google.tsv`). Faults go to standard error, with 2.
 */
import { parseArgs } from 'node:util';

import { CHANNELS, FILES, findFile, type ChannelFile } from '~/features/feeds/channels';
import { findCooperativeSource, findShopSource } from '~/features/feeds/feed-source.server';
import { contextOf, writeFeed } from '~/features/feeds/write-feed.server';
import { ConfigError, readConfig } from '~/platform/config.server';
import { closePlatform, openPlatform } from '~/platform/platform.server';

import { openDatabase } from './lib/embedded-postgres.mjs';

/** Something the caller can mend, in one sentence. */
class Refusal extends Error {}

const USAGE = `Write: npm run --silent feed -- CHANNEL --shop NAME (or --coop NAME). Channels: ${CHANNELS.map(({ id }) => id).join(', ')}; files: ${FILES.map(({ file }) => file).join(', ')}.`;

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
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { shop: { type: 'string' }, coop: { type: 'string' } },
    });
    return { ...values, positionals };
  } catch (error) {
    throw new Refusal(`${(error as Error).message}. ${USAGE}`);
  }
}

async function writeTo(out: NodeJS.WriteStream, { file, of, slug }: Wish): Promise<void> {
  const own = process.env.DATABASE_URL
    ? null
    : await openDatabase({ dataDir: process.env.DATA_DIR ?? './data', log: (line) => console.error(line) });
  const config = readConfig({ LOG_LEVEL: 'error', ...process.env, DATABASE_URL: process.env.DATABASE_URL ?? own?.url });
  const platform = openPlatform(config);
  try {
    const source = await (of === 'shop' ? findShopSource : findCooperativeSource)(platform, slug);
    if (!source) throw new Refusal(`There is no open ${of === 'shop' ? 'shop' : 'cooperative'} "${slug}".`);
    const origin = config.publicUrl ?? `http://localhost:${config.port}`;
    for await (const piece of writeFeed(platform, source, file, contextOf(source, origin, platform.clock.now())))
      if (!out.write(piece)) await new Promise((resolve) => out.once('drain', resolve));
  } finally {
    await closePlatform(platform);
    await own?.stop();
  }
}

try {
  await writeTo(process.stdout, readWish(process.argv.slice(2)));
} catch (error) {
  if (!(error instanceof Refusal || error instanceof ConfigError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
