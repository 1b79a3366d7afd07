import type { Result } from '~/shared/result';

/** The demo is ours: what the house refuses of it is a fault, not something a person could mend. */
export function orThrow<Value>(result: Result<Value> | null, what: string): Value {
  if (result?.ok) return result.value;
  throw new Error(`The demo's “${what}” was refused: ${JSON.stringify(result?.problems ?? 'not found')}`);
}
