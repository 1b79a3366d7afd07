import { useTranslation } from 'react-i18next';

import { Picks, ProblemSummary, TextField } from './form-parts';
import { orderPath } from './order-path';
import type { OrderView } from './order-view';
import type { SaidOfLine } from './said';
import { TrackingFrame } from './tracking-frame';

/** "Bén rễ chưa?": what became of the plants of one line. */
export function SurvivalPage({ order, said }: { order: OrderView; said: SaidOfLine }) {
  const { t } = useTranslation('plant');
  const { openDay, plants, lineId } = said;
  return (
    <TrackingFrame order={order} title={t('survival.title')}>
      <p lang="vi">
        <b>{[said.name, said.size].filter(Boolean).join(', ')}</b>
      </p>
      {openDay === null ? (
        <div className="tip">
          <p>{t(said.checks.length > 0 ? 'survival.thanks' : 'survival.early')}</p>
        </div>
      ) : (
        <>
          <p>{t('survival.lead', { day: openDay })}</p>
          <ProblemSummary />
          <form method="post" action={orderPath(order, `/rooted/${lineId}`)} noValidate>
            {plants === 1 ? (
              <Picks
                name="state"
                legend={t('survival.state')}
                picks={(['rooted', 'weak', 'dead'] as const).map((state) => ({
                  value: state,
                  title: t(`survival.states.${state}`),
                }))}
              />
            ) : (
              <>
                <TextField
                  name="rooted"
                  label={t('survival.rooted', { plants })}
                  type="text"
                  inputMode="numeric"
                  maxLength={8}
                  autoComplete="off"
                />
                <TextField
                  name="weak"
                  label={t('survival.weak')}
                  hint={t('survival.rest')}
                  optional
                  type="text"
                  inputMode="numeric"
                  maxLength={8}
                  autoComplete="off"
                />
              </>
            )}
            <Picks
              name="isTrue"
              legend={t('survival.isTrue')}
              value="unknown"
              picks={(['yes', 'no', 'unknown'] as const).map((truth) => ({
                value: truth,
                title: t(`survival.truths.${truth}`),
              }))}
            />
            <div className="go">
              <button className="button">{t('survival.send')}</button>
            </div>
          </form>
        </>
      )}
    </TrackingFrame>
  );
}
