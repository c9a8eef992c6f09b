export const id = 9647;
export const ids = [9647];
export const modules = {

/***/ 2856:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Bk: () => (/* binding */ missingTokens),
  N_: () => (/* binding */ releaseContext),
  zy: () => (/* binding */ releaseInputs)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/problems.ts
var src_problems = __webpack_require__(62095);
// EXTERNAL MODULE: ./src/providers/github/client.ts
var github_client = __webpack_require__(68669);
// EXTERNAL MODULE: ./src/help.ts
var help = __webpack_require__(41244);
// EXTERNAL MODULE: ./src/markdown.ts
var markdown = __webpack_require__(83758);
// EXTERNAL MODULE: ./src/redact.ts
var redact = __webpack_require__(76670);
;// CONCATENATED MODULE: ./src/providers/github/incidents.ts



const PERMISSION = 'issues: write';
const LABEL = 'ops-actions';
/** Keeps one issue for each environment while a release there can't be finished. */
function incidents(github) {
    const at = { owner: github.owner, repo: github.repo };
    async function find(environment) {
        const { data } = await github.call(PERMISSION, async (octokit) => await octokit.rest.issues.listForRepo({ ...at, labels: LABEL, state: 'open', per_page: 100 }));
        return data.find(({ body }) => body?.includes(markOf(environment)));
    }
    return {
        async open(incident) {
            const body = bodyOf(incident);
            const known = await find(incident.environment);
            const { data } = await github.call(PERMISSION, async (octokit) => {
                const title = `The release of ${incident.environment} is stuck`;
                return known
                    ? await octokit.rest.issues.update({ ...at, issue_number: known.number, title, body })
                    : await octokit.rest.issues.create({ ...at, title, body, labels: [LABEL] });
            });
            return data.html_url;
        },
        async close({ environment }, how) {
            const known = await find(environment);
            if (!known)
                return;
            const issue = { ...at, issue_number: known.number };
            await github.call(PERMISSION, async (octokit) => await octokit.rest.issues.createComment({ ...issue, body: (0,redact/* redact */.E)(how) }));
            await github.call(PERMISSION, async (octokit) => await octokit.rest.issues.update({ ...issue, state: 'closed' }));
        },
    };
}
function markOf(environment) {
    return `<!-- ops-actions: stuck release of ${environment} -->`;
}
function bodyOf({ environment, releaseId, troubles, run }) {
    return (0,redact/* redact */.E)([
        markOf(environment),
        `Release \`${releaseId}\` failed and could not be undone, so the application is between two versions.`,
        troubles.map((trouble) => `- ${(0,markdown/* plain */.pj)(trouble, 1000)}`).join('\n'),
        'When the platform answers again, run the deploy action with `recover: true`, or start any deploy or rollback: each finishes this first, and closes this issue.',
        `The run: ${run.url}`,
        `[What to do about it](${(0,help/* helpUrl */.xR)('a-release-is-not-finished', process.env)})`,
    ].join('\n\n'));
}

// EXTERNAL MODULE: ./src/providers/github/record-store.ts + 1 modules
var record_store = __webpack_require__(66961);
// EXTERNAL MODULE: ./src/providers/github/repository.ts
var repository = __webpack_require__(70166);
// EXTERNAL MODULE: ./src/providers/railway/railway.ts + 5 modules
var railway = __webpack_require__(64044);
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(58500);
// EXTERNAL MODULE: ./src/backoff.ts
var backoff = __webpack_require__(82431);
// EXTERNAL MODULE: ./src/http.ts + 3 modules
var src_http = __webpack_require__(32175);
// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(31421);
// EXTERNAL MODULE: external "node:fs/promises"
var external_node_fs_promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./src/providers/sentry/client.ts
var client = __webpack_require__(16885);
;// CONCATENATED MODULE: ./src/providers/sentry/cli-builds.ts
// Written by scripts/sentry-cli.ts.
const CLI_VERSION = '3.8.0';
/** By platform and architecture, as Node calls them. */
const CLI_BUILDS = {
    'darwin-arm64': {
        file: 'sentry-cli-Darwin-arm64',
        sha256: '1dda212b0e168b9c4dc48d7d3aa24c1c37de9c6edf786e6ae661236e529969cd',
    },
    'darwin-x64': {
        file: 'sentry-cli-Darwin-x86_64',
        sha256: '279c795b15de7a76106d30b6611b7942b1a97323307327bafc18335f10384c4d',
    },
    'linux-arm': {
        file: 'sentry-cli-Linux-armv7',
        sha256: 'f5cf9d6b3101f740f2d60c371c0a76330cb5072206216641edce72353e8cf503',
    },
    'linux-arm64': {
        file: 'sentry-cli-Linux-aarch64',
        sha256: 'eaea24b5b47b61a96d9a2e353268ea41fd9a8c5b7979694330df614d4af672bf',
    },
    'linux-ia32': {
        file: 'sentry-cli-Linux-i686',
        sha256: 'ecbbc8e9b8050831cc1196edfc8df6d72660c4fdc7d844722ab6bc2a3a778173',
    },
    'linux-x64': {
        file: 'sentry-cli-Linux-x86_64',
        sha256: '13f8cb34ae01a6a272d7d7c22e277a105286615b4020de900ea95a8de47cdbb6',
    },
    'win32-arm64': {
        file: 'sentry-cli-Windows-aarch64.exe',
        sha256: '174786337bf2d3cd3386c14aab122ba3d3bbd49b98e124666b03f63f54e4104f',
    },
    'win32-ia32': {
        file: 'sentry-cli-Windows-i686.exe',
        sha256: 'f10b90a1e62a81a5184a076ac097c6a31a56a0b493648d066948adb0691d6370',
    },
    'win32-x64': {
        file: 'sentry-cli-Windows-x86_64.exe',
        sha256: '2257cf6805a616f5c3ee291a549ebbba021190048b646adc006beb4e8cdef7fd',
    },
};

;// CONCATENATED MODULE: ./src/providers/sentry/cli.ts










const TOOL = 'sentry-cli';
const DOWNLOADS = 'https://downloads.sentry-cdn.com/sentry-cli';
/** A program of 23 MB, and what it may still grow by. */
const MAX_BYTES = 96 * 1024 * 1024;
/** What it needs of the environment, besides what it is told. */
const PASSED_ON = /^(https?_proxy|no_proxy|all_proxy|curl_ca_bundle|ssl_cert_(file|dir)|systemroot|tmpdir|temp|tmp)$/i;
function sentryCli({ server, organization, token, temp, transport, env = process.env }) {
    let program;
    const environment = {
        ...Object.fromEntries(Object.entries(env).filter(([name]) => PASSED_ON.test(name))),
        HOME: temp,
        SENTRY_URL: server,
        SENTRY_ORG: organization,
        SENTRY_AUTH_TOKEN: token,
        SENTRY_LOAD_DOTENV: '0',
        SENTRY_LOG_LEVEL: 'warn',
        // It repeats only some of its requests; the whole command is repeated here.
        SENTRY_HTTP_MAX_RETRIES: '0',
    };
    return async (args, { withinMs, signal }) => {
        const endsAt = performance.now() + withinMs;
        program ??= fetchProgram({ temp, transport, env }, { withinMs, signal });
        const file = await program.catch((error) => {
            program = undefined;
            throw error;
        });
        for (let attempt = 1;; attempt++) {
            const timeoutMs = Math.max(1, Math.floor(endsAt - performance.now()));
            const output = await run(file, args, { environment, temp, timeoutMs, signal });
            if (output === undefined)
                return;
            const wait = (0,backoff/* waitMs */.C)(undefined, attempt);
            if (!isTransient(output) || performance.now() + wait >= endsAt) {
                throw new help/* Trouble */.qm('trouble-with-sentry', `sentry-cli ${args.slice(0, 2).join(' ')}: ${reasonIn(output)}`);
            }
            await (0,promises_.setTimeout)(wait, undefined, { signal });
        }
    };
}
/** What it has said when it failed; nothing when it did not. */
async function run(file, args, options) {
    const { environment: env, temp: cwd, timeoutMs: timeout, signal } = options;
    return await new Promise((resolve, reject) => {
        (0,external_node_child_process_.execFile)(file, args, { env, cwd, timeout, signal, killSignal: 'SIGKILL' }, (error, stdout, stderr) => {
            if (!error)
                resolve(undefined);
            else if (signal.aborted || typeof error.code === 'string')
                reject(error);
            else if (error.killed)
                resolve(`Caused by:\n    it took longer than ${Math.round(timeout / 1000)} s`);
            else
                resolve(`${stdout}\n${stderr}`);
        });
    });
}
/** 429, a status from 500 up, or an error of the network, which it tells by curl's number. */
function isTransient(output) {
    return /http status: (429|5\d\d)\b/.test(output) || /^\s*(\d+: )?\[\d+\] /m.test(output);
}
function reasonIn(output) {
    const causes = /^Caused by:\n((?: {4}.*\n?)+)/m.exec(output)?.[1]?.trim().split('\n');
    const reason = (causes?.at(-1) ?? /^error: (.*)$/m.exec(output)?.[1] ?? 'it failed').replace(/^\s*\d+: /, '').trim();
    const remedy = (0,client/* remedyFor */.wJ)(Number(/http status: (\d+)/.exec(reason)?.[1]));
    return `${reason.slice(0, 300)}${remedy ? `: ${remedy}` : ''}`;
}
/** The program's path: one that is there already, or the very one that ops-actions was tested with. */
async function fetchProgram({ temp, transport, env }, { withinMs, signal }) {
    const own = env['SENTRY_BINARY_PATH'];
    if (own)
        return own;
    const build = CLI_BUILDS[`${process.platform}-${process.arch}`];
    if (!build) {
        throw new help/* Trouble */.qm('trouble-with-sentry', `there is no sentry-cli for ${process.platform} on ${process.arch}; name one of your own in SENTRY_BINARY_PATH`);
    }
    const { cacheFile, find } = await Promise.all(/* import() */[__webpack_require__.e(2088), __webpack_require__.e(9805)]).then(__webpack_require__.bind(__webpack_require__, 59805));
    const name = process.platform === 'win32' ? `${TOOL}.exe` : TOOL;
    const cached = (0,external_node_path_.join)(find(TOOL, CLI_VERSION), name);
    if ((await hashOf(cached)) === build.sha256)
        return cached;
    const http = (0,src_http/* createHttp */.V)({
        name: 'sentry-cli',
        baseUrl: `${(env['SENTRYCLI_CDNURL'] || DOWNLOADS).replace(/\/$/, '')}/`,
        attemptMs: withinMs,
        totalMs: withinMs,
        signal,
        ...transport,
    });
    const { body } = await http(`${CLI_VERSION}/${build.file}`, { maxBytes: MAX_BYTES });
    const found = (0,external_node_crypto_.createHash)('sha256').update(body).digest('hex');
    if (found !== build.sha256) {
        throw new help/* Trouble */.qm('trouble-with-sentry', `the download of ${build.file} ${CLI_VERSION} has the SHA-256 ${found}, not ${build.sha256}; it was not run`);
    }
    const file = (0,external_node_path_.join)(temp, `${TOOL}-${process.pid}`);
    await (0,external_node_fs_promises_.writeFile)(file, body);
    await (0,external_node_fs_promises_.chmod)(file, 0o755);
    const folder = await cacheFile(file, name, TOOL, CLI_VERSION);
    await (0,external_node_fs_promises_.rm)(file);
    return (0,external_node_path_.join)(folder, name);
}
async function hashOf(file) {
    const content = await (0,external_node_fs_promises_.readFile)(file).catch(() => undefined);
    return content && (0,external_node_crypto_.createHash)('sha256').update(content).digest('hex');
}

;// CONCATENATED MODULE: ./src/providers/sentry/commits.ts

/** Longest texts that Sentry takes. */
const MOST = { repository: 64, author: 128, email: 200, message: 10_000 };
/** Sentry knows the repository and can fetch its commits itself. A token that may not ask gets the same answer as no. */
async function isConnected(http, repository) {
    const answer = await (0,client/* explain */.WE)(http('repos/', { query: { query: repository }, accept: [403] }));
    if (answer.status === 403)
        return false;
    return answer
        .json()
        .some(({ name, status }) => name === repository && status === 'active');
}
/** For a connected repository: from which commit to which. */
function refsOf({ repository }, { commit, previousCommit }) {
    return { refs: [{ repository, commit, ...(previousCommit ? { previousCommit } : {}) }] };
}
/**
 * For any other one: the commits themselves, newest first, as GitHub compares them. Needs no checkout, and so no depth of
 * one. Reads each range once, however many components have it.
 */
function commitReader({ repository, commits, warn }) {
    const read = new Map();
    return async (range) => {
        const key = `${range.previousCommit}..${range.commit}`;
        const known = read.get(key) ?? fetchCommits(range);
        read.set(key, known);
        return await known;
    };
    async function fetchCommits({ commit, previousCommit }) {
        const only = { commits: [{ id: commit, repository: repository.slice(0, MOST.repository) }] };
        if (!previousCommit)
            return only;
        try {
            const between = await commits.between(previousCommit, commit);
            if (!between?.length)
                return only;
            return {
                commits: between.toReversed().map(({ sha, message, author, at }) => ({
                    id: sha,
                    repository: repository.slice(0, MOST.repository),
                    message: message.slice(0, MOST.message),
                    author_name: author.name.slice(0, MOST.author),
                    author_email: author.email.slice(0, MOST.email),
                    timestamp: at.toISOString(),
                })),
            };
        }
        catch (error) {
            const reason = error instanceof Error ? error.message : String(error);
            warn(`sentry: the commits since ${previousCommit.slice(0, 7)} could not be told: ${reason}`);
            return only;
        }
    }
}

;// CONCATENATED MODULE: ./src/providers/sentry/proof.ts

const MOST_SCRIPTS = 40;
/** Scripts that the page loads from its own host and whose errors no uploaded map can make readable, each with the reason. */
async function findUnknown({ component, url, known, transport }, { withinMs, signal }) {
    const http = (0,src_http/* createHttp */.V)({
        name: component,
        baseUrl: `${url}/`,
        connections: 8,
        attemptMs: withinMs,
        totalMs: withinMs,
        signal,
        ...transport,
    });
    const page = await http('');
    if (!String(page.headers['content-type']).includes('html'))
        return [];
    const scripts = scriptsIn(page.text(), `${url}/`).slice(0, MOST_SCRIPTS);
    const reasons = await Promise.all(scripts.map(async (script) => {
        const id = idIn((await http(script)).text());
        if (!id)
            return [`${script} carries no debug id`];
        return known.has(id) ? [] : [`${script} carries the debug id ${id}, which Sentry does not know`];
    }));
    return reasons.flat();
}
function scriptsIn(html, address) {
    const found = [
        ...html.matchAll(/<script\b[^>]*?\ssrc\s*=\s*["']?([^"'\s>]+)/gi),
        ...html.matchAll(/<link\b(?=[^>]*\srel=["']?modulepreload)[^>]*?\shref\s*=\s*["']?([^"'\s>]+)/gi),
    ];
    const { host } = new URL(address);
    const urls = found.flatMap(([, path = '']) => URL.parse(path.replaceAll('&amp;', '&'), address) ?? []);
    return [...new Set(urls.filter((one) => one.host === host).map(({ href }) => href))];
}
function idIn(script) {
    return [...script.matchAll(/^\/\/[#@] debugId=([0-9a-f-]{36})\s*$/gim)].at(-1)?.[1]?.toLowerCase();
}

;// CONCATENATED MODULE: ./src/providers/sentry/source-maps.ts



const LEFT_OUT = new Set(['node_modules', '.git']);
/** Source maps that Sentry finds by the debug id that script and map share, wherever the script is served from. */
function sourceMaps(options) {
    const { folders, projects, versionOf, workspace, cli, transport } = options;
    /** Components whose scripts carry their ids. */
    const ready = new Set();
    const withFolder = (release) => release.components.flatMap((component) => {
        const folder = folders[component.name];
        return folder ? [{ ...component, folder: (0,external_node_path_.join)(workspace, folder) }] : [];
    });
    async function each(release, act) {
        const troubles = await Promise.all(withFolder(release).map(async (component) => {
            const found = await act(component).catch((error) => [
                error instanceof Error ? error.message : String(error),
            ]);
            return (found ?? []).map((message) => ({
                component: component.name,
                message: `source maps of ${component.name}: ${message}`,
            }));
        }));
        return troubles.flat();
    }
    return {
        prepare: async (release, call) => await each(release, async ({ name, folder }) => {
            if ((await findMaps(folder)).length === 0) {
                return [`${folders[name]} holds no source map; build with them before this step, or take the folder away`];
            }
            await cli(['sourcemaps', 'inject', folder], call);
            ready.add(name);
        }),
        upload: async (release, call) => await each(release, async (component) => {
            if (!ready.has(component.name)) {
                return ['this run has not uploaded them; run the deploy action on the same commit again'];
            }
            // By itself it is content when the upload is queued.
            const waitFor = String(Math.max(1, Math.floor(call.withinMs / 1000)));
            const to = ['--project', projects[component.name] ?? '', '--release', versionOf(component)];
            await cli(['sourcemaps', 'upload', ...to, '--wait-for', waitFor, component.folder], call);
        }),
        prove: async (release, call) => await each(release, async ({ name, url, folder }) => {
            if (!ready.has(name))
                return;
            const known = new Set((await Promise.all((await findMaps(folder)).map(readId))).flat());
            const unknown = await findUnknown({ component: name, url, known, transport }, call);
            return unknown.map((what) => `${what}, so its errors stay unreadable; is it served from ${folders[name]}?`);
        }),
    };
}
async function findMaps(folder) {
    const entries = await (0,external_node_fs_promises_.readdir)(folder, { withFileTypes: true }).catch(() => []);
    const found = await Promise.all(entries.map(async (entry) => {
        const path = (0,external_node_path_.join)(folder, entry.name);
        if (entry.isDirectory())
            return LEFT_OUT.has(entry.name) ? [] : await findMaps(path);
        return /\.(m|c)?js\.map$/.test(entry.name) ? [path] : [];
    }));
    return found.flat();
}
async function readId(map) {
    const text = await (0,external_node_fs_promises_.readFile)(map, 'utf8');
    return [...text.matchAll(/"debug_?id"\s*:\s*"([0-9a-f-]{36})"/gi)].map(([, id = '']) => id.toLowerCase());
}

;// CONCATENATED MODULE: ./src/providers/sentry/sentry.ts








const MISSING = 'sentry: input "sentry-auth-token" is missing, so Sentry is told nothing; set it below "with:" to ${{ secrets.SENTRY_AUTH_TOKEN }}';
/** Keeps Sentry's releases in step with ours. Each component has a release of its own name, so that projects don't mix. */
function sentry(options) {
    const { settings, token, transport } = options;
    const http = token ? (0,client/* client */.Sn)({ settings, token, transport, signal: options.signal }) : undefined;
    const nameVersion = (component) => (0,client/* versionOf */.E4)(component, settings.release);
    const readCommits = commitReader(options);
    if (token)
        for (const line of (0,client/* overruled */.Pw)({ settings, token }))
            options.warn(line);
    return {
        budgetMs: settings.budgetMs,
        nameOf: (component) => (settings.projects[component.name] ? nameVersion(component) : undefined),
        async begin(release, call) {
            const components = tracked(release);
            if (components.length === 0)
                return;
            const ask = within(call);
            const connected = await isConnected(ask, options.repository);
            await Promise.all(components.map(async (component) => {
                if (connected && (await announce(ask, component, refsOf(options, component), [400])).status !== 400)
                    return;
                await announce(ask, component, await readCommits(component));
            }));
        },
        async live(release, call) {
            const ask = within(call);
            await Promise.all(tracked(release).map(async (component) => {
                await enterDeploy(ask, component, release, call);
                if (release.kind === 'rollback')
                    return;
                const json = { dateReleased: release.finishedAt.toISOString() };
                await (0,client/* explain */.WE)(ask((0,client/* pathOf */.XM)(component.version), { method: 'PUT', json, repeatable: true }));
            }));
        },
        async undone(release, call) {
            const ask = within(call);
            await Promise.all(tracked(release).map(async (component) => await archive(ask, component)));
        },
        ...(token && Object.keys(settings.sourcemaps).length > 0
            ? {
                artifacts: sourceMaps({
                    folders: settings.sourcemaps,
                    projects: settings.projects,
                    versionOf: nameVersion,
                    workspace: options.workspace,
                    cli: sentryCli({
                        server: (0,client/* serverOf */.FN)({ settings, token }),
                        organization: (0,client/* organizationOf */.d1)({ settings, token }),
                        token,
                        temp: options.temp,
                        transport,
                    }),
                    transport,
                }),
            }
            : {}),
    };
    /** A version that several components share is told once. */
    function tracked({ components }) {
        const all = components.flatMap((component) => {
            const project = settings.projects[component.name];
            return project ? [{ ...component, project, version: nameVersion(component) }] : [];
        });
        return all.filter(({ version }, index) => all.findIndex((one) => one.version === version) === index);
    }
    function within({ withinMs, signal }) {
        const endsAt = performance.now() + withinMs;
        return async (path, request) => {
            if (!http)
                throw new help/* Trouble */.qm('trouble-with-sentry', MISSING);
            return await http(path, { ...request, totalMs: Math.max(1, endsAt - performance.now()), signal });
        };
    }
}
/** Makes the release, or adds to the one that is there. */
async function announce(http, { version, project }, commits, accept = []) {
    const json = {
        version,
        projects: [project],
        dateStarted: new Date().toISOString(),
        // An earlier attempt may have been undone, and its release archived.
        status: 'open',
        ...commits,
    };
    // 208 says that it is there already, so this may be sent twice.
    return await (0,client/* explain */.WE)(http('releases/', { method: 'POST', json, repeatable: true, accept }));
}
/** Enters that the component serves this version now, once for each release of ours: Sentry itself would count each request. */
async function enterDeploy(http, component, release, call) {
    const { version, project, url } = component;
    const path = `${(0,client/* pathOf */.XM)(version)}deploys/`;
    const json = {
        environment: release.environment,
        name: release.releaseId,
        url,
        dateStarted: release.startedAt.toISOString(),
        dateFinished: release.finishedAt.toISOString(),
        projects: [project],
    };
    const endsAt = performance.now() + call.withinMs;
    for (let attempt = 1;; attempt++) {
        const known = await (0,client/* explain */.WE)(http(path, { accept: [404] }));
        // A version that was live before ops-actions came has no release in Sentry yet.
        if (known.status === 404)
            await announce(http, component, {});
        else if (known.json().some(({ name }) => name === release.releaseId))
            return;
        try {
            await (0,client/* explain */.WE)(http(path, { method: 'POST', json }));
            return;
        }
        catch (error) {
            const mayGoOn = error instanceof src_http/* HttpError */.j && error.mayHaveActed && error.failure !== 'cancelled';
            const wait = (0,backoff/* waitMs */.C)(mayGoOn ? error.answer : undefined, attempt);
            if (!mayGoOn || performance.now() + wait >= endsAt)
                throw error;
            await (0,promises_.setTimeout)(wait, undefined, { signal: call.signal });
        }
    }
}
/** A release that nobody was served leaves the lists; one that has served, here or in another environment, stays. */
async function archive(http, { version }) {
    const known = await (0,client/* explain */.WE)(http((0,client/* pathOf */.XM)(version), { accept: [404] }));
    if (known.status === 404)
        return;
    const { dateReleased, deployCount } = known.json();
    if (dateReleased || deployCount > 0)
        return;
    const json = { version, projects: [], status: 'archived' };
    await (0,client/* explain */.WE)(http('releases/', { method: 'POST', json, repeatable: true }));
}

// EXTERNAL MODULE: ./src/providers/vercel/api.ts
var vercel_api = __webpack_require__(58752);
// EXTERNAL MODULE: ./src/providers/vercel/body.ts
var body = __webpack_require__(56234);
// EXTERNAL MODULE: ./src/providers/vercel/build.ts
var build = __webpack_require__(93688);
// EXTERNAL MODULE: ./src/providers/vercel/create.ts + 5 modules
var create = __webpack_require__(28164);
// EXTERNAL MODULE: ./src/providers/vercel/files.ts + 1 modules
var files = __webpack_require__(94431);
// EXTERNAL MODULE: ./src/providers/vercel/wait.ts
var wait = __webpack_require__(27371);
;// CONCATENATED MODULE: ./src/providers/vercel/traffic.ts




/** Moving the domains takes seconds; only a promotion behind a rolling release waits for people. */
const MOST_MS = 5 * 60_000;
const MOST_TRIES = 3;
/** Lets this deployment serve production, and returns when it does. Nothing is asked for when it serves already. */
async function moveTraffic(options, move, watch) {
    const { api, component } = options;
    const before = await whenQuiet(options, move, watch);
    const last = before.lastAliasRequest;
    const underWay = isMatch(last, move) && isOpen(last);
    // A move that failed half-way may have left some domains behind, whatever the project says.
    if (!underWay && productionOf(before) === move.deploymentId && last?.jobStatus !== 'failed')
        return;
    const since = underWay ? 0 : (last?.requestedAt ?? 0);
    if (!underWay)
        await watch.allow(liveOf(before));
    if (!underWay && !(await request(options, move, before.id, since, watch)))
        return;
    watch.report(`${move.type} of ${move.deploymentId} has begun`);
    const project = await waitForJob(options, move, since, watch);
    const job = project.lastAliasRequest;
    if (job?.jobStatus === 'failed') {
        const names = await failedAliases(api, project.id, watch);
        throw new help/* Trouble */.qm('traffic-did-not-move', `vercel: the ${move.type} of ${move.deploymentId} (${component}) failed` +
            (names.length > 0 ? `; these domains did not move: ${names.join(', ')}` : '') +
            '. Look at the domains in the project settings on Vercel, and repeat');
    }
    await prove(options, move, watch);
}
function productionOf(project) {
    const production = project.targets?.production;
    return production ? (0,vercel_api/* idOf */.TH)(production) : undefined;
}
/** What serves production, and how that came about. */
function liveOf({ targets, lastAliasRequest: last }) {
    const production = targets?.production;
    if (!production)
        return undefined;
    const { createdAt, creator } = production;
    const moved = last?.toDeploymentId === (0,vercel_api/* idOf */.TH)(production) && last.jobStatus === 'succeeded' ? last : undefined;
    const at = moved?.requestedAt ?? createdAt;
    const how = moved?.type === 'rollback' ? 'rolled back to' : moved ? 'promoted' : 'deployed';
    const who = creator?.username ?? creator?.email;
    const arrival = [at && `${how} at ${new Date(at).toISOString()}`, who && `made by ${who}`].filter(Boolean).join(', ');
    return { ...(0,vercel_api/* toDeployment */.HG)(production), arrival: arrival || undefined };
}
function isMatch(job, { type, deploymentId }) {
    return job?.toDeploymentId === deploymentId && job.type === type;
}
function isOpen(job) {
    return job?.jobStatus === 'pending' || job?.jobStatus === 'in-progress';
}
/** Waits for a move that somebody else has begun, because two at once would end as chance has it. */
async function whenQuiet({ api, component, timeoutMs }, move, watch) {
    let told = false;
    const quiet = await (0,wait/* poll */.w)(async () => {
        const project = await api.project(watch);
        const job = project.lastAliasRequest;
        if (!isOpen(job) || isMatch(job, move))
            return project;
        if (!told)
            watch.report(`waiting for the ${job?.type} of ${job?.toDeploymentId} to end`);
        told = true;
        return undefined;
    }, { firstMs: 500, mostMs: 5000, deadlineMs: Math.min(timeoutMs, MOST_MS), signal: watch.signal });
    if (quiet)
        return quiet;
    throw new help/* Trouble */.qm('somebody-changed-something-in-a-dashboard', `vercel: another promotion or rollback of ${component} does not end. Look at it on Vercel, and repeat`);
}
/** False when Vercel has nothing to do. Asked again only once it is certain that the first request had no effect. */
async function request({ api }, move, projectId, since, watch) {
    const path = `${move.type === 'promote' ? '/v10' : '/v1'}/projects/${projectId}/${move.type}/${move.deploymentId}`;
    for (let attempt = 1;; attempt++) {
        try {
            const query = { description: move.description?.slice(0, 250) };
            const { status } = await api.call(path, { method: 'POST', json: {}, query }, watch);
            if (status === 202) {
                // It may happen at any later time, so that to give up here would leave a surprise behind.
                watch.report(`${move.type} is queued behind an active rolling release; waiting for its end`);
            }
            return true;
        }
        catch (error) {
            if (!(error instanceof src_http/* HttpError */.j) || error.failure === 'cancelled')
                throw error;
            if (error.status !== 409 && !error.mayHaveActed)
                throw error;
            const project = await api.project(watch);
            const { lastAliasRequest: job } = project;
            if (isMatch(job, move) && (job?.requestedAt ?? 0) > since)
                return true;
            if (productionOf(project) === move.deploymentId)
                return false;
            if (error.status === 409 || attempt === MOST_TRIES)
                throw error;
            await (0,wait/* pause */.v)(500 * attempt, watch.signal);
        }
    }
}
/** Until the job is over that was asked for here: this deployment, this type, requested after `since`. */
async function waitForJob({ api, component, timeoutMs }, move, since, watch) {
    let status = '';
    const project = await (0,wait/* poll */.w)(async () => {
        const seen = await api.project(watch);
        const job = seen.lastAliasRequest;
        if (!job || job.requestedAt <= since)
            return undefined;
        if (!isMatch(job, move)) {
            if (isOpen(job))
                return undefined;
            throw new help/* Trouble */.qm('somebody-changed-something-in-a-dashboard', `vercel: a ${job.type} of ${job.toDeploymentId} came in between the ${move.type} of ${move.deploymentId} (${component}). ` +
                'Find out who asked for it, and repeat');
        }
        if (job.jobStatus !== status)
            watch.report(`${move.type} is ${job.jobStatus}`);
        status = job.jobStatus;
        return isOpen(job) ? undefined : seen;
    }, { firstMs: 250, mostMs: 5000, deadlineMs: Math.min(timeoutMs, MOST_MS), signal: watch.signal });
    if (project)
        return project;
    throw new help/* Trouble */.qm('traffic-did-not-move', `vercel: the ${move.type} of ${move.deploymentId} (${component}) ${status ? `is still ${status}` : 'has not begun'} ` +
        `after ${Math.round(Math.min(timeoutMs, MOST_MS) / 1000)} s. It may still happen: look at the project on Vercel before repeating`);
}
/** The job's word is not enough: the project and one of its domains must point at this deployment. */
async function prove({ api, component, timeoutMs }, move, watch) {
    let serving;
    const proven = await (0,wait/* poll */.w)(async () => {
        const project = await api.project(watch);
        serving = productionOf(project);
        if (serving === move.deploymentId)
            serving = (await lookUp(api, project, watch)) ?? serving;
        return serving === move.deploymentId || undefined;
    }, { firstMs: 250, mostMs: 2000, deadlineMs: Math.min(timeoutMs, 10_000), signal: watch.signal });
    if (proven)
        return;
    throw new help/* Trouble */.qm('traffic-did-not-move', `vercel: the ${move.type} of ${move.deploymentId} (${component}) was reported as done, but production serves ${serving ?? 'nothing'}`);
}
/** What a production domain points at, the user's own one where there is one. */
async function lookUp(api, project, watch) {
    const hosts = project.targets?.production?.alias ?? [];
    const host = hosts.find((one) => !one.endsWith('.vercel.app')) ?? hosts[0];
    if (!host)
        return undefined;
    const answer = await api.call(`/v4/aliases/${encodeURIComponent(host)}`, { accept: [404] }, watch);
    return answer.json().deploymentId ?? undefined;
}
async function failedAliases(api, projectId, watch) {
    try {
        const query = { failedOnly: true, limit: 100 };
        const answer = await api.call(`/v1/projects/${projectId}/promote/aliases`, { query }, watch);
        const { aliases = [] } = answer.json();
        return aliases.flatMap(({ alias }) => (typeof alias === 'string' ? alias : alias?.alias) ?? []);
    }
    catch {
        return [];
    }
}

;// CONCATENATED MODULE: ./src/providers/vercel/discard.ts




const discard_MOST_TRIES = 3;
/** Cancels a build under way, deletes one that is ready. What serves is never touched, nor what has failed by itself. */
async function discard(api, component, id, watch) {
    const path = encodeURIComponent(id);
    for (let attempt = 1;; attempt++) {
        const answer = await api.call(`/v13/deployments/${path}`, { accept: [404, 410] }, watch);
        if (answer.status !== 200)
            return;
        const wire = answer.json();
        if ((0,vercel_api/* stateOf */.L4)(wire) === 'READY')
            break;
        if (!(0,build/* isPending */.m)(wire))
            return;
        // A refusal means that the build has ended in the meantime.
        const accept = attempt < discard_MOST_TRIES ? [400, 404, 409, 410] : [404, 410];
        const cancelled = await api.call(`/v12/deployments/${path}/cancel`, { method: 'PATCH', repeatable: true, accept }, watch);
        if (cancelled.status !== 400 && cancelled.status !== 409)
            return;
    }
    // Read after the deployment, so that nothing older than the decision is trusted.
    refuseIfServing(await api.project(watch), id, component);
    await api.call(`/v13/deployments/${path}`, { method: 'DELETE', repeatable: true, accept: [404, 410] }, watch);
}
/** A deployment is also in use while domains move to it, and after a move that failed half-way. */
function refuseIfServing(project, id, component) {
    const job = project.lastAliasRequest;
    const moving = job?.toDeploymentId === id && (isOpen(job) || job.jobStatus === 'failed');
    const rolling = project.latestDeployments?.some((one) => (0,vercel_api/* idOf */.TH)(one) === id && one.readySubstate === 'ROLLING');
    if (productionOf(project) === id || moving || rolling) {
        throw new help/* Trouble */.qm('traffic-did-not-move', `vercel: deployment ${id} of ${component} serves production, or a part of it, and was not deleted`);
    }
}

// EXTERNAL MODULE: ./src/providers/vercel/project.ts
var vercel_project = __webpack_require__(67865);
;// CONCATENATED MODULE: ./src/providers/vercel/vercel.ts










function vercel(options) {
    const { settings, component, directory } = options;
    (0,redact/* keepSecret */.g)(options.token);
    if (options.bypassSecret)
        (0,redact/* keepSecret */.g)(options.bypassSecret);
    const api = (0,vercel_api/* createApi */.xP)(options);
    let bypass = options.bypassSecret || undefined;
    let known;
    let chosen;
    /** Fresh; id and name of the project never change, so that `known` does for those. */
    async function readProject(watch) {
        known = await api.project(watch);
        bypass ??= (0,vercel_project/* bypassOf */.AX)(known);
        return known;
    }
    async function findWire(project, releaseId, watch) {
        const all = await api.list(project.id, watch);
        // Newest first. A redeployment that somebody makes of it has the same metadata, and is no build of this release.
        return all.findLast((wire) => wire.meta?.['opsRelease'] === releaseId && wire.url && (0,vercel_api/* stateOf */.L4)(wire) !== 'DELETED');
    }
    async function choose(watch) {
        const { uploads } = options;
        const source = { directory, component, prebuilt: settings.prebuilt, target: 'production', uploads };
        return await (0,files/* chooseFiles */.P)(source, watch.report);
    }
    async function judgeSource(watch) {
        try {
            chosen = await choose(watch);
            return [];
        }
        catch (error) {
            return [{ severity: 'error', message: error.message }];
        }
    }
    return {
        name: 'vercel',
        restoreNote: 'Until the next release promotes, Vercel keeps production builds that others make staged: that is its instant rollback.',
        async preflight({ action, restoring }, watch) {
            let project;
            try {
                project = await readProject(watch);
            }
            catch (error) {
                if (!(error instanceof src_http/* HttpError */.j) || ![401, 402, 403, 404].includes(error.status ?? 0))
                    throw error;
                return { live: undefined, findings: [{ severity: 'error', message: error.message }] };
            }
            const findings = (0,vercel_project/* judgeProject */.T1)(project, action === 'rollback' || bypass !== undefined, restoring !== undefined);
            if (restoring)
                findings.push(...(await (0,vercel_project/* judgeRestoring */.J8)(api, restoring, watch)));
            if (action === 'deploy')
                findings.push(...(await judgeSource(watch)));
            return { live: liveOf(project), findings };
        },
        live: async (watch) => liveOf(await readProject(watch)),
        async find(releaseId, watch) {
            const wire = await findWire(known ?? (await readProject(watch)), releaseId, watch);
            return wire && (0,vercel_api/* toDeployment */.HG)(wire);
        },
        async stage(version, watch) {
            const project = known ?? (await readProject(watch));
            const find = async () => await findWire(project, version.releaseId, watch);
            let made = await find();
            if (made) {
                watch.report(`going on with deployment ${(0,vercel_api/* idOf */.TH)(made)} of an earlier attempt`);
            }
            else {
                chosen ??= await choose(watch);
                const head = (0,body/* releaseHead */.y)(version);
                made = await (0,create/* create */.v)({ api, settings, component, directory, project, head, find, watch }, chosen);
            }
            const ready = await (0,build/* waitForBuild */.n)({ api, id: (0,vercel_api/* idOf */.TH)(made), component, watch }, options.timeoutMs);
            return { ...(0,vercel_api/* toDeployment */.HG)(ready), commit: version.commit, releaseId: version.releaseId };
        },
        async promote({ id }, watch) {
            await moveTraffic({ api, component, timeoutMs: options.timeoutMs }, { type: 'promote', deploymentId: id }, watch);
        },
        async restore(deployment, watch) {
            const { id, commit, releaseId } = deployment;
            const traffic = { api, component, timeoutMs: options.timeoutMs };
            const description = `ops-actions: back to ${[commit?.slice(0, 7), releaseId].filter(Boolean).join(' of release ') || id}`;
            try {
                await moveTraffic(traffic, { type: 'rollback', deploymentId: id, description }, watch);
            }
            catch (error) {
                // The plan, or the age of the deployment, rules an instant rollback out. A promotion moves the same domains.
                if (!(error instanceof src_http/* HttpError */.j) || ![400, 402, 422].includes(error.status ?? 0))
                    throw error;
                watch.report(`${error.message}; promoting it instead`);
                await moveTraffic(traffic, { type: 'promote', deploymentId: id }, watch);
            }
            return deployment;
        },
        async discard({ id }, watch) {
            await discard(api, component, id, watch);
        },
        async withdraw({ id }, watch) {
            const accept = [404, 410];
            await api.call(`/v13/deployments/${encodeURIComponent(id)}`, { method: 'DELETE', repeatable: true, accept }, watch);
        },
        access: () => (bypass ? { 'x-vercel-protection-bypass': bypass } : {}),
    };
}

// EXTERNAL MODULE: ./src/release/application.ts
var application = __webpack_require__(96131);
// EXTERNAL MODULE: ./src/smoke/gate.ts + 13 modules
var gate = __webpack_require__(29057);
// EXTERNAL MODULE: ./src/smoke/variables.ts
var variables = __webpack_require__(67132);
// EXTERNAL MODULE: ./actions/gate-inputs.ts + 2 modules
var gate_inputs = __webpack_require__(53386);
;// CONCATENATED MODULE: ./actions/release-context.ts














/** The inputs that every action on a release has. */
function releaseInputs(input) {
    return {
        config: input.text('config'),
        environment: input.optional('environment') ?? 'production',
        githubToken: input.secret('github-token', 'GITHUB_TOKEN'),
        vercelToken: input.optionalSecret('vercel-token', 'VERCEL_TOKEN'),
        railwayToken: input.optionalSecret('railway-token', 'RAILWAY_TOKEN', 'RAILWAY_API_TOKEN'),
        ...(0,gate_inputs/* gateInputs */.l)(input),
        bypassSecret: input.optionalSecret('vercel-automation-bypass-secret', 'VERCEL_AUTOMATION_BYPASS_SECRET'),
        vercelApi: input.optionalUrl('vercel-api-url', 'VERCEL_API_URL') ?? 'https://api.vercel.com',
        railwayApi: input.optionalUrl('railway-api-url', 'RAILWAY_API_URL') ?? 'https://backboard.railway.com',
        waitMs: input.duration('wait'),
        incidentIssue: input.flag('incident-issue'),
    };
}
/** Joins the domain with the providers that `ops.yml` names. Throws `Problems` when a token is missing. */
async function releaseContext(inputs, job, transport = {}) {
    const { readConfig } = await __webpack_require__.e(/* import() */ 2973).then(__webpack_require__.bind(__webpack_require__, 22973));
    const config = await readConfig({
        file: inputs.config,
        environment: inputs.environment,
        workspace: job.workspace,
        ...(inputs.sources ? { sources: inputs.sources } : {}),
    });
    demandTokens(config, inputs);
    if (inputs.verified)
        await demandVerifiedBy(inputs.verified, config, job);
    const sources = (0,gate_inputs/* gateSources */.G)(inputs, { environment: config.environment, sentry: config.sentry, transport });
    // Whatever brings an earlier release back runs no checks, and must not wait for their secrets.
    if (inputs.sources !== 'any')
        (0,variables/* demandVariables */.Pm)(config.components, sources.variables);
    const client = (0,github_client/* github */.M)({
        token: inputs.githubToken,
        repository: job.repository,
        apiUrl: job.apiUrl,
        graphqlUrl: job.graphqlUrl,
        transport,
        // Not ended by a cancellation: what has happened has to be written down.
        onRetry: job.log.line,
    });
    const ordered = (0,application/* inOrder */.a)(config.components);
    const history = (0,repository/* commits */.X)(client);
    return {
        application: {
            environment: config.environment,
            components: config.components.map((component) => ({
                ...component,
                platform: platformOf(component, inputs, { job, transport, environment: config.environment }),
            })),
        },
        store: (0,record_store/* recordStore */.D)({ github: client, applicationUrl: ordered.at(-1)?.url ?? '', fallbackRef: job.sha }),
        gate: (0,gate/* gate */.G)({
            components: config.components,
            gateTimeoutMs: config.gateTimeoutMs,
            transport,
            ...sources,
        }),
        commits: history,
        runs: (0,repository/* runs */.N)(client),
        tracker: config.sentry
            ? sentry({
                settings: config.sentry,
                token: inputs.sentryToken,
                repository: job.repository,
                commits: history,
                workspace: job.workspace,
                temp: job.temp,
                warn: job.log.warning,
                transport,
                signal: job.signal,
            })
            : undefined,
        incidents: inputs.incidentIssue ? incidents(client) : undefined,
        run: {
            id: job.runId,
            attempt: job.runAttempt,
            url: job.runUrl,
            writer: `${job.runUrl}#${(0,external_node_crypto_.randomBytes)(3).toString('hex')}`,
        },
        actor: job.actor,
        watch: { signal: job.signal, report: job.log.line },
        opened: (key) => {
            job.state.save('release', String(key));
        },
        waitMs: inputs.waitMs,
    };
}
function platformOf(component, inputs, { job, transport, environment }) {
    const { name, uploads, timeoutMs, source } = component;
    const common = { component: name, uploads, timeoutMs, directory: (0,external_node_path_.join)(job.workspace, source), transport };
    if (component.vercel) {
        return vercel({
            ...common,
            settings: component.vercel,
            token: inputs.vercelToken ?? '',
            apiUrl: inputs.vercelApi,
            ...(inputs.bypassSecret ? { bypassSecret: inputs.bypassSecret } : {}),
        });
    }
    if (!component.railway)
        throw new Error(`${name} has no platform`);
    const image = inputs.images?.[name];
    return (0,railway/* railway */.T)({
        ...common,
        settings: component.railway,
        environment,
        token: inputs.railwayToken ?? '',
        apiUrl: inputs.railwayApi,
        ...(image ? { image } : {}),
    });
}
async function demandVerifiedBy(verified, { components }, job) {
    const { demandVerified } = await Promise.all(/* import() */[__webpack_require__.e(7934), __webpack_require__.e(5545)]).then(__webpack_require__.bind(__webpack_require__, 5545));
    const shipped = components.map(({ name, source, vercel: settings }) => ({
        name,
        source,
        uploads: settings?.prebuilt ? '.vercel/output' : undefined,
    }));
    await demandVerified({ ...verified, workspace: job.workspace, components: shipped });
}
function demandTokens(config, inputs) {
    const problems = missingTokens(config, inputs);
    if (problems.length > 0)
        throw new src_problems/* Problems */.Z('inputs', problems);
}
function missingTokens({ file, components }, inputs) {
    const demanded = [
        { input: 'vercel-token', has: inputs.vercelToken, by: components.find(({ vercel: settings }) => settings)?.name },
        {
            input: 'railway-token',
            has: inputs.railwayToken,
            by: components.find(({ railway: settings }) => settings)?.name,
        },
    ];
    return demanded
        .filter(({ has, by }) => by && !has)
        .map(({ input, by }) => {
        const secret = input.replaceAll('-', '_').toUpperCase();
        return {
            title: 'Missing token',
            message: `input "${input}" is missing, and ${by} in ${file} needs it; set it below "with:" to \${{ secrets.${secret} }}`,
        };
    });
}


/***/ }),

/***/ 8370:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  gE: () => (/* binding */ asRecovery),
  Ap: () => (/* binding */ asResult),
  M1: () => (/* binding */ unfinished)
});

// EXTERNAL MODULE: ./src/release/record.ts
var record = __webpack_require__(66776);
// EXTERNAL MODULE: ./src/markdown.ts
var markdown = __webpack_require__(83758);
;// CONCATENATED MODULE: ./src/release/timeline.ts
const ENDS = {
    staging: { end: 'staged', what: 'build, staged' },
    deploying: { end: 'deployed', what: 'build and deploy' },
    promoting: { end: 'promoted', what: 'promote' },
    restoring: { end: 'restored', what: 'put back' },
    discarding: { end: 'discarded', what: 'discard' },
};
/** What happened when, from the record's entries and the gates. A step without an end lasted until the next thing known. */
function timeline(record, gates) {
    const finishedAt = record.entries.at(-1)?.at ?? record.openedAt;
    const steps = record.entries.flatMap((entry, index) => {
        const { component, step, at } = entry;
        const kind = ENDS[step];
        if (!component || !kind)
            return [];
        const end = record.entries.slice(index + 1).find((later) => later.component === component);
        const done = end?.step === kind.end;
        return [{ component, what: kind.what, from: at, to: end?.at ?? finishedAt, failed: !done }];
    });
    const checks = gates.map(({ component, where, startedAt, finishedAt: to, result }) => ({
        component,
        what: `gate, ${where}`,
        from: startedAt,
        to,
        failed: result.verdict !== 'pass',
    }));
    return [...steps, ...checks].toSorted((a, b) => a.from.getTime() - b.from.getTime());
}
/** The timeline as a Mermaid diagram, which GitHub draws. Names of components are letters, digits and hyphens only. */
function mermaid(spans) {
    const start = Math.min(...spans.map(({ from }) => from.getTime()));
    const sections = new Map();
    for (const { component, what, from, to, failed } of spans) {
        const begin = from.getTime() - start;
        const end = Math.max(to.getTime() - start, begin + 1);
        const line = `  ${what} :${failed ? 'crit' : 'done'}, ${begin}, ${end}`;
        sections.set(component, [...(sections.get(component) ?? []), line]);
    }
    const lines = [...sections].flatMap(([name, tasks]) => [`  section ${name}`, ...tasks]);
    return ['```mermaid', 'gantt', '  dateFormat x', '  axisFormat %M:%S', ...lines, '```'].join('\n');
}

;// CONCATENATED MODULE: ./src/release/report.ts


const TITLES = {
    success: 'Live',
    skipped: 'Nothing changed',
    'rolled-back': 'Undone',
    failure: 'Failed',
};
/** The job summary: the verdict, what serves, what happened when, what the gates saw, what to do next. */
function summary(result) {
    const { plan, record, components, gates, warnings, next } = result;
    const spans = record ? timeline(record, gates) : [];
    return [
        `## ${TITLES[result.status]}`,
        (0,markdown/* plain */.pj)(result.headline, 1000),
        `${plan.kind === 'rollback' ? 'Rollback' : 'Release'} ${(0,markdown/* code */.aY)(plan.releaseId)} of ${(0,markdown/* code */.aY)(plan.environment)}`,
        (0,markdown/* table */.tp)(['component', 'platform', 'before', 'release', 'outcome'], components.map(row)),
        spans.length > 0 ? mermaid(spans) : '',
        (0,markdown/* table */.tp)(['gate', 'check', 'verdict', 'tries', 'time', 'what came back'], gates.flatMap(gateRows)),
        list('Warnings', warnings),
        list('Next', next),
    ]
        .filter((part) => part !== '')
        .join('\n\n');
}
function row({ name, platform, url, before, after, outcome }) {
    return [`[${name}](${url})`, platform, deployment(before), deployment(after), outcome];
}
function deployment(one) {
    if (!one)
        return 'none';
    return one.commit ? `${(0,markdown/* code */.aY)(one.commit.slice(0, 7))} (${(0,markdown/* code */.aY)(one.id)})` : (0,markdown/* code */.aY)(one.id);
}
function gateRows({ component, where, result }) {
    return result.checks.map(({ name, verdict, attempts, durationMs, detail }) => [
        `${component}, ${where}`,
        (0,markdown/* plain */.pj)(name),
        verdict === 'pass' && attempts > 1 ? 'pass (flaky)' : verdict,
        String(attempts),
        `${Math.round(durationMs)} ms`,
        (0,markdown/* plain */.pj)(detail),
    ]);
}
function list(title, items) {
    return items.length > 0 ? [`### ${title}`, '', ...items.map((item) => `- ${(0,markdown/* plain */.pj)(item, 500)}`)].join('\n') : '';
}
/** The action's outputs; each platform has `<platform>-deployment-id`. `deployment-url` is the address of the last component in the order of traffic: the frontend. */
function outputs(result) {
    const { plan, record, components, trackedAs } = result;
    const serving = components.filter(({ outcome }) => outcome === 'live' || outcome === 'unchanged');
    return {
        status: result.status,
        'release-id': record ? plan.releaseId : '',
        'deployment-url': serving.at(-1)?.url ?? '',
        'sentry-release': trackedAs.join(','),
        ...Object.fromEntries(serving.map(({ platform, after }) => [`${platform}-deployment-id`, after?.id ?? ''])),
        'result-json': JSON.stringify(toJson(result)),
    };
}
function toJson({ status, headline, plan, record, components, gates, warnings, next }) {
    return {
        status,
        headline,
        release: plan.releaseId,
        kind: plan.kind,
        environment: plan.environment,
        commit: plan.commit,
        of: plan.of,
        components,
        gates,
        timeline: record ? timeline(record, gates) : [],
        warnings,
        next,
    };
}

;// CONCATENATED MODULE: ./actions/release-result.ts


/** Outputs of a run that ended before it knew more. */
const unfinished = { status: 'failure' };
/** A release's result as the runner wants it. The step fails unless the release is live or nothing was to be done. */
function asResult(release) {
    const { status, headline, record, warnings, help } = release;
    const failed = status === 'failure' || status === 'rolled-back';
    return {
        outputs: { ...outputs(release), 'github-deployment-id': record ? String(record.key) : '' },
        summary: summary(release),
        annotations: warnings.map((message) => ({ severity: 'warning', message })),
        ...(failed ? { failure: headline, help: help ?? 'a-release-is-not-finished' } : {}),
    };
}
/** A recovery has done its work also where it has taken a release back; only what it could not finish fails the step. */
function asRecovery(release) {
    const finished = release.record !== undefined && !(0,record/* isOpen */.nT)(release.record);
    if (release.status === 'failure' && !finished)
        return asResult(release);
    const { failure: _, ...result } = asResult(release.status === 'failure' ? { ...release, status: 'rolled-back' } : release);
    return result;
}


/***/ }),

