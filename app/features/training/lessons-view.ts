import { formatDate } from '~/shared/date';
import type { Lang } from '~/shared/lang';

import type { Act, Standing, TroubleKind } from './acts';
import type { Lesson } from './lesson';

/** How a lesson stands, as pages show it; `day` is written as people here do. */
export type ShownStanding = {
  state: 'done' | 'back' | 'todo';
  day: string | null;
  trouble: { kind: TroubleKind; orderId: string; orderCode: string } | null;
};

/** A lesson in a list. */
export type LessonLine = { slug: string; title: string; lang: Lang; minutes: number; standing: ShownStanding };

export const showStanding = ({ done, at, back }: Standing): ShownStanding => ({
  state: back ? 'back' : done ? 'done' : 'todo',
  day: at && formatDate(at),
  trouble: back && { kind: back.kind, orderId: back.orderId, orderCode: back.orderCode },
});

export const lessonPath = (slug: string): string => `/admin/lessons/${slug}`;
export const CERTIFICATE_PATH = '/admin/lessons/certificate';

/** A lesson as a line of a list. */
export const toLine = (
  { slug, title, lang, minutes, act }: Lesson & { lang: Lang },
  standings: Record<Act, Standing>,
): LessonLine => ({ slug, title, lang, minutes, standing: showStanding(standings[act]) });

export type LessonsPageData = {
  lessons: LessonLine[];
  /** What to take next; null: everything is done and nothing came back. */
  next: LessonLine | null;
  acts: { done: number; all: number };
  hasCertificate: boolean;
};

export type LessonPageData = {
  lesson: Lesson & { lang: Lang };
  standing: ShownStanding;
  /** Where the act is done. */
  page: string;
  next: LessonLine | null;
};
