import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { afterAll } from 'vitest';

import { signal } from '../scripts/lib/processes.mjs';
import { environmentWith } from './environment';

const root = fileURLToPath(new URL('..', import.meta.url));

/** A folder that is gone when the file of tests is done, with the database that a failed test left in it. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'chovuon-'));
  afterAll(() => {
    const note = join(folder, 'postgres/postmaster.pid');
    if (existsSync(note)) signal(Number(readFileSync(note, 'utf8').split('\n')[0]), 'SIGKILL');
    rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
  });
  return folder;
}

/** A Node process, with what it has said so far. Whatever a test leaves running is killed at the end. */
export class Process {
  output = '';
  readonly #child: ChildProcess;
  readonly #ended: Promise<number | NodeJS.Signals>;

  constructor(args: string[], env: Record<string, string> = {}) {
    this.#child = spawn(process.execPath, args, {
      cwd: root,
      detached: true, // a group of its own, to be signalled as a terminal does
      env: environmentWith(env),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.#child.stdout, this.#child.stderr])
      stream?.on('data', (chunk) => (this.output += chunk));
    this.#ended = once(this.#child, 'close').then(([code, signal]) => code ?? signal);
    afterAll(() => void this.#child.kill('SIGKILL'));
  }

  get pid(): number {
    return this.#child.pid!;
  }

  /** Waits for something it says. */
  async says(words: string | RegExp): Promise<void> {
    const isThere = () => (typeof words === 'string' ? this.output.includes(words) : words.test(this.output));
    while (!isThere()) {
      const ended = await Promise.race([this.#ended, new Promise<undefined>((resolve) => setTimeout(resolve, 20))]);
      if (ended !== undefined && !isThere()) throw new Error(`It ended (${ended}) and said only:\n${this.output}`);
    }
  }

  /** Signals the whole group; without a signal, waits. The exit code, or the signal it died of. */
  async end(signal?: NodeJS.Signals): Promise<number | NodeJS.Signals> {
    if (signal) process.kill(-this.pid, signal);
    return this.#ended;
  }
}
