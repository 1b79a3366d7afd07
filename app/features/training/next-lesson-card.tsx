import { BlockStack, Button, Card, InlineStack, Text } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

import { lessonPath, type LessonLine } from './lessons-view';

/** The lesson to take next, for the top of the list and for the home page (`isHome`, which leads to the list as well). */
export function NextLessonCard({ lesson, isHome = false }: { lesson: LessonLine; isHome?: boolean }) {
  const { t } = useTranslation('training');
  const { trouble } = lesson.standing;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {trouble ? t('nextBack') : isHome ? t('homeTitle') : t('next')}
        </Text>
        <Text as="p" variant="bodyLg" fontWeight="semibold">
          <span lang={lesson.lang}>{lesson.title}</span>
        </Text>
        {trouble && <Text as="p">{t(`trouble.${trouble.kind}`, { code: trouble.orderCode })}</Text>}
        <InlineStack gap="200">
          <Button size="large" variant={isHome ? 'secondary' : 'primary'} url={lessonPath(lesson.slug)}>
            {t('open')}
          </Button>
          {isHome && (
            <Button size="large" variant="tertiary" url="/admin/lessons">
              {t('all')}
            </Button>
          )}
        </InlineStack>
      </BlockStack>
    </Card>
  );
}
