import { useTranslation } from 'react-i18next';

import { useDifferenceText } from '~/features/storefront/builder-history';
import type { DesignDifference } from '~/features/storefront/design-changes';
import { dong, formatDong } from '~/shared/dong';
import { cutText } from '~/shared/text';

import type { HelpLine } from './help-change';

/** Columns that have a name of their own; all others are "something else". */
const NAMED = [
  'name',
  'description',
  'care',
  'price',
  'stock',
  'size',
  'state',
  'unit',
  'group',
  'tagline',
  'story',
  'phone',
  'hamlet',
  'banner_id',
  'listing_id',
  'removed_at',
] as const;
/** Columns whose value says something to a person. */
const SAID: readonly string[] = ['name', 'price', 'stock', 'size', 'state', 'tagline', 'phone', 'hamlet'];
const VALUE_MOST = 60;

/** Says a line of what was changed: "Bông giấy, chậu 30 cm: giá 350.000 ₫ → 390.000 ₫". */
export function useLineText(): (line: HelpLine) => string {
  const { t } = useTranslation(['help', 'listings']);
  const differenceText = useDifferenceText();
  return ({ subject, of, size, field, before, after }) => {
    if (subject === 'design')
      return t('help:line.design', {
        what: after === null ? t('help:fields.other') : differenceText(after as DesignDifference),
      });
    const about =
      subject === 'shop' ? t('help:line.shop') : [of || t('help:line.unnamed'), size].filter(Boolean).join(', ');
    if (field === 'new' || field === 'gone')
      return t(`help:line.${field}`, { about, what: t(`help:subjects.${subject}`) });
    const named = NAMED.find((one) => one === field) ?? 'other';
    const what = t(`help:fields.${subject === 'photo' ? 'photo' : named}`);
    if (!SAID.includes(field)) return t('help:line.changed', { about, what });
    const say = (value: unknown): string => {
      if (value === null || value === '') return t('help:line.nothing');
      if (field === 'price') return formatDong(dong(Number(value)));
      if (field === 'state' && subject === 'listing') return t(`listings:states.${String(value) as 'draft'}`);
      return cutText(String(value), VALUE_MOST);
    };
    return t('help:line.from', { about, what, before: say(before), after: say(after) });
  };
}
