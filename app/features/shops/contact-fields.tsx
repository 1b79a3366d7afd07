import { BlockStack } from '@shopify/polaris';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { formatPhone } from '~/shared/phone';
import { problemOf, useAskedAgain } from '~/ui/asked-again';
import { CheckField, Field } from '~/ui/polaris';

/** The number buyers call, and Zalo: mostly the same. Numbers are E.164. */
export function ContactFields({ phone, zalo }: { phone: string; zalo: string | null }) {
  const { t } = useTranslation('shops');
  const asked = useAskedAgain();
  const isSame = zalo === phone;
  const [same, setSame] = useState(
    asked ? problemOf(asked, 'zalo') === null && asked.values.sameZalo === 'on' : isSame,
  );
  return (
    <BlockStack gap="200">
      <Field
        name="phone"
        label={t('contact.phone')}
        value={formatPhone(phone)}
        type="tel"
        inputMode="tel"
        autoComplete="tel"
      />
      <CheckField name="sameZalo" label={t('contact.sameZalo')} checked={isSame} onChange={setSame} />
      {!same && (
        <Field
          name="zalo"
          label={t('contact.zalo')}
          help={t('contact.zaloHelp')}
          value={zalo && !isSame ? formatPhone(zalo) : ''}
          type="tel"
          inputMode="tel"
          autoComplete="off"
        />
      )}
    </BlockStack>
  );
}
