import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData, useSearchParams, useSubmit, type ClientActionFunctionArgs } from '@remix-run/react';
import { Badge, Banner, BlockStack, Box, Button, InlineStack, Text } from '@shopify/polaris';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { requireShop } from '~/features/accounts/guard.server';
import { prefill } from '~/features/catalogue/catalogue';
import { catalogue } from '~/features/catalogue/catalogue.server';
import { LivePreflight } from '~/features/feeds/live-preflight';
import { findListingPreflight } from '~/features/feeds/preflight.server';
import { findListing } from '~/features/listings/find-listing.server';
import { restoredState } from '~/features/listings/listing';
import { STATES_PATH, useMoveListings, useSellOut } from '~/features/listings/listing-actions';
import { savedDraftKey } from '~/features/listings/draft-keys';
import { ListingForm } from '~/features/listings/listing-form-page';
import { readListing } from '~/features/listings/listing-form';
import { withStocks } from '~/features/listings/proposal';
import { findOwnReview, findReviewer } from '~/features/listings/review.server';
import { listingTexts } from '~/features/listings/listing-texts';
import { toSuggestion } from '~/features/listings/prefill-form';
import { saveListing } from '~/features/listings/save-listing.server';
import { sendOrKeep } from '~/features/listings/send-or-keep.client';
import { STATE_TONES } from '~/features/listings/state-tones';
import { findPhotos, findPhotosById } from '~/features/photos/photos.server';
import { SetupScreen } from '~/features/shops/setup-screen';
import { askAgain, orNotFound, readText } from '~/platform/answers.server';
import { siteOrigin } from '~/platform/front-door.server';
import { platform } from '~/platform/platform.server';
import { AdminPage, useToast } from '~/ui/polaris';

export async function loader({ params, request }: LoaderFunctionArgs) {
  const { shop } = await requireShop(request);
  const id = params.listing ?? '';
  const listing = orNotFound(await findListing(platform.db, { shopId: shop.id, id }));
  const query = new URL(request.url).searchParams;
  const species = listing.draft.speciesId ? prefill(catalogue, listing.draft.speciesId) : null;
  const origin = siteOrigin(request, platform.config);
  const review = await findOwnReview(platform.db, { shopId: shop.id, listingId: listing.id });
  const texts = review?.proposal ? withStocks(review.proposal, listing.stocks) : listingTexts(listing.draft);
  const preflight = await findListingPreflight(platform, shop.id, { listingId: listing.id, sku: null, origin });
  return {
    verdicts: preflight?.verdicts ?? [],
    id: listing.id,
    // what stands on the form; when it changes elsewhere, the form starts anew
    edition: [listing.version, ...listing.stocks.map(({ stock }) => stock)].join('.'),
    state: listing.state,
    shown: listing.shown,
    wasPublished: listing.wasPublished,
    name: listing.draft.name,
    texts: { ...texts, version: String(listing.version) },
    photos: review?.proposal
      ? await findPhotosById(platform.db, shop.id, review.photoIds)
      : await findPhotos(platform.db, shop.id, listing.id),
    reviewer: await findReviewer(platform.db, shop.id),
    review: review && { state: review.state, cooperative: review.cooperative, notes: review.notes },
    suggestion: species && toSuggestion(species),
    shopPath: shop.state === 'published' && shop.practiceOfId === null ? `/shop/${shop.slug}/p/${listing.slug}` : null,
    draftKey: savedDraftKey(listing.id, query.get('kept')),
    isSetup: query.has('setup'),
  };
}

export async function action({ params, request }: ActionFunctionArgs) {
  const { shop } = await requireShop(request);
  const form = await request.formData();
  const publish = readText(form, 'publish') === 'on';
  const listingId = params.listing ?? '';
  const draft = readListing(form, platform.clock.now(), { publish });
  // a foreign listing is not there, whatever was typed
  if (!draft.ok) {
    orNotFound(await findListing(platform.db, { shopId: shop.id, id: listingId }));
    return askAgain(form, draft.problems);
  }
  const version = Number(readText(form, 'version')) || 0;
  const saved = orNotFound(
    await saveListing(platform, { shopId: shop.id, listingId, version, draft: draft.value, publish }),
  );
  if (!saved.ok) {
    const isStale = saved.problems.some(({ code }) => code === 'listings.stale');
    return askAgain(form, saved.problems, isStale ? 409 : 422);
  }
  if (new URL(request.url).searchParams.has('setup')) return redirect('/admin/setup/publish', 303);
  const { before, state, waits } = saved.value;
  const done = waits ? 'sent' : state === 'draft' ? 'draft' : before === state ? 'saved' : 'published';
  return redirect(
    `/admin/listings/${listingId}?done=${done}${done === 'published' ? `&before=${before ?? 'draft'}` : ''}`,
    303,
  );
}

