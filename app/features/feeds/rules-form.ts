import { GROUPS, type Group } from '~/features/catalogue/vocabulary';
import { readDong } from '~/shared/dong';
import { ok, refuse, type Problem, type Result } from '~/shared/result';
import { cleanText } from '~/shared/text';

import { judgeRules, MARKUP_MAX, readRules, type ChannelRules } from './channel-rules';

/** Names of the form's fields for a kind. */
export const withoutName = (group: Group): string => `without-${group}`;
export const categoryName = (group: Group): string => `category-${group}`;

/** Reads rules as they were typed, or says everything to mend. */
export function readRulesForm(form: FormData): Result<ChannelRules> {
  const problems: Problem[] = [];
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === 'string' ? cleanText(value) : '';
  };
  const price = (name: string) => {
    if (text(name) === '') return undefined;
    const read = readDong(text(name), name);
    if (read.ok) return read.value;
    problems.push({ code: 'feeds.rules-number', field: name });
    return undefined;
  };
  const percent = text('markup') === '' ? 0 : Number(text('markup').replace(/\s*%$/, ''));
  if (!Number.isInteger(percent) || percent < 0 || percent > MARKUP_MAX)
    problems.push({ code: 'feeds.rules-markup', field: 'markup', with: { max: MARKUP_MAX } });
  const ticked = (name: string) => text(name) === 'on';
  const rules = readRules(
    {
      off: ticked('off'),
      withoutSoldOut: ticked('withoutSoldOut'),
      withoutWeakPhotos: ticked('withoutWeakPhotos'),
      withoutGroups: GROUPS.filter((group) => ticked(withoutName(group))),
      priceFrom: price('priceFrom'),
      priceTo: price('priceTo'),
      title: text('title'),
      ...(percent > 0 ? { markup: percent } : {}),
      round: Number(text('round')),
      lang: text('lang'),
      categories: Object.fromEntries(GROUPS.map((group) => [group, text(categoryName(group))])),
    },
    GROUPS,
  );
  problems.push(...judgeRules(rules));
  return problems.length > 0 ? refuse(...problems) : ok(rules);
}
