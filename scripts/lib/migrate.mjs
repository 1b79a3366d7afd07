/**
 * Prisma's migrations without Prisma's binary: the same engine, as WebAssembly, speaking through `pg`.
 * It keeps the ordinary `_prisma_migrations`, so `prisma migrate deploy` elsewhere agrees with it.
 */
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils';
import * as engine from '@prisma/schema-engine-wasm/schema_engine_bg';
import pg from 'pg';

const root = fileURLToPath(new URL('../..', import.meta.url));
const schemaFile = join(root, 'prisma/schema.prisma');
const migrationsFolder = join(root, 'prisma/migrations');
const NOTHING_LEFT_OUT = { externalTables: [], externalEnums: [] };
/** Our own number for “somebody is migrating this database”. */
const MIGRATION_LOCK = 1_928_374_655;
const NOTE_AS_FINISHED =
  'UPDATE _prisma_migrations SET finished_at = now() WHERE finished_at IS NULL AND rolled_back_at IS NULL';

/**
 * Brings the database to the newest migration. Safe to call from several processes at once, and after one
 * of them was killed in the middle: a migration and the note that it happened are one transaction.
 *
 * @param {string} databaseUrl
 * @returns {Promise<number>} how many migrations were applied
 */
export async function migrate(databaseUrl) {
  return whileLocked(databaseUrl, () =>
    withEngine(databaseUrl, async (schemaEngine) => {
      const migrationsList = await readMigrations();
      const { failedMigrationNames } = await schemaEngine.diagnoseMigrationHistory({
        migrationsList,
        optInToShadowDatabase: false,
        filters: NOTHING_LEFT_OUT,
      });
      for (const migrationName of failedMigrationNames) {
        await schemaEngine.markMigrationRolledBack({ migrationName });
      }
      const { appliedMigrationNames } = await schemaEngine.applyMigrations({
        migrationsList,
        filters: NOTHING_LEFT_OUT,
      });
      return appliedMigrationNames.length;
    }),
  );
}

/**
 * Writes what prisma/schema.prisma has and the migrations do not have yet into a new migration.
 *
 * @param {string} name such as "add-vouchers"
 * @param {string} databaseUrl any database of a server where we may create another for a moment
 * @returns {Promise<string | null>} the file to read and complete by hand; null when there is no difference
 */
export async function newMigration(name, databaseUrl) {
  const { stdout: sql } = await withEngine(databaseUrl, async (schemaEngine) =>
    schemaEngine.diff({
      from: { tag: 'migrations', ...(await readMigrations()) },
      to: { tag: 'schemaDatamodel', files: [{ path: schemaFile, content: await readFile(schemaFile, 'utf8') }] },
      script: true,
      exitCode: null,
      filters: NOTHING_LEFT_OUT,
    }),
  );
  if (!sql || sql.includes('This is an empty migration')) return null;

  const timestamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  const folder = join(migrationsFolder, `${timestamp}_${name.toLowerCase().replace(/[^a-z0-9]+/g, '_')}`);
  await mkdir(folder, { recursive: true });
  const file = join(folder, 'migration.sql');
  await writeFile(file, sql);
  return file;
}

/** @returns {Promise<import('@prisma/schema-engine-wasm').MigrationList>} */
async function readMigrations() {
  const folders = existsSync(migrationsFolder) ? await readdir(migrationsFolder, { withFileTypes: true }) : [];
  const names = folders
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  return {
    baseDir: migrationsFolder,
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
    shadowDbInitScript: '',
    migrationDirectories: await Promise.all(
      names.map(async (name) => ({
        path: name,
        migrationFile: {
          path: 'migration.sql',
          content: { tag: 'ok', value: await readFile(join(migrationsFolder, name, 'migration.sql'), 'utf8') },
        },
      })),
    ),
  };
}

/**
 * @template T
 * @param {string} databaseUrl
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
async function whileLocked(databaseUrl, work) {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    return await work();
  } finally {
    await client.end(); // the lock ends with its session
  }
}

/**
 * @template T
 * @param {string} databaseUrl
 * @param {(schemaEngine: import('@prisma/schema-engine-wasm').SchemaEngine) => Promise<T>} work
 * @returns {Promise<T>}
 */
async function withEngine(databaseUrl, work) {
  await loadEngine();
  const connections = new Connections(databaseUrl);
  const schemaEngine = await engine.SchemaEngine.new(
    { datamodels: [[schemaFile, await readFile(schemaFile, 'utf8')]] },
    () => {}, // the engine's own diary; what goes wrong arrives as an error
    bindMigrationAwareSqlAdapterFactory(connections),
  );
  try {
    return await work(schemaEngine);
  } catch (error) {
    const cause = connections.failure ?? /** @type {Error} */ (error);
    throw new Error(`The database could not be migrated: ${cause.message}`, { cause });
  } finally {
    schemaEngine.free();
    await connections.end();
  }
}

