import { createContext, useContext, useEffect, type ReactNode } from 'react';

import { sendPhonePhotos } from './send-photos.client';

const OwnerContext = createContext<string | null>(null);

/** Whose photos this phone keeps; null where nobody is known, and then none are kept. */
export const usePhoneOwner = (): string | null => useContext(OwnerContext);

/** Says who is at work, and sends whatever of theirs still waits on this phone, now and whenever the signal is back. */
export function PhoneOwner({ id, children }: { id: string; children: ReactNode }) {
  useEffect(() => {
    const send = () => void sendPhonePhotos(id);
    const look = () => document.visibilityState === 'visible' && send();
    send();
    window.addEventListener('online', send);
    document.addEventListener('visibilitychange', look);
    return () => {
      window.removeEventListener('online', send);
      document.removeEventListener('visibilitychange', look);
    };
  }, [id]);
  return <OwnerContext.Provider value={id}>{children}</OwnerContext.Provider>;
}
