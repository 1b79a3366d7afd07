import { describe, expect, it } from 'vitest';

import { readOffer } from '~/shared/spoken/sentence';

import { readListing } from './listing-form';
import { offerForm } from './offer-form';

const formOf = (sentence: string) => offerForm(readOffer(sentence));
const textsOf = (sentence: string) =>
  Object.assign({}, ...formOf(sentence).answers.map(({ texts }) => texts)) as object;

describe('one sentence fills the form', () => {
  it('with name, quantity, unit, pot and price', () => {
    expect(textsOf('hai trăm chậu cúc mâm xôi, chậu ba tấc, bốn chục ngàn một chậu')).toEqual({
      name: 'cúc mâm xôi',
      unit: 'chau',
      stock: '200',
      size: 'chậu 30 cm',
      potCm: '30',
      price: '40.000',
    });
  });

  it('with a chục of twelve', () =>
    expect(textsOf('bưởi da xanh, 100k một chục 12')).toEqual({
      name: 'bưởi da xanh',
      unit: 'chuc',
      piecesPerUnit: '12',
      price: '100.000',
    }));

  it('and asks what it cannot know, each meaning ready to be chosen', () => {
    const { answers, asks } = formOf('năm sáu chục chậu cúc, mỗi chậu ba trăm rưỡi');
    expect(answers.map(({ part, shown }) => [part, shown])).toEqual([
      ['name', 'cúc'],
      ['unit', 'chau'],
    ]);
    expect(asks).toEqual([
      {
        part: 'stock',
        question: 'range',
        choices: [
          { shown: '50', texts: { stock: '50' } },
          { shown: '60', texts: { stock: '60' } },
        ],
      },
      {
        part: 'price',
        question: 'thousands',
        choices: [
          { shown: '350.000\u00a0₫', texts: { price: '350.000' } },
          { shown: '350.000.000\u00a0₫', texts: { price: '350.000.000' } },
        ],
      },
    ]);
  });

  it('with what the form itself can read', () => {
    const form = new FormData();
    for (const [name, text] of Object.entries(textsOf('1.200 bầu mít thái cao 1m2, 45 ngàn một bầu')))
      form.set(name, text);
    expect(readListing(form, new Date())).toMatchObject({
      ok: true,
      value: {
        name: 'mít thái',
        unit: 'bau',
        variants: [{ stock: 1200, price: 45_000, heightCm: 120, size: 'cao 120 cm' }],
      },
    });
  });

  it('with nothing where nothing was said', () => expect(formOf('…')).toEqual({ answers: [], asks: [] }));
});
