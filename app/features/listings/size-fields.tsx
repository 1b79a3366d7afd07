import { BlockStack, Button, FormLayout, InlineStack, Text } from '@shopify/polaris';
import { PlusIcon } from '@shopify/polaris-icons';
import { useTranslation } from 'react-i18next';

import { UNITS } from '~/features/catalogue/vocabulary';
import { formatDong, readDong } from '~/shared/dong';
import { readWhole } from '~/shared/number';

import { GARDEN_MEASURES, PACKED_MEASURES } from './form-sections';
import { useFormValues } from './form-values';
import { lastTier, sizeCount, withoutSize } from './form-sizes';
import { SIZE_MAX, TIERS_MAX, variantField, VARIANTS_MAX } from './listing';
import { tierField } from './listing-form';
import styles from './listing-form.module.css';
import { pricePerPiece, unitKey } from './price';
import { CountInput, MeasureInput, PriceInput, SizeInput } from './spoken-input';

/** The unit of the form around here in the reader's language. */
export function useUnitName(): string {
  const { t } = useTranslation(['listings', 'catalogue']);
  const { values } = useFormValues();
  const unit = UNITS.find((one) => one === values.unit) ?? 'cay';
  const pieces = Number(values.piecesPerUnit) || null;
  return t(`catalogue:${unitKey(unit, pieces)}`);
}

/** Price, quantity and size of one size: all that a buyer must know. */
export function EssentialsOf({ index, sizes = [], hint }: { index: number; sizes?: string[]; hint?: string }) {
  const { t } = useTranslation(['listings', 'catalogue']);
  const { values, set } = useFormValues();
  const unit = useUnitName();
  const sizeName = variantField(index, 'size');
  const isUnique = values.oneOfAKind === 'on';
  const price = readDong(values[variantField(index, 'price')] ?? '');
  const pieces = readWhole(
    values.unit === 'cap' ? '2' : values.unit === 'thien' ? '1000' : (values.piecesPerUnit ?? ''),
  );
  const each = pricePerPiece(price.ok ? price.value : null, pieces.ok ? pieces.value : null);
  return (
    <FormLayout>
      <PriceInput
        name={variantField(index, 'price')}
        label={t('form.price', { unit })}
        placeholder={t('form.priceExample')}
        help={each === null ? hint : t('form.each', { price: formatDong(each) })}
      />
      {!isUnique && (
        <CountInput
          name={variantField(index, 'stock')}
          label={t('form.stock', { unit })}
          placeholder={t('form.stockExample')}
        />
      )}
      <BlockStack gap="200">
        <SizeInput name={sizeName} label={t('form.size')} placeholder={t('form.sizeExample')} maxLength={SIZE_MAX} />
        {sizes.length > 0 && (values[sizeName] ?? '') === '' && (
          <ul className={styles.taps} aria-label={t('form.sizeChoices')}>
            {sizes.map((size) => (
              <li key={size}>
                <button type="button" className={styles.tap} onClick={() => set(sizeName, size)}>
                  {size}
                </button>
              </li>
            ))}
          </ul>
        )}
      </BlockStack>
    </FormLayout>
  );
}

/** What a size is called in the form: its own words, or its number. */
function useSizeTitle(): (index: number) => string {
  const { t } = useTranslation(['listings', 'catalogue']);
  const { values } = useFormValues();
  return (index) => values[variantField(index, 'size')] || t('form.sizeNumber', { number: index + 1 });
}

/** More sizes of the same plant, and how big each is. */
export function SizesSection() {
  const { t } = useTranslation(['listings', 'catalogue']);
  const { values, set, replace } = useFormValues();
  const title = useSizeTitle();
  const count = sizeCount(values);
  const isUnique = values.oneOfAKind === 'on';
  return (
    <BlockStack gap="500">
      {Array.from({ length: count }, (_, index) => (
        <BlockStack key={index} gap="300">
          <InlineStack align="space-between" blockAlign="center">
            <Text as="h3" variant="headingMd">
              {title(index)}
            </Text>
            {count > 1 && (
              <Button variant="plain" tone="critical" onClick={() => replace((now) => withoutSize(now, index))}>
                {t('form.removeSize')}
              </Button>
            )}
          </InlineStack>
          {index > 0 && <EssentialsOf index={index} />}
          <FormLayout>
            <FormLayout.Group condensed>
              {GARDEN_MEASURES.map((measure) => (
                <MeasureInput key={measure} name={variantField(index, measure)} label={t(`measures.${measure}`)} />
              ))}
            </FormLayout.Group>
          </FormLayout>
        </BlockStack>
      ))}
      {!isUnique && count < VARIANTS_MAX && (
        <Button icon={PlusIcon} size="large" onClick={() => set('sizes', String(count + 1))}>
          {t('form.addSize')}
        </Button>
      )}
    </BlockStack>
  );
}

/** How big and heavy each size is when it is packed. */
export function PackedMeasures() {
  const { t } = useTranslation(['listings', 'catalogue']);
  const { values } = useFormValues();
  const title = useSizeTitle();
  return (
    <BlockStack gap="400">
      {Array.from({ length: sizeCount(values) }, (_, index) => (
        <BlockStack key={index} gap="200">
          <Text as="h3" variant="headingMd">
            {t('form.packedSize', { size: title(index) })}
          </Text>
          <FormLayout>
            <FormLayout.Group condensed>
              {PACKED_MEASURES.map((measure) => (
                <MeasureInput
                  key={measure}
                  name={variantField(index, measure)}
                  label={t(`measures.${measure}`)}
                  isWeight={measure === 'weightGrams'}
                />
              ))}
            </FormLayout.Group>
          </FormLayout>
        </BlockStack>
      ))}
    </BlockStack>
  );
}

/** Cheaper for more, step by step, for each size. */
export function WholesaleSection() {
  const { t } = useTranslation(['listings', 'catalogue']);
  const { values } = useFormValues();
  const unit = useUnitName();
  const title = useSizeTitle();
  return (
    <BlockStack gap="500">
      <Text as="p">{t('form.wholesaleLead')}</Text>
      {Array.from({ length: sizeCount(values) }, (_, index) => {
        const last = lastTier(values, index);
        return (
          <BlockStack key={index} gap="200">
            <Text as="h3" variant="headingMd">
              {title(index)}
            </Text>
            {Array.from({ length: Math.min(last + 1, TIERS_MAX) }, (_, step) => (
              <FormLayout key={step}>
                <FormLayout.Group condensed>
                  <CountInput name={tierField(index, step, 'from')} label={t('form.tierFrom', { unit })} />
                  <PriceInput name={tierField(index, step, 'price')} label={t('form.tierPrice', { unit })} />
                </FormLayout.Group>
              </FormLayout>
            ))}
          </BlockStack>
        );
      })}
    </BlockStack>
  );
}
