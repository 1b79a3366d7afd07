import { fork, type ChildProcess, type ForkOptions } from 'node:child_process';
import { setPriority } from 'node:os';

import { atMost } from '~/shared/at-most';

import type { FromChild, OwnFault } from './child-side.server';

/** What one child may take, and when it is let go. */
export type ChildLimits = {
  /** Children that work side by side; work that `isShort` may bring one more. */
  atOnce: number;
  /** Of computing, for the answer to one question: on a busy machine nobody is blamed for waiting. */
  seconds: number;
  /** Until an answer is given up in any case: a child deep in thought may not notice how long it computes. */
  waitSeconds: number;
  /** Resident memory, everything included. */
  megabytes: number;
  /** Of which for JavaScript's own things (128): libraries that hold their bytes outside need little. */
  heapMegabytes?: number;
  /** A child that has grown beyond this is not used again. */
  keptMegabytes: number;
  /** Without work, until a child is ended. */
  idleSeconds: number;
};

/** A program that answers questions (see child-side.server.ts), and how Node is to run it. */
export type ChildProgram = Pick<ForkOptions, 'execArgv' | 'cwd'> & { path: string };

export type ChildFault = 'crashed' | OwnFault;

/** The child did not survive its work: the work is to blame, not the house. */
export class ChildFailed extends Error {
  constructor(
    readonly fault: ChildFault,
    detail: string,
  ) {
    super(`${fault}: ${detail}`);
  }
}

/** Puts a question to a child and waits for its answer; one at a time, in order. */
export type Ask = (question: unknown) => Promise<unknown>;

/** Processes of our own for work that may crash, hang or fill the memory. Nothing starts before there is work. */
export type Children = {
  /** Lends a child to one piece of work. Throws `ChildFailed` when it did not survive. */
  lend<Value>(work: (ask: Ask) => Promise<Value>, options?: { isShort?: boolean }): Promise<Value>;
  /** Lets so many work side by side from now on. */
  allow(atOnce: number): void;
  /** The most memory (bytes) that all children together can have held at any time: the sum of their own peaks. */
  peakBytes(): number;
  /** Ends the children that have no work. */
  rest(): void;
};

type Child = {
  ask: Ask;
  end(): void;
  isAlive(): boolean;
  bytes(): number;
  peak(): number;
  hold(isHeld: boolean): void;
};
type Waiting = { limit: () => number; enter: () => void };

export function openChildren(program: ChildProgram, limits: ChildLimits): Children {
  let { atOnce } = limits;
  let busy = 0;
  let peak = 0;
  const living = new Set<Child>();
  const idle: { child: Child; alarm: NodeJS.Timeout }[] = [];
  const waiting: Waiting[] = [];

  function notePeak(): void {
    let sum = 0;
    for (const child of living) sum += child.peak();
    peak = Math.max(peak, sum);
  }

  async function enter(limit: () => number): Promise<void> {
    if (busy >= limit()) await new Promise<void>((resolve) => waiting.push({ limit, enter: resolve }));
    else busy++;
  }

  function leave(): void {
    const next = waiting.findIndex(({ limit }) => busy <= limit());
    if (next < 0) busy--;
    else waiting.splice(next, 1)[0]!.enter();
  }

  function take(): Child {
    for (;;) {
      const rested = idle.pop();
      if (!rested) break;
      clearTimeout(rested.alarm);
      if (rested.child.isAlive()) return rested.child;
    }
    const child = startChild(program, limits, (ended) => {
      notePeak();
      living.delete(ended);
    });
    living.add(child);
    return child;
  }

  function putBack(child: Child): void {
    notePeak();
    if (!child.isAlive()) return;
    if (child.bytes() > limits.keptMegabytes * 2 ** 20) return child.end();
    child.hold(false);
    const alarm = setTimeout(() => child.end(), limits.idleSeconds * 1000);
    alarm.unref();
    idle.push({ child, alarm });
  }

  return {
    async lend(work, { isShort = false } = {}) {
      await enter(isShort ? () => atOnce + 1 : () => atOnce);
      try {
        const child = take();
        child.hold(true);
        const inOrder = atMost(1);
        try {
          return await work((question) => inOrder(() => child.ask(question)));
        } finally {
          await inOrder(async () => putBack(child)); // behind every question, answered or not
        }
      } finally {
        leave();
      }
    },
    allow(count) {
      atOnce = count;
    },
    peakBytes() {
      notePeak();
      return peak;
    },
    rest() {
      for (const { child, alarm } of idle.splice(0)) {
        clearTimeout(alarm);
        child.end();
      }
    },
  };
}

