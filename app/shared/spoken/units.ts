import { UNIT_WORDS, type SpokenUnit } from './lexicon';
import { isA, wordFinder, type Token } from './tokens';

const FINDERS = Object.entries(UNIT_WORDS).map(([unit, words]) => [unit as SpokenUnit, wordFinder(words)] as const);

/** The unit that stands at a place, and where what follows it starts: "chậu", "mét vuông", "m2", "mét tới". */
export function unitAt(tokens: readonly Token[], at: number): { unit: SpokenUnit; next: number } | null {
  const [token, after] = [tokens[at], tokens[at + 1]];
  if (!token) return null;
  if (isA(token, 'metre')) {
    if (SQUARE(after)) return { unit: 'm2', next: at + 2 };
    if (token.text.toLowerCase() === 'm' && after?.glued && after.text === '2') return { unit: 'm2', next: at + 2 };
    if (RUNNING(after)) return { unit: 'met', next: at + 2 };
  }
  if (isA(token, 'tens') && !isA(token, 'ten')) return null;
  const found = FINDERS.find(([, isWord]) => isWord(token));
  if (!found) return null;
  const [unit] = found;
  return { unit, next: unit === 'mat-ghep' && GRAFT(after) ? at + 2 : at + 1 };
}

const SQUARE = wordFinder(['vuông']);
const RUNNING = wordFinder(['tới', 'dài']);
const GRAFT = wordFinder(['ghép']);
