import { Banner, BlockStack, Button, Card, Text } from '@shopify/polaris';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { CheckField, ChoiceField, Field, fieldId, KeptForm, ProblemSummary, SubmitButton } from '~/ui/polaris';

import { HOURS, LEGAL_TEXTS, RULE_TEXTS, SELLING_LIMITS, type LawGap, type Selling } from './selling';

/** Where what the form does not ask can be said. */
const ELSEWHERE: Partial<Record<LawGap, string>> = {
  phone: '/admin/shop',
  shipping: '/admin/shop/shipping',
  payment: '/admin/shop/payments',
};

/** What the law still misses, each leading to where it can be said; `form`: the page of the form, where it is another. */
export function LawGaps({ gaps, form = '' }: { gaps: readonly LawGap[]; form?: string }) {
  const { t } = useTranslation('shops');
  if (gaps.length === 0) return <Banner tone="success" title={t('selling.complete')} />;
  return (
    <Banner tone="warning" title={t('selling.gapsTitle', { count: gaps.length })}>
      <BlockStack as="ul">
        {gaps.map((gap) => (
          <li key={gap}>
            <a href={ELSEWHERE[gap] ?? `${form}#${fieldId(gap)}`}>{t(`selling.gaps.${gap}`)}</a>
          </li>
        ))}
      </BlockStack>
    </Banner>
  );
}

/** How a shop sells. What nobody has said yet stands there as a proposal. */
export function SellingForm({
  draftKey,
  selling,
  proposed,
}: {
  draftKey: string;
  selling: Selling;
  /** What to propose for texts that were never told. */
  proposed: Partial<Record<keyof Selling, string>>;
}) {
  const { t } = useTranslation('shops');
  return (
    <KeptForm draftKey={draftKey}>
      <BlockStack gap="400">
        <ProblemSummary />
        <Part title={t('selling.ordersTitle')}>
          <CheckField
            name="takesOrders"
            label={t('selling.takesOrders')}
            help={t('selling.takesOrdersHelp')}
            checked={selling.takesOrders}
          />
        </Part>
        <Part title={t('selling.legalTitle')} lead={t('selling.legalLead')}>
          {LEGAL_TEXTS.map((name) => (
            <Field
              key={name}
              name={name}
              label={t(`selling.${name}`)}
              help={t(`selling.${name}Help`)}
              value={selling[name] || proposed[name]}
              maxLength={SELLING_LIMITS.line}
              {...(name === 'taxCode' && { inputMode: 'numeric' })}
            />
          ))}
          <Field
            name="registeredOn"
            label={t('selling.registeredOn')}
            type="date"
            value={selling.registeredOn ?? undefined}
          />
          <Field
            name="email"
            label={t('selling.email')}
            help={t('selling.emailHelp')}
            type="email"
            inputMode="email"
            autoComplete="email"
            value={selling.email}
            maxLength={SELLING_LIMITS.email}
          />
        </Part>
        <Part title={t('selling.hoursTitle')}>
          {(['answerHours', 'payHours', 'claimHours'] as const).map((name) => (
            <HoursField key={name} name={name} hours={selling[name]} />
          ))}
          <Field
            name="depositPercent"
            label={t('selling.depositPercent')}
            help={t('selling.depositPercentHelp')}
            value={String(selling.depositPercent)}
            inputMode="numeric"
            suffix="%"
          />
        </Part>
        <Part title={t('selling.rulesTitle')} lead={t('selling.rulesLead')}>
          {RULE_TEXTS.map((name) => (
            <Field
              key={name}
              name={name}
              label={t(`selling.${name}`)}
              value={selling[name] || proposed[name]}
              multiline={4}
              maxLength={SELLING_LIMITS.rule}
            />
          ))}
        </Part>
        <SubmitButton>{t('selling.save')}</SubmitButton>
        <Button size="large" fullWidth url="/admin/shop/shipping">
          {t('shipping.title')}
        </Button>
      </BlockStack>
    </KeptForm>
  );
}

/** A promise in hours, in words; a number that was set elsewhere stays choosable. */
function HoursField({ name, hours }: { name: keyof typeof HOURS; hours: number }) {
  const { t } = useTranslation('shops');
  const known: readonly number[] = HOURS[name];
  const all = known.includes(hours) ? known : [...known, hours].sort((a, b) => a - b);
  const said = (count: number) => {
    if (count === 0) return t('selling.never');
    return count % 24 === 0 ? t('selling.days', { count: count / 24 }) : t('selling.hours', { count });
  };
  return (
    <ChoiceField
      name={name}
      label={t(`selling.${name}`)}
      help={t(`selling.${name}Help`)}
      value={String(hours)}
      folded
      choices={all.map((count) => ({ value: String(count), label: said(count) }))}
    />
  );
}

function Part({ title, lead, children }: { title: string; lead?: string; children: ReactNode }) {
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {title}
          </Text>
          {lead && <Text as="p">{lead}</Text>}
        </BlockStack>
        {children}
      </BlockStack>
    </Card>
  );
}
