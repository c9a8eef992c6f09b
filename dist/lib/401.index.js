export const id = 401;
export const ids = [401];
export const modules = {

/***/ 365:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  X: () => (/* binding */ action),
  b: () => (/* binding */ post)
});

// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 14 modules
var core = __webpack_require__(6421);
// EXTERNAL MODULE: ./src/redact.ts
var redact = __webpack_require__(6670);
;// CONCATENATED MODULE: ./src/explain.ts

/** What went wrong, for people: the message, then each cause on a line of its own. Never a secret, never a stack. */
function explain(error) {
    const lines = [];
    const seen = new Set();
    tell(error, '');
    return (0,redact/* redact */.E)(lines.join('\n'));
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

// EXTERNAL MODULE: ./src/duration.ts
var duration = __webpack_require__(7607);
// EXTERNAL MODULE: ./src/problems.ts
var problems = __webpack_require__(2095);
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
        pairs(name) {
            const pairs = [];
            for (const line of lines(get(name), /\n/)) {
                const [, key, value] = /^([^=\s]+)=(.*)$/.exec(line) ?? [];
                if (key === undefined || value === undefined)
                    wrong(name, line, 'lines of KEY=VALUE', undefined);
                else if (pairs.some(([known]) => known === key))
                    report(`input "${name}" has the key "${key}" twice; keep one`);
                else
                    pairs.push([key, value]);
            }
            return Object.fromEntries(pairs);
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
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
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
            await publish({ outputs: unfinished, summary: `### ${name} did not finish\n\n${asText(explain(error))}\n` });
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
    process.on('exit', () => {
        if (!ended)
            tell(`${name} ended in the middle of its work: it waited for something that never came`);
    });
    try {
        const source = { get: (input) => core/* getInput */.V4(input), env: process.env, onSecret: mask };
        const inputs = readInputs(source, definition.read);
        const result = (await definition.run(inputs, createJob(calledOff.signal))) ?? {};
        if (result.failure !== undefined)
            fail((0,redact/* redact */.E)(result.failure), { title: name });
        await publish(result);
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
    if (error instanceof problems/* Problems */.Z) {
        for (const { message, title = name, ...place } of error.problems)
            complain((0,redact/* redact */.E)(message), at({ title, ...place }));
        // The page of a job shows only the first ten annotations of a step.
        core/* info */.pq(harmless(error.message));
        return;
    }
    if (error instanceof Error && error.stack !== undefined)
        core/* debug */.Yz((0,redact/* redact */.E)(error.stack));
    complain(explain(error), { title: name });
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
        core/* warning */.$e(`the job summary could not be written: ${explain(error)}`);
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

/***/ 2431:
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

/***/ 7607:
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

/***/ 6803:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ createHttp),
/* harmony export */   j: () => (/* binding */ HttpError)
/* harmony export */ });
/* harmony import */ var node_http__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7067);
/* harmony import */ var node_http__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_http__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_https__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4708);
/* harmony import */ var node_https__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_https__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8500);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(node_timers_promises__WEBPACK_IMPORTED_MODULE_2__);
/* harmony import */ var _backoff_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2431);
/* harmony import */ var _redact_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6670);





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
        const who = `${options.name}: ${method} ${(0,_redact_js__WEBPACK_IMPORTED_MODULE_3__/* .redact */ .E)(`${url.origin}${url.pathname}`)}`;
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
            const wait = (0,_backoff_js__WEBPACK_IMPORTED_MODULE_4__/* .waitMs */ .C)(outcome.answer, attempt);
            if (performance.now() + wait >= endsAt)
                throw outcome;
            const onRetry = request.onRetry ?? options.onRetry;
            onRetry?.(`${outcome.message}; trying again in ${(wait / 1000).toFixed(1)} s`);
            await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_2__.setTimeout)(wait, undefined, signal ? { signal } : {}).catch(() => {
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
            const reason = (0,_redact_js__WEBPACK_IMPORTED_MODULE_3__/* .redact */ .E)(error instanceof Error ? error.message : String(error));
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
                const sent = (secure ? node_https__WEBPACK_IMPORTED_MODULE_1__.request : node_http__WEBPACK_IMPORTED_MODULE_0__.request)(url, {
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
                sent.on('response', (response) => {
                    readBody(response, request.maxBytes ?? 32 * 1024 * 1024).then(({ body: received, cut }) => {
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
        const message = type.includes('json') ? messageOf(answer) : '';
        return `${answer.status}${message ? ` "${(0,_redact_js__WEBPACK_IMPORTED_MODULE_3__/* .redact */ .E)(message)}"` : ''}${id ? ` (request ${String(id)})` : ''}`;
    }
}
/** The words for people in an error body, wherever the provider keeps them. Never the whole body. */
function messageOf(answer) {
    try {
        const body = JSON.parse(answer.text());
        const error = (body['error'] ?? body['err'] ?? body);
        const text = typeof error === 'string' ? error : (error['message'] ?? error['detail']);
        const code = typeof error === 'object' && typeof error['code'] === 'string' ? `${error['code']}: ` : '';
        return typeof text === 'string' ? `${code}${text}`.slice(0, 300) : '';
    }
    catch {
        return '';
    }
}
async function readBody(response, maxBytes) {
    const parts = [];
    let size = 0;
    // Listeners, because for a small answer an iterator makes more garbage than all the rest.
    return await new Promise((resolve, reject) => {
        response.on('data', (part) => {
            parts.push(part);
            size += part.length;
            if (size <= maxBytes)
                return;
            resolve({ body: Buffer.concat(parts).subarray(0, maxBytes), cut: true });
            response.destroy();
        });
        response.on('end', () => {
            resolve({ body: Buffer.concat(parts), cut: false });
        });
        response.on('error', reject);
        response.on('close', () => {
            reject(Object.assign(new Error('the answer broke off'), { code: 'ECONNRESET' }));
        });
    });
}
function createAgents({ connections = 16, proxyEnv = process.env, ca }) {
    // Node reads proxy variables only when told; self-hosted runners behind a proxy set nothing else.
    const common = { keepAlive: true, maxSockets: connections, scheduling: 'lifo', proxyEnv };
    return { http: new node_http__WEBPACK_IMPORTED_MODULE_0__.Agent(common), https: new node_https__WEBPACK_IMPORTED_MODULE_1__.Agent({ ...common, ...(ca ? { ca } : {}) }) };
}
function usesProxy(env = process.env) {
    return Boolean(env['HTTPS_PROXY'] ?? env['https_proxy']);
}


/***/ }),

/***/ 3758:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   aY: () => (/* binding */ code),
/* harmony export */   pj: () => (/* binding */ plain),
/* harmony export */   tp: () => (/* binding */ table)
/* harmony export */ });
/** Text of strangers as one line of plain text in Markdown: it can't break a table, link, mention or show markup. */
function plain(text, most = 300) {
    // Control characters and those that reorder text; joined to one line.
    const line = text.replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
    const cut = line.length > most ? `${line.slice(0, most - 1)}…` : line;
    return cut
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;')
        .replaceAll(/[\\`*_[\]|~#!]/g, (sign) => `\\${sign}`)
        .replaceAll('@', '&#64;')
        .replaceAll('://', ':&#8203;//');
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

/***/ 2095:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ Problems)
/* harmony export */ });
/** Mistakes that were found together and are reported together. */
class Problems extends Error {
    name = 'Problems';
    problems;
    constructor(subject, problems) {
        const count = problems.length === 1 ? '1 mistake' : `${problems.length} mistakes`;
        super([`${subject}: ${count}`, ...problems.map((problem) => `  ${place(problem)}${problem.message}`)].join('\n'));
        this.problems = problems;
    }
}
function place({ file, line, column }) {
    const parts = [file, line, column].filter((part) => part !== undefined);
    return parts.length > 0 ? `${parts.join(':')} ` : '';
}


/***/ }),

/***/ 6670:
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


/***/ }),

/***/ 3829:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Sn: () => (/* binding */ tryCheck),
/* harmony export */   Vb: () => (/* binding */ nameOf),
/* harmony export */   _Y: () => (/* binding */ isTimed)
/* harmony export */ });
/* unused harmony export percentile */
/* harmony import */ var _duration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7607);
/* harmony import */ var _identity_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1791);
/* harmony import */ var _probe_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3143);
/* harmony import */ var _wall_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5177);




const SAMPLES = 20;
function nameOf(check) {
    return check.name ?? `GET ${check.get}`;
}
/** One try: correctness first, then, on the warm connection, the times. */
async function tryCheck(check, address, look, hasTime) {
    const ask = () => look(expectsRedirect(check) ? 'never' : 'follow');
    const first = judge(check, address, await ask());
    if (first.verdict !== 'pass' || !isTimed(check))
        return first;
    const times = [];
    const wanted = check.p95Ms === undefined ? 1 : SAMPLES;
    for (let tooLong = 0; times.length < wanted;) {
        const next = await ask();
        if (!next.answered && !hasTime()) {
            const detail = `only ${times.length} of ${wanted} samples fitted into the gate's time; allow more of it`;
            return { verdict: 'unknown', detail };
        }
        const trial = judge(check, address, next);
        if (trial.verdict !== 'pass' || !next.answered)
            return trial;
        times.push(next.durationMs);
        if (check.durationMs !== undefined && times.length === 1 && next.durationMs > check.durationMs) {
            return slow(`took ${(0,_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(next.durationMs)}, at most ${(0,_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(check.durationMs)} expected`);
        }
        // The 95th percentile of 20 is the second slowest: two slow samples decide, whatever the others say.
        if (check.p95Ms !== undefined && next.durationMs > check.p95Ms && ++tooLong === 2) {
            const seen = `2 of ${times.length} warm requests took longer than ${(0,_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(check.p95Ms)}`;
            return slow(`p95 is too high: ${seen}, the slowest ${(0,_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(Math.max(...times))}`);
        }
    }
    const p95 = check.p95Ms === undefined ? '' : `, p95 ${(0,_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(percentile(times, 95))} of ${SAMPLES}`;
    return { verdict: 'pass', detail: `${first.detail}, warm ${(0,_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(times[0] ?? 0)}${p95}` };
}
function isTimed(check) {
    return check.durationMs !== undefined || check.p95Ms !== undefined;
}
/** Nearest rank: the smallest value that at least `rank` percent of all values do not exceed. */
function percentile(values, rank) {
    const sorted = [...values].sort((a, b) => a - b);
    return sorted[Math.max(0, Math.ceil((rank / 100) * sorted.length) - 1)] ?? 0;
}
function expectsRedirect({ status = 200 }) {
    return status >= 300 && status < 400;
}
function judge(check, address, look) {
    if (!look.answered)
        return { verdict: look.nobody ? 'unknown' : 'fail', detail: look.message };
    const { wall, status, url } = look;
    const asExpected = check.status === undefined ? status >= 200 && status < 300 : status === check.status;
    // A page that must be refused to strangers may say so; the platform's own wall hides the component in any case.
    if (wall && (wall.platform || !asExpected))
        return fail(wall.message);
    if (!(0,_probe_js__WEBPACK_IMPORTED_MODULE_2__/* .sameSite */ .SU)(address, url)) {
        return fail(`was redirected to another site, ${(0,_probe_js__WEBPACK_IMPORTED_MODULE_2__/* .shortUrl */ .mv)(url)} (${status}); check that address itself, or expect the status of the redirect`);
    }
    if (assertsStatusOnly(check) && (0,_wall_js__WEBPACK_IMPORTED_MODULE_3__/* .isLogin */ .W)(url) && !(0,_wall_js__WEBPACK_IMPORTED_MODULE_3__/* .isLogin */ .W)(address)) {
        return fail(`was redirected to a login page, ${(0,_probe_js__WEBPACK_IMPORTED_MODULE_2__/* .shortUrl */ .mv)(url)}; expect the redirect's status, or say what must be there`);
    }
    const problems = asExpected ? differences(check, look) : [`expected status ${check.status ?? '200 to 299'}`];
    if (problems.length === 0)
        return { verdict: 'pass', detail: `${status} in ${(0,_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(look.durationMs)}` };
    return fail(`${problems.join('; ')}; came back: ${(0,_probe_js__WEBPACK_IMPORTED_MODULE_2__/* .describe */ .q0)(look)}`);
}
function assertsStatusOnly({ contains = [], json = {}, header = {} }) {
    return contains.length + Object.keys(json).length + Object.keys(header).length === 0;
}
function differences({ contains = [], json = {}, header = {} }, answer) {
    const within = answer.cut ? ' in the first 2 MiB' : '';
    const problems = contains
        .filter((text) => !answer.text.includes(text))
        .map((text) => `expected to contain "${(0,_probe_js__WEBPACK_IMPORTED_MODULE_2__/* .oneLine */ .TN)(text)}"${within}`);
    for (const [name, text] of Object.entries(header)) {
        const value = answer.headers[name.toLowerCase()];
        if (value === undefined)
            problems.push(`expected header "${name}" to contain "${(0,_probe_js__WEBPACK_IMPORTED_MODULE_2__/* .oneLine */ .TN)(text)}", it is missing`);
        else if (!String(value).includes(text)) {
            problems.push(`expected header "${name}" to contain "${(0,_probe_js__WEBPACK_IMPORTED_MODULE_2__/* .oneLine */ .TN)(text)}", it is "${(0,_probe_js__WEBPACK_IMPORTED_MODULE_2__/* .oneLine */ .TN)(String(value))}"`);
        }
    }
    if (Object.keys(json).length === 0)
        return problems;
    const parsed = (0,_identity_js__WEBPACK_IMPORTED_MODULE_1__/* .parseJson */ .qF)(answer);
    if ('problem' in parsed)
        return [...problems, answer.cut ? `expected JSON, but ${parsed.problem}` : 'expected JSON'];
    for (const [path, value] of Object.entries(json)) {
        const found = (0,_identity_js__WEBPACK_IMPORTED_MODULE_1__/* .readPath */ .G7)(parsed.value, path);
        if (found === value)
            continue;
        const told = found === undefined ? 'it is missing' : `it is ${(0,_probe_js__WEBPACK_IMPORTED_MODULE_2__/* .oneLine */ .TN)(JSON.stringify(found), 60)}`;
        problems.push(`expected json "${path}" to be ${(0,_probe_js__WEBPACK_IMPORTED_MODULE_2__/* .oneLine */ .TN)(JSON.stringify(value), 60)}, ${told}`);
    }
    return problems;
}
function fail(detail) {
    return { verdict: 'fail', detail };
}
function slow(detail) {
    return { verdict: 'fail', detail, slow: true };
}


/***/ }),

