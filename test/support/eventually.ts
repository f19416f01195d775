/** Asks again and again until it is so: for what another process does in its own time. */
export async function eventually<T>(read: () => Promise<T>, wanted: T, patienceMs = 20_000): Promise<void> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const found = await read();
    if (found === wanted) return;
    if (Date.now() > deadline) throw new Error(`It stayed ${String(found)}, not ${String(wanted)}.`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
