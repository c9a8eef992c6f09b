export const id = 7407;
export const ids = [7407];
export const modules = {

/***/ 62891:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  A: () => (/* binding */ asResult),
  J: () => (/* binding */ commentOn)
});

// EXTERNAL MODULE: ./src/markdown.ts
var markdown = __webpack_require__(83758);
// EXTERNAL MODULE: ./src/notes/text.ts
var notes_text = __webpack_require__(6502);
// EXTERNAL MODULE: ./src/preview/checks.ts
var checks = __webpack_require__(38123);
// EXTERNAL MODULE: ./src/preview/verified.ts
var verified = __webpack_require__(10278);
// EXTERNAL MODULE: ./src/providers/github/client.ts
var github_client = __webpack_require__(68669);
// EXTERNAL MODULE: ./src/providers/github/comments.ts + 1 modules
var comments = __webpack_require__(32133);
;// CONCATENATED MODULE: ./src/providers/github/pulls-of-head.ts
/**
 * Numbers of the open pull requests whose head this is now, lowest first. Not by `commits/{sha}/pulls`, which knows
 * nothing of heads in forks.
 */
async function pullsOfHead(github, { sha, branch, repository }) {
    const [owner = ''] = repository.split('/');
    const { data } = await github.call('pull-requests: read', async (octokit) => await octokit.rest.pulls.list({
        owner: github.owner,
        repo: github.repo,
        state: 'open',
        head: `${owner}:${branch}`,
        per_page: 100,
    }));
    return data
        .filter(({ head }) => head.sha === sha && head.repo?.full_name === repository)
        .map(({ number }) => number)
        .toSorted((a, b) => a - b);
}

// EXTERNAL MODULE: ./src/release/errors.ts
var errors = __webpack_require__(85178);
// EXTERNAL MODULE: ./src/problems.ts
var problems = __webpack_require__(62095);
;// CONCATENATED MODULE: ./actions/workflow-run.ts

/** Throws `Problems` where the workflow is not one that another one starts. */
function triggeringRunOf(job) {
    const run = job.eventName === 'workflow_run' ? job.event['workflow_run'] : undefined;
    const { id, head_sha: sha, head_branch: branch, head_repository: repository } = run ?? {};
    if (id === undefined || sha === undefined || !/^[0-9a-f]{40}$/.test(sha)) {
        const message = `this action is for workflows that start "on: workflow_run", and this one was started by "${job.eventName}"; on pull requests of your own, pass the report to deploy as \`verify-report\``;
        throw new problems/* Problems */.Z('the event', [{ title: 'Wrong event', message }]);
    }
    return {
        id,
        attempt: run?.run_attempt ?? 1,
        url: `${job.serverUrl}/${job.repository}/actions/runs/${id}`,
        conclusion: run?.conclusion ?? 'unknown',
        event: run?.event ?? '',
        head: { sha, branch: branch ?? '', repository: repository?.full_name ?? '' },
    };
}

;// CONCATENATED MODULE: ./actions/comment-result.ts