/***/ 94330:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m9: () => (/* binding */ RailwayError),
/* harmony export */   v7: () => (/* binding */ pause),
/* harmony export */   xP: () => (/* binding */ createApi)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(58500);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_timers_promises__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _backoff_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(82431);
/* harmony import */ var _http_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(32175);
/* harmony import */ var _redact_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76670);




/** Railway has read the request and says no, which it does with status 200 as well. */
class RailwayError extends Error {
    name = 'RailwayError';
    topic;
    /** A dead token and a missing right look the same. */
    denied;
    missing;
    /** The root field that failed. */
    field;
    /** Asking again changes nothing. */
    final;
    constructor(operation, kind, errors) {
        const text = (0,_redact_js__WEBPACK_IMPORTED_MODULE_2__/* .redact */ .E)(errors.map(({ message }) => message).join('; ')).slice(0, 400);
        const denied = /not authorized|unauthori[sz]ed|token not found|invalid token|two factor/i.test(text);
        super(`railway: ${operation} was refused: "${text}"${denied ? `; ${remedy(operation, kind, text)}` : ''}`);
        this.topic = denied ? 'access-was-refused' : 'a-provider-refused-a-request';
        this.denied = denied;
        this.missing = /not found|does not exist/i.test(text);
        this.field = errors.map(({ path }) => path?.[0]).find((part) => typeof part === 'string');
        this.final = denied || this.missing || /invalid|cannot query|validation|variable "|limit/i.test(text);
    }
}
function remedy(operation, kind, text) {
    if (/two factor/i.test(text))
        return 'the workspace demands two-factor authentication of the owner of the token';
    const undocumented = kind === 'project' && /rollback|redeploy|cancel|remove/i.test(operation);
    return `the token is no longer valid, or it has no right to do this${undocumented ? '; a project token may not be enough here, use a workspace token' : ''}`;
}
function createApi(options) {
    const http = (0,_http_js__WEBPACK_IMPORTED_MODULE_1__/* .createHttp */ .V)({
        name: 'railway',
        baseUrl: options.apiUrl,
        requestIdHeader: 'x-railway-request-id',
        expects: 'json',
        ...options.transport,
    });
    const api = {
        kind: 'project',
        remaining: undefined,
        query: async (document, variables, watch, { totalMs } = {}) => await call(document, variables, watch, { repeatable: true, ...(totalMs === undefined ? {} : { totalMs }) }),
        mutate: async (document, variables, watch, { repeatable } = { repeatable: false }) => await call(document, variables, watch, { repeatable }),
        upload,
    };
    return api;
    function headers() {
        return api.kind === 'project'
            ? { 'project-access-token': options.token }
            : { authorization: `Bearer ${options.token}` };
    }
    async function call(document, variables, watch, { repeatable, totalMs }) {
        const operation = /(?:query|mutation) (\w+)/.exec(document)?.[1] ?? '';
        for (let attempt = 1;; attempt++) {
            const refusal = await send(operation);
            if (!(refusal instanceof RailwayError))
                return refusal;
            if (!repeatable || refusal.final || attempt === 4)
                throw refusal;
            watch.report(`${refusal.message}; trying again`);
            await pause((0,_backoff_js__WEBPACK_IMPORTED_MODULE_3__/* .waitMs */ .C)(undefined, attempt), watch);
        }
        async function send(operationName) {
            try {
                const answer = await http('/graphql/v2', {
                    method: 'POST',
                    json: { query: document, variables, operationName },
                    headers: headers(),
                    repeatable,
                    signal: watch.signal,
                    onRetry: watch.report,
                    ...(totalMs === undefined ? {} : { totalMs }),
                });
                note(answer.headers['x-ratelimit-remaining']);
                const { data, errors } = answer.json();
                if (errors?.length)
                    return new RailwayError(operationName, api.kind, errors);
                if (data)
                    return data;
                return new RailwayError(operationName, api.kind, [{ message: 'an answer with neither data nor errors' }]);
            }
            catch (error) {
                const errors = refusalIn(error);
                if (errors)
                    return new RailwayError(operationName, api.kind, errors);
                throw error;
            }
        }
    }
    async function upload({ path, query, body, length, timeoutMs }, watch) {
        try {
            const answer = await http(path, {
                method: 'POST',
                query,
                headers: {
                    ...headers(),
                    'content-type': 'application/gzip',
                    ...(length === undefined ? {} : { 'content-length': String(length) }),
                },
                body,
                attemptMs: timeoutMs,
                totalMs: timeoutMs,
                signal: watch.signal,
                onRetry: watch.report,
            });
            note(answer.headers['x-ratelimit-remaining']);
            const { deploymentId } = answer.json();
            if (deploymentId)
                return deploymentId;
        }
        catch (error) {
            const errors = refusalIn(error);
            if (errors)
                throw new RailwayError('upload', api.kind, errors);
            throw error;
        }
        throw new _http_js__WEBPACK_IMPORTED_MODULE_1__/* .HttpError */ .j('railway: the upload was answered without a deployment', 'lost');
    }
    function note(remaining) {
        if (typeof remaining === 'string' && /^\d+$/.test(remaining))
            api.remaining = Number(remaining);
    }
}
async function pause(ms, { signal }) {
    await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(ms, undefined, { signal }).catch((cause) => {
        throw new _http_js__WEBPACK_IMPORTED_MODULE_1__/* .HttpError */ .j('railway: cancelled while waiting', 'cancelled', { cause });
    });
}
/** A document that fails validation is answered 400, a bad token sometimes 401 or 403: refusals like those with 200. */
function refusalIn(error) {
    if (!(error instanceof _http_js__WEBPACK_IMPORTED_MODULE_1__/* .HttpError */ .j) || !error.answer || ![400, 401, 403].includes(error.status ?? 0))
        return undefined;
    const fallback = error.status === 400 ? undefined : [{ message: `Not Authorized (status ${error.status})` }];
    try {
        const body = error.answer.json();
        return body.errors ?? (body.message ? [{ message: body.message }] : fallback);
    }
    catch {
        return fallback;
    }
}


