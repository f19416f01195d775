const EMPTY_MODULE = [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00];

/** Whether the security policy of the page, as this browser understands it, lets WebAssembly run. */
export function mayRunWasm(): boolean {
  try {
    return new WebAssembly.Module(new Uint8Array(EMPTY_MODULE)) instanceof WebAssembly.Module;
  } catch {
    return false;
  }
}
