import { useTranslation } from 'react-i18next';

import type { Group } from '~/features/catalogue/vocabulary';

import { detailName } from './details';
import { DETAIL_FIELDS, type DetailField } from './details-table';
import { sizeCount } from './form-sizes';
import { MEASURES, TIERS_MAX, variantField } from './listing';
import { tierField } from './listing-form';
import type { Texts } from './proposal';

/** One answer of a listing's form in words: the form's own name of the field, what it asks, what was answered. */
export type ListingWord = { field: string; label: string; value: string };

const PLAIN = [
  'localNames',
  'nameEn',
  'scientificName',
  'cultivar',
  'description',
  'descriptionEn',
  'care',
  'careEn',
  'negotiable',
  'oneOfAKind',
  'seasonMonths',
  'seasonLunar',
  'preorderOn',
] as const;

/** Reads a listing's form aloud: everything that is answered, and what is named in `always` though nothing stands there. */
export function useListingWords(): (texts: Texts, always: readonly string[]) => ListingWord[] {
  const { t } = useTranslation(['listings', 'catalogue']);
  const say = (key: string, fill?: object) => String(t(key as never, fill as never));
  const tick = (text: string) => (text === 'on' ? t('review.yes') : text);

  const detailValue = (field: DetailField, text: string): string => {
    const word = (value: string) =>
      'words' in field && field.words
        ? say(`catalogue:${field.words}.${value}`)
        : say(`listings:details.${field.id}.options.${value}`);
    switch (field.kind) {
      case 'bool':
        return tick(text);
      case 'enum':
      case 'multi':
        return text.split(',').map(word).join(', ');
      case 'number':
      case 'range':
        return field.unit === 'count' ? text : `${text} ${t(`units.${field.unit}`)}`;
      default:
        return text;
    }
  };

  return (texts, always) => {
    const words: ListingWord[] = [];
    const add = (field: string, label: string, show: (text: string) => string = (text) => text) => {
      const text = texts[field] ?? '';
      if (text !== '' || always.includes(field)) words.push({ field, label, value: text && show(text) });
    };
    const unit = texts.unit ? say(`catalogue:units.${texts.unit}`) : '';
    add('name', t('form.name'));
    add('group', t('form.group'), (group) => t(`catalogue:groups.${group as Group}`));
    add('unit', t('form.unit'), () => unit);
    add('piecesPerUnit', t('form.pieces', { unit }));
    const count = sizeCount(texts);
    for (let index = 0; index < count; index++) {
      const numbered = (label: string) => (count > 1 ? t('review.ofSize', { label, number: index + 1 }) : label);
      add(variantField(index, 'size'), numbered(t('form.size')));
      add(variantField(index, 'price'), numbered(t('form.price', { unit })), (price) => `${price} ₫`);
      for (const measure of MEASURES)
        add(
          variantField(index, measure),
          numbered(t(`measures.${measure}`)),
          (text) => `${text} ${measure === 'weightGrams' ? 'kg' : 'cm'}`,
        );
      for (let step = 0; step < TIERS_MAX; step++) {
        add(tierField(index, step, 'from'), numbered(t('form.tierFrom', { unit })));
        add(tierField(index, step, 'price'), numbered(t('form.tierPrice', { unit })), (price) => `${price} ₫`);
      }
    }
    for (const name of PLAIN) add(name, t(`form.${name}`), tick);
    add('depositPercent', t('form.deposit'), (percent) => `${percent}%`);
    add('origin', t('form.origin'), (origin) => say(`listings:origins.${origin}`));
    for (const field of DETAIL_FIELDS)
      add(detailName(field.id), t(`details.${field.id}.label`), (text) => detailValue(field, text));
    return words;
  };
}
