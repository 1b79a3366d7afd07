import { useFetcher } from '@remix-run/react';
import { Badge, BlockStack, Button, Card, InlineStack, Link, Text } from '@shopify/polaris';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';

import { reviewPhotoPath } from '~/features/storefront/reviews';
import { AskedAgainProvider, Field, SubmitButton, useToast } from '~/ui/polaris';

import { ObjectionText } from './objection-page';
import { answerField, REVIEW_TEXT_MAX } from './review-form';
import { objectionPath, type OwnReview } from './review-objection';

/** What buyers said, for the grower to read, to answer once, and to object to. */
export function OwnReviewsPage({ page }: { page: { reviews: OwnReview[]; next: string | null } }) {
  const { t } = useTranslation('plant');
  return (
    <BlockStack gap="400">
      <Text as="p">{t(page.reviews.length > 0 ? 'own.lead' : 'own.none')}</Text>
      {page.reviews.map((review) => (
        <ReviewCard key={review.id} review={review} />
      ))}
      {page.next && (
        <Button size="large" fullWidth url={`/admin/reviews?after=${page.next}`}>
          {t('reviews.older')}
        </Button>
      )}
    </BlockStack>
  );
}

function ReviewCard({ review }: { review: OwnReview }) {
  const { t } = useTranslation('plant');
  const day = review.day.split('-').reverse().join('/');
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          <span role="img" aria-label={t('reviews.stars', { count: review.stars })}>
            {'★'.repeat(review.stars)}
            {'☆'.repeat(5 - review.stars)}
          </span>{' '}
          {review.listing?.name}
        </Text>
        {review.isHidden && (
          <InlineStack>
            <Badge tone="attention">{t('objection.isHidden')}</Badge>
          </InlineStack>
        )}
        {review.text && (
          <Text as="p" breakWord>
            {review.text}
          </Text>
        )}
        {review.photos.length > 0 && (
          <InlineStack gap="200">
            {review.photos.map(({ id, width, height }, index) => (
              <Link key={id} url={reviewPhotoPath(id)} external>
                <img
                  src={reviewPhotoPath(id)}
                  width={96}
                  height={Math.round((96 * height) / width)}
                  alt={t('reviews.photo', { number: index + 1 })}
                  loading="lazy"
                />
              </Link>
            ))}
          </InlineStack>
        )}
        <Text as="p" tone="subdued">
          {t(review.province ? 'reviews.by' : 'reviews.byNobody', { province: review.province })} · {day}
        </Text>
        {review.answer ? (
          <Text as="p" breakWord>
            {t('own.answered')} {review.answer}
          </Text>
        ) : (
          !review.isHidden && <Answer id={review.id} />
        )}
        {review.objection && <ObjectionText objection={review.objection} />}
        {review.mayObject && (
          <InlineStack>
            <Button
              size="large"
              variant="tertiary"
              url={objectionPath(review.id)}
              accessibilityLabel={[t('objection.link'), review.listing?.name, day].filter(Boolean).join(', ')}
            >
              {t('objection.link')}
            </Button>
          </InlineStack>
        )}
      </BlockStack>
    </Card>
  );
}

function Answer({ id }: { id: string }) {
  const { t } = useTranslation('plant');
  const fetcher = useFetcher<{ answered?: true }>();
  const toast = useToast();
  const answered = fetcher.data?.answered;
  useEffect(() => {
    if (answered) toast(t('own.saved'));
  }, [answered, toast, t]);
  return (
    <fetcher.Form method="put" action={`/admin/reviews/${id}`}>
      <AskedAgainProvider value={fetcher.data}>
        <BlockStack gap="300">
          <Field
            name={answerField(id)}
            label={t('own.answer')}
            help={t('own.answerHelp')}
            multiline={3}
            maxLength={REVIEW_TEXT_MAX}
          />
          <SubmitButton fetcher={fetcher} variant="secondary">
            {t('own.send')}
          </SubmitButton>
        </BlockStack>
      </AskedAgainProvider>
    </fetcher.Form>
  );
}
