import { Form, Link } from '@remix-run/react';
import { BlockStack, Box, Button, Card, InlineStack, Text } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

import { CheckField, Field, ProblemSummary, SubmitButton } from '~/ui/polaris';

import styles from './lessons.module.css';
import { CLASS_PLACE_MAX, CLASS_TITLE_MAX } from './training-class';

export const CLASSES_PATH = '/cooperative/classes';
/** The name of the box of a lesson in the form. */
export const lessonBox = (slug: string): string => `lesson-${slug}`;

export type ShownClass = { id: string; title: string; place: string; day: string; people: number };

export type ClassesPageData = {
  classes: ShownClass[];
  /** Address of the next page; null: this is the last. */
  next: string | null;
  isFirst: boolean;
  /** Null for whoever only looks. */
  form: { today: string; lessons: { slug: string; title: string }[] } | null;
};

/** A cooperative's classes, and the form for a new one. */
export function ClassesPage({ classes, next, isFirst, form }: ClassesPageData) {
  const { t } = useTranslation('training');
  return (
    <BlockStack gap="400">
      {form && <ClassForm {...form} />}
      {classes.length > 0 ? (
        <Card padding="0">
          <ul className={styles.list}>
            {classes.map(({ id, title, place, day, people }) => (
              <li key={id}>
                <Link to={`${CLASSES_PATH}/${id}`}>
                  <b>{title}</b>
                  <span className={styles.facts}>
                    <span>{place ? `${day}, ${place}` : day}</span>
                    <span>{t('classes.people', { count: people })}</span>
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        </Card>
      ) : (
        <Box paddingInline={{ xs: '400', sm: '0' }}>
          <Text as="p">{t('classes.none')}</Text>
        </Box>
      )}
      <InlineStack gap="200" align="center">
        {!isFirst && <Button url={CLASSES_PATH}>{t('classes.first')}</Button>}
        {next && <Button url={next}>{t('classes.more')}</Button>}
      </InlineStack>
    </BlockStack>
  );
}

function ClassForm({ today, lessons }: NonNullable<ClassesPageData['form']>) {
  const { t } = useTranslation('training');
  return (
    <Card>
      <Form method="post" noValidate>
        <BlockStack gap="400">
          <Text as="h2" variant="headingMd">
            {t('classes.new')}
          </Text>
          <ProblemSummary />
          <Field
            name="title"
            label={t('classes.name')}
            placeholder={t('classes.nameExample')}
            maxLength={CLASS_TITLE_MAX}
          />
          <Field name="place" label={t('classes.place')} maxLength={CLASS_PLACE_MAX} />
          <Field name="heldOn" label={t('classes.heldOn')} type="date" value={today} />
          <fieldset className={styles.boxes}>
            <legend>{t('classes.lessons')}</legend>
            {lessons.map(({ slug, title }) => (
              <CheckField key={slug} name={lessonBox(slug)} label={title} />
            ))}
          </fieldset>
          <SubmitButton>{t('classes.submit')}</SubmitButton>
        </BlockStack>
      </Form>
    </Card>
  );
}
