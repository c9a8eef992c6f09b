export const id = 5951;
export const ids = [5951];
export const modules = {

/***/ 85231:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  t: () => (/* binding */ notesContext),
  T: () => (/* binding */ notesInputs)
});

// EXTERNAL MODULE: ./src/release/record.ts
var release_record = __webpack_require__(66776);
;// CONCATENATED MODULE: ./src/notes/evidence.ts

/** What the record knows of a release. */
function evidenceOf({ release, before, urls, trackedAs }) {
    const { plan, entries } = release;
    const live = (0,release_record/* wasLive */.Ss)(release) ? entries.find(({ step, component }) => step === 'live' && !component) : undefined;
    const previous = before?.plan.of ?? before?.plan.releaseId;
    return {
        environment: plan.environment,
        releaseId: plan.releaseId,
        commit: plan.commit,
        kind: plan.kind,
        verdict: (0,release_record/* verdict */.WJ)(release) ?? 'open',
        ...(live ? { liveSince: live.at } : {}),
        runUrl: plan.run.url,
        ...(plan.actor ? { actor: plan.actor } : {}),
        ...(plan.reason ? { reason: plan.reason } : {}),
        components: Object.entries(plan.components).map(([name, { platform, unchanged = false }]) => {
            const { id, commit } = (0,release_record/* deploymentOf */.PE)(release, name) ?? {};
            const sentryRelease = commit ? trackedAs(name, commit) : undefined;
            return {
                name,
                platform,
                url: urls.get(name) ?? '',
                ...(id ? { deployment: id } : {}),
                ...(commit ? { commit } : {}),
                unchanged,
                ...(sentryRelease ? { sentryRelease } : {}),
            };
        }),
        // A deployment that did not pass its gates never becomes live; a rollback is not gated.
        gates: live && plan.kind === 'deploy'
            ? Object.keys(plan.components).map((component) => ({ component, verdict: 'pass', at: live.at }))
            : [],
        ...(previous && plan.kind === 'deploy' ? { rollbackTo: previous } : {}),
    };
}

// EXTERNAL MODULE: ./src/release/errors.ts
var errors = __webpack_require__(85178);
;// CONCATENATED MODULE: ./src/notes/range.ts


/** More would hardly ever matter, and each costs a look at its commits. */
const MOST_EARLIER = 3;
/** Throws `Refusal` when an end can't be found. */
async function findEnds(question) {
    const { history, environment } = question;
    const live = history.filter(release_record/* wasLive */.Ss);
    const found = question.to === undefined ? undefined : await find(question.to, question, live);
    const release = question.to === undefined ? live.find((record) => (0,release_record/* verdict */.WJ)(record) === 'live') : found?.record;
    const to = release ? pointOf(release) : found?.point;
    if (!to) {
        const remedy = 'deploy one before this step, or name a release, commit, tag or branch with "to"';
        throw new errors/* Refusal */.P_([`no release is live in ${environment}; ${remedy}`]);
    }
    const earlier = release ? live.filter(({ key }) => key < release.key) : live;
    const isRollback = release?.plan.kind === 'rollback';
    const before = isRollback ? earlier[0] : earlier.find((record) => (0,release_record/* verdict */.WJ)(record) !== 'rolled-back');
    const named = question.from === undefined ? undefined : await find(question.from, question, live);
    const first = !named && !before ? release : undefined;
    const known = named?.point ?? named?.record ?? before;
    const from = !known ? first && adopted(first) : 'plan' in known ? pointOf(known) : known;
    // A rollback serves the version of an earlier release; what came after that one was taken back.
    const good = isRollback ? release : before;
    const anchor = good?.plan.of === undefined ? good?.key : earlier.find(({ plan }) => plan.releaseId === good.plan.of)?.key;
    const deploys = earlier.filter(({ plan }) => plan.kind === 'deploy').toReversed();
    const since = deploys.filter(({ key }) => good && key > (anchor ?? 0));
    const others = deploys.filter((record) => !since.includes(record) && (0,release_record/* verdict */.WJ)(record) === 'rolled-back');
    return {
        from,
        to,
        ...(release ? { release } : {}),
        ...(before ? { before } : {}),
        takenBack: since.map((record) => takenBack(record, history)),
        takenBackEarlier: others.slice(-MOST_EARLIER).map((record) => takenBack(record, history)),
        servedBefore: first ? servedBefore(first) : new Map(),
    };
}
async function find(ref, { resolve }, live) {
    const byId = live.find(({ plan }) => plan.releaseId === ref);
    if (byId)
        return { record: byId };
    const commit = await resolve(ref);
    if (commit === undefined)
        throw new errors/* Refusal */.P_([`"${ref}" is no release, commit, tag or branch of this repository`]);
    const record = live.find(({ plan }) => plan.commit === commit);
    const label = commit.startsWith(ref) ? commit.slice(0, 7) : ref;
    return record ? { record } : { point: { commit, label } };
}
function pointOf({ plan: { commit, releaseId } }) {
    return commit ? { commit, label: releaseId, releaseId } : undefined;
}
function takenBack({ key, plan: { releaseId, commit } }, history) {
    const reason = history.findLast((record) => record.key > key && record.plan.kind === 'rollback')?.plan.reason;
    return { releaseId, commit, ...(reason ? { reason } : {}) };
}
/** What served before the first release, where every component tells. */
function adopted({ plan }) {
    const commits = Object.values(plan.components).map(({ before }) => before?.commit);
    const [commit] = commits;
    return commit && commits.every(Boolean) ? { commit, label: commit.slice(0, 7) } : undefined;
}
function servedBefore({ plan }) {
    const known = Object.entries(plan.components).flatMap(([name, { before }]) => before?.commit ? [[name, before.commit]] : []);
    return new Map(known);
}

