export const id = 4518;
export const ids = [4518,2973];
export const modules = {

/***/ 54518:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  previewPullRequest: () => (/* binding */ previewPullRequest)
});

// EXTERNAL MODULE: ./src/config.ts
var config = __webpack_require__(22973);
// EXTERNAL MODULE: ./src/preview/checks.ts
var checks = __webpack_require__(38123);
// EXTERNAL MODULE: ./src/help.ts
var help = __webpack_require__(41244);
// EXTERNAL MODULE: ./src/release/errors.ts
var errors = __webpack_require__(85178);
// EXTERNAL MODULE: ./src/config/previews.ts
var previews = __webpack_require__(99745);
;// CONCATENATED MODULE: ./src/preview/close.ts


/** Takes everything away that was made for the pull request. May be repeated, and by several at once. */
async function close_close(context, previews) {
    const { parts, pull, watch } = context;
    const troubles = [];
    const attempt = async (what, act) => {
        try {
            await act();
        }
        catch (error) {
            troubles.push(`${what}: ${(0,errors/* messageOf */.bD)(error)}`);
        }
    };
    // One after the other: two components may live in one environment.
    for (const { name, host } of parts) {
        if (host)
            await attempt(name, async () => await host.remove(prefixed(watch, name)));
    }
    const left = previews.filter(({ gone }) => !gone);
    if (troubles.length === 0) {
        for (const record of left) {
            await attempt('its deployment on GitHub', async () => {
                await context.records.say(record, { state: 'inactive', note: 'the pull request is closed' });
            });
        }
    }
    const complete = troubles.length === 0;
    const told = 'The pull request is closed, and its preview is gone.';
    const warnings = [];
    if (complete && previews.length > 0) {
        await context.comment
            .put({ preview: `### Preview\n\n${told}` })
            .catch((error) => warnings.push(`the comment could not be written: ${(0,errors/* messageOf */.bD)(error)}`));
    }
    return {
        status: complete ? 'success' : 'failure',
        headline: complete
            ? `Pull request ${pull.number} is closed: nothing of its preview is left.`
            : `The preview of pull request ${pull.number} could not be taken away completely: ${troubles.join('; ')}`,
        commit: pull.commit,
        key: undefined,
        parts: [],
        warnings,
        next: complete ? [] : ['Run this job again; it takes away what is left.'],
    };
}
function prefixed(watch, name) {
    return { signal: watch.signal, report: (line) => watch.report(`${name}: ${line}`) };
}

;// CONCATENATED MODULE: ./src/preview/gave-way.ts
/** The preview is no longer wanted: nothing more may be changed for it. */
class GaveWay extends Error {
    name = 'GaveWay';
    pull;
    constructor({ number, commit }, pull) {
        super(pull.open
            ? `${commit.slice(0, 7)} is no longer the head of pull request ${number}; ${pull.head.slice(0, 7)} is`
            : `pull request ${number} is closed`);
        this.pull = pull;
    }
}
/** Throws `GaveWay` when a newer commit was pushed, or the pull request was closed. */
async function demandWanted({ pull, records }) {
    demandHead(pull, await records.pull());
}
function demandHead(pull, state) {
    if (!state.open || state.head !== pull.commit)
        throw new GaveWay(pull, state);
}

;// CONCATENATED MODULE: ./src/preview/build.ts




/** Addresses first, so that everything can be wired before anything is built; then all builds at once. */
async function build(context, { parts }) {
    const { watch, pull } = context;
    const own = parts.flatMap((result) => {
        const part = context.parts.find(({ name }) => name === result.name);
        return part?.host && result.choice === 'built' ? [{ result, part, host: part.host }] : [];
    });
    // One after the other: two components may live in one environment, which is made once.
    for (const { result, part, host } of own)
        result.url = await host.claim(prefixed(watch, part.name));
    if (own.length === 0)
        return;
    await demandWanted(context);
    const addresses = new Map(parts.map(({ name, url = '' }) => [name, url]));
    const allow = async () => await demandWanted(context);
    await build_all(own.map(async ({ result, part, host }) => {
        const version = {
            commit: pull.commit,
            variables: mapped(part.variables, (value) => (0,previews/* filled */.Bq)(value, addresses)),
            addresses: standIns(context.parts, addresses),
        };
        result.deployment = await host.build(version, { ...prefixed(watch, part.name), allow });
    }));
    await demandWanted(context);
    for (const one of own)
        await expose(context, one);
}
async function expose({ gate, pull, watch }, { result, part, host }) {
    const { deployment, url = '' } = result;
    if (!deployment)
        return;
    const told = prefixed(watch, part.name);
    await host.expose(deployment, told);
    result.gate = await gate.check({ component: part.name, url, commit: pull.commit, access: host.access() }, told);
}
/** All of them end before the first failure is told: what is still under way would go on behind everybody's back. */
async function build_all(work) {
    const failed = (await Promise.allSettled(work)).flatMap((one) => one.status === 'rejected' ? [one.reason] : []);
    const [first] = failed;
    if (failed.length > 1)
        throw new AggregateError(failed, failed.map(errors/* messageOf */.bD).join('; '));
    if (failed.length > 0)
        throw first;
}
/** Whatever production or the shared environment is called, the preview's address stands for it. */
function standIns(parts, addresses) {
    return new Map(parts.flatMap(({ name, url, productionUrl }) => {
        const address = addresses.get(name) ?? url;
        return [productionUrl, url].filter((one) => one !== address).map((one) => [one, address]);
    }));
}
function mapped(values, act) {
    return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, act(value)]));
}

// EXTERNAL MODULE: ./src/markdown.ts
var markdown = __webpack_require__(83758);
// EXTERNAL MODULE: ./src/preview/room.ts
var room = __webpack_require__(11797);
;// CONCATENATED MODULE: ./src/preview/report.ts


/** More would hide what matters; the job summary has them all. */
const MOST = { rows: 60, characters: 14_000 };
/** What the comment on the pull request says of the preview. */
function sectionOf({ environment, runUrl }, result) {
    return blocks([
        `### Preview of ${(0,markdown/* code */.aY)(result.commit.slice(0, 7))}`,
        result.status === 'failure' ? `**Failed.** ${(0,markdown/* plain */.pj)(result.headline, 1000)}` : '',
        (0,markdown/* table */.tp)(['component', 'preview', 'what it is'], rows(result.parts, environment)),
        gateOf(result.parts),
        `[The run](${runUrl})`,
    ]);
}
/** The job summary. */
function summary(result, environment) {
    const titles = { success: 'Preview', failure: 'No preview', skipped: 'Nothing changed' };
    return blocks([
        `## ${titles[result.status]}`,
        (0,markdown/* plain */.pj)(result.headline, 1000),
        (0,markdown/* table */.tp)(['component', 'preview', 'what it is'], rows(result.parts, environment)),
        (0,markdown/* table */.tp)(['gate', 'check', 'verdict', 'tries', 'what came back'], checkRows(result.parts)),
        list('Warnings', result.warnings),
        list('Next', result.next),
    ]);
}
/** `deployment-url` is the address of the last component: the frontend. */
function outputs(result) {
    const { status, headline, commit, key, parts, warnings, next } = result;
    const made = parts.flatMap(({ platform, deployment }) => platform && deployment ? [[`${platform}-deployment-id`, deployment.id]] : []);
    return {
        status,
        'deployment-url': status === 'success' ? (parts.at(-1)?.url ?? '') : '',
        'github-deployment-id': key === undefined ? '' : String(key),
        ...Object.fromEntries(made),
        'result-json': JSON.stringify({ status, headline, commit, preview: parts, warnings, next }),
    };
}
function rows(parts, environment) {
    return parts.map(({ name, choice, url, deployment }) => [
        name,
        url === undefined ? 'none' : `[${new URL(url).host}](${url})`,
        choice === 'built'
            ? deployment
                ? `built (${(0,markdown/* code */.aY)(deployment.id)})`
                : 'not built'
            : `${choice}, that of ${(0,markdown/* plain */.pj)(environment)}`,
    ]);
}
function gateOf(parts) {
    const checks = parts.flatMap(({ gate }) => gate?.checks ?? []);
    if (checks.length === 0)
        return '';
    const counts = ['pass', 'fail', 'unknown'].map((verdict) => {
        const count = checks.filter((check) => check.verdict === verdict).length;
        return count > 0 ? `${count} ${verdict}` : '';
    });
    const found = checkRows(parts);
    const fit = (0,room/* fitting */._)(found, MOST);
    const shown = [(0,markdown/* table */.tp)(['gate', 'check', 'verdict', 'tries', 'what came back'], fit), (0,room/* others */.M)(found, fit)].filter(Boolean);
    const title = `Gate: ${counts.filter(Boolean).join(', ')}`;
    return `<details><summary>${title}</summary>\n\n${shown.join('\n\n')}\n\n</details>`;
}
function checkRows(parts) {
    return parts.flatMap(({ name, gate }) => (gate?.checks ?? []).map((check) => [
        name,
        (0,markdown/* plain */.pj)(check.name, 120),
        verdictOf(check),
        String(check.attempts),
        (0,markdown/* plain */.pj)(check.detail, 160),
    ]));
}
function verdictOf({ verdict, flaky }) {
    return flaky ? `${verdict} (flaky)` : verdict;
}
function list(title, items) {
    return items.length > 0 ? [`### ${title}`, '', ...items.map((item) => `- ${(0,markdown/* plain */.pj)(item, 500)}`)].join('\n') : '';
}
function blocks(parts) {
    return parts.filter((part) => part !== '').join('\n\n');
}

