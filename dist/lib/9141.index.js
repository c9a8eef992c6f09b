export const id = 9141;
export const ids = [9141];
export const modules = {

/***/ 19141:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  run: () => (/* binding */ run)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:url"
var external_node_url_ = __webpack_require__(73136);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
// EXTERNAL MODULE: ./src/config.ts
var src_config = __webpack_require__(22973);
// EXTERNAL MODULE: ./src/explain.ts
var explain = __webpack_require__(24216);
// EXTERNAL MODULE: ./src/problems.ts
var problems = __webpack_require__(62095);
// EXTERNAL MODULE: ./src/setup/fill-in.ts
var fill_in = __webpack_require__(49874);
// EXTERNAL MODULE: ./src/config/secrets.ts
var secrets = __webpack_require__(38019);
// EXTERNAL MODULE: ./cli/check.ts + 4 modules
var check = __webpack_require__(32215);
// EXTERNAL MODULE: ./cli/package.ts
var cli_package = __webpack_require__(33907);
// EXTERNAL MODULE: ./src/setup/git.ts
var git = __webpack_require__(98225);
// EXTERNAL MODULE: ./src/setup/packages.ts
var setup_packages = __webpack_require__(44848);
// EXTERNAL MODULE: ./src/setup/platforms.ts
var platforms = __webpack_require__(41881);
// EXTERNAL MODULE: ./src/setup/tree.ts
var setup_tree = __webpack_require__(60505);
;// CONCATENATED MODULE: ./cli/plan.ts





/** What a rehearsal needs to know of the application: its `ops.yml`, and what the files beside its sources say. */
function readPlan(config, local) {
    const tree = (0,setup_tree/* readTree */.Zc)(local.root);
    const packages = (0,setup_packages/* packagesOf */.DT)(tree);
    const manager = (0,setup_packages/* managerOf */.dM)(tree);
    const { repository, branch, commit } = (0,git/* readGit */.l)(local.root);
    const whole = packages.find(({ directory }) => directory === '.')?.scripts['build'];
    return {
        ...local,
        repository: repository ?? `acme/${(0,external_node_path_.basename)(local.root).replaceAll(/[^\w.-]+/g, '-') || 'application'}`,
        branch,
        commit,
        config: config.file,
        environment: config.environment,
        components: config.components.map((component) => toPlanned(component, { config, tree, packages, manager })),
        sentry: config.sentry && {
            organization: config.sentry.organization,
            projects: [...new Set(Object.values(config.sentry.projects))],
            host: new URL(config.sentry.url).hostname,
        },
        build: manager.workspaces && whole !== undefined ? [manager.name, 'run', 'build'] : undefined,
    };
}
function toPlanned(component, { config, tree, packages, manager }) {
    const { name, source, url, identity, vercel, railway } = component;
    const files = (0,platforms/* platformFiles */.h)(tree, source);
    const script = packages.find(({ directory }) => directory === source)?.scripts['build'];
    const common = {
        name,
        source,
        url,
        identityPath: identity.path,
        build: buildOf(vercel ? files.vercel?.buildCommand : undefined, script, manager),
    };
    if (vercel) {
        const { project, team, prebuilt } = vercel;
        return { ...common, platform: { kind: 'vercel', project, team, prebuilt, output: files.vercel?.output } };
    }
    if (!railway)
        throw new Error(`${name} has no platform`);
    if (railway.from !== 'directory') {
        throw new Error(`${name} in ${config.file} is deployed from ${railway.from === 'image' ? 'an image' : 'a commit of the connected repository'}; a rehearsal can only run what it uploads itself, from: directory`);
    }
    return {
        ...common,
        platform: {
            kind: 'railway',
            project: railway.project,
            service: railway.service,
            environment: railway.environment ?? config.environment,
            startCommand: files.railway?.startCommand,
            preDeployCommand: files.railway?.preDeployCommand,
            healthcheckPath: files.railway?.healthcheckPath,
        },
    };
}
/** What the platform would run: its own setting, else the script `build`. */
function buildOf(command, script, { name }) {
    // Whatever is more than words is run by npm as it runs a script.
    if (command !== undefined)
        return /^[\w./@:=, -]+$/.test(command) ? command.split(/ +/) : ['npm', 'exec', '--call', command];
    return script === undefined ? undefined : [name, 'run', 'build'];
}

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(31421);
// EXTERNAL MODULE: ./cli/screen.ts
var screen = __webpack_require__(12487);
;// CONCATENATED MODULE: ./cli/runners-node.ts




/** Actions run on Node 24, which also is the first that finds the sandbox by itself. */
const WANTED = 24;
function isRunnersNode() {
    return Number(process.versions.node.split('.')[0]) >= WANTED;
}
/** The same command again, on a Node 24 that npm fetches: a package without install scripts, kept in npm's cache. */
async function runOnRunnersNode(args) {
    const fetched = platformPackage();
    const remedy = `run it as: npx -p node@${WANTED} -p github:${(0,cli_package/* actionsRepository */.Mt)()} ops-actions ${args.join(' ')}`;
    if (process.env['OPS_ACTIONS_NODE'] !== undefined) {
        throw new Error(`npm has brought Node ${process.versions.node} instead of ${WANTED}; ${remedy}`);
    }
    (0,screen/* say */.cv)(`This is Node ${process.versions.node}, and actions run on Node ${WANTED}; npm fetches that once (about 50 MB).`);
    const npm = process.env['npm_execpath'];
    const [program, own] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []];
    const script = (0,external_node_url_.fileURLToPath)(new URL(import.meta.url));
    const command = ['exec', '--yes', `--package=${fetched}@${WANTED}`, '--', 'node', process.argv[1] ?? script, ...args];
    const child = (0,external_node_child_process_.spawn)(program, [...own, ...command], {
        stdio: 'inherit',
        env: { ...process.env, OPS_ACTIONS_NODE: String(WANTED) },
    });
    // The terminal tells both; whoever asks only this process must reach the other.
    for (const signal of ['SIGINT', 'SIGTERM'])
        process.on(signal, () => child.kill(signal));
    return await new Promise((resolve, reject) => {
        child.once('error', (cause) => reject(new Error(`npm could not be started; ${remedy}`, { cause })));
        child.once('exit', (code) => resolve(code ?? 1));
    });
}
/** `node` on npm is but a script that fetches one of these. */
function platformPackage() {
    const { platform, arch } = process;
    const system = platform === 'win32' ? 'win' : platform;
    return `${platform === 'darwin' && arch === 'arm64' ? 'node-bin' : 'node'}-${system}-${arch}`;
}

