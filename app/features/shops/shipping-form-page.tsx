import { BlockStack } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

import { CheckField, ChoiceField, Field, KeptForm, ProblemSummary, SubmitButton } from '~/ui/polaris';

import { CommunesField } from './communes-field';
import { NAME_MAX, wordsOfKind } from './shipping-form';
import { Days, Part } from './shipping-parts';
import { DIVISORS, TEXT_MAX, VEHICLES, type ShippingKind } from './shipping-method';
import { ZoneTable } from './zone-table';

/** One way by which things reach a buyer, as its grower says it. `initial` holds field name → text. */
export function ShippingForm({
  kind,
  initial,
  draftKey,
}: {
  kind: ShippingKind;
  initial: Record<string, string>;
  draftKey: string;
}) {
  const { t } = useTranslation('shops');
  const isRoad = kind !== 'pickup' && kind !== 'quote';
  return (
    <KeptForm draftKey={draftKey}>
      <BlockStack gap="400">
        <ProblemSummary />
        <Part title={t(`shipping.kinds.${kind}.title`)} lead={t(`shipping.kinds.${kind}.lead`)}>
          <Field
            name="name"
            label={t('shipping.name')}
            help={t('shipping.nameHelp')}
            value={initial.name}
            maxLength={NAME_MAX}
          />
          {kind === 'own_delivery' && (
            <ChoiceField
              name="vehicle"
              label={t('shipping.vehicle')}
              value={initial.vehicle || 'motorbike'}
              choices={VEHICLES.map((value) => ({ value, label: t(`shipping.vehicles.${value}`) }))}
            />
          )}
          {kind === 'depot' && (
            <ChoiceField
              name="vehicle"
              label={t('shipping.vehicle')}
              value={initial.vehicle || 'truck'}
              choices={(['truck', 'boat'] as const).map((value) => ({
                value,
                label: t(`shipping.depots.${value}`),
              }))}
            />
          )}
          {wordsOfKind(kind).map((word) => (
            <Field
              key={word}
              name={word}
              label={t(`shipping.words.${word as 'carrier'}`)}
              help={t(`shipping.wordsHelp.${word as 'carrier'}`)}
              value={initial[word]}
              maxLength={TEXT_MAX}
              {...(word === 'stations' && { multiline: 3 })}
              {...(word === 'phone' && { type: 'tel', inputMode: 'tel' })}
            />
          ))}
          {kind === 'depot' && (
            <CheckField
              name="freightByBuyer"
              label={t('shipping.freightByBuyer')}
              help={t('shipping.freightByBuyerHelp')}
              checked={initial.freightByBuyer === undefined || initial.freightByBuyer === 'on'}
            />
          )}
          {kind === 'carrier' && (
            <>
              <CheckField
                name="takesLiving"
                label={t('shipping.takesLiving')}
                help={t('shipping.takesLivingHelp')}
                checked={initial.takesLiving === 'on'}
              />
              <CheckField
                name="bareRootOnly"
                label={t('shipping.bareRootOnly')}
                checked={initial.bareRootOnly === 'on'}
              />
              <ChoiceField
                name="divisor"
                label={t('shipping.divisor')}
                help={t('shipping.divisorHelp')}
                value={initial.divisor || String(DIVISORS[0])}
                choices={DIVISORS.map((divisor) => ({
                  value: String(divisor),
                  label: t('shipping.divisorOf', { divisor }),
                }))}
              />
            </>
          )}
        </Part>
        {kind === 'own_delivery' && (
          <Part title={t('shipping.communes')} lead={t('shipping.communesLead')}>
            <CommunesField initial={initial.communes ?? '[]'} />
            <Days name="days-communes" initial={initial} />
          </Part>
        )}
        {isRoad && <ZoneTable initial={initial} />}
        {isRoad && (
          <Part title={t('shipping.limits')} lead={t('shipping.limitsLead')}>
            <Field
              name="maxLongestCm"
              label={t('shipping.maxLongest')}
              value={initial.maxLongestCm}
              inputMode="numeric"
              suffix="cm"
            />
            <Field name="maxKg" label={t('shipping.maxKg')} value={initial.maxKg} inputMode="numeric" suffix="kg" />
            {kind === 'own_delivery' && (
              <Field name="maxPieces" label={t('shipping.maxPieces')} value={initial.maxPieces} inputMode="numeric" />
            )}
            <Field
              name="freeFrom"
              label={t('shipping.freeFrom')}
              help={t('shipping.freeFromHelp')}
              value={initial.freeFrom}
              suffix="₫"
            />
          </Part>
        )}
        <CheckField
          name="active"
          label={t('shipping.active')}
          checked={initial.active === undefined || initial.active === 'on'}
        />
        <SubmitButton>{t('shipping.save')}</SubmitButton>
      </BlockStack>
    </KeptForm>
  );
}
