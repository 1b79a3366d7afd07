import { useTranslation } from 'react-i18next';

import { decimalText } from '~/features/listings/measure';

import type { ListingView, SizeChoice } from './pages';
import { drawScale, outlineOf, PERSON_CM, PERSON_WIDE_CM } from './scale-picture';

/** Someone standing, in a box of 46 by 160. */
const PERSON =
  'M12 11a11 11 0 1 0 22 0a11 11 0 1 0-22 0zM11 27q12-5 24 0l6 46-6 1-4-26-1 42 3 70h-8l-2-63-2 63h-8l3-70-1-42-4 26-6-1z';

/** How tall the chosen size is, drawn beside a person of 1.6 m; nothing where nobody measured it. */
export function ScaleSection({ listing, size }: { listing: ListingView; size: SizeChoice }) {
  const { t } = useTranslation('plant');
  const outline = outlineOf(listing.group, listing.details.form);
  const { heightCm, spreadCm } = size;
  if (heightCm === null || !outline) return null;
  const length = (cm: number) =>
    cm >= 100 ? t('scale.metres', { n: decimalText(Math.round(cm) / 100) }) : t('scale.cm', { n: cm });
  const { width, height, ground, plant, person, marks, ruler } = drawScale({ heightCm, spreadCm, wide: outline.wide });
  const words = t(spreadCm === null ? 'scale.tall' : 'scale.tallAndWide', {
    height: length(heightCm),
    spread: length(spreadCm ?? 0),
  });
  const to = (n: number) => Number(n.toFixed(2));
  const fit = (box: typeof plant, wide: number, tall: number) =>
    `translate(${to(box.x)} ${to(box.y)}) scale(${(box.width / wide).toFixed(4)} ${(box.height / tall).toFixed(4)})`;
  return (
    <section>
      <h2>{t('scale.heading')}</h2>
      <figure className="scale">
        <svg
          role="img"
          aria-label={words}
          width={Math.ceil(width)}
          height={Math.ceil(height)}
          viewBox={`0 0 ${to(width)} ${to(height)}`}
        >
          {marks.map(({ cm, y }) => (
            <g key={cm}>
              <path className="mark" d={`M${to(ruler)} ${to(y)}H${to(width)}`} />
              <text x={to(ruler) - 4} y={to(y) + (cm === 0 ? 0 : 4)}>
                {cm === 0 ? '0' : length(cm)}
              </text>
            </g>
          ))}
          <path className="someone" transform={fit(person, PERSON_WIDE_CM, PERSON_CM)} d={PERSON} />
          <g transform={fit(plant, 100, 100)}>
            {outline.stem && <path className="stem" d={outline.stem} />}
            <path className="crown" d={outline.crown} />
          </g>
          <path className="floor" d={`M${to(ruler)} ${to(ground)}H${to(width)}`} />
        </svg>
        <figcaption className="note">{words}</figcaption>
      </figure>
    </section>
  );
}
