import { Button, TextField } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

import { dong, formatDong, readDong } from '~/shared/dong';
import { formatWhole, readWhole } from '~/shared/number';

import { fieldId } from '../asked-again';
import type { FieldProps } from './field';
import { useTypedEarly } from '../typed-early';
import { useFieldProblem, useFieldValue } from './field-value';

/** Nothing a grower sells costs so little; who types 350 means 350 thousand. */
const SURELY_THOUSANDS_BELOW = 1_000;

/** A price the way people write it. Under the field stands how it was understood: 350k = 350.000 ₫. */
export function MoneyField({ name, label, value: initial = '', problem, help, onChange, ...rest }: FieldProps) {
  const { t } = useTranslation('common');
  const [value, setValue] = useFieldValue(name, initial);
  const change = (typed: string) => {
    setValue(typed);
    onChange?.(typed);
  };
  useTypedEarly(fieldId(name), value, change);
  const read = readDong(value);
  const amount = read.ok ? read.value : null;
  const thousands = amount !== null && amount > 0 && amount < SURELY_THOUSANDS_BELOW ? dong(amount * 1000) : null;
  return (
    <TextField
      {...rest}
      id={fieldId(name)}
      name={name}
      label={label}
      value={value}
      inputMode={rest.inputMode ?? 'decimal'}
      suffix={rest.suffix ?? '₫'}
      autoComplete="off"
      error={useFieldProblem(name, problem)}
      helpText={
        thousands !== null ? (
          <Button variant="plain" onClick={() => change(formatWhole(thousands))}>
            {t('form.meantThousands', { amount: formatDong(thousands) })}
          </Button>
        ) : amount !== null && value.trim() !== formatWhole(amount) ? (
          `${value.trim()} = ${formatDong(amount)}`
        ) : (
          help
        )
      }
      onChange={change}
    />
  );
}

/** A count. Big ones are repeated under the field with dots, so that a zero too many is seen. */
export function NumberField({ name, label, value: initial = '', problem, help, onChange, ...rest }: FieldProps) {
  const [value, setValue] = useFieldValue(name, initial);
  const change = (typed: string) => {
    setValue(typed);
    onChange?.(typed);
  };
  useTypedEarly(fieldId(name), value, change);
  const read = readWhole(value);
  return (
    <TextField
      {...rest}
      id={fieldId(name)}
      name={name}
      label={label}
      value={value}
      inputMode={rest.inputMode ?? 'numeric'}
      autoComplete="off"
      error={useFieldProblem(name, problem)}
      helpText={
        read.ok && read.value >= 1000 && value.trim() !== formatWhole(read.value) ? formatWhole(read.value) : help
      }
      onChange={change}
    />
  );
}
