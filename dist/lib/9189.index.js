export const id = 9189;
export const ids = [9189];
export const modules = {

/***/ 14814:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   MX: () => (/* binding */ verify),
/* harmony export */   jq: () => (/* binding */ build),
/* harmony export */   r3: () => (/* binding */ toVerify),
/* harmony export */   u0: () => (/* binding */ toBuild)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(77934);
/* harmony import */ var _size_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(44642);
/* harmony import */ var _verify_settings_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(74216);
/* harmony import */ var _parts_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(94352);
/* harmony import */ var _values_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(73750);





const script = valibot__WEBPACK_IMPORTED_MODULE_4__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP('the name of a script'), valibot__WEBPACK_IMPORTED_MODULE_4__/* .regex */ .yGV(/^[\w:.@/-]+$/, 'the name of a script in package.json'));
const size = (description) => valibot__WEBPACK_IMPORTED_MODULE_4__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP('a size like "300kB" or "2MB"'), valibot__WEBPACK_IMPORTED_MODULE_4__/* .check */ .z6Y((value) => (0,_size_js__WEBPACK_IMPORTED_MODULE_0__/* .parseSize */ .D)(value) !== undefined, 'a size like "300kB" or "2MB"'), valibot__WEBPACK_IMPORTED_MODULE_4__/* .description */ .h_(description));
const path = (description) => valibot__WEBPACK_IMPORTED_MODULE_4__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP('a path'), valibot__WEBPACK_IMPORTED_MODULE_4__/* .regex */ .yGV(/^\/\S*$/, 'a path that begins with "/"'), valibot__WEBPACK_IMPORTED_MODULE_4__/* .description */ .h_(description));
const measured = (one, description) => valibot__WEBPACK_IMPORTED_MODULE_4__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_4__/* .strictObject */ .rej({
    raw: valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(one('As the files are.')),
    gzip: valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(one('Packed with gzip.')),
    brotli: valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(one('Packed with Brotli.')),
}, 'a mapping with "raw", "gzip" or "brotli"'), valibot__WEBPACK_IMPORTED_MODULE_4__/* .description */ .h_(description));
const start = valibot__WEBPACK_IMPORTED_MODULE_4__/* .strictObject */ .rej({
    script: valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(script, 'start'),
    path: valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(path('Where it says that it is well. Default: `healthcheckPath` of `railway.json`, else `/`.')),
    timeout: valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM((0,_parts_js__WEBPACK_IMPORTED_MODULE_2__/* .duration */ .p0)('Longest time until it answers. Default: `30s`.'), '30s'),
}, 'false, or a mapping with "path"');
const build = valibot__WEBPACK_IMPORTED_MODULE_4__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_4__/* .strictObject */ .rej({
    scripts: valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM((0,_parts_js__WEBPACK_IMPORTED_MODULE_2__/* .list */ .p_)(valibot__WEBPACK_IMPORTED_MODULE_4__/* .union */ .KCZ([script, valibot__WEBPACK_IMPORTED_MODULE_4__/* .array */ .YOg(script)], 'the name of a script, or a list of those that run at the same time'), 'Scripts of `package.json`, in their order; those in a list of their own run at the same time. Default: those of `lint`, `types`, `test` and `build` that exist.')),
    output: valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_4__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP('a directory'), valibot__WEBPACK_IMPORTED_MODULE_4__/* .regex */ .yGV(/^(?!\/)(?!(.*\/)?\.\.(\/|$))\S.*$/, 'a directory below the source, such as "dist"'), valibot__WEBPACK_IMPORTED_MODULE_4__/* .description */ .h_('Directory of what is shipped, from the source directory. Default: it is looked for.'))),
    budget: valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_4__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_4__/* .strictObject */ .rej({
        total: valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(measured(size, 'Most of all files together.'), {}),
        file: valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(measured(size, 'Most of each single file.'), {}),
        growth: valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(measured(_parts_js__WEBPACK_IMPORTED_MODULE_2__/* .share */ .uM, 'Most growth against the base branch.'), {}),
    }, 'a mapping with "total", "file" or "growth"'), valibot__WEBPACK_IMPORTED_MODULE_4__/* .description */ .h_('How large the output may be.')), {}),
    sourcemaps: valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM((0,_parts_js__WEBPACK_IMPORTED_MODULE_2__/* .flag */ .Jt)('Source maps are meant to be shipped. Default: `false`.'), false),
    reproducible: valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM((0,_parts_js__WEBPACK_IMPORTED_MODULE_2__/* .flag */ .Jt)('Build twice, and compare. Default: `false`.'), false),
    html: valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM((0,_parts_js__WEBPACK_IMPORTED_MODULE_2__/* .flag */ .Jt)('Pages must find what they refer to. Default: `true`.'), true),
    base: valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(path('Path under which the output is served. Default: `/`.'), '/'),
    elsewhere: valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM((0,_parts_js__WEBPACK_IMPORTED_MODULE_2__/* .list */ .p_)((0,_parts_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)('A glob.'), 'Globs of paths that pages refer to and somebody else answers.'), []),
    allow: valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM((0,_parts_js__WEBPACK_IMPORTED_MODULE_2__/* .list */ .p_)(valibot__WEBPACK_IMPORTED_MODULE_4__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP('a fingerprint'), valibot__WEBPACK_IMPORTED_MODULE_4__/* .regex */ .yGV(/^[0-9a-f]{12}$/, 'a fingerprint of 12 digits')), 'Fingerprints of what looks like a secret and is none, as the report tells them.'), []),
    start: valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_4__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_4__/* .union */ .KCZ([valibot__WEBPACK_IMPORTED_MODULE_4__/* .literal */ .euz(false), start], 'false, or a mapping with "path"'), valibot__WEBPACK_IMPORTED_MODULE_4__/* .description */ .h_('How a server is started to see whether it answers; `false`: it is not.'))),
}, 'a mapping'), valibot__WEBPACK_IMPORTED_MODULE_4__/* .description */ .h_('How the component is built and what `verify` demands of the result.'));
const verify = valibot__WEBPACK_IMPORTED_MODULE_4__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_4__/* .strictObject */ .rej({
    audit: valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM((0,_parts_js__WEBPACK_IMPORTED_MODULE_2__/* .choice */ .Yq)([..._verify_settings_js__WEBPACK_IMPORTED_MODULE_1__/* .SEVERITIES */ .oC, 'off'], 'Advisories from this severity up fail; `off` asks nobody. Default: `high`.'), 'high'),
    'audit-dev': valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM((0,_parts_js__WEBPACK_IMPORTED_MODULE_2__/* .flag */ .Jt)('Count packages that are only needed to build too. Default: `false`.'), false),
}, 'a mapping with "audit"'), valibot__WEBPACK_IMPORTED_MODULE_4__/* .description */ .h_('What `verify` demands of the repository as a whole.'));
/** With every default filled in. */
function toBuild(settings) {
    if (!settings)
        return _verify_settings_js__WEBPACK_IMPORTED_MODULE_1__/* .BUILD */ .Bv;
    const { scripts, budget, start: starting, ...rest } = settings;
    return {
        ...(0,_values_js__WEBPACK_IMPORTED_MODULE_3__/* .stated */ .Eo)(rest),
        budget: {
            total: mapped(budget.total, (value) => (0,_size_js__WEBPACK_IMPORTED_MODULE_0__/* .parseSize */ .D)(value)),
            file: mapped(budget.file, (value) => (0,_size_js__WEBPACK_IMPORTED_MODULE_0__/* .parseSize */ .D)(value)),
            growth: mapped(budget.growth, (value) => Number(value.slice(0, -1)) / 100),
        },
        ...(scripts ? { scripts: scripts.map((one) => (typeof one === 'string' ? [one] : one)) } : {}),
        ...(starting === undefined ? {} : { start: starting && toStart(starting) }),
    };
}
function toVerify(settings) {
    return settings ? { audit: settings.audit, auditDev: settings['audit-dev'] } : _verify_settings_js__WEBPACK_IMPORTED_MODULE_1__/* .VERIFY */ .k7;
}
function toStart({ script: name, path: health, timeout }) {
    return { script: name, timeoutMs: (0,_values_js__WEBPACK_IMPORTED_MODULE_3__.ms)(timeout), ...(health === undefined ? {} : { path: health }) };
}
function mapped(given, read) {
    const pairs = Object.entries(given).map(([key, value]) => [key, value === undefined ? undefined : read(value)]);
    return Object.fromEntries(pairs.filter(([, value]) => value !== undefined));
}


/***/ }),

/***/ 51023:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Ds: () => (/* binding */ checkAllChecks),
  mf: () => (/* binding */ checkChecks),
  xh: () => (/* binding */ placeOfAddress)
});

// EXTERNAL MODULE: ./src/config/check.ts
var config_check = __webpack_require__(13890);
// EXTERNAL MODULE: ./src/config/check-schema.ts
var check_schema = __webpack_require__(56068);
;// CONCATENATED MODULE: ./src/config/expressions.ts
/** What is wrong with an expression, in a few words; nothing when it can be used. */
async function wrongExpression(language, expression) {
    try {
        await PARSERS[language](expression);
        return undefined;
    }
    catch (error) {
        const { message } = error;
        return (message
            .split('\n')
            .findLast((line) => /^\w/.test(line))
            ?.replace(/^Error: /, '') ?? message);
    }
}
const PARSERS = {
    regex: (expression) => new RegExp(expression, 'mu'),
    jsonpath: async (expression) => (await __webpack_require__.e(/* import() */ 393).then(__webpack_require__.t.bind(__webpack_require__, 50393, 19))).compile(expression),
    async xpath(expression) {
        try {
            const { default: fontoxpath } = await __webpack_require__.e(/* import() */ 4005).then(__webpack_require__.t.bind(__webpack_require__, 14005, 23));
            fontoxpath.evaluateXPath(expression, null);
        }
        catch (error) {
            // Codes of this kind are mistakes of the expression itself; others only miss the page.
            if (/\bXPST\d/.test(error.message))
                throw error;
        }
    },
    css: async (expression) => (await __webpack_require__.e(/* import() */ 6305).then(__webpack_require__.bind(__webpack_require__, 6305))).compile(expression),
};

// EXTERNAL MODULE: ./src/config/request-schema.ts
var request_schema = __webpack_require__(42787);
// EXTERNAL MODULE: ./src/config/structure.ts
var structure = __webpack_require__(13427);
// EXTERNAL MODULE: ./src/config/to-check.ts + 1 modules
var to_check = __webpack_require__(35208);
// EXTERNAL MODULE: ./src/config/values.ts
var values = __webpack_require__(73750);
;// CONCATENATED MODULE: ./src/config/check-rules.ts







