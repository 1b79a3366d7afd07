import { Button, ButtonGroup, Text, TextField } from '@shopify/polaris';
import {
  CropIcon,
  DeleteIcon,
  MagicIcon,
  ResetIcon,
  RotateLeftIcon,
  RotateRightIcon,
  TargetIcon,
  UndoIcon,
} from '@shopify/polaris-icons';
import { useEffect, useId, useLayoutEffect, useReducer, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';

import { problemText } from '~/ui/problem-text';

import { LONGEST_ALT, type AdminPhoto } from './admin-photo';
import { afterEdit, beginEditing, type Tool } from './editing';
import { EditorStage } from './editor-stage';
import { isSameLook, isUntouched, turnedBy, type PhotoEdits } from './edits';
import { loadPicture, rasterOf } from './look-at-photo.client';
import './photo-editor.css';
import { sendEdits } from './send-edits.client';
import { tidyGains, type Gains } from './tidy';

const TOOLS = [
  { tool: 'turn', icon: RotateRightIcon },
  { tool: 'crop', icon: CropIcon },
  { tool: 'focal', icon: TargetIcon },
  { tool: 'tidy', icon: MagicIcon },
] as const;

/**
 * Hands on one photo, over the whole screen: turn, crop, main spot, "Làm đẹp", words. Nothing is changed until "Xong";
 * the original stays, so everything can be taken back on any later day. `proposedAlt` are the words used when the
 * grower writes none.
 */
export function PhotoEditor({
  photo,
  number,
  proposedAlt,
  onSaved,
  onRemove,
  onClose,
}: {
  photo: AdminPhoto;
  /** Its place among the photos, the cover 1. */
  number: number;
  proposedAlt: string;
  onSaved: (photo: AdminPhoto) => void;
  onRemove: () => void;
  onClose: () => void;
}) {
  const { t } = useTranslation('photos');
  const title = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [editing, tell] = useReducer(afterEdit, photo.edits, beginEditing);
  const [tool, setTool] = useState<Exclude<Tool, 'reset'>>('turn');
  const [alt, setAlt] = useState(photo.alt);
  const [isBefore, setBefore] = useState(false);
  const { isSaving, problem, save } = useSaving(photo, onSaved);
  const picture = usePlainPicture(photo.id);
  const edits = editing.now;
  const gains = useGains(canvas, picture, edits);
  const edit = (next: PhotoEdits, by: Tool, isSmall = false) =>
    tell({ type: 'edited', edits: next, tool: by, isSmall });

  const take = (one: typeof tool) => {
    setTool(one);
    setBefore(false);
    if (one === 'tidy' && !edits.tidy) edit({ ...edits, tidy: true }, 'tidy'); // one tap, and a look at what it did
  };

  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close(); // still in the page, so that it gives the focus back to the tile
  }, []);

  return createPortal(
    <dialog
      ref={dialog}
      className="cv-edit"
      aria-labelledby={title}
      onCancel={(event) => {
        event.preventDefault(); // React takes it away
        onClose();
      }}
    >
      <div className="cv-edit-top">
        <Button onClick={onClose}>{t('editor.cancel')}</Button>
        <Text as="h2" variant="headingMd" id={title}>
          {t('editor.title', { number })}
        </Text>
        <Button variant="primary" loading={isSaving} onClick={() => void save(edits, alt)}>
          {t('editor.done')}
        </Button>
      </div>
      <p role="alert" className={problem ? 'cv-photo-problem' : 'cv-edit-quiet'}>
        {problem}
      </p>
      {picture ? (
        <EditorStage
          picture={picture}
          edits={edits}
          tool={tool}
          gains={isBefore ? null : gains}
          canvas={canvas}
          onEdit={edit}
        />
      ) : (
        <p role="status" className="cv-edit-loading">
          {t(picture === null ? 'editor.loading' : 'editor.cannot-open')}
        </p>
      )}
      <div className="cv-edit-tools" role="group" aria-label={t('editor.tools')}>
        {TOOLS.map(({ tool: one, icon }) => (
          <Button key={one} icon={icon} pressed={one === tool} onClick={() => take(one)} fullWidth>
            {t(`editor.tool-${one}`)}
          </Button>
        ))}
      </div>
      <div className="cv-edit-panel">
        {tool === 'turn' && (
          <div className="cv-edit-pair">
            <Button fullWidth size="large" icon={RotateLeftIcon} onClick={() => edit(turnedBy(edits, -90), 'turn')}>
              {t('editor.turn-left')}
            </Button>
            <Button fullWidth size="large" icon={RotateRightIcon} onClick={() => edit(turnedBy(edits, 90), 'turn')}>
              {t('editor.turn-right')}
            </Button>
          </div>
        )}
        {tool === 'crop' && (
          <>
            <p>{t('editor.crop-hint')}</p>
            <Button disabled={!edits.crop} onClick={() => edit({ ...edits, crop: null }, 'crop')}>
              {t('editor.crop-none')}
            </Button>
          </>
        )}
        {tool === 'focal' && (
          <>
            <p>{t('editor.focal-hint')}</p>
            <Button disabled={!edits.focal} onClick={() => edit({ ...edits, focal: null }, 'focal')}>
              {t('editor.focal-none')}
            </Button>
          </>
        )}
        {tool === 'tidy' && (
          <>
            <p>{t('editor.tidy-hint')}</p>
            <div className="cv-edit-pair">
              <Button
                fullWidth
                size="large"
                icon={MagicIcon}
                onClick={() => {
                  setBefore(false);
                  edit({ ...edits, tidy: !edits.tidy }, 'tidy');
                }}
              >
                {t(edits.tidy ? 'editor.tidy-off' : 'editor.tidy-on')}
              </Button>
              <Button
                fullWidth
                size="large"
                disabled={!edits.tidy}
                pressed={isBefore}
                onClick={() => setBefore(!isBefore)}
              >
                {t('editor.compare')}
              </Button>
            </div>
          </>
        )}
      </div>
      <ButtonGroup>
        <Button icon={UndoIcon} disabled={editing.before.length === 0} onClick={() => tell({ type: 'undone' })}>
          {t('editor.undo')}
        </Button>
        <Button icon={ResetIcon} disabled={isUntouched(edits)} onClick={() => tell({ type: 'reset' })}>
          {t('editor.reset')}
        </Button>
      </ButtonGroup>
      <TextField
        label={t('editor.alt-label')}
        value={alt}
        onChange={setAlt}
        autoComplete="off"
        maxLength={LONGEST_ALT}
        multiline={2}
        placeholder={proposedAlt}
        helpText={proposedAlt ? t('editor.alt-help', { proposed: proposedAlt }) : t('editor.alt-help-plain')}
      />
      {proposedAlt !== '' && alt === '' && (
        <div>
          <Button onClick={() => setAlt(proposedAlt)}>{t('editor.alt-use')}</Button>
        </div>
      )}
      <div className="cv-edit-last">
        <Button icon={DeleteIcon} tone="critical" onClick={onRemove}>
          {t('editor.remove')}
        </Button>
      </div>
    </dialog>,
    document.body,
  );
}

