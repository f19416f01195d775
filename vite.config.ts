import { defineConfig } from 'vite';

/** Browser code exists in these places only; each entry is served under its hashed name from /assets. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  publicDir: false,
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: 'dist/browser',
    emptyOutDir: true,
    manifest: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rollupOptions: {
      input: [
        'src/kernel/ui/styles/main.css',
        'src/kernel/ui/styles/icon.svg',
        'src/kernel/ui/styles/icon-192.png',
        'src/kernel/ui/styles/icon-512.png',
        'src/kernel/ui/styles/icon-maskable-512.png',
        'src/redemptions/browser/scanner.tsx',
        'src/redemptions/browser/scanner-worker.ts',
        'src/kernel/ui/browser/refresh.ts',
        'src/passes/browser/check.tsx',
        'src/holders/browser/my-pass.tsx',
        'src/holders/browser/activate.tsx',
        'src/holders/browser/service-worker.ts',
        'src/staff/browser/counter-form.ts',
      ],
    },
  },
});
