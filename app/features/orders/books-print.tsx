import { useTranslation } from 'react-i18next';

import { formatSigned } from './books';
import type { BookSheet, SheetRow } from './books-sheet';

/** A revenue book on its form, one page of HTML that a browser prints on A4. The form speaks Vietnamese to everybody. */
export function BookPrint({ sheet, back }: { sheet: BookSheet; back: string }) {
  const { t } = useTranslation('books');
  const [signedOn, signer, signing] = sheet.signature;
  return (
    <>
      <nav className="book-nav">
        <a href={back}>{t('printPage.back')}</a>
        <p>{t('printPage.how')}</p>
      </nav>
      <main className="book" lang="vi">
        <header>
          <div>
            {sheet.head.map((line) => (
              <p key={line}>{line}</p>
            ))}
          </div>
          <div className="book-corner">
            {sheet.corner.map((line) => (
              <p key={line}>{line}</p>
            ))}
          </div>
        </header>
        <h1>{sheet.title}</h1>
        <p className="book-center">{sheet.place}</p>
        <p className="book-center">{sheet.period}</p>
        <p className="book-unit">{sheet.unit}</p>
        <table>
          <BookHead {...sheet} />
          <tbody>
            {sheet.rows.map((row, index) => (
              <BookRow key={index} row={row} hasNumber={sheet.form === 'S2a-HKD'} />
            ))}
          </tbody>
        </table>
        <footer>
          <p>{signedOn}</p>
          <p>
            <strong>{signer}</strong>
          </p>
          <p>{signing}</p>
        </footer>
      </main>
    </>
  );
}

function BookHead({ form, columns }: Pick<BookSheet, 'form' | 'columns'>) {
  if (form === 'S1a-HKD')
    return (
      <thead>
        <tr>
          <th scope="col">{columns.day}</th>
          <th scope="col">{columns.text}</th>
          <th scope="col">{columns.amount}</th>
        </tr>
        <Letters of={['A', 'B', '1']} />
      </thead>
    );
  return (
    <thead>
      <tr>
        <th scope="colgroup" colSpan={2}>
          {columns.voucher}
        </th>
        <th scope="col" rowSpan={2}>
          {columns.text}
        </th>
        <th scope="col" rowSpan={2}>
          {columns.amount}
        </th>
      </tr>
      <tr>
        <th scope="col">{columns.number}</th>
        <th scope="col">{columns.day}</th>
      </tr>
      <Letters of={['A', 'B', 'C', '1']} />
    </thead>
  );
}

const Letters = ({ of }: { of: readonly string[] }) => (
  <tr>
    {of.map((letter) => (
      <td key={letter} className="book-letter">
        {letter}
      </td>
    ))}
  </tr>
);

function BookRow({ row, hasNumber }: { row: SheetRow; hasNumber: boolean }) {
  return (
    <tr className={`book-${row.kind}`}>
      {hasNumber && <td className="book-center">{row.number}</td>}
      <td className="book-center">{row.day}</td>
      <td>{row.text}</td>
      <td className="book-amount">{row.amount === null ? '' : formatSigned(row.amount)}</td>
    </tr>
  );
}
