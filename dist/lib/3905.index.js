export const id = 3905;
export const ids = [3905];
export const modules = {

/***/ 68669:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ github)
/* harmony export */ });
/* harmony import */ var _help_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(41244);
/* harmony import */ var _http_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(32175);
/* harmony import */ var _redact_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76670);



// Each of these may be sent twice: a query changes nothing, a status of ours carries its own number, cancelled is
// cancelled, a release is changed as a whole, and what is gone is gone.
const REPEATABLE = [/\/graphql$/, /\/deployments\/\d+\/statuses$/, /\/actions\/runs\/\d+\/cancel$/, /\/releases\/\d+$/];
/** GitHub's official client on our HTTP client, so that deadlines, retries and redaction are the same everywhere. */
function github(options) {
    const [owner = '', repo = ''] = options.repository.split('/');
    const http = (0,_http_js__WEBPACK_IMPORTED_MODULE_1__/* .createHttp */ .V)({
        name: 'github',
        baseUrl: options.apiUrl,
        requestIdHeader: 'x-github-request-id',
        expects: 'json',
        retryable: isRateLimit,
        ...options.transport,
        ...(options.signal ? { signal: options.signal } : {}),
        ...(options.onRetry ? { onRetry: options.onRetry } : {}),
    });
    let client;
    const connect = async () => {
        const { getOctokit: create } = await __webpack_require__.e(/* import() */ 2413).then(__webpack_require__.bind(__webpack_require__, 92413));
        // The official client derives the GraphQL address from the base in a way that fits neither a sandbox nor an override.
        const request = { fetch: fetchOn(http, options) };
        return create(options.token, { baseUrl: options.apiUrl, request });
    };
    return {
        owner,
        repo,
        async call(permission, act) {
            client ??= connect();
            try {
                return await act(await client);
            }
            catch (error) {
                throw explained(error, { permission, repository: options.repository });
            }
        },
    };
}
/** `fetch` as the official client uses it. */
function fetchOn(http, { graphqlUrl }) {
    return async (input, init = {}) => {
        const url = input instanceof Request ? input.url : String(input);
        const target = url.endsWith('/graphql') ? graphqlUrl : url;
        const method = init.method ?? 'GET';
        const answer = await http(target, {
            method,
            headers: Object.fromEntries(new Headers(init.headers)),
            repeatable: method === 'GET' || method === 'DELETE' || REPEATABLE.some((pattern) => pattern.test(new URL(target).pathname)),
            ...(typeof init.body === 'string' ? { body: init.body } : {}),
        });
        const headers = new Headers();
        for (const [key, value] of Object.entries(answer.headers))
            if (typeof value === 'string')
                headers.set(key, value);
        return new Response(answer.body.length > 0 ? new Uint8Array(answer.body) : null, { status: answer.status, headers });
    };
}
/** GitHub answers 403 both for limits and for missing permissions; only the former is worth waiting for. */
function isRateLimit({ status, headers, text }) {
    if (status !== 403)
        return undefined;
    return headers['retry-after'] !== undefined || headers['x-ratelimit-remaining'] === '0' || /rate limit/i.test(text());
}
function explained(error, { permission, repository }) {
    const remedies = {
        401: 'the token is not valid; pass `github-token: ${{ github.token }}`',
        403: `the token lacks a permission; give the job \`permissions: ${permission}\``,
        404: `there is no ${repository}, or the token can't see it; give the job \`permissions: ${permission}\``,
    };
    const [refusal] = error.errors ?? [];
    if (refusal) {
        // GraphQL answers 200 and says in the body what it would have been.
        const remedy = remedies[{ FORBIDDEN: 403, NOT_FOUND: 404 }[refusal.type ?? ''] ?? 0];
        return new _help_js__WEBPACK_IMPORTED_MODULE_0__/* .Trouble */ .qm('access-was-refused', `github: the query was refused: "${(0,_redact_js__WEBPACK_IMPORTED_MODULE_2__/* .redact */ .E)(refusal.message)}"${remedy ? `: ${remedy}` : ''}`);
    }
    const cause = error instanceof _http_js__WEBPACK_IMPORTED_MODULE_1__/* .HttpError */ .j ? error : error.cause;
    if (!(cause instanceof _http_js__WEBPACK_IMPORTED_MODULE_1__/* .HttpError */ .j))
        return error;
    const remedy = remedies[cause.status ?? 0];
    if (!remedy)
        return cause;
    return new _http_js__WEBPACK_IMPORTED_MODULE_1__/* .HttpError */ .j(`${cause.message}: ${remedy}`, cause.failure, { answer: cause.answer, cause });
}


