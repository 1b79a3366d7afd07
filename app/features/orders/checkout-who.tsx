import { useTranslation } from 'react-i18next';

import type { PlaceChoice } from '~/features/shops/place-choice';
import { formatPhone } from '~/shared/phone';
import { useAskedAgain } from '~/ui/asked-again';

import { CHECKOUT_MAX, type CheckoutDraft } from './checkout-values';
import { FirstButton, ProblemSummary, Steps, TextArea, TextField, useBuyerProblem } from './form-parts';
import type { PlaceSearch } from './place-search';
import type { TillShop } from './till';
import { TillFrame } from './till-frame';

/** The first page of a checkout: who buys, and where it goes. */
export function CheckoutWho({
  shop,
  draft,
  chosen,
  search,
}: {
  shop: TillShop;
  draft: CheckoutDraft;
  /** The place that was chosen before. */
  chosen: PlaceChoice | null;
  search: PlaceSearch | null;
}) {
  const { t } = useTranslation('checkout');
  return (
    <TillFrame shop={shop} cart>
      <Steps step="who" path={shop.path} />
      <div className="lone">
        <h1>{t('who.title')}</h1>
        <ProblemSummary />
        <form method="post" noValidate>
          <FirstButton />
          <div className="pair">
            <TextField
              name="buyerName"
              label={t('who.name')}
              value={draft.buyerName}
              autoComplete="name"
              autoCapitalize="words"
              maxLength={CHECKOUT_MAX.buyerName}
            />
            <TextField
              name="buyerPhone"
              label={t('who.phone')}
              hint={t('who.phoneHint')}
              value={draft.buyerPhone && formatPhone(draft.buyerPhone)}
              type="tel"
              inputMode="tel"
              autoComplete="tel"
            />
          </div>
          <TextField
            name="buyerEmail"
            label={t('who.email')}
            hint={t('who.emailHint')}
            optional
            value={draft.buyerEmail}
            type="email"
            inputMode="email"
            autoComplete="email"
            maxLength={CHECKOUT_MAX.buyerEmail}
          />
          <h2>{t('who.where')}</h2>
          <p className="note">{t('who.whereHint')}</p>
          <Place chosen={chosen} search={search} />
          <TextField
            name="street"
            label={t('who.street')}
            hint={t('who.streetHint')}
            value={draft.street}
            autoComplete="street-address"
            maxLength={CHECKOUT_MAX.street}
          />
          <TextArea
            name="note"
            label={t('who.note')}
            hint={t('who.noteHint')}
            optional
            value={draft.note}
            maxLength={CHECKOUT_MAX.note}
            rows={3}
          />
          <div className="go">
            <button className="button">{t('form.next')}</button>
          </div>
        </form>
      </div>
    </TillFrame>
  );
}

/** A commune, found by what people call it, today's name or the old one; chosen from what was found. */
function Place({ chosen, search }: { chosen: PlaceChoice | null; search: PlaceSearch | null }) {
  const { t } = useTranslation('checkout');
  const asked = useAskedAgain();
  const say = useBuyerProblem();
  const problem = asked?.problems.find(({ field }) => field === 'communeCode');
  const found = search?.found ?? [];
  const choices = [...(chosen && !found.some(({ code }) => code === chosen.code) ? [chosen] : []), ...found];
  const typed = asked?.values.communeCode ?? chosen?.code;
  // one answer that can mean nothing else needs no second press
  const picked = choices.some(({ code }) => code === typed)
    ? typed
    : choices.length === 1
      ? choices[0]?.code
      : undefined;
  return (
    <div id="communeCode">
      <TextField
        name="place"
        label={t('who.place')}
        hint={t('who.placeHint')}
        value={search?.query}
        type="search"
        autoComplete="off"
        maxLength={200}
        beside={
          <button className="button soft" name="search" value="1">
            {t('who.find')}
          </button>
        }
      />
      {search && found.length === 0 && search.query !== '' && (
        <p className="tip" role="status">
          {t('who.none', { query: search.query })}
        </p>
      )}
      {problem && <p className="wrong">{say(problem)}</p>}
      {choices.length > 0 && (
        <fieldset>
          <legend className="ask">{t(found.length > 1 ? 'who.choose' : 'who.chosen')}</legend>
          <div className="picks">
            {choices.map((choice) => (
              <label key={choice.code} className="pick">
                <input type="radio" name="communeCode" value={choice.code} defaultChecked={choice.code === picked} />
                <b>
                  {choice.name}, {choice.around}
                </b>
                {choice.before && <small>{t('who.before', { name: choice.before })}</small>}
              </label>
            ))}
          </div>
        </fieldset>
      )}
    </div>
  );
}
