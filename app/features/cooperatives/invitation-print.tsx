import { useTranslation } from 'react-i18next';

/** A QR code as SVG text; ours, so it may stand in the page as it is. */
const Qr = ({ svg }: { svg: string }) => <div className="qr" dangerouslySetInnerHTML={{ __html: svg }} />;

/** How to get it onto paper, on the screen alone: these pages have no scripts. */
function How({ title, back }: { title: string; back: string }) {
  const { t } = useTranslation(['cooperatives', 'orders']);
  return (
    <header className="how">
      <a href={back}>← {t('invitations.title')}</a>
      <h1>{title}</h1>
      <p>{t('orders:desk.print.how')}</p>
    </header>
  );
}

const STEPS = ['camera', 'point', 'tap', 'answer'] as const;

/** A sheet for the wall of the class: the code as large as the paper takes, and four steps in big type. */
export function InvitationSheet({
  cooperative,
  id,
  label,
  personName,
  expiresOn,
  qr,
}: {
  cooperative: string;
  id: string;
  label: string;
  personName: string;
  expiresOn: string;
  qr: string;
}) {
  const { t } = useTranslation('cooperatives');
  return (
    <>
      <How title={t('print.sheet')} back={`/cooperative/invitations/${id}`} />
      <main className="paper sheet">
        <p className="cooperative">{cooperative}</p>
        <h2>{personName ? t('print.invitesOne', { name: personName }) : t('print.invites')}</h2>
        {label && !personName && <p className="label">{label}</p>}
        <Qr svg={qr} />
        <ol>
          {STEPS.map((step) => (
            <li key={step}>{t(`print.steps.${step}`)}</li>
          ))}
        </ol>
        <p className="foot">{t('print.foot', { date: expiresOn })}</p>
      </main>
    </>
  );
}

/** Slips for the households of a list, ten on a sheet, to be cut apart. */
export function InvitationSlips({
  cooperative,
  expiresOn,
  slips,
}: {
  cooperative: string;
  expiresOn: string;
  slips: { id: string; personName: string; phone: string; qr: string }[];
}) {
  const { t } = useTranslation('cooperatives');
  return (
    <>
      <How title={t('print.slips', { count: slips.length })} back="/cooperative/invitations" />
      {slips.length === 0 && <p className="how">{t('print.allCame')}</p>}
      <main className="paper slips">
        {slips.map((slip) => (
          <section className="slip" key={slip.id}>
            <div>
              <h2>{slip.personName}</h2>
              <p>{slip.phone}</p>
              <p>{t('print.slip', { cooperative })}</p>
              <p className="small">{t('print.foot', { date: expiresOn })}</p>
            </div>
            <Qr svg={slip.qr} />
          </section>
        ))}
      </main>
    </>
  );
}
