/** Opens Chợ Vườn step by step, and closes it in the opposite order when asked. */
import { endChildren } from './children.mjs';
import { claimFolder } from './folder.mjs';
import { installWhatIsMissing } from './install.mjs';
import { step } from './progress.mjs';
import { Refusal, tell } from './refusal.mjs';
import { portRefusal, readSettings, requireFreePort, requireWritable } from './settings.mjs';

/** One Ctrl-C reaches us twice under npm, from the terminal and from npm. */
const SAME_KEYPRESS_MS = 700;
const PATIENCE_MS = 6_000;
const CLOSING_MAY_TAKE_MS = 20_000; // on a machine that is very busy

/** Thrown between two steps when somebody has asked us to stop. */
class Interrupted extends Error {}

/** @param {{ dev: boolean }} options */
export async function launch({ dev }) {
  /** What has been opened, to be closed from the last to the first. */
  const opened = /** @type {(() => unknown)[]} */ ([]);
  const closing = new AbortController();
  const goOn = () => {
    if (closing.signal.aborted) throw new Interrupted();
  };
  const opening = openHouse({ dev, opened, goOn });
  closeOnSignals({ opened, opening, closing });
  try {
    await opening;
  } catch (error) {
    if (closing.signal.aborted) return; // what was cut short need not be told
    tell(error);
    await closeAll(opened);
    process.exit();
  }
}

/**
 * @param {{ dev: boolean, opened: (() => unknown)[], goOn: () => void }} options
 *   `goOn` throws when somebody has asked us to stop
 */
async function openHouse({ dev, opened, goOn }) {
  const settings = readSettings(process.env);
  requireWritable(settings.dataDir);
  opened.push(claimFolder(settings.dataDir, settings.address));
  await requireFreePort(settings.port);
  await installWhatIsMissing();
  goOn();
  process.env.DATA_DIR = settings.dataDir;
  await checkWholeConfig();

  const databaseUrl = settings.databaseUrl ?? (await openEmbedded(settings.dataDir, opened));
  goOn();
  await bringUpToDate(databaseUrl, settings.databaseUrl !== null);
  goOn();
  if (!dev) await (await import('./build.mjs')).buildIfNeeded();
  goOn();
  process.env.DATABASE_URL = databaseUrl;
  const hasDemo = await (await import('./demo.mjs')).loadDemoOnce({ databaseUrl, wanted: settings.demo });
  goOn();
  const server = await open({ dev, port: settings.port });
  opened.push(() => server.close());
  goOn();
  welcome(server.url, hasDemo);
}

/** @param {(() => unknown)[]} opened */
async function closeAll(opened) {
  for (let last = opened.pop(); last; last = opened.pop()) await last();
}

/** @param {{ dev: boolean, port: number }} options */
async function open({ dev, port }) {
  const { serve } = await import('../serve.mjs');
  try {
    return await serve({ dev, port });
  } catch (error) {
    throw portRefusal(error, port) ?? error;
  }
}

/** The application's schema knows every setting, and its storage may refuse: told now, not after minutes of work. */
async function checkWholeConfig() {
  const { tsImport } = await import('tsx/esm/api');
  const { readConfig } = await tsImport('../../app/platform/config.server.ts', import.meta.url);
  const { openStorage } = await tsImport('../../app/platform/storage.server.ts', import.meta.url);
  const { storageUrl } = readConfig({
    ...process.env,
    DATABASE_URL: process.env.DATABASE_URL || 'postgresql://embedded',
  });
  await openStorage(storageUrl).check();
}

/**
 * @param {string} dataDir
 * @param {(() => unknown)[]} opened
 */
async function openEmbedded(dataDir, opened) {
  const { openDatabase } = await import('./embedded-postgres.mjs');
  const { existsSync } = await import('node:fs');
  const open = () => openDatabase({ dataDir });
  const isFirst = !existsSync(`${dataDir}/postgres`);
  const database = await (isFirst ? step('Chuẩn bị sổ sách · Preparing the database', open) : open());
  opened.push(() => database.stop());
  return database.url;
}

/**
 * @param {string} databaseUrl
 * @param {boolean} isForeign
 */
async function bringUpToDate(databaseUrl, isForeign) {
  const { migrate } = await import('./migrate.mjs');
  try {
    await migrate(databaseUrl);
  } catch (error) {
    const { code, message } = /** @type {NodeJS.ErrnoException} */ (error);
    const isUnreachable = isForeign && /^(?:E[A-Z]+|28\w{3}|3D000)$/.test(code ?? '');
    throw isUnreachable
      ? new Refusal(
          `The database that DATABASE_URL names cannot be used (${message || code}): check its address, name and password.`,
          { cause: error },
        )
      : error;
  }
}

/** @param {{ opened: (() => unknown)[], opening: Promise<void>, closing: AbortController }} house */
function closeOnSignals({ opened, opening, closing }) {
  let firstAt = 0;
  /** Requests are cut off, the database still stops in order. */
  const hurry = () => void Promise.allSettled(opened.splice(0).map((stop) => stop())).then(() => process.exit());

  const onSignal = () => {
    if (!closing.signal.aborted) {
      firstAt = performance.now();
      closing.abort();
      endChildren();
      setTimeout(() => process.exit(1), CLOSING_MAY_TAKE_MS).unref();
      opening
        .catch(() => {}) // cut short by us
        .then(() => {
          setTimeout(hurry, PATIENCE_MS).unref();
          return closeAll(opened);
        })
        .catch(tell)
        .finally(() => process.exit());
    } else if (performance.now() - firstAt > SAME_KEYPRESS_MS) hurry();
  };
  whenNpmIsGone(onSignal);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, onSignal);
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {}); // a closed terminal: SIGHUP says the rest
}

/**
 * npm hands signals on, but one that is killed outright cannot.
 * @param {() => void} close
 */
function whenNpmIsGone(close) {
  if (!process.env.npm_lifecycle_event) return;
  const npm = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === npm) return;
    clearInterval(watch);
    close();
  }, 500);
  watch.unref();
}

/**
 * @param {string} url
 * @param {boolean} hasDemo
 */
function welcome(url, hasDemo) {
  console.log(`\n  Chợ Vườn đã mở cửa · Chợ Vườn is open\n  ${url}\n`);
  if (hasDemo) {
    console.log('  Vào xem thử · Demo sign-ins (mật khẩu · password: chovuon-demo)');
    console.log('    0901000001  nhà vườn · household');
    console.log('    0901000002  hợp tác xã · cooperative manager\n');
  }
  console.log('  Ctrl-C để đóng · to stop\n');
}
