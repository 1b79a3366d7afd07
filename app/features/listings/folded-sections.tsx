import { BlockStack, FormLayout } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

import { isLiving, type Group } from '~/features/catalogue/vocabulary';

import { DetailFields } from './detail-fields';
import { detailFields } from './details-table';
import { ManyChips, SelectInput, TextInput, TickInput } from './form-fields';
import { FoldedSection } from './form-section';
import { FORM_SECTIONS, type FormSection } from './form-sections';
import { useFormValues } from './form-values';
import { ORIGINS } from './listing';
import { PackedMeasures, SizesSection, WholesaleSection } from './size-fields';
import { CountInput } from './spoken-input';

const MONTHS = Array.from({ length: 12 }, (_, index) => String(index + 1));

/** Everything beyond the six answers, folded away. */
export function FoldedSections({
  open,
  onToggle,
}: {
  open: ReadonlySet<FormSection>;
  onToggle: (section: FormSection) => void;
}) {
  const { values } = useFormValues();
  const group = (values.group ?? 'foliage') as Group;
  const shown = FORM_SECTIONS.filter((section) => {
    if (section === 'product') return detailFields('product', group).length > 0;
    return section !== 'care' || isLiving(group);
  });
  return (
    <div>
      {shown.map((section) => (
        <FoldedSection key={section} section={section} isOpen={open.has(section)} onToggle={() => onToggle(section)}>
          <Inside section={section} />
        </FoldedSection>
      ))}
    </div>
  );
}

function Inside({ section }: { section: FormSection }) {
  const { t } = useTranslation('listings');
  switch (section) {
    case 'sizes':
      return <SizesSection />;
    case 'wholesale':
      return <WholesaleSection />;
    case 'unique':
      return (
        <BlockStack gap="200">
          <TickInput name="oneOfAKind" label={t('form.oneOfAKind')} help={t('form.oneOfAKindHelp')} />
          <TickInput name="negotiable" label={t('form.negotiable')} />
        </BlockStack>
      );
    case 'season':
      return (
        <BlockStack gap="400">
          <ManyChips
            name="seasonMonths"
            label={t('form.seasonMonths')}
            help={t('form.seasonHelp')}
            options={MONTHS.map((month) => ({ value: month, label: month }))}
          />
          <TickInput name="seasonLunar" label={t('form.seasonLunar')} />
          <TextInput name="preorderOn" label={t('form.preorderOn')} help={t('form.preorderHelp')} type="date" />
          <CountInput name="depositPercent" label={t('form.deposit')} help={t('form.depositHelp')} suffix="%" />
          <DetailFields section="season" />
        </BlockStack>
      );
    case 'words':
      return (
        <FormLayout>
          <TextInput name="description" label={t('form.description')} help={t('form.descriptionHelp')} multiline={4} />
          <TextInput name="nameEn" label={t('form.nameEn')} />
          <TextInput name="descriptionEn" label={t('form.descriptionEn')} multiline={4} />
        </FormLayout>
      );
    case 'plant':
      return (
        <FormLayout>
          <TextInput name="localNames" label={t('form.localNames')} help={t('form.localNamesHelp')} />
          <TextInput name="scientificName" label={t('form.scientificName')} />
          <TextInput name="cultivar" label={t('form.cultivar')} help={t('form.cultivarHelp')} />
          <DetailFields section="plant" />
        </FormLayout>
      );
    case 'care':
      return (
        <FormLayout>
          <TextInput name="care" label={t('form.care')} multiline={4} />
          <TextInput name="careEn" label={t('form.careEn')} multiline={4} />
          <DetailFields section="care" />
        </FormLayout>
      );
    case 'packing':
      return (
        <BlockStack gap="400">
          <PackedMeasures />
          <DetailFields section="packing" />
        </BlockStack>
      );
    case 'origin':
      return (
        <BlockStack gap="400">
          <SelectInput
            name="origin"
            label={t('form.origin')}
            options={ORIGINS.map((origin) => ({ value: origin, label: t(`origins.${origin}`) }))}
          />
          <DetailFields section="origin" />
        </BlockStack>
      );
    case 'product':
      return <DetailFields section="product" />;
  }
}
