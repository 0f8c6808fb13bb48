import ts from 'typescript';
import {
  ban,
  calls,
  imports,
  lastName,
  type Look,
  mentions,
  mentionsOf,
  outside,
  says,
  sets,
} from './mentions.ts';
import { shipped, type Rule } from './rule.ts';

// What Electronegativity looked for while it was kept, as far as it concerns an app like this, and what is ours (0121).
// Names are found however they are reached: `shell.openPath`, `shell['openPath']`, a binding, a text.

const host = (file: string): string => `src/main/hosts/electron/${file}`;

const makesWindow: Look = ({ calls }) =>
  calls
    .filter(
      ({ node, name }) =>
        ts.isNewExpression(node) &&
        /^(?:(?:Browser|Base)Window|(?:Browser|WebContents|Image)View)$/.test(name),
    )
    .map(({ node, name }) => ({ node, what: `makes a ${name}` }));

const preferencesByHand: Look = ({ properties }) =>
  properties
    .filter(({ key, value }) => {
      if (key !== 'webPreferences') return false;
      const isFromFactory =
        value !== null && ts.isCallExpression(value) && lastName(value.expression) === 'secureWebPreferences';
      return !isFromFactory;
    })
    .map(({ node }) => ({ node, what: 'sets webPreferences by hand' }));

export const oneWindowFactory = ban(
  'a window is made by main-window.ts, with preferences from secure-web-preferences.ts, and loads there what it shows',
  outside([host('main-window.ts')], makesWindow),
  outside([host('main-window.ts')], mentions('loadURL', 'loadFile')),
  preferencesByHand,
);

const guards = new Map([
  ['allowRunningInsecureContent', 'false'],
  ['contextIsolation', 'true'],
  ['navigateOnDragDrop', 'false'],
  ['nodeIntegration', 'false'],
  ['nodeIntegrationInSubFrames', 'false'],
  ['nodeIntegrationInWorker', 'false'],
  ['safeDialogs', 'true'],
  ['sandbox', 'true'],
  ['webSecurity', 'true'],
  ['webviewTag', 'false'],
]);

export const noWeakPreference = ban(
  'no preference of a window weakens it',
  ({ properties }, { ast }) =>
    properties.flatMap(({ node, key, value }) => {
      const wanted = guards.get(key);
      const set = value?.getText(ast) ?? 'a variable';
      return wanted === undefined || set === wanted ? [] : [{ node, what: `sets ${key} to ${set}` }];
    }),
  mentions(
    'additionalArguments',
    'commandLineSwitches',
    'disableBlinkFeatures',
    'enableBlinkFeatures',
    'enableRemoteModule',
    'experimentalFeatures',
    'registerPreloadScript',
    'setPreloads',
  ),
);

export const noUncheckedLink = ban(
  'the operating system opens nothing for the app but what open-external-link.ts has checked',
  mentions('openPath', 'showItemInFolder', 'trashItem', 'writeShortcutLink'),
  outside([host('open-external-link.ts')], mentions('openExternal')),
  outside([host('open-external-link.ts')], imports(/^electron/, 'shell')),
);

const isText = (node: ts.Node | undefined): boolean =>
  node !== undefined &&
  (ts.isStringLiteralLike(node) || ts.isTemplateExpression(node) || ts.isBinaryExpression(node));

const runsText: Look = ({ calls }) =>
  calls
    .filter(({ node, name }) => {
      if (/^set(?:Timeout|Interval|Immediate)$/.test(name)) return isText(node.arguments?.[0]);
      return /^write(?:ln)?$/.test(name) && node.expression.getText().startsWith('document.');
    })
    .map(({ node, name }) => ({ node, what: `calls ${name} with text` }));

export const noTextAsCode = ban(
  'no text becomes code, markup or a style',
  mentions(
    'createContextualFragment',
    'dangerouslySetInnerHTML',
    'executeJavaScript',
    'executeJavaScriptInIsolatedWorld',
    'innerHTML',
    'insertAdjacentHTML',
    'insertCSS',
    'outerHTML',
    'parseFromString',
    'setHTMLUnsafe',
    'srcDoc',
    'srcdoc',
  ),
  calls('eval', 'Function', 'AsyncFunction'),
  imports(/^(?:node:)?vm$/),
  says(/^\s*(?:javascript|vbscript):/i),
  runsText,
);

const foreign = /^(?:webview|iframe|frame|object|embed|portal|fencedframe|base|script)$/;

export const noForeignContent = ban(
  'no page has another one in it',
  ({ tags }) =>
    tags
      .filter(({ name }) => foreign.test(name) || /^(?:allowpopups|formAction)$/i.test(name))
      .map(({ node, name }) => ({ node, what: `shows ${name}` })),
  ({ calls }) =>
    calls
      .filter(({ node, name }) => {
        const [tag] = name === 'createElement' ? (node.arguments ?? []) : [];
        return tag !== undefined && foreign.test(lastName(tag) ?? '');
      })
      .map(({ node }) => ({ node, what: 'makes a frame or a script' })),
);

