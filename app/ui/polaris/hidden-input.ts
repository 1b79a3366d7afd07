import { useEffect, useRef } from 'react';

/** A hidden field whose changes a form that keeps drafts hears of, as it hears of typing. */
export function useHiddenInput(value: string) {
  const hidden = useRef<HTMLInputElement>(null);
  const before = useRef(value);
  useEffect(() => {
    if (before.current === value) return;
    before.current = value;
    hidden.current?.dispatchEvent(new Event('input', { bubbles: true }));
  }, [value]);
  return hidden;
}
