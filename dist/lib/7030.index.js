export const id = 7030;
export const ids = [7030];
export const modules = {

/***/ 80883:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  X: () => (/* binding */ action),
  b: () => (/* binding */ post)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 7 modules
var core = __webpack_require__(33838);
// EXTERNAL MODULE: ./src/explain.ts
var explain = __webpack_require__(24216);
// EXTERNAL MODULE: ./src/help.ts
var src_help = __webpack_require__(41244);
// EXTERNAL MODULE: ./src/duration.ts
var duration = __webpack_require__(77607);
// EXTERNAL MODULE: ./src/problems.ts
var problems = __webpack_require__(62095);
;// CONCATENATED MODULE: ./src/input.ts


class WrongInputs extends problems/* Problems */.Z {
}
/** Calls `read` once. Throws `WrongInputs` when any is wrong. */
function readInputs(source, read) {
    const problems = [];
    let inputs;
    try {
        inputs = read(createInput(source, (message) => problems.push({ message, title: 'Wrong input' })));
    }
    catch (error) {
        // With a wrong input, `read` may have tripped over the stand-in: then only the input is to blame.
        if (problems.length === 0)
            throw error;
        throw new WrongInputs('inputs', problems);
    }
    if (problems.length > 0)
        throw new WrongInputs('inputs', problems);
    return inputs;
}
function createInput({ get, env, onSecret }, report) {
    function optional(name, ...variables) {
        for (const value of [get(name), ...variables.map((variable) => (env[variable] ?? '').trim())]) {
            if (value !== '')
                return value;
        }
        return undefined;
    }
    function optionalSecret(name, ...variables) {
        const value = optional(name, ...variables);
        if (value !== undefined)
            onSecret(value);
        return value;
    }
    function required(value, standIn, name, remedy) {
        if (value === undefined)
            report(`input "${name}" is missing; ${remedy}`);
        return value ?? standIn;
    }
    function wrong(name, value, remedy, standIn) {
        report(`input "${name}" must be ${remedy}, got ${value === '' ? 'nothing' : JSON.stringify(value)}`);
        return standIn;
    }
    function optionalUrl(name, ...variables) {
        const value = optional(name, ...variables);
        if (value === undefined || /^https?:$/.test(URL.parse(value)?.protocol ?? ''))
            return value;
        return wrong(name, value, 'an address like "https://shop.example"', undefined);
    }
    function optionalDuration(name) {
        const value = optional(name);
        if (value === undefined)
            return undefined;
        return (0,duration/* parseDuration */.E9)(value) ?? wrong(name, value, 'a duration like "90s" or "5m"', undefined);
    }
    function pairs(name, onWrong) {
        const found = [];
        for (const line of lines(get(name), /\n/)) {
            const [, key, value] = /^([^=\s]+)=(.*)$/.exec(line) ?? [];
            if (key === undefined || value === undefined)
                onWrong(line);
            else if (found.some(([known]) => known === key))
                report(`input "${name}" has the key "${key}" twice; keep one`);
            else
                found.push([key, value]);
        }
        return Object.fromEntries(found);
    }
    return {
        optional,
        optionalSecret,
        optionalUrl,
        optionalDuration,
        text: (name, ...variables) => required(optional(name, ...variables), '', name, `set it below "with:"${orVariable(variables)}`),
        secret(name, ...variables) {
            const variable = variables[0] ?? name.replaceAll('-', '_').toUpperCase();
            const remedy = `set it below "with:" to \${{ secrets.${variable} }}${orVariable(variables)}`;
            return required(optionalSecret(name, ...variables), '', name, remedy);
        },
        optionalCommit(name) {
            const value = optional(name);
            if (value === undefined || /^[0-9a-f]{40}$/i.test(value))
                return value?.toLowerCase();
            return wrong(name, value, 'the full SHA of a commit with all 40 digits, like "${{ github.sha }}"', undefined);
        },
        flag(name) {
            const value = get(name);
            if (/^(true|True|TRUE|false|False|FALSE)$/.test(value))
                return value.toLowerCase() === 'true';
            return wrong(name, value, '"true" or "false"', false);
        },
        choice(name, values) {
            const value = get(name);
            const known = values.find((one) => one === value);
            return known ?? wrong(name, value, `one of ${values.map((one) => `"${one}"`).join(', ')}`, '');
        },
        count(name) {
            const value = get(name);
            return /^\d{1,9}$/.test(value) ? Number(value) : wrong(name, value, 'a whole number', 0);
        },
        duration: (name) => get(name) === ''
            ? required(undefined, 0, name, 'write a duration like "90s" or "5m"')
            : (optionalDuration(name) ?? 0),
        url: (name, ...variables) => optional(name, ...variables) === undefined
            ? required(undefined, '', name, `write an address like "https://shop.example"${orVariable(variables)}`)
            : (optionalUrl(name, ...variables) ?? ''),
        list: (name) => lines(get(name), /[\n,]/),
        pairs: (name) => pairs(name, (line) => wrong(name, line, 'lines of KEY=VALUE', undefined)),
        secretPairs(name) {
            const found = pairs(name, (line) => wrong(name, `a line of ${line.length} letters`, 'lines of NAME=VALUE', undefined));
            for (const value of Object.values(found))
                onSecret(value);
            return found;
        },
    };
}
function orVariable(variables) {
    return variables.length > 0 ? `, or the environment variable ${variables.join(' or ')}` : '';
}
function lines(text, separator) {
    return text
        .split(separator)
        .map((line) => line.trim())
        .filter((line) => line !== '');
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
;// CONCATENATED MODULE: ./src/job.ts


function readSurroundings(env) {
    const text = (variable, otherwise = '') => env[variable] || otherwise;
    const repository = text('GITHUB_REPOSITORY');
    const serverUrl = text('GITHUB_SERVER_URL', 'https://github.com');
    const apiUrl = text('GITHUB_API_URL', 'https://api.github.com');
    const runId = text('GITHUB_RUN_ID', '0');
    const attempt = text('GITHUB_RUN_ATTEMPT', '1');
    const branch = text('GITHUB_HEAD_REF') || (env['GITHUB_REF_TYPE'] === 'branch' ? text('GITHUB_REF_NAME') : '');
    return {
        repository,
        sha: text('GITHUB_SHA'),
        ref: text('GITHUB_REF'),
        branch: branch || undefined,
        eventName: text('GITHUB_EVENT_NAME'),
        runId: Number(runId),
        runAttempt: Number(attempt),
        runUrl: `${serverUrl}/${repository}/actions/runs/${runId}/attempts/${attempt}`,
        actor: text('GITHUB_ACTOR'),
        workspace: text('GITHUB_WORKSPACE', process.cwd()),
        temp: text('RUNNER_TEMP', (0,external_node_os_.tmpdir)()),
        serverUrl,
        apiUrl,
        graphqlUrl: text('GITHUB_GRAPHQL_URL', `${apiUrl}/graphql`),
    };
}
function readEvent(env) {
    const file = env['GITHUB_EVENT_PATH'];
    return file ? JSON.parse((0,external_node_fs_.readFileSync)(file, 'utf8')) : {};
}

// EXTERNAL MODULE: ./src/redact.ts
var redact = __webpack_require__(76670);
;// CONCATENATED MODULE: ./src/action.ts








const ANNOTATE = { error: core/* error */.z3, warning: core/* warning */.$e, notice: core/* notice */.lm };
/** The runner refuses a whole summary of more than 1 MiB. */
const SUMMARY_BYTES = 1024 * 1024 - 1024;
/** Left for the post step when there is nothing that it could clean up. */
const REFUSED = 'inputs-refused';
/** Runs one action from its inputs to its exit code. The only place that fails a step. */
async function action(definition) {
    const { name, unfinished = {} } = definition;
    await run(definition, {
        complain: fail,
        onTrouble: async (error) => {
            if (error instanceof WrongInputs)
                core/* saveState */.LZ(REFUSED, 'true');
            const summary = `### ${name} did not finish\n\n${asText((0,explain/* explain */.W)(error))}\n`;
            await publish({ outputs: unfinished, summary: (0,src_help/* withHelp */.il)(summary, helpFor(name, (0,src_help/* topicOf */.FW)(error))) });
        },
    });
}
/** The same for a post step: trouble while cleaning up is a warning and must not hide the job's own verdict. */
async function post(definition) {
    if (core/* getState */.Gu(REFUSED) !== '')
        return;
    await run(definition, { complain: core/* warning */.$e, onTrouble: async () => { } });
}
async function run(definition, { complain, onTrouble }) {
    const { name } = definition;
    const calledOff = new AbortController();
    const told = new Set();
    const tell = (error) => {
        if (!told.has(error))
            report(error, name, complain);
        told.add(error);
    };
    let ended = false;
    for (const signal of ['SIGINT', 'SIGTERM']) {
        process.on(signal, () => {
            calledOff.abort(new Error(`the job was cancelled (${signal})`));
        });
    }
    // What was lost may be part of the work, so the work is called off: it must not end in success beside a failed step.
    for (const event of ['unhandledRejection', 'uncaughtException']) {
        process.on(event, (error) => {
            tell(error);
            calledOff.abort(error);
        });
    }
    // The runner is gone, and nobody reads the log. Whoever told that would meet the same error again, without end.
    for (const log of [process.stdout, process.stderr]) {
        log.on('error', (error) => {
            calledOff.abort(error);
        });
    }
    process.on('exit', () => {
        if (!ended)
            tell(`${name} ended in the middle of its work: it waited for something that never came`);
    });
    try {
        const source = { get: (input) => core/* getInput */.V4(input), env: process.env, onSecret: mask };
        const inputs = readInputs(source, definition.read);
        const result = (await definition.run(inputs, createJob(calledOff.signal))) ?? {};
        const { failure, help, summary } = result;
        const where = helpFor(name, help);
        if (failure !== undefined)
            fail((0,src_help/* withLink */.Ni)((0,redact/* redact */.E)(failure), where), { title: name });
        await publish(failure !== undefined && summary ? { ...result, summary: (0,src_help/* withHelp */.il)(summary, where) } : result);
    }
    catch (error) {
        tell(error);
        await onTrouble(error);
    }
    finally {
        ended = true;
    }
    // A request or timer that somebody forgot must not keep the job waiting.
    setTimeout(() => process.exit(), 2_000).unref();
}
function fail(message, properties) {
    core/* error */.z3(message, properties);
    process.exitCode = 1;
}
function report(error, name, complain) {
    const where = helpFor(name, (0,src_help/* topicOf */.FW)(error));
    if (error instanceof problems/* Problems */.Z) {
        for (const { message, title = name, ...place } of error.problems) {
            complain((0,src_help/* withLink */.Ni)((0,redact/* redact */.E)(message), where), at({ title, ...place }));
        }
        // The page of a job shows only the first ten annotations of a step.
        core/* info */.pq(harmless(error.message));
        return;
    }
    if (error instanceof Error && error.stack !== undefined)
        core/* debug */.Yz((0,redact/* redact */.E)(error.stack));
    complain((0,src_help/* withLink */.Ni)((0,explain/* explain */.W)(error), where), { title: name });
}
function helpFor(action, topic) {
    return (0,src_help/* helpUrl */.xR)(topic ?? { action }, process.env);
}
async function publish({ outputs = {}, summary, annotations = [] }) {
    for (const [key, value] of Object.entries(outputs))
        core/* setOutput */.uH(key, (0,redact/* redact */.E)(value));
    for (const annotation of annotations)
        ANNOTATE[annotation.severity]((0,redact/* redact */.E)(annotation.message), at(annotation));
    // Runners on servers of one's own may be too old for summaries.
    if (summary === undefined || !process.env['GITHUB_STEP_SUMMARY'])
        return;
    try {
        await core/* summary */.z.addRaw(cut((0,redact/* redact */.E)(summary))).write();
    }
    catch (error) {
        // What was done is done, and its verdict stands.
        core/* warning */.$e(`the job summary could not be written: ${(0,explain/* explain */.W)(error)}`);
    }
}
function mask(secret) {
    core/* setSecret */.Pq(secret);
    (0,redact/* keepSecret */.g)(secret);
}
function createJob(signal) {
    return {
        ...readSurroundings(process.env),
        // A spread would read it now.
        get event() {
            return readEvent(process.env);
        },
        signal,
        log: {
            line: (text) => {
                core/* info */.pq(harmless(text));
            },
            notice: (text) => {
                core/* notice */.lm((0,redact/* redact */.E)(text));
            },
            warning: (text) => {
                core/* warning */.$e((0,redact/* redact */.E)(text));
            },
            debug: (text) => {
                core/* debug */.Yz((0,redact/* redact */.E)(text));
            },
            group: async (title, work) => await core/* group */.Os(harmless(title), work),
            foreign: async (title, work) => await core/* group */.Os(harmless(title), async () => await unheeded(work)),
        },
        output: (name, value) => {
            core/* setOutput */.uH(name, (0,redact/* redact */.E)(value));
        },
        state: {
            save: (key, value) => {
                core/* saveState */.LZ(key, value);
            },
            read: (key) => core/* getState */.Gu(key) || undefined,
        },
    };
}
function at({ title, file, line, column }) {
    const properties = { title, file, startLine: line, startColumn: column };
    return Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== undefined));
}
/** A program may write to the log past this process, so that to mend its lines is not enough. */
async function unheeded(work) {
    const token = (0,external_node_crypto_.randomUUID)();
    core/* info */.pq(`::stop-commands::${token}`);
    try {
        return await work();
    }
    finally {
        core/* info */.pq(`::${token}::`);
    }
}
/** A line that a provider has written must not be taken for a command to the runner. */
function harmless(text) {
    const gap = '\u200B';
    return (0,redact/* redact */.E)(text)
        .replace(/\r\n?/g, '\n')
        .replace(/^(\s*):(?=:)/gm, `$1:${gap}`)
        .replaceAll('##[', `#${gap}#[`);
}
function cut(summary) {
    const bytes = Buffer.from(summary);
    if (bytes.length <= SUMMARY_BYTES)
        return summary;
    const end = bytes.lastIndexOf('\n', SUMMARY_BYTES);
    return `${bytes.subarray(0, end > 0 ? end : SUMMARY_BYTES).toString()}\n\n_The rest was cut: a summary holds 1 MiB._\n`;
}
/** Markdown that shows the text as it is, whatever stands in it. */
function asText(text) {
    return text.replace(/^/gm, '    ');
}


