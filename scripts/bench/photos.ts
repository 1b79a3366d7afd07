import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';

import sharp from 'sharp';

import type { PlannedRendition } from '~/features/photos/plan';
import { inspectApart, pressAtOnce, restPress, withPhoto } from '~/features/photos/press-apart.server';
import { RENDITION_FORMATS } from '~/features/photos/rendition';

import { aPhonePhoto } from '../../test/pictures';
import { samplesFolder } from '../../test/sample-photos';
import * as ways from './photo-ways';
import type { Made } from './photo-ways';
import type { Bench, Report, Row } from './report';
import { ssim } from './ssim';
import { canMeasureTrees, measure, median } from './tree';

/** Sides (px) of a photo of 100 megapixels. */
const LARGE = [11_547, 8_660] as const;
const MIB = 2 ** 20;

/** The whole plan for a photo of 12 megapixels: ours beside others' ways, in turns, in one run. */
export const bench: Bench = async (report, words) => {
  const { values } = parseArgs({
    args: [...words],
    options: { rounds: { type: 'string', default: '3' }, json: { type: 'boolean' } },
  });
  if (!canMeasureTrees) return report.note('CPU and memory of several processes are measured under Linux only.');
  const folder = await mkdtemp(join(tmpdir(), 'bench-photos-'));
  try {
    const path = await photoOf12Megapixels(report, folder);
    report.note(`the photo has ${Math.round((await ways.sizeOf(path)) / 1024)} KiB`);
    await memory(report, path, folder); // first, while this process is still small
    await cpuAndBytes(report, path, folder, Number(values.rounds));
  } finally {
    restPress();
    await rm(folder, { recursive: true });
  }
};

async function photoOf12Megapixels(report: Report, folder: string): Promise<string> {
  const samples = samplesFolder();
  const real = samples && join(samples, 'canon5d-tomatoes-12mp.jpg');
  if (real && existsSync(real)) return real;
  report.note('No real photo (PHOTO_SAMPLES may name a folder of them): a drawn one with grain is measured instead.');
  const path = join(folder, 'drawn.jpg');
  const grain = { type: 'gaussian' as const, mean: 128, sigma: 12 };
  const texture = await sharp({ create: { width: 4000, height: 3000, channels: 3, background: '#888', noise: grain } })
    .blur(1.2)
    .png()
    .toBuffer();
  await sharp(await aPhonePhoto({ width: 4000, height: 3000 }))
    .composite([{ input: texture, blend: 'soft-light' }])
    .jpeg({ quality: 92 })
    .toFile(path);
  return path;
}

async function memory(report: Report, path: string, folder: string): Promise<void> {
  const plan = await ways.planFor(path);
  const press = (file: string, some = plan) => ways.ours({ path: file, plan: some, folder });
  const peakOf = async (work: () => Promise<unknown>) => {
    const { peak, seconds } = await measure(work);
    restPress();
    await new Promise((resolve) => setTimeout(resolve, 300)); // until they have gone
    return { 'peak MiB': Math.round(peak / MIB), s: seconds };
  };
  const many = (count: number) => () => Promise.all(Array.from({ length: count }, () => press(path)));
  const upTo = (most: number, figures: { 'peak MiB': number; s: number }) => ({
    figures,
    target: `≤ ${most} MiB`,
    isMet: figures['peak MiB'] <= most,
  });

  const rows: Row[] = [
    { what: 'nothing opened yet', figures: await peakOf(() => Promise.resolve()) },
    { what: 'one photo', figures: await peakOf(many(1)) },
    { what: 'two at once', ...upTo(350, await peakOf(many(2))) },
    { what: 'four asked for, two at once', figures: await peakOf(many(4)) },
  ];
  pressAtOnce(4);
  rows.push({ what: 'four at once', figures: await peakOf(many(4)) });
  pressAtOnce(2);
  for (const kind of ['plain', 'progressive'] as const) {
    const large = join(folder, `${kind}.jpg`);
    await enlarge(path, large, kind);
    const figures = await peakOf(async () => press(large, await ways.planFor(large)));
    rows.push({ what: `one of 100 megapixels, ${kind} JPEG`, ...upTo(700, figures) });
  }
  report.table('Memory of all processes, this one included', rows);
}

/** In a process of its own, so that what it takes is not counted. */
const enlarge = (from: string, to: string, kind: 'plain' | 'progressive') =>
  promisify(execFile)(process.execPath, [
    '-e',
    `const [from, to, kind] = process.argv.slice(1);
     require('sharp')(from).autoOrient().resize(${LARGE.join(', ')}, { fit: 'fill' })
       .jpeg({ quality: 80, progressive: kind === 'progressive' }).toFile(to)`,
    ...[from, to, kind],
  ]);