/***/ }),

/***/ 75680:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   v: () => (/* binding */ create)
/* harmony export */ });
/* harmony import */ var _help_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(41244);
/* harmony import */ var _http_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(32175);
/* harmony import */ var _api_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(94330);
/* harmony import */ var _service_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(15257);




const LOOKS_MS = [0, 1000, 2000];
// A rollback is answered before its deployment is in the list.
const PATIENT_LOOKS_MS = [0, 500, 1000, 2000, 4000, 8000, 10_000];
/**
 * Makes a deployment exactly once. When the answer is lost, nobody knows whether Railway has acted: what is new since
 * then is looked at, and only where nothing fits is the request sent again.
 */
async function create(service, creation, watch) {
    const { what, make } = creation;
    for (let attempt = 1;; attempt++) {
        try {
            const id = (await make()) ?? (await findNew(service, creation, watch, PATIENT_LOOKS_MS));
            if (id !== undefined)
                return id;
            throw new _help_js__WEBPACK_IMPORTED_MODULE_0__/* .Trouble */ .qm('a-provider-does-not-answer', `railway: ${what} was accepted, but no new deployment has appeared; see the deployments of ${service.target.service.name} before trying again`);
        }
        catch (error) {
            if (!mayHaveActed(error))
                throw error;
            watch.report(`${error.message}; looking whether ${what} was made all the same`);
            const id = await findNew(service, creation, watch, LOOKS_MS);
            if (id !== undefined) {
                watch.report(`${what} was made: deployment ${id}`);
                return id;
            }
            // An answer that says no is final; only silence may be asked again.
            if (error instanceof _api_js__WEBPACK_IMPORTED_MODULE_2__/* .RailwayError */ .m9 || attempt === 3)
                throw error;
        }
    }
}
async function findNew(service, { before, ours }, watch, looks) {
    const known = new Set(before.recent.map(({ id }) => id));
    const since = Date.parse(before.recent[0]?.createdAt ?? '') || 0;
    for (const wait of looks) {
        await (0,_api_js__WEBPACK_IMPORTED_MODULE_2__/* .pause */ .v7)(wait, watch);
        const { recent } = await (0,_service_js__WEBPACK_IMPORTED_MODULE_3__/* .look */ .Op)(service, watch);
        const made = recent.find((seen) => !known.has(seen.id) && Date.parse(seen.createdAt) >= since && ours(seen));
        if (made)
            return made.id;
    }
    return undefined;
}
/** A refusal that is not clear may have come after the act as well. */
function mayHaveActed(error) {
    if (error instanceof _api_js__WEBPACK_IMPORTED_MODULE_2__/* .RailwayError */ .m9)
        return !error.final;
    return error instanceof _http_js__WEBPACK_IMPORTED_MODULE_1__/* .HttpError */ .j && error.mayHaveActed && error.failure !== 'cancelled';
}


/***/ }),

/***/ 43008:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  g: () => (/* binding */ deploy),
  n: () => (/* binding */ start)
});

// EXTERNAL MODULE: ./src/help.ts
var help = __webpack_require__(41244);
// EXTERNAL MODULE: ./src/providers/railway/create.ts
var create = __webpack_require__(75680);
// EXTERNAL MODULE: ./src/providers/railway/deployment.ts
var deployment = __webpack_require__(48843);
// EXTERNAL MODULE: ./src/providers/railway/documents.ts
var documents = __webpack_require__(89056);
// EXTERNAL MODULE: ./src/providers/railway/find.ts
var find = __webpack_require__(28767);
// EXTERNAL MODULE: ./src/providers/railway/image.ts
var railway_image = __webpack_require__(67751);
// EXTERNAL MODULE: ./src/providers/railway/service.ts
var railway_service = __webpack_require__(15257);
// EXTERNAL MODULE: ./src/providers/railway/source.ts + 1 modules
var source = __webpack_require__(82924);
// EXTERNAL MODULE: ./src/http.ts + 3 modules
var http = __webpack_require__(32175);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
// EXTERNAL MODULE: ./node_modules/tar/dist/esm/header.js + 2 modules
var header = __webpack_require__(16532);
// EXTERNAL MODULE: ./node_modules/tar/dist/esm/pax.js
var pax = __webpack_require__(50750);
;// CONCATENATED MODULE: ./src/providers/railway/archive.ts






const BLOCK = 512;
// The same source gives the same bytes. Not 1970, which archive tools take for "unknown".
const MTIME = new Date('1985-10-26T08:15:00Z');
/** A gzipped tarball that is made while it is read: at no time is more than a few chunks in memory. */
function archive(entries, generated) {
    const blocks = external_node_stream_.Readable.from(tar(entries, generated));
    // Whoever reads the result sees the error; the callback only keeps it from being thrown a second time.
    return (0,external_node_stream_.pipeline)(blocks, (0,external_node_zlib_.createGzip)(), () => undefined);
}
async function* tar(entries, generated) {
    const replaced = new Set(generated.map(({ path }) => path));
    yield archive_header('./', 'directory', { executable: true, size: 0 });
    for (const { path, content } of generated) {
        const bytes = Buffer.from(content);
        yield archive_header(`./${path}`, 'file', { executable: false, size: bytes.length });
        yield bytes;
        yield padding(bytes.length);
    }
    for (const entry of entries) {
        if (replaced.has(entry.path))
            continue;
        yield archive_header(`./${entry.path}${entry.kind === 'directory' ? '/' : ''}`, entry.kind, entry);
        yield* content(entry);
        yield padding(entry.size);
    }
    yield Buffer.alloc(2 * BLOCK);
}
async function* content({ path, file, size }) {
    if (size === 0)
        return;
    let sent = 0;
    for await (const chunk of (0,external_node_fs_.createReadStream)(file, {
        end: size - 1,
        highWaterMark: 256 * 1024,
    })) {
        sent += chunk.length;
        yield chunk;
    }
    if (sent < size)
        throw new help/* Trouble */.qm('files-that-cannot-be-uploaded', `railway: ${path} has changed while it was uploaded; is something still building?`);
}
function archive_header(path, kind, { executable, size }) {
    const fields = {
        path,
        // Only the executable bit is kept, as in Git: the umask of the machine must not decide what the container may read.
        mode: executable || kind === 'directory' ? 0o755 : 0o644,
        uid: 0,
        gid: 0,
        size,
        mtime: MTIME,
        type: kind === 'directory' ? 'Directory' : 'File',
    };
    const block = Buffer.alloc(BLOCK);
    const tooLong = new header/* Header */.Y(fields).encode(block);
    return tooLong ? Buffer.concat([new pax/* Pax */.u({ path, size }).encode(), block]) : block;
}
function padding(size) {
    return Buffer.alloc((BLOCK - (size % BLOCK)) % BLOCK);
}

;// CONCATENATED MODULE: ./src/providers/railway/upload.ts





/** Sends the source and returns the id of the deployment that Railway makes of it. */
async function upload({ api, target, timeoutMs }, { entries, version }, watch) {
    const { project, environment, service } = (0,railway_service/* idsOf */.UX)(target);
    // So that the application can tell what it is; the platform has no variable for the commit of an upload.
    const identity = {
        path: 'ops-release.json',
        content: JSON.stringify({ commit: version.commit, release: version.releaseId }),
    };
    let broken;
    const send = async (length) => await api.upload({
        path: `/project/${project}/environment/${environment}/up`,
        query: { serviceId: service, message: (0,deployment/* stamp */.iE)(version) },
        body: () => archive(entries, [identity]).on('error', (error) => (broken = error)),
        length,
        timeoutMs,
    }, watch);
    try {
        return await send().catch(async (error) => {
            if (!(error instanceof http/* HttpError */.j) || error.status !== 411)
                throw error;
            // A gateway that wants to know the length beforehand: the same source gives the same bytes, so count them first.
            let length = 0;
            for await (const chunk of archive(entries, [identity]))
                length += chunk.length;
            return await send(length);
        });
    }
    catch (error) {
        if (broken instanceof Error && !watch.signal.aborted)
            throw broken;
        if (error instanceof http/* HttpError */.j && error.status === 413) {
            throw new help/* Trouble */.qm('files-that-cannot-be-uploaded', `${error.message}: the archive is too large for Railway; list what is not needed in .railwayignore`, { cause: error });
        }
        throw error;
    }
}

// EXTERNAL MODULE: ./src/providers/railway/wait.ts + 2 modules
var wait = __webpack_require__(81631);
;// CONCATENATED MODULE: ./src/providers/railway/deploy.ts










/** `made` is told the id as soon as Railway has it, before it is known whether it will ever serve. */
async function deploy(service, { from, version, made }, watch) {
    const before = await (0,railway_service/* look */.Op)(service, watch);
    const earlier = (0,find/* findAttempt */.V)(before, version, from);
    if (earlier)
        watch.report(`deployment ${earlier.id} was made by an earlier attempt of this release; going on with it`);
    else
        await watch.allow(before.serving && (0,deployment/* describeLive */.IY)(before.serving));
    const id = earlier?.id ?? (await start(service, { from, version, before }, watch));
    made(id);
    const seen = await (0,wait/* waitUntilHealthy */.$)(service, id, watch);
    return { ...(0,deployment/* describe */.q0)(seen), commit: version.commit, releaseId: version.releaseId };
}
/** Asks for a deployment of the version, once, and gives its id. */
async function start(service, { from, ...rest }, watch) {
    if (from.kind === 'directory')
        return await uploadDirectory(service, { from, ...rest }, watch);
    if (from.kind === 'image')
        return await deployImage(service, { from, ...rest }, watch);
    const { version, before } = rest;
    return await (0,create/* create */.v)(service, {
        what: `the deployment of ${version.commit}`,
        before,
        make: async () => await deployNow(service, version.commit, watch),
        ours: (seen) => (0,deployment/* describe */.q0)(seen).commit === version.commit,
    }, watch);
}
async function deployImage(service, { from: { image }, before }, watch) {
    await (0,railway_image/* setImage */.g)(service, image, watch);
    try {
        return await (0,create/* create */.v)(service, {
            what: `the deployment of ${image}`,
            before,
            make: async () => await deployNow(service, undefined, watch),
            ours: (seen) => (0,deployment/* digestOf */.ol)((0,deployment/* imageOf */.dT)(seen)) === (0,deployment/* digestOf */.ol)(image),
        }, watch);
    }
    catch (error) {
        // Nothing was deployed, so whatever is deployed next must not silently bring this image.
        if (before.image && !watch.signal.aborted)
            await (0,railway_image/* setImage */.g)(service, before.image, watch).catch(() => undefined);
        throw error;
    }
}
async function deployNow({ api, target }, commit, watch) {
    const { environment, service } = (0,railway_service/* idsOf */.UX)(target);
    return (await api.mutate(documents/* DEPLOY */.wo, { environment, service, commit }, watch)).id;
}
async function uploadDirectory(service, { from, version, before }, watch) {
    const { entries, problems } = await (0,source/* readSource */.o)(from.directory, from.uploads);
    if (problems.length > 0)
        throw new help/* Trouble */.qm('files-that-cannot-be-uploaded', problems.join('\n'));
    const files = entries.filter(({ kind }) => kind === 'file');
    const bytes = files.reduce((sum, { size }) => sum + size, 0);
    watch.report(`uploading ${files.length} files, ${(bytes / 1e6).toFixed(1)} MB before compression`);
    return await (0,create/* create */.v)(service, {
        what: 'the upload',
        before,
        make: async () => await upload(service, { entries, version }, watch),
        ours: (seen) => (0,deployment/* describe */.q0)(seen).releaseId === version.releaseId,
    }, watch);
}