/** Writes the section of the verification. Which pull request it is for, the event and the API tell, and not the report. */
async function commentOn(wish, job) {
    const run = triggeringRunOf(job);
    const { head } = run;
    if (!/^pull_request(_target)?$/.test(run.event)) {
        return nothing(`The run was started by "${run.event}", so that it is about no pull request.`);
    }
    const client = (0,github_client/* github */.M)({
        token: wish.githubToken,
        repository: job.repository,
        apiUrl: job.apiUrl,
        graphqlUrl: job.graphqlUrl,
        signal: job.signal,
        onRetry: job.log.line,
    });
    const pulls = await pullsOfHead(client, head);
    if (pulls.length === 0)
        return nothing(`No open pull request has the head ${head.sha.slice(0, 7)} any more.`);
    const { section, warnings } = await sectionFor(run, wish.report, job);
    const mark = `preview ${(0,notes_text/* markName */.Fp)(wish.config)}`;
    const done = {
        status: 'success',
        headline: `Commented on #${pulls.join(', #')}.`,
        pulls,
        section,
        warnings,
    };
    if (wish.dryRun)
        return { ...done, status: 'skipped', headline: 'Dry run: nothing was written.' };
    const { putComment } = (0,comments/* comments */.n)({ github: client, signal: job.signal });
    for (const number of pulls) {
        const address = await putComment({
            number,
            mark,
            run: { id: run.id, attempt: run.attempt },
            sections: { checks: section },
        });
        done.htmlUrl ??= address;
    }
    return done;
}
/** Where there is no report, or none that is fit to be shown, the run's own conclusion has to do. */
async function sectionFor({ head, conclusion, url }, path, { workspace }) {
    const link = `[The run](${url})`;
    const without = `### Verification of ${(0,markdown/* code */.aY)(head.sha.slice(0, 7))}: ${(0,markdown/* code */.aY)(conclusion)}`;
    try {
        const report = await (0,verified/* readReport */.t)(path, workspace);
        if (report)
            return { section: `${(0,checks/* checksSection */.N)(head.sha, report)}\n\n${link}`, warnings: [] };
        return { section: `${without}\n\nIt has left no report. ${link}`, warnings: [`there is no report at ${path}`] };
    }
    catch (error) {
        return { section: `${without}\n\nIts report could not be shown. ${link}`, warnings: [(0,errors/* messageOf */.bD)(error)] };
    }
}
function nothing(headline) {
    return { status: 'skipped', headline, pulls: [], section: '', warnings: [] };
}
function asResult({ status, headline, pulls, section, htmlUrl = '', warnings }) {
    return {
        outputs: { status, 'pull-request': pulls[0] === undefined ? '' : String(pulls[0]), 'html-url': htmlUrl },
        summary: section === '' ? headline : `${headline}\n\n${section}`,
        annotations: warnings.map((message) => ({ severity: 'warning', message })),
    };
}


/***/ }),