;// CONCATENATED MODULE: ./src/preview/result.ts
function skipped(commit, headline, key) {
    return { status: 'skipped', headline, commit, key, parts: [], warnings: [], next: [] };
}

;// CONCATENATED MODULE: ./src/preview/end.ts






/** The preview is there: everybody is told, and what it replaces goes. */
async function finish(context, { record, result, previews, notes }) {
    await demandWanted(context);
    const url = result.parts.at(-1)?.url;
    await context.records.say(record, { state: 'success', note: result.headline, url });
    await tell(context, result, notes);
    const earlier = previews.filter(({ key, gone }) => key !== record.key && !gone);
    for (const other of earlier) {
        await attempt(result, 'an earlier preview is still shown', async () => {
            await context.records.say(other, { state: 'inactive', note: `replaced by ${result.commit.slice(0, 7)}` });
        });
    }
    for (const { name, deployment } of result.parts) {
        const host = context.parts.find((part) => part.name === name)?.host;
        if (!host || !deployment)
            continue;
        await attempt(result, `builds of earlier commits of ${name} are left`, async () => {
            await host.prune(deployment, prefixed(context.watch, name));
        });
    }
}
/** A failure may only be how a run notices that it is no longer wanted. */
async function giveUp(context, { record, result, error, notes }) {
    const { pull, records } = context;
    const cause = error instanceof GaveWay ? error : await reasonToGiveWay(context);
    if (!cause) {
        const headline = `The preview of ${pull.commit.slice(0, 7)} failed: ${(0,errors/* messageOf */.bD)(error)}`;
        const failed = {
            ...result,
            status: 'failure',
            headline,
            help: (0,help/* topicOf */.FW)(error),
            next: ['Mend the cause and push, or run this job again; it goes on with what was built.'],
        };
        await attempt(failed, 'its deployment on GitHub is still open', async () => {
            await records.say(record, { state: 'failure', note: headline });
        });
        await tell(context, failed, notes);
        return failed;
    }
    if (!cause.pull.open) {
        context.watch.report(`${cause.message}; taking away what was made meanwhile`);
        const closed = await close_close(context, (await records.look()).previews);
        return closed.status === 'failure' ? closed : skipped(pull.commit, `Stopped, because ${cause.message}.`, record.key);
    }
    const gone = skipped(pull.commit, `Stopped, because ${cause.message}.`, record.key);
    await attempt(gone, 'its deployment on GitHub is still open', async () => {
        await records.say(record, { state: 'inactive', note: `gave way to ${cause.pull.head.slice(0, 7)}` });
    });
    return gone;
}
async function reasonToGiveWay({ pull, records }) {
    try {
        demandHead(pull, await records.pull());
        return undefined;
    }
    catch (error) {
        return error instanceof GaveWay ? error : undefined;
    }
}
async function tell(context, result, notes) {
    const { checks } = context;
    await attempt(result, 'the comment could not be written', async () => {
        await context.comment.put({ preview: sectionOf(context, result), notes, ...(checks ? { checks } : {}) });
    });
}
async function attempt(result, what, act) {
    try {
        await act();
    }
    catch (error) {
        result.warnings.push(`${what}: ${(0,errors/* messageOf */.bD)(error)}`);
    }
}

// EXTERNAL MODULE: ./src/release/changes.ts
var release_changes = __webpack_require__(20316);
;// CONCATENATED MODULE: ./src/preview/plan.ts


/**
 * Builds what the pull request changes, and what is wired to something that is built: a frontend that has not changed
 * shows a changed backend only when it asks that one.
 */
function choose(parts, changes) {
    const sources = parts.map(({ source }) => source);
    const choices = new Map(parts.map((part) => {
        if (changes && !(0,release_changes/* isTouched */.Dn)(part.source, changes, sources))
            return [part.name, 'unchanged'];
        return [part.name, part.host ? 'built' : 'shared'];
    }));
    for (let again = true; again;) {
        again = false;
        for (const part of parts) {
            const isWired = wiredTo(part, parts).some((name) => choices.get(name) === 'built');
            if (!part.host || !isWired || choices.get(part.name) === 'built')
                continue;
            choices.set(part.name, 'built');
            again = true;
        }
    }
    return choices;
}
/** What it asks: what comes before it, and what its variables name. Not what asks it, whose address it may only allow. */
function wiredTo({ name, after, variables }, parts) {
    const askers = parts.filter((part) => part.after.includes(name)).map((part) => part.name);
    return [...after, ...(0,previews/* namedIn */.$P)(variables)].filter((other) => other !== name && !askers.includes(other));
}

;// CONCATENATED MODULE: ./src/preview/preview.ts








/** Makes the preview of a commit, or finds it; takes it away when the pull request is closed. */
async function preview(context, { dryRun, closing }) {
    const { pull } = context;
    const { pull: state, previews } = await context.records.look();
    if (!state.open) {
        if (dryRun)
            return skipped(pull.commit, `Dry run: the preview of pull request ${pull.number} would be taken away.`);
        return await close_close(context, previews);
    }
    if (closing)
        return skipped(pull.commit, `Skipped, because pull request ${pull.number} is open again.`);
    if (state.head !== pull.commit)
        return skipped(pull.commit, `Skipped, because ${new GaveWay(pull, state).message}.`);
    const choices = choose(context.parts, await changesOf(context));
    const parts = context.parts.map((part) => partResult(part, choices));
    if (dryRun) {
        const built = parts.filter(({ choice }) => choice === 'built').map(({ name }) => name);
        const what = built.length > 0 ? `${built.join(', ')} would be built` : 'nothing would be built';
        return { ...skipped(pull.commit, `Dry run: ${what}.`), parts };
    }
    return await make(context, { parts, previews });
}
/** Without an answer everything counts as changed: that costs builds, and nothing else. */
async function changesOf(context) {
    try {
        return await context.changes();
    }
    catch (error) {
        context.watch.report(`what the pull request changes is not known: ${(0,errors/* messageOf */.bD)(error)}`);
        return undefined;
    }
}
async function make(context, { parts, previews }) {
    const { pull, records } = context;
    const notes = context.notes().catch((error) => `The notes could not be foretold: ${(0,errors/* messageOf */.bD)(error)}`);
    const known = previews.find(({ commit, gone }) => commit === pull.commit && !gone);
    const record = known ?? (await records.open(pull.commit));
    await records.say(record, { state: 'in_progress', note: 'building' });
    const result = {
        status: 'success',
        headline: '',
        commit: pull.commit,
        key: record.key,
        parts,
        warnings: [],
        next: [],
    };
    try {
        await build(context, result);
        const bad = parts.find(({ gate }) => gate && gate.verdict !== 'pass');
        if (bad)
            throw new help/* Trouble */.qm('a-gate-did-not-pass', refusalOf(bad));
        result.headline = headlineOf(pull.commit, parts);
        await finish(context, { record, result, previews, notes: await notes });
        return result;
    }
    catch (error) {
        return await giveUp(context, { record, result, error, notes: await notes });
    }
}
function partResult({ name, host, url }, choices) {
    const choice = choices.get(name) ?? 'shared';
    return { name, platform: host?.name, choice, url: choice === 'built' ? undefined : url };
}
function headlineOf(commit, parts) {
    const built = parts.filter(({ choice }) => choice === 'built').map(({ name }) => name);
    const kept = parts.filter(({ choice }) => choice !== 'built').map(({ name, choice }) => `${name} ${choice}`);
    const what = [...(built.length > 0 ? [`${built.join(', ')} built`] : []), ...kept].join(', ');
    return `Preview of ${commit.slice(0, 7)}: ${what}`;
}
function refusalOf({ name, url = '', gate }) {
    const checks = gate?.checks ?? [];
    const bad = checks.find(({ verdict }) => verdict === 'fail') ?? checks.find(({ verdict }) => verdict === 'unknown');
    const reason = bad ? `${bad.name}: ${bad.detail}` : 'there was nothing to check; give it an identity or a smoke check';
    return `the gate of ${name} on ${url} said ${gate?.verdict ?? 'unknown'}: ${reason}`;
}