/***/ }),

/***/ 66961:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  D: () => (/* binding */ recordStore)
});

// EXTERNAL MODULE: ./src/help.ts
var help = __webpack_require__(41244);
// EXTERNAL MODULE: ./src/http.ts + 3 modules
var http = __webpack_require__(32175);
// EXTERNAL MODULE: ./src/redact.ts
var redact = __webpack_require__(76670);
;// CONCATENATED MODULE: ./src/providers/github/entries.ts

const STATES = {
    live: 'success',
    undone: 'failure',
    stuck: 'error',
    yielded: 'inactive',
    superseded: 'inactive',
    'rolled-back': 'inactive',
};
const LONGEST = 140;
function stateOf(step) {
    return STATES[step] ?? 'in_progress';
}
/** An entry as the description of a status: `#7 web: promoted dpl_abc`, at most 140 characters. */
function encode({ sequence, component, step, deployment, note }) {
    const fact = `#${sequence} ${component ? `${component}: ` : ''}${step}${deployment ? ` ${deployment}` : ''}`;
    if (!note)
        return fact;
    const full = `${fact} - ${note.replaceAll(/\s+/g, ' ')}`;
    return full.length > LONGEST ? `${full.slice(0, LONGEST - 1)}…` : full;
}
/** Nothing for a status that is not ours. */
function decode({ description, at, by }) {
    const match = /^#(\d+) (?:([a-z][a-z0-9-]*): )?([a-z-]+)(?: (?!- )(\S+))?(?: - (.*))?$/s.exec(description ?? '');
    if (!match)
        return undefined;
    const [, sequence, component, step, deployment, note] = match;
    return { sequence: Number(sequence), at, by: by || undefined, component, step: step, deployment, note };
}
const SCHEMA = 1;
/** The plan as the payload of a deployment. Everybody who reads the repository can read it. */
function payloadOf(plan) {
    return { schema: SCHEMA, ...plan };
}
/** Nothing when the payload is not one of ours. GraphQL gives it as text, sometimes as text within text. */
function planOf(payload) {
    let value = payload;
    for (let depth = 0; typeof value === 'string' && depth < 2; depth++) {
        try {
            value = JSON.parse(value);
        }
        catch {
            return undefined;
        }
    }
    if (typeof value !== 'object' || value === null || !('schema' in value) || !('releaseId' in value))
        return undefined;
    const { schema, ...plan } = value;
    if (schema !== SCHEMA) {
        throw new help/* Trouble */.qm('a-release-is-not-finished', `release ${plan.releaseId} was recorded by another version of ops-actions (schema ${String(schema)}); use that version or a later one`);
    }
    return plan;
}

;// CONCATENATED MODULE: ./src/providers/github/record-store.ts