const SAFE = ['get', 'head', 'options'];
const SIGNALS = ['sentry', 'prometheus'];
/** What no schema can say about the checks of a whole file. */
async function checkAllChecks({ components = {}, smoke = [], gate }) {
    const own = Object.entries(components).map(async ([name, { smoke: checks = [] }]) => await checkChecks(checks, ['components', name, 'smoke'], gate?.timeout));
    const found = [await checkChecks(smoke, ['smoke'], gate?.timeout), ...(await Promise.all(own))];
    const homeless = smoke.flatMap((check, index) => SIGNALS.filter((kind) => check?.[kind]).map((kind) => key(['smoke', index, kind], `has no address that tells whose it is; move it below "smoke" of a component`)));
    return [...homeless, ...found.flat()];
}
/** The same for one list of them. `timeout` is that of the gate. */
async function checkChecks(checks, path, timeout) {
    const found = checks.map(async (check, index) => {
        if (!check)
            return [];
        const here = [...path, index];
        const steps = check.steps?.map(async (step, at) => await checkRequest(step, [...here, 'steps', at])) ?? [];
        return [
            ...wrongPlaces(check, here),
            ...wrongTimes(check, here, timeout),
            ...wrongLoad(check, here),
            ...(check.steps ? (await Promise.all(steps)).flat() : await checkRequest(check, here)),
        ];
    });
    return (await Promise.all(found)).flat();
}
/** The key of a check that holds its address. */
function placeOfAddress(check) {
    const method = config_check/* METHODS */.J.find((one) => check[one] !== undefined);
    if (method)
        return [method];
    const kind = check_schema/* KINDS */.GW.find((one) => check[one] !== undefined) ?? 'steps';
    if (kind === 'steps')
        return ['steps', 0, ...placeOfAddress(check.steps?.[0] ?? {})];
    return typeof check[kind] === 'string' ? [kind] : [kind, 'address'];
}
/** Keys of a request beside a check of another kind would be left out in silence. */
function wrongPlaces(check, path) {
    const kind = check_schema/* KINDS */.GW.find((one) => check[one] !== undefined);
    if (kind === undefined)
        return [];
    return [...request_schema/* REQUEST_KEYS */.x9, ...check_schema/* TIMING_KEYS */.k3]
        .filter((one) => one !== 'name' && !config_check/* METHODS */.J.includes(one) && Object.hasOwn(check, one))
        .map((one) => {
        const remedy = kind === 'steps' ? 'write it into the step' : `it cannot stand beside "${kind}"`;
        return key([...path, one], `belongs to a request; ${remedy}`);
    });
}
function wrongTimes(check, path, timeout) {
    const timed = check_schema/* TIMING_KEYS */.k3.find((one) => Object.hasOwn(check, one));
    const method = config_check/* METHODS */.J.find((one) => check[one] !== undefined);
    const repeats = timed ?? (check.duration === undefined ? undefined : 'duration');
    if (repeats !== undefined && method && !SAFE.includes(method)) {
        return [key([...path, repeats], `would send the ${method.toUpperCase()} again and again; measure a "get" instead`)];
    }
    const { p50, p95, p99, compare } = check;
    const vain = p50 === undefined && p95 === undefined && p99 === undefined && compare === undefined;
    if (vain && timed !== undefined)
        return [key([...path, timed], 'needs a limit beside it, such as "p95: 800ms"')];
    const bakes = SIGNALS.find((kind) => check[kind] !== undefined);
    const over = bakes && check[bakes]?.over;
    if (over === undefined || timeout === undefined || (0,values.ms)(over) < (0,values.ms)(timeout))
        return [];
    return [
        key([...path, bakes ?? '', 'over'], `is ${over}, and the gate ends after ${timeout}; write a longer "gate: { timeout: … }"`),
    ];
}
function wrongLoad({ load }, path) {
    const { rate, connections = 10 } = typeof load === 'object' ? load : {};
    if (rate === undefined || connections <= rate)
        return [];
    const message = `is ${connections}, more than the ${rate} requests a second`;
    return [key([...path, 'load', 'connections'], message)];
}
async function checkRequest(step, path) {
    const found = [];
    const { send } = step;
    const bodies = ['json', 'form', 'body'].filter((one) => send?.[one] !== undefined);
    if (bodies.length > 1)
        found.push(key([...path, 'send', bodies[1] ?? ''], `stands beside "${bodies[0]}"; send one`));
    if (bodies[0] !== undefined && (step.get ?? step.head) !== undefined) {
        found.push(key([...path, 'send', bodies[0]], 'cannot go with a GET; use "post", "put" or "patch"'));
    }
    if ((0,to_check/* addressOf */.ci)(step)?.startsWith('{{') === true && path.at(-2) !== 'steps') {
        found.push(key([...path, ...placeOfAddress(step)], 'begins with a captured value; use "steps", which capture it'));
    }
    for (const { language, expression, place } of expressionsOf(step)) {
        const wrong = await wrongExpression(language, expression);
        if (wrong !== undefined) {
            const what = language === 'regex' ? 'regular expression' : NAMES[language];
            found.push(key([...path, ...place], `${(0,structure/* show */.WU)(expression)} is no ${what}: ${wrong}`));
        }
    }
    return found;
}
const NAMES = { jsonpath: 'JSONPath', xpath: 'XPath', css: 'CSS selector' };
const LANGUAGES = ['jsonpath', 'xpath', 'css', 'regex'];
function* expressionsOf(step) {
    for (const language of LANGUAGES) {
        for (const expression of Object.keys(step[language] ?? {})) {
            yield { language, expression, place: [language, expression] };
        }
        for (const [name, capture] of Object.entries(step.capture ?? {})) {
            const expression = capture[language];
            if (expression !== undefined)
                yield { language, expression, place: ['capture', name, language] };
        }
    }
    yield* patternsIn(step, []);
}
function* patternsIn(value, path) {
    if (typeof value !== 'object' || value === null || path.at(-1) === 'send')
        return;
    for (const [name, child] of Object.entries(value)) {
        const place = [...path, name];
        if (name === 'matches' && typeof child === 'string')
            yield { language: 'regex', expression: child, place };
        else
            yield* patternsIn(child, place);
    }
}
/** `message` goes on after the name of the key. */
function key(path, message) {
    const told = message.startsWith('"') ? `: ${message}` : ` ${message}`;
    return { path, part: 'key', message: `${(0,structure/* pathName */.Dt)(path)}${told}` };
}


/***/ }),

/***/ 56068:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GW: () => (/* binding */ KINDS),
/* harmony export */   XD: () => (/* binding */ fileCheck),
/* harmony export */   k3: () => (/* binding */ TIMING_KEYS)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(77934);
/* harmony import */ var _check_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(13890);
/* harmony import */ var _parts_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(94352);
/* harmony import */ var _request_schema_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(42787);




const kinds = {
    steps: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(_request_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .step */ .PM, 'a list'), valibot__WEBPACK_IMPORTED_MODULE_2__/* .minLength */ .BpQ(1, 'a list of at least one step'), valibot__WEBPACK_IMPORTED_MODULE_2__/* .description */ .h_('Several requests after each other that share their cookies.'))),
    tls: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .pipe */ .FsL((0,_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .either */ .gP)(_request_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .address */ .hl, valibot__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
        address: (0,_request_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .place */ .ik)('Path or address; its host and port count.'),
        warnLeft: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM((0,_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .share */ .uM)("Share of the certificate's lifetime below which it warns. Default: `25%`."), '25%'),
        failLeft: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM((0,_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .share */ .uM)('Share of its lifetime below which it fails. Default: `12.5%`.'), '12.5%'),
        protocol: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM((0,_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .choice */ .Yq)(['TLSv1.2', 'TLSv1.3'], 'Lowest version that the server may accept. Default: `TLSv1.2`.'), 'TLSv1.2'),
    }, 'a mapping with "address"')), valibot__WEBPACK_IMPORTED_MODULE_2__/* .description */ .h_('The certificate: chain, host name, share of its lifetime that is left, protocol.'))),
    load: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .pipe */ .FsL((0,_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .either */ .gP)(_request_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .address */ .hl, valibot__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
        address: (0,_request_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .place */ .ik)('Path or address that is asked.'),
        rate: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM((0,_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .whole */ .WQ)([1, 100_000], 'Requests a second. Default: as many as go.')),
        duration: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM((0,_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .duration */ .p0)('How long. Default: `10s`.'), '10s'),
        connections: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM((0,_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .whole */ .WQ)([1, 1_000], 'Connections at the same time. Default: `10`.'), 10),
        p95: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM((0,_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .duration */ .p0)('Longest 95th percentile.')),
        p99: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM((0,_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .duration */ .p0)('Longest 99th percentile.')),
        errors: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM((0,_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .share */ .uM)('Largest share of requests that fail. Default: `0%`.'), '0%'),
        throughput: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM((0,_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .whole */ .WQ)([1, 1_000_000], 'Fewest answers a second.')),
    }, 'a mapping with "address"')), valibot__WEBPACK_IMPORTED_MODULE_2__/* .description */ .h_('A bounded load test.'))),
    page: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .pipe */ .FsL((0,_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .either */ .gP)(_request_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .address */ .hl, valibot__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
        address: (0,_request_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .place */ .ik)('The page.'),
        calls: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM((0,_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .list */ .p_)(valibot__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
            url: (0,_request_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .place */ .ik)('Address that the scripts of the page ask.'),
            method: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM((0,_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .word */ .Vm)('Method. Default: `GET`.'), 'GET'),
            headers: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM((0,_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .list */ .p_)(valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP('a header name'), 'Headers that they set.'), []),
            origin: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM((0,_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .word */ .Vm)("Origin that asks. Default: that of the component's address.")),
            credentials: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM((0,_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .flag */ .Jt)('Cookies are sent along. Default: `false`.'), false),
        }, 'a mapping with "url"'), 'Requests to other origins whose CORS preflight must be granted.'), []),
        origins: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM((0,_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .list */ .p_)((0,_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .word */ .Vm)('an origin'), 'Other origins from which its scripts and stylesheets may come.'), []),
        images: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM((0,_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .flag */ .Jt)('Look at its images too. Default: `false`.'), false),
        security: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM((0,_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .choice */ .Yq)(['degraded', 'critical', 'off'], 'What a missing security header (HSTS, CSP, nosniff, frame) means. Default: `degraded`.'), 'degraded'),
    }, 'a mapping with "address"')), valibot__WEBPACK_IMPORTED_MODULE_2__/* .description */ .h_('A page with all that it needs: scripts, stylesheets, preflights, no mixed content.'))),
    browser: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .pipe */ .FsL((0,_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .either */ .gP)(_request_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .address */ .hl, valibot__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
        address: (0,_request_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .place */ .ik)('The page.'),
        waitFor: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM((0,_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('CSS selector of what must become visible.')),
        ignore: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM((0,_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .list */ .p_)(valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP('a text'), 'Console errors and failed requests with one of these texts do not count.'), []),
        screenshot: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM((0,_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .flag */ .Jt)('Keep a picture. Default: `true`.'), true),
    }, 'a mapping with "address"')), valibot__WEBPACK_IMPORTED_MODULE_2__/* .description */ .h_('A page in a real Chromium: no console errors, no failed requests.'))),
    sentry: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
        over: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM((0,_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .duration */ .p0)('How long it is watched. Default: `2m`.'), '2m'),
        newIssues: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM((0,_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .whole */ .WQ)([0, 10_000], 'Most issues first seen in this release.')),
        crashFree: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM((0,_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .share */ .uM)('Smallest share of sessions without a crash.')),
        crashFreeDrop: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM((0,_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .share */ .uM)("How far that share may lie below the previous release's.")),
        leastSessions: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM((0,_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .whole */ .WQ)([1, 1_000_000], 'Fewer sessions say nothing. Default: `100`.'), 100),
    }, 'a mapping such as { newIssues: 0 }'), valibot__WEBPACK_IMPORTED_MODULE_2__/* .check */ .z6Y(({ newIssues, crashFree, crashFreeDrop }) => (newIssues ?? crashFree ?? crashFreeDrop) !== undefined, 'a mapping with "newIssues", "crashFree" or "crashFreeDrop"'), valibot__WEBPACK_IMPORTED_MODULE_2__/* .description */ .h_('What Sentry has seen of this release.'))),
    prometheus: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
        query: (0,_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('PromQL whose answer is one number.'),
        over: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM((0,_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .duration */ .p0)('How long it is watched. Default: `2m`.'), '2m'),
        every: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM((0,_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .duration */ .p0)('How often it is asked. Default: `15s`.'), '15s'),
        below: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig('a number'), valibot__WEBPACK_IMPORTED_MODULE_2__/* .description */ .h_('It must stay below this.'))),
        above: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig('a number'), valibot__WEBPACK_IMPORTED_MODULE_2__/* .description */ .h_('It must stay above this.'))),
        compare: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig('a number'), valibot__WEBPACK_IMPORTED_MODULE_2__/* .description */ .h_('Most times the value that it had before the release: `1.5`.'))),
    }, 'a mapping with "query"'), valibot__WEBPACK_IMPORTED_MODULE_2__/* .check */ .z6Y(({ below, above, compare }) => (below ?? above ?? compare) !== undefined, 'a mapping with "below", "above" or "compare"'), valibot__WEBPACK_IMPORTED_MODULE_2__/* .description */ .h_('What Prometheus has measured.'))),
};
const KINDS = Object.keys(kinds);
const timing = {
    p50: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM((0,_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .duration */ .p0)('Longest median over the samples.')),
    p95: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM((0,_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .duration */ .p0)('Longest 95th percentile over 20 warm requests.')),
    p99: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM((0,_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .duration */ .p0)('Longest 99th percentile over the samples.')),
    samples: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM((0,_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .whole */ .WQ)([5, 1_000], 'Warm requests that are measured. Default: `20`, with `p99` `100`, with `compare` `60` to `400`.')),
    concurrency: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM((0,_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .whole */ .WQ)([1, 50], 'Samples that are taken at the same time. Default: `1`.')),
    compare: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
        p50: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig('a number'), valibot__WEBPACK_IMPORTED_MODULE_2__/* .minValue */ .Wwf(1, 'a number from 1 up'), valibot__WEBPACK_IMPORTED_MODULE_2__/* .description */ .h_('Median.'))),
        p95: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig('a number'), valibot__WEBPACK_IMPORTED_MODULE_2__/* .minValue */ .Wwf(1, 'a number from 1 up'), valibot__WEBPACK_IMPORTED_MODULE_2__/* .description */ .h_('95th percentile.'))),
        p99: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig('a number'), valibot__WEBPACK_IMPORTED_MODULE_2__/* .minValue */ .Wwf(1, 'a number from 1 up'), valibot__WEBPACK_IMPORTED_MODULE_2__/* .description */ .h_('99th percentile.'))),
        confidence: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig('a number from 0.5 to 0.999'), valibot__WEBPACK_IMPORTED_MODULE_2__/* .minValue */ .Wwf(0.5, 'a number from 0.5 to 0.999'), valibot__WEBPACK_IMPORTED_MODULE_2__/* .maxValue */ .cGV(0.999, 'a number from 0.5 to 0.999'), valibot__WEBPACK_IMPORTED_MODULE_2__/* .description */ .h_('How sure it must be. Default: `0.95`.')), 0.95),
    }, 'a mapping such as { p95: 1.25 }'), valibot__WEBPACK_IMPORTED_MODULE_2__/* .check */ .z6Y(({ p50, p95, p99 }) => (p50 ?? p95 ?? p99) !== undefined, 'a mapping with a limit such as { p95: 1.25 }'), valibot__WEBPACK_IMPORTED_MODULE_2__/* .description */ .h_('Most times what the version that is live now takes, measured in turn: `{ p95: 1.25 }`.'))),
};
const TIMING_KEYS = Object.keys(timing);
const fileCheck = valibot__WEBPACK_IMPORTED_MODULE_2__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
    ..._request_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .request */ .Em,
    ...kinds,
    ...timing,
    severity: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM((0,_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .choice */ .Yq)(['critical', 'degraded'], '`critical` stops a release and undoes it, `degraded` warns. Default: `critical`.'), 'critical'),
    settle: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM((0,_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .duration */ .p0)('How long one that fails is tried again. Default: `6s`.')),
    retries: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM((0,_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .whole */ .WQ)([0, 100], 'Most times that one that fails is tried again.')),
    within: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM((0,_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .duration */ .p0)('Longest time for it with all its tries.')),
}, 'a mapping with the key "get"'), valibot__WEBPACK_IMPORTED_MODULE_2__/* .metadata */ .yuE({ oneOf: [..._check_js__WEBPACK_IMPORTED_MODULE_3__/* .METHODS */ .J, ...KINDS] }));


