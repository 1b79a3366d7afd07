import { useEffect, useState, type KeyboardEvent, type RefObject } from 'react';

/** The keys of the review, each with what it does. */
export const REVIEW_KEYS = ['j', 'k', 'c', 'r', 'a'] as const;
export type ReviewKey = (typeof REVIEW_KEYS)[number];

/** Where a browser remembers that somebody does not want the keys. */
const OFF = 'review-keys-off';

/** Whether the keys are wanted on this device. */
export function useKeysWanted(): [boolean, (wanted: boolean) => void] {
  const [isWanted, setWanted] = useState(true);
  useEffect(() => setWanted(localStorage.getItem(OFF) === null), []);
  return [
    isWanted,
    (wanted) => {
      if (wanted) localStorage.removeItem(OFF);
      else localStorage.setItem(OFF, '1');
      setWanted(wanted);
    },
  ];
}

/** The key that was meant, or null: something is being typed, or a browser's own command is. */
function keyOf(event: KeyboardEvent): ReviewKey | null {
  const { target, ctrlKey, altKey, metaKey, shiftKey } = event;
  if (ctrlKey || altKey || metaKey || shiftKey || event.nativeEvent.isComposing) return null;
  if (target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]')) return null;
  return REVIEW_KEYS.find((key) => key === event.key) ?? null;
}

/**
 * Single keys for whoever looks at many listings. They act only while the focus is inside `box` (WCAG 2.2, 2.1.4), move
 * the focus between controls that the Tab key reaches too, and press buttons that are there for everybody.
 */
export function useReviewKeys(box: RefObject<HTMLElement>, isWanted: boolean) {
  return (event: KeyboardEvent) => {
    if (event.key === 'Escape') return closeNote(event);
    const key = isWanted ? keyOf(event) : null;
    if (!key || !box.current) return;
    event.preventDefault();
    const pins = [...box.current.querySelectorAll<HTMLElement>('summary')];
    const here = event.target instanceof HTMLElement ? event.target.closest('[data-place]') : null;
    const at = pins.findIndex((pin) => here?.contains(pin));
    if (key === 'j') pins[Math.min(at + 1, pins.length - 1)]?.focus();
    else if (key === 'k') pins[Math.max(at - 1, 0)]?.focus();
    else if (key === 'c') openNote(pins[Math.max(at, 0)]);
    else box.current.querySelector<HTMLElement>(`[data-decision="${key}"] button`)?.click();
  };
}

function openNote(pin: HTMLElement | undefined): void {
  const note = pin?.closest('details');
  if (!note) return;
  note.open = true;
  note.querySelector('textarea')?.focus();
}

function closeNote(event: KeyboardEvent): void {
  const note = event.target instanceof HTMLElement ? event.target.closest('details') : null;
  if (!note) return;
  note.open = false;
  note.querySelector('summary')?.focus();
}