/***/ 67407:
/***/ ((module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.a(module, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
__webpack_require__.r(__webpack_exports__);
/* harmony import */ var _src_action_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(80883);
/* harmony import */ var _comment_result_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(62891);


await (0,_src_action_js__WEBPACK_IMPORTED_MODULE_0__/* .action */ .X)({
    name: 'comment',
    unfinished: { status: 'failure' },
    read: (input) => ({
        report: input.text('report'),
        config: input.text('config'),
        githubToken: input.secret('github-token', 'GITHUB_TOKEN'),
        dryRun: input.flag('dry-run'),
    }),
    run: async (inputs, job) => (0,_comment_result_js__WEBPACK_IMPORTED_MODULE_1__/* .asResult */ .A)(await (0,_comment_result_js__WEBPACK_IMPORTED_MODULE_1__/* .commentOn */ .J)(inputs, job)),
});

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

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

/***/ 32133:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  n: () => (/* binding */ comments)
});

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(58500);
// EXTERNAL MODULE: ./src/help.ts
var help = __webpack_require__(41244);
// EXTERNAL MODULE: ./src/http.ts + 3 modules
var http = __webpack_require__(32175);
// EXTERNAL MODULE: ./src/redact.ts
var redact = __webpack_require__(76670);
;// CONCATENATED MODULE: ./src/providers/github/sections.ts
/** The parts of a sticky comment, in the order in which they stand. Each is written by whoever knows of it. */
const SECTIONS = ['preview', 'checks', 'notes'];
/** GitHub takes 65,536 characters; with three sections of this size there is room for the marks. */
const MOST_IN_SECTION = 21_000;
const START = /<!-- ops-actions:section (\w+) (\d+)\.(\d+) -->\n/g;
function read(body) {
    return [...body.matchAll(START)].flatMap(({ 0: mark, 1: name = '', 2: id, 3: attempt, index }) => {
        const from = index + mark.length;
        const to = body.indexOf(`\n${endOf(name)}`, from);
        const known = SECTIONS.find((one) => one === name);
        if (to < 0 || !known)
            return [];
        return [{ name: known, run: { id: Number(id), attempt: Number(attempt) }, text: body.slice(from, to) }];
    });
}
/** Of each section the text of the latest run; of one run, the text that comes last. */
function merged(sections) {
    const latest = new Map();
    for (const section of sections) {
        const known = latest.get(section.name);
        if (!known || !isBefore(section.run, known.run))
            latest.set(section.name, section);
    }
    return SECTIONS.flatMap((name) => latest.get(name) ?? []);
}
function write(start, sections) {
    const parts = sections.map(({ name, run, text }) => {
        const mark = `<!-- ops-actions:section ${name} ${run.id}.${run.attempt} -->`;
        return `${mark}\n${harmless(text).slice(0, MOST_IN_SECTION)}\n${endOf(name)}`;
    });
    return [start, ...parts].join('\n');
}
function endOf(name) {
    return `<!-- /ops-actions:section ${name} -->`;
}
/** A text can't end its section, nor begin another. */
function harmless(text) {
    return text.replaceAll(/<!-- \/?ops-actions:section/g, '<!-- section');
}
function isBefore(one, other) {
    return one.id < other.id || (one.id === other.id && one.attempt < other.attempt);
}

;// CONCATENATED MODULE: ./src/providers/github/comments.ts





const PERMISSIONS = { 'pull request': 'pull-requests: write', issue: 'issues: write' };
/** GitHub allows a thousand comments on a page of a thread that people still read. */
const MOST_PAGES = 30;
const MOST_ROUNDS = 5;
/** Comments of ours on pull requests and issues, found again by a mark that nobody sees and by their author. */
function comments({ github, pauseMs = 1_000, login: known, signal, }) {
    const at = { owner: github.owner, repo: github.repo };
    let author = known === undefined ? undefined : Promise.resolve(plainLogin(known));
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
        for (let round = 1; round <= MOST_ROUNDS; round++) {
            const [comment, ...others] = await look(thread, start, made);
            for (const { id } of others)
                await remove(thread, id);
            if (comment)
                return round > 1 ? 'made' : 'found';
            made = await create(thread, body);
        }
        throw neverThere(thread);
    }
    /** The oldest first; with the one that was just made, for a list may be older than the answer to a change. */
    async function look(thread, start, made) {
        const found = await own(thread, start);
        if (made && !found.some(({ id }) => id === made.id))
            found.push(made);
        return found.toSorted((a, b) => a.id - b.id);
    }
    /**
     * Writes and looks again until there is one comment that holds the latest text of each section, whoever writes at the
     * same time. GitHub can't be asked to write only where nobody else has written; so whoever comes last sees, and mends.
     */
    async function converge(thread, start, mine) {
        let made;
        let written;
        let trouble;
        for (let round = 1; round <= MOST_ROUNDS; round++) {
            if (round > 1)
                await settle();
            const found = await look(thread, start, made);
            const [comment, ...others] = found;
            // The oldest last: of two texts of one run, its own counts.
            const sections = merged([...found.toReversed().flatMap(({ body }) => read(body)), ...mine]);
            const body = (0,redact/* redact */.E)(write(start, sections));
            if (!comment) {
                made = await create(thread, body);
                continue;
            }
            written = comment;
            if (comment.body === body && others.length === 0)
                return comment;
            trouble = comment.body === body ? undefined : await update(thread, comment.id, body);
            // What they say stands in the oldest by now.
            if (!trouble)
                for (const { id } of others)
                    await remove(thread, id);
        }
        if (written && !trouble)
            return written;
        throw trouble ?? neverThere(thread);
    }
    /** Sent once: another try may come long after, when somebody else has written. The next look tells what came of it. */
    async function update({ kind }, id, body) {
        try {
            await github.call(PERMISSIONS[kind], async (octokit) => await octokit.rest.issues.updateComment({ ...at, comment_id: id, body }));
            return undefined;
        }
        catch (error) {
            // Somebody may have deleted it as well.
            if (!(error instanceof http/* HttpError */.j) || (!error.mayHaveActed && error.status !== 404))
                throw error;
            return error;
        }
    }
    async function settle() {
        if (pauseMs > 0)
            await (0,promises_.setTimeout)(pauseMs, undefined, signal ? { signal } : {});
    }
    return {
        async putComment({ number, mark, run, sections }) {
            const thread = { number, kind: 'pull request' };
            const mine = SECTIONS.flatMap((name) => (sections[name] === undefined ? [] : { name, run, text: sections[name] }));
            return (await converge(thread, `${MARK}${mark} -->`, mine)).htmlUrl;
        },
        async tellOnce({ number, kind, since, mark, body }) {
            const start = `${MARK}${mark} -->`;
            const found = await one({ number, kind, since }, start, (0,redact/* redact */.E)(`${start}\n${body}`));
            return found === 'made' ? 'told' : 'known';
        },
    };
}
function neverThere({ kind, number }) {
    return new help/* Trouble */.qm('a-provider-does-not-answer', `github: the comment on ${kind} ${number} was not there after ${MOST_ROUNDS} attempts; run this again`);
}
const MARK = '<!-- ops-actions:';
/** The two interfaces of GitHub disagree on the name of a bot. */
function plainLogin(login) {
    return login.toLowerCase().replace(/\[bot\]$/, '');
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
