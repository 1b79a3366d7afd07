import {
  data,
  type HeadersFunction,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { requireShop } from '~/features/accounts/guard.server';
import { BookPrint } from '~/features/orders/books-print';
import styles from '~/features/orders/books-print.css?url';
import { periodKey, quarterOf, readPeriod } from '~/features/orders/books-period';
import { findBook, readForm } from '~/features/orders/books.server';
import { noteBookOpened } from '~/features/orders/note-book.server';
import { noteAct } from '~/features/training/note-act.server';
import { orNotFound } from '~/platform/answers.server';
import { readLang, translator } from '~/platform/i18n.server';
import { platform } from '~/platform/platform.server';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];
export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.title },
  { name: 'robots', content: 'noindex' },
];

/** A revenue book as a sheet of paper, in a page without scripts: `?form=S1a-HKD&period=2026-11`. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { shop, person } = await requireShop(request);
  await noteBookOpened(platform, { shopId: shop.id });
  const asked = new URL(request.url).searchParams;
  const period = readPeriod(asked.get('period') ?? '') ?? quarterOf(platform.clock.now());
  const form = readForm(asked.get('form'));
  const { sheet } = orNotFound(await findBook(platform.db, { shopId: shop.id, form, period }));
  await noteAct(platform, { shopId: shop.id, personId: person.id, kind: 'book-taken' });
  const t = translator(readLang(request), 'books');
  return data(
    { sheet, title: t('printPage.title', { form, period: periodKey(period) }), period: periodKey(period) },
    { headers: { 'Cache-Control': 'private, no-store' } },
  );
}

export default function PrintBook() {
  const { sheet, period } = useLoaderData<typeof loader>();
  return <BookPrint sheet={sheet} back={`/admin/books?period=${period}`} />;
}
