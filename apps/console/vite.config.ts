import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** Relative asset URLs: the build is served at /console/ here and under any prefix elsewhere (decision 13). */
export default defineConfig({
  base: './',
  plugins: [react()],
  build: { target: 'es2020', outDir: 'dist', emptyOutDir: true, chunkSizeWarningLimit: 700 },
})
