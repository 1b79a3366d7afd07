import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { isLiving } from '~/features/catalogue/vocabulary';
import { formatDong } from '~/shared/dong';
import { formatPhone } from '~/shared/phone';

import type { CareTag } from './care-tag';
import { balance } from './order-money';
import type { OrderView } from './order-view';

/** A QR code as SVG text; ours, so it may stand in the page as it is. */
const Qr = ({ svg }: { svg: string }) => <div className="qr" dangerouslySetInnerHTML={{ __html: svg }} />;

/** How to get it onto paper, on the screen alone: these pages have no scripts. */
export function HowToPrint({ title, back }: { title: string; back: { to: string; label: string } }) {
  const { t } = useTranslation('orders');
  return (
    <header className="how">
      <a href={back.to}>← {back.label}</a>
      <h1>{title}</h1>
      <p>{t('desk.print.how')}</p>
    </header>
  );
}

/** What is stuck on a parcel: who sends, who gets it, what to collect, how to treat it, and the way to follow it. */
export function ParcelLabel({ order, qr }: { order: OrderView; qr: string }) {
  const { t } = useTranslation(['orders', 'catalogue']);
  const { buyer, shop } = order;
  const open = balance(order);
  const living = order.lines.some(({ group }) => isLiving(group));
  return (
    <main className="paper label">
      <div className="head">
        <div>
          <p className="code">{order.code}</p>
          <p>{order.shipping.name || t(`ways.${order.shipping.kind}`)}</p>
        </div>
        <Qr svg={qr} />
      </div>
      <section className="to">
        <h2>{t('desk.print.to')}</h2>
        <strong>{buyer.name}</strong>
        <p className="phone">{formatPhone(buyer.phone)}</p>
        <p>{[buyer.street, buyer.placeName].filter(Boolean).join(', ')}</p>
        {order.consignment.station && <p>{order.consignment.station}</p>}
      </section>
      <p className="collect">
        {open > 0 ? `${t('desk.print.collect')}: ${formatDong(open)}` : t('desk.print.nothingToCollect')}
      </p>
      <ul className="signs">
        {living && <Sign drawing={<Leaf />} words={t('desk.print.living')} />}
        <Sign drawing={<ThisSideUp />} words={t('desk.print.thisSideUp')} />
        <Sign drawing={<Glass />} words={t('desk.print.fragile')} />
        {living && <Sign drawing={<Sun />} words={t('desk.print.shade')} />}
      </ul>
      <section className="from">
        <h2>{t('desk.print.from')}</h2>
        <p>
          <b>{shop.name}</b> · {shop.phone && formatPhone(shop.phone)}
        </p>
        <p>{shop.address}</p>
      </section>
      <ul className="things" aria-label={t('desk.print.contents')}>
        {order.lines.map((line) => (
          <li key={line.id}>
            {t('desk.thing', {
              quantity: line.quantity,
              unit: t(`catalogue:units.${line.unit}`),
              name: [line.name, line.size].filter(Boolean).join(', '),
            })}
          </li>
        ))}
      </ul>
    </main>
  );
}

/** Tags to tie on, one a plant: what it is, what it needs, and the way to its page. */
export function CareTags({ tags, shop }: { tags: (CareTag & { qr: string | null })[]; shop: OrderView['shop'] }) {
  const { t } = useTranslation(['orders', 'catalogue']);
  if (tags.length === 0) return <p className="how">{t('desk.print.noTags')}</p>;
  return (
    <main className="paper tags">
      {tags.flatMap((tag) =>
        Array.from({ length: tag.copies }, (_, number) => (
          <section className="tag" key={`${tag.lineId}-${number}`}>
            <div>
              <h2>{tag.name}</h2>
              {tag.scientificName && <p className="latin">{tag.scientificName}</p>}
              {tag.size && <p>{tag.size}</p>}
              {tag.light.length > 0 && (
                <p>
                  {t('desk.print.light')}:{' '}
                  {tag.light.map((light) => t(`catalogue:light.${light as 'indoor'}`)).join(', ')}
                </p>
              )}
              {tag.water && (
                <p>
                  {t('desk.print.water')}: {t(`catalogue:water.${tag.water as 'daily'}`)}
                </p>
              )}
            </div>
            {tag.qr && (
              <div>
                <Qr svg={tag.qr} />
                <p>{t('desk.print.scan')}</p>
              </div>
            )}
            {tag.care && <p className="care">{tag.care}</p>}
            <p className="garden">
              {shop.name}
              {shop.phone && ` · ${formatPhone(shop.phone)}`} · {t('desk.print.wish')}
            </p>
          </section>
        )),
      )}
    </main>
  );
}

const Sign = ({ drawing, words }: { drawing: ReactNode; words: string }) => (
  <li>
    {drawing}
    {words}
  </li>
);

// drawn by ourselves after what ISO 780 shows on parcels
const Drawing = ({ children }: { children: ReactNode }) => (
  <svg viewBox="0 0 24 24" fill="none" stroke="#000" strokeWidth="2" aria-hidden="true">
    {children}
  </svg>
);
const ThisSideUp = () => (
  <Drawing>
    <path d="M7 19V5m-4 4 4-4 4 4M17 19V5m-4 4 4-4 4 4M2 22h20" />
  </Drawing>
);
const Glass = () => (
  <Drawing>
    <path d="M6 3h12l-1 6a5 5 0 0 1-10 0zM12 14v7m-4 0h8M11 3l2 3-2 2 1 2" />
  </Drawing>
);
const Leaf = () => (
  <Drawing>
    <path d="M12 22v-8m0 0c0-4-3-6-8-6 0 4 3 6 8 6zm0-3c0-4 3-7 8-7 0 5-3 7-8 7z" />
  </Drawing>
);
const Sun = () => (
  <Drawing>
    <circle cx="12" cy="12" r="4" />
    <path d="M12 2v3m0 14v3M2 12h3m14 0h3M5 5l2 2m10 10 2 2M5 19l2-2M17 7l2-2M3 3l18 18" />
  </Drawing>
);