// EXTERNAL MODULE: ./cli/usage.ts
var usage = __webpack_require__(84036);
;// CONCATENATED MODULE: ./cli/rehearse.ts
var __rewriteRelativeImportExtension = (undefined && undefined.__rewriteRelativeImportExtension) || function (path, preserveJsx) {
    if (typeof path === "string" && /^\.\.?\//.test(path)) {
        return path.replace(/\.(tsx)$|((?:\.d)?)((?:\.[^./]+?)?)\.([cm]?)ts$/i, function (m, tsx, d, ext, cm) {
            return tsx ? preserveJsx ? ".jsx" : ".js" : d && (!ext || !cm) ? m : (d + ext + "." + cm.toLowerCase() + "js");
        });
    }
    return path;
};















const OPTIONS = {
    broken: { type: 'boolean', default: false },
    rollback: { type: 'boolean', default: false },
    build: { type: 'boolean', default: true },
    env: { type: 'string', multiple: true },
    'env-file': { type: 'string' },
    config: { type: 'string', default: 'ops.yml' },
    environment: { type: 'string', default: 'production' },
    verbose: { type: 'boolean', default: false },
};
async function run(args) {
    const { values } = (0,external_node_util_.parseArgs)({ args, options: OPTIONS, allowNegative: true });
    const variables = readVariables(values);
    if (process.platform === 'win32')
        throw new Error('a rehearsal runs on Linux and macOS; on Windows run it in WSL');
    if (!isRunnersNode())
        return await runOnRunnersNode(['rehearse', ...args]);
    const root = process.cwd();
    if (!(0,external_node_fs_.existsSync)((0,external_node_path_.join)(root, values.config))) {
        throw new Error(`there is no ${values.config} here; ${(0,cli_package/* program */.DM)()} init writes ops.yml`);
    }
    const config = await (0,src_config.readConfig)({ file: values.config, environment: values.environment, workspace: root }).catch((error) => {
        if (!(error instanceof problems/* Problems */.Z))
            throw error;
        return error;
    });
    if (config instanceof problems/* Problems */.Z)
        return (0,check.tellProblems)(config.problems);
    const missing = config.components.flatMap(({ name, vercel, railway, url }) => [vercel?.project, railway?.project, url].some((text) => (0,fill_in/* isToFillIn */.WR)(text ?? '')) ? [name] : []);
    if (missing.length > 0) {
        (0,screen/* say */.cv)(`${values.config} still has places to fill in (${missing.join(', ')}); a rehearsal makes do with what stands there.`);
    }
    const plan = readPlan(config, { root, packageRoot: cli_package/* packageRoot */.Zl, variables, builds: values.build ? 'scripts' : 'built' });
    return await play(plan, values);
}
async function play(plan, { broken, rollback, verbose }) {
    const { BuildFailure, rehearse, scenesOf, terminal } = await loadSandbox();
    const stop = new AbortController();
    const end = () => stop.abort(new Error('stopped'));
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
        process.once(signal, end);
    process.stdout.on('error', end);
    try {
        const screen = terminal(process.stdout, process.env);
        const well = await rehearse({ plan, scenes: scenesOf({ broken, rollback }), screen, verbose, signal: stop.signal });
        return well ? 0 : 1;
    }
    catch (error) {
        if (stop.signal.aborted) {
            (0,screen/* complain */.cc)('stopped; nothing is left behind');
            return 130;
        }
        if (!(error instanceof BuildFailure))
            throw error;
        (0,screen/* complain */.cc)((0,explain/* explain */.W)(error));
        (0,screen/* complain */.cc)('Is everything installed? With --no-build a rehearsal takes what you have built yourself.');
        return 1;
    }
}
/** A bundle of its own beside that of the actions. */
async function loadSandbox() {
    const file = (0,external_node_path_.join)(cli_package/* packageRoot */.Zl, 'dist/sandbox/index.js');
    return (await import(__rewriteRelativeImportExtension(/* webpackIgnore: true */ (0,external_node_url_.pathToFileURL)(file).href, true)));
}
/** A rehearsal needs no token, and one that is handed over by mistake must not get into a process. */
function readVariables(values) {
    const lines = values['env-file'] === undefined ? [] : (0,external_node_fs_.readFileSync)(values['env-file'], 'utf8').split(/\r?\n/);
    const stated = lines
        .filter((line) => /^\s*(export\s+)?\w+=/.test(line))
        .map((line) => line
        .trim()
        .replace(/^export\s+/, '')
        .replace(/=(["'])(.*)\1$/, '=$2'))
        .filter((line) => !line.endsWith('='));
    const variables = { ...(0,usage/* pairs */.A)('env-file', stated), ...(0,usage/* pairs */.A)('env', values.env) };
    for (const [name, value] of Object.entries(variables)) {
        const kind = /^(VERCEL|RAILWAY|RAILWAY_API|SENTRY_AUTH|GITHUB|GH)_TOKEN$/.test(name) ? 'a token' : (0,secrets/* secretIn */.u)(value);
        if (kind !== undefined && kind !== 'an address with a password') {
            throw new usage/* WrongUsage */.r(`${name} looks like ${kind}; a rehearsal needs none and takes none`);
        }
    }
    return variables;
}


/***/ }),

/***/ 38019:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   u: () => (/* binding */ secretIn)
/* harmony export */ });
const SECRETS = [
    [/\b(gh[pousr]_[A-Za-z0-9]{20,}|github_pat_\w{20,})/, 'a GitHub token'],
    [/\bsntry[su]_[A-Za-z0-9_=+/-]{20,}/, 'a Sentry token'],
    [/\bvc[a-z]_[A-Za-z0-9]{20,}|^(?=.*[a-z])(?=.*[A-Z])(?=.*\d)[A-Za-z0-9]{24}$/, 'a Vercel token'],
    [/\b(AKIA|ASIA)[A-Z0-9]{16}\b/, 'an AWS access key'],
    [/\bgl(sa|c)_[A-Za-z0-9_=+/-]{20,}/, 'a Grafana token'],
    [/\b(ur|m)?\d{6,}-[0-9a-f]{24,}\b/, 'an UptimeRobot key'],
    [/\bxox[abprs]-[A-Za-z0-9-]{10,}/, 'a Slack token'],
    [/\b[rs]k_(live|test)_[A-Za-z0-9]{16,}/, 'a Stripe key'],
    [/\bnpm_[A-Za-z0-9]{30,}/, 'an npm token'],
    [/\beyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]{10,}/, 'a JSON web token'],
    [/-----BEGIN [A-Z ]*PRIVATE KEY-----/, 'a private key'],
    [/\b[Bb]earer\s+[\w.~+/=-]{16,}/, 'a bearer token'],
    [/[a-z][a-z0-9+.-]*:\/\/[^\s/:@]*:[^\s/@]+@/i, 'an address with a password'],
];
/** What kind of secret a text seems to hold. */
function secretIn(text) {
    return SECRETS.find(([pattern]) => pattern.test(text))?.[1];
}


