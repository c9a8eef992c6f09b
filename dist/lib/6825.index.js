export const id = 6825;
export const ids = [6825];
export const modules = {

/***/ 56716:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  d: () => (/* binding */ verifyContext),
  f: () => (/* binding */ verifyInputs)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/help.ts
var help = __webpack_require__(41244);
// EXTERNAL MODULE: ./src/problems.ts
var problems = __webpack_require__(62095);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(58500);
// EXTERNAL MODULE: ./src/explain.ts
var explain = __webpack_require__(24216);
;// CONCATENATED MODULE: ./src/providers/cache/actions-cache.ts




/** Below the workspace: GitHub's cache tells entries apart by the path, and that of other directories differs from runner to runner. */
const FOLDER = '.ops-verify';
/** A miss is told at once. Who needs longer is asked again and again, and will be no better the next time. */
const SLOW_MS = 10_000;
/** What is kept in GitHub's cache. Whatever goes wrong there: then nothing was kept, and the log says why. */
function actionsCache({ workspace, mayWrite, report, timeoutMs = 5 * 60_000 }) {
    let isIll = false;
    return {
        async fetch(entry, read) {
            return await trouble(entry, async ({ restoreCache, isFeatureAvailable }, path) => {
                if (!isFeatureAvailable())
                    return undefined;
                const key = await withTimeout(restoreCache([path], keyOf(entry), entry.prefix === undefined ? [] : [keyOf({ ...entry, key: entry.prefix })], {
                    timeoutInMs: 30_000,
                    segmentTimeoutInMs: 60_000,
                }));
                // A key is looked for as a prefix too.
                if (key === undefined || (key !== keyOf(entry) && entry.prefix === undefined))
                    return undefined;
                return await read((0,external_node_path_.join)(workspace, path));
            });
        },
        async keep(entry, write) {
            if (!mayWrite)
                return undefined;
            return await trouble(entry, async ({ saveCache, isFeatureAvailable }, path) => {
                if (!isFeatureAvailable())
                    return undefined;
                await (0,promises_.mkdir)((0,external_node_path_.join)(workspace, path), { recursive: true });
                await write((0,external_node_path_.join)(workspace, path));
                const bytes = await sizeOf((0,external_node_path_.join)(workspace, path));
                // It never throws: -1 says that it was not kept, and why stands in the log.
                return (await withTimeout(saveCache([path], keyOf(entry)))) < 0 ? undefined : bytes;
            });
        },
    };
    async function trouble(entry, work) {
        if (isIll)
            return undefined;
        const path = `${FOLDER}/${entry.kind}`;
        const startedAt = performance.now();
        try {
            await (0,promises_.rm)((0,external_node_path_.join)(workspace, path), { recursive: true, force: true });
            const found = await work(await Promise.all(/* import() */[__webpack_require__.e(2088), __webpack_require__.e(1691)]).then(__webpack_require__.bind(__webpack_require__, 61691)), path);
            isIll = found === undefined && performance.now() - startedAt > SLOW_MS;
            if (isIll)
                report('cache: it does not answer; going on without it');
            return found;
        }
        catch (error) {
            report(`cache (${entry.kind}): not used, because ${(0,explain/* explain */.W)(error)}`);
            return undefined;
        }
        finally {
            await (0,promises_.rm)((0,external_node_path_.join)(workspace, FOLDER), { recursive: true, force: true }).catch(() => undefined);
        }
    }
    async function withTimeout(work) {
        const over = new AbortController();
        work.catch(() => undefined);
        const late = (0,external_node_timers_promises_.setTimeout)(timeoutMs, undefined, { signal: over.signal }).then(() => {
            throw new Error(`it took longer than ${timeoutMs / 1000} s`);
        });
        late.catch(() => undefined);
        try {
            return await Promise.race([work, late]);
        }
        finally {
            over.abort();
        }
    }
}
function keyOf({ kind, key }) {
    return `ops-verify-${kind}-v1-${key}`.replaceAll(',', '_').slice(0, 512);
}
async function sizeOf(directory) {
    const sizes = await Promise.all((await (0,promises_.readdir)(directory)).map(async (name) => (await (0,promises_.stat)((0,external_node_path_.join)(directory, name))).size));
    return sizes.reduce((sum, size) => sum + size, 0);
}

// EXTERNAL MODULE: ./src/providers/git/git.ts
var git = __webpack_require__(88609);
;// CONCATENATED MODULE: ./src/providers/git/checkout.ts

/** What git knows of the working tree at `workspace`; where it is no repository of its own, nothing. */
function checkout(workspace, signal) {
    return {
        async head() {
            const found = await (0,git/* git */.$)(workspace, signal).answer(['rev-parse', '--show-prefix', 'HEAD']);
            // A prefix would mean that the repository is that of somebody above.
            return /^[0-9a-f]{40}$/.exec(found ?? '')?.[0];
        },
        async files(directory) {
            const args = ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--deduplicate'];
            const found = await (0,git/* git */.$)(directory, signal).answer(args);
            return found ? found.split('\0').filter((path) => path !== '') : undefined;
        },
        async tracks(directory) {
            return Boolean(await (0,git/* git */.$)(directory, signal).answer(['ls-files', '--', '.']));
        },
    };
}

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(38815);
;// CONCATENATED MODULE: ./src/providers/packages/advisories.ts
const SEVERITIES = ['info', 'low', 'moderate', 'high', 'critical'];
function advisory({ name, module_name: module, severity, title = 'an advisory', url = '' }) {
    // What nobody knows how to rank must not slip through.
    const known = SEVERITIES.find((one) => one === severity) ?? 'critical';
    return { name: name ?? module ?? 'a package', severity: known, title, url };
}
/** `{ vulnerabilities: { name: { via: [advisory or the name of another package] } } }` */
function readNpm(output) {
    const answer = json(output);
    if (!answer.vulnerabilities)
        throw refused(answer);
    const all = Object.entries(answer.vulnerabilities).flatMap(([name, { via = [] }]) => via.filter((one) => typeof one !== 'string').map((one) => advisory({ ...one, name: one.name ?? name })));
    return distinct(all);
}
/** `{ advisories: { id: advisory } }` */
function readPnpm(output) {
    const answer = json(output);
    if (!answer.advisories)
        throw refused(answer);
    return distinct(Object.values(answer.advisories).map(advisory));
}
/** A line of JSON for each advisory, and one with the sum at the end. */
function readYarnClassic(output) {
    const lines = jsonLines(output);
    if (!lines.some(({ type }) => type === 'auditSummary')) {
        throw refused({ message: lines.find(({ type }) => type === 'error')?.data });
    }
    return distinct(lines.flatMap(({ type, data }) => (type === 'auditAdvisory' && data?.advisory ? [advisory(data.advisory)] : [])));
}
/** A line of JSON for each; nothing at all when there is none. */
function readYarnBerry(output) {
    const text = output.trim();
    if (text === '' || /No audit suggestions/.test(text))
        return [];
    const lines = jsonLines(text);
    const found = lines.flatMap(({ value, children }) => children?.Severity === undefined
        ? []
        : [
            advisory({
                name: value ?? '',
                severity: children.Severity,
                title: children.Issue ?? '',
                url: children.URL ?? '',
            }),
        ]);
    if (found.length === 0)
        throw refused({ message: text.split('\n').at(-1) });
    return distinct(found);
}
/** `{ name: [advisory] }` */
function readBun(output) {
    const answer = json(output);
    return distinct(Object.entries(answer).flatMap(([name, all]) => {
        if (!Array.isArray(all))
            throw refused(answer);
        return all.map((one) => advisory({ ...one, name }));
    }));
}
function json(output) {
    // Warnings stand before and after it.
    const [start, end] = [output.indexOf('{'), output.lastIndexOf('}')];
    try {
        return JSON.parse(output.slice(start, end + 1));
    }
    catch {
        throw refused({ message: output.trim().split('\n').at(-1) });
    }
}
function jsonLines(output) {
    return output.split('\n').flatMap((line) => {
        try {
            return [JSON.parse(line)];
        }
        catch {
            return [];
        }
    });
}
function refused(answer) {
    const { message, error } = answer;
    const said = message ?? (typeof error === 'string' ? error : (error?.summary ?? error?.message));
    return new Error(typeof said === 'string' && said !== '' ? said.slice(0, 300) : 'what came back is no list of advisories');
}
function distinct(all) {
    const seen = new Set();
    return all.filter(({ name, url, title }) => seen.size < seen.add(`${name} ${url || title}`).size);
}

;// CONCATENATED MODULE: ./src/providers/packages/dialects.ts


const isBerry = (file) => /^__metadata:/m.test((0,external_node_fs_.readFileSync)(file, 'utf8').slice(0, 2_000));
const any = () => true;
const dialects = [
    {
        name: 'npm',
        program: 'npm',
        lockfiles: ['package-lock.json', 'npm-shrinkwrap.json'],
        owns: any,
        isEmpty: (text) => Object.keys(JSON.parse(text).packages ?? { '': 0, unknown: 0 }).every((path) => path === ''),
        install: ['ci', '--no-audit', '--no-fund', '--include=dev', '--no-update-notifier'],
        run: ['run', '--no-update-notifier'],
        audit: (dev) => ({
            args: ['audit', '--json', '--fetch-retries=0', '--fetch-timeout=20000', ...(dev ? [] : ['--omit=dev'])],
            read: readNpm,
        }),
        setUp: '"uses: actions/setup-node@v6"',
    },
    {
        name: 'pnpm',
        program: 'pnpm',
        lockfiles: ['pnpm-lock.yaml'],
        owns: any,
        install: ['install', '--frozen-lockfile', '--prod=false'],
        run: ['run'],
        audit: (dev) => ({ args: ['audit', '--json', '--fetch-retries=0', ...(dev ? [] : ['--prod'])], read: readPnpm }),
        setUp: '"uses: pnpm/action-setup@v4"',
    },
    {
        name: 'yarn',
        program: 'yarn',
        lockfiles: ['yarn.lock'],
        owns: (file) => !isBerry(file),
        install: ['install', '--frozen-lockfile', '--non-interactive', '--production=false'],
        run: ['run'],
        audit: (dev) => ({
            args: ['audit', '--json', ...(dev ? [] : ['--groups', 'dependencies'])],
            read: readYarnClassic,
        }),
        setUp: '"run: corepack enable"',
    },
    {
        name: 'yarn berry',
        program: 'yarn',
        lockfiles: ['yarn.lock'],
        owns: isBerry,
        isRight: (version) => !/^[01]\./.test(version),
        install: ['install', '--immutable'],
        run: ['run'],
        audit: (dev) => ({
            args: ['npm', 'audit', '--all', '--recursive', '--json', ...(dev ? [] : ['--environment', 'production'])],
            read: readYarnBerry,
        }),
        setUp: '"run: corepack enable"',
    },
    {
        name: 'bun',
        program: 'bun',
        lockfiles: ['bun.lock', 'bun.lockb'],
        owns: any,
        install: ['install', '--frozen-lockfile'],
        run: ['run'],
        audit: () => ({ args: ['audit', '--json'], read: readBun }),
        setUp: '"uses: oven-sh/setup-bun@v2"',
    },
];

;// CONCATENATED MODULE: ./src/providers/packages/find.ts





/** Finds who installs the packages of a directory by its lockfile, or that of the workspace it belongs to. */
function find_packages({ programs, env, workspace }) {
    let node;
    const found = new Map();
    async function nodeVersion() {
        const told = await programs.answer({ program: 'node', args: ['--version'], cwd: workspace }, env);
        return told?.trim().replace(/^v/, '') ?? 'unknown';
    }
    async function manager(directory, dialect, lockfile) {
        node ??= nodeVersion();
        const manifest = readPackage(directory);
        const start = await programOf(dialect, directory, manifest.packageManager);
        return {
            name: dialect.name,
            version: `${versionOf(start.file)}${manifest.packageManager ? ` (${manifest.packageManager})` : ''}`,
            node: await node,
            directory,
            lockfile,
            members: membersOf(directory, manifest),
            install: lockfile === undefined || isEmpty(dialect, lockfile) ? undefined : command(dialect.install, directory),
            run: (script, from) => command([...dialect.run, script], from),
            audit({ dev }) {
                const audit = dialect.audit(dev);
                return audit && { command: command(audit.args, directory), read: audit.read };
            },
        };
        function command(args, cwd) {
            return { program: start.program, args: [...start.args, ...args], cwd };
        }
    }
    /** The program itself, or corepack, which fetches the version that `packageManager` names. */
    async function programOf(dialect, directory, wanted) {
        const own = yarnPath(directory);
        if (dialect.program === 'yarn' && own)
            return { program: 'node', args: [own], file: own };
        const file = onPath(dialect.program, env);
        if (file && (dialect.isRight === undefined || dialect.isRight(versionOf(file))))
            return { program: file, args: [], file };
        const corepack = onPath('corepack', env);
        if (corepack && /^(pnpm|yarn)$/.test(dialect.program))
            return { program: corepack, args: [dialect.program], file: corepack };
        const remedy = `add a step before this one that installs it${wanted ? ` (package.json wants ${wanted})` : ''}, such as ${dialect.setUp}`;
        throw new problems/* Problems */.Z('verify', [
            {
                file: told((0,external_node_path_.join)(directory, 'package.json')),
                line: 1,
                message: `${dialect.name} is not installed on the runner; ${remedy}`,
            },
        ]);
    }
    function told(file) {
        return (0,external_node_path_.relative)(workspace, file).split(external_node_path_.sep).join('/');
    }
    return {
        async find(directory, root) {
            if (!(0,external_node_fs_.existsSync)((0,external_node_path_.join)(directory, 'package.json')))
                return undefined;
            for (let at = directory;; at = (0,external_node_path_.dirname)(at)) {
                const locks = dialects
                    .flatMap((dialect) => dialect.lockfiles.map((name) => ({ dialect, file: (0,external_node_path_.join)(at, name) })))
                    .filter(({ file, dialect }) => (0,external_node_fs_.existsSync)(file) && dialect.owns(file));
                const wanted = (0,external_node_fs_.existsSync)((0,external_node_path_.join)(at, 'package.json')) ? readPackage(at).packageManager?.split('@')[0] : undefined;
                const fitting = locks.filter(({ dialect }) => wanted === undefined || dialect.program === wanted);
                const chosen = new Set((fitting.length > 0 ? fitting : locks).map(({ dialect }) => dialect));
                if (chosen.size > 1) {
                    const names = locks.map(({ file }) => told(file)).join(', ');
                    throw new problems/* Problems */.Z('verify', [
                        {
                            file: told(locks[0]?.file ?? at),
                            line: 1,
                            message: `${names}: nobody can tell which of them counts; remove all but one, or name it as "packageManager" in package.json`,
                        },
                    ]);
                }
                const lock = fitting[0] ?? locks[0];
                if (lock) {
                    if (at !== directory && !membersOf(at, readPackage(at)).includes(directory))
                        break;
                    const known = found.get(at) ?? manager(at, lock.dialect, lock.file);
                    found.set(at, known);
                    return await known;
                }
                if (at === root || at === (0,external_node_path_.dirname)(at))
                    break;
            }
            const { dependencies, devDependencies, optionalDependencies } = readPackage(directory);
            if (Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies }).length > 0) {
                throw new problems/* Problems */.Z('verify', [
                    {
                        file: told((0,external_node_path_.join)(directory, 'package.json')),
                        line: 1,
                        message: 'there are dependencies and no lockfile, so that nobody knows which versions would be installed; commit the lockfile (package-lock.json, pnpm-lock.yaml, yarn.lock or bun.lock)',
                    },
                ]);
            }
            const npm = dialects[0];
            return npm && (await manager(directory, npm, undefined));
        },
    };
}
function isEmpty({ isEmpty: tell }, lockfile) {
    return tell?.((0,external_node_fs_.readFileSync)(lockfile, 'utf8')) ?? false;
}
function readPackage(directory) {
    return JSON.parse((0,external_node_fs_.readFileSync)((0,external_node_path_.join)(directory, 'package.json'), 'utf8'));
}
function clean(glob) {
    return glob.replace(/^(!?)\.\//, '$1').replace(/\/+$/, '');
}
/** Absolute; the packages of a workspace. */
function membersOf(directory, { workspaces = [] }) {
    const pnpm = (0,external_node_path_.join)(directory, 'pnpm-workspace.yaml');
    const globs = (0,external_node_fs_.existsSync)(pnpm)
        ? ((0,dist/* parse */.qg)((0,external_node_fs_.readFileSync)(pnpm, 'utf8'))?.packages ?? [])
        : Array.isArray(workspaces)
            ? workspaces
            : (workspaces.packages ?? []);
    const out = globs.filter((glob) => glob.startsWith('!')).map((glob) => clean(glob).slice(1));
    return globs
        .filter((glob) => !glob.startsWith('!'))
        .flatMap((glob) => (0,external_node_fs_.globSync)(clean(glob), { cwd: directory, exclude: (path) => /(^|[/\\])node_modules$/.test(path) }))
        .filter((path) => !(0,external_node_fs_.globSync)(out, { cwd: directory }).includes(path))
        .map((path) => (0,external_node_path_.join)(directory, path))
        .filter((path) => (0,external_node_fs_.statSync)(path).isDirectory() && (0,external_node_fs_.existsSync)((0,external_node_path_.join)(path, 'package.json')))
        .sort();
}
function yarnPath(directory) {
    const file = (0,external_node_path_.join)(directory, '.yarnrc.yml');
    if (!(0,external_node_fs_.existsSync)(file))
        return undefined;
    const { yarnPath: path } = ((0,dist/* parse */.qg)((0,external_node_fs_.readFileSync)(file, 'utf8')) ?? {});
    return path === undefined ? undefined : (0,external_node_path_.join)(directory, path);
}
function onPath(program, env) {
    return (env['PATH'] ?? '')
        .split(external_node_path_.delimiter)
        .filter((folder) => folder !== '')
        .map((folder) => (0,external_node_path_.join)(folder, program))
        .find((file) => (0,external_node_fs_.statSync)(file, { throwIfNoEntry: false })?.isFile());
}
/** As the package that the program belongs to tells it: to ask the program takes as long as to start it. */
function versionOf(file) {
    for (let at = (0,external_node_path_.dirname)((0,external_node_fs_.realpathSync)(file)); at !== (0,external_node_path_.dirname)(at); at = (0,external_node_path_.dirname)(at)) {
        try {
            const { version } = JSON.parse((0,external_node_fs_.readFileSync)((0,external_node_path_.join)(at, 'package.json'), 'utf8'));
            if (version !== undefined)
                return version;
        }
        catch {
            // Not here.
        }
    }
    const { size, mtimeMs } = (0,external_node_fs_.statSync)(file);
    return `${size}-${mtimeMs}`;
}

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(31421);
// EXTERNAL MODULE: ./src/providers/git/splitter.ts
var splitter = __webpack_require__(99986);
;// CONCATENATED MODULE: ./src/providers/programs.ts



/** No person reads a longer line. */
const LONGEST_LINE = 16_384;
const GRACE_MS = 3_000;
const DRAIN_MS = 500;
const MOST_ANSWER = 64 * 1024 * 1024;
/**
 * Runs programs in process groups of their own: a script that hangs, or leaves something behind, is ended with everything
 * that it has started. The toolkit's exec can't end what it runs, nor what that has started.
 */
function programs() {
    return {
        async run(command, options) {
            return await during(command, options, async (ended) => {
                const timer = new AbortController();
                const late = (0,external_node_timers_promises_.setTimeout)(options.timeoutMs, 'late', { signal: timer.signal }).catch(() => undefined);
                try {
                    const first = await Promise.race([ended, late]);
                    if (first !== 'late' && first !== undefined)
                        return first;
                    return { code: null, timedOut: true, durationMs: options.timeoutMs };
                }
                finally {
                    timer.abort();
                }
            });
        },
        answer: async ({ program, args, cwd }, env) => await new Promise((resolve) => {
            (0,external_node_child_process_.execFile)(program, [...args], { cwd, env, timeout: 60_000, maxBuffer: MOST_ANSWER }, (error, stdout) => {
                resolve(error ? undefined : stdout);
            });
        }),
        during,
    };
}
async function during({ program, args, cwd }, { env, signal, onLine }, work) {
    signal.throwIfAborted();
    const startedAt = performance.now();
    const child = (0,external_node_child_process_.spawn)(program, [...args], { cwd, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
    const finish = [child.stdout, child.stderr].map((stream) => {
        const take = (0,splitter/* splitter */.U)({ between: 10, most: LONGEST_LINE }, onLine);
        stream.on('data', take);
        let any = false;
        stream.on('data', (piece) => (any = piece.at(-1) !== 10));
        return () => {
            if (any)
                take(Buffer.from('\n'));
        };
    });
    const ended = new Promise((resolve, reject) => {
        child.once('error', (cause) => {
            reject(new Error(`${program} can't be started (${cause.code ?? cause.message})`, { cause }));
        });
        child.once('exit', (code) => {
            resolve({ code, timedOut: false, durationMs: performance.now() - startedAt });
        });
    });
    const closed = new Promise((resolve) => {
        child.once('close', () => {
            resolve();
        });
        child.once('error', () => {
            resolve();
        });
    });
    const { promise: cancelled, reject: cancelWith } = Promise.withResolvers();
    const cancel = () => {
        cancelWith(signal.reason);
    };
    signal.addEventListener('abort', cancel, { once: true });
    cancelled.catch(() => undefined);
    ended.catch(() => undefined);
    try {
        return await Promise.race([work(ended), cancelled]);
    }
    finally {
        signal.removeEventListener('abort', cancel);
        await end(child, ended);
        // What has left the group may keep the pipe open for ever.
        await Promise.race([closed, (0,external_node_timers_promises_.setTimeout)(DRAIN_MS, undefined, { ref: false })]);
        child.stdout.destroy();
        child.stderr.destroy();
        for (const one of finish)
            one();
    }
}
/** Politely, then by force; what is left of the group when the first process is gone is not asked. */
async function end(child, ended) {
    if (child.pid === undefined)
        return;
    if (child.exitCode === null && child.signalCode === null) {
        signalGroup(child.pid, 'SIGTERM');
        const calm = new AbortController();
        await Promise.race([ended, (0,external_node_timers_promises_.setTimeout)(GRACE_MS, undefined, { signal: calm.signal }).catch(() => undefined)]);
        calm.abort();
    }
    signalGroup(child.pid, 'SIGKILL');
}
function signalGroup(pid, name) {
    try {
        process.kill(-pid, name);
    }
    catch {
        // It is gone.
    }
}

;// CONCATENATED MODULE: ./src/verify/environment.ts
/**
 * What a stranger's script must not get: inputs, the job's own tokens, and the files by which a step speaks to the
 * runner: whoever can write those sets the outputs of this step and the environment of all later ones.
 */
const NEVER = /^(INPUT_|STATE_|ACTIONS_|GITHUB_(TOKEN|ENV|PATH|OUTPUT|STATE|STEP_SUMMARY|EVENT_PATH)$|GH_TOKEN$|RUNNER_TRACKING_ID$)/i;
/** What is called like a secret is handed on only by name. */
const SECRET_LIKE = /(^|_)(TOKEN|SECRET|SECRETS|PASSWORD|PASSWD|PASSPHRASE|CREDENTIALS?|(API|ACCESS|PRIVATE|SECRET|AUTH|ENCRYPTION|SIGNING|SSH|SERVICE)_?KEY|PAT|DSN_SECRET)(_|$)/i;
const DATABASE_ADDRESS = /^(DATABASE|MYSQL|POSTGRES|REDIS|MONGO)\w*_UR[IL]$/i;
/** Private registries are of use to nobody but the installation. */
const FOR_INSTALLATION = /^(NODE_AUTH_TOKEN|NPM_TOKEN|NPM_CONFIG_\S*(AUTH|TOKEN|PASSWORD)\S*|YARN_NPM_AUTH\S*)$/i;
/** What builds put into what everybody may read. */
const PUBLIC = /^(VITE|NEXT_PUBLIC|NUXT_PUBLIC|PUBLIC|REACT_APP|GATSBY|EXPO_PUBLIC|VUE_APP|STORYBOOK)_/;
/** The environment of a job without its secrets. `allowed`: names that scripts get all the same. */
function cleanEnvironment(env, allowed) {
    const entries = Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [{ name, value }]));
    const open = entries.filter(({ name }) => !NEVER.test(name));
    const scripts = open.filter((one) => !isSecret(one) || allowed.includes(one.name));
    const install = open.filter((one) => scripts.includes(one) || FOR_INSTALLATION.test(one.name));
    const held = open.filter((one) => !scripts.includes(one));
    return {
        scripts: fromEntries(scripts),
        install: fromEntries(install),
        held: held.map(({ name }) => name).toSorted(),
        secrets: entries.filter((one) => (isSecret(one) || /^(ACTIONS_\w*TOKEN|GH_TOKEN)$/.test(one.name)) && one.value.length >= 8),
    };
}
function fromEntries(entries) {
    return Object.fromEntries(entries.map(({ name, value }) => [name, value]));
}
function isSecret({ name }) {
    return !PUBLIC.test(name) && (SECRET_LIKE.test(name) || DATABASE_ADDRESS.test(name) || FOR_INSTALLATION.test(name));
}

// EXTERNAL MODULE: ./src/verify/settings.ts
var settings = __webpack_require__(74216);
;// CONCATENATED MODULE: ./actions/verify-context.ts










const DEFAULT_CONFIG = 'ops.yml';
/** Shorter values stand in many a file by chance. */
const SHORTEST_SECRET = 8;
/** Runs for these events work for the default branch, and on request with what a stranger has sent. */
const UNTRUSTED = new Set([
    'pull_request_target',
    'workflow_run',
    'issue_comment',
    'issues',
    'discussion',
    'discussion_comment',
]);
function verifyInputs(input) {
    return {
        config: input.text('config'),
        workingDirectory: input.text('working-directory'),
        scripts: input.optional('scripts'),
        output: input.optional('output'),
        githubToken: input.optionalSecret('github-token'),
        secrets: input.secretPairs('secrets'),
        passEnvironment: input.list('pass-environment'),
        cache: input.flag('cache'),
        timeoutMs: input.duration('timeout'),
    };
}
/** Joins the domain with git, the package managers and GitHub's cache. Throws `Problems` when the inputs don't fit. */
async function verifyContext(inputs, job) {
    const workspace = (0,external_node_fs_.realpathSync)(job.workspace);
    const root = rootOf(workspace, inputs.workingDirectory);
    const repository = checkout(workspace, job.signal);
    const commit = (await repository.head()) ?? job.sha;
    if (!/^[0-9a-f]{40}$/.test(commit))
        throw new help/* Trouble */.qm('wrong-inputs', 'verify does not know which commit it looks at; does a checkout step come before this one?');
    const { scripts, install, held, secrets } = cleanEnvironment(process.env, inputs.passEnvironment);
    if (held.length > 0) {
        job.log.line(`not handed to scripts: ${held.join(', ')} (to hand one on, name it in the input "pass-environment")`);
    }
    const runner = programs();
    const config = await configOf(inputs, root);
    const prefix = posixFrom(workspace, root);
    const context = {
        root,
        prefix,
        workspace,
        commit,
        repository,
        packages: find_packages({ programs: runner, env: scripts, workspace }),
        programs: runner,
        env: scripts,
        installEnv: install,
        store: inputs.cache
            ? actionsCache({ workspace, mayWrite: !UNTRUSTED.has(job.eventName), report: job.log.line })
            : undefined,
        secrets: [
            ...(inputs.githubToken === undefined ? [] : [{ name: 'github-token', value: inputs.githubToken }]),
            ...Object.entries(inputs.secrets).map(([name, value]) => ({ name, value })),
            ...secrets,
        ].filter(({ value }) => value.length >= SHORTEST_SECRET),
        timeoutMs: inputs.timeoutMs,
        signal: job.signal,
        log: job.log,
    };
    const targets = config
        ? config.components.map((one) => toTarget(one, config, { root, prefix }))
        : [directoryItself(inputs, { root, prefix })];
    return { context, request: { targets, settings: config?.verify ?? settings/* VERIFY */.k7, base: baseOf(job) } };
}
function rootOf(workspace, directory) {
    const root = (0,external_node_path_.join)(workspace, directory);
    const path = posixFrom(workspace, (0,external_node_fs_.existsSync)(root) ? (0,external_node_fs_.realpathSync)(root) : root);
    if ((0,external_node_fs_.existsSync)(root) && path !== '..' && !path.startsWith('../'))
        return (0,external_node_fs_.realpathSync)(root);
    const message = `input "working-directory" must be a directory inside the repository, got ${JSON.stringify(directory)}; is it checked out?`;
    throw new problems/* Problems */.Z('inputs', [{ title: 'Wrong input', message }]);
}
async function configOf({ config: file, scripts, output }, workspace) {
    if (file === DEFAULT_CONFIG && !(0,external_node_fs_.existsSync)((0,external_node_path_.join)(workspace, file)))
        return undefined;
    const { readConfig } = await __webpack_require__.e(/* import() */ 2973).then(__webpack_require__.bind(__webpack_require__, 22973));
    const config = await readConfig({ file, environment: 'production', workspace });
    const extra = [...(scripts === undefined ? [] : ['scripts']), ...(output === undefined ? [] : ['output'])];
    if (extra.length === 0)
        return config;
    const message = `input "${extra.join('" and "')}" is for a repository without ${file}; here it is the key "build" of a component that says it`;
    throw new problems/* Problems */.Z('inputs', [{ title: 'Wrong input', message }]);
}
function toTarget(component, { sentry }, { root, prefix }) {
    const { name, source, build, vercel, railway } = component;
    // Whoever has them uploaded to Sentry has them built.
    const sourcemaps = build.sourcemaps || sentry?.sourcemaps[name] !== undefined;
    return {
        name,
        source: external_node_path_.posix.join(prefix, source),
        directory: (0,external_node_path_.join)(root, source).replace(/[/\\]$/, ''),
        build: { ...build, sourcemaps },
        kind: vercel ? 'site' : railway ? 'server' : undefined,
        prebuilt: vercel?.prebuilt ?? false,
    };
}
function directoryItself({ scripts, output }, { root, prefix }) {
    const steps = scripts
        ?.split('\n')
        .map((line) => line
        .split(',')
        .map((one) => one.trim())
        .filter(Boolean))
        .filter((step) => step.length > 0);
    return {
        name: (0,external_node_path_.basename)(root),
        source: external_node_path_.posix.join(prefix, '.'),
        directory: root,
        build: { ...settings/* BUILD */.Bv, ...(steps ? { scripts: steps } : {}), ...(output === undefined ? {} : { output }) },
        kind: undefined,
        prebuilt: false,
    };
}
/** What a pull request starts from; for a push, what the branch was before. */
function baseOf({ eventName, event, ref, branch }) {
    if (eventName === 'pull_request') {
        const { base } = (event['pull_request'] ?? {});
        return base?.ref === undefined ? undefined : { branch: base.ref, commit: base.sha, isBranch: false };
    }
    const isBranch = ref.startsWith('refs/heads/') && branch !== undefined && !UNTRUSTED.has(eventName);
    const { before } = event;
    return isBranch ? { branch, commit: before, isBranch } : undefined;
}
function posixFrom(from, to) {
    return (0,external_node_path_.relative)(from, to).split(external_node_path_.sep).join('/');
}


/***/ }),

