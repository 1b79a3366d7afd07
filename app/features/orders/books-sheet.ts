import type { Book, BookBlock, BookForm, BookLine } from './books';
import type { Trade } from './books-trade';

/** The fixed words of the two forms, in Vietnamese whatever the reader's language: the circular knows no other. */
export type BookWords = {
  holder(name: string): string;
  address(address: string): string;
  taxCode(code: string): string;
  formNumber(form: BookForm): string;
  circular: string;
  title: string;
  place(place: string): string;
  period: string;
  unit: string;
  voucher: string;
  number: string;
  /** The column of days bears a comma in S2a-HKD and none in S1a-HKD. */
  day: Record<BookForm, string>;
  text: string;
  amount: string;
  total: string;
  totalOf(position: number): string;
  trade(position: number, trade: Trade): string;
  vat: string;
  pit: string;
  allVat: string;
  allPit: string;
  signedOn: string;
  signer: string;
  signing: string;
};

/** Who keeps the book. What is not known yet stays a dotted line to fill in by hand. */
export type BookHead = { holder: string; address: string; taxCode: string; place: string };

/** One row below the head of the table; `amount` null is a line to fill in by hand. */
export type SheetRow = {
  kind: 'line' | 'trade' | 'total' | 'tax' | 'end';
  number: string;
  day: string;
  text: string;
  amount: number | null;
};

/** A form with everything filled in, ready to be printed or written as a spreadsheet: one layout for both. */
export type BookSheet = {
  form: BookForm;
  /** Top left, a line each. */
  head: string[];
  /** Top right: the form's number, then the circular. */
  corner: string[];
  title: string;
  place: string;
  period: string;
  unit: string;
  columns: { voucher: string; number: string; day: string; text: string; amount: string };
  rows: SheetRow[];
  /** Bottom right. */
  signature: string[];
};

const DOTS = '……………………………………';

/** Lays a book out on its form: columns A, B and 1 of S1a-HKD, columns A, B, C and 1 of S2a-HKD, nothing added. */
export function layOut(book: Book, head: BookHead, words: BookWords): BookSheet {
  const { form } = book;
  return {
    form,
    head: [words.holder(head.holder || DOTS), words.address(head.address || DOTS), words.taxCode(head.taxCode || DOTS)],
    corner: [words.formNumber(form), words.circular],
    title: words.title,
    place: words.place(head.place || DOTS),
    period: words.period,
    unit: words.unit,
    columns: {
      voucher: words.voucher,
      number: words.number,
      day: words.day[form],
      text: words.text,
      amount: words.amount,
    },
    rows:
      book.form === 'S1a-HKD'
        ? [...book.lines.map(lineRow), sumRow('total', words.total, book.total)]
        : [
            ...book.blocks.flatMap((block, index) => blockRows(block, index + 1, words)),
            sumRow('end', words.allVat, book.vat),
            sumRow('end', words.allPit, book.pit),
          ],
    signature: [words.signedOn, words.signer, words.signing],
  };
}

const blockRows = ({ trade, lines, total, tax }: BookBlock, position: number, words: BookWords): SheetRow[] => [
  sumRow('trade', words.trade(position, trade), null),
  ...lines.map(lineRow),
  sumRow('total', words.totalOf(position), total),
  sumRow('tax', words.vat, tax.vat),
  sumRow('tax', words.pit, tax.pit),
];

const lineRow = ({ on, code, text, amount }: BookLine): SheetRow => ({
  kind: 'line',
  number: code,
  day: on.split('-').reverse().join('/'),
  text,
  amount,
});

const sumRow = (kind: SheetRow['kind'], text: string, amount: number | null): SheetRow => ({
  kind,
  number: '',
  day: '',
  text,
  amount,
});