/***/ }),

/***/ 98225:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ readGit)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);


function readGit(root) {
    const home = [root, ...above(root)].find((folder) => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, '.git')));
    if (home === undefined)
        return { repository: undefined, branch: 'main', commit: undefined, rootAbove: undefined };
    const { own, common } = foldersOf((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(home, '.git'));
    const head = /^ref: refs\/heads\/(\S+)/.exec(read((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(own, 'HEAD')))?.[1];
    return {
        repository: repositoryIn(read((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(common, 'config'))),
        branch: defaultBranch(common) ?? head ?? 'main',
        commit: head === undefined ? sha(read((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(own, 'HEAD'))) : commitOf(common, `refs/heads/${head}`),
        rootAbove: home === (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(root) ? undefined : home,
    };
}
function above(folder) {
    const parent = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(folder));
    return parent === (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(folder) ? [] : [parent, ...above(parent)];
}
/** In a worktree `.git` is a file that names the folder, which names the one with the rest. */
function foldersOf(git) {
    const named = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(git).isFile() ? /^gitdir: (.+)$/m.exec(read(git))?.[1] : undefined;
    const own = named === undefined ? git : (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(git), named.trim());
    const common = read((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(own, 'commondir')).trim();
    return { own, common: common === '' ? own : (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(own, common) };
}
function repositoryIn(config) {
    const [, section = ''] = /^\[remote "origin"\]([^[]*)/m.exec(config) ?? /^\[remote "[^"\n]+"\]([^[]*)/m.exec(config) ?? [];
    const url = /^\s*url\s*=\s*(\S+)/m.exec(section)?.[1] ?? '';
    return /github\.com(?::\d+)?[:/]([\w.-]+\/[\w.-]+?)(?:\.git)?\/?$/.exec(url)?.[1];
}
/** What the remote calls its default; else the usual names, because the branch checked out may be any. */
function defaultBranch(common) {
    const remote = /^ref: refs\/remotes\/origin\/(\S+)/.exec(read((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(common, 'refs/remotes/origin/HEAD')))?.[1];
    if (remote !== undefined)
        return remote;
    const packed = read((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(common, 'packed-refs'));
    const local = list((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(common, 'refs/heads'));
    return ['main', 'master'].find((name) => local.includes(name) || packed.includes(` refs/heads/${name}\n`));
}
function commitOf(common, ref) {
    const packed = read((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(common, 'packed-refs'))
        .split('\n')
        .find((line) => line.endsWith(` ${ref}`));
    return sha(read((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(common, ref))) ?? sha(packed ?? '');
}
function sha(text) {
    return /^[0-9a-f]{40}\b/.exec(text)?.[0];
}
function read(file) {
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(file, 'utf8');
    }
    catch {
        return '';
    }
}
function list(folder) {
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)(folder);
    }
    catch {
        return [];
    }
}


/***/ }),

/***/ 44848:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DT: () => (/* binding */ packagesOf),
/* harmony export */   dM: () => (/* binding */ managerOf),
/* harmony export */   zy: () => (/* binding */ has)
/* harmony export */ });
/* harmony import */ var _tree_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(60505);

function packagesOf(tree) {
    return tree.files
        .filter((file) => /(^|\/)package\.json$/.test(file))
        .flatMap((file) => {
        const manifest = tree.json(file);
        return manifest ? [toPackage((0,_tree_js__WEBPACK_IMPORTED_MODULE_0__/* .directoryOf */ .jt)(file), manifest)] : [];
    });
}
/** By its lock file; npm where there is none. */
function managerOf(tree) {
    const locks = {
        pnpm: /^pnpm-(lock|workspace)\.yaml$/,
        yarn: /^yarn\.lock$|^\.yarnrc\.yml$/,
        bun: /^bun\.lockb?$/,
    };
    const manifest = tree.json('package.json') ?? {};
    const { packageManager } = manifest;
    const stated = typeof packageManager === 'string' ? /^(pnpm|yarn|bun|npm)@/.exec(packageManager)?.[1] : undefined;
    const locked = ['pnpm', 'yarn', 'bun'].find((name) => tree.files.some((file) => locks[name].test(file)));
    const workspaces = 'workspaces' in manifest || tree.files.includes('pnpm-workspace.yaml');
    return { name: stated ?? locked ?? 'npm', workspaces };
}
function toPackage(directory, manifest) {
    const { name, homepage } = manifest;
    return {
        directory,
        name: typeof name === 'string' ? name : '',
        scripts: textsOf(manifest['scripts']),
        dependencies: new Set([
            ...Object.keys(textsOf(manifest['dependencies'])),
            ...Object.keys(textsOf(manifest['devDependencies'])),
        ]),
        homepage: typeof homepage === 'string' ? homepage : undefined,
    };
}
function textsOf(value) {
    if (typeof value !== 'object' || value === null)
        return {};
    return Object.fromEntries(Object.entries(value).filter(([, text]) => typeof text === 'string'));
}
function has(tree, directory, ...names) {
    return names.find((name) => tree.text((0,_tree_js__WEBPACK_IMPORTED_MODULE_0__/* .inside */ .nx)(directory, name)) !== undefined);
}


/***/ }),

/***/ 41881:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ platformFiles)
/* harmony export */ });
/* harmony import */ var _tree_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(60505);

