import { Checkbox, Select, TextField, type TextFieldProps } from '@shopify/polaris';

import { fieldId } from '~/ui/polaris';
import { useTypedEarly } from '~/ui/typed-early';

import styles from './listing-form.module.css';
import { useFormValue, useFormValues } from './form-values';
import { Notes } from './review-notes';

/** What stands under a field: what the cooperative said of it, then its help. */
function useHelp(name: string, help: React.ReactNode): React.ReactNode {
  const notes = useFormValues().notesOf(name);
  if (notes.length === 0) return help;
  return (
    <>
      <Notes notes={notes} />
      {help}
    </>
  );
}

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
  const beneath = useHelp(name, help);
  return (
    <TextField
      {...rest}
      id={fieldId(name)}
      label={label}
      value={value}
      error={problemOf(name)}
      helpText={beneath}
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
  const beneath = useHelp(name, help);
  return (
    <Select
      id={fieldId(name)}
      label={label}
      options={[...(empty === undefined ? [] : [{ value: '', label: empty }]), ...options]}
      value={value}
      error={problemOf(name)}
      helpText={beneath}
      onChange={setValue}
    />
  );
}

/** Yes, or nothing said. */
export function TickInput({ name, label, help }: { name: string; label: string; help?: string }) {
  const [value, setValue] = useFormValue(name);
  const { problemOf } = useFormValues();
  const beneath = useHelp(name, help);
  return (
    <Checkbox
      id={fieldId(name)}
      label={label}
      checked={value === 'on'}
      error={problemOf(name)}
      helpText={beneath}
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
  const { problemOf, notesOf } = useFormValues();
  const problem = problemOf(name);
  const notes = notesOf(name);
  const noteId = `${fieldId(name)}-note`;
  return (
    <fieldset
      className={styles.chips}
      id={fieldId(name)}
      tabIndex={-1}
      aria-describedby={problem || help || notes.length > 0 ? noteId : undefined}
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
      {(problem || help || notes.length > 0) && (
        <p id={noteId} className={problem ? styles.problem : styles.note}>
          <Notes notes={notes} />
          {problem ?? help}
        </p>
      )}
    </fieldset>
  );
}