/***/ }),

/***/ 13890:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ METHODS),
/* harmony export */   Q: () => (/* binding */ TYPES)
/* harmony export */ });
const METHODS = ['get', 'post', 'put', 'patch', 'delete', 'head', 'options'];
const TYPES = ['text', 'number', 'integer', 'boolean', 'list', 'mapping', 'null', 'date', 'uuid', 'url'];


/***/ }),

/***/ 39329:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ readYaml)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38815);

function readYaml(file, source) {
    const lines = new yaml__WEBPACK_IMPORTED_MODULE_0__/* .LineCounter */ .HN();
    const document = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .parseDocument */ .Tp)(source, { lineCounter: lines, prettyErrors: false });
    const at = (offset, message) => {
        const { line, col } = lines.linePos(offset);
        return { file, line, column: col, message };
    };
    const problems = document.errors.map((error) => at(error.pos[0], reason(error.code, error.message)));
    const understood = document.errors.every((error) => error.code === 'DUPLICATE_KEY');
    return {
        value: understood ? toPlain(at) : undefined,
        problems,
        problem: (path, message, part = 'value') => at(locate(path, part), message),
        texts() {
            const texts = [];
            (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .visit */ .YR)(document, {
                Scalar(_key, { value, range }) {
                    if (typeof value !== 'string')
                        return;
                    texts.push({ text: value, problem: (message) => at(range?.[0] ?? 0, message) });
                },
            });
            return texts;
        },
    };
    function toPlain(at) {
        try {
            return document.toJS();
        }
        catch (error) {
            problems.push(at(0, error instanceof Error ? error.message : String(error)));
            return undefined;
        }
    }
    function locate(path, part) {
        let node = document.contents;
        let offset = start(node);
        for (const [index, step] of path.entries()) {
            if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isAlias */ .Vj)(node))
                node = node.resolve(document);
            if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(node)) {
                const pair = node.items.find(({ key }) => (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(key) && String(key.value) === String(step));
                if (!pair)
                    return offset;
                const wanted = index === path.length - 1 ? part : 'value';
                offset = wanted === 'value' && hasPlace(pair.value) ? start(pair.value) : start(pair.key);
                node = pair.value;
            }
            else if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(node)) {
                node = node.items[Number(step)];
                if (!hasPlace(node))
                    return offset;
                offset = start(node);
            }
            else
                return offset;
        }
        return offset;
    }
}
function hasPlace(node) {
    return node?.range != null;
}
function start(node) {
    return node?.range?.[0] ?? 0;
}
function reason(code, message) {
    if (code === 'DUPLICATE_KEY')
        return 'this key stands here twice; keep one of them';
    if (code === 'TAB_AS_INDENT')
        return 'a tab indents this line; YAML knows only blanks';
    return `not YAML: ${message}`;
}


/***/ }),

/***/ 38975:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q2: () => (/* binding */ notes),
/* harmony export */   R4: () => (/* binding */ toSettings),
/* harmony export */   aU: () => (/* binding */ checkNotes)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(77934);
/* harmony import */ var _notes_settings_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(62364);
/* harmony import */ var _structure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(13427);



const words = (description, what) => valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(what), valibot__WEBPACK_IMPORTED_MODULE_1__/* .regex */ .yGV(/\S/, what)), 'a list'), valibot__WEBPACK_IMPORTED_MODULE_1__/* .description */ .h_(description));
const longText = (description) => valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP('a text'), valibot__WEBPACK_IMPORTED_MODULE_1__/* .maxLength */ .Ru6(5_000, 'a text of at most 5000 characters'), valibot__WEBPACK_IMPORTED_MODULE_1__/* .description */ .h_(description));
const flag = (description) => valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .boolean */ .zMY('true or false'), valibot__WEBPACK_IMPORTED_MODULE_1__/* .description */ .h_(description));
const AUDIENCES = ['users', 'operators'];
const category = valibot__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    title: valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP('a text'), valibot__WEBPACK_IMPORTED_MODULE_1__/* .regex */ .yGV(/\S/, 'a text that is not empty'), valibot__WEBPACK_IMPORTED_MODULE_1__/* .description */ .h_('Heading of the section.')),
    types: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(words('Types of conventional titles, such as `feat`. `*` takes what no other category takes.', 'a type'), []),
    labels: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(words('Labels of pull requests. They count before the type.', 'a label'), []),
    audiences: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_1__/* .picklist */ .KIO(AUDIENCES, 'one of "users", "operators"'), 'a list'), valibot__WEBPACK_IMPORTED_MODULE_1__/* .minLength */ .BpQ(1, 'a list of at least one audience'), valibot__WEBPACK_IMPORTED_MODULE_1__/* .description */ .h_('Who reads the section. Default: both.')), [...AUDIENCES]),
}, 'a mapping with "title" and "types" or "labels"');
const exclude = valibot__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    types: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(words('Types of conventional titles.', 'a type')),
    labels: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(words('Labels of pull requests. Default: `skip-notes`, `skip-changelog`.', 'a label')),
    authors: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(words('Accounts; `*` at the beginning or the end stands for anything.', 'an account')),
}, 'a mapping with "types", "labels" or "authors"');
const release = valibot__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    title: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP('a text'), valibot__WEBPACK_IMPORTED_MODULE_1__/* .regex */ .yGV(/^[^\n]{1,200}$/, 'one line of at most 200 characters'), valibot__WEBPACK_IMPORTED_MODULE_1__/* .description */ .h_(`Title, with ${braces('title')}. Default: \`${_notes_settings_js__WEBPACK_IMPORTED_MODULE_0__/* .DEFAULTS */ .z.release.title}\`.`))),
    tag: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP('a text'), valibot__WEBPACK_IMPORTED_MODULE_1__/* .regex */ .yGV(/^(?!\/)[\w.@/+-]*\{version\}[\w.+-]*$/, 'a name with {version} in it, such as "v{version}"'), valibot__WEBPACK_IMPORTED_MODULE_1__/* .description */ .h_(`How a computed version is called. Default: \`${_notes_settings_js__WEBPACK_IMPORTED_MODULE_0__/* .DEFAULTS */ .z.release.tag}\`.`))),
    draft: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(flag('Leave it to a person to publish it. Default: `false`.')),
    prerelease: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(flag('Mark it as not ready for production. Default: `false`.')),
}, 'a mapping with "title", "tag", "draft" or "prerelease"');
const notes = valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    categories: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(category, 'a list'), valibot__WEBPACK_IMPORTED_MODULE_1__/* .description */ .h_('Sections in the order in which they stand. Breaking changes stand before them.'))),
    exclude: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(exclude, valibot__WEBPACK_IMPORTED_MODULE_1__/* .description */ .h_('What is counted, but not listed.'))),
    collapse: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig('a number'), valibot__WEBPACK_IMPORTED_MODULE_1__/* .integer */ .ndf('a whole number'), valibot__WEBPACK_IMPORTED_MODULE_1__/* .minValue */ .Wwf(0, 'a number from 0'), valibot__WEBPACK_IMPORTED_MODULE_1__/* .description */ .h_('A section with more items is folded; 0 folds none. Default: `20`.'))),
    infrastructure: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(words("Patterns, from the repository's root, of files that operators want to know of.", 'a pattern')),
    item: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP('a text'), valibot__WEBPACK_IMPORTED_MODULE_1__/* .regex */ .yGV(/^(?=.*\{title\})[^\n]{1,300}$/, 'one line with {title} in it, of at most 300 characters'), valibot__WEBPACK_IMPORTED_MODULE_1__/* .description */ .h_(`One line of the list, with ${braces('item')}. Default: \`${_notes_settings_js__WEBPACK_IMPORTED_MODULE_0__/* .DEFAULTS */ .z.item}\`.`))),
    header: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(longText(`Markdown above everything, with ${braces('header')}.`)),
    footer: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(longText(`Markdown below everything, with ${braces('footer')}.`)),
    release: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(release, valibot__WEBPACK_IMPORTED_MODULE_1__/* .description */ .h_('The release on GitHub that the notes are published as.'))),
}, 'a mapping'), valibot__WEBPACK_IMPORTED_MODULE_1__/* .description */ .h_('How release notes are made.'));
/** With every default filled in. */
function toSettings(file) {
    const { categories, exclude: excluded, collapse, infrastructure, item, header, footer, release: own } = file ?? {};
    return {
        categories: categories ?? _notes_settings_js__WEBPACK_IMPORTED_MODULE_0__/* .DEFAULTS */ .z.categories,
        exclude: {
            labels: excluded?.labels ?? _notes_settings_js__WEBPACK_IMPORTED_MODULE_0__/* .DEFAULTS */ .z.exclude.labels,
            types: excluded?.types ?? _notes_settings_js__WEBPACK_IMPORTED_MODULE_0__/* .DEFAULTS */ .z.exclude.types,
            authors: excluded?.authors ?? _notes_settings_js__WEBPACK_IMPORTED_MODULE_0__/* .DEFAULTS */ .z.exclude.authors,
        },
        collapseAfter: collapse ?? _notes_settings_js__WEBPACK_IMPORTED_MODULE_0__/* .DEFAULTS */ .z.collapseAfter,
        infrastructure: infrastructure ?? _notes_settings_js__WEBPACK_IMPORTED_MODULE_0__/* .DEFAULTS */ .z.infrastructure,
        item: item ?? _notes_settings_js__WEBPACK_IMPORTED_MODULE_0__/* .DEFAULTS */ .z.item,
        header: header ?? _notes_settings_js__WEBPACK_IMPORTED_MODULE_0__/* .DEFAULTS */ .z.header,
        footer: footer ?? _notes_settings_js__WEBPACK_IMPORTED_MODULE_0__/* .DEFAULTS */ .z.footer,
        release: {
            title: own?.title ?? _notes_settings_js__WEBPACK_IMPORTED_MODULE_0__/* .DEFAULTS */ .z.release.title,
            tag: own?.tag ?? _notes_settings_js__WEBPACK_IMPORTED_MODULE_0__/* .DEFAULTS */ .z.release.tag,
            draft: own?.draft ?? _notes_settings_js__WEBPACK_IMPORTED_MODULE_0__/* .DEFAULTS */ .z.release.draft,
            prerelease: own?.prerelease ?? _notes_settings_js__WEBPACK_IMPORTED_MODULE_0__/* .DEFAULTS */ .z.release.prerelease,
        },
    };
}
/** What no schema can say of the notes. */
function checkNotes({ categories, item, header, footer, release: own }) {
    return [
        ...(categories ? checkCategories(categories) : []),
        ...checkBraces(['notes', 'item'], item, _notes_settings_js__WEBPACK_IMPORTED_MODULE_0__/* .PLACEHOLDERS */ .j.item),
        ...checkBraces(['notes', 'header'], header, _notes_settings_js__WEBPACK_IMPORTED_MODULE_0__/* .PLACEHOLDERS */ .j.header),
        ...checkBraces(['notes', 'footer'], footer, _notes_settings_js__WEBPACK_IMPORTED_MODULE_0__/* .PLACEHOLDERS */ .j.footer),
        ...checkBraces(['notes', 'release', 'title'], own?.title, _notes_settings_js__WEBPACK_IMPORTED_MODULE_0__/* .PLACEHOLDERS */ .j.title),
    ];
}
function checkCategories(categories) {
    // A category that is wrong in itself may be the one that is missing.
    if (categories.includes(undefined))
        return [];
    const owners = new Map();
    const findings = categories.flatMap(({ title = '', types = [], labels = [] } = {}, index) => {
        const path = ['notes', 'categories', index];
        if (types.length + labels.length === 0) {
            const message = `${(0,_structure_js__WEBPACK_IMPORTED_MODULE_2__/* .pathName */ .Dt)(path)} has neither "types" nor "labels", so nothing would ever stand there`;
            return [{ path, part: 'key', message }];
        }
        return [
            ...types.map((name, at) => ['types', name, at]),
            ...labels.map((name, at) => ['labels', name, at]),
        ].flatMap(([list, name, at]) => {
            const owner = owners.get(`${list} ${name}`);
            owners.set(`${list} ${name}`, owner ?? title);
            if (owner === undefined)
                return [];
            const place = [...path, list, at];
            return [
                {
                    path: place,
                    part: 'value',
                    message: `${(0,_structure_js__WEBPACK_IMPORTED_MODULE_2__/* .pathName */ .Dt)(place)}: ${(0,_structure_js__WEBPACK_IMPORTED_MODULE_2__/* .show */ .WU)(name)} belongs to ${(0,_structure_js__WEBPACK_IMPORTED_MODULE_2__/* .show */ .WU)(owner)} already; keep one of them`,
                },
            ];
        });
    });
    if (owners.has('types *'))
        return findings;
    const message = `notes.categories leaves changes without a place; add one such as { title: Other, types: ['*'] }`;
    return [...findings, { path: ['notes', 'categories'], part: 'key', message }];
}
function checkBraces(path, text, known) {
    const names = [...(text ?? '').matchAll(/\{([A-Za-z]\w*)\}/g)].map((match) => match[1] ?? '');
    return names
        .filter((name) => !known.includes(name))
        .map((name) => ({ path, part: 'value', message: (0,_structure_js__WEBPACK_IMPORTED_MODULE_2__/* .unknown */ .L5)((0,_structure_js__WEBPACK_IMPORTED_MODULE_2__/* .pathName */ .Dt)(path), 'placeholder', name, known) }));
}
function braces(place) {
    return _notes_settings_js__WEBPACK_IMPORTED_MODULE_0__/* .PLACEHOLDERS */ .j[place].map((name) => `{${name}}`).join(' ');
}