function platformFiles(tree, directory) {
    const railway = railwayOf(tree, directory);
    const vercel = vercelOf(tree, directory);
    return { ...(vercel ? { vercel } : {}), ...(railway ? { railway } : {}) };
}
function vercelOf(tree, directory) {
    const files = ['vercel.json', '.vercel/project.json'].filter((name) => tree.json((0,_tree_js__WEBPACK_IMPORTED_MODULE_0__/* .inside */ .nx)(directory, name)));
    if (files.length === 0)
        return undefined;
    const { buildCommand, outputDirectory, rewrites } = tree.json((0,_tree_js__WEBPACK_IMPORTED_MODULE_0__/* .inside */ .nx)(directory, 'vercel.json')) ?? {};
    // `vercel link` has written it: which project the directory belongs to.
    const { projectId, orgId } = tree.json((0,_tree_js__WEBPACK_IMPORTED_MODULE_0__/* .inside */ .nx)(directory, '.vercel/project.json')) ?? {};
    const targets = (Array.isArray(rewrites) ? rewrites : []);
    const origin = targets.map(({ destination }) => originOf(destination)).find((one) => one !== undefined);
    return {
        files,
        ...stated('project', projectId),
        ...stated('team', typeof orgId === 'string' && orgId.startsWith('team_') ? orgId : undefined),
        ...stated('apiUrl', origin),
        ...stated('buildCommand', buildCommand),
        ...stated('output', outputDirectory),
    };
}
function railwayOf(tree, directory) {
    const names = ['railway.json', 'railway.toml', 'nixpacks.toml', 'railpack.json'];
    const files = names.filter((name) => tree.text((0,_tree_js__WEBPACK_IMPORTED_MODULE_0__/* .inside */ .nx)(directory, name)) !== undefined);
    if (files.length === 0)
        return undefined;
    const deploy = (tree.json((0,_tree_js__WEBPACK_IMPORTED_MODULE_0__/* .inside */ .nx)(directory, 'railway.json'))?.['deploy'] ?? {});
    const toml = tree.text((0,_tree_js__WEBPACK_IMPORTED_MODULE_0__/* .inside */ .nx)(directory, 'railway.toml')) ?? '';
    const setting = (name) => deploy[name] ?? tomlText(toml, name);
    return {
        files,
        ...stated('startCommand', setting('startCommand')),
        ...stated('healthcheckPath', setting('healthcheckPath')),
        ...stated('preDeployCommand', [setting('preDeployCommand')].flat()[0]),
    };
}
/** Of `railway.toml` only texts of the section `[deploy]` are of interest. */
function tomlText(toml, name) {
    const section = toml.split(/^(?=\s*\[[\w.]+\])/m).find((part) => /^\s*\[deploy\]/.test(part)) ?? '';
    const found = new RegExp(`^\\s*${name}\\s*=\\s*\\[?\\s*(?:"([^"\\n]*)"|'([^'\\n]*)')`, 'm').exec(section);
    return found?.slice(1).find(Boolean);
}
function originOf(destination) {
    if (typeof destination !== 'string' || !destination.startsWith('https://'))
        return undefined;
    const origin = /^https:\/\/[\w.-]+(:\d+)?(?=\/|$)/.exec(destination)?.[0];
    return origin !== undefined && URL.canParse(origin) ? origin : undefined;
}
function stated(key, value) {
    return typeof value === 'string' && value.trim() !== '' ? { [key]: value } : {};
}