async function cpuAndBytes(report: Report, path: string, folder: string, rounds: number): Promise<void> {
  const plan = await ways.planFor(path);
  const job = { path, plan, folder };
  const vips = await ways.vipsVersion();
  if (!vips)
    report.note('libvips’ command line is not installed (Debian: libvips-tools), so the limit is not measured.');
  const rivals = {
    ours: ways.ours,
    'ours, as two jobs': ways.oursInTwoJobs,
    'sharp, one loop, our settings': ways.sharpWithOurSettings,
    'sharp, one loop, as it comes': ways.plainSharp,
    ...(vips ? { [`${vips}, decoded once`]: ways.vipsOnce, 'vipsthumbnail for each output': ways.vipsthumbnail } : {}),
  };
  const once = new Set([ways.plainSharp, ways.vipsthumbnail]); // slow, and nothing hangs on them
  const runs = new Map<string, { cpu: number[]; wall: number[]; made: Made[] }>();
  const first: number[] = [];
  for (let round = 0; round < rounds; round++) {
    await openFirst(path); // a photo that comes after another finds a process that has begun
    first.push((await measure(() => openFirst(path))).cpu);
    for (const [name, way] of Object.entries(rivals)) {
      if (round > 0 && once.has(way)) continue;
      const { value, cpu, seconds } = await measure(() => way(job));
      const known = runs.get(name) ?? { cpu: [], wall: [], made: value };
      runs.set(name, { made: value, cpu: [...known.cpu, cpu], wall: [...known.wall, seconds] });
    }
  }

  const references = await referencesFor(path, plan);
  const rows: Row[] = [];
  for (const [name, { cpu, wall, made }] of runs) {
    const bytes = RENDITION_FORMATS.map((format) => [`KiB ${format}`, Math.round(kibOf(made, format))]);
    const likeness: [string, number][] = [];
    for (const format of RENDITION_FORMATS)
      likeness.push([`SSIM ${format}`, await likenessOf(made, format, references)]);
    rows.push({
      what: name,
      figures: { 'CPU s': median(cpu), s: median(wall), ...Object.fromEntries([...bytes, ...likeness]) },
    });
  }
  report.table(`The plan of ${plan.length} files, medians of ${rounds}`, rows);

  const figure = (name: string, what: string) => Number(rows.find((row) => row.what.includes(name))?.figures[what]);
  const ratio = figure('ours', 'CPU s') / figure('decoded once', 'CPU s');
  const judged: Row[] = [
    {
      what: 'CPU s until the first picture',
      figures: { value: median(first) },
      target: '≤ 0.4',
      isMet: median(first) <= 0.4,
    },
    ...(vips
      ? [{ what: 'CPU ÷ libvips, decoded once', figures: { value: ratio }, target: '≤ 1.4', isMet: ratio <= 1.4 }]
      : []),
    { what: 'CPU ÷ sharp as it comes', figures: { value: figure('ours', 'CPU s') / figure('as it comes', 'CPU s') } },
  ];
  for (const format of RENDITION_FORMATS) {
    const weight = figure('ours', `KiB ${format}`) / figure('our settings', `KiB ${format}`);
    const lost = figure('our settings', `SSIM ${format}`) - figure('ours', `SSIM ${format}`);
    judged.push(
      {
        what: `${format}: bytes ÷ the same settings, decoded for each`,
        figures: { value: weight },
        target: '≤ 1.01',
        isMet: weight <= 1.01,
      },
      {
        what: `${format}: SSIM lost by decoding once`,
        figures: { value: lost },
        target: '≤ 0.002',
        isMet: lost <= 0.002,
      },
    );
  }
  report.table('Against the targets', judged);
}

/** What happens until a page can show something: the file is looked at, opened, and pressed once. */
async function openFirst(path: string): Promise<void> {
  const bytes = await readFile(path);
  const inspected = await inspectApart(bytes);
  const plan = await ways.planFor(path);
  const pressed = await withPhoto(bytes, undefined, (photo) => photo.press(plan[0]!), { isQuick: true });
  if (!inspected.ok || !pressed.ok) throw new Error('The photo of the bench was refused.');
}

const inWidths = (made: readonly Made[], format: string) =>
  made.filter(({ planned }) => planned.kind === 'width' && planned.format === format);

const kibOf = (made: readonly Made[], format: string): number =>
  inWidths(made, format).reduce((sum, { bytes }) => sum + bytes.length, 0) / 1024;

/** The photo at each width, lossless, cut from all its pixels. */
async function referencesFor(path: string, plan: readonly PlannedRendition[]): Promise<Map<number, Buffer>> {
  const references = new Map<number, Buffer>();
  for (const { kind, width, height } of plan) {
    if (kind !== 'width' || references.has(width)) continue;
    const cut = sharp(path).autoOrient().resize({ width, height, fit: 'fill', fastShrinkOnLoad: false });
    references.set(width, await cut.png({ compressionLevel: 1 }).toBuffer());
  }
  return references;
}

async function likenessOf(made: readonly Made[], format: string, references: Map<number, Buffer>): Promise<number> {
  let sum = 0;
  const these = inWidths(made, format);
  for (const { planned, bytes } of these) sum += await ssim(bytes, references.get(planned.width)!);
  return sum / these.length;
}
