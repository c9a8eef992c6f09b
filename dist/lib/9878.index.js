export const id = 9878;
export const ids = [9878,2973];
export const modules = {

/***/ 59878:
/***/ ((module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.a(module, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
__webpack_require__.r(__webpack_exports__);
/* harmony import */ var _src_action_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(80883);
/* harmony import */ var _src_smoke_gate_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(29057);
/* harmony import */ var _src_smoke_junit_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(15333);
/* harmony import */ var _src_smoke_plan_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(81238);
/* harmony import */ var _src_smoke_report_preview_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(28122);
/* harmony import */ var _src_smoke_report_summary_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3118);
/* harmony import */ var _src_smoke_report_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(22711);
/* harmony import */ var _src_smoke_variables_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(67132);
/* harmony import */ var _gate_inputs_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(53386);









await (0,_src_action_js__WEBPACK_IMPORTED_MODULE_0__/* .action */ .X)({
    name: 'smoke-test',
    unfinished: { status: 'failure' },
    read: (input) => ({
        url: input.optionalUrl('url'),
        environment: input.optional('environment'),
        config: input.text('config'),
        checks: input.optional('checks'),
        commit: input.optional('commit'),
        identity: input.optional('identity'),
        baselineUrl: input.optionalUrl('baseline-url'),
        timeoutMs: input.optionalDuration('timeout'),
        failOnUnknown: input.flag('fail-on-unknown'),
        bypassSecret: input.optionalSecret('vercel-automation-bypass-secret', 'VERCEL_AUTOMATION_BYPASS_SECRET'),
        junit: input.optional('junit'),
        dryRun: input.flag('dry-run'),
        sources: (0,_gate_inputs_js__WEBPACK_IMPORTED_MODULE_8__/* .gateInputs */ .l)(input),
    }),
    run: async ({ failOnUnknown, dryRun, baselineUrl, junit, sources, ...wish }, { workspace, signal, log }) => {
        const planned = await (0,_src_smoke_plan_js__WEBPACK_IMPORTED_MODULE_3__/* .plan */ .e)({ ...wish, workspace });
        const given = (0,_gate_inputs_js__WEBPACK_IMPORTED_MODULE_8__/* .gateSources */ .G)(sources, { environment: wish.environment ?? '', sentry: planned.sentrySettings });
        (0,_src_smoke_variables_js__WEBPACK_IMPORTED_MODULE_7__/* .demandVariables */ .Pm)(planned.components, given.variables);
        if (dryRun)
            return { outputs: { status: 'skipped' }, summary: (0,_src_smoke_report_preview_js__WEBPACK_IMPORTED_MODULE_4__/* .preview */ .V)(planned) };
        const looker = (0,_src_smoke_gate_js__WEBPACK_IMPORTED_MODULE_1__/* .gate */ .G)({ ...planned, ...given, baselineUrl });
        const looked = await Promise.all(planned.targets.map(async (target) => {
            const report = (line) => log.line(`${target.component}: ${line}`);
            return { target, result: await looker.check(target, { signal, report }) };
        }));
        if (junit !== undefined)
            await (0,_src_smoke_junit_js__WEBPACK_IMPORTED_MODULE_2__/* .writeJunit */ .U)({ path: junit, workspace, looked });
        const results = (0,_src_smoke_report_js__WEBPACK_IMPORTED_MODULE_6__/* .outputs */ .V4)(looked);
        const failed = results['status'] === 'failure' || (results['status'] === 'unknown' && failOnUnknown);
        log.line((0,_src_smoke_report_js__WEBPACK_IMPORTED_MODULE_6__/* .headline */ .Pl)(looked));
        return {
            outputs: results,
            summary: (0,_src_smoke_report_summary_js__WEBPACK_IMPORTED_MODULE_5__/* .summary */ .z)(looked),
            annotations: (0,_src_smoke_report_js__WEBPACK_IMPORTED_MODULE_6__/* .annotations */ .hk)(looked),
            ...(failed ? { failure: (0,_src_smoke_report_js__WEBPACK_IMPORTED_MODULE_6__/* .headline */ .Pl)(looked), help: 'a-gate-did-not-pass' } : {}),
        };
    },
});

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

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

/***/ 15333:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ writeJunit)
/* harmony export */ });
/* unused harmony export junit */
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _help_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(41244);
/* harmony import */ var _redact_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(76670);
/* harmony import */ var _report_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(22711);





