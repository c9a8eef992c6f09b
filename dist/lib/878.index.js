export const id = 878;
export const ids = [878,973];
export const modules = {

/***/ 9878:
/***/ ((module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.a(module, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
__webpack_require__.r(__webpack_exports__);
/* harmony import */ var _src_action_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(365);
/* harmony import */ var _src_smoke_gate_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9862);
/* harmony import */ var _src_smoke_plan_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1238);
/* harmony import */ var _src_smoke_report_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2711);




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
        timeoutMs: input.optionalDuration('timeout'),
        failOnUnknown: input.flag('fail-on-unknown'),
        bypassSecret: input.optionalSecret('vercel-automation-bypass-secret', 'VERCEL_AUTOMATION_BYPASS_SECRET'),
        dryRun: input.flag('dry-run'),
    }),
    run: async ({ failOnUnknown, dryRun, ...wish }, { workspace, signal, log }) => {
        const planned = await (0,_src_smoke_plan_js__WEBPACK_IMPORTED_MODULE_2__/* .plan */ .e)({ ...wish, workspace });
        if (dryRun)
            return { outputs: { status: 'skipped' }, summary: (0,_src_smoke_report_js__WEBPACK_IMPORTED_MODULE_3__/* .preview */ .VH)(planned) };
        const looker = (0,_src_smoke_gate_js__WEBPACK_IMPORTED_MODULE_1__/* .gate */ .G)(planned);
        const looked = await Promise.all(planned.targets.map(async (target) => {
            const report = (line) => log.line(`${target.component}: ${line}`);
            return { target, result: await looker.check(target, { signal, report }) };
        }));
        const results = (0,_src_smoke_report_js__WEBPACK_IMPORTED_MODULE_3__/* .outputs */ .V4)(looked);
        const failed = results['status'] === 'failure' || (results['status'] === 'unknown' && failOnUnknown);
        log.line((0,_src_smoke_report_js__WEBPACK_IMPORTED_MODULE_3__/* .headline */ .Pl)(looked));
        return { outputs: results, summary: (0,_src_smoke_report_js__WEBPACK_IMPORTED_MODULE_3__/* .summary */ .z)(looked), ...(failed ? { failure: (0,_src_smoke_report_js__WEBPACK_IMPORTED_MODULE_3__/* .headline */ .Pl)(looked) } : {}) };
    },
});

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 2973:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readConfig: () => (/* binding */ readConfig)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);


/** Reads and checks `ops.yml`. Throws `Problems` with all mistakes at once. */
async function readConfig({ file, environment, workspace, text, sources }) {
    const content = text ?? readText(file, workspace);
    const { parseConfig } = await Promise.all(/* import() */[__webpack_require__.e(456), __webpack_require__.e(380), __webpack_require__.e(8)]).then(__webpack_require__.bind(__webpack_require__, 9008));
    return parseConfig({ file, text: content, environment, workspace: sources === 'any' ? undefined : workspace });
}
function readText(file, workspace) {
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(workspace, file);
    if (!(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(path)) {
        const remedy = 'does a checkout step come before this one, and does the input "config" name its path?';
        throw new Error(`${file} is not in the workspace; ${remedy}`);
    }
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(path, 'utf8');
    }
    catch (cause) {
        throw new Error(`${file} cannot be read`, { cause });
    }
}


/***/ }),

/***/ 1238:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ plan)
/* harmony export */ });
/* harmony import */ var _config_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2973);
/* harmony import */ var _problems_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2095);


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
    const { components, gateTimeoutMs } = await (0,_config_js__WEBPACK_IMPORTED_MODULE_0__.readConfig)({ file, environment, workspace, sources: 'any' });
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
    };
}
async function planOfUrl({ checks, identity, ...wish }, url) {
    const { readChecks, readIdentity } = await Promise.all(/* import() */[__webpack_require__.e(456), __webpack_require__.e(380), __webpack_require__.e(625)]).then(__webpack_require__.bind(__webpack_require__, 1625));
    const component = {
        name: new URL(url).host,
        url,
        identity: identity === undefined ? { path: '/' } : readIdentity('identity', identity),
        smoke: checks === undefined ? [] : readChecks('checks', checks, url),
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

/***/ 2711:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Pl: () => (/* binding */ headline),
/* harmony export */   V4: () => (/* binding */ outputs),
/* harmony export */   VH: () => (/* binding */ preview),
/* harmony export */   z: () => (/* binding */ summary)
/* harmony export */ });
/* unused harmony exports isFlaky, verdictOf, countsOf, checkTable */
/* harmony import */ var _duration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7607);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3758);
/* harmony import */ var _check_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3829);
/* harmony import */ var _identity_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1791);




