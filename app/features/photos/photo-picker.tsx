import { BlockStack, Button, ButtonGroup, Icon, ProgressBar, Text } from '@shopify/polaris';
import {
  CameraIcon,
  ChevronLeftIcon,
  ChevronRightIcon,
  DeleteIcon,
  ImageAddIcon,
  StarIcon,
} from '@shopify/polaris-icons';
import { useEffect, useId, useRef, type ChangeEvent } from 'react';
import { useTranslation } from 'react-i18next';

import { useRestoredDraft } from '~/ui/polaris/kept-draft';
import { problemText } from '~/ui/problem-text';

import type { AdminPhoto } from './admin-photo';
import './photo-picker.css';
import { inMegabytes } from './phone-photo';
import { isGone, isPreparing, isUnderWay, isWanted, keysOf, photoIdsOf, type Tile } from './picker-state';
import { usePhotoPicker } from './use-photo-picker';

/** Name of the field that a kept draft remembers the photos by, sent or not: their keys, the cover first. */
const PHOTOS_KEPT = 'photosKept';

/**
 * The photos of a listing on its form: take some, choose some, order them, take one away and bring it back.
 * Each is written down on the phone, sent at once or when there is a signal, and its id posted, the cover first, as
 * `photoIds`. `listingId` is null on a new listing's form, `form` names the form like its draft.
 * `onUploadingChange` hears when files are on their way that this browser cannot keep, and when all have arrived.
 */
export function PhotoPicker({
  listingId,
  photos,
  form,
  onUploadingChange,
}: {
  listingId: string | null;
  photos: AdminPhoto[];
  form: string | null;
  onUploadingChange?: (busy: boolean) => void;
}) {
  const { t } = useTranslation('photos');
  const keptKeys = (useRestoredDraft()?.[PHOTOS_KEPT] ?? '').split(' ').filter(Boolean);
  const { tiles, choose, retry, remove, restore, tell } = usePhotoPicker({ listingId, photos, form, keptKeys });
  const ids = photoIdsOf(tiles);
  const wanted = tiles.filter(isWanted);
  const underWay = tiles.filter(isUnderWay).length;
  const preparing = tiles.filter(isPreparing).length;

  const onPhone = tiles.filter((tile) => isUnderWay(tile) && tile.isOnPhone).length;
  const busy = underWay > onPhone;
  useEffect(() => onUploadingChange?.(busy), [busy, onUploadingChange]);

  const kept = useRef<HTMLInputElement>(null);
  const names = keysOf(tiles).join(' ');
  const before = useRef(names);
  useEffect(() => {
    if (before.current === names) return;
    before.current = names;
    kept.current?.dispatchEvent(new Event('input', { bubbles: true })); // so that a form that keeps drafts keeps this
  }, [names]);

  return (
    <BlockStack gap="300">
      {ids.map((id) => (
        <input key={id} type="hidden" name="photoIds" value={id} />
      ))}
      <input ref={kept} type="hidden" name={PHOTOS_KEPT} value={names} />
      <ChooseButtons onChoose={(files) => void choose(files)} isEmpty={wanted.length === 0} />
      <Text as="p" tone="subdued">
        {t('picker.hint')}
      </Text>
      <div role="status" className="cv-photos-status">
        {underWay > 0 ? t('picker.sending', { count: underWay }) : null}
        {underWay === 0 && preparing > 0 ? t('picker.preparing', { count: preparing }) : null}
        {underWay + preparing === 0 && ids.length > 0 ? t('picker.done', { count: ids.length }) : null}
      </div>
      {onPhone > 0 && <Text as="p">{t('picker.safe')}</Text>}
      {tiles.length > 0 && (
        <ol className="cv-photos">
          {tiles.map((tile) => (
            <li key={tile.key}>
              <PhotoTile
                tile={tile}
                place={wanted.indexOf(tile)}
                last={wanted.length - 1}
                onMove={(by) => tell({ type: 'moved', key: tile.key, by })}
                onCover={() => tell({ type: 'made-cover', key: tile.key })}
                onRetry={() => void retry(tile.key)}
                onRemove={() => void remove(tile)}
                onRestore={() => void restore(tile)}
              />
            </li>
          ))}
        </ol>
      )}
    </BlockStack>
  );
}

function ChooseButtons({ onChoose, isEmpty }: { onChoose: (files: File[]) => void; isEmpty: boolean }) {
  const { t } = useTranslation('photos');
  const camera = useRef<HTMLInputElement>(null);
  const gallery = useRef<HTMLInputElement>(null);
  const take = ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
    onChoose([...(currentTarget.files ?? [])]);
    currentTarget.value = ''; // so that the same picture can be chosen again
  };
  // no name: the files are sent by themselves, not with the form
  const input = { type: 'file', accept: 'image/*,.heic,.heif', onChange: take, hidden: true, tabIndex: -1 } as const;
  return (
    <div className="cv-photos-choose">
      <input {...input} ref={camera} capture="environment" aria-label={t('picker.take')} data-photos="camera" />
      <input {...input} ref={gallery} multiple aria-label={t('picker.choose')} data-photos="gallery" />
      <Button
        size="large"
        fullWidth
        icon={CameraIcon}
        variant={isEmpty ? 'primary' : 'secondary'}
        onClick={() => camera.current?.click()}
      >
        {t('picker.take')}
      </Button>
      <Button size="large" fullWidth icon={ImageAddIcon} onClick={() => gallery.current?.click()}>
        {t('picker.choose')}
      </Button>
    </div>
  );
}

type TileProps = {
  tile: Tile;
  /** Its place among the photos, the cover 0; -1 when it was refused or taken away. */
  place: number;
  last: number;
  onMove: (by: -1 | 1) => void;
  onCover: () => void;
  onRetry: () => void;
  onRemove: () => void;
  onRestore: () => void;
};

function PhotoTile({ tile, place, last, onMove, onCover, onRetry, onRemove, onRestore }: TileProps) {
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
  const advice = tile.photo?.advice[0];
  return (
    <div
      className="cv-photo"
      role="group"
      aria-label={place < 0 ? t('tile.refused') : t('tile.name', { number: place + 1 })}
    >
      <div className="cv-photo-frame">
        <TilePicture tile={tile} />
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
      {!problem && advice && (
        <Text as="p" tone="subdued" variant="bodySm">
          {problemText(t, advice)}
        </Text>
      )}
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
function TilePicture({ tile }: { tile: Tile }) {
  const source = tile.photo?.thumbnail ?? tile.preview;
  if (!source) return null;
  return (
    <img
      src={source}
      alt={tile.photo?.alt ?? ''}
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