/***/ 9862:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  G: () => (/* binding */ gate)
});

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: ./src/duration.ts
var duration = __webpack_require__(7607);
// EXTERNAL MODULE: ./src/http.ts
var src_http = __webpack_require__(6803);
// EXTERNAL MODULE: ./src/redact.ts
var redact = __webpack_require__(6670);
;// CONCATENATED MODULE: ./src/smoke/address.ts
/**
 * Where to look: a path or an address below the component's public `url` is looked up at `target`, which may be a staged
 * deployment; any other address stays as it is.
 */
function locate(get, publicUrl, target) {
    const home = new URL(publicUrl);
    const base = new URL(target);
    // The address of a staged deployment has no path, but what is built for a path below the domain still lives there.
    const prefix = (base.pathname === '/' ? home.pathname : base.pathname).replace(/\/$/, '');
    const below = /^https?:\/\//i.test(get) ? pathBelow(home, new URL(get)) : get;
    return below === undefined ? new URL(get) : new URL(`${base.origin}${prefix}/${below.replace(/^\/+/, '')}`);
}
function pathBelow(home, address) {
    const prefix = home.pathname.replace(/\/$/, '');
    const below = address.pathname === prefix || address.pathname.startsWith(`${prefix}/`);
    if (address.origin !== home.origin || !below)
        return undefined;
    return `${address.pathname.slice(prefix.length)}${address.search}`;
}

