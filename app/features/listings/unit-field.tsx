import { BlockStack, Button } from '@shopify/polaris';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { CHUC_PIECES, isLiving, piecesOf, UNITS, type Group, type Unit } from '~/features/catalogue/vocabulary';

import { ChoiceChips } from './form-fields';
import { useFormValues } from './form-values';
import { CountInput } from './spoken-input';

const PLANT_UNITS: readonly Unit[] = ['cay', 'chau', 'bau', 'cap', 'chuc', 'gio'];
const GOODS_UNITS: readonly Unit[] = ['hop', 'hu', 'chai', 'tui', 'cai', 'kg'];

/** What one price is for: the six most common as buttons, the others behind one more. */
export function UnitField() {
  const { t } = useTranslation(['listings', 'catalogue']);
  const { values } = useFormValues();
  const [showsAll, setShowsAll] = useState(false);
  const common = isLiving((values.group ?? 'foliage') as Group) ? PLANT_UNITS : GOODS_UNITS;
  const unit = UNITS.find((one) => one === values.unit);
  const shown = showsAll ? UNITS : unit && !common.includes(unit) ? [...common, unit] : common;
  return (
    <BlockStack gap="200">
      <ChoiceChips
        name="unit"
        label={t('form.unit')}
        options={shown.map((one) => ({ value: one, label: t(`catalogue:units.${one}`) }))}
      />
      {!showsAll && (
        <div>
          <Button variant="plain" onClick={() => setShowsAll(true)}>
            {t('form.moreUnits')}
          </Button>
        </div>
      )}
      {unit === 'chuc' && (
        <ChoiceChips
          name="piecesPerUnit"
          label={t('form.chuc')}
          options={CHUC_PIECES.map((pieces) => ({ value: String(pieces), label: String(pieces) }))}
        />
      )}
      {unit && unit !== 'chuc' && piecesOf(unit) === null && (unit === 'khay' || unit === 'bo') && (
        <CountInput
          name="piecesPerUnit"
          label={t('form.pieces', { unit: t(`catalogue:units.${unit}`) })}
          help={t('form.piecesHelp')}
        />
      )}
    </BlockStack>
  );
}
