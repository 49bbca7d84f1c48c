import { useId, type ReactNode } from 'react';

type FactSectionProps = { readonly title: string; readonly aside?: ReactNode; readonly children: ReactNode };

/** A titled block of the facts beside the evidence. */
export function FactSection({ title, aside, children }: FactSectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="border-b px-4 py-3 last:border-b-0">
      <h3 id={id} className="text-12 mb-2 flex justify-between font-semibold">
        {title}
        {aside !== undefined && <span className="text-ink-3 font-normal">{aside}</span>}
      </h3>
      {children}
    </section>
  );
}

export type Fact = { readonly name: string; readonly value: ReactNode; readonly mono?: boolean };

/** Names and values in two columns; what is not known is left out before. */
export function FactList({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className="text-12/5 grid grid-cols-[84px_minmax(0,1fr)] gap-x-2">
      {facts.map(({ name, value, mono }) => (
        <div key={name} className="contents">
          <dt className="text-ink-3">{name}</dt>
          <dd className={`min-w-0 wrap-anywhere ${mono === true ? 'font-mono' : ''}`}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
