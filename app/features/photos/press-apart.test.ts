import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { afterAll, describe, expect, it } from 'vitest';

import { aBomb, aPhonePhoto, CORNERS, cornersOf } from '../../../test/pictures';
import { planRenditions } from './plan';
import { inspectApart, pressPeakBytes, restPress, withPhoto } from './press-apart.server';
import type { OpenPhoto } from './press.server';

afterAll(restPress);

const pressFirst = (photo: OpenPhoto) => photo.press(planRenditions(photo)[0]!);

/** The processes that this one has begun. */
const childrenOfMine = (): number[] =>
  readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number);

describe('a photo opened in a process of its own', () => {
  it('gives the same picture, from bytes, from a file and from whoever fetches it in time', async () => {
    const bytes = await aPhonePhoto({ orientation: 6 });
    const folder = await mkdtemp(join(tmpdir(), 'press-'));
    await writeFile(join(folder, 'photo'), bytes);
    for (const file of [bytes, { path: join(folder, 'photo') }, () => Promise.resolve(bytes)]) {
      const pressed = await withPhoto(file, undefined, async (photo) => {
        expect([photo.width, photo.height]).toEqual([400, 300]);
        expect(await photo.placeholder()).toMatch(/^data:image\/webp/);
        expect((await photo.raster()).rgb).toHaveLength(400 * 300 * 3);
        return cornersOf((await pressFirst(photo))!);
      });
      if (!pressed.ok) throw new Error(pressed.problems[0]?.code);
      expect(pressed.value[0]![0]).toBeGreaterThan(CORNERS.topLeft[0] - 12);
    }
    await rm(folder, { recursive: true });
  });

  it('is refused like any other, with the sentence that says why', async () => {
    expect(await inspectApart(await aPhonePhoto())).toEqual({ ok: true, value: { width: 400, height: 300 } });
    for (const refused of [inspectApart(await aBomb()), withPhoto(await aBomb(), undefined, pressFirst)]) {
      expect(await refused).toMatchObject({
        ok: false,
        problems: [{ code: 'photos.too-many-pixels', with: { max: 100 } }],
      });
    }
  });

  it('whose file is gone is our own fault', async () => {
    await expect(withPhoto({ path: '/no/such/photo' }, undefined, pressFirst)).rejects.toThrow('ENOENT');
  });

  it.skipIf(process.platform !== 'linux')('is tried once more when its process dies, then refused', async () => {
    const bytes = await aPhonePhoto();
    let deaths = 0;
    const dyingUpTo = (most: number) => async (photo: OpenPhoto) => {
      if (deaths++ < most) childrenOfMine().forEach((pid) => process.kill(pid, 'SIGKILL'));
      await pause(100); // until the death of those without work is known, too
      return pressFirst(photo);
    };
    expect(await withPhoto(bytes, undefined, dyingUpTo(1))).toMatchObject({ ok: true });
    expect(deaths).toBe(2);
    deaths = 0;
    expect(await withPhoto(bytes, undefined, dyingUpTo(9))).toMatchObject({
      ok: false,
      problems: [{ code: 'photos.damaged', with: { cause: expect.stringContaining('SIGKILL') } }],
    });
    expect(deaths).toBe(2);
    expect(await withPhoto(bytes, undefined, pressFirst)).toMatchObject({ ok: true });
    expect(pressPeakBytes()).toBeGreaterThan(10e6);
  });
});