/** Writes the report, with the directories that it needs. */
async function writeJunit({ path, workspace, looked }) {
    const file = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(workspace, path);
    const outside = `the JUnit report must be written inside the workspace, got "${path}"`;
    if (!isInside(file, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(workspace)))
        throw new _help_js__WEBPACK_IMPORTED_MODULE_2__/* .Trouble */ .qm('wrong-inputs', outside);
    const folder = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(file);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(folder, { recursive: true });
    // A link on the way may lead elsewhere.
    const real = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)(folder), (0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(file));
    if (!isInside(real, await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)(workspace)))
        throw new _help_js__WEBPACK_IMPORTED_MODULE_2__/* .Trouble */ .qm('wrong-inputs', outside);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(real, junit(looked));
}
function isInside(file, folder) {
    const below = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(folder, file);
    return below !== '' && below !== '..' && !below.startsWith(`..${node_path__WEBPACK_IMPORTED_MODULE_1__.sep}`);
}
/** JUnit XML, one suite a component. What is not known is an error, what failed a failure; a degraded check has passed. */
function junit(looked) {
    const checks = looked.flatMap(({ result }) => result.checks);
    return [
        '<?xml version="1.0" encoding="UTF-8"?>',
        `<testsuites name="smoke-test" ${totals(checks)}>`,
        ...looked.flatMap(suite),
        '</testsuites>',
        '',
    ].join('\n');
}
function suite({ target: { component, url, commit }, result: { checks } }) {
    const properties = { url, ...(commit === undefined ? {} : { commit }) };
    return [
        `  <testsuite name="${escape(component)}" ${totals(checks)}>`,
        '    <properties>',
        ...Object.entries(properties).map(([name, value]) => `      <property name="${name}" value="${escape(value)}"/>`),
        '    </properties>',
        ...checks.flatMap((check) => testcase(component, check)),
        '  </testsuite>',
    ];
}
function totals(checks) {
    const count = (kind) => checks.filter((check) => (0,_report_js__WEBPACK_IMPORTED_MODULE_4__/* .kindOf */ .I)(check) === kind).length;
    const seconds = checks.reduce((sum, { durationMs }) => sum + durationMs, 0) / 1_000;
    return `tests="${checks.length}" failures="${count('failed')}" errors="${count('unknown')}" time="${seconds.toFixed(3)}"`;
}
function testcase(component, check) {
    const { name, durationMs, place } = check;
    const where = place ? ` file="${escape(place.file)}" line="${place.line}"` : '';
    const time = (durationMs / 1_000).toFixed(3);
    const head = `    <testcase classname="${escape(component)}" name="${escape(name)}" time="${time}"${where}`;
    const content = contentOf(check);
    return content === '' ? [`${head}/>`] : [`${head}>`, `      ${content}`, '    </testcase>'];
}
function contentOf(check) {
    const { detail, attempts, expected, got, response } = check;
    const text = [
        detail,
        expected === undefined ? '' : `expected: ${expected}`,
        got === undefined ? '' : `came back: ${got}`,
        response === undefined ? '' : `the answer begins: ${response}`,
    ]
        .filter((line) => line !== '')
        .join('\n');
    switch ((0,_report_js__WEBPACK_IMPORTED_MODULE_4__/* .kindOf */ .I)(check)) {
        case 'failed':
            return `<failure message="${escape(detail)}" type="fail">${escape(text)}</failure>`;
        case 'unknown':
            return `<error message="${escape(detail)}" type="unknown">${escape(text)}</error>`;
        case 'degraded':
            return `<system-out>${escape(`degraded, which stops nothing: ${text}`)}</system-out>`;
        case 'flaky':
            return `<system-out>${escape(`flaky: passed only at try ${attempts}; ${detail}`)}</system-out>`;
        case 'passed':
            return '';
    }
}
const ENTITIES = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&apos;',
    '\n': '&#10;',
    '\r': '&#13;',
    '\t': '&#9;',
};
/** For contents and attributes alike. Most control characters must not stand in XML at all, not even as numbers. */
function escape(text) {
    return (0,_redact_js__WEBPACK_IMPORTED_MODULE_3__/* .redact */ .E)(text)
        .toWellFormed()
        .replaceAll(/[^\t\n\r\u0020-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
        .replaceAll(/[&<>"'\n\r\t]/g, (sign) => ENTITIES[sign] ?? sign);
}


/***/ }),

/***/ 81238:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ plan)
/* harmony export */ });
/* harmony import */ var _config_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22973);
/* harmony import */ var _problems_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(62095);