/***/ }),

/***/ 94352:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Jt: () => (/* binding */ flag),
/* harmony export */   Qq: () => (/* binding */ text),
/* harmony export */   Vm: () => (/* binding */ word),
/* harmony export */   WQ: () => (/* binding */ whole),
/* harmony export */   Yq: () => (/* binding */ choice),
/* harmony export */   gP: () => (/* binding */ either),
/* harmony export */   p0: () => (/* binding */ duration),
/* harmony export */   p_: () => (/* binding */ list),
/* harmony export */   uM: () => (/* binding */ share)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(77934);
/* harmony import */ var _duration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77607);


const text = (description) => valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP('a text'), valibot__WEBPACK_IMPORTED_MODULE_1__/* .regex */ .yGV(/\S/, 'a text that is not empty'), valibot__WEBPACK_IMPORTED_MODULE_1__/* .description */ .h_(description));
const word = (description) => valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP('a text'), valibot__WEBPACK_IMPORTED_MODULE_1__/* .regex */ .yGV(/^\S+$/, 'a text without blanks'), valibot__WEBPACK_IMPORTED_MODULE_1__/* .description */ .h_(description));
const duration = (description) => valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP('a duration like "800ms", "90s", "5m" or "1h"'), valibot__WEBPACK_IMPORTED_MODULE_1__/* .regex */ .yGV(_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .DURATION */ .ft, 'a duration like "800ms", "90s", "5m" or "1h"'), valibot__WEBPACK_IMPORTED_MODULE_1__/* .description */ .h_(description));
/** A part of a whole. */
const share = (description) => valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP('a share like "1%"'), valibot__WEBPACK_IMPORTED_MODULE_1__/* .regex */ .yGV(/^(100|\d{1,2}(\.\d+)?)%$/, 'a share like "1%" or "99.5%"'), valibot__WEBPACK_IMPORTED_MODULE_1__/* .description */ .h_(description));
const flag = (description) => valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .boolean */ .zMY('true or false'), valibot__WEBPACK_IMPORTED_MODULE_1__/* .description */ .h_(description));
const choice = (options, description) => valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .picklist */ .KIO(options, `one of ${options.map((one) => `"${one}"`).join(', ')}`), valibot__WEBPACK_IMPORTED_MODULE_1__/* .description */ .h_(description));
const whole = ([least, most], description) => valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig(`a number from ${least} to ${most}`), valibot__WEBPACK_IMPORTED_MODULE_1__/* .integer */ .ndf('a whole number'), valibot__WEBPACK_IMPORTED_MODULE_1__/* .minValue */ .Wwf(least, `a number from ${least} to ${most}`), valibot__WEBPACK_IMPORTED_MODULE_1__/* .maxValue */ .cGV(most, `a number from ${least} to ${most}`), valibot__WEBPACK_IMPORTED_MODULE_1__/* .description */ .h_(description));
const list = (item, description) => valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(item, 'a list'), valibot__WEBPACK_IMPORTED_MODULE_1__/* .description */ .h_(description));
/** Mistakes are told of the form that was meant, and not of both. */
const either = (short, long) => Object.assign(valibot__WEBPACK_IMPORTED_MODULE_1__/* .lazy */ .RZV((input) => (typeof input === 'object' && input !== null && !Array.isArray(input) ? long : short)), { either: [short, long] });


/***/ }),

/***/ 99745:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $P: () => (/* binding */ namedIn),
/* harmony export */   Bq: () => (/* binding */ filled),
/* harmony export */   ey: () => (/* binding */ previews),
/* harmony export */   qR: () => (/* binding */ checkPreviews)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(77934);
/* harmony import */ var _parts_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(94352);
/* harmony import */ var _structure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(13427);



const ADDRESS = /\{([a-z][a-z0-9-]*)(\.host)?\}/g;
const variables = valibot__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_1__/* .regex */ .yGV(/^[A-Za-z_]\w*$/, 'letters, digits and underscores')), valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP('a text, in which "{api}" stands for the address of the preview of "api"')), 'a mapping of variables to values');
const previews = valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    environment: (0,_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .word */ .Vm)('Environment of this file that previews are made in. It serves what a pull request does not change.'),
    isolated: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM((0,_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .flag */ .Jt)('A pull request that changes a backend gets an environment of its own, copied from that one. Default: `false`, all share its backend.'), false),
    variables: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), variables, 'a mapping of components to variables'), valibot__WEBPACK_IMPORTED_MODULE_1__/* .description */ .h_('Variables of previews, by component. `{api}` stands for the address of the preview of `api`, `{api.host}` for its host.')), {}),
}, 'a mapping with "environment"'), valibot__WEBPACK_IMPORTED_MODULE_1__/* .description */ .h_('What pull requests get.'));
/** How `previews` fits the rest of the file. */
function checkPreviews({ environment, isolated = false, variables: given = {} }, { components, environments }) {
    const findings = [];
    const add = (path, part, message) => {
        findings.push({ path: ['previews', ...path], part, message: message });
    };
    if (environment === 'production') {
        add(['environment'], 'value', 'previews.environment: a preview never touches production; name one of `environments`');
    }
    else if (environment !== undefined && !environments.includes(environment)) {
        add(['environment'], 'value', (0,_structure_js__WEBPACK_IMPORTED_MODULE_2__/* .unknown */ .L5)('previews: the file', 'environment', environment, environments));
    }
    const names = Object.keys(components);
    for (const [name, values] of Object.entries(given)) {
        const path = ['variables', name];
        if (!names.includes(name)) {
            add(path, 'key', (0,_structure_js__WEBPACK_IMPORTED_MODULE_2__/* .unknown */ .L5)('previews.variables: the file', 'component', name, names));
            continue;
        }
        if (components[name]?.railway !== undefined && !isolated) {
            const remedy = 'set "isolated: true", or take them away';
            add(path, 'key', `previews.variables.${name} are never set, because previews share this component; ${remedy}`);
        }
        for (const [variable, value = ''] of Object.entries(values ?? {})) {
            for (const [, other = ''] of value.matchAll(ADDRESS)) {
                if (names.includes(other))
                    continue;
                const where = (0,_structure_js__WEBPACK_IMPORTED_MODULE_2__/* .pathName */ .Dt)(['previews', ...path, variable]);
                add([...path, variable], 'value', (0,_structure_js__WEBPACK_IMPORTED_MODULE_2__/* .unknown */ .L5)(`${where}: the file`, 'component', other, names));
            }
        }
    }
    return findings;
}
/** The value with the addresses of the previews in it. */
function filled(value, addresses) {
    return value.replaceAll(ADDRESS, (whole, name, host) => {
        const address = addresses.get(name);
        if (address === undefined)
            return whole;
        return host === undefined ? address : new URL(address).host;
    });
}
/** The components whose addresses stand in the values. */
function namedIn(values) {
    return Object.values(values).flatMap((value) => [...value.matchAll(ADDRESS)].map(([, name = '']) => name));
}


/***/ }),

/***/ 42787:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Em: () => (/* binding */ request),
/* harmony export */   Hl: () => (/* binding */ SOURCES),
/* harmony export */   PM: () => (/* binding */ step),
/* harmony export */   hl: () => (/* binding */ address),
/* harmony export */   ik: () => (/* binding */ place),
/* harmony export */   x9: () => (/* binding */ REQUEST_KEYS)
/* harmony export */ });
/* unused harmony export predicates */
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(77934);
/* harmony import */ var _check_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(13890);
/* harmony import */ var _parts_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(94352);



