import { useTranslation } from 'react-i18next';

import { formatPhone } from '~/shared/phone';

import { Qr } from './papers';

/** Empty lines for those who sign by hand. */
const LINES_LEAST = 24;

export type ClassPaperData = {
  title: string;
  place: string;
  day: string;
  cooperativeName: string;
  qr: string;
  attendees: { personId: string; name: string; phone: string; shopName: string; at: string }[];
};

/** Two papers of a class: the code for the wall, and the list of who was there, with lines to sign. */
export function ClassPaper({ title, place, day, cooperativeName, qr, attendees }: ClassPaperData) {
  const { t } = useTranslation('training');
  const empty = Math.max(0, LINES_LEAST - attendees.length);
  const where = place ? t('attend.leadPlace', { cooperative: cooperativeName, day, place }) : undefined;
  const lead = where ?? t('attend.lead', { cooperative: cooperativeName, day });
  return (
    <main>
      <section className="paper class-code">
        <h1>{title}</h1>
        <p>{lead}</p>
        <Qr svg={qr} />
        <p>{t('classes.scanPoster')}</p>
      </section>
      <section className="paper class-list">
        <h1>{t('classes.sheet')}</h1>
        <p>
          {title}
          <br />
          {lead}
        </p>
        <table>
          <thead>
            <tr>
              {(['number', 'name', 'phone', 'shop', 'at', 'sign'] as const).map((column) => (
                <th key={column} scope="col">
                  {t(`classes.columns.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {attendees.map(({ personId, name, phone, shopName, at }, index) => (
              <tr key={personId}>
                <td>{index + 1}</td>
                <td>{name}</td>
                <td>{formatPhone(phone)}</td>
                <td>{shopName}</td>
                <td>{at}</td>
                <td />
              </tr>
            ))}
            {Array.from({ length: empty }, (_, index) => (
              <tr key={index}>
                <td>{attendees.length + index + 1}</td>
                <td />
                <td />
                <td />
                <td />
                <td />
              </tr>
            ))}
          </tbody>
        </table>
        <p>{t('classes.count', { count: attendees.length })}</p>
        <p className="sign">{t('classes.trainer')}</p>
      </section>
    </main>
  );
}
