import { useFetcher } from '@remix-run/react';
import { BlockStack, Card, Text } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

import { formatDate, readDay } from '~/shared/date';
import { SubmitButton, useToast } from '~/ui/polaris';

import type { CertificateData } from './certificate';

const written = (day: string) => {
  const date = readDay(day);
  return date ? formatDate(date) : day;
};

/** One paper of the shop, and the way to take it away; that can be undone, because all it says is sent back. */
export function CertificateCard({
  certificate,
  today,
}: {
  certificate: CertificateData & { id: string };
  today: string;
}) {
  const { t } = useTranslation('shops');
  const removal = useFetcher();
  const toast = useToast();
  const { id, kind, stars, product, certificateNo, issuer, expiresOn } = certificate;
  const title = stars
    ? `${t(`certificates.kinds.${kind}`)} ${t('certificates.starsOf', { count: stars })}`
    : t(`certificates.kinds.${kind}`);
  const undo = { action: '/admin/shop/certificates', values: textsOf(certificate) };
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">
          {title}
        </Text>
        {product && <Text as="p">{product}</Text>}
        <Text as="p">
          {t('certificates.number')}: {certificateNo}
          {issuer && ` · ${issuer}`}
        </Text>
        {expiresOn && (
          <Text as="p" tone={expiresOn < today ? 'critical' : undefined}>
            {expiresOn < today ? t('certificates.expired') : t('certificates.until', { date: written(expiresOn) })}
          </Text>
        )}
        <removal.Form
          method="delete"
          action={`/admin/shop/certificates/${id}`}
          onSubmit={() => toast(t('certificates.removed'), { undo })}
        >
          <SubmitButton fetcher={removal} variant="secondary" fullWidth={false}>
            {t('certificates.remove')}
          </SubmitButton>
        </removal.Form>
      </BlockStack>
    </Card>
  );
}

const textsOf = ({ id: _id, ...certificate }: CertificateData & { id: string }): Record<string, string> =>
  Object.fromEntries(Object.entries(certificate).map(([name, value]) => [name, value === null ? '' : String(value)]));
