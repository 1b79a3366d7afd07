/** The database of this house: the one DATABASE_URL names, or the embedded one in DATA_DIR. */
import { openDatabase } from './embedded-postgres.mjs';
import { readSettings, requireWritable } from './settings.mjs';

/**
 * Opens it for a command; beside a running server it joins the server's.
 *
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>} `stop` it when done
 */
export async function openHouseDatabase(env = process.env) {
  const { databaseUrl, dataDir } = readSettings(env);
  if (databaseUrl) return { url: databaseUrl, stop: async () => {} };
  requireWritable(dataDir);
  return openDatabase({ dataDir });
}