const STATUS = { pass: 'success', fail: 'failure', unknown: 'unknown' };
const TITLE = { success: 'Passed', failure: 'Failed', unknown: 'Not known' };
/** Passed, but only when it was tried again. */
function isFlaky({ verdict, attempts }) {
    return verdict === 'pass' && attempts > 1;
}
/** One verdict for all: as for one gate, failure weighs more than doubt, and doubt more than success. */
function verdictOf(looked) {
    const has = (verdict) => looked.some(({ result }) => result.verdict === verdict);
    if (has('fail'))
        return 'fail';
    return looked.length === 0 || has('unknown') ? 'unknown' : 'pass';
}
function countsOf(looked) {
    const checks = looked.flatMap(({ result }) => result.checks);
    const count = (which) => checks.filter(which).length;
    return {
        passed: count(({ verdict }) => verdict === 'pass'),
        failed: count(({ verdict }) => verdict === 'fail'),
        flaky: count(isFlaky),
    };
}
/** One sentence: the verdict, and the first thing that is wrong. */
function headline(looked) {
    const { passed, flaky } = countsOf(looked);
    const verdict = verdictOf(looked);
    if (verdict === 'pass') {
        return `all ${passed} checks passed${flaky > 0 ? `, ${flaky} of them only when tried again` : ''}`;
    }
    for (const { target, result } of looked) {
        const wrong = result.checks.find((check) => check.verdict === verdict);
        if (wrong)
            return `${target.component}: ${wrong.name}: ${wrong.detail}`;
    }
    return 'there was nothing to check: give it checks, or the commit that must be served';
}
function outputs(looked) {
    const { passed, failed, flaky } = countsOf(looked);
    const status = STATUS[verdictOf(looked)];
    const components = looked.map(({ target: { component, url, commit }, result }) => ({
        component,
        url,
        commit: commit ?? null,
        ...result,
    }));
    return {
        status,
        'passed-count': String(passed),
        'failed-count': String(failed),
        'flaky-count': String(flaky),
        'result-json': JSON.stringify({ status, components }),
    };
}
/** The job summary: the verdict, what was seen, what to do next. */
function summary(looked) {
    const next = nextSteps(looked);
    return [
        `## ${TITLE[STATUS[verdictOf(looked)]]}`,
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .plain */ .pj)(headline(looked), 600),
        checkTable(looked),
        next.length > 0 ? ['### Next', '', ...next.map((step) => `- ${step}`)].join('\n') : '',
    ]
        .filter((part) => part !== '')
        .join('\n\n');
}
function checkTable(looked) {
    const rows = looked.flatMap(({ target, result }) => result.checks.map((check) => [
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .plain */ .pj)(target.component),
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .plain */ .pj)(check.name),
        isFlaky(check) ? 'pass (flaky)' : check.verdict,
        check.attempts === 0 ? '' : String(check.attempts),
        check.attempts === 0 ? '' : (0,_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(check.durationMs),
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .plain */ .pj)(check.detail),
    ]));
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .table */ .tp)(['component', 'check', 'verdict', 'tries', 'time', 'what came back'], rows);
}
function nextSteps(looked) {
    const checks = looked.flatMap(({ result }) => result.checks);
    const asked = (verdict) => checks.filter((one) => one.verdict === verdict && one.attempts > 0);
    const failed = asked('fail');
    const steps = {
        [`Another version serves, or none can be told: see whether its deployment has ended, and whether the address and ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .code */ .aY)('identity')} are right. The other checks would have tested that version, so they were left out.`]: failed.some(({ name }) => name === 'identity'),
        [`Compare what was expected with what came back. When this version is live, ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .code */ .aY)('rollback')} brings the earlier one back.`]: failed.some(({ name }) => name !== 'identity'),
        'Something could not be asked at all: see whether its name resolves and the runner may reach it, then run again.': asked('unknown').length > 0,
        'Some checks passed only when tried again: find out why, before they fail a release.': checks.some(isFlaky),
    };
    return Object.keys(steps).filter((step) => steps[step]);
}
/** What a dry run tells instead: each look that would be taken. */
function preview({ components, targets, anyCommit }) {
    const rows = targets.flatMap(({ component, url, commit }) => {
        const found = components.find(({ name }) => name === component);
        const expected = `${commit?.slice(0, 12) ?? 'any commit'}: ${found ? (0,_identity_js__WEBPACK_IMPORTED_MODULE_2__/* .describeIdentity */ .Cl)(found.identity) : ''}`;
        const identity = commit !== undefined || anyCommit ? [['identity', expected]] : [];
        const checks = (found?.smoke ?? []).map((check) => [(0,_check_js__WEBPACK_IMPORTED_MODULE_1__/* .nameOf */ .Vb)(check), expectationOf(check)]);
        return [...identity, ...checks].map((cells) => [component, url, ...cells].map((cell) => (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .plain */ .pj)(cell)));
    });
    const head = ['component', 'address', 'check', 'expected'];
    return ['## Dry run', 'Nothing was asked. This would be:', (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .table */ .tp)(head, rows)].join('\n\n');
}
function expectationOf({ name: _name, get: _get, ...expected }) {
    return Object.keys(expected).length === 0 ? 'status 200 to 299' : JSON.stringify(expected);
}


/***/ })

};
