import Link from 'next/link';
import { NoticePage } from '#components/shell/notice-page.tsx';
import { buttonClass } from '#components/ui/button.tsx';

export default function NotFound() {
  return (
    <NoticePage title="This page does not exist">
      <p className="text-ink-3 mb-4">Or it belongs to a workspace you are not a member of.</p>
      <Link href="/board" className={buttonClass({ size: 'lg' })}>
        Go to the board
      </Link>
    </NoticePage>
  );
}
