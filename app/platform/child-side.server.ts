import { readFileSync, writeFileSync } from 'node:fs';

/** What a child notices about itself. */
export type OwnFault = 'too-slow' | 'too-large';

/** What a child says. `bytes`: resident memory now; `peak`: the most it ever was. */
export type FromChild =
  | { isReady: true; bytes: number; peak: number }
  | { fault: OwnFault }
  | { answer: unknown; bytes: number; peak: number }
  | { error: { name: string; message: string; stack?: string }; bytes: number; peak: number };

/** How often (ms) a child looks at itself: it can grow by some 100 MB meanwhile. */
const WATCH_EVERY = 25;

/** Bytes outside the heap that are worth looking through it for. */
const HELD = 12 * 2 ** 20;

/**
 * Makes this process a child of `openChildren`: it answers one question after the other, watches what it takes, and
 * ends when nobody is left to ask. Its answers must not keep the main thread busy, or it could not watch.
 */
export function answerQuestions(answer: (question: never) => Promise<unknown>): void {
  const most = Number(process.env.CHILD_MEGABYTES) * 2 ** 20;
  const longest = Number(process.env.CHILD_SECONDS);
  const say = (message: FromChild, then?: () => void) => {
    if (process.connected) process.send!(message, undefined, undefined, then);
  };
  const dieNow = () => process.kill(process.pid, 'SIGKILL'); // exit() would wait for the work it is to end

  if (process.platform === 'linux') writeFileSync('/proc/self/oom_score_adj', '800'); // the child before the house
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined); // the house decides
  process.once('disconnect', dieNow);
  if (!process.connected) dieNow(); // the house was killed while this program was still being loaded
  let began: NodeJS.CpuUsage | null = null;
  setInterval(() => {
    if (process.memoryUsage.rss() > most) say({ fault: 'too-large' }, dieNow);
    if (began && computed(began) > longest) say({ fault: 'too-slow' }, dieNow);
  }, WATCH_EVERY);

  process.on('message', ({ question }: { question: never }) => {
    began = process.cpuUsage();
    answer(question)
      .then(
        (value) => say({ answer: value, ...memory() }),
        ({ name, message, stack }: Error) => say({ error: { name, message, stack }, ...memory() }),
      )
      .finally(() => {
        began = null;
        letGo();
      });
  });
  say({ isReady: true, ...memory() });
}

/** V8 does not feel the weight of what libraries hold outside its heap: half of a child's memory was pictures nobody wanted. */
function letGo(): void {
  if (process.memoryUsage().external > HELD) globalThis.gc?.();
}

/** Seconds of CPU since then, of all threads. */
const computed = (then: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(then);
  return (user + system) / 1e6;
};

const memory = () => ({ bytes: process.memoryUsage.rss(), peak: peakOf() });

/** Linux alone tells a process's own peak; elsewhere `maxRSS` may be the parent's, which is too much but never too little. */
function peakOf(): number {
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS * 1024;
  const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
  return Number(kilobytes) * 1024;
}
