/** The phone's own list of events that the server has not judged yet, oldest first. */
export type EventQueue<Item extends { readonly client_event_id: string }> = {
  readonly size: number;
  add(item: Item): void;
  /** The oldest events, at most `limit`. They stay in the queue: a second call gives the same ones, same ids. */
  next(limit: number): readonly Item[];
  /** Forgets the events that have a verdict, and only those. */
  settle(judged: Iterable<string>): void;
};

/** An empty queue. */
export function createQueue<Item extends { readonly client_event_id: string }>(): EventQueue<Item> {
  const waiting = new Map<string, Item>();
  return {
    get size() {
      return waiting.size;
    },
    add: (item) => void waiting.set(item.client_event_id, item),
    next: (limit) => [...waiting.values()].slice(0, limit),
    settle: (judged) => {
      for (const id of judged) waiting.delete(id);
    },
  };
}
