/** Several processes of ours in one data folder: who is in it, who may change something, one at a time. */
import { linkSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { isCode, isRunning, myself } from './processes.mjs';

/** @typedef {import('./processes.mjs').Someone & { address?: string }} Note */

/** Another copy serves from this folder already. */
export class AlreadyRunning extends Error {
  /** @param {string} address where the other copy answers */
  constructor(address) {
    super(`Chợ Vườn is already running from this folder: ${address}`);
    this.name = 'AlreadyRunning';
    this.address = address;
  }
}

/**
 * Claims a folder for serving from it.
 *
 * @param {string} dataDir
 * @param {string} address told to whoever comes second
 * @returns {() => void} gives the folder back
 */
export function claimFolder(dataDir, address) {
  const file = join(dataDir, 'run', 'server.json');
  mkdirSync(join(dataDir, 'run'), { recursive: true });
  if (!create(file, { ...myself(), address })) {
    const other = read(file);
    if (other && isRunning(other)) throw new AlreadyRunning(other.address ?? '');
    removeStale(file, other);
    return claimFolder(dataDir, address);
  }
  return () => rmSync(file, { force: true });
}

/**
 * Does one thing in the folder while no other process of ours does.
 *
 * @template T
 * @param {string} dataDir
 * @param {string} name
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function oneAtATime(dataDir, name, work) {
  const file = join(dataDir, 'run', `${name}.lock`);
  mkdirSync(join(dataDir, 'run'), { recursive: true });
  while (!create(file, myself())) {
    const other = read(file);
    if (!other || !isRunning(other)) removeStale(file, other);
    else await pause(50);
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

/** Who uses something in the folder together; whoever leaves last puts the light out. */
export class Company {
  #folder;
  #mine;

  /**
   * @param {string} dataDir
   * @param {string} name of what is used together
   */
  constructor(dataDir, name) {
    this.#folder = join(dataDir, 'run', name);
    this.#mine = join(this.#folder, `${process.pid}-${Math.random().toString(36).slice(2)}.json`);
  }

  join() {
    mkdirSync(this.#folder, { recursive: true });
    writeFileSync(this.#mine, JSON.stringify(myself()));
  }

  leave() {
    rmSync(this.#mine, { force: true });
  }

  /** Whether anybody alive is here, me included. */
  isPresent() {
    mkdirSync(this.#folder, { recursive: true });
    const files = readdirSync(this.#folder).map((name) => join(this.#folder, name));
    const gone = files.filter((file) => !isRunning(read(file) ?? { pid: 0, start: null }));
    for (const file of gone) rmSync(file, { force: true });
    return gone.length < files.length;
  }
}

/**
 * Creates a file with its content in one step, or says that there is one already.
 * @param {string} file
 * @param {Note} content
 */
function create(file, content) {
  const draft = `${file}.${process.pid}.${Math.random().toString(36).slice(2)}`;
  writeFileSync(draft, JSON.stringify(content));
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false;
    throw error;
  } finally {
    rmSync(draft);
  }
}

/**
 * Puts away what a killed process left, unless somebody else has just done so and taken the place.
 * @param {string} file
 * @param {Note | null} stale
 */
function removeStale(file, stale) {
  const aside = `${file}.${process.pid}.stale`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if (isCode(error, 'ENOENT')) return;
    throw error;
  }
  const taken = read(aside);
  if (JSON.stringify(taken) !== JSON.stringify(stale) && taken && isRunning(taken)) linkSync(aside, file);
  rmSync(aside);
}

/**
 * @param {string} file
 * @returns {Note | null}
 */
function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    if (isCode(error, 'ENOENT') || error instanceof SyntaxError) return null; // gone, or cut off by a power failure
    throw error;
  }
}
