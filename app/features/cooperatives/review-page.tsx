import { Form } from '@remix-run/react';
import { Banner, BlockStack, Box, Button, Card, Checkbox, Text } from '@shopify/polaris';
import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { useListingWords } from '~/features/listings/listing-words';
import { Field, problemText, SubmitButton, useAskedAgain } from '~/ui/polaris';
import type { Problem } from '~/shared/result';

import { REVIEW_KEYS, useKeysWanted, useReviewKeys } from './review-keys';
import {
  fieldPin,
  noteField,
  NOTE_MAX,
  photoPin,
  REVIEWS_PATH,
  WHOLE,
  type ReviewPageData,
  type StaffNote,
} from './review-view';
import styles from './review.module.css';

/** A member's listing before buyers see it: every answer and every photo, each with its comments, and the two ways out. */
export function ReviewPage({
  review,
  always,
  problem,
}: {
  review: ReviewPageData;
  /** Fields that are shown though nothing stands in them. */
  always: readonly string[];
  /** Why the last press came to nothing. */
  problem: Problem | null;
}) {
  const { t } = useTranslation('review');
  const box = useRef<HTMLElement>(null);
  const [isWanted, want] = useKeysWanted();
  const onKeyDown = useReviewKeys(box, isWanted);
  const words = useListingWords();
  const { texts, before, photos, notes } = review;
  const shown = words(texts, always);
  const old = new Map(before ? words(before, always).map(({ field, value }) => [field, value]) : []);
  const gone = before ? words(before, []).filter(({ field }) => !(field in texts)) : [];
  const place = (pin: string, what: string, children: ReactNode) => (
    <Place key={pin} pin={pin} what={what} reviewId={review.id} notes={notes.filter((note) => note.pin === pin)}>
      {children}
    </Place>
  );
  return (
    <BlockStack gap="400">
      {problem && (
        <div role="alert">
          <Banner tone="warning">
            <Text as="p">{problemText(t, problem)}</Text>
          </Banner>
        </div>
      )}
      {review.state === 'asked' && <Banner tone="info">{t('isAsked')}</Banner>}
      {before && (
        <Box paddingInline={{ xs: '400', sm: '0' }}>
          <Text as="p">{t('change')}</Text>
        </Box>
      )}
      {/* the keys listen here, where the controls are that they press */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <section ref={box} onKeyDown={onKeyDown} aria-label={review.name}>
        <BlockStack gap="400">
          <Card>
            <ul className={styles.places}>
              {photos.map(({ id, thumbnail, alt, isNew }, index) => {
                const what = t('photo', { number: index + 1 });
                return place(
                  photoPin(id),
                  what,
                  <>
                    <Text as="h2" variant="headingSm">
                      {isNew ? `${what} · ${t('isNew')}` : what}
                    </Text>
                    {thumbnail ? (
                      <img src={thumbnail} alt={alt || what} width={320} height={320} loading="lazy" />
                    ) : (
                      <Text as="p">{t('noPhoto')}</Text>
                    )}
                  </>,
                );
              })}
              {shown.map(({ field, label, value }) =>
                place(
                  fieldPin(field),
                  label,
                  <Answer label={label} value={value} before={before ? (old.get(field) ?? '') : value} />,
                ),
              )}
              {gone.map(({ field, label, value }) => (
                <li key={field} className={styles.place}>
                  <Answer label={label} value="" before={value} />
                </li>
              ))}
              {place(
                WHOLE,
                t('whole'),
                <Text as="h2" variant="headingSm">
                  {t('whole')}
                </Text>,
              )}
            </ul>
          </Card>
          <Card>
            <BlockStack gap="300">
              <Decision review={review} kind="approval" decision="a" label={t('approve')} />
              {review.state === 'waiting' && (
                <Decision review={review} kind="return" decision="r" label={t('sendBack')} />
              )}
            </BlockStack>
          </Card>
        </BlockStack>
      </section>
      <Card>
        <BlockStack gap="300">
          <Text as="h2" variant="headingMd">
            {t('keys.title')}
          </Text>
          <Checkbox label={t('keys.use')} checked={isWanted} onChange={want} helpText={t('keys.lead')} />
          <dl className={styles.keys}>
            {REVIEW_KEYS.map((key) => [
              <dt key={key}>
                <kbd>{key}</kbd>
              </dt>,
              <dd key={`${key} means`}>{t(`keys.${key}`)}</dd>,
            ])}
          </dl>
        </BlockStack>
      </Card>
    </BlockStack>
  );
}

function Answer({ label, value, before }: { label: string; value: string; before: string }) {
  const { t } = useTranslation('review');
  return (
    <>
      <Text as="h2" variant="headingSm">
        {label}
      </Text>
      <p className={styles.value}>{value || t('nothing')}</p>
      {before !== value && <p className={styles.value}>{t('before', { value: before || t('nothing') })}</p>}
    </>
  );
}

/** A field or a photo with what was said of it, and where more is said. */
function Place({
  pin,
  what,
  reviewId,
  notes,
  children,
}: {
  pin: string;
  what: string;
  reviewId: string;
  notes: StaffNote[];
  children: ReactNode;
}) {
  const { t } = useTranslation('review');
  const asked = useAskedAgain();
  const box = useRef<HTMLDetailsElement>(null);
  const count = useRef(notes.length);
  const here = `${REVIEWS_PATH}/${reviewId}`;
  const isWrong = asked?.problems.some(({ field }) => field === noteField(pin)) ?? false;
  useEffect(() => {
    if (count.current === notes.length) return;
    const isMore = notes.length > count.current;
    count.current = notes.length;
    if (!box.current || !isMore) return;
    box.current.open = false; // it is pinned: on to the next place
    box.current.querySelector('summary')?.focus();
  }, [notes.length]);
  return (
    <li className={styles.place} data-place>
      {children}
      {notes.map(({ id, text, by, isOld }) => (
        <div key={id} className={`${styles.note} ${isOld ? styles.old : ''}`}>
          <strong>{t('note.by', { name: by })}</strong> {text} {isOld && `(${t('note.old')})`}
          {!isOld && (
            <Form method="post" action={here} preventScrollReset>
              <input type="hidden" name="remove" value={id} />
              <Button submit variant="plain" accessibilityLabel={`${t('note.takeBack')}: ${text}`}>
                {t('note.takeBack')}
              </Button>
            </Form>
          )}
        </div>
      ))}
      <details ref={box} open={isWrong}>
        <summary>{t('note.open', { what })}</summary>
        <Form method="post" action={here} preventScrollReset>
          <BlockStack gap="200">
            <input type="hidden" name="pin" value={pin} />
            <Field
              key={notes.length}
              name={noteField(pin)}
              label={t('note.label', { what })}
              placeholder={t('note.example')}
              multiline={2}
              maxLength={NOTE_MAX}
            />
            <SubmitButton variant="secondary" fullWidth={false}>
              {t('note.save')}
            </SubmitButton>
          </BlockStack>
        </Form>
      </details>
    </li>
  );
}

/** One of the two ways out, with what was looked at: what changed meanwhile is not decided about. */
function Decision({
  review,
  kind,
  decision,
  label,
}: {
  review: ReviewPageData;
  kind: 'approval' | 'return';
  decision: 'a' | 'r';
  label: string;
}) {
  return (
    <Form method="post" action={`${REVIEWS_PATH}/${review.id}/${kind}`} data-decision={decision}>
      <input type="hidden" name="seen" value={review.seen} />
      <SubmitButton variant={kind === 'approval' ? 'primary' : 'secondary'}>{label}</SubmitButton>
    </Form>
  );
}