export const noSwitches = ban(
  'nothing switches a protection of Chromium, Electron or Node off; the one switch is in cut-off-network.ts',
  outside([host('cut-off-network.ts')], mentions('appendSwitch', 'appendArgument', 'removeSwitch')),
  says(
    /--(?:no-sandbox|disable-(?:web-security|site-isolation|setuid-sandbox|gpu-sandbox)|ignore-certificate-errors|allow-running-insecure-content|remote-debugging|inspect|js-flags|proxy-server|host-rules)[\w-]*/,
  ),
  mentions(
    'ELECTRON_DISABLE_SECURITY_WARNINGS',
    'ELECTRON_ENABLE_SECURITY_WARNINGS',
    'ELECTRON_RUN_AS_NODE',
    'NODE_OPTIONS',
    'NODE_TLS_REJECT_UNAUTHORIZED',
  ),
  mentions('openDevTools', 'setDevToolsWebContents', 'disableHardwareAcceleration'),
);

/** `ipcMain.on`, or the `ipc` of one page. */
const listens = (node: ts.Node): boolean => {
  const { parent } = node;
  if (!ts.isPropertyAccessExpression(parent) && !ts.isElementAccessExpression(parent)) return false;
  return lastName(node) === 'ipcMain' ? parent.expression === node : parent.expression !== node;
};

export const oneTransport = ban(
  'pages are heard by transport.ts only, which gets ipcMain from run-shell.ts',
  outside([host('run-shell.ts')], mentions('ipcMain')),
  mentions('MessageChannelMain', 'ipcMainServiceWorker', 'handleOnce'),
  ({ names }) =>
    [...(names.get('ipcMain') ?? []), ...(names.get('ipc') ?? [])]
      .filter(listens)
      .map((node) => ({ node, what: 'listens to pages' })),
);

const sessionHandlers = [
  'onBeforeRequest',
  'setDevicePermissionHandler',
  'setDisplayMediaRequestHandler',
  'setPermissionCheckHandler',
  'setPermissionRequestHandler',
] as const;

/** A call with null has to have one with a function after it. */
const leavesOff: Look = ({ calls }) =>
  sessionHandlers.flatMap((handler) => {
    const last = calls.findLast(({ name }) => name === handler)?.node;
    const isOff =
      last !== undefined &&
      (last.arguments?.[0]?.kind ?? ts.SyntaxKind.NullKeyword) === ts.SyntaxKind.NullKeyword;
    return isOff ? [{ node: last, what: `leaves ${handler} without a handler` }] : [];
  });

export const permissionsAsked = ban(
  'what a page may is decided by the handlers of lock-down-session.ts, which are never taken off',
  outside([host('lock-down-session.ts')], mentions(...sessionHandlers)),
  leavesOff,
);

export const certificatesChecked = ban(
  'nobody has a word in which certificate is good',
  mentions(
    'certificate-error',
    'select-client-certificate',
    'setCertificateVerifyProc',
    'rejectUnauthorized',
  ),
  mentions('allowAnyAuth', 'allowNTLMCredentialsForDomains', 'setSSLConfig'),
);

export const noRemoteModule = ban(
  'no object of the main process is lent to a page',
  imports(/^(?:@electron\/remote|electron\/remote)/),
  imports(/^electron/, 'remote'),
);

export const narrowProtocol = ban(
  'the app’s scheme is handled by run-shell.ts, and is standard and secure and nothing more',
  mentions('setAsDefaultProtocolClient', 'open-url'),
  mentions(
    'registerFileProtocol',
    'registerBufferProtocol',
    'registerStringProtocol',
    'registerStreamProtocol',
  ),
  mentions(
    'registerHttpProtocol',
    'interceptFileProtocol',
    'interceptHttpProtocol',
    'interceptStreamProtocol',
  ),
  sets('allowServiceWorkers', 'bypassCSP', 'codeCache', 'corsEnabled', 'supportFetchAPI'),
  outside([host('run-shell.ts')], imports(/^electron/, 'protocol')),
);

/** `ipcRenderer` other than in a call of one of its four functions. */
const handsOnRenderer: Look = ({ names }) =>
  (names.get('ipcRenderer') ?? [])
    .filter((node) => {
      const member = node.parent;
      if (ts.isImportSpecifier(member)) return false;
      const isCalled =
        ts.isPropertyAccessExpression(member) &&
        ts.isCallExpression(member.parent) &&
        member.parent.expression === member &&
        /^(?:invoke|send|on|off)$/.test(member.name.text);
      return !isCalled;
    })
    .map((node) => ({ node, what: 'hands ipcRenderer on' }));

export const preloadOnly = ban(
  'only the preload script speaks to the main process, and it hands on functions of its own',
  outside(['src/preload/index.ts'], mentions('ipcRenderer', 'contextBridge', 'webFrame', 'webUtils')),
  mentions('sendSync', 'sendToHost', 'postMessageToMain', 'exposeInIsolatedWorld'),
  handsOnRenderer,
);

