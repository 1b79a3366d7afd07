import { useEffect, useRef } from 'react';

/**
 * On a slow line people type before the page's scripts have come. React keeps such text on the screen but does not
 * know of it, and would wipe it at the next stroke: this hands it over once, when the field comes alive.
 */
export function useTypedEarly(id: string, value: string, onTyped: (text: string) => void): void {
  const first = useRef({ value, onTyped });
  useEffect(() => {
    const field = document.getElementById(id);
    if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return;
    if (field.value !== first.current.value) first.current.onTyped(field.value);
  }, [id]);
}
