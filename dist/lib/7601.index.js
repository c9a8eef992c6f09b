export const id = 7601;
export const ids = [7601];
export const modules = {

/***/ 87601:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   fire: () => (/* binding */ fire)
/* harmony export */ });
/* harmony import */ var node_perf_hooks__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(643);
/* harmony import */ var node_perf_hooks__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_perf_hooks__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_tls__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(41692);
/* harmony import */ var node_tls__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_tls__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var autocannon__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(88174);
/* harmony import */ var autocannon__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(autocannon__WEBPACK_IMPORTED_MODULE_2__);



const TICK_MS = 100;
/** After so many requests of which most fail, going on would only do harm. */
const PATIENCE = 1_000;
/** Sends as much as asked for, at most for its duration and until the signal, in memory that does not grow. */
async function fire(url, { rate, durationMs, connections, headers, timeoutMs, ca, signal }) {
    const times = (0,node_perf_hooks__WEBPACK_IMPORTED_MODULE_0__.createHistogram)();
    const tally = { answered: 0, lost: 0, refused: 0, reason: undefined, spared: false };
    let slowestMs = 0;
    function setupClient(given) {
        const client = given;
        const { pipelinedRequests: pending } = client;
        let connection;
        // Nobody looks at the bodies, and autocannon would keep an endless one.
        pending.addBody = () => undefined;
        client.on('request', () => {
            if (client.conn === connection)
                return;
            connection = client.conn;
            // autocannon forgets no request whose connection the server has closed: later times would count from it.
            lose(pending.size(), 'the connection was closed without an answer');
            pending.clear();
            if (connection instanceof node_tls__WEBPACK_IMPORTED_MODULE_1__.TLSSocket)
                connection.prependOnceListener('secureConnect', () => refuseUntrusted(client));
        });
        client.on('response', (status, _bytes, tookMs) => {
            tally.answered++;
            if (tookMs > slowestMs)
                slowestMs = tookMs;
            times.record(Math.max(1, Math.round(tookMs * 1_000)));
            if (status < 400)
                return;
            tally.refused++;
            tally.reason ??= `status ${status}`;
        });
        client.on('timeout', () => {
            lose(1, `no answer within ${(timeoutMs / 1_000).toFixed(1)} s`);
        });
        client.on('connError', (error) => {
            tally.reason ??= error.message;
        });
        client.on('done', () => {
            const oldest = pending.peek();
            if (!oldest)
                return;
            const [seconds, nanoseconds] = process.hrtime(oldest.startTime);
            const ageMs = seconds * 1_000 + nanoseconds / 1e6;
            // What was just sent says nothing; what waits for longer than any other would never have been answered.
            if (ageMs > Math.max(1_000, slowestMs) || (tally.answered === 0 && tally.lost === 0)) {
                lose(pending.size(), `no answer within ${(ageMs / 1_000).toFixed(1)} s`);
            }
        });
    }
    function lose(count, reason) {
        if (count === 0)
            return;
        tally.lost += count;
        tally.reason ??= reason;
    }
    const startedAt = performance.now();
    const { promise, resolve, reject } = Promise.withResolvers();
    const running = autocannon__WEBPACK_IMPORTED_MODULE_2___default()({
        url: url.href,
        connections,
        duration: durationMs / 1_000,
        timeout: timeoutMs / 1_000,
        headers: { 'user-agent': 'ops-actions', ...headers },
        ...(rate === undefined ? {} : { overallRate: rate }),
        ...(ca === undefined ? {} : { tlsOptions: { ca } }),
        sampleInt: TICK_MS,
        setupClient,
    }, (error, result) => {
        if (error)
            reject(error);
        else
            resolve(result);
    });
    const stop = () => {
        running.stop();
    };
    const watch = setInterval(() => {
        const asked = tally.answered + tally.lost;
        if (asked < PATIENCE || tally.lost + tally.refused < asked / 2)
            return;
        tally.spared = true;
        stop();
    }, TICK_MS);
    signal.addEventListener('abort', stop, { once: true });
    try {
        await promise;
    }
    finally {
        clearInterval(watch);
        signal.removeEventListener('abort', stop);
    }
    const seconds = (performance.now() - startedAt) / 1_000;
    const { answered, lost, refused, reason, spared } = tally;
    const ms = (percentile) => (answered === 0 ? 0 : times.percentile(percentile) / 1_000);
    return { answered, lost, failed: lost + refused, reason, seconds, spared, ms };
}
/** autocannon trusts every certificate, and what it sends may hold a secret. */
function refuseUntrusted({ conn }) {
    if (conn instanceof node_tls__WEBPACK_IMPORTED_MODULE_1__.TLSSocket && !conn.authorized) {
        conn.destroy(new Error(`the certificate is not trusted: ${String(conn.authorizationError)}`));
    }
}


/***/ })

};
