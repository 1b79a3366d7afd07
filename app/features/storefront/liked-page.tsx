import { useTranslation } from 'react-i18next';

import type { Card } from './card';
import { CardGrid } from './cards';
import { Frame } from './frame';
import { HeartIcon } from './icons';

/** What a visitor likes and saw last, by their own browser's word. */
export function LikedPage({ liked, resting, seen }: { liked: Card[]; resting: number; seen: Card[] }) {
  const { t } = useTranslation('plant');
  return (
    <Frame>
      <h1 className="plain">{t('liked.title')}</h1>
      {liked.length > 0 ? (
        <>
          <CardGrid cards={liked} />
          <details className="filters">
            <summary>{t('liked.tidy')}</summary>
            <ul>
              {liked.map(({ id, name }) => (
                <li key={id}>
                  <form method="post" action="/liked/removal">
                    <button className="plainly" name="listing" value={id}>
                      {t('liked.remove', { name: name.text })}
                    </button>
                  </form>
                </li>
              ))}
            </ul>
          </details>
        </>
      ) : (
        <p className="empty">
          <HeartIcon />
          {t('liked.none')}
        </p>
      )}
      {resting > 0 && <p className="note">{t('liked.resting', { count: resting })}</p>}
      {seen.length > 0 && (
        <section>
          <h2>{t('seen.title')}</h2>
          <CardGrid cards={seen} />
          <form method="post" action="/seen/removal" className="acts">
            <button className="button soft">{t('seen.forget')}</button>
          </form>
        </section>
      )}
      <p className="note">{t('liked.privacy')}</p>
    </Frame>
  );
}

/** Keeps a listing in the visitor's own list. The page stays the same for everybody: what was pressed, the address says. */
export function LikeForm({ id }: { id: string }) {
  const { t } = useTranslation('plant');
  return (
    <>
      <form method="post" action="/liked" className="like">
        <button className="plainly" name="listing" value={id}>
          <HeartIcon /> {t('liked.like')}
        </button>
      </form>
      <p id="liked" className="kept" role="status">
        {t('liked.kept')}{' '}
        <a className="door" href="/liked">
          {t('liked.open')}
        </a>
      </p>
    </>
  );
}
