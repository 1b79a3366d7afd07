import { BlockStack } from '@shopify/polaris';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useAskedAgain } from '~/ui/asked-again';
import { ChoiceField, Field, KeptForm, ProblemSummary, SubmitButton } from '~/ui/polaris';

import { CERTIFICATE_KINDS, OCOP_GROUPS, OCOP_STARS } from './certificate';

/** Asks only what the chosen kind of paper says. */
export function CertificateForm({ draftKey }: { draftKey: string }) {
  const { t } = useTranslation('shops');
  const asked = useAskedAgain();
  const [kind, setKind] = useState(asked?.values.kind ?? 'ocop');
  const isOcop = kind === 'ocop';
  return (
    <KeptForm draftKey={draftKey}>
      <BlockStack gap="400">
        <ProblemSummary />
        <ChoiceField
          name="kind"
          label={t('certificates.kind')}
          value="ocop"
          choices={CERTIFICATE_KINDS.map((value) => ({ value, label: t(`certificates.kinds.${value}`) }))}
          onChange={setKind}
        />
        {isOcop && (
          <>
            <ChoiceField
              name="stars"
              label={t('certificates.stars')}
              choices={OCOP_STARS.map((stars) => ({
                value: String(stars),
                label: t('certificates.starsOf', { count: stars }),
              }))}
            />
            <ChoiceField
              name="ocopGroup"
              label={t('certificates.group')}
              value="ornamental"
              choices={OCOP_GROUPS.map((value) => ({ value, label: t(`certificates.groups.${value}`) }))}
            />
          </>
        )}
        <Field name="product" label={t('certificates.product')} maxLength={120} />
        <Field name="certificateNo" label={t('certificates.number')} maxLength={120} />
        <Field name="issuer" label={t('certificates.issuer')} maxLength={120} />
        <Field name="issuedOn" label={t('certificates.issuedOn')} type="date" />
        <Field
          name="expiresOn"
          label={t('certificates.expiresOn')}
          help={isOcop ? t('certificates.expiresHelp') : undefined}
          type="date"
        />
        <SubmitButton>{t('certificates.save')}</SubmitButton>
      </BlockStack>
    </KeptForm>
  );
}