// EXTERNAL MODULE: ./src/preview/verified.ts
var verified = __webpack_require__(10278);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/notes/text.ts
var notes_text = __webpack_require__(6502);
// EXTERNAL MODULE: ./src/problems.ts
var problems = __webpack_require__(62095);
// EXTERNAL MODULE: ./src/providers/github/client.ts
var github_client = __webpack_require__(68669);
// EXTERNAL MODULE: ./src/providers/github/comments.ts + 1 modules
var comments = __webpack_require__(32133);
// EXTERNAL MODULE: ./src/providers/github/comparison.ts
var comparison = __webpack_require__(8947);
// EXTERNAL MODULE: ./src/http.ts + 3 modules
var http = __webpack_require__(32175);
// EXTERNAL MODULE: ./src/redact.ts
var redact = __webpack_require__(76670);
;// CONCATENATED MODULE: ./src/providers/github/preview-records.ts


/** Tells our deployments from those that GitHub makes by itself for a job's `environment:`. */
const TASK = 'preview';
const WRITE = 'deployments: write';
const READ = 'pull-requests: read` and `deployments: write';
const LONGEST = 140;
const SCHEMA = 1;
const LOOK = `query Preview($owner: String!, $repo: String!, $number: Int!, $environment: String!) {
  viewer { login }
  repository(owner: $owner, name: $repo) {
    pullRequest(number: $number) { headRefOid state }
    deployments(environments: [$environment], first: 100, orderBy: {field: CREATED_AT, direction: DESC}) {
      nodes { databaseId task payload latestStatus { state } }
    }
  }
}`;
/** Keeps the previews of a pull request as GitHub deployments, one for each commit, in an environment that passes. */
function previewRecords(options) {
    const { github, number, environment, key, runUrl } = options;
    const at = { owner: github.owner, repo: github.repo };
    return {
        async look() {
            const { viewer, repository } = await github.call(READ, async (octokit) => await octokit.graphql(LOOK, { ...at, number, environment }));
            options.onLogin?.(viewer.login);
            const { pullRequest, deployments } = repository;
            if (!pullRequest)
                throw new Error(`github: there is no pull request ${number} in ${at.owner}/${at.repo}`);
            return {
                pull: { head: pullRequest.headRefOid, open: pullRequest.state === 'OPEN' },
                previews: deployments.nodes
                    .flatMap(({ databaseId, task, payload, latestStatus }) => {
                    const commit = task === TASK ? commitIn(payload, key) : undefined;
                    return commit ? [{ key: databaseId, commit, gone: latestStatus?.state === 'INACTIVE' }] : [];
                })
                    .toSorted((a, b) => b.key - a.key),
            };
        },
        async pull() {
            const { data } = await github.call('pull-requests: read', async (octokit) => await octokit.rest.pulls.get({ ...at, pull_number: number }));
            return { head: data.head.sha, open: data.state === 'open' };
        },
        async open(commit) {
            for (let attempt = 1;; attempt++) {
                try {
                    return recordOf(commit, await github.call(WRITE, async (octokit) => await create(octokit, commit)));
                }
                catch (error) {
                    if (!(error instanceof http/* HttpError */.j) || !error.mayHaveActed || attempt === 3)
                        throw error;
                    const made = await github.call(WRITE, async (octokit) => await find(octokit, commit));
                    if (made)
                        return recordOf(commit, made);
                }
            }
        },
        async say({ key: id }, { state, note, url }) {
            await github.call(WRITE, async (octokit) => await octokit.rest.repos.createDeploymentStatus({
                ...at,
                deployment_id: id,
                state,
                description: shortened((0,redact/* redact */.E)(note)),
                log_url: runUrl,
                // Ours are transient, which GitHub leaves alone; what is replaced is told so by its id.
                auto_inactive: false,
                ...(url === undefined ? {} : { environment_url: url }),
            }));
        },
    };
    async function create(octokit, commit) {
        const { data } = await octokit.rest.repos.createDeployment({
            ...at,
            ref: commit,
            task: TASK,
            environment,
            description: `preview of pull request ${number}`,
            payload: { schema: SCHEMA, preview: key, commit },
            // By default GitHub would merge the default branch first, and wait for checks that include this very run.
            auto_merge: false,
            required_contexts: [],
            transient_environment: true,
            production_environment: false,
        });
        if (!('id' in data))
            throw new Error(`github: no deployment was made: ${data.message ?? 'no reason given'}`);
        return data;
    }
    /** The deployment that a create with a lost answer has made. */
    async function find(octokit, commit) {
        const { data } = await octokit.rest.repos.listDeployments({ ...at, environment, task: TASK, per_page: 10 });
        return data.find(({ payload }) => commitIn(payload, key) === commit);
    }
}
function recordOf(commit, { id }) {
    return { key: id, commit, gone: false };
}
/** The commit in a payload of ours. GraphQL gives it as text, sometimes as text within text. */
function commitIn(payload, key) {
    let value = payload;
    for (let depth = 0; typeof value === 'string' && depth < 2; depth++) {
        try {
            value = JSON.parse(value);
        }
        catch {
            return undefined;
        }
    }
    const { preview, commit } = (value ?? {});
    return preview === key && typeof commit === 'string' ? commit : undefined;
}
function shortened(note) {
    const line = note.replaceAll(/\s+/g, ' ');
    return line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line;
}

// EXTERNAL MODULE: ./src/providers/railway/api.ts
var railway_api = __webpack_require__(94330);
// EXTERNAL MODULE: ./src/providers/railway/documents.ts
var documents = __webpack_require__(89056);
// EXTERNAL MODULE: ./src/providers/railway/target.ts
var target = __webpack_require__(9853);
;// CONCATENATED MODULE: ./src/providers/railway/copies.ts





const LOOKS_MS = [0, 1000, 2000, 4000, 8000];
const MOST_TRIES = 3;
/** Keeps one copy of an environment, by its name. Never touches one that is not a copy. */
function createCopies({ api, project: projectId, source, name }) {
    let known;
    async function fetchProject(watch) {
        // A project token is for one environment, so that it can make none.
        api.kind = 'bearer';
        try {
            return (await api.query(documents/* PROJECT */.yl, { project: projectId }, watch)).project;
        }
        catch (error) {
            if (!(error instanceof railway_api/* RailwayError */.m9) || !(error.denied || error.missing))
                throw error;
            throw new help/* Trouble */.qm('access-was-refused', `railway: the token does not reach project ${projectId} (${error.message}); previews with environments of their own need a workspace token, for a project token is for one environment`, { cause: error });
        }
    }
    function find({ environments }) {
        return environments.edges.map(({ node }) => node).find((one) => one.name === name);
    }
    async function read(project, { id }, watch) {
        const { environment } = await api.query(documents/* ENVIRONMENT */.M0, { id, project: project.id }, watch);
        demandCopy(environment);
        return environment;
    }
    async function claim(watch) {
        const project = await fetchProject(watch);
        const there = find(project);
        if (there)
            return { project, copy: await read(project, there, watch) };
        const from = (0,target/* pick */.U)('environment', source, project.environments);
        const wish = { project: project.id, source: from.id, name };
        for (let attempt = 1;; attempt++) {
            try {
                watch.report(`copying the environment "${from.name}" as "${name}"`);
                const { environment } = await api.mutate(documents/* CREATE_ENVIRONMENT */.FV, wish, watch);
                return { project, copy: environment };
            }
            catch (error) {
                if (!mayBeThere(error))
                    throw error;
                watch.report(`${error.message}; looking whether it was made all the same`);
                const made = await findSoon(watch);
                if (made)
                    return { project, copy: await read(project, made, watch) };
                if (error instanceof railway_api/* RailwayError */.m9 || attempt === MOST_TRIES)
                    throw error;
            }
        }
    }
    async function findSoon(watch) {
        for (const wait of LOOKS_MS) {
            await (0,railway_api/* pause */.v7)(wait, watch);
            const found = find(await fetchProject(watch));
            if (found)
                return found;
        }
        return undefined;
    }
    return {
        async claim(watch) {
            known ??= claim(watch);
            return await known;
        },
        async remove(watch) {
            const project = await fetchProject(watch);
            const there = find(project);
            if (!there)
                return;
            try {
                const { id } = await read(project, there, watch);
                await api.mutate(documents/* DELETE_ENVIRONMENT */.qm, { id }, watch, { repeatable: true });
            }
            catch (error) {
                // Somebody else was faster, or the answer to the first request was lost.
                if (!(error instanceof railway_api/* RailwayError */.m9) || !error.missing)
                    throw error;
            }
            watch.report(`the environment "${name}" is gone`);
        },
    };
}
/** The name alone proves nothing: somebody may have called an environment so. */
function demandCopy(environment) {
    if (environment.isEphemeral)
        return;
    throw new help/* Trouble */.qm('no-preview-could-be-made', `railway: the environment "${environment.name}" was not made for a pull request; rename it, or previews can't be made`);
}
/** An answer that is lost, or that says that the name is taken. */
function mayBeThere(error) {
    if (error instanceof railway_api/* RailwayError */.m9)
        return /already exists/i.test(error.message) || !error.final;
    return error instanceof http/* HttpError */.j && error.mayHaveActed && error.failure !== 'cancelled';
}

