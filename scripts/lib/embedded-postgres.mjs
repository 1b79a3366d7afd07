/**
 * The PostgreSQL that `npm install` brings, in a folder of ours: nobody has to install a database.
 *
 * The first process to need it starts it, others join it, the last to leave stops it. It has a session of its
 * own, so that Ctrl-C reaches us and we stop it in order. After a kill -9 it lives on and the next start adopts it.
 */
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import { createServer } from 'node:net';
import { basename, dirname, join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { Company, oneAtATime } from './folder.mjs';
import { postgresBinaries } from './postgres-binaries.mjs';
import { isCode, signal, startOf } from './processes.mjs';
import { unprivileged } from './unprivileged.mjs';

const NAME = 'chovuon';
const DRAFT = 'postgres.new-';
const STARTING_MAY_TAKE_MS = 60_000; // a crash may have left minutes of work to repeat from the log
const STOPPING_MAY_TAKE_MS = 10_000;
const LARGEST_LOG_BYTES = 5_000_000;

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

/** @typedef {{ postgres: string, initdb: string }} Binaries */
/** @typedef {ReturnType<typeof unprivileged>} RunAs */
/** @typedef {{ pid: number, port: number, start: string | null, isReady: boolean }} Postmaster */

class Cluster {
  #folder;
  #passwordFile;
  #logFile;
  #settings;
  #log;

  /**
   * @param {string} home
   * @param {Record<string, string | number>} settings
   * @param {(line: string) => void} log
   */
  constructor(home, settings, log) {
    this.#folder = join(home, 'postgres');
    this.#passwordFile = join(home, 'postgres-password');
    this.#logFile = join(home, 'postgres.log');
    this.#settings = settings;
    this.#log = log;
  }

  url(database = NAME) {
    const port = this.#postmaster()?.port;
    if (!port) throw new Error(`PostgreSQL has gone: see ${this.#logFile}.`);
    return `postgresql://${NAME}:${this.#password()}@127.0.0.1:${port}/${database}`;
  }

  /** Whether it runs and answers. One that runs but is still rising after a crash is waited for. */
  async isUp() {
    if (!this.#postmaster()) return false;
    return this.#answers(Date.now() + STARTING_MAY_TAKE_MS, () => this.#postmaster() !== null);
  }

  async start() {
    const binaries = postgresBinaries();
    const runAs = unprivileged(binaries.postgres, this.#folder);
    if (!fs.existsSync(this.#folder)) this.#create(binaries, runAs);
    fs.rmSync(join(this.#folder, 'postmaster.pid'), { force: true }); // nobody is behind it: isUp() has looked

    for (let attempt = 1; ; attempt += 1) {
      const said = await this.#launch(binaries, runAs);
      if (said === null) break;
      const isWorthAnotherTry = /could not bind|Address already in use|shared memory block/.test(said);
      if (!isWorthAnotherTry || attempt === 20) throw new Error(`PostgreSQL did not start. It said:\n${said.trim()}`);
      await pause(100);
    }
    await this.#createDatabase();
  }

  /** Ends its connections and the server, in order; on the disk everything is as if it had been asked politely. */
  async stop() {
    const postmaster = this.#postmaster();
    if (!postmaster) return;
    signal(postmaster.pid, 'SIGINT');
    if (await this.#isGone(postmaster, STOPPING_MAY_TAKE_MS)) return;
    signal(postmaster.pid, 'SIGQUIT');
    await this.#isGone(postmaster, STOPPING_MAY_TAKE_MS);
  }

  /**
   * A cluster appears under its name only when it is whole, so an interrupted beginning is simply begun again.
   * @param {Binaries} binaries
   * @param {RunAs} runAs
   */
  #create(binaries, runAs) {
    this.#log('creating the database');
    for (const name of fs.readdirSync(dirname(this.#folder))) {
      if (!name.startsWith(DRAFT)) continue;
      // its maker may have been killed and PostgreSQL's own program still be writing in it
      fs.rmSync(join(dirname(this.#folder), name), { recursive: true, force: true, maxRetries: 10 });
    }
    const draft = join(dirname(this.#folder), `${DRAFT}${randomBytes(4).toString('hex')}`);
    fs.mkdirSync(draft, { mode: 0o700 });
    fs.writeFileSync(this.#passwordFile, randomBytes(24).toString('hex'), { mode: 0o600 });
    if (runAs.uid !== undefined && runAs.gid !== undefined) {
      fs.chownSync(draft, runAs.uid, runAs.gid);
      fs.chownSync(this.#passwordFile, runAs.uid, runAs.gid);
    }
    const { status, stdout, stderr, error } = this.#spawnSync(runAs, binaries.initdb, [
      `--pgdata=${draft}`,
      `--username=${NAME}`,
      `--pwfile=${this.#passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      // PostgreSQL's own rules for letters: they don't change when the system is upgraded. Vietnamese order is
      // asked for where it is wanted, with COLLATE "vi-x-icu".
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--lc-collate=C',
      `--lc-ctype=${process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8'}`,
      '--lc-messages=C',
      '--no-instructions',
    ]);
    if (status !== 0) throw new Error(`PostgreSQL could not be prepared. It said:\n${error?.message ?? (stderr || stdout)}`);
    fs.renameSync(draft, this.#folder);
  }

  /**
   * Null when it answers; otherwise what it said before it gave up.
   * @param {Binaries} binaries
   * @param {RunAs} runAs
   */
  async #launch(binaries, runAs) {
    if (fs.existsSync(this.#logFile) && fs.statSync(this.#logFile).size > LARGEST_LOG_BYTES) fs.rmSync(this.#logFile);
    const logFile = fs.openSync(this.#logFile, 'a', 0o600);
    const logBegan = fs.fstatSync(logFile).size;
    const settings = { ...this.#settings, port: await freePort() };
    const server = spawn(
      runAs.command[0] ?? binaries.postgres,
      [
        ...runAs.command.slice(1),
        ...(runAs.command.length > 0 ? [binaries.postgres] : []),
        '-D',
        this.#folder,
        ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
      ],
      { ...runAs.spawn, env: ENVIRONMENT, cwd: '/', detached: true, stdio: ['ignore', logFile, logFile] },
    );
    fs.closeSync(logFile);
    let ended = /** @type {string | null} */ (null);
    server.on('error', (error) => (ended = error.message));
    server.on('exit', () => (ended ??= 'it ended'));
    server.unref();
    if (await this.#answers(Date.now() + STARTING_MAY_TAKE_MS, () => ended === null)) return null;
    if (ended === null) throw new Error(`PostgreSQL does not answer. Its log: ${this.#logFile}`);
    return fs.readFileSync(this.#logFile).subarray(logBegan).toString() || ended;
  }

  /**
   * @param {number} deadline
   * @param {() => boolean} isWorthWaiting
   */
  async #answers(deadline, isWorthWaiting) {
    while (Date.now() < deadline && isWorthWaiting()) {
      if (this.#postmaster()?.isReady && (await this.#isReachable())) return true;
      await pause(20);
    }
    return false;
  }

  async #isReachable() {
    const client = new pg.Client({ connectionString: this.url('postgres'), connectionTimeoutMillis: 2_000 });
    client.on('error', () => {}); // an answer that breaks off is told by connect()
    try {
      await client.connect();
      return true;
    } catch (error) {
      if (isCode(error, '28P01')) throw new Error(`The password in ${this.#passwordFile} is not the database's any more.`);
      return false;
    } finally {
      await client.end();
    }
  }

  async #createDatabase() {
    const client = new pg.Client({ connectionString: this.url('postgres') });
    await client.connect();
    try {
      const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [NAME]);
      if (rowCount === 0) await client.query(`CREATE DATABASE ${NAME}`);
    } finally {
      await client.end();
    }
  }

  /**
   * The living server of this very folder, from the note it leaves there; null when the note is of a dead one.
   * @returns {Postmaster | null}
   */
  #postmaster() {
    const note = readIfThere(join(this.#folder, 'postmaster.pid'));
    if (note === null) return null;
    const [pid, , , port, , , , state] = note.split('\n');
    if (!isPostgresIn(Number(pid), this.#folder)) return null;
    return { pid: Number(pid), port: Number(port), start: startOf(Number(pid)), isReady: state?.trim() === 'ready' };
  }

  #password() {
    const password = readIfThere(this.#passwordFile);
    if (password === null) throw new Error(`${this.#passwordFile} is missing; put it back, or move ${this.#folder} away to begin anew.`);
    return password;
  }

  /**
   * @param {Postmaster} postmaster
   * @param {number} withinMs
   */
  async #isGone(postmaster, withinMs) {
    for (const deadline = Date.now() + withinMs; Date.now() < deadline; await pause(20)) {
      if (startOf(postmaster.pid) !== postmaster.start) return true;
    }
    return false;
  }

  /**
   * @param {RunAs} runAs
   * @param {string} command
   * @param {string[]} args
   */
  #spawnSync(runAs, command, args) {
    const [program = command, ...rest] = [...runAs.command, command, ...args];
    return spawnSync(program, rest, { ...runAs.spawn, env: ENVIRONMENT, cwd: '/', encoding: 'utf8' });
  }
}

/** A PG… variable meant for somebody else's server must not lead ours astray. */
const ENVIRONMENT = /** @type {any} */ ({ PATH: process.env.PATH, TZ: 'UTC', LC_ALL: 'C' });

/**
 * A number in a note may belong to another program by now: our server is a postgres that stands in its folder.
 * @param {number} pid
 * @param {string} folder
 */
function isPostgresIn(pid, folder) {
  if (!(pid > 0) || startOf(pid) === null) return false;
  if (process.platform !== 'linux') {
    const { stdout } = spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
    return stdout.includes('postgres') && stdout.includes(folder);
  }
  try {
    return (
      basename(fs.readlinkSync(`/proc/${pid}/exe`)) === 'postgres' &&
      fs.readlinkSync(`/proc/${pid}/cwd`) === fs.realpathSync(folder)
    );
  } catch (error) {
    if (isCode(error, 'EACCES', 'ENOENT')) return false; // another user's program, or just ended
    throw error;
  }
}

/** @param {string} file */
function readIfThere(file) {
  try {
    return fs.readFileSync(file, 'utf8').trimEnd();
  } catch (error) {
    if (isCode(error, 'ENOENT')) return null;
    throw error;
  }
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolvePort, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (probe.address());
      probe.close(() => resolvePort(port));
    });
  });
}
