import { BlockStack, Card, Text } from '@shopify/polaris';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { ChoiceField, Field, KeptForm, ProblemSummary, SubmitButton } from '~/ui/polaris';

import { OBJECTION_REASONS, OBJECTION_TEXT_MAX, type ObjectionView, type Standing } from './review-objection';

/** What is wrong with a review, in a tap and a few words; once it is said, what has become of it. */
export function ObjectionPage({
  review: { id, stars, text, objection, mayObject },
}: {
  review: Standing & { id: string; stars: number; text: string };
}) {
  const { t } = useTranslation('plant');
  const [reason, setReason] = useState('');
  return (
    <BlockStack gap="400">
      <Card>
        <BlockStack gap="200">
          <Text as="p">{t('reviews.stars', { count: stars })}</Text>
          {text && (
            <Text as="p" breakWord>
              {text}
            </Text>
          )}
          {objection && <ObjectionText objection={objection} />}
        </BlockStack>
      </Card>
      {mayObject && (
        <Card>
          <KeptForm draftKey={`objection:${id}`}>
            <BlockStack gap="400">
              <ProblemSummary />
              <Text as="p">{t('objection.lead')}</Text>
              <ChoiceField
                name="reason"
                label={t('objection.reason')}
                folded={false}
                choices={OBJECTION_REASONS.map((value) => ({ value, label: t(`objection.reasons.${value}`) }))}
                onChange={setReason}
              />
              <Field
                name="text"
                label={t(reason === 'other' ? 'objection.ownWords' : 'objection.text')}
                help={t('objection.textHelp')}
                multiline={3}
                maxLength={OBJECTION_TEXT_MAX}
              />
              <SubmitButton>{t('objection.send')}</SubmitButton>
            </BlockStack>
          </KeptForm>
        </Card>
      )}
    </BlockStack>
  );
}

/** "Đã báo ngày 26/11/2026 (…), đang chờ xem", or what became of it and why. */
export function ObjectionText({ objection: { reason, text, day, ended } }: { objection: ObjectionView }) {
  const { t } = useTranslation('plant');
  if (ended?.outcome === 'withdrawn') return null;
  return (
    <BlockStack gap="100">
      <Text as="p" fontWeight="semibold">
        {t(ended ? 'objection.sent' : 'objection.waiting', {
          day: shown(day),
          reason: t(`objection.reasons.${reason}`),
        })}
      </Text>
      {text && (
        <Text as="p" tone="subdued" breakWord>
          {t('objection.yourWords', { text })}
        </Text>
      )}
      {ended && (
        <Text as="p" breakWord>
          {t(`objection.${ended.outcome}`, { day: shown(ended.day), cause: ended.cause })}
        </Text>
      )}
    </BlockStack>
  );
}

const shown = (day: string): string => day.split('-').reverse().join('/');