// EXTERNAL MODULE: ./src/providers/railway/deploy.ts + 2 modules
var deploy = __webpack_require__(43008);
// EXTERNAL MODULE: ./src/providers/railway/deployment.ts
var deployment = __webpack_require__(48843);
// EXTERNAL MODULE: ./src/providers/railway/railway.ts + 5 modules
var railway = __webpack_require__(64044);
// EXTERNAL MODULE: ./src/providers/railway/service.ts
var railway_service = __webpack_require__(15257);
// EXTERNAL MODULE: ./src/providers/railway/wait.ts + 2 modules
var wait = __webpack_require__(81631);
;// CONCATENATED MODULE: ./src/providers/railway/preview.ts








/** The preview of one service, in an environment that is the pull request's own. */
function railwayPreviews(options) {
    const { settings, api, copies, key, source, timeoutMs } = options;
    const from = (0,railway/* fromOf */.k)(options);
    async function locate(watch) {
        const { project, copy } = await copies.claim(watch);
        const named = (0,target/* pick */.U)('service', settings.service, project.services);
        const instance = copy.serviceInstances.edges.map(({ node }) => node).find((one) => one.serviceId === named.id);
        if (!instance) {
            throw new help/* Trouble */.qm('no-preview-could-be-made', `railway: the service "${named.name}" is not in the copy "${copy.name}"; is it in the environment that was copied?`);
        }
        const { activeDeployments: active, latestDeployment: latest, domains } = instance;
        return {
            service: { api, target: { project, environment: copy, service: named }, timeoutMs },
            state: {
                serving: (0,deployment/* servingOf */.K3)(active),
                active,
                recent: latest ? [latest] : [],
                image: undefined,
                wanted: undefined,
            },
            domain: domains.serviceDomains[0]?.domain,
        };
    }
    /** What an earlier run has made of this very commit, and what may still come to serve. */
    function find({ recent, active }, commit) {
        const alive = [...recent, ...active].filter((seen) => (0,deployment/* isUnderWay */.gn)(seen) || (0,deployment/* isServing */.PA)(seen));
        return alive.find((seen) => isOf(seen, commit, from));
    }
    return {
        name: 'railway',
        async claim(watch) {
            const { service, domain } = await locate(watch);
            return `https://${domain ?? (await createDomain(service, watch))}`;
        },
        async build({ commit, variables }, watch) {
            if (from.kind === 'image' && !(0,deployment/* digestOf */.ol)(from.image)) {
                throw new help/* Trouble */.qm('wrong-inputs', `railway: the preview of ${settings.service} is made from an image, and none with a digest was named; pass one in the input \`images\``);
            }
            const { service, state } = await locate(watch);
            const there = find(state, commit);
            if (there)
                watch.report(`deployment ${there.id} is there already`);
            const version = { releaseId: `preview-${key}-${commit.slice(0, 7)}`, commit, environment: key, ...source };
            if (!there)
                await setVariables(service, variables, watch);
            const id = there?.id ?? (await (0,deploy/* start */.n)(service, { from, version, before: state }, watch));
            const seen = await (0,wait/* waitUntilHealthy */.$)(service, id, watch);
            return { ...(0,deployment/* describe */.q0)(seen), commit };
        },
        // A service has one address, and Railway takes what served before away.
        expose: async () => await Promise.resolve(),
        prune: async () => await Promise.resolve(),
        access: () => ({}),
        remove: async (watch) => await copies.remove(watch),
    };
}
function isOf(seen, commit, from) {
    if (from.kind !== 'image')
        return (0,deployment/* describe */.q0)(seen).commit === commit;
    const digest = (0,deployment/* digestOf */.ol)(from.image);
    return digest !== undefined && (0,deployment/* digestOf */.ol)((0,deployment/* imageOf */.dT)(seen)) === digest;
}
/** A copy has no domain where the original has only one of the user's own. */
async function createDomain({ api, target }, watch) {
    const { environment, service } = (0,railway_service/* idsOf */.UX)(target);
    // Twice is one too many, and goes with the environment.
    const request = { environment, service };
    return (await api.mutate(documents/* CREATE_DOMAIN */.mJ, request, watch, { repeatable: true })).made
        .domain;
}
async function setVariables({ api, target }, variables, watch) {
    if (Object.keys(variables).length === 0)
        return;
    await api.mutate(documents/* SET_VARIABLES */.NW, { ...(0,railway_service/* idsOf */.UX)(target), variables }, watch, { repeatable: true });
}

// EXTERNAL MODULE: ./src/providers/vercel/api.ts
var vercel_api = __webpack_require__(58752);
// EXTERNAL MODULE: ./src/providers/vercel/body.ts
var body = __webpack_require__(56234);
// EXTERNAL MODULE: ./src/providers/vercel/build.ts
var vercel_build = __webpack_require__(93688);
// EXTERNAL MODULE: ./src/providers/vercel/create.ts + 5 modules
var create = __webpack_require__(28164);
// EXTERNAL MODULE: ./src/providers/vercel/errors.ts
var vercel_errors = __webpack_require__(83345);
// EXTERNAL MODULE: ./src/providers/vercel/files.ts + 1 modules
var files = __webpack_require__(94431);
// EXTERNAL MODULE: ./src/providers/vercel/project.ts
var vercel_project = __webpack_require__(67865);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
;// CONCATENATED MODULE: ./src/providers/vercel/edits.ts


/** Where Vercel reads to which addresses it passes requests on. */
const ROUTING = ['vercel.json', '.vercel/output/config.json'];
/** The routing files, where they name an address that a preview must not use: what they are to hold instead. */
function editsOf(directory, { paths, addresses, report }) {
    const edits = new Map();
    for (const path of ROUTING.filter((one) => paths.includes(one))) {
        const text = (0,external_node_fs_.readFileSync)((0,external_node_path_.join)(directory, path), 'utf8');
        const edited = withAddresses(text, addresses);
        if (edited === text)
            continue;
        report(`${path} passes requests on to the preview instead`);
        edits.set(path, edited);
    }
    return edits;
}
/** Longer addresses first, for one may begin with another; and only whole ones. */
function withAddresses(text, addresses) {
    const known = [...addresses.keys()].toSorted((a, b) => b.length - a.length);
    if (known.length === 0)
        return text;
    const any = known.map((one) => one.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw `\$&`)).join('|');
    return text.replaceAll(new RegExp(`(?:${any})(?![\\w.:@-])`, 'g'), (found) => addresses.get(found) ?? found);
}

;// CONCATENATED MODULE: ./src/providers/vercel/preview.ts