/** Tells our deployments from those that GitHub makes by itself for a job's `environment:`. */
const TASK = 'release';
const PERMISSION = 'deployments: write';
const PAGE = 50;
const MOST_PAGES = 6;
/** As many releases as a person would want to choose from. */
const ENOUGH = 25;
const HISTORY = `query History($owner: String!, $repo: String!, $environment: String!, $first: Int!, $after: String) {
  repository(owner: $owner, name: $repo) {
    deployments(environments: [$environment], first: $first, after: $after, orderBy: {field: CREATED_AT, direction: DESC}) {
      pageInfo { hasNextPage endCursor }
      nodes {
        databaseId task payload createdAt
        statuses(first: 100) { pageInfo { hasNextPage } nodes { description createdAt logUrl } }
      }
    }
  }
}`;
/** Keeps releases as GitHub deployments, and their entries as deployment statuses. */
function recordStore({ github, applicationUrl, fallbackRef }) {
    const { owner, repo } = github;
    const at = { owner, repo };
    return { history, open, append, entries };
    async function history(environment) {
        const records = [];
        let after = null;
        for (let page = 0; page < MOST_PAGES && records.length < ENOUGH; page++) {
            const variables = { ...at, environment, first: PAGE, after };
            const { repository } = await github.call(PERMISSION, async (octokit) => await octokit.graphql(HISTORY, variables));
            records.push(...(await Promise.all(repository.deployments.nodes.map(toRecord))).flat());
            if (!repository.deployments.pageInfo.hasNextPage)
                break;
            after = repository.deployments.pageInfo.endCursor;
        }
        // Numbers say the order; times are whole seconds.
        return records.toSorted((a, b) => b.key - a.key);
    }
    async function open(plan) {
        for (let attempt = 1;; attempt++) {
            try {
                return opened(plan, await github.call(PERMISSION, async (octokit) => await create(octokit, plan)));
            }
            catch (error) {
                if (!(error instanceof http/* HttpError */.j) || !error.mayHaveActed || attempt === 3)
                    throw error;
                const made = await github.call(PERMISSION, async (octokit) => await find(octokit, plan));
                if (made)
                    return opened(plan, made);
            }
        }
    }
    async function append(record, entry) {
        const state = stateOf(entry.standing ?? entry.step);
        await github.call(PERMISSION, async (octokit) => await octokit.rest.repos.createDeploymentStatus({
            ...at,
            deployment_id: record.key,
            state,
            description: (0,redact/* redact */.E)(encode(entry)),
            log_url: entry.by ?? record.plan.run.url,
            auto_inactive: false,
            ...(state === 'success' ? { environment_url: applicationUrl } : {}),
        }));
    }
    async function entries({ key }) {
        const all = await github.call(PERMISSION, async (octokit) => await octokit.paginate(octokit.rest.repos.listDeploymentStatuses, {
            ...at,
            deployment_id: key,
            per_page: 100,
        }));
        return once(all
            .toSorted((a, b) => a.id - b.id)
            .flatMap(({ description, created_at, log_url }) => decode({ description, at: new Date(created_at), by: log_url }) ?? []));
    }
    async function toRecord(node) {
        const plan = node.task === TASK ? planOf(node.payload) : undefined;
        if (!plan)
            return [];
        const { databaseId: key, createdAt, statuses } = node;
        const record = { key, openedAt: new Date(createdAt), plan };
        // Each answer that was lost leaves the same entry once more, so that even a short release may have many.
        if (statuses?.pageInfo.hasNextPage)
            return [{ ...record, entries: await entries({ key }) }];
        const found = (statuses?.nodes ?? []).flatMap(({ description, createdAt, logUrl }) => decode({ description, at: new Date(createdAt), by: logUrl }) ?? []);
        return [{ ...record, entries: once(oldestFirst(found)) }];
    }
    async function create(octokit, plan) {
        const { data } = await octokit.rest.repos.createDeployment({
            ...at,
            ref: plan.commit || fallbackRef,
            task: TASK,
            environment: plan.environment,
            description: `${plan.kind} ${plan.releaseId}`,
            payload: payloadOf(plan),
            // By default GitHub would merge the default branch first, and wait for checks that include this very run.
            auto_merge: false,
            required_contexts: [],
            production_environment: plan.environment === 'production',
        });
        if (!('id' in data))
            throw new help/* Trouble */.qm('a-provider-refused-a-request', `github: no deployment was made: ${data.message ?? 'no reason given'}`);
        return data;
    }
    /** The deployment that a create with a lost answer has made. */
    async function find(octokit, plan) {
        const query = { ...at, environment: plan.environment, task: TASK, per_page: 10 };
        const { data } = await octokit.rest.repos.listDeployments(query);
        return data.find(({ payload }) => planOf(payload)?.releaseId === plan.releaseId);
    }
}
function opened(plan, { id, created_at }) {
    return { key: id, openedAt: new Date(created_at), plan, entries: [] };
}
/** GitHub gives the newest first, but promises nothing, so the first and the last one tell the direction. */
function oldestFirst(found) {
    const [first, last] = [found[0], found.at(-1)];
    if (!first || !last)
        return found;
    const later = last.at.getTime() - first.at.getTime() || last.sequence - first.sequence;
    return later < 0 ? found.toReversed() : found;
}
/** An entry whose answer was lost may stand there twice. */
function once(entries) {
    return [...new Map(entries.map((entry) => [`${entry.by} ${entry.sequence}`, entry])).values()];
}


