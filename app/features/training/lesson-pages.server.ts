import type { Platform } from '~/platform/platform.server';
import type { Lang } from '~/shared/lang';

import { ACTS, nextLesson, pageOf } from './acts';
import { findCertificate } from './certificate.server';
import { findLessons } from './lessons.server';
import { showStanding, toLine, type LessonLine, type LessonPageData, type LessonsPageData } from './lessons-view';
import { findDoors, findStandings, type Learner } from './progress.server';

type Parts = Pick<Platform, 'db' | 'pool' | 'clock' | 'config' | 'log'>;
type Asked = Learner & { lang: Lang };

/** Every lesson with how it stands, and what to take next. */
export async function findLessonsPage(platform: Parts, { lang, ...learner }: Asked): Promise<LessonsPageData> {
  const [lessons, standings, certificate] = await Promise.all([
    findLessons(platform, lang),
    findStandings(platform, learner),
    findCertificate(platform, learner),
  ]);
  const next = nextLesson(lessons, standings);
  return {
    lessons: lessons.map((lesson) => toLine(lesson, standings)),
    next: next && toLine(next, standings),
    acts: { done: ACTS.filter((act) => standings[act].done).length, all: ACTS.length },
    hasCertificate: certificate !== null,
  };
}

/** One lesson with how it stands and where its act is done; null: there is none of that name. */
export async function findLessonPage(
  platform: Parts,
  { lang, slug, ...learner }: Asked & { slug: string },
): Promise<LessonPageData | null> {
  const lessons = await findLessons(platform, lang);
  const lesson = lessons.find((one) => one.slug === slug);
  if (!lesson) return null;
  const [standings, doors] = await Promise.all([findStandings(platform, learner), findDoors(platform, learner.shopId)]);
  const next = nextLesson(lessons, standings);
  return {
    lesson,
    standing: showStanding(standings[lesson.act]),
    page: pageOf(lesson.act, doors),
    next: next && toLine(next, standings),
  };
}

/** The lesson to take next, for the home page; null: everything is done and nothing came back. */
export async function findNextLesson(platform: Parts, { lang, ...learner }: Asked): Promise<LessonLine | null> {
  const [lessons, standings] = await Promise.all([findLessons(platform, lang), findStandings(platform, learner)]);
  const next = nextLesson(lessons, standings);
  return next && toLine(next, standings);
}
