/** The few settings needed before the libraries are there; the application's own schema reads all of them later. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { userInfo } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Refusal } from './refusal.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** @param {NodeJS.ProcessEnv} env */
export function readSettings(env) {
  const port = env.PORT || '3000';
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65535) {
    throw new Refusal(`PORT is "${port}": write a port number between 0 and 65535.`);
  }
  return {
    port: Number(port),
    dataDir: resolve(root, env.DATA_DIR || 'data'),
    databaseUrl: env.DATABASE_URL || null,
    demo: !['0', 'false'].includes(env.DEMO ?? ''),
    address: env.PUBLIC_URL?.replace(/\/+$/, '') || `http://localhost:${port}`,
  };
}

/** @param {string} dataDir */
export function requireWritable(dataDir) {
  const probe = join(dataDir, 'run', `writable-${process.pid}`);
  try {
    mkdirSync(join(dataDir, 'run'), { recursive: true });
    writeFileSync(probe, '');
    rmSync(probe);
  } catch (cause) {
    const why = /** @type {NodeJS.ErrnoException} */ (cause).code;
    throw new Refusal(
      `${userInfo().username} cannot write in the folder ${dataDir} (${why}): make it writable, or name another one with DATA_DIR.`,
      { cause },
    );
  }
}

/** @param {number} port */
export async function requireFreePort(port) {
  const probe = createServer();
  await new Promise((free, taken) => {
    probe.once('error', (error) => taken(portRefusal(error, port) ?? error));
    probe.listen(port, () => probe.close(free));
  });
}

/**
 * @param {unknown} error from listening
 * @param {number} port
 * @returns {Refusal | null} null when it is about something else
 */
export function portRefusal(error, port) {
  const { code } = /** @type {NodeJS.ErrnoException} */ (error);
  if (code === 'EADDRINUSE')
    return new Refusal(`Port ${port} is taken: choose another one, such as PORT=${port + 1} npm start.`);
  if (code === 'EACCES')
    return new Refusal(`Port ${port} is reserved for the system: choose one above 1023, such as PORT=3000 npm start.`);
  return null;
}