/***/ }),

/***/ 82431:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ waitMs)
/* harmony export */ });
/* unused harmony export retryAfterMs */
/** The wait before attempt `attempt + 1`: what the server asks for, else growing, both with jitter. */
function waitMs(answer, attempt, now = Date.now()) {
    const asked = retryAfterMs(answer?.headers['retry-after'], now);
    if (asked !== undefined)
        return asked + Math.random() * Math.min(1000, 100 + asked / 4);
    return Math.min(8000, 250 * 2 ** (attempt - 1)) * (0.5 + Math.random() / 2);
}
/** `Retry-After` is whole seconds or an HTTP date. */
function retryAfterMs(header, now = Date.now()) {
    if (header === undefined || header.trim() === '')
        return undefined;
    const seconds = Number(header);
    if (Number.isFinite(seconds))
        return Math.max(0, seconds * 1000);
    const date = Date.parse(header);
    return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}


/***/ }),

/***/ 77607:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E9: () => (/* binding */ parseDuration),
/* harmony export */   a3: () => (/* binding */ formatDuration),
/* harmony export */   ft: () => (/* binding */ DURATION)
/* harmony export */ });
const UNITS = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 };
const DURATION = /^(0*[1-9]\d{0,5})(ms|s|m|h)$/;
/** `800ms`, `90s`, `5m` or `1h` in milliseconds; nothing when it is written otherwise or is zero. */
function parseDuration(text) {
    const [, amount, unit] = DURATION.exec(text) ?? [];
    return amount === undefined ? undefined : Number(amount) * (UNITS[unit ?? ''] ?? 0);
}
/** For people: `350 ms`, `12.4 s`, `3 min 5 s`. */
function formatDuration(ms) {
    if (ms < 1_000)
        return `${Math.round(ms)} ms`;
    if (ms < 59_950)
        return `${(ms / 1_000).toFixed(1).replace('.0', '')} s`;
    const seconds = Math.round(ms / 1_000);
    const rest = seconds % 60;
    return `${Math.floor(seconds / 60)} min${rest ? ` ${rest} s` : ''}`;
}