/***/ 73087:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ asResult),
/* harmony export */   Q: () => (/* binding */ unverified)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _src_verify_summary_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(54789);



/** Outputs of a run that has not come to a verdict. */
const unverified = { status: 'failure' };
/** What was found, as the runner and later jobs want it. */
async function asResult({ report, findings }, { temp, failOnUnknown, summary }) {
    const folder = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(temp, 'ops-verify');
    const file = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, 'report.json');
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(folder, { recursive: true });
    const text = JSON.stringify(report);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(file, text);
    const directories = report.components.flatMap(({ source, output }) => output ? [node_path__WEBPACK_IMPORTED_MODULE_1__.posix.join(source, output.directory)] : []);
    const failed = report.status === 'failure' || (report.status === 'unknown' && failOnUnknown);
    const unknown = report.components.flatMap(({ name, checks }) => checks.filter(({ status }) => status === 'unknown').map(({ detail = '' }) => `${name}: ${detail}`));
    return {
        outputs: {
            status: report.status,
            'output-directory': directories.join('\n'),
            report: file,
            'result-json': text,
        },
        summary,
        annotations: [
            ...findings,
            ...unknown.map((message) => ({
                severity: failOnUnknown ? 'error' : 'warning',
                message,
                title: 'Not known',
            })),
        ],
        ...(failed ? { failure: (0,_src_verify_summary_js__WEBPACK_IMPORTED_MODULE_2__/* .headline */ .Pl)(report) } : {}),
    };
}


/***/ }),

