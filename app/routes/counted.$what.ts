import type { ActionFunctionArgs } from '@remix-run/node';

import { countPress, PRESSES } from '~/features/storefront/visit-counter.server';
import { orNotFound } from '~/platform/answers.server';

/** Where browsers tell that a phone number or the way to Zalo was pressed (the `ping` of a link). */
export function action({ params, request }: ActionFunctionArgs) {
  countPress(orNotFound(PRESSES.find((press) => press === params.what)), request);
  return new Response(null, { status: 204 });
}