/***/ }),

/***/ 24216:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ explain)
/* harmony export */ });
/* harmony import */ var _redact_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76670);

/** What went wrong, for people: the message, then each cause on a line of its own. Never a secret, never a stack. */
function explain(error) {
    const lines = [];
    const seen = new Set();
    tell(error, '');
    return (0,_redact_js__WEBPACK_IMPORTED_MODULE_0__/* .redact */ .E)(lines.join('\n'));
    function tell(problem, indent) {
        if (problem === undefined || problem === null || seen.has(problem))
            return;
        seen.add(problem);
        const message = messageOf(problem);
        // Many a wrapper repeats its cause's words.
        const told = lines.some((line) => line.includes(message));
        if (!told)
            lines.push(indent ? `${indent}because ${message}` : message);
        const inner = told ? indent : `${indent}  `;
        if (problem instanceof AggregateError)
            for (const one of problem.errors)
                tell(one, inner);
        if (problem instanceof Error)
            tell(problem.cause, inner);
    }
}
function messageOf(problem) {
    const text = problem instanceof Error ? problem.message || problem.name : String(problem);
    return text.replace(/^((Uncaught )?\w*Error: )+/, '');
}


/***/ }),

/***/ 41244:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FW: () => (/* binding */ topicOf),
/* harmony export */   Ni: () => (/* binding */ withLink),
/* harmony export */   il: () => (/* binding */ withHelp),
/* harmony export */   qm: () => (/* binding */ Trouble),
/* harmony export */   xR: () => (/* binding */ helpUrl)
/* harmony export */ });
/* unused harmony export TOPICS */
/** What docs/troubleshooting.md helps with; each is a heading there, by its anchor. */
const TOPICS = (/* unused pure expression or super */ null && ([
    'wrong-inputs',
    'mistakes-in-opsyml',
    'access-was-refused',
    'too-many-requests',
    'a-provider-does-not-answer',
    'a-provider-refused-a-request',
    'nothing-was-begun',
    'another-run-has-the-release',
    'somebody-changed-something-in-a-dashboard',
    'files-that-cannot-be-uploaded',
    'a-deployment-did-not-become-ready',
    'a-gate-did-not-pass',
    'traffic-did-not-move',
    'it-cannot-be-brought-back',
    'the-release-was-undone',
    'a-release-is-not-finished',
    'the-job-was-cancelled',
    'it-is-not-what-was-verified',
    'no-preview-could-be-made',
    'trouble-with-sentry',
    'trouble-with-prometheus',
    'trouble-with-release-notes',
]));
/** An error that says what to do next, and of which the docs tell more. */
class Trouble extends Error {
    name = 'Trouble';
    topic;
    constructor(topic, message, options = {}) {
        super(message, options);
        this.topic = topic;
    }
}
/** That of the innermost cause, which knows best what happened. */
function topicOf(error) {
    const seen = new Set();
    let found;
    for (let one = error; one instanceof Error && !seen.has(one); one = one.cause) {
        seen.add(one);
        if ('topic' in one)
            found = one.topic;
    }
    return found;
}
const HOME = { repository: 'acme/ops-actions', ref: 'v1' };
/** The address of the docs for a topic, or else for an action that has failed; those of the very version that runs. */
function helpUrl(help, env) {
    const page = typeof help === 'string' ? `docs/troubleshooting.md#${help}` : `actions/${help.action}/README.md#when-it-fails`;
    const { GITHUB_ACTION_REPOSITORY: repository = '', GITHUB_ACTION_REF: ref = '' } = env;
    // Both are empty for an action of the repository's own, as in a workflow that says `uses: ./`.
    const known = /^[\w.-]+\/[\w.-]+$/.test(repository) && /^[\w./-]+$/.test(ref);
    const from = known ? { repository, ref } : HOME;
    return `https://github.com/${from.repository}/blob/${from.ref}/${page}`;
}
/** A message with the link below it, for an annotation. */
function withLink(message, where) {
    return `${message}\nHelp: ${where}`;
}
/** A job summary with the link as its last line. */
function withHelp(summary, where) {
    return `${summary.trimEnd()}\n\n[What to do about it](${where})\n`;
}