/***/ }),

/***/ 70166:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ runs),
/* harmony export */   X: () => (/* binding */ commits)
/* harmony export */ });
/* harmony import */ var _http_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(32175);

/** GitHub lists at most this many files of a comparison, and says nothing about the rest. */
const MOST_FILES = 300;
function commits(github) {
    const at = { owner: github.owner, repo: github.repo };
    async function compare(base, head) {
        const { data } = await github.call('contents: read', async (octokit) => 
        // Commits are paged, files come whole with the first page: ask for as few commits as possible.
        await octokit.rest.repos.compareCommitsWithBasehead({ ...at, basehead: `${base}...${head}`, per_page: 1 }));
        // The files are those since the common ancestor. Only where `base` is that ancestor are they the whole difference.
        if (data.status === 'behind')
            return await compare(head, base);
        if (data.status === 'diverged')
            return undefined;
        const files = data.files ?? [];
        if (files.length >= MOST_FILES)
            return undefined;
        return files.flatMap(({ filename, previous_filename, patch }) => [
            { path: filename, patch },
            ...(previous_filename ? [{ path: previous_filename }] : []),
        ]);
    }
    return {
        async resolve(ref) {
            return await orNothing(async () => (await github.call('contents: read', async (octokit) => await octokit.rest.repos.getCommit({ ...at, ref })))
                .data.sha);
        },
        changes: async (base, head) => await orNothing(async () => await compare(base, head)),
        async between(base, head) {
            return await orNothing(async () => {
                const { data } = await github.call('contents: read', 
                // Unpaged it answers with the newest 250.
                async (octokit) => await octokit.rest.repos.compareCommitsWithBasehead({ ...at, basehead: `${base}...${head}` }));
                return data.commits.map(({ sha, commit: { message, author } }) => ({
                    sha,
                    message,
                    author: { name: author?.name ?? '', email: author?.email ?? '' },
                    at: new Date(author?.date ?? 0),
                }));
            });
        },
    };
}
function runs(github) {
    const at = { owner: github.owner, repo: github.repo };
    return {
        async isOver(writer) {
            const { id, attempt } = runOf(writer);
            const run = await orNothing(async () => await github.call('actions: read', async (octokit) => await octokit.rest.actions.getWorkflowRun({ ...at, run_id: id })));
            // A re-run keeps the id and counts attempts.
            return !run || run.data.status === 'completed' || (run.data.run_attempt ?? 1) > attempt;
        },
        async cancel(writer) {
            try {
                await github.call('actions: write', async (octokit) => await octokit.rest.actions.cancelWorkflowRun({ ...at, run_id: runOf(writer).id }));
            }
            catch (error) {
                // It is over, or about to be.
                if (!(error instanceof _http_js__WEBPACK_IMPORTED_MODULE_0__/* .HttpError */ .j) || ![404, 409].includes(error.status ?? 0))
                    throw error;
            }
        },
    };
}
/** `https://github.com/acme/shop/actions/runs/42/attempts/1#9f1c` */
function runOf(writer) {
    const [, id, attempt = 1] = /\/actions\/runs\/(\d+)(?:\/attempts\/(\d+))?/.exec(writer) ?? [];
    if (!id)
        throw new Error(`github: ${writer} is not the address of a workflow run`);
    return { id: Number(id), attempt: Number(attempt) };
}
/** GitHub says 404 for what is gone, and 422 for a ref that can't be one. */
async function orNothing(ask) {
    try {
        return await ask();
    }
    catch (error) {
        if (error instanceof _http_js__WEBPACK_IMPORTED_MODULE_0__/* .HttpError */ .j && (error.status === 404 || error.status === 422))
            return undefined;
        throw error;
    }
}


/***/ }),

