import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';

import { requireOwner } from '~/features/accounts/guard.server';
import { ImportPage } from '~/features/listings/import-page';
import {
  findImport,
  PROBLEMS_AT_ONCE,
  readMeanings,
  readRefusal,
  teachColumns,
} from '~/features/listings/imports.server';
import { orNotFound } from '~/platform/answers.server';
import { platform } from '~/platform/platform.server';
import { AdminPage } from '~/ui/polaris';

/** One import: what it would do, what it is doing, what it did. `?from=` pages through what is to be mended. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shop } = await requireOwner(request);
  const asked = new URL(request.url).searchParams;
  const from = /^\d{1,5}$/.test(asked.get('from') ?? '') ? Number(asked.get('from')) : 0;
  const given = orNotFound(await findImport(platform.db, { shopId: shop.id, importId: params.import!, from }));
  return { given, from, atOnce: PROBLEMS_AT_ONCE, refusal: readRefusal(asked.get('refused')) };
}

/** Says what the columns are; the sheet is read again. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { shop } = await requireOwner(request);
  const named = { shopId: shop.id, importId: params.import! };
  const { columns } = orNotFound(await findImport(platform.db, named));
  const meanings = readMeanings(await request.formData(), columns);
  const taught = orNotFound(await teachColumns(platform, { ...named, meanings }));
  return redirect(taught.ok ? '?' : `?refused=${taught.problems[0]!.code}`, 303);
}

export { reloadUnlessOffline as shouldRevalidate } from '~/ui/offline-answer';

export default function OneImport() {
  const { t } = useTranslation('imports');
  const page = useLoaderData<typeof loader>();
  return (
    <AdminPage title={page.given.fileName} back={{ to: '/admin/listings/import', label: t('title') }}>
      <ImportPage {...page} />
    </AdminPage>
  );
}
