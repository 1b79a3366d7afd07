/** How a PostgreSQL is created, started, found and stopped. */
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import { createServer } from 'node:net';
import { basename, dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { postgresBinaries } from './postgres-binaries.mjs';
import { isCode, signal, startOf } from './processes.mjs';
import { unprivileged } from './unprivileged.mjs';

const NAME = 'chovuon';
const DRAFT = 'postgres.new-';
const STARTING_MAY_TAKE_MS = 60_000; // a crash may have left minutes of work to repeat from the log
const GOODBYES_MAY_TAKE_MS = 500;
const STOPPING_MAY_TAKE_MS = 10_000;
const LARGEST_LOG_BYTES = 5_000_000;

/** @typedef {{ postgres: string, initdb: string }} Binaries */
/** @typedef {ReturnType<typeof unprivileged>} RunAs */
/** @typedef {{ pid: number, port: number, start: string | null, isReady: boolean }} Postmaster */

/** One PostgreSQL in one folder: its files, its process, its password. Whoever uses it sees that they are alone. */
export class Cluster {
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
    if (!fs.existsSync(this.#folder)) await this.#create(binaries, runAs);
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
    signal(postmaster.pid, 'SIGTERM'); // lets goodbyes that are under way arrive
    if (await this.#isGone(postmaster, GOODBYES_MAY_TAKE_MS)) return;
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
  async #create(binaries, runAs) {
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
    const { said, code } = await toItsEnd(
      spawnAs(
        runAs,
        binaries.initdb,
        [
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
        ],
        'pipe',
      ),
    );
    if (code !== 0) throw new Error(`PostgreSQL could not be prepared. It said:\n${said.trim()}`);
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
    const args = [
      '-D',
      this.#folder,
      ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ];
    const server = spawnAs(runAs, binaries.postgres, args, logFile);
    fs.closeSync(logFile);
    let ended = /** @type {string | null} */ (null);
    server.on('error', (error) => (ended = error.message));
    server.on('exit', () => (ended ??= 'it ended'));
    server.unref();
    if (await this.#answers(Date.now() + STARTING_MAY_TAKE_MS, () => ended === null)) return null;
    if (ended === null) {
      server.kill('SIGQUIT');
      throw new Error(`PostgreSQL does not answer. Its log: ${this.#logFile}`);
    }
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
      if (isCode(error, '28P01'))
        throw new Error(`The password in ${this.#passwordFile} is not the database's any more.`);
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
    if (password === null)
      throw new Error(`${this.#passwordFile} is missing; put it back, or move ${this.#folder} away to begin anew.`);
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
}

/**
 * In a session of its own, out of the terminal's reach.
 * @param {RunAs} runAs
 * @param {string} program
 * @param {string[]} args
 * @param {'pipe' | number} output
 */
function spawnAs(runAs, program, args, output) {
  const [first = program, ...rest] = [...runAs.command, program, ...args];
  return spawn(first, rest, {
    ...runAs.spawn,
    env: ENVIRONMENT,
    cwd: '/',
    detached: true,
    stdio: ['ignore', output, output],
  });
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<{ code: number | null, said: string }>}
 */
function toItsEnd(child) {
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (said += chunk));
  return new Promise((resolveEnd) => {
    child.on('error', (error) => resolveEnd({ code: null, said: error.message }));
    child.on('close', (code) => resolveEnd({ code, said }));
  });
}

/** A PG… variable meant for somebody else's server must not lead ours astray. */
const ENVIRONMENT = /** @type {any} */ ({ PATH: process.env.PATH, TZ: 'UTC', LC_ALL: 'C' });

/**
 * A number in a note may belong to another program by now. The command line tells; where a process stands and
 * which file it runs is not shown in a container, even to root.
 * @param {number} pid
 * @param {string} folder
 */
function isPostgresIn(pid, folder) {
  if (!(pid > 0) || startOf(pid) === null) return false;
  if (process.platform !== 'linux') {
    const { stdout } = spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
    return stdout.includes('postgres') && stdout.includes(folder);
  }
  const [program = '', flag, where = ''] = (readIfThere(`/proc/${pid}/cmdline`) ?? '').split('\0');
  return basename(program) === 'postgres' && flag === '-D' && realPath(where) === realPath(folder);
}

/** @param {string} path */
const realPath = (path) => (fs.existsSync(path) ? fs.realpathSync(path) : null);

/** @param {string} file */
function readIfThere(file) {
  try {
    return fs.readFileSync(file, 'utf8').trimEnd();
  } catch (error) {
    if (isCode(error, 'ENOENT', 'ESRCH')) return null;
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
