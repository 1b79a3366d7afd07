import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { Platform } from '~/platform/platform.server';
import { LANGS, type Lang } from '~/shared/lang';

import { readLesson, type Lesson, type LessonFault } from './lesson';

/** The lessons that come with the house, built into it: path to text. */
const OURS = import.meta.glob<string>('./lessons/*/*.md', { query: '?raw', import: 'default', eager: true });

type Shelf = Record<Lang, ReadonlyMap<string, Lesson>>;

/** Lessons of a folder with `vi` and `en` in it, and what is wrong with the others. No folder, no lessons. */
async function readFolder(folder: string): Promise<{ shelf: Shelf; faults: LessonFault[] }> {
  const files: [lang: Lang, name: string, text: string][] = [];
  for (const lang of LANGS) {
    const names = await readdir(join(folder, lang)).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return [];
      throw error;
    });
    for (const name of names.filter((one) => one.endsWith('.md')).sort())
      files.push([lang, name, await readFile(join(folder, lang, name), 'utf8')]);
  }
  return shelve(files);
}

function shelve(files: readonly (readonly [Lang, string, string])[]): { shelf: Shelf; faults: LessonFault[] } {
  const shelf = { vi: new Map<string, Lesson>(), en: new Map<string, Lesson>() };
  const faults: LessonFault[] = [];
  for (const [lang, name, text] of files) {
    const read = readLesson(name, text);
    if (read.ok) shelf[lang].set(read.lesson.slug, read.lesson);
    else faults.push(...read.faults.map((fault) => ({ ...fault, file: `${lang}/${fault.file}` })));
  }
  return { shelf, faults };
}

const ours = shelve(
  Object.entries(OURS).map(([path, text]) => {
    const [, lang, name] = /\/lessons\/(\w+)\/([^/]+)$/.exec(path) ?? [];
    return [lang as Lang, name ?? '', text] as const;
  }),
);
if (ours.faults.length > 0) throw new Error(`Lessons of the house cannot be read: ${JSON.stringify(ours.faults)}`);

const shelves = new Map<string, Promise<Shelf>>();

/**
 * The lessons in a language, in their order: ours, and above them what a trainer laid into `DATA_DIR/lessons/vi` and
 * `/en` (a file named like one of ours takes its place). Read once a process. A file that cannot be read is told to the
 * log with its line and ours stays; a lesson written in one language only is shown in that one.
 */
export async function findLessons(
  { config, log }: Pick<Platform, 'config' | 'log'>,
  lang: Lang,
): Promise<(Lesson & { lang: Lang })[]> {
  const folder = join(config.dataDir, 'lessons');
  const reading = shelves.get(folder) ?? readTheirs(folder, log);
  shelves.set(folder, reading);
  reading.catch(() => shelves.delete(folder)); // a folder that could not be read may be readable later
  const theirs = await reading;
  const found = new Map<string, Lesson & { lang: Lang }>();
  for (const one of [...LANGS].sort((a) => (a === lang ? 1 : -1)))
    for (const shelf of [ours.shelf, theirs])
      for (const [slug, lesson] of shelf[one]) found.set(slug, { ...lesson, lang: one });
  return [...found.values()].sort((a, b) => a.number - b.number || (a.slug < b.slug ? -1 : 1));
}

async function readTheirs(folder: string, log: Platform['log']): Promise<Shelf> {
  const { shelf, faults } = await readFolder(folder);
  for (const fault of faults) log.warn(fault, 'a lesson cannot be read');
  return shelf;
}

/** One lesson, or null. */
export const findLesson = async (platform: Pick<Platform, 'config' | 'log'>, lang: Lang, slug: string) =>
  (await findLessons(platform, lang)).find((lesson) => lesson.slug === slug) ?? null;
