import { useTranslation } from 'react-i18next';

import type { Unit } from '~/features/catalogue/vocabulary';
import { unitKey } from '~/features/listings/price';
import { LeafIcon } from '~/features/storefront/icons';
import { formatDong, type Dong } from '~/shared/dong';
import { formatWhole } from '~/shared/number';

/** A small file of a photo: `/photos/<name>/<file>`. */
type SmallPicture = { name: string; file: string };

/** A small picture beside a line; a leaf where there is none. The name stands beside it, so it says nothing. */
export function Thumb({ picture }: { picture: SmallPicture | null }) {
  return picture ? (
    <img
      className="pic"
      src={`/photos/${picture.name}/${picture.file}`}
      alt=""
      width={96}
      height={96}
      loading="lazy"
      decoding="async"
    />
  ) : (
    <span className="pic none">
      <LeafIcon />
    </span>
  );
}

/** Says a unit: "chậu", "chục (12)". */
export function useUnitText(): (line: { unit: Unit; piecesPerUnit: number }) => string {
  const { t } = useTranslation('catalogue');
  return ({ unit, piecesPerUnit }) => t(unitKey(unit, piecesPerUnit));
}

/** A line as every list of bought things shows it in short: picture, name, how many, what it comes to. */
export type ShortLine = {
  sku: string;
  name: string;
  size: string;
  unit: Unit;
  piecesPerUnit: number;
  quantity: number;
  total: Dong;
  picture: SmallPicture | null;
};

/** What is bought, in short. */
export function ShortLines({ lines }: { lines: readonly ShortLine[] }) {
  const unitText = useUnitText();
  return (
    <ul className="lines few">
      {lines.map((line) => (
        <li key={line.sku}>
          <Thumb picture={line.picture} />
          <p>
            {line.name}
            <br />
            <small>{[`${formatWhole(line.quantity)} ${unitText(line)}`, line.size].filter(Boolean).join(' · ')}</small>
          </p>
          <b className="nowrap">{formatDong(line.total)}</b>
        </li>
      ))}
    </ul>
  );
}
