import type { ReactNode } from 'react';

type EmptyProps = {
  readonly title: string;
  readonly text: string;
  /** One way on. */
  readonly action?: ReactNode;
};

/** A fact and one way on, in the middle of the space. */
export function Empty({ title, text, action }: EmptyProps) {
  return (
    <div className="text-ink-3 flex h-full flex-col items-center justify-center gap-1 p-8 text-center">
      <h2 className="text-14 text-ink font-semibold">{title}</h2>
      <p>{text}</p>
      {action !== undefined && <div className="text-ink mt-1">{action}</div>}
    </div>
  );
}