/** @type {Promise<void> | undefined} */
let engineIsLoaded;
function loadEngine() {
  engineIsLoaded ??= (async () => {
    // a panic in the engine calls this global by name before it traps
    /** @type {any} */ (globalThis).PRISMA_WASM_PANIC_REGISTRY = {
      set_message: (/** @type {string} */ message) => process.stderr.write(`Prisma's engine: ${message}\n`),
    };
    const wasm = createRequire(import.meta.url)
      .resolve('@prisma/schema-engine-wasm/schema_engine_bg')
      .replace(/\.js$/, '.wasm');
    const { instance } = await WebAssembly.instantiate(await readFile(wasm), { './schema_engine_bg.js': engine });
    engine.__wbg_set_wasm(instance.exports);
    /** @type {() => void} */ (instance.exports.__wbindgen_start)();
  })();
  return engineIsLoaded;
}

/** @typedef {Awaited<ReturnType<PrismaPg['connect']>>} Connection */

/**
 * What the engine speaks to. Prisma's adapter cuts a script at every semicolon, which tears functions apart;
 * PostgreSQL takes a whole script as one transaction. Noting the migration as finished inside that
 * transaction means that a run killed at any moment has either done and noted it, or neither.
 */
class Connections {
  provider = /** @type {const} */ ('postgres');
  adapterName = '@prisma/adapter-pg';
  /** What PostgreSQL said when a script failed: the engine passes on less. */
  failure = /** @type {Error | undefined} */ (undefined);
  #url;
  #open = /** @type {Connection[]} */ ([]);

  /** @param {string} url */
  constructor(url) {
    this.#url = url;
  }

  connect() {
    return this.#connect(this.#url, (script) =>
      /create table "?_prisma_migrations/i.test(script) ? script : `${script}\n;${NOTE_AS_FINISHED}`,
    );
  }

  /** An empty database for a moment, in which the engine plays the migrations to see where they lead. */
  async connectToShadowDb() {
    const name = `shadow_${process.pid}_${Date.now()}`;
    await this.#onServer(`CREATE DATABASE ${name}`);
    const url = new URL(this.#url);
    url.pathname = `/${name}`;
    return this.#connect(
      url.href,
      (script) => script,
      () => this.#onServer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
    );
  }

  async end() {
    for (const connection of this.#open) await connection.dispose();
  }

  /**
   * @param {string} connectionString
   * @param {(script: string) => string} complete adds to a script what must happen with it
   * @param {() => Promise<void>} [afterwards]
   */
  async #connect(connectionString, complete, afterwards) {
    const connection = await new PrismaPg({ connectionString, max: 1 }).connect();
    connection.executeScript = async (script) => {
      try {
        await connection.underlyingDriver().query(complete(script));
      } catch (error) {
        this.failure = /** @type {Error} */ (error);
        throw error;
      }
    };
    teachLetters(connection);
    const endPool = connection.dispose.bind(connection);
    /** @type {Promise<void> | undefined} */
    let ended;
    connection.dispose = () => (ended ??= endPool().then(afterwards)); // the engine may have done it already
    this.#open.push(connection);
    return connection;
  }

  /** @param {string} statement */
  async #onServer(statement) {
    const client = new pg.Client({ connectionString: this.#url });
    await client.connect();
    try {
      await client.query(statement);
    } finally {
      await client.end();
    }
  }
}

/**
 * PostgreSQL's catalogue has columns of its one-letter type "char"; the engine knows it, Prisma's adapter does not.
 * @param {any} connection reached into where its types say private
 */
function teachLetters(connection) {
  const { CHAR, TEXT } = pg.types.builtins;
  const { performIO, queryRaw } = connection;
  connection.queryRaw = async (/** @type {unknown} */ query) => {
    /** @type {boolean[]} */
    let isLetter = [];
    const asking = Object.create(connection, {
      performIO: {
        value: async (/** @type {unknown} */ question) => {
          const result = await performIO.call(connection, question);
          isLetter = result.fields.map((/** @type {pg.FieldDef} */ field) => field.dataTypeID === CHAR);
          for (const field of result.fields) if (field.dataTypeID === CHAR) field.dataTypeID = TEXT;
          return result;
        },
      },
    });
    const answer = await queryRaw.call(asking, query);
    const columnTypes = answer.columnTypes.map((/** @type {number} */ type, /** @type {number} */ i) =>
      isLetter[i] ? ColumnTypeEnum.Character : type,
    );
    return { ...answer, columnTypes };
  };
}