/** The photo as it came; null while it is on its way, undefined when it cannot be had. */
function usePlainPicture(photoId: string): HTMLImageElement | null | undefined {
  const [picture, setPicture] = useState<HTMLImageElement | null | undefined>(null);
  useEffect(() => {
    let isCurrent = true;
    void loadPicture(`/admin/photos/${photoId}/plain`).then((loaded) => {
      if (isCurrent) setPicture(loaded ?? undefined);
    });
    return () => void (isCurrent = false);
  }, [photoId]);
  return picture;
}

/** What "Làm đẹp" does to the part of the photo that is kept; null while it is off. */
function useGains(
  canvas: React.RefObject<HTMLCanvasElement>,
  picture: HTMLImageElement | null | undefined,
  { tidy, turn, crop }: PhotoEdits,
): Gains | null {
  const [gains, setGains] = useState<Gains | null>(null);
  useEffect(() => {
    const drawn = canvas.current; // children draw before their parents look
    if (!tidy || !picture || !drawn) return setGains(null);
    const part = crop ?? { x: 0, y: 0, width: 1, height: 1 };
    const raster = rasterOf(drawn, {
      left: part.x * drawn.width,
      top: part.y * drawn.height,
      width: part.width * drawn.width,
      height: part.height * drawn.height,
    });
    setGains(raster && tidyGains(raster));
  }, [canvas, picture, tidy, turn, crop]);
  return gains;
}

function useSaving(photo: AdminPhoto, onSaved: (photo: AdminPhoto) => void) {
  const { t } = useTranslation('photos');
  const [isSaving, setSaving] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const save = async (edits: PhotoEdits, alt: string) => {
    setSaving(true);
    const sent = await sendEdits(photo, {
      edits: isSameLook(edits, photo.edits) ? null : edits,
      alt: alt === photo.alt ? null : alt,
    });
    setSaving(false);
    if (sent && 'photo' in sent) return onSaved(sent.photo);
    setProblem(sent ? String(problemText(t, sent.problem)) : t('editor.not-saved'));
  };
  return { isSaving, problem, save };
}
