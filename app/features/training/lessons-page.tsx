import { Link } from '@remix-run/react';
import { BlockStack, Button, Card, Text } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

import { usePhoneOwner } from '~/features/photos/phone-owner';
import { SubmitButton, useOfflinePage } from '~/ui/polaris';

import { CERTIFICATE_PATH, lessonPath, type LessonsPageData } from './lessons-view';
import styles from './lessons.module.css';
import { NextLessonCard } from './next-lesson-card';
import { StandingBadge } from './standing-badge';

/** All lessons: what comes next, how far one is, and the certificate at the end. */
export function LessonsPage({ lessons, next, acts, hasCertificate }: LessonsPageData) {
  const { t } = useTranslation('training');
  useOfflinePage(usePhoneOwner(), '/admin/lessons');
  return (
    <BlockStack gap="400">
      <div className={styles.beside}>
        <p>{t('lead')}</p>
      </div>
      <Card>
        <BlockStack gap="300">
          <Text as="p" variant="headingMd">
            {t('progress', acts)}
          </Text>
          <meter className={styles.meter} min={0} max={acts.all} value={acts.done} aria-label={t('progress', acts)} />
          {!next && <Text as="p">{t('allDone')}</Text>}
          <CertificatePart left={acts.all - acts.done} hasCertificate={hasCertificate} />
        </BlockStack>
      </Card>
      {next && <NextLessonCard lesson={next} />}
      <Card padding="0">
        <div className={styles.head}>
          <Text as="h2" variant="headingMd">
            {t('list')}
          </Text>
        </div>
        <ul className={styles.list}>
          {lessons.map(({ slug, title, lang, minutes, standing }, at) => (
            <li key={slug}>
              <Link to={lessonPath(slug)}>
                <b>
                  {at + 1}. <span lang={lang}>{title}</span>
                </b>
                <span className={styles.facts}>
                  <StandingBadge standing={standing} />
                  <span>{t('minutes', { count: minutes })}</span>
                </span>
              </Link>
            </li>
          ))}
        </ul>
      </Card>
    </BlockStack>
  );
}

function CertificatePart({ left, hasCertificate }: { left: number; hasCertificate: boolean }) {
  const { t } = useTranslation('training');
  if (hasCertificate)
    return (
      <Button size="large" fullWidth url={CERTIFICATE_PATH} external>
        {t('certificate.show')}
      </Button>
    );
  if (left > 0) return <Text as="p">{t('certificate.left', { count: left })}</Text>;
  // the paper is a page without scripts, so the form goes there as plain HTML
  return (
    <form method="post" action={CERTIFICATE_PATH}>
      <BlockStack gap="200">
        <Text as="p">{t('certificate.ready')}</Text>
        <SubmitButton>{t('certificate.get')}</SubmitButton>
      </BlockStack>
    </form>
  );
}
