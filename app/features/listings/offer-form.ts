import { dong, formatDong } from '~/shared/dong';
import { formatWhole } from '~/shared/number';
import type { Question, Reading } from '~/shared/spoken/reading';
import { saySize } from '~/shared/spoken/say';
import type { Offer } from '~/shared/spoken/sentence';
import type { Size } from '~/shared/spoken/size';

import { NAME_MAX } from './listing';

/** The parts of the form that one sentence can fill. */
export type OfferPart = 'name' | 'unit' | 'stock' | 'size' | 'price';

/** Field name → text. */
type Texts = Record<string, string>;

/** One meaning of an answer: as it is shown, and what it writes into the form. */
export type OfferChoice = { shown: string; texts: Texts };

export type OfferForm = {
  /** What was understood, in the form's order; the unit is shown with quantity and price. */
  answers: (OfferChoice & { part: OfferPart })[];
  /** What has to be asked back, with all it may mean. */
  asks: { part: OfferPart; question: Question; choices: OfferChoice[] }[];
};

/** Lengths of a size that have a field of their own. */
const MEASURED = ['potCm', 'heightCm', 'spreadCm'] as const;

const sizeChoice = (size: Size): OfferChoice => {
  const shown = saySize(size, 'long');
  const measured = MEASURED.flatMap((part) =>
    size[part] === undefined ? [] : [[part, String(Math.round(size[part]))]],
  );
  return { shown, texts: { size: shown, ...Object.fromEntries(measured) } };
};
const countChoice = (count: number): OfferChoice => ({
  shown: formatWhole(count),
  texts: { stock: formatWhole(count) },
});
const priceChoice = (price: number): OfferChoice => ({
  shown: formatDong(dong(price)),
  texts: { price: formatWhole(price) },
});

/** What a sentence writes into the form of a new listing, and what it leaves to be asked. */
export function offerForm(offer: Offer): OfferForm {
  const form: OfferForm = { answers: [], asks: [] };
  const take = <Value>(part: OfferPart, reading: Reading<Value>, toChoice: (value: Value) => OfferChoice) => {
    if (reading.kind === 'clear') form.answers.push({ part, ...toChoice(reading.value) });
    if (reading.kind === 'unclear')
      form.asks.push({ part, question: reading.question, choices: reading.readings.map(toChoice) });
  };
  const name = offer.name.slice(0, NAME_MAX);
  if (name !== '') form.answers.push({ part: 'name', shown: name, texts: { name } });
  if (offer.unit !== null) {
    const pieces: Texts = offer.pieces === null ? {} : { piecesPerUnit: String(offer.pieces) };
    form.answers.push({ part: 'unit', shown: offer.unit, texts: { unit: offer.unit, ...pieces } });
  }
  take('stock', offer.count, countChoice);
  take('size', offer.size, sizeChoice);
  take('price', offer.price, priceChoice);
  return form;
}
