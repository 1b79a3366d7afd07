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
import type { Bench, Row } from './report';

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
export const bench: Bench = async (report) => {
  const folder = samplesFolder();
  const bases = [...(folder ? await photographedBases(folder) : []), ...(await drawnBases(48))];
  const judged = await judge(bases);
  report.note(`${bases.length} photos, ${judged.length} made from them; halves by a hash of the name`);
  report.table('What the coach says', scoresOf(judged).map(toRow));
  report.table(
    'Tuning half: 5 %, half and 95 % of the photos lie below',
    LABELS.map((label) => {
      const photos = judged.filter((photo) => photo.half === 'tuning' && photo.label === label);
      return { what: label, figures: spreads(photos) };
    }),
  );
  report.table(
    'Mistakes in the held-out half',
    judged.filter(isMistake).map(({ label, base, said }) => ({
      what: `${label} ${base}`,
      figures: { said: said.join(', ') || 'nothing' },
    })),
  );
};

const TARGET = 0.85;

function toRow(score: Score): Row {
  const [precision, recall] = [precisionOf(score), recallOf(score)];
  return {
    what: `${score.code}, ${score.half}`,
    figures: { photos: score.photos, precision: precision.toFixed(3), recall: recall.toFixed(3) },
    target: `both ≥ ${TARGET}`,
    isMet: Math.min(precision, recall) >= TARGET,
  };
}

function isMistake({ half, label, said }: Judged): boolean {
  if (half !== 'held out') return false;
  const wanted = WANTED[label];
  return wanted ? !said.includes(wanted) : said.some((code) => code !== 'photos.small');
}

function spreads(photos: readonly Judged[]): Record<string, string> {
  const of = (read: (photo: Judged) => number) => spread(photos.map(read));
  return {
    sharpness: of(({ measures }) => measures.sharpness),
    middle: of(({ measures }) => measures.middle),
    bright: of(({ measures }) => measures.bright),
    burnt: of(({ measures }) => measures.burnt),
    'bits apart': spread(photos.flatMap(({ apart }) => apart ?? [])),
  };
}

function spread(values: number[]): string {
  if (values.length === 0) return '';
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))]!;
  return [at(0.05), at(0.5), at(0.95)].map((value) => Number(value.toPrecision(3))).join(' / ');
}
