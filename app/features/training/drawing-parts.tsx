import type { ReactNode } from 'react';

import type { PartName } from './drawings';

const LEAF = '#4f9d57';
const PALE = '#cfe6d2';
const BLOOM = '#d9487f';
const GOLD = '#f2b632';
const CLAY = '#c8703f';
const PAPER = '#fff';
const SKIN = '#f0c9a0';
const RED = '#c8322b';

const pot = <path d="M30 62h40l-5 34H35z M26 54h48v10H26z" fill={CLAY} />;
const bush = (
  <path
    d="M50 8c14 0 20 8 20 8 14 2 16 18 8 24 2 12-16 18-28 16-12 2-30-4-28-16-8-6-6-22 8-24 0 0 6-8 20-8z"
    fill={LEAF}
  />
);
const blooms = (fill: string, places: readonly (readonly [number, number])[]) =>
  places.map(([x, y]) => <circle key={`${x},${y}`} cx={x} cy={y} r="5" fill={fill} strokeWidth="2" />);
const lines = (x: number, width: number, from: number, count: number) =>
  Array.from({ length: count }, (_, at) => `M${x} ${from + at * 13}h${at === count - 1 ? width * 0.6 : width}`).join(
    '',
  );

/** Each part of our drawings in a box of 100 × 100: a dark green line, a few flat colours, no words. */
export const PARTS: Record<PartName, ReactNode> = {
  arrow: <path d="M5 40h55V22l35 28-35 28V60H5z" fill={GOLD} />,
  arrowUp: <path d="M40 95V40H22L50 5l28 35H60v55z" fill={GOLD} />,
  banknote: (
    <>
      <rect x="3" y="24" width="94" height="52" rx="5" fill={PALE} />
      <circle cx="50" cy="50" r="15" fill={LEAF} />
      <path d="M14 36h12M14 64h12M74 36h12M74 64h12" />
    </>
  ),
  basket: (
    <>
      <path d="M10 45h80L80 92H20z" fill={GOLD} />
      <path d="M28 45 42 12M72 45 58 12M34 58v22M50 58v22M66 58v22" fill="none" />
    </>
  ),
  bell: (
    <>
      <path d="M50 10c20 0 26 16 26 32v20l10 14H14l10-14V42c0-16 6-32 26-32z" fill={GOLD} />
      <path d="M40 78c0 14 20 14 20 0z" fill={CLAY} />
    </>
  ),
  book: (
    <>
      <path d="M50 22C38 12 20 12 6 16v68c14-4 32-4 44 6 12-10 30-10 44-6V16c-14-4-32-4-44 6z" fill={PAPER} />
      <path d={`M50 22v68${lines(14, 26, 34, 4)}${lines(60, 26, 34, 3)}`} fill="none" />
    </>
  ),
  brokenPot: (
    <>
      <path d="M50 54C40 40 24 40 8 46" fill="none" stroke={LEAF} strokeWidth="5" />
      <path d="M8 46c10-14 22-10 26-2-6 8-18 10-26 2z" fill={LEAF} />
      <path d="M26 54h48v10l-8 6 2 26H35l4-14-9-8 4-10h-8z" fill={CLAY} />
      <path d="M78 70l14 8-10 16-14-8z" fill={CLAY} />
    </>
  ),
  bubble: (
    <>
      <path
        d="M16 12h68a12 12 0 0 1 12 12v34a12 12 0 0 1-12 12H48L26 90V70H16A12 12 0 0 1 4 58V24a12 12 0 0 1 12-12z"
        fill={PAPER}
      />
      <path d="M20 32h60M20 48h42" fill="none" />
    </>
  ),
  bus: (
    <>
      <path d="M6 26a8 8 0 0 1 8-8h70c6 0 12 20 12 34v26H6z" fill={LEAF} />
      <path d="M14 28h18v18H14zM38 28h18v18H38zM62 28h20l6 18H62z" fill={PAPER} />
      <circle cx="26" cy="78" r="10" fill={PAPER} />
      <circle cx="76" cy="78" r="10" fill={PAPER} />
    </>
  ),
  bust: (
    <>
      <circle cx="50" cy="34" r="18" fill={SKIN} />
      <path d="M14 92c0-26 16-36 36-36s36 10 36 36z" fill={LEAF} />
    </>
  ),
  calendar: (
    <>
      <rect x="8" y="16" width="84" height="76" rx="6" fill={PAPER} />
      <path d="M8 22a6 6 0 0 1 6-6h72a6 6 0 0 1 6 6v16H8z" fill={RED} />
      <path d="M28 8v16M72 8v16M24 54h12M44 54h12M64 54h12M24 72h12M44 72h12" fill="none" />
      <circle cx="70" cy="72" r="9" fill={GOLD} />
    </>
  ),
  can: (
    <>
      <path d="M10 40h46v42H10z" fill={LEAF} />
      <path d="M14 40c0-26 38-26 38 0M56 60l24-26M72 28l16 14" fill="none" />
      <path d="M84 50v10M92 46v10M80 64v10M92 66v10" stroke="#3a7fb5" />
    </>
  ),
  check: (
    <>
      <circle cx="50" cy="50" r="44" fill={LEAF} />
      <path d="M28 52l16 16 30-34" fill="none" stroke={PAPER} strokeWidth="9" />
    </>
  ),
  clock: (
    <>
      <circle cx="50" cy="50" r="44" fill={PAPER} />
      <path d="M50 22v28l18 14M50 6v8M50 86v8M6 50h8M86 50h8" fill="none" />
    </>
  ),
  coin: (
    <>
      <circle cx="50" cy="50" r="42" fill={GOLD} />
      <circle cx="50" cy="50" r="27" fill="none" />
    </>
  ),
  cross: (
    <>
      <path d="M12 12l76 76M88 12L12 88" fill="none" stroke={PAPER} strokeWidth="18" />
      <path d="M12 12l76 76M88 12L12 88" fill="none" stroke={RED} strokeWidth="10" />
    </>
  ),
  farmer: (
    <>
      <path d="M26 96c0-26 8-36 24-36s24 10 24 36z" fill={CLAY} />
      <circle cx="50" cy="44" r="17" fill={SKIN} />
      <path d="M50 2 14 36c20 7 52 7 72 0z" fill={GOLD} />
      <path d="M43 46h1M57 46h1M45 53c4 3 7 3 10 0M70 70l22 4" fill="none" />
    </>
  ),
  frame: <path d="M8 26V8h18M74 8h18v18M92 74v18H74M26 92H8V74" fill="none" strokeWidth="4" />,
  half: (
    <>
      <path d="M3 24h36v52H3a3 3 0 0 1 0 0z" fill={PALE} />
      <path d="M50 24h47v52H50z" fill={PAPER} strokeDasharray="7 5" />
      <path d="M12 38h16M12 62h16" />
    </>
  ),
  hand: (
    <path
      d="M28 94c-8-10-18-26-22-36-2-8 8-12 13-5l7 10V20c0-9 12-9 12 0v-8c0-9 12-9 12 0v6c0-9 12-9 12 0v8c0-8 11-8 11 0v44c0 14-6 20-8 24z"
      fill={SKIN}
    />
  ),
  house: (
    <>
      <path d="M18 46h64v46H18z" fill={PAPER} />
      <path d="M6 50 50 12l44 38z" fill={CLAY} />
      <path d="M42 92V64h16v28z" fill={GOLD} />
      <path d="M2 92h96" />
    </>
  ),
  key: (
    <>
      <circle cx="28" cy="50" r="20" fill={GOLD} />
      <circle cx="28" cy="50" r="7" fill={PAPER} />
      <path d="M48 45h46v10h-6v12H78V55H68v10h-9V55H48z" fill={GOLD} />
    </>
  ),
  laptop: (
    <>
      <rect x="14" y="14" width="72" height="56" rx="4" fill={PAPER} />
      <path d="M4 74h92l-6 14H10z" fill={PALE} />
      <path d="M20 20h60v10H20z" fill={LEAF} />
      <path d="M20 42h60M20 54h60M40 30v34M60 30v34" strokeWidth="2" />
    </>
  ),
  limit: (
    <>
      <path d="M4 92h92" />
      <path d="M14 92V70h16v22zM40 92V56h16v36zM66 92V42h16v50z" fill={LEAF} />
      <path d="M4 22h92" stroke={RED} strokeWidth="5" strokeDasharray="10 6" />
    </>
  ),
  lock: (
    <>
      <path d="M28 46V32c0-30 44-30 44 0v14" fill="none" strokeWidth="7" />
      <rect x="16" y="44" width="68" height="50" rx="8" fill={GOLD} />
      <path d="M50 62v16" strokeWidth="8" />
    </>
  ),
  microphone: (
    <>
      <rect x="34" y="6" width="32" height="50" rx="16" fill={RED} />
      <path d="M20 44c0 40 60 40 60 0M50 74v18M32 92h36" fill="none" />
    </>
  ),
  mum: (
    <>
      {pot}
      <path d="M8 54C8 24 28 8 50 8s42 16 42 46z" fill={GOLD} />
      {blooms('#ffdf85', [
        [30, 40],
        [50, 24],
        [70, 40],
        [50, 44],
      ])}
    </>
  ),
  note: (
    <>
      <path d="M16 6h50l18 18v70H16z" fill={PAPER} />
      <path d={`M66 6v18h18${lines(28, 44, 40, 4)}`} fill="none" />
    </>
  ),
  parcel: (
    <>
      <path d="M8 30 50 12l42 18v46L50 94 8 76z" fill="#dcae72" />
      <path d="M8 30l42 18 42-18M50 48v46M30 21l42 18v14" fill="none" />
      <circle cx="24" cy="60" r="4" fill={PAPER} />
      <circle cx="34" cy="70" r="4" fill={PAPER} />
    </>
  ),
  phone: (
    <>
      <rect x="24" y="3" width="52" height="94" rx="9" fill="#20412a" />
      <rect x="29" y="13" width="42" height="72" rx="2" fill={PAPER} />
      <circle cx="50" cy="91" r="2.5" fill={PAPER} stroke="none" />
    </>
  ),
  photo: (
    <>
      <rect x="3" y="3" width="94" height="94" rx="4" fill={PAPER} />
      <rect x="11" y="11" width="78" height="70" fill={PALE} strokeWidth="2" />
    </>
  ),
  pot: (
    <>
      {pot}
      {bush}
      {blooms(BLOOM, [
        [36, 22],
        [62, 20],
        [50, 34],
        [30, 40],
        [70, 42],
      ])}
    </>
  ),
  potEmpty: pot,
  qr: (
    <>
      <rect x="4" y="4" width="92" height="92" rx="6" fill={PAPER} />
      <path d="M16 16h22v22H16zM62 16h22v22H62zM16 62h22v22H16z" fill="none" strokeWidth="6" />
      <path
        d="M24 24h6v6h-6zM70 24h6v6h-6zM24 70h6v6h-6zM48 18h6v12h-6zM48 48h14v8H48zM70 50h12v8H70zM62 68h10v16H62zM80 74h6v10h-6zM18 48h18v6H18z"
        fill="#20412a"
        stroke="none"
      />
    </>
  ),
  root: (
    <>
      <path d="M50 52V12" strokeWidth="6" />
      <path d="M50 26c10-18 28-14 34-8-8 14-24 16-34 8zM50 34c-10-18-28-14-34-8 8 14 24 16 34 8z" fill={LEAF} />
      <path d="M26 54h48c14 14 10 42-24 42S12 68 26 54z" fill="#a47148" />
      <path d="M22 60c18 8 38 8 56 0M20 74c20 10 40 10 60 0M30 54l10 40M70 54 60 94" fill="none" />
    </>
  ),
  ruler: (
    <>
      <rect x="36" y="3" width="28" height="94" rx="3" fill={GOLD} />
      <path d="M64 15H50M64 27h-9M64 39H50M64 51h-9M64 63H50M64 75h-9M64 87H50" fill="none" />
    </>
  ),
  scales: (
    <>
      <path d="M50 20v68M28 92h44M12 36l76-8" fill="none" />
      <circle cx="50" cy="18" r="7" fill={GOLD} />
      <path d="M-4 58h36c-4 18-32 18-36 0zM68 50h36c-4 18-32 18-36 0z" fill={PALE} />
      <path d="M12 36-2 58M12 36l18 22M88 28 70 50M88 28l14 22" fill="none" strokeWidth="2" />
    </>
  ),
  shield: <path d="M50 4 90 18v30c0 26-18 40-40 48C28 88 10 74 10 48V18z" fill={PALE} />,
  sleeve: (
    <>
      <circle cx="36" cy="24" r="12" fill={LEAF} />
      <circle cx="62" cy="22" r="13" fill={LEAF} />
      <circle cx="50" cy="14" r="9" fill={BLOOM} />
      <path d="M18 22 50 34l32-12-16 72H34z" fill={PAPER} />
      <path d="M50 34v60M28 66c14 6 30 6 44 0" fill="none" />
    </>
  ),
  sprout: (
    <>
      {pot}
      <path d="M50 54V26" strokeWidth="5" />
      <path d="M50 30C42 10 26 10 16 16c6 18 22 22 34 14zM50 36c8-18 24-18 34-12-6 18-22 20-34 12z" fill={LEAF} />
    </>
  ),
  star: <path d="m50 4 14 30 32 4-24 22 7 33-29-17-29 17 7-33L4 38l32-4z" fill={GOLD} />,
  string: (
    <>
      <path d="M26 58h48" stroke={RED} strokeWidth="7" />
      <path d="M66 60c16 4 14 20 22 24M68 60c4 10 0 20 6 28" fill="none" stroke={RED} strokeWidth="4" />
    </>
  ),
  sun: (
    <>
      <circle cx="50" cy="50" r="22" fill={GOLD} />
      <path d="M50 6v14M50 80v14M6 50h14M80 50h14M19 19l10 10M71 71l10 10M81 19 71 29M29 71 19 81" />
    </>
  ),
  table: (
    <>
      <rect x="4" y="10" width="92" height="80" rx="4" fill={PAPER} />
      <path d="M4 14a4 4 0 0 1 4-4h84a4 4 0 0 1 4 4v16H4z" fill={LEAF} />
      <path d="M4 50h92M4 70h92M34 30v60M66 30v60" fill="none" />
    </>
  ),
  tag: (
    <>
      <path d="M34 12h60v46H34L8 35z" fill={PAPER} />
      <circle cx="30" cy="35" r="5" fill={GOLD} />
      <path d="M46 28h36M46 42h24" />
    </>
  ),
  wall: (
    <>
      <rect x="0" y="0" width="100" height="72" fill={PALE} strokeWidth="2" />
      <path d="M-6 72h112" />
    </>
  ),
};