/***/ }),

/***/ 48843:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cm: () => (/* binding */ sameContent),
/* harmony export */   IY: () => (/* binding */ describeLive),
/* harmony export */   K3: () => (/* binding */ servingOf),
/* harmony export */   PA: () => (/* binding */ isServing),
/* harmony export */   dT: () => (/* binding */ imageOf),
/* harmony export */   gn: () => (/* binding */ isUnderWay),
/* harmony export */   iE: () => (/* binding */ stamp),
/* harmony export */   lA: () => (/* binding */ fits),
/* harmony export */   ll: () => (/* binding */ newestFirst),
/* harmony export */   ol: () => (/* binding */ digestOf),
/* harmony export */   q0: () => (/* binding */ describe)
/* harmony export */ });
const UNDER_WAY = new Set(['QUEUED', 'INITIALIZING', 'BUILDING', 'DEPLOYING', 'WAITING', 'NEEDS_APPROVAL']);
const SERVING = new Set(['SUCCESS', 'SLEEPING']);
function isUnderWay({ status }) {
    return UNDER_WAY.has(status);
}
function isServing({ status, deploymentStopped }) {
    return SERVING.has(status) && !deploymentStopped;
}
/** What serves: the newest of the active ones, for while one drains two are active. */
function servingOf(active) {
    const serving = active.filter(isServing);
    return (serving.length > 0 ? serving : active.filter((seen) => !isUnderWay(seen))).toSorted(newestFirst)[0];
}
function newestFirst(a, b) {
    return Date.parse(b.createdAt) - Date.parse(a.createdAt);
}
/** The message of an upload; Railway keeps it with the deployment, and it is how an attempt is found again. */
function stamp({ releaseId, commit }) {
    return `ops-release ${releaseId} ${commit}`;
}
/** The release and the commit that a deployment was made for, wherever in `meta` the message has landed. */
function readStamp({ meta }) {
    for (const value of Object.values(meta ?? {})) {
        const [, releaseId, commit] = (typeof value === 'string' && /\bops-release (\S+) ([0-9a-f]+)\b/.exec(value)) || [];
        if (releaseId && commit)
            return { releaseId, commit };
    }
    return undefined;
}
/** The image with its digest, where it was made from one. */
function imageOf({ meta }) {
    const { image, imageDigest } = meta ?? {};
    if (typeof image !== 'string')
        return undefined;
    return typeof imageDigest === 'string' && !image.includes('@') ? `${image}@${imageDigest}` : image;
}
/** `sha256:…` of an image reference. */
function digestOf(image) {
    return /@(sha256:[0-9a-f]{64})$/.exec(image ?? '')?.[1];
}
function describe(seen) {
    const known = readStamp(seen);
    const host = seen.staticUrl ?? seen.url;
    const commitHash = seen.meta?.['commitHash'];
    return {
        id: seen.id,
        url: host ? (host.includes('://') ? host : `https://${host}`) : undefined,
        commit: known?.commit ?? (typeof commitHash === 'string' ? commitHash : undefined),
        releaseId: known?.releaseId,
    };
}
const HOW = { deploy: 'deployed', redeploy: 'redeployed', rollback: 'rolled back to' };
/** What serves, and how that came about. */
function describeLive(seen) {
    const { meta, createdAt, creator } = seen;
    const reason = typeof meta?.['reason'] === 'string' ? meta['reason'] : 'deploy';
    const who = creator?.name ?? creator?.email;
    return { ...describe(seen), arrival: `${HOW[reason] ?? reason} at ${createdAt}${who ? ` by ${who}` : ''}` };
}
/** A rollback of a rollback carries the release of the first: the same content under another id. */
function sameContent(seen, wanted) {
    const { releaseId } = describe(seen);
    return seen.id === wanted.id || (releaseId !== undefined && releaseId === describe(wanted).releaseId);
}
/** May `seen` have been made from the content of `other`? What neither tells is no objection. */
function fits(seen, other) {
    const [a, b] = [describe(seen), describe(other)];
    const [imageA, imageB] = [imageOf(seen), imageOf(other)];
    return !differs(a.releaseId, b.releaseId) && !differs(a.commit, b.commit) && !differs(imageA, imageB);
}
function differs(a, b) {
    return a !== undefined && b !== undefined && a !== b;
}


/***/ }),

/***/ 89056:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $Z: () => (/* binding */ ROLLBACK),
/* harmony export */   BA: () => (/* binding */ API_TOKEN),
/* harmony export */   FV: () => (/* binding */ CREATE_ENVIRONMENT),
/* harmony export */   Gd: () => (/* binding */ PROGRESS),
/* harmony export */   M0: () => (/* binding */ ENVIRONMENT),
/* harmony export */   NW: () => (/* binding */ SET_VARIABLES),
/* harmony export */   R0: () => (/* binding */ SET_IMAGE),
/* harmony export */   Yy: () => (/* binding */ LOGS),
/* harmony export */   bO: () => (/* binding */ CANCEL),
/* harmony export */   c4: () => (/* binding */ STATE),
/* harmony export */   e6: () => (/* binding */ PROJECT_TOKEN),
/* harmony export */   mJ: () => (/* binding */ CREATE_DOMAIN),
/* harmony export */   qm: () => (/* binding */ DELETE_ENVIRONMENT),
/* harmony export */   r2: () => (/* binding */ SURVEY),
/* harmony export */   rm: () => (/* binding */ REDEPLOY),
/* harmony export */   t2: () => (/* binding */ REMOVE),
/* harmony export */   wo: () => (/* binding */ DEPLOY),
/* harmony export */   yl: () => (/* binding */ PROJECT)
/* harmony export */ });
// Operations bear the name of the one field that they change or ask for, so that the provider's logs and ours agree.
const NAMES = `
  id
  name
  environments { edges { node { id name } } }
  services { edges { node { id name } } }
`;
const SEEN = `
fragment Seen on Deployment {
  id
  status
  createdAt
  url
  staticUrl
  meta
  canRollback
  canRedeploy
  deploymentStopped
  creator { name email }
}`;
const LATEST = `deployments(
    input: { projectId: $project, environmentId: $environment, serviceId: $service }
    first: 30
  ) { edges { node { ...Seen } } }`;
/** Works with a project token only. */
const PROJECT_TOKEN = `query projectToken {
  projectToken { projectId environmentId project { ${NAMES} } }
}`;
/** The same for tokens of an account, a workspace or OAuth. */
const PROJECT = `query project($project: String!) {
  project(id: $project) { ${NAMES} }
}`;
/** Tells a dead token from one that merely can't see the project. */
const API_TOKEN = `query apiToken {
  apiToken { workspaces { name } }
}`;
/**
 * Everything that preflight asks, in one request. A root field that fails takes the whole answer with it, so each part
 * that a token may lack the right for can be left out.
 */
const SURVEY = `query survey(
  $project: String!
  $environment: String!
  $service: String!
  $target: String!
  $withTarget: Boolean!
  $withAutoDeploy: Boolean!
  $withStaged: Boolean!
  $withPlatform: Boolean!
) {
  instance: serviceInstance(environmentId: $environment, serviceId: $service) {
    source { image repo }
    healthcheckPath
    rootDirectory
    activeDeployments { ...Seen }
    latestDeployment { ...Seen }
  }
  autoDeploy: serviceInstanceAutoDeployStatus(environmentId: $environment, projectId: $project, serviceId: $service)
    @include(if: $withAutoDeploy) { enabled }
  staged: environmentStagedChanges(environmentId: $environment) @include(if: $withStaged) { status patch }
  target: deployment(id: $target) @include(if: $withTarget) { ...Seen environmentId serviceId }
  platform: platformStatus @include(if: $withPlatform) { isStable incident { message } }
}${SEEN}`;
/** What serves, what was made lately, and what the next deployment would be made from. */
const STATE = `query state(
  $project: String!
  $environment: String!
  $service: String!
  $target: String!
  $withTarget: Boolean!
) {
  instance: serviceInstance(environmentId: $environment, serviceId: $service) {
    source { image repo }
    activeDeployments { ...Seen }
  }
  ${LATEST}
  target: deployment(id: $target) @include(if: $withTarget) { ...Seen }
}${SEEN}`;
/** One poll: the state, the phases and whoever has come later, in one request. */
const PROGRESS = `query progress($id: String!, $environment: String!, $service: String!) {
  deployment(id: $id) { ...Seen statusUpdatedAt instances { status } }
  deploymentEvents(id: $id, first: 100) {
    edges { node { step createdAt completedAt payload { error reason detail skipped attempt maxAttempts } } }
  }
  instance: serviceInstance(environmentId: $environment, serviceId: $service) {
    healthcheckPath
    latestDeployment { id status createdAt }
  }
}${SEEN}`;
const LOGS = `query logs($id: String!, $limit: Int!, $build: Boolean!, $run: Boolean!) {
  build: buildLogs(deploymentId: $id, limit: $limit) @include(if: $build) { timestamp message }
  run: deploymentLogs(deploymentId: $id, limit: $limit) @include(if: $run) { timestamp message }
}`;
const SET_IMAGE = `mutation serviceInstanceUpdate($environment: String!, $service: String!, $image: String!) {
  changed: serviceInstanceUpdate(
    environmentId: $environment
    serviceId: $service
    input: { source: { image: $image } }
  )
}`;
/** The only deploying mutation that tells which deployment it has made. */
const DEPLOY = `mutation serviceInstanceDeployV2($environment: String!, $service: String!, $commit: String) {
  id: serviceInstanceDeployV2(environmentId: $environment, serviceId: $service, commitSha: $commit)
}`;
/** The documentation selects fields of a deployment here; the schema has a Boolean, and the schema wins. */
const ROLLBACK = `mutation deploymentRollback($id: String!) {
  done: deploymentRollback(id: $id)
}`;
const REDEPLOY = `mutation deploymentRedeploy($id: String!) {
  deployment: deploymentRedeploy(id: $id) { id }
}`;
const CANCEL = `mutation deploymentCancel($id: String!) {
  done: deploymentCancel(id: $id)
}`;
const REMOVE = `mutation deploymentRemove($id: String!) {
  done: deploymentRemove(id: $id)
}`;
/** What a copy of an environment has, and what stands in it already. */
const COPY = `
fragment Copy on Environment {
  id
  name
  isEphemeral
  serviceInstances {
    edges { node {
      serviceId
      domains { serviceDomains { domain } }
      activeDeployments { ...Seen }
      latestDeployment { ...Seen }
    } }
  }
}${SEEN}`;
const ENVIRONMENT = `query environment($id: String!, $project: String!) {
  environment(id: $id, projectId: $project) { ...Copy }
}${COPY}`;
const CREATE_ENVIRONMENT = `mutation environmentCreate($project: String!, $source: String!, $name: String!) {
  environment: environmentCreate(
    input: { projectId: $project, sourceEnvironmentId: $source, name: $name, ephemeral: true }
  ) { ...Copy }
}${COPY}`;
const DELETE_ENVIRONMENT = `mutation environmentDelete($id: String!) {
  done: environmentDelete(id: $id)
}`;
const CREATE_DOMAIN = `mutation serviceDomainCreate($environment: String!, $service: String!) {
  made: serviceDomainCreate(input: { environmentId: $environment, serviceId: $service }) { domain }
}`;
/** Without a deployment, which would be one that nobody waits for. */
const SET_VARIABLES = `mutation variableCollectionUpsert(
  $project: String!
  $environment: String!
  $service: String!
  $variables: EnvironmentVariables!
) {
  done: variableCollectionUpsert(
    input: {
      projectId: $project
      environmentId: $environment
      serviceId: $service
      variables: $variables
      skipDeploys: true
    }
  )
}`;


/***/ }),

/***/ 28767:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ findAttempt)
/* harmony export */ });
/* harmony import */ var _deployment_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48843);

/** The clocks of Railway and of the runner may differ by this. */
const SKEW_MS = 300_000;
/** The deployment that an earlier attempt of a release has made. */
function findAttempt({ recent, active }, { releaseId, commit }, from) {
    const stamped = [...recent, ...active].find((seen) => (0,_deployment_js__WEBPACK_IMPORTED_MODULE_0__/* .describe */ .q0)(seen).releaseId === releaseId);
    if (stamped || from.kind === 'directory')
        return stamped;
    // Railway keeps no message for images and commits. Their content tells, as long as it is under way or serves: one that
    // has failed may be of an earlier attempt, and trying again must be possible.
    const { openedAt, shortSha } = partsOf(releaseId);
    const digest = (0,_deployment_js__WEBPACK_IMPORTED_MODULE_0__/* .digestOf */ .ol)(from.image);
    const sha = commit ?? shortSha;
    return recent.find((seen) => {
        if (!(0,_deployment_js__WEBPACK_IMPORTED_MODULE_0__/* .isUnderWay */ .gn)(seen) && !active.some(({ id }) => id === seen.id))
            return false;
        if (Date.parse(seen.createdAt) < openedAt - SKEW_MS)
            return false;
        if (from.kind === 'image')
            return digest !== undefined && (0,_deployment_js__WEBPACK_IMPORTED_MODULE_0__/* .digestOf */ .ol)((0,_deployment_js__WEBPACK_IMPORTED_MODULE_0__/* .imageOf */ .dT)(seen)) === digest;
        return sha !== undefined && ((0,_deployment_js__WEBPACK_IMPORTED_MODULE_0__/* .describe */ .q0)(seen).commit?.startsWith(sha) ?? false);
    });
}
/** A release id begins with the time when it was opened and its commit; of any other, nothing is assumed. */
function partsOf(releaseId) {
    const [, year, month, day, hours, minutes, seconds, shortSha] = /^(\d{4})(\d\d)(\d\d)-(\d\d)(\d\d)(\d\d)-([0-9a-f]{7})/.exec(releaseId) ?? [];
    const openedAt = Date.parse(`${year}-${month}-${day}T${hours}:${minutes}:${seconds}Z`);
    return { openedAt: Number.isNaN(openedAt) ? 0 : openedAt, shortSha };
}


/***/ }),

/***/ 67751:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ putImageBack),
/* harmony export */   g: () => (/* binding */ setImage)
/* harmony export */ });
/* harmony import */ var _deployment_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48843);
/* harmony import */ var _documents_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(89056);
/* harmony import */ var _service_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(15257);



/** Sets what the next deployment is made from; deploys nothing. */
async function setImage({ api, target }, image, watch) {
    const { environment, service } = (0,_service_js__WEBPACK_IMPORTED_MODULE_1__/* .idsOf */ .UX)(target);
    await api.mutate(_documents_js__WEBPACK_IMPORTED_MODULE_2__/* .SET_IMAGE */ .R0, { environment, service, image }, watch, { repeatable: true });
}
/**
 * A rollback brings back the content of a deployment, not the settings of its service: without this, the next deployment
 * that somebody starts by hand would bring the bad image again. What serves is right either way, so trouble is only told.
 */
async function putImageBack(service, { set, serving }, watch) {
    const image = serving && (0,_deployment_js__WEBPACK_IMPORTED_MODULE_0__/* .imageOf */ .dT)(serving);
    if (image === undefined || image === set)
        return;
    try {
        await setImage(service, image, watch);
    }
    catch (error) {
        watch.report(`the image of the service could not be set back to ${image} (${error.message}); do it by hand before anything is deployed there`);
    }
}


/***/ }),

/***/ 64044:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  k: () => (/* binding */ fromOf),
  T: () => (/* binding */ railway)
});

// EXTERNAL MODULE: ./src/providers/railway/api.ts
var railway_api = __webpack_require__(94330);
// EXTERNAL MODULE: ./src/providers/railway/deploy.ts + 2 modules
var deploy = __webpack_require__(43008);
// EXTERNAL MODULE: ./src/providers/railway/deployment.ts
var railway_deployment = __webpack_require__(48843);
// EXTERNAL MODULE: ./src/help.ts
var help = __webpack_require__(41244);
// EXTERNAL MODULE: ./src/providers/railway/create.ts
var create = __webpack_require__(75680);
// EXTERNAL MODULE: ./src/providers/railway/documents.ts
var documents = __webpack_require__(89056);
// EXTERNAL MODULE: ./src/providers/railway/wait.ts + 2 modules
var wait = __webpack_require__(81631);
;// CONCATENATED MODULE: ./src/providers/railway/bring-back.ts





/** Makes a new deployment with the content of `wanted`, and waits until it serves. */
async function bringBack(service, { wanted, before }, watch) {
    const begun = before.recent.find((seen) => (0,railway_deployment/* isUnderWay */.gn)(seen) && (0,railway_deployment/* sameContent */.Cm)(seen, wanted));
    if (begun)
        watch.report(`deployment ${begun.id} brings back ${wanted.id} already; going on with it`);
    const id = begun?.id ??
        (await (0,create/* create */.v)(service, { ...wayBack(service, wanted, watch), before, ours: (seen) => (0,railway_deployment/* fits */.lA)(seen, wanted) }, watch));
    return await (0,wait/* waitUntilHealthy */.$)(service, id, watch);
}
function wayBack({ api }, { id, canRollback, canRedeploy, status }, watch) {
    if (canRollback) {
        return {
            what: `the rollback to ${id}`,
            make: async () => {
                const { done } = await api.mutate(documents/* ROLLBACK */.$Z, { id }, watch);
                if (!done)
                    throw new help/* Trouble */.qm('it-cannot-be-brought-back', `railway: deploymentRollback of ${id} answered false: nothing was rolled back`);
                return undefined;
            },
        };
    }
    if (canRedeploy) {
        watch.report(`the image of ${id} has expired; it is built again from the same source`);
        return {
            what: `the rebuild of ${id}`,
            make: async () => (await api.mutate(documents/* REDEPLOY */.rm, { id }, watch)).deployment.id,
        };
    }
    throw new help/* Trouble */.qm('it-cannot-be-brought-back', `railway: deployment ${id} (${status}) can be neither rolled back nor built again; deploy its commit instead, which makes a new release`);
}

// EXTERNAL MODULE: ./src/providers/railway/image.ts
var railway_image = __webpack_require__(67751);
// EXTERNAL MODULE: ./src/providers/railway/service.ts
var railway_service = __webpack_require__(15257);
;// CONCATENATED MODULE: ./src/providers/railway/discard.ts







const CANCELLABLE = new Set(['QUEUED', 'WAITING', 'NEEDS_APPROVAL', 'INITIALIZING', 'BUILDING']);
const GONE = new Set(['FAILED', 'SKIPPED', 'REMOVED', 'REMOVING']);
const LOOKS_MS = [0, 250, 500, 1000, 2000, 4000, 8000];
const ROUNDS = 4;
/** Cancels a deployment that is still being built, removes one that runs. Railway ends both as REMOVED. */
async function discard(service, { deployment: { id }, from }, watch) {
    const first = await lookFor(service, id, watch);
    let state = first;
    for (let round = 1; state && !GONE.has(state.wanted.status); round++) {
        if (first && (0,railway_deployment/* isUnderWay */.gn)(first.wanted) && first.serving && (0,railway_deployment/* isServing */.PA)(state.wanted)) {
            // It was faster than its cancellation. Removing it now would leave nothing that serves.
            watch.report(`deployment ${id} has begun to serve meanwhile; bringing back ${first.serving.id}`);
            await bringBack(service, { wanted: first.serving, before: state }, watch);
        }
        else {
            await end(service, state.wanted, watch);
        }
        state = await lookUntilChanged(service, state.wanted, watch);
        if (round === ROUNDS && state && !GONE.has(state.wanted.status)) {
            throw new help/* Trouble */.qm('traffic-did-not-move', `railway: deployment ${id} was to be taken away, but is still ${state.wanted.status}; remove it at ${(0,railway_service/* pageOf */.ZZ)(service, id)}`);
        }
    }
    if (from === 'image' && state)
        await (0,railway_image/* putImageBack */.G)(service, { set: state.image, serving: state.serving }, watch);
}
async function end({ api }, { id, status }, watch) {
    try {
        // Twice is once: what is gone already is refused, and the next look tells.
        await api.mutate(CANCELLABLE.has(status) ? documents/* CANCEL */.bO : documents/* REMOVE */.t2, { id }, watch, { repeatable: true });
    }
    catch (error) {
        if (!(error instanceof railway_api/* RailwayError */.m9) || error.denied)
            throw error;
        watch.report(error.message);
    }
}
async function lookFor(service, id, watch) {
    try {
        const { wanted, ...state } = await (0,railway_service/* look */.Op)(service, watch, id);
        return wanted && { ...state, wanted };
    }
    catch (error) {
        if (error instanceof railway_api/* RailwayError */.m9 && error.missing)
            return undefined;
        throw error;
    }
}
async function lookUntilChanged(service, { id, status }, watch) {
    let state;
    for (const wait of LOOKS_MS) {
        await (0,railway_api/* pause */.v7)(wait, watch);
        state = await lookFor(service, id, watch);
        if (state?.wanted.status !== status)
            break;
    }
    return state;
}

// EXTERNAL MODULE: ./src/providers/railway/find.ts
var find = __webpack_require__(28767);
// EXTERNAL MODULE: ./src/providers/railway/source.ts + 1 modules
var railway_source = __webpack_require__(82924);
;// CONCATENATED MODULE: ./src/providers/railway/findings.ts



