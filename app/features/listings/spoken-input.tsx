import { BlockStack } from '@shopify/polaris';
import { useState, type ComponentProps } from 'react';
import { useTranslation } from 'react-i18next';

import { dong, formatDong } from '~/shared/dong';
import { formatWhole } from '~/shared/number';
import { readCount } from '~/shared/spoken/count';
import { readLength, readWeight } from '~/shared/spoken/measure';
import { payable, readPrice } from '~/shared/spoken/price';
import type { Question, Reading } from '~/shared/spoken/reading';
import { saySize } from '~/shared/spoken/say';
import { readSize } from '~/shared/spoken/size';

import { TextInput } from './form-fields';
import { useFormValue } from './form-values';
import { CHEAPEST } from './listing-form';
import styles from './listing-form.module.css';
import { decimalText } from './measure';
import { choicesOf, showLength, showWeight } from './spoken-answers';

type SpokenProps<Value> = ComponentProps<typeof TextInput> & {
  read: (text: string) => Reading<Value>;
  /** As it is shown beneath the field. */
  show: (value: Value) => string;
  /** As it is typed. */
  write: (value: Value) => string;
};

/**
 * A field that takes the words growers use. Beneath it stands what was understood; several meanings become buttons once
 * the field is left, because a word half typed may mean anything.
 */
export function SpokenInput<Value>({ read, show, write, help, ...rest }: SpokenProps<Value>) {
  const { t } = useTranslation('spoken');
  const [value, setValue] = useFormValue(rest.name);
  const [isTyping, setTyping] = useState(false);
  const reading = read(value);
  const typed = value.trim().toLowerCase();
  const isNews =
    reading.kind === 'clear' && ![show(reading.value), write(reading.value), String(reading.value)].includes(typed);
  return (
    <BlockStack gap="200">
      <TextInput
        {...rest}
        help={isNews ? t('understood', { value: show(reading.value) }) : help}
        onFocus={() => setTyping(true)}
        onBlur={() => setTyping(false)}
      />
      <div aria-live="polite">
        {reading.kind === 'unclear' && !isTyping && (
          <Choices
            question={reading.question}
            choices={reading.readings.map((one) => ({ shown: show(one), onChoose: () => setValue(write(one)) }))}
          />
        )}
      </div>
    </BlockStack>
  );
}

/** A question, and a button for everything that may have been meant. */
export function Choices({
  question,
  choices,
  unit = '',
}: {
  question: Question;
  choices: { shown: string; onChoose: () => void }[];
  /** What is counted, where quantity and price were said of different units. */
  unit?: string;
}) {
  const { t } = useTranslation('spoken');
  const asked = t(`problems.${question}`, { choices: choicesOf(choices, ({ shown }) => shown), unit });
  return (
    <BlockStack gap="200">
      <p>{asked}</p>
      <ul className={styles.taps} aria-label={asked}>
        {choices.map(({ shown, onChoose }) => (
          <li key={shown}>
            <button type="button" className={styles.tap} onClick={onChoose}>
              {shown}
            </button>
          </li>
        ))}
      </ul>
    </BlockStack>
  );
}

type InputProps = ComponentProps<typeof TextInput>;

/** A length in cm, or a weight in kg: "ba tấc", 1m2, "ký rưỡi". */
export function MeasureInput({ isWeight = false, ...rest }: InputProps & { isWeight?: boolean }) {
  return (
    <SpokenInput
      {...rest}
      suffix={isWeight ? 'kg' : 'cm'}
      read={isWeight ? readWeight : readLength}
      show={isWeight ? showWeight : showLength}
      write={(value) => decimalText(isWeight ? value / 1000 : value)}
    />
  );
}

/** The size in the grower's own words; how it is understood stands beneath. */
export const SizeInput = (props: InputProps) => (
  <SpokenInput
    {...props}
    read={readSize}
    show={(size) => saySize(size, 'long')}
    write={(size) => saySize(size, 'long')}
  />
);

/** A price; 350 alone is asked about like "ba trăm năm mươi": surely of thousands. */
export const PriceInput = ({ suffix = '₫', ...rest }: InputProps) => (
  <SpokenInput
    {...rest}
    suffix={suffix}
    read={readFormPrice}
    show={(amount) => formatDong(dong(amount))}
    write={(amount) => (amount < 1000 ? `${amount} đ` : formatWhole(amount))}
  />
);

function readFormPrice(text: string): Reading<number> {
  const bare = /^[1-9]\d{0,2}$/.test(text.trim()) ? Number(text.trim()) : null;
  if (bare === null) return payable(readPrice(text));
  const readings = bare < CHEAPEST ? [bare * 1000] : [bare * 1000, bare];
  return { kind: 'unclear', question: 'thousands', readings };
}

/** A count, 200 or "hai trăm"; a big one is repeated with dots, so that a zero too many is seen. */
export const CountInput = (props: InputProps) => (
  <SpokenInput {...props} read={readCount} show={formatWhole} write={formatWhole} />
);
