import { BlockStack, Button, Card, Text } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

import { Field, FileField, KeptForm, ProblemSummary, SubmitButton } from '~/ui/polaris';

import { NOTE_MAX, NOTED, type PolicySection, type PolicySettings } from './policy';
import styles from './policies-form.module.css';

/** Says on the first page that the law still misses something of this shop, and leads to where it is told. */
export function LawGapsCard({ count }: { count: number }) {
  const { t } = useTranslation('policies');
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('admin.gapsCard', { count })}
        </Text>
        <Text as="p">{t('admin.gapsLead')}</Text>
        <Button size="large" fullWidth url="/admin/shop/policies">
          {t('admin.gapsGo')}
        </Button>
      </BlockStack>
    </Card>
  );
}

/** The texts as buyers read them, each folded under its name. */
export function PolicyPreview({ sections }: { sections: PolicySection[] }) {
  const { t } = useTranslation('policies');
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('admin.textsTitle')}
        </Text>
        <Text as="p">{t('admin.textsLead')}</Text>
        <div>
          {sections.map(({ id, title, article, blocks }) => (
            <details key={id} className={styles.text}>
              <summary>{title}</summary>
              {blocks.map(({ label, text, own }) => (
                <div key={(label ?? '') + text} className={own ? styles.own : undefined}>
                  {(label ?? (own && t('own'))) && (
                    <Text as="h3" variant="headingSm">
                      {label ?? t('own')}
                    </Text>
                  )}
                  <p lang={own ? 'vi' : undefined}>{text}</p>
                </div>
              ))}
              {article !== null && (
                <Text as="p" tone="subdued">
                  {t('article', { article })}
                </Text>
              )}
            </details>
          ))}
        </div>
      </BlockStack>
    </Card>
  );
}

/** What a grower adds to the texts, and the notice that the state's system issued. */
export function PoliciesForm({
  draftKey,
  settings: { notes, settleDays, noticeLink },
  icon,
}: {
  draftKey: string;
  settings: PolicySettings;
  /** The address of the icon that is there; null: none. */
  icon: string | null;
}) {
  const { t } = useTranslation('policies');
  return (
    <KeptForm draftKey={draftKey} encType="multipart/form-data">
      <BlockStack gap="400">
        <ProblemSummary />
        <Card>
          <BlockStack gap="400">
            <Text as="h2" variant="headingMd">
              {t('admin.notesTitle')}
            </Text>
            <Text as="p">{t('admin.notesLead')}</Text>
            <Field
              name="settleDays"
              label={t('admin.settleDays')}
              help={t('admin.settleDaysHelp')}
              value={String(settleDays)}
              inputMode="numeric"
              suffix={t('admin.daysUnit')}
            />
            {NOTED.map((policy) => (
              <Field
                key={policy}
                name={`note-${policy}`}
                label={t('admin.note', { policy: t(`sections.${policy}`) })}
                value={notes[policy]}
                multiline={2}
                maxLength={NOTE_MAX}
              />
            ))}
          </BlockStack>
        </Card>
        <Card>
          <BlockStack gap="400">
            <Text as="h2" variant="headingMd">
              {t('admin.noticeTitle')}
            </Text>
            <Text as="p">{t('admin.noticeLead')}</Text>
            {icon && (
              <BlockStack gap="200">
                <img className={styles.icon} src={icon} alt={t('noticeAlt')} />
                <Text as="p" tone="subdued">
                  {t('admin.noticeShown')}
                </Text>
              </BlockStack>
            )}
            <Field
              name="noticeLink"
              label={t('admin.noticeLink')}
              help={t('admin.noticeLinkHelp')}
              type="url"
              inputMode="url"
              value={noticeLink}
              maxLength={500}
            />
            <FileField
              name="noticeIcon"
              label={t('admin.noticeIcon')}
              help={t('admin.noticeIconHelp')}
              accept="image/png,image/jpeg,image/webp,image/gif"
            />
          </BlockStack>
        </Card>
        <SubmitButton>{t('admin.save')}</SubmitButton>
      </BlockStack>
    </KeptForm>
  );
}
