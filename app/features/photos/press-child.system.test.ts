import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

import { expect, it } from 'vitest';

import { aPhonePhoto } from '../../../test/pictures';
import { openChildren } from '~/platform/children.server';
import type { PressQuestion } from './press-apart.server';

const path = fileURLToPath(new URL('../../../build/server/press-child.js', import.meta.url));

it('the built house brings the program of its press, which opens and presses a photo', async () => {
  const limits = { atOnce: 1, seconds: 30, waitSeconds: 60, megabytes: 800, keptMegabytes: 200, idleSeconds: 5 };
  const children = openChildren({ path }, limits);
  const file = await aPhonePhoto({ orientation: 6 });
  await children.lend(async (ask) => {
    const put = (question: PressQuestion) => ask(question);
    const size = { ok: true, value: { width: 400, height: 300 } };
    expect(await put({ inspect: file })).toEqual(size);
    expect(await put({ open: file, edits: undefined, isQuick: false })).toEqual(size);
    const rendition = { kind: 'width', format: 'avif', width: 320, height: 240 };
    expect(await put({ call: 'press', given: [rendition] })).toBeInstanceOf(Uint8Array);
  });
  children.rest();
});

it('a child whose house is killed while it is still being loaded ends as well', async () => {
  const child = fork(path, [], {
    execArgv: ['--expose-gc'],
    env: { ...process.env, CHILD_MEGABYTES: '800', CHILD_SECONDS: '30' },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ended = once(child, 'exit');
  child.disconnect(); // what it sees of a house that is gone
  try {
    const inTime = new Promise((resolve) => setTimeout(() => resolve('it lives on'), 20_000));
    expect(await Promise.race([ended, inTime])).toEqual([null, 'SIGKILL']);
  } finally {
    child.kill('SIGKILL');
  }
}, 30_000);