/** Previews of one component in a Vercel project. Each build has an address; one of ours follows the pull request. */
function vercelPreviews(options) {
    const { settings, component, directory, key, uploads } = options;
    (0,redact/* keepSecret */.g)(options.token);
    if (options.bypassSecret)
        (0,redact/* keepSecret */.g)(options.bypassSecret);
    const api = (0,vercel_api/* createApi */.xP)(options);
    let bypass = options.bypassSecret;
    let known;
    let seen = [];
    async function project(watch) {
        known ??= api.project(watch);
        const found = await known;
        bypass ??= (0,vercel_project/* bypassOf */.AX)(found);
        return found;
    }
    async function ours(watch, pages) {
        const { id } = await project(watch);
        const all = await api.listPreviews(id, watch, pages);
        return all.filter((wire) => wire.meta?.['opsPreview'] === key && (0,vercel_api/* stateOf */.L4)(wire) !== 'DELETED');
    }
    async function find(meta, watch) {
        seen = await ours(watch);
        const marks = ['opsCommit', 'opsWiring'];
        const made = seen.filter((wire) => wire.url && marks.every((mark) => wire.meta?.[mark] === meta[mark]));
        return made.find((wire) => (0,vercel_api/* stateOf */.L4)(wire) === 'READY') ?? made.find(vercel_build/* isPending */.m);
    }
    /** What serves production is never one of ours, whatever its metadata says. */
    async function take(wire, watch) {
        if (wire.target === 'production')
            return;
        const path = `/v13/deployments/${encodeURIComponent((0,vercel_api/* idOf */.TH)(wire))}`;
        await api.call(path, { method: 'DELETE', repeatable: true, accept: [404, 410] }, watch);
    }
    return {
        name: 'vercel',
        async claim(watch) {
            const found = await project(watch);
            const { name, targets, latestDeployments = [] } = found;
            if ((0,vercel_project/* isWalled */.GU)(found) && bypass === undefined) {
                throw new help/* Trouble */.qm('no-preview-could-be-made', `vercel: project ${name} protects its previews, so that the gate could not look at them. Create a secret under Settings, Deployment Protection, Protection Bypass for Automation (the token reads it by itself, or pass it as VERCEL_AUTOMATION_BYPASS_SECRET)`);
            }
            if (!targets?.production && latestDeployments.length === 0) {
                throw new help/* Trouble */.qm('no-preview-could-be-made', `vercel: project ${name} has no deployment yet, and Vercel gives its first one to production, whatever it was meant for; release to it once before the first preview`);
            }
            return `https://${hostOf(name, options)}`;
        },
        async build({ commit, variables, addresses }, watch) {
            const found = await project(watch);
            const wiring = markOf(JSON.stringify([variables, ...addresses]));
            const meta = { opsPreview: key, opsWiring: wiring, ...(0,body/* commitMeta */.hE)({ commit, ...options.source }) };
            let made = await find(meta, watch);
            if (made)
                watch.report(`deployment ${(0,vercel_api/* idOf */.TH)(made)} is there already`);
            else {
                const source = { directory, component, prebuilt: settings.prebuilt, target: 'preview', uploads };
                const paths = await (0,files/* chooseFiles */.P)(source, watch.report);
                const env = { ...variables, OPS_COMMIT: commit };
                const creation = {
                    head: { env, build: { env }, meta },
                    edits: editsOf(directory, { paths, addresses, report: watch.report }),
                    find: async () => await find(meta, watch),
                    allow: watch.allow,
                };
                made = await (0,create/* create */.v)({ api, settings, component, directory, project: found, ...creation, watch }, paths);
            }
            if (made.target === 'production')
                throw new Error(`vercel: ${(0,vercel_api/* idOf */.TH)(made)} was meant as a preview of ${component}`);
            const ready = await (0,vercel_build/* waitForBuild */.n)({ api, id: (0,vercel_api/* idOf */.TH)(made), component, watch }, options.timeoutMs);
            return { ...(0,vercel_api/* toDeployment */.HG)(ready), commit };
        },
        async expose({ id }, watch) {
            const alias = hostOf((await project(watch)).name, options);
            const path = `/v2/deployments/${encodeURIComponent(id)}/aliases`;
            try {
                await api.call(path, { method: 'POST', json: { alias }, repeatable: true, accept: [409] }, watch);
            }
            catch (error) {
                if (!(error instanceof http/* HttpError */.j) || (0,vercel_errors/* detailOf */.Rw)(error.answer).code !== 'alias_in_use')
                    throw error;
                throw new Error(`vercel: ${alias}, the address of this preview, belongs to another project`, { cause: error });
            }
        },
        async prune({ id }, watch) {
            for (const wire of seen)
                if ((0,vercel_api/* idOf */.TH)(wire) !== id)
                    await take(wire, watch);
        },
        async remove(watch) {
            for (const wire of await ours(watch, 'all'))
                await take(wire, watch);
        },
        access: () => (bypass ? { 'x-vercel-protection-bypass': bypass } : {}),
    };
}
/** Known before anything is built, the same for all commits, and nobody else's. A label has at most 63 characters. */
function hostOf(project, { key, settings }) {
    const mark = (0,external_node_crypto_.createHash)('sha256')
        .update(`${settings.team ?? ''} ${project}`)
        .digest('hex')
        .slice(0, 6);
    const tail = `-${key}-${mark}`;
    const name = project.toLowerCase().replaceAll(/[^a-z0-9-]/g, '-');
    return `${name.slice(0, 63 - tail.length)}${tail}.vercel.app`;
}
function markOf(text) {
    return (0,external_node_crypto_.createHash)('sha256').update(text).digest('hex').slice(0, 6);
}

// EXTERNAL MODULE: ./src/release/application.ts
var release_application = __webpack_require__(96131);
// EXTERNAL MODULE: ./src/smoke/gate.ts + 13 modules
var gate = __webpack_require__(29057);
// EXTERNAL MODULE: ./src/smoke/variables.ts
var variables = __webpack_require__(67132);
// EXTERNAL MODULE: ./actions/gate-inputs.ts + 2 modules
var gate_inputs = __webpack_require__(53386);
// EXTERNAL MODULE: ./src/notes/gain.ts + 9 modules
var gain = __webpack_require__(40982);
// EXTERNAL MODULE: ./src/notes/render.ts + 3 modules
var render = __webpack_require__(91613);
// EXTERNAL MODULE: ./src/providers/github/history.ts + 1 modules
var github_history = __webpack_require__(63673);
;// CONCATENATED MODULE: ./actions/preview-notes.ts



const preview_notes_MOST = 18_000;
/** What the pull request would add to the release notes, as if it were merged now. */
async function previewNotes({ github, comparisons, pull, settings, ...urls }) {
    const { history } = (0,github_history/* githubHistory */.u)(github, { comparisons });
    const notes = await (0,gain.gain)({
        ends: {
            from: { commit: pull.base.sha, label: pull.base.ref },
            to: { commit: pull.head, label: pull.head.slice(0, 7) },
            takenBack: [],
            takenBackEarlier: [],
            servedBefore: new Map(),
        },
        // Its own commits are all that counts: which files they touch, and what was picked, would be questions of their own.
        components: [],
        history: { ...history, alike: async () => await Promise.resolve(new Set()) },
        pulls: { of: async (commits) => await Promise.resolve(new Map(commits.map((sha) => [sha, [pull.merged]]))) },
        settings,
        repositoryUrl: urls.repositoryUrl,
    });
    const body = (0,render/* render */.XX)(notes.users, settings, { most: preview_notes_MOST, restUrl: urls.runUrl, references: 'plain' });
    return `### What the release notes will say\n\n${body}`;
}

// EXTERNAL MODULE: ./actions/release-context.ts + 10 modules
var release_context = __webpack_require__(2856);
;// CONCATENATED MODULE: ./actions/preview-context.ts


















/** Joins the domain with the providers that `ops.yml` names. Throws `Problems` when a token is missing. */
function previewContext(inputs, job, { production, shared, settings, pull, checks }) {
    const { isolated } = settings;
    const own = shared.components.filter(({ vercel }) => vercel !== undefined || isolated);
    const missing = (0,release_context/* missingTokens */.Bk)({ ...shared, components: own }, inputs);
    if (missing.length > 0)
        throw new problems/* Problems */.Z('inputs', missing);
    const sources = (0,gate_inputs/* gateSources */.G)(inputs, { environment: shared.environment, sentry: shared.sentry });
    if (!pull.isClosed)
        (0,variables/* demandVariables */.Pm)(own, sources.variables);
    const client = (0,github_client/* github */.M)({
        token: inputs.githubToken,
        repository: job.repository,
        apiUrl: job.apiUrl,
        graphqlUrl: job.graphqlUrl,
        // Not ended by a cancellation: what has happened has to be written down.
        onRetry: job.log.line,
    });
    let login;
    const application = (0,notes_text/* markName */.Fp)(production.file);
    const key = keyOf(job.repository, production.file, pull.number);
    const comparisons = (0,comparison/* comparer */.m)(client);
    const hosts = hostsOf(inputs, job, { key, branch: pull.branch });
    return {
        pull: { number: pull.number, commit: pull.head },
        environment: shared.environment,
        parts: (0,release_application/* inOrder */.a)(shared.components).map((component) => ({
            name: component.name,
            source: component.source,
            after: component.after,
            url: component.url,
            productionUrl: production.components.find(({ name }) => name === component.name)?.url ?? component.url,
            host: own.includes(component) ? hosts(component) : undefined,
            variables: settings.variables[component.name] ?? {},
        })),
        records: previewRecords({
            github: client,
            number: pull.number,
            environment: `preview/pr-${pull.number}${production.file === 'ops.yml' ? '' : `/${application.replace(/\.ya?ml$/, '')}`}`,
            key,
            runUrl: job.runUrl,
            onLogin: (name) => (login = name),
        }),
        changes: async () => (await comparisons.compare(pull.base.sha, pull.head)).changes,
        gate: (0,gate/* gate */.G)({ components: shared.components, gateTimeoutMs: shared.gateTimeoutMs, ...sources }),
        comment: {
            put: async (sections) => await (0,comments/* comments */.n)({ github: client, login }).putComment({
                number: pull.number,
                mark: `preview ${application}`,
                run: { id: job.runId, attempt: job.runAttempt },
                sections,
            }),
        },
        notes: async () => await previewNotes({
            github: client,
            comparisons,
            pull,
            settings: shared.notes,
            repositoryUrl: `${job.serverUrl}/${job.repository}`,
            runUrl: job.runUrl,
        }),
        checks,
        runUrl: job.runUrl,
        watch: { signal: job.signal, report: job.log.line },
    };
}
/** Names what is made for the pull request, and for nothing else, wherever several repositories share a project. */
function keyOf(repository, file, number) {
    return `pr-${number}-${(0,external_node_crypto_.createHash)('sha256').update(`${repository.toLowerCase()} ${file}`).digest('hex').slice(0, 6)}`;
}
function hostsOf(inputs, job, { key, branch }) {
    const source = { repository: job.repository, branch };
    const api = (0,railway_api/* createApi */.xP)({ apiUrl: inputs.railwayApi, token: inputs.railwayToken ?? '' });
    /** One environment for all components of a project. */
    const copies = new Map();
    return (component) => {
        const { name, uploads, timeoutMs, vercel, railway } = component;
        const common = {
            component: name,
            uploads,
            timeoutMs,
            key,
            source,
            directory: (0,external_node_path_.join)(job.workspace, component.source),
        };
        if (vercel) {
            const bypass = inputs.bypassSecret ? { bypassSecret: inputs.bypassSecret } : {};
            const token = inputs.vercelToken ?? '';
            return vercelPreviews({ ...common, ...bypass, settings: vercel, token, apiUrl: inputs.vercelApi });
        }
        if (!railway)
            throw new Error(`${name} has no platform`);
        const { project, environment = inputs.environment } = railway;
        const image = inputs.images?.[name];
        const shared = copies.get(project) ?? createCopies({ api, project, source: environment, name: key });
        copies.set(project, shared);
        return railwayPreviews({ ...common, settings: railway, api, copies: shared, ...(image ? { image } : {}) });
    };
}