// EXTERNAL MODULE: ./src/notes/settings.ts
var notes_settings = __webpack_require__(62364);
// EXTERNAL MODULE: ./src/problems.ts
var problems = __webpack_require__(62095);
// EXTERNAL MODULE: ./src/providers/git/splitter.ts
var splitter = __webpack_require__(99986);
;// CONCATENATED MODULE: ./src/providers/git/diff.ts

/** A generated line may be as long as a whole program; what matters stands at the beginning, or nowhere. */
const LONGEST_LINE = 4096;
/** No person reads a file with more lines that matter. */
const MOST_LINES = 2000;
const DIFF = ['diff', '--no-ext-diff', '--no-textconv', '--no-color', '--no-renames', '--ignore-submodules'];
/** What differs between two commits, with those of the changed lines that matter. */
async function readChanges(git, { base, head }, matters) {
    const ends = ['--end-of-options', base, head, '--'];
    const paths = [];
    const lines = new Map();
    const patch = readPatch((path, line) => {
        const known = lines.get(path);
        if ((known?.length ?? 0) >= MOST_LINES || !matters(path, line.slice(1)))
            return;
        if (known)
            known.push(line);
        else
            lines.set(path, [line]);
    });
    await Promise.all([
        git.stream([...DIFF, '--name-only', '-z', ...ends], (0,splitter/* splitter */.U)({ between: 0, most: Infinity }, (path) => paths.push(path))),
        git.stream([...DIFF, '-U0', ...ends], (0,splitter/* splitter */.U)({ between: 10, most: LONGEST_LINE }, patch)),
    ]);
    return paths.map((path) => {
        const found = lines.get(path);
        return { path, ...(found ? { patch: found.join('\n') } : {}) };
    });
}
/** Calls `take` with each added and removed line; between the heads of files, every line begins with a sign of its own. */
function readPatch(take) {
    let path = '';
    let isHead = false;
    return (line) => {
        if (line.startsWith('diff --git ')) {
            isHead = true;
            path = '';
        }
        else if (isHead && line.startsWith('@@')) {
            isHead = false;
        }
        else if (isHead && /^(---|\+\+\+) /.test(line)) {
            const named = unquoted(line.slice(4).replace(/\t$/, ''));
            if (named !== '/dev/null')
                path = named.slice(2);
        }
        else if (!isHead && /^[+-]/.test(line)) {
            take(path, line);
        }
    };
}
const ESCAPES = { a: '\x07', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };
function unquoted(name) {
    if (!name.startsWith('"'))
        return name;
    return name
        .slice(1, -1)
        .replaceAll(/\\(\d{3}|.)/g, (_, sign) => sign.length === 3 ? String.fromCharCode(parseInt(sign, 8)) : (ESCAPES[sign] ?? sign));
}

// EXTERNAL MODULE: ./src/providers/git/git.ts
var git = __webpack_require__(88609);
// EXTERNAL MODULE: ./src/notes/commit.ts
var commit = __webpack_require__(86156);
;// CONCATENATED MODULE: ./src/providers/git/log.ts


// No text of a commit can hold the NUL that separates them, and only the message can hold a line break.
const FORMAT = '%H%n%P%n%at%n%ct%n%an%n%ae%x00%B';
const LOG = ['log', '-z', `--format=${FORMAT}`, '--no-decorate', '--no-notes', '--no-color'];
/** One pass over the log, parsed as it streams. */
async function readLog(git, revisions, loginOf) {
    const commits = [];
    const people = new Map();
    // Each SHA comes several times, as itself and as a parent; the same string is found faster than an equal one.
    const shas = new Map();
    const same = (sha) => {
        const known = shas.get(sha);
        if (known === undefined)
            shas.set(sha, sha);
        return known ?? sha;
    };
    let head;
    const split = (0,splitter/* splitter */.U)({ between: 0, most: Infinity }, (text) => {
        if (head === undefined) {
            head = text;
            return;
        }
        const [sha = '', parents = '', authored, committed, name = '', email = ''] = head.split('\n');
        head = undefined;
        const key = `${name}<${email}`;
        let author = people.get(key);
        if (!author)
            people.set(key, (author = (0,commit/* personOf */.Re)(name, email, loginOf)));
        commits.push((0,commit/* commitOf */.D3)({
            sha: same(sha),
            parents: parents === '' ? [] : parents.split(' ').map(same),
            authoredAt: Number(authored),
            committedAt: Number(committed),
            author,
            email,
            message: text,
            loginOf,
        }));
    });
    await git.stream([...LOG, '--end-of-options', ...revisions, '--'], split);
    return commits;
}

;// CONCATENATED MODULE: ./src/providers/git/history.ts



