import { useTranslation } from 'react-i18next';

import type { Choice } from './pages';

/** Where a listing says which ways reach a province. */
export const deliveryPath = (listingPath: string): string => `${listingPath}/delivery`;

/** Asks which ways reach a province, at an address of its own, so that the listing stays the same for everybody. */
export function DeliveryForm({
  listingPath,
  sku,
  provinces,
  chosen = '',
}: {
  listingPath: string;
  /** The size that was chosen. */
  sku: string;
  provinces: readonly Choice[];
  chosen?: string;
}) {
  const { t } = useTranslation('plant');
  return (
    <form className="ask" action={deliveryPath(listingPath)}>
      <input type="hidden" name="variant" value={sku} />
      <label>
        {t('delivery.to')}
        <select name="to" defaultValue={chosen} required autoComplete="off">
          <option value="">{t('delivery.choose')}</option>
          {provinces.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <button className="button soft">{t('delivery.ask')}</button>
    </form>
  );
}
