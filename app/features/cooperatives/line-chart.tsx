/** One line of a chart: a name and a value for each label. */
export type ChartLine = { name: string; values: readonly number[] };

/** px of the drawing, which a phone of 360 px shows nearly as large as it is written. */
const WIDTH = 340;
const PLOT = { left: 34, right: 330, top: 12, bottom: 200 };
const LEGEND_LINE = 22;

/** Lines are told apart by dashes and marks; the one colour is only beside it. */
const DASHES = ['', '7 4', '2 4', '10 4 2 4', '14 5'] as const;
const COLOURS = ['#1f4826', '#7a4b00', '#0b4f8a', '#7d1f5f', '#444444'] as const;

/**
 * Lines over time as a drawing made on the server, readable without colour: each line has its own dash and mark, the
 * marks stand in the legend with the last value. The table of the figures belongs below it.
 */
export function LineChart({
  title,
  labels,
  lines,
  most,
  className,
}: {
  title: string;
  labels: readonly string[];
  lines: readonly ChartLine[];
  /** The top of the scale, where it is known; left out: the largest value. */
  most?: number;
  className?: string;
}) {
  const top = niceTop(Math.max(1, most ?? 0, ...lines.flatMap(({ values }) => values)));
  const x = (place: number) =>
    labels.length < 2 ? PLOT.left : PLOT.left + ((PLOT.right - PLOT.left) * place) / (labels.length - 1);
  const y = (value: number) => PLOT.bottom - ((PLOT.bottom - PLOT.top) * value) / top;
  const height = PLOT.bottom + 34 + lines.length * LEGEND_LINE;
  const everyOther = Math.max(1, Math.ceil(labels.length / 6));
  return (
    <svg className={className} viewBox={`0 0 ${WIDTH} ${height}`} role="img" aria-label={title} fontSize="12">
      {[0, top / 2, top].map((value) => (
        <g key={value}>
          <line x1={PLOT.left} x2={PLOT.right} y1={y(value)} y2={y(value)} stroke="#c9c9c9" />
          <text x={PLOT.left - 6} y={y(value) + 4} textAnchor="end" fill="#303030">
            {value}
          </text>
        </g>
      ))}
      {labels.map((label, place) =>
        (labels.length - 1 - place) % everyOther === 0 ? (
          <text
            key={label}
            x={x(place)}
            y={PLOT.bottom + 16}
            textAnchor={place === labels.length - 1 ? 'end' : 'middle'}
            fill="#303030"
          >
            {label}
          </text>
        ) : null,
      )}
      {lines.map(({ name, values }, at) => (
        <g key={name} stroke={COLOURS[at % COLOURS.length]} fill="none" strokeWidth="2">
          <polyline
            points={values.map((value, place) => `${x(place)},${y(value)}`).join(' ')}
            strokeDasharray={DASHES[at % DASHES.length]}
          />
          {values.map((value, place) => (
            <Mark key={place} shape={at} x={x(place)} y={y(value)} />
          ))}
        </g>
      ))}
      {lines.map(({ name, values }, at) => {
        const line = PLOT.bottom + 34 + at * LEGEND_LINE;
        return (
          <g key={name}>
            <g stroke={COLOURS[at % COLOURS.length]} fill="none" strokeWidth="2">
              <line
                x1={PLOT.left - 24}
                x2={PLOT.left + 16}
                y1={line}
                y2={line}
                strokeDasharray={DASHES[at % DASHES.length]}
              />
              <Mark shape={at} x={PLOT.left - 4} y={line} />
            </g>
            <text x={PLOT.left + 24} y={line + 4} fill="#1a1a1a" fontSize="13">
              {name}: {values.at(-1) ?? 0}
            </text>
          </g>
        );
      })}
    </svg>
  );
}

/** Circle, square, triangle, diamond, cross: told apart in print and by everybody. */
function Mark({ shape, x, y }: { shape: number; x: number; y: number }) {
  const white = { fill: '#fff', strokeDasharray: 'none' };
  switch (shape % 5) {
    case 0:
      return <circle cx={x} cy={y} r="4" {...white} />;
    case 1:
      return <rect x={x - 3.5} y={y - 3.5} width="7" height="7" {...white} />;
    case 2:
      return <path d={`M${x} ${y - 5}l4.5 8h-9z`} {...white} />;
    case 3:
      return <path d={`M${x} ${y - 5}l5 5-5 5-5-5z`} {...white} />;
    default:
      return <path d={`M${x - 4} ${y - 4}l8 8m0-8l-8 8`} />;
  }
}

/** The next even number that people count by: 2, 4, 10, 20, 40, 100 … */
export function niceTop(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  const step = [1, 2, 4, 6, 8, 10].find((one) => one * power >= value) ?? 10;
  return Math.max(2, step * power);
}