/***/ 96825:
/***/ ((module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.a(module, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
__webpack_require__.r(__webpack_exports__);
/* harmony import */ var _src_action_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(80883);
/* harmony import */ var _src_verify_summary_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(54789);
/* harmony import */ var _src_verify_verify_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(86799);
/* harmony import */ var _verify_context_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(56716);
/* harmony import */ var _verify_result_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(73087);





await (0,_src_action_js__WEBPACK_IMPORTED_MODULE_0__/* .action */ .X)({
    name: 'verify',
    unfinished: _verify_result_js__WEBPACK_IMPORTED_MODULE_4__/* .unverified */ .Q,
    read: (input) => ({
        ...(0,_verify_context_js__WEBPACK_IMPORTED_MODULE_3__/* .verifyInputs */ .f)(input),
        failOnUnknown: input.flag('fail-on-unknown'),
        dryRun: input.flag('dry-run'),
    }),
    run: async ({ failOnUnknown, dryRun, ...inputs }, job) => {
        const { context, request } = await (0,_verify_context_js__WEBPACK_IMPORTED_MODULE_3__/* .verifyContext */ .d)(inputs, job);
        if (dryRun) {
            const planned = await (0,_src_verify_verify_js__WEBPACK_IMPORTED_MODULE_2__/* .plan */ .e)(context, request.targets);
            return { outputs: { ..._verify_result_js__WEBPACK_IMPORTED_MODULE_4__/* .unverified */ .Q, status: 'skipped' }, summary: (0,_src_verify_summary_js__WEBPACK_IMPORTED_MODULE_1__/* .preview */ .VH)(planned, request.settings.audit) };
        }
        const verified = await (0,_src_verify_verify_js__WEBPACK_IMPORTED_MODULE_2__/* .verify */ .M)(context, request);
        job.log.line((0,_src_verify_summary_js__WEBPACK_IMPORTED_MODULE_1__/* .headline */ .Pl)(verified.report));
        return await (0,_verify_result_js__WEBPACK_IMPORTED_MODULE_4__/* .asResult */ .A)(verified, { temp: job.temp, failOnUnknown, summary: (0,_src_verify_summary_js__WEBPACK_IMPORTED_MODULE_1__/* .summary */ .z)(verified.report) });
    },
});

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 37909:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ nearest)
/* harmony export */ });
/** What was probably meant by a name that nobody knows; nothing when no known name is near. */
function nearest(word, known) {
    const limit = Math.max(1, Math.floor(word.length / 3));
    let best;
    let least = limit + 1;
    for (const candidate of known) {
        const far = distance(word.toLowerCase(), candidate.toLowerCase());
        if (far < least)
            [best, least] = [candidate, far];
    }
    return best;
}
/** The fewest letters to insert, delete, replace or swap with their neighbour. */
function distance(from, to) {
    let before = [];
    let last = Array.from({ length: to.length + 1 }, (_, index) => index);
    for (let i = 1; i <= from.length; i++) {
        const row = [i];
        for (let j = 1; j <= to.length; j++) {
            const replace = (last[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
            const swapped = i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1];
            const swap = swapped ? (before[j - 2] ?? 0) + 1 : Infinity;
            row.push(Math.min(replace, swap, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
        }
        ;
        [before, last] = [last, row];
    }
    return last[to.length] ?? 0;
}


/***/ }),

/***/ 88609:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ git)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(31421);
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_child_process__WEBPACK_IMPORTED_MODULE_0__);

/** What a repository's own configuration could make git do besides reading. */
const READ_ONLY = ['--no-pager', '--no-replace-objects', '-c', 'core.quotePath=false', '-c', 'log.showSignature=false'];
/** The program `git` on a checkout. Nothing goes through a shell. */
function git(directory, signal) {
    async function stream(args, read, input = '') {
        const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)('git', [...READ_ONLY, ...args], {
            cwd: directory,
            // A partial clone would fetch what is missing, one object at a time.
            env: { ...process.env, GIT_OPTIONAL_LOCKS: '0', GIT_NO_LAZY_FETCH: '1', GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C' },
            ...(signal ? { signal } : {}),
        });
        let trouble = '';
        child.stdout.on('data', read);
        child.stderr.on('data', (piece) => {
            trouble = (trouble + piece.toString()).slice(-500);
        });
        child.stdin.on('error', () => undefined);
        child.stdin.end(input);
        const code = await new Promise((resolve, reject) => {
            child.on('error', reject);
            child.on('close', resolve);
        });
        if (code !== 0)
            throw new Error(`git ${args[0]} ended with ${code}: ${trouble.trim().split('\n').at(-1)}`);
    }
    async function text(args, input) {
        const pieces = [];
        await stream(args, (piece) => pieces.push(piece), input);
        return Buffer.concat(pieces).toString();
    }
    return {
        stream,
        lines: async (args, input) => (await text(args, input)).split('\n').filter((line) => line !== ''),
        async answer(args) {
            try {
                return (await text(args)).trim();
            }
            catch {
                return undefined;
            }
        },
    };
}


/***/ }),

/***/ 99986:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ splitter)
/* harmony export */ });
/** Calls `take` with each text before a byte `between`, of which no more than `most` bytes are kept. */
function splitter({ between, most }, take) {
    let rest = [];
    let kept = 0;
    const keep = (part) => {
        const more = part.length > most - kept ? part.subarray(0, most - kept) : part;
        if (more.length === 0)
            return;
        rest.push(more);
        kept += more.length;
    };
    return (piece) => {
        let from = 0;
        for (let at = piece.indexOf(between); at >= 0; at = piece.indexOf(between, from)) {
            if (rest.length === 0 && at - from <= most) {
                take(piece.toString('utf8', from, at));
            }
            else {
                keep(piece.subarray(from, at));
                take(Buffer.concat(rest).toString());
                rest = [];
                kept = 0;
            }
            from = at + 1;
        }
        keep(piece.subarray(from));
    };
}


/***/ }),

/***/ 44642:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ parseSize),
/* harmony export */   X: () => (/* binding */ formatSize)
/* harmony export */ });
const UNITS = { B: 1, kB: 1_000, KB: 1_000, MB: 1_000_000, KiB: 1_024, MiB: 1_048_576 };
/** `300kB`, `1.5MB` or `512KiB` in bytes; nothing when it is written otherwise. */
function parseSize(text) {
    const [, amount, unit] = /^(\d{1,9}(?:\.\d{1,3})?)\s?(B|kB|KB|MB|KiB|MiB)$/.exec(text) ?? [];
    return amount === undefined ? undefined : Math.round(Number(amount) * (UNITS[unit ?? ''] ?? 0));
}
/** For people: `312 B`, `4.2 kB`, `1.5 MB`. */
function formatSize(bytes) {
    if (bytes < 1_000)
        return `${bytes} B`;
    if (bytes < 999_950)
        return `${(bytes / 1_000).toFixed(1)} kB`;
    return `${(bytes / 1_000_000).toFixed(1)} MB`;
}


/***/ }),

/***/ 21266:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ listFiles),
/* harmony export */   f: () => (/* binding */ treeDigest)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_2__);



/** Never shipped, wherever they lie; `.vercel` and `.next` only where the output is the source itself. */
const NEVER = new Set(['.git', 'node_modules', '.DS_Store']);
const NOT_OF_SOURCE = new Set(['.github', '.vercel', '.next', '.ops-verify', '.vscode', '.idea']);
/** All files below `directory`. Links are followed, because what is uploaded or archived holds what they point to. */
async function listFiles(directory, options) {
    const files = [];
    const badLinks = [];
    const limit = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)(options.within);
    const visit = async (folder, below, trail) => {
        for (const entry of await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readdir)(folder, { withFileTypes: true })) {
            // A function on Vercel ships its own packages.
            if (NEVER.has(entry.name) && !(entry.name === 'node_modules' && !options.isSource))
                continue;
            if (options.isSource && NOT_OF_SOURCE.has(entry.name))
                continue;
            const path = below + entry.name;
            const file = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, entry.name);
            if (entry.isSymbolicLink()) {
                const real = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)(file).catch(() => undefined);
                const info = real && (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.stat)(real));
                if (!real || !info || !isBelow(limit, real) || trail.includes(real))
                    badLinks.push(path);
                else if (info.isDirectory())
                    await visit(real, `${path}/`, [...trail, real]);
                else if (info.isFile())
                    files.push({ path, file: real, size: info.size });
            }
            else if (entry.isDirectory()) {
                await visit(file, `${path}/`, [...trail, file]);
            }
            else if (entry.isFile()) {
                files.push({ path, file, size: (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.stat)(file)).size });
            }
        }
    };
    const root = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)(directory);
    await visit(root, '', [root]);
    return { files: files.sort((a, b) => (a.path < b.path ? -1 : 1)), badLinks: badLinks.sort() };
}
function isBelow(folder, file) {
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.relative)(folder, file);
    return path !== '..' && !path.startsWith(`..${node_path__WEBPACK_IMPORTED_MODULE_2__.sep}`);
}
/** The digest of an output: over paths and contents, and nothing that a way by archive may change. */
function treeDigest() {
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
    return {
        add: (path, contentHash) => {
            hash.update(`${path.length}:${path}\0${contentHash}\n`);
        },
        end: () => hash.digest('hex'),
    };
}


/***/ }),

/***/ 5271:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ verifyReport)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77934);

const size = valibot__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
    raw: valibot__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
    gzip: valibot__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
    brotli: valibot__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
});
const status = valibot__WEBPACK_IMPORTED_MODULE_0__/* .picklist */ .KIO(['success', 'failure', 'skipped', 'unknown']);
/** What `verify` found, as it is handed to later jobs. From a fork it is hostile: everything in it is text to be escaped. */
const verifyReport = valibot__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
    version: valibot__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz(1),
    /** Full SHA of what was verified. */
    commit: valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .regex */ .yGV(/^[0-9a-f]{40}$/)),
    status,
    components: valibot__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
        name: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
        /** From the repository's root. */
        source: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
        status,
        /** Why it was skipped or has failed, in one line. */
        reason: valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()),
        checks: valibot__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
            name: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
            status,
            durationMs: valibot__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
            detail: valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()),
        })),
        output: valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
            /** From the component's source directory. */
            directory: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
            files: valibot__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
            /** SHA-256 over the paths and contents of all files, so that what is deployed can be proven to be what was verified. */
            digest: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
            size,
            /** The same of the base branch, where it is known. */
            base: valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(size),
        })),
    })),
});


/***/ }),

/***/ 74216:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bv: () => (/* binding */ BUILD),
/* harmony export */   k7: () => (/* binding */ VERIFY),
/* harmony export */   oC: () => (/* binding */ SEVERITIES)
/* harmony export */ });
const SEVERITIES = ['low', 'moderate', 'high', 'critical'];
const BUILD = {
    budget: { total: {}, file: {}, growth: {} },
    sourcemaps: false,
    reproducible: false,
    html: true,
    base: '/',
    elsewhere: [],
    allow: [],
};
const VERIFY = { audit: 'high', auditDev: false };


/***/ }),

/***/ 54789:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Pl: () => (/* binding */ headline),
/* harmony export */   VH: () => (/* binding */ preview),
/* harmony export */   z: () => (/* binding */ summary)
/* harmony export */ });
/* harmony import */ var _duration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77607);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(83758);
/* harmony import */ var _size_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(44642);



const TITLES = { success: 'Verified', failure: 'Not verified', unknown: 'Not known', skipped: 'Nothing to verify' };
/** One sentence. */
function headline({ status, commit, components }) {
    const bad = components.filter((one) => one.status === 'failure' || one.status === 'unknown');
    const reasons = bad.map(({ name, reason }) => `${name} (${reason ?? 'no reason'})`).join('; ');
    const what = `${commit.slice(0, 7)}: ${components.length} ${components.length === 1 ? 'component' : 'components'}`;
    return status === 'success' ? `${what} verified` : `${what}, ${status}: ${reasons || 'nothing was run'}`;
}
/** The job summary: the verdict, what was checked of each component and its size against the base, what to do next. */
function summary(report) {
    const { components } = report;
    const sized = components.filter(({ output }) => output);
    return [
        `## ${TITLES[report.status]}`,
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj)(headline(report), 1000),
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .table */ .tp)(['component', 'check', 'verdict', 'time', 'what came back'], components.flatMap(rows)),
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .table */ .tp)(['component', 'output', 'files', 'raw', 'gzip', 'Brotli'], sized.map(sizes)),
        next(report),
    ]
        .filter((part) => part !== '')
        .join('\n\n')
        .concat('\n');
}
function rows({ name, checks }) {
    return checks.map((check, index) => [
        index === 0 ? (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj)(name) : '',
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj)(check.name),
        check.status,
        check.durationMs >= 1 ? (0,_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(check.durationMs) : '',
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj)(check.detail ?? ''),
    ]);
}
function sizes({ name, output }) {
    if (!output)
        return [];
    const { size, base, directory, files } = output;
    return [
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj)(name),
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj)(directory),
        String(files),
        ...['raw', 'gzip', 'brotli'].map((form) => against(size[form], base?.[form])),
    ];
}
function against(size, base) {
    if (base === undefined)
        return (0,_size_js__WEBPACK_IMPORTED_MODULE_2__/* .formatSize */ .X)(size);
    const difference = size - base;
    if (difference === 0)
        return `${(0,_size_js__WEBPACK_IMPORTED_MODULE_2__/* .formatSize */ .X)(size)} (as before)`;
    const share = base > 0 ? `, ${((100 * difference) / base).toFixed(1)}%` : '';
    return `${(0,_size_js__WEBPACK_IMPORTED_MODULE_2__/* .formatSize */ .X)(size)} (${difference > 0 ? '+' : '−'}${(0,_size_js__WEBPACK_IMPORTED_MODULE_2__/* .formatSize */ .X)(Math.abs(difference))}${share})`;
}
function next({ status, components }) {
    const bad = components.flatMap(({ name, checks }) => checks
        .filter((check) => check.status === 'failure' || check.status === 'unknown')
        .map((check) => `- ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj)(name)}, ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj)(check.name)}: ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj)(check.detail ?? check.status, 500)}`));
    if (bad.length > 0)
        return ['### Next', '', ...bad.slice(0, 20), '', 'The annotations of the step name the lines.'].join('\n');
    return status === 'success' ? 'Nothing to do: what the report names can be deployed.' : '';
}
/** What a run would do, without having done it. */
function preview(prepared, audit) {
    const rowsOf = prepared.map(({ name, packages, steps, before, build }) => [
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj)(name),
        packages ? (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj)(`${packages.name} ${packages.install?.args.join(' ') ?? '(nothing to install)'}`) : 'no packages',
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj)([...before.map((one) => `build of ${one.name}`), ...steps.map((step) => step.join(' and '))].join(', ') || 'none'),
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj)(build.output ?? 'looked for'),
    ]);
    return [
        '## Dry run',
        'Nothing was run. This is what would be:',
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .table */ .tp)(['component', 'packages', 'scripts, in their order', 'output'], rowsOf),
        `Advisories from severity ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(audit)} up. Then the output of each component: complete, without secrets, source maps and paths of the machine, in its budget; a server is started.`,
    ]
        .join('\n\n')
        .concat('\n');
}


/***/ }),

/***/ 86799:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  e: () => (/* binding */ plan),
  M: () => (/* binding */ verify)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: ./src/explain.ts
var explain = __webpack_require__(24216);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/nearest.ts
var nearest = __webpack_require__(37909);
;// CONCATENATED MODULE: ./src/verify/scripts.ts



function readManifest(directory) {
    let text;
    try {
        text = (0,external_node_fs_.readFileSync)((0,external_node_path_.join)(directory, 'package.json'), 'utf8');
    }
    catch {
        return undefined;
    }
    const json = JSON.parse(text);
    const { name, scripts = {}, dependencies = {}, devDependencies = {} } = json;
    return { name, scripts, dependencies, devDependencies, text };
}
const USUAL = [
    ['lint'],
    ['types', 'typecheck', 'type-check', 'check-types', 'tsc'],
    ['test'],
    ['build'],
];
/** What `npm init` writes. */
const NO_TEST = /^echo ["\\]*Error: no test specified["\\]* && exit 1$/;
/** The scripts to run, in steps; those of a step run at the same time. */
function chooseScripts({ scripts }, wanted) {
    if (wanted)
        return wanted.map((step) => [...step]);
    const found = USUAL.flatMap((names) => names.find((name) => scripts[name] !== undefined && !NO_TEST.test(scripts[name])) ?? []);
    return found.map((name) => [name]);
}
function unknownScripts(manifest, steps) {
    return steps
        .flat()
        .filter((name) => manifest.scripts[name] === undefined)
        .map((name) => {
        const known = Object.keys(manifest.scripts);
        const meant = (0,nearest/* nearest */.p)(name, known);
        return `package.json has no script "${name}"; ${meant ? `did you mean "${meant}"?` : `known: ${known.join(', ') || 'none'}`}`;
    });
}
/** The script that makes the output. */
function buildScript(steps) {
    return steps.flat().findLast((name) => /^build\b/.test(name));
}
/** What it says depends on nothing but its inputs, so that it need not be asked twice about the same. */
function isRepeatable(script) {
    return /^(lint|types?|typecheck|type-check|check-types|tsc|format|prettier|build)([:-]|$)/.test(script);
}
/** Where a script stands in `package.json`. */
function placeOfScript({ text }, script, where) {
    const file = external_node_path_.posix.join(fromRoot(where.workspace, where.directory), 'package.json');
    const lines = text.split('\n');
    const section = lines.findIndex((line) => /"scripts"\s*:/.test(line));
    const index = lines.findIndex((line, at) => at >= section && line.includes(`${JSON.stringify(script)}:`));
    return { file, line: Math.max(index, section, 0) + 1 };
}
/** With `/`; `.` is the root. */
function fromRoot(workspace, path) {
    return (0,external_node_path_.relative)(workspace, path).split(external_node_path_.sep).join('/') || '.';
}

