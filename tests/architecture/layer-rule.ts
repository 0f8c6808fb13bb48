import { shipped, type Rule } from './rule.ts';
import type { Import, Source } from './source.ts';

/** The layers, each with the files in it. The first that fits counts. */
const layers = {
  contract: /^src\/contract\//,
  registry: /^src\/features\/(contract|personal-data)\.ts$/,
  featureContract: /^src\/features\/[^/]+\/(contract(\/[^/]+)?|personal-data)\.ts$/,
  /** What the derived tests call each operation with: beside the contract, and imported by nothing that ships. */
  samples: /^src\/features\/[^/]+\/samples\.ts$/,
  sampleRegistry: /^src\/features\/samples\.ts$/,
  featureMain: /^src\/features\/[^/]+\/main\//,
  featureRenderer: /^src\/features\/[^/]+\/renderer\//,
  platform: /^src\/main\/platform\//,
  kernel: /^src\/main\/kernel\//,
  worker: /^src\/main\/workers\//,
  app: /^src\/main\/(app|custodies|wire-[a-z-]+)\.ts$/,
  channels: /^src\/main\/hosts\/electron\/channels\.ts$/,
  electronHost: /^src\/main\/hosts\/electron\//,
  headlessHost: /^src\/main\/hosts\/headless\//,
  entry: /^src\/main\/index\.ts$/,
  preload: /^src\/preload\//,
  rendererLib: /^src\/renderer\/lib\//,
  rendererUi: /^src\/renderer\/ui\//,
  rendererApp: /^src\/renderer\/(app\/|main\.tsx$|index\.html$)/,
} as const;

type Layer = keyof typeof layers;

const declarations = ['contract', 'featureContract'] as const satisfies readonly Layer[];
const core = [...declarations, 'registry', 'platform', 'kernel'] as const satisfies readonly Layer[];

/** What each layer may import besides itself. An arrow may be skipped, never reversed. */
const mayImport: Readonly<Record<Layer, readonly Layer[]>> = {
  contract: [],
  featureContract: ['contract'],
  registry: declarations,
  samples: declarations,
  sampleRegistry: [...declarations, 'registry', 'samples'],
  platform: declarations,
  kernel: [...declarations, 'registry', 'platform'],
  featureMain: [...declarations, 'platform', 'kernel'],
  worker: [...declarations, 'platform', 'kernel', 'featureMain'],
  app: [...core, 'featureMain'],
  channels: [],
  electronHost: [...core, 'app', 'channels'],
  headlessHost: [...core, 'app'],
  entry: ['electronHost'],
  preload: ['contract', 'channels'],
  rendererLib: [...declarations, 'registry', 'rendererUi'],
  rendererUi: [],
  featureRenderer: [...declarations, 'registry', 'rendererLib', 'rendererUi'],
  rendererApp: [...declarations, 'registry', 'rendererLib', 'rendererUi', 'featureRenderer'],
};

/** What these need of the platform comes to them as arguments, so they name its types, and the failures they catch. */
const onlyTypesOfPlatform: readonly Layer[] = ['kernel', 'featureMain'];

const failureClass = /-(error|fault)\.ts$/;

const isLayer = (name: string): name is Layer => Object.hasOwn(layers, name);

const layerOf = (path: string): Layer | null =>
  Object.keys(layers)
    .filter(isLayer)
    .find((name) => layers[name].test(path)) ?? null;

const featureOf = (path: string): string | null => /^src\/features\/([^/]+)\//.exec(path)?.[1] ?? null;

const fault = (source: Source, from: Layer, { file, typeOnly }: Import): string | null => {
  if (file === null || file === 'package.json') return null;
  const to = layerOf(file);
  if (to === null) return `imports ${file}, which is in no layer`;
  if (from === to) {
    const ownFeature = featureOf(source.path) === featureOf(file) || to === 'featureContract';
    return ownFeature ? null : `imports ${file}: of another feature only contract.ts may be imported`;
  }
  if (!mayImport[from].includes(to)) return `imports ${file}: ${from} may not import ${to}`;
  const loadsPlatform = to === 'platform' && !typeOnly && !failureClass.test(file);
  if (loadsPlatform && onlyTypesOfPlatform.includes(from)) {
    return `imports ${file}: ${from} may import types of the platform only`;
  }
  return null;
};

export const layerRule: Rule = {
  name: 'imports point inwards, and never from one feature into another except to its contract',
  check: (sources) =>
    shipped(sources).flatMap((source) => {
      const from = layerOf(source.path);
      if (from === null) return [`${source.path}:1 is in no layer`];
      return source.imports.flatMap((each) => {
        const problem = fault(source, from, each);
        return problem === null ? [] : [`${source.path}:${each.line} ${problem}`];
      });
    }),
};
