import { adviseOn } from '../../app/features/photos/advice';
import { coach, measure, type Measures } from '../../app/features/photos/coach';
import { COACH_THRESHOLDS } from '../../app/features/photos/coach-thresholds';
import { unlikeness } from '../../app/features/photos/likeness';
import { openPhoto } from '../../app/features/photos/press.server';
import { samplesFolder } from '../../test/sample-photos';
import {
  drawnBases,
  labelledFrom,
  LABELS,
  photographedBases,
  type Base,
  type Half,
  type Label,
  type Labelled,
} from './coach-set';

/** What the coach ought to say of each kind of photo; of the others, nothing. */
const WANTED: Partial<Record<Label, string>> = {
  blurred: 'photos.blurred',
  shaken: 'photos.blurred',
  dark: 'photos.dark',
  burnt: 'photos.burnt',
  small: 'photos.too-small-for',
  same: 'photos.same',
};
const CODES = ['photos.blurred', 'photos.dark', 'photos.burnt', 'photos.too-small-for', 'photos.same'] as const;
type Code = (typeof CODES)[number];

export type Judged = {
  base: string;
  half: Half;
  label: Label;
  measures: Measures;
  apart: number | null;
  said: string[];
};
export type Score = { code: Code; half: Half; photos: number; right: number; missed: number; wrong: number };

/** What the coach says about every photo made from these. */
export async function judge(bases: readonly Base[]): Promise<Judged[]> {
  const judged: Judged[] = [];
  for (const [index, base] of bases.entries()) {
    // one at a time: the pictures of one base are all that lies in memory
    for (const photo of await labelledFrom(base, bases[(index + 1) % bases.length]!)) judged.push(await listen(photo));
  }
  return judged;
}

async function listen({ base, half, label, bytes, beside }: Labelled): Promise<Judged> {
  const { measures, size } = await look(bytes);
  const apart = beside ? unlikeness(measures.likeness, (await look(beside)).measures.likeness) : null;
  const said = [...adviseOn(size), ...coach(measures)].map(({ code }): string => code);
  if (apart !== null && apart <= COACH_THRESHOLDS.likeness) said.push('photos.same');
  return { base, half, label, measures, apart, said };
}

async function look(bytes: Buffer): Promise<{ measures: Measures; size: { width: number; height: number } }> {
  const photo = await openPhoto(bytes);
  if (!photo.ok) throw new Error(`A photo of the set cannot be opened: ${photo.problems[0]?.code}`);
  return { measures: measure(await photo.value.raster()), size: photo.value };
}

/** For each thing the coach says and each half: how often it was right, kept silent, and was wrong. */
export const scoresOf = (judged: readonly Judged[]): Score[] =>
  CODES.flatMap((code) =>
    (['tuning', 'held out'] as const).map((half): Score => {
      const ofHalf = judged.filter((photo) => photo.half === half);
      const wanted = ofHalf.filter(({ label }) => WANTED[label] === code);
      const right = wanted.filter(({ said }) => said.includes(code)).length;
      const wrong = ofHalf.filter(({ label, said }) => WANTED[label] !== code && said.includes(code)).length;
      return { code, half, photos: wanted.length, right, missed: wanted.length - right, wrong };
    }),
  );

export const precisionOf = ({ right, wrong }: Score): number => (right + wrong === 0 ? 1 : right / (right + wrong));
export const recallOf = ({ right, missed }: Score): number => (right + missed === 0 ? 1 : right / (right + missed));

/** `npm run bench coach`: precision and recall of everything the coach says, and where its thresholds stand. */
export async function run(): Promise<void> {
  const folder = samplesFolder();
  const bases = [...(folder ? await photographedBases(folder) : []), ...(await drawnBases(48))];
  const judged = await judge(bases);
  console.log(`${bases.length} photos, ${judged.length} made from them; halves by hash of the name.\n`);

  console.log('The coach says         half      photos  precision  recall');
  for (const score of scoresOf(judged)) {
    const [precision, recall] = [precisionOf(score), recallOf(score)].map((share) => share.toFixed(3));
    console.log(
      `${score.code.padEnd(22)} ${score.half.padEnd(9)} ${String(score.photos).padStart(6)}  ${precision!.padStart(9)}  ${recall!.padStart(6)}`,
    );
  }
  console.log('\nTuning half: 5 %, half and 95 % of the photos lie below');
  for (const label of LABELS) {
    const photos = judged.filter((photo) => photo.half === 'tuning' && photo.label === label);
    const figure = (name: string, values: number[]) => `${name} ${spread(values)}`;
    const { sharpness, middle, bright, burnt } = columns(photos);
    const apart = photos.flatMap((photo) => photo.apart ?? []);
    console.log(
      [
        label.padEnd(8),
        figure('sharpness', sharpness),
        figure('middle', middle),
        figure('bright', bright),
        figure('burnt', burnt),
        ...(apart.length > 0 ? [figure('bits apart', apart)] : []),
      ].join('  '),
    );
  }
  console.log('\nMistakes in the held-out half:');
  for (const { half, label, base, said } of judged) {
    const wanted = WANTED[label];
    const isMistake = wanted ? !said.includes(wanted) : said.some((code) => code !== 'photos.small');
    if (half === 'held out' && isMistake) console.log(`  ${label} ${base}: ${said.join(', ') || 'nothing'}`);
  }
}

const columns = (photos: readonly Judged[]) => ({
  sharpness: photos.map(({ measures }) => measures.sharpness),
  middle: photos.map(({ measures }) => measures.middle),
  bright: photos.map(({ measures }) => measures.bright),
  burnt: photos.map(({ measures }) => measures.burnt),
});

function spread(values: number[]): string {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))] ?? 0;
  return [at(0.05), at(0.5), at(0.95)].map((value) => Number(value.toPrecision(3))).join(' / ');
}