// EXTERNAL MODULE: ./src/verify/settings.ts
var settings = __webpack_require__(74216);
;// CONCATENATED MODULE: ./src/verify/audit.ts




const DEADLINE_MS = 60_000;
const MOST = 10;
/** Known holes in what is installed. Where nobody can be asked, the answer is that it is not known. */
async function checkAdvisories(context, packages, { audit: level, auditDev }) {
    if (level === 'off')
        return undefined;
    const startedAt = performance.now();
    const done = (status, detail, findings = []) => ({
        name: 'advisories',
        status,
        durationMs: performance.now() - startedAt,
        detail,
        findings,
    });
    if (!packages.lockfile)
        return done('skipped', 'there are no packages');
    const audit = packages.audit({ dev: auditDev });
    if (!audit)
        return done('unknown', `${packages.name} ${packages.version} can't be asked for advisories`);
    const lines = [];
    let found;
    try {
        const { timedOut } = await context.programs.run(audit.command, {
            env: context.installEnv,
            timeoutMs: DEADLINE_MS,
            signal: context.signal,
            onLine: (line) => lines.push(line),
        });
        if (timedOut)
            return done('unknown', `${packages.name} had no answer about advisories within ${DEADLINE_MS / 1000} s`);
        found = audit.read(lines.join('\n'));
    }
    catch (error) {
        context.signal.throwIfAborted();
        return done('unknown', `the registry told nothing about advisories: ${(0,explain/* explain */.W)(error)}`);
    }
    const demanded = settings/* SEVERITIES */.oC.slice(settings/* SEVERITIES */.oC.indexOf(level));
    const grave = found
        .filter(({ severity }) => demanded.includes(severity))
        .toSorted((a, b) => rank(b) - rank(a) || (a.name < b.name ? -1 : 1));
    const below = found.length - grave.length;
    const rest = below > 0 ? `, ${below} less severe` : '';
    if (grave.length === 0)
        return done('success', `none of severity ${level} or more${rest}`);
    const { lockfile } = packages;
    return done('failure', `${grave.length} of severity ${level} or more${rest}: ${grave
        .slice(0, 3)
        .map(({ name }) => name)
        .join(', ')}`, grave.slice(0, MOST).map(({ name, severity, title, url }) => ({
        severity: 'error',
        title: `Advisory (${severity})`,
        message: `${name}: ${title}${url ? ` (${url})` : ''}; update it, or raise "verify: { audit: … }" in ops.yml`,
        file: fromRoot(context.workspace, lockfile),
        line: lineOf(lockfile, name),
    })));
}
function rank({ severity }) {
    return settings/* SEVERITIES */.oC.indexOf(severity);
}
function lineOf(lockfile, name) {
    const lines = (0,external_node_fs_.readFileSync)(lockfile, 'utf8').split('\n');
    const index = lines.findIndex((line) => line.includes(`node_modules/${name}"`) || new RegExp(`^\\s*["']?/?${audit_escape(name)}@`).test(line));
    return Math.max(index, 0) + 1;
}
function audit_escape(text) {
    return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw `\$&`);
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(77934);
// EXTERNAL MODULE: ./src/verify/report.ts
var report = __webpack_require__(5271);
;// CONCATENATED MODULE: ./src/verify/base.ts




