import { ArrowRight, FileCheck, KeyRound, ShieldQuestion, Smartphone } from 'lucide-react';
import type { ReactNode } from 'react';
import { useLanguage } from '#lib/i18n/use-language.ts';
import type { SignatureProblem } from '../review-words.ts';

type SealCheckProps = { readonly problem: SignatureProblem; readonly device: string; readonly what: string };

/** Which of the three parts of a signature did not fit: the device's key, the seal, or the event under it. */
export function SealCheck({ problem, device, what }: SealCheckProps) {
  const { t } = useLanguage();
  return (
    <div
      data-picture
      className="bg-map-land flex flex-none items-stretch gap-2 border-b px-5 py-6 max-sm:flex-col max-sm:px-4"
    >
      <Part icon={<Smartphone aria-hidden />} title={t('evidence.seal.device')} text={device} />
      <Arrow />
      <Part
        icon={<KeyRound aria-hidden />}
        title={t('evidence.seal.key')}
        text={t(problem === 'no_key' ? 'evidence.seal.noKey' : 'evidence.seal.hasKey')}
        bad={problem === 'no_key'}
      />
      <Arrow />
      <Part
        icon={<ShieldQuestion aria-hidden />}
        title={t('evidence.seal.seal')}
        text={t(`evidence.seal.${problem}`)}
        bad={problem !== 'no_key'}
      />
      <Arrow />
      <Part icon={<FileCheck aria-hidden />} title={t('evidence.seal.event')} text={what} />
    </div>
  );
}

function Arrow() {
  return <ArrowRight aria-hidden className="text-ink-3 self-center max-sm:rotate-90" />;
}

type PartProps = {
  readonly icon: ReactNode;
  readonly title: string;
  readonly text: string;
  readonly bad?: boolean;
};

function Part({ icon, title, text, bad = false }: PartProps) {
  return (
    <div
      className={`bg-surface flex min-w-0 flex-1 flex-col gap-1 border px-3 py-2.5 ${bad ? 'border-danger text-danger-t border-dashed' : 'border-line-2'}`}
    >
      <span className="text-12 flex items-center gap-2 font-semibold">
        {icon}
        {title}
      </span>
      <span className="text-12 text-ink-2">{text}</span>
    </div>
  );
}