/** `few-handles` and `read-small-file` open to read only: the null device, and with flags that no other way of reading takes. */
const writers = [
  'atomic-write',
  'ballast',
  'commit-head',
  'data-folder',
  'few-handles',
  'log-base',
  'log-pages',
  'probe-writing',
  'read-small-file',
].map((name) => `src/main/platform/db/${name}.ts`);
const writes =
  /^(?:writeFile|appendFile|copyFile|truncate|ftruncate|write|open|cp|symlink|link)(?:Sync)?$|^createWriteStream$/;

export const wholeFilesOnly = ban(
  'a file is written by the files that know how to do it whole, or that it holds nothing',
  outside(writers, ({ imports }) =>
    imports
      .filter(({ module, names }) => {
        if (!/^(?:node:)?fs(?:\/promises)?$/.test(module)) return false;
        // Of a module that is taken as a whole it cannot be seen what is used.
        return names.length === 0 || names.some((name) => writes.test(name));
      })
      .map(({ node, module }) => ({ node, what: `may write by ${module}` })),
  ),
  outside(writers, calls('writeFile', 'writeFileSync', 'appendFile', 'appendFileSync', 'createWriteStream')),
);

const copies = calls('serialize', 'backup');
const isOfStore = (path: string): boolean =>
  path.startsWith('src/main/platform/db/') || path.endsWith('/store.ts');

export const noPlainCopy = ban(
  'the database leaves no plain copy, tells no statement and loads no code',
  (of, source) => (isOfStore(source.path) ? copies(of, source) : []),
  sets('verbose'),
  mentions('deserialize', 'loadExtension', 'unsafeMode'),
);

/** `mount`, `plutil` and `reg`: programs of the system, by their whole paths; and Node itself, for the command line. */
const runners = [
  ...['db/folder-place', 'policy/managed-preferences', 'policy/registry-policy'].map(
    (name) => `src/main/platform/${name}.ts`,
  ),
  'src/main/hosts/headless/ask-other-process.ts',
];

export const noOtherPrograms = ban(
  'the other programs that are run have a file of their own each, and no shell',
  outside(runners, imports(/^(?:node:)?child_process$/)),
  ...['exec', 'execSync', 'spawn', 'spawnSync', 'fork'].map((name) => imports(/child_process$/, name)),
  outside([host('ask-utility-process.ts')], mentions('utilityProcess')),
  ({ properties }) =>
    properties
      .filter(({ key, value }) => key === 'shell' && value?.kind !== ts.SyntaxKind.FalseKeyword)
      .map(({ node }) => ({ node, what: 'sets shell' })),
);

export const noNetwork = ban(
  'nothing that ships opens a connection or loads over http',
  imports(/^(?:node:)?(?:net|tls|dns|dgram|https?|http2)(?:\/promises)?$|^(?:axios|got|undici|ws)$/),
  imports(/^electron/, 'net'),
  calls(
    'fetch',
    'WebSocket',
    'WebTransport',
    'EventSource',
    'XMLHttpRequest',
    'RTCPeerConnection',
    'sendBeacon',
  ),
  mentions('serviceWorker', 'SharedWorker'),
  says(/^(?:http|ws|ftp):\/\//),
);

/** What has to be there, and where. */
const musts: Readonly<Record<string, readonly string[]>> = {
  [host('run-shell.ts')]: [
    'enableSandbox',
    'session-created',
    'web-contents-created',
    'requestSingleInstanceLock',
  ],
  [host('guard-contents.ts')]: [
    'setWebRTCIPHandlingPolicy',
    'setWindowOpenHandler',
    'will-attach-webview',
    'will-frame-navigate',
    'will-navigate',
    'will-redirect',
  ],
  [host('lock-down-session.ts')]: [...sessionHandlers, 'will-download'],
  [host('serve-bundle.ts')]: ['content-security-policy'],
  [host('transport.ts')]: ['isTrustedSender'],
  [host('secure-web-preferences.ts')]: [...guards.keys()],
};

export const everyGuardSet: Rule = {
  name: 'every guard of the shell is set',
  check: (sources) =>
    shipped(sources).flatMap((source) => {
      const { names } = mentionsOf(source);
      const lacking = (musts[source.path] ?? []).filter((name) => !names.has(name));
      return lacking.map((name) => `${source.path}:1 lacks ${name}`);
    }),
};

export const securityRules: readonly Rule[] = [
  oneWindowFactory,
  noWeakPreference,
  noUncheckedLink,
  noTextAsCode,
  noForeignContent,
  noSwitches,
  oneTransport,
  permissionsAsked,
  certificatesChecked,
  noRemoteModule,
  narrowProtocol,
  preloadOnly,
  wholeFilesOnly,
  noPlainCopy,
  noOtherPrograms,
  noNetwork,
  everyGuardSet,
];
