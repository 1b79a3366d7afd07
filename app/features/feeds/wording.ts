import {
  calm,
  isPlaceholder,
  isShouted,
  plainLine,
  plainText,
  promotionOf,
  withoutFormulaStart,
  withoutLinks,
  withoutPictures,
  withoutPromotingSentences,
  withoutPromotion,
} from './plain-text';
import type { FeedProblemCode, FeedProblem } from './problems';

/** Words as every marketplace takes them, and what had to be changed for it. */
export type Wording = { text: string; changes: readonly { code: FeedProblemCode; with?: FeedProblem['with'] }[] };

/**
 * Remembers the latest answers of a pure function: garden, sizes and facts come again with every row. Texts and answers
 * are small and few, so a feed of a million rows needs no more memory than one of a thousand.
 */
function remember<Answer extends object>(most: number, answer: (text: string) => Answer): (text: string) => Answer {
  let known = new Map<string, Answer>();
  return (text) => {
    const before = known.get(text);
    if (before) return before;
    if (known.size >= most) known = new Map();
    const now = answer(text);
    known.set(text, now);
    return now;
  };
}

/** Words on one line, without ornaments. Empty: nothing is left of them. */
export const wordLine = remember(2000, (typed): Wording => {
  const changes: Wording['changes'][number][] = [];
  return { text: spoken(withoutPictures(plainLine(typed)), withoutPromotion, changes), changes };
});

/** Words in paragraphs, without addresses of pages. Empty: nothing is left of them. */
export const wordText = remember(100, (typed): Wording => {
  const changes: Wording['changes'][number][] = [];
  const plain = plainText(typed);
  const linkless = withoutLinks(plain);
  if (linkless !== plain) changes.push({ code: 'feeds.text-links' });
  const text = linkless === plain ? plain : plainText(linkless);
  return { text: spoken(text, withoutPromotingSentences, changes), changes };
});

/** In an ordinary voice, saying what it is and not how cheap it is. */
function spoken(typed: string, withoutPraise: (text: string) => string, changes: Wording['changes'][number][]): string {
  let text = withoutFormulaStart(typed);
  if (isShouted(text)) {
    changes.push({ code: 'feeds.text-shouted' });
    text = calm(text);
  }
  const words = promotionOf(text);
  if (words !== null) {
    changes.push({ code: 'feeds.text-promotes', with: { words } });
    text = withoutFormulaStart(withoutPraise(text));
  }
  return isPlaceholder(text) ? '' : text;
}
