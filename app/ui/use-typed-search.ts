import { useCallback, useEffect, useRef, useState } from 'react';

/** How long nobody types before somebody is asked, ms. */
const WAIT_MS = 200;

/**
 * What an address of ours (`toPath`) answers, in JSON, to what is being typed; null until the first answer. A newer
 * question overtakes an older one, and without a network the last answer stays. `search(null)` asks nothing more.
 * It goes past the router on purpose: while that looks for a route it does not know yet, on a slow line for seconds, a
 * press on the form's own button would end on the page of a lost address.
 */
export function useTypedSearch<Answer>(toPath: (typed: string) => string): {
  answer: Answer | null;
  search: (typed: string | null) => void;
} {
  const [answer, setAnswer] = useState<Answer | null>(null);
  const path = useRef(toPath);
  path.current = toPath;
  const timer = useRef<number>();
  const asking = useRef<AbortController>();
  const stop = useCallback(() => {
    window.clearTimeout(timer.current);
    asking.current?.abort();
  }, []);
  useEffect(() => stop, [stop]);
  const search = useCallback(
    (typed: string | null) => {
      stop();
      if (typed === null) return;
      timer.current = window.setTimeout(() => {
        const { signal } = (asking.current = new AbortController());
        void askFor<Answer>(path.current(typed), signal).then((found) => found && !signal.aborted && setAnswer(found));
      }, WAIT_MS);
    },
    [stop],
  );
  return { answer, search };
}

/** Null: no network, nobody waits any more, or what answered is not the house (a page to sign in, a hotspot's own). */
async function askFor<Answer>(path: string, signal: AbortSignal): Promise<Answer | null> {
  try {
    const response = await fetch(path, { signal, headers: { Accept: 'application/json' } });
    const isJson = response.headers.get('Content-Type')?.startsWith('application/json');
    return response.ok && isJson ? ((await response.json()) as Answer) : null;
  } catch (error) {
    if (error instanceof TypeError || (error instanceof DOMException && error.name === 'AbortError')) return null;
    throw error;
  }
}
