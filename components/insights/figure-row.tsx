'use client';

import { ArrowDown, ArrowUp } from 'lucide-react';
import { createElement } from 'react';
import { decimal } from '#lib/fleet/words.ts';
import type { Language } from '#lib/i18n/language.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';
import type { Insights } from '#lib/insights/insights-answer.ts';
import { keyFigures, type KeyFigure } from '#lib/insights/key-figures.ts';
import { spanText } from './time-texts.ts';

type FigureRowProps = {
  readonly now: Insights;
  /** The period before; undefined until it is counted. */
  readonly before: Insights | undefined;
};

/** The six numbers of the period, each beside what it was. */
export function FigureRow({ now, before }: FigureRowProps) {
  const language = useLanguage();
  const { t } = language;
  const earlier = before === undefined ? [] : keyFigures(before);
  return (
    <dl
      aria-label={t('insights.figures')}
      className="bg-surface mb-3 grid grid-cols-6 border max-lg:grid-cols-3 max-sm:grid-cols-2"
    >
      {keyFigures(now).map((figure) => (
        <div key={figure.name} className="-mr-px min-w-0 border-r px-4 py-2.5 max-lg:border-b">
          <dt className="text-12 text-ink-3">{t(`insights.figure.${figure.name}`)}</dt>
          <dd>
            <Value
              words={figure.value === null ? t('insights.unknown') : written(figure, figure.value, language)}
            />
            <Change figure={figure} before={earlier.find(({ name }) => name === figure.name)} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** The numbers large, their units small. */
function Value({ words }: { readonly words: string }) {
  const [first = '', ...rest] = words.split(/(?<=\d)(?=[^\d.,])|(?<=[^\d.,−])(?=\d)/);
  const parts = rest.map((part) => (/\d/.test(part) ? large(part) : part));
  // As children of their own, not as a list: they are the parts of one text.
  return createElement('span', { className: 'text-12 text-ink-2 block' }, large(first), ...parts);
}

function large(part: string) {
  return createElement('b', { className: 'text-20 text-ink font-semibold' }, part);
}

type ChangeProps = { readonly figure: KeyFigure; readonly before: KeyFigure | undefined };

/** Up or down, better or worse, from what. A change needs two numbers. */
function Change({ figure, before }: ChangeProps) {
  const language = useLanguage();
  const { t } = language;
  const look = 'text-12 text-ink-3 flex min-h-4 flex-wrap items-center gap-x-1';
  if (before === undefined) return <span className={look} />;
  if (figure.value === null) return <span className={look}>{t('insights.nothing')}</span>;
  if (before.value === null) return <span className={look}>{t('insights.noBefore')}</span>;
  const [is, was] = [written(figure, figure.value, language), written(figure, before.value, language)];
  if (is === was) return <span className={look}>{t('insights.same')}</span>;
  const up = figure.value > before.value;
  const good = up === (figure.better === 'more');
  const Arrow = up ? ArrowUp : ArrowDown;
  return (
    <span className={look}>
      <span className={`flex items-center gap-0.5 font-semibold ${good ? 'text-ok-t' : 'text-danger-t'}`}>
        <Arrow aria-hidden className="size-3" />
        {t(good ? 'insights.better' : 'insights.worse')}
      </span>
      {t('insights.from', { value: was })}
    </span>
  );
}

function written({ unit }: KeyFigure, value: number, language: Language): string {
  const { locale, t } = language;
  switch (unit) {
    case 'percent':
      return t('insights.percent', { value: decimal(value, 1, locale) });
    case 'minutes':
      return t('insights.minutes', { value: decimal(value, 0, locale).replace('-', '−') });
    case 'rate':
      return decimal(value, 1, locale);
    case 'count':
      return decimal(value, 0, locale);
    case 'duration':
      return spanText(value, language);
  }
}
