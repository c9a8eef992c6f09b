export const id = 5951;
export const ids = [5951];
export const modules = {

/***/ 62498:
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
;// CONCATENATED MODULE: ./src/providers/git/splitter.ts
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
        git.stream([...DIFF, '--name-only', '-z', ...ends], splitter({ between: 0, most: Infinity }, (path) => paths.push(path))),
        git.stream([...DIFF, '-U0', ...ends], splitter({ between: 10, most: LONGEST_LINE }, patch)),
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

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(31421);
;// CONCATENATED MODULE: ./src/providers/git/git.ts

/** What a repository's own configuration could make git do besides reading. */
const READ_ONLY = ['--no-pager', '--no-replace-objects', '-c', 'core.quotePath=false', '-c', 'log.showSignature=false'];
/** The program `git` on a checkout. Nothing goes through a shell. */
function git(directory, signal) {
    async function stream(args, read, input = '') {
        const child = (0,external_node_child_process_.spawn)('git', [...READ_ONLY, ...args], {
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
    const split = splitter({ between: 0, most: Infinity }, (text) => {
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
    const program = git(directory, signal);
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
// EXTERNAL MODULE: ./src/help.ts
var help = __webpack_require__(41244);
;// CONCATENATED MODULE: ./src/providers/github/pull-requests.ts

/** What is asked of each commit. A commit belongs to several pull requests where these are stacked or back-ported. */
function pullFields({ issues }) {
    return `fragment Pulls on Commit {
  associatedPullRequests(first: 5) {
    nodes {
      number title body url mergedAt
      author { kind: __typename login }
      labels(first: 20) { nodes { name } }
      mergeCommit { oid }
      ${issues ? 'closingIssuesReferences(first: 10) { nodes { number } }' : ''}
    }
  }
}`;
}
/** Those that were merged, and the one that counts as if it were. */
function pullsIn({ associatedPullRequests }, preview) {
    return present(associatedPullRequests).flatMap((node) => {
        const { number, title, body, url, mergedAt, author, labels, mergeCommit, closingIssuesReferences } = node;
        if (mergedAt === null && number !== preview)
            return [];
        return {
            number,
            title,
            url,
            author: personOf(author),
            labels: present(labels).map(({ name }) => name),
            issues: present(closingIssuesReferences).map((issue) => issue.number),
            mergedAt: mergedAt === null ? Infinity : Date.parse(mergedAt) / 1000,
            ...(mergeCommit && mergedAt !== null ? { mergeCommit: mergeCommit.oid } : {}),
            ...(0,commit/* spokenIn */.Co)(title, body),
        };
    });
}
function present(connection) {
    return (connection?.nodes ?? []).flatMap((node) => (node === null ? [] : [node]));
}
/** Somebody who has left is called a ghost. */
function personOf(author) {
    const bot = author?.kind === 'Bot';
    const login = author ? `${author.login}${bot && !author.login.endsWith('[bot]') ? '[bot]' : ''}` : 'ghost';
    return { name: login, login, bot };
}
/** The account in an address that hides the real one: `123+mona@users.noreply.github.com`. */
function loginOf(email) {
    return /^(?:\d+\+)?([A-Za-z\d][A-Za-z\d-]{0,38}(?:\[bot\])?)@users\.noreply\./.exec(email)?.[1];
}

;// CONCATENATED MODULE: ./src/providers/github/comparison.ts


/** GitHub lists at most this many files, and says nothing about the rest. */
const MOST_FILES = 300;
function comparer(github) {
    const known = new Map();
    const ask = async (basehead, paging = {}) => {
        const query = { owner: github.owner, repo: github.repo, basehead, ...paging };
        const { data } = await github.call('contents: read', async (octokit) => await octokit.rest.repos.compareCommitsWithBasehead(query));
        return data;
    };
    return {
        async compare(base, head) {
            const key = `${base}...${head}`;
            const comparison = known.get(key) ?? ask(key).then(toComparison);
            known.set(key, comparison);
            return await comparison;
        },
        async pages(base, head) {
            const commits = [];
            for (let page = 1;; page++) {
                const answer = await ask(`${base}...${head}`, { per_page: 100, page });
                commits.push(...answer.commits.map(toCommit));
                if (answer.commits.length === 0 || commits.length >= answer.total_commits)
                    return commits;
            }
        },
    };
}
function toComparison({ status, merge_base_commit, total_commits, commits, files = [] }) {
    return {
        status,
        mergeBase: merge_base_commit.sha,
        total: total_commits,
        commits: commits.map(toCommit),
        changes: files.length >= MOST_FILES
            ? undefined
            : files.flatMap(({ filename, previous_filename, patch }) => [
                { path: filename, patch },
                ...(previous_filename ? [{ path: previous_filename }] : []),
            ]),
    };
}
function toCommit({ sha, parents, author: account, commit: { author, committer, message }, }) {
    const { name = '', email = '' } = author ?? {};
    const login = account && 'login' in account ? account.login : undefined;
    const person = (0,commit/* personOf */.Re)(name, email, () => login ?? loginOf(email));
    return (0,commit/* commitOf */.D3)({
        sha,
        parents: parents.map((parent) => parent.sha),
        authoredAt: seconds(author?.date),
        committedAt: seconds(committer?.date),
        author: account && 'type' in account && account.type === 'Bot' ? { ...person, bot: true } : person,
        email,
        message,
        loginOf: loginOf,
    });
}
function seconds(date = '') {
    return (Date.parse(date) || 0) / 1000;
}
/** The same changes in the other direction. */
function turned(changes) {
    return changes.map(({ path, patch }) => ({
        path,
        patch: patch?.replaceAll(/^[+-]/gm, (sign) => (sign === '+' ? '-' : '+')),
    }));
}

// EXTERNAL MODULE: ./src/providers/github/repository.ts
var repository = __webpack_require__(70166);
;// CONCATENATED MODULE: ./src/providers/github/walk.ts


/** The commit and all before it, the newest first, a hundred in one request, each with its pull requests. */
async function* walk(github, head, fields) {
    const query = `query Walk($owner: String!, $repo: String!, $head: GitObjectID!, $after: String) {
  repository(owner: $owner, name: $repo) {
    object(oid: $head) {
      ... on Commit {
        history(first: 100, after: $after) {
          pageInfo { hasNextPage endCursor }
          nodes {
            oid message authoredDate committedDate
            author { name email user { login } }
            parents(first: 10) { nodes { oid } }
            ...Pulls
          }
        }
      }
    }
  }
}
${fields}`;
    for (let after = null;;) {
        const variables = { owner: github.owner, repo: github.repo, head, after };
        const { repository } = await github.call('contents: read` and `pull-requests: read', async (octokit) => await octokit.graphql(query, variables));
        const page = repository.object?.history;
        if (!page)
            throw new Error(`github: there is no commit ${head}`);
        yield page.nodes;
        if (!page.pageInfo.hasNextPage)
            return;
        after = page.pageInfo.endCursor;
    }
}
function walk_toCommit({ oid, message, author, authoredDate, committedDate, parents }) {
    const { name, email, user } = author ?? {};
    return (0,commit/* commitOf */.D3)({
        sha: oid,
        parents: parents.nodes.map((parent) => parent.oid),
        authoredAt: Date.parse(authoredDate) / 1000,
        committedAt: Date.parse(committedDate) / 1000,
        author: (0,commit/* personOf */.Re)(name ?? '', email ?? '', (address) => user?.login ?? loginOf(address)),
        email: email ?? '',
        message,
        loginOf: loginOf,
    });
}
/**
 * The commits that lie between, once the walk has come to where they end: as many as there are to be, and none of them
 * with a parent that has not been seen.
 */
function between(seen, { ends, total }) {
    const beyond = new Set();
    const open = [...ends];
    for (let sha = open.pop(); sha !== undefined; sha = open.pop()) {
        if (beyond.has(sha))
            continue;
        beyond.add(sha);
        open.push(...(seen.get(sha) ?? []));
    }
    const found = new Set([...seen.keys()].filter((sha) => !beyond.has(sha)));
    if (found.size !== total)
        return undefined;
    const isClosed = [...found].every((sha) => seen.get(sha)?.every((parent) => found.has(parent) || beyond.has(parent)));
    return isClosed ? found : undefined;
}

;// CONCATENATED MODULE: ./src/providers/github/history.ts





const PAGE = 100;
/** So many more pages a walk may take than there are commits: work that was begun before the range lies among them. */
const SPARE_PAGES = 3;
const AT_ONCE = 4;
/**
 * The history as GitHub knows it, without a checkout of it, and the pull requests of commits; `preview` is one that
 * counts as if it were merged.
 */
function githubHistory(github, options = {}) {
    const { owner, repo } = github;
    const comparisons = comparer(github);
    const known = new Map();
    let fields = pullFields({ issues: true });
    /** Without the right to read issues, pull requests are read without the ones that they close. */
    async function withFields(ask) {
        const used = fields;
        try {
            return await ask();
        }
        catch (error) {
            const lesser = pullFields({ issues: false });
            if (used === lesser || !/refused/.test(String(error)))
                throw error;
            fields = lesser;
            return await ask();
        }
    }
    async function everything(head) {
        const commits = [];
        for await (const page of walk(github, head, fields)) {
            for (const node of page) {
                known.set(node.oid, pullsIn(node, options.preview));
                commits.push(walk_toCommit(node));
            }
        }
        return commits;
    }
    /** Nothing when the walk would take too long. */
    async function walked(head, ends) {
        const commits = [];
        let left = Math.ceil(ends.total / PAGE) + SPARE_PAGES;
        for await (const page of walk(github, head, fields)) {
            for (const node of page) {
                known.set(node.oid, pullsIn(node, options.preview));
                commits.push(walk_toCommit(node));
            }
            const found = commits.length < ends.total
                ? undefined
                : between(new Map(commits.map(({ sha, parents }) => [sha, parents])), ends);
            if (found)
                return commits.filter(({ sha }) => found.has(sha));
            if (--left <= 0)
                return undefined;
        }
        return undefined;
    }
    async function askPulls(shas) {
        const query = `query Pulls($owner: String!, $repo: String!) {
  repository(owner: $owner, name: $repo) {
    ${shas.map((sha, n) => `c${n}: object(oid: "${sha}") { ...Pulls }`).join('\n    ')}
  }
}
${fields}`;
        const answer = await github.call('contents: read`, `issues: read` and `pull-requests: read', async (octokit) => await octokit.graphql(query, { owner, repo }));
        shas.forEach((sha, n) => {
            const node = answer.repository[`c${n}`];
            known.set(sha, node ? pullsIn(node, options.preview) : []);
        });
    }
    const history = {
        resolve: async (ref) => await (0,repository/* commits */.X)(github).resolve(ref),
        async commits({ base, head }) {
            if (base === undefined)
                return await withFields(async () => await everything(head));
            const { commits, total, mergeBase } = await comparisons.compare(base, head);
            if (commits.length === total)
                return commits;
            const found = await withFields(async () => await walked(head, { ends: [base, mergeBase], total }));
            return found ?? (await comparisons.pages(base, head));
        },
        async alike({ base = '', head }, commits) {
            const { status } = await comparisons.compare(base, head);
            if (status !== 'diverged')
                return new Set();
            const other = await comparisons.compare(head, base);
            const picked = new Set(other.commits.flatMap(({ sha, pickedFrom }) => [sha, ...pickedFrom]));
            const twins = new Set(other.commits.map(({ twin }) => twin));
            const same = commits.filter(({ sha, pickedFrom, twin }) => picked.has(sha) || twins.has(twin) || pickedFrom.some((one) => picked.has(one)));
            return new Set(same.map(({ sha }) => sha));
        },
        async touching({ head }, commits, { sources }) {
            if (sources.length === 0)
                return { sources: new Map() };
            const names = sources.map((_, n) => `$p${n}: String!`).join(', ');
            const asked = sources.map((_, n) => `p${n}: history(path: $p${n}, first: ${PAGE}) { nodes { oid } }`);
            const query = `query Touching($owner: String!, $repo: String!, $head: GitObjectID!, ${names}) {
  repository(owner: $owner, name: $repo) { object(oid: $head) { ... on Commit { ${asked.join(' ')} } } }
}`;
            const paths = Object.fromEntries(sources.map((source, n) => [`p${n}`, source]));
            const answer = await github.call('contents: read', async (octokit) => await octokit.graphql(query, { owner, repo, head, ...paths }));
            const inSpan = new Set(commits.map(({ sha }) => sha));
            const found = sources.map((source, n) => {
                const shas = answer.repository.object?.[`p${n}`]?.nodes.map(({ oid }) => oid) ?? [];
                if (shas.length === PAGE && inSpan.has(shas.at(-1) ?? '')) {
                    throw new help/* Trouble */.qm('trouble-with-release-notes', `more than ${PAGE} of them change ${source}; a full checkout (\`fetch-depth: 0\`) tells them all`);
                }
                return [source, new Set(shas)];
            });
            return { sources: new Map(found) };
        },
        async changes({ base, head }) {
            const { status, changes } = await comparisons.compare(base, head);
            // The files are those since the common ancestor. Only where `base` is that ancestor are they the whole difference.
            if (status === 'diverged')
                return undefined;
            if (status !== 'behind')
                return changes;
            const back = (await comparisons.compare(head, base)).changes;
            return back && turned(back);
        },
        // GitHub also knows commits that were never part of a branch.
        missing: async () => await Promise.resolve(new Set()),
    };
    const pulls = {
        async of(commits) {
            const open = commits.filter((sha) => !known.has(sha) && /^[0-9a-f]{40,64}$/.test(sha));
            const batches = Array.from({ length: Math.ceil(open.length / PAGE) }, (_, n) => open.slice(n * PAGE, (n + 1) * PAGE));
            const worker = async () => {
                for (let batch = batches.shift(); batch; batch = batches.shift()) {
                    const shas = batch;
                    await withFields(async () => {
                        await askPulls(shas);
                    });
                }
            };
            await Promise.all(Array.from({ length: AT_ONCE }, worker));
            return new Map(commits.map((sha) => [sha, known.get(sha) ?? []]));
        },
    };
    return { history, pulls };
}

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(58500);
// EXTERNAL MODULE: ./src/http.ts + 1 modules
var http = __webpack_require__(60752);
// EXTERNAL MODULE: ./src/redact.ts
var redact = __webpack_require__(76670);
;// CONCATENATED MODULE: ./src/providers/github/comments.ts




const PERMISSIONS = { 'pull request': 'pull-requests: write', issue: 'issues: write' };
/** GitHub allows a thousand comments on a page of a thread that people still read. */
const MOST_PAGES = 30;
const MOST_ROUNDS = 5;
/** Comments of ours on pull requests and issues, found again by a mark that nobody sees and by their author. */
function comments({ github, pauseMs = 1_000, signal, }) {
    const at = { owner: github.owner, repo: github.repo };
    let author;
    let freeAt = 0;
    /** Whose token it is. Only what the same account has written is ours: anybody can write a mark. */
    async function self(permission) {
        author ??= github.call(permission, async (octokit) => {
            const { viewer } = await octokit.graphql('query { viewer { login } }');
            return plainLogin(viewer.login);
        });
        return await author;
    }
    async function own({ number, kind, since }, start) {
        const login = await self(PERMISSIONS[kind]);
        const found = [];
        const query = { ...at, issue_number: number, per_page: 100, ...(since ? { since: since.toISOString() } : {}) };
        for (let page = 1; page <= MOST_PAGES; page++) {
            const { data } = await github.call(PERMISSIONS[kind], async (octokit) => await octokit.rest.issues.listComments({ ...query, page }));
            for (const { id, body = '', html_url, user } of data) {
                if (body.startsWith(start) && plainLogin(user?.login ?? '') === login)
                    found.push({ id, body, htmlUrl: html_url });
            }
            if (data.length < 100)
                break;
        }
        return found;
    }
    /** Nothing when the answer was lost: whether it was made, the next look tells. */
    async function create({ number, kind }, body) {
        await pause();
        try {
            const comment = { ...at, issue_number: number, body };
            const { data } = await github.call(PERMISSIONS[kind], async (octokit) => await octokit.rest.issues.createComment(comment));
            return { id: data.id, body, htmlUrl: data.html_url };
        }
        catch (error) {
            if (!(error instanceof http/* HttpError */.j) || !error.mayHaveActed)
                throw error;
            return undefined;
        }
    }
    async function pause() {
        const wait = Math.max(0, freeAt - performance.now());
        freeAt = performance.now() + wait + pauseMs;
        if (wait > 0)
            await (0,promises_.setTimeout)(wait, undefined, signal ? { signal } : {});
    }
    async function remove({ kind }, id) {
        try {
            await github.call(PERMISSIONS[kind], async (octokit) => await octokit.rest.issues.deleteComment({ ...at, comment_id: id }));
        }
        catch (error) {
            if (!(error instanceof http/* HttpError */.j) || error.status !== 404)
                throw error;
        }
    }
    /** Looks, makes and looks again until there is exactly one, however many runs do the same: the oldest counts. */
    async function one(thread, start, body) {
        let made;
        let wasMade = false;
        for (let round = 1; round <= MOST_ROUNDS; round++) {
            const found = await own(thread, start);
            // A list may be older than the answer to a change.
            if (made && !found.some(({ id }) => id === made?.id))
                found.push(made);
            const [comment, ...others] = found.toSorted((a, b) => a.id - b.id);
            for (const { id } of others)
                await remove(thread, id);
            if (comment)
                return { comment, made: wasMade };
            made = await create(thread, body);
            wasMade = true;
        }
        throw new help/* Trouble */.qm('a-provider-does-not-answer', `github: the comment on ${thread.kind} ${thread.number} was not there after ${MOST_ROUNDS} attempts; run this again`);
    }
    return {
        async putComment({ number, mark, run, body }) {
            const thread = { number, kind: 'pull request' };
            const text = (0,redact/* redact */.E)(`${headOf(mark, run)}\n${body}`);
            const { comment } = await one(thread, `${MARK}${mark} `, text);
            if (comment.body !== text && !isLater(comment, run)) {
                await github.call(PERMISSIONS[thread.kind], async (octokit) => await octokit.rest.issues.updateComment({ ...at, comment_id: comment.id, body: text }));
            }
            return comment.htmlUrl;
        },
        async tellOnce({ number, kind, since, mark, body }) {
            const start = `${MARK}${mark} -->`;
            const { made } = await one({ number, kind, since }, start, (0,redact/* redact */.E)(`${start}\n${body}`));
            return made ? 'told' : 'known';
        },
    };
}
const MARK = '<!-- ops-actions:';
function headOf(mark, { id, attempt }) {
    return `${MARK}${mark} ${id}.${attempt} -->`;
}
/** It was written by a run that began after ours. */
function isLater({ body }, { id, attempt }) {
    const [, otherId = 0, otherAttempt = 0] = / (\d+)\.(\d+) -->/.exec(body) ?? [];
    return Number(otherId) - id > 0 || (Number(otherId) === id && Number(otherAttempt) > attempt);
}
/** The two interfaces of GitHub disagree on the name of a bot. */
function plainLogin(login) {
    return login.toLowerCase().replace(/\[bot\]$/, '');
}

;// CONCATENATED MODULE: ./src/providers/github/releases.ts


const PERMISSION = 'contents: write';
const LONGEST = 125_000;
/** The newest thousand. */
const releases_MOST_PAGES = 10;
const MOST_ATTEMPTS = 3;
/** Release notes as releases on GitHub. Each of ours carries a mark that nobody sees; what people write around it stays. */
function releases(github) {
    const at = { owner: github.owner, repo: github.repo };
    async function call(act) {
        return (await github.call(PERMISSION, async (octokit) => await act(octokit.rest.repos))).data;
    }
    async function all() {
        const found = [];
        for (let page = 1; page <= releases_MOST_PAGES; page++) {
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
    return { ...releases(options.github), ...comments(options) };
}

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
    const online = githubHistory(client, { preview: pull?.number });
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
    const local = await gitHistory({ directory: workspace, loginOf: loginOf, signal }).catch(() => undefined);
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
/* harmony import */ var _notes_context_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(62498);
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

/***/ 91613:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  QK: () => (/* binding */ countLine),
  Ft: () => (/* binding */ placeholders),
  XX: () => (/* binding */ render)
});

// EXTERNAL MODULE: ./src/markdown.ts
var markdown = __webpack_require__(83758);
// EXTERNAL MODULE: ./src/notes/text.ts
var notes_text = __webpack_require__(6502);
;// CONCATENATED MODULE: ./src/notes/render-item.ts


/** An item of a list, with what belongs to it in a list of its own below. */
function renderItem(item, style) {
    const words = (0,notes_text/* wordLines */.kt)(item.words ?? '');
    const title = (0,notes_text/* inline */.mG)(item.title) || '(no title)';
    // Users read the author's words instead of the title, those who run the application beside it.
    const [headline, ...others] = style.audience === 'users' && words.length > 0 ? words : [title, ...words];
    const line = (0,notes_text/* fill */.GS)(style.template, {
        title: headline ?? title,
        scope: item.scope ? (0,notes_text/* codeOf */.$N)(item.scope) : '',
        links: linksOf(item, style),
        people: peopleOf(item.authors, style.repositoryUrl),
        components: item.components.map((name) => (0,notes_text/* codeOf */.$N)(name)).join(', '),
    });
    const below = [...breakOf(item), ...others];
    return [`- ${[line, ...marksOf(item)].join(' ')}`, ...below.map((text) => `  - ${text}`)].join('\n');
}
function linksOf(item, { repositoryUrl, references }) {
    const links = (0,notes_text/* itemLinks */.$4)(item, repositoryUrl, references);
    return links === '' ? '' : `(${links})`;
}
const MOST_PEOPLE = 5;
function peopleOf(authors, repositoryUrl) {
    if (authors.length === 0)
        return '';
    const names = authors.slice(0, MOST_PEOPLE).map((one) => (0,notes_text/* personLink */.G)(one, repositoryUrl));
    const others = authors.length > MOST_PEOPLE ? ` and ${authors.length - MOST_PEOPLE} others` : '';
    return `by ${names.join(', ')}${others}`;
}
function breakOf({ breaking, title }) {
    if (breaking === undefined || (0,markdown/* oneLine */.TN)(breaking) === (0,markdown/* oneLine */.TN)(title))
        return [];
    const [first, ...others] = (0,notes_text/* wordLines */.kt)(breaking);
    return first === undefined ? [] : [`**What breaks:** ${first}`, ...others];
}
function marksOf({ reshipped, undo }) {
    return [
        ...(reshipped ? [`(shipped before ${byOf(reshipped)}, and taken back)`] : []),
        ...(undo === 'again' ? ['(back again, after it had been reverted)'] : []),
        ...(undo === 'away' ? ['(taken away again)'] : []),
    ];
}
/** An item that was in production and is not any more. */
function renderWithdrawn(item, by, style) {
    const [line = '', ...below] = renderItem(item, style).split('\n');
    const reason = by.reason ? `: ${(0,notes_text/* inline */.mG)(by.reason, 200)}` : '';
    return [`${line} (was ${byOf(by)}${reason})`, ...below].join('\n');
}
function byOf({ releaseId }) {
    return `in ${(0,notes_text/* codeOf */.$N)(releaseId)}`;
}

;// CONCATENATED MODULE: ./src/notes/render-operators.ts


const CHANGES = { new: 'is new', changed: 'is used differently', gone: 'is not used any more' };
/** What has to be known, and perhaps done, by whoever runs the application. */
function factParts({ migrations, variables, infrastructure }) {
    const parts = [
        { title: 'Database migrations', items: migrations.map(fileLine) },
        {
            title: 'Environment variables',
            items: variables.map(({ name, change, path }) => `- ${(0,notes_text/* codeOf */.$N)(name)} ${CHANGES[change]} (${(0,notes_text/* codeOf */.$N)(path, 200)})`),
        },
        { title: 'Infrastructure', items: infrastructure.map(fileLine) },
    ];
    return parts.filter(({ items }) => items.length > 0);
}
function fileLine({ path, contracting }) {
    const danger = contracting ? ` takes away what earlier code needs: ${(0,notes_text/* codeOf */.$N)(contracting, 200)}` : '';
    return `- ${(0,notes_text/* codeOf */.$N)(path, 200)}${danger}`;
}
/** What was deployed where, what proved it, and how to take it back. */
function evidenceBlocks(evidence, repositoryUrl) {
    const { kind, releaseId, runUrl, actor, reason, components, gates } = evidence;
    const by = actor ? ` by ${(0,markdown/* plain */.pj)(actor, 60)}` : '';
    const why = reason ? `: ${(0,markdown/* plain */.pj)(reason, 200)}` : '';
    const rows = components.map(({ name, platform, url, deployment, commit, unchanged, sentryRelease }) => [
        (0,notes_text/* linkTo */.uM)((0,markdown/* plain */.pj)(name, 60), url),
        (0,markdown/* plain */.pj)(platform, 60),
        `${deployment ? cellCode(deployment) : ''}${unchanged ? ' (unchanged)' : ''}`.trim(),
        commit ? (0,notes_text/* commitLink */.wn)(commit, repositoryUrl) : '',
        sentryRelease ? (0,notes_text/* linkTo */.uM)((0,markdown/* plain */.pj)(sentryRelease.name, 100), sentryRelease.url) : '',
    ]);
    const passed = gates.map(({ component, at }) => `${component ? `${(0,markdown/* plain */.pj)(component, 60)} ` : ''}at ${(0,notes_text/* timeOf */.nR)(at)}`);
    return [
        '## Evidence',
        `${kind === 'rollback' ? 'Rollback' : 'Release'} ${(0,notes_text/* codeOf */.$N)(releaseId)}${by}${why}, made by ${(0,notes_text/* linkTo */.uM)('this run', runUrl)}.`,
        (0,markdown/* table */.tp)(['component', 'platform', 'deployment', 'commit', 'Sentry'], rows),
        passed.length > 0 ? `Gates passed: ${passed.join(', ')}.` : '',
        ...rollbackBlocks(evidence),
    ];
}
/** In a table a stroke ends the cell even within code. */
function cellCode(text) {
    return text.includes('|') ? (0,markdown/* plain */.pj)(text, 100) : (0,notes_text/* codeOf */.$N)(text);
}
function rollbackBlocks({ rollbackTo, environment }) {
    if (!rollbackTo)
        return [];
    return [
        'To take it back, run the action `rollback` with exactly this:',
        ['```yaml', 'with:', `  environment: ${scalar(environment)}`, `  to: ${scalar(rollbackTo)}`, '```'].join('\n'),
    ];
}
/** A text as YAML reads it back, on one line. */
function scalar(text) {
    return /^[a-z][\w.-]*$/i.test(text) && !/^(true|false|yes|no|on|off|null|y|n)$/i.test(text)
        ? text
        : JSON.stringify(text);
}

;// CONCATENATED MODULE: ./src/notes/render-page.ts
/** The page as Markdown. When it is too long, its last items go, whole, and a line tells how many. */
function assemble(page, measure) {
    const lengths = page.parts.flatMap(({ items }) => items.map(({ length }) => length));
    const all = lengths.length;
    let [fits, tooMany] = [0, firstBeyond(lengths, measure.most)];
    if (tooMany === undefined) {
        const whole = textOf(page, { ...measure, kept: all, all });
        if (whole.length <= measure.most)
            return whole;
        tooMany = all;
    }
    while (tooMany - fits > 1) {
        const middle = Math.floor((fits + tooMany) / 2);
        if (textOf(page, { ...measure, kept: middle, all }).length <= measure.most)
            fits = middle;
        else
            tooMany = middle;
    }
    return textOf(page, { ...measure, kept: fits, all });
}
/** The number of items that are too long together, whatever stands between them. */
function firstBeyond(lengths, most) {
    let sum = 0;
    const index = lengths.findIndex((length) => (sum += length) > most);
    return index < 0 ? undefined : index + 1;
}
function textOf({ top, parts, bottom }, { kept, all, collapseAfter, restUrl }) {
    let left = kept;
    const shown = parts.flatMap(({ title, intro = '', items }) => {
        const some = items.slice(0, left);
        left -= some.length;
        return some.length === 0 && items.length > 0 ? [] : [`## ${title}`, intro, ...folded(some, collapseAfter)];
    });
    const rest = restUrl === undefined ? '' : `: [everything](${restUrl})`;
    const cut = kept < all ? [`**${all - kept} more did not fit here${rest}**`] : [];
    return `${[...top, ...shown, ...cut, ...bottom].filter((block) => block !== '').join('\n\n')}\n`;
}
function folded(items, collapseAfter) {
    if (collapseAfter === 0 || items.length <= collapseAfter)
        return [items.join('\n')];
    const [open, closed] = [items.slice(0, collapseAfter), items.slice(collapseAfter)];
    return [open.join('\n'), `<details>\n<summary>${closed.length} more</summary>`, closed.join('\n'), '</details>'];
}

;// CONCATENATED MODULE: ./src/notes/render.ts





/** The notes as Markdown: the same notes give the same bytes. */
function render(notes, settings, options = {}) {
    const { most = Infinity, restUrl = compareUrl(notes), references = 'links', tag = '' } = options;
    const values = placeholders(notes, tag);
    const style = {
        audience: notes.audience,
        template: settings.item,
        repositoryUrl: notes.repositoryUrl,
        references,
    };
    const page = {
        top: [(0,notes_text/* fill */.GS)(settings.header, values), ...openingOf(notes)],
        parts: partsOf(notes, style),
        bottom: [...closingOf(notes), (0,notes_text/* fill */.GS)(settings.footer, values)],
    };
    return assemble(page, { collapseAfter: settings.collapseAfter, most, restUrl });
}
/** What the braces of the header, the footer and the title stand for. */
function placeholders({ range, evidence }, tag) {
    return {
        environment: (0,notes_text/* codeOf */.$N)(evidence?.environment ?? ''),
        release: (0,notes_text/* codeOf */.$N)(evidence?.releaseId ?? ''),
        tag: (0,notes_text/* codeOf */.$N)(tag),
        commit: (0,notes_text/* codeOf */.$N)(range.to.commit.slice(0, 7)),
        previous: (0,notes_text/* codeOf */.$N)(range.from?.label ?? ''),
    };
}
function partsOf({ audience, range, breaking, sections, withdrawn, facts }, style) {
    const parts = [
        { title: 'Breaking changes', items: breaking.map((item) => renderItem(item, style)) },
        ...(audience === 'operators' ? factParts(facts) : []),
        ...sections.map(({ title, items }) => ({
            title: (0,markdown/* plain */.pj)(title, 100),
            items: items.map((item) => renderItem(item, style)),
        })),
        {
            title: range.direction === 'back' ? 'Taken back' : 'Withdrawn',
            intro: 'In production before, and not any more:',
            items: withdrawn.map(({ item, by }) => renderWithdrawn(item, by, style)),
        },
    ];
    return parts.filter(({ items }) => items.length > 0);
}
function openingOf(notes) {
    const { range, evidence, breaking, sections, withdrawn, facts, audience } = notes;
    const since = evidence?.liveSince
        ? `Live in ${(0,notes_text/* codeOf */.$N)(evidence.environment)} since ${(0,notes_text/* timeOf */.nR)(evidence.liveSince)}.`
        : '';
    const isEmpty = breaking.length + sections.length + withdrawn.length === 0;
    const nothing = audience === 'users' ? 'Nothing that users would notice.' : 'No changes are listed.';
    return [
        [movementOf(notes), since].filter((sentence) => sentence !== '').join(' '),
        isEmpty && range.direction === 'forward' ? nothing : '',
        audience === 'operators' && !facts.complete
            ? 'The difference could not be read completely: look for migrations, variables and infrastructure yourself.'
            : '',
    ];
}
function movementOf({ range, repositoryUrl, ...notes }) {
    const to = pointOf(range.to, repositoryUrl);
    if (!range.from)
        return `The first release: everything up to ${to}.`;
    const from = pointOf(range.from, repositoryUrl);
    const url = compareUrl({ range, repositoryUrl, ...notes });
    const all = url ? ` ([all changes](${url}))` : '';
    return range.direction === 'back' ? `A rollback from ${from} to ${to}${all}.` : `From ${from} to ${to}${all}.`;
}
function pointOf({ label, commit }, repositoryUrl) {
    const link = (0,notes_text/* commitLink */.wn)(commit, repositoryUrl);
    const name = commit.startsWith(label) ? '' : (0,notes_text/* codeOf */.$N)(label);
    return name === '' ? link : `${name} (${link})`;
}
function compareUrl({ range: { from, to, direction }, repositoryUrl }) {
    if (!from || ![from.commit, to.commit].every((sha) => /^[\da-f]{7,64}$/.test(sha)))
        return undefined;
    const [base, head] = direction === 'back' ? [to, from] : [from, to];
    return `${repositoryUrl}/compare/${base.commit}...${head.commit}`;
}
function closingOf({ audience, contributors, repositoryUrl, evidence, count, warnings }) {
    return [
        contributors.length > 0 ? `**Contributors:** ${contributorsOf(contributors, repositoryUrl)}` : '',
        ...(audience === 'operators' && evidence ? evidenceBlocks(evidence, repositoryUrl) : []),
        countLine(count),
        ...warnings.slice(0, MOST_WARNINGS).map((warning) => `*${(0,markdown/* plain */.pj)(warning, 300)}*`),
    ];
}
const MOST_WARNINGS = 20;
const MOST_CONTRIBUTORS = 100;
function contributorsOf(contributors, repositoryUrl) {
    const names = contributors.slice(0, MOST_CONTRIBUTORS).map((one) => (0,notes_text/* personLink */.G)(one, repositoryUrl));
    const others = contributors.length - names.length;
    return `${names.join(', ')}${others > 0 ? ` and ${others} others` : ''}`;
}
/** `17 commits = 12 listed + 2 cancelled + 3 excluded (2 merges, 1 label "skip-notes")` */
function countLine({ inRange, listed, cancelled, excluded }) {
    const left = excluded.reduce((sum, { commits }) => sum + commits.length, 0);
    const rules = excluded.map(({ rule, commits }) => `${commits.length} ${(0,markdown/* plain */.pj)(rule, 100)}`);
    const why = rules.length > 0 ? ` (${rules.join(', ')})` : '';
    const sum = `${listed} listed + ${cancelled} cancelled + ${left} excluded${why}`;
    return `${inRange === 1 ? '1 commit' : `${inRange} commits`} = ${sum}`;
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

/***/ 6502:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $4: () => (/* binding */ itemLinks),
/* harmony export */   $N: () => (/* binding */ codeOf),
/* harmony export */   Fp: () => (/* binding */ markName),
/* harmony export */   G: () => (/* binding */ personLink),
/* harmony export */   GS: () => (/* binding */ fill),
/* harmony export */   kt: () => (/* binding */ wordLines),
/* harmony export */   mG: () => (/* binding */ inline),
/* harmony export */   nR: () => (/* binding */ timeOf),
/* harmony export */   uM: () => (/* binding */ linkTo),
/* harmony export */   wn: () => (/* binding */ commitLink)
/* harmony export */ });
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(83758);

const MOST_WORDS = 2_000;
const MOST_LINES = 12;
/** Bodies may have 64 KB; nobody reads more than the beginning. */
const MOST_READ = 20_000;
/** A title or a sentence of strangers as one line of Markdown, of which only code in backticks stays. */
function inline(text, most = 300) {
    const line = (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .oneLine */ .TN)(text.slice(0, MOST_READ));
    const short = line.length > most
        ? `${line
            .slice(0, most - 1)
            .toWellFormed()
            .replace(/\uFFFD$/, '')}…`
        : line;
    return short
        .split(/(`[^`]+`)/)
        .map((part, index) => (index % 2 === 1 ? spanOf(part) : padded(part, (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)(part, Infinity))))
        .join('');
}
/** A span of blanks alone would not be one. */
function spanOf(part) {
    const inner = part.slice(1, -1).trim();
    return inner === '' ? (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)(part) : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(inner);
}
/** `plain` trims, but beside a span a blank is a gap between words. */
function padded(part, safe) {
    if (safe === '')
        return part === '' ? '' : ' ';
    return `${part.startsWith(' ') ? ' ' : ''}${safe}${part.endsWith(' ') ? ' ' : ''}`;
}
/** An author's own words for the notes: one line of Markdown for each paragraph and each item of a list. */
function wordLines(words) {
    const paragraphs = words
        .slice(0, MOST_READ)
        .replaceAll(/<!--.*?(-->|$)/gs, '')
        .split(/\r\n|\r|\n/)
        .reduce((lines, raw) => joined(lines, raw.trim()), [])
        .filter((line) => line !== '');
    const lines = paragraphs.slice(0, MOST_LINES);
    let left = MOST_WORDS;
    const kept = lines.flatMap((line) => {
        const safe = left > 0 ? inline(line, Math.max(2, left)) : '';
        left -= line.length;
        return safe === '' ? [] : [safe];
    });
    return paragraphs.length > lines.length ? [...kept, '…'] : kept;
}
const FENCE = /^(`{3,}|~{3,})/;
const BULLET = /^(?:[-*+]|\d{1,9}[.)])\s+/;
/** Lines that belong together become one; marks of lists, quotes, headings and fences go. */
function joined(lines, line) {
    const last = lines.at(-1) ?? '';
    if (line === '' || FENCE.test(line))
        return last === '' ? lines : [...lines, ''];
    const bare = line.replace(/^(?:>\s*|#{1,6}\s+)+/, '');
    if (BULLET.test(bare))
        return [...lines, bare.replace(BULLET, '').replace(/^\[[ xX]\]\s+/, '')];
    if (last === '')
        return [...lines, bare];
    return [...lines.slice(0, -1), `${last} ${bare}`];
}
const LOGIN = /^[a-z\d](?:[a-z\d-]{0,38})(?:\[bot\])?$/i;
/** A link to the account, which pings nobody; the name alone where there is no account. */
function personLink({ name, login }, repositoryUrl) {
    if (!login || !LOGIN.test(login) || login.endsWith('[bot]'))
        return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)(login ?? name, 60);
    return `[${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)(login)}](${repositoryUrl.split('/', 3).join('/')}/${login})`;
}
/** Where to read more about an item: its pull request, else its commits. */
function itemLinks({ pull, commits }, repositoryUrl, references) {
    if (pull) {
        // In a comment a link would leave a trace at each of the pull requests.
        return references === 'plain' ? (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(`#${pull.number}`) : `[#${pull.number}](${repositoryUrl}/pull/${pull.number})`;
    }
    return commits
        .slice(0, 3)
        .map((sha) => commitLink(sha, repositoryUrl))
        .join(', ');
}
function commitLink(sha, repositoryUrl) {
    return /^[\da-f]{7,64}$/.test(sha) ? `[${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(sha.slice(0, 7))}](${repositoryUrl}/commit/${sha})` : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)(sha, 60);
}
/** Names and numbers of strangers as code; nothing when nothing of them can be seen. */
function codeOf(text, most = 100) {
    const line = (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .oneLine */ .TN)(text.slice(0, MOST_READ)).replaceAll('`', '').slice(0, most).toWellFormed().trim();
    return line === '' ? '' : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(line);
}
/** A link that can only lead to a page; the text alone where the address is none. `text` is Markdown already. */
function linkTo(text, target) {
    const url = /^https?:\/\//i.test(target) ? URL.parse(target) : null;
    if (!url || url.username || url.password)
        return text;
    const address = url.href.replaceAll(/[()<>|\\]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
    return `[${text}](${address.replaceAll('&', '&amp;')})`;
}
/** `2026-11-23 01:51 UTC` */
function timeOf(date) {
    return `${date.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
/** Replaces `{name}` by its value, once: what a value holds is never a placeholder. Blanks around an empty one join. */
function fill(template, values) {
    return template
        .replaceAll(/\{([a-z]+)\}/g, (whole, name) => (Object.hasOwn(values, name) ? (values[name] ?? '') : whole))
        .replaceAll(/[^\S\n]{2,}/g, ' ')
        .trim();
}
/** Part of a mark, which is a comment of HTML. */
function markName(text) {
    return text.replaceAll(/[^\w.@/+-]/g, '-').replaceAll(/-{2,}/g, '-');
}


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

/***/ 85178:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IE: () => (/* binding */ TakenOver),
/* harmony export */   In: () => (/* binding */ GateFailure),
/* harmony export */   P_: () => (/* binding */ Refusal),
/* harmony export */   Tp: () => (/* binding */ Interference),
/* harmony export */   bD: () => (/* binding */ messageOf),
/* harmony export */   cJ: () => (/* binding */ Cancelled)
/* harmony export */ });
/** Reasons not to begin. Nothing was changed. */
class Refusal extends Error {
    name = 'Refusal';
    topic = 'nothing-was-begun';
    reasons;
    constructor(reasons, failures = []) {
        const all = [...reasons, ...failures.map(messageOf)];
        super(all.length === 1 ? (all[0] ?? '') : `${all.length} reasons not to begin:\n- ${all.join('\n- ')}`, failures.length === 1 ? { cause: failures[0].cause } : undefined);
        this.reasons = all;
    }
}
/** A gate did not pass. */
class GateFailure extends Error {
    name = 'GateFailure';
    topic = 'a-gate-did-not-pass';
}
/** Another run has taken this release over, and finishes it; this one must not change anything more. */
class TakenOver extends Error {
    name = 'TakenOver';
    topic = 'another-run-has-the-release';
    constructor(owner) {
        super(`this release was taken over by ${owner.replace(/#.*/, '')}`);
    }
}
/** Somebody else has changed what serves, outside of a release. */
class Interference extends Error {
    name = 'Interference';
    topic = 'somebody-changed-something-in-a-dashboard';
}
/** The run was cancelled; what is left to do is left to the post step or to the next run. */
class Cancelled extends Error {
    name = 'Cancelled';
    topic = 'the-job-was-cancelled';
}
function messageOf(error) {
    return error instanceof Error ? error.message : String(error);
}


/***/ })

};
