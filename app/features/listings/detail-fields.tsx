import { BlockStack } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

import type { Group } from '~/features/catalogue/vocabulary';

import { detailName } from './details';
import { detailFields, type DetailField, type DetailSection } from './details-table';
import { ManyChips, SelectInput, TextInput, TickInput } from './form-fields';
import { useFormValues } from './form-values';
import { CountInput, MeasureInput } from './spoken-input';

/** Everything that may be said of this kind of thing in one part of the form. */
export function DetailFields({ section }: { section: DetailSection }) {
  const { values } = useFormValues();
  return (
    <BlockStack gap="400">
      {detailFields(section, (values.group ?? 'foliage') as Group).map((field) => (
        <DetailInput key={field.id} field={field} />
      ))}
    </BlockStack>
  );
}

function DetailInput({ field }: { field: DetailField }) {
  const { t, i18n } = useTranslation('listings');
  const name = detailName(field.id);
  const label = t(`details.${field.id}.label`);
  const helpKey = `listings:details.${field.id}.help`;
  const help = i18n.exists(helpKey) ? String(t(helpKey as never)) : undefined;
  const suffix = 'unit' in field && field.unit !== 'count' ? t(`units.${field.unit}`) : undefined;
  const choices = useChoices(field);
  switch (field.kind) {
    case 'bool':
      return <TickInput name={name} label={label} help={help} />;
    case 'multi':
      return <ManyChips name={name} label={label} help={help} options={choices} />;
    case 'enum':
      return <SelectInput name={name} label={label} help={help} empty={t('form.notSaid')} options={choices} />;
    case 'date':
      return <TextInput name={name} label={label} help={help} type="date" />;
    case 'text':
      return <TextInput name={name} label={label} help={help} multiline={field.multiline ? 3 : undefined} />;
    case 'number':
      if (field.unit === 'cm') return <MeasureInput name={name} label={label} help={help} />;
      return field.decimals ? (
        <TextInput name={name} label={label} help={help} suffix={suffix} />
      ) : (
        <CountInput name={name} label={label} help={help} suffix={suffix} />
      );
    case 'range':
      return <TextInput name={name} label={label} help={help} suffix={suffix} />;
  }
}

/** The choices of a field in the reader's language; the trade's common words come from the catalogue. */
function useChoices(field: DetailField): { value: string; label: string }[] {
  const { t } = useTranslation('listings');
  const say = (key: string) => String(t(key as never));
  if (field.kind !== 'enum' && field.kind !== 'multi') return [];
  return field.values.map((value) => ({
    value,
    label: field.words
      ? say(`catalogue:${field.words}.${value}`)
      : say(`listings:details.${field.id}.options.${value}`),
  }));
}
