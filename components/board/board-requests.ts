'use client';

import { useEffect, useEffectEvent } from 'react';

/** What the command palette asks of the board about one batch. */
export type BoardRequest = {
  readonly what: 'override' | 'logout' | 'assign' | 'map';
  readonly batchId: string;
};

let waiting: BoardRequest | null = null;
let take: ((request: BoardRequest) => void) | null = null;

/** Answered at once by the board on screen; else by the next one, so that a page beside it can ask and then go there. */
export function askBoard(request: BoardRequest): void {
  if (take === null) waiting = request;
  else take(request);
}

/** The board answers for as long as it is on screen. */
export function useBoardRequests(answer: (request: BoardRequest) => void): void {
  const onRequest = useEffectEvent(answer);
  useEffect(() => {
    take = (request) => onRequest(request);
    if (waiting !== null) take(waiting);
    waiting = null;
    return () => {
      take = null;
    };
  }, []);
}