const DEFAULT_TIMEOUT_MS = 120_000;
/** Reads everything that is needed, and reports all mistakes before anything is asked. */
async function plan(wish) {
    const problems = [...contradictions(wish)].map((message) => ({ title: 'Wrong input', message }));
    if (problems.length > 0)
        throw new _problems_js__WEBPACK_IMPORTED_MODULE_1__/* .Problems */ .Z('inputs', problems);
    return wish.url === undefined ? await planOfEnvironment(wish) : await planOfUrl(wish, wish.url);
}
function* contradictions({ url, environment, checks, identity, commit }) {
    if (url === undefined && environment === undefined) {
        yield 'input "url" or "environment" is missing; "url" checks one address, "environment" what ops.yml says';
    }
    if (url !== undefined && environment !== undefined) {
        yield 'inputs "url" and "environment" exclude each other; leave one of them away';
    }
    if (commit !== undefined && !/^[0-9a-f]{7,64}$/i.test(commit)) {
        yield `input "commit" must be a SHA of at least 7 digits, got ${JSON.stringify(commit)}`;
    }
    if (environment !== undefined) {
        if (checks !== undefined)
            yield 'input "checks" belongs to "url"; with "environment" the checks stand in ops.yml';
        if (identity !== undefined)
            yield 'input "identity" belongs to "url"; with "environment" it stands in ops.yml';
    }
    if (url !== undefined && identity === undefined) {
        if (commit !== undefined) {
            yield 'input "identity" is missing; it says where the commit is told, such as "{ path: /version, json: commit }"';
        }
        else if (checks === undefined) {
            yield 'inputs "checks" and "identity" are missing; without one of them there is nothing to check';
        }
    }
}
async function planOfEnvironment({ environment = '', config: file, workspace, ...wish }) {
    const { components, gateTimeoutMs, sentry } = await (0,_config_js__WEBPACK_IMPORTED_MODULE_0__.readConfig)({ file, environment, workspace, sources: 'any' });
    return {
        components,
        targets: components.map(({ name, url, vercel }) => ({
            component: name,
            url,
            commit: wish.commit,
            access: vercel ? accessOf(wish.bypassSecret) : {},
        })),
        gateTimeoutMs: wish.timeoutMs ?? gateTimeoutMs,
        anyCommit: true,
        sentrySettings: sentry,
    };
}
async function planOfUrl({ checks, identity, ...wish }, url) {
    const { readChecks, readIdentity } = await Promise.all(/* import() */[__webpack_require__.e(7934), __webpack_require__.e(8815), __webpack_require__.e(9189), __webpack_require__.e(1625)]).then(__webpack_require__.bind(__webpack_require__, 61625));
    const component = {
        name: new URL(url).host,
        url,
        identity: identity === undefined ? { path: '/' } : await readIdentity('identity', identity),
        smoke: checks === undefined ? [] : await readChecks('checks', checks, url),
    };
    return {
        components: [component],
        targets: [{ component: component.name, url, commit: wish.commit, access: accessOf(wish.bypassSecret) }],
        gateTimeoutMs: wish.timeoutMs ?? DEFAULT_TIMEOUT_MS,
        anyCommit: identity !== undefined,
    };
}
function accessOf(secret) {
    return secret === undefined ? {} : { 'x-vercel-protection-bypass': secret };
}