// EXTERNAL MODULE: ./src/smoke/check.ts
var smoke_check = __webpack_require__(3829);
// EXTERNAL MODULE: ./src/smoke/identity.ts
var smoke_identity = __webpack_require__(1791);
// EXTERNAL MODULE: ./src/smoke/probe.ts
var smoke_probe = __webpack_require__(3143);
;// CONCATENATED MODULE: ./src/smoke/serving.ts




// Replicas are replaced one after another, so one right answer says little; once a mixture was seen, two say little.
const STREAK = 2;
const STREAK_AFTER_MIXTURE = 5;
const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 2_000;
/** Asks until the component answers with the commit, several times in a row, or the deadline is over. */
async function waitUntilServing(options) {
    const { probe, address, deadline, requestMs, settleMs, signal, report } = options;
    const startedAt = performance.now();
    let { commit } = options;
    let looks = 0;
    let streak = 0;
    let rightBefore = false;
    let mixed = false;
    let reported = '';
    let problem = '';
    let wallSince;
    for (let pauseMs = FIRST_PAUSE_MS;; pauseMs = Math.min(pauseMs * 1.1, LONGEST_PAUSE_MS)) {
        const askedAt = performance.now();
        const timeoutMs = Math.max(500, Math.min(requestMs, deadline - askedAt));
        const look = await probe(address, { timeoutMs, signal });
        looks++;
        const seen = judge(look, { ...options, commit });
        commit ??= seen.commit;
        const now = performance.now();
        const right = seen.commit !== undefined && (0,smoke_identity/* sameCommit */.Kd)(seen.commit, commit ?? '');
        streak = right ? streak + 1 : 0;
        mixed ||= rightBefore && !right;
        rightBefore ||= right;
        if (streak >= (mixed ? STREAK_AFTER_MIXTURE : STREAK)) {
            report(`serves ${serving_short(commit)} after ${(0,duration/* formatDuration */.a3)(now - startedAt)}`);
            return done('pass', `serves ${serving_short(commit)}, ${looks} looks (${(0,smoke_identity/* describeIdentity */.Cl)(options.identity)})`);
        }
        if (!right)
            problem = seen.problem;
        // Times and counters in an answer are no news.
        const news = seen.problem.replaceAll(/\d+/g, '');
        if (!right && news !== reported) {
            reported = news;
            report(`not yet: ${seen.problem}`);
        }
        wallSince = seen.wall ? (wallSince ?? askedAt) : undefined;
        const walled = wallSince !== undefined && now - wallSince >= settleMs;
        const confirming = right && !mixed;
        const wakeAt = confirming ? now : Math.max(now, askedAt + pauseMs);
        if (walled || (!confirming && wakeAt >= deadline)) {
            const waited = `gave up after ${(0,duration/* formatDuration */.a3)(now - startedAt)} and ${looks} ${looks === 1 ? 'look' : 'looks'}`;
            const part = mixed ? `serves ${serving_short(commit)} only now and then (several replicas?); ` : '';
            const last = look.answered && seen.commit !== undefined ? `; last answer: ${(0,smoke_probe/* describe */.q0)(look)}` : '';
            return done(seen.nobody ? 'unknown' : 'fail', `${part}${problem}; ${waited}${last}`);
        }
        await (0,promises_.setTimeout)(wakeAt - now, undefined, { signal });
    }
    /** To wait is no flakiness: however often it looked, it was one attempt. */
    function done(verdict, detail) {
        return { name: 'identity', verdict, detail, attempts: 1, durationMs: Math.round(performance.now() - startedAt) };
    }
}
function judge(look, { address, identity, commit }) {
    if (!look.answered)
        return { nobody: look.nobody, problem: look.message };
    if (look.wall)
        return { wall: true, problem: look.wall.message };
    if (!(0,smoke_probe/* sameSite */.SU)(address, look.url)) {
        const problem = `${(0,smoke_probe/* shortUrl */.mv)(address)} redirects to ${(0,smoke_probe/* shortUrl */.mv)(look.url)}, another site, which proves nothing about this component`;
        return { problem };
    }
    const sighting = (0,smoke_identity/* readIdentity */.xN)(look, identity);
    if ('problem' in sighting)
        return { problem: `${sighting.problem}; expected ${serving_short(commit)}` };
    return {
        commit: sighting.commit,
        problem: `serves ${serving_short(sighting.commit)}, another version; expected ${serving_short(commit)}`,
    };
}
function serving_short(commit) {
    return commit?.slice(0, 7) ?? 'any commit';
}