function ofRestoring({ target }, { wanted, restoring, live }) {
    const { id, commit = 'its commit' } = restoring;
    if (!wanted)
        return finding('error', `deployment ${id} does not exist any more; deploy ${commit} instead of rolling back`);
    const elsewhere = wanted.environmentId !== target.environment.id || (wanted.serviceId ?? target.service.id) !== target.service.id;
    if (elsewhere) {
        return finding('error', `deployment ${id} belongs to another service or environment than ${target.service.name} in ${target.environment.name}; correct ops.yml, or choose another release`);
    }
    if ((live?.id === id && (0,railway_deployment/* isServing */.PA)(live)) || wanted.canRollback)
        return [];
    if (wanted.canRedeploy) {
        return finding('warning', `the image of deployment ${id} has expired, so it is built again from the same source, which takes as long as a deployment`);
    }
    return finding('error', `deployment ${id} (${wanted.status}) can be neither rolled back nor built again; deploy ${commit} instead, which makes a new release`);
}
async function ofSource(from, { source, rootDirectory }) {
    const errors = [];
    const warnings = [];
    if (from.kind === 'image') {
        if (!(0,railway_deployment/* digestOf */.ol)(from.image)) {
            errors.push(`railway: the image ${from.image ? `"${from.image}" has no digest, so what it holds may change` : 'is missing'}; name it in the input \`images\` as COMPONENT=ghcr.io/owner/app@sha256:… with all 64 digits`);
        }
        if (source?.repo)
            warnings.push(`railway: the service is connected to ${source.repo}; deploying an image disconnects it`);
    }
    else if (from.kind === 'commit') {
        if (!source?.repo)
            errors.push('railway: the service has no connected repository to take the commit from; connect one in its settings, or use `from: directory`');
    }
    else {
        const { problems } = await (0,railway_source/* readSource */.o)(from.directory, from.uploads);
        errors.push(...problems);
        const root = rootDirectory?.replaceAll(/^[./]+|\/+$/g, '');
        if (root) {
            errors.push(`railway: the service looks for the source in ${rootDirectory}, but an upload holds only the component's own directory; clear "Root Directory" in its settings`);
        }
    }
    return [
        ...errors.map((message) => ({ severity: 'error', message })),
        ...warnings.map((message) => ({ severity: 'warning', message })),
    ];
}
/** What another release has begun is its own affair, and recognised; anything else would be replaced or replace us. */
function ofOthers(service, latest) {
    if (!latest || !(0,railway_deployment/* isUnderWay */.gn)(latest))
        return [];
    const { releaseId } = (0,railway_deployment/* describe */.q0)(latest);
    if (releaseId) {
        return [
            {
                severity: 'warning',
                message: `railway: deployment ${latest.id} of release ${releaseId} is still ${latest.status}`,
            },
        ];
    }
    return [
        {
            severity: 'error',
            message: `railway: deployment ${latest.id} (${latest.status}) is under way and not of a release; wait until it is done, or cancel it at ${(0,railway_service/* pageOf */.ZZ)(service, latest.id)}`,
        },
    ];
}
/**
 * Nothing that a release does commits staged changes. But those of this very service are somebody's half-done work on what
 * is about to be released, and are an error; those of other services are only told.
 */
function ofStaged({ target }, { status, patch }) {
    if (status !== 'STAGED' || isEmpty(patch))
        return [];
    const { services, ...rest } = patch;
    const others = services && isEmpty(rest) && isEmpty(services[target.service.id]);
    const where = `the environment "${target.environment.name}" has staged changes that nobody has deployed`;
    return [
        others
            ? {
                severity: 'warning',
                message: `railway: ${where}; they are of other services, and the release leaves them as they are`,
            }
            : {
                severity: 'error',
                message: `railway: ${where}; deploy or discard them on Railway first, or they are swept along with what is deployed next`,
            },
    ];
}
function finding(severity, message) {
    return [{ severity, message: `railway: ${message}` }];
}
function isEmpty(value) {
    return (typeof value !== 'object' ||
        value === null ||
        Object.values(value).every((inner) => typeof inner === 'object' && isEmpty(inner)));
}

;// CONCATENATED MODULE: ./src/providers/railway/preflight.ts






/** Parts that may fail without making the rest unknown, and what is then not known. */
const PARTS = {
    target: 'whether the earlier deployment can be restored',
    autoDeploy: 'whether Railway deploys by itself on a push',
    staged: 'whether somebody has staged changes',
    platform: 'whether Railway has an incident',
};
/** Looks at everything that could stop a release, and changes nothing. */
async function preflight(service, { from, intent }, watch) {
    const { action, restoring } = intent;
    const { answer, unknown } = await ask(service, intent, watch);
    const { instance, autoDeploy, staged, platform } = answer;
    const live = (0,railway_deployment/* servingOf */.K3)(instance.activeDeployments);
    const findings = [
        ...unknown,
        ...(restoring ? ofRestoring(service, { wanted: answer.target, restoring, live }) : []),
        ...(action === 'deploy' ? await ofSource(from, instance) : []),
        ...ofOthers(service, instance.latestDeployment),
    ];
    const add = (severity, message) => {
        findings.push({ severity, message: `railway: ${message}` });
    };
    const settings = `the settings of ${service.target.service.name} (${(0,railway_service/* pageOf */.ZZ)(service, '').replace(/&id=$/, '')})`;
    if (autoDeploy?.enabled) {
        add('error', `Railway deploys ${service.target.service.name} by itself on every push, which races the release; switch off automatic deployments under Source in ${settings}`);
    }
    if (staged)
        findings.push(...ofStaged(service, staged));
    if (!instance.healthcheckPath) {
        add('warning', `no health check is set, so a deployment gets traffic as soon as its process has started; set a health check path in ${settings}`);
    }
    if (platform && !platform.isStable) {
        add('warning', `Railway reports an incident${platform.incident ? `: ${platform.incident.message}` : ''}; see https://status.railway.com`);
    }
    if (service.api.remaining !== undefined && service.api.remaining < 50) {
        add('warning', `only ${service.api.remaining} requests are left of Railway's limit for this hour; waiting will be slow`);
    }
    return { live: live && (0,railway_deployment/* describeLive */.IY)(live), findings };
}
async function ask({ api, target }, { action, restoring }, watch) {
    const asked = { target: restoring !== undefined, autoDeploy: action === 'deploy', staged: true, platform: true };
    const unknown = [];
    for (;;) {
        const variables = {
            ...(0,railway_service/* idsOf */.UX)(target),
            target: restoring?.id ?? '',
            withTarget: asked.target,
            withAutoDeploy: asked.autoDeploy,
            withStaged: asked.staged,
            withPlatform: asked.platform,
        };
        try {
            return { answer: await api.query(documents/* SURVEY */.r2, variables, watch), unknown };
        }
        catch (error) {
            if (!(error instanceof railway_api/* RailwayError */.m9))
                throw error;
            const part = error.field;
            if (part && part in asked && asked[part]) {
                // One root field that fails takes the others with it; ask again without it.
                asked[part] = false;
                const gone = part === 'target' && error.missing;
                if (!gone)
                    unknown.push({ severity: 'warning', message: `${error.message}; it is not known ${PARTS[part]}` });
            }
            else if (error.missing) {
                throw new help/* Trouble */.qm('mistakes-in-opsyml', `railway: the service "${target.service.name}" does not exist in the environment "${target.environment.name}"; add it there, or correct \`environment\` in ops.yml`, { cause: error });
            }
            else
                throw error;
        }
    }
}

;// CONCATENATED MODULE: ./src/providers/railway/restore.ts







/** Makes the content of an earlier deployment serve again, in a new deployment, unless it serves already. */
async function restore(service, { deployment, from }, watch) {
    const before = await restore_lookFor(service, deployment, watch);
    const wanted = before.wanted;
    const { serving } = before;
    const serves = serving && (0,railway_deployment/* isServing */.PA)(serving) && (0,railway_deployment/* sameContent */.Cm)(serving, wanted) ? serving : undefined;
    if (!serves)
        await watch.allow(serving && (0,railway_deployment/* describeLive */.IY)(serving));
    await clearTheWay(service, before, watch);
    const seen = serves ?? (await bringBack(service, { wanted, before }, watch));
    if (from === 'image')
        await (0,railway_image/* putImageBack */.G)(service, { set: before.image, serving: wanted }, watch);
    const known = (0,railway_deployment/* describe */.q0)(seen);
    const earlier = (0,railway_deployment/* describe */.q0)(wanted);
    return {
        ...known,
        commit: known.commit ?? earlier.commit ?? deployment.commit,
        releaseId: known.releaseId ?? earlier.releaseId ?? deployment.releaseId,
    };
}
async function restore_lookFor(service, { id, commit }, watch) {
    try {
        const { wanted, ...state } = await (0,railway_service/* look */.Op)(service, watch, id);
        if (wanted)
            return { ...state, wanted };
    }
    catch (error) {
        if (!(error instanceof railway_api/* RailwayError */.m9) || !error.missing)
            throw error;
    }
    throw new help/* Trouble */.qm('it-cannot-be-brought-back', `railway: deployment ${id} does not exist any more; deploy ${commit ?? 'its commit'} again instead`);
}
/** What is still being built would replace what is brought back, as soon as it is ready. */
async function clearTheWay(service, { recent, serving, wanted }, watch) {
    for (const seen of recent) {
        if (!(0,railway_deployment/* isUnderWay */.gn)(seen) || (0,railway_deployment/* sameContent */.Cm)(seen, wanted))
            continue;
        if (serving && (0,railway_deployment/* newestFirst */.ll)(seen, serving) > 0)
            continue;
        const { releaseId } = (0,railway_deployment/* describe */.q0)(seen);
        if (releaseId === undefined) {
            watch.report(`deployment ${seen.id} (${seen.status}) was not made by a release, and will replace what is brought back; cancel it on Railway unless it is meant`);
            continue;
        }
        watch.report(`deployment ${seen.id} of release ${releaseId} is ${seen.status}; cancelling it`);
        await discard(service, { deployment: seen, from: 'directory' }, watch);
    }
}

// EXTERNAL MODULE: ./src/providers/railway/target.ts
var target = __webpack_require__(9853);
;// CONCATENATED MODULE: ./src/providers/railway/railway.ts









/** One service of a Railway project, which serves each deployment as soon as it is healthy. */
function railway(options) {
    const { settings, timeoutMs } = options;
    const api = (0,railway_api/* createApi */.xP)(options);
    const from = fromOf(options);
    /** Deployments of this process by release, for where Railway keeps no mark of it. */
    const made = new Map();
    let known;
    async function service(watch) {
        const wanted = { ...settings, environment: settings.environment ?? options.environment };
        known ??= (0,target/* findTarget */.F)(api, wanted, watch);
        try {
            return { api, target: await known, timeoutMs };
        }
        catch (error) {
            known = undefined;
            throw error;
        }
    }
    return {
        name: 'railway',
        async preflight(intent, watch) {
            return await preflight(await service(watch), { from, intent }, watch);
        },
        async live(watch) {
            const { serving } = await (0,railway_service/* look */.Op)(await service(watch), watch);
            return serving && (0,railway_deployment/* describeLive */.IY)(serving);
        },
        async find(releaseId, watch) {
            const id = made.get(releaseId);
            const state = await (0,railway_service/* look */.Op)(await service(watch), watch);
            const found = state.recent.find((seen) => seen.id === id) ?? (0,find/* findAttempt */.V)(state, { releaseId }, from);
            return found && { ...(0,railway_deployment/* describe */.q0)(found), releaseId };
        },
        async deploy(version, watch) {
            const keep = (id) => {
                made.set(version.releaseId, id);
            };
            return await (0,deploy/* deploy */.g)(await service(watch), { from, version, made: keep }, watch);
        },
        async restore(deployment, watch) {
            return await restore(await service(watch), { deployment, from: from.kind }, watch);
        },
        async discard(deployment, watch) {
            await discard(await service(watch), { deployment, from: from.kind }, watch);
        },
        async withdraw(deployment, watch) {
            await discard(await service(watch), { deployment, from: from.kind }, watch);
        },
    };
}
function fromOf({ settings, directory, uploads, image = '', }) {
    if (settings.from === 'directory')
        return { kind: 'directory', directory, uploads };
    return settings.from === 'image' ? { kind: 'image', image } : { kind: 'commit' };
}


/***/ }),

/***/ 15257:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Op: () => (/* binding */ look),
/* harmony export */   UX: () => (/* binding */ idsOf),
/* harmony export */   ZZ: () => (/* binding */ pageOf)
/* harmony export */ });
/* harmony import */ var _deployment_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48843);
/* harmony import */ var _documents_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(89056);


function idsOf({ project, environment, service, }) {
    return { project: project.id, environment: environment.id, service: service.id };
}
async function look({ api, target }, watch, wanted) {
    const { instance, deployments, ...rest } = await api.query(_documents_js__WEBPACK_IMPORTED_MODULE_1__/* .STATE */ .c4, { ...idsOf(target), target: wanted ?? '', withTarget: wanted !== undefined }, watch);
    return {
        serving: (0,_deployment_js__WEBPACK_IMPORTED_MODULE_0__/* .servingOf */ .K3)(instance.activeDeployments),
        active: instance.activeDeployments,
        recent: deployments.edges.map(({ node }) => node).toSorted(_deployment_js__WEBPACK_IMPORTED_MODULE_0__/* .newestFirst */ .ll),
        image: instance.source?.image ?? undefined,
        wanted: rest.target,
    };
}
/** The address where a person sees a deployment. */
function pageOf({ target }, id) {
    const { project, environment, service } = idsOf(target);
    return `https://railway.com/project/${project}/service/${service}?environmentId=${environment}&id=${id}`;
}


/***/ }),

/***/ 82924:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  o: () => (/* binding */ readSource)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/providers/secret-files.ts
var secret_files = __webpack_require__(47790);
// EXTERNAL MODULE: ./node_modules/ignore/index.js
var ignore = __webpack_require__(70298);
var ignore_default = /*#__PURE__*/__webpack_require__.n(ignore);
;// CONCATENATED MODULE: ./src/providers/railway/ignore-rules.ts



/** Rules of the directories above `root`, as far as its repository reaches. */
function rulesAbove(root) {
    return { levels: directoriesAbove(root).toReversed().map(readLevel) };
}
/**
 * The rules inside a directory that is uploaded. Where a file above ignores the whole of it, something stronger has taken
 * it in: a line of `.railwayignore`, or that it is the very directory to upload. So that file says nothing about what it holds.
 */
function rulesOf(directory, above) {
    const without = (rules, level) => rules && verdictOf(rules, level, directory, 'directory') === 'ignored' ? undefined : rules;
    const levels = above.levels.map((level) => ({
        directory: level.directory,
        git: without(level.git, level),
        railway: without(level.railway, level),
    }));
    return { levels: [...levels, readLevel(directory)] };
}
/** `.railwayignore` beats `.gitignore`, a deeper file beats one above it, and a later line an earlier one. */
function isIgnored({ levels }, path, kind) {
    for (const which of ['railway', 'git']) {
        for (const level of levels.toReversed()) {
            const rules = level[which];
            const verdict = rules && verdictOf(rules, level, path, kind);
            if (verdict)
                return verdict === 'ignored';
        }
    }
    return false;
}
function verdictOf(rules, { directory }, path, kind) {
    const inside = (0,external_node_path_.relative)(directory, path).split(external_node_path_.sep).join('/');
    const { ignored, unignored } = rules.test(kind === 'directory' ? `${inside}/` : inside);
    return ignored ? 'ignored' : unignored ? 'taken' : undefined;
}
/** Nearest first. */
function directoriesAbove(root) {
    const repository = repositoryOf(root);
    if (repository === undefined || root === repository)
        return [];
    const parent = (0,external_node_path_.dirname)(root);
    return [parent, ...directoriesAbove(parent)];
}
/** The directory with `.git` in it, which is a file in a worktree. */
function repositoryOf(root) {
    for (let at = root;; at = (0,external_node_path_.dirname)(at)) {
        if ((0,external_node_fs_.existsSync)((0,external_node_path_.join)(at, '.git')))
            return at;
        if (at === (0,external_node_path_.dirname)(at))
            return undefined;
    }
}
function readLevel(directory) {
    return { directory, git: read((0,external_node_path_.join)(directory, '.gitignore')), railway: read((0,external_node_path_.join)(directory, '.railwayignore')) };
}
function read(file) {
    return (0,external_node_fs_.existsSync)(file) ? ignore_default()({ ignorecase: false }).add((0,external_node_fs_.readFileSync)(file, 'utf8')) : undefined;
}

;// CONCATENATED MODULE: ./src/providers/railway/source.ts





const NEVER = new Set(['.git', 'node_modules']);
/** What `directory` would upload, and what forbids it. `uploads` names files that look like secrets and are meant to go. */
async function readSource(directory, uploads) {
    const known = await (0,promises_.stat)(directory).catch(() => undefined);
    if (!known?.isDirectory())
        return { entries: [], problems: [`railway: there is no directory ${directory} to upload`] };
    const root = await (0,promises_.realpath)(directory);
    const links = new Map();
    const problems = [];
    const entries = await walk({ directory: root, below: '', rules: rulesAbove(root), trail: [root] });
    if (!entries.some(({ kind }) => kind === 'file')) {
        problems.push('railway: the source directory has no files to upload; are all of them ignored by .gitignore or .railwayignore?');
    }
    const secrets = secretsIn(entries);
    if (secrets.length > 0) {
        problems.push(`railway: ${secrets.join(', ')} would be uploaded and ${secrets.length === 1 ? 'looks' : 'look'} like a secret; list ${secrets.length === 1 ? 'it' : 'them'} in .railwayignore, or under \`uploads\` in ops.yml if that is meant`);
    }
    return { entries, problems };
    async function walk(at) {
        const rules = rulesOf(at.directory, at.rules);
        const found = [];
        const names = (await (0,promises_.readdir)(at.directory)).toSorted();
        for (const name of names) {
            if (NEVER.has(name))
                continue;
            const file = (0,external_node_path_.join)(at.directory, name);
            const path = at.below + name;
            const real = await (0,promises_.realpath)(file).catch(() => undefined);
            const info = real === undefined ? undefined : await (0,promises_.stat)(real);
            const kind = info?.isDirectory() ? 'directory' : 'file';
            if (isIgnored(rules, file, kind))
                continue;
            if (!real || !info) {
                problems.push(`railway: ${path} is a link to nothing; remove it, or list it in .railwayignore`);
                continue;
            }
            if (!info.isFile() && kind === 'file')
                continue;
            if (real !== file && !mayFollow(path, real, at.trail))
                continue;
            found.push({
                path,
                file: real,
                kind,
                executable: (info.mode & 0o111) !== 0,
                size: kind === 'file' ? info.size : 0,
            });
            if (kind === 'directory') {
                // Through a link, the rules of where it stands hold, not those of where it points.
                const inside = { directory: file, below: `${path}/`, rules, trail: [...at.trail, real] };
                found.push(...(await walk(inside)));
            }
        }
        return found;
    }
    /** Links are followed, as Railway's own client does, but only to what belongs to the same repository. */
    function mayFollow(path, real, trail) {
        const allowed = repositoryOf(root) ?? root;
        if (trail.includes(real)) {
            problems.push(`railway: ${path} is a link to a directory that holds it; remove it, or list it in .railwayignore`);
            return false;
        }
        const target = (0,external_node_path_.relative)(allowed, real);
        if (target === '..' || target.startsWith(`..${external_node_path_.sep}`)) {
            if (!links.has(path))
                problems.push(`railway: ${path} is a link out of the repository, to ${real}; list it in .railwayignore, or copy what it points to`);
            return false;
        }
        links.set(path, target.split(external_node_path_.sep).join('/'));
        return true;
    }
    /** A link with a harmless name may point to a secret, so both names count. */
    function secretsIn(all) {
        const files = new Map(all.filter(({ kind }) => kind === 'file').map(({ path, file }) => [path, file]));
        const byName = (0,secret_files/* secretFiles */.s)(files.keys(), uploads, (path) => beginning(files.get(path) ?? ''));
        const linked = [...links].filter(([path]) => files.has(path) && !uploads.includes(path));
        const byTarget = linked.filter(([path, target]) => (0,secret_files/* secretFiles */.s)([target], [], () => beginning(files.get(path) ?? '')).length > 0);
        return [...new Set([...byName, ...byTarget.map(([path]) => path)])];
    }
}
/** Enough of a file to tell what it is. */
function beginning(file) {
    const descriptor = (0,external_node_fs_.openSync)(file, 'r');
    try {
        const buffer = Buffer.alloc(65_536);
        return buffer.toString('utf8', 0, (0,external_node_fs_.readSync)(descriptor, buffer));
    }
    finally {
        (0,external_node_fs_.closeSync)(descriptor);
    }
}


/***/ }),

/***/ 9853:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ findTarget),
/* harmony export */   U: () => (/* binding */ pick)
/* harmony export */ });
/* harmony import */ var _help_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(41244);
/* harmony import */ var _nearest_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(37909);
/* harmony import */ var _api_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(94330);
/* harmony import */ var _documents_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(89056);




