import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { ownMeta, tillPage } from '~/features/orders/till-page';
import { OwnQuotationPage } from '~/features/orders/quotation-page';
import { findOwnQuotation } from '~/features/orders/quotations.server';
import { orNotFound } from '~/platform/answers.server';
import { keyPageHeaders } from '~/platform/front-door.server';
import { readLang, translator } from '~/platform/i18n.server';
import { platform } from '~/platform/platform.server';

export const handle = tillPage;
export const meta = ownMeta;
export const headers = keyPageHeaders;

export async function loader({ params, request }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams;
  const t = translator(readLang(request), 'plant');
  if (query.has('erased')) return { quotation: null, title: t('quotation.gone') };
  const own = { id: params.id!, key: query.get('key') ?? '' };
  const quotation = orNotFound(await findOwnQuotation(platform, own));
  return { quotation, title: t('quotation.titleOf', { name: quotation.listingName }) };
}

export default function OwnQuotation() {
  return <OwnQuotationPage quotation={useLoaderData<typeof loader>().quotation} />;
}