;// CONCATENATED MODULE: ./src/smoke/gate.ts









const AT_ONCE = 4;
// Each try of a measurement takes many requests, and one that fails twice is slow.
const MOST_MEASUREMENTS = 2;
/**
 * Looks at components from outside, as their visitors do. Every check is tried at least once, so a gate may outlive its
 * deadline by the time of one request.
 */
function gate(options) {
    const { components, gateTimeoutMs, anyCommit = false, transport = {}, requestMs = 10_000, settleMs = 6_000 } = options;
    const clients = new Map();
    return {
        async check(target, watch) {
            const { url, identity, smoke } = find(target.component);
            const probe = look(target);
            const deadline = performance.now() + gateTimeoutMs;
            const results = [];
            if (target.commit !== undefined || anyCommit) {
                const address = locate(identity.path, url, target.url);
                const proof = { probe, address, identity, commit: target.commit, deadline, requestMs, settleMs, ...watch };
                const serving = await waitUntilServing(proof);
                results.push(serving);
                if (serving.verdict !== 'pass')
                    return conclude([...results, ...smoke.map(notAsked)]);
            }
            return conclude([...results, ...(await runChecks(smoke, { target, publicUrl: url, probe, deadline, watch }))]);
        },
        async served(target, signal) {
            const { url, identity } = find(target.component);
            const address = locate(identity.path, url, target.url);
            const answer = await look(target)(address, { timeoutMs: requestMs, signal });
            if (!answer.answered || answer.wall || !(0,smoke_probe/* sameSite */.SU)(address, answer.url))
                return undefined;
            const sighting = (0,smoke_identity/* readIdentity */.xN)(answer, identity);
            return 'commit' in sighting && sighting.commit.length >= 40 ? sighting.commit : undefined;
        },
    };
    function find(name) {
        const component = components.find((one) => one.name === name);
        if (component)
            return component;
        throw new Error(`there is no component "${name}" to check; known: ${components.map((one) => one.name).join(', ')}`);
    }
    function look({ component, url, access }) {
        // A page may echo what it was sent.
        for (const secret of Object.values(access))
            (0,redact/* keepSecret */.g)(secret);
        const http = clients.get(component) ?? (0,src_http/* createHttp */.V)({ name: component, baseUrl: url, ...transport });
        clients.set(component, http);
        return (0,smoke_probe/* createProbe */.fr)({ http, origin: new URL(url).origin, access });
    }
    /** Those that measure time run alone, after the others: they would measure each other. */
    async function runChecks(checks, run) {
        const results = new Map();
        const waiting = checks.filter((check) => !(0,smoke_check/* isTimed */._Y)(check));
        const worker = async () => {
            for (let check = waiting.shift(); check; check = waiting.shift())
                results.set(check, await runCheck(check, run));
        };
        await Promise.all(Array.from({ length: AT_ONCE }, worker));
        for (const check of checks.filter(smoke_check/* isTimed */._Y))
            results.set(check, await runCheck(check, run));
        return checks.flatMap((check) => results.get(check) ?? []);
    }
    /** Tries until it passes, for the settle time or until the gate's deadline, whichever comes first. */
    async function runCheck(check, { target, publicUrl, probe, deadline, watch }) {
        const address = locate(check.get, publicUrl, target.url);
        const startedAt = performance.now();
        const giveUp = Math.min(deadline, startedAt + settleMs);
        const end = Math.max(deadline, startedAt + requestMs);
        const left = () => end - performance.now();
        for (let attempts = 1, slow = 0, pauseMs = 250;; attempts++, pauseMs = Math.min(pauseMs * 2, 2_000)) {
            const ask = (redirects) => {
                const timeoutMs = Math.max(1, Math.min(requestMs, left()));
                return probe(address, { timeoutMs, signal: watch.signal, redirects });
            };
            const trial = await (0,smoke_check/* tryCheck */.Sn)(check, address, ask, () => left() > 0);
            const durationMs = Math.round(performance.now() - startedAt);
            if (trial.slow)
                slow++;
            const over = performance.now() + pauseMs >= giveUp || slow === MOST_MEASUREMENTS;
            if (trial.verdict === 'pass' || over) {
                const tries = attempts > 1 && trial.verdict !== 'pass'
                    ? `${trial.detail} (${attempts} tries in ${(0,duration/* formatDuration */.a3)(durationMs)})`
                    : trial.detail;
                return { name: (0,smoke_check/* nameOf */.Vb)(check), verdict: trial.verdict, detail: tries, attempts, durationMs };
            }
            if (attempts === 1)
                watch.report(`${(0,smoke_check/* nameOf */.Vb)(check)}: ${trial.detail}; trying again`);
            await (0,promises_.setTimeout)(pauseMs, undefined, { signal: watch.signal });
        }
    }
}
function notAsked(check) {
    const detail = 'not asked, because it is not known to be this version';
    return { name: (0,smoke_check/* nameOf */.Vb)(check), verdict: 'unknown', detail, attempts: 0, durationMs: 0 };
}
function conclude(checks) {
    const has = (verdict) => checks.some((check) => check.verdict === verdict);
    if (has('fail'))
        return { verdict: 'fail', checks };
    return { verdict: checks.length === 0 || has('unknown') ? 'unknown' : 'pass', checks };
}