const PREDICATES = 'a mapping of predicates such as { startsWith: text/ }';
const anything = (description) => valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .unknown */ .L5J(), valibot__WEBPACK_IMPORTED_MODULE_1__/* .description */ .h_(description)));
const pattern = valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP('a regular expression'), valibot__WEBPACK_IMPORTED_MODULE_1__/* .regex */ .yGV(/./, 'a regular expression'));
const each = {
    equals: anything('It is this, of the same type.'),
    notEquals: anything('It is anything but this.'),
    oneOf: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM((0,_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .list */ .p_)(valibot__WEBPACK_IMPORTED_MODULE_1__/* .unknown */ .L5J(), 'It is one of these.')),
    greater: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig('a number'), valibot__WEBPACK_IMPORTED_MODULE_1__/* .description */ .h_('It is a number above this one.'))),
    atLeast: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig('a number'), valibot__WEBPACK_IMPORTED_MODULE_1__/* .description */ .h_('It is this number, or one above it.'))),
    less: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig('a number'), valibot__WEBPACK_IMPORTED_MODULE_1__/* .description */ .h_('It is a number below this one.'))),
    atMost: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig('a number'), valibot__WEBPACK_IMPORTED_MODULE_1__/* .description */ .h_('It is this number, or one below it.'))),
    startsWith: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP('a text'), valibot__WEBPACK_IMPORTED_MODULE_1__/* .description */ .h_('It begins with this text.'))),
    endsWith: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP('a text'), valibot__WEBPACK_IMPORTED_MODULE_1__/* .description */ .h_('It ends with this text.'))),
    contains: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP('a text'), valibot__WEBPACK_IMPORTED_MODULE_1__/* .description */ .h_('It contains this text.'))),
    matches: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(pattern, valibot__WEBPACK_IMPORTED_MODULE_1__/* .description */ .h_('This regular expression is found in it.'))),
    includes: anything('It is a list, and this is one of its items.'),
    count: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM((0,_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .whole */ .WQ)([0, 1_000_000], 'How many items, or results, it has.')),
    exists: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM((0,_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .flag */ .Jt)('It is there, whatever it is; `false`: it is not.')),
    isEmpty: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM((0,_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .flag */ .Jt)('It is there, and is an empty text, list or mapping.')),
    is: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM((0,_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .choice */ .Yq)(_check_js__WEBPACK_IMPORTED_MODULE_2__/* .TYPES */ .Q, 'Its type.')),
};
const positive = valibot__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej(each, PREDICATES);
const predicates = valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({ ...each, not: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(positive, valibot__WEBPACK_IMPORTED_MODULE_1__/* .description */ .h_('None of these is true of it.'))) }, PREDICATES), valibot__WEBPACK_IMPORTED_MODULE_1__/* .check */ .z6Y((given) => Object.keys(given).length > 0, PREDICATES));
const scalar = valibot__WEBPACK_IMPORTED_MODULE_1__/* .union */ .KCZ([valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig(), valibot__WEBPACK_IMPORTED_MODULE_1__/* .boolean */ .zMY(), valibot__WEBPACK_IMPORTED_MODULE_1__/* ["null"] */ .chJ()], 'a text, a number, true, false or null');
const plain = valibot__WEBPACK_IMPORTED_MODULE_1__/* .union */ .KCZ([valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig(), valibot__WEBPACK_IMPORTED_MODULE_1__/* .boolean */ .zMY(), valibot__WEBPACK_IMPORTED_MODULE_1__/* ["null"] */ .chJ(), valibot__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_1__/* .unknown */ .L5J())], 'a text, a number, true, false, null, a list or a mapping of predicates');
const words = valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP('a text or a mapping of predicates');
const map = (value, of, description) => valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), value, `a mapping of ${of}`), valibot__WEBPACK_IMPORTED_MODULE_1__/* .description */ .h_(description)));
const address = valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP('a path or an address'), valibot__WEBPACK_IMPORTED_MODULE_1__/* .regex */ .yGV(/^(\/|\{\{|https:\/\/|http:\/\/(localhost|127\.0\.0\.1|\[::1\])[:/])\S*$/, 'a path that begins with "/", or an "https://" address'));
const place = (description) => valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(address, valibot__WEBPACK_IMPORTED_MODULE_1__/* .description */ .h_(description));
const send = valibot__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    query: map(scalar, 'names to values', 'Parameters that are added to the address.'),
    headers: map(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP('a text'), 'header names to texts', 'Headers; never sent along to another origin.'),
    cookies: map(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP('a text'), 'cookie names to values', 'Cookies, besides those that were set by steps before.'),
    basic: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
        user: (0,_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('The user name.'),
        password: valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP('a name in braces such as "{{SMOKE_PASSWORD}}"'), valibot__WEBPACK_IMPORTED_MODULE_1__/* .regex */ .yGV(/^\{\{\s*[A-Za-z_]\w*\s*\}\}$/, 'a name in braces such as "{{SMOKE_PASSWORD}}", never the password itself'), valibot__WEBPACK_IMPORTED_MODULE_1__/* .description */ .h_('Name of the secret, in braces.')),
    }, 'a mapping with "user" and "password"'), valibot__WEBPACK_IMPORTED_MODULE_1__/* .description */ .h_('User name and password of basic authentication.'))),
    json: anything('Body, sent as JSON.'),
    form: map(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP('a text'), 'fields to texts', 'Fields, sent as those of a form.'),
    body: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP('a text'), valibot__WEBPACK_IMPORTED_MODULE_1__/* .description */ .h_('Body, sent as it is.'))),
}, 'a mapping such as { json: … }');
const source = {
    header: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM((0,_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .word */ .Vm)('Value of this header.')),
    cookie: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM((0,_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .word */ .Vm)('Value of this cookie.')),
    json: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM((0,_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .word */ .Vm)('Field at this dotted path.')),
    jsonpath: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM((0,_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('What this JSONPath finds.')),
    xpath: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM((0,_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('What this XPath finds in an HTML page.')),
    css: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM((0,_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('Text of the element that this selector finds.')),
    regex: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(pattern, valibot__WEBPACK_IMPORTED_MODULE_1__/* .description */ .h_('First group of this regular expression, found in the body.'))),
    body: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz(true, 'true'), valibot__WEBPACK_IMPORTED_MODULE_1__/* .description */ .h_('The whole body.'))),
    url: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz(true, 'true'), valibot__WEBPACK_IMPORTED_MODULE_1__/* .description */ .h_('Address after all redirects.'))),
};
/** What a capture reads: exactly one of these. */
const SOURCES = Object.keys(source);
const capture = valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({ ...source, secret: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM((0,_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .flag */ .Jt)('Never shown. Default: `false`.'), false) }, 'a mapping such as { jsonpath: $.token }'), valibot__WEBPACK_IMPORTED_MODULE_1__/* .metadata */ .yuE({ oneOf: SOURCES }));
const STATUS = 'a number from 100 to 599, a class like "4xx", or a list of them';
const oneStatus = valibot__WEBPACK_IMPORTED_MODULE_1__/* .union */ .KCZ([
    valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig(STATUS), valibot__WEBPACK_IMPORTED_MODULE_1__/* .integer */ .ndf(STATUS), valibot__WEBPACK_IMPORTED_MODULE_1__/* .minValue */ .Wwf(100, STATUS), valibot__WEBPACK_IMPORTED_MODULE_1__/* .maxValue */ .cGV(599, STATUS)),
    valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(STATUS), valibot__WEBPACK_IMPORTED_MODULE_1__/* .regex */ .yGV(/^[1-5]xx$/, STATUS)),
], STATUS);
const status = valibot__WEBPACK_IMPORTED_MODULE_1__/* .union */ .KCZ([oneStatus, valibot__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(oneStatus, STATUS)], STATUS);
const REDIRECTS = '"follow", "never" or a number up to 20';
const redirects = valibot__WEBPACK_IMPORTED_MODULE_1__/* .union */ .KCZ([
    valibot__WEBPACK_IMPORTED_MODULE_1__/* .picklist */ .KIO(['follow', 'never'], REDIRECTS),
    valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig(REDIRECTS), valibot__WEBPACK_IMPORTED_MODULE_1__/* .integer */ .ndf(REDIRECTS), valibot__WEBPACK_IMPORTED_MODULE_1__/* .minValue */ .Wwf(0, REDIRECTS), valibot__WEBPACK_IMPORTED_MODULE_1__/* .maxValue */ .cGV(20, REDIRECTS)),
], REDIRECTS);
const request = {
    name: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM((0,_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('How the check is called in messages. Default: the method and the path.')),
    get: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(place("GET this: a path below the component's address, or an address.")),
    post: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(place('POST to this.')),
    put: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(place('PUT to this.')),
    patch: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(place('PATCH this.')),
    delete: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(place('DELETE this.')),
    head: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(place('HEAD of this.')),
    options: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(place('OPTIONS of this.')),
    send: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(send, valibot__WEBPACK_IMPORTED_MODULE_1__/* .description */ .h_('What the request carries.'))),
    redirects: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(redirects, valibot__WEBPACK_IMPORTED_MODULE_1__/* .description */ .h_('How many redirects are followed. Default: `follow` (10), and `never` where `status` expects one.'))),
    status: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(status, valibot__WEBPACK_IMPORTED_MODULE_1__/* .description */ .h_('The status that the answer must have, or a class like `4xx`. Default: `2xx`.'))),
    contains: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .union */ .KCZ([valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP())], 'a text or a list of texts'), valibot__WEBPACK_IMPORTED_MODULE_1__/* .description */ .h_('Text that the body must contain; of a list each one.'))),
    json: map((0,_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .either */ .gP)(plain, predicates), 'dotted paths to values', 'Dotted path of a field in a JSON answer, and its value or predicates.'),
    jsonpath: map((0,_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .either */ .gP)(plain, predicates), 'JSONPaths to values', 'JSONPath (RFC 9535), and the value or predicates.'),
    xpath: map((0,_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .either */ .gP)(plain, predicates), 'XPaths to values', 'XPath in an HTML page, and the value or predicates.'),
    css: map((0,_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .either */ .gP)(plain, predicates), 'selectors to texts', "CSS selector in an HTML page, and the element's text or predicates."),
    regex: map((0,_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .either */ .gP)(plain, predicates), 'regular expressions to values', 'Regular expression found in the body, and the value of its first group or predicates.'),
    header: map((0,_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .either */ .gP)(words, predicates), 'header names to texts', "Header's name, and a text that its value must contain, or predicates."),
    cookie: map((0,_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .either */ .gP)(words, predicates), 'cookie names to values', 'Name of a cookie that the answer sets, and its value or predicates.'),
    body: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL((0,_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .either */ .gP)(words, predicates), valibot__WEBPACK_IMPORTED_MODULE_1__/* .description */ .h_('The whole body as text: its predicates.'))),
    size: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL((0,_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .either */ .gP)(valibot__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig('a number of bytes or a mapping of predicates'), predicates), valibot__WEBPACK_IMPORTED_MODULE_1__/* .description */ .h_("The body's bytes: their number or predicates."))),
    sha256: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP('a SHA-256 of 64 digits'), valibot__WEBPACK_IMPORTED_MODULE_1__/* .regex */ .yGV(/^[0-9a-fA-F]{64}$/, 'a SHA-256 of 64 digits'), valibot__WEBPACK_IMPORTED_MODULE_1__/* .description */ .h_("The body's SHA-256."))),
    url: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL((0,_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .either */ .gP)(words, predicates), valibot__WEBPACK_IMPORTED_MODULE_1__/* .description */ .h_('Address after all redirects, or predicates.'))),
    hops: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL((0,_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .either */ .gP)(valibot__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), 'a list of addresses or a mapping of predicates'), predicates), valibot__WEBPACK_IMPORTED_MODULE_1__/* .description */ .h_('Addresses that redirects led to, in their order, or predicates.'))),
    capture: map(capture, 'names to sources', 'Values for the steps that follow, which name them as `{{name}}`.'),
    duration: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM((0,_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .duration */ .p0)('Longest time until the whole answer is there, on a warm connection.')),
};
const REQUEST_KEYS = Object.keys(request);
const step = valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej(request, 'a mapping with the key "get"'), valibot__WEBPACK_IMPORTED_MODULE_1__/* .metadata */ .yuE({ oneOf: _check_js__WEBPACK_IMPORTED_MODULE_2__/* .METHODS */ .J }));