/** Finds out which kind the token is, and what the names in `ops.yml` stand for: one request, or two with a workspace token. */
async function findTarget(api, wanted, watch) {
    const { project, environmentId } = await fetchProject(api, wanted.project, watch);
    // A project token sees no environment but its own, so that a list of them would mislead.
    const own = project.environments.edges.find(({ node }) => node.id === environmentId)?.node;
    if (own && !matches(own, wanted.environment)) {
        throw new _help_js__WEBPACK_IMPORTED_MODULE_0__/* .Trouble */ .qm('access-was-refused', `railway: the project token is for the environment "${own.name}", but this release is for "${wanted.environment}"; use a token of that environment, or correct \`environment\` in ops.yml`);
    }
    const environment = pick('environment', wanted.environment, project.environments);
    const service = pick('service', wanted.service, project.services);
    return { project, environment, service };
}
async function fetchProject(api, id, watch) {
    api.kind = 'project';
    try {
        const { projectToken } = await api.query(_documents_js__WEBPACK_IMPORTED_MODULE_2__/* .PROJECT_TOKEN */ .e6, {}, watch);
        const { project, environmentId } = projectToken;
        if (project.id === id)
            return { project, environmentId };
        throw new _help_js__WEBPACK_IMPORTED_MODULE_0__/* .Trouble */ .qm('access-was-refused', `railway: the project token is for project "${project.name}" (${project.id}), but ops.yml names ${id}; correct \`project\` there, or use a token of that project`);
    }
    catch (error) {
        if (!(error instanceof _api_js__WEBPACK_IMPORTED_MODULE_1__/* .RailwayError */ .m9) || !(error.denied || error.missing))
            throw error;
    }
    api.kind = 'bearer';
    const seen = await api.query(_documents_js__WEBPACK_IMPORTED_MODULE_2__/* .PROJECT */ .yl, { project: id }, watch).catch((error) => {
        if (!(error instanceof _api_js__WEBPACK_IMPORTED_MODULE_1__/* .RailwayError */ .m9) || !(error.denied || error.missing))
            throw error;
        return undefined;
    });
    if (seen)
        return { project: seen.project, environmentId: undefined };
    throw new _help_js__WEBPACK_IMPORTED_MODULE_0__/* .Trouble */ .qm('access-was-refused', await diagnose(api, id, watch));
}
/** "Not Authorized" stands for a dead token and for a missing right alike; one more question tells them apart. */
async function diagnose(api, id, watch) {
    const create = "create a project token in the project's settings, for this environment, and pass it as `railway-token`";
    try {
        const { apiToken } = await api.query(_documents_js__WEBPACK_IMPORTED_MODULE_2__/* .API_TOKEN */ .BA, {}, watch);
        const names = apiToken.workspaces.map(({ name }) => `"${name}"`).join(', ') || 'no workspace';
        return `railway: the token is valid and sees ${names}, but no project ${id} there; correct \`project\` in ops.yml, or ${create}`;
    }
    catch (error) {
        if (!(error instanceof _api_js__WEBPACK_IMPORTED_MODULE_1__/* .RailwayError */ .m9))
            throw error;
        return `railway: the token was refused, as a project token and as a workspace token: it is no longer valid, or it has no right to project ${id}; ${create}`;
    }
}
function matches({ id, name }, wanted) {
    return id === wanted || name.toLowerCase() === wanted.toLowerCase();
}
function pick(what, wanted, { edges }) {
    const known = edges.map(({ node }) => node);
    const found = known.find(({ id, name }) => id === wanted || name === wanted) ?? known.find((one) => matches(one, wanted));
    if (found)
        return found;
    const names = known.map(({ name }) => name);
    const near = (0,_nearest_js__WEBPACK_IMPORTED_MODULE_3__/* .nearest */ .p)(wanted, names);
    const hint = near === undefined ? '' : `; did you mean "${near}"?`;
    const list = names.length > 0
        ? `it has ${names
            .slice(0, 20)
            .map((name) => `"${name}"`)
            .join(', ')}`
        : 'it has none';
    throw new _help_js__WEBPACK_IMPORTED_MODULE_0__/* .Trouble */ .qm('mistakes-in-opsyml', `railway: the project has no ${what} "${wanted}"${hint} (${list})`);
}


/***/ }),

/***/ 81631:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  $: () => (/* binding */ waitUntilHealthy)
});

// UNUSED EXPORTS: pauseMs

// EXTERNAL MODULE: ./src/help.ts
var help = __webpack_require__(41244);
// EXTERNAL MODULE: ./src/providers/railway/api.ts
var railway_api = __webpack_require__(94330);
// EXTERNAL MODULE: ./src/redact.ts
var redact = __webpack_require__(76670);
// EXTERNAL MODULE: ./src/providers/railway/documents.ts
var documents = __webpack_require__(89056);
// EXTERNAL MODULE: ./src/providers/railway/service.ts
var railway_service = __webpack_require__(15257);
;// CONCATENATED MODULE: ./src/providers/railway/failure.ts



const DOING = {
    SNAPSHOT_CODE: 'reading the source',
    BUILD_IMAGE: 'building the image',
    PUBLISH_IMAGE: 'storing the image',
    WAIT_FOR_DEPENDENCIES: 'waiting for the services it depends on',
    MIGRATE_VOLUMES: 'moving its volumes',
    PRE_DEPLOY_COMMAND: 'running the pre-deploy command',
    CREATE_CONTAINER: 'starting the container',
    CONFIGURE_NETWORK: 'setting up the network',
    HEALTHCHECK: 'waiting for the health check',
    DRAIN_INSTANCES: 'draining the earlier instances',
};
const BUILD_STEPS = new Set(['SNAPSHOT_CODE', 'BUILD_IMAGE', 'PUBLISH_IMAGE']);
const LOG_LINES = 12;
function doing({ step, payload }) {
    return `${DOING[step] ?? step.toLowerCase().replaceAll('_', ' ')}${payload?.skipped ? ' (skipped)' : ''}`;
}
/** What has failed and why, in Railway's own words, with the end of the log that tells more. */
async function explainFailure(service, { id, events, watch }) {
    const failed = events.findLast(({ payload }) => payload?.error) ??
        events.findLast(({ completedAt, step }) => !completedAt && step !== 'DRAIN_INSTANCES') ??
        events.findLast(({ payload }) => payload?.reason ?? payload?.detail);
    const why = failed ? ` while ${doing(failed)}${reasonOf(failed)}` : ', and Railway gives no reason';
    const log = await lastLines(service, { id, build: failed ? BUILD_STEPS.has(failed.step) : true, watch });
    return `${why}; see ${(0,railway_service/* pageOf */.ZZ)(service, id)}${log}`;
}
function reasonOf({ step, payload }) {
    const { error, reason, detail, attempt, maxAttempts } = payload ?? {};
    const words = [
        ...new Set([error, reason, detail].filter((text) => text !== null && text !== undefined && text !== '')),
    ];
    const tries = attempt ? ` (attempt ${attempt}${maxAttempts ? ` of ${maxAttempts}` : ''})` : '';
    return ` (${step})${tries}${words.length > 0 ? `: ${(0,redact/* redact */.E)(words.join('; ')).slice(0, 500)}` : ''}`;
}
/** Best effort: a log that can't be had must not hide the failure. */
async function lastLines({ api }, { id, build, watch }) {
    try {
        const answer = await api.query(documents/* LOGS */.Yy, { id, limit: LOG_LINES, build, run: !build }, { ...watch, report: () => undefined }, { totalMs: 15_000 });
        // Railway sends one line more than was asked for.
        const lines = (answer.build ?? answer.run ?? [])
            .toSorted((a, b) => (a.timestamp < b.timestamp ? -1 : 1))
            .slice(-LOG_LINES)
            .map(({ message }) => `  | ${(0,redact/* redact */.E)(message)
            .replaceAll(/[\r\n]+/g, ' ')
            .slice(0, 300)}`);
        return lines.length > 0 ? `\nlast lines of its ${build ? 'build' : 'deploy'} log:\n${lines.join('\n')}` : '';
    }
    catch {
        return '';
    }
}

// EXTERNAL MODULE: ./src/providers/railway/deployment.ts
var railway_deployment = __webpack_require__(48843);
;// CONCATENATED MODULE: ./src/providers/railway/progress.ts





/** Nothing when Railway does not know the deployment, as long as that may be. */
async function fetchProgress({ api, target }, id, watch, { totalMs, mayBeUnknown }) {
    try {
        const { environment, service } = (0,railway_service/* idsOf */.UX)(target);
        const answer = await api.query(documents/* PROGRESS */.Gd, { id, environment, service }, watch, { totalMs });
        const events = answer.deploymentEvents.edges.map(({ node }) => node);
        return {
            deployment: answer.deployment,
            events: events.toSorted((a, b) => Date.parse(a.createdAt) - Date.parse(b.createdAt)),
            latest: answer.instance.latestDeployment ?? undefined,
            hasHealthcheck: Boolean(answer.instance.healthcheckPath),
        };
    }
    catch (error) {
        if (mayBeUnknown && error instanceof railway_api/* RailwayError */.m9 && error.missing)
            return undefined;
        throw error;
    }
}
function isHealthy({ deployment }) {
    const { status, deploymentStopped, instances } = deployment;
    // Asleep, it is started by the first request; no instance runs until then.
    if (status === 'SLEEPING')
        return true;
    const running = instances.length > 0 && instances.every((instance) => instance.status === 'RUNNING');
    return status === 'SUCCESS' && !deploymentStopped && running;
}
/** A process that ends by itself with code 0 leaves the status at SUCCESS. */
function hasStopped({ deployment }) {
    return deployment.status === 'SUCCESS' && deployment.deploymentStopped;
}
/** Takes no traffic away from an earlier one, and never will. */
const HARMLESS = new Set(['FAILED', 'SKIPPED', 'REMOVED', 'REMOVING']);
/** The later deployment that replaces this one, or is about to. */
function successorOf({ deployment, latest }) {
    if (!latest || latest.id === deployment.id || HARMLESS.has(latest.status))
        return undefined;
    return Date.parse(latest.createdAt) >= Date.parse(deployment.createdAt) ? latest : undefined;
}
function summaryOf({ deployment, events }) {
    const { status, instances } = deployment;
    const step = events.findLast(({ completedAt }) => !completedAt);
    if ((0,railway_deployment/* isUnderWay */.gn)(deployment))
        return `it is ${status}${step ? `, ${doing(step)}` : ''}`;
    return `it is ${status}, instances: ${instances.map((instance) => instance.status).join(', ') || 'none'}`;
}
/** Everything that can be said about it, so that a caller can print what is new. */
function linesOf({ deployment, events }) {
    return [...events.map((event) => doing(event)), `deployment ${deployment.id} is ${deployment.status}`];
}

;// CONCATENATED MODULE: ./src/providers/railway/wait.ts





/** The health check has proved already that it answers; without one, it gets time to crash at its start. */
const SECOND_LOOK_MS = { checked: 500, unchecked: 3000 };
/** A deployment that was made a moment ago may not be known everywhere yet. */
const UNKNOWN_MS = 20_000;
/**
 * The pause before poll `n`, counted from 0. Ten polls in the first half minute, then one each 10 s: at worst 370
 * requests in an hour of waiting for one component, of the 1,000 that the Hobby plan has. The fewer are left, the slower.
 */
function pauseMs(n, remaining) {
    const usual = Math.min(10_000, 250 * 1.5 ** n);
    if (remaining === undefined || remaining >= 100)
        return usual;
    return Math.max(usual, remaining < 20 ? 60_000 : 20_000);
}
/** Returns when the deployment serves and is healthy, seen twice; throws when it never will, with Railway's reason. */
async function waitUntilHealthy(service, id, watch) {
    const startedAt = performance.now();
    const told = new Set();
    // Only what is seen twice in a row counts: for a moment after its start a deployment has no instance, or one too many.
    let healthy = 0;
    let stopped = 0;
    let summary = 'Railway does not know it';
    for (let n = 0;; n++) {
        const elapsed = performance.now() - startedAt;
        const left = service.timeoutMs - elapsed;
        if (left <= 0) {
            throw new help/* Trouble */.qm('a-deployment-did-not-become-ready', `railway: deployment ${id} was not healthy after ${Math.round(service.timeoutMs / 1000)} s (${summary}); see ${(0,railway_service/* pageOf */.ZZ)(service, id)}`);
        }
        const limits = { totalMs: Math.max(1000, left), mayBeUnknown: elapsed < UNKNOWN_MS };
        const progress = await fetchProgress(service, id, watch, limits);
        if (progress) {
            for (const line of linesOf(progress)) {
                if (!told.has(line))
                    watch.report(line);
                told.add(line);
            }
            await refuseToWait(service, progress, watch);
            summary = summaryOf(progress);
            healthy = isHealthy(progress) ? healthy + 1 : 0;
            stopped = hasStopped(progress) ? stopped + 1 : 0;
            if (healthy === 2)
                return progress.deployment;
            if (stopped === 2) {
                throw new help/* Trouble */.qm('a-deployment-did-not-become-ready', `railway: deployment ${id} has stopped: its process has ended by itself; see ${(0,railway_service/* pageOf */.ZZ)(service, id)}${await lastLines(service, { id, build: false, watch })}`);
            }
        }
        const settling = SECOND_LOOK_MS[progress?.hasHealthcheck ? 'checked' : 'unchecked'];
        await (0,railway_api/* pause */.v7)(Math.min(healthy + stopped > 0 ? settling : pauseMs(n, service.api.remaining), left), watch);
    }
}
/** Throws when there is nothing more to hope for. */
async function refuseToWait(service, progress, watch) {
    const { id, status } = progress.deployment;
    const name = `railway: deployment ${id} of ${service.target.service.name}`;
    const page = (0,railway_service/* pageOf */.ZZ)(service, id);
    const successor = successorOf(progress);
    if (successor) {
        throw new help/* Trouble */.qm('somebody-changed-something-in-a-dashboard', `${name} was superseded by ${successor.id} (${successor.status}), which somebody else has started; see ${(0,railway_service/* pageOf */.ZZ)(service, successor.id)}, and release again when it is done`);
    }
    switch (status) {
        case 'FAILED':
            throw new help/* Trouble */.qm('a-deployment-did-not-become-ready', `${name} FAILED${await explainFailure(service, { id, events: progress.events, watch })}`);
        case 'CRASHED':
            throw new help/* Trouble */.qm('a-deployment-did-not-become-ready', `${name} CRASHED: its process ended again and again until Railway gave up; see ${page}${await lastLines(service, { id, build: false, watch })}`);
        case 'SKIPPED':
            throw new help/* Trouble */.qm('a-deployment-did-not-become-ready', `${name} was SKIPPED: Railway deployed nothing, because a workflow failed or no file under its watch paths has changed; see ${page}`);
        case 'REMOVED':
        case 'REMOVING':
            throw new help/* Trouble */.qm('somebody-changed-something-in-a-dashboard', `${name} was taken away (${status}): somebody cancelled or removed it; see ${page}`);
        case 'NEEDS_APPROVAL':
            throw new help/* Trouble */.qm('a-deployment-did-not-become-ready', `${name} NEEDS_APPROVAL: a member of the project must approve it at ${page}; then release again`);
        case 'WAITING':
            throw new help/* Trouble */.qm('a-deployment-did-not-become-ready', `${name} is WAITING for GitHub workflows, and this may be one of them; switch off "Wait for CI" in the settings of the service, then release again`);
    }
}


/***/ }),

/***/ 47790:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ secretFiles)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_0__);

const ENVIRONMENT = /^\.env(\..+)?$|\.env$|^\.envrc$/;
const HARMLESS_ENVIRONMENT = /\.(example|sample|template)$/;
const KEYS = /\.(pem|key|p8|p12|pfx|jks|keystore|ppk|kdbx|tfstate)$|^id_(rsa|dsa|ecdsa|ed25519)(?!.*\.pub$)/;
const CREDENTIALS = /^(\.netrc|_netrc|\.pgpass|\.my\.cnf|\.htpasswd|\.git-credentials|\.dockercfg)$/;
const CREDENTIAL_PATHS = /(^|\/)(\.aws\/credentials|\.docker\/config\.json|\.kube\/config)$/;
/** Names that say little: only the content tells. The first pattern is of the name, the second of the content. */
const AMBIGUOUS = [
    // A value like ${NPM_TOKEN} only names the variable that holds the token.
    [/^\.npmrc$/, /(_authToken|_auth|_password)\s*=\s*["']?(?!["']?\$\{)[^\s"']/i],
    [/^\.yarnrc\.yml$/, /npmAuth(Token|Ident):\s*["']?(?!["']?\$\{)[^\s"']/i],
    [/^\.pypirc$/, /^\s*password\s*[:=]\s*\S/im],
    // Google names a downloaded key `<project>-<twelve hex digits>.json`.
    [
        /(service[-_]?account|adminsdk|credentials?|secrets?|gcp|google|firebase|-[0-9a-f]{12}).*\.json$/,
        /"private_key"\s*:\s*"-----BEGIN|"client_secret"\s*:\s*"[^"]/,
    ],
];
/**
 * Which of these paths look like secrets that must not leave the machine, without those that are `intended` to. Paths
 * are relative to the directory that is uploaded, with `/`. `read` gives the text of a path whose name alone does not
 * tell, such as `.npmrc`; where it is absent, such a file counts as a secret.
 */
function secretFiles(paths, intended, read) {
    const allowed = new Set(intended.map((path) => node_path__WEBPACK_IMPORTED_MODULE_0__.posix.normalize(path)));
    return [...paths].filter((path) => !allowed.has(node_path__WEBPACK_IMPORTED_MODULE_0__.posix.normalize(path)) && looksSecret(path, read));
}
function looksSecret(path, read) {
    const whole = path.toLowerCase();
    const name = node_path__WEBPACK_IMPORTED_MODULE_0__.posix.basename(whole);
    if (ENVIRONMENT.test(name))
        return !HARMLESS_ENVIRONMENT.test(name);
    if (KEYS.test(name) || CREDENTIALS.test(name) || CREDENTIAL_PATHS.test(whole))
        return true;
    const ambiguous = AMBIGUOUS.find(([pattern]) => pattern.test(name));
    return ambiguous !== undefined && (!read || ambiguous[1].test(read(path)));
}


/***/ }),

/***/ 58752:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HG: () => (/* binding */ toDeployment),
/* harmony export */   L4: () => (/* binding */ stateOf),
/* harmony export */   TH: () => (/* binding */ idOf),
/* harmony export */   XC: () => (/* binding */ planOf),
/* harmony export */   xP: () => (/* binding */ createApi)
/* harmony export */ });
/* harmony import */ var _http_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(32175);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(83345);


/** Two thousand previews. */
const MOST_PAGES = 20;
function createApi(options) {
    const { settings } = options;
    const scope = scopeOf(settings);
    const project = encodeURIComponent(settings.project);
    const json = client({ expects: 'json' });
    // Lines of JSON are not JSON, which the other client would take for a broken answer.
    const lines = client({});
    const call = async (path, request, { signal, report }) => await json(path, { ...request, signal, onRetry: report });
    return {
        call,
        project: async (watch) => (await call(`/v9/projects/${project}`, {}, watch)).json(),
        deployment: async (id, watch, totalMs = 120_000) => (await call(`/v13/deployments/${encodeURIComponent(id)}`, { totalMs }, watch)).json(),
        async list(projectId, watch) {
            const query = { projectId, target: 'production', limit: 100 };
            const answer = await call('/v7/deployments', { query }, watch);
            return answer.json().deployments ?? [];
        },
        async listPreviews(projectId, watch, pages) {
            const found = [];
            let until;
            for (let page = 1; page <= (pages === 'all' ? MOST_PAGES : 1); page++) {
                const query = { projectId, target: 'preview', limit: 100, until };
                const answer = await call('/v7/deployments', { query }, watch);
                const { deployments = [], pagination } = answer.json();
                found.push(...deployments);
                until = pagination?.next ?? undefined;
                if (until === undefined)
                    break;
            }
            return found;
        },
        async log(id, { signal }) {
            const query = { direction: 'backward', follow: 0, limit: 200 };
            const path = `/v3/deployments/${encodeURIComponent(id)}/events`;
            return (await lines(path, { query, signal, maxAttempts: 1, totalMs: 15_000 })).text();
        },
        transfers: (connections, onLimit) => client({
            expects: 'json',
            connections,
            retryable: (answer) => {
                if (answer.status === 429)
                    onLimit();
                return retryable(answer);
            },
        }),
    };
    function client(more) {
        const http = (0,_http_js__WEBPACK_IMPORTED_MODULE_0__/* .createHttp */ .V)({
            name: 'vercel',
            baseUrl: options.apiUrl,
            headers: { authorization: `Bearer ${options.token}`, accept: 'application/json' },
            requestIdHeader: 'x-vercel-id',
            retryable,
            ...options.transport,
            ...more,
        });
        return async (path, request = {}) => {
            try {
                return await http(path, { ...request, query: { ...request.query, ...scope } });
            }
            catch (error) {
                throw error instanceof _http_js__WEBPACK_IMPORTED_MODULE_0__/* .HttpError */ .j ? (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .explained */ .to)(error, settings) : error;
            }
        };
    }
}
/** A quota that is used up for hours is not worth a wait. */
function retryable(answer) {
    return answer.status === 429 && (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .isQuota */ .hF)((0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .detailOf */ .Rw)(answer)) ? false : undefined;
}
function scopeOf({ team }) {
    if (!team)
        return {};
    return team.startsWith('team_') ? { teamId: team } : { slug: team };
}
function idOf(wire) {
    return wire.id ?? wire.uid ?? '';
}
function stateOf(wire) {
    return wire.readyState ?? wire.state ?? '';
}
function toDeployment(wire) {
    return {
        id: idOf(wire),
        url: wire.url ? `https://${wire.url}` : undefined,
        commit: wire.meta?.['opsCommit'] ?? wire.meta?.['githubCommitSha'],
        releaseId: wire.meta?.['opsRelease'],
    };
}
/** The plan as the project's deployments tell it; empty before the first one. */
function planOf(project) {
    return project.targets?.production?.plan ?? project.latestDeployments?.find(({ plan }) => plan)?.plan ?? '';
}


/***/ }),

/***/ 56234:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EN: () => (/* binding */ bodyOf),
/* harmony export */   hE: () => (/* binding */ commitMeta),
/* harmony export */   y: () => (/* binding */ releaseHead)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);


/** Built for production, and without its domains until it is promoted. */
function releaseHead(version) {
    return {
        target: 'production',
        autoAssignCustomDomains: false,
        meta: metaOf(version),
        build: { env: { OPS_COMMIT: version.commit } },
    };
}
/** The body of the request that creates a deployment. Put together once and sent again as it is: it can have megabytes. */
function bodyOf(directory, project, head, entries) {
    const whole = { name: project.name, project: project.id, ...head, ...rootOf(directory, project) };
    const files = entries.map(({ path, sha, size, mode, data }) => {
        if (data !== undefined)
            return JSON.stringify({ file: path, data, encoding: 'utf-8', mode });
        return sha === undefined
            ? `{"file":${JSON.stringify(path)},"mode":${mode}}`
            : `{"file":${JSON.stringify(path)},"sha":"${sha}","size":${size},"mode":${mode}}`;
    });
    return Buffer.from(`${JSON.stringify(whole).slice(0, -1)},"files":[${files.join(',')}]}`);
}
/** The commit stands here and not in `gitMetadata`: Vercel blocks builds whose author has no seat in the team. */
function metaOf({ releaseId, environment, ...version }) {
    return { opsRelease: releaseId, opsEnvironment: environment, ...commitMeta(version) };
}
function commitMeta({ commit, repository, branch, }) {
    const [org = '', repo = ''] = repository.split('/');
    return {
        opsCommit: commit,
        githubDeployment: '1',
        githubCommitSha: commit,
        githubCommitOrg: org,
        githubCommitRepo: repo,
        githubOrg: org,
        githubRepo: repo,
        ...(branch ? { githubCommitRef: branch } : {}),
    };
}
/**
 * A project's root directory is meant from the repository's root. Where the source is that very directory, Vercel would
 * look for it a second time inside of what was uploaded.
 */
function rootOf(directory, { rootDirectory }) {
    if (!rootDirectory || (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, rootDirectory)))
        return {};
    return { projectSettings: { rootDirectory: null } };
}


/***/ }),

/***/ 93688:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ isPending),
/* harmony export */   n: () => (/* binding */ waitForBuild)
/* harmony export */ });
/* harmony import */ var _help_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(41244);
/* harmony import */ var _redact_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76670);
/* harmony import */ var _api_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(58752);
/* harmony import */ var _wait_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(27371);




