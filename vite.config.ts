import { build, defineConfig, type Plugin } from 'vite';

/** A service worker is one file: browsers that know no modules in workers must run it too. */
const workers = {
  'my-pass': 'src/holders/browser/service-worker.ts',
  scanner: 'src/redemptions/browser/scanner-worker.ts',
};

const serviceWorkers: Plugin = {
  name: 'service-workers',
  async closeBundle() {
    for (const [name, input] of Object.entries(workers))
      await build({
        configFile: false,
        root: import.meta.dirname,
        publicDir: false,
        logLevel: 'warn',
        build: {
          outDir: 'dist/browser/workers',
          emptyOutDir: false,
          target: 'es2022',
          rollupOptions: { input: { [name]: input }, output: { format: 'iife', entryFileNames: '[name].js' } },
        },
      });
  },
};

/** Browser code exists in these places only; each entry is served under its hashed name from /assets. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  publicDir: false,
  plugins: [serviceWorkers],
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
        'src/kernel/ui/browser/refresh.ts',
        'src/kernel/ui/browser/print.ts',
        'src/directory/browser/map.ts',
        'src/passes/browser/check.tsx',
        'src/holders/browser/my-pass.tsx',
        'src/holders/browser/activate.tsx',
        'src/settings/browser/draw-districts.tsx',
        'src/staff/browser/counter-form.ts',
      ],
    },
  },
});
