import { redirect, type ActionFunctionArgs } from '@remix-run/node';

import { eraseQuotation } from '~/features/orders/quotations.server';
import { platform } from '~/platform/platform.server';

/** Whoever asked takes the request back. */
export async function action({ params, request }: ActionFunctionArgs) {
  const id = params.id!;
  await eraseQuotation(platform, { id, key: new URL(request.url).searchParams.get('key') ?? '' });
  return redirect(`/quotation/${encodeURIComponent(id)}?erased=1`, 303);
}
