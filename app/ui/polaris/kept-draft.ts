import { useActionData, useNavigation } from '@remix-run/react';
import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
  type MutableRefObject,
  type RefObject,
} from 'react';

import { forgetPages } from './offline-pages';

/** Field names and what was typed into them. */
export type Draft = Record<string, string>;

const PREFIX = 'chovuon-draft:';
const SAVE_AFTER_MS = 250;

const DraftContext = createContext<Draft | null>(null);
export const DraftProvider = DraftContext.Provider;

/** What an earlier, lost page left in the form around here; null when there is nothing to restore. */
export const useRestoredDraft = (): Draft | null => useContext(DraftContext);

/**
 * Keeps what is typed into a form on this device while it is typed, so that an empty battery costs nothing, and
 * forgets it once the form was accepted. Give `formRef` and `onInput` (also `save()` for changes that are no input)
 * to the form, `onSubmit` when it sends, and wrap the fields in `<DraftProvider value={restored}>`.
 * `key` names the person's thing, such as `listing-new:<shop id>`; null while it is not known yet.
 */
export function useKeptDraft(key: string | null): {
  restored: Draft | null;
  formRef: RefObject<HTMLFormElement>;
  save: () => void;
  onSubmit: () => void;
  forget: () => void;
} {
  const formRef = useRef<HTMLFormElement>(null);
  const [restored, setRestored] = useState<Draft | null>(null);
  const timer = useRef<number>();
  const sentFrom = useRef<string | null>(null);

  const forget = useCallback(() => {
    window.clearTimeout(timer.current);
    timer.current = undefined;
    if (key) write(key, null);
  }, [key]);

  const saveNow = useCallback(() => {
    window.clearTimeout(timer.current);
    timer.current = undefined;
    if (key && formRef.current) write(key, draftOf(formRef.current));
  }, [key]);

  const save = useCallback(() => {
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(saveNow, SAVE_AFTER_MS);
  }, [saveNow]);

  useEffect(() => setRestored(key ? read(key) : null), [key]);

  useEffect(() => {
    const flush = () => timer.current !== undefined && saveNow();
    window.addEventListener('pagehide', flush);
    document.addEventListener('visibilitychange', flush);
    return () => {
      window.removeEventListener('pagehide', flush);
      document.removeEventListener('visibilitychange', flush);
    };
  }, [saveNow]);

  useForgetWhenAccepted(sentFrom, forget);
  const onSubmit = useCallback(() => void (sentFrom.current = address()), []);
  return useMemo(() => ({ restored, formRef, save, onSubmit, forget }), [restored, save, onSubmit, forget]);
}

const address = () => window.location.pathname + window.location.search;

/**
 * Accepted means: the page moved on to another address, or answered here without problems. `sentFrom`: where it was
 * sent, until the answer is there.
 */
function useForgetWhenAccepted(sentFrom: MutableRefObject<string | null>, forget: () => void) {
  const { state } = useNavigation();
  const answer: unknown = useActionData();
  const refused = typeof answer === 'object' && answer !== null && 'problems' in answer;
  const wasBusy = useRef(false);
  useEffect(() => {
    if (state !== 'idle') wasBusy.current = true;
    else if (wasBusy.current) {
      wasBusy.current = false;
      if (sentFrom.current !== null && !refused) forget();
      sentFrom.current = null;
    }
  }, [state, refused, sentFrom, forget]);
  useEffect(
    () => () => {
      // an error page stands at the same address, and then the draft is still needed; what was accepted may have made
      // the form anew at the same page, with a word in its address of how it went
      if (sentFrom.current !== null && address() !== sentFrom.current) forget();
    },
    [sentFrom, forget],
  );
}

/** Lays a draft down for the form of this name, as if it had been typed there. */
export const layDraft = (key: string, draft: Draft): void => write(key, draft);

/** Forgets all drafts and pages of this device: whoever signs in next must not read them. */
export function forgetAllDrafts(): void {
  void forgetPages();
  withStorage((storage) => {
    for (const key of Object.keys(storage)) if (key.startsWith(PREFIX)) storage.removeItem(key);
  });
}

function draftOf(form: HTMLFormElement): Draft {
  const draft: Draft = {};
  for (const [name, value] of new FormData(form))
    if (typeof value === 'string' && !/password/i.test(name)) draft[name] = value;
  return draft;
}

function read(key: string): Draft | null {
  const text = withStorage((storage) => storage.getItem(PREFIX + key));
  if (!text) return null;
  const draft: unknown = JSON.parse(text);
  return typeof draft === 'object' && draft !== null ? (draft as Draft) : null;
}

function write(key: string, draft: Draft | null): void {
  withStorage((storage) =>
    draft ? storage.setItem(PREFIX + key, JSON.stringify(draft)) : storage.removeItem(PREFIX + key),
  );
}

/** A browser may refuse its storage (private windows, no room left); then a form is simply not kept. */
function withStorage<Value>(use: (storage: Storage) => Value): Value | null {
  try {
    return use(window.localStorage);
  } catch (error) {
    if (error instanceof DOMException) return null;
    throw error;
  }
}

/** Tabs that may write on the same thing at once, each with a draft of its own. */
const TABS = 4;

/**
 * The name of this tab's own draft: a second tab with the same form gets a second draft, so that neither overwrites
 * the other's. A draft that a closed tab left comes back first. Null until it is known, in a moment.
 */
export function useOwnDraftKey(base: string): string | null {
  const [key, setKey] = useState<string | null>(null);
  useEffect(() => {
    if (!navigator.locks) return setKey(base); // an address that is not safe (http) knows no locks
    let release = () => {};
    let isOver = false;
    const keys = [base, ...Array.from({ length: TABS - 1 }, (_, tab) => `${base}:${tab + 2}`)];
    const claim = async () => {
      for (const one of [...keys].sort((a, b) => Number(read(b) !== null) - Number(read(a) !== null))) {
        const isMine = await new Promise<boolean>((resolve) => {
          void navigator.locks.request(`draft ${one}`, { ifAvailable: true }, (lock) => {
            if (!lock || isOver) return resolve(false);
            resolve(true);
            return new Promise<void>((done) => (release = done));
          });
        });
        if (isOver) return release();
        if (isMine) return setKey(one);
      }
      setKey(base);
    };
    void claim();
    return () => {
      isOver = true;
      release();
      setKey(null);
    };
  }, [base]);
  return key;
}
