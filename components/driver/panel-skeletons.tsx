import { useLanguage } from '#lib/i18n/use-language.ts';
const bar = 'h-2.5 rounded-chip bg-surface-3';

/** Rows of the timeline's own shape while the events load. */
export function TimelineSkeleton() {
  const { t } = useLanguage();
  return (
    <div role="status" aria-label={t('driver.loadingEvents')} className="pr-4 pl-5">
      {['w-32', 'w-24', 'w-36', 'w-28', 'w-32', 'w-24', 'w-36'].map((width, index) => (
        <div key={index} className="grid h-10 grid-cols-[58px_16px_minmax(0,1fr)_40px] gap-x-2 pt-1">
          <span className={bar} />
          <span className="bg-surface-3 mx-auto size-3 rounded-full" />
          <span className={`${bar} ${width}`} />
          <span className={bar} />
        </div>
      ))}
    </div>
  );
}

export function StopSkeleton() {
  const { t } = useLanguage();
  return (
    <div role="status" aria-label={t('driver.loadingStops')} className="px-4 max-sm:px-5">
      {['w-28', 'w-32', 'w-24', 'w-36', 'w-28'].map((width, index) => (
        <div
          key={index}
          className="grid h-[27px] grid-cols-[20px_20px_minmax(0,1fr)_72px] items-center gap-x-1.5 border-b"
        >
          <span className={bar} />
          <span className="bg-surface-3 mx-auto size-2" />
          <span className={`${bar} ${width}`} />
          <span className={bar} />
        </div>
      ))}
    </div>
  );
}
