import { Button, ButtonGroup, Icon, ProgressBar, Text } from '@shopify/polaris';
import { ChevronLeftIcon, ChevronRightIcon, DeleteIcon, EditIcon, StarIcon } from '@shopify/polaris-icons';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';

import type { Problem } from '~/shared/result';
import { problemText } from '~/ui/problem-text';

import { AdviceLine } from './advice-line';
import { inMegabytes } from './phone-photo';
import './photo-picker.css';
import { isGone, isPreparing, isUnderWay, type Tile } from './picker-state';

type TileProps = {
  tile: Tile;
  /** Its place among the photos, the cover 0; -1 when it was refused or taken away. */
  place: number;
  last: number;
  advice: Problem[];
  /** What somebody who looked at it said. */
  notes: string[];
  /** What is said of it to whoever cannot see it. */
  alt: string;
  onEdit: () => void;
  onMove: (by: -1 | 1) => void;
  onCover: () => void;
  onRetry: () => void;
  onRemove: () => void;
  onRestore: () => void;
};

/** One photo on the form: its picture, how it is getting on, what the coach says, and what a hand can do with it. */
export function PhotoTile({
  tile,
  place,
  last,
  advice,
  notes,
  alt,
  onEdit,
  onMove,
  onCover,
  onRetry,
  onRemove,
  onRestore,
}: TileProps) {
  const { t, i18n } = useTranslation('photos');
  if (isGone(tile)) {
    return (
      <div className="cv-photo cv-photo-gone">
        <Text as="p">{t('tile.removed')}</Text>
        <Button onClick={onRestore}>{t('tile.restore')}</Button>
      </div>
    );
  }
  const problem = tile.problem ?? (tile.photo?.state === 'refused' ? tile.photo.problem : null);
  const canEdit = tile.photo?.state === 'ready' && place >= 0;
  return (
    <div
      className="cv-photo"
      role="group"
      aria-label={place < 0 ? t('tile.refused') : t('tile.name', { number: place + 1 })}
    >
      <div className="cv-photo-frame">
        {canEdit ? (
          <button
            type="button"
            className="cv-photo-open"
            onClick={onEdit}
            aria-label={t('editor.open-number', { number: place + 1 })}
          >
            <TilePicture tile={tile} alt={alt} />
            <span className="cv-photo-edit" aria-hidden="true">
              <Icon source={EditIcon} /> {t('editor.open')}
            </span>
          </button>
        ) : (
          <TilePicture tile={tile} alt={alt} />
        )}
        {place === 0 && (
          <span className="cv-photo-cover">
            <Icon source={StarIcon} /> {t('tile.cover')}
          </span>
        )}
      </div>
      <TileState tile={tile} />
      {tile.shrunk && (
        <Text as="p" tone="subdued" variant="bodySm">
          {t('tile.shrunk', {
            from: inMegabytes(tile.shrunk.from, i18n.language),
            to: inMegabytes(tile.shrunk.to, i18n.language),
          })}
        </Text>
      )}
      {problem && <p className="cv-photo-problem">{problemText(t, problem)}</p>}
      {notes.map((text, index) => (
        <p key={index} className="cv-photo-problem">
          <strong>{t('tile.said')}</strong> {text}
        </p>
      ))}
      {!problem && <AdviceLine advice={advice} number={place + 1} />}
      {tile.stage === 'unsent' && (
        <Button fullWidth variant="primary" onClick={onRetry}>
          {t('tile.retry')}
        </Button>
      )}
      {(!isUnderWay(tile) || (tile.isOnPhone && tile.stage === 'queued')) && (
        <TileHands place={place} last={last} onMove={onMove} onRemove={onRemove} />
      )}
      {place > 0 && !problem && (
        <Button fullWidth onClick={onCover} accessibilityLabel={t('tile.make-cover-number', { number: place + 1 })}>
          {t('tile.make-cover')}
        </Button>
      )}
    </div>
  );
}

function TileHands({ place, last, onMove, onRemove }: Pick<TileProps, 'place' | 'last' | 'onMove' | 'onRemove'>) {
  const { t } = useTranslation('photos');
  if (place < 0) {
    return (
      <Button fullWidth onClick={onRemove}>
        {t('tile.drop')}
      </Button>
    );
  }
  const number = place + 1;
  return (
    <div className="cv-photo-hands">
      <ButtonGroup gap="tight" noWrap>
        <Button
          icon={ChevronLeftIcon}
          disabled={place === 0}
          onClick={() => onMove(-1)}
          accessibilityLabel={t('tile.forward', { number })}
        />
        <Button
          icon={ChevronRightIcon}
          disabled={place === last}
          onClick={() => onMove(1)}
          accessibilityLabel={t('tile.back', { number })}
        />
      </ButtonGroup>
      <Button icon={DeleteIcon} tone="critical" onClick={onRemove} accessibilityLabel={t('tile.remove', { number })} />
    </div>
  );
}

/** The picture on the phone until the server's own is there; a file the browser cannot show stays a grey field. */
function TilePicture({ tile, alt }: { tile: Tile; alt: string }) {
  const source = tile.photo?.thumbnail ?? tile.preview;
  if (!source) return null;
  return (
    <img
      src={source}
      alt={alt}
      width={160}
      height={160}
      onError={({ currentTarget }) => currentTarget.classList.add('cv-photo-unseen')}
      onLoad={({ currentTarget }) => currentTarget.classList.remove('cv-photo-unseen')}
    />
  );
}

function TileState({ tile }: { tile: Tile }) {
  const { t } = useTranslation('photos');
  const id = useId();
  if (tile.stage === 'queued') return <Text as="p">{t('tile.queued')}</Text>;
  if (tile.stage === 'sending') {
    return (
      <div>
        <p id={id}>{t('tile.sending', { percent: tile.percent })}</p>
        <ProgressBar progress={tile.percent} size="small" ariaLabelledBy={id} />
      </div>
    );
  }
  return isPreparing(tile) ? <Text as="p">{t('tile.preparing')}</Text> : null;
}
