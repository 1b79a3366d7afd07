import type { ReactNode } from 'react';

import type { Theme } from './design';
import { GROUNDS } from './palette';

type Paint = { paper: string; card: string; ink: string; leaf: string; mist: string };

const LEAVES: Record<Theme, { leaf: string; mist: string }> = {
  orchard: { leaf: '#2c663a', mist: '#dfe9d6' },
  market: { leaf: '#c02a10', mist: '#ffd84d' },
  courtyard: { leaf: '#3f4f46', mist: '#dfe0da' },
  festival: { leaf: '#b3151b', mist: '#f3c45a' },
  workshop: { leaf: '#7a4a1c', mist: '#d3b98a' },
};

/** A look as a small drawing, 96 × 120 units: how its page is built, not what stands in it. */
export function ThemeThumbnail({ theme }: { theme: Theme }) {
  const { paper, card, ink } = GROUNDS[theme].light;
  const paint = { paper, card, ink, ...LEAVES[theme] };
  return (
    <svg viewBox="0 0 96 120" width="96" height="120" aria-hidden="true" focusable="false">
      <rect width="96" height="120" rx="6" fill={paper} stroke="#8a8a8a" />
      {DRAWINGS[theme](paint)}
    </svg>
  );
}

const bars = (x: number, y: number, widths: number[], fill: string, height = 3, step = 6): ReactNode =>
  widths.map((width, row) => (
    <rect key={row} x={x} y={y + row * step} width={width} height={height} rx={1} fill={fill} />
  ));

/** A leafy hill under a round sun: what stands for a photo. */
const photo = (x: number, y: number, width: number, height: number, { mist, leaf }: Paint, round = 3): ReactNode => (
  <>
    <rect x={x} y={y} width={width} height={height} rx={round} fill={mist} />
    <path
      d={`M${x} ${y + height}q${width / 4} ${-height / 1.4} ${width / 2} ${-height / 4}t${width / 2} ${-height / 6}v${height / 2.4}z`}
      fill={leaf}
      opacity=".75"
    />
  </>
);

const DRAWINGS: Record<Theme, (paint: Paint) => ReactNode> = {
  orchard: (paint) => (
    <>
      <path d="M8 14c0-5 3-8 8-8v8c0 1-1 2-2 2h-6z" fill={paint.leaf} />
      {bars(20, 9, [40], paint.ink, 4)}
      {photo(8, 22, 80, 34, paint, 8)}
      {bars(8, 62, [50, 34], paint.ink)}
      {[8, 51].map((x) => (
        <g key={x}>
          <rect x={x} y={78} width={37} height={34} rx={6} fill={paint.card} stroke={paint.mist} />
          {photo(x + 3, 81, 31, 18, paint, 4)}
          {bars(x + 4, 103, [20], paint.leaf)}
        </g>
      ))}
    </>
  ),
  market: (paint) => (
    <>
      <rect x={1} y={1} width={94} height={18} fill={paint.leaf} />
      {bars(8, 7, [56], '#ffffff', 6)}
      <rect x={1} y={19} width={94} height={10} fill={paint.mist} />
      {bars(8, 22, [30], paint.ink, 4)}
      {[0, 1, 2].flatMap((row) =>
        [0, 1, 2].map((column) => (
          <g key={`${row}${column}`}>
            {photo(6 + column * 29, 34 + row * 28, 26, 15, paint, 0)}
            {bars(6 + column * 29, 51 + row * 28, [18], paint.leaf, 6)}
          </g>
        )),
      )}
    </>
  ),
  courtyard: (paint) => (
    <>
      {bars(10, 12, [26], paint.ink, 2)}
      <path d="M10 20h76" stroke={paint.ink} strokeWidth=".6" />
      {photo(32, 28, 54, 56, paint, 0)}
      {bars(10, 40, [16, 12, 14], paint.ink, 2)}
      <path d="M10 92h76" stroke={paint.ink} strokeWidth=".6" />
      {bars(10, 99, [40, 28], paint.ink, 2)}
    </>
  ),
  festival: (paint) => (
    <>
      <rect x={4} y={4} width={88} height={112} rx={4} fill="none" stroke={paint.leaf} strokeWidth="2" />
      {[20, 76].map((x) => (
        <g key={x} fill={paint.mist}>
          {[0, 72, 144, 216, 288].map((turn) => (
            <circle key={turn} cx={x} cy={10} r={4} transform={`rotate(${turn} ${x} 15)`} />
          ))}
          <circle cx={x} cy={15} r={2} fill={paint.leaf} />
        </g>
      ))}
      {bars(32, 12, [32], paint.leaf, 6)}
      <rect x={26} y={28} width={44} height={24} rx={4} fill={paint.leaf} />
      {bars(38, 34, [20], paint.mist, 6)}
      {bars(36, 44, [24], '#ffffff', 2)}
      {[12, 52].map((x) => (
        <g key={x}>
          {photo(x, 62, 32, 32, paint, 16)}
          {bars(x + 6, 99, [20], paint.leaf)}
        </g>
      ))}
    </>
  ),
  workshop: (paint) => (
    <>
      <rect x={12} y={8} width={72} height={26} fill={paint.card} stroke={paint.leaf} strokeDasharray="3 2" />
      {bars(24, 14, [48], paint.ink, 4)}
      {bars(34, 24, [28], paint.leaf)}
      {[26, 48, 70].map((x) => (
        <path
          key={x}
          d={`M${x} 40l2 4 5 .6-3.600 3.400 1 5-4.400-2.400-4.400 2.400 1-5-3.600-3.400 5-.6z`}
          fill={paint.leaf}
        />
      ))}
      {[12, 51].map((x) => (
        <g key={x}>
          <rect x={x} y={60} width={33} height={52} fill={paint.card} stroke={paint.mist} />
          {photo(x + 3, 63, 27, 22, paint, 0)}
          {bars(x + 4, 90, [22, 16, 10], paint.ink, 2)}
        </g>
      ))}
    </>
  ),
};