/***/ }),

/***/ 32175:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  j: () => (/* binding */ HttpError),
  V: () => (/* binding */ createHttp)
});

// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(37067);
// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __webpack_require__(44708);
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(58500);
// EXTERNAL MODULE: ./src/backoff.ts
var backoff = __webpack_require__(82431);
;// CONCATENATED MODULE: ./src/http-agents.ts


function createAgents({ connections = 16, proxyEnv = process.env, ca }) {
    // Node reads proxy variables only when told; self-hosted runners behind a proxy set nothing else.
    const common = { keepAlive: true, maxSockets: connections, scheduling: 'lifo', proxyEnv };
    return { http: new external_node_http_.Agent(common), https: new external_node_https_.Agent({ ...common, ...(ca ? { ca } : {}) }) };
}
function usesProxy(env = process.env) {
    return Boolean(env['HTTPS_PROXY'] ?? env['https_proxy']);
}

// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
;// CONCATENATED MODULE: ./src/decode.ts

// More than one is rare, and more than a few are an attack.
const MOST_CODINGS = 2;
/** The body as it was before `content-encoding`; the body itself when that is not set. */
async function decoded(body, contentEncoding) {
    const codings = (contentEncoding ?? '')
        .toLowerCase()
        .split(',')
        .map((coding) => coding.trim())
        .filter((coding) => coding !== '' && coding !== 'identity');
    if (codings.length === 0)
        return body;
    const decoders = codings.length > MOST_CODINGS ? [] : (await Promise.all(codings.toReversed().map(decoderOf))).flat();
    if (decoders.length < codings.length) {
        throw new Error(`the answer is packed in a way that nobody asked for: content-encoding "${codings.join(', ').slice(0, 60)}"`);
    }
    // What goes wrong on the way comes out at the end.
    return (0,external_node_stream_.pipeline)([body, ...decoders], () => undefined);
}
async function decoderOf(coding) {
    const zlib = await Promise.resolve(/* import() */).then(__webpack_require__.t.bind(__webpack_require__, 38522, 23));
    if (coding === 'gzip' || coding === 'x-gzip')
        return [zlib.createGunzip()];
    if (coding === 'deflate')
        return [zlib.createInflate()];
    if (coding === 'br')
        return [zlib.createBrotliDecompress()];
    return coding === 'zstd' ? [zlib.createZstdDecompress()] : [];
}

