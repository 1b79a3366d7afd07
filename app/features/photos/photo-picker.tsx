import { BlockStack, Button, Text } from '@shopify/polaris';
import { CameraIcon, ImageAddIcon } from '@shopify/polaris-icons';
import { useEffect, useRef, useState, type ChangeEvent } from 'react';
import { useTranslation } from 'react-i18next';

import { useRestoredDraft } from '~/ui/polaris/kept-draft';

import type { AdminPhoto } from './admin-photo';
import { proposedAlt, type AltFacts } from './alt-text';
import { PhotoEditor } from './photo-editor';
import './photo-picker.css';
import { PhotoTile } from './photo-tile';
import { isPreparing, isUnderWay, isWanted, keysOf, photoIdsOf } from './picker-state';
import { useCoach } from './use-coach';
import { usePhotoPicker } from './use-photo-picker';

/** Name of the field that a kept draft remembers the photos by, sent or not: their keys, the cover first. */
const PHOTOS_KEPT = 'photosKept';

/**
 * The photos of a listing on its form: take some, choose some, order them, take one away and bring it back.
 * Each is written down on the phone, sent at once or when there is a signal, and its id posted, the cover first, as
 * `photoIds`. `listingId` is null on a new listing's form, `form` names the form like its draft.
 * `about` is what the form says of the plant so far, for photos without words of their own.
 * `onUploadingChange` hears when files are on their way that this browser cannot keep, and when all have arrived.
 */
export function PhotoPicker({
  listingId,
  photos,
  form,
  about,
  notes,
  staysElsewhere,
  onUploadingChange,
}: {
  listingId: string | null;
  photos: AdminPhoto[];
  form: string | null;
  about: AltFacts;
  /** What somebody said of a photo, by its id. */
  notes?: Record<string, string[]>;
  /** What is taken off the form may still be shown elsewhere, such as in a look that visitors see: the photo stays. */
  staysElsewhere?: boolean;
  onUploadingChange?: (busy: boolean) => void;
}) {
  const { t } = useTranslation('photos');
  const keptKeys = (useRestoredDraft()?.[PHOTOS_KEPT] ?? '').split(' ').filter(Boolean);
  const { tiles, choose, retry, remove, restore, edited, tell } = usePhotoPicker({
    listingId,
    photos,
    form,
    keptKeys,
    staysElsewhere,
  });
  const advice = useCoach(tiles);
  const [openKey, setOpenKey] = useState<string | null>(null);
  const open = tiles.find(({ key }) => key === openKey);
  const ids = photoIdsOf(tiles);
  const wanted = tiles.filter(isWanted);
  const altOf = (place: number) => proposedAlt(about, wanted.length > 1 ? t('alt.place', { number: place + 1 }) : '');
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
                advice={advice.get(tile.key) ?? []}
                notes={(tile.photo && notes?.[tile.photo.id]) ?? []}
                alt={tile.photo?.alt || altOf(wanted.indexOf(tile))}
                onEdit={() => setOpenKey(tile.key)}
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
      {open?.photo && isWanted(open) && (
        <PhotoEditor
          key={open.key}
          photo={open.photo}
          number={wanted.indexOf(open) + 1}
          proposedAlt={altOf(wanted.indexOf(open))}
          onClose={() => setOpenKey(null)}
          onSaved={(photo) => {
            setOpenKey(null);
            void edited(open, photo);
          }}
          onRemove={() => {
            setOpenKey(null);
            void remove(open);
          }}
        />
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
