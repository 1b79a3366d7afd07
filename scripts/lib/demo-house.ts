import { mkdir } from 'node:fs/promises';

import { startShop } from '~/features/shops/start-shop.server';
import { readConfig } from '~/platform/config.server';
import { closePlatform, openPlatform, type Platform } from '~/platform/platform.server';

import { loadDemo } from '../demo/load-demo';
import { meet } from '../demo/people';
import { orThrow } from '../demo/refusals';
import { buildIfNeeded } from './build.mjs';
import { openDatabase } from './embedded-postgres.mjs';
import { migrate } from './migrate.mjs';
import { step } from './progress.mjs';
import { serve } from '../serve.mjs';

/** A running Chợ Vườn with the demo in it. */
export type DemoHouse = {
  url: string;
  /** Phone of somebody who has only just begun; null where we may not make one up. */
  newcomer: string | null;
  close(): Promise<void>;
};

const NEWCOMER = { name: 'Nguyễn Thị Mười', phone: '0901000009' };

type HangPhotos = (platform: Platform, detail: (line: string) => void) => Promise<void>;

/**
 * Opens one in a folder of its own, which is kept, so that the demo is loaded once. `hangPhotos` is given the house
 * before anybody looks at it.
 */
export async function openDemoHouse(dataDir: string, hangPhotos?: HangPhotos): Promise<DemoHouse> {
  await mkdir(dataDir, { recursive: true });
  const database = await openDatabase({ dataDir });
  await migrate(database.url);
  Object.assign(process.env, { NODE_ENV: 'production', DATABASE_URL: database.url, DATA_DIR: dataDir, JOBS: '0' });

  const platform = openPlatform(readConfig(process.env));
  await step('Bày hàng mẫu · Loading the demo', (detail) =>
    loadDemo(platform, { onPicture: (done, total) => done % 10 === 0 && detail(`${done}/${total}`) }),
  );
  const personId = await meet(platform.db, NEWCOMER);
  orThrow(await startShop(platform, { personId, name: 'Vườn Chị Mười' }), NEWCOMER.name);
  if (hangPhotos) await step('Treo ảnh thật · Hanging real photos', (detail) => hangPhotos(platform, detail));
  await closePlatform(platform);

  await buildIfNeeded();
  const server = await serve({ port: 0 });
  return {
    url: server.url,
    newcomer: NEWCOMER.phone,
    close: async () => {
      await server.close();
      await database.stop();
    },
  };
}
