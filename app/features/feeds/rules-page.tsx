import { Form } from '@remix-run/react';
import { BlockStack, Card, Text } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

import type { Group } from '~/features/catalogue/vocabulary';
import { CheckField, ChoiceField, Field, ProblemSummary, SubmitButton } from '~/ui/polaris';

import { ROUNDINGS, TITLE_WORDS, type ChannelRules } from './channel-rules';
import { PRESETS, type CategoryChoice } from './presets';
import { categoryName, withoutName } from './rules-form';

export type RulesData = {
  rules: ChannelRules;
  groups: Group[];
  categories: CategoryChoice;
  /** The price is the page's own: no mark-up is offered. */
  samePrice: boolean;
};

/** What a shop wants of one channel. Nothing has to be filled in. */
export function RulesPage({ rules, groups, categories, samePrice }: RulesData) {
  const { t } = useTranslation(['feeds', 'catalogue']);
  const text = (amount: number | undefined) => (amount === undefined ? '' : String(amount));
  return (
    <Form method="post">
      <BlockStack gap="400">
        <ProblemSummary />
        <Card>
          <BlockStack gap="400">
            <Text as="h2" variant="headingMd">
              {t('rules.what')}
            </Text>
            <CheckField name="off" label={t('rules.off')} checked={rules.off === true} />
            <CheckField
              name="withoutSoldOut"
              label={t('rules.withoutSoldOut')}
              checked={rules.withoutSoldOut === true}
            />
            <CheckField
              name="withoutWeakPhotos"
              label={t('rules.withoutWeakPhotos')}
              checked={rules.withoutWeakPhotos === true}
            />
            {groups.length > 1 && (
              <BlockStack gap="200">
                <Text as="h3" variant="headingSm">
                  {t('rules.withoutGroups')}
                </Text>
                {groups.map((group) => (
                  <CheckField
                    key={group}
                    name={withoutName(group)}
                    label={t(`catalogue:groups.${group}`)}
                    checked={rules.withoutGroups?.includes(group) ?? false}
                  />
                ))}
              </BlockStack>
            )}
            <Field
              name="priceFrom"
              label={t('rules.priceFrom')}
              value={text(rules.priceFrom)}
              inputMode="numeric"
              suffix="₫"
            />
            <Field
              name="priceTo"
              label={t('rules.priceTo')}
              value={text(rules.priceTo)}
              inputMode="numeric"
              suffix="₫"
            />
          </BlockStack>
        </Card>
        <Card>
          <BlockStack gap="400">
            <Text as="h2" variant="headingMd">
              {t('rules.how')}
            </Text>
            <Field
              name="title"
              label={t('rules.pattern')}
              value={rules.title ?? ''}
              placeholder="{name}, {size}"
              help={TITLE_WORDS.map((word) => `{${word}} ${t(`rules.words.${word}`)}`).join(' · ')}
            />
            {samePrice ? (
              <Text as="p" tone="subdued">
                {t('rules.samePrice')}
              </Text>
            ) : (
              <>
                <Field
                  name="markup"
                  label={t('rules.markup')}
                  value={text(rules.markup)}
                  inputMode="numeric"
                  suffix="%"
                  help={t('rules.markupHelp')}
                />
                <ChoiceField
                  name="round"
                  label={t('rules.round')}
                  value={String(rules.round ?? 1)}
                  choices={ROUNDINGS.map((round) => ({ value: String(round), label: t(`rules.rounds.${round}`) }))}
                />
              </>
            )}
            <ChoiceField
              name="lang"
              label={t('rules.lang')}
              value={rules.lang ?? ''}
              choices={[
                { value: '', label: t('rules.langs.vi') },
                { value: 'en', label: t('rules.langs.en'), help: t('rules.langHelp') },
              ]}
            />
          </BlockStack>
        </Card>
        {categories !== null && groups.length > 0 && (
          <Card>
            <BlockStack gap="400">
              <Text as="h2" variant="headingMd">
                {t('rules.categories')}
              </Text>
              {groups.map((group) => {
                const field = {
                  name: categoryName(group),
                  label: t(`catalogue:groups.${group}`),
                  value: rules.categories?.[group] ?? '',
                };
                return categories === 'typed' ? (
                  <Field key={group} {...field} help={t('rules.categoryHelp')} />
                ) : (
                  <ChoiceField
                    key={group}
                    {...field}
                    folded
                    choices={[
                      { value: '', label: t('rules.ourChoice') },
                      ...PRESETS[categories].map(([id, key]) => ({
                        value: id,
                        label: `${t(`presets.${key}`)} (${id})`,
                      })),
                    ]}
                  />
                );
              })}
            </BlockStack>
          </Card>
        )}
        <SubmitButton>{t('rules.save')}</SubmitButton>
      </BlockStack>
    </Form>
  );
}
