import { Form, useLocation, useNavigation } from '@remix-run/react';
import { useEffect, useState, type ComponentProps, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { LANGS } from '~/shared/lang';
import { problemOf, useAskedAgain } from '~/ui/asked-again';
import { problemText } from '~/ui/problem-text';

import styles from './entrance.css?url';

/** The style sheet of these pages, for a route's `links`. */
export const entranceLinks = () => [{ rel: 'stylesheet', href: styles }];

/** A page before sign-in: one card, one thing to do. `footer` stands below the card. */
export function Entrance({
  title,
  lead,
  children,
  footer,
}: {
  title: string;
  lead?: string;
  children: ReactNode;
  footer?: ReactNode;
}) {
  const { t, i18n } = useTranslation('accounts');
  const { pathname, search } = useLocation();
  const inLang = (lang: string) => {
    const query = new URLSearchParams(search);
    query.set('lang', lang);
    return `${pathname}?${query}`;
  };
  return (
    <div className="entrance">
      <header>
        <a href="/">{t('brand')}</a>
        {LANGS.filter((lang) => lang !== i18n.language).map((lang) => (
          <a key={lang} href={inLang(lang)} hrefLang={lang} lang={lang}>
            {t(`langs.${lang}`)}
          </a>
        ))}
      </header>
      <main>
        <h1>{title}</h1>
        {lead && <p>{lead}</p>}
        {children}
      </main>
      {footer && <footer>{footer}</footer>}
    </div>
  );
}

/** A form of such a page; problems that belong to no field stand above it. Works as plain HTML too. */
export function EntranceForm({ to, submit, children }: { to?: string | null; submit: string; children?: ReactNode }) {
  const { t } = useTranslation();
  const asked = useAskedAgain();
  const target = to ?? asked?.values.to;
  const busy = useNavigation().state !== 'idle';
  const general = asked?.problems.filter(({ field }) => field === undefined) ?? [];
  return (
    <Form method="post" noValidate>
      {general.length > 0 && (
        <div className="problems" role="alert">
          {general.map((problem) => (
            <div key={problem.code}>{problemText(t, problem)}</div>
          ))}
        </div>
      )}
      {target && <input type="hidden" name="to" value={target} />}
      {children}
      <button type="submit" disabled={busy}>
        {submit}
      </button>
    </Form>
  );
}

type EntranceFieldProps = ComponentProps<'input'> & { name: string; label: string; hint?: string };

/** A big field with its label above, a hint and what is wrong below. */
export function EntranceField({ name, label, hint, beside, ...input }: EntranceFieldProps & { beside?: ReactNode }) {
  const { t } = useTranslation();
  const asked = useAskedAgain();
  const problem = problemOf(asked, name);
  const described = [problem && `${name}-problem`, hint && `${name}-hint`].filter(Boolean).join(' ');
  return (
    <>
      <label htmlFor={name}>{label}</label>
      <div className="secret">
        <input
          {...input}
          id={name}
          name={name}
          defaultValue={asked?.values[name] ?? input.defaultValue}
          aria-invalid={problem ? true : undefined}
          aria-describedby={described || undefined}
        />
        {beside}
      </div>
      {problem && (
        <p className="problem" id={`${name}-problem`}>
          {problemText(t, problem)}
        </p>
      )}
      {hint && <small id={`${name}-hint`}>{hint}</small>}
    </>
  );
}

/** A password that can be looked at: typing blindly on a small keyboard is what goes wrong most. */
export function PasswordField(props: EntranceFieldProps) {
  const { t } = useTranslation('accounts');
  const [shown, setShown] = useState(false);
  const [canShow, setCanShow] = useState(false);
  useEffect(() => setCanShow(true), []);
  return (
    <EntranceField
      {...props}
      type={shown ? 'text' : 'password'}
      autoCapitalize="off"
      autoCorrect="off"
      spellCheck={false}
      beside={
        canShow && (
          <button
            type="button"
            aria-pressed={shown}
            aria-label={t(shown ? 'fields.hidePassword' : 'fields.showPassword')}
            onClick={() => setShown(!shown)}
          >
            {t(shown ? 'fields.hide' : 'fields.show')}
          </button>
        )
      }
    />
  );
}
