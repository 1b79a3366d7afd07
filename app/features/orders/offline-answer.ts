import type { ClientActionFunctionArgs } from '@remix-run/react';

import type { AskedAgain } from '~/shared/page';

/** What a press comes to without a network: nothing is lost and nothing is kept, the grower presses again later. */
export async function sayWhenOffline({ serverAction }: ClientActionFunctionArgs): Promise<unknown> {
  try {
    return await serverAction();
  } catch (error) {
    // a browser tells a network that is away from a fault of ours by the kind of error alone
    if (error instanceof TypeError) return { values: {}, problems: [{ code: 'orders.offline' }] } satisfies AskedAgain;
    throw error;
  }
}
