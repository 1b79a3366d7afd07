import { readDong, type Dong } from '~/shared/dong';
import { ok, refuse, type Problem, type Result } from '~/shared/result';

import { CLAIM_REMEDIES, type ClaimRemedy } from './order-view';

/** What a grower answers to a claim; `amount` in đồng, null where none was written. */
export type TypedAnswer = {
  decision: 'grant' | 'decline';
  remedy: ClaimRemedy | null;
  amount: Dong | null;
  answer: string;
};

/** Reads the answer's form. Whether the amount fits the order is for the verb to say. */
export function readClaimAnswer(form: FormData): Result<TypedAnswer, Problem> {
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === 'string' ? value : '';
  };
  const decision = text('decision') === 'decline' ? 'decline' : text('decision') === 'grant' ? 'grant' : null;
  if (!decision) return refuse({ code: 'orders.decision-missing', field: 'decision' });
  const remedy = CLAIM_REMEDIES.find((one) => one === text('remedy')) ?? null;
  const asksAmount = decision === 'grant' && remedy !== 'exchange' && text('amount').trim() !== '';
  const amount = asksAmount ? readDong(text('amount'), 'amount') : ok(null);
  if (!amount.ok) return amount;
  const isGranted = decision === 'grant';
  return ok({ decision, remedy: isGranted ? remedy : null, amount: amount.value, answer: text('answer') });
}
