import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';

import type { Tool } from './editing';
import { pulledCrop, type Crop, type Grip, type PhotoEdits } from './edits';
import type { Gains } from './tidy';

/** How far one press of an arrow key goes, as a share of the photo. */
const STEP = 0.02;

const ARROWS: Record<string, { x: number; y: number } | undefined> = {
  ArrowLeft: { x: -STEP, y: 0 },
  ArrowRight: { x: STEP, y: 0 },
  ArrowUp: { x: 0, y: -STEP },
  ArrowDown: { x: 0, y: STEP },
};

const GRIPS = [
  { name: 'crop-move', grip: { x: 0, y: 0 } },
  { name: 'crop-top-left', grip: { x: -1, y: -1 } },
  { name: 'crop-top-right', grip: { x: 1, y: -1 } },
  { name: 'crop-bottom-left', grip: { x: -1, y: 1 } },
  { name: 'crop-bottom-right', grip: { x: 1, y: 1 } },
] as const satisfies { name: string; grip: Grip }[];

const WHOLE: Crop = { x: 0, y: 0, width: 1, height: 1 };

type OnEdit = (edits: PhotoEdits, tool: Tool, isSmall?: boolean) => void;

/** The photo while hands are at it: turned, with what a crop leaves out in the dark and the main spot marked. */
export function EditorStage({
  picture,
  edits,
  tool,
  gains,
  canvas,
  onEdit,
}: {
  picture: HTMLImageElement;
  edits: PhotoEdits;
  tool: Tool;
  /** Light and colours of "Làm đẹp"; null shows the photo as it came. */
  gains: Gains | null;
  canvas: RefObject<HTMLCanvasElement>;
  onEdit: OnEdit;
}) {
  const { t } = useTranslation('photos');
  const frame = useRef<HTMLDivElement>(null);
  const [pulled, setPulled] = useState<Crop | null | undefined>(undefined);
  const crop = (pulled === undefined ? edits.crop : pulled) ?? WHOLE;

  useEffect(() => {
    if (canvas.current) drawTurned(canvas.current, picture, edits.turn);
  }, [canvas, picture, edits.turn]);

  return (
    <div className="cv-edit-stage">
      <div className="cv-edit-frame" ref={frame}>
        <canvas
          ref={canvas}
          role="img"
          aria-label={t('editor.picture')}
          style={gains ? { filter: 'url(#cv-tidy)' } : undefined}
        />
        <TidyFilter gains={gains} />
        <div className="cv-edit-dark">
          <div style={boxOf(crop)} />
        </div>
        {tool === 'crop' && (
          <CropGrips
            crop={crop}
            frame={frame}
            onPull={setPulled}
            onPulled={(next, isSmall) => {
              setPulled(undefined);
              onEdit({ ...edits, crop: next }, 'crop', isSmall);
            }}
          />
        )}
        {tool === 'focal' && <FocalSpot edits={edits} frame={frame} onEdit={onEdit} />}
      </div>
    </div>
  );
}

const percent = (share: number): string => `${share * 100}%`;
const boxOf = ({ x, y, width, height }: Crop) => ({
  left: percent(x),
  top: percent(y),
  width: percent(width),
  height: percent(height),
});

function drawTurned(canvas: HTMLCanvasElement, picture: HTMLImageElement, turn: number): void {
  const { naturalWidth: width, naturalHeight: height } = picture;
  const isSideways = turn % 180 !== 0;
  canvas.width = isSideways ? height : width;
  canvas.height = isSideways ? width : height;
  const brush = canvas.getContext('2d');
  if (!brush) return;
  brush.translate(canvas.width / 2, canvas.height / 2);
  brush.rotate((turn * Math.PI) / 180);
  brush.drawImage(picture, -width / 2, -height / 2);
}

/** The very gains that the press will use, as the browser's own filter: before and after is one switch. */
function TidyFilter({ gains }: { gains: Gains | null }) {
  if (!gains) return null;
  return (
    <svg width="0" height="0" aria-hidden="true" className="cv-edit-filter">
      <filter id="cv-tidy" colorInterpolationFilters="sRGB">
        <feComponentTransfer>
          <feFuncR type="linear" slope={gains[0]} />
          <feFuncG type="linear" slope={gains[1]} />
          <feFuncB type="linear" slope={gains[2]} />
        </feComponentTransfer>
      </filter>
    </svg>
  );
}