;// CONCATENATED MODULE: ./src/http-body.ts

/** Unpacked, and never more than `maxBytes` of it: what was packed may be a thousand times as long. */
async function readBody(response, { maxBytes, bodiless }) {
    const coding = response.headers['content-encoding'];
    const packed = coding !== undefined && !bodiless && response.statusCode !== 204 && response.statusCode !== 304;
    const stream = packed ? await unpacked(response, coding) : response;
    const parts = [];
    let size = 0;
    // Listeners, because for a small answer an iterator makes more garbage than all the rest.
    return await new Promise((resolve, reject) => {
        stream.on('data', (part) => {
            parts.push(part);
            size += part.length;
            if (size <= maxBytes)
                return;
            resolve({ body: Buffer.concat(parts).subarray(0, maxBytes), cut: true });
            stream.destroy();
            response.destroy();
        });
        stream.on('end', () => {
            resolve({ body: Buffer.concat(parts), cut: false });
        });
        stream.on('error', (error) => {
            const broken = /^(Z_|ERR_|unexpected end)/.test(error.code ?? '') && !error.code?.startsWith('ERR_STREAM');
            reject(broken && packed ? new Error(`the answer can't be unpacked as ${coding}: ${error.message}`) : error);
        });
        stream.on('close', () => {
            reject(Object.assign(new Error('the answer broke off'), { code: 'ECONNRESET' }));
        });
    });
}
async function unpacked(response, coding) {
    try {
        return await decoded(response, coding);
    }
    catch (error) {
        response.destroy();
        throw error;
    }
}
/** The words for people in an error body, wherever the provider keeps them. Never the whole body. */
function messageOf(text) {
    try {
        const body = JSON.parse(text);
        const error = (body['error'] ?? body['err'] ?? body);
        const message = typeof error === 'string' ? error : (error['message'] ?? error['detail']);
        const code = typeof error === 'object' && typeof error['code'] === 'string' ? `${error['code']}: ` : '';
        return typeof message === 'string' ? `${code}${message}`.slice(0, 300) : '';
    }
    catch {
        return '';
    }
}