/***/ }),

/***/ 28122:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ preview)
/* harmony export */ });
/* unused harmony export expectationOf */
/* harmony import */ var _duration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77607);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(83758);
/* harmony import */ var _identity_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(71791);



/** What a dry run tells instead of results: each look that would be taken. */
function preview({ components, targets, anyCommit }) {
    const rows = targets.flatMap(({ component, url, commit }) => {
        const found = components.find(({ name }) => name === component);
        const expected = `${commit?.slice(0, 12) ?? 'any commit'}: ${found ? (0,_identity_js__WEBPACK_IMPORTED_MODULE_2__/* .describeIdentity */ .Cl)(found.identity) : ''}`;
        const identity = commit !== undefined || anyCommit ? [['identity', expected]] : [];
        const checks = (found?.smoke ?? []).map((check) => [nameOf(check), expectationOf(check)]);
        return [...identity, ...checks].map((cells) => [component, url, ...cells].map((cell) => (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj)(cell, 500)));
    });
    const head = ['component', 'address', 'check', 'expected'];
    return ['## Dry run', 'Nothing was asked. This would be:', (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .table */ .tp)(head, rows)].join('\n\n');
}
function nameOf({ name, severity }) {
    return severity === 'degraded' ? `${name} (degraded)` : name;
}
/** In words, what a check asks for. */
function expectationOf(check) {
    switch (check.kind) {
        case 'request':
            return [...check.steps.map((step) => stepOf(step, check.steps.length > 1)), timingOf(check.timing)]
                .filter((part) => part !== '')
                .join('; ');
        case 'tls':
            return `at least ${percent(check.failLeft)} of the certificate's lifetime left (a warning below ${percent(check.warnLeft)}), its chain and name right, ${check.protocol} or newer`;
        case 'load':
            return [
                `${check.rate === undefined ? 'as many requests as go' : `${check.rate} requests a second`} for ${(0,_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(check.durationMs)} over ${check.connections} connections`,
                limit('p95', check.p95Ms),
                limit('p99', check.p99Ms),
                `at most ${percent(check.errors)} errors`,
                check.throughput === undefined ? '' : `at least ${check.throughput} answers a second`,
            ]
                .filter((part) => part !== '')
                .join(', ');
        case 'page':
            return `every script and stylesheet loads, nothing by http${check.calls.length > 0 ? `, ${check.calls.length} calls to other origins are allowed` : ''}`;
        case 'browser':
            return `no console errors and no failed requests${check.waitFor === undefined ? '' : `, ${check.waitFor} is visible`}`;
        case 'sentry':
            return [
                check.newIssues === undefined ? '' : `at most ${check.newIssues} new issues`,
                check.crashFree === undefined ? '' : `at least ${percent(check.crashFree)} of sessions without a crash`,
                check.crashFreeDrop === undefined ? '' : `at most ${percent(check.crashFreeDrop)} less than before`,
                `for ${(0,_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(check.overMs)}`,
            ]
                .filter((part) => part !== '')
                .join(', ');
        case 'prometheus':
            return [
                check.below === undefined ? '' : `below ${check.below}`,
                check.above === undefined ? '' : `above ${check.above}`,
                check.compare === undefined ? '' : `at most ${check.compare} times the value before the release`,
                `for ${(0,_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(check.overMs)}`,
            ]
                .filter((part) => part !== '')
                .join(', ');
    }
}
function stepOf({ name, asserts, durationMs }, named) {
    const parts = [...asserts.map(assertOf), limit('duration', durationMs)].filter((part) => part !== '');
    return named ? `${name}: ${parts.join(', ')}` : parts.join(', ');
}
function assertOf({ query, predicates }) {
    return `${queryOf(query)} ${predicates.map(predicateOf).join(' and ')}`;
}
function queryOf(query) {
    return 'at' in query ? `${query.of} "${query.at}"` : query.of;
}
function predicateOf({ is, value, not }) {
    const words = is.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
    const told = is === 'oneOf' && Array.isArray(value) ? value.join(' or ') : JSON.stringify(value);
    return `${not ? 'not ' : ''}${is === 'oneOf' ? '' : `${words} `}${told}`;
}
function timingOf(timing) {
    if (!timing)
        return '';
    const { samples, durationMs, p50Ms, p95Ms, p99Ms, compare = { confidence: 0 } } = timing;
    const { confidence: _, ...factors } = compare;
    const relative = Object.entries(factors).map(([name, factor]) => `${name} at most ${factor} times that of what is live`);
    const limits = [limit('duration', durationMs), limit('p50', p50Ms), limit('p95', p95Ms), limit('p99', p99Ms)];
    return `${[...limits, ...relative].filter((part) => part !== '').join(', ')} of ${samples} warm requests`;
}
function limit(what, most) {
    return most === undefined ? '' : `${what} at most ${(0,_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(most)}`;
}
function percent(share) {
    return `${Number((share * 100).toFixed(2))} %`;
}