/***/ }),

/***/ 60505:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Zc: () => (/* binding */ readTree),
/* harmony export */   jt: () => (/* binding */ directoryOf),
/* harmony export */   nx: () => (/* binding */ inside)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);


const LEFT_OUT = new Set([
    'node_modules',
    'bower_components',
    'vendor',
    'venv',
    '__pycache__',
    'dist',
    'build',
    'out',
    'output',
    'coverage',
    'tmp',
]);
/** Hidden directories hold what tools keep for themselves, but for these. */
const SHOWN = new Set(['.github', '.vercel']);
const MOST_FILES = 20_000;
const MOST_BYTES = 512 * 1024;
function readTree(root) {
    const files = list(root);
    const known = new Map();
    function text(path) {
        if (!known.has(path))
            known.set(path, read((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, path)));
        return known.get(path);
    }
    return {
        root,
        files,
        text,
        json(path) {
            const content = text(path);
            try {
                const value = content === undefined ? undefined : JSON.parse(content);
                return typeof value === 'object' && value !== null ? value : undefined;
            }
            catch {
                return undefined;
            }
        },
        below: (directory) => (directory === '.' ? [...files] : files.filter((file) => file.startsWith(`${directory}/`))),
    };
}
/** Breadth first, so that a limit leaves out what lies deepest. */
function list(root) {
    const found = [];
    const folders = [''];
    for (let next = folders.shift(); next !== undefined && found.length < MOST_FILES; next = folders.shift()) {
        for (const entry of entriesOf((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, next))) {
            const path = next + entry.name;
            if (entry.isDirectory()) {
                const hidden = entry.name.startsWith('.') && !SHOWN.has(entry.name);
                if (!hidden && !LEFT_OUT.has(entry.name))
                    folders.push(`${path}/`);
            }
            else if (entry.isFile())
                found.push(path);
        }
    }
    return found.sort();
}
function entriesOf(folder) {
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)(folder, { withFileTypes: true });
    }
    catch {
        return [];
    }
}
function read(file) {
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(file).size > MOST_BYTES ? undefined : (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(file, 'utf8');
    }
    catch {
        return undefined;
    }
}
/** `.` for a file at the root. */
function directoryOf(path) {
    const end = path.lastIndexOf('/');
    return end < 0 ? '.' : path.slice(0, end);
}
function inside(directory, path) {
    return directory === '.' ? path : `${directory}/${path}`;
}


/***/ })

};
