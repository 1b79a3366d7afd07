import { useLocation, useNavigate, useRevalidator } from '@remix-run/react';
import { Banner, BlockStack, Box, Button, Text } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

import { moveFormPhotos } from '~/features/photos/phone-photos.client';
import { layDraft, problemText } from '~/ui/polaris';

import { draftAgain, keptForm, nameOf, type KeptListing } from './kept-listing';
import { forgetKept } from './kept-listings.client';
import { newDraftKey, savedDraftKey } from './draft-keys';
import { useKeptNews, useKeptSender, useWaiting } from './use-kept-listings';

/** Pages on which somebody looks around; a form has its own words. */
const SHOWN_ON = /^\/admin(\/listings)?\/?$/;

/** Sends what waits on this phone, and says on the home page and the list what that is. */
export function WaitingOnPhone({ owner, shopId }: { owner: string; shopId: string }) {
  const { t } = useTranslation('listings');
  const { pathname } = useLocation();
  const { revalidate } = useRevalidator();
  const { photos, listings } = useWaiting(owner);
  const isShown = SHOWN_ON.test(pathname);
  useKeptSender(owner);
  useKeptNews(({ type }) => {
    if (type === 'sent' && isShown) revalidate();
  });
  if (!isShown || photos + listings.length === 0) return null;
  const refused = listings.filter(({ problems }) => problems !== null);
  return (
    <Box padding="400" paddingBlockEnd="0">
      <BlockStack gap="300">
        {(photos > 0 || refused.length < listings.length) && (
          <Banner tone="info" title={photos > 0 ? t('kept.photos', { count: photos }) : t('kept.title')}>
            {listings
              .filter(({ problems }) => problems === null)
              .map((kept) => (
                <Text as="p" key={kept.id}>
                  {t('kept.waiting', { name: nameOf(kept) || t('form.unnamed') })}
                </Text>
              ))}
          </Banner>
        )}
        {refused.map((kept) => (
          <RefusedListing key={kept.id} kept={kept} shopId={shopId} />
        ))}
      </BlockStack>
    </Box>
  );
}

/** One that the server did not take: why, and the way back into its form with everything that was typed. */
function RefusedListing({ kept, shopId }: { kept: KeptListing; shopId: string }) {
  const { t } = useTranslation('listings');
  const navigate = useNavigate();
  const { id, listingId, problems } = kept;
  const mend = async () => {
    const draftKey = listingId ? savedDraftKey(listingId, id) : newDraftKey(shopId, id);
    layDraft(draftKey, draftAgain(kept));
    await moveFormPhotos(keptForm(id), draftKey);
    await forgetKept(id);
    navigate(`/admin/listings/${listingId ?? 'new'}?kept=${id}`);
  };
  return (
    <Banner tone="warning" title={t('kept.refused', { name: nameOf(kept) || t('form.unnamed') })}>
      <BlockStack gap="300">
        {problems?.map((problem) => (
          <Text as="p" key={problem.code + problem.field}>
            {problemText(t, problem)}
          </Text>
        ))}
        <Button onClick={() => void mend()}>{t('kept.mend')}</Button>
      </BlockStack>
    </Banner>
  );
}