/***/ }),

/***/ 3118:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ summary)
/* harmony export */ });
/* unused harmony export checkTable */
/* harmony import */ var _duration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77607);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(83758);
/* harmony import */ var _redact_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76670);
/* harmony import */ var _report_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(22711);




const TITLE = { success: 'Passed', failure: 'Failed', unknown: 'Not known' };
const LONGEST_RESPONSE = 1_500;
const MOST_RESPONSES = 10;
/** The job summary: the verdict, what was seen, what to do next. */
function summary(looked) {
    const next = nextSteps(looked);
    return [
        `## ${TITLE[(0,_report_js__WEBPACK_IMPORTED_MODULE_3__/* .statusOf */ .c2)(looked)]}`,
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj)((0,_report_js__WEBPACK_IMPORTED_MODULE_3__/* .headline */ .Pl)(looked), 600),
        checkTable(looked),
        responses(looked),
        next.length > 0 ? ['### Next', '', ...next.map((step) => `- ${step}`)].join('\n') : '',
    ]
        .filter((part) => part !== '')
        .join('\n\n');
}
const HEAD = ['component', 'check', 'verdict', 'tries', 'status', 'p50 / p95', 'commit', 'expected', 'what came back'];
function checkTable(looked) {
    const rows = looked.flatMap(({ target, result }) => result.checks.map((check) => row(target.component, check)));
    // A column in which nobody has anything is only in the way.
    const used = HEAD.map((_, column) => rows.some((cells) => cells[column] !== ''));
    const visible = (cells) => cells.filter((_, column) => used[column]);
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .table */ .tp)(visible(HEAD), rows.map(visible));
}
function row(component, check) {
    const { name, attempts, status, samples, servedCommit, expected, got, detail, verdict } = check;
    // Of a check that passed its sentence says more than a comparison.
    const compared = verdict !== 'pass' && expected !== undefined && got !== undefined;
    return [
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj)(component),
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj)(name),
        verdictOf(check),
        attempts === 0 ? '' : String(attempts),
        status === undefined ? '' : String(status),
        samples ? `${(0,_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(samples.p50Ms)} / ${(0,_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(samples.p95Ms)}` : '',
        servedCommit === undefined ? '' : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(servedCommit.slice(0, 7)),
        compared ? (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj)(expected) : '',
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj)(compared ? got : detail),
    ];
}
function verdictOf(check) {
    const kind = (0,_report_js__WEBPACK_IMPORTED_MODULE_3__/* .kindOf */ .I)(check);
    if (kind === 'flaky')
        return 'pass (flaky)';
    return kind === 'degraded' ? `${check.verdict} (degraded)` : check.verdict;
}
/** How the answers of what failed begin, folded away. */
function responses(looked) {
    return looked
        .flatMap(({ target, result }) => result.checks.map((check) => ({ component: target.component, check })))
        .filter(({ check }) => check.verdict !== 'pass' && check.response !== undefined && check.response !== '')
        .slice(0, MOST_RESPONSES)
        .map(({ component, check }) => {
        const title = `${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj)(component)}: ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj)(check.name)}: how the answer begins`;
        return `<details><summary>${title}</summary>\n\n${asCode(check.response ?? '')}\n\n</details>`;
    })
        .join('\n\n');
}
/** Indented, because no fence is safe from what stands in it. */
function asCode(text) {
    const printable = (0,_redact_js__WEBPACK_IMPORTED_MODULE_2__/* .redact */ .E)(text)
        .slice(0, LONGEST_RESPONSE)
        .replaceAll(/\r\n?/g, '\n')
        .replaceAll(/[^\P{C}\n\t]/gu, '\uFFFD');
    return printable.replaceAll(/^/gm, '    ');
}
function nextSteps(looked) {
    const checks = looked.flatMap(({ result }) => result.checks).filter(({ attempts }) => attempts > 0);
    const of = (kind) => checks.filter((check) => (0,_report_js__WEBPACK_IMPORTED_MODULE_3__/* .kindOf */ .I)(check) === kind);
    const failed = of('failed');
    const steps = {
        [`Another version serves, or none can be told: see whether its deployment has ended, and whether the address and ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)('identity')} are right. The other checks would have tested that version, so they were left out.`]: failed.some(({ name }) => name === 'identity'),
        [`Compare what was expected with what came back. When this version is live, ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)('rollback')} brings the earlier one back.`]: failed.some(({ name }) => name !== 'identity'),
        'Something could not be told at all: the table says why. Mend that, then run again; until then nobody knows.': of('unknown').length > 0,
        'Some checks passed only when tried again: find out why, before they fail a release.': of('flaky').length > 0,
        'Degraded checks stop nothing; mend what they found before somebody has to make them critical.': of('degraded').length > 0,
    };
    return Object.keys(steps).filter((step) => steps[step]);
}