;// CONCATENATED MODULE: ./actions/preview.ts








/** What `deploy` does on a pull request. */
async function previewPullRequest(pull, wish, job) {
    if (pull.isFork) {
        const why = `pull request ${pull.number} comes from a fork, whose runs get no secrets`;
        return asResult(skipped(pull.head, `Skipped, because ${why}. Nothing was deployed.`), '');
    }
    const { config: file } = wish;
    const common = { file, workspace: job.workspace, sources: pull.isClosed ? 'any' : 'present' };
    const production = await (0,config.readConfig)({ ...common, environment: 'production' });
    const { previews: settings } = production;
    if (!settings) {
        const remedy = 'add `previews: { environment: … }` to have them';
        return asResult(skipped(pull.head, `Skipped, because ${file} has no previews; ${remedy}.`), '');
    }
    const shared = await (0,config.readConfig)({ ...common, environment: settings.environment });
    const { checks, trouble } = await readChecks(wish.verifyReport, pull.head, job);
    const inputs = { ...wish, environment: shared.environment };
    const context = previewContext(inputs, job, { production, shared, settings, pull, checks });
    const result = await preview(context, { dryRun: wish.dryRun, closing: pull.isClosed });
    job.log.line(result.headline);
    return asResult({ ...result, warnings: [...trouble, ...result.warnings] }, shared.environment);
}
/** A report that can't be read is a warning: what was verified was verified. */
async function readChecks(path, commit, { workspace }) {
    if (path === undefined)
        return { checks: undefined, trouble: [] };
    try {
        const report = await (0,verified/* readReport */.t)(path, workspace);
        if (!report)
            return { checks: undefined, trouble: [`there is no verify report at ${path}`] };
        return { checks: (0,checks/* checksSection */.N)(commit, report), trouble: [] };
    }
    catch (error) {
        return { checks: undefined, trouble: [(0,errors/* messageOf */.bD)(error)] };
    }
}
function asResult(result, environment) {
    return {
        outputs: { 'release-id': '', 'sentry-release': '', ...outputs(result) },
        summary: summary(result, environment),
        annotations: result.warnings.map((message) => ({ severity: 'warning', message })),
        ...(result.status === 'failure' ? { failure: result.headline, help: result.help } : {}),
    };
}


/***/ }),

/***/ 22973:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readConfig: () => (/* binding */ readConfig)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _help_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(41244);



/** Reads and checks `ops.yml`. Throws `Problems` with all mistakes at once. */
async function readConfig({ file, environment, workspace, text, sources }) {
    const content = text ?? readText(file, workspace);
    const { parseConfig } = await Promise.all(/* import() */[__webpack_require__.e(7934), __webpack_require__.e(8815), __webpack_require__.e(9189), __webpack_require__.e(9107)]).then(__webpack_require__.bind(__webpack_require__, 79557));
    return await parseConfig({ file, text: content, environment, workspace: sources === 'any' ? undefined : workspace });
}
function readText(file, workspace) {
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(workspace, file);
    if (!(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(path)) {
        const remedy = 'does a checkout step come before this one, and does the input "config" name its path?';
        throw new _help_js__WEBPACK_IMPORTED_MODULE_2__/* .Trouble */ .qm('mistakes-in-opsyml', `${file} is not in the workspace; ${remedy}`);
    }
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(path, 'utf8');
    }
    catch (cause) {
        throw new Error(`${file} cannot be read`, { cause });
    }
}


/***/ }),

/***/ 94352:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Jt: () => (/* binding */ flag),
/* harmony export */   Qq: () => (/* binding */ text),
/* harmony export */   Vm: () => (/* binding */ word),
/* harmony export */   WQ: () => (/* binding */ whole),
/* harmony export */   Yq: () => (/* binding */ choice),
/* harmony export */   gP: () => (/* binding */ either),
/* harmony export */   p0: () => (/* binding */ duration),
/* harmony export */   p_: () => (/* binding */ list),
/* harmony export */   uM: () => (/* binding */ share)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(77934);
/* harmony import */ var _duration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77607);


const text = (description) => valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP('a text'), valibot__WEBPACK_IMPORTED_MODULE_1__/* .regex */ .yGV(/\S/, 'a text that is not empty'), valibot__WEBPACK_IMPORTED_MODULE_1__/* .description */ .h_(description));
const word = (description) => valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP('a text'), valibot__WEBPACK_IMPORTED_MODULE_1__/* .regex */ .yGV(/^\S+$/, 'a text without blanks'), valibot__WEBPACK_IMPORTED_MODULE_1__/* .description */ .h_(description));
const duration = (description) => valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP('a duration like "800ms", "90s", "5m" or "1h"'), valibot__WEBPACK_IMPORTED_MODULE_1__/* .regex */ .yGV(_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .DURATION */ .ft, 'a duration like "800ms", "90s", "5m" or "1h"'), valibot__WEBPACK_IMPORTED_MODULE_1__/* .description */ .h_(description));
/** A part of a whole. */
const share = (description) => valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP('a share like "1%"'), valibot__WEBPACK_IMPORTED_MODULE_1__/* .regex */ .yGV(/^(100|\d{1,2}(\.\d+)?)%$/, 'a share like "1%" or "99.5%"'), valibot__WEBPACK_IMPORTED_MODULE_1__/* .description */ .h_(description));
const flag = (description) => valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .boolean */ .zMY('true or false'), valibot__WEBPACK_IMPORTED_MODULE_1__/* .description */ .h_(description));
const choice = (options, description) => valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .picklist */ .KIO(options, `one of ${options.map((one) => `"${one}"`).join(', ')}`), valibot__WEBPACK_IMPORTED_MODULE_1__/* .description */ .h_(description));
const whole = ([least, most], description) => valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig(`a number from ${least} to ${most}`), valibot__WEBPACK_IMPORTED_MODULE_1__/* .integer */ .ndf('a whole number'), valibot__WEBPACK_IMPORTED_MODULE_1__/* .minValue */ .Wwf(least, `a number from ${least} to ${most}`), valibot__WEBPACK_IMPORTED_MODULE_1__/* .maxValue */ .cGV(most, `a number from ${least} to ${most}`), valibot__WEBPACK_IMPORTED_MODULE_1__/* .description */ .h_(description));
const list = (item, description) => valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(item, 'a list'), valibot__WEBPACK_IMPORTED_MODULE_1__/* .description */ .h_(description));
/** Mistakes are told of the form that was meant, and not of both. */
const either = (short, long) => Object.assign(valibot__WEBPACK_IMPORTED_MODULE_1__/* .lazy */ .RZV((input) => (typeof input === 'object' && input !== null && !Array.isArray(input) ? long : short)), { either: [short, long] });


/***/ }),

/***/ 99745:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $P: () => (/* binding */ namedIn),
/* harmony export */   Bq: () => (/* binding */ filled),
/* harmony export */   ey: () => (/* binding */ previews),
/* harmony export */   qR: () => (/* binding */ checkPreviews)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(77934);
/* harmony import */ var _parts_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(94352);
/* harmony import */ var _structure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(13427);



