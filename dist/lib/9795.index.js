export const id = 9795;
export const ids = [9795];
export const modules = {

/***/ 39795:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  checkPage: () => (/* binding */ checkPage)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./src/http.ts + 3 modules
var src_http = __webpack_require__(32175);
// EXTERNAL MODULE: ./src/smoke/probe.ts
var smoke_probe = __webpack_require__(43143);
;// CONCATENATED MODULE: ./src/smoke/preflight.ts

const PART = 'preflight';
/** Methods for which the Fetch standard asks no permission: https://fetch.spec.whatwg.org/#cors-safelisted-method */
const SIMPLE = new Set(['GET', 'HEAD', 'POST']);
/** Asks the backend what a browser asks before a script of the page may call it. */
async function checkCall(call, scene, probe, timeoutMs) {
    const url = scene.locate(call.url);
    const origin = call.origin ?? new URL(scene.publicUrl).origin;
    const method = call.method.toUpperCase();
    const wanted = call.headers.map((name) => name.toLowerCase()).sort();
    const asked = `${method} ${(0,smoke_probe/* shortUrl */.mv)(url)} from ${origin}`;
    const ask = async (verb, headers) => await probe(url, {
        timeoutMs,
        signal: scene.signal,
        redirects: 'never',
        method: verb,
        headers: { ...headers, origin },
    });
    const granted = await ask('OPTIONS', {
        'access-control-request-method': method,
        ...(wanted.length > 0 ? { 'access-control-request-headers': wanted.join(',') } : {}),
    });
    if (!granted.answered)
        return { part: PART, verdict: granted.nobody ? 'unknown' : 'fail', detail: granted.message };
    if (granted.wall)
        return fail(granted, granted.wall.message);
    const problems = [
        ...(granted.status >= 200 && granted.status < 300 ? [] : ['expected a status from 200 to 299']),
        ...originProblems(granted, origin, call),
        ...methodProblems(granted, method, call),
        ...headerProblems(granted, wanted, call),
    ];
    if (problems.length > 0)
        return fail(granted, `${asked} is not allowed: ${problems.join('; ')}`);
    // Some backends grant everything beforehand and forget it in the answer itself. Nothing else is safe to be sent.
    if (method !== 'GET' && method !== 'HEAD')
        return { part: PART, verdict: 'pass', detail: `${asked} is allowed` };
    const answer = await ask(method, {});
    if (!answer.answered)
        return { part: PART, verdict: answer.nobody ? 'unknown' : 'fail', detail: answer.message };
    const unread = originProblems(answer, origin, call);
    if (unread.length === 0)
        return { part: PART, verdict: 'pass', detail: `${asked} is allowed` };
    return fail(answer, `${asked} is allowed beforehand, but its answer can't be read: ${unread.join('; ')}`);
}
function originProblems({ headers }, origin, { credentials }) {
    const allowed = headers['access-control-allow-origin'];
    const problems = [];
    if (allowed !== origin && (allowed !== '*' || credentials)) {
        problems.push(`expected Access-Control-Allow-Origin "${origin}", ${told(allowed)}`);
    }
    const trusted = headers['access-control-allow-credentials'];
    if (credentials && trusted !== 'true') {
        problems.push(`expected Access-Control-Allow-Credentials "true", ${told(trusted)}`);
    }
    return problems;
}
function methodProblems({ headers }, method, { credentials }) {
    const list = headers['access-control-allow-methods'];
    const allowed = listed(list);
    if (SIMPLE.has(method) || allowed.includes(method) || (allowed.includes('*') && !credentials))
        return [];
    return [`expected Access-Control-Allow-Methods with ${method}, ${told(list)}`];
}
function headerProblems({ headers }, wanted, { credentials }) {
    const list = headers['access-control-allow-headers'];
    const allowed = listed(list).map((name) => name.toLowerCase());
    // The star never stands for this one, which has to be named.
    const any = allowed.includes('*') && !credentials;
    const missing = wanted.filter((name) => !allowed.includes(name) && (!any || name === 'authorization'));
    return missing.length === 0 ? [] : [`expected Access-Control-Allow-Headers with ${missing.join(', ')}, ${told(list)}`];
}
function listed(header) {
    return (header ?? '').split(',').map((one) => one.trim());
}
function told(header) {
    return header === undefined ? 'it is missing' : `it is "${(0,smoke_probe/* oneLine */.TN)(header)}"`;
}
function fail(answer, detail) {
    const got = (0,smoke_probe/* describe */.q0)(answer);
    return { part: PART, verdict: 'fail', detail: `${detail}; came back: ${got}`, status: answer.status, got };
}

;// CONCATENATED MODULE: ./src/smoke/security-headers.ts

const HALF_A_YEAR_S = 15_552_000;
const NO_FRAMES = /(^|;)\s*frame-ancestors\s/i;
const RULES = [
    ['Strict-Transport-Security', strictTransport],
    ['Content-Security-Policy', contentPolicy],
    [
        'X-Content-Type-Options',
        ({ headers }) => value(headers, 'x-content-type-options')?.toLowerCase() === 'nosniff' ? undefined : 'expected "nosniff"',
    ],
    ['X-Frame-Options', security_headers_frames],
    [
        'Referrer-Policy',
        ({ headers, meta }) => value(headers, 'referrer-policy') || meta.get('referrer')
            ? undefined
            : 'expected a policy such as "strict-origin-when-cross-origin"',
    ],
    [
        'X-Powered-By',
        ({ headers }) => headers['x-powered-by'] === undefined ? undefined : 'expected none, because it tells attackers what to try',
    ],
];
/** One finding for each header that protects the visitors of a page. */
function securityFindings(seen, severity) {
    return RULES.map(([header, problemOf]) => {
        const problem = problemOf(seen);
        const sent = value(seen.headers, header.toLowerCase());
        const got = sent === undefined ? 'it is missing' : `it is "${(0,smoke_probe/* oneLine */.TN)(sent, 80)}"`;
        const part = `header ${header}`;
        if (problem === undefined)
            return { part, severity, verdict: 'pass', detail: got };
        return { part, severity, verdict: 'fail', detail: `${header}: ${problem}; ${got}` };
    });
}
function strictTransport({ headers, secure }) {
    // Browsers ignore it on a page without encryption.
    if (!secure)
        return undefined;
    const age = Number(/max-age\s*=\s*"?(\d+)/i.exec(value(headers, 'strict-transport-security') ?? '')?.[1] ?? 0);
    return age >= HALF_A_YEAR_S ? undefined : `expected "max-age=${HALF_A_YEAR_S}" (half a year) or more`;
}
function contentPolicy({ headers, meta }) {
    if (value(headers, 'content-security-policy') || meta.get('content-security-policy'))
        return undefined;
    const reported = value(headers, 'content-security-policy-report-only') !== undefined;
    return reported ? 'expected a policy, but there is only one that reports' : 'expected a policy';
}
function security_headers_frames({ headers }) {
    // In a <meta> element browsers ignore it.
    if (NO_FRAMES.test(value(headers, 'content-security-policy') ?? ''))
        return undefined;
    if (/^(deny|sameorigin)$/i.test(value(headers, 'x-frame-options')?.trim() ?? ''))
        return undefined;
    return 'expected "DENY", "SAMEORIGIN" or frame-ancestors in the Content-Security-Policy';
}
function value(headers, name) {
    const sent = headers[name];
    return Array.isArray(sent) ? sent.join(', ') : sent;
}

;// CONCATENATED MODULE: ./src/smoke/page.ts





const MOST_ASSETS = 100;
const MOST_BYTES = 64 * 1024 * 1024;
const AT_ONCE = 6;
const SHOWN = 5;
/** Types with which browsers accept what they were told to load. */
const TYPES = {
    script: /^(text|application)\/(x-)?(java|ecma)script$/,
    stylesheet: /^text\/css$/,
    font: /^(font\/.+|application\/(x-font-.+|font-.+|vnd\.ms-fontobject|octet-stream))$/,
    image: /^image\/.+$/,
    other: /^(?!text\/html$)/,
};
/** Looks whether a page and everything it needs come from this deployment, and whether it may reach its backend. */
async function checkPage(check, scene) {
    const { target, transport, signal } = scene;
    const http = (0,src_http/* createHttp */.V)({ name: target.component, baseUrl: target.url, connections: AT_ONCE, ...transport });
    const probe = (0,smoke_probe/* createProbe */.fr)({ http, origin: new URL(target.url).origin, access: target.access });
    const timeLeft = () => Math.max(1, Math.min(scene.requestMs, scene.deadline - performance.now()));
    const address = scene.locate(check.address);
    const look = (url, options) => probe(url, { ...options, timeoutMs: timeLeft() });
    const seen = await look(address, { timeoutMs: timeLeft(), signal });
    if (!seen.answered)
        return [{ part: 'page', verdict: seen.nobody ? 'unknown' : 'fail', detail: seen.message }];
    const wrong = problemOf(address, seen);
    if (wrong !== undefined)
        return [{ part: 'page', verdict: 'fail', detail: wrong, status: seen.status, got: (0,smoke_probe/* describe */.q0)(seen) }];
    const { readContent } = await Promise.all(/* import() */[__webpack_require__.e(7207), __webpack_require__.e(5740)]).then(__webpack_require__.bind(__webpack_require__, 35740));
    const content = readContent(seen.text, seen.url, check);
    const secure = isSecure(seen.url, scene);
    const origins = [seen.url.href, ...check.origins].map((one) => URL.parse(one)?.origin ?? one);
    const loaded = await loadAssets(content.assets, { origins, scene, look });
    return [
        { part: 'page', verdict: 'pass', detail: (0,smoke_probe/* describe */.q0)(seen), status: seen.status },
        loaded,
        ...(secure ? [mixedContent(content, seen)] : []),
        ...(await Promise.all(check.calls.map((call) => checkCall(call, scene, look, timeLeft())))),
        ...(check.security === 'off' ? [] : securityFindings({ ...seen, meta: content.meta, secure }, check.security)),
    ];
}
function problemOf(address, seen) {
    if (seen.wall)
        return seen.wall.message;
    if (!(0,smoke_probe/* sameSite */.SU)(address, seen.url))
        return `was redirected to another site, ${(0,smoke_probe/* shortUrl */.mv)(seen.url)} (${seen.status})`;
    if (seen.status < 200 || seen.status > 299)
        return `expected status 200 to 299; came back: ${(0,smoke_probe/* describe */.q0)(seen)}`;
    return typeOf(seen).includes('html') ? undefined : `expected an HTML page; came back: ${(0,smoke_probe/* describe */.q0)(seen)}`;
}
/** A staged deployment stands for the public address, at which visitors will see it. */
function isSecure(page, { target, publicUrl }) {
    return (page.origin === new URL(target.url).origin ? new URL(publicUrl) : page).protocol === 'https:';
}
async function loadAssets(assets, loading) {
    const part = 'assets';
    const waiting = assets.slice(0, MOST_ASSETS);
    const problems = [];
    const unknown = [];
    const got = { bytes: 0, right: 0 };
    const worker = async () => {
        for (let asset = waiting.shift(); asset && got.bytes < MOST_BYTES; asset = waiting.shift()) {
            if (performance.now() >= loading.scene.deadline) {
                unknown.push(`only ${got.right} of ${assets.length} files were looked at before the time was over`);
                return;
            }
            const problem = await loadAsset(asset, loading, (length) => (got.bytes += length));
            if (problem === undefined)
                got.right++;
            else
                (problem.unknown ? unknown : problems).push(problem.message);
        }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    if (problems.length > 0)
        return { part, verdict: 'fail', detail: inShort(problems), expected: 'all of them load' };
    const rest = assets.length - got.right;
    if (unknown.length > 0)
        return { part, verdict: 'unknown', detail: inShort(unknown) };
    const left = rest > 0 ? `; the other ${rest} were not looked at, because they are too many or too large` : '';
    const kinds = got.right === 0 ? 'the page names none' : `${got.right} of ${assets.length} load, with the right type`;
    return { part, verdict: 'pass', detail: kinds + left };
}
async function loadAsset(asset, { origins, scene, look }, count) {
    // What stands below the public address belongs to this deployment, although the address still leads to another one.
    const url = scene.locate(asset.url.href);
    const what = `the ${asset.kind === 'other' ? 'preload' : asset.kind} ${(0,smoke_probe/* shortUrl */.mv)(url)}`;
    if (!origins.includes(url.origin)) {
        return { message: `${what} comes from another origin; if it should, add "${url.origin}" to "origins"` };
    }
    const seen = await look(url, { timeoutMs: scene.requestMs, signal: scene.signal });
    if (!seen.answered)
        return { message: `${what} can't be loaded: ${seen.message}`, unknown: seen.nobody };
    count(seen.body.length);
    if (seen.wall)
        return { message: `${what} is behind a login: ${seen.wall.message}` };
    if (seen.status < 200 || seen.status > 299)
        return { message: `${what} can't be loaded: ${(0,smoke_probe/* describe */.q0)(seen)}` };
    if (!origins.includes(seen.url.origin)) {
        return { message: `${what} is redirected to another origin, ${(0,smoke_probe/* shortUrl */.mv)(seen.url)}` };
    }
    const type = typeOf(seen);
    if (type === 'text/html' && asset.kind !== 'other') {
        return {
            message: `${what} is missing: a page answers in its place, as a fallback does for every address (${(0,smoke_probe/* describe */.q0)(seen)})`,
        };
    }
    if (!TYPES[asset.kind].test(type))
        return { message: `${what} has the wrong type: ${(0,smoke_probe/* describe */.q0)(seen)}` };
    return integrityProblem(asset, seen, what, url.origin !== origins[0]);
}
function integrityProblem({ integrity, cors }, seen, what, foreign) {
    const hashes = [...integrity.matchAll(/(?:^|\s)(sha(?:256|384|512))-([A-Za-z0-9+/_-]+=*)/g)];
    // Browsers look at the strongest only, and at nothing when they know none of them.
    const algorithm = ['sha512', 'sha384', 'sha256'].find((name) => hashes.some(([, used]) => used === name));
    if (algorithm === undefined)
        return undefined;
    if (foreign && !cors) {
        return { message: `${what} has an integrity attribute and no crossorigin attribute, so that browsers refuse it` };
    }
    if (seen.cut)
        return { message: `${what} is too large for its integrity to be checked`, unknown: true };
    const digest = (0,external_node_crypto_.createHash)(algorithm).update(seen.body).digest('base64url');
    const expected = hashes.filter(([, used]) => used === algorithm).map(([, , hash]) => hash ?? '');
    if (expected.some((hash) => Buffer.from(hash, 'base64').toString('base64url') === digest))
        return undefined;
    return { message: `${what} is not what its integrity attribute promises: ${algorithm} is ${(0,smoke_probe/* oneLine */.TN)(digest, 20)}` };
}
function mixedContent({ insecure, meta }, { headers }) {
    const part = 'mixed content';
    const policy = `${String(headers['content-security-policy'] ?? '')};${meta.get('content-security-policy') ?? ''}`;
    if (insecure.length === 0 || /(^|[;,])\s*upgrade-insecure-requests/i.test(policy)) {
        return { part, verdict: 'pass', detail: 'nothing is loaded without encryption' };
    }
    const addresses = inShort(insecure.map(smoke_probe/* shortUrl */.mv), ', ');
    return { part, verdict: 'fail', detail: `browsers refuse what a secure page loads without encryption: ${addresses}` };
}
function inShort(problems, by = '; ') {
    const more = problems.length - SHOWN;
    return problems.slice(0, SHOWN).join(by) + (more > 0 ? `${by}and ${more} more` : '');
}
function typeOf({ headers }) {
    return (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
}


/***/ })

};
