import type { Verdict } from './preflight';

/** How a verdict looks; the word beside it says the same. */
export const VERDICT_TONES = { goes: 'success', advice: 'attention', out: 'critical' } as const satisfies Record<
  Verdict,
  string
>;
export const VERDICT_SIGNS: Record<Verdict, string> = { goes: '✓', advice: '!', out: '✕' };
