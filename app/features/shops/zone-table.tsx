import { BlockStack, Box, Button, InlineStack, Text, TextField } from '@shopify/polaris';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { CheckField, ChoiceField, Field, fieldId, useAskedAgain } from '~/ui/polaris';
import { useFieldProblem, useFieldValue } from '~/ui/polaris/field-value';
import { useHiddenInput } from '~/ui/polaris/hidden-input';

import { feeColumns, feeName, FIRST_STEPS, readSteps, TABLE_KINDS, type TableKind } from './shipping-form';
import { Days, Part } from './shipping-parts';
import { STEPS_MAX, ZONES, type Zone } from './shipping-method';
import styles from './shipping.module.css';

/** What is served and what it costs: a block a zone, because a table is wider than a telephone. */
export function ZoneTable({ initial }: { initial: Record<string, string> }) {
  const { t } = useTranslation('shops');
  const [by, setBy] = useFieldValue('by', initial.by ?? 'order');
  const [steps, setSteps] = useFieldValue('steps', initial.steps || FIRST_STEPS.join(','));
  const zonesProblem = useFieldProblem('zones');
  const table = TABLE_KINDS.find((one) => one === by) ?? 'order';
  const kilograms = readSteps(steps);
  return (
    <>
      <Part title={t('shipping.feesTitle')}>
        <ChoiceField
          name="by"
          label={t('shipping.by')}
          value={table}
          choices={TABLE_KINDS.map((value) => ({
            value,
            label: t(`shipping.tables.${value}`),
            help: t(`shipping.tablesHelp.${value}`),
          }))}
          onChange={setBy}
        />
        {table === 'weight' && <StepsField value={steps} onChange={setSteps} />}
      </Part>
      <Part title={t('shipping.zonesTitle')} lead={t('shipping.zonesLead')}>
        <div id={fieldId('zones')} tabIndex={-1}>
          {zonesProblem && (
            <Text as="p" tone="critical">
              {zonesProblem}
            </Text>
          )}
        </div>
        {ZONES.map((zone) => (
          <ZoneBlock key={zone} zone={zone} table={table} steps={kilograms} initial={initial} />
        ))}
      </Part>
    </>
  );
}

function ZoneBlock({
  zone,
  table,
  steps,
  initial,
}: {
  zone: Zone;
  table: TableKind;
  steps: number[];
  initial: Record<string, string>;
}) {
  const { t } = useTranslation('shops');
  const asked = useAskedAgain();
  const [isServed, setServed] = useState((asked?.values ?? initial)[`zone-${zone}`] === 'on');
  const labelOf = (column: string, place: number) => {
    if (table === 'weight') return t('shipping.upTo', { kg: steps[place] ?? 0 });
    return t(`shipping.columns.${column as 'small'}`);
  };
  return (
    <Box paddingBlockEnd="200">
      <CheckField
        name={`zone-${zone}`}
        label={t(`shipping.zones.${zone}`)}
        checked={initial[`zone-${zone}`] === 'on'}
        onChange={setServed}
      />
      {isServed && (
        <div className={styles.zone}>
          <BlockStack gap="300">
            {feeColumns(table, steps).map((column, place) => (
              <Field
                key={column}
                name={feeName(zone, column)}
                label={labelOf(column, place)}
                value={initial[feeName(zone, column)]}
                suffix="₫"
              />
            ))}
            <Days name={`days-${zone}`} initial={initial} />
          </BlockStack>
        </div>
      )}
    </Box>
  );
}

/** Up to which weights there is a fee of its own; kept as one hidden field. */
function StepsField({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const { t } = useTranslation('shops');
  const [typed, setTyped] = useState('');
  const problem = useFieldProblem('steps');
  const hidden = useHiddenInput(value);
  const steps = readSteps(value);
  const add = () => {
    const kg = Number(typed.trim());
    if (!Number.isInteger(kg) || kg <= 0) return;
    onChange([...new Set([...steps, kg])].sort((a, b) => a - b).join(','));
    setTyped('');
  };
  return (
    <BlockStack gap="200">
      <input ref={hidden} type="hidden" name="steps" value={value} />
      <Text as="h3" variant="headingSm">
        {t('shipping.steps')}
      </Text>
      <InlineStack gap="200">
        {steps.map((kg) => (
          <Button
            key={kg}
            accessibilityLabel={t('shipping.removeStep', { kg })}
            onClick={() => onChange(steps.filter((one) => one !== kg).join(','))}
          >
            {`${t('shipping.upTo', { kg })} ✕`}
          </Button>
        ))}
      </InlineStack>
      {steps.length < STEPS_MAX && (
        <TextField
          id={fieldId('steps')}
          label={t('shipping.addStep')}
          value={typed}
          onChange={setTyped}
          inputMode="numeric"
          suffix="kg"
          error={problem}
          autoComplete="off"
          connectedRight={
            <Button size="large" onClick={add}>
              {t('shipping.add')}
            </Button>
          }
        />
      )}
    </BlockStack>
  );
}
