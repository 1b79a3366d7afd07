import { useTranslation } from 'react-i18next';

import { formatPhone } from '~/shared/phone';

import type { Poster, StallTag } from './stall';

/** A QR code as SVG text; ours, so it may stand in the page as it is. */
const Qr = ({ svg }: { svg: string }) => <div className="qr" dangerouslySetInnerHTML={{ __html: svg }} />;

/** How to get it onto paper, on the screen alone: these pages have no scripts. */
export function StallHow({ title }: { title: string }) {
  const { t } = useTranslation(['share', 'orders']);
  return (
    <header className="how">
      <a href="/admin/shop/stall">← {t('stall.title')}</a>
      <h1>{title}</h1>
      <p>{t('orders:desk.print.how')}</p>
    </header>
  );
}

/** A sheet for the gate and the stall: who it is, and a code as large as the paper takes. */
export function StallPoster({ poster, qr }: { poster: Poster; qr: string }) {
  const { t } = useTranslation('share');
  return (
    <main className="paper poster">
      <h2>{poster.name}</h2>
      {poster.tagline && <p className="tagline">{poster.tagline}</p>}
      <Qr svg={qr} />
      <p className="buy">{t('stall.buy')}</p>
      <p>{t('stall.scan')}</p>
      <p className="foot">
        {poster.address}
        <br />
        <strong>{formatPhone(poster.phone)}</strong>
      </p>
    </main>
  );
}

/** Price tags, ten on a sheet. */
export function StallTags({ tags, garden }: { tags: (StallTag & { qr: string })[]; garden: string }) {
  const { t } = useTranslation('share');
  if (tags.length === 0) return <p className="how">{t('stall.none')}</p>;
  return (
    <main className="paper tags">
      {tags.map((tag) => (
        <section className="tag" key={tag.sku}>
          <div>
            <h2>{tag.name}</h2>
            {tag.size && <p>{tag.size}</p>}
            <p className="price">{tag.price}</p>
            <p className="garden">
              {garden} · {tag.sku}
            </p>
          </div>
          <Qr svg={tag.qr} />
        </section>
      ))}
    </main>
  );
}