/***/ }),

/***/ 90131:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ identity),
/* harmony export */   N: () => (/* binding */ file)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(77934);
/* harmony import */ var _build_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(14814);
/* harmony import */ var _check_schema_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(56068);
/* harmony import */ var _parts_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(94352);
/* harmony import */ var _notes_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(38975);
/* harmony import */ var _previews_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(99745);






const NAME = /^[a-z][a-z0-9-]{0,30}$/;
const address = (description) => valibot__WEBPACK_IMPORTED_MODULE_5__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP('an address like "https://shop.example"'), valibot__WEBPACK_IMPORTED_MODULE_5__/* .regex */ .yGV(/^(https:\/\/|http:\/\/(localhost|127\.0\.0\.1|\[::1\])(?=[:/]|$))[^\s?#@]+$/, 'an "https://" address without a query, such as "https://shop.example" ("http://" only for localhost)'), valibot__WEBPACK_IMPORTED_MODULE_5__/* .check */ .z6Y((url) => URL.canParse(url), 'an address like "https://shop.example"'), valibot__WEBPACK_IMPORTED_MODULE_5__/* .description */ .h_(description));
const path = (description) => valibot__WEBPACK_IMPORTED_MODULE_5__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP('a path'), valibot__WEBPACK_IMPORTED_MODULE_5__/* .regex */ .yGV(/^\/\S*$/, 'a path that begins with "/"'), valibot__WEBPACK_IMPORTED_MODULE_5__/* .description */ .h_(description));
const glob = valibot__WEBPACK_IMPORTED_MODULE_5__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP('a pattern'), valibot__WEBPACK_IMPORTED_MODULE_5__/* .regex */ .yGV(/^(?!\/)(?!(.*\/)?\.\.(\/|$))\S.*$/, 'a pattern below the directory, such as "db/migrations/**"'));
const IDENTITIES = ['json', 'header', 'meta', 'text'];
const identity = valibot__WEBPACK_IMPORTED_MODULE_5__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_5__/* .strictObject */ .rej({
    path: valibot__WEBPACK_IMPORTED_MODULE_5__/* .optional */ .lqM(path("Path below the component's address. Default: `/`."), '/'),
    json: valibot__WEBPACK_IMPORTED_MODULE_5__/* .optional */ .lqM((0,_parts_js__WEBPACK_IMPORTED_MODULE_2__/* .word */ .Vm)('Dotted path of a field in a JSON answer.')),
    header: valibot__WEBPACK_IMPORTED_MODULE_5__/* .optional */ .lqM((0,_parts_js__WEBPACK_IMPORTED_MODULE_2__/* .word */ .Vm)('Name of a header of the answer.')),
    meta: valibot__WEBPACK_IMPORTED_MODULE_5__/* .optional */ .lqM((0,_parts_js__WEBPACK_IMPORTED_MODULE_2__/* .word */ .Vm)('Name of a `<meta name="…" content="SHA">` of an HTML page.')),
    text: valibot__WEBPACK_IMPORTED_MODULE_5__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_5__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_5__/* .literal */ .euz(true, 'true'), valibot__WEBPACK_IMPORTED_MODULE_5__/* .description */ .h_('The whole body is the SHA.'))),
}, 'a mapping such as { path: /version, json: commit }'), valibot__WEBPACK_IMPORTED_MODULE_5__/* .metadata */ .yuE({ oneOf: IDENTITIES }), valibot__WEBPACK_IMPORTED_MODULE_5__/* .description */ .h_('Where the component tells which commit it serves.'));
const vercel = {
    project: (0,_parts_js__WEBPACK_IMPORTED_MODULE_2__/* .word */ .Vm)('Id (`prj_…`) or name of the project.'),
    team: valibot__WEBPACK_IMPORTED_MODULE_5__/* .optional */ .lqM((0,_parts_js__WEBPACK_IMPORTED_MODULE_2__/* .word */ .Vm)('Id (`team_…`) or slug of the team. Default: the account that the token belongs to.')),
    prebuilt: valibot__WEBPACK_IMPORTED_MODULE_5__/* .optional */ .lqM((0,_parts_js__WEBPACK_IMPORTED_MODULE_2__/* .flag */ .Jt)('Upload `.vercel/output` of the source directory, which `vercel build --prod` has written. Default: `false`.'), false),
    archive: valibot__WEBPACK_IMPORTED_MODULE_5__/* .optional */ .lqM((0,_parts_js__WEBPACK_IMPORTED_MODULE_2__/* .choice */ .Yq)(['auto', 'always', 'never'], 'Upload one archive instead of single files. Default: `auto`, when it is the better way.'), 'auto'),
};
const railway = {
    project: (0,_parts_js__WEBPACK_IMPORTED_MODULE_2__/* .word */ .Vm)('Id of the project.'),
    service: (0,_parts_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)('Id or name of the service.'),
    environment: valibot__WEBPACK_IMPORTED_MODULE_5__/* .optional */ .lqM((0,_parts_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)('Id or name of the environment. Default: that of the release.')),
    from: valibot__WEBPACK_IMPORTED_MODULE_5__/* .optional */ .lqM((0,_parts_js__WEBPACK_IMPORTED_MODULE_2__/* .choice */ .Yq)(['directory', 'image', 'commit'], 'What makes the deployment: the source directory, an image by its digest, or a commit of the connected repository. Default: `directory`.'), 'directory'),
};
const PLATFORMS = ['railway', 'vercel'];
const url = address("Public address, without a query. The component's paths are below it.");
const timeout = (0,_parts_js__WEBPACK_IMPORTED_MODULE_2__/* .duration */ .p0)('Longest time for a build to become ready. Default: `10m`.');
const component = valibot__WEBPACK_IMPORTED_MODULE_5__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_5__/* .strictObject */ .rej({
    railway: valibot__WEBPACK_IMPORTED_MODULE_5__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_5__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_5__/* .strictObject */ .rej(railway, 'a mapping with "project" and "service"'), valibot__WEBPACK_IMPORTED_MODULE_5__/* .description */ .h_('The Railway service.'))),
    vercel: valibot__WEBPACK_IMPORTED_MODULE_5__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_5__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_5__/* .strictObject */ .rej(vercel, 'a mapping with "project"'), valibot__WEBPACK_IMPORTED_MODULE_5__/* .description */ .h_('The Vercel project.'))),
    source: (0,_parts_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)("Directory from the repository's root. `.` is the root."),
    url,
    identity,
    after: valibot__WEBPACK_IMPORTED_MODULE_5__/* .optional */ .lqM((0,_parts_js__WEBPACK_IMPORTED_MODULE_2__/* .list */ .p_)(valibot__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP('the name of a component'), 'Components whose traffic is switched before.'), []),
    smoke: valibot__WEBPACK_IMPORTED_MODULE_5__/* .optional */ .lqM((0,_parts_js__WEBPACK_IMPORTED_MODULE_2__/* .list */ .p_)(_check_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .fileCheck */ .XD, "The component's own checks."), []),
    migrations: valibot__WEBPACK_IMPORTED_MODULE_5__/* .optional */ .lqM((0,_parts_js__WEBPACK_IMPORTED_MODULE_2__/* .list */ .p_)(glob, "Patterns, from the repository's root, of files that change the database's schema."), []),
    uploads: valibot__WEBPACK_IMPORTED_MODULE_5__/* .optional */ .lqM((0,_parts_js__WEBPACK_IMPORTED_MODULE_2__/* .list */ .p_)(glob, 'Files that look like secrets and are meant to be uploaded, from the source directory.'), []),
    timeout: valibot__WEBPACK_IMPORTED_MODULE_5__/* .optional */ .lqM(timeout, '10m'),
    build: valibot__WEBPACK_IMPORTED_MODULE_5__/* .optional */ .lqM(_build_js__WEBPACK_IMPORTED_MODULE_0__/* .build */ .jq),
}, 'a mapping with "source", "url" and "identity"'), valibot__WEBPACK_IMPORTED_MODULE_5__/* .metadata */ .yuE({ oneOf: PLATFORMS }));
const componentOverride = valibot__WEBPACK_IMPORTED_MODULE_5__/* .strictObject */ .rej({
    railway: valibot__WEBPACK_IMPORTED_MODULE_5__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_5__/* .partial */ .OH3(valibot__WEBPACK_IMPORTED_MODULE_5__/* .strictObject */ .rej(railway, 'a mapping'))),
    vercel: valibot__WEBPACK_IMPORTED_MODULE_5__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_5__/* .partial */ .OH3(valibot__WEBPACK_IMPORTED_MODULE_5__/* .strictObject */ .rej(vercel, 'a mapping'))),
    url: valibot__WEBPACK_IMPORTED_MODULE_5__/* .optional */ .lqM(url),
    timeout: valibot__WEBPACK_IMPORTED_MODULE_5__/* .optional */ .lqM(timeout),
}, 'a mapping');
const named = (value, message) => valibot__WEBPACK_IMPORTED_MODULE_5__/* .record */ .g1P(valibot__WEBPACK_IMPORTED_MODULE_5__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_5__/* .regex */ .yGV(NAME, 'small letters, digits and hyphens, beginning with a letter, at most 31 of them')), value, message);
const tracked = valibot__WEBPACK_IMPORTED_MODULE_5__/* .union */ .KCZ([
    (0,_parts_js__WEBPACK_IMPORTED_MODULE_2__/* .word */ .Vm)('Slug of the project.'),
    valibot__WEBPACK_IMPORTED_MODULE_5__/* .strictObject */ .rej({
        project: (0,_parts_js__WEBPACK_IMPORTED_MODULE_2__/* .word */ .Vm)('Slug of the project.'),
        sourcemaps: valibot__WEBPACK_IMPORTED_MODULE_5__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_5__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP('a directory'), valibot__WEBPACK_IMPORTED_MODULE_5__/* .regex */ .yGV(/^(?!\/)(?!(.*\/)?\.\.(\/|$))\S.*$/, 'a directory inside the repository, such as "web/dist"'), valibot__WEBPACK_IMPORTED_MODULE_5__/* .description */ .h_("Directory of the built scripts and their source maps, from the repository's root."))),
    }),
], 'the slug of a project, or a mapping with "project" and "sourcemaps"');
const sentry = valibot__WEBPACK_IMPORTED_MODULE_5__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_5__/* .strictObject */ .rej({
    organization: (0,_parts_js__WEBPACK_IMPORTED_MODULE_2__/* .word */ .Vm)('Slug of the organization.'),
    project: valibot__WEBPACK_IMPORTED_MODULE_5__/* .optional */ .lqM((0,_parts_js__WEBPACK_IMPORTED_MODULE_2__/* .word */ .Vm)('Slug of the project that all components report to.')),
    projects: valibot__WEBPACK_IMPORTED_MODULE_5__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_5__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_5__/* .record */ .g1P(valibot__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP(), tracked, 'a mapping of components to project slugs'), valibot__WEBPACK_IMPORTED_MODULE_5__/* .description */ .h_('Component, and the slug of the project that it reports to.'))),
    url: valibot__WEBPACK_IMPORTED_MODULE_5__/* .optional */ .lqM(address("Address of a Sentry of one's own, or of a region. Default: `https://sentry.io`."), 'https://sentry.io'),
    release: valibot__WEBPACK_IMPORTED_MODULE_5__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_5__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP('a text'), valibot__WEBPACK_IMPORTED_MODULE_5__/* .regex */ .yGV(/^(?=.*\{commit\})([\w.@+-]|\{commit\}|\{component\})+$/, 'a name with {commit}, such as "{component}@{commit}", without blanks and slashes'), valibot__WEBPACK_IMPORTED_MODULE_5__/* .description */ .h_('How releases are called there, with `{component}` and `{commit}`. Default: `{component}@{commit}`.')), '{component}@{commit}'),
    budget: valibot__WEBPACK_IMPORTED_MODULE_5__/* .optional */ .lqM((0,_parts_js__WEBPACK_IMPORTED_MODULE_2__/* .duration */ .p0)('A release waits for Sentry so long at most; what could not be told is told later. Default: `60s`.'), '60s'),
}, 'a mapping with "organization" and "project"'), valibot__WEBPACK_IMPORTED_MODULE_5__/* .metadata */ .yuE({ oneOf: ['project', 'projects'] }), valibot__WEBPACK_IMPORTED_MODULE_5__/* .description */ .h_('Where the components report their errors.'));
const file = valibot__WEBPACK_IMPORTED_MODULE_5__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_5__/* .strictObject */ .rej({
    version: valibot__WEBPACK_IMPORTED_MODULE_5__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_5__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_5__/* .literal */ .euz(1, '1'), valibot__WEBPACK_IMPORTED_MODULE_5__/* .description */ .h_('Version of this format. Default: `1`.')), 1),
    components: valibot__WEBPACK_IMPORTED_MODULE_5__/* .pipe */ .FsL(named(component, 'a mapping of names to components'), valibot__WEBPACK_IMPORTED_MODULE_5__/* .minEntries */ .bPf(1, 'at least one component'), valibot__WEBPACK_IMPORTED_MODULE_5__/* .description */ .h_('The parts that are deployed on their own, by name.')),
    smoke: valibot__WEBPACK_IMPORTED_MODULE_5__/* .optional */ .lqM((0,_parts_js__WEBPACK_IMPORTED_MODULE_2__/* .list */ .p_)(_check_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .fileCheck */ .XD, 'Checks of the whole application, by absolute address.'), []),
    gate: valibot__WEBPACK_IMPORTED_MODULE_5__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_5__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_5__/* .strictObject */ .rej({ timeout: valibot__WEBPACK_IMPORTED_MODULE_5__/* .optional */ .lqM((0,_parts_js__WEBPACK_IMPORTED_MODULE_2__/* .duration */ .p0)('Longest time until all checks pass. Default: `5m`.'), '5m') }, 'a mapping with "timeout"'), valibot__WEBPACK_IMPORTED_MODULE_5__/* .description */ .h_('What a release must pass before it goes on.')), {}),
    sentry: valibot__WEBPACK_IMPORTED_MODULE_5__/* .optional */ .lqM(sentry),
    notes: valibot__WEBPACK_IMPORTED_MODULE_5__/* .optional */ .lqM(_notes_js__WEBPACK_IMPORTED_MODULE_3__/* .notes */ .Q2),
    previews: valibot__WEBPACK_IMPORTED_MODULE_5__/* .optional */ .lqM(_previews_js__WEBPACK_IMPORTED_MODULE_4__/* .previews */ .ey),
    verify: valibot__WEBPACK_IMPORTED_MODULE_5__/* .optional */ .lqM(_build_js__WEBPACK_IMPORTED_MODULE_0__/* .verify */ .MX),
    environments: valibot__WEBPACK_IMPORTED_MODULE_5__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_5__/* .pipe */ .FsL(named(valibot__WEBPACK_IMPORTED_MODULE_5__/* .strictObject */ .rej({
        components: valibot__WEBPACK_IMPORTED_MODULE_5__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_5__/* .record */ .g1P(valibot__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP(), componentOverride, 'a mapping of components to what differs'), valibot__WEBPACK_IMPORTED_MODULE_5__/* .description */ .h_('What differs there, by component: its address, its platform, its time limit.')),
    }, 'a mapping with "components"'), 'a mapping of names to environments'), valibot__WEBPACK_IMPORTED_MODULE_5__/* .description */ .h_('Environments other than `production`, which the rest of the file describes.')), {}),
}, 'a mapping with the key "components"'), valibot__WEBPACK_IMPORTED_MODULE_5__/* .title */ .DDF('ops.yml'), valibot__WEBPACK_IMPORTED_MODULE_5__/* .description */ .h_('What ops-actions deploys, how it is checked, and where its errors go.'));