// EXTERNAL MODULE: ./src/redact.ts
var redact = __webpack_require__(76670);
;// CONCATENATED MODULE: ./src/http.ts







class HttpError extends Error {
    name = 'HttpError';
    failure;
    answer;
    constructor(message, failure, options = {}) {
        super(message, 'cause' in options ? { cause: options.cause } : undefined);
        this.failure = failure;
        this.answer = options.answer;
    }
    get status() {
        return this.answer?.status;
    }
    get topic() {
        const { failure, status = 0 } = this;
        if (failure === 'cancelled')
            return 'the-job-was-cancelled';
        if (failure !== 'status' || status >= 500)
            return 'a-provider-does-not-answer';
        if (status === 429)
            return 'too-many-requests';
        return [401, 403, 404].includes(status) ? 'access-was-refused' : 'a-provider-refused-a-request';
    }
    /** The server may have done what was asked, although no success was reported. */
    get mayHaveActed() {
        return this.failure === 'lost' || this.failure === 'cancelled' || (this.status ?? 0) >= 500;
    }
}
const NEVER_SENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ENETUNREACH', 'EHOSTUNREACH']);
const TRANSIENT = new Set([408, 429, 500, 502, 503, 504]);
/**
 * The one HTTP client: keep-alive, a deadline for each attempt and for the whole call, retries only where repeating is
 * safe. Throws `HttpError`; its message names who was asked, what came back and the provider's own request id.
 */
