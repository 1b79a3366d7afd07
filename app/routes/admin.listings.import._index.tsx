import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { BlockStack } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

import { requireOwner } from '~/features/accounts/guard.server';
import { ExportCard, ImportUpload } from '~/features/listings/import-upload';
import { listImports } from '~/features/listings/imports.server';
import { PastImports } from '~/features/listings/past-imports';
import { receiveImport } from '~/features/listings/receive-import.server';
import { askAgain } from '~/platform/answers.server';
import { platform } from '~/platform/platform.server';
import { AdminPage } from '~/ui/polaris';

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await requireOwner(request);
  return { imports: await listImports(platform.db, shop.id) };
}

/** Takes a sheet, and a zip of photos if there is one; what it would do is said on the import's own page. */
export async function action({ request }: ActionFunctionArgs) {
  const { shop } = await requireOwner(request);
  const received = await receiveImport(platform, { shopId: shop.id, request });
  return received.ok
    ? redirect(`/admin/listings/import/${received.value}`, 303)
    : askAgain(new FormData(), received.problems);
}

export { reloadUnlessOffline as shouldRevalidate } from '~/ui/offline-answer';

export default function Imports() {
  const { t } = useTranslation(['imports', 'listings']);
  const { imports } = useLoaderData<typeof loader>();
  return (
    <AdminPage title={t('imports:title')} back={{ to: '/admin/listings', label: t('listings:list.title') }}>
      <BlockStack gap="400">
        <ImportUpload />
        <ExportCard />
        <PastImports imports={imports} />
      </BlockStack>
    </AdminPage>
  );
}