/** The history of a full checkout; nothing where there is none, or where it is cut off. */
async function gitHistory({ directory, loginOf, signal }) {
    const program = (0,git/* git */.$)(directory, signal);
    const answer = await program.answer(['rev-parse', '--is-shallow-repository', '--show-cdup']);
    // A folder within somebody else's repository is no checkout: its history would be a strange one.
    return answer === 'false' ? history_history(program, loginOf) : undefined;
}
function history_history(program, loginOf) {
    return {
        async resolve(ref) {
            for (const name of [ref, `refs/tags/${ref}`, `refs/remotes/origin/${ref}`]) {
                const sha = await program.answer(['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`]);
                if (sha)
                    return sha;
            }
            return undefined;
        },
        commits: async (span) => await readLog(program, revisions(span), loginOf),
        async alike({ base = '', head }, commits) {
            const [first] = await program.lines(['rev-list', '-n', '1', '--end-of-options', `${head}..${base}`, '--']);
            // Nothing is on the other side, so nothing can be there twice.
            if (!first)
                return new Set();
            const [marked, others] = await Promise.all([
                program.lines([
                    'rev-list',
                    '--cherry-mark',
                    '--right-only',
                    '--no-merges',
                    '--end-of-options',
                    `${base}...${head}`,
                    '--',
                ]),
                readLog(program, [base, `^${head}`], loginOf),
            ]);
            const picked = new Set(others.flatMap(({ sha, pickedFrom }) => [sha, ...pickedFrom]));
            const same = marked.flatMap((line) => (line.startsWith('=') ? [line.slice(1)] : []));
            const named = commits.filter(({ sha, pickedFrom }) => picked.has(sha) || pickedFrom.some((one) => picked.has(one)));
            return new Set([...same, ...named.map(({ sha }) => sha)]);
        },
        async touching(span, _, { sources, notShipped }) {
            const touched = async (...paths) => {
                const args = [
                    'rev-list',
                    '--full-history',
                    '--no-merges',
                    '--end-of-options',
                    ...revisions(span),
                    '--',
                    ...paths,
                ];
                return new Set(await program.lines(args));
            };
            const [shipped, ...bySource] = await Promise.all([
                touched(':/', ...notShipped.map((glob) => `:(top,exclude,glob)${glob}`)),
                ...sources.map(async (source) => [source, await touched(`:(top,literal)${source}`)]),
            ]);
            return { sources: new Map(bySource), shipped };
        },
        changes: async (span, matters) => await readChanges(program, span, matters),
        async missing(shas) {
            const found = await program.lines(['cat-file', '--batch-check=%(objectname)'], `${shas.join('\n')}\n`);
            return new Set(found.flatMap((line) => (line.endsWith(' missing') ? [line.slice(0, -' missing'.length)] : [])));
        },
    };
}
function revisions({ base, head }) {
    return base === undefined ? [head] : [head, `^${base}`];
}

// EXTERNAL MODULE: ./src/providers/github/client.ts
var github_client = __webpack_require__(68669);
// EXTERNAL MODULE: ./src/providers/github/history.ts + 1 modules
var github_history = __webpack_require__(63673);
// EXTERNAL MODULE: ./src/providers/github/comments.ts + 1 modules
var comments = __webpack_require__(32133);
// EXTERNAL MODULE: ./src/http.ts + 3 modules
var http = __webpack_require__(32175);
// EXTERNAL MODULE: ./src/redact.ts
var redact = __webpack_require__(76670);
;// CONCATENATED MODULE: ./src/providers/github/releases.ts


const PERMISSION = 'contents: write';
const LONGEST = 125_000;
/** The newest thousand. */
const MOST_PAGES = 10;
const MOST_ATTEMPTS = 3;
/** Release notes as releases on GitHub. Each of ours carries a mark that nobody sees; what people write around it stays. */
function releases(github) {
    const at = { owner: github.owner, repo: github.repo };
    async function call(act) {
        return (await github.call(PERMISSION, async (octokit) => await act(octokit.rest.repos))).data;
    }
    async function all() {
        const found = [];
        for (let page = 1; page <= MOST_PAGES; page++) {
            const some = await call(async (repos) => await repos.listReleases({ ...at, per_page: 100, page }));
            found.push(...some);
            if (some.length < 100)
                break;
        }
        return found;
    }
    /** The oldest first: of several it is the one that counts. */
    async function marked(mark) {
        return withMark(await all(), mark);
    }
    return {
        async lookUp(mark, prefix) {
            // Tags first: whoever made the page meanwhile has taken a tag that is not among them, and creating it again fails.
            const refs = await github.call(PERMISSION, async (octokit) => await octokit.rest.git.listMatchingRefs({ ...at, ref: `tags/${prefix}` }));
            const known = await all();
            const [page] = withMark(known, mark);
            const tags = [
                ...refs.data.map(({ ref }) => ref.slice('refs/tags/'.length)),
                ...known.map(({ tag_name }) => tag_name),
            ];
            return { page: page && toPage(page), tags: tags.filter((tag) => tag.startsWith(prefix)) };
        },
        async putPage(page) {
            for (let attempt = 1;; attempt++) {
                const [found] = await marked(page.mark);
                if (found)
                    return await renew(found, page);
                try {
                    const made = await call(async (repos) => await repos.createRelease({ ...at, ...wireOf(page) }));
                    return page.draft ? await single(made, page) : toPage(made);
                }
                catch (error) {
                    if (isTaken(error))
                        return await join(page);
                    // Whether it was made, the next look tells.
                    if (!(error instanceof http/* HttpError */.j) || !error.mayHaveActed || attempt === MOST_ATTEMPTS)
                        throw error;
                }
            }
        },
        async remark(mark, text) {
            const [found] = await marked(mark);
            if (!found)
                return undefined;
            const remark = `${REMARK}\n> [!WARNING]\n> ${text}\n${REMARK_END}`;
            const body = found.body ?? '';
            const without = cutOut(body, REMARK, REMARK_END) ?? { before: '', after: body };
            return await write(found, `${without.before}${remark}\n\n${without.after.trimStart()}`);
        },
    };
    async function write(found, body) {
        if (body === found.body)
            return toPage(found);
        return toPage(await call(async (repos) => await repos.updateRelease({ ...at, release_id: found.id, body: (0,redact/* redact */.E)(body) })));
    }
    async function renew(found, page) {
        return await write(found, withNotes(found.body ?? '', page));
    }
    /** The tag has a release already: ours, made at the same time; a person's, which gets the notes as well; or another's. */
    async function join(page) {
        const found = await call(async (repos) => await repos.getReleaseByTag({ ...at, tag: page.tag }));
        const isForeign = found.body?.includes(NOTES) === true && !found.body.includes(startOf(page.mark));
        return isForeign ? 'taken' : await renew(found, page);
    }
    /** Drafts may have the same tag, so two runs at once make two. The older one stays, and each run takes its own away. */
    async function single(made, page) {
        const [first = made] = await marked(page.mark);
        if (first.id === made.id)
            return toPage(made);
        await remove(made.id);
        return await renew(first, page);
    }
    async function remove(id) {
        try {
            await call(async (repos) => await repos.deleteRelease({ ...at, release_id: id }));
        }
        catch (error) {
            if (!(error instanceof http/* HttpError */.j) || error.status !== 404)
                throw error;
        }
    }
}
const NOTES = '<!-- ops-actions:notes ';
const NOTES_END = '<!-- /ops-actions:notes -->';
const REMARK = '<!-- ops-actions:remark -->';
const REMARK_END = '<!-- /ops-actions:remark -->';
function startOf(mark) {
    return `${NOTES}${mark} -->`;
}
function withMark(some, mark) {
    return some.filter(({ body }) => body?.includes(startOf(mark))).toSorted((a, b) => a.id - b.id);
}
function wireOf(page) {
    const { tag, commit, title, draft, prerelease } = page;
    const body = (0,redact/* redact */.E)(withNotes('', page));
    return {
        tag_name: tag,
        target_commitish: commit,
        name: (0,redact/* redact */.E)(title),
        body,
        draft,
        prerelease,
        make_latest: 'legacy',
    };
}
/** The text with our notes renewed; below what people wrote when there are none yet. */
function withNotes(text, { mark, body }) {
    const { before, after } = cutOut(text, startOf(mark), NOTES_END) ?? {
        before: text === '' ? '' : `${text}\n\n`,
        after: '',
    };
    const frame = `${startOf(mark)}\n\n\n${NOTES_END}`;
    const notes = body(LONGEST - before.length - after.length - frame.length);
    return `${before}${startOf(mark)}\n\n${notes}\n${NOTES_END}${after}`;
}
function cutOut(text, start, end) {
    const from = text.indexOf(start);
    if (from < 0)
        return undefined;
    const to = text.indexOf(end, from);
    return { before: text.slice(0, from), after: to < 0 ? '' : text.slice(to + end.length) };
}
function isTaken(error) {
    if (!(error instanceof http/* HttpError */.j) || error.status !== 422)
        return false;
    return /"already_exists"/.test(error.answer?.text() ?? '');
}
function toPage({ id, tag_name, html_url }) {
    return { id, tagName: tag_name, htmlUrl: html_url };
}

;// CONCATENATED MODULE: ./src/providers/github/publisher.ts


/** Shows release notes on GitHub. */
function githubPublisher(options) {
    return { ...releases(options.github), ...(0,comments/* comments */.n)(options) };
}

// EXTERNAL MODULE: ./src/providers/github/pull-requests.ts
var pull_requests = __webpack_require__(56492);
// EXTERNAL MODULE: ./src/providers/github/record-store.ts + 1 modules
var record_store = __webpack_require__(66961);
// EXTERNAL MODULE: ./src/providers/sentry/client.ts
var sentry_client = __webpack_require__(16885);
;// CONCATENATED MODULE: ./actions/notes-context.ts











function notesInputs(input) {
    return {
        config: input.optional('config'),
        environment: input.text('environment'),
        from: input.optional('from'),
        to: input.optional('to'),
        component: input.optional('component'),
        targets: input.list('publish'),
        githubToken: input.secret('github-token', 'GITHUB_TOKEN'),
    };
}
const TARGETS = ['summary', 'release', 'file', 'comment', 'shipped'];
/** Joins the domain with git, GitHub and `ops.yml`. Throws `Problems` before the first request. */
async function notesContext(inputs, job) {
    const config = await configOf(inputs, job);
    const { components = [], notes: settings = notes_settings/* DEFAULTS */.z, sentry } = config ?? {};
    demandKnown('publish', inputs.targets, TARGETS);
    demandKnown('component', inputs.component === undefined ? [] : [inputs.component], components.map(({ name }) => name));
    const client = (0,github_client/* github */.M)({
        token: inputs.githubToken,
        repository: job.repository,
        apiUrl: job.apiUrl,
        graphqlUrl: job.graphqlUrl,
        signal: job.signal,
        onRetry: job.log.line,
    });
    const pull = pullOf(job);
    const online = (0,github_history/* githubHistory */.u)(client, { preview: pull?.number });
    const { environment, component } = inputs;
    return {
        publisher: githubPublisher({ github: client, signal: job.signal }),
        publication: {
            targets: inputs.targets,
            settings,
            application: config?.file ?? 'repository',
            run: { id: job.runId, attempt: job.runAttempt, url: job.runUrl },
            ...(pull ? { pullRequest: pull.number } : {}),
        },
        async request() {
            const resolve = async (ref) => await online.history.resolve(ref);
            const record = (0,record_store/* recordStore */.D)({ github: client, applicationUrl: '', fallbackRef: job.sha });
            const to = inputs.to ?? pull?.head;
            const ends = await findEnds({
                history: await record.history(environment),
                environment,
                from: inputs.from,
                to,
                resolve,
            });
            const commits = [ends.from, ends.to, ...ends.takenBack, ...ends.takenBackEarlier].flatMap((point) => point?.commit ?? []);
            const urls = new Map(components.map(({ name, url }) => [name, url]));
            const { release, before } = ends;
            return {
                ends,
                components,
                component,
                settings,
                repositoryUrl: `${job.serverUrl}/${job.repository}`,
                history: (await checkedOut(job, commits)) ?? online.history,
                pulls: online.pulls,
                ...(release ? { evidence: evidenceOf({ release, before, urls, trackedAs }) } : {}),
            };
        },
    };
    function trackedAs(name, commit) {
        if (!sentry?.projects[name])
            return undefined;
        const version = (0,sentry_client/* versionOf */.E4)({ name, commit }, sentry.release);
        const url = `${sentry.url}/organizations/${sentry.organization}/releases/${encodeURIComponent(version)}/`;
        return { name: version, url };
    }
}
async function configOf({ config, environment }, { workspace }) {
    if (config === undefined)
        return undefined;
    const { readConfig } = await __webpack_require__.e(/* import() */ 2973).then(__webpack_require__.bind(__webpack_require__, 22973));
    return await readConfig({ file: config, environment, workspace, sources: 'any' });
}
function demandKnown(input, given, known) {
    const wrong = given.filter((one) => !known.includes(one));
    if (wrong.length === 0)
        return;
    const choice = known.map((one) => `"${one}"`).join(', ') || 'the components of ops.yml, and there is none';
    const message = `input "${input}" must be of ${choice}; got ${wrong.map((one) => JSON.stringify(one)).join(', ')}`;
    throw new problems/* Problems */.Z('inputs', [{ title: 'Wrong input', message }]);
}
/** The checkout, where it is complete and holds all of these commits. */
async function checkedOut({ workspace, signal }, commits) {
    const local = await gitHistory({ directory: workspace, loginOf: pull_requests/* loginOf */.DQ, signal }).catch(() => undefined);
    const missing = await local?.missing(commits);
    return missing?.size === 0 ? local : undefined;
}
/** The pull request that the run is about; its own commits are the head, not those of a merge that may never be. */
function pullOf(job) {
    if (!/^pull_request(_target)?$/.test(job.eventName))
        return undefined;
    const { number, head } = (job.event['pull_request'] ?? {});
    return number !== undefined && head?.sha !== undefined ? { number, head: head.sha } : undefined;
}


/***/ }),

