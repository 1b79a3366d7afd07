import { useTranslation } from 'react-i18next';

import { formatDate } from '~/shared/date';
import type { Lang } from '~/shared/lang';

import { certificateNumber, type Certificate } from './certificate';
import { Drawing } from './drawing';
import type { Lesson } from './lesson';

/** A QR code as SVG text; ours, so it may stand in the page as it is. */
export const Qr = ({ svg }: { svg: string }) => <div className="qr" dangerouslySetInnerHTML={{ __html: svg }} />;

/** How to get it onto paper, on the screen alone: these pages have no scripts. */
export function PaperHow({ back, label }: { back: string; label: string }) {
  const { t } = useTranslation('training');
  return (
    <header className="how">
      <a href={back}>← {label}</a>
      <p>{t('printHow')}</p>
    </header>
  );
}

/** A lesson on one or two sheets of A4, with a code that opens it on a phone. */
export function LessonPaper({ lesson, qr }: { lesson: Lesson & { lang: Lang }; qr: string }) {
  const { t } = useTranslation('training');
  return (
    <main className="paper">
      <div className="lesson-head">
        <div lang={lesson.lang}>
          <h1>{lesson.title}</h1>
          <p>{lesson.lead}</p>
        </div>
        <div>
          <Qr svg={qr} />
          <small>{t('printScan')}</small>
        </div>
      </div>
      <ol className="lesson-steps" lang={lesson.lang}>
        {lesson.steps.map(({ title, drawing, alt, text }, at) => (
          <li key={title}>
            <Drawing name={drawing} alt={alt} />
            <h2>
              {at + 1}. {title}
            </h2>
            {text.map((paragraph) => (
              <p key={paragraph}>{paragraph}</p>
            ))}
          </li>
        ))}
      </ol>
    </main>
  );
}

/** The certificate: who, of which garden and cooperative, what was done, when, and its number. */
export function CertificatePaper({ certificate, titles }: { certificate: Certificate; titles: string[] }) {
  const { t } = useTranslation('training');
  const { personName, shopName, cooperativeName, issuedOn } = certificate;
  return (
    <main className="paper certificate">
      <div className="seal" aria-hidden="true">
        <Drawing name="best" alt="" />
      </div>
      {cooperativeName && <p>{cooperativeName}</p>}
      <h1>{t('certificate.title')}</h1>
      <p>{t('certificate.says')}</p>
      <p className="name">{personName}</p>
      <p>{t('certificate.of', { shop: shopName })}</p>
      <p>{t('certificate.did')}</p>
      <ul>
        {titles.map((title) => (
          <li key={title}>{title}</li>
        ))}
      </ul>
      <div className="foot">
        <p>
          {t('certificate.issued', { day: formatDate(issuedOn) })}
          <br />
          {t('certificate.number', { number: certificateNumber(certificate) })}
        </p>
        <p>{t('certificate.sign')}</p>
      </div>
    </main>
  );
}
