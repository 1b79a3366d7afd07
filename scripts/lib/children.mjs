/** Programs of others that we run and wait for. */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { Refusal } from './refusal.mjs';

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();
let isEnding = false;
const GRACE_MS = 1_000;

/**
 * Runs a program to its end; what it says is kept for the case that it fails.
 *
 * @param {string[]} command
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, orElse: string, onLine?: (line: string) => void }} options
 *   `orElse`: the sentence when it fails; `onLine`: told every line of its standard output
 * @returns {Promise<string>} its standard output
 */
export async function run([program, ...args], { cwd, env, orElse, onLine }) {
  if (isEnding) throw new Refusal(orElse);
  const child = spawn(/** @type {string} */ (program), args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  running.add(child);
  let output = '';
  let complaint = '';
  child.stdout.on('data', (chunk) => (output += chunk));
  child.stderr.on('data', (chunk) => (complaint += chunk));
  if (onLine) createInterface({ input: child.stdout }).on('line', (line) => line.trim() && onLine(line.trim()));
  const code = await new Promise((resolve) => {
    child.on('error', (error) => resolve(error.message));
    child.on('close', (status, signal) => resolve(status ?? signal));
  });
  running.delete(child);
  if (code !== 0) throw new Refusal(orElse, { details: complaint || output || String(code) });
  return output;
}

/**
 * Hands signals on to a child, and ends when it has.
 * @param {import('node:child_process').ChildProcess} child
 */
export function endWithMe(child) {
  const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
  const handOn = (/** @type {NodeJS.Signals} */ signal) => {
    child.kill(signal);
    child.once('exit', () => process.exit(1));
  };
  for (const signal of signals) process.once(signal, handOn);
  child.once('exit', () => signals.forEach((signal) => process.off(signal, handOn)));
}

/** Ends what is still running and begins nothing more, for when we are told to stop in the middle. */
export function endChildren() {
  isEnding = true;
  for (const child of running) child.kill('SIGTERM');
  setTimeout(() => {
    for (const child of running) child.kill('SIGKILL'); // npm does not listen while it installs
  }, GRACE_MS).unref();
}
