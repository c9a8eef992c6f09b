export const id = 9537;
export const ids = [9537];
export const modules = {

/***/ 69537:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   checkLoad: () => (/* binding */ checkLoad)
/* harmony export */ });
/* harmony import */ var _duration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77607);
/* harmony import */ var _http_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(32175);
/* harmony import */ var _probe_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(43143);
/* harmony import */ var _proxy_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(16669);




/** The fewest answers of which these percentiles say anything. */
const LEAST = { p95: 20, p99: 100 };
/** Puts the address under load for a while, and judges the answers. */
async function checkLoad(check, scene) {
    const finding = await load(check, scene);
    return [{ ...finding, final: true }];
}
async function load(check, scene) {
    const url = scene.locate(check.address);
    const { target, transport, signal, requestMs } = scene;
    const proxy = (0,_proxy_js__WEBPACK_IMPORTED_MODULE_3__/* .proxyFor */ .i)(url, transport.proxyEnv);
    if (proxy)
        return unknown(`a load test through the proxy ${proxy.host} would measure the proxy; run it where none is`);
    const left = scene.deadline - performance.now();
    if (left < check.durationMs) {
        return unknown(`it lasts ${(0,_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(check.durationMs)}, but only ${(0,_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(Math.max(0, left))} are left`);
    }
    // Also because this one looks at the certificate and recognises a login page.
    const http = (0,_http_js__WEBPACK_IMPORTED_MODULE_1__/* .createHttp */ .V)({ name: target.component, baseUrl: target.url, ...transport });
    const probe = (0,_probe_js__WEBPACK_IMPORTED_MODULE_2__/* .createProbe */ .fr)({ http, origin: new URL(target.url).origin, access: target.access });
    const first = await probe(url, { timeoutMs: Math.min(requestMs, left), signal, redirects: 'never' });
    if (!first.answered)
        return { verdict: first.nobody ? 'unknown' : 'fail', detail: first.message };
    const { status } = first;
    if (first.wall)
        return { verdict: 'fail', detail: first.wall.message, status };
    if (status >= 300) {
        const cure = status < 400 ? 'give the address that it redirects to' : 'the load was spared';
        return { verdict: 'fail', detail: `${(0,_probe_js__WEBPACK_IMPORTED_MODULE_2__/* .shortUrl */ .mv)(url)} answers ${(0,_probe_js__WEBPACK_IMPORTED_MODULE_2__/* .describe */ .q0)(first)}; ${cure}`, status };
    }
    const { fire } = await Promise.all(/* import() */[__webpack_require__.e(2088), __webpack_require__.e(3758), __webpack_require__.e(8174), __webpack_require__.e(7601)]).then(__webpack_require__.bind(__webpack_require__, 87601));
    const tally = await fire(url, {
        ...check,
        headers: scene.accessFor(url),
        timeoutMs: requestMs,
        ca: transport.ca,
        signal,
    });
    signal.throwIfAborted();
    return { ...judge(check, tally), status };
}
function judge(check, tally) {
    const { answered, failed, seconds, ms } = tally;
    const share = failed / Math.max(1, answered + tally.lost);
    const rate = answered / seconds;
    const samples = { count: answered, p50Ms: ms(50), p95Ms: ms(95), p99Ms: ms(99) };
    if (answered === 0)
        return { verdict: 'fail', detail: `not one of ${tally.lost} requests was answered${told(tally)}` };
    const problems = [
        ...(share > check.errors
            ? [`${percent(share)} of the requests failed, at most ${percent(check.errors)} expected${told(tally)}`]
            : []),
        ...tooSlow('p95', samples.p95Ms, check.p95Ms),
        ...tooSlow('p99', samples.p99Ms, check.p99Ms),
        ...(check.throughput !== undefined && rate < check.throughput
            ? [`${rate.toFixed(1)} answers a second, at least ${check.throughput} expected`]
            : []),
    ];
    const early = tally.spared ? ', ended early to spare what fails' : '';
    const seen = `${answered} answers in ${(0,_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(seconds * 1_000)} (${rate.toFixed(1)} a second${early}), p95 ${(0,_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(samples.p95Ms)}, p99 ${(0,_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(samples.p99Ms)}, ${percent(share)} failed`;
    if (problems.length > 0)
        return { verdict: 'fail', detail: `${problems.join('; ')}; ${seen}`, samples };
    const few = check.p99Ms !== undefined ? LEAST.p99 : check.p95Ms !== undefined ? LEAST.p95 : 1;
    if (answered < few) {
        return { verdict: 'unknown', detail: `${seen}; too few for a percentile, at least ${few} are needed`, samples };
    }
    return { verdict: 'pass', detail: seen, samples };
}
function tooSlow(name, seen, limit) {
    if (limit === undefined || seen <= limit)
        return [];
    return [`${name} is ${(0,_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(seen)}, at most ${(0,_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(limit)} expected`];
}
function told({ reason }) {
    return reason === undefined ? '' : ` (${(0,_probe_js__WEBPACK_IMPORTED_MODULE_2__/* .oneLine */ .TN)(reason)})`;
}
function percent(share) {
    return `${Number((share * 100).toPrecision(2))} %`;
}
function unknown(detail) {
    return { verdict: 'unknown', detail };
}


/***/ }),

/***/ 16669:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ proxyFor)
/* harmony export */ });
/** The proxy through which the environment wants this address to be reached, by the rules that Node's agents follow. */
function proxyFor(url, env = process.env) {
    const named = (name) => env[name.toLowerCase()] || env[name] || undefined;
    const address = named(url.protocol === 'https:' ? 'HTTPS_PROXY' : 'HTTP_PROXY');
    const direct = (named('NO_PROXY') ?? '').split(/[\s,]+/).some((rule) => rule !== '' && matches(rule, url));
    return address === undefined || direct ? undefined : (URL.parse(address) ?? undefined);
}
function matches(rule, { hostname, host }) {
    if (rule === '*')
        return true;
    const name = rule.toLowerCase().replace(/^\*?\./, '');
    return name === hostname || name === host || (name !== rule.toLowerCase() && hostname.endsWith(`.${name}`));
}


/***/ })

};
