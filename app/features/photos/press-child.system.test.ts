import { fileURLToPath } from 'node:url';

import { expect, it } from 'vitest';

import { aPhonePhoto } from '../../../test/pictures';
import { openChildren } from '~/platform/children.server';
import type { PressQuestion } from './press-apart.server';

it('the built house brings the program of its press, which opens and presses a photo', async () => {
  const path = fileURLToPath(new URL('../../../build/server/press-child.js', import.meta.url));
  const limits = { atOnce: 1, seconds: 30, waitSeconds: 60, megabytes: 800, keptMegabytes: 200, idleSeconds: 5 };
  const children = openChildren({ path }, limits);
  const file = await aPhonePhoto({ orientation: 6 });
  await children.lend(async (ask) => {
    const put = (question: PressQuestion) => ask(question);
    const size = { ok: true, value: { width: 400, height: 300 } };
    expect(await put({ inspect: file })).toEqual(size);
    expect(await put({ open: file, edits: undefined })).toEqual(size);
    const rendition = { kind: 'width', format: 'avif', width: 320, height: 240 };
    expect(await put({ call: 'press', given: [rendition] })).toBeInstanceOf(Uint8Array);
  });
  children.rest();
});
