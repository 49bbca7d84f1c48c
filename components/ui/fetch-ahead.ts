/** Fetches code that is likely to be needed next. Without a network nothing happens: who needs it then asks again. */
export async function fetchAhead(load: () => unknown): Promise<void> {
  try {
    await load();
  } catch {
    // Asked for again by the part that shows it.
  }
}
