/** One bar: what it is of, how long it is, and its value as people read it. */
export type Bar = { label: string; value: number; text: string };

/** px of the drawing; on a phone of 360 px it is shown nearly as large as it is written. */
const WIDTH = 340;
const ROW = 42;
const LEFT = 4;

/**
 * Lying bars as a drawing made on the server: name and value stand on each bar's own line, and the bar is hatched and
 * outlined, so that it reads without colour and in print. `id` tells the hatching of one chart from another's.
 */
export function BarChart({
  id,
  title,
  bars,
  className,
}: {
  id: string;
  title: string;
  bars: readonly Bar[];
  className?: string;
}) {
  const most = Math.max(1, ...bars.map(({ value }) => Math.abs(value)));
  const room = WIDTH - 2 * LEFT;
  return (
    <svg
      className={className}
      viewBox={`0 0 ${WIDTH} ${bars.length * ROW + 4}`}
      role="img"
      aria-label={title}
      fontSize="13"
    >
      <defs>
        <pattern id={`hatch-${id}`} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="6" height="6" fill="#fff" />
          <rect width="3" height="6" fill="#2f6b3a" />
        </pattern>
      </defs>
      {bars.map(({ label, value, text }, place) => (
        <g key={label}>
          <text x={LEFT} y={place * ROW + 14} fill="#1a1a1a">
            {label}
          </text>
          <text x={WIDTH - LEFT} y={place * ROW + 14} textAnchor="end" fill="#1a1a1a" fontWeight="600">
            {text}
          </text>
          <line x1={LEFT} x2={WIDTH - LEFT} y1={place * ROW + 33.5} y2={place * ROW + 33.5} stroke="#d5d5d5" />
          {value !== 0 && (
            <rect
              x={LEFT}
              y={place * ROW + 19}
              width={Math.max(1, (room * Math.abs(value)) / most)}
              height="13"
              fill={value < 0 ? '#fff' : `url(#hatch-${id})`}
              stroke="#1f4826"
              strokeDasharray={value < 0 ? '4 3' : undefined}
            />
          )}
        </g>
      ))}
    </svg>
  );
}
