import { Form, useFetcher } from '@remix-run/react';
import { BlockStack, Button, Card, Text } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

import { Field, ProblemSummary, SubmitButton } from '~/ui/polaris';

import { CLASSES_PATH } from './classes-page';
import styles from './lessons.module.css';

/** Somebody on the list; `phone` is empty where it may not be seen. */
export type ShownAttendee = { personId: string; name: string; phone: string; shopName: string; at: string };

export type ClassPageData = {
  id: string;
  title: string;
  lessons: string[];
  people: number;
  attendees: ShownAttendee[];
  /** The code to scan, as SVG; null for whoever only looks. */
  qr: string | null;
};

/** One class: its code for the wall, who was there, and a way onto the list for those without a phone. */
export function ClassPage({ id, lessons, people, attendees, qr }: ClassPageData) {
  const { t } = useTranslation('training');
  return (
    <BlockStack gap="400">
      {lessons.length > 0 && (
        <Card>
          <Text as="p">{lessons.join(' · ')}</Text>
        </Card>
      )}
      {qr && (
        <Card>
          <BlockStack gap="300">
            <Text as="h2" variant="headingMd">
              {t('classes.scan')}
            </Text>
            <Text as="p">{t('classes.scanHow')}</Text>
            <Text as="p">{t('classes.scanDay')}</Text>
            <div className={styles.code} dangerouslySetInnerHTML={{ __html: qr }} />
            <Button size="large" fullWidth url={`${CLASSES_PATH}/${id}/print`} external>
              {t('classes.print')}
            </Button>
          </BlockStack>
        </Card>
      )}
      <Card padding="0">
        <div className={styles.head}>
          <BlockStack gap="200">
            <Text as="h2" variant="headingMd">
              {t('classes.attendees')}
            </Text>
            <Text as="p">{people > 0 ? t('classes.people', { count: people }) : t('classes.nobody')}</Text>
            {people > attendees.length && <Text as="p">{t('classes.most', { count: attendees.length })}</Text>}
            {!qr && <Text as="p">{t('classes.masked')}</Text>}
          </BlockStack>
        </div>
        <ul className={styles.list}>
          {attendees.map((attendee) => (
            <li key={attendee.personId} className={styles.person}>
              <Person attendee={attendee} classId={id} mayRemove={qr !== null} />
            </li>
          ))}
        </ul>
      </Card>
      {qr && (
        <Card>
          <Form method="post" noValidate>
            <BlockStack gap="300">
              <Text as="h2" variant="headingMd">
                {t('classes.add')}
              </Text>
              <ProblemSummary />
              <Field name="phone" type="tel" label={t('classes.addPhone')} help={t('classes.addHelp')} />
              <SubmitButton variant="secondary">{t('classes.addSubmit')}</SubmitButton>
            </BlockStack>
          </Form>
        </Card>
      )}
    </BlockStack>
  );
}

function Person({
  attendee: { personId, name, phone, shopName, at },
  classId,
  mayRemove,
}: {
  attendee: ShownAttendee;
  classId: string;
  mayRemove: boolean;
}) {
  const { t } = useTranslation('training');
  const removal = useFetcher();
  return (
    <>
      <span>
        <b>{name}</b>
        <br />
        {[shopName, phone, at].filter(Boolean).join(' · ')}
      </span>
      {mayRemove && (
        <removal.Form method="delete" action={`${CLASSES_PATH}/${classId}/people/${personId}`}>
          <Button submit accessibilityLabel={t('classes.removeLabel', { name })} loading={removal.state !== 'idle'}>
            {t('classes.remove')}
          </Button>
        </removal.Form>
      )}
    </>
  );
}
