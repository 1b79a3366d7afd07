import { useFetcher } from '@remix-run/react';
import { Badge, BlockStack, Button, ButtonGroup, Card, InlineStack, Text } from '@shopify/polaris';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';

import { formatDateTime } from '~/shared/date';
import { formatDong } from '~/shared/dong';
import { formatWhole } from '~/shared/number';
import { formatPhone, telHref, zaloHref } from '~/shared/phone';
import { AskedAgainProvider, CopyButton, Field, ProblemSummary, SubmitButton, useToast } from '~/ui/polaris';

import { priceField, QUOTATION_MAX, replyField, type QuotationView } from './quotation';

/** Who asks for the price of many: to be called, answered and put away. */
export function QuotationsPage({
  show,
  quotations,
  next,
}: {
  show: 'open' | 'closed';
  quotations: QuotationView[];
  next: string | null;
}) {
  const { t } = useTranslation('plant');
  return (
    <BlockStack gap="400">
      <ButtonGroup variant="segmented" fullWidth>
        {(['open', 'closed'] as const).map((one) => (
          <Button key={one} size="large" pressed={show === one} url={`/admin/quotations?show=${one}`}>
            {t(`asked.${one}`)}
          </Button>
        ))}
      </ButtonGroup>
      {quotations.length === 0 && <Text as="p">{t(`asked.none.${show}`)}</Text>}
      {quotations.map((quotation) => (
        <QuotationCard key={quotation.id} quotation={quotation} />
      ))}
      {next && (
        <Button size="large" fullWidth url={`/admin/quotations?show=${show}&before=${next}`}>
          {t('asked.more')}
        </Button>
      )}
    </BlockStack>
  );
}

const TONES = { new: 'attention', answered: 'success', closed: undefined } as const;

function QuotationCard({ quotation }: { quotation: QuotationView }) {
  const { t } = useTranslation(['plant', 'catalogue']);
  const { id, state, phone, price, answer } = quotation;
  const unit = t(`catalogue:units.${quotation.unit as 'chau'}`);
  const amount = t('quotation.amount', { quantity: formatWhole(quotation.quantity), unit });
  const priceText = price === null ? '' : t('quotation.price', { price: formatDong(price), unit });
  const reply = t('asked.text', {
    name: quotation.name,
    what: [quotation.listingName, quotation.size].filter(Boolean).join(', '),
    amount,
    answer: [priceText, answer].filter(Boolean).join('. '),
  });
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingMd">
            {amount} {quotation.listingName}
          </Text>
          <Badge tone={TONES[state]}>{t(`asked.states.${state}`)}</Badge>
        </InlineStack>
        <Text as="p" breakWord>
          {[quotation.size, quotation.wanted, quotation.place].filter(Boolean).join(' · ')}
        </Text>
        {quotation.note && (
          <Text as="p" breakWord>
            “{quotation.note}”
          </Text>
        )}
        <Text as="p" tone="subdued">
          {quotation.name} · {formatDateTime(quotation.createdAt)}
        </Text>
        <Button size="large" fullWidth variant="primary" url={telHref(phone)}>
          {t('asked.call', { phone: formatPhone(phone) })}
        </Button>
        <Button size="large" fullWidth url={zaloHref(phone)} external>
          Zalo
        </Button>
        {state === 'answered' && (
          <>
            <Text as="p" breakWord>
              {reply}
            </Text>
            <CopyButton text={reply} done={t('asked.copied')} size="large" fullWidth>
              {t('asked.copy')}
            </CopyButton>
          </>
        )}
        {state !== 'closed' && <Reply quotation={quotation} key={`${id} ${state}`} unit={unit} />}
      </BlockStack>
    </Card>
  );
}

function Reply({ quotation: { id, price, answer }, unit }: { quotation: QuotationView; unit: string }) {
  const { t } = useTranslation('plant');
  const reply = useFetcher<{ answered?: true }>();
  const closing = useFetcher();
  const toast = useToast();
  const answered = reply.data?.answered;
  useEffect(() => {
    if (answered) toast(t('asked.saved'));
  }, [answered, toast, t]);
  const action = `/admin/quotations/${id}`;
  return (
    <BlockStack gap="300">
      <reply.Form method="put" action={action}>
        <AskedAgainProvider value={reply.data}>
          <BlockStack gap="300">
            <ProblemSummary />
            <Field
              name={priceField(id)}
              label={t('asked.price', { unit })}
              help={t('asked.priceHelp')}
              value={price === null ? '' : formatWhole(price)}
              maxLength={40}
            />
            <Field
              name={replyField(id)}
              label={t('asked.answer')}
              value={answer}
              multiline={3}
              maxLength={QUOTATION_MAX.answer}
            />
            <SubmitButton fetcher={reply}>{t('asked.send')}</SubmitButton>
          </BlockStack>
        </AskedAgainProvider>
      </reply.Form>
      <closing.Form method="delete" action={action}>
        <SubmitButton fetcher={closing} variant="secondary">
          {t('asked.close')}
        </SubmitButton>
      </closing.Form>
    </BlockStack>
  );
}