/***/ }),

/***/ 13427:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dt: () => (/* binding */ pathName),
/* harmony export */   E2: () => (/* binding */ soundParts),
/* harmony export */   FD: () => (/* binding */ findMistakes),
/* harmony export */   L5: () => (/* binding */ unknown),
/* harmony export */   WU: () => (/* binding */ show)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77934);
/* harmony import */ var _nearest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(37909);


/** Everything about `value` that the schema does not allow. */
function findMistakes(schema, value) {
    const { issues = [] } = valibot__WEBPACK_IMPORTED_MODULE_0__/* .safeParse */ .xLC(schema, value, { abortPipeEarly: true });
    const lists = listsForMappings(schema, value, []);
    const others = issues.flatMap((issue) => explainIssue(schema, issue));
    return [
        ...lists,
        ...others.filter(({ path }) => !lists.some((list) => list.path.every((step, index) => path[index] === step))),
        ...wrongChoices(schema, value, []),
    ];
}
/** As it is called in messages: `components.api.smoke[0].get`. */
function pathName(path) {
    return path
        .map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`))
        .join('')
        .replace(/^\./, '');
}
/** The value without what is wrong in it, so that the rest can be looked at all the same. Lists keep their places. */
function soundParts(schema, value) {
    if (!schema)
        return undefined;
    const { success, output } = valibot__WEBPACK_IMPORTED_MODULE_0__/* .safeParse */ .xLC(schema, value);
    if (isListForMapping(schema, value))
        return undefined;
    if (success || typeof value !== 'object' || value === null)
        return success ? output : undefined;
    if (Array.isArray(value))
        return value.map((item, index) => soundParts(schemaAt(schema, [index]), item));
    const keys = new Set([...Object.keys(entriesOf(schema)), ...Object.keys(value)]);
    const parts = [...keys].map((key) => [key, soundParts(below(schema, key), value[key])]);
    return Object.fromEntries(parts.filter(([, part]) => part !== undefined));
}
function explainIssue(schema, issue) {
    const path = (issue.path ?? []).map((item) => item.key);
    const last = issue.path?.at(-1);
    const key = String(path.at(-1));
    const parent = path.slice(0, -1);
    if (issue.type === 'strict_object' && last?.origin === 'key') {
        const known = entriesOf(schemaAt(schema, parent));
        const unknownKeys = Object.keys(last.input).filter((one) => !Object.hasOwn(known, one));
        if (issue.received === 'undefined') {
            // Its misspelling is told already.
            if (unknownKeys.some((one) => (0,_nearest_js__WEBPACK_IMPORTED_MODULE_1__/* .nearest */ .p)(one, Object.keys(known)) === key))
                return [];
            const meaning = known[key] && valibot__WEBPACK_IMPORTED_MODULE_0__/* .getDescription */ .fYn(known[key])?.split(/[.;:]/)[0];
            return [at(parent, 'key', `${nameOr(parent)} needs the key "${key}"${meaning ? ` (${meaning})` : ''}`)];
        }
        // Valibot tells only the first of the unknown keys.
        return unknownKeys.map((one) => at([...parent, one], 'key', unknown(nameOr(parent), 'key', one, Object.keys(known))));
    }
    if (last?.origin === 'key') {
        return [at(path, 'key', `${nameOr(parent)}: ${show(key)} is not a name; a name has ${issue.message}`)];
    }
    const options = optionsOf(schemaAt(schema, path));
    const meant = typeof issue.input === 'string' ? (0,_nearest_js__WEBPACK_IMPORTED_MODULE_1__/* .nearest */ .p)(issue.input, options) : undefined;
    const hint = hintFor(issue) ?? (meant ? `; did you mean "${meant}"?` : '');
    // Somebody may have written a real one there.
    const got = key === 'password' ? 'a text' : show(issue.input);
    return [at(path, 'value', `${nameOr(path)} must be ${issue.message}, got ${got}${hint}`)];
}
/** `what "word" …` that nobody knows, with the nearest that somebody does. */
function unknown(where, what, word, known) {
    const meant = (0,_nearest_js__WEBPACK_IMPORTED_MODULE_1__/* .nearest */ .p)(word, known);
    const names = known.map((one) => `"${one}"`).join(', ');
    return `${where} has no ${what} ${show(word)}; ${meant ? `did you mean "${meant}"?` : `known: ${names || 'none'}`}`;
}
/** A value as people may see it: short, and never more than one line. */
function show(value) {
    if (value === undefined || value === null)
        return 'nothing';
    if (Array.isArray(value))
        return 'a list';
    if (typeof value === 'object')
        return 'a mapping';
    const text = JSON.stringify(value);
    return text.length > 80 ? `${text.slice(0, 76)}…"` : text;
}
function hintFor({ type, input, expected, message }) {
    const isNumber = typeof input === 'string' && input.trim() !== '' && Number.isFinite(Number(input));
    if ((type === 'number' || message.startsWith('a number')) && isNumber)
        return '; leave the quotes away';
    if (type === 'literal' && typeof input === 'string' && input === expected)
        return '; leave the quotes away';
    if (type === 'boolean' && /^(true|false)$/i.test(String(input)))
        return '; leave the quotes away';
    if (message.startsWith('a duration') && typeof input === 'number')
        return '; add the unit';
    if (expected === 'string' && ['number', 'boolean'].includes(typeof input))
        return '; put it in quotes';
}
/** To valibot a list is a mapping like any other. */
function listsForMappings(schema, value, path) {
    if (isListForMapping(schema, value)) {
        const { message } = unwrap(schema);
        return [at(path, 'value', `${nameOr(path)} must be ${message}, got a list`)];
    }
    return children(value).flatMap(([step, child]) => listsForMappings(below(schema, step), child, [...path, step]));
}
function isListForMapping(schema, value) {
    if (Array.isArray(value) && eitherOf(schema))
        return false;
    const { entries, value: values } = (unwrap(schema) ?? {});
    return Array.isArray(value) && Boolean(entries ?? values);
}
function children(value) {
    if (Array.isArray(value))
        return [...value.entries()];
    return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}
function wrongChoices(schema, value, path) {
    const found = children(value).flatMap(([step, child]) => wrongChoices(schemaAt(schema, [step]), child, [...path, step]));
    const { oneOf } = (schema ? valibot__WEBPACK_IMPORTED_MODULE_0__/* .getMetadata */ .yb2(schema) : {});
    if (!oneOf || typeof value !== 'object' || value === null || Array.isArray(value))
        return found;
    const given = oneOf.filter((key) => Object.hasOwn(value, key));
    if (given.length === 1)
        return found;
    const known = Object.keys(entriesOf(unwrap(schema)));
    const misspelt = Object.keys(value).some((key) => !known.includes(key) && oneOf.includes((0,_nearest_js__WEBPACK_IMPORTED_MODULE_1__/* .nearest */ .p)(key, known) ?? ''));
    // Its misspelling is told already.
    if (given.length === 0 && misspelt)
        return found;
    const [first, ...others] = oneOf.map((key) => `"${key}"`);
    if (given.length === 0 && others.length > 4) {
        const message = `${nameOr(path)} needs the key ${first}, or another that says what it does: ${others.join(', ')}`;
        return [at(path, 'key', message), ...found];
    }
    const names = [first, ...others].join(', ');
    const count = given.length === 0 ? 'none of them' : given.map((key) => `"${key}"`).join(' and ');
    return [at(path, 'key', `${nameOr(path)} needs exactly one of ${names}, it has ${count}`), ...found];
}
function at(path, part, message) {
    return { path, part, message };
}
function nameOr(path) {
    return pathName(path) || 'the file';
}
function schemaAt(schema, path) {
    let found = unwrap(schema);
    for (const step of path)
        found = unwrap(below(found, step));
    return found;
}
/** As it stands there: optional, and with its default. */
function below(schema, step) {
    const shape = unwrap(schema);
    return shape?.entries?.[step] ?? shape?.value ?? shape?.item;
}
/** What may also be written short is looked at in its long form, which has the keys. */
function unwrap(schema) {
    const inner = stripped(schema);
    const long = eitherOf(inner)?.[1];
    return long ? unwrap(long) : inner;
}
function stripped(schema) {
    let inner = schema;
    while (inner?.wrapped)
        inner = inner.wrapped;
    return inner;
}
function eitherOf(schema) {
    return stripped(schema)?.either;
}
function entriesOf(schema) {
    return schema?.entries ?? {};
}
function optionsOf(schema) {
    const options = schema?.options ?? [];
    return options.filter((option) => typeof option === 'string');
}


/***/ }),

/***/ 35208:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  ci: () => (/* binding */ addressOf),
  K4: () => (/* binding */ toCheck)
});