/***/ }),

/***/ 22711:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ kindOf),
/* harmony export */   Pl: () => (/* binding */ headline),
/* harmony export */   V4: () => (/* binding */ outputs),
/* harmony export */   c2: () => (/* binding */ statusOf),
/* harmony export */   hk: () => (/* binding */ annotations)
/* harmony export */ });
/* unused harmony exports verdictOf, countsOf, toJson */
/* harmony import */ var _probe_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(43143);
/* harmony import */ var _verdict_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(24804);


const STATUS = { pass: 'success', fail: 'failure', unknown: 'unknown' };
const LONGEST_TEXT = 1_000;
function statusOf(looked) {
    return STATUS[verdictOf(looked)];
}
/** One verdict for all: as for one gate, failure weighs more than doubt, and doubt more than success. */
function verdictOf(looked) {
    const has = (verdict) => looked.some(({ result }) => result.verdict === verdict);
    if (has('fail'))
        return 'fail';
    return looked.length === 0 || has('unknown') ? 'unknown' : 'pass';
}
function countsOf(looked) {
    const kinds = looked.flatMap(({ result }) => result.checks).map(kindOf);
    const count = (...wanted) => kinds.filter((kind) => wanted.includes(kind)).length;
    return {
        passed: count('passed', 'flaky'),
        failed: count('failed'),
        unknown: count('unknown'),
        flaky: count('flaky'),
        degraded: count('degraded'),
    };
}
/** What people want to know first about a check. */
function kindOf(check) {
    if (check.verdict === 'pass')
        return check.flaky ? 'flaky' : 'passed';
    if ((0,_verdict_js__WEBPACK_IMPORTED_MODULE_1__/* .isDegraded */ .D)(check))
        return 'degraded';
    return check.verdict === 'fail' ? 'failed' : 'unknown';
}
/** One sentence: the verdict, and the first thing that is wrong. */
function headline(looked) {
    const { passed, flaky, degraded } = countsOf(looked);
    const verdict = verdictOf(looked);
    if (verdict === 'pass') {
        const again = flaky > 0 ? `, ${flaky} of them only when tried again` : '';
        const worse = degraded > 0 ? `; ${degraded} degraded ${degraded === 1 ? 'check did' : 'checks did'} not` : '';
        return degraded > 0 ? `${passed} checks passed${again}${worse}` : `all ${passed} checks passed${again}`;
    }
    for (const { target, result } of looked) {
        const wrong = result.checks.find((check) => check.verdict === verdict && !(0,_verdict_js__WEBPACK_IMPORTED_MODULE_1__/* .isDegraded */ .D)(check));
        if (wrong)
            return `${target.component}: ${wrong.name}: ${wrong.detail}`;
    }
    return 'there was nothing to check: give it checks, or the commit that must be served';
}
function outputs(looked) {
    const { passed, failed, unknown, flaky, degraded } = countsOf(looked);
    return {
        status: statusOf(looked),
        'passed-count': String(passed),
        'failed-count': String(failed),
        'unknown-count': String(unknown),
        'flaky-count': String(flaky),
        'degraded-count': String(degraded),
        screenshots: looked.flatMap(({ result }) => result.checks.flatMap(({ files = [] }) => files)).join('\n'),
        'result-json': JSON.stringify(toJson(looked)),
    };
}
/** As schema/smoke-result.schema.json describes it. */
function toJson(looked) {
    return {
        status: statusOf(looked),
        headline: cut(headline(looked)),
        counts: countsOf(looked),
        components: looked.map(({ target: { component, url, commit }, result }) => ({
            component,
            url,
            commit: commit ?? null,
            verdict: result.verdict,
            checks: result.checks.map((check) => ({ ...check, severity: check.severity ?? 'critical', ...texts(check) })),
            ...(result.warnings ? { warnings: result.warnings.map(cut) } : {}),
        })),
    };
}
/** All outputs of a job together hold no more than 1 MB. */
function texts({ detail, expected, got, response }) {
    const optional = { expected, got, response };
    const stated = Object.entries(optional).flatMap(([key, text]) => (text === undefined ? [] : [[key, cut(text)]]));
    return { detail: cut(detail), ...Object.fromEntries(stated) };
}
function cut(text) {
    return text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT - 1)}…` : text;
}
const SEVERITIES = { failed: 'error', unknown: 'warning', degraded: 'warning', flaky: 'notice' };
const WORDS = { failed: 'failed', unknown: 'is not known', degraded: 'is degraded', flaky: 'is flaky' };
/** What did not simply pass, at its line of ops.yml. What was not even asked would only repeat the reason. */
function annotations(looked) {
    return looked.flatMap(({ target, result }) => result.checks.flatMap((check) => {
        const kind = kindOf(check);
        if (kind === 'passed' || check.attempts === 0)
            return [];
        const told = kind === 'flaky' ? `passed only at try ${check.attempts}` : check.detail;
        const message = `${target.component}: ${(0,_probe_js__WEBPACK_IMPORTED_MODULE_0__/* .oneLine */ .TN)(told, LONGEST_TEXT)}`;
        return [{ severity: SEVERITIES[kind], title: `${(0,_probe_js__WEBPACK_IMPORTED_MODULE_0__/* .oneLine */ .TN)(check.name)} ${WORDS[kind]}`, message, ...check.place }];
    }));
}


/***/ })

};
