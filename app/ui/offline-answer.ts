import type { ClientActionFunctionArgs, ShouldRevalidateFunctionArgs } from '@remix-run/react';

import type { AskedAgain } from '~/shared/page';

/** Service unavailable: no answer of the house has it, only one that was made on the phone. */
const OFFLINE = 503;

/**
 * What a press comes to without a network, as a route's `clientAction`: nothing is lost and nothing is kept, the grower
 * presses again later.
 */
export async function sayWhenOffline({ serverAction }: ClientActionFunctionArgs): Promise<unknown> {
  try {
    return await serverAction();
  } catch (error) {
    // a browser tells a network that is away from a fault of ours by the kind of error alone
    if (!(error instanceof TypeError)) throw error;
    const answer: AskedAgain = { values: {}, problems: [{ code: 'common.offline' }] };
    return Response.json(answer, { status: OFFLINE });
  }
}

/** The page around such a press stays as it is, as its `shouldRevalidate`: asked for again, it would fail as well. */
export const reloadUnlessOffline = ({
  actionStatus,
  defaultShouldRevalidate,
}: ShouldRevalidateFunctionArgs): boolean => (actionStatus === OFFLINE ? false : defaultShouldRevalidate);
