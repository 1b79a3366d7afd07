import { createContext, useCallback, useContext, useMemo, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import type { Problem } from '~/shared/result';
import { problemText } from '~/ui/polaris';

import { notesOn, type ReviewNote } from './review';

type FormValues = {
  values: Record<string, string>;
  /** Names the grower has typed in; a prefill leaves them alone. */
  touched: ReadonlySet<string>;
  set(name: string, value: string): void;
  /** Changes many at once without counting as typed. */
  replace(next: (values: Record<string, string>) => Record<string, string>): void;
  problemOf(name: string): string | undefined;
  /** What the cooperative said of a field. */
  notesOf(name: string): string[];
};

const NO_NOTES: readonly ReviewNote[] = [];

const ValuesContext = createContext<FormValues | null>(null);

/** The values of the form around here. */
export function useFormValues(): FormValues {
  const found = useContext(ValuesContext);
  if (!found) throw new Error('A field of the listing form stands outside of it.');
  return found;
}

/** One value of the form around here. */
export function useFormValue(name: string): [string, (value: string) => void] {
  const { values, set } = useFormValues();
  return [values[name] ?? '', (value) => set(name, value)];
}

/**
 * Holds every value of the form in one place, because most of its fields are folded away, a species fills in many at
 * once, and a size may come and go. They are posted as hidden inputs.
 */
export function FormValuesProvider({
  initial,
  problems,
  notes = NO_NOTES,
  onChange,
  children,
}: {
  initial: Record<string, string>;
  problems: readonly Problem[];
  notes?: readonly ReviewNote[];
  onChange: () => void;
  children: ReactNode;
}) {
  const { t } = useTranslation();
  const [values, setValues] = useState(initial);
  const touched = useRef(new Set(Object.keys(initial).filter((name) => initial[name] !== '')));
  // a new listing starts with a unit and a group nobody has chosen yet
  const isNew = !initial.version;
  if (isNew) for (const name of ['unit', 'group', 'origin', 'sizes']) touched.current.delete(name);

  const set = useCallback(
    (name: string, value: string) => {
      touched.current.add(name);
      setValues((now) => ({ ...now, [name]: value }));
      onChange();
    },
    [onChange],
  );
  const replace = useCallback(
    (next: (values: Record<string, string>) => Record<string, string>) => {
      setValues(next);
      onChange();
    },
    [onChange],
  );
  const form = useMemo<FormValues>(
    () => ({
      values,
      touched: touched.current,
      set,
      replace,
      problemOf: (name) => {
        const problem = problems.find(({ field }) => field === name);
        return problem && problemText(t, problem);
      },
      notesOf: (name) => notesOn(notes, name),
    }),
    [values, set, replace, problems, notes, t],
  );
  return (
    <ValuesContext.Provider value={form}>
      {Object.entries(values).map(([name, value]) =>
        value === '' ? null : <input key={name} type="hidden" name={name} value={value} />,
      )}
      {children}
    </ValuesContext.Provider>
  );
}
