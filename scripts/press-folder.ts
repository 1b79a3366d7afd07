/**
 * Presses every file of a folder into another: `OUT_DIR/<file>/w640.avif` and so on, without a database.
 * A JSON line a photo on standard output; a progress bar on standard error when that is a terminal.
 * Ends with 0 when every file was pressed, 1 when some were refused, 2 when it was asked wrongly.
 */
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';

import { adviseOn } from '~/features/photos/advice';
import { LARGEST_FILE, tooHeavy } from '~/features/photos/photo-file';
import { problemKey } from '~/features/photos/problem-key';
import { planRenditions } from '~/features/photos/plan';
import { openPhoto, pressAtOnce } from '~/features/photos/press.server';
import { renditionFile, type Rendition } from '~/features/photos/rendition';
import { translator } from '~/platform/i18n.server';
import { atMost } from '~/shared/at-most';
import { isLang } from '~/shared/lang';
import { refuse, type Problem } from '~/shared/result';

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
  const path = join(from, file);
  const opened = (await stat(path)).size > LARGEST_FILE ? refuse(tooHeavy) : await openPhoto(await readFile(path));
  if (!opened.ok) {
    const [problem] = opened.problems;
    return line({ error: problem && sentence(problem), code: problem?.code });
  }
  const { width, height, press } = opened.value;
  await mkdir(join(to, file), { recursive: true });
  const variants = await Promise.all(
    planRenditions({ width, height }).map(async (planned) => {
      const bytes = await press(planned);
      const name = join(file, renditionFile(planned));
      await writeFile(join(to, name), bytes);
      return { ...planned, bytes: bytes.length, file: name };
    }),
  );
  return line({ ok: true, width, height, advice: adviseOn({ width, height }).map(sentence), variants });
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
  const door = atMost(cores);
  let done = 0;
  let refused = 0;
  showProgress(done, files.length);
  await Promise.all(
    files.map((file) =>
      door(async () => {
        const line = await pressFile(from, to, file);
        if (!line.ok) refused++;
        if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
        process.stdout.write(`${JSON.stringify(line)}\n`);
        showProgress(++done, files.length);
      }),
    ),
  );
  return refused > 0 ? 1 : 0;
}

const [from, to] = process.argv.slice(2);
const isFolder = from !== undefined && (await stat(from).catch(() => null))?.isDirectory();
if (!from || !to || !isFolder || resolve(from) === resolve(to)) {
  console.error('npm run photos -- IN_DIR OUT_DIR: IN_DIR is a folder of photos, OUT_DIR another, made when absent.');
  process.exitCode = 2;
} else {
  await mkdir(dirname(resolve(to)), { recursive: true });
  process.exitCode = await pressFolder(resolve(from), resolve(to));
}
