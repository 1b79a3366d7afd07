import { Checkbox, Select, TextField, type TextFieldProps } from '@shopify/polaris';

import { fieldId } from '~/ui/polaris';
import { useTypedEarly } from '~/ui/typed-early';

import styles from './listing-form.module.css';
import { useFormValue, useFormValues } from './form-values';

type TextProps = Pick<
  TextFieldProps,
  | 'type'
  | 'inputMode'
  | 'maxLength'
  | 'multiline'
  | 'suffix'
  | 'placeholder'
  | 'labelHidden'
  | 'disabled'
  | 'onFocus'
  | 'onBlur'
> & { name: string; label: string; help?: React.ReactNode };

/** A line or a few lines of text. */
export function TextInput({ name, label, help, ...rest }: TextProps) {
  const [value, setValue] = useFormValue(name);
  const { problemOf } = useFormValues();
  useTypedEarly(fieldId(name), value, setValue);
  return (
    <TextField
      {...rest}
      id={fieldId(name)}
      label={label}
      value={value}
      error={problemOf(name)}
      helpText={help}
      autoComplete="off"
      onChange={setValue}
    />
  );
}

/** One of a list, or nothing. */
export function SelectInput({
  name,
  label,
  options,
  empty,
  help,
}: {
  name: string;
  label: string;
  options: readonly { value: string; label: string }[];
  /** What choosing nothing is called; without it something is always chosen. */
  empty?: string;
  help?: string;
}) {
  const [value, setValue] = useFormValue(name);
  const { problemOf } = useFormValues();
  return (
    <Select
      id={fieldId(name)}
      label={label}
      options={[...(empty === undefined ? [] : [{ value: '', label: empty }]), ...options]}
      value={value}
      error={problemOf(name)}
      helpText={help}
      onChange={setValue}
    />
  );
}

/** Yes, or nothing said. */
export function TickInput({ name, label, help }: { name: string; label: string; help?: string }) {
  const [value, setValue] = useFormValue(name);
  const { problemOf } = useFormValues();
  return (
    <Checkbox
      id={fieldId(name)}
      label={label}
      checked={value === 'on'}
      error={problemOf(name)}
      helpText={help}
      onChange={(ticked) => setValue(ticked ? 'on' : '')}
    />
  );
}

type ChipProps = {
  name: string;
  label: string;
  options: readonly { value: string; label: string }[];
  help?: string;
};

/** Big buttons, one of which is chosen. */
export function ChoiceChips(props: ChipProps) {
  const [value, setValue] = useFormValue(props.name);
  return <Chips {...props} kind="radio" isChosen={(one) => one === value} onToggle={setValue} />;
}

/** Big buttons, any of which are chosen; the value is their list with commas. */
export function ManyChips(props: ChipProps) {
  const [value, setValue] = useFormValue(props.name);
  const chosen = value === '' ? [] : value.split(',');
  return (
    <Chips
      {...props}
      kind="checkbox"
      isChosen={(one) => chosen.includes(one)}
      onToggle={(one) =>
        setValue((chosen.includes(one) ? chosen.filter((other) => other !== one) : [...chosen, one]).join(','))
      }
    />
  );
}

function Chips({
  name,
  label,
  options,
  help,
  kind,
  isChosen,
  onToggle,
}: ChipProps & { kind: 'radio' | 'checkbox'; isChosen(value: string): boolean; onToggle(value: string): void }) {
  const problem = useFormValues().problemOf(name);
  const noteId = `${fieldId(name)}-note`;
  return (
    <fieldset
      className={styles.chips}
      id={fieldId(name)}
      tabIndex={-1}
      aria-describedby={problem || help ? noteId : undefined}
    >
      <legend>{label}</legend>
      <div>
        {options.map((option) => (
          <label key={option.value} className={styles.chip}>
            {/* the value is posted by the form itself, so this input belongs to no form */}
            <input
              type={kind}
              form="no-form"
              name={`chips-${name}`}
              checked={isChosen(option.value)}
              onChange={() => onToggle(option.value)}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
      {(problem || help) && (
        <p id={noteId} className={problem ? styles.problem : styles.note}>
          {problem ?? help}
        </p>
      )}
    </fieldset>
  );
}
