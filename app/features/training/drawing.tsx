import { PARTS } from './drawing-parts';
import { DRAWINGS, SHEET, type DrawingName, type Placed } from './drawings';

const INK = '#20412a';

/** A drawing of a lesson. `alt` says what it shows to whoever cannot see it. */
export function Drawing({ name, alt }: { name: DrawingName; alt: string }) {
  const placed: readonly Placed[] = DRAWINGS[name];
  return (
    <svg
      className="cv-drawing"
      viewBox={`0 0 ${SHEET.width} ${SHEET.height}`}
      role="img"
      aria-label={alt}
      stroke={INK}
      strokeWidth="3"
      strokeLinejoin="round"
      strokeLinecap="round"
    >
      <rect width={SHEET.width} height={SHEET.height} rx="14" fill="#eef6ef" stroke="none" />
      {placed.map(([part, x, y, side]) => (
        <g key={`${part} ${x} ${y}`} transform={`translate(${x} ${y}) scale(${side / 100})`}>
          {PARTS[part]}
        </g>
      ))}
    </svg>
  );
}