function createHttp(options) {
    const agents = createAgents(options);
    const attemptMs = options.attemptMs ?? 30_000;
    const totalMs = options.totalMs ?? 120_000;
    return async function http(path, request = {}) {
        const url = new URL(path, options.baseUrl);
        for (const [key, value] of Object.entries(request.query ?? {})) {
            if (value !== undefined)
                url.searchParams.set(key, String(value));
        }
        const method = request.method ?? 'GET';
        const repeatable = request.repeatable ?? (method === 'GET' || method === 'HEAD');
        const startedAt = performance.now();
        const endsAt = startedAt + (request.totalMs ?? totalMs);
        const signals = [options.signal, request.signal].filter((signal) => signal !== undefined);
        const signal = signals.length > 1 ? AbortSignal.any(signals) : signals[0];
        const who = `${options.name}: ${method} ${(0,redact/* redact */.E)(`${url.origin}${url.pathname}`)}`;
        let last;
        for (let attempt = 1;; attempt++) {
            const left = endsAt - performance.now();
            // A wait may last longer than it was asked to.
            if (last && left <= 0)
                throw last;
            const outcome = await once(Math.min(request.attemptMs ?? attemptMs, left), attempt);
            if (!(outcome instanceof HttpError))
                return outcome;
            last = outcome;
            if (attempt === request.maxAttempts || !mayRepeat(outcome, repeatable))
                throw outcome;
            const wait = (0,backoff/* waitMs */.C)(outcome.answer, attempt);
            if (performance.now() + wait >= endsAt)
                throw outcome;
            const onRetry = request.onRetry ?? options.onRetry;
            onRetry?.(`${outcome.message}; trying again in ${(wait / 1000).toFixed(1)} s`);
            await (0,promises_.setTimeout)(wait, undefined, signal ? { signal } : {}).catch(() => {
                throw new HttpError(`${who} was cancelled`, 'cancelled', { cause: outcome });
            });
        }
        async function once(timeoutMs, attempt) {
            if (signal?.aborted)
                return new HttpError(`${who} was cancelled`, 'cancelled');
            let answer;
            try {
                answer = await send(timeoutMs, attempt);
            }
            catch (error) {
                return failed(error, timeoutMs);
            }
            const accepted = answer.status < 300 || request.accept === 'any' || request.accept?.includes(answer.status);
            if (!accepted)
                return new HttpError(`${who} answered ${describe(answer)}`, 'status', { answer });
            try {
                if (options.expects === 'json' && answer.body.length > 0)
                    answer.json();
                return answer;
            }
            catch (error) {
                return error;
            }
        }
        function failed(error, timeoutMs) {
            const code = error.code ?? '';
            if (signal?.aborted)
                return new HttpError(`${who} was cancelled`, 'cancelled', { cause: error });
            if (code === 'ETIMEDOUT_ATTEMPT') {
                return new HttpError(`${who} did not answer within ${(timeoutMs / 1000).toFixed(1)} s`, 'lost', {
                    cause: error,
                });
            }
            const reason = (0,redact/* redact */.E)(error instanceof Error ? error.message : String(error));
            const hint = usesProxy(options.proxyEnv) ? ' (a proxy is set by HTTPS_PROXY; is the host allowed there?)' : '';
            const failure = NEVER_SENT.has(code) ? 'refused' : 'lost';
            return new HttpError(`${who} failed: ${reason || code}${failure === 'refused' ? hint : ''}`, failure, {
                cause: error,
            });
        }
        function send(timeoutMs, attempt) {
            const secure = url.protocol === 'https:';
            const body = request.json === undefined ? request.body : JSON.stringify(request.json);
            const headers = {
                'user-agent': 'ops-actions',
                ...options.headers,
                ...(request.json === undefined ? {} : { 'content-type': 'application/json' }),
                ...request.headers,
            };
            if (typeof body === 'string' || Buffer.isBuffer(body))
                headers['content-length'] = String(Buffer.byteLength(body));
            return new Promise((resolve, reject) => {
                const sent = (secure ? external_node_https_.request : external_node_http_.request)(url, {
                    method,
                    headers,
                    agent: secure ? agents.https : agents.http,
                });
                const stop = (code, message) => {
                    sent.destroy(Object.assign(new Error(message), { code }));
                };
                const timer = setTimeout(() => {
                    stop('ETIMEDOUT_ATTEMPT', 'timed out');
                }, timeoutMs);
                const cancel = () => {
                    stop('ABORT_ERR', 'cancelled');
                };
                signal?.addEventListener('abort', cancel, { once: true });
                const settle = () => {
                    clearTimeout(timer);
                    signal?.removeEventListener('abort', cancel);
                };
                sent.on('error', (error) => {
                    settle();
                    reject(error);
                });
                let answered = false;
                // Neither an error nor an answer comes of a switch to another protocol.
                sent.on('close', () => {
                    if (answered)
                        return;
                    settle();
                    reject(Object.assign(new Error('the connection ended without an answer'), { code: 'ECONNRESET' }));
                });
                sent.on('response', (response) => {
                    answered = true;
                    const maxBytes = request.maxBytes ?? 32 * 1024 * 1024;
                    readBody(response, { maxBytes, bodiless: method === 'HEAD' }).then(({ body: received, cut }) => {
                        settle();
                        resolve(toAnswer(response, received, cut, attempt));
                    }, (error) => {
                        settle();
                        reject(error);
                    });
                });
                if (typeof body === 'function') {
                    const stream = body();
                    stream.on('error', (error) => sent.destroy(error));
                    // A request that ends early must not keep the files open that its body is read from.
                    sent.once('close', () => stream.destroy());
                    stream.pipe(sent);
                }
                else {
                    sent.end(body);
                }
            });
        }
        function toAnswer(response, body, cut, attempts) {
            const answer = {
                status: response.statusCode ?? 0,
                headers: response.headers,
                body,
                cut,
                attempts,
                durationMs: performance.now() - startedAt,
                text: () => body.toString('utf8'),
                json() {
                    try {
                        return JSON.parse(body.toString('utf8'));
                    }
                    catch (cause) {
                        const type = response.headers['content-type'] ?? 'no content type';
                        throw new HttpError(`${who} answered ${describe(answer)}: not JSON (${type})`, 'lost', { answer, cause });
                    }
                },
            };
            return answer;
        }
    };
    function mayRepeat(error, repeatable) {
        if (error.failure === 'cancelled')
            return false;
        if (error.failure === 'refused')
            return true;
        if (error.failure === 'lost')
            return repeatable;
        const verdict = error.answer && options.retryable?.(error.answer);
        if (verdict !== undefined)
            return verdict && (repeatable || error.status === 429 || error.status === 403);
        // A 429 was refused before anything happened, so even a request that must not be repeated may go again.
        return error.status === 429 || (repeatable && TRANSIENT.has(error.status ?? 0));
    }
    function describe(answer) {
        const id = options.requestIdHeader && answer.headers[options.requestIdHeader];
        const type = answer.headers['content-type'] ?? '';
        const message = type.includes('json') ? messageOf(answer.text()) : '';
        return `${answer.status}${message ? ` "${(0,redact/* redact */.E)(message)}"` : ''}${id ? ` (request ${String(id)})` : ''}`;
    }
}


