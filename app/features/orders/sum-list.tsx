import { useTranslation } from 'react-i18next';

import { dong, formatDong, type Dong } from '~/shared/dong';

/** What an order comes to. `fee` null: the grower has still to say it. */
export type Sum = {
  goodsTotal: Dong;
  fee: Dong | null;
  freightByBuyer: boolean;
  /** -500 to 500 */
  rounding: number;
  total: Dong;
  depositDue: Dong;
};

/** −500 ₫ or +500 ₫: what rounding takes or adds. */
const signed = (amount: number): string => `${amount < 0 ? '−' : '+'}${formatDong(dong(Math.abs(amount)))}`;

/** The amounts of an order one below the other, the total last; what has to be paid ahead under it. */
export function SumList({ sum, money }: { sum: Sum; money?: { paid: Dong; refunded: Dong; balance: Dong } }) {
  const { t } = useTranslation('checkout');
  const rows: [name: string, amount: string][] = [[t('sum.goods'), formatDong(sum.goodsTotal)]];
  if (sum.freightByBuyer) rows.push([t('sum.fee'), t('sum.freight')]);
  else
    rows.push([t('sum.fee'), sum.fee === null ? t('sum.quote') : sum.fee === 0 ? t('sum.free') : formatDong(sum.fee)]);
  if (sum.rounding !== 0) rows.push([t('sum.rounding'), signed(sum.rounding)]);
  const after: [name: string, amount: string][] = [];
  if (sum.depositDue > 0 && sum.depositDue < sum.total) {
    after.push([t('sum.deposit'), formatDong(sum.depositDue)]);
    after.push([t('sum.rest'), formatDong(dong(sum.total - sum.depositDue))]);
  }
  if (money && money.paid > 0) {
    after.push([t('sum.paid'), formatDong(money.paid)]);
    if (money.refunded > 0) after.push([t('sum.refunded'), formatDong(money.refunded)]);
    after.push([t('sum.open'), formatDong(money.balance)]);
  }
  const row = ([name, amount]: [string, string]) => (
    <div key={name}>
      <dt>{name}</dt>
      <dd>{amount}</dd>
    </div>
  );
  return (
    <dl className="sum">
      {rows.map(row)}
      <div className="all">
        <dt>{t(sum.fee === null && !sum.freightByBuyer ? 'sum.totalSoFar' : 'sum.total')}</dt>
        <dd>{formatDong(sum.total)}</dd>
      </div>
      {after.map(row)}
    </dl>
  );
}