/***/ 77209:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ asResult),
/* harmony export */   p: () => (/* binding */ unwritten)
/* harmony export */ });
/* harmony import */ var _src_notes_render_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(91613);

/** Outputs of a run that has not come to write notes. */
const unwritten = { status: 'failure' };
/** Room for the body, and for the items, of an output: the runner keeps no more than 1 MiB for all of a job's. */
const MOST_CHARACTERS = 120_000;
const MOST_ITEMS = 500;
/** What was written, as the runner wants it. A place that could not be written to fails the step only where that is wanted. */
function asResult({ notes, audience, published, settings, strict, dryRun }) {
    const { body, summary, htmlUrl = '', tagName = '', warnings, failures } = published;
    const told = notes[audience];
    const failed = failures.length > 0;
    return {
        outputs: {
            status: failed ? 'failure' : dryRun ? 'skipped' : 'success',
            body: body.length > MOST_CHARACTERS ? (0,_src_notes_render_js__WEBPACK_IMPORTED_MODULE_0__/* .render */ .XX)(told, settings, { most: MOST_CHARACTERS, tag: tagName }) : body,
            'html-url': htmlUrl,
            'tag-name': tagName,
            'result-json': JSON.stringify(digest(told)),
        },
        ...(summary === undefined ? {} : { summary }),
        annotations: [...told.warnings, ...warnings, ...(strict ? [] : failures)].map((message) => ({
            severity: 'warning',
            message,
        })),
        ...(failed && strict ? { failure: failures.join('; '), help: 'trouble-with-release-notes' } : {}),
    };
}
function digest({ audience, range, count, breaking, sections, withdrawn, facts, contributors, warnings }) {
    let left = MOST_ITEMS;
    const list = (items) => {
        const some = items.slice(0, left).map(brief);
        left -= some.length;
        return some;
    };
    return {
        audience,
        range,
        count: {
            ...count,
            sum: (0,_src_notes_render_js__WEBPACK_IMPORTED_MODULE_0__/* .countLine */ .QK)(count),
            excluded: count.excluded.map(({ rule, commits }) => ({ rule, commits: commits.length })),
        },
        breaking: list(breaking),
        sections: sections.map(({ title, items }) => ({ title, total: items.length, items: list(items) })),
        withdrawn: withdrawn.slice(0, MOST_ITEMS).map(({ item, by }) => ({ ...brief(item), by })),
        facts,
        contributors: contributors.slice(0, MOST_ITEMS),
        warnings,
    };
}
function brief({ key, title, type, scope, pull, commits, components, reshipped, undo }) {
    return {
        key,
        title: title.slice(0, 300),
        type,
        scope,
        url: pull?.url,
        commits: commits.length,
        components,
        reshipped,
        undo,
    };
}


