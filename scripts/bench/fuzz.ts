import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { planRenditions } from '~/features/photos/plan';
import { pressAtOnce, pressPeakBytes, restPress, withPhoto } from '~/features/photos/press-apart.server';

import { chanceOf, damage, DAMAGES } from '../../test/damage';
import { anUltraHdrPhoto, aPhonePhoto, aPicture } from '../../test/pictures';
import { samplesFolder } from '../../test/sample-photos';
import type { Bench, Report } from './report';

/** MiB that the press may hold with two photos at once: what it allows two children. */
const BOUND = 2 * 800;
/** Seconds that one photo may take: twice the press's patience. */
const LONGEST = 280;

type Told = { outcome: string; seconds: number; cause: string };

/** Damaged copies of real photos go through the press: every one is shown or refused, and this process lives. */
export const bench: Bench = async (report, words) => {
  const { values } = parseArgs({
    args: [...words],
    options: {
      copies: { type: 'string', default: '2000' },
      seed: { type: 'string', default: '1' },
      json: { type: 'boolean' },
    },
  });
  const copies = Number(values.copies);
  const files = await sources(report);
  pressAtOnce(2);

  const told: Told[] = [];
  const queue = Array.from({ length: copies }, (_, index) => index).values();
  const work = async () => {
    for (const index of queue) {
      const chance = chanceOf(Number(values.seed) * 1_000_003 + index);
      const how = DAMAGES[Math.floor(index / files.length) % DAMAGES.length]!;
      const other = files[Math.floor(chance() * files.length)]!;
      told.push(await open(damage(files[index % files.length]!, other, how, chance)));
      if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${told.length}/${copies}`);
    }
  };
  const began = performance.now();
  await Promise.all([work(), work()]);
  const seconds = (performance.now() - began) / 1000;
  restPress();
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');

  const outcomes = [...new Set(told.map(({ outcome }) => outcome))].sort();
  report.table(
    `${copies} damaged copies of ${files.length} files in ${seconds.toFixed(0)} s`,
    outcomes.map((outcome) => {
      const these = told.filter((one) => one.outcome === outcome);
      return {
        what: outcome,
        figures: {
          copies: these.length,
          'mean s': these.reduce((sum, one) => sum + one.seconds, 0) / these.length,
          'longest s': Math.max(...these.map((one) => one.seconds)),
        },
      };
    }),
  );
  const deaths = told.filter(({ cause }) => /^(?:crashed|too-slow|too-large)/.test(cause));
  for (const { cause } of deaths.slice(0, 10)) report.note(`a press process did not survive: ${cause}`);
  const longest = Math.max(...told.map((one) => one.seconds));
  const peak = Math.round((pressPeakBytes() + process.resourceUsage().maxRSS * 1024) / 2 ** 20);
  const faults = told.filter(({ outcome }) => outcome.startsWith('fault'));
  report.table('The house', [
    { what: 'faults of ours', figures: { value: faults.length }, target: '0', isMet: faults.length === 0 },
    { what: 'answers', figures: { value: told.length }, target: String(copies), isMet: told.length === copies },
    { what: 'photos that ended their process, twice', figures: { value: deaths.length } },
    { what: 'longest photo, s', figures: { value: longest }, target: `≤ ${LONGEST}`, isMet: longest <= LONGEST },
    { what: 'peak memory of all processes, MiB', figures: { value: peak }, target: `≤ ${BOUND}`, isMet: peak <= BOUND },
  ]);
};

async function open(file: Buffer): Promise<Told> {
  const began = performance.now();
  const answer = (outcome: string, cause = '') => ({ outcome, cause, seconds: (performance.now() - began) / 1000 });
  try {
    const pressed = await withPhoto(file, undefined, async (photo) => {
      const narrowest = planRenditions(photo).reduce((a, b) => (b.width < a.width ? b : a));
      return photo.press(narrowest);
    });
    if (pressed.ok) return answer('shown');
    const { code, with: more } = pressed.problems[0]!;
    return answer(code, String(more?.cause ?? ''));
  } catch (error) {
    return answer(`fault: ${(error as Error).message.slice(0, 80)}`);
  }
}

/** Real photos where there are some, and one of every kind that can be drawn. */
async function sources(report: Report): Promise<Buffer[]> {
  const drawn = [
    anUltraHdrPhoto(),
    aPhonePhoto({ orientation: 5 }),
    aPicture().avif({ effort: 0 }).toBuffer(),
    aPicture().webp().toBuffer(),
    aPicture().png({ progressive: true }).toBuffer(),
    aPicture().jpeg({ progressive: true }).toBuffer(),
  ];
  const folder = samplesFolder();
  if (!folder) {
    report.note('No real photos: PHOTO_SAMPLES may name a folder of them. Drawn ones are damaged instead.');
    return Promise.all(drawn);
  }
  const names = readdirSync(folder).filter((name) => /\.(?:jpe?g|png|gif|heic|webp|avif)$/i.test(name));
  return [...names.map((name) => readFileSync(join(folder, name))), ...(await Promise.all(drawn))];
}
