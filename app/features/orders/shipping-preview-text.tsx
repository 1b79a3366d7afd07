import { useTranslation } from 'react-i18next';

import { formatDong } from '~/shared/dong';

import { shippingReasonKey, type ShippingOption } from './shipping';

/** What a way would say, in one sentence. */
export function usePreviewText(): (
  option: Pick<ShippingOption, 'fee' | 'days' | 'blocked' | 'freightByBuyer'>,
) => string {
  const { t } = useTranslation(['shops', 'orders']);
  return ({ fee, days, blocked, freightByBuyer }) => {
    const [reason] = blocked;
    if (reason) return String(t(`orders:${shippingReasonKey(reason.code)}`, reason.with as never));
    const price =
      fee === null
        ? t('shipping.preview.quote')
        : freightByBuyer
          ? t('shipping.preview.freight', { fee: fee > 0 ? formatDong(fee) : '?' })
          : fee === 0
            ? t('shipping.preview.free')
            : formatDong(fee);
    if (!days) return price;
    const [from, to] = days;
    const road = from === to ? t('shipping.preview.day', { from }) : t('shipping.preview.days', { from, to });
    return `${price}, ${road}`;
  };
}
