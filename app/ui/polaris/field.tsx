import { TextField, type TextFieldProps } from '@shopify/polaris';

import type { Problem } from '~/shared/result';

import { fieldId } from '../asked-again';
import { useTypedEarly } from '../typed-early';
import { useFieldProblem, useFieldValue } from './field-value';

export type FieldProps = Pick<
  TextFieldProps,
  | 'type'
  | 'inputMode'
  | 'maxLength'
  | 'multiline'
  | 'prefix'
  | 'suffix'
  | 'placeholder'
  | 'labelHidden'
  | 'labelAction'
  | 'autoFocus'
  | 'autoSize'
  | 'showCharacterCount'
  | 'requiredIndicator'
  | 'disabled'
> & {
  name: string;
  label: string;
  /** What stands in it at first. */
  value?: string;
  /** Something wrong, when it does not come from the action's answer. */
  problem?: Problem | null;
  help?: React.ReactNode;
  autoComplete?: string;
  onChange?: (value: string) => void;
};

/** A text field that keeps its own value, so that its form posts like plain HTML and nothing typed is lost. */
export function Field({
  name,
  label,
  value: initial = '',
  problem,
  help,
  autoComplete,
  onChange,
  ...rest
}: FieldProps) {
  const [value, setValue] = useFieldValue(name, initial);
  const change = (typed: string) => {
    setValue(typed);
    onChange?.(typed);
  };
  useTypedEarly(fieldId(name), value, change);
  return (
    <TextField
      {...rest}
      id={fieldId(name)}
      name={name}
      label={label}
      value={value}
      error={useFieldProblem(name, problem)}
      helpText={help}
      autoComplete={autoComplete ?? 'off'}
      onChange={change}
    />
  );
}