/***/ }),

/***/ 65951:
/***/ ((module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.a(module, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
__webpack_require__.r(__webpack_exports__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _src_action_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(80883);
/* harmony import */ var _src_release_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(85178);
/* harmony import */ var _notes_context_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(85231);
/* harmony import */ var _notes_result_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(77209);





await (0,_src_action_js__WEBPACK_IMPORTED_MODULE_1__/* .action */ .X)({
    name: 'release-notes',
    unfinished: _notes_result_js__WEBPACK_IMPORTED_MODULE_4__/* .unwritten */ .p,
    read: (input) => ({
        ...(0,_notes_context_js__WEBPACK_IMPORTED_MODULE_3__/* .notesInputs */ .T)(input),
        audience: input.choice('audience', ['users', 'operators']),
        file: input.optional('file'),
        tag: input.optional('tag'),
        version: input.choice('version', ['none', 'conventional']),
        strict: input.flag('strict'),
        dryRun: input.flag('dry-run'),
    }),
    run: async ({ audience, file, tag, version, strict, dryRun, ...inputs }, job) => {
        const context = await (0,_notes_context_js__WEBPACK_IMPORTED_MODULE_3__/* .notesContext */ .t)(inputs, job);
        const wish = {
            ...context.publication,
            audience,
            tag,
            file: file && (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(job.workspace, file),
            version: version === 'none' ? undefined : version,
            dryRun,
        };
        try {
            const { gain } = await __webpack_require__.e(/* import() */ 982).then(__webpack_require__.bind(__webpack_require__, 40982));
            const { publish } = await __webpack_require__.e(/* import() */ 8961).then(__webpack_require__.bind(__webpack_require__, 48961));
            const notes = await gain(await context.request());
            return (0,_notes_result_js__WEBPACK_IMPORTED_MODULE_4__/* .asResult */ .A)({ ...wish, notes, strict, published: await publish({ ...wish, notes }, context.publisher) });
        }
        catch (error) {
            // The release is live, with or without notes.
            if (strict)
                throw error;
            return { outputs: _notes_result_js__WEBPACK_IMPORTED_MODULE_4__/* .unwritten */ .p, annotations: [{ severity: 'warning', message: (0,_src_release_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(error) }] };
        }
    },
});

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 86156:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Co: () => (/* binding */ spokenIn),
/* harmony export */   D3: () => (/* binding */ commitOf),
/* harmony export */   Py: () => (/* binding */ isRevert),
/* harmony export */   Re: () => (/* binding */ personOf),
/* harmony export */   sg: () => (/* binding */ withoutNumber),
/* harmony export */   xN: () => (/* binding */ undoneBy)
/* harmony export */ });
/* unused harmony export revertedBy */
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(64312);

/** A part of a longer text keeps all of it in memory. */
const MOST_KEPT = 1000;
function commitOf({ sha, parents, authoredAt, committedAt, author, email, message, loginOf, }) {
    const end = message.indexOf('\n');
    const first = (end < 0 ? message : message.slice(0, end)).trim();
    const title = message.length > MOST_KEPT ? Buffer.from(first).toString() : first;
    const body = end < 0 ? '' : message.slice(end + 1).trim();
    const breaking = body && breakingOf(body);
    const words = body && (0,_words_js__WEBPACK_IMPORTED_MODULE_0__/* .sectionOf */ .Z)(body);
    const pull = pullOf(title, body);
    return {
        sha,
        parents,
        authoredAt,
        committedAt,
        title,
        author,
        coAuthors: body ? coAuthorsOf(body, loginOf) : [],
        reverts: revertedBy(title, body),
        pickedFrom: body.includes('(cherry picked from') ? all(PICKED, body) : [],
        twin: `${authoredAt} ${email} ${title}`,
        ...(breaking ? { breaking } : {}),
        ...(words ? { words } : {}),
        ...(pull ? { pull } : {}),
    };
}
/** What a pull request's text says for the notes. */
function spokenIn(title, text) {
    const body = text.replaceAll('\r\n', '\n');
    const words = (0,_words_js__WEBPACK_IMPORTED_MODULE_0__/* .sectionOf */ .Z)(body);
    const breaking = breakingOf(body);
    return { ...(words ? { words } : {}), ...(breaking ? { breaking } : {}), reverts: revertedBy(title, body) };
}
const PICKED = /\(cherry picked from commit ([0-9a-f]{7,64})\)/g;
const REVERTED = /\bThis reverts commits? ([0-9a-f]{7,64}(?:(?:,| and|,? and)? [0-9a-f]{7,64})*)/g;
const REVERTED_PULL = /^(?:This )?reverts (?:pull request )?(?:[\w.-]+\/[\w.-]+)?#(\d{1,9})\b/gim;
const QUOTED = /^(Revert|Reapply) "(.+)"(?: \(#\d+\))?$/;
const CONVENTIONAL_REVERT = /^revert(?:\([^()]*\))?!?: (.+)$/i;
const NOTHING = { shas: [], pulls: [] };
/** Also of a pull request, whose text is the body. */
function revertedBy(title, body) {
    const says = /revert/i.test(body);
    if (!says && !/^re(?:vert|apply)/i.test(title))
        return NOTHING;
    const [, how, quoted] = QUOTED.exec(title) ?? [];
    const reverted = how === 'Reapply' ? `Revert "${quoted}"` : (quoted ?? CONVENTIONAL_REVERT.exec(title)?.[1]);
    return {
        shas: says ? all(REVERTED, body).flatMap((list) => list.match(/[0-9a-f]{7,64}/g) ?? []) : [],
        pulls: says ? all(REVERTED_PULL, body).map(Number) : [],
        ...(reverted ? { title: withoutNumber(reverted) } : {}),
    };
}
function isRevert({ reverts }) {
    return reverts.shas.length > 0 || reverts.pulls.length > 0 || reverts.title !== undefined;
}
/** Every revert of a revert brings back what the one below took. */
function undoneBy(title) {
    let rest = withoutNumber(title);
    let away = false;
    for (let found = revertedBy(rest, '').title; found !== undefined; found = revertedBy(rest, '').title) {
        rest = found;
        away = !away;
    }
    return { title: rest, undo: away ? 'away' : 'again' };
}
const MERGED = /^Merge pull request #(\d{1,9}) from \S+/;
const NUMBERED = / \(#(\d{1,9})\)$/;
function pullOf(title, body) {
    const merged = MERGED.exec(title);
    if (merged)
        return { number: Number(merged[1]), title: firstLine(body) || title };
    const numbered = NUMBERED.exec(title);
    return numbered ? { number: Number(numbered[1]), title: withoutNumber(title) } : undefined;
}
function withoutNumber(title) {
    return title.replace(NUMBERED, '');
}
function breakingOf(body) {
    const at = body.search(/^BREAKING[ -]CHANGE: /m);
    if (at < 0)
        return undefined;
    const paragraph = body.slice(body.indexOf(':', at) + 1).split(/\n\s*\n|\n(?=[A-Z][\w-]*: )/, 1)[0];
    return paragraph?.trim() || undefined;
}
function coAuthorsOf(body, loginOf) {
    if (!/^co-authored-by:/im.test(body))
        return [];
    return body.split('\n').flatMap((line) => {
        if (!/^co-authored-by:/i.test(line))
            return [];
        const [open, close] = [line.lastIndexOf('<'), line.lastIndexOf('>')];
        const name = line.slice('co-authored-by:'.length, open < 0 ? undefined : open).trim();
        return name ? [personOf(name, open < close ? line.slice(open + 1, close) : '', loginOf)] : [];
    });
}
function personOf(name, email, loginOf) {
    const login = loginOf(email);
    return { name, ...(login ? { login } : {}), bot: name.endsWith('[bot]') || email.includes('[bot]@') };
}
function all(pattern, text) {
    return [...text.matchAll(pattern)].map(([, found = '']) => found);
}
function firstLine(text) {
    return text.split('\n', 1)[0]?.trim() ?? '';
}


/***/ }),

/***/ 62364:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ PLACEHOLDERS),
/* harmony export */   z: () => (/* binding */ DEFAULTS)
/* harmony export */ });
/** What stands in braces in these texts. */
const PLACEHOLDERS = {
    item: ['title', 'scope', 'links', 'people', 'components'],
    header: ['environment', 'release', 'tag', 'commit', 'previous'],
    footer: ['environment', 'release', 'tag', 'commit', 'previous'],
    title: ['environment', 'release', 'tag', 'commit', 'previous'],
    tag: ['version'],
};
const DEFAULTS = {
    categories: [
        { title: 'New', labels: ['feature', 'enhancement'], types: ['feat'], audiences: ['users', 'operators'] },
        { title: 'Fixed', labels: ['bug', 'fix'], types: ['fix'], audiences: ['users', 'operators'] },
        { title: 'Faster', labels: ['performance'], types: ['perf'], audiences: ['users', 'operators'] },
        { title: 'Security', labels: ['security'], types: ['security'], audiences: ['users', 'operators'] },
        { title: 'Taken away', labels: [], types: ['revert'], audiences: ['users', 'operators'] },
        { title: 'Dependencies', labels: ['dependencies'], types: ['deps'], audiences: ['operators'] },
        {
            title: 'Under the hood',
            labels: ['documentation', 'internal'],
            types: ['build', 'chore', 'ci', 'docs', 'refactor', 'style', 'test'],
            audiences: ['operators'],
        },
        { title: 'Other', labels: [], types: ['*'], audiences: ['users', 'operators'] },
    ],
    exclude: { labels: ['skip-notes', 'skip-changelog'], types: [], authors: [] },
    collapseAfter: 20,
    infrastructure: [
        '.github/workflows/**',
        '**/Dockerfile*',
        '**/docker-compose*.{yml,yaml}',
        '**/compose*.{yml,yaml}',
        '**/*.tf',
        '**/vercel.json',
        '**/railway.{json,toml}',
        '**/nixpacks.toml',
        'ops.yml',
    ],
    item: '{title} {links} {people}',
    header: '',
    footer: '',
    release: { title: '{tag}', tag: 'v{version}', draft: false, prerelease: false },
};


/***/ }),

