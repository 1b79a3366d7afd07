import { createRequire } from 'node:module';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';

import { afterEach, describe, expect, it } from 'vitest';

import { ChildFailed, openChildren, type ChildLimits, type Children } from './children.server';

const program = (file = '../../test/strange-child.ts') => ({
  path: fileURLToPath(new URL(file, import.meta.url)),
  execArgv: ['--import', pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href],
  cwd: fileURLToPath(new URL('../..', import.meta.url)),
});
const opened: Children[] = [];
function children(limits: Partial<ChildLimits> = {}, file?: string): Children {
  const some = {
    atOnce: 2,
    seconds: 20,
    waitSeconds: 20,
    megabytes: 400,
    keptMegabytes: 300,
    idleSeconds: 20,
    ...limits,
  };
  const made = openChildren(program(file), some);
  opened.push(made);
  return made;
}
afterEach(() => opened.splice(0).forEach((one) => one.rest()));

const ask = (from: Children, question: unknown) => from.lend((put) => put(question));
const isRunning = (pid: unknown) => {
  try {
    return process.kill(Number(pid), 0);
  } catch {
    return false;
  }
};
const faultOf = (asked: Promise<unknown>) =>
  asked.then(
    () => 'answered',
    (error: unknown) => (error instanceof ChildFailed ? error.fault : error),
  );

describe('a child', { timeout: 30_000 }, () => {
  it('is used again while it is well, and another stands in for it when it is not', async () => {
    const house = children({ atOnce: 1 });
    const first = await ask(house, 'who');
    expect(await ask(house, 'who')).toBe(first);
    expect(await faultOf(ask(house, 'crash'))).toBe('crashed');
    expect(isRunning(first)).toBe(false);
    expect(await ask(house, 'who')).not.toBe(first);
  });

  it('that never answers is ended, even when it is deep in thought', async () => {
    const house = children({ waitSeconds: 3 });
    expect(await faultOf(ask(house, 'loop'))).toBe('too-slow');
    expect(await ask(house, 'who')).toBeTypeOf('number');
  });

  it('that computes too long is ended, but not one that only waits', async () => {
    const house = children({ seconds: 0.5 });
    expect(await faultOf(ask(house, 'compute'))).toBe('too-slow');
    expect(await faultOf(ask(house, { wait: 1200 }))).toBe('answered');
  });

  it('that fills the memory is ended before it has it all', async () => {
    const house = children({ megabytes: 250 });
    expect(await faultOf(ask(house, { take: 4000 }))).toBe('too-large');
    expect(house.peakBytes()).toBeLessThan(400 * 2 ** 20);
  });

  it('that has grown fat is not used again', async () => {
    const house = children({ atOnce: 1, keptMegabytes: 150 });
    const first = await ask(house, { take: 150 });
    expect(await ask(house, 'who')).not.toBe(first);
    expect(house.peakBytes()).toBeGreaterThan(150 * 2 ** 20);
  });

  it('goes when there was nothing to do for a while', async () => {
    const house = children({ idleSeconds: 0.2 });
    const pid = await ask(house, 'who');
    expect(isRunning(pid)).toBe(true);
    await expect.poll(() => isRunning(pid), { timeout: 3000 }).toBe(false);
  });

  it('is not told the secrets of the house', async () => {
    process.env.SESSION_SECRET = 'hoa giấy';
    const seen = await ask(children(), 'secrets');
    delete process.env.SESSION_SECRET;
    expect(seen).toContain('PATH');
    expect(seen).not.toContain('SESSION_SECRET');
  });

  it('whose answer is an error of ours hands it on, and lives', async () => {
    const house = children({ atOnce: 1 });
    const pid = await ask(house, 'who');
    await expect(ask(house, 'throw')).rejects.toThrow('nothing was given');
    expect(await faultOf(ask(house, 'throw'))).not.toBe('crashed');
    expect(await ask(house, 'who')).toBe(pid);
  });

  it('that does not even start is our own fault, and no work is blamed for it', async () => {
    const asked = ask(children({}, '../../test/no-such-child.ts'), 'who');
    await expect(asked).rejects.toThrow(/did not start.*no-such-child/s);
    await expect(asked).rejects.not.toBeInstanceOf(ChildFailed);
  });
});

describe('children', { timeout: 30_000 }, () => {
  it('work so many side by side and no more, each for one piece of work at a time', async () => {
    const house = children({ atOnce: 2 });
    let now = 0;
    let most = 0;
    const pids = await Promise.all(
      Array.from({ length: 6 }, () =>
        house.lend(async (put) => {
          most = Math.max(most, ++now);
          const own = [await put({ wait: 20 }), await put({ wait: 20 })];
          expect(own[0]).toBe(own[1]);
          now--;
          return own[0];
        }),
      ),
    );
    expect(most).toBe(2);
    expect(new Set(pids).size).toBe(2);
  });

  it('never let short work wait for long work', async () => {
    const house = children({ atOnce: 1 });
    const order: string[] = [];
    await ask(house, 'who');
    const long = house.lend((put) => put({ wait: 3000 })).then(() => order.push('long'));
    await pause(10);
    await house.lend((put) => put('who'), { isShort: true }).then(() => order.push('short'));
    expect(order).toEqual(['short']);
    await long;
  });

  it('of which one dies let the others work on', async () => {
    const house = children({ atOnce: 2 });
    const [good, bad] = await Promise.all([faultOf(ask(house, { wait: 600 })), faultOf(ask(house, 'crash'))]);
    expect([good, bad]).toEqual(['answered', 'crashed']);
  });
});