const LOG_LINES = 10;
/** How long a build that is ready may leave open whether it gets an address. */
const ADDRESS_MS = 5000;
/** Waits until this very deployment can be reached, and throws with Vercel's reason when it never will. */
async function waitForBuild(build, timeoutMs) {
    const { id, component, watch } = build;
    let shown = '';
    let latest = {};
    const ready = await (0,_wait_js__WEBPACK_IMPORTED_MODULE_3__/* .poll */ .w)(async (leftMs) => {
        latest = await look(build, leftMs);
        const line = describe(latest);
        if (line !== shown)
            watch.report(`${line}${shown ? '' : ` (${id})`}`);
        shown = line;
        return (0,_api_js__WEBPACK_IMPORTED_MODULE_2__/* .stateOf */ .L4)(latest) === 'READY' ? latest : undefined;
    }, { firstMs: 250, mostMs: 10_000, deadlineMs: timeoutMs, signal: watch.signal });
    if (ready)
        return await waitForAddress(build, ready);
    throw new _help_js__WEBPACK_IMPORTED_MODULE_0__/* .Trouble */ .qm('a-deployment-did-not-become-ready', `vercel: deployment ${id} of ${component} was still ${describe(latest)} after ${Math.round(timeoutMs / 1000)} s` +
        `${place(latest)}. Raise \`timeout\` in ops.yml when its build takes longer`);
}
/** That the build is ready is enough for a staged one, but a check or an alias that fails soon after is a failure. */
async function waitForAddress(build, ready) {
    let latest = ready;
    await (0,_wait_js__WEBPACK_IMPORTED_MODULE_3__/* .poll */ .w)(async (leftMs) => {
        if (!latest.aliasAssigned)
            latest = await look(build, leftMs);
        return latest.aliasAssigned || undefined;
    }, { firstMs: 250, mostMs: 1000, deadlineMs: ADDRESS_MS, signal: build.watch.signal });
    return latest;
}
async function look(build, leftMs) {
    const { api, id, watch } = build;
    const wire = await api.deployment(id, watch, leftMs);
    const failure = failureOf(wire);
    if (failure)
        throw new _help_js__WEBPACK_IMPORTED_MODULE_0__/* .Trouble */ .qm('a-deployment-did-not-become-ready', await explainFailure(build, wire, failure));
    return wire;
}
function isPending(wire) {
    return (0,_api_js__WEBPACK_IMPORTED_MODULE_2__/* .stateOf */ .L4)(wire) !== 'READY' && failureOf(wire) === undefined;
}
function describe(wire) {
    const state = (0,_api_js__WEBPACK_IMPORTED_MODULE_2__/* .stateOf */ .L4)(wire);
    if (state !== 'QUEUED')
        return wire.readySubstate ? `${state} (${wire.readySubstate})` : state;
    if (wire.isInConcurrentBuildsQueue)
        return 'QUEUED behind other builds of the team (its concurrent builds are used up)';
    return wire.isInSystemBuildsQueue ? "QUEUED in Vercel's own build queue" : state;
}
/** Why this deployment will never serve; nothing while it still may. */
function failureOf(wire) {
    const state = (0,_api_js__WEBPACK_IMPORTED_MODULE_2__/* .stateOf */ .L4)(wire);
    if (state === 'BLOCKED')
        return `ended as BLOCKED${blockReason(wire.seatBlock?.blockCode)}`;
    if (state === 'CANCELED')
        return 'was cancelled';
    if (state === 'DELETED')
        return 'was deleted';
    if (state === 'ERROR' || state.endsWith('_ERROR'))
        return `ended as ${state}`;
    if (wire.aliasError) {
        const { aliasError } = wire;
        const text = typeof aliasError === 'string' ? aliasError : [aliasError.code, aliasError.message].filter(Boolean).join(': ');
        return `was built, but got no address (${text})`;
    }
    if (wire.checks?.['deployment-alias']?.state === 'failed') {
        return 'was built, but a check that must pass before it gets an address has failed';
    }
    return undefined;
}
function blockReason(code) {
    if (code === 'TEAM_ACCESS_REQUIRED') {
        return " (TEAM_ACCESS_REQUIRED): the owner of the token has no seat in the team. Add that account to the team, or use a member's token";
    }
    if (code === 'COMMIT_AUTHOR_REQUIRED') {
        return " (COMMIT_AUTHOR_REQUIRED): Vercel wants the commit's author to be a member of the team. Add the author, or let Vercel deploy commits of others in the team's settings";
    }
    return code ? ` (${code})` : '';
}
async function explainFailure({ api, component, watch }, wire, failure) {
    const step = wire.errorStep ? ` at ${wire.errorStep}` : '';
    const code = wire.errorCode ? ` (${wire.errorCode}${step})` : '';
    const message = wire.errorMessage ?? wire.readyStateReason;
    const lines = (0,_api_js__WEBPACK_IMPORTED_MODULE_2__/* .stateOf */ .L4)(wire).endsWith('ERROR') ? await lastErrors(api, (0,_api_js__WEBPACK_IMPORTED_MODULE_2__/* .idOf */ .TH)(wire), watch) : [];
    return (0,_redact_js__WEBPACK_IMPORTED_MODULE_1__/* .redact */ .E)(`vercel: deployment ${(0,_api_js__WEBPACK_IMPORTED_MODULE_2__/* .idOf */ .TH)(wire)} of ${component} ${failure}${code}${message ? `: ${message}` : ''}${place(wire)}` +
        (lines.length > 0 ? `\nThe build log ends with:\n${lines.map((line) => `  ${line}`).join('\n')}` : ''));
}
function place({ inspectorUrl }) {
    return inspectorUrl ? `; see ${inspectorUrl}` : '';
}
/** The last lines that the build wrote as errors. The log may be missing, and must not hide why the build failed. */
async function lastErrors(api, id, watch) {
    try {
        const log = (await api.log(id, watch)).trim();
        const events = (log.startsWith('[') ? JSON.parse(log) : log.split('\n').map((line) => JSON.parse(line)));
        return events
            .sort((a, b) => (a.created ?? 0) - (b.created ?? 0))
            .filter(({ type, level, payload }) => type === 'stderr' || type === 'fatal' || (level ?? payload?.level) === 'error')
            .flatMap(({ text, payload }) => (text ?? payload?.text ?? '').split('\n'))
            .map((line) => line.trimEnd())
            .filter(Boolean)
            .slice(-LOG_LINES);
    }
    catch {
        return [];
    }
}


/***/ }),

/***/ 28164:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  v: () => (/* binding */ create)
});

// EXTERNAL MODULE: ./src/help.ts
var help = __webpack_require__(41244);
// EXTERNAL MODULE: ./src/http.ts + 3 modules
var http = __webpack_require__(32175);
// EXTERNAL MODULE: ./src/providers/vercel/api.ts
var api = __webpack_require__(58752);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(46466);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
;// CONCATENATED MODULE: ./src/providers/vercel/tar.ts



const BLOCK = 512;
const CHUNK = 256 * 1024;
/** The largest size that the eleven octal digits of a header can say. */
const MOST_IN_HEADER = 8 ** 11 - 1;
const NAME_BYTES = 100;
/**
 * A tar of the paths below `root`, in chunks. Owners and times are left out, so that the same files give the same bytes.
 * Every file is written with its content, also those that are hard links of one another. Two buffers take turns: a chunk
 * may be used until the one after the next is asked for.
 */
function* tar(root, paths) {
    let chunk = Buffer.allocUnsafeSlow(CHUNK);
    let other = Buffer.allocUnsafeSlow(CHUNK);
    let used = 0;
    function* put(bytes) {
        for (let from = 0; from < bytes.length;) {
            const copied = bytes.copy(chunk, used, from);
            from += copied;
            used += copied;
            if (used === CHUNK)
                yield take();
        }
    }
    function take() {
        const full = chunk.subarray(0, used);
        [chunk, other] = [other, chunk];
        used = 0;
        return full;
    }
    function* putContent(path, size) {
        const fd = (0,external_node_fs_.openSync)((0,external_node_path_.join)(root, path), 'r');
        try {
            for (let left = size; left > 0;) {
                const got = (0,external_node_fs_.readSync)(fd, chunk, used, Math.min(left, CHUNK - used), null);
                if (got === 0)
                    throw new help/* Trouble */.qm('files-that-cannot-be-uploaded', `vercel: ${path} has changed while it was being archived`);
                left -= got;
                used += got;
                if (used === CHUNK)
                    yield take();
            }
        }
        finally {
            (0,external_node_fs_.closeSync)(fd);
        }
        yield* put(padding(size));
    }
    for (const path of paths) {
        const stat = (0,external_node_fs_.lstatSync)((0,external_node_path_.join)(root, path));
        const target = stat.isSymbolicLink() ? (0,external_node_fs_.readlinkSync)((0,external_node_path_.join)(root, path)) : '';
        const size = stat.isFile() ? stat.size : 0;
        yield* put(headers(path, stat, size, target));
        if (size > 0)
            yield* putContent(path, size);
    }
    yield* put(Buffer.alloc(2 * BLOCK));
    yield take();
}
function headers(path, stat, size, target) {
    const name = stat.isDirectory() ? `${path}/` : path;
    const type = stat.isSymbolicLink() ? '2' : stat.isDirectory() ? '5' : '0';
    const plain = header(fits(name) ? name : 'long', stat.mode & 0o7777, Math.min(size, MOST_IN_HEADER), type, target);
    const extra = (fits(name) ? '' : record('path', name)) +
        (fits(target) ? '' : record('linkpath', target)) +
        (size > MOST_IN_HEADER ? record('size', String(size)) : '');
    if (!extra)
        return plain;
    const bytes = Buffer.from(extra);
    return Buffer.concat([header('pax', 0o644, bytes.length, 'x', ''), bytes, padding(bytes.length), plain]);
}
function fits(text) {
    return text.length <= NAME_BYTES && /^[\x20-\x7e]*$/.test(text);
}
/** `<length> <key>=<value>\n`, where the length counts its own digits too. */
function record(key, value) {
    const rest = Buffer.byteLength(` ${key}=${value}\n`);
    const digits = String(rest + String(rest).length).length;
    return `${rest + digits} ${key}=${value}\n`;
}
function header(name, mode, size, type, target) {
    const block = Buffer.alloc(BLOCK);
    const octal = (value, at, digits) => {
        block.write(value.toString(8).padStart(digits, '0'), at, 'latin1');
    };
    block.write(name, 0, NAME_BYTES, 'utf8');
    octal(mode, 100, 7);
    octal(0, 108, 7);
    octal(0, 116, 7);
    octal(size, 124, 11);
    octal(0, 136, 11);
    block.fill(' ', 148, 156);
    block.write(type, 156, 'latin1');
    block.write(fits(target) ? target : 'long', 157, NAME_BYTES, 'utf8');
    block.write('ustar\u000000', 257, 'latin1');
    let sum = 0;
    for (const byte of block)
        sum += byte;
    octal(sum, 148, 6);
    block[154] = 0;
    return block;
}
function padding(size) {
    return Buffer.alloc((BLOCK - (size % BLOCK)) % BLOCK);
}

;// CONCATENATED MODULE: ./src/providers/vercel/archive.ts








const PART_BYTES = 100 * 1024 * 1024;
const READ_AND_WRITE = 0o100666;
/** One gzipped tar of all paths, in parts that Vercel puts together again; on disk, never in memory. */
async function createArchive(directory, paths, signal, partBytes = PART_BYTES) {
    const root = await (0,promises_.mkdtemp)((0,external_node_path_.join)((0,external_node_os_.tmpdir)(), 'ops-vercel-'));
    const remove = async () => {
        await (0,promises_.rm)(root, { recursive: true, force: true });
    };
    try {
        return { root, parts: await spool(root, tar(directory, paths), partBytes, signal), remove };
    }
    catch (error) {
        await remove();
        throw error;
    }
}
async function spool(root, chunks, partBytes, signal) {
    // Higher levels take several times as long for a tenth less; the upload is seldom the slower part.
    const zip = (0,external_node_zlib_.createGzip)({ level: 1, chunkSize: 256 * 1024 });
    const cutter = createCutter(root, partBytes);
    let failure;
    zip.on('data', (chunk) => {
        // Nobody could catch what is thrown from here, such as a full disk.
        try {
            if (!failure)
                cutter.add(chunk);
        }
        catch (error) {
            failure = error;
        }
    });
    try {
        let writing;
        for (const chunk of chunks) {
            signal.throwIfAborted();
            await writing;
            if (failure)
                throw failure;
            writing = new Promise((resolve, reject) => {
                zip.write(chunk, (error) => {
                    if (error)
                        reject(error);
                    else
                        resolve();
                });
            });
        }
        await writing;
        zip.end();
        await (0,external_node_stream_promises_.finished)(zip);
        if (failure)
            throw failure;
    }
    finally {
        zip.destroy();
        cutter.finish();
    }
    return cutter.parts;
}
function createCutter(root, partBytes) {
    const parts = [];
    let open;
    function next() {
        const path = `.vercel/source.tgz.part${parts.length + 1}`;
        (0,external_node_fs_.mkdirSync)((0,external_node_path_.dirname)((0,external_node_path_.join)(root, path)), { recursive: true });
        return {
            fd: (0,external_node_fs_.openSync)((0,external_node_path_.join)(root, path), 'w'),
            hash: (0,external_node_crypto_.createHash)('sha1'),
            entry: { path, sha: undefined, size: 0, mode: READ_AND_WRITE },
        };
    }
    function finish() {
        if (!open)
            return;
        (0,external_node_fs_.closeSync)(open.fd);
        parts.push({ ...open.entry, sha: open.hash.digest('hex') });
        open = undefined;
    }
    function add(chunk) {
        for (let from = 0; from < chunk.length;) {
            open ??= next();
            const piece = chunk.subarray(from, from + partBytes - open.entry.size);
            (0,external_node_fs_.writeSync)(open.fd, piece);
            open.hash.update(piece);
            open.entry.size += piece.length;
            from += piece.length;
            if (open.entry.size === partBytes)
                finish();
        }
    }
    return { parts, add, finish };
}

// EXTERNAL MODULE: ./src/providers/vercel/body.ts
var vercel_body = __webpack_require__(56234);
// EXTERNAL MODULE: ./src/providers/vercel/errors.ts
var errors = __webpack_require__(83345);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(58500);
// EXTERNAL MODULE: external "node:worker_threads"
var external_node_worker_threads_ = __webpack_require__(75919);
;// CONCATENATED MODULE: ./src/providers/vercel/hash.ts




/** Below this number a second thread costs more to start than it saves. */
const WORTH_A_WORKER = 1500;
const hash_BLOCK = 16;
/** Hashes every path below `root`. The worker takes its share of the same job from shared memory. */
async function hashAll(root, paths, signal) {
    const count = paths.length;
    const job = {
        root: root + external_node_path_.sep,
        paths,
        next: new Int32Array(new SharedArrayBuffer(4)),
        digests: new Uint8Array(new SharedArrayBuffer(20 * count)),
        sizes: new Float64Array(new SharedArrayBuffer(8 * count)),
        modes: new Uint32Array(new SharedArrayBuffer(4 * count)),
    };
    const helper = count >= WORTH_A_WORKER ? startWorker(job) : undefined;
    // Without a listener for it now, a failure during the work below would end the process.
    helper?.catch(() => undefined);
    const hashBlock = hasher(job, hash_BLOCK);
    try {
        for (let n = 1; hashBlock(); n++) {
            signal.throwIfAborted();
            if (n % 8 === 0)
                await (0,external_node_timers_promises_.setImmediate)();
        }
    }
    finally {
        // After a failure the worker finds nothing more to do.
        Atomics.store(job.next, 0, count);
    }
    await helper;
    const digests = Buffer.from(job.digests.buffer);
    return paths.map((path, index) => {
        const mode = job.modes[index] ?? 0;
        const isDirectory = (mode & 0o170000) === 0o040000;
        const sha = isDirectory ? undefined : digests.toString('hex', index * 20, index * 20 + 20);
        return { path, sha, size: job.sizes[index] ?? 0, mode };
    });
}
async function startWorker(job) {
    // From text, because a bundle has no second file to start a worker from.
    const code = `const { workerData } = require('node:worker_threads')
    const hashBlock = (${hasher.toString()})(workerData, ${hash_BLOCK})
    while (hashBlock());`;
    const worker = new external_node_worker_threads_.Worker(code, {
        eval: true,
        workerData: job,
        execArgv: [],
        env: {},
        resourceLimits: { maxYoungGenerationSizeMb: 4 },
    });
    await new Promise((resolve, reject) => {
        worker.once('error', reject);
        worker.once('exit', () => {
            resolve();
        });
    });
}
/** Runs in both threads. Its text is what the worker gets, so it must not refer to anything outside of itself. */
function hasher(job, block) {
    const { closeSync, lstatSync, openSync, readlinkSync, readSync } = process.getBuiltinModule('node:fs');
    const { createHash, hash } = process.getBuiltinModule('node:crypto');
    const buffer = Buffer.allocUnsafeSlow(256 * 1024);
    function hashFile(file) {
        const fd = openSync(file, 'r');
        try {
            let size = readSync(fd, buffer, 0, buffer.length, null);
            if (size < buffer.length)
                return { digest: hash('sha1', buffer.subarray(0, size), 'buffer'), size };
            const whole = createHash('sha1').update(buffer);
            for (let more = 1; more > 0; size += more) {
                more = readSync(fd, buffer, 0, buffer.length, null);
                whole.update(buffer.subarray(0, more));
            }
            return { digest: whole.digest(), size };
        }
        finally {
            closeSync(fd);
        }
    }
    function hashOne(index) {
        const file = job.root + (job.paths[index] ?? '');
        const stat = lstatSync(file);
        job.modes[index] = stat.mode;
        if (stat.isDirectory())
            return;
        if (!stat.isFile() && !stat.isSymbolicLink())
            throw new help/* Trouble */.qm('files-that-cannot-be-uploaded', `vercel: ${file} is neither a file nor a link`);
        const target = stat.isSymbolicLink() ? readlinkSync(file, 'buffer') : undefined;
        const { digest, size } = target ? { digest: hash('sha1', target, 'buffer'), size: target.length } : hashFile(file);
        job.digests.set(digest, index * 20);
        job.sizes[index] = size;
    }
    return () => {
        const first = Atomics.add(job.next, 0, block);
        for (let index = first; index < Math.min(first + block, job.paths.length); index++)
            hashOne(index);
        return first + block < job.paths.length;
    };
}

// EXTERNAL MODULE: external "node:perf_hooks"
var external_node_perf_hooks_ = __webpack_require__(643);
;// CONCATENATED MODULE: ./src/providers/vercel/pace.ts

const MOST_CONNECTIONS = 256;
const FIRST_CONNECTIONS = 64;
const LEAST_CONNECTIONS = 4;
/** A process busier than this gains nothing from more connections than the second number; they would only take memory. */
const BUSY = 0.75;
const ENOUGH_WHEN_BUSY = 16;
/**
 * How many uploads run at once: more for as long as the process waits for the network and more have made it faster,
 * fewer when it has its hands full, and when Vercel limits the rate.
 */
function createPace(now = () => external_node_perf_hooks_.performance.now(), busy = createMeter()) {
    let connections = FIRST_CONNECTIONS;
    let previous = 0;
    let growing = true;
    let calm = true;
    let finished = 0;
    let since = now();
    let limitedAt = -Infinity;
    return {
        connections: () => connections,
        done() {
            finished++;
            if (finished < 4 * connections)
                return;
            const rate = finished / Math.max(1, now() - since);
            if (busy() > BUSY)
                connections = Math.min(connections, Math.max(ENOUGH_WHEN_BUSY, Math.floor(connections / 2)));
            else if (calm && connections < FIRST_CONNECTIONS)
                connections = FIRST_CONNECTIONS;
            else if (growing) {
                growing = rate > 1.15 * previous && connections < MOST_CONNECTIONS;
                if (growing)
                    connections *= 2;
            }
            previous = rate;
            finished = 0;
            since = now();
        },
        limited() {
            // The answers to what was already under way tell nothing new.
            if (now() - limitedAt < 1000)
                return false;
            limitedAt = now();
            growing = false;
            calm = false;
            connections = Math.max(LEAST_CONNECTIONS, Math.floor(connections / 2));
            return true;
        },
    };
}
/** The share of the time since the last look in which the process had something to do. */
function createMeter() {
    let last = external_node_perf_hooks_.performance.eventLoopUtilization();
    return () => {
        const current = external_node_perf_hooks_.performance.eventLoopUtilization();
        const { utilization } = external_node_perf_hooks_.performance.eventLoopUtilization(current, last);
        last = current;
        return utilization;
    };
}

;// CONCATENATED MODULE: ./src/providers/vercel/upload.ts



/** A larger file is streamed; all the smaller ones under way together hold no more than the second number. */
const MOST_BUFFERED = 256 * 1024;
const MOST_HELD = 16 * 1024 * 1024;
/** The slowest line that is waited for, in bytes per second. */
const SLOWEST = 64 * 1024;
/** Sends each content once. Repeating is harmless, because Vercel stores contents under their hash. */
async function upload(root, entries, send, pace, signal) {
    const stop = new AbortController();
    const either = AbortSignal.any([signal, stop.signal]);
    let next = 0;
    let active = 0;
    let held = 0;
    const buffers = createBuffers();
    await new Promise((resolve, reject) => {
        const fill = () => {
            for (let entry = entries[next]; entry && active < pace.connections(); entry = entries[++next]) {
                const weight = Math.min(entry.size, MOST_BUFFERED);
                if (active > 0 && held + weight > MOST_HELD)
                    return;
                active++;
                held += weight;
                sendOne((0,external_node_path_.join)(root, entry.path), entry, send, buffers, either).then(() => {
                    active--;
                    held -= weight;
                    pace.done();
                    fill();
                }, (error) => {
                    next = entries.length;
                    reject(error);
                    stop.abort();
                });
            }
            if (active === 0 && next >= entries.length)
                resolve();
        };
        fill();
    });
}
async function sendOne(file, entry, send, buffers, signal) {
    const { size } = entry;
    // In whole steps: Node keeps one list of timers for each different duration.
    const attemptMs = 30_000 + Math.ceil(size / SLOWEST / 10) * 10_000;
    const buffer = size > MOST_BUFFERED ? undefined : buffers.take(size);
    await send('/v2/files', {
        method: 'POST',
        headers: {
            'content-type': 'application/octet-stream',
            'content-length': String(size),
            'x-now-digest': entry.sha ?? '',
            'x-now-size': String(size),
        },
        body: buffer
            ? read(file, entry, buffer)
            : () => (0,external_node_fs_.createReadStream)(file, { end: size - 1, highWaterMark: MOST_BUFFERED }),
        repeatable: true,
        attemptMs,
        totalMs: 120_000 + 3 * attemptMs,
        signal,
    });
    if (buffer)
        buffers.give(buffer);
}
function read(file, { path, size, mode }, buffer) {
    const isLink = (mode & 0o170000) === 0o120000;
    const got = isLink ? (0,external_node_fs_.readlinkSync)(file, 'buffer').copy(buffer) : readInto(file, buffer);
    if (got !== size)
        throw new help/* Trouble */.qm('files-that-cannot-be-uploaded', `vercel: ${path} has changed while it was being uploaded`);
    return buffer.subarray(0, size);
}
/** One byte more than is expected would fit, so that a file that has grown is noticed. */
function readInto(file, buffer) {
    const fd = (0,external_node_fs_.openSync)(file, 'r');
    try {
        return (0,external_node_fs_.readSync)(fd, buffer, 0, buffer.length, null);
    }
    finally {
        (0,external_node_fs_.closeSync)(fd);
    }
}
/** Buffers are used again: thousands of new ones would pile up faster than they are collected. */
function createBuffers() {
    const free = new Map();
    return {
        take(size) {
            const length = 2 ** Math.max(14, Math.ceil(Math.log2(size + 1)));
            return free.get(length)?.pop() ?? Buffer.allocUnsafeSlow(length);
        },
        give(buffer) {
            const same = free.get(buffer.length) ?? [];
            same.push(buffer);
            free.set(buffer.length, same);
        },
    };
}

