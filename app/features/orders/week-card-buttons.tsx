import { Button, InlineStack } from '@shopify/polaris';
import { ImageIcon, ShareIcon } from '@shopify/polaris-icons';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { canSendFiles, sendPicture } from '~/features/storefront/send-picture.client';

const PICTURE = '/admin/figures/picture';

/** Takes the week away as a picture, to post or to hand to an app where the phone can. `garden`: its name. */
export function WeekCardButtons({ garden }: { garden: string }) {
  const { t } = useTranslation('figures');
  const [canSend, setCanSend] = useState(false);
  useEffect(() => setCanSend(canSendFiles()), []); // only a phone can tell
  const words = { title: t('title'), text: `${garden}: ${t('title')}`, name: 'tuan-nay.jpg' };
  return (
    <InlineStack gap="200">
      {canSend && (
        <Button size="large" variant="primary" icon={ShareIcon} onClick={() => void sendPicture(PICTURE, words)}>
          {t('card.send')}
        </Button>
      )}
      <Button size="large" icon={ImageIcon} url={`${PICTURE}?download`} download>
        {t('card.save')}
      </Button>
    </InlineStack>
  );
}