/***/ }),

/***/ 1791:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cl: () => (/* binding */ describeIdentity),
/* harmony export */   G7: () => (/* binding */ readPath),
/* harmony export */   Kd: () => (/* binding */ sameCommit),
/* harmony export */   qF: () => (/* binding */ parseJson),
/* harmony export */   xN: () => (/* binding */ readIdentity)
/* harmony export */ });
/* harmony import */ var _probe_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3143);

/** Reads the commit out of an answer, as `identity` says. */
function readIdentity(answer, identity) {
    if (answer.status < 200 || answer.status > 299)
        return { problem: `${identity.path} answers ${(0,_probe_js__WEBPACK_IMPORTED_MODULE_0__/* .describe */ .q0)(answer)}` };
    const found = readField(answer, identity);
    if (typeof found === 'object')
        return found;
    const value = found.trim().replace(/^"(.*)"$/, '$1');
    if (/^[0-9a-f]{7,64}$/i.test(value))
        return { commit: value.toLowerCase() };
    const told = value === '' ? 'is empty' : `is "${(0,_probe_js__WEBPACK_IMPORTED_MODULE_0__/* .oneLine */ .TN)(value, 60)}", which is no commit`;
    return { problem: `${describeIdentity(identity)} ${told}` };
}
/** Where the commit is looked for, in words: `json field "commit" of /version`. */
function describeIdentity({ path, json, header, meta }) {
    if (json !== undefined)
        return `json field "${json}" of ${path}`;
    if (header !== undefined)
        return `header "${header}" of ${path}`;
    if (meta !== undefined)
        return `meta tag "${meta}" of ${path}`;
    return `the text of ${path}`;
}
/** A short SHA counts as equal when the other one begins with it. */
function sameCommit(one, other) {
    const [short, long] = [one.toLowerCase(), other.toLowerCase()].sort((a, b) => a.length - b.length);
    return short.length >= 7 && long.startsWith(short);
}
function readField(answer, identity) {
    const missing = { problem: `no ${describeIdentity(identity)}: it answers ${(0,_probe_js__WEBPACK_IMPORTED_MODULE_0__/* .describe */ .q0)(answer)}` };
    if (identity.json !== undefined) {
        const parsed = parseJson(answer);
        if ('problem' in parsed)
            return { problem: `${identity.path} should answer JSON, but ${parsed.problem}` };
        const value = readPath(parsed.value, identity.json);
        return typeof value === 'string' || typeof value === 'number' ? String(value) : missing;
    }
    if (identity.header !== undefined) {
        const value = answer.headers[identity.header.toLowerCase()];
        return value === undefined ? missing : String(value);
    }
    if (identity.meta !== undefined)
        return readMeta(answer.text, identity.meta) ?? missing;
    return answer.text;
}
function parseJson(answer) {
    if (answer.cut)
        return { problem: 'the answer is longer than 2 MiB' };
    try {
        return { value: JSON.parse(answer.text.replace(/^\uFEFF/, '')) };
    }
    catch {
        return { problem: `it answers ${(0,_probe_js__WEBPACK_IMPORTED_MODULE_0__/* .describe */ .q0)(answer)}` };
    }
}
/** The value at a dotted path, in which a number is a position in a list; a key that holds dots is found as well. */
function readPath(value, path) {
    if (typeof value !== 'object' || value === null)
        return undefined;
    if (Object.hasOwn(value, path))
        return value[path];
    const [key = '', ...rest] = path.split('.');
    if (rest.length === 0 || !Object.hasOwn(value, key))
        return undefined;
    return readPath(value[key], rest.join('.'));
}
function readMeta(html, name) {
    // A page may be hostile: only patterns that cannot backtrack far, and only where a head can be.
    for (const [tag] of withoutComments(html.slice(0, 524_288)).matchAll(/<meta\s[^<>]{0,1000}>/gi)) {
        const attributes = new Map();
        for (const [, key = '', double, single, bare] of tag.matchAll(/(?<=[\s"'])([a-z:-]{1,40})\s{0,4}=\s{0,4}(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+))/gi)) {
            attributes.set(key.toLowerCase(), double ?? single ?? bare ?? '');
        }
        const key = attributes.get('name') ?? attributes.get('property');
        if (key?.toLowerCase() === name.toLowerCase())
            return attributes.get('content');
    }
    return undefined;
}
function withoutComments(html) {
    const [first = '', ...parts] = html.split('<!--');
    return first + parts.map((part) => (part.includes('-->') ? part.slice(part.indexOf('-->') + 3) : '')).join('');
}


/***/ }),

/***/ 3143:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   SU: () => (/* binding */ sameSite),
/* harmony export */   TN: () => (/* binding */ oneLine),
/* harmony export */   fr: () => (/* binding */ createProbe),
/* harmony export */   mv: () => (/* binding */ shortUrl),
/* harmony export */   q0: () => (/* binding */ describe)
/* harmony export */ });
/* harmony import */ var _http_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6803);
/* harmony import */ var _redact_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6670);
/* harmony import */ var _wall_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5177);



