import { useTranslation } from 'react-i18next';

import { Picture } from '~/features/photos/picture';
import type { PictureData } from '~/features/photos/rendition';

/** What scrolls has to be within reach of the keys. */
const REACHABLE = 0;

/** A lens, with the words that a link around a photo lacks. */
export const ZoomIcon = ({ label }: { label: string }) => (
  <svg className="ico lens" viewBox="0 0 24 24" role="img" aria-label={label}>
    <path d="M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM15.5 15.5 21 21M7.5 10.500h6M10.500 7.500v6" />
  </svg>
);

/**
 * Each photo over the whole screen, shown while the address names it (`#zoom-2`), so that the way back closes it. Its
 * files are asked for only then. Two fingers enlarge it as they do any page; who has a mouse ticks a box.
 */
export function Zooms({ pictures, name }: { pictures: PictureData[]; name: string }) {
  const { t } = useTranslation('plant');
  const count = pictures.length;
  return (
    <>
      {pictures.map((picture, index) => {
        const number = index + 1;
        return (
          <section
            key={picture.name}
            id={`zoom-${number}`}
            className="zoom"
            tabIndex={-1}
            aria-label={t('zoom.title', { number, count, name })}
          >
            <input type="checkbox" id={`larger-${number}`} className="unseen" autoComplete="off" />
            <label htmlFor={`larger-${number}`}>{t('zoom.larger')}</label>
            <a className="button" href={`#photo-${number}`}>
              {t('zoom.close')}
            </a>
            <div className="pane" tabIndex={REACHABLE} role="group" aria-label={picture.alt || name}>
              <Picture photo={picture} sizes="100vw" standIn={false} />
            </div>
            {count > 1 && (
              <p>
                {number > 1 && <a href={`#zoom-${number - 1}`}>‹ {t('zoom.before')}</a>}
                {number < count && <a href={`#zoom-${number + 1}`}>{t('zoom.next')} ›</a>}
              </p>
            )}
          </section>
        );
      })}
    </>
  );
}
