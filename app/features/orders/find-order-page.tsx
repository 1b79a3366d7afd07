import { useTranslation } from 'react-i18next';

import { ProblemSummary, TextField } from './form-parts';
import { TillFrame } from './till-frame';

/** Finds an order again by what a buyer remembers: its code and the telephone. */
export function FindOrderPage() {
  const { t } = useTranslation('checkout');
  return (
    <TillFrame>
      <div className="lone">
        <h1>{t('find.title')}</h1>
        <p>{t('find.lead')}</p>
        <ProblemSummary />
        <form method="post" noValidate>
          <TextField
            name="code"
            label={t('find.code')}
            hint={t('find.codeHint')}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            maxLength={40}
          />
          <TextField
            name="phone"
            label={t('find.phone')}
            type="tel"
            inputMode="tel"
            autoComplete="tel"
            maxLength={40}
          />
          <div className="go">
            <button className="button">{t('find.submit')}</button>
          </div>
        </form>
      </div>
    </TillFrame>
  );
}