export const clientAction = ({ request, params, serverAction }: ClientActionFunctionArgs) =>
  sendOrKeep(request, { listingId: params.listing ?? null, serverAction });

export { reloadUnlessKept as shouldRevalidate } from '~/features/listings/kept-answer';

export default function EditListing() {
  const { t } = useTranslation('listings');
  const listing = useLoaderData<typeof loader>();
  const form = (
    <ListingForm
      key={`${listing.id}:${listing.edition}`}
      draftKey={listing.draftKey}
      listingId={listing.id}
      state={listing.state}
      initial={listing.texts}
      photos={listing.photos}
      suggestion={listing.suggestion}
      isSetup={listing.isSetup}
      reviewer={listing.reviewer}
      review={listing.review}
    >
      {!listing.isSetup && listing.verdicts.length > 0 && (
        <LivePreflight listingId={listing.id} saved={listing.verdicts} />
      )}
    </ListingForm>
  );
  if (listing.isSetup)
    return (
      <SetupScreen step="listing" title={t('setup.title')} lead={t('setup.lead')}>
        {form}
      </SetupScreen>
    );
  return (
    <AdminPage
      title={listing.name || t('form.unnamed')}
      titleMetadata={<Badge tone={STATE_TONES[listing.shown]}>{t(`states.${listing.shown}`)}</Badge>}
      back={{ to: '/admin/listings', label: t('list.title') }}
    >
      <BlockStack gap="400">
        <DoneMessage />
        {form}
        <OtherActions />
      </BlockStack>
    </AdminPage>
  );
}

/** What the last press came to: a word, or when buyers now see it, the way to look at it. */
function DoneMessage() {
  const { t } = useTranslation(['listings', 'share']);
  const { id, shopPath, state } = useLoaderData<typeof loader>();
  const [params, setParams] = useSearchParams();
  const show = useToast();
  const [isNew, setNew] = useState(false);
  const done = params.get('done');
  const before = params.get('before');
  useEffect(() => {
    if (done === null) return;
    if (done === 'draft' || done === 'saved' || done === 'sent' || done === 'copied') show(t(`done.${done}`));
    if (done === 'published') {
      const undo = before ? { action: STATES_PATH, values: { moves: `${id}:${before}` } } : undefined;
      show(t('done.published'), { undo });
    }
    setNew(done === 'published');
    setParams({}, { replace: true, preventScrollReset: true });
  }, [done, before, id, setParams, show, t]);
  if (!isNew || state !== 'published') return null;
  return (
    <Banner tone="success" title={t('done.published')} onDismiss={() => setNew(false)}>
      <BlockStack gap="300">
        {shopPath && <Text as="p">{t('done.publishedText')}</Text>}
        <InlineStack gap="200">
          {shopPath && <Button url={`/admin/listings/${id}/share`}>{t('share:open')}</Button>}
          {shopPath && <Button url={shopPath}>{t('done.view')}</Button>}
          <Button url="/admin/listings/new">{t('done.another')}</Button>
        </InlineStack>
      </BlockStack>
    </Banner>
  );
}

/** What else can be done with a listing besides writing about it. */
function OtherActions() {
  const { t } = useTranslation(['listings', 'share']);
  const { id, state, shown, wasPublished, shopPath } = useLoaderData<typeof loader>();
  const { move, isBusy } = useMoveListings();
  const sellOut = useSellOut(id);
  const submit = useSubmit();
  const restored = restoredState(wasPublished);
  return (
    <Box paddingInline={{ xs: '400', sm: '0' }} paddingBlockEnd="800">
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('actions.more')}
        </Text>
        <InlineStack gap="200">
          {shopPath && state === 'published' && <Button url={shopPath}>{t('actions.view')}</Button>}
          {shopPath && state === 'published' && <Button url={`/admin/listings/${id}/share`}>{t('share:open')}</Button>}
          {shown === 'published' && <Button onClick={sellOut}>{t('actions.soldOut')}</Button>}
          {state === 'published' && (
            <Button disabled={isBusy} onClick={() => move([id], 'paused')}>
              {t('actions.pause')}
            </Button>
          )}
          <Button onClick={() => submit(null, { method: 'post', action: `/admin/listings/${id}/copy` })}>
            {t('actions.copy')}
          </Button>
          {state === 'archived' ? (
            <Button disabled={isBusy} onClick={() => move([id], restored)}>
              {t('actions.restore')}
            </Button>
          ) : (
            <Button disabled={isBusy} tone="critical" onClick={() => move([id], 'archived')}>
              {t('actions.archive')}
            </Button>
          )}
        </InlineStack>
      </BlockStack>
    </Box>
  );
}
