/** Who is running, remembered across a power cut: a process number alone is given out again. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * When a process began, as a text that only means something compared with itself; null when there is none.
 *
 * @param {number} pid
 * @returns {string | null}
 */
export function startOf(pid) {
  if (process.platform === 'linux') {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' '); // the name in brackets may hold anything
      return fields[0] === 'Z' ? null : (fields[19] ?? null);
    } catch (error) {
      if (isCode(error, 'ENOENT', 'ESRCH')) return null;
      throw error;
    }
  }
  if (!isThere(pid)) return null;
  if (process.platform === 'win32') return 'running';
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || null;
  } catch {
    return null; // it ended while we asked
  }
}

/**
 * Whether an error of the system is one of these.
 *
 * @param {unknown} error
 * @param {...string} codes such as ENOENT
 */
export const isCode = (error, ...codes) => codes.includes(/** @type {NodeJS.ErrnoException} */ (error).code ?? '');

/** @typedef {{ pid: number, start: string | null }} Someone */

/** @returns {Someone} */
export const myself = () => ({ pid: process.pid, start: startOf(process.pid) });

/** @param {Someone} someone */
export const isRunning = ({ pid, start }) => start !== null && startOf(pid) === start;

/**
 * Sends a signal; false when nobody is there any more.
 *
 * @param {number} pid
 * @param {NodeJS.Signals} name
 */
export function signal(pid, name) {
  try {
    process.kill(pid, name);
    return true;
  } catch (error) {
    if (isCode(error, 'ESRCH')) return false;
    throw error;
  }
}

/** @param {number} pid */
function isThere(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return isCode(error, 'EPERM');
  }
}