/** A child sees what it needs to run, and none of the house's secrets: what it reads was sent by strangers. */
const SEEN_BY_CHILDREN = ['PATH', 'HOME', 'TMPDIR', 'TEMP', 'SystemRoot', 'NODE_ENV'];

/** Lines of its last words that are kept for whoever repairs this. */
const LAST_WORDS = 2_000;

function startChild(program: ChildProgram, limits: ChildLimits, onEnd: (child: Child) => void): Child {
  const given = Object.entries(process.env).filter(([name]) => SEEN_BY_CHILDREN.includes(name));
  const running = fork(program.path, [], {
    cwd: program.cwd,
    execArgv: [
      ...(program.execArgv ?? []),
      `--max-old-space-size=${limits.heapMegabytes ?? 128}`,
      '--max-semi-space-size=1',
      '--expose-gc',
    ],
    env: {
      ...(Object.fromEntries(given) as NodeJS.ProcessEnv),
      CHILD_MEGABYTES: String(limits.megabytes),
      CHILD_SECONDS: String(limits.seconds),
      // glibc would keep a heap for each thread, and what a picture took for the next one
      MALLOC_ARENA_MAX: '2',
      MALLOC_MMAP_THRESHOLD_: '131072',
    },
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let bytes = 0;
  let peak = 0;
  let isReady = false;
  let fault: ChildFault | null = null;
  let lastWords = '';
  let answerTo: { resolve(value: unknown): void; reject(error: Error): void } | null = null;
  let ended: Error | null = null;

  running.stderr!.setEncoding('utf8').on('data', (text: string) => {
    lastWords = (lastWords + text).slice(-LAST_WORDS);
  });
  running.on('message', (message: FromChild) => {
    isReady = true;
    if ('bytes' in message) ({ bytes, peak } = message);
    if ('fault' in message) ({ fault } = message);
    if ('answer' in message) answerTo?.resolve(message.answer);
    if ('error' in message) answerTo?.reject(Object.assign(new Error(message.error.message), message.error));
  });
  const end = (why: string) => {
    if (ended) return;
    // one that never began is our own fault, and no piece of work may be blamed for it
    ended = isReady || fault ? new ChildFailed(fault ?? 'crashed', why) : new Error(`A child did not start. ${why}`);
    onEnd(child);
    answerTo?.reject(ended);
  };
  running.once('error', (error) => end(error.message));
  running.once('close', (code, signal) => end(`ended with ${signal ?? code}. ${lastWords}`.trim()));
  beModest(running);

  const child: Child = {
    isAlive: () => ended === null && running.connected,
    bytes: () => bytes,
    peak: () => peak,
    end: () => void running.kill('SIGKILL'),
    hold(isHeld) {
      // a child without work keeps nobody from ending
      const held = [running, running.channel, running.stderr] as (
        { ref?(): void; unref?(): void } | null | undefined
      )[];
      for (const one of held) {
        if (isHeld) one?.ref?.();
        else one?.unref?.();
      }
    },
    async ask(question) {
      if (ended) throw ended;
      const alarm = setTimeout(() => {
        fault = 'too-slow';
        running.kill('SIGKILL');
      }, limits.waitSeconds * 1000);
      try {
        return await new Promise((resolve, reject) => {
          answerTo = { resolve, reject };
          running.send({ question }, (error) => error && running.kill('SIGKILL')); // 'close' says the rest
        });
      } finally {
        answerTo = null;
        clearTimeout(alarm);
      }
    },
  };
  return child;
}

/** A third of a page's claim to a busy core: enough to be done, too little to be felt. */
const NICENESS = 5;

/** Pages come first: whoever waits for a page sees a face, whoever waits for a picture has seen it already. */
function beModest({ pid }: ChildProcess): void {
  if (pid === undefined) return; // 'error' says why
  try {
    setPriority(pid, NICENESS);
  } catch (error) {
    if ((error as { info?: { code?: string } }).info?.code !== 'ESRCH') throw error; // it ended at once: 'close' tells
  }
}
