import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { BlockStack, Card, Text } from '@shopify/polaris';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';

import { requireShop } from '~/features/accounts/guard.server';
import { CertificateCard } from '~/features/shops/certificate-card';
import { CertificateForm } from '~/features/shops/certificate-form';
import { addCertificate, findCertificates } from '~/features/shops/certificates.server';
import { askAgain, readText } from '~/platform/answers.server';
import { platform } from '~/platform/platform.server';
import { isoDay } from '~/shared/date';
import { AdminPage, useToast } from '~/ui/polaris';

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await requireShop(request);
  return {
    shopId: shop.id,
    certificates: await findCertificates(platform.db, shop.id),
    today: isoDay(platform.clock.now()),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const { shop } = await requireShop(request);
  const form = await request.formData();
  const text = (name: string) => readText(form, name);
  const added = await addCertificate(platform, {
    shopId: shop.id,
    typed: {
      kind: text('kind'),
      stars: text('stars'),
      ocopGroup: text('ocopGroup'),
      product: text('product'),
      certificateNo: text('certificateNo'),
      issuer: text('issuer'),
      issuedOn: text('issuedOn'),
      expiresOn: text('expiresOn'),
    },
  });
  return added.ok ? data({ added: added.value.id }) : askAgain(form, added.problems);
}

export default function Certificates() {
  const { t } = useTranslation('shops');
  const toast = useToast();
  const { shopId, certificates, today } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const added = answer && 'added' in answer ? answer.added : null;
  useEffect(() => {
    if (added) toast(t('certificates.saved'));
  }, [added, toast, t]);
  return (
    <AdminPage title={t('certificates.title')} back={{ to: '/admin/shop', label: t('profile.title') }}>
      <BlockStack gap="400">
        <Text as="p">{certificates.length > 0 ? t('certificates.lead') : t('certificates.none')}</Text>
        {certificates.map((certificate) => (
          <CertificateCard key={certificate.id} certificate={certificate} today={today} />
        ))}
        <Card>
          <BlockStack gap="400">
            <Text as="h2" variant="headingMd">
              {t('certificates.add')}
            </Text>
            {/* a saved paper leaves an empty form behind */}
            <CertificateForm key={added} draftKey={`certificate:${shopId}`} />
          </BlockStack>
        </Card>
      </BlockStack>
    </AdminPage>
  );
}
