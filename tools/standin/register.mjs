// node --import ./tools/standin/register.mjs out/main/index.js
// From here on, `electron` is the stand-in, for import and require alike.
import { registerHooks } from 'node:module';

const standin = new URL('./electron.ts', import.meta.url).href;

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' ? { url: standin, shortCircuit: true } : next(specifier, context),
});