const ADDRESS = /\{([a-z][a-z0-9-]*)(\.host)?\}/g;
const variables = valibot__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_1__/* .regex */ .yGV(/^[A-Za-z_]\w*$/, 'letters, digits and underscores')), valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP('a text, in which "{api}" stands for the address of the preview of "api"')), 'a mapping of variables to values');
const previews = valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    environment: (0,_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .word */ .Vm)('Environment of this file that previews are made in. It serves what a pull request does not change.'),
    isolated: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM((0,_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .flag */ .Jt)('A pull request that changes a backend gets an environment of its own, copied from that one. Default: `false`, all share its backend.'), false),
    variables: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), variables, 'a mapping of components to variables'), valibot__WEBPACK_IMPORTED_MODULE_1__/* .description */ .h_('Variables of previews, by component. `{api}` stands for the address of the preview of `api`, `{api.host}` for its host.')), {}),
}, 'a mapping with "environment"'), valibot__WEBPACK_IMPORTED_MODULE_1__/* .description */ .h_('What pull requests get.'));
/** How `previews` fits the rest of the file. */
function checkPreviews({ environment, isolated = false, variables: given = {} }, { components, environments }) {
    const findings = [];
    const add = (path, part, message) => {
        findings.push({ path: ['previews', ...path], part, message: message });
    };
    if (environment === 'production') {
        add(['environment'], 'value', 'previews.environment: a preview never touches production; name one of `environments`');
    }
    else if (environment !== undefined && !environments.includes(environment)) {
        add(['environment'], 'value', (0,_structure_js__WEBPACK_IMPORTED_MODULE_2__/* .unknown */ .L5)('previews: the file', 'environment', environment, environments));
    }
    const names = Object.keys(components);
    for (const [name, values] of Object.entries(given)) {
        const path = ['variables', name];
        if (!names.includes(name)) {
            add(path, 'key', (0,_structure_js__WEBPACK_IMPORTED_MODULE_2__/* .unknown */ .L5)('previews.variables: the file', 'component', name, names));
            continue;
        }
        if (components[name]?.railway !== undefined && !isolated) {
            const remedy = 'set "isolated: true", or take them away';
            add(path, 'key', `previews.variables.${name} are never set, because previews share this component; ${remedy}`);
        }
        for (const [variable, value = ''] of Object.entries(values ?? {})) {
            for (const [, other = ''] of value.matchAll(ADDRESS)) {
                if (names.includes(other))
                    continue;
                const where = (0,_structure_js__WEBPACK_IMPORTED_MODULE_2__/* .pathName */ .Dt)(['previews', ...path, variable]);
                add([...path, variable], 'value', (0,_structure_js__WEBPACK_IMPORTED_MODULE_2__/* .unknown */ .L5)(`${where}: the file`, 'component', other, names));
            }
        }
    }
    return findings;
}
/** The value with the addresses of the previews in it. */
function filled(value, addresses) {
    return value.replaceAll(ADDRESS, (whole, name, host) => {
        const address = addresses.get(name);
        if (address === undefined)
            return whole;
        return host === undefined ? address : new URL(address).host;
    });
}
/** The components whose addresses stand in the values. */
function namedIn(values) {
    return Object.values(values).flatMap((value) => [...value.matchAll(ADDRESS)].map(([, name = '']) => name));
}


/***/ }),

/***/ 13427:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dt: () => (/* binding */ pathName),
/* harmony export */   E2: () => (/* binding */ soundParts),
/* harmony export */   FD: () => (/* binding */ findMistakes),
/* harmony export */   L5: () => (/* binding */ unknown),
/* harmony export */   WU: () => (/* binding */ show)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77934);
/* harmony import */ var _nearest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(37909);


/** Everything about `value` that the schema does not allow. */
function findMistakes(schema, value) {
    const { issues = [] } = valibot__WEBPACK_IMPORTED_MODULE_0__/* .safeParse */ .xLC(schema, value, { abortPipeEarly: true });
    const lists = listsForMappings(schema, value, []);
    const others = issues.flatMap((issue) => explainIssue(schema, issue));
    return [
        ...lists,
        ...others.filter(({ path }) => !lists.some((list) => list.path.every((step, index) => path[index] === step))),
        ...wrongChoices(schema, value, []),
    ];
}
/** As it is called in messages: `components.api.smoke[0].get`. */
function pathName(path) {
    return path
        .map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`))
        .join('')
        .replace(/^\./, '');
}
/** The value without what is wrong in it, so that the rest can be looked at all the same. Lists keep their places. */
function soundParts(schema, value) {
    if (!schema)
        return undefined;
    const { success, output } = valibot__WEBPACK_IMPORTED_MODULE_0__/* .safeParse */ .xLC(schema, value);
    if (isListForMapping(schema, value))
        return undefined;
    if (success || typeof value !== 'object' || value === null)
        return success ? output : undefined;
    if (Array.isArray(value))
        return value.map((item, index) => soundParts(schemaAt(schema, [index]), item));
    const keys = new Set([...Object.keys(entriesOf(schema)), ...Object.keys(value)]);
    const parts = [...keys].map((key) => [key, soundParts(below(schema, key), value[key])]);
    return Object.fromEntries(parts.filter(([, part]) => part !== undefined));
}
function explainIssue(schema, issue) {
    const path = (issue.path ?? []).map((item) => item.key);
    const last = issue.path?.at(-1);
    const key = String(path.at(-1));
    const parent = path.slice(0, -1);
    if (issue.type === 'strict_object' && last?.origin === 'key') {
        const known = entriesOf(schemaAt(schema, parent));
        const unknownKeys = Object.keys(last.input).filter((one) => !Object.hasOwn(known, one));
        if (issue.received === 'undefined') {
            // Its misspelling is told already.
            if (unknownKeys.some((one) => (0,_nearest_js__WEBPACK_IMPORTED_MODULE_1__/* .nearest */ .p)(one, Object.keys(known)) === key))
                return [];
            const meaning = known[key] && valibot__WEBPACK_IMPORTED_MODULE_0__/* .getDescription */ .fYn(known[key])?.split(/[.;:]/)[0];
            return [at(parent, 'key', `${nameOr(parent)} needs the key "${key}"${meaning ? ` (${meaning})` : ''}`)];
        }
        // Valibot tells only the first of the unknown keys.
        return unknownKeys.map((one) => at([...parent, one], 'key', unknown(nameOr(parent), 'key', one, Object.keys(known))));
    }
    if (last?.origin === 'key') {
        return [at(path, 'key', `${nameOr(parent)}: ${show(key)} is not a name; a name has ${issue.message}`)];
    }
    const options = optionsOf(schemaAt(schema, path));
    const meant = typeof issue.input === 'string' ? (0,_nearest_js__WEBPACK_IMPORTED_MODULE_1__/* .nearest */ .p)(issue.input, options) : undefined;
    const hint = hintFor(issue) ?? (meant ? `; did you mean "${meant}"?` : '');
    // Somebody may have written a real one there.
    const got = key === 'password' ? 'a text' : show(issue.input);
    return [at(path, 'value', `${nameOr(path)} must be ${issue.message}, got ${got}${hint}`)];
}
/** `what "word" …` that nobody knows, with the nearest that somebody does. */
function unknown(where, what, word, known) {
    const meant = (0,_nearest_js__WEBPACK_IMPORTED_MODULE_1__/* .nearest */ .p)(word, known);
    const names = known.map((one) => `"${one}"`).join(', ');
    return `${where} has no ${what} ${show(word)}; ${meant ? `did you mean "${meant}"?` : `known: ${names || 'none'}`}`;
}
/** A value as people may see it: short, and never more than one line. */
function show(value) {
    if (value === undefined || value === null)
        return 'nothing';
    if (Array.isArray(value))
        return 'a list';
    if (typeof value === 'object')
        return 'a mapping';
    const text = JSON.stringify(value);
    return text.length > 80 ? `${text.slice(0, 76)}…"` : text;
}
function hintFor({ type, input, expected, message }) {
    const isNumber = typeof input === 'string' && input.trim() !== '' && Number.isFinite(Number(input));
    if ((type === 'number' || message.startsWith('a number')) && isNumber)
        return '; leave the quotes away';
    if (type === 'literal' && typeof input === 'string' && input === expected)
        return '; leave the quotes away';
    if (type === 'boolean' && /^(true|false)$/i.test(String(input)))
        return '; leave the quotes away';
    if (message.startsWith('a duration') && typeof input === 'number')
        return '; add the unit';
    if (expected === 'string' && ['number', 'boolean'].includes(typeof input))
        return '; put it in quotes';
}
/** To valibot a list is a mapping like any other. */
function listsForMappings(schema, value, path) {
    if (isListForMapping(schema, value)) {
        const { message } = unwrap(schema);
        return [at(path, 'value', `${nameOr(path)} must be ${message}, got a list`)];
    }
    return children(value).flatMap(([step, child]) => listsForMappings(below(schema, step), child, [...path, step]));
}
function isListForMapping(schema, value) {
    if (Array.isArray(value) && eitherOf(schema))
        return false;
    const { entries, value: values } = (unwrap(schema) ?? {});
    return Array.isArray(value) && Boolean(entries ?? values);
}
function children(value) {
    if (Array.isArray(value))
        return [...value.entries()];
    return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}
