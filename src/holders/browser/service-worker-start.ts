/** From then on the page opens without network. */
export function startServiceWorker(): void {
  void navigator.serviceWorker?.register('/mon-pass/service-worker.js', { scope: '/mon-pass' }).catch(() => undefined);
  void navigator.storage?.persist?.().catch(() => undefined);
}
