import { memo } from 'react';
import { COLUMNS, type BoardRecord } from './board-record.ts';

export const RecordLine = memo(function RecordLine({ row }: { readonly row: BoardRecord }) {
  return (
    <div role="row" className="cells" data-batch={row.reference}>
      {COLUMNS.map(({ head, text }) => (
        <span key={head}>{text(row)}</span>
      ))}
    </div>
  );
});
