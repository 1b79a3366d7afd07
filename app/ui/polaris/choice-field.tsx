import { Checkbox, ChoiceList, Select } from '@shopify/polaris';
import { useEffect, useRef, useState } from 'react';

import type { Problem } from '~/shared/result';

import { fieldId, useAskedAgain } from '../asked-again';
import { useFieldProblem, useFieldValue } from './field-value';
import { useRestoredDraft } from './kept-draft';

/** Up to so many choices are all shown; more fold into a list. */
const SHOWN_AT_ONCE = 4;

export type ChoiceFieldProps = {
  name: string;
  label: string;
  choices: readonly { value: string; label: string; help?: string }[];
  value?: string;
  problem?: Problem | null;
  help?: string;
  labelHidden?: boolean;
  /** Fold the choices away although they are few, or show all although they are many. */
  folded?: boolean;
  onChange?: (value: string) => void;
};

/** One of several. A few are big buttons to tap, many are the phone's own list. */
export function ChoiceField({
  name,
  label,
  choices,
  value: initial = '',
  problem,
  help,
  labelHidden,
  folded,
  onChange,
}: ChoiceFieldProps) {
  const [value, setValue] = useFieldValue(name, initial);
  const error = useFieldProblem(name, problem);
  useTold(value, onChange);
  if (folded ?? choices.length > SHOWN_AT_ONCE)
    return (
      <Select
        id={fieldId(name)}
        name={name}
        label={label}
        labelHidden={labelHidden}
        options={choices.map((choice) => ({ value: choice.value, label: choice.label }))}
        value={value}
        error={error}
        helpText={help}
        onChange={setValue}
      />
    );
  return (
    <div id={fieldId(name)} tabIndex={-1}>
      <ChoiceList
        name={name}
        title={label}
        titleHidden={labelHidden}
        choices={choices.map((choice) => ({ value: choice.value, label: choice.label, helpText: choice.help }))}
        selected={[value]}
        error={error}
        onChange={([chosen]) => setValue(chosen ?? '')}
      />
    </div>
  );
}

/** Yes or no; posts `on` when ticked. */
export function CheckField({
  name,
  label,
  checked: initial = false,
  help,
  onChange,
}: {
  name: string;
  label: string;
  checked?: boolean;
  help?: string;
  onChange?: (checked: boolean) => void;
}) {
  const asked = useAskedAgain();
  const draft = useRestoredDraft();
  const [checked, setChecked] = useState(asked ? asked.values[name] === 'on' : initial);
  useEffect(() => setChecked((now) => (draft ? draft[name] === 'on' : now)), [draft, name]);
  useTold(checked, onChange);
  return (
    <Checkbox
      id={fieldId(name)}
      name={name}
      label={label}
      value="on"
      checked={checked}
      helpText={help}
      error={useFieldProblem(name)}
      onChange={setChecked}
    />
  );
}

/** Tells of each change, also of one that a restored draft made. */
function useTold<Value>(value: Value, onChange: ((value: Value) => void) | undefined) {
  const told = useRef(value);
  useEffect(() => {
    if (told.current === value) return;
    told.current = value;
    onChange?.(value);
  }, [value, onChange]);
}