function wrongChoices(schema, value, path) {
    const found = children(value).flatMap(([step, child]) => wrongChoices(schemaAt(schema, [step]), child, [...path, step]));
    const { oneOf } = (schema ? valibot__WEBPACK_IMPORTED_MODULE_0__/* .getMetadata */ .yb2(schema) : {});
    if (!oneOf || typeof value !== 'object' || value === null || Array.isArray(value))
        return found;
    const given = oneOf.filter((key) => Object.hasOwn(value, key));
    if (given.length === 1)
        return found;
    const known = Object.keys(entriesOf(unwrap(schema)));
    const misspelt = Object.keys(value).some((key) => !known.includes(key) && oneOf.includes((0,_nearest_js__WEBPACK_IMPORTED_MODULE_1__/* .nearest */ .p)(key, known) ?? ''));
    // Its misspelling is told already.
    if (given.length === 0 && misspelt)
        return found;
    const [first, ...others] = oneOf.map((key) => `"${key}"`);
    if (given.length === 0 && others.length > 4) {
        const message = `${nameOr(path)} needs the key ${first}, or another that says what it does: ${others.join(', ')}`;
        return [at(path, 'key', message), ...found];
    }
    const names = [first, ...others].join(', ');
    const count = given.length === 0 ? 'none of them' : given.map((key) => `"${key}"`).join(' and ');
    return [at(path, 'key', `${nameOr(path)} needs exactly one of ${names}, it has ${count}`), ...found];
}
function at(path, part, message) {
    return { path, part, message };
}
function nameOr(path) {
    return pathName(path) || 'the file';
}
function schemaAt(schema, path) {
    let found = unwrap(schema);
    for (const step of path)
        found = unwrap(below(found, step));
    return found;
}
/** As it stands there: optional, and with its default. */
function below(schema, step) {
    const shape = unwrap(schema);
    return shape?.entries?.[step] ?? shape?.value ?? shape?.item;
}
/** What may also be written short is looked at in its long form, which has the keys. */
function unwrap(schema) {
    const inner = stripped(schema);
    const long = eitherOf(inner)?.[1];
    return long ? unwrap(long) : inner;
}
function stripped(schema) {
    let inner = schema;
    while (inner?.wrapped)
        inner = inner.wrapped;
    return inner;
}
function eitherOf(schema) {
    return stripped(schema)?.either;
}
function entriesOf(schema) {
    return schema?.entries ?? {};
}
function optionsOf(schema) {
    const options = schema?.options ?? [];
    return options.filter((option) => typeof option === 'string');
}


/***/ }),

/***/ 38123:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ checksSection)
/* harmony export */ });
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(83758);
/* harmony import */ var _room_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(11797);


const MOST = {
    components: { rows: 20, characters: 6_000 },
    checks: { rows: 80, characters: 12_000 },
};
const MOST_TEXT = 120;
/** What the comment says of a verification. Every text in the report is a stranger's. */
function checksSection(commit, { status, components }) {
    const rows = components.map(row);
    const shown = (0,_room_js__WEBPACK_IMPORTED_MODULE_1__/* .fitting */ ._)(rows, MOST.components);
    return [
        `### Verification of ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(commit.slice(0, 7))}: ${status}`,
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .table */ .tp)(['component', 'status', 'files', 'raw', 'gzip', 'brotli'], shown),
        (0,_room_js__WEBPACK_IMPORTED_MODULE_1__/* .others */ .M)(rows, shown),
        checksOf(components),
    ]
        .filter((part) => part !== '')
        .join('\n\n');
}
function row({ name, status, reason, output }) {
    const told = `${status}${reason ? `: ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)(reason, MOST_TEXT)}` : ''}`;
    if (!output)
        return [(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)(name, 60), told, '', '', '', ''];
    const { files, size, base } = output;
    return [(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)(name, 60), told, count(files), ...KINDS.map((kind) => sizeOf(size, base, kind))];
}
const KINDS = ['raw', 'gzip', 'brotli'];
function sizeOf(size, base, kind) {
    const now = bytes(size[kind]);
    if (!base || !isAmount(size[kind]) || !isAmount(base[kind]))
        return now;
    const more = size[kind] - base[kind];
    return more === 0 ? `${now} (±0)` : `${now} (${more > 0 ? '+' : '−'}${bytes(Math.abs(more))})`;
}
function bytes(amount) {
    if (!isAmount(amount))
        return '?';
    if (amount < 1000)
        return `${Math.round(amount)} B`;
    return amount < 1e6 ? `${(amount / 1e3).toFixed(1)} kB` : `${(amount / 1e6).toFixed(2)} MB`;
}
function count(amount) {
    return isAmount(amount) ? String(Math.round(amount)) : '?';
}
function isAmount(amount) {
    return amount >= 0 && amount < 1e15;
}
function checksOf(components) {
    const rows = components.flatMap(({ name, checks }) => checks.map((check) => [
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)(name, 60),
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)(check.name, MOST_TEXT),
        check.status,
        isAmount(check.durationMs) ? `${(check.durationMs / 1000).toFixed(1)} s` : '?',
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)(check.detail ?? '', MOST_TEXT),
    ]));
    if (rows.length === 0)
        return '';
    const shown = (0,_room_js__WEBPACK_IMPORTED_MODULE_1__/* .fitting */ ._)(rows, MOST.checks);
    const parts = [(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .table */ .tp)(['component', 'check', 'status', 'time', 'detail'], shown), (0,_room_js__WEBPACK_IMPORTED_MODULE_1__/* .others */ .M)(rows, shown)].filter(Boolean);
    return `<details><summary>Checks: ${rows.length}</summary>\n\n${parts.join('\n\n')}\n\n</details>`;
}


/***/ }),

/***/ 11797:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ others),
/* harmony export */   _: () => (/* binding */ fitting)
/* harmony export */ });
/** As many rows of a table as there is room for: escaped, a text may be eight times as long as it was. */
function fitting(rows, most) {
    let left = most.characters;
    const fits = [];
    for (const row of rows.slice(0, most.rows)) {
        left -= row.join(' | ').length;
        if (left < 0)
            break;
        fits.push(row);
    }
    return fits;
}
function others(all, shown) {
    return all.length > shown.length ? `and ${all.length - shown.length} more` : '';
}


/***/ }),

/***/ 10278:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ readReport)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_2__);
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(77934);
/* harmony import */ var _help_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(41244);
/* harmony import */ var _verify_report_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5271);






/** A real one has a few kilobytes. */
const MOST_BYTES = 1024 * 1024;
/**
 * A report that anybody may have written: no more of it is read than is allowed, no link is followed, and no message
 * repeats what stands in it. Nothing where there is no file.
 */
async function readReport(path, workspace) {
    const file = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(workspace, path);
    const found = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)(file, { throwIfNoEntry: false });
    if (!found)
        return undefined;
    if (throughLink(file, workspace))
        throw new _help_js__WEBPACK_IMPORTED_MODULE_3__/* .Trouble */ .qm('it-is-not-what-was-verified', `${path} is, or lies behind, a symbolic link; none is followed`);
    if (!found.isFile())
        throw new Error(`${path} is no file`);
    return parse(path, await readSome(path, file));
}
async function readSome(path, file) {
    const handle = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(file, node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_RDONLY | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NOFOLLOW | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NONBLOCK);
    try {
        const buffer = Buffer.alloc(MOST_BYTES + 1);
        let used = 0;
        for (let got = 1; got > 0 && used < buffer.length; used += got) {
            got = (await handle.read(buffer, used, buffer.length - used)).bytesRead;
        }
        if (used > MOST_BYTES)
            throw new _help_js__WEBPACK_IMPORTED_MODULE_3__/* .Trouble */ .qm('it-is-not-what-was-verified', `${path} has more than ${MOST_BYTES / 1024} KiB; a report never does`);
        return buffer.toString('utf8', 0, used);
    }
    finally {
        await handle.close();
    }
}
function throughLink(file, workspace) {
    const inside = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.relative)(workspace, file);
    const parts = inside.startsWith('..') ? [] : (0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(inside).split(node_path__WEBPACK_IMPORTED_MODULE_2__.sep);
    const folders = parts.map((_, index) => (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(workspace, ...parts.slice(0, index + 1)));
    return [...folders, file].some((one) => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)(one).isSymbolicLink());
}
function parse(path, text) {
    let value;
    try {
        value = JSON.parse(text);
    }
    catch {
        throw new Error(`${path} is not JSON`);
    }
    const { success, output, issues } = valibot__WEBPACK_IMPORTED_MODULE_5__/* .safeParse */ .xLC(_verify_report_js__WEBPACK_IMPORTED_MODULE_4__/* .verifyReport */ .y, value, { abortEarly: true });
    if (success)
        return output;
    // Its own keys are in the path as well.
    const where = issues[0].path?.[0]?.key;
    const known = typeof where === 'string' && where in _verify_report_js__WEBPACK_IMPORTED_MODULE_4__/* .verifyReport */ .y.entries ? ` (see "${where}")` : '';
    throw new Error(`${path} is not the report of a verification${known}`);
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


/***/ })

};