/** Where on the photo a finger is, and how far it has gone, as shares of it. */
const shareOf = (frame: HTMLElement, { x, y }: { x: number; y: number }) => {
  const { width, height } = frame.getBoundingClientRect();
  return { x: x / width, y: y / height };
};

/** Four corners and the middle, each a button for thumb and arrow keys. */
function CropGrips({
  crop,
  frame,
  onPull,
  onPulled,
}: {
  crop: Crop;
  frame: RefObject<HTMLDivElement>;
  onPull: (crop: Crop | null) => void;
  onPulled: (crop: Crop | null, isSmall: boolean) => void;
}) {
  const { t } = useTranslation('photos');
  const held = useRef<{ crop: Crop; x: number; y: number; grip: Grip } | null>(null);
  const take = (grip: Grip) => (event: PointerEvent<HTMLButtonElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    held.current = { crop, x: event.clientX, y: event.clientY, grip };
  };
  const pull = ({ clientX, clientY }: PointerEvent): Crop | null | undefined => {
    if (!held.current || !frame.current) return undefined;
    const by = shareOf(frame.current, { x: clientX - held.current.x, y: clientY - held.current.y });
    return pulledCrop(held.current.crop, held.current.grip, by);
  };
  const drag = (event: PointerEvent) => {
    const next = pull(event);
    if (next !== undefined) onPull(next);
  };
  const release = (event: PointerEvent) => {
    const next = pull(event);
    held.current = null;
    if (next !== undefined) onPulled(next, false);
  };
  const press = (grip: Grip) => (event: KeyboardEvent) => {
    const by = ARROWS[event.key];
    if (!by) return;
    event.preventDefault(); // or the page would scroll as well
    onPulled(pulledCrop(crop, grip, by), true);
  };
  const place = (grip: Grip) =>
    grip.x === 0
      ? boxOf(crop)
      : {
          left: percent(crop.x + (grip.x > 0 ? crop.width : 0)),
          top: percent(crop.y + (grip.y > 0 ? crop.height : 0)),
        };
  return (
    <>
      {GRIPS.map(({ name, grip }) => (
        <button
          key={name}
          type="button"
          className={grip.x === 0 ? 'cv-edit-move' : 'cv-edit-grip'}
          style={place(grip)}
          aria-label={t(`editor.${name}`)}
          onPointerDown={take(grip)}
          onPointerMove={drag}
          onPointerUp={release}
          onPointerCancel={release}
          onKeyDown={press(grip)}
        />
      ))}
    </>
  );
}

/** The whole photo as one button: a tap says what matters in it, arrow keys move the mark. */
function FocalSpot({ edits, frame, onEdit }: { edits: PhotoEdits; frame: RefObject<HTMLDivElement>; onEdit: OnEdit }) {
  const { t } = useTranslation('photos');
  const focal = edits.focal;
  const within = (value: number) => Math.min(1, Math.max(0, value));
  const mark = (x: number, y: number, isSmall: boolean) =>
    onEdit({ ...edits, focal: { x: within(x), y: within(y) } }, 'focal', isSmall);
  return (
    <button
      type="button"
      className="cv-edit-focal"
      aria-label={t('editor.focal-here')}
      onPointerUp={({ clientX, clientY }) => {
        if (!frame.current) return;
        const { left, top } = frame.current.getBoundingClientRect();
        const { x, y } = shareOf(frame.current, { x: clientX - left, y: clientY - top });
        mark(x, y, false);
      }}
      onKeyDown={(event) => {
        const by = ARROWS[event.key];
        if (!by) return;
        event.preventDefault();
        mark((focal?.x ?? 0.5) + by.x, (focal?.y ?? 0.5) + by.y, true);
      }}
    >
      {focal && <span className="cv-edit-mark" style={{ left: percent(focal.x), top: percent(focal.y) }} />}
    </button>
  );
}
