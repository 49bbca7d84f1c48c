import type { ReactNode } from 'react';
import { Logo } from './logo.tsx';

type NoticePageProps = {
  readonly title: string;
  readonly children: ReactNode;
};

/** A page that only says something, and offers one way on. */
export function NoticePage({ title, children }: NoticePageProps) {
  return (
    <main id="main" className="bg-surface flex min-h-dvh flex-col px-10 py-8 max-sm:p-6">
      <p className="text-14 flex items-center gap-2 font-semibold">
        <Logo />
        Marshal
      </p>
      <div className="m-auto flex w-[344px] max-w-full flex-col items-start gap-1 pb-16">
        <h1 className="text-20 font-semibold tracking-[-.01em]">{title}</h1>
        {children}
      </div>
    </main>
  );
}
