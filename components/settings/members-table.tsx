import { Button } from '#components/ui/button.tsx';
import { Select } from '#components/ui/select.tsx';
import { cx } from '#components/ui/cx.ts';
import type { Role } from '#lib/fleet/types.ts';
import { Moment } from '#components/board/moment.tsx';
import { momentText } from '#lib/fleet/moment-text.ts';
import { INTL_LOCALES } from '#lib/i18n/locales.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';
import type { Member } from '#lib/settings/members.ts';
import type { MemberChange } from './member-change-dialog.tsx';

type MembersTableProps = {
  readonly members: readonly Member[];
  readonly admin: boolean;
  readonly timeZone: string;
  readonly onChange: (change: MemberChange) => void;
};

const ROLES: readonly Role[] = ['viewer', 'supervisor', 'admin'];
const head = 'h-7 border-b border-line-2 px-2 font-normal whitespace-nowrap first:pl-4 last:pr-4';
const cell =
  'h-11 border-b px-2 py-1 first:pl-4 last:pr-4 max-sm:block max-sm:h-auto max-sm:border-b-0 max-sm:px-0!';

/** One line a member. Choosing another role asks before it is saved. */
export function MembersTable({ members, admin, timeZone, onChange }: MembersTableProps) {
  const { locale, t } = useLanguage();
  const day = new Intl.DateTimeFormat(INTL_LOCALES[locale], { dateStyle: 'medium', timeZone });
  return (
    <table className="bg-surface w-full border-collapse border max-sm:block">
      <caption className="sr-only">{t('settings.tab.members')}</caption>
      <thead className="bg-surface-2 text-12 text-ink-3 text-left max-sm:sr-only">
        <tr>
          <th scope="col" className={head}>
            {t('settings.memberName')}
          </th>
          <th scope="col" className={head}>
            {t('settings.role')}
          </th>
          <th scope="col" className={cx(head, 'max-sm:hidden')}>
            {t('settings.memberSince')}
          </th>
          {admin && (
            <th scope="col" className={cx(head, 'max-sm:hidden')}>
              {t('settings.lastSignIn')}
            </th>
          )}
          {admin && (
            <th scope="col" className={head}>
              <span className="sr-only">{t('settings.memberActions')}</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody className="max-sm:block">
        {members.map((member) => (
          <tr
            key={member.userId}
            className="max-sm:flex max-sm:flex-wrap max-sm:items-center max-sm:justify-between max-sm:border-b max-sm:px-4 max-sm:py-2 max-sm:last:border-b-0"
          >
            <th scope="row" className={cx(cell, 'text-left font-normal max-sm:w-full')}>
              <span className="block font-medium">{member.name}</span>
              {member.email !== null && (
                <span className="text-12 text-ink-3 block break-all">{member.email}</span>
              )}
            </th>
            <td className={cell}>
              {admin ? (
                <Select
                  aria-label={t('settings.roleOf', { name: member.name })}
                  value={member.role}
                  onChange={({ target }) => {
                    const to = ROLES.find((role) => role === target.value);
                    if (to !== undefined && to !== member.role) onChange({ kind: 'role', member, to });
                  }}
                >
                  {ROLES.map((role) => (
                    <option key={role} value={role}>
                      {t(`role.${role}`)}
                    </option>
                  ))}
                </Select>
              ) : (
                t(`role.${member.role}`)
              )}
            </td>
            <td className={cx(cell, 'text-ink-2 max-sm:hidden')}>
              {member.since === null ? '—' : <Moment at={member.since}>{day.format(member.since)}</Moment>}
            </td>
            {admin && (
              <td className={cx(cell, 'text-ink-2 max-sm:hidden')}>
                {member.lastSignIn === null ? (
                  '—'
                ) : (
                  <Moment at={member.lastSignIn}>{momentText(member.lastSignIn, timeZone, locale)}</Moment>
                )}
              </td>
            )}
            {admin && (
              <td className={cx(cell, 'text-right')}>
                <Button
                  size="sm"
                  variant="destructive"
                  className="max-sm:h-11 max-sm:px-3"
                  aria-label={t('settings.removeName', { name: member.name })}
                  onClick={() => onChange({ kind: 'remove', member })}
                >
                  {t('settings.remove')}
                </Button>
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
