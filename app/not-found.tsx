import { NoticePage } from '#components/shell/notice-page.tsx';
import { buttonClass } from '#components/ui/button.tsx';
import { requestLanguage } from '#lib/i18n/server.ts';

export default async function NotFound() {
  const { t } = await requestLanguage();
  return (
    <NoticePage title={t('access.notFound')}>
      <p className="text-ink-3 mb-4">{t('access.notFoundText')}</p>
      {/* Every page brings this one along: a plain link weighs nothing. */}
      <a href="/board" className={buttonClass({ size: 'lg' })}>
        {t('access.toBoard')}
      </a>
    </NoticePage>
  );
}
