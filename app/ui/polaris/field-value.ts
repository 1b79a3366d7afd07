import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { Problem } from '~/shared/result';

import { problemOf, useAskedAgain } from '../asked-again';
import { problemText } from '../problem-text';
import { useRestoredDraft } from './kept-draft';

/**
 * The value of a field that Polaris wants controlled: what was sent and has to be mended, else the draft that was
 * kept on this device, else `initial`. Follows `initial` when that changes later.
 */
export function useFieldValue(name: string, initial: string): [string, (value: string) => void] {
  const asked = useAskedAgain();
  const draft = useRestoredDraft();
  // a field that was not there when the form was sent begins as on any other page
  const [value, setValue] = useState(asked?.values[name] ?? initial);
  const first = useRef(value);
  const known = useRef(initial);
  useEffect(() => {
    if (known.current === initial) return;
    known.current = initial;
    setValue(initial);
  }, [initial]);
  useEffect(() => {
    // what was typed before the draft was read is newer than it
    if (draft) setValue((now) => (now === first.current ? (draft[name] ?? now) : now));
  }, [draft, name]);
  return [value, setValue];
}

/** The sentence under a field that has to be mended; `given` wins over what the action said. */
export function useFieldProblem(name: string, given?: Problem | null): string | undefined {
  const { t } = useTranslation();
  const asked = useAskedAgain();
  const problem = given === undefined ? problemOf(asked, name) : given;
  return problem ? problemText(t, problem) : undefined;
}
