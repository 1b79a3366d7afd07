import type { MoneyState } from './next-step';
import type { OrderState } from './order';

type Tone = 'success' | 'info' | 'attention' | 'warning' | 'critical' | undefined;

/** The colour of an order's state: what waits for the grower stands out. */
export const STATE_TONES: Record<OrderState, Tone> = {
  placed: 'attention',
  accepted: 'info',
  packed: 'info',
  handed_over: 'info',
  delivered: 'success',
  done: undefined,
  cancelled: undefined,
  returned: undefined,
};

/** The colour of how its money stands. */
export const MONEY_TONES: Record<MoneyState, Tone> = {
  'give-back': 'critical',
  ahead: 'warning',
  'at-door': undefined,
  paid: 'success',
  none: undefined,
};