const MAX_BODY = 2 * 1024 * 1024;
const MAX_REDIRECTS = 10;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const UNREACHABLE = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ENETUNREACH|EHOSTUNREACH|EPROTO|ERR_TLS_|ERR_SSL_|ERR_PROXY_)/;
const UNTRUSTED = /^(CERT_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|HOSTNAME_MISMATCH|ERR_TLS_CERT)/;
/** Looks at addresses as a visitor does. Throws only when `signal` ends it. */
function createProbe({ http, origin, access }) {
    const answered = new Set();
    return async function look(address, { timeoutMs, signal, redirects = 'follow' }) {
        const startedAt = performance.now();
        const visited = new Set();
        for (let url = new URL(address);;) {
            visited.add(url.href);
            let answer;
            try {
                answer = await http(url.href, {
                    headers: { accept: '*/*', ...(url.origin === origin ? access : {}) },
                    accept: 'any',
                    maxBytes: MAX_BODY,
                    // The caller decides when to ask again, and counts every attempt.
                    maxAttempts: 1,
                    attemptMs: Math.max(1, timeoutMs - (performance.now() - startedAt)),
                    signal,
                });
            }
            catch (error) {
                signal.throwIfAborted();
                return silence(error, !answered.has(address.origin));
            }
            answered.add(url.origin);
            const seen = { url, status: answer.status, headers: answer.headers, text: answer.text() };
            const wall = (0,_wall_js__WEBPACK_IMPORTED_MODULE_2__/* .findWall */ .g)({ ...seen, secretSent: url.origin === origin && Object.keys(access).length > 0 });
            const location = REDIRECTS.has(answer.status) ? answer.headers.location : undefined;
            if (location === undefined || wall !== undefined || redirects === 'never') {
                return { answered: true, ...seen, wall, cut: answer.cut, durationMs: performance.now() - startedAt };
            }
            const next = URL.parse(location, url.href);
            if (next?.protocol !== 'http:' && next?.protocol !== 'https:') {
                return broken(`${shortUrl(url)} redirects to "${oneLine(location)}", which is no web address`);
            }
            // A fragment never reaches the server, so an address that differs in it alone is the same one again.
            next.hash = '';
            if (visited.has(next.href))
                return broken(`${shortUrl(url)} redirects in a circle, back to ${shortUrl(next)}`);
            if (visited.size > MAX_REDIRECTS) {
                return broken(`${shortUrl(address)} redirects more than ${MAX_REDIRECTS} times, last to ${shortUrl(next)}`);
            }
            url = next;
        }
    };
}
function broken(message) {
    return { answered: false, nobody: false, message };
}
function silence(error, neverAnswered) {
    if (!(error instanceof _http_js__WEBPACK_IMPORTED_MODULE_0__/* .HttpError */ .j))
        throw error;
    const code = error.cause?.code ?? '';
    const untrusted = UNTRUSTED.test(code);
    const unasked = untrusted || UNREACHABLE.test(code) || code === 'ETIMEDOUT' || code === 'ETIMEDOUT_ATTEMPT';
    const hint = untrusted ? ' (its TLS certificate is not trusted)' : '';
    return { answered: false, nobody: unasked && neverAnswered, message: oneLine(error.message, 300) + hint };
}
/** The same site for a visitor: the same origin, with or without `www.`, or its upgrade from http to https. */
function sameSite(from, to) {
    if (bareHost(from) !== bareHost(to))
        return false;
    const upgraded = from.protocol === 'http:' && to.protocol === 'https:' && from.port === '' && to.port === '';
    return upgraded || (from.protocol === to.protocol && from.port === to.port);
}
function bareHost(url) {
    return url.hostname.replace(/^www\./, '');
}
/** An address as it may stand in a message: without query and credentials, in which secrets travel. */
function shortUrl(url) {
    return oneLine(`${url.origin}${url.pathname}`, 200);
}
/** Foreign text as it may stand in a message: redacted, one line, printable, cut. */
function oneLine(text, length = 120) {
    const clean = (0,_redact_js__WEBPACK_IMPORTED_MODULE_1__/* .redact */ .E)(text.slice(0, 8192))
        .replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
        .trim();
    return clean.length > length ? `${clean.slice(0, length)}…` : clean;
}
/** What came back, for a message: status, type and the first words. */
function describe({ status, headers, text }) {
    const type = (headers['content-type'] ?? 'no content type').split(';')[0];
    const html = type === 'text/html';
    const title = html ? /<title[^<>]{0,200}>([^<]{0,300})/i.exec(text.slice(0, 65_536))?.[1] : undefined;
    const words = oneLine(title ?? (html ? text.slice(0, 8192).replaceAll(/<[^<>]*>/g, ' ') : text));
    return `${status} ${type} ${words === '' ? '(empty)' : `"${words}"`}`;
}


