import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData, type ClientActionFunctionArgs } from '@remix-run/react';
import { useTranslation } from 'react-i18next';

import { requireShop } from '~/features/accounts/guard.server';
import { LivePreflight } from '~/features/feeds/live-preflight';
import { newDraftKey } from '~/features/listings/draft-keys';
import { ListingForm } from '~/features/listings/listing-form-page';
import { readListing } from '~/features/listings/listing-form';
import { emptyDraft, listingTexts } from '~/features/listings/listing-texts';
import { findReviewer } from '~/features/listings/review.server';
import { saveListing } from '~/features/listings/save-listing.server';
import { sendOrKeep } from '~/features/listings/send-or-keep.client';
import { SetupScreen } from '~/features/shops/setup-screen';
import { askAgain, orNotFound, readText } from '~/platform/answers.server';
import { platform } from '~/platform/platform.server';
import { AdminPage } from '~/ui/polaris';

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await requireShop(request);
  const query = new URL(request.url).searchParams;
  return {
    draftKey: newDraftKey(shop.id, query.get('kept')),
    isSetup: query.has('setup'),
    reviewer: await findReviewer(platform.db, shop.id),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const { shop } = await requireShop(request);
  const form = await request.formData();
  const publish = readText(form, 'publish') === 'on';
  const draft = readListing(form, platform.clock.now(), { publish });
  if (!draft.ok) return askAgain(form, draft.problems);
  const newId = readText(form, 'newId');
  const wish = { shopId: shop.id, listingId: null, newId, version: null, draft: draft.value, publish };
  const saved = orNotFound(await saveListing(platform, wish));
  if (!saved.ok) return askAgain(form, saved.problems);
  if (new URL(request.url).searchParams.has('setup')) return redirect('/admin/setup/publish', 303);
  const done = saved.value.waits ? 'sent' : publish ? 'published&before=draft' : 'draft';
  return redirect(`/admin/listings/${saved.value.id}?done=${done}`, 303);
}

export const clientAction = ({ request, serverAction }: ClientActionFunctionArgs) =>
  sendOrKeep(request, { listingId: null, serverAction });

export { reloadUnlessKept as shouldRevalidate } from '~/features/listings/kept-answer';

export default function NewListing() {
  const { t } = useTranslation('listings');
  const { draftKey, isSetup, reviewer } = useLoaderData<typeof loader>();
  const form = (
    <ListingForm
      draftKey={draftKey}
      listingId={null}
      state={null}
      initial={listingTexts(emptyDraft())}
      photos={[]}
      suggestion={null}
      isSetup={isSetup}
      reviewer={reviewer}
    >
      {!isSetup && <LivePreflight listingId={null} saved={null} />}
    </ListingForm>
  );
  if (isSetup)
    return (
      <SetupScreen step="listing" title={t('setup.title')} lead={t('setup.lead')}>
        {form}
      </SetupScreen>
    );
  return (
    <AdminPage title={t('form.newTitle')} back={{ to: '/admin/listings', label: t('list.title') }}>
      {form}
    </AdminPage>
  );
}
