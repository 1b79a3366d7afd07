import { useActionData } from '@remix-run/react';
import { createContext, useContext } from 'react';

import type { AskedAgain } from '~/shared/page';
import type { Problem } from '~/shared/result';

const AskedContext = createContext<AskedAgain | null | undefined>(undefined);

/** Gives the fields inside a fetcher's answer instead of the page's: `<AskedAgainProvider value={fetcher.data}>`. */
export function AskedAgainProvider({ value, children }: { value: unknown; children: React.ReactNode }) {
  return <AskedContext.Provider value={isAskedAgain(value) ? value : null}>{children}</AskedContext.Provider>;
}

/** What the action sent back to be mended; null when nothing was. */
export function useAskedAgain(): AskedAgain | null {
  const given = useContext(AskedContext);
  const actionData: unknown = useActionData();
  return given !== undefined ? given : isAskedAgain(actionData) ? actionData : null;
}

/** The first thing wrong with a field, or null. */
export const problemOf = (asked: AskedAgain | null, name: string): Problem | null =>
  asked?.problems.find(({ field }) => field === name) ?? null;

const isAskedAgain = (data: unknown): data is AskedAgain =>
  typeof data === 'object' && data !== null && 'problems' in data && 'values' in data;

/** The id by which a summary of problems finds a field. */
export const fieldId = (name: string): string => `field-${name}`;
