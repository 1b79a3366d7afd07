/** What this process and its children use, as Linux tells it under /proc. */
import { readdirSync, readFileSync } from 'node:fs';

/** Kernel ticks in a second: 100 on every Linux that Node runs on. */
const TICKS = 100;

export const canMeasureTrees = process.platform === 'linux';

function treeOf(pid: number): number[] {
  const children = quietly(() =>
    readdirSync(`/proc/${pid}/task`).flatMap((task) =>
      readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
    ),
  );
  return [pid, ...(children ?? []).flatMap(treeOf)];
}

/** Seconds of CPU used so far by this process, its living descendants, and those that ended and were waited for. */
export function cpuSeconds(): number {
  const ticks = treeOf(process.pid).map((pid) => {
    const stat = quietly(() => readFileSync(`/proc/${pid}/stat`, 'utf8'));
    if (!stat) return 0;
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' '); // the name in brackets may hold anything
    return [11, 12, 13, 14].reduce((sum, field) => sum + Number(fields[field]), 0);
  });
  return ticks.reduce((sum, one) => sum + one, 0) / TICKS;
}

/** Bytes that this process and its descendants hold now; what several share (PSS) is counted once. */
function heldBytes(): number {
  return treeOf(process.pid).reduce((sum, pid) => {
    const rollup = quietly(() => readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'));
    return sum + Number(/^Pss:\s+(\d+) kB$/m.exec(rollup ?? '')?.[1] ?? 0) * 1024;
  }, 0);
}

/** A process may end between being named and being asked. */
function quietly<Value>(read: () => Value): Value | null {
  try {
    return read();
  } catch (error) {
    if (['ENOENT', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? '')) return null;
    throw error;
  }
}

/** The CPU (s), time (s) and most memory (bytes, looked at every 20 ms) that `work` took, children included. */
export async function measure<Value>(work: () => Promise<Value>) {
  let peak = heldBytes();
  const watch = setInterval(() => (peak = Math.max(peak, heldBytes())), 20);
  const [cpu, began] = [cpuSeconds(), performance.now()];
  try {
    const value = await work();
    return { value, cpu: cpuSeconds() - cpu, seconds: (performance.now() - began) / 1000, peak };
  } finally {
    clearInterval(watch);
  }
}

export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
