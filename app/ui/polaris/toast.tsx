import { useFetcher } from '@remix-run/react';
import { createContext, useCallback, useContext, useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** A write that takes back what was just done. */
export type Undo = { action: string; method?: 'post' | 'put' | 'patch' | 'delete'; values?: Record<string, string> };

type Message = { content: string; undo?: Undo; error: boolean };
type Show = (content: string, options?: { undo?: Undo; error?: boolean }) => void;

/** Long enough to read it, notice the mistake and tap. */
const SHOWN_MS = 10_000;

const ToastContext = createContext<Show>(() => {});

/** Says that something is done, with “Hoàn tác” where it can be undone: `show(t('paused'), { undo: { action, method, values } })`. */
export const useToast = (): Show => useContext(ToastContext);

/** Holds the message; stands inside the frame and outlives its pages. (Polaris' own toast has a nameless button.) */
export function ToastProvider({ children }: { children: ReactNode }) {
  const { t } = useTranslation('common');
  const undoing = useFetcher();
  const [message, setMessage] = useState<Message | null>(null);
  const show = useCallback<Show>((content, { undo, error = false } = {}) => {
    // only the newest is shown, so that two taps cannot undo each other
    setMessage({ content, undo, error });
  }, []);
  const dismiss = () => setMessage(null);
  useEffect(() => {
    if (!message) return;
    const timer = window.setTimeout(() => setMessage((now) => (now === message ? null : now)), SHOWN_MS);
    return () => window.clearTimeout(timer);
  }, [message]);
  const takeBack = ({ action, method = 'post', values = {} }: Undo) => {
    undoing.submit(values, { action, method });
    dismiss();
  };
  return (
    <ToastContext.Provider value={show}>
      {children}
      <div className="cv-toasts" role="status">
        {message && (
          <div className={message.error ? 'cv-toast cv-toast-error' : 'cv-toast'}>
            <span>{message.content}</span>
            {message.undo && (
              <button type="button" onClick={() => message.undo && takeBack(message.undo)}>
                {t('undo')}
              </button>
            )}
            <button type="button" aria-label={t('close')} onClick={dismiss}>
              ✕
            </button>
          </div>
        )}
      </div>
    </ToastContext.Provider>
  );
}