/***/ }),

/***/ 5177:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ isLogin),
/* harmony export */   g: () => (/* binding */ findWall)
/* harmony export */ });
const LOGIN_HOST = /^(login|signin|auth|sso|accounts?|id|idp)\.|\.(okta|auth0|onelogin|cloudflareaccess)\.com$/;
const LOGIN_PATH = /\/(login|log-in|signin|sign-in|sso|sso-api|oauth2?|authorize|saml2?)(\/|$)/i;
/** Recognises who answers in place of the component. */
function findWall(seen) {
    if (isVercelWall(seen))
        return { message: vercelMessage(seen), platform: true };
    if (seen.headers['x-vercel-mitigated'] === 'challenge') {
        const message = `the firewall of Vercel challenges the request as if a robot sent it; allow the runner in the project's firewall rules`;
        return { message, platform: true };
    }
    const next = seen.status >= 300 && seen.status < 400 ? URL.parse(seen.headers.location ?? '', seen.url.href) : null;
    if (next && next.hostname !== seen.url.hostname && isLogin(next)) {
        const message = `redirects to a login page at ${next.host}; check an address that needs no login, or make this one public`;
        return { message, platform: false };
    }
    const scheme = /^\s*(basic|digest|negotiate|ntlm)\b/i.exec(seen.headers['www-authenticate'] ?? '')?.[1];
    if (seen.status === 401 && scheme) {
        const message = `asks for a user name and password (WWW-Authenticate: ${scheme}); check an address that needs none, or take the password off`;
        return { message, platform: false };
    }
    return undefined;
}
/** The address looks like a page on which people log in. */
function isLogin(url) {
    return LOGIN_HOST.test(url.hostname) || LOGIN_PATH.test(url.pathname);
}
// The page answers 401 or a redirect to vercel.com/sso-api, with 200-ish HTML in between; the nonce is in all of them.
// https://vercel.com/docs/deployment-protection/methods-to-bypass-deployment-protection/protection-bypass-automation
function isVercelWall({ url, status, headers, text }) {
    const next = URL.parse(headers.location ?? '', url.href);
    if (next?.hostname === 'vercel.com' && isLogin(next))
        return true;
    if (headers['set-cookie']?.some((cookie) => cookie.startsWith('_vercel_sso_nonce=')))
        return true;
    if (!(headers['content-type'] ?? '').includes('html'))
        return false;
    const start = text.slice(0, 65_536);
    if (/_vercel_sso_nonce\s*=/.test(start))
        return true;
    const refused = status === 401 || status === 403;
    const words = start.includes('vercel.com/sso-api') || /<title>\s*Authentication Required/i.test(start);
    return refused && words && (/vercel/i.test(String(headers.server)) || headers['x-vercel-id'] !== undefined);
}
function vercelMessage({ url, secretSent }) {
    const where = `the login page of Vercel's deployment protection answers at ${url.host}`;
    if (secretSent) {
        return `${where} although a bypass secret was sent; it is not (or no longer) this project's: copy it again from the project's settings, Deployment Protection`;
    }
    return `${where}; give the input "vercel-automation-bypass-secret" the project's own secret (project settings, Deployment Protection, Protection Bypass for Automation)`;
}


/***/ })

};
