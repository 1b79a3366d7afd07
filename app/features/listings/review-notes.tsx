import { Banner, BlockStack, Text } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

import { fieldId } from '~/ui/polaris';

import styles from './listing-form.module.css';
import type { OwnReview } from './review';

/** What the cooperative said, right beside what it is about. */
export function Notes({ notes }: { notes: readonly string[] }) {
  const { t } = useTranslation('listings');
  return (
    <>
      {notes.map((text, place) => (
        <span key={place} className={styles.reviewNote}>
          <strong>{t('review.says')}</strong> {text}
        </span>
      ))}
    </>
  );
}

/** Where a listing stands with the cooperative, above its form; a tap on a comment leads to its field. */
export function ReviewBanner({ review }: { review: OwnReview }) {
  const { t } = useTranslation('listings');
  const { state, cooperative, notes } = review;
  if (state !== 'asked')
    return (
      <Banner tone="info" title={t(`review.${state}.title`, { cooperative })}>
        <Text as="p">{t(`review.${state}.text`)}</Text>
      </Banner>
    );
  return (
    <Banner tone="warning" title={t('review.asked.title', { cooperative })}>
      <BlockStack gap="200">
        <BlockStack as="ul" gap="200">
          {notes.map(({ field, photoId, text }, place) => (
            <li key={place}>
              {photoId !== null || field !== '' ? (
                <a href={`#${fieldId(photoId === null ? field : 'photos')}`} className={styles.reviewLink}>
                  {photoId === null ? text : t('review.ofPhoto', { text })}
                </a>
              ) : (
                text
              )}
            </li>
          ))}
        </BlockStack>
        <Text as="p">{t('review.asked.text')}</Text>
      </BlockStack>
    </Banner>
  );
}