// UNUSED EXPORTS: SAMPLES_TO_COMPARE

// EXTERNAL MODULE: ./src/config/check.ts
var config_check = __webpack_require__(13890);
// EXTERNAL MODULE: ./src/config/check-schema.ts
var check_schema = __webpack_require__(56068);
// EXTERNAL MODULE: ./src/config/request-schema.ts
var request_schema = __webpack_require__(42787);
// EXTERNAL MODULE: ./src/config/values.ts
var values = __webpack_require__(73750);
;// CONCATENATED MODULE: ./src/config/to-step.ts



const MOST_REDIRECTS = 10;
function methodOf(step) {
    return config_check/* METHODS */.J.find((one) => step[one] !== undefined) ?? 'get';
}
function toStep(given, local) {
    const method = methodOf(given);
    const address = local(given[method] ?? '');
    const { query = {}, headers = {}, cookies = {}, basic, json, form, body } = given.send ?? {};
    const content = [
        json === undefined ? [] : [{ json }],
        form === undefined ? [] : [{ form }],
        body === undefined ? [] : [{ text: body }],
    ].flat();
    return {
        name: given.name ?? `${method.toUpperCase()} ${address}`,
        method,
        address,
        query: Object.fromEntries(Object.entries(query).map(([name, value]) => [name, String(value ?? '')])),
        headers,
        cookies,
        ...(0,values/* stated */.Eo)({ basic, body: content[0] }),
        redirects: toRedirects(given),
        asserts: toAsserts(given),
        ...(given.duration === undefined ? {} : { durationMs: (0,values.ms)(given.duration) }),
        capture: Object.entries(given.capture ?? {}).map(([name, one]) => toCapture(name, one)),
    };
}
/** Where the redirect itself is expected, it is what is looked at. */
function toRedirects({ redirects, status }) {
    if (typeof redirects === 'number')
        return redirects;
    const expected = [status ?? []].flat();
    const redirect = expected.length > 0 && expected.every((one) => String(one).startsWith('3'));
    return redirects === 'never' || (redirects === undefined && redirect) ? 0 : MOST_REDIRECTS;
}
function toAsserts(given) {
    const { status = '2xx', contains = [], body, size, sha256, url, hops } = given;
    return [
        { query: { of: 'status' }, predicates: [{ is: 'oneOf', value: [status].flat(), not: false }] },
        ...[contains].flat().map((text) => assert({ of: 'body' }, 'contains', text)),
        ...toMapped('json', given.json, 'equals'),
        ...toMapped('jsonpath', given.jsonpath, 'equals'),
        ...toMapped('xpath', given.xpath, 'equals'),
        ...toMapped('css', given.css, 'equals'),
        ...toMapped('regex', given.regex, 'equals'),
        ...toMapped('header', given.header, 'contains'),
        ...toMapped('cookie', given.cookie, 'equals'),
        ...(body === undefined ? [] : [assert({ of: 'body' }, 'equals', body)]),
        ...(size === undefined ? [] : [assert({ of: 'size' }, 'equals', size)]),
        ...(sha256 === undefined ? [] : [assert({ of: 'sha256' }, 'equals', sha256.toLowerCase())]),
        ...(url === undefined ? [] : [assert({ of: 'url' }, 'equals', url)]),
        ...(hops === undefined ? [] : [assert({ of: 'hops' }, 'equals', hops)]),
    ];
}
function toMapped(of, given, plain) {
    return Object.entries(given ?? {}).map(([at, value]) => assert({ of, at }, plain, value));
}
/** A value alone stands for the predicate that is usual there. */
function assert(query, plain, value) {
    const predicates = isPredicates(value) ? toPredicates(value) : [{ is: plain, value, not: false }];
    return { query, predicates };
}
function isPredicates(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function toPredicates({ not = {}, ...positive }) {
    return [...predicatesIn(positive, { not: false }), ...predicatesIn(not, { not: true })];
}
function predicatesIn(given, { not }) {
    return Object.entries(given)
        .filter(([, value]) => value !== undefined)
        .map(([is, value]) => ({ is: is, value: value, not }));
}
function toCapture(name, { secret, ...source }) {
    const of = request_schema/* SOURCES */.Hl.find((one) => source[one] !== undefined);
    const at = source[of];
    return { name, secret, query: (typeof at === 'string' ? { of, at } : { of }) };
}

;// CONCATENATED MODULE: ./src/config/to-check.ts




/** With fewer pairs, a slowdown to one and a half times would often go unnoticed. */
const SAMPLES_TO_COMPARE = { p50: 60, p95: 150, p99: 400 };
/** Where the check looks: the address that says to which component it belongs. Nothing for those without one. */
function addressOf(check) {
    const { tls, load, page, browser, steps } = check;
    const method = config_check/* METHODS */.J.find((one) => check[one] !== undefined);
    if (method)
        return check[method];
    const given = tls ?? load ?? page ?? browser;
    if (given !== undefined)
        return typeof given === 'string' ? given : given.address;
    return steps?.[0] && addressOf(steps[0]);
}
/** An address of production becomes a path, so that it holds for a staged build and in every environment. */
function toCheck(given, url) {
    const { severity, settle, retries, within } = given;
    const local = (address) => (0,values/* pathBelow */.Br)(address, url) ?? address;
    const common = {
        name: given.name ?? nameOf(given, local),
        severity,
        ...(settle === undefined ? {} : { settleMs: (0,values.ms)(settle) }),
        ...(retries === undefined ? {} : { retries }),
        ...(within === undefined ? {} : { withinMs: (0,values.ms)(within) }),
    };
    return { ...common, ...toKind(given, local) };
}
function nameOf(given, local) {
    const address = local(addressOf(given) ?? '');
    const method = config_check/* METHODS */.J.find((one) => given[one] !== undefined);
    if (method)
        return `${method.toUpperCase()} ${address}`;
    if (given.steps)
        return given.steps.map((step) => toStep(step, local).name).join(', ');
    const kind = check_schema/* KINDS */.GW.find((one) => given[one] !== undefined) ?? '';
    return given.prometheus ? `prometheus ${given.prometheus.query}` : `${kind} ${address}`.trim();
}
/** Everything but what all checks have. */
function toKind(given, local) {
    const { steps, tls, load, page, browser, sentry, prometheus } = given;
    if (steps)
        return { kind: 'request', steps: steps.map((step) => toStep(step, local)) };
    if (tls !== undefined) {
        const { warnLeft = '25%', failLeft = '12.5%', protocol = 'TLSv1.2', address } = to_check_long(tls);
        return { kind: 'tls', address: local(address), warnLeft: part(warnLeft), failLeft: part(failLeft), protocol };
    }
    if (load !== undefined) {
        const { duration = '10s', connections = 10, p95, p99, errors = '0%', address, ...limits } = to_check_long(load);
        const times = { durationMs: (0,values.ms)(duration), ...(p95 && { p95Ms: (0,values.ms)(p95) }), ...(p99 && { p99Ms: (0,values.ms)(p99) }) };
        return { kind: 'load', address: local(address), connections, ...(0,values/* stated */.Eo)(limits), ...times, errors: part(errors) };
    }
    if (page !== undefined) {
        const { calls = [], origins = [], images = false, security = 'degraded', address } = to_check_long(page);
        return { kind: 'page', address: local(address), calls: calls.map(values/* stated */.Eo), origins, images, security };
    }
    if (browser !== undefined) {
        const { ignore = [], screenshot = true, address, waitFor } = to_check_long(browser);
        return { kind: 'browser', address: local(address), ignore, screenshot, ...(0,values/* stated */.Eo)({ waitFor }) };
    }
    if (sentry) {
        const { over, crashFree, crashFreeDrop, ...rest } = sentry;
        const shares = { crashFree: crashFree && part(crashFree), crashFreeDrop: crashFreeDrop && part(crashFreeDrop) };
        return { kind: 'sentry', overMs: (0,values.ms)(over), ...(0,values/* stated */.Eo)(rest), ...(0,values/* stated */.Eo)(shares) };
    }
    if (prometheus) {
        const { over, every, ...rest } = prometheus;
        return { kind: 'prometheus', overMs: (0,values.ms)(over), everyMs: (0,values.ms)(every), ...(0,values/* stated */.Eo)(rest) };
    }
    const { durationMs, ...step } = toStep(given, local);
    return { kind: 'request', steps: [step], ...toTiming(given, durationMs) };
}
function to_check_long(given) {
    return (typeof given === 'string' ? { address: given } : given);
}
function toTiming({ p50, p95, p99, samples, concurrency = 1, compare }, durationMs) {
    const percentiles = p50 ?? p95 ?? p99 ?? compare;
    if (percentiles === undefined && durationMs === undefined)
        return {};
    const limits = ['p50', 'p95', 'p99'].map((name) => SAMPLES_TO_COMPARE[name] * Number(compare?.[name] !== undefined));
    const usual = percentiles === undefined ? 1 : Math.max(p99 === undefined ? 20 : 100, ...limits);
    const timing = {
        samples: samples ?? usual,
        concurrency,
        ...(0,values/* stated */.Eo)({ durationMs }),
        ...(p50 && { p50Ms: (0,values.ms)(p50) }),
        ...(p95 && { p95Ms: (0,values.ms)(p95) }),
        ...(p99 && { p99Ms: (0,values.ms)(p99) }),
        ...(compare && { compare: (0,values/* stated */.Eo)(compare) }),
    };
    return { timing };
}
function part(share) {
    return Number(share.slice(0, -1)) / 100;
}


/***/ }),

/***/ 73750:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Br: () => (/* binding */ pathBelow),
/* harmony export */   Eo: () => (/* binding */ stated),
/* harmony export */   mW: () => (/* binding */ withoutSlash),
/* harmony export */   ms: () => (/* binding */ ms)
/* harmony export */ });
/* harmony import */ var _duration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77607);

function pathBelow(address, url) {
    const full = URL.parse(address)?.href;
    const base = withoutSlash(URL.parse(url)?.href ?? url);
    const rest = full?.startsWith(base) ? full.slice(base.length) : undefined;
    return rest !== undefined && /^([/?#]|$)/.test(rest) ? rest.replace(/^(?!\/)/, '/') : undefined;
}
function withoutSlash(url) {
    return url.replace(/\/+$/, '');
}
function ms(duration) {
    return (0,_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .parseDuration */ .E9)(duration) ?? 0;
}
/** Without the keys that hold `undefined`. */
function stated(value) {
    return Object.fromEntries(Object.entries(value ?? {}).filter(([, one]) => one !== undefined));
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

/***/ 44642:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ parseSize),
/* harmony export */   X: () => (/* binding */ formatSize)
/* harmony export */ });
const UNITS = { B: 1, kB: 1_000, KB: 1_000, MB: 1_000_000, KiB: 1_024, MiB: 1_048_576 };
/** `300kB`, `1.5MB` or `512KiB` in bytes; nothing when it is written otherwise. */
function parseSize(text) {
    const [, amount, unit] = /^(\d{1,9}(?:\.\d{1,3})?)\s?(B|kB|KB|MB|KiB|MiB)$/.exec(text) ?? [];
    return amount === undefined ? undefined : Math.round(Number(amount) * (UNITS[unit ?? ''] ?? 0));
}
/** For people: `312 B`, `4.2 kB`, `1.5 MB`. */
function formatSize(bytes) {
    if (bytes < 1_000)
        return `${bytes} B`;
    if (bytes < 999_950)
        return `${(bytes / 1_000).toFixed(1)} kB`;
    return `${(bytes / 1_000_000).toFixed(1)} MB`;
}


/***/ }),

/***/ 74216:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bv: () => (/* binding */ BUILD),
/* harmony export */   k7: () => (/* binding */ VERIFY),
/* harmony export */   oC: () => (/* binding */ SEVERITIES)
/* harmony export */ });
const SEVERITIES = ['low', 'moderate', 'high', 'critical'];
const BUILD = {
    budget: { total: {}, file: {}, growth: {} },
    sourcemaps: false,
    reproducible: false,
    html: true,
    base: '/',
    elsewhere: [],
    allow: [],
};
const VERIFY = { audit: 'high', auditDev: false };


/***/ })

};