// EXTERNAL MODULE: ./src/providers/vercel/wait.ts
var wait = __webpack_require__(27371);
;// CONCATENATED MODULE: ./src/providers/vercel/create.ts










const MOST_FILES = 15_000;
/** Uploads of one day, by plan. A plan that is not known is taken for the smallest. */
const UPLOAD_QUOTA = { pro: 40_000, enterprise: 40_000 };
const SMALLEST_QUOTA = 5000;
/** How often contents may turn out to be missing, or an answer be lost, before it is given up. */
const MOST_TRIES = 4;
/** Uploads what Vercel lacks and creates the deployment. */
async function create(creation, paths) {
    const { settings, component, watch } = creation;
    const tooMany = paths.length > MOST_FILES;
    if (tooMany && settings.archive === 'never') {
        throw new help/* Trouble */.qm('files-that-cannot-be-uploaded', `vercel: ${component} has ${paths.length} files, and a deployment at most ${MOST_FILES}: ` +
            'set `archive: auto` or `archive: always` in ops.yml, or leave files out with a .vercelignore');
    }
    if (settings.archive === 'always')
        return await createFromArchive(creation, paths);
    if (tooMany) {
        return await createFromArchive(creation, paths, `${paths.length} files are more than one deployment may have`);
    }
    const entries = edited(await hashAll(creation.directory, paths, watch.signal), creation.edits);
    const quota = UPLOAD_QUOTA[(0,api/* planOf */.XC)(creation.project)] ?? SMALLEST_QUOTA;
    try {
        const made = await createFrom(creation, creation.directory, entries, settings.archive === 'auto' ? quota : Infinity);
        if (made)
            return made;
    }
    catch (error) {
        if (settings.archive !== 'auto' || !(0,errors/* isUploadQuota */.UD)(error))
            throw error;
        return await createFromArchive(creation, paths, "the day's quota of uploads is used up");
    }
    return await createFromArchive(creation, paths, `the new files are more than the ${quota} uploads of one day`);
}
function edited(entries, edits) {
    return entries.map((entry) => {
        const data = edits?.get(entry.path);
        return data === undefined ? entry : { ...entry, sha: undefined, data };
    });
}
async function createFromArchive(creation, paths, reason) {
    const { component, directory, watch, edits } = creation;
    if (edits && edits.size > 0) {
        throw new help/* Trouble */.qm('files-that-cannot-be-uploaded', `vercel: ${[...edits.keys()].join(', ')} of ${component} must be changed for a preview, which an archive does not allow` +
            `${reason ? ` (and one would be needed, because ${reason})` : ''}; set \`archive: never\` in ops.yml`);
    }
    if (reason)
        watch.report(`sending one archive instead of single files, because ${reason}`);
    let archive;
    try {
        archive = await createArchive(directory, paths, watch.signal);
        const made = await createFrom(creation, archive.root, archive.parts, Infinity);
        if (!made)
            throw new help/* Trouble */.qm('files-that-cannot-be-uploaded', `vercel: the archive of ${component} was not accepted`);
        return made;
    }
    finally {
        await archive?.remove();
    }
}
/** Nothing, and nothing uploaded, when Vercel lacks more than `mostUploads` of the contents. */
async function createFrom(creation, root, entries, mostUploads) {
    const { api, component, watch } = creation;
    const body = (0,vercel_body/* bodyOf */.EN)(creation.directory, creation.project, creation.head, entries);
    const pace = createPace();
    const send = api.transfers(MOST_CONNECTIONS, () => {
        if (pace.limited())
            watch.report(`limited in its rate; going on with ${pace.connections()} uploads at once`);
    });
    for (let round = 1;; round++) {
        const outcome = await post(creation, body);
        if (!Array.isArray(outcome))
            return outcome;
        if (round > MOST_TRIES)
            throw new help/* Trouble */.qm('files-that-cannot-be-uploaded', `vercel: contents of ${component} are still missing after their upload`);
        const wanted = new Set(outcome);
        const missing = new Map(entries.flatMap((entry) => (wanted.has(entry.sha ?? '') ? [[entry.sha, entry]] : [])));
        if (missing.size === 0)
            throw new help/* Trouble */.qm('files-that-cannot-be-uploaded', `vercel: misses contents that no file of ${component} has: ${outcome[0] ?? '?'}`);
        if (missing.size > mostUploads)
            return undefined;
        const bytes = [...missing.values()].reduce((sum, { size }) => sum + size, 0);
        watch.report(`uploading ${missing.size} of ${entries.length} files, ${megabytes(bytes)}`);
        await upload(root, [...missing.values()], send, pace, watch.signal);
        await creation.allow?.();
    }
}
/** The deployment, or the hashes that Vercel misses. */
async function post(creation, body) {
    const { api, settings, find, watch } = creation;
    for (let attempt = 1;; attempt++) {
        try {
            const request = {
                method: 'POST',
                query: { skipAutoDetectionConfirmation: 1, prebuilt: settings.prebuilt ? 1 : undefined },
                headers: { 'content-type': 'application/json' },
                body,
                attemptMs: 90_000,
                totalMs: 300_000,
            };
            const answer = await api.call('/v13/deployments', request, watch);
            for (const [name, value] of Object.entries(answer.headers)) {
                if (/^x-(vercel|now)-(warning|notice)-/.test(name))
                    watch.report(String(value));
            }
            return answer.json();
        }
        catch (error) {
            if (!(error instanceof http/* HttpError */.j))
                throw error;
            const { code, missing } = (0,errors/* detailOf */.Rw)(error.answer);
            if (code === 'missing_files' && missing)
                return missing;
            if (!error.mayHaveActed || error.failure === 'cancelled')
                throw error;
            watch.report(`${error.message}; looking whether the deployment was created all the same`);
            const made = await findSoon(find, 1000 * attempt, watch);
            if (made)
                return made;
            if (attempt === MOST_TRIES)
                throw error;
        }
    }
}
/** What was created only a moment ago may not be listed yet. */
async function findSoon(find, waitMs, watch) {
    const made = await find();
    if (made)
        return made;
    await (0,wait/* pause */.v)(waitMs, watch.signal);
    return await find();
}
function megabytes(bytes) {
    return `${(bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0)} MB`;
}


/***/ }),

/***/ 83345:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Rw: () => (/* binding */ detailOf),
/* harmony export */   UD: () => (/* binding */ isUploadQuota),
/* harmony export */   hF: () => (/* binding */ isQuota),
/* harmony export */   to: () => (/* binding */ explained)
/* harmony export */ });
/* harmony import */ var _http_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(32175);

function detailOf(answer) {
    try {
        const body = JSON.parse(answer?.text() ?? '');
        const detail = body['error'] ?? body['err'] ?? body;
        return typeof detail === 'object' && detail !== null ? detail : {};
    }
    catch {
        return {};
    }
}
/** Uploads of a day, deployments of a day, builds of a plan: none comes back within a release. */
function isQuota({ code = '', name = '' }) {
    return /^api-(upload|deployments)-|^builds_rate_limited$/.test(code) || /^api-(upload|deployments)-/.test(name);
}
function isUploadQuota(error) {
    if (!(error instanceof _http_js__WEBPACK_IMPORTED_MODULE_0__/* .HttpError */ .j) || error.status !== 429)
        return false;
    const { code = '', name = '' } = detailOf(error.answer);
    return code.startsWith('api-upload-') || name.startsWith('api-upload-');
}
/** The same error, saying also what to do about it. */
function explained(error, settings) {
    const { answer } = error;
    if (!answer)
        return error;
    const remedy = remedyOf(answer.status, detailOf(answer), settings);
    return remedy ? new _http_js__WEBPACK_IMPORTED_MODULE_0__/* .HttpError */ .j(`${error.message}. ${remedy}`, error.failure, { answer, cause: error }) : error;
}
const BY_CODE = {
    too_many_files: 'A deployment has at most 15,000 files: set `archive: always`, or leave files out with a .vercelignore.',
    payment_required: "Vercel wants the account's billing settled; see its billing page.",
    missing_project_settings: 'The project has no framework settings yet: choose a framework preset in its settings on Vercel.',
    missing_build_script: 'Add a `build` script to package.json, or set the build command in the project settings on Vercel.',
    env_value_invalid_type: 'A variable in vercel.json is not text: put quotes round it.',
    cert_missing: 'The domain has no certificate yet: open it in the project settings on Vercel, and repeat once it is issued.',
    domain_not_verified: 'Verify the domain in the project settings on Vercel.',
    domain_configured: 'The domain belongs to another project or account on Vercel.',
    conflicting_file_path: 'Two files in `api` would get the same address: rename one.',
    conflicting_path_segment: 'Two files in `api` would get the same address: rename one.',
};
function remedyOf(status, detail, settings) {
    const { code = '' } = detail;
    const where = settings.team ? `team ${settings.team}` : "the token's own account (no `team` is set)";
    const reset = detail.limit?.reset ? `; it opens again at ${new Date(detail.limit.reset).toISOString()}` : '';
    const link = detail.ctaUrl ?? detail.link;
    if (isQuota(detail)) {
        if (code === 'builds_rate_limited')
            return `The plan's builds are used up${reset}${link ? `; see ${link}` : ''}.`;
        const upload = `${code} ${detail.name ?? ''}`.includes('api-upload-');
        return upload
            ? `The day's quota of file uploads is used up${reset}. \`archive: always\` needs one upload instead of one for each file.`
            : `The plan's deployments of the day are used up${reset}.`;
    }
    if (BY_CODE[code])
        return BY_CODE[code];
    if (status === 401 || (status === 403 && /invalidToken|missingToken/.test(JSON.stringify(detail)))) {
        return 'The token is not valid, or has expired: make a new one on Vercel and store it as the secret that `vercel-token` reads.';
    }
    if (status === 403) {
        const scope = detail.scope ? ` Vercel looked in the scope "${detail.scope}".` : '';
        const saml = detail.saml ? ' The team demands SAML: authorise the token for it.' : '';
        return `The token may not do this in ${where}.${scope}${saml} Use a token of that team, or correct \`team\` in ops.yml.`;
    }
    if (status === 404 && code !== 'deployment_not_found') {
        return `Looked for project ${settings.project} in ${where}: check \`project\` and \`team\` in ops.yml.`;
    }
    if (status === 402)
        return 'The plan does not include this, or its billing is not settled.';
    if (status === 409 && code.includes('transfer'))
        return 'The project is being moved to another team: repeat afterwards.';
    if (status === 400 && detail.dataPath !== undefined) {
        return `Vercel objects to ${detail.dataPath || 'the request'} (${detail.keyword ?? code}).`;
    }
    return '';
}


/***/ }),

/***/ 94431:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  P: () => (/* binding */ chooseFiles)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/help.ts
var help = __webpack_require__(41244);
// EXTERNAL MODULE: ./src/providers/secret-files.ts
var secret_files = __webpack_require__(47790);
;// CONCATENATED MODULE: ./src/providers/vercel/walk.ts


/** With one of these, or a prebuilt output, more than the fixed names decides. */
const OWN_RULES = ['.vercelignore', '.nowignore', 'Cargo.toml', '.vercel/routes.json'];
/** What Vercel's client leaves out of every deployment, wherever it lies and however it is written. */
const LEFT_OUT = /^(\.(hg|git|gitmodules|svn|cache|next|now|vercel|npmignore|dockerignore|gitignore|DS_Store|lock-wscript|env\.local|venv|.*\.swp|wafpicke-.*|env\..*\.local|pnp.*)|npm-debug\.log|config\.gypi|node_modules|__pycache__|venv|CVS)$/is;
/** Whether `walk` chooses the same files as Vercel's client, which takes as long to load as thousands of files to hash. */
function needsNoRules(root) {
    return !OWN_RULES.some((name) => (0,external_node_fs_.existsSync)((0,external_node_path_.join)(root, name)));
}
/** The files and links below `root`, and the directories that hold none, relative and with `/`. */
function walk(root) {
    const paths = [];
    const visit = (folder) => {
        for (const entry of (0,external_node_fs_.readdirSync)((0,external_node_path_.join)(root, folder), { withFileTypes: true })) {
            const path = folder + entry.name;
            if (LEFT_OUT.test(entry.name) || /^\.yarn\/cache$/i.test(path))
                continue;
            const before = paths.length;
            if (entry.isDirectory())
                visit(`${path}/`);
            if (paths.length === before)
                paths.push(path);
        }
    };
    visit('');
    return paths;
}

;// CONCATENATED MODULE: ./src/providers/vercel/files.ts






const OUTPUT = '.vercel/output';
/** The paths that belong to a deployment, as Vercel's own client chooses them, sorted; never a secret. */
async function chooseFiles(source, report) {
    const { directory, component, prebuilt } = source;
    const found = await (0,promises_.stat)(directory).catch(() => undefined);
    if (!found?.isDirectory())
        throw new help/* Trouble */.qm('files-that-cannot-be-uploaded', `vercel: the source of ${component}, ${directory}, is no directory`);
    if (prebuilt)
        await checkOutput(source);
    const paths = (!prebuilt && needsNoRules(directory) ? walk(directory) : await askClient(source, report)).sort();
    if (paths.length === 0) {
        throw new help/* Trouble */.qm('files-that-cannot-be-uploaded', `vercel: the source of ${component}, ${directory}, has no files to deploy; check its .vercelignore`);
    }
    const secrets = (0,secret_files/* secretFiles */.s)(paths, source.uploads, (path) => (0,external_node_fs_.readFileSync)((0,external_node_path_.join)(directory, path), 'utf8'));
    if (secrets.length > 0) {
        const named = secrets.slice(0, 10).join(', ') + (secrets.length > 10 ? ` and ${secrets.length - 10} more` : '');
        throw new help/* Trouble */.qm('files-that-cannot-be-uploaded', `vercel: nothing was uploaded, because ${component} would have taken secrets along: ${named}. ` +
            'Name them in .vercelignore, or under `uploads` in ops.yml when they are meant to be uploaded');
    }
    return paths;
}
/** The list of Vercel's own client, loaded only here: it takes longer to load than the whole rest of the action. */
async function askClient({ directory, prebuilt }, report) {
    const { buildFileTree } = await Promise.all(/* import() */[__webpack_require__.e(3758), __webpack_require__.e(1208), __webpack_require__.e(4865)]).then(__webpack_require__.t.bind(__webpack_require__, 61208, 23));
    const tree = { isDirectory: true, prebuilt, vercelOutputDir: (0,external_node_path_.join)(directory, OUTPUT) };
    const { fileList, warning } = await buildFileTree(directory, tree, () => undefined);
    if (warning)
        report(warning);
    const root = (0,external_node_path_.resolve)(directory) + external_node_path_.sep;
    return [...new Set(fileList)].map((file) => relativeTo(root, file));
}
/** `relative` takes longer than everything else that is done to a path, and hardly ever more than this is needed. */
function relativeTo(root, file) {
    const path = file.startsWith(root) ? file.slice(root.length) : (0,external_node_path_.relative)(root, file);
    return external_node_path_.sep === '/' ? path : path.replaceAll(external_node_path_.sep, '/');
}
/** What `vercel build` has left behind must be whole and for what it is used for. */
async function checkOutput({ directory, component, target: wanted }) {
    const output = (0,external_node_path_.join)(directory, OUTPUT);
    const command = wanted === 'production' ? 'vercel build --prod' : 'vercel build';
    const remedy = `run \`${command}\` in ${directory} before this step`;
    const config = await (0,promises_.stat)((0,external_node_path_.join)(output, 'config.json')).catch(() => undefined);
    if (!config)
        throw new help/* Trouble */.qm('files-that-cannot-be-uploaded', `vercel: ${component} is prebuilt, but ${output} holds no config.json; ${remedy}`);
    const builds = await (0,promises_.readFile)((0,external_node_path_.join)(output, 'builds.json'), 'utf8').catch(() => '{}');
    const { target, error } = JSON.parse(builds);
    if (error)
        throw new help/* Trouble */.qm('files-that-cannot-be-uploaded', `vercel: the build of ${component} in ${output} has failed: ${error.message ?? 'no reason'}`);
    if (target && target !== wanted) {
        throw new help/* Trouble */.qm('files-that-cannot-be-uploaded', `vercel: ${output} of ${component} was built for ${target}; ${remedy}`);
    }
}


/***/ }),

/***/ 67865:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AX: () => (/* binding */ bypassOf),
/* harmony export */   GU: () => (/* binding */ isWalled),
/* harmony export */   J8: () => (/* binding */ judgeRestoring),
/* harmony export */   T1: () => (/* binding */ judgeProject)
/* harmony export */ });
/* harmony import */ var _http_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(32175);
/* harmony import */ var _redact_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76670);
/* harmony import */ var _api_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(58752);



/** The secret that automation gets past the protection with, as the project itself tells it. */
function bypassOf(project) {
    const [secret] = Object.entries(project.protectionBypass ?? {}).find(([, value]) => value?.scope === 'automation-bypass') ?? [];
    if (secret)
        (0,_redact_js__WEBPACK_IMPORTED_MODULE_1__/* .keepSecret */ .g)(secret);
    return secret;
}
/** What stands in the way of a staged release, and what is worth knowing before one. */
function judgeProject(project, canLook, restoring) {
    const findings = [];
    const add = (severity, message) => {
        findings.push({ severity, message: `vercel: ${message}` });
    };
    if (project.rollingRelease) {
        add('error', `project ${project.name} has rolling releases configured, so that a promotion would show the new version to a part of the visitors only, while the backend has one version. Disable them in the project settings on Vercel`);
    }
    if (isProtected(project) && !canLook) {
        add('error', `project ${project.name} protects its deployments, so that the staged build could not be checked. Create a secret under Settings, Deployment Protection, Protection Bypass for Automation (the token reads it by itself, or pass it as VERCEL_AUTOMATION_BYPASS_SECRET)`);
    }
    if (project.lastRollbackTarget) {
        // A rollback pins it again.
        if (restoring)
            return findings;
        const why = project.rollbackDescription?.description;
        add('warning', `project ${project.name} is pinned by an earlier rollback${why ? ` ("${why}")` : ''}: production builds that others make stay staged until the next promotion. This release promotes, which ends it`);
    }
    else if (project.autoAssignCustomDomains === false) {
        add('warning', `project ${project.name} does not assign its production domains by itself: builds made outside of a release stay staged`);
    }
    return findings;
}
/** Whether previews are behind a login. */
function isWalled({ ssoProtection, passwordProtection, trustedIps }) {
    return [ssoProtection, passwordProtection, trustedIps].some((protection) => protection?.deploymentType !== undefined);
}
/** `preview` leaves the addresses of production builds open, and a staged build is one. */
function isProtected({ ssoProtection, passwordProtection, trustedIps }) {
    return [ssoProtection, passwordProtection, trustedIps].some((protection) => protection?.deploymentType !== undefined && protection.deploymentType !== 'preview');
}
/** Why this deployment could not be made to serve again. */
async function judgeRestoring(api, deployment, watch) {
    try {
        const wire = await api.deployment(deployment.id, watch);
        if ((0,_api_js__WEBPACK_IMPORTED_MODULE_2__/* .stateOf */ .L4)(wire) !== 'READY') {
            return unfit(`deployment ${deployment.id} is ${(0,_api_js__WEBPACK_IMPORTED_MODULE_2__/* .stateOf */ .L4)(wire)} and cannot serve again. Choose another release, or deploy its commit anew`);
        }
        if (wire.target !== 'production') {
            return unfit(`deployment ${deployment.id} was not built for production and cannot serve it. Choose another release`);
        }
        return [];
    }
    catch (cause) {
        if (!(cause instanceof _http_js__WEBPACK_IMPORTED_MODULE_0__/* .HttpError */ .j) || (cause.status !== 404 && cause.status !== 410))
            throw cause;
        return unfit(`deployment ${deployment.id} no longer exists on Vercel. Choose another release, or deploy its commit anew`);
    }
}
function unfit(message) {
    return [{ severity: 'error', message: `vercel: ${message}` }];
}


/***/ }),

/***/ 27371:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   v: () => (/* binding */ pause),
/* harmony export */   w: () => (/* binding */ poll)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(58500);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_timers_promises__WEBPACK_IMPORTED_MODULE_0__);

/** Looks until `look` gives something, at growing intervals; nothing when the deadline has passed first. */
async function poll(look, { firstMs, mostMs, deadlineMs, signal }) {
    const endsAt = performance.now() + deadlineMs;
    for (let interval = firstMs;; interval = Math.min(mostMs, interval * 1.3)) {
        const seen = await look(Math.max(1000, endsAt - performance.now()));
        if (seen !== undefined)
            return seen;
        const left = endsAt - performance.now();
        if (left <= 0)
            return undefined;
        await pause(Math.min(interval, left), signal);
    }
}
async function pause(ms, signal) {
    await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(ms, undefined, { signal }).catch((cause) => {
        throw new Error('vercel: the wait was cancelled', { cause });
    });
}


/***/ }),

/***/ 96131:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ inOrder)
/* harmony export */ });
/** Dependencies first: the order in which traffic moves forward. Components without a relation keep the file's order. */
function inOrder(components) {
    const ordered = [];
    const visit = (component) => {
        if (ordered.includes(component))
            return;
        for (const name of component.after) {
            const dependency = components.find((other) => other.name === name);
            if (dependency)
                visit(dependency);
        }
        ordered.push(component);
    };
    components.forEach(visit);
    return ordered;
}


/***/ })

};
