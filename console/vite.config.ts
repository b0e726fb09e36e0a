import react from '@vitejs/plugin-react';
import { resolve } from 'node:path';
import { defineConfig } from 'vite';

/** The console as files for a static host: hashed assets, nothing inline, so that the content security policy can be strict. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  build: {
    outDir: resolve(import.meta.dirname, '..', 'build', 'console'),
    emptyOutDir: true,
    // Read by the budget of the first load.
    manifest: true,
    // Smaller files inlined as `data:` would need the policy to allow them.
    assetsInlineLimit: 0,
    target: 'baseline-widely-available',
    // The polyfill of module preloading is a script of its own for browsers that are not served.
    modulePreload: { polyfill: false },
  },
});
