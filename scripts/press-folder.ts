/**
 * Presses every file of a folder into another: `OUT_DIR/<file>/w640.avif` and so on, without a database, a photo for
 * each core at a time, so that a folder of thousands takes no more memory than one of ten.
 * A JSON line a photo on standard output; on standard error a progress bar when that is a terminal, and the sum.
 * Ends with 0 when every file was pressed, 1 when some were refused, 2 when it was asked wrongly.
 */
import { mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';

import { adviseOn } from '~/features/photos/advice';
import { coach, measure } from '~/features/photos/coach';
import { problemKey } from '~/features/photos/problem-key';
import { planRenditions } from '~/features/photos/plan';
import { pressAtOnce, pressPeakBytes, withPhoto } from '~/features/photos/press-apart.server';
import type { OpenPhoto } from '~/features/photos/press.server';
import { renditionFile, type Rendition } from '~/features/photos/rendition';
import { translator } from '~/platform/i18n.server';
import { isLang } from '~/shared/lang';
import type { Problem } from '~/shared/result';

type Line = {
  file: string;
  ok: boolean;
  error?: string;
  code?: string;
  width?: number;
  height?: number;
  advice: string[];
  variants: (Rendition & { file: string })[];
  ms: number;
};

const lang = isLang(process.env.CHOVUON_LANG) ? process.env.CHOVUON_LANG : 'vi';
const t = translator(lang, 'photos');
const sentence = (problem: Problem) => String(t(problemKey(problem), problem.with as never));

async function pressFile(from: string, to: string, file: string): Promise<Line> {
  const began = performance.now();
  const line = (rest: Partial<Line>): Line => ({
    file,
    ok: false,
    advice: [],
    variants: [],
    ...rest,
    ms: Math.round(performance.now() - began),
  });
  const pressed = await withPhoto({ path: join(from, file) }, undefined, (photo) => pressAll(photo, to, file));
  if (pressed.ok) return line({ ok: true, ...pressed.value });
  const [problem] = pressed.problems;
  return line({ error: problem && sentence(problem), code: problem?.code });
}

async function pressAll(photo: OpenPhoto, to: string, file: string): Promise<Partial<Line>> {
  const { width, height } = photo;
  await mkdir(join(to, file), { recursive: true });
  const variants: Line['variants'] = [];
  for (const planned of planRenditions({ width, height })) {
    const bytes = await photo.press(planned);
    if (!bytes) continue;
    const name = join(file, renditionFile(planned));
    await writeFile(join(to, name), bytes);
    variants.push({ ...planned, bytes: bytes.length, file: name });
  }
  const advice = [...adviseOn({ width, height }), ...coach(measure(await photo.raster()))];
  return { width, height, advice: advice.map(sentence), variants };
}

function showProgress(done: number, all: number): void {
  if (!process.stderr.isTTY) return;
  const cells = 30;
  const full = Math.round((cells * done) / Math.max(1, all));
  process.stderr.write(`\r\x1b[K[${'█'.repeat(full)}${'░'.repeat(cells - full)}] ${done}/${all}`);
  if (done === all) process.stderr.write('\n');
}

async function pressFolder(from: string, to: string): Promise<number> {
  const found = await readdir(from, { recursive: true, withFileTypes: true });
  const files = found
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => relative(from, join(entry.parentPath, entry.name)))
    .filter((file) => !resolve(from, file).startsWith(resolve(to) + '/'))
    .sort();
  const cores = availableParallelism();
  pressAtOnce(cores);
  const began = performance.now();
  const queue = files.values(); // shared: whoever is free takes the next
  let done = 0;
  let refused = 0;
  showProgress(done, files.length);
  const work = async () => {
    for (const file of queue) {
      const line = await pressFile(from, to, file);
      if (!line.ok) refused++;
      if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
      process.stdout.write(`${JSON.stringify(line)}\n`);
      showProgress(++done, files.length);
    }
  };
  await Promise.all(Array.from({ length: cores }, work));
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  const own = process.resourceUsage().maxRSS * 1024;
  console.error(
    `${files.length} files in ${seconds} s: ${files.length - refused} pressed, ${refused} refused; ` +
      `peak memory ${megabytes(own + pressPeakBytes())} MB, this process ${megabytes(own)}.`,
  );
  return refused > 0 ? 1 : 0;
}

const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(0);

const [from, to] = process.argv.slice(2);
const isFolder = from !== undefined && (await stat(from).catch(() => null))?.isDirectory();
if (!from || !to || !isFolder || resolve(from) === resolve(to)) {
  console.error('npm run photos -- IN_DIR OUT_DIR: IN_DIR is a folder of photos, OUT_DIR another, made when absent.');
  process.exitCode = 2;
} else {
  await mkdir(dirname(resolve(to)), { recursive: true });
  process.exitCode = await pressFolder(resolve(from), resolve(to));
}
