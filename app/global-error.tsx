'use client';

import './globals.css';
import { GeistSans } from 'geist/font/sans';
import { Button } from '#components/ui/button.tsx';

/** The last resort, when the frame of every page itself failed. */
export default function GlobalError({ retry }: { readonly retry: () => void }) {
  return (
    <html lang="en" className={GeistSans.variable}>
      <body>
        <main className="grid min-h-dvh place-items-center p-6">
          <div className="flex flex-col items-start gap-4">
            <h1 className="text-20 font-semibold">Marshal did not load</h1>
            <Button size="lg" onClick={retry}>
              Try again
            </Button>
          </div>
        </main>
      </body>
    </html>
  );
}
