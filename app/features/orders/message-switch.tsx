import { BlockStack, Button, Card, Text } from '@shopify/polaris';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { findDevice, startDevice, stopDevice, type DeviceState } from './message-device.client';

/** Turns news of orders on and off for the browser in front of the reader. `publicKey` is the house's VAPID key. */
export function PushSwitch({ publicKey }: { publicKey: string }) {
  const { t } = useTranslation('books');
  const [state, setState] = useState<DeviceState | 'asking'>('asking');
  const [hasFailed, setFailed] = useState(false);
  useEffect(() => {
    let isHere = true;
    void findDevice().then((found) => isHere && setState(found));
    return () => {
      isHere = false;
    };
  }, []);
  const turn = async (to: 'on' | 'off') => {
    setState('asking');
    setFailed(false);
    try {
      setState(await (to === 'on' ? startDevice(publicKey) : stopDevice()));
    } catch {
      setFailed(true); // the network or the push service: the reader may try again
      setState(await findDevice());
    }
  };
  const canTurn = state === 'on' || state === 'off';
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('devices.title')}
        </Text>
        <Text as="p">{t('devices.lead')}</Text>
        <div role="status">
          {state !== 'asking' && <Text as="p">{t(`devices.${state}`)}</Text>}
          {hasFailed && (
            <Text as="p" tone="critical">
              {t('devices.failed')}
            </Text>
          )}
        </div>
        {(canTurn || state === 'asking') && (
          <Button
            size="large"
            fullWidth
            loading={state === 'asking'}
            onClick={() => void turn(state === 'on' ? 'off' : 'on')}
          >
            {t(state === 'on' ? 'devices.turnOff' : 'devices.turnOn')}
          </Button>
        )}
      </BlockStack>
    </Card>
  );
}
