import { useLocation } from '@remix-run/react';
import { useTranslation } from 'react-i18next';

import { Entrance, EntranceField, EntranceForm, PasswordField } from '~/features/accounts/entrance';
import { PASSWORD_MAX, PASSWORD_MIN, PERSON_NAME_MAX } from '~/features/accounts/person';

import type { Role } from './permission';

/** What somebody with a link of a shop sees: who asks for help, and two ways in. */
export function JoinShop({
  invitation,
  personName,
}: {
  invitation: { shopName: string; ownerName: string };
  personName: string | null;
}) {
  const { t } = useTranslation('accounts');
  const { pathname } = useLocation();
  const shop = invitation.shopName;
  const to = encodeURIComponent(pathname);
  return (
    <Entrance title={t('join.title', { shop })} lead={t('join.lead', { owner: invitation.ownerName, shop })}>
      {personName === null ? (
        <>
          <a className="big" href={`/signup?to=${to}`}>
            {t('join.signup')}
          </a>
          <a className="big" href={`/login?to=${to}`}>
            {t('join.login')}
          </a>
        </>
      ) : (
        <>
          <p>{t('join.asPerson', { name: personName })}</p>
          <EntranceForm submit={t('join.submit')} />
        </>
      )}
    </Entrance>
  );
}

type Offered = {
  cooperative: { name: string };
  role: Role | null;
  personName: string;
  phone: string | null;
};
type Stands = { standing: 'free' | 'here' | 'elsewhere'; shop: string | null; elsewhere: string | null };

/** What somebody with a link of a cooperative sees: somebody new says who they are, whoever is signed in says yes. */
export function JoinCooperative({
  offer,
  stands,
  personName,
}: {
  offer: Offered;
  stands: Stands | null;
  personName: string | null;
}) {
  const { t } = useTranslation(['cooperatives', 'accounts']);
  const { pathname } = useLocation();
  const cooperative = offer.cooperative.name;
  const title = t('join.title', { cooperative });
  const lead = offer.role ? t(`join.lead.${offer.role}`) : t('join.lead.member');
  if (!stands || personName === null)
    return (
      <Entrance
        title={title}
        lead={lead}
        footer={
          <a className="big" href={`/login?to=${encodeURIComponent(pathname)}`}>
            {t('accounts:join.login')}
          </a>
        }
      >
        <NewcomerForm offer={offer} />
      </Entrance>
    );
  return (
    <Entrance title={title} lead={lead}>
      <p>{t('accounts:join.asPerson', { name: personName })}</p>
      <PersonAnswer offer={offer} stands={stands} />
    </Entrance>
  );
}

/** Three answers on one page; a slip of paper has told two of them. */
function NewcomerForm({ offer }: { offer: Offered }) {
  const { t } = useTranslation(['cooperatives', 'accounts']);
  return (
    <>
      <WhatItMeans offer={offer} />
      <EntranceForm submit={t(offer.role ? 'join.submitStaff' : 'join.submit')}>
        <EntranceField
          name="name"
          label={t('accounts:fields.name')}
          hint={t('accounts:fields.nameHint')}
          defaultValue={offer.personName}
          autoComplete="name"
          autoCapitalize="words"
          maxLength={PERSON_NAME_MAX}
        />
        <EntranceField
          name="phone"
          label={t('accounts:fields.phone')}
          hint={t('accounts:fields.phoneHint')}
          defaultValue={offer.phone ?? ''}
          type="tel"
          inputMode="tel"
          autoComplete="username"
        />
        <PasswordField
          name="password"
          label={t('accounts:fields.password')}
          hint={t('accounts:fields.newPasswordHint', { min: PASSWORD_MIN })}
          autoComplete="new-password"
          maxLength={PASSWORD_MAX}
        />
      </EntranceForm>
    </>
  );
}

/** What the cooperative will see and may do, in plain words, before anybody says yes. */
function WhatItMeans({ offer }: { offer: Offered }) {
  const { t } = useTranslation('cooperatives');
  if (offer.role) return null;
  return (
    <>
      <p>{t('join.means.sees')}</p>
      <p>{t('join.means.keeps')}</p>
    </>
  );
}

function PersonAnswer({ offer, stands }: { offer: Offered; stands: Stands }) {
  const { t } = useTranslation('cooperatives');
  const { standing, shop, elsewhere } = stands;
  if (standing === 'here')
    return (
      <>
        <p>{t(offer.role ? 'join.hereStaff' : 'join.here')}</p>
        <a className="big" href={offer.role ? '/cooperative' : '/admin'}>
          {t('join.go')}
        </a>
      </>
    );
  if (standing === 'elsewhere')
    return (
      <>
        <p>{t(offer.role ? 'join.elsewhereStaff' : 'join.elsewhere', { other: elsewhere ?? '' })}</p>
        <a className="big" href={offer.role ? '/cooperative/leaving' : '/admin/shop/cooperative'}>
          {t('join.toLeave')}
        </a>
      </>
    );
  return (
    <>
      {!offer.role && <p>{shop ? t('join.withShop', { shop }) : t('join.withNewShop')}</p>}
      <WhatItMeans offer={offer} />
      <EntranceForm submit={t(offer.role ? 'join.yesStaff' : 'join.yes')} />
    </>
  );
}
