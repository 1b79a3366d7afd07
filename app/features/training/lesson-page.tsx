import { Banner, BlockStack, Button, Card, InlineStack, Text } from '@shopify/polaris';
import { PrintIcon } from '@shopify/polaris-icons';
import { useTranslation } from 'react-i18next';

import { PRACTICE_PATH } from '~/features/accounts/practice-reach';
import { usePhoneOwner } from '~/features/photos/phone-owner';
import { useOfflinePage } from '~/ui/polaris';

import { canPractise } from './acts';
import { Drawing } from './drawing';
import { lessonPath, type LessonPageData, type ShownStanding } from './lessons-view';
import styles from './lessons.module.css';
import { NextLessonCard } from './next-lesson-card';
import { useReader } from './use-reader';

/** A lesson: its steps with their drawings, read aloud where there is a voice, and at the end the act itself. */
export function LessonPage({ lesson, standing, page, next }: LessonPageData) {
  const { t, i18n } = useTranslation('training');
  useOfflinePage(usePhoneOwner(), lessonPath(lesson.slug));
  return (
    <BlockStack gap="400">
      {standing.trouble && <BackBanner trouble={standing.trouble} />}
      {lesson.lang !== i18n.language && <Text as="p">{t('otherLanguage')}</Text>}
      <Steps lesson={lesson} />
      <Card>
        <BlockStack gap="300">
          <Text as="h2" variant="headingMd">
            {t('actTitle')}
          </Text>
          <Text as="p">{standing.state === 'done' ? t('actDone') : t('actLead')}</Text>
          <Button size="large" fullWidth variant="primary" url={page}>
            {lesson.button}
          </Button>
          {canPractise(lesson.act) && (
            <>
              <Text as="p">{t('practice.lessonText')}</Text>
              <Button size="large" fullWidth url={PRACTICE_PATH}>
                {t('practice.open')}
              </Button>
            </>
          )}
          <Button size="large" fullWidth icon={PrintIcon} url={`${lessonPath(lesson.slug)}/print`} external>
            {t('print')}
          </Button>
        </BlockStack>
      </Card>
      {next && next.slug !== lesson.slug && <NextLessonCard lesson={next} />}
    </BlockStack>
  );
}

function BackBanner({ trouble }: { trouble: NonNullable<ShownStanding['trouble']> }) {
  const { t } = useTranslation('training');
  return (
    <Banner
      tone="warning"
      title={t('nextBack')}
      action={{ content: t('seeOrder'), url: `/admin/orders/${trouble.orderId}` }}
    >
      <p>{t(`trouble.${trouble.kind}`, { code: trouble.orderCode })}</p>
    </Banner>
  );
}

function Steps({ lesson }: { lesson: LessonPageData['lesson'] }) {
  const { t } = useTranslation('training');
  const { lang, lead, steps } = lesson;
  const texts = [`${lesson.title}. ${lead}`, ...steps.map(({ title, text }) => `${title}. ${text.join(' ')}`)];
  const { can, at, read, stop } = useReader(texts, lang);
  return (
    <>
      <div className={styles.beside}>
        <BlockStack gap="300">
          <p lang={lang} className={at === 0 ? styles.now : undefined}>
            {lead}
          </p>
          {can && (
            <InlineStack>
              <Button size="large" onClick={() => (at === null ? read(0, texts.length) : stop())}>
                {at === null ? t('read.all') : t('read.stop')}
              </Button>
            </InlineStack>
          )}
          {can === false && (
            <Text as="p" tone="subdued">
              {t('read.none')}
            </Text>
          )}
        </BlockStack>
      </div>
      <ol className={styles.steps} lang={lang}>
        {steps.map(({ title, drawing, alt, text }, index) => (
          <li key={title} className={at === index + 1 ? `${styles.step} ${styles.now}` : styles.step}>
            <Drawing name={drawing} alt={alt} />
            <h2>
              {index + 1}. {title}
            </h2>
            <div>
              {text.map((paragraph) => (
                <p key={paragraph}>{paragraph}</p>
              ))}
              {can && at === null && (
                <div className={styles.hear}>
                  <Button variant="tertiary" onClick={() => read(index + 1, index + 2)}>
                    {t('read.step', { number: index + 1 })}
                  </Button>
                </div>
              )}
            </div>
          </li>
        ))}
      </ol>
    </>
  );
}
