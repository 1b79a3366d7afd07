import { DETAIL_FIELDS, type DetailField, type DetailId, type DetailUnit } from '~/features/listings/details-table';
import type { Details } from '~/features/listings/details';

/** What a shopper is told of the details, and under which heading; what only the law or the grower needs is not here. */
const SHOWN = {
  plant: [
    'bloom',
    'content',
    'ingredients',
    'material',
    'grade',
    'heightWithPot',
    'girth',
    'trunkDiameter',
    'container',
    'bagSize',
    'withPot',
    'ageMonths',
    'stage',
    'form',
    'trunks',
    'branches',
    'buds',
    'propagation',
    'rootstock',
    'graftHeight',
    'motherTree',
    'diseaseClass',
    'serial',
    'firstFruit',
    'matureHeight',
    'scented',
    'thorns',
    'toxic',
    'petSafe',
    'meaning',
    'elements',
    'marks',
    'gardenCode',
    'ownPropagation',
  ],
  care: ['light', 'water', 'difficulty', 'soil', 'feed', 'heat', 'saltTolerance', 'floodDays', 'shelfLife', 'storage'],
  delivery: [
    'modes',
    'packing',
    'transitDays',
    'fragile',
    'noShip',
    'warranty',
    'arrivalHours',
    'takeDays',
    'trueMonths',
    'remedy',
  ],
  ahead: ['lastOrder', 'pickupWindow', 'bloomPromise', 'earlyBloom', 'cancelRule', 'hireReturn', 'boarding'],
} as const satisfies Record<string, readonly DetailId[]>;

export type FactSection = keyof typeof SHOWN;
export type FactId = (typeof SHOWN)[FactSection][number];

/** What is known of a fact, still without words: a view says it in the visitor's language. */
export type Fact = { id: FactId } & (
  | { kind: 'amount'; unit: DetailUnit; from: number; to: number }
  /** `words`: the catalogue's list that names the choices; null: this room does. */
  | { kind: 'choices'; words: CatalogueWords | null; values: string[] }
  | { kind: 'text'; text: string }
  | { kind: 'yes' }
);
type CatalogueWords = NonNullable<Extract<DetailField, { kind: 'enum' | 'multi' }>['words']>;

const FIELDS = new Map(DETAIL_FIELDS.map((field) => [field.id, field]));

/** The facts a heading shows, in its order; a heading without facts is not shown. */
export const factsOf = (section: FactSection, details: Details): Fact[] =>
  SHOWN[section].flatMap((id) => toFact(id, details) ?? []);

function toFact(id: FactId, details: Details): Fact | null {
  const field = FIELDS.get(id);
  const value = details[id];
  if (!field || value === undefined || value === false) return null;
  switch (field.kind) {
    case 'number':
      return { id, kind: 'amount', unit: field.unit, from: Number(value), to: Number(value) };
    case 'range': {
      const [from, to] = value as [number, number];
      return { id, kind: 'amount', unit: field.unit, from, to };
    }
    case 'enum':
    case 'multi':
      return {
        id,
        kind: 'choices',
        words: field.words ?? null,
        values: Array.isArray(value) ? value.map(String) : [String(value)],
      };
    case 'bool':
      return { id, kind: 'yes' };
    default:
      return { id, kind: 'text', text: String(value) };
  }
}