/***/ }),

/***/ 83758:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   TN: () => (/* binding */ oneLine),
/* harmony export */   aY: () => (/* binding */ code),
/* harmony export */   pj: () => (/* binding */ plain),
/* harmony export */   tp: () => (/* binding */ table)
/* harmony export */ });
/** Text of strangers as one line of plain text in Markdown: it can't break a table, link, ping, refer or show markup. */
function plain(text, most = 300) {
    return (shortened(oneLine(text), most)
        .replaceAll(SPECIAL, (found) => SAFE[found] ?? broken(found))
        // What would begin a list or a heading.
        .replace(/^(\d*)([-+=.)])/, '$1\\$2'));
}
/** Has no width, and ends a name, a number and an address. */
const BREAK = '&#8203;';
const SPECIAL = /[&<>\\`*_[\]|~!@$]|#\d?|\bGH-(?=\d)|:\/\/|www\./gi;
// GitHub looks for names, numbers and formulas when the Markdown is rendered already, so that no escape hides them.
const SAFE = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '@': `@${BREAK}`,
    '#': '\\#',
    $: `${BREAK}$${BREAK}`,
    '://': `:${BREAK}//`,
};
function broken(found) {
    if (found.startsWith('#'))
        return `\\#${BREAK}${found.slice(1)}`;
    if (found.endsWith('.'))
        return `${found.slice(0, -1)}${BREAK}.`;
    return found.endsWith('-') ? `${found}${BREAK}` : `\\${found}`;
}
/** What people would see of it in one line: nothing that is invisible or reorders text, and no towers of accents. */
function oneLine(text) {
    // Nearly every title, and the rest costs ten times as much.
    if (/^[ -~]*$/.test(text))
        return text.replaceAll(/ {2,}/g, ' ').trim();
    return text
        .toWellFormed()
        .replaceAll(/(\p{RGI_Emoji})|([[\s--\uFEFF]\p{Cc}]+)|[\p{Cf}\p{Default_Ignorable_Code_Point}]/gv, (_, emoji, blanks) => emoji ?? (blanks ? ' ' : ''))
        .replaceAll(/(\p{M}{4})\p{M}+/gu, '$1')
        .replaceAll(/ {2,}/g, ' ')
        .trim();
}
function shortened(line, most) {
    // Half a character is none.
    return line.length > most ? `${line.slice(0, most - 1).replace(/[\uD800-\uDBFF\u200D]$/, '')}…` : line;
}
/** Text that is known to be harmless (an id, a commit) as code. */
function code(text) {
    return `\`${text.replaceAll('`', '')}\``;
}
/** Cells are Markdown already. Nothing when there are no rows. */
function table(head, rows) {
    return rows.length === 0 ? '' : [head, head.map(() => '---'), ...rows].map(row).join('\n');
}
function row(cells) {
    return `| ${cells.join(' | ')} |`;
}


/***/ }),

/***/ 62095:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ Problems),
/* harmony export */   u: () => (/* binding */ WrongConfig)
/* harmony export */ });
/** Mistakes that were found together and are reported together. */
class Problems extends Error {
    name = 'Problems';
    topic = 'wrong-inputs';
    problems;
    constructor(subject, problems) {
        const count = problems.length === 1 ? '1 mistake' : `${problems.length} mistakes`;
        super([`${subject}: ${count}`, ...problems.map((problem) => `  ${place(problem)}${problem.message}`)].join('\n'));
        this.problems = problems;
    }
}
/** Mistakes in `ops.yml`, or in an input that is written as a part of it. */
class WrongConfig extends Problems {
    topic = 'mistakes-in-opsyml';
}
function place({ file, line, column }) {
    const parts = [file, line, column].filter((part) => part !== undefined);
    return parts.length > 0 ? `${parts.join(':')} ` : '';
}


/***/ }),

/***/ 76670:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ redact),
/* harmony export */   g: () => (/* binding */ keepSecret)
/* harmony export */ });
const secrets = new Set();
/** Remembers a value that must never be shown. Called by whoever reads a secret, before anything else is done with it. */
function keepSecret(value) {
    // Shorter values would blank out ordinary words; a token is never that short.
    if (value.length < 4)
        return;
    secrets.add(value);
    secrets.add(encodeURIComponent(value));
    secrets.add(Buffer.from(value).toString('base64'));
}
/** Replaces every secret read so far by `***`. For all text that leaves the process other than to its owner. */
function redact(text) {
    let safe = text;
    for (const secret of secrets)
        safe = safe.replaceAll(secret, '***');
    return safe;
}


/***/ })

};
