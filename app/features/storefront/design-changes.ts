import type { Design, Section, SectionKind, Theme } from './design';

/** One thing that differs between two looks, for a sentence. */
export type DesignDifference =
  | { what: 'theme'; theme: Theme }
  | { what: 'colour' | 'logo' | 'order' }
  | { what: 'added' | 'removed' | 'hidden' | 'shown' | 'edited'; kind: SectionKind };

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** What a look has become since another, as a grower would tell it. Both are as `readDesign` gives them. */
export function differencesOf(before: Design, after: Design): DesignDifference[] {
  const found: DesignDifference[] = [];
  if (before.theme !== after.theme) found.push({ what: 'theme', theme: after.theme });
  if (!isSame(before.accent, after.accent)) found.push({ what: 'colour' });
  if (!isSame(before.logo, after.logo)) found.push({ what: 'logo' });
  const was = new Map(before.sections.map((section) => [section.id, section]));
  const is = new Map(after.sections.map((section) => [section.id, section]));
  for (const { id, kind } of before.sections) if (is.get(id)?.kind !== kind) found.push({ what: 'removed', kind });
  for (const section of after.sections) found.push(...differenceOf(was.get(section.id), section));
  const stayed = (sections: Section[]) => sections.map(({ id }) => id).filter((id) => was.has(id) && is.has(id));
  if (!isSame(stayed(before.sections), stayed(after.sections))) found.push({ what: 'order' });
  return found;
}

function differenceOf(was: Section | undefined, { kind, hidden, data }: Section): DesignDifference[] {
  if (was?.kind !== kind) return [{ what: 'added', kind }];
  return [
    ...(was.hidden === hidden ? [] : [{ what: hidden ? 'hidden' : 'shown', kind } as const]),
    ...(isSame(was.data, data) ? [] : [{ what: 'edited', kind } as const]),
  ];
}
