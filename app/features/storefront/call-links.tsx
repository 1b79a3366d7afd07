import type { ReactNode } from 'react';

import { telHref, zaloHref } from '~/shared/phone';

import { ChatIcon, PhoneIcon } from './icons';
import { CALL_PING, CHAT_PING } from './visit-ping';

/** Calls a garden; the press is counted as far as browsers tell of it. `soft`: something else is to be pressed first. */
export function CallLink({ phone, soft = false, children }: { phone: string; soft?: boolean; children: ReactNode }) {
  return (
    <a className={soft ? 'button soft' : 'button'} href={telHref(phone)} ping={CALL_PING}>
      <PhoneIcon />
      {children}
    </a>
  );
}

/** Writes to a garden on Zalo; nothing where it has none. */
export function ChatLink({ zalo, children }: { zalo: string | null; children: ReactNode }) {
  if (!zalo) return null;
  return (
    <a className="button soft" href={zaloHref(zalo)} ping={CHAT_PING} rel="nofollow">
      <ChatIcon />
      {children}
    </a>
  );
}
