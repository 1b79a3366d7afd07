import { Checkbox, ChoiceList, Select } from '@shopify/polaris';
import { useEffect, useState } from 'react';

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
  const change = (chosen: string) => {
    setValue(chosen);
    onChange?.(chosen);
  };
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
        onChange={change}
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
        onChange={([chosen]) => change(chosen ?? '')}
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
  return (
    <Checkbox
      id={fieldId(name)}
      name={name}
      label={label}
      value="on"
      checked={checked}
      helpText={help}
      error={useFieldProblem(name)}
      onChange={(ticked) => {
        setChecked(ticked);
        onChange?.(ticked);
      }}
    />
  );
}
