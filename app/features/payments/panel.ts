import type { PaymentMethod } from '~/features/orders/order-money';
import type { Dong } from '~/shared/dong';

import type { Ask, PaymentFailure, PaymentProblem } from './payment';

/** Where and what to transfer, as a code to scan and as words to copy. */
export type TransferWords = {
  bank: string;
  account: string;
  holder: string;
  /** What the transfer has to say: the order's code. */
  reference: string;
  /** The code as the address of a picture; null: one transfer cannot carry so much. */
  qr: string | null;
};

/** How a card stands. `back`: the buyer just came from there. `waiting`: paid by something slow. */
export type CardState = { step: 'open' | 'back' | 'waiting'; failed: PaymentFailure | null };

/** What a buyer can do about money now. */
export type PaymentPanelData = Ask & {
  code: string;
  /** The order's own page with its key, to which `&pay=` adds another way. */
  page: string;
  /** Where the card is started; also with the key. */
  action: string;
  /** Everything that is open, when that is more than what is due first. */
  all: Dong | null;
  /** Until when the goods are kept without money; null: they wait. */
  payBy: Date | null;
  /** Why the last try came to nothing. */
  problem: PaymentProblem['code'] | null;
  /** Other ways that the shop takes. */
  others: PaymentMethod[];
  way:
    | { method: 'vietqr'; transfer: TransferWords }
    | { method: 'stripe'; card: CardState }
    | { method: 'cod' }
    /** The shop takes nothing any more by itself: the buyer has to ask. */
    | { method: null };
};