/***/ 66776:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Jp: () => (/* binding */ copiesIn),
/* harmony export */   O8: () => (/* binding */ untracked),
/* harmony export */   PE: () => (/* binding */ deploymentOf),
/* harmony export */   Ss: () => (/* binding */ wasLive),
/* harmony export */   WJ: () => (/* binding */ verdict),
/* harmony export */   bf: () => (/* binding */ ownerOf),
/* harmony export */   dl: () => (/* binding */ isBeingUndone),
/* harmony export */   lS: () => (/* binding */ copiesOf),
/* harmony export */   nT: () => (/* binding */ isOpen)
/* harmony export */ });
const VERDICTS = [
    'live',
    'undone',
    'yielded',
    'superseded',
    'rolled-back',
    'stuck',
];
/** What it has come to. */
function verdict(record) {
    return verdicts(record).at(-1);
}
/**
 * The verdicts that count. Only the owner may close a release: a process that has lost it to another may write on for a
 * while. What was live, later releases may replace.
 */
function verdicts({ plan, entries }) {
    let owner = plan.run.writer;
    let counted = [];
    for (const { step, by, component } of entries) {
        if (step === 'claimed') {
            owner = by;
            counted = [];
        }
        else if (component === undefined && isVerdict(step)) {
            const replaced = (step === 'superseded' || step === 'rolled-back') && counted.includes('live');
            if (by === owner || replaced)
                counted.push(step);
        }
    }
    return counted;
}
/** Who works on it: whoever claimed it last, or else the run that opened it. */
function ownerOf({ plan, entries }) {
    return entries.findLast(({ step }) => step === 'claimed')?.by ?? plan.run.writer;
}
/** Nobody has finished it yet. */
function isOpen(record) {
    const found = verdict(record);
    return found === undefined || found === 'stuck';
}
/** It serves or has served the public as a whole. */
function wasLive(record) {
    return verdicts(record).includes('live');
}
/** Once an undo has begun there is no way forward any more: builds may be gone. */
function isBeingUndone({ plan, entries }) {
    return entries.some(({ step, component, deployment }) => step === 'discarding' ||
        step === 'stuck' ||
        (step === 'restoring' && deployment !== plan.components[component ?? '']?.after.id));
}
/** What the error tracker was not told yet: components whose files are missing there, and '' for the release itself. */
function untracked({ entries }) {
    const missing = new Set();
    for (const { step, component = '' } of entries) {
        if (step === 'untracked')
            missing.add(component);
        if (step === 'tracked')
            missing.delete(component);
    }
    return missing;
}
function isVerdict(step) {
    return VERDICTS.includes(step);
}
/** The deployment of a component that this release made, or brought back, as far as the record knows it. */
function deploymentOf(record, component) {
    const { plan, entries } = record;
    const planned = plan.components[component];
    if (!planned)
        return undefined;
    if (planned.unchanged)
        return planned.before;
    const { id: wanted, commit } = planned.after;
    if (plan.kind === 'rollback') {
        const id = wanted && (copiesOf(record, component, wanted).at(-1) ?? wanted);
        return id ? { id, commit } : undefined;
    }
    const made = entries.findLast((entry) => entry.component === component && entry.deployment && MAKING.has(entry.step))?.deployment;
    const id = made ?? wanted;
    return id ? { id, commit, ...(made ? { releaseId: plan.releaseId } : {}) } : undefined;
}
const MAKING = new Set(['staged', 'deployed', 'promoting', 'promoted']);
/** The deployment and all that were made of it when it was brought back, through all releases, the newest last. */
function copiesIn(history, component, deployment) {
    const copies = new Set([deployment]);
    for (const record of history.toReversed())
        for (const known of copies)
            for (const copy of copiesOf(record, component, known))
                copies.add(copy);
    return [...copies];
}
/** What this release has got when it brought a deployment back: where the platform makes a new one of it, that one. */
function copiesOf({ entries }, component, deployment) {
    let restoring;
    const copies = [];
    for (const entry of entries) {
        if (entry.component !== component)
            continue;
        if (entry.step === 'restoring')
            restoring = entry.deployment;
        if (entry.step === 'restored' && restoring === deployment && entry.deployment)
            copies.push(entry.deployment);
    }
    return copies;
}


/***/ })

};
