import { useActionData } from '@remix-run/react';
import { Banner, BlockStack, Button, Card, Text } from '@shopify/polaris';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { usePhoneOwner } from '~/features/photos/phone-owner';
import { newUuid } from '~/shared/uuid';
import { useRestoredDraft } from '~/ui/polaris/kept-draft';

import { isKeptAnswer } from './kept-answer';
import { KEPT_FIELDS } from './kept-listing';
import { useKeptNews } from './use-kept-listings';

/** What the form tells the phone of itself: whose it is, where its draft lies, and which id a new listing will have. */
export function KeptFields({ draftKey, isNew }: { draftKey: string | null; isNew: boolean }) {
  const owner = usePhoneOwner();
  const restored = useRestoredDraft()?.[KEPT_FIELDS.newId];
  const [made, setMade] = useState('');
  useEffect(() => setMade(newUuid()), []);
  return (
    <>
      <input type="hidden" name={KEPT_FIELDS.owner} value={owner ?? ''} />
      <input type="hidden" name={KEPT_FIELDS.draft} value={draftKey ?? ''} />
      {isNew && <input type="hidden" name={KEPT_FIELDS.newId} value={restored || made} />}
    </>
  );
}

/** The listing that the last press left on the phone, until its grower goes on to another. */
export function useKeptAnswer() {
  const answer: unknown = useActionData();
  const [seen, setSeen] = useState<unknown>(null);
  return {
    kept: isKeptAnswer(answer) ? answer.keptListing : null,
    isDone: answer === seen,
    onAnother: () => setSeen(answer),
  };
}

/** Stands in the form's place when its listing waits on the phone, and says when it has gone. */
export function KeptNotice({ id, isNew, onAnother }: { id: string; isNew: boolean; onAnother: () => void }) {
  const { t } = useTranslation('listings');
  const [isSent, setSent] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  useKeptNews((news) => {
    if (news.id === id && news.type === 'sent') setSent(true);
  });
  useEffect(() => box.current?.focus(), []);
  return (
    <div ref={box} tabIndex={-1} role="status">
      <Card>
        <BlockStack gap="400">
          <Banner tone={isSent ? 'success' : 'info'} title={isSent ? t('kept.sentTitle') : t('kept.title')}>
            <Text as="p">{isSent ? t('kept.sentText') : t('kept.text')}</Text>
          </Banner>
          {isNew && (
            <Button size="large" fullWidth variant="primary" onClick={onAnother}>
              {t('kept.another')}
            </Button>
          )}
          <Button size="large" fullWidth url="/admin">
            {t('kept.home')}
          </Button>
        </BlockStack>
      </Card>
    </div>
  );
}
