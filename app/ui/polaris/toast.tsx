import { useFetcher } from '@remix-run/react';
import { Toast } from '@shopify/polaris';
import { createContext, useCallback, useContext, useMemo, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** A write that takes back what was just done. */
export type Undo = { action: string; method?: 'post' | 'put' | 'patch' | 'delete'; values?: Record<string, string> };

type Message = { id: number; content: string; undo?: Undo; error: boolean };
type Show = (content: string, options?: { undo?: Undo; error?: boolean }) => void;

/** Long enough to read it, notice the mistake and tap. */
const SHOWN_MS = 10_000;

const ToastContext = createContext<Show>(() => {});

/** Says that something is done, with “Hoàn tác” where it can be undone: `show(t('paused'), { undo: { action, method, values } })`. */
export const useToast = (): Show => useContext(ToastContext);

/** Holds the messages; stands inside the frame and outlives its pages. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const { t } = useTranslation('common');
  const undoing = useFetcher();
  const [messages, setMessages] = useState<Message[]>([]);
  const count = useRef(0);
  const show = useCallback<Show>((content, { undo, error = false } = {}) => {
    // only the newest is shown, so that two taps cannot undo each other
    setMessages([{ id: ++count.current, content, undo, error }]);
  }, []);
  const dismiss = useCallback((id: number) => setMessages((all) => all.filter((message) => message.id !== id)), []);
  const toasts = useMemo(
    () =>
      messages.map(({ id, content, undo, error }) => (
        <Toast
          key={id}
          content={content}
          error={error}
          duration={SHOWN_MS}
          onDismiss={() => dismiss(id)}
          {...(undo && {
            action: {
              content: t('undo'),
              onAction: () => {
                undoing.submit(undo.values ?? {}, { action: undo.action, method: undo.method ?? 'post' });
                dismiss(id);
              },
            },
          })}
        />
      )),
    [messages, dismiss, t, undoing],
  );
  return (
    <ToastContext.Provider value={show}>
      {children}
      {toasts}
    </ToastContext.Provider>
  );
}