const FILE = 'report.json';
/** The report of the base: of its very commit, else the latest of its branch. */
async function readBase({ store }, base) {
    if (!base)
        return undefined;
    const entry = { kind: 'report', key: keyOf(base.branch, base.commit ?? ''), prefix: keyOf(base.branch, '') };
    return await store?.fetch(entry, async (directory) => {
        const file = (0,external_node_path_.join)(directory, FILE);
        if ((await (0,promises_.stat)(file)).size > 1_000_000)
            return undefined;
        return dist/* parse */.qgA(report/* verifyReport */.y, JSON.parse(await (0,promises_.readFile)(file, 'utf8')));
    });
}
async function saveBase({ store, commit }, base, report) {
    if (!base?.isBranch || report.status !== 'success')
        return;
    await store?.keep({ kind: 'report', key: keyOf(base.branch, commit) }, async (directory) => {
        await (0,promises_.writeFile)((0,external_node_path_.join)(directory, FILE), JSON.stringify(report));
    });
}
/** A branch may be called anything; a key must not hold a comma. */
function keyOf(branch, commit) {
    return `${encodeURIComponent(branch).slice(0, 200)}/${commit}`;
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(58500);
;// CONCATENATED MODULE: ./src/verify/inputs.ts




/** Nothing is built from these where they lie outside of the component. */
const NO_INPUT = ['**/*.md', '.github/**', 'docs/**', 'LICENSE*', '.gitignore', '.editorconfig'];
/** Differs from job to job and says nothing about what is built. All else counts: a build may read any variable. */
const OF_THE_JOB = /^(GITHUB_|RUNNER_|AGENT_|SYSTEMD_|MEMORY_PRESSURE_|SSH_|XDG_|INVOCATION_ID$|JOURNAL_STREAM$|PWD$|OLDPWD$|SHLVL$|_$|HOME$|USER$|LOGNAME$|PATH$|TMPDIR$|HOSTNAME$|ImageOS$|ImageVersion$|NODE_USE_ENV_PROXY$|NODE_EXTRA_CA_CERTS$|SSL_CERT_|(HTTPS?|NO|ALL)_PROXY$|(https?|no|all)_proxy$|[A-Z_0-9]*JAVA_HOME|HOMEBREW_|CHROME_|NPM_CONFIG_CACHE$)/;
/**
 * A hash of everything that the component is built from, so that what was built from the same can be used again. A file
 * that belongs to no component counts for all; so does everything that a package of the workspace holds that it depends on.
 */
async function hashInputs(context, target) {
    const { root, env } = context;
    const hash = (0,external_node_crypto_.createHash)('sha256');
    const add = (...parts) => {
        for (const part of parts)
            hash.update(`${part.length}:${part}\0`);
    };
    const { packages, steps, build, before } = target;
    add('v1', process.platform, process.arch, packages?.node ?? '', packages?.name ?? '', packages?.version ?? '');
    add(JSON.stringify([target.source, steps, build.output, build.reproducible, before.map(({ name }) => name)]));
    const named = new Set();
    let read = 0;
    for (const path of await inputFiles(context, target)) {
        const file = (0,external_node_path_.join)(root, path);
        const info = (0,external_node_fs_.lstatSync)(file, { throwIfNoEntry: false });
        if (!info || info.isDirectory())
            continue;
        const content = info.isSymbolicLink() ? Buffer.from((0,external_node_fs_.readlinkSync)(file)) : (0,external_node_fs_.readFileSync)(file);
        add(path, String(info.mode & 0o111), (0,external_node_crypto_.createHash)('sha256').update(content).digest('hex'));
        if (content.includes('GITHUB_') || content.includes('RUNNER_')) {
            for (const [name] of content.toString('latin1').matchAll(/\b(GITHUB|RUNNER)_[A-Z_]+\b/g))
                named.add(name);
        }
        if ((read += content.length + 4096) > 16_000_000) {
            read = 0;
            await (0,external_node_timers_promises_.setImmediate)();
            context.signal.throwIfAborted();
        }
    }
    // The commit itself is looked for in the output: see `Scan.namesCommit`.
    const counts = (name) => (!OF_THE_JOB.test(name) || named.has(name)) &&
        name !== 'GITHUB_SHA' &&
        !/^GITHUB_WORKSPACE$|^RUNNER_TEMP$/.test(name);
    for (const name of Object.keys(env).filter(counts).toSorted())
        add(name, env[name] ?? '');
    return hash.digest('hex');
}
async function inputFiles({ root, repository }, { directory, foreign }) {
    const all = (await repository.files(root)) ?? walk(root);
    const inside = (folder, path) => {
        const below = (0,external_node_path_.relative)(folder, (0,external_node_path_.join)(root, path));
        return below !== '..' && !below.startsWith(`..${external_node_path_.sep}`);
    };
    const chosen = all.filter((path) => inside(directory, path) ||
        (!foreign.some((folder) => inside(folder, path)) && !NO_INPUT.some((glob) => (0,external_node_path_.matchesGlob)(path, glob))));
    // Ignored by git, and read by builds all the same.
    const environments = [root, directory].flatMap((folder) => (0,external_node_fs_.globSync)('.env*', { cwd: folder }).map((name) => (0,external_node_path_.relative)(root, (0,external_node_path_.join)(folder, name))));
    return [...new Set([...chosen, ...environments])].filter((path) => !/(^|\/)\.ops-verify\//.test(path)).toSorted();
}
/** Where there is no repository to ask. */
function walk(root) {
    const skip = /(^|\/)(node_modules|\.git|\.ops-verify|dist|build|out|\.next|\.output|\.vercel)$/;
    return (0,external_node_fs_.globSync)('**/*', { cwd: root, exclude: (path) => skip.test(path) })
        .map((path) => path.split(external_node_path_.sep).join('/'))
        .filter((path) => (0,external_node_fs_.existsSync)((0,external_node_path_.join)(root, path)));
}

// EXTERNAL MODULE: ./src/size.ts
var src_size = __webpack_require__(44642);
;// CONCATENATED MODULE: ./src/verify/archive.ts





const LARGEST = 4 * 1024 ** 3;
const archive_DEADLINE_MS = 5 * 60_000;
const manifest = dist/* strictObject */.rej({
    version: dist/* literal */.euz(1),
    key: dist/* string */.YjP(),
    bytes: dist/* number */.aig(),
    sha256: dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(/^[0-9a-f]{64}$/)),
    facts: dist/* record */.g1P(dist/* string */.YjP(), dist/* unknown */.L5J()),
});
class Untrusted extends Error {
}
/** Puts directories into one file of `into`, and beside it what proves that it is whole. */
async function pack(context, into, options) {
    const list = (0,external_node_path_.join)(into, 'list');
    const content = (0,external_node_path_.join)(into, 'content.tar');
    await (0,promises_.writeFile)(list, options.paths.map((path) => `./${path}\0`).join(''));
    await tar(context, ['-cf', content, '-C', context.root, '--null', '-T', list]);
    await (0,promises_.rm)(list);
    const { size } = await (0,promises_.stat)(content);
    if (size > LARGEST)
        throw new Error(`${Math.round(size / 1e6)} MB are too many to be kept`);
    const facts = { version: 1, key: options.key, bytes: size, sha256: await hashOf(content), facts: options.facts };
    await (0,promises_.writeFile)((0,external_node_path_.join)(into, 'manifest.json'), JSON.stringify(facts));
}
/** Unpacks what `pack` has made, in place of what is there. Throws `Untrusted` before anything is changed. */
async function unpack(context, from, { key, paths }) {
    const content = (0,external_node_path_.join)(from, 'content.tar');
    const told = await archive_readManifest(from);
    if (told.key !== key)
        throw new Untrusted('it says that it is something else');
    const info = await (0,promises_.stat)(content).catch(() => undefined);
    if (!info || info.size !== told.bytes || info.size > LARGEST)
        throw new Untrusted('it is not as long as it says');
    if ((await hashOf(content)) !== told.sha256)
        throw new Untrusted('its content is not what it says');
    const names = await tar(context, ['-tf', content]);
    const allowed = paths.map((path) => `./${path}`);
    const stranger = names.find((name) => name.split('/').includes('..') || !allowed.some((path) => name === path || name.startsWith(`${path}/`)));
    if (stranger !== undefined)
        throw new Untrusted('it holds what does not belong there');
    const targets = paths.map((path) => (0,external_node_path_.resolve)(context.root, path));
    if (targets.some((target) => !target.startsWith(context.root + external_node_path_.sep)))
        throw new Untrusted('it leads out of the project');
    await Promise.all(targets.map(async (target) => {
        await (0,promises_.rm)(target, { recursive: true, force: true });
    }));
    try {
        await tar(context, ['-xf', content, '-C', context.root, '--no-same-owner']);
    }
    catch (error) {
        await Promise.all(targets.map(async (target) => {
            await (0,promises_.rm)(target, { recursive: true, force: true });
        }));
        throw error;
    }
    return told.facts;
}
/** What an entry says of itself, which `unpack` has to prove. */
async function archive_readManifest(from) {
    const file = (0,external_node_path_.join)(from, 'manifest.json');
    const info = await (0,promises_.stat)(file).catch(() => undefined);
    if (!info || info.size > 1_000_000)
        throw new Untrusted('it does not say what it is');
    try {
        return dist/* parse */.qgA(manifest, JSON.parse(await (0,promises_.readFile)(file, 'utf8')));
    }
    catch (cause) {
        throw new Untrusted('it does not say what it is', { cause });
    }
}
async function tar({ programs, env, root, signal }, args) {
    const lines = [];
    const options = {
        env: { ...env, LC_ALL: 'C' },
        timeoutMs: archive_DEADLINE_MS,
        signal,
        onLine: (line) => lines.push(line),
    };
    const { code } = await programs.run({ program: 'tar', args, cwd: root }, options);
    if (code !== 0)
        throw new Error(`tar ended with ${code ?? 'a signal'}: ${lines.at(-1) ?? ''}`);
    return lines.map((line) => line.replace(/\/$/, ''));
}
async function hashOf(file) {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    for await (const part of (0,external_node_fs_.createReadStream)(file, { highWaterMark: 1024 * 1024 }))
        hash.update(part);
    return hash.digest('hex');
}

;// CONCATENATED MODULE: ./src/verify/install.ts






/** What an installation reads besides the lockfile. */
const SETTINGS = ['.npmrc', '.yarnrc', '.yarnrc.yml', 'pnpm-workspace.yaml', '.pnpmfile.cjs', 'bunfig.toml'];
const LIFECYCLE = ['preinstall', 'install', 'postinstall', 'prepublish', 'preprepare', 'prepare', 'postprepare'];
/** Writes nothing that scripts need. */
const HOOKS_OF_GIT = /^(husky|husky install|simple-git-hooks|lefthook install|is-ci \|\| husky install)( \|\| (true|exit 0|:))?$/;
/** Installs what the lockfile says, or takes it from where an earlier run has kept the very same. */
async function install(context, packages) {
    const startedAt = performance.now();
    const done = (status, detail, findings = []) => ({
        name: 'packages',
        status,
        durationMs: performance.now() - startedAt,
        detail,
        findings,
    });
    const { lockfile, install: command } = packages;
    if (!lockfile || !command)
        return done('skipped', 'there are no packages to install');
    const entry = { kind: 'packages', key: await install_keyOf(context, packages) };
    const kept = await context.store?.fetch(entry, async (directory) => {
        const facts = await unpack(context, directory, { key: entry.key, paths: modulesOf(context, packages) });
        return Number(facts['tookMs']);
    });
    if (kept !== undefined) {
        const tookMs = performance.now() - startedAt;
        return done('success', `from the cache, ${seconds(Math.max(0, kept - tookMs))} saved`);
    }
    const { installEnv, timeoutMs, signal } = context;
    const tail = [];
    const onLine = (line) => {
        context.log.line(line);
        if (line.trim() !== '' && tail.push(line) > 30)
            tail.shift();
    };
    const { code, timedOut, durationMs } = await context.log.foreign(`${packages.name} ${command.args.join(' ')}`, async () => await context.programs.run(command, { env: installEnv, timeoutMs, signal, onLine }));
    if (code !== 0) {
        const how = timedOut ? `took longer than ${seconds(timeoutMs)}` : `ended with ${code ?? 'a signal'}`;
        const reason = reasonIn(tail);
        const message = `${packages.name} ${command.args.join(' ')} ${how}${reason ? `: ${reason}` : ''}`;
        const file = fromRoot(context.workspace, lockfile);
        return done('failure', message, [{ severity: 'error', message, file, line: 1 }]);
    }
    const bytes = await keep(context, packages, { entry, tookMs: durationMs });
    return done('success', bytes === undefined ? 'installed' : `installed, ${(0,src_size/* formatSize */.X)(bytes)} kept for later runs`);
}
/** At once, before any script of the project could have changed them. */
async function keep(context, packages, { entry, tookMs }) {
    const paths = modulesOf(context, packages).filter((path) => (0,external_node_fs_.existsSync)((0,external_node_path_.join)(context.root, path)));
    if (paths.length === 0)
        return undefined;
    return await context.store?.keep(entry, async (directory) => {
        await pack(context, directory, { key: entry.key, paths, facts: { tookMs } });
    });
}
/** Where packages may lie, from the root. */
function modulesOf({ root }, { directory, members }) {
    return [...new Set([directory, ...members])].map((member) => {
        const folder = fromRoot(root, member);
        return folder === '.' ? 'node_modules' : `${folder}/node_modules`;
    });
}
async function install_keyOf(context, packages) {
    const { directory, members, lockfile = '' } = packages;
    const hash = (0,external_node_crypto_.createHash)('sha256');
    const add = (text) => {
        hash.update(`${text.length}:`).update(text);
    };
    const libc = (0,external_node_fs_.existsSync)('/etc/alpine-release') ? 'musl' : '';
    for (const fact of ['v1', process.platform, process.arch, libc, packages.node, packages.name, packages.version])
        add(fact);
    add(fromRoot(context.root, directory));
    add((0,external_node_fs_.readFileSync)(lockfile));
    for (const name of SETTINGS)
        if ((0,external_node_fs_.existsSync)((0,external_node_path_.join)(directory, name)))
            add((0,external_node_fs_.readFileSync)((0,external_node_path_.join)(directory, name)));
    for (const patch of (0,external_node_fs_.globSync)('{patches,.yarn/patches}/**/*.patch', { cwd: directory }).toSorted())
        add((0,external_node_fs_.readFileSync)((0,external_node_path_.join)(directory, patch)));
    let scripted = false;
    for (const member of [...new Set([directory, ...members])].toSorted()) {
        const { scripts = {}, ...manifest } = JSON.parse((0,external_node_fs_.readFileSync)((0,external_node_path_.join)(member, 'package.json'), 'utf8'));
        const own = LIFECYCLE.flatMap((name) => scripts[name] ?? []).filter((text) => !HOOKS_OF_GIT.test(text.trim()));
        scripted ||= own.length > 0;
        add(fromRoot(context.root, member));
        add(JSON.stringify([manifest, own]));
    }
    // What such a script reads, nobody knows.
    if (scripted) {
        for (const path of (await context.repository.files(context.root)) ?? []) {
            const file = (0,external_node_path_.join)(context.root, path);
            if (!(0,external_node_fs_.lstatSync)(file, { throwIfNoEntry: false })?.isFile())
                continue;
            add(path);
            add((0,external_node_fs_.readFileSync)(file));
        }
    }
    return `${process.platform}-${process.arch}-node${packages.node}-${packages.name}-${hash.digest('hex')}`;
}
function reasonIn(lines) {
    const told = lines.filter((line) => /\berr(or)?\b|ERR_|can only install|not up to date|frozen|YN\d{4}/i.test(line));
    const words = (told.find((line) => /sync|lockfile|frozen|Missing|ERESOLVE|E[A-Z]{4,}/i.test(line)) ??
        told[0] ??
        '').trim();
    return words.replace(/^npm (error|ERR!)( code)? /, '').slice(0, 300);
}
function seconds(ms) {
    return `${(ms / 1000).toFixed(1)} s`;
}

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
;// CONCATENATED MODULE: ./src/verify/sizes.ts




const AT_ONCE = 4;
const WHOLE = 8 * 1024 * 1024;
/** What servers pack; the rest is packed already, and is sent as it is. */
const PACKED = /\.(html?|[cm]?js|css|json|svg|txt|xml|wasm|map|webmanifest|ico|ttf|otf|eot|md|csv|rsc|body)$/i;
// About what a server on the edge does for each visitor; the best quality takes a hundred times as long.
const GZIP = { level: 6 };
const BROTLI = { params: { [external_node_zlib_.constants.BROTLI_PARAM_QUALITY]: 5 } };
/** What visitors fetch, in the three forms that servers send. */
async function measure(files, signal) {
    const sizes = new Map();
    const waiting = [...files];
    const worker = async () => {
        for (let file = waiting.shift(); file; file = waiting.shift()) {
            signal.throwIfAborted();
            sizes.set(file.path, await sizesOf(file));
        }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    const total = { raw: 0, gzip: 0, brotli: 0 };
    for (const one of sizes.values())
        for (const form of FORMS)
            total[form] += one[form];
    return { total, files: sizes };
}
const FORMS = ['raw', 'gzip', 'brotli'];
async function sizesOf({ path, file, size }) {
    if (!PACKED.test(path) || size < 64)
        return { raw: size, gzip: size, brotli: size };
    if (size > WHOLE) {
        const [zipped, brotli] = await Promise.all([
            through(file, (0,external_node_zlib_.createGzip)(GZIP)),
            through(file, (0,external_node_zlib_.createBrotliCompress)(BROTLI)),
        ]);
        return { raw: size, gzip: zipped, brotli };
    }
    const content = await (0,promises_.readFile)(file);
    const [zipped, brotli] = await Promise.all([
        (0,external_node_util_.promisify)(external_node_zlib_.gzip)(content, GZIP),
        (0,external_node_util_.promisify)(external_node_zlib_.brotliCompress)(content, BROTLI),
    ]);
    return { raw: content.length, gzip: zipped.length, brotli: brotli.length };
}
async function through(file, packer) {
    let size = 0;
    for await (const part of (0,external_node_fs_.createReadStream)(file).pipe(packer))
        size += part.length;
    return size;
}

;// CONCATENATED MODULE: ./src/verify/budget.ts


const NAMES = { raw: '', gzip: ' packed with gzip', brotli: ' packed with Brotli' };
/** What is larger than it may be, and by how much. */
function overruns(budget, { total, files }, base) {
    const found = [];
    for (const form of FORMS) {
        const most = budget.total[form];
        if (most !== undefined && total[form] > most) {
            found.push({
                message: `the output is ${(0,src_size/* formatSize */.X)(total[form])}${NAMES[form]}, ${(0,src_size/* formatSize */.X)(total[form] - most)} over its budget of ${(0,src_size/* formatSize */.X)(most)}`,
            });
        }
        const growth = budget.growth[form];
        if (growth !== undefined && base && total[form] > base[form] * (1 + growth)) {
            const grown = base[form] === 0 ? 'from nothing' : `by ${(100 * (total[form] / base[form] - 1)).toFixed(1)}%`;
            found.push({
                message: `the output${NAMES[form]} has grown ${grown} against the base branch (${(0,src_size/* formatSize */.X)(base[form])} to ${(0,src_size/* formatSize */.X)(total[form])}), and may grow by ${(100 * growth).toFixed(1).replace('.0', '')}%`,
            });
        }
        const each = budget.file[form];
        if (each === undefined)
            continue;
        for (const [path, size] of files) {
            if (size[form] <= each)
                continue;
            found.push({
                path,
                message: `${path} is ${(0,src_size/* formatSize */.X)(size[form])}${NAMES[form]}, ${(0,src_size/* formatSize */.X)(size[form] - each)} over the budget of ${(0,src_size/* formatSize */.X)(each)} for a single file`,
            });
        }
    }
    return found;
}

// EXTERNAL MODULE: ./src/verify/files.ts
var verify_files = __webpack_require__(21266);
;// CONCATENATED MODULE: ./src/verify/findings.ts
function error(message, place, title) {
    return { severity: 'error', message, ...place, ...(title === undefined ? {} : { title }) };
}
function check(name, findings, good) {
    const first = findings[0]?.message ?? '';
    const more = findings.length > 1 ? ` (and ${findings.length - 1} more)` : '';
    const detail = findings.length > 0 ? first + more : good;
    return {
        name,
        status: findings.length > 0 ? 'failure' : 'success',
        durationMs: 0,
        ...(detail ? { detail } : {}),
        findings,
    };
}

;// CONCATENATED MODULE: ./src/verify/output.ts


const output_USUAL = ['dist', 'build', 'out', '.output', '.next', '_site'];
const OF_FRAMEWORKS = new Set(['.output', '.next']);
const PREBUILT = '.vercel/output';
/** Where the build has put what is shipped; nothing when there is none. */
async function findOutput(target, repository, hasBuild) {
    const { directory: source, build, prebuilt } = target;
    const told = build.output ?? (prebuilt ? PREBUILT : outputOfVercel(source));
    if (told !== undefined)
        return at(source, told.replace(/^\.\/|\/+$/g, '') || '.');
    if (!hasBuild)
        return (0,external_node_fs_.existsSync)((0,external_node_path_.join)(source, 'index.html')) && target.kind !== 'server' ? at(source, '.') : undefined;
    const outDir = outputOfTypeScript(source);
    for (const name of [...(outDir ? [outDir] : []), ...output_USUAL]) {
        const path = (0,external_node_path_.join)(source, name);
        // A folder of sources may be called like this too.
        if (isDirectory(path) && !(await repository.tracks(path)))
            return at(source, name);
    }
    return undefined;
}
function at(source, directory) {
    const path = (0,external_node_path_.join)(source, directory);
    const web = directory === PREBUILT ? (0,external_node_path_.join)(path, 'static') : OF_FRAMEWORKS.has(directory) ? undefined : path;
    return { directory, path, web };
}
function isDirectory(path) {
    return (0,external_node_fs_.statSync)(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
function outputOfVercel(source) {
    const { outputDirectory } = readJson((0,external_node_path_.join)(source, 'vercel.json'));
    return typeof outputDirectory === 'string' && isInside(outputDirectory) ? outputDirectory : undefined;
}
function outputOfTypeScript(source) {
    const { compilerOptions } = readJson((0,external_node_path_.join)(source, 'tsconfig.json'));
    const outDir = compilerOptions?.outDir;
    return typeof outDir === 'string' && isInside(outDir) ? outDir.replace(/^\.\/|\/+$/g, '') : undefined;
}
function isInside(path) {
    return !/^([/\\]|[A-Za-z]:)/.test(path) && !path.split(/[/\\]/).includes('..');
}
/** Whatever can't be read says nothing; whoever needs the file tells what is wrong with it. */
function readJson(file) {
    try {
        const text = (0,external_node_fs_.readFileSync)(file, 'utf8');
        // The files of TypeScript have comments and commas too many.
        const plain = text.replaceAll(/("(?:[^"\\]|\\.)*")|\/\/.*|\/\*[^]*?\*\//g, '$1').replaceAll(/,(\s*[}\]])/g, '$1');
        return JSON.parse(plain) ?? {};
    }
    catch {
        return {};
    }
}

;// CONCATENATED MODULE: ./src/verify/references.ts


/** Attributes whose address a browser fetches by itself. */
const FETCHED = {
    script: ['src'],
    img: ['src', 'srcset'],
    source: ['src', 'srcset'],
    video: ['src', 'poster'],
    audio: ['src'],
    track: ['src'],
    embed: ['src'],
    iframe: ['src'],
    input: ['src'],
    object: ['data'],
};
const LINKS = /\b(stylesheet|icon|apple-touch-icon|modulepreload|preload|prefetch|manifest|mask-icon)\b/i;
const references_MOST = 20;
const LARGEST_PAGE = 16 * 1024 * 1024;
/** What pages and style sheets of the output refer to and nobody would find there. */
async function missingReferences(files, options) {
    const known = new Set(files.map(({ path }) => path));
    const missing = [];
    for (const { path, file, size } of files) {
        if (!/\.(html?|css)$/i.test(path) || size > LARGEST_PAGE || missing.length >= references_MOST)
            continue;
        const text = await (0,promises_.readFile)(file, 'utf8');
        const { references, base } = /\.css$/i.test(path) ? { references: inStyles(text), base: '' } : await inPage(text);
        for (const { reference, line, column } of references) {
            const target = targetOf(reference, { page: path, ownBase: base, base: options.base });
            if (target === undefined || exists(target, known))
                continue;
            if (options.elsewhere.some((glob) => (0,external_node_path_.matchesGlob)(`/${target}`, glob) || (0,external_node_path_.matchesGlob)(target, glob)))
                continue;
            missing.push({ path, line, column, reference, target });
        }
    }
    return missing.slice(0, references_MOST);
}
/** As a server of files answers: a directory by its page, and a page without its ending. */
function exists(target, known) {
    const path = target.replace(/\/+$/, '');
    return known.has(path) || known.has(`${path}.html`) || known.has(path === '' ? 'index.html' : `${path}/index.html`);
}
/** The path in the output; nothing for what lies on another server, or is no address at all. */
function targetOf(reference, { page, ownBase, base }) {
    const text = reference.trim();
    if (text === '' || /^(#|[a-z][a-z0-9+.-]*:|\/\/|\{\{|\$\{|<%|%[A-Z_]+%)/i.test(text))
        return undefined;
    const root = 'http://output.invalid';
    const prefix = base.endsWith('/') ? base : `${base}/`;
    const from = URL.parse(ownBase || page, `${root}${prefix}${page}`);
    const url = URL.parse(text, from?.href ?? root);
    if (!url || url.origin !== root)
        return undefined;
    // A browser that goes too far up stays at the root; a path outside of the base belongs to another application.
    if (!url.pathname.startsWith(prefix))
        return prefix === '/' ? undefined : decode(external_node_path_.posix.normalize(url.pathname)).slice(1);
    return decode(url.pathname.slice(prefix.length));
}
function decode(path) {
    try {
        return decodeURIComponent(path);
    }
    catch {
        return path;
    }
}
async function inPage(text) {
    const { parse } = await __webpack_require__.e(/* import() */ 7207).then(__webpack_require__.bind(__webpack_require__, 7207));
    const references = [];
    let base = '';
    const waiting = [parse(text, { sourceCodeLocationInfo: true })];
    for (let node = waiting.pop(); node; node = waiting.pop()) {
        waiting.push(...(node.childNodes ?? []), ...(node.content ? [node.content] : []));
        const tag = node.tagName ?? '';
        const attributes = new Map((node.attrs ?? []).map(({ name, value }) => [name, value]));
        if (tag === 'base')
            base ||= attributes.get('href') ?? '';
        const names = tag === 'link' && LINKS.test(attributes.get('rel') ?? '') ? ['href'] : FETCHED[tag];
        for (const name of names ?? []) {
            const value = attributes.get(name);
            if (value === undefined)
                continue;
            const at = node.sourceCodeLocation?.attrs?.[name] ?? node.sourceCodeLocation;
            const place = { line: at?.startLine ?? 1, column: at?.startCol ?? 1 };
            const all = name === 'srcset' ? value.split(/,\s+/).map((one) => one.trim().split(/\s+/)[0] ?? '') : [value];
            references.push(...all.map((reference) => ({ reference, ...place })));
        }
    }
    return { references: references.sort((a, b) => a.line - b.line || a.column - b.column), base };
}
function inStyles(text) {
    const blanked = text.replaceAll(/\/\*[^]*?\*\//g, (comment) => comment.replaceAll(/[^\n]/g, ' '));
    return [...blanked.matchAll(/\burl\(\s*(?:"([^"]*)"|'([^']*)'|([^)"'\s]+))\s*\)/g)].map((match) => {
        const before = text.slice(0, match.index).split('\n');
        const reference = match[1] ?? match[2] ?? match[3] ?? '';
        return { reference, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
    });
}

;// CONCATENATED MODULE: ./src/verify/pages.ts






/** Only what is served as files has pages that can be followed. */
async function judgePages(target, { output, files, at, context }) {
    const { build, kind, name } = target;
    if (!build.html || kind === 'server' || !output.web)
        return [];
    const below = output.web === output.path ? '' : `${external_node_path_.posix.relative(output.path, output.web)}/`;
    const served = files
        .filter(({ path }) => path.startsWith(below))
        .map((file) => ({ ...file, path: file.path.slice(below.length) }));
    const isSite = kind === 'site' ||
        served.some(({ path }) => path.endsWith('.html')) ||
        target.manifest?.devDependencies['vite'] !== undefined;
    if (!isSite || (below !== '' && served.length === 0))
        return [];
    if (below === '' && !served.some(({ path }) => path === 'index.html')) {
        const message = `${name}: the output has no index.html at its top; where it needs none, set build: { html: false }`;
        return [check('pages', [error(message, { file: external_node_path_.posix.join(target.source, 'package.json'), line: 1 })], '')];
    }
    const missing = await missingReferences(served, {
        base: build.base,
        elsewhere: [...build.elsewhere, ...rewrites(target)],
    });
    const findings = await Promise.all(missing.map(async ({ path, line, column, reference, target: wanted }) => {
        const place = (await inSource(target, context, reference)) ?? at(below + path, line, column);
        return error(`${path} refers to ${JSON.stringify(reference.slice(0, 200))}, and the output has no ${wanted.slice(0, 200)}`, place, 'Reference');
    }));
    const count = served.filter(({ path }) => /\.(html?|css)$/i.test(path)).length;
    return [check('pages', findings, `${count} pages and style sheets`)];
}
/** A reference that stands as it is in the page's source is to be mended there. */
async function inSource({ directory }, { workspace }, reference) {
    for (const page of ['index.html', 'src/index.html', 'public/index.html']) {
        const file = (0,external_node_path_.join)(directory, page);
        const size = (0,external_node_fs_.statSync)(file, { throwIfNoEntry: false })?.size ?? Infinity;
        if (size > 1_000_000)
            continue;
        const lines = (await (0,promises_.readFile)(file, 'utf8')).split('\n');
        const index = lines.findIndex((line) => line.includes(`"${reference}"`));
        if (index >= 0) {
            return { file: fromRoot(workspace, file), line: index + 1, column: (lines[index]?.indexOf(reference) ?? 0) + 1 };
        }
    }
}
/** Paths that the platform passes on, which no file answers. */
function rewrites({ directory }) {
    try {
        const file = (0,external_node_fs_.statSync)((0,external_node_path_.join)(directory, 'vercel.json'), { throwIfNoEntry: false });
        if (!file)
            return [];
        const { rewrites: rules = [] } = JSON.parse((0,external_node_fs_.readFileSync)((0,external_node_path_.join)(directory, 'vercel.json'), 'utf8'));
        return rules.flatMap(({ source = '' }) => {
            const glob = source.replaceAll(/\/?\(\.\*\)|\/:\w+\*|\/:\w+\(.*?\)\*?/g, '/**').replaceAll(/:\w+/g, '*');
            // A rule for everything serves a page, and no picture or script.
            return glob === '/**' || glob === '**' ? [] : [glob];
        });
    }
    catch {
        return [];
    }
}

;// CONCATENATED MODULE: ./src/verify/tokens.ts
/**
 * What well-known tokens look like. One expression, because it is run over every byte that is shipped: each part begins
 * with letters of its own, and none can run away.
 */
const KINDS = [
    ['a GitHub token', 'gh[pousr]_[A-Za-z0-9]{36,255}|github_pat_[A-Za-z0-9_]{50,255}'],
    ['a Sentry token', 'sntry[su]_[A-Za-z0-9_=+/-]{30,400}'],
    ['an AWS access key', '(?<![A-Za-z0-9/+_-])(?:AKIA|ASIA)[A-Z2-7]{16}(?![A-Za-z0-9/+_=])'],
    ['a GitLab token', 'glpat-[A-Za-z0-9_-]{20,64}'],
    ['a Grafana token', 'glsa_[A-Za-z0-9]{32}_[0-9a-f]{8}|glc_[A-Za-z0-9+/=]{40,400}'],
    ['a Slack token', 'xox[abeoprs]-[A-Za-z0-9-]{20,250}'],
    ['a Slack webhook', 'hooks\\.slack\\.com/services/T[A-Za-z0-9_]{8,12}/B[A-Za-z0-9_]{8,12}/[A-Za-z0-9_]{20,30}'],
    ['a Stripe secret key', '(?<![a-z])[rs]k_(?:live|test)_[A-Za-z0-9]{20,250}|whsec_[A-Za-z0-9+/=]{32,64}'],
    ['an npm token', 'npm_[A-Za-z0-9]{36}(?![A-Za-z0-9])'],
    ['an OpenAI key', 'sk-(?:proj|svcacct|admin)-[A-Za-z0-9_-]{40,250}|sk-[A-Za-z0-9]{20}T3BlbkFJ[A-Za-z0-9]{20}'],
    ['an Anthropic key', 'sk-ant-[a-z0-9]{2,8}-[A-Za-z0-9_-]{40,250}'],
    ['a SendGrid key', 'SG\\.[A-Za-z0-9_-]{22}\\.[A-Za-z0-9_-]{43}'],
    ['a Hugging Face token', '(?<![A-Za-z0-9_])hf_[A-Za-z]{34}(?![A-Za-z0-9])'],
    ['a DigitalOcean token', 'do[opr]_v1_[a-f0-9]{64}'],
    ['a Shopify token', 'shp(?:at|ca|pa|ss)_[a-fA-F0-9]{32}'],
    ['a Vercel token', '(?<![A-Za-z0-9])vc[a-z]_[A-Za-z0-9]{24,100}'],
    ['a private key', '-----BEGIN (?:[A-Z]{2,10} ){0,2}PRIVATE KEY-----(?:\\\\r|\\\\n|\\s)*[A-Za-z0-9+/=]{16}'],
    ['a JSON web token', 'eyJ[A-Za-z0-9_-]{10,2000}\\.eyJ[A-Za-z0-9_-]{10,4000}\\.[A-Za-z0-9_-]{20,1000}'],
    ['an address with a password', '://[A-Za-z0-9_.%~-]{1,64}:[^\\s/:@"\'`<>{}$\\\\]{6,128}@[A-Za-z0-9.-]+'],
];
const ALL = new RegExp(KINDS.map(([, pattern]) => `(${pattern})`).join('|'), 'g');
/** Begins all of the above. Nearly every text has none of it, and to see that takes a third of the time. */
const MAYBE = /gh[pousr]_[A-Za-z0-9]{36}|github_pat_|sntry[su]_|A(?:KIA|SIA)[A-Z2-7]{16}|gl(?:pat-|sa_|c_)[A-Za-z0-9]{20}|xox[abeoprs]-|slack\.com\/services|[rs]k_(?:live|test)_|whsec_|npm_[A-Za-z0-9]{36}|sk-(?:[a-z]{3,8}-|[A-Za-z0-9]{20}T3)|SG\.[A-Za-z0-9_-]{22}|hf_[A-Za-z]{34}|do[opr]_v1_|shp[acps][ats]_|vc[a-z]_[A-Za-z0-9]{24}|PRIVATE KEY|eyJ[A-Za-z0-9_-]{10,2000}\.eyJ|:\/\/[A-Za-z0-9_.%~-]{1,64}:[^\s/:@"'`<>{}$\\]{6,128}@/;
/** A value that may be a secret, if the name before it says so. */
const VALUE = /[:=]\s{0,3}["'`]([A-Za-z0-9+/_.~=-]{20,200})["'`]/g;
const NAME = /(?:secret|token|passw(?:or)?d|api_?key|private_?key|access_?key|credential)s?["']?\s{0,3}$/i;
const LONGEST_NAME = 24;
/** Everything in a text that looks like a secret. */
function* tokensIn(text) {
    if (MAYBE.test(text)) {
        for (const match of text.matchAll(ALL)) {
            const which = match.slice(1).findIndex((group) => group !== undefined);
            const kind = KINDS[which]?.[0] ?? 'a token';
            if (!isHarmless(kind, match[0]))
                yield { kind, value: match[0], index: match.index };
        }
    }
    for (const match of text.matchAll(VALUE)) {
        const value = match[1] ?? '';
        if (!NAME.test(text.slice(Math.max(0, match.index - LONGEST_NAME), match.index)) || !isRandom(value))
            continue;
        yield { kind: 'a secret by its name', value, index: match.index + match[0].lastIndexOf(value) };
    }
}
const PLACEHOLDER = /example|placeholder|your[-_]|x{6,}|\*{3,}|0{10,}|123456|abcdef|changeme|password/i;
function isHarmless(kind, value) {
    if (kind === 'a private key')
        return false;
    if (kind === 'a JSON web token')
        return isPublicToken(value);
    if (kind === 'an address with a password')
        return /:(\/\/)?[^@]*(pass(word|wd)?|secret|pwd|xxx+|\*+)@/i.test(value);
    return PLACEHOLDER.test(value);
}
/** Some services give out keys for browsers in this form; what they may do says their role. */
function isPublicToken(token) {
    try {
        const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
        return claims.role === 'anon';
    }
    catch {
        return true;
    }
}
/** Bits of information in each letter; words of people have fewer than random ones. */
function entropy(text) {
    const counts = new Map();
    for (const letter of text)
        counts.set(letter, (counts.get(letter) ?? 0) + 1);
    return [...counts.values()].reduce((sum, count) => sum - (count / text.length) * Math.log2(count / text.length), 0);
}
function isRandom(value) {
    if (PLACEHOLDER.test(value) || !/\d/.test(value) || !/[A-Za-z]/.test(value))
        return false;
    // Names with parts (`user.password.reset2`) are no secrets.
    if (/^[a-z]+([._-][a-z0-9]+)+$/i.test(value) && entropy(value) < 4.2)
        return false;
    const hex = /^[0-9a-f]+$/i.test(value);
    return entropy(value) >= (hex ? 3.2 : 3.8);
}

;// CONCATENATED MODULE: ./src/verify/scan.ts





const BLOCK = 1024 * 1024;
/** Longer than anything that is looked for, so that a block's edge cuts nothing in two unseen. */
const OVERLAP = 16 * 1024;
const MOST_HITS = 50;
/** Reads every file once, whatever its size, in one buffer: its hash, and what should not be in it. */
async function scan(files, options) {
    const needles = needlesOf(options);
    const allowed = new Set(options.allow);
    const digest = (0,verify_files/* treeDigest */.f)();
    const hashes = new Map();
    const hits = [];
    let namesCommit = false;
    const buffer = Buffer.allocUnsafeSlow(OVERLAP + BLOCK);
    let read = 0;
    for (const file of files) {
        const { hash, found } = readFile(file, buffer, needles);
        hashes.set(file.path, hash);
        digest.add(file.path, hash);
        for (const one of found) {
            if (one.kind === 'commit')
                namesCommit = true;
            else if (hits.filter(({ kind }) => kind === one.kind).length < MOST_HITS && !allowed.has(one.fingerprint)) {
                hits.push({ ...one, kind: one.kind, path: file.path, ...placeOf(file.file, one.offset) });
            }
        }
        // A cancellation must be heard between files.
        if ((read += file.size + 4096) > 8 * BLOCK) {
            read = 0;
            await (0,external_node_timers_promises_.setImmediate)();
        }
    }
    return { digest: digest.end(), hashes, hits, namesCommit };
}
function readFile({ file, path }, buffer, needles) {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    const found = [];
    const descriptor = (0,external_node_fs_.openSync)(file, 'r');
    try {
        // Of the last block, at the beginning of the buffer.
        let kept = 0;
        let start = 0;
        for (;;) {
            const size = (0,external_node_fs_.readSync)(descriptor, buffer, kept, BLOCK, null);
            hash.update(buffer.subarray(kept, kept + size));
            const end = kept + size;
            const isLast = size < BLOCK;
            look(buffer.subarray(0, end), start, isLast);
            if (isLast)
                break;
            const keep = Math.min(OVERLAP, end);
            buffer.copyWithin(0, end - keep, end);
            start += end - keep;
            kept = keep;
        }
    }
    finally {
        (0,external_node_fs_.closeSync)(descriptor);
    }
    return { hash: hash.digest('hex'), found };
    function look(block, start, isLast) {
        // Only the kept end of a block is looked at twice; what was cut there is whole now.
        const text = block.toString('latin1');
        for (const match of text.matchAll(needles.pattern)) {
            const needle = needles.byText.get(match[0]);
            if (needle)
                note({
                    kind: needle.kind,
                    offset: start + match.index,
                    what: needle.what,
                    fingerprint: fingerprintOf(needle.value),
                });
        }
        for (const { kind, value, index } of tokensIn(text)) {
            if (!isLast && index + value.length === text.length)
                continue;
            note({ kind: 'secret', offset: start + index, what: kind, fingerprint: fingerprintOf(value) });
        }
        if (/\.[cm]?js$|\.css$/.test(path)) {
            const at = block.indexOf('sourceMappingURL=data:application/json');
            if (at >= 0)
                note({ kind: 'map', offset: start + at, what: 'a source map inside', fingerprint: '' });
        }
    }
    function note(one) {
        // Of all but secrets, one in each file says enough, and must not hide another.
        const alike = found.filter(({ kind }) => kind === one.kind);
        if (alike.length >= (one.kind === 'secret' ? MOST_HITS : 1))
            return;
        // A secret that is known by name is told by its name, whatever it looks like as well.
        const known = alike.some(({ offset }) => Math.abs(offset - one.offset) < 4);
        if (!known)
            found.push(one);
    }
}
function needlesOf({ secrets, builderPaths, commit }) {
    const all = [
        ...secrets.flatMap(({ name, value }) => formsOf(value).map((form) => needle('secret', form, `the value of ${name}`, value))),
        ...builderPaths.map((path) => needle('path', path, 'a path of the machine that built it')),
        needle('commit', commit.slice(0, 7), ''),
    ];
    const byText = new Map(all.toReversed().map((one) => [one.text, one]));
    // The longest first: a path may begin another one.
    const texts = [...byText.keys()].toSorted((a, b) => b.length - a.length);
    const pattern = new RegExp(texts.map((text) => text.replaceAll(/[.*+?^${}()|[\]\\/-]/g, String.raw `\$&`)).join('|'), 'g');
    return { pattern, byText };
}
function needle(kind, text, what, value = text) {
    return { kind, text: Buffer.from(text).toString('latin1'), what, value };
}
/** As it is, and as it comes through the usual ways of writing it down. */
function formsOf(value) {
    const escaped = JSON.stringify(value).slice(1, -1);
    const base64 = Buffer.from(value).toString('base64').replace(/=+$/, '');
    return [...new Set([value, escaped, encodeURIComponent(value), ...(value.length >= 12 ? [base64] : [])])];
}
function fingerprintOf(value) {
    return (0,external_node_crypto_.createHash)('sha256').update(value).digest('hex').slice(0, 12);
}
function placeOf(file, offset) {
    const descriptor = (0,external_node_fs_.openSync)(file, 'r');
    try {
        const buffer = Buffer.allocUnsafe(256 * 1024);
        let [line, lineStart, at] = [1, 0, 0];
        while (at < offset) {
            const size = (0,external_node_fs_.readSync)(descriptor, buffer, 0, Math.min(buffer.length, offset - at), at);
            if (size === 0)
                break;
            const block = buffer.subarray(0, size);
            for (let next = block.indexOf(10); next >= 0; next = block.indexOf(10, next + 1)) {
                line++;
                lineStart = at + next + 1;
            }
            at += size;
        }
        return { line, column: offset - lineStart + 1 };
    }
    finally {
        (0,external_node_fs_.closeSync)(descriptor);
    }
}

;// CONCATENATED MODULE: ./src/verify/judge.ts












/** Everything that is demanded of the result of a build, and not of how it came about. */
async function judgeOutput(context, target, options) {
    const { name, build, directory, kind, manifest } = target;
    const { output, script, base, known } = options;
    const nothing = { output: undefined, namesCommit: false, hashes: new Map() };
    const complain = (message) => {
        const place = manifest && script ? placeOfScript(manifest, script, { directory, workspace: context.workspace }) : {};
        return { ...nothing, checks: [check('output', [{ severity: 'error', message, ...place }], '')] };
    };
    if (!output) {
        if (kind === 'server' || (!script && target.build.output === undefined))
            return { ...nothing, checks: [] };
        return complain(`${name}: the build has left no output that could be found; name its directory in ops.yml: build: { output: … }`);
    }
    if (!isDirectory(output.path)) {
        const is = (0,external_node_fs_.existsSync)(output.path) ? 'is no directory' : 'does not exist';
        return complain(`${name}: the output directory ${output.directory} ${is} after the build`);
    }
    const listed = await timed(async () => await (0,verify_files/* listFiles */.C)(output.path, { isSource: output.directory === '.', within: context.root }));
    const { files, badLinks } = listed.value;
    if (files.length === 0)
        return complain(`${name}: the output directory ${output.directory} is empty`);
    const where = external_node_path_.posix.join(target.source, output.directory);
    const at = (path, line = 1, column) => ({
        file: external_node_path_.posix.join(where, path),
        line,
        ...(column === undefined ? {} : { column }),
    });
    const whole = {
        ...check('output', badLinks.map((path) => error(`${path} is a link that leads out of the project, to nothing, or in a circle`, at(path))), `${files.length} files`),
        durationMs: listed.ms,
    };
    const scanned = await timed(async () => await scan(files, {
        secrets: context.secrets,
        builderPaths: builderPaths(context),
        commit: context.commit,
        allow: build.allow,
    }));
    const { digest, hashes, hits, namesCommit } = scanned.value;
    // What a framework keeps for its server, nobody is sent.
    const isServed = (path) => output.web !== undefined
        ? output.web === output.path || path.startsWith('static/')
        : /^(static|public)\//.test(path);
    const of = (which) => hits.filter((hit) => hit.kind === which && (which === 'secret' || isServed(hit.path)));
    const links = files.filter(({ path }) => path.endsWith('.map') && isServed(path));
    const secrets = of('secret').map((hit) => error(`${external_node_path_.posix.join(where, hit.path)} holds ${hit.what}, for everybody to read; take it out of the build and revoke it (if it is none: build: { allow: [${hit.fingerprint}] })`, at(hit.path, hit.line, hit.column), 'Secret'));
    const paths = of('path').map((hit) => error(`${external_node_path_.posix.join(where, hit.path)} tells a path of the machine that built it`, at(hit.path, hit.line, hit.column), 'Path'));
    const maps = build.sourcemaps || kind === 'server'
        ? []
        : [
            ...links.map(({ path }) => error(`${external_node_path_.posix.join(where, path)} is a source map: it shows the sources to everybody; build without, or set build: { sourcemaps: true }`, at(path), 'Source map')),
            ...of('map').map((hit) => error(`${external_node_path_.posix.join(where, hit.path)} holds a source map: it shows the sources to everybody; build without, or set build: { sourcemaps: true }`, at(hit.path, hit.line, hit.column), 'Source map')),
        ];
    const sized = await timed(async () => known?.digest === digest && Object.keys(build.budget.file).length === 0
        ? { total: known.sizes, files: new Map() }
        : await measure(files, context.signal));
    const over = overruns(build.budget, sized.value, base).map(({ path, message }) => error(`${name}: ${message}`, path === undefined ? configPlace(target, context) : at(path), 'Budget'));
    const { total } = sized.value;
    const pages = await timed(async () => await judgePages(target, { output, files, at, context }));
    return {
        checks: [
            whole,
            ...pages.value.map((one) => ({ ...one, durationMs: pages.ms })),
            { ...check('secrets', secrets, ''), durationMs: scanned.ms },
            check('source maps', maps, build.sourcemaps ? 'wanted' : kind === 'server' ? 'not served' : ''),
            check('paths', paths, ''),
            {
                ...check('size', over, `${(0,src_size/* formatSize */.X)(total.raw)}, gzip ${(0,src_size/* formatSize */.X)(total.gzip)}, Brotli ${(0,src_size/* formatSize */.X)(total.brotli)}`),
                durationMs: sized.ms,
            },
        ],
        output: { directory: output.directory, files: files.length, digest, size: total, ...(base ? { base } : {}) },
        namesCommit,
        hashes,
    };
}
function builderPaths({ workspace, env }) {
    const home = env['HOME'] || (0,external_node_os_.homedir)();
    // A short path, such as `/` or `/app`, may stand anywhere.
    return [...new Set([workspace, home])].filter((path) => path.split('/').filter(Boolean).length >= 2 && path.length >= 8);
}
function configPlace(target, { workspace }) {
    const file = (0,external_node_path_.join)(target.directory, 'package.json');
    return (0,external_node_fs_.existsSync)(file) ? { file: fromRoot(workspace, file), line: 1 } : {};
}
async function timed(work) {
    const startedAt = performance.now();
    return { value: await work(), ms: performance.now() - startedAt };
}

;// CONCATENATED MODULE: ./src/verify/kept-build.ts



/** What an earlier run has found out about the very same inputs. */
const facts = dist/* object */.Ikc({
    /** Scripts that have passed and need not be asked again. */
    passed: dist/* array */.YOg(dist/* string */.YjP()),
    /** What running them took, ms. */
    tookMs: dist/* number */.aig(),
    output: dist/* optional */.lqM(dist/* object */.Ikc({
        // What lies there is replaced.
        directory: dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(/^(?!\.?$)(?!\/)(?!(.*\/)?\.\.(\/|$))/)),
        digest: dist/* string */.YjP(),
        size: dist/* object */.Ikc({ raw: dist/* number */.aig(), gzip: dist/* number */.aig(), brotli: dist/* number */.aig() }),
    })),
});
/** An output that holds the commit is of use for that commit only. */
function keysOf({ commit }, inputs) {
    return { exact: { kind: 'build', key: `${inputs}-${commit}` }, any: { kind: 'build', key: inputs } };
}
/** Puts the output of the same inputs back, where one was kept. */
async function restoreBuild(context, target, inputs) {
    const { exact, any } = keysOf(context, inputs);
    for (const entry of [any, exact]) {
        const kept = await context.store?.fetch(entry, async (directory) => {
            const told = dist/* parse */.qgA(facts, (await archive_readManifest(directory)).facts);
            const paths = told.output ? [pathOf(context, target, told.output.directory)] : [];
            await unpack(context, directory, { key: entry.key, paths });
            return told;
        });
        if (kept)
            return kept;
    }
}
async function keepBuild(context, target, options) {
    const { inputs, build, output, namesCommit } = options;
    // The source itself is there already.
    if (output?.directory === '.' || build.passed.length === 0)
        return undefined;
    const { exact, any } = keysOf(context, inputs);
    const entry = namesCommit ? exact : any;
    return await context.store?.keep(entry, async (directory) => {
        const paths = output ? [pathOf(context, target, output.directory)] : [];
        const told = {
            ...build,
            ...(output ? { output: { directory: output.directory, digest: output.digest, size: output.size } } : {}),
        };
        await pack(context, directory, { key: entry.key, paths, facts: told });
    });
}
function pathOf({ root }, { directory }, output) {
    const source = fromRoot(root, directory);
    return source === '.' ? output : `${source}/${output}`;
}

// EXTERNAL MODULE: external "node:url"
var external_node_url_ = __webpack_require__(73136);
;// CONCATENATED MODULE: ./src/verify/problems-in.ts




const problems_in_MOST = 50;
const TYPESCRIPT = /^(?<file>.+?)(?:\((?<line>\d+),(?<column>\d+)\):|:(?<line2>\d+):(?<column2>\d+) -) (?<severity>error|warning) (?<title>TS\d+): (?<message>.*)$/;
const STYLISH = /^\s+(\d+):(\d+)\s+(error|warning)\s+(.+?)(?:\s{2,}(\S+))?$/;
/** rollup: `src/App.tsx (3:9): "x" is not exported by "src/x.ts"` */
const ROLLUP = /^(?:\[?!?\]?\s*)?(?:\([\w\s]+\)\s*)?(?<file>[^\s(]+) \((?<line>\d+):(?<column>\d+)\): (?<message>.+)$/;
/** esbuild and oxlint tell the message first, and then the place on a line of its own. */
const HEADLINE = /^\s*(?:[✘×✖x⚠!]|\[ERROR\]|✘ \[ERROR\])\s+(?:\[(?:ERROR|WARNING)\]\s+)?(?<message>\S.*)$/u;
const PLACE_ALONE = /^\s*(?:[╭,][─-]*\[(?<boxed>[^\]]+?):(?<line>\d+):(?<column>\d+)\]|(?<file>[^\s:]+\.\w+):(?<line2>\d+):(?<column2>\d+):?)\s*$/u;
const GENERIC = /^\s*(?:(?:error|warning|fatal)\b[: ]\s*)?(?<file>(?:file:\/\/)?[^\s:()'"]+\.\w+):(?<line>\d+):(?<column>\d+)(?::| -)?\s+(?<message>\S.*)$/i;
const BIOME = /^(?<file>\S+\.\w+):(?<line>\d+):(?<column>\d+) (?<message>(?:lint|assist|parse|format)\S*)/;
const PRETTIER = /^\[(?:warn|error)\] (?<file>\S.*\.\w+)(?:: (?<message>.*))?$/;
const UNRESOLVED = /(?:failed to resolve import|Could not resolve|Cannot find module|Failed to resolve import) ["'](?<what>[^"']+)["'] (?:from|imported from) ["'](?<file>[^"']+)["']/;
const VITE_FILE = /^\s*(?:file|File): (?<file>\S.*?\.\w+)(?::(?<line>\d+):(?<column>\d+))?(?:\?\S*)?$/;
const TEST_TITLE = /^\s*(?:● (?<jest>\S.*)|FAIL {2}\S+(?: \[.*\])? > (?<vitest>.+)|(?:✖|✗) (?<node>.+?)(?: \(\d[\d.]*ms\))?|not ok \d+ - (?<tap>.+))$/u;
const FAILED_FILE = /^\s*FAIL {1,2}(?:\|?[\w@/-]+\|? )?(?<file>\S+\.\w+)/;
const TEST_AT = /^(?:test at |\s*location: ')(?<file>\S.*?):(?<line>\d+):(?<column>\d+)'?$/;
const ERROR = /^\s*(?:Uncaught )?(?<name>[A-Z]?\w*(?:Error|Exception|Assertion\w*))(?: \[\w+\])?: (?<message>\S.*)$/;
const EXPECT = /^\s*(?<message>expect\(.*\)\.\S.*)$/;
const FRAME = /^\s*(?:at (?:.*?\()?|❯ (?:\S+ )?)(?<file>(?:file:\/\/)?[^\s()]+?):(?<line>\d+):(?<column>\d+)\)?$/u;
function readerOf(options) {
    const findings = [];
    let listed;
    let headline = '';
    let thrown = '';
    let test;
    let suite;
    function note(place, message, more = {}) {
        if (!place || findings.length >= problems_in_MOST)
            return false;
        const same = findings.some((one) => one.file === place.file && one.line === place.line && one.column === place.column);
        if (!same)
            findings.push({ severity: 'error', message: message.trim().slice(0, 500), ...place, ...more });
        return true;
    }
    function placeOf(groups = {}) {
        const file = fileOf(groups['file'] ?? groups['boxed'] ?? '', options);
        const line = Number(groups['line'] ?? groups['line2'] ?? 0);
        const column = Number(groups['column'] ?? groups['column2'] ?? 0);
        return file === undefined ? undefined : { file, ...(line ? { line } : {}), ...(column ? { column } : {}) };
    }
    /** Told by a tool whose form is known for sure. */
    function takeTool(line) {
        const typescript = TYPESCRIPT.exec(line)?.groups;
        if (typescript)
            return note(placeOf(typescript), typescript['message'] ?? '', severityOf(typescript));
        const [, row, column, severity, message = '', rule] = STYLISH.exec(line) ?? [];
        if (row !== undefined && listed !== undefined) {
            const title = rule === undefined ? {} : { title: rule };
            const place = { file: listed, line: Math.max(1, Number(row)), column: Math.max(1, Number(column)) };
            return note(place, message, { severity: severity === 'warning' ? 'warning' : 'error', ...title });
        }
        const unresolved = UNRESOLVED.exec(line)?.groups;
        if (unresolved) {
            const place = placeOf(unresolved);
            return note(place && { ...place, ...lineWith(place, unresolved['what'] ?? '', options) }, line);
        }
        const rollup = ROLLUP.exec(line)?.groups ?? BIOME.exec(line)?.groups;
        if (rollup)
            return note(placeOf(rollup), rollup['message'] ?? '');
        const prettier = PRETTIER.exec(line)?.groups;
        const unformatted = prettier && placeOf(prettier);
        return unformatted
            ? note({ line: 1, ...unformatted }, prettier['message'] ?? 'is not formatted as Prettier does')
            : false;
    }
    function takeTest(line) {
        const failed = FAILED_FILE.exec(line)?.groups;
        if (failed)
            suite = placeOf(failed);
        const at = TEST_AT.exec(line)?.groups;
        if (at) {
            suite = placeOf(at);
            if (test)
                test.file = suite;
            return true;
        }
        const titled = TEST_TITLE.exec(line)?.groups;
        const title = titled && (titled['jest'] ?? titled['vitest'] ?? titled['node'] ?? titled['tap']);
        if (title !== undefined) {
            closeTest();
            // The heading of a list, not a test.
            if (!/^failing tests:?$/.test(title))
                test = { title, file: suite };
            thrown = '';
            return true;
        }
        return false;
    }
    /** A test that never told where it failed. */
    function closeTest() {
        if (test?.file)
            note({ line: 1, ...test.file }, `${test.title}${thrown ? `: ${thrown}` : ''}`, { title: 'Test' });
        test = undefined;
    }
    function takeTrace(line) {
        const error = (ERROR.exec(line) ?? EXPECT.exec(line))?.groups;
        if (error) {
            thrown ||= `${error['name'] ? `${error['name']}: ` : ''}${error['message'] ?? ''}`;
            return true;
        }
        const frame = FRAME.exec(line)?.groups;
        if (!frame)
            return false;
        const place = placeOf(frame);
        if (!place || (test === undefined && thrown === ''))
            return true;
        const message = test ? `${test.title}${thrown ? `: ${thrown}` : ''}` : thrown;
        note(place, message, { title: test ? 'Test' : 'Error' });
        test = undefined;
        thrown = '';
        return true;
    }
    return {
        take(raw) {
            const line = (0,external_node_util_.stripVTControlCharacters)(raw).trimEnd();
            if (line === '' || line.length > 4_000)
                return;
            if (takeTool(line) || takeTrace(line))
                return;
            const alone = PLACE_ALONE.exec(line)?.groups;
            const unnamed = alone ?? VITE_FILE.exec(line)?.groups;
            if (unnamed) {
                if (headline !== '' || thrown !== '')
                    note(placeOf(unnamed), headline || thrown);
                headline = '';
                return;
            }
            if (takeTest(line)) {
                headline = HEADLINE.exec(line)?.groups?.['message'] ?? '';
                return;
            }
            const head = HEADLINE.exec(line)?.groups?.['message'];
            if (head !== undefined)
                headline = head;
            const generic = GENERIC.exec(line)?.groups;
            if (generic && /\berror|warn|expected|unexpected|cannot|missing|undefined|invalid|fail/i.test(line)) {
                const severity = /\bwarn/i.test(line) && !/\berror/i.test(line) ? 'warning' : 'error';
                note(placeOf(generic), (generic['message'] ?? '').replace(/^(ERROR|error):? /, ''), { severity });
                return;
            }
            // ESLint tells the file first, on a line of its own, and then what is wrong in it.
            if (/^\S.*\.\w+$/.test(line))
                listed = fileOf(line, options);
        },
        findings() {
            closeTest();
            return findings;
        },
    };
}
function severityOf(groups) {
    return { severity: groups['severity'] === 'warning' ? 'warning' : 'error', title: groups['title'] };
}
/** From the repository's root; nothing when there is no such file, or it isn't one of its own. */
function fileOf(printed, { from, workspace }) {
    let path = printed.trim().replace(/\?.*$/, '');
    if (path === '' || path.length > 500 || path.includes('\0'))
        return undefined;
    if (path.startsWith('file://')) {
        try {
            path = (0,external_node_url_.fileURLToPath)(path);
        }
        catch {
            return undefined;
        }
    }
    for (const folder of (0,external_node_path_.isAbsolute)(path) ? [''] : from) {
        const file = (0,external_node_path_.resolve)(folder, path);
        const inside = (0,external_node_path_.relative)(workspace, file).split(external_node_path_.sep).join('/');
        if (inside === '' || inside.startsWith('../') || /(^|\/)node_modules\//.test(inside))
            continue;
        if ((0,external_node_fs_.existsSync)(file) && (0,external_node_fs_.statSync)(file).isFile())
            return inside;
    }
    return undefined;
}
function lineWith({ file = '' }, text, { workspace }) {
    const lines = (0,external_node_fs_.readFileSync)((0,external_node_path_.join)(workspace, file), 'utf8').split('\n');
    const index = lines.findIndex((line) => line.includes(text));
    return index < 0 ? { line: 1 } : { line: index + 1, column: (lines[index]?.indexOf(text) ?? 0) + 1 };
}

;// CONCATENATED MODULE: ./src/verify/run-scripts.ts



/** Lines that wait for their turn; of more, the first and the last. */
const MOST_WAITING = 20_000;
const TAIL = 15;
/** Runs the scripts of one step at the same time. The first streams; the others tell theirs when it is their turn. */
async function runStep(context, target, scripts) {
    let turn = Promise.resolve();
    const runs = scripts.map((script) => {
        const mine = turn;
        const running = runScript(context, { target, script, turn: mine });
        turn = running.catch(() => undefined);
        return running;
    });
    return await Promise.all(runs);
}
async function runScript(context, { target, script, turn }) {
    const { packages, manifest, name, directory } = target;
    const { workspace, programs, log, signal, timeoutMs } = context;
    if (!packages || !manifest)
        throw new Error(`${name} has no package.json`);
    const reader = readerOf({ from: [directory, packages.directory, context.root], workspace });
    const show = inTurn(context, turn);
    const tail = [];
    const onLine = (line) => {
        reader.take(line);
        show.line(line);
        if (line.trim() !== '' && tail.push(line) > TAIL)
            tail.shift();
    };
    const env = { ...context.env, OPS_COMMIT: context.commit };
    const [{ code, timedOut, durationMs }] = await Promise.all([
        programs.run(packages.run(script, directory), { env, timeoutMs, signal, onLine }).finally(show.end),
        show.during(log, `${name}: ${script}`),
    ]);
    if (code === 0)
        return { name: script, status: 'success', durationMs };
    const how = timedOut ? `took longer than ${seconds(timeoutMs)} and was ended` : `ended with ${code ?? 'a signal'}`;
    const findings = reader.findings();
    const place = placeOfScript(manifest, script, { directory, workspace });
    const last = tail
        .filter((line) => !/^npm (error|ERR!)|ELIFECYCLE/.test(line))
        .slice(-3)
        .join(' | ')
        .slice(0, 400);
    const own = {
        severity: 'error',
        message: `${name}: the script "${script}" ${how}${last ? `; it said: ${last}` : ''}`,
        title: script,
        ...place,
    };
    return {
        name: script,
        status: 'failure',
        durationMs,
        detail: `${how}${findings.length > 0 ? `; ${findings[0]?.message}` : ''}`,
        findings: findings.some(({ severity }) => severity === 'error') ? findings : [...findings, own],
    };
}
/** Groups of the log can't be mixed, so that only one script at a time is shown as it runs. */
function inTurn({ log }, turn) {
    const waiting = [];
    let left = 0;
    let isShown = false;
    const { promise: ended, resolve: end } = Promise.withResolvers();
    return {
        line(text) {
            if (isShown)
                log.line(text);
            else if (waiting.length < MOST_WAITING)
                waiting.push(text);
            else
                left++;
        },
        end: () => {
            end(undefined);
        },
        async during({ foreign }, title) {
            await turn;
            await foreign(title, async () => {
                for (const text of waiting.splice(0))
                    log.line(text);
                if (left > 0)
                    log.line(`(${left} lines more)`);
                isShown = true;
                await ended;
            });
        },
    };
}
/** Builds what the component needs of its own workspace, each only once. Its first failure is the component's. */
async function buildBefore(context, target, known) {
    const checks = [];
    for (const { name, directory } of target.before) {
        const built = known.get(directory) ?? (await buildPackage(context, target, { name, directory }));
        if (!built)
            continue;
        known.set(directory, built);
        checks.push(built);
        if (built.status === 'failure')
            break;
    }
    return checks;
}
async function buildPackage(context, target, { name, directory }) {
    const manifest = readManifest(directory);
    if (!manifest)
        return undefined;
    const source = fromRoot(context.workspace, directory);
    const [built] = await runStep(context, { ...target, name, directory, source, manifest, before: [] }, ['build']);
    return built && { ...built, name: `build of ${name}` };
}

// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(77030);
// EXTERNAL MODULE: ./src/http.ts + 3 modules
var src_http = __webpack_require__(32175);
;// CONCATENATED MODULE: ./src/verify/start.ts







/** How the component is to be started; nothing when it is no server, or must not be started. */
function startOf({ build, kind, manifest, directory }) {
    if (build.start === false || kind === 'site' || !manifest)
        return undefined;
    const start = build.start ?? { script: 'start', timeoutMs: 30_000 };
    if (manifest.scripts[start.script] === undefined && !build.start)
        return undefined;
    const { deploy } = readJson((0,external_node_path_.join)(directory, 'railway.json'));
    const told = typeof deploy?.healthcheckPath === 'string' ? deploy.healthcheckPath : undefined;
    const path = start.path ?? told;
    return { ...start, ...(path === undefined ? {} : { path }) };
}
/** Starts the server on a free port, and waits until it says that it is well. */
async function checkStart(context, target, start) {
    const { programs, workspace, signal, log } = context;
    const { manifest, packages, directory, name } = target;
    const startedAt = performance.now();
    const done = (status, detail, findings = []) => ({
        name: 'start',
        status,
        durationMs: performance.now() - startedAt,
        detail,
        findings,
    });
    const place = manifest && placeOfScript(manifest, start.script, { directory, workspace });
    if (!manifest || !packages || manifest.scripts[start.script] === undefined) {
        const message = `${name}: package.json has no script "${start.script}" that starts it`;
        return done('failure', message, [{ severity: 'error', message, ...place }]);
    }
    const port = await freePort();
    const reader = readerOf({ from: [directory, packages.directory], workspace });
    const env = {
        NODE_ENV: 'production',
        ...context.env,
        PORT: String(port),
        HOST: '127.0.0.1',
        OPS_COMMIT: context.commit,
    };
    const onLine = (line) => {
        reader.take(line);
        log.line(line);
    };
    const trouble = await log.foreign(`${name}: ${start.script}`, async () => {
        return await programs.during(packages.run(start.script, directory), { env, signal, onLine }, async (ended) => {
            const over = ended.then(({ code }) => `it ended with ${code ?? 'a signal'} before it answered`);
            return await Promise.race([over, waitUntilWell({ ...start, port, signal })]);
        });
    });
    if (trouble === undefined) {
        return done('success', `answers ${start.path ?? '/'} after ${Math.round(performance.now() - startedAt)} ms`);
    }
    const remedy = 'where it can’t be started without its surroundings, set "start: false" below "build" in ops.yml';
    const message = `${name} does not start: ${trouble}; ${remedy}`;
    const found = reader.findings();
    return done('failure', message, [
        ...found,
        ...(found.length > 0 ? [] : [{ severity: 'error', message, ...place }]),
    ]);
}
/** What is wrong in the end; nothing when all is well. */
async function waitUntilWell({ port, path, timeoutMs, signal }) {
    const http = (0,src_http/* createHttp */.V)({
        name: 'server',
        baseUrl: `http://127.0.0.1:${port}`,
        proxyEnv: {},
        attemptMs: 5_000,
        signal,
    });
    const deadline = performance.now() + timeoutMs;
    let last = `nothing listens on port ${port}; does it listen on the port that PORT names?`;
    for (let wait = 20; performance.now() < deadline; wait = Math.min(wait * 1.5, 500)) {
        try {
            const { status } = await http(path ?? '/', { accept: 'any', maxAttempts: 1, maxBytes: 64 * 1024 });
            if (status < (path === undefined ? 500 : 400))
                return undefined;
            last = `GET ${path ?? '/'} answered ${status}`;
        }
        catch (error) {
            if (error instanceof src_http/* HttpError */.j && error.failure !== 'refused')
                last = error.message;
        }
        await (0,external_node_timers_promises_.setTimeout)(wait, undefined, { signal });
    }
    return `${last} (waited ${Math.round(timeoutMs / 1000)} s)`;
}
async function freePort() {
    return await new Promise((resolve, reject) => {
        const server = (0,external_node_net_.createServer)();
        server.once('error', reject);
        server.listen(0, '127.0.0.1', () => {
            const address = server.address();
            server.close(() => {
                resolve(typeof address === 'object' && address ? address.port : 0);
            });
        });
    });
}

;// CONCATENATED MODULE: ./src/verify/component.ts









/** One component from its sources to a result that can be shipped. */
async function verifyComponent(context, target, options) {
    const checks = await checksOf(context, target, options);
    const advisories = await options.advisories;
    if (advisories)
        checks.list.push(advisories);
    const status = worst(checks.list.map((one) => one.status));
    const bad = status === 'success' ? undefined : checks.list.find((one) => one.status === status);
    return {
        name: target.name,
        source: target.source,
        status,
        ...(bad ? { reason: `${bad.name}: ${bad.detail ?? bad.status}` } : {}),
        checks: checks.list,
        ...(checks.output ? { output: checks.output } : {}),
    };
}
async function checksOf(context, target, { base, installed, built }) {
    const { manifest, steps, name } = target;
    const list = [];
    const mistakes = manifest ? unknownScripts(manifest, steps) : [];
    if (mistakes.length > 0 && manifest) {
        const place = placeOfScript(manifest, '', { directory: target.directory, workspace: context.workspace });
        const findings = mistakes.map((message) => ({
            severity: 'error',
            message: `${name}: ${message}`,
            ...place,
        }));
        return { list: [{ name: 'scripts', status: 'failure', durationMs: 0, detail: mistakes.join('; '), findings }] };
    }
    const script = buildScript(steps);
    const inputs = context.store && steps.length > 0 ? await hashInputs(context, target) : undefined;
    const kept = inputs === undefined ? undefined : await restoreBuild(context, target, inputs);
    const start = startOf(target);
    const isKnown = (one) => kept?.passed.includes(one) ?? false;
    const left = steps.map((step) => step.filter((one) => !isKnown(one))).filter((step) => step.length > 0);
    if (kept)
        context.log.line(`${name}: ${kept.passed.join(', ')} from the cache, ${seconds(kept.tookMs)} saved`);
    if (left.length > 0 || start) {
        const packages = await installed();
        if (packages)
            list.push(packages);
        if (packages?.status === 'failure')
            return { list: [...list, ...skipped(left.flat(), 'the packages could not be installed')] };
    }
    if (left.length > 0 || start)
        list.push(...(await buildBefore(context, target, built)));
    if (list.some(({ status }) => status === 'failure'))
        return { list: [...list, ...skipped(left.flat(), 'a package that it needs could not be built')] };
    for (const one of kept?.passed ?? [])
        list.push({ name: one, status: 'success', durationMs: 0, detail: 'from the cache: nothing has changed' });
    for (const step of left)
        list.push(...(await runStep(context, target, step)));
    const isBuilt = script === undefined || list.some((one) => one.name === script && one.status === 'success');
    if (!isBuilt)
        return { list: [...list, ...skipped(['output'], 'the build has failed')] };
    const judged = await judge(context, target, { script, base, kept });
    list.push(...judged.checks);
    if (target.build.reproducible && script && judged.output && !isKnown(script)) {
        list.push(await checkRepeated(context, target, { script, judged }));
    }
    if (start)
        list.push(await checkStart(context, target, start));
    await component_keep(context, target, { inputs, kept, list, judged });
    return { list, output: judged.output };
}
async function judge(context, target, { script, base, kept }) {
    const output = await findOutput(target, context.repository, script !== undefined);
    const known = kept?.output && { digest: kept.output.digest, sizes: kept.output.size };
    return await judgeOutput(context, target, { output, script, base, known });
}
/** Builds again in the same place, and keeps the first build. */
async function checkRepeated(context, target, { script, judged }) {
    const startedAt = performance.now();
    const first = await findOutput(target, context.repository, true);
    if (!first)
        return { name: 'reproducible', status: 'unknown', durationMs: 0, detail: 'there is no output to compare' };
    const aside = `${first.path}.first-build`;
    await (0,promises_.rename)(first.path, aside);
    try {
        const [again] = await runStep(context, target, [script]);
        if (again?.status !== 'success') {
            return {
                ...again,
                name: 'reproducible',
                detail: `built again, it has failed: ${again?.detail ?? ''}`,
            };
        }
        const second = await judgeOutput(context, target, { output: first, script, base: undefined });
        const paths = [...new Set([...judged.hashes.keys(), ...second.hashes.keys()])].toSorted();
        const different = paths.filter((path) => judged.hashes.get(path) !== second.hashes.get(path));
        const detail = different.length === 0
            ? 'built twice, with the same result'
            : `built twice, ${different.length} files differ: ${different.slice(0, 5).join(', ')}`;
        const place = target.manifest &&
            placeOfScript(target.manifest, script, { directory: target.directory, workspace: context.workspace });
        const findings = different.length === 0
            ? []
            : [{ severity: 'error', message: `${target.name}: ${detail}`, title: 'Not reproducible', ...place }];
        return {
            name: 'reproducible',
            status: different.length === 0 ? 'success' : 'failure',
            durationMs: performance.now() - startedAt,
            detail,
            findings,
        };
    }
    finally {
        await (0,promises_.rm)(first.path, { recursive: true, force: true });
        await (0,promises_.rename)(aside, first.path);
    }
}
/** Only where all is well: what is wrong has to be looked at again. */
async function component_keep(context, target, { inputs, kept, list, judged }) {
    const { steps, name } = target;
    if (inputs === undefined || kept || list.some(({ status }) => status === 'failure'))
        return;
    const passed = steps.flat().filter(isRepeatable);
    const tookMs = list.filter((one) => passed.includes(one.name)).reduce((sum, { durationMs }) => sum + durationMs, 0);
    const { output, namesCommit } = judged;
    const bytes = await keepBuild(context, target, { inputs, build: { passed, tookMs }, output, namesCommit });
    if (bytes !== undefined)
        context.log.line(`${name}: kept for later runs (${bytes} bytes)`);
}
function skipped(names, detail) {
    return names.map((name) => ({ name, status: 'skipped', durationMs: 0, detail }));
}
/** A failure counts more than what could not be told, and that more than success. */
function worst(all) {
    for (const one of ['failure', 'unknown', 'success'])
        if (all.includes(one))
            return one;
    return 'skipped';
}

// EXTERNAL MODULE: ./src/help.ts
var help = __webpack_require__(41244);
// EXTERNAL MODULE: ./src/problems.ts
var src_problems = __webpack_require__(62095);
;// CONCATENATED MODULE: ./src/verify/prepare.ts





/** Looks at the directories of all components, and runs nothing of theirs. Throws `Problems` with all mistakes at once. */
async function prepare(context, targets) {
    const problems = [];
    const prepared = [];
    for (const target of targets) {
        try {
            prepared.push(await prepareOne(context, target, targets));
        }
        catch (error) {
            if (error instanceof src_problems/* Problems */.Z)
                problems.push(...error.problems);
            else
                problems.push({ message: `${target.name}: ${error instanceof Error ? error.message : String(error)}` });
        }
    }
    if (problems.length > 0)
        throw new src_problems/* Problems */.Z('verify', problems);
    return prepared;
}
async function prepareOne(context, target, targets) {
    const { directory, build } = target;
    const manifest = manifestOf(context, directory);
    if (!manifest &&
        target.kind === undefined &&
        build.output === undefined &&
        !(0,external_node_fs_.existsSync)((0,external_node_path_.join)(directory, 'index.html'))) {
        throw new help/* Trouble */.qm('wrong-inputs', 'there is nothing to verify: no ops.yml, no package.json and no index.html; is it checked out, and is the input "working-directory" right?');
    }
    const packages = await context.packages.find(directory, context.root);
    const needed = packages ? neededPackages(packages, directory) : [];
    const others = targets.filter((other) => other.directory !== directory);
    return {
        ...target,
        manifest,
        packages,
        steps: manifest ? chooseScripts(manifest, build.scripts) : [],
        before: needed.filter((one) => readManifest(one.directory)?.scripts['build'] !== undefined),
        foreign: others
            .map((other) => other.directory)
            // A component below this one is part of it, and one that it depends on is among its inputs.
            .filter((folder) => !isBelow(folder, directory) && !isBelow(directory, folder) && !needed.some((one) => one.directory === folder)),
    };
}
function manifestOf({ workspace }, directory) {
    try {
        return readManifest(directory);
    }
    catch (error) {
        const file = fromRoot(workspace, (0,external_node_path_.join)(directory, 'package.json'));
        throw new src_problems/* Problems */.Z('verify', [{ file, line: 1, message: `${file} is no JSON: ${error.message}` }]);
    }
}
/** Packages of the workspace that this one depends on, those first that others need. */
function neededPackages({ members }, directory) {
    const known = new Map(members.flatMap((member) => {
        const manifest = readManifest(member);
        return manifest?.name === undefined ? [] : [[manifest.name, { manifest, directory: member }]];
    }));
    const order = [];
    const visit = (folder, trail) => {
        const { dependencies = {}, devDependencies = {} } = readManifest(folder) ?? {};
        for (const name of Object.keys({ ...dependencies, ...devDependencies })) {
            const found = known.get(name);
            if (!found || trail.includes(name) || order.some((one) => one.name === name) || found.directory === directory)
                continue;
            visit(found.directory, [...trail, name]);
            order.push({ name, directory: found.directory });
        }
    };
    visit(directory, []);
    return order;
}
function isBelow(folder, path) {
    return folder === path || path.startsWith(`${folder}/`);
}

;// CONCATENATED MODULE: ./src/verify/verify.ts





/** Verifies all components, and demands the same of each. Throws `Problems` when it could not begin. */
async function verify(context, { targets, settings, base }) {
    const [prepared, before] = await Promise.all([prepare(context, targets), readBase(context, base)]);
    const advisories = once(async (packages) => await checkAdvisories(context, packages, settings));
    const installs = once(async (packages) => await install(context, packages));
    // Takes its time and needs nothing of what is installed.
    for (const { packages } of prepared)
        if (packages)
            advisories(packages).catch(() => undefined);
    const components = [];
    const built = new Map();
    for (const target of prepared) {
        const known = before?.components.find(({ name }) => name === target.name)?.output?.size;
        const { packages } = target;
        const result = await verifyComponent(context, target, {
            base: known,
            built,
            installed: async () => packages && (await installs(packages)),
            advisories: packages ? advisories(packages) : Promise.resolve(undefined),
        });
        context.log.line(`${target.name}: ${result.status}${result.reason ? ` (${result.reason})` : ''}`);
        components.push(result);
    }
    const report = toReport(context, components);
    await saveBase(context, base, report);
    return {
        report,
        components,
        findings: distinct(components.flatMap(({ checks }) => checks.flatMap((check) => check.findings ?? []))),
    };
}
/** What would be done, in words. */
async function plan(context, targets) {
    return await prepare(context, targets);
}
function toReport({ commit }, components) {
    return {
        version: 1,
        commit,
        status: worst(components.map(({ status }) => status)),
        components: components.map(({ name, source, status, reason, checks, output }) => ({
            name,
            source,
            status,
            ...(reason === undefined ? {} : { reason }),
            checks: checks.map(toCheck),
            ...(output ? { output } : {}),
        })),
    };
}
function toCheck({ name, status, durationMs, detail }) {
    return { name, status, durationMs: Math.round(durationMs), ...(detail === undefined ? {} : { detail }) };
}
/** Components of one workspace share what is done for all of it. */
function once(work) {
    const known = new Map();
    return (packages) => {
        const { directory } = packages;
        const result = known.get(directory) ?? work(packages);
        known.set(directory, result);
        return result;
    };
}
function distinct(findings) {
    const seen = new Set();
    return findings.filter((one) => {
        const key = JSON.stringify([one.file, one.line, one.column, one.message]);
        return seen.size < seen.add(key).size;
    });
}


/***/ })

};