/***/ 64312:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ sectionOf),
/* harmony export */   _: () => (/* binding */ saysNothing)
/* harmony export */ });
const HEADING = /^ {0,3}(#{1,6})[ \t]+(.+)$/;
const FENCE = /^ {0,3}(`{3,}|~{3,})/;
/** The section `## Release notes` of a text, without the hints of a template; nothing when it is empty. */
function sectionOf(text) {
    if (!/release notes?/i.test(text))
        return undefined;
    const lines = withoutComments(text.replaceAll('\r\n', '\n')).split('\n');
    const section = [];
    let level = 0;
    let fence;
    for (const line of lines) {
        const [, mark] = FENCE.exec(line) ?? [];
        if (mark && (fence === undefined || mark.startsWith(fence)))
            fence = fence === undefined ? mark : undefined;
        const heading = fence === undefined ? HEADING.exec(line) : null;
        const [, signs = '', name = ''] = heading ?? [];
        if (level > 0 && heading && signs.length <= level)
            break;
        if (level > 0)
            section.push(line);
        else if (heading && /^release notes?:?\s*#*\s*$/i.test(name.trim()))
            level = signs.length;
    }
    return section.join('\n').trim() || undefined;
}
/** The author says that there is nothing to tell. */
function saysNothing(words) {
    return /^[*_\s-]*(none|n\/a|nothing|no notes?|-)[*_\s.]*$/i.test(words);
}
/** One that is never closed hides all that follows, as it does on a page. */
function withoutComments(text) {
    let rest = '';
    let at = 0;
    for (let open = text.indexOf('<!--'); open >= 0; open = text.indexOf('<!--', at)) {
        rest += text.slice(at, open);
        const close = text.indexOf('-->', open + 4);
        if (close < 0)
            return rest;
        at = close + 3;
    }
    return rest + text.slice(at);
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

/***/ 16885:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E4: () => (/* binding */ versionOf),
/* harmony export */   FN: () => (/* binding */ serverOf),
/* harmony export */   Pw: () => (/* binding */ overruled),
/* harmony export */   Sn: () => (/* binding */ client),
/* harmony export */   WE: () => (/* binding */ explain),
/* harmony export */   XM: () => (/* binding */ pathOf),
/* harmony export */   d1: () => (/* binding */ organizationOf),
/* harmony export */   wJ: () => (/* binding */ remedyFor)
/* harmony export */ });
/* unused harmony export RELEASE_NAME */
/* harmony import */ var _http_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(32175);

/** Longest time that one of Sentry's calls may take, with its retries. */
const BUDGET_MS = 20_000;
const DEFAULT_URL = 'https://sentry.io';
/** Speaks to one organization; paths are below it. */
function client({ settings, token, transport, signal }) {
    const organization = organizationOf({ settings, token });
    return (0,_http_js__WEBPACK_IMPORTED_MODULE_0__/* .createHttp */ .V)({
        name: 'sentry',
        baseUrl: `${serverOf({ settings, token })}/api/0/organizations/${encodeURIComponent(organization)}/`,
        headers: { authorization: `Bearer ${token}` },
        totalMs: BUDGET_MS,
        attemptMs: BUDGET_MS / 2,
        expects: 'json',
        // 409: the commits of this release are being worked on.
        retryable: ({ status }) => (status === 409 ? true : undefined),
        ...transport,
        ...(signal ? { signal } : {}),
    });
}
function organizationOf({ settings, token }) {
    return decodeOrganizationToken(token)?.org ?? settings.organization;
}
/** A token made for one server is refused by every other one. */
function serverOf({ settings, token }) {
    return decodeOrganizationToken(token)?.url ?? settings.url;
}
/** What of ops.yml the token overrules, in sentences. */
function overruled({ settings, token }) {
    const owner = decodeOrganizationToken(token);
    if (!owner)
        return [];
    const { organization, url } = settings;
    const elsewhere = url !== DEFAULT_URL && ![owner.url, owner.home].includes(url);
    return [
        ...(owner.org === organization
            ? []
            : [`sentry: the token belongs to the organization "${owner.org}", so "${organization}" in ops.yml is not asked`]),
        ...(elsewhere ? [`sentry: the token was made by ${owner.url}, so ${url} in ops.yml is not asked`] : []),
    ];
}
/** A release name of one project can't leak into another one: `api@<sha>`. */
const RELEASE_NAME = '{component}@{commit}';
function versionOf({ name, commit }, template = RELEASE_NAME) {
    return template.replaceAll('{component}', name).replaceAll('{commit}', commit);
}
function pathOf(version) {
    return `releases/${encodeURIComponent(version)}/`;
}
/** An organization token carries the organization that it was made for, and its server: the region's and the common one. */
function decodeOrganizationToken(token) {
    const [, payload] = /^sntrys_([^_]+)_/.exec(token) ?? [];
    if (!payload)
        return undefined;
    try {
        const { region_url, url, org } = JSON.parse(Buffer.from(payload, 'base64').toString());
        const server = region_url ?? url;
        const [address, home] = [server, url ?? server].map((one) => one?.replace(/\/$/, ''));
        return address && home && org ? { url: address, home, org } : undefined;
    }
    catch {
        return undefined;
    }
}
/** What to do about a refusal, by its status. */
function remedyFor(status) {
    return {
        401: 'the token is not valid; make an organization token in Sentry under Settings, Auth Tokens',
        403: 'the token lacks a scope; it needs `org:ci` or `project:releases`',
        404: 'no such organization or project, or the token belongs to another one',
    }[status ?? 0];
}
/** Says what to do about a refusal. */
async function explain(call) {
    try {
        return await call;
    }
    catch (error) {
        if (!(error instanceof _http_js__WEBPACK_IMPORTED_MODULE_0__/* .HttpError */ .j))
            throw error;
        const remedy = remedyFor(error.status) ?? fieldsIn(error.answer);
        throw remedy
            ? new _http_js__WEBPACK_IMPORTED_MODULE_0__/* .HttpError */ .j(`${error.message}: ${remedy}`, error.failure, { answer: error.answer, cause: error })
            : error;
    }
}
/** Sentry tells by field what it refuses: `{"projects": ["Invalid project ids or slugs"]}`. */
function fieldsIn(answer) {
    if (answer?.status !== 400)
        return undefined;
    try {
        const fields = Object.entries(answer.json()).filter(([, texts]) => Array.isArray(texts));
        return (fields.map(([name, texts]) => `${name}: ${texts.map(String).join(' ')}`).join('; ') || undefined);
    }
    catch {
        return undefined;
    }
}


/***/ })

};
