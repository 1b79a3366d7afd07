/**
 * The PostgreSQL that `npm install` brings, in a folder of ours: nobody has to install a database.
 *
 * The first process to need it starts it, others join it, the last to leave stops it. It has a session of its
 * own, so that Ctrl-C reaches us and we stop it in order. After a kill -9 it lives on and the next start adopts it.
 */
import fs from 'node:fs';
import { resolve } from 'node:path';
import { Company, oneAtATime } from './folder.mjs';
import { Cluster } from './postgres-cluster.mjs';

/** For one small machine that also serves pages and presses photos. */
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: 60,
  shared_buffers: '64MB',
  effective_cache_size: '256MB',
  work_mem: '8MB',
  maintenance_work_mem: '64MB',
  max_wal_size: '512MB',
  random_page_cost: 1.1,
  jit: 'off',
  max_parallel_workers_per_gather: 0, // a page's question is answered before workers are called together
  timezone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C',
  dynamic_shared_memory_type: process.platform === 'linux' ? 'mmap' : 'posix', // containers give /dev/shm 64 MB at most
};

/** For tests, where a power cut costs nothing. */
export const FORGETFUL = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: 200 };

/**
 * Opens the database of a data folder, creating it at the first time.
 *
 * @param {{ dataDir: string, log?: (line: string) => void, settings?: Record<string, string | number> }} where
 * @returns {Promise<{ url: string, adopted: boolean, stop: () => Promise<void> }>}
 *   `url` of the database, `adopted` when it was running already
 */
export async function openDatabase({ dataDir, log = () => {}, settings = {} }) {
  const home = resolve(dataDir);
  fs.mkdirSync(home, { recursive: true });
  const cluster = new Cluster(home, { ...SETTINGS, ...settings }, log);
  const company = new Company(home, 'database-users');

  const adopted = await oneAtATime(home, 'database', async () => {
    const isUp = await cluster.isUp();
    if (!isUp) await cluster.start();
    company.join();
    return isUp;
  });
  const stop = () =>
    oneAtATime(home, 'database', async () => {
      company.leave();
      if (!company.isPresent()) await cluster.stop();
    });
  let stopping;
  return { url: cluster.url(), adopted, stop: () => (stopping ??= stop()) };
}
