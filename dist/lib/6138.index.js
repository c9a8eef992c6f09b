export const id = 6138;
export const ids = [6138];
export const modules = {

/***/ 53386:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  l: () => (/* binding */ gateInputs),
  G: () => (/* binding */ gateSources)
});

// EXTERNAL MODULE: ./src/help.ts
var help = __webpack_require__(41244);
// EXTERNAL MODULE: ./src/http.ts + 3 modules
var src_http = __webpack_require__(32175);
;// CONCATENATED MODULE: ./src/providers/prometheus/prometheus.ts


const MAX_BYTES = 1024 * 1024;
/** Asks a Prometheus for single numbers. */
function prometheus({ url, authorization, transport }) {
    const http = (0,src_http/* createHttp */.V)({
        name: 'prometheus',
        baseUrl: `${url.replace(/\/+$/, '')}/`,
        headers: { accept: 'application/json', ...(authorization ? { authorization } : {}) },
        ...transport,
    });
    return {
        async value(query, signal) {
            // Whoever watches asks again soon.
            const answer = await http('api/v1/query', { query: { query }, maxBytes: MAX_BYTES, maxAttempts: 1, signal });
            if (answer.cut)
                throw new help/* Trouble */.qm('trouble-with-prometheus', 'prometheus: the answer is longer than 1 MiB; let the query answer with one number');
            const { status, data, warnings } = answer.json() ?? {};
            if (status !== 'success')
                throw new help/* Trouble */.qm('trouble-with-prometheus', 'prometheus: the answer is not one of its query API; is the address right?');
            // Some of the servers behind it could not be asked.
            const [doubt] = Array.isArray(warnings) ? warnings.filter((one) => !String(one).startsWith('PromQL info')) : [];
            if (doubt !== undefined)
                throw new help/* Trouble */.qm('trouble-with-prometheus', `prometheus: the answer is not complete: ${String(doubt).slice(0, 200)}`);
            const text = sampleOf(data);
            const value = Number(text);
            if (Number.isFinite(value))
                return value;
            throw new help/* Trouble */.qm('trouble-with-prometheus', `prometheus: the query answers with ${text.slice(0, 20)}; does it divide by nothing, without traffic?`);
        },
    };
}
function sampleOf(data) {
    const { resultType, result } = data ?? {};
    if (resultType === 'scalar')
        return textOf(result);
    if (resultType !== 'vector' || !Array.isArray(result)) {
        const kind = typeof resultType === 'string' ? `a ${resultType.slice(0, 20)}` : 'nothing usable';
        throw new help/* Trouble */.qm('trouble-with-prometheus', `prometheus: the query answers with ${kind}, not with one number`);
    }
    if (result.length === 0) {
        throw new help/* Trouble */.qm('trouble-with-prometheus', 'prometheus: the query answers with nothing; is the metric there, and do its labels match?');
    }
    if (result.length > 1) {
        throw new help/* Trouble */.qm('trouble-with-prometheus', `prometheus: the query answers with ${result.length} series; join them by sum() or max()`);
    }
    return textOf(result[0]?.value);
}
/** A sample is a time and, as text, a value. */
function textOf(sample) {
    const value = Array.isArray(sample) ? sample[1] : undefined;
    if (typeof value === 'string' && value.trim() !== '')
        return value;
    throw new help/* Trouble */.qm('trouble-with-prometheus', 'prometheus: the answer holds no sample');
}

// EXTERNAL MODULE: ./src/providers/sentry/client.ts
var client = __webpack_require__(16885);
;// CONCATENATED MODULE: ./src/providers/sentry/health.ts


const health_MAX_BYTES = 4 * 1024 * 1024;
const TITLES = 3;
/** Reads what Sentry has seen of a release. An organization token is enough; it may not read the issues' titles. */
function sentryHealth({ settings, token, environment, transport }) {
    const http = (0,client/* client */.Sn)({ settings, token, transport });
    return {
        async health({ component, commit, signal }) {
            return await fetchHealth((0,client/* versionOf */.E4)({ name: component, commit }, settings.release), {
                component,
                hours: 1,
                signal,
            });
        },
        async previous({ component, commit, leastSessions, signal }) {
            const version = await findPrevious({ component, commit, signal });
            if (version === undefined)
                return undefined;
            const sameHour = await fetchHealth(version, { component, hours: 1, signal });
            if (sameHour.sessions >= leastSessions)
                return sameHour;
            return await fetchHealth(version, { component, hours: 24, signal });
        },
        async newIssueTitles({ component, commit, signal }) {
            const query = `firstRelease:"${(0,client/* versionOf */.E4)({ name: component, commit }, settings.release)}"`;
            const answer = await http('issues/', { query: { query, limit: TITLES }, accept: 'any', ...once(signal) });
            const issues = answer.status === 200 && !answer.cut ? answer.json() : [];
            return listOf(issues).flatMap((issue) => health_textOf(fieldOf(issue, 'title'))?.slice(0, 100) ?? []);
        },
    };
    async function fetchHealth(version, { component, hours, signal }) {
        const project = projectOf(component);
        const period = `${hours}h`;
        const periods = { summaryStatsPeriod: period, healthStatsPeriod: period };
        // The schema says boolean for `health`, but only the digit counts.
        const query = { health: 1, project, environment, ...periods };
        const answer = await ask(http, (0,client/* pathOf */.XM)(version), { query, accept: [404], signal });
        if (answer === undefined)
            return { version, newIssues: 0, hasEvents: false, sessions: 0, crashed: undefined };
        return readHealth(answer, version, project);
    }
    /** The version of this component that was the last one to be entered as deployed, other than this one. */
    async function findPrevious({ component, commit, signal }) {
        const organization = (0,client/* organizationOf */.d1)({ settings, token });
        const path = `../../projects/${encodeURIComponent(organization)}/${encodeURIComponent(projectOf(component))}/releases/`;
        const releases = listOf(await ask(http, path, { signal }));
        const deployed = releases.flatMap((release) => {
            const version = health_textOf(fieldOf(release, 'version'));
            const deploy = fieldOf(release, 'lastDeploy');
            const at = health_textOf(fieldOf(deploy, 'dateFinished'));
            const ours = version?.startsWith(`${component}@`) && fieldOf(deploy, 'environment') === environment;
            return version && at && ours && version !== (0,client/* versionOf */.E4)({ name: component, commit }, settings.release)
                ? { version, at }
                : [];
        });
        return deployed.sort((one, other) => Date.parse(other.at) - Date.parse(one.at))[0]?.version;
    }
    function projectOf(component) {
        const project = settings.projects[component];
        if (project)
            return project;
        throw new help/* Trouble */.qm('trouble-with-sentry', `sentry: no project of ${component} is known; name it below "sentry" in ops.yml`);
    }
}
/** Whoever watches asks again soon. */
function once(signal) {
    return { maxBytes: health_MAX_BYTES, maxAttempts: 1, signal };
}
/** The answer's JSON; nothing for an accepted 404. */
async function ask(http, path, { signal, ...request }) {
    const answer = await (0,client/* explain */.WE)(http(path, { ...request, ...once(signal) }));
    if (answer.status === 404)
        return undefined;
    if (answer.body.length === 0)
        throw new help/* Trouble */.qm('trouble-with-sentry', 'sentry: the answer is empty');
    return answer.json();
}
function readHealth(body, version, project) {
    const ours = listOf(fieldOf(body, 'projects')).find((one) => fieldOf(one, 'slug') === project || String(fieldOf(one, 'id')) === project);
    if (fieldOf(body, 'version') !== version || ours === undefined) {
        throw new help/* Trouble */.qm('trouble-with-sentry', `sentry: the answer is not about ${version} in the project "${project}"`);
    }
    const data = fieldOf(ours, 'healthData');
    const sessions = countOf(fieldOf(data, 'totalSessions')) ?? 0;
    // Percent here, and null without sessions.
    const rate = fieldOf(data, 'crashFreeSessions');
    const sane = typeof rate === 'number' && rate >= 0 && rate <= 100;
    return {
        version,
        newIssues: countOf(fieldOf(ours, 'newGroups')),
        hasEvents: health_textOf(fieldOf(body, 'firstEvent')) !== undefined,
        sessions,
        crashed: sane ? Math.round((sessions * (100 - rate)) / 100) : undefined,
    };
}
function fieldOf(value, key) {
    return typeof value === 'object' && value !== null ? value[key] : undefined;
}
function listOf(value) {
    return Array.isArray(value) ? value : [];
}
function countOf(value) {
    return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
}
function health_textOf(value) {
    return typeof value === 'string' ? value : undefined;
}

// EXTERNAL MODULE: ./src/smoke/variables.ts
var variables = __webpack_require__(67132);
;// CONCATENATED MODULE: ./actions/gate-inputs.ts



/** The inputs that every action with a gate has. */
function gateInputs(input) {
    return {
        secrets: input.secretPairs('secrets'),
        prometheusUrl: input.optionalUrl('prometheus-url', 'PROMETHEUS_URL'),
        prometheusToken: input.optionalSecret('prometheus-token', 'PROMETHEUS_TOKEN'),
        sentryToken: input.optionalSecret('sentry-auth-token', 'SENTRY_AUTH_TOKEN'),
    };
}
/** What the checks of a gate may use: secrets by name, and whoever knows what production says of itself. */
function gateSources({ secrets, prometheusUrl, prometheusToken, sentryToken }, { environment, sentry, transport = {} }) {
    return {
        variables: { ...(0,variables/* variablesOf */.ht)(process.env), ...secrets },
        sentry: sentry && sentryToken
            ? sentryHealth({ settings: sentry, token: sentryToken, environment, transport })
            : undefined,
        metrics: prometheusUrl === undefined
            ? undefined
            : prometheus({ url: prometheusUrl, authorization: authorizationOf(prometheusToken), transport }),
    };
}
function authorizationOf(token) {
    if (token === undefined)
        return undefined;
    return token.includes(':') ? `Basic ${Buffer.from(token).toString('base64')}` : `Bearer ${token}`;
}


/***/ }),

/***/ 37909:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ nearest)
/* harmony export */ });
/** What was probably meant by a name that nobody knows; nothing when no known name is near. */
function nearest(word, known) {
    const limit = Math.max(1, Math.floor(word.length / 3));
    let best;
    let least = limit + 1;
    for (const candidate of known) {
        const far = distance(word.toLowerCase(), candidate.toLowerCase());
        if (far < least)
            [best, least] = [candidate, far];
    }
    return best;
}
/** The fewest letters to insert, delete, replace or swap with their neighbour. */
function distance(from, to) {
    let before = [];
    let last = Array.from({ length: to.length + 1 }, (_, index) => index);
    for (let i = 1; i <= from.length; i++) {
        const row = [i];
        for (let j = 1; j <= to.length; j++) {
            const replace = (last[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
            const swapped = i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1];
            const swap = swapped ? (before[j - 2] ?? 0) + 1 : Infinity;
            row.push(Math.min(replace, swap, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
        }
        ;
        [before, last] = [last, row];
    }
    return last[to.length] ?? 0;
}


/***/ }),

/***/ 16885:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E4: () => (/* binding */ versionOf),
/* harmony export */   FN: () => (/* binding */ serverOf),
/* harmony export */   Pw: () => (/* binding */ overruled),
/* harmony export */   Sn: () => (/* binding */ client),
/* harmony export */   WE: () => (/* binding */ explain),
/* harmony export */   XM: () => (/* binding */ pathOf),
/* harmony export */   d1: () => (/* binding */ organizationOf),
/* harmony export */   wJ: () => (/* binding */ remedyFor)
/* harmony export */ });
/* unused harmony export RELEASE_NAME */
/* harmony import */ var _http_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(32175);

/** Longest time that one of Sentry's calls may take, with its retries. */
const BUDGET_MS = 20_000;
const DEFAULT_URL = 'https://sentry.io';
/** Speaks to one organization; paths are below it. */
function client({ settings, token, transport, signal }) {
    const organization = organizationOf({ settings, token });
    return (0,_http_js__WEBPACK_IMPORTED_MODULE_0__/* .createHttp */ .V)({
        name: 'sentry',
        baseUrl: `${serverOf({ settings, token })}/api/0/organizations/${encodeURIComponent(organization)}/`,
        headers: { authorization: `Bearer ${token}` },
        totalMs: BUDGET_MS,
        attemptMs: BUDGET_MS / 2,
        expects: 'json',
        // 409: the commits of this release are being worked on.
        retryable: ({ status }) => (status === 409 ? true : undefined),
        ...transport,
        ...(signal ? { signal } : {}),
    });
}
function organizationOf({ settings, token }) {
    return decodeOrganizationToken(token)?.org ?? settings.organization;
}
/** A token made for one server is refused by every other one. */
function serverOf({ settings, token }) {
    return decodeOrganizationToken(token)?.url ?? settings.url;
}
/** What of ops.yml the token overrules, in sentences. */
function overruled({ settings, token }) {
    const owner = decodeOrganizationToken(token);
    if (!owner)
        return [];
    const { organization, url } = settings;
    const elsewhere = url !== DEFAULT_URL && ![owner.url, owner.home].includes(url);
    return [
        ...(owner.org === organization
            ? []
            : [`sentry: the token belongs to the organization "${owner.org}", so "${organization}" in ops.yml is not asked`]),
        ...(elsewhere ? [`sentry: the token was made by ${owner.url}, so ${url} in ops.yml is not asked`] : []),
    ];
}
/** A release name of one project can't leak into another one: `api@<sha>`. */
const RELEASE_NAME = '{component}@{commit}';
function versionOf({ name, commit }, template = RELEASE_NAME) {
    return template.replaceAll('{component}', name).replaceAll('{commit}', commit);
}
function pathOf(version) {
    return `releases/${encodeURIComponent(version)}/`;
}
/** An organization token carries the organization that it was made for, and its server: the region's and the common one. */
function decodeOrganizationToken(token) {
    const [, payload] = /^sntrys_([^_]+)_/.exec(token) ?? [];
    if (!payload)
        return undefined;
    try {
        const { region_url, url, org } = JSON.parse(Buffer.from(payload, 'base64').toString());
        const server = region_url ?? url;
        const [address, home] = [server, url ?? server].map((one) => one?.replace(/\/$/, ''));
        return address && home && org ? { url: address, home, org } : undefined;
    }
    catch {
        return undefined;
    }
}
/** What to do about a refusal, by its status. */
function remedyFor(status) {
    return {
        401: 'the token is not valid; make an organization token in Sentry under Settings, Auth Tokens',
        403: 'the token lacks a scope; it needs `org:ci` or `project:releases`',
        404: 'no such organization or project, or the token belongs to another one',
    }[status ?? 0];
}
/** Says what to do about a refusal. */
async function explain(call) {
    try {
        return await call;
    }
    catch (error) {
        if (!(error instanceof _http_js__WEBPACK_IMPORTED_MODULE_0__/* .HttpError */ .j))
            throw error;
        const remedy = remedyFor(error.status) ?? fieldsIn(error.answer);
        throw remedy
            ? new _http_js__WEBPACK_IMPORTED_MODULE_0__/* .HttpError */ .j(`${error.message}: ${remedy}`, error.failure, { answer: error.answer, cause: error })
            : error;
    }
}
/** Sentry tells by field what it refuses: `{"projects": ["Invalid project ids or slugs"]}`. */
function fieldsIn(answer) {
    if (answer?.status !== 400)
        return undefined;
    try {
        const fields = Object.entries(answer.json()).filter(([, texts]) => Array.isArray(texts));
        return (fields.map(([name, texts]) => `${name}: ${texts.map(String).join(' ')}`).join('; ') || undefined);
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 29057:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  G: () => (/* binding */ gate)
});

// EXTERNAL MODULE: ./src/help.ts
var help = __webpack_require__(41244);
// EXTERNAL MODULE: ./src/http.ts + 3 modules
var src_http = __webpack_require__(32175);
// EXTERNAL MODULE: ./src/redact.ts
var redact = __webpack_require__(76670);
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

// EXTERNAL MODULE: ./src/smoke/identity.ts
var smoke_identity = __webpack_require__(71791);
// EXTERNAL MODULE: ./src/smoke/probe.ts
var smoke_probe = __webpack_require__(43143);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./src/smoke/html.ts
const HTML = 'http://www.w3.org/1999/xhtml';
/** The libraries are loaded, and the page is read, with the first question. */
function readPage(html) {
    let document;
    return {
        async css(selector) {
            const [{ parse }, { adapter }, { selectAll }] = await Promise.all([
                __webpack_require__.e(/* import() */ 7207).then(__webpack_require__.bind(__webpack_require__, 7207)),
                Promise.all(/* import() */[__webpack_require__.e(7207), __webpack_require__.e(3462)]).then(__webpack_require__.bind(__webpack_require__, 3462)),
                __webpack_require__.e(/* import() */ 6305).then(__webpack_require__.bind(__webpack_require__, 6305)),
            ]);
            const found = selectAll(selector, parse(html, { treeAdapter: adapter }));
            return found.map((element) => trimmed(textOf(element)));
        },
        async xpath(expression) {
            const [{ parse }, { default: fontoxpath }] = await Promise.all([
                __webpack_require__.e(/* import() */ 7207).then(__webpack_require__.bind(__webpack_require__, 7207)),
                __webpack_require__.e(/* import() */ 4005).then(__webpack_require__.t.bind(__webpack_require__, 14005, 23)),
            ]);
            document ??= toNodes(parse(html));
            const { evaluateXPath } = fontoxpath;
            const options = { namespaceResolver: (prefix) => (prefix === '' ? HTML : null) };
            const found = evaluateXPath(expression, document, FACADE, null, evaluateXPath.ALL_RESULTS_TYPE, options);
            const values = found;
            const nodes = values.length === 0 || values.some(isNode);
            return { nodes, values: values.map((one) => (isNode(one) ? trimmed(one.data ?? textOf(one)) : one)) };
        },
    };
}
const FACADE = {
    getAllAttributes: ({ attributes }) => attributes,
    getAttribute: ({ attributes }, name) => attributes.find(({ localName }) => localName === name)?.value ?? null,
    getChildNodes: ({ childNodes }) => childNodes,
    getData: ({ data }) => data ?? '',
    getFirstChild: ({ childNodes }) => childNodes[0] ?? null,
    getLastChild: ({ childNodes }) => childNodes.at(-1) ?? null,
    getNextSibling: ({ parentNode, place }) => parentNode?.childNodes[place + 1] ?? null,
    getPreviousSibling: ({ parentNode, place }) => parentNode?.childNodes[place - 1] ?? null,
    getParentNode: ({ parentNode }) => parentNode,
};
/** Without recursion: a page may be nested as deep as somebody likes. */
function toNodes(parsed) {
    const root = toNode(parsed, null, 0);
    const open = [[parsed, root]];
    for (let next = open.pop(); next; next = open.pop()) {
        const [source, node] = next;
        const children = 'childNodes' in source ? source.childNodes.filter(({ nodeName }) => nodeName !== '#documentType') : [];
        for (const [place, child] of children.entries()) {
            const made = toNode(child, node, place);
            node.childNodes.push(made);
            open.push([child, made]);
        }
    }
    return root;
}
const TYPES = { '#document': 9, '#text': 3, '#comment': 8 };
function toNode(source, parentNode, place) {
    const element = 'tagName' in source ? source : undefined;
    const data = 'value' in source ? source.value : 'data' in source ? source.data : undefined;
    const node = {
        nodeType: TYPES[source.nodeName] ?? 1,
        nodeName: source.nodeName,
        localName: element?.tagName ?? source.nodeName,
        namespaceURI: element?.namespaceURI ?? null,
        prefix: null,
        parentNode,
        childNodes: [],
        attributes: [],
        ...(data === undefined ? {} : { data }),
        place,
    };
    node.attributes = (element?.attrs ?? []).map(({ name, value }) => ({
        ...node,
        nodeType: 2,
        nodeName: name,
        localName: name,
        name,
        namespaceURI: null,
        parentNode: node,
        attributes: [],
        value,
        data: value,
    }));
    return node;
}
function textOf(node) {
    const texts = [];
    const open = [node];
    for (let next = open.pop(); next; next = open.pop()) {
        const children = next.children ?? next.childNodes;
        if (children && children.length > 0)
            open.push(...children.toReversed());
        else
            texts.push(next.data ?? '');
    }
    return texts.join('');
}
function isNode(value) {
    return typeof value === 'object' && value !== null && 'nodeType' in value;
}
function trimmed(text) {
    return text.replaceAll(/\s+/g, ' ').trim();
}

// EXTERNAL MODULE: external "node:vm"
var external_node_vm_ = __webpack_require__(30714);
;// CONCATENATED MODULE: ./src/smoke/pattern.ts

const MOST_MS = 1_000;
/** Shorter ones are over soon, whatever the expression. */
const HARMLESS = 24;
/**
 * The first group of what the expression finds, or all that it finds. What is searched comes from outside and may have
 * been made to keep the expression busy for ever, so the search has a deadline. Throws when it is over.
 */
function firstMatch(expression, text) {
    const match = text.length < HARMLESS ? new RegExp(expression, 'mu').exec(text) : search(expression, text);
    return match?.[1] ?? match?.[0];
}
function search(expression, text) {
    try {
        const result = (0,external_node_vm_.runInNewContext)(`new RegExp(expression, 'mu').exec(text)`, { expression, text }, { timeout: MOST_MS });
        return result;
    }
    catch (error) {
        if (error.code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT')
            throw error;
        throw new Error(`to search it for ${expression} takes more than ${MOST_MS / 1_000} s`, { cause: error });
    }
}

;// CONCATENATED MODULE: ./src/smoke/find.ts




function createReader(answer) {
    let parsed;
    let page;
    return async function read(query) {
        try {
            return await find(query);
        }
        catch (error) {
            return { problem: `it cannot be read: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : ''}` };
        }
    };
    async function find(query) {
        switch (query.of) {
            case 'status':
                return one(answer.status);
            case 'body':
                return find_text(answer.text);
            case 'size':
                return one(answer.body.length);
            case 'sha256':
                return find_text((0,external_node_crypto_.createHash)('sha256').update(answer.body).digest('hex'));
            case 'url':
                return find_text(answer.url.href);
            case 'hops':
                return one(answer.hops.map(({ href }) => href));
            case 'header': {
                const value = answer.headers[query.at.toLowerCase()];
                return find_text(Array.isArray(value) ? value.join(', ') : value);
            }
            case 'cookie':
                return find_text(await readCookie(query.at));
            case 'regex':
                return find_text(firstMatch(query.at, answer.text));
            case 'css':
                return { values: await html().css(query.at), several: true, texts: true };
            case 'xpath': {
                const { values, nodes } = await html().xpath(query.at);
                return { values, several: nodes, texts: nodes };
            }
            default:
                return await findJson(query);
        }
    }
    async function findJson({ of, at }) {
        parsed ??= (0,smoke_identity/* parseJson */.qF)(answer);
        if ('problem' in parsed)
            return { problem: answer.cut ? parsed.problem : 'expected JSON' };
        if (of === 'json')
            return one((0,smoke_identity/* readPath */.G7)(parsed.value, at));
        const query = (await __webpack_require__.e(/* import() */ 393).then(__webpack_require__.t.bind(__webpack_require__, 50393, 19))).compile(at);
        const values = query.query(parsed.value).values();
        return query.singularQuery() ? one(values[0]) : { values, several: true, texts: false };
    }
    function html() {
        page ??= readPage(answer.text);
        return page;
    }
    /** `sid` is its value, `sid[HttpOnly]` one of its attributes. */
    async function readCookie(at) {
        const { Cookie } = await __webpack_require__.e(/* import() */ 7380).then(__webpack_require__.bind(__webpack_require__, 77380));
        const [, name = at, attribute] = /^(.+)\[([\w-]+)\]$/.exec(at) ?? [];
        const cookie = answer.setCookies.map((line) => Cookie.parse(line)).findLast((cookie) => cookie?.key === name);
        if (attribute === undefined || cookie === undefined)
            return cookie?.value;
        const found = cookie
            .toString()
            .split('; ')
            .slice(1)
            .find((part) => part.split('=')[0]?.toLowerCase() === attribute.toLowerCase());
        return found?.split('=')[1] ?? (found === undefined ? undefined : 'true');
    }
}
function one(value) {
    return { values: value === undefined ? [] : [value], several: false, texts: false };
}
function find_text(value) {
    return { ...one(value), texts: true };
}

;// CONCATENATED MODULE: ./src/smoke/jar.ts
function createJar() {
    let jar;
    return {
        async headerFor(url) {
            return (await jar?.getCookieString(url.href)) || undefined;
        },
        async keep(url, setCookies) {
            // Most checks never see a cookie, so the library is loaded with the first one.
            const { CookieJar } = await __webpack_require__.e(/* import() */ 7380).then(__webpack_require__.bind(__webpack_require__, 77380));
            jar ??= new CookieJar();
            for (const line of setCookies)
                await jar.setCookie(line, url.href, { ignoreError: true });
        },
    };
}

// EXTERNAL MODULE: ./src/duration.ts
var duration = __webpack_require__(77607);
;// CONCATENATED MODULE: ./src/smoke/cached.ts
const HIT = /\b(hit|stale|revalidated|updating)\b/i;
/** How old the answer is that a cache gave in place of the component; nothing when none did. */
function cachedFor({ headers }) {
    const age = Number(headers.age);
    if (age > 0)
        return `from a cache, ${age} s old`;
    const status = ['x-vercel-cache', 'cf-cache-status', 'x-cache', 'cache-status', 'x-cache-status', 'x-proxy-cache']
        .map((name) => String(headers[name] ?? ''))
        .find((value) => HIT.test(value));
    return status === undefined ? undefined : 'from a cache';
}
/** The same address, as no cache can know it. */
function pastCaches(address) {
    const fresh = new URL(address);
    fresh.searchParams.set('ops-actions', Math.random().toString(36).slice(2));
    return fresh;
}

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
;// CONCATENATED MODULE: ./src/smoke/predicates.ts



/** The first predicate that does not hold, if any. */
function compare(query, predicates, found) {
    for (const predicate of predicates) {
        const problem = query.of === 'status' ? wrongStatus(predicate, found) : problemOf(predicate, found);
        if (problem === undefined)
            continue;
        const expected = `${subject(query)}${wish(query, predicate)}`;
        // What came back is told beside it.
        const whole = query.of === 'body' || query.of === 'status';
        return {
            message: `expected ${expected}${whole && problem === '' ? '' : `, ${problem || `it is ${gotOf(found)}`}`}`,
            expected,
            got: problem || gotOf(found),
        };
    }
    return undefined;
}
/** A status, or a class of them such as `4xx`. */
function wrongStatus({ value }, { values: [status] }) {
    const expected = value.map(String);
    const given = String(status);
    return expected.includes(given) || expected.includes(`${given[0]}xx`) ? undefined : '';
}
/** Nothing when it holds; an empty text when the value itself says it all. */
function problemOf(predicate, { values, several, texts }) {
    const { is, not } = predicate;
    const holds = (outcome) => (outcome === not ? '' : undefined);
    if (is === 'exists') {
        if (values.length > 0 === (predicate.value === true))
            return not ? '' : undefined;
        return not ? undefined : values.length > 0 ? '' : 'it is missing';
    }
    if (is === 'count') {
        const list = several ? values : values[0];
        if (!Array.isArray(list))
            return values.length === 0 ? 'it is missing' : 'it is no list';
        return (list.length === predicate.value) === not ? `it has ${list.length}` : undefined;
    }
    if (is === 'includes') {
        const list = several ? values : values[0];
        if (!Array.isArray(list))
            return values.length === 0 ? 'it is missing' : 'it is no list';
        return holds(list.some((item) => isEqual(item, predicate.value, texts)));
    }
    if (is === 'isEmpty' && several && values.length === 0)
        return holds(predicate.value === true);
    // What is not there is certainly not this, but a name with a typing error must not pass for that.
    if (values.length === 0)
        return 'it is missing';
    if (several && values.length > 1 && !(is === 'equals' && Array.isArray(predicate.value))) {
        return `${values.length} were found; use "includes" or "count", or find a single one`;
    }
    const value = several && Array.isArray(predicate.value) && is === 'equals' ? values : values[0];
    return holds(TESTS[is](value, predicate.value, texts));
}
const TESTS = {
    equals: isEqual,
    notEquals: (value, expected, texts) => !isEqual(value, expected, texts),
    oneOf: (value, expected, texts) => expected.some((one) => isEqual(value, one, texts)),
    greater: (value, expected) => numberOf(value) > Number(expected),
    atLeast: (value, expected) => numberOf(value) >= Number(expected),
    less: (value, expected) => numberOf(value) < Number(expected),
    atMost: (value, expected) => numberOf(value) <= Number(expected),
    startsWith: (value, expected) => typeof value === 'string' && value.startsWith(String(expected)),
    endsWith: (value, expected) => typeof value === 'string' && value.endsWith(String(expected)),
    contains: (value, expected) => typeof value === 'string' && value.includes(String(expected)),
    matches: (value, expected) => typeof value === 'string' && firstMatch(String(expected), value) !== undefined,
    isEmpty: (value, expected) => isEmpty(value) === expected,
    is: (value, expected) => isOfType(value, String(expected)),
};
function isEqual(value, expected, texts) {
    if (texts && (typeof expected === 'number' || typeof expected === 'boolean'))
        return value === String(expected);
    return (0,external_node_util_.isDeepStrictEqual)(value, expected);
}
function numberOf(value) {
    if (typeof value === 'number')
        return value;
    return typeof value === 'string' && value.trim() !== '' ? Number(value) : Number.NaN;
}
function isEmpty(value) {
    if (typeof value === 'string')
        return value.trim() === '';
    return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const DATE = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2}))?$/;
function isOfType(value, type) {
    if (type === 'text')
        return typeof value === 'string';
    if (type === 'number')
        return Number.isFinite(value);
    if (type === 'integer')
        return Number.isInteger(value);
    if (type === 'boolean')
        return typeof value === 'boolean';
    if (type === 'list')
        return Array.isArray(value);
    if (type === 'null')
        return value === null;
    if (type === 'mapping')
        return typeof value === 'object' && value !== null && !Array.isArray(value);
    if (typeof value !== 'string')
        return false;
    if (type === 'uuid')
        return UUID.test(value);
    if (type === 'date')
        return DATE.test(value) && !Number.isNaN(Date.parse(value));
    return /^https?:\/\//.test(value) && URL.canParse(value);
}
const VERBS = {
    equals: 'be',
    notEquals: 'be anything but',
    oneOf: 'be one of',
    greater: 'be greater than',
    atLeast: 'be at least',
    less: 'be less than',
    atMost: 'be at most',
    startsWith: 'start with',
    endsWith: 'end with',
    contains: 'contain',
    matches: 'match',
    includes: 'include',
    count: 'count',
    exists: 'exist',
    isEmpty: 'be empty',
    is: 'be of the type',
};
function subject(query) {
    if ('at' in query)
        return `${query.of} "${(0,smoke_probe/* oneLine */.TN)(query.at)}" `;
    return query.of === 'body' ? '' : `${query.of} `;
}
function wish({ of }, { is, value, not }) {
    if (of === 'status' && is === 'oneOf')
        return value.map(statusText).join(' or ');
    const flagged = is === 'exists' || is === 'isEmpty';
    const negated = flagged ? (value === true) === not : not;
    const shown = flagged || is === 'is' ? (is === 'is' ? ` ${String(value)}` : '') : ` ${show(value)}`;
    return `${negated ? 'not ' : ''}to ${VERBS[is]}${shown}`;
}
function statusText(status) {
    const digit = /^(\d)xx$/.exec(String(status))?.[1];
    return digit === undefined ? String(status) : `${digit}00 to ${digit}99`;
}
function gotOf({ values, several }) {
    if (values.length === 0)
        return 'missing';
    return show(several && values.length > 1 ? values : values[0]);
}
function show(value) {
    return typeof value === 'string' ? `"${(0,smoke_probe/* oneLine */.TN)(value)}"` : (0,smoke_probe/* oneLine */.TN)(JSON.stringify(value), 60);
}

// EXTERNAL MODULE: ./src/smoke/wall.ts
var smoke_wall = __webpack_require__(5177);
;// CONCATENATED MODULE: ./src/smoke/judge.ts






/** Whether an answer is what the step expects, and who has answered in its place. */
async function judge(step, address, look) {
    if (!look.answered)
        return { verdict: look.nobody ? 'unknown' : 'fail', detail: look.message };
    const { wall, status, url } = look;
    const evidence = { status };
    const fail = (detail, difference) => ({
        verdict: 'fail',
        detail,
        ...evidence,
        response: (0,smoke_probe/* oneLine */.TN)(look.text, 300),
        ...(difference && { expected: difference.expected, got: difference.got }),
    });
    const read = createReader(look);
    const [statusAssert, ...others] = step.asserts;
    const statusProblem = statusAssert && (await check(statusAssert, read, look));
    // A page that must be refused to strangers may say so; the platform's own wall hides the component in any case.
    if (wall && (wall.platform || statusProblem))
        return fail(wall.message, statusProblem);
    if (!(0,smoke_probe/* sameSite */.SU)(address, url) && !step.asserts.some(({ query: { of } }) => of === 'url')) {
        return fail(`was redirected to another site, ${(0,smoke_probe/* shortUrl */.mv)(url)} (${status}); check that address itself, or expect the status of the redirect`);
    }
    if (others.length === 0 && !(0,smoke_wall/* isLogin */.W5)(address)) {
        if ((0,smoke_wall/* isLogin */.W5)(url)) {
            return fail(`was redirected to a login page, ${(0,smoke_probe/* shortUrl */.mv)(url)}; expect the redirect's status, or say what must be there`);
        }
        if ((0,smoke_wall/* looksLikeLogin */.Zy)(look)) {
            return fail(`a login page answers at ${(0,smoke_probe/* shortUrl */.mv)(url)}, where strangers are not let in; say what must be there`);
        }
    }
    const problems = statusProblem ? [statusProblem] : [];
    for (const assert of statusProblem ? [] : others) {
        const problem = await check(assert, read, look);
        if (problem && !problems.some(({ message }) => message === problem.message))
            problems.push(problem);
    }
    const { durationMs } = step;
    if (problems.length === 0 && durationMs !== undefined && look.durationMs > durationMs) {
        const got = (0,duration/* formatDuration */.a3)(look.durationMs);
        const expected = `at most ${(0,duration/* formatDuration */.a3)(durationMs)}`;
        return fail(`took ${got}, ${expected} expected`, { message: '', expected, got });
    }
    if (problems.length === 0) {
        return { verdict: 'pass', detail: `${status} in ${(0,duration/* formatDuration */.a3)(look.durationMs)}`, ...evidence };
    }
    const cached = cachedFor(look);
    const came = `came back: ${(0,smoke_probe/* describe */.q0)(look)}${cached === undefined ? '' : ` (${cached})`}`;
    return fail(`${problems.map(({ message }) => message).join('; ')}; ${came}`, problems[0]);
}
const OF_BODY = new Set(['body', 'size', 'sha256', 'regex', 'css', 'xpath']);
async function check({ query, predicates }, read, look) {
    const found = await read(query);
    if ('problem' in found) {
        const json = found.problem === 'expected JSON';
        const message = json
            ? found.problem
            : `expected ${'at' in query ? `${query.of} "${query.at}"` : query.of}, but ${found.problem}`;
        return { message, expected: json ? 'JSON' : query.of, got: json ? (0,smoke_probe/* describe */.q0)(look) : found.problem };
    }
    try {
        const problem = compare(query, predicates, found);
        if (!look.cut || !OF_BODY.has(query.of))
            return problem;
        if (problem)
            return { ...problem, message: `${problem.message} in the first 2 MiB` };
        const certain = query.of === 'body' && predicates.every(({ is, not }) => CERTAIN.has(is) && !not);
        const message = `expected ${query.of}, but the answer is longer than 2 MiB`;
        return certain ? undefined : { message, expected: query.of, got: 'more than 2 MiB' };
    }
    catch (error) {
        const got = error.message;
        return { message: `expected ${query.of}, but ${got}`, expected: query.of, got };
    }
}
/** What is found in the beginning of a body stays true of the whole. */
const CERTAIN = new Set(['contains', 'startsWith', 'matches', 'exists']);

;// CONCATENATED MODULE: ./src/smoke/slower.ts
/** What lies so far beyond the limit must be ruled out before it is said that ours is not slower. */
const MARGIN = 1.2;
const ARRANGEMENTS = 999;
/**
 * Compares a percentile by a permutation test: were ours exactly `atMost` times slower, it would make no difference to
 * exchange the two of a pair, after division by `atMost`. When fewer than 5 % of such arrangements look as slow as what
 * was seen, ours is slower with a confidence of 95 %. It knows no distribution and takes the machine's slow moments into
 * account, because they hit both of a pair. The same samples always have the same answer.
 */
function compareTimes(pairs, { rank, atMost, confidence }) {
    if (pairs.length === 0)
        return 'unclear';
    const random = createRandom(pairs.length);
    const unlikely = 1 - confidence;
    if (shareAbove(pairs, rank, atMost, random) <= unlikely)
        return 'slower';
    const turned = pairs.map(({ ours, live }) => ({ ours: live, live: ours }));
    return shareAbove(turned, rank, 1 / (atMost * MARGIN), random) <= unlikely ? 'not slower' : 'unclear';
}
/** Share of arrangements in which the first of the pairs look at least as slow, against `factor`, as they were seen. */
function shareAbove(pairs, rank, factor, random) {
    const first = Float64Array.from(pairs, ({ ours }) => logarithm(ours) - Math.log(factor));
    const second = Float64Array.from(pairs, ({ live }) => logarithm(live));
    const place = rankOf(rank, pairs.length);
    const a = first.slice();
    const b = second.slice();
    const seen = difference(a, b, place);
    let asSlow = 1;
    for (let n = 0; n < ARRANGEMENTS; n++) {
        for (let i = 0; i < a.length; i++) {
            const swap = random() < 0.5;
            a[i] = (swap ? second[i] : first[i]) ?? 0;
            b[i] = (swap ? first[i] : second[i]) ?? 0;
        }
        if (difference(a, b, place) >= seen - 1e-9)
            asSlow++;
    }
    return asSlow / (ARRANGEMENTS + 1);
}
/** Sorts both. */
function difference(a, b, place) {
    return (a.sort()[place] ?? 0) - (b.sort()[place] ?? 0);
}
function logarithm(ms) {
    return Math.log(Math.max(ms, 0.001));
}
/** Where the percentile stands among `count` sorted values: nearest rank. */
function rankOf(rank, count) {
    return Math.max(0, Math.ceil((rank / 100) * count) - 1);
}
/** From 0 up to 1, always the same for a seed: Marsaglia's xorshift, whose bits are good enough to toss a coin. */
function createRandom(seed) {
    // A state of zero would stay zero, and small seeds begin with small numbers.
    let state = Math.imul(seed + 1, 0x9e37_79b1) | 1;
    return () => {
        state ^= state << 13;
        state ^= state >>> 17;
        state ^= state << 5;
        return (state >>> 0) / 4_294_967_296;
    };
}

;// CONCATENATED MODULE: ./src/smoke/samples.ts



const RANKS = [
    ['p50', 'p50Ms', 50],
    ['p95', 'p95Ms', 95],
    ['p99', 'p99Ms', 99],
];
/** Nearest rank: the smallest value that at least `rank` percent of all values do not exceed. */
function percentile(values, rank) {
    return values.toSorted((a, b) => a - b)[rankOf(rank, values.length)] ?? 0;
}
function samplesOf(times, coldMs) {
    return {
        count: times.length,
        p50Ms: percentile(times, 50),
        p95Ms: percentile(times, 95),
        p99Ms: percentile(times, 99),
        ...(coldMs === undefined ? {} : { coldMs }),
    };
}
/**
 * Measures warm requests: the first, cold one has been made before. With `live` each is asked right before or after the
 * same request to what is live now, so that the machine's slow moments hit both alike.
 */
async function measure({ ask, timing, live, hasTime, signal }) {
    const { samples: wanted, concurrency } = timing;
    const times = [];
    const pairs = [];
    let stop;
    let incomparable = timing.compare && !live ? 'nothing else is live' : '';
    let started = 0;
    const comparing = () => (timing.compare && incomparable === '' ? live : undefined);
    if (!hasTime())
        return tooFew();
    await askLive();
    await Promise.all(Array.from({ length: Math.min(concurrency, wanted) }, worker));
    signal.throwIfAborted();
    return stop ?? judge();
    async function worker() {
        while (!stop && started < wanted) {
            const liveFirst = started++ % 2 === 1;
            const before = liveFirst ? await askLive() : undefined;
            const ours = await ask();
            if (typeof ours !== 'number') {
                stop ??= hasTime() ? ours : tooFew();
                return;
            }
            times.push(ours);
            stop ??= hopeless(timing, times);
            const beside = liveFirst ? before : stop ? undefined : await askLive();
            if (beside !== undefined)
                pairs.push({ ours, live: beside });
            if (!hasTime() && times.length < wanted)
                stop ??= tooFew();
        }
    }
    /** What is live may be broken: that is no reason to hold back what replaces it. */
    async function askLive() {
        const took = await comparing()?.();
        if (took === undefined || typeof took === 'number')
            return took;
        if (hasTime())
            incomparable ||= `what is live now gave no good answer: ${(0,smoke_probe/* oneLine */.TN)(took.detail)}`;
        return undefined;
    }
    function tooFew() {
        const detail = `only ${times.length} of ${wanted} samples fitted into the gate's time; allow more of it`;
        return { verdict: 'unknown', detail };
    }
    function judge() {
        const samples = samplesOf(times);
        const shown = RANKS.filter(([, limit]) => timing[limit] !== undefined)
            .map(([name, limit]) => `, ${name} ${(0,duration/* formatDuration */.a3)(samples[limit])}`)
            .join('');
        const detail = `warm ${(0,duration/* formatDuration */.a3)(times[0] ?? 0)}${shown}${shown ? ` of ${times.length}` : ''}`;
        if (incomparable !== '')
            return { verdict: 'pass', detail: `${detail}; not compared: ${incomparable}`, samples };
        const { verdict, told } = timing.compare
            ? compareAll(pairs, timing.compare)
            : { verdict: 'pass', told: [] };
        return { verdict, detail: verdict === 'fail' ? told.join('; ') : [detail, ...told].join('; '), samples };
    }
}
/** A limit that cannot be met any more, whatever the others say. */
function hopeless(timing, times) {
    const last = times.at(-1) ?? 0;
    const { durationMs } = timing;
    if (durationMs !== undefined && times.length === 1 && last > durationMs) {
        return slow(`took ${(0,duration/* formatDuration */.a3)(last)}, at most ${(0,duration/* formatDuration */.a3)(durationMs)} expected`, times);
    }
    for (const [name, key, rank] of RANKS) {
        const limit = timing[key];
        if (limit === undefined || last <= limit)
            continue;
        const tooLong = times.filter((ms) => ms > limit).length;
        if (tooLong < timing.samples - rankOf(rank, timing.samples))
            continue;
        const seen = `${tooLong} of ${times.length} warm requests took longer than ${(0,duration/* formatDuration */.a3)(limit)}`;
        return slow(`${name} is too high: ${seen}, the slowest ${(0,duration/* formatDuration */.a3)(Math.max(...times))}`, times);
    }
    return undefined;
}
function compareAll(pairs, compare) {
    const limits = RANKS.flatMap(([name, , rank]) => {
        const atMost = compare[name];
        return atMost === undefined ? [] : [{ name, rank, atMost }];
    });
    // Several comparisons together must not be wrong more often than one.
    const confidence = 1 - (1 - compare.confidence) / limits.length;
    const seen = limits.map(({ name, rank, atMost }) => {
        const ours = percentile(pairs.map((pair) => pair.ours), rank);
        const live = percentile(pairs.map((pair) => pair.live), rank);
        const times = `${name} is ${(ours / Math.max(live, 0.001)).toFixed(2)} times that of what is live now (${(0,duration/* formatDuration */.a3)(ours)}, ${(0,duration/* formatDuration */.a3)(live)})`;
        const answer = compareTimes(pairs, { rank, atMost, confidence });
        const sure = `with a confidence of ${Number((compare.confidence * 100).toFixed(2))} %`;
        if (answer === 'slower')
            return { answer, text: `${times}, at most ${atMost} times expected, ${sure}` };
        if (answer === 'not slower')
            return { answer, text: times };
        const why = `${pairs.length} samples are too few, or vary too much, to tell ${sure} whether that is more than ${atMost} times`;
        return { answer, text: `${times}; ${why}` };
    });
    const slower = seen.filter(({ answer }) => answer === 'slower');
    if (slower.length > 0)
        return { verdict: 'fail', told: slower.map(({ text }) => text) };
    const verdict = seen.some(({ answer }) => answer === 'unclear') ? 'unknown' : 'pass';
    return { verdict, told: seen.map(({ text }) => text) };
}
function slow(detail, times) {
    return { verdict: 'fail', detail, samples: samplesOf(times) };
}

// EXTERNAL MODULE: ./src/smoke/variables.ts
var smoke_variables = __webpack_require__(67132);
;// CONCATENATED MODULE: ./src/smoke/request-check.ts







/** One try: all steps one after another, each correct; then, on the warm connection, the times. */
async function tryRequests(check, run) {
    const { scene } = run;
    const jar = createJar();
    const variables = new Map(run.variables);
    let last;
    for (const step of check.steps) {
        const found = await tryStep(step, { ...run, variables }, jar);
        const told = check.steps.length > 1 ? `${step.name}: ${found.detail}` : found.detail;
        last = { ...found, detail: told };
        if (found.verdict !== 'pass')
            return last;
    }
    const first = last ?? { verdict: 'unknown', detail: 'it has no steps' };
    const [step] = check.steps;
    if (!check.timing || !step)
        return first;
    const timing = run.live || !check.timing.compare ? check.timing : withoutComparison(check.timing);
    if (!timing)
        return { ...first, detail: `${first.detail}, not compared: nothing else is live` };
    const ask = (there) => {
        return async () => {
            const found = await tryStep(step, { ...run, probe: there.probe, scene: { ...scene, locate: there.locate }, variables }, createJar());
            return found.verdict === 'pass' ? found.durationMs : found;
        };
    };
    const measured = await measure({
        ask: ask({ probe: run.probe, locate: scene.locate }),
        timing,
        ...(run.live && { live: ask(run.live) }),
        hasTime: () => performance.now() < scene.deadline,
        signal: scene.signal,
    });
    const { durationMs: coldMs, ...evidence } = first;
    const samples = measured.samples && { ...measured.samples, coldMs: Math.round(coldMs) };
    const detail = measured.verdict === 'pass' ? `${first.detail}, ${measured.detail}` : measured.detail;
    return { ...evidence, ...measured, detail, ...(samples && { samples }) };
}
/** Nothing when only the comparison was asked for; otherwise as many samples as the limits alone need. */
function withoutComparison({ compare: _compare, ...timing }) {
    const { durationMs, p50Ms, p95Ms, p99Ms } = timing;
    if ((p50Ms ?? p95Ms ?? p99Ms) === undefined)
        return durationMs === undefined ? undefined : { ...timing, samples: 1 };
    return { ...timing, samples: Math.min(timing.samples, p99Ms === undefined ? 20 : 100) };
}
async function tryStep(step, run, jar) {
    const startedAt = performance.now();
    const ended = (found) => ({ durationMs: performance.now() - startedAt, ...found });
    const { scene, probe, variables } = run;
    let filled;
    try {
        filled = (0,smoke_variables/* fill */.GS)(step, variables);
    }
    catch (error) {
        if (!(error instanceof smoke_variables/* UnknownVariable */.bd))
            throw error;
        return ended({ verdict: 'unknown', detail: error.message, final: true });
    }
    const address = addressOf(filled, scene);
    if (step.address.startsWith('{{') && !(0,smoke_probe/* sameSite */.SU)(scene.locate('/'), address)) {
        const detail = `the captured address is on another site, ${(0,smoke_probe/* shortUrl */.mv)(address)}, which must not get what is sent`;
        return ended({ verdict: 'fail', detail });
    }
    const timeoutMs = Math.max(1, Math.min(scene.requestMs, scene.deadline - performance.now()));
    const { redirects } = filled;
    const look = await probe(address, {
        timeoutMs,
        signal: scene.signal,
        redirects: redirects === 0 ? 'never' : redirects >= 10 ? 'follow' : redirects,
        ...requestOf(filled),
        jar,
    });
    const found = await judge(filled, address, look);
    if (found.verdict !== 'pass' || !look.answered)
        return ended(found);
    const read = createReader(look);
    for (const capture of filled.capture) {
        const problem = await keep(capture, read, variables);
        if (problem !== undefined)
            return ended({ ...found, verdict: 'fail', detail: `${problem}; came back: ${(0,smoke_probe/* describe */.q0)(look)}` });
    }
    return { ...found, durationMs: look.durationMs };
}
function addressOf(step, { locate }) {
    const address = locate((0,smoke_variables/* asText */.e1)(step.address));
    for (const [name, value] of Object.entries(step.query))
        address.searchParams.append(name, (0,smoke_variables/* asText */.e1)(value));
    return address;
}
function requestOf({ method, headers, cookies, basic, body }) {
    const own = {};
    if (basic)
        own['authorization'] = `Basic ${Buffer.from(`${basic.user}:${(0,smoke_variables/* asText */.e1)(basic.password)}`).toString('base64')}`;
    if (basic)
        (0,redact/* keepSecret */.g)(own['authorization']?.slice('Basic '.length) ?? '');
    const pairs = Object.entries(cookies).map(([name, value]) => `${name}=${(0,smoke_variables/* asText */.e1)(value)}`);
    if (pairs.length > 0)
        own['cookie'] = pairs.join('; ');
    if (body && 'json' in body)
        own['content-type'] = 'application/json';
    if (body && 'form' in body)
        own['content-type'] = 'application/x-www-form-urlencoded';
    for (const [name, value] of Object.entries(headers))
        own[name.toLowerCase()] = (0,smoke_variables/* asText */.e1)(value);
    return { method: method.toUpperCase(), headers: own, ...(body ? { body: request_check_textOf(body) } : {}) };
}
function request_check_textOf(body) {
    if ('json' in body)
        return JSON.stringify(body.json);
    if ('text' in body)
        return (0,smoke_variables/* asText */.e1)(body.text);
    return new URLSearchParams(Object.entries(body.form).map(([name, value]) => [name, (0,smoke_variables/* asText */.e1)(value)])).toString();
}
async function keep({ name, query, secret }, read, variables) {
    const found = await read(query);
    const where = 'at' in query ? `${query.of} "${(0,smoke_probe/* oneLine */.TN)(query.at)}"` : query.of;
    if ('problem' in found)
        return `expected ${where} to capture "${name}", but ${found.problem}`;
    const [value] = found.values;
    if (value === undefined)
        return `expected ${where} to capture "${name}", it is missing`;
    if (secret)
        (0,redact/* keepSecret */.g)((0,smoke_variables/* asText */.e1)(value));
    variables.set(name, value);
    return undefined;
}

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(58500);
;// CONCATENATED MODULE: ./src/smoke/run.ts


const AT_ONCE = 4;
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 2_000;
const CHANGING = new Set(['post', 'put', 'patch', 'delete']);
/**
 * What only asks goes first, several at once. What measures runs alone afterwards, since they would measure each other;
 * signals come last, because they wait.
 */
async function runChecks(checks, options) {
    const results = new Map();
    const run = async (check) => void results.set(check, await runCheck(check, options));
    const turn = (kind) => checks.filter((check) => turnOf(check) === kind);
    const waiting = turn('together');
    const worker = async () => {
        for (let check = waiting.shift(); check; check = waiting.shift())
            await run(check);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    for (const check of turn('alone'))
        await run(check);
    await Promise.all(turn('last').map(run));
    return checks.flatMap((check) => results.get(check) ?? []);
}
function turnOf(check) {
    if (check.kind === 'sentry' || check.kind === 'prometheus')
        return 'last';
    return check.kind === 'load' || (check.kind === 'request' && check.timing) ? 'alone' : 'together';
}
/** Tries until it passes, for its settle time or until the gate's end, whichever comes first. */
async function runCheck(check, { scene, attempt, settleMs, giveUpAt }) {
    const startedAt = performance.now();
    if (startedAt >= scene.deadline)
        return [toResult(check, OVER, { attempts: 0, startedAt })];
    const deadline = Math.min(scene.deadline, startedAt + (check.withinMs ?? Infinity));
    const giveUp = Math.min(giveUpAt, deadline, startedAt + (check.settleMs ?? settleFor(check, settleMs)));
    const retries = retriesOf(check);
    for (let attempts = 1, pauseMs = FIRST_PAUSE_MS;; attempts++, pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
        const findings = await attempt(check, { ...scene, deadline });
        const wrong = findings.filter(({ verdict }) => verdict !== 'pass');
        const over = performance.now() + pauseMs >= giveUp || attempts > retries;
        if (wrong.length === 0 || over || wrong.every(({ final }) => final)) {
            return findings.map((finding) => toResult(check, finding, { attempts, startedAt }));
        }
        if (attempts === 1)
            scene.report(`${check.name}: ${wrong[0]?.detail}; trying again`);
        await (0,promises_.setTimeout)(pauseMs, undefined, { signal: scene.signal });
    }
}
const OVER = { verdict: 'unknown', detail: 'not asked: the time of the gate was over before' };
/** What changes something is not done twice unless somebody says that it may be. */
function retriesOf(check) {
    if (check.retries !== undefined)
        return check.retries;
    const changes = check.kind === 'request' && check.steps.some(({ method }) => CHANGING.has(method));
    if (changes && check.settleMs === undefined)
        return 0;
    // Each try of a measurement takes many requests, and one that fails twice is slow.
    return Infinity;
}
function settleFor(check, settleMs) {
    return check.retries === undefined ? settleMs : Infinity;
}
function toResult(check, { part, final: _final, severity = check.severity, verdict, detail, ...evidence }, { attempts, startedAt }) {
    const durationMs = Math.round(performance.now() - startedAt);
    const tries = attempts > 1 && verdict !== 'pass' ? ` (${attempts} tries in ${(0,duration/* formatDuration */.a3)(durationMs)})` : '';
    return {
        name: part === undefined ? check.name : `${check.name}: ${part}`,
        verdict,
        severity,
        ...(check.place && { place: check.place }),
        ...(attempts > 1 && verdict === 'pass' ? { flaky: true } : {}),
        detail: `${detail}${tries}`,
        attempts,
        durationMs,
        ...evidence,
    };
}

;// CONCATENATED MODULE: ./src/smoke/serving.ts






// Replicas are replaced one after another, so one right answer says little. Each look has a connection of its own: a
// balancer may tie a connection to one replica.
const CONFIRMING = 4;
const STREAK_AFTER_MIXTURE = 6;
// Five looks a second, as long as people wait; who takes longer is asked less often.
const PAUSE_MS = 200;
const PATIENCE_MS = 120_000;
const serving_LONGEST_PAUSE_MS = 1_000;
/** Asks until the component answers with the commit, several times in a row, or the deadline is over. */
async function waitUntilServing(options) {
    const { deadline, settleMs, signal, report } = options;
    const startedAt = performance.now();
    let { commit } = options;
    let looks = 0;
    let streak = 0;
    let rightBefore = false;
    let mixed = false;
    let reported = '';
    let wallSince;
    let lastWrong;
    for (let pauseMs = PAUSE_MS;;) {
        const askedAt = performance.now();
        const seen = await lookOnce({ ...options, commit });
        looks++;
        commit ??= seen.commit;
        const right = isRight(seen, commit);
        let wrong = right ? undefined : seen;
        streak = right ? streak + 1 : 0;
        if (right && !mixed) {
            const others = await Promise.all(Array.from({ length: CONFIRMING }, async () => await lookOnce({ ...options, commit })));
            looks += CONFIRMING;
            wrong = others.find((other) => !isRight(other, commit));
            if (!wrong)
                return serves();
            streak = 0;
        }
        mixed ||= (rightBefore && !right) || (right && wrong !== undefined);
        rightBefore ||= right;
        if (mixed && streak >= STREAK_AFTER_MIXTURE)
            return serves();
        // Times and counters in an answer are no news.
        const news = wrong?.problem.replaceAll(/\d+/g, '');
        if (wrong && news !== undefined && news !== reported) {
            reported = news;
            report(`not yet: ${wrong.problem}`);
        }
        lastWrong = wrong ?? lastWrong;
        const now = performance.now();
        wallSince = seen.wall ? (wallSince ?? askedAt) : undefined;
        const walled = wallSince !== undefined && now - wallSince >= settleMs;
        if (now - startedAt > PATIENCE_MS)
            pauseMs = Math.min(pauseMs * 1.1, serving_LONGEST_PAUSE_MS);
        const wakeAt = Math.max(now, askedAt + pauseMs);
        if (walled || wakeAt >= deadline) {
            const waited = `gave up after ${(0,duration/* formatDuration */.a3)(now - startedAt)} and ${looks} ${looks === 1 ? 'look' : 'looks'}`;
            const part = mixed ? `serves ${serving_short(commit)} only now and then (several replicas?); ` : '';
            const last = seen.answer === undefined ? '' : `; last answer: ${seen.answer}`;
            const problem = lastWrong?.problem ?? seen.problem;
            const told = `${part}${problem}; ${waited}${last}`;
            return done(seen.nobody ? 'unknown' : 'fail', told, lastWrong?.commit);
        }
        await (0,promises_.setTimeout)(wakeAt - now, undefined, { signal });
    }
    function serves() {
        report(`serves ${serving_short(commit)} after ${(0,duration/* formatDuration */.a3)(performance.now() - startedAt)}`);
        return done('pass', `serves ${serving_short(commit)}, ${looks} looks (${(0,smoke_identity/* describeIdentity */.Cl)(options.identity)})`, commit);
    }
    /** To wait is no flakiness: however often it looked, it was one attempt. */
    function done(verdict, detail, servedCommit) {
        const durationMs = Math.round(performance.now() - startedAt);
        const served = servedCommit === undefined ? {} : { servedCommit };
        return { name: 'identity', verdict, detail, attempts: 1, durationMs, ...served };
    }
}
/** One more look when all else has been asked: nothing when it is right, otherwise what is wrong. */
async function stillServing(options) {
    const giveUp = performance.now() + options.settleMs;
    for (;;) {
        const seen = await lookOnce(options);
        if (isRight(seen, options.commit))
            return undefined;
        // Another version is no hiccup: a replica of it was there all the time, or it has come back.
        if (seen.commit !== undefined || performance.now() + PAUSE_MS >= giveUp) {
            const detail = `served ${serving_short(options.commit)} before the checks, and after them: ${seen.problem}`;
            return { verdict: 'fail', detail };
        }
        await (0,promises_.setTimeout)(PAUSE_MS, undefined, { signal: options.signal });
    }
}
async function lookOnce(options) {
    const { probe, address, deadline, requestMs, signal } = options;
    const timeoutMs = Math.max(500, Math.min(requestMs, deadline - performance.now()));
    return await serving_judge(await probe(address, { timeoutMs, signal, fresh: true }), options);
}
function isRight(seen, commit) {
    return seen.commit !== undefined && commit !== undefined && (0,smoke_identity/* sameCommit */.Kd)(seen.commit, commit);
}
async function serving_judge(look, options) {
    const { address, identity, commit } = options;
    if (!look.answered)
        return { nobody: look.nobody, problem: look.message };
    if (look.wall)
        return { wall: true, problem: look.wall.message };
    if (!(0,smoke_probe/* sameSite */.SU)(address, look.url)) {
        const problem = `${(0,smoke_probe/* shortUrl */.mv)(address)} redirects to ${(0,smoke_probe/* shortUrl */.mv)(look.url)}, another site, which proves nothing about this component`;
        return { problem };
    }
    const sighting = (0,smoke_identity/* readIdentity */.xN)(look, identity);
    if ('problem' in sighting) {
        const login = ((0,smoke_wall/* isLogin */.W5)(look.url) && !(0,smoke_wall/* isLogin */.W5)(address)) || (0,smoke_wall/* looksLikeLogin */.Zy)(look);
        const hidden = login ? `a login page answers at ${(0,smoke_probe/* shortUrl */.mv)(look.url)}, where strangers are not let in; ` : '';
        return { problem: `${hidden}${sighting.problem}; expected ${serving_short(commit)}` };
    }
    const cached = cachedFor(look);
    const right = { commit: sighting.commit, problem: '' };
    if (commit === undefined || (0,smoke_identity/* sameCommit */.Kd)(sighting.commit, commit)) {
        const behind = cached === undefined ? undefined : await askPastCaches(options);
        if (behind === undefined || (0,smoke_identity/* sameCommit */.Kd)(behind, sighting.commit))
            return right;
        const problem = `only a cache tells ${serving_short(sighting.commit)} (${cached}); behind it serves ${serving_short(behind)}, another version`;
        return { commit: behind, problem };
    }
    const other = distinct(sighting.commit, commit);
    const where = cached === undefined ? '' : ` (${cached})`;
    const problem = `serves ${other.one}${where}, another version; expected ${other.other}`;
    return { commit: sighting.commit, problem, answer: (0,smoke_probe/* describe */.q0)(look) };
}
/** What a cache tells was true once. */
async function askPastCaches({ probe, address, identity, requestMs, signal, }) {
    const look = await probe(pastCaches(address), { timeoutMs: requestMs, signal, fresh: true });
    if (!look.answered || look.wall || !(0,smoke_probe/* sameSite */.SU)(address, look.url))
        return undefined;
    const sighting = (0,smoke_identity/* readIdentity */.xN)(look, identity);
    return 'commit' in sighting ? sighting.commit : undefined;
}
/** Both as short as they may be without looking alike. */
function distinct(one, other) {
    const differsAt = Array.from(one).findIndex((digit, index) => digit !== other[index]);
    const length = Math.max(7, differsAt + 1);
    return { one: one.slice(0, length), other: other.slice(0, length) };
}
function serving_short(commit) {
    return commit?.slice(0, 7) ?? 'any commit';
}

// EXTERNAL MODULE: ./src/smoke/verdict.ts
var verdict = __webpack_require__(24804);
;// CONCATENATED MODULE: ./src/smoke/gate.ts










/**
 * Looks at components from outside, as their visitors do. Gates begin no check after their deadline, and the last one may
 * take the time of one request more.
 */
function gate(options) {
    const { components, gateTimeoutMs, anyCommit = false, transport = {}, requestMs = 10_000, settleMs = 6_000 } = options;
    const variables = new Map(Object.entries(options.variables ?? {}));
    for (const secret of Object.values(options.variables ?? {}))
        (0,redact/* keepSecret */.g)(secret);
    const clients = new Map();
    const before = new Map();
    return {
        async check(target, watch) {
            const { url, identity, smoke } = find(target.component);
            const deadline = performance.now() + gateTimeoutMs;
            await remember(target.component, watch.signal);
            const probe = look(target);
            const all = async () => await runAll(smoke, { target, url, probe, deadline, watch });
            if (target.commit === undefined && !anyCommit)
                return told(await all(), watch);
            const address = locate(identity.path, url, target.url);
            const proof = { probe, address, identity, commit: target.commit, deadline, requestMs, settleMs, ...watch };
            const serving = await waitUntilServing(proof);
            if (serving.verdict !== 'pass')
                return told([serving, ...smoke.map(notAsked)], watch);
            const results = await all();
            const changed = smoke.length > 0 && (await stillServing({ ...proof, commit: serving.servedCommit }));
            return told([{ ...serving, ...changed }, ...results], watch);
        },
        async served(target, signal) {
            const { url, identity } = find(target.component);
            await remember(target.component, signal);
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
        throw new help/* Trouble */.qm('wrong-inputs', `there is no component "${name}" to check; known: ${components.map((one) => one.name).join(', ')}`);
    }
    function look({ component, url, access }) {
        // A page may echo what it was sent.
        for (const secret of Object.values(access))
            (0,redact/* keepSecret */.g)(secret);
        const http = clients.get(component) ?? (0,src_http/* createHttp */.V)({ name: component, baseUrl: url, ...transport });
        clients.set(component, http);
        return (0,smoke_probe/* createProbe */.fr)({ http, origin: new URL(url).origin, access });
    }
    async function runAll(checks, { target, url: publicUrl, probe, deadline, watch }) {
        const isPublic = sameAddress(target.url, publicUrl);
        const live = options.baselineUrl ?? (isPublic ? undefined : publicUrl);
        const origin = new URL(target.url).origin;
        const scene = {
            target,
            publicUrl,
            live,
            locate: (address) => locate(address, publicUrl, target.url),
            accessFor: (url) => (url.origin === origin ? target.access : {}),
            transport,
            deadline: deadline + requestMs,
            requestMs,
            signal: watch.signal,
            report: watch.report,
        };
        const liveLook = live === undefined ? undefined : lookAtLive(target.component, publicUrl, live);
        // Of a deployment without traffic no signals come.
        const asked = checks.filter(({ kind }) => isPublic || (kind !== 'sentry' && kind !== 'prometheus'));
        return await runChecks(asked, {
            scene,
            settleMs,
            giveUpAt: deadline,
            attempt: (check, at) => attempt(check, at, probe, liveLook),
        });
    }
    function lookAtLive(component, publicUrl, url) {
        return {
            probe: look({ component, url, access: {} }),
            locate: (address) => locate(address, publicUrl, url),
        };
    }
    /** Libraries of rare checks are loaded when one is there. */
    async function attempt(check, scene, probe, live) {
        switch (check.kind) {
            case 'request':
                return [await tryRequests(check, { scene, probe, live, variables })];
            case 'tls':
                return await (await __webpack_require__.e(/* import() */ 2393).then(__webpack_require__.bind(__webpack_require__, 32393))).checkTls(check, scene);
            case 'load':
                return await (await __webpack_require__.e(/* import() */ 9537).then(__webpack_require__.bind(__webpack_require__, 69537))).checkLoad(check, scene);
            case 'page':
                return await (await __webpack_require__.e(/* import() */ 9795).then(__webpack_require__.bind(__webpack_require__, 39795))).checkPage(check, scene);
            case 'browser':
                return await (await __webpack_require__.e(/* import() */ 5658).then(__webpack_require__.bind(__webpack_require__, 65658))).checkBrowser(check, scene);
            case 'sentry':
                return await (await __webpack_require__.e(/* import() */ 9448).then(__webpack_require__.bind(__webpack_require__, 9448))).checkSentry(check, scene, options.sentry);
            case 'prometheus': {
                const { checkPrometheus } = await __webpack_require__.e(/* import() */ 9448).then(__webpack_require__.bind(__webpack_require__, 9448));
                return await checkPrometheus(check, scene, options.metrics, await before.get(check));
            }
        }
    }
    /** What is measured before the release is the value with which the one after it is compared. */
    async function remember(name, signal) {
        const comparing = find(name).smoke.filter((check) => check.kind === 'prometheus' && check.compare !== undefined);
        for (const check of comparing) {
            if (before.has(check) || check.kind !== 'prometheus')
                continue;
            const { readBefore } = await __webpack_require__.e(/* import() */ 9448).then(__webpack_require__.bind(__webpack_require__, 9448));
            before.set(check, readBefore(check, options.metrics, signal));
            await before.get(check);
        }
    }
}
/** What stops nothing must be read in the log at least. */
function told(results, { report }) {
    const result = (0,verdict/* conclude */.E)(results);
    for (const warning of result.warnings ?? [])
        report(`warning: ${warning}`);
    return result;
}
function sameAddress(one, other) {
    return new URL(one).href === new URL(other).href;
}
function notAsked({ name, severity, place }) {
    const detail = 'not asked, because it is not known to be this version';
    return { name, verdict: 'unknown', severity, detail, attempts: 0, durationMs: 0, ...(place && { place }) };
}


/***/ }),

/***/ 71791:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cl: () => (/* binding */ describeIdentity),
/* harmony export */   G7: () => (/* binding */ readPath),
/* harmony export */   Kd: () => (/* binding */ sameCommit),
/* harmony export */   qF: () => (/* binding */ parseJson),
/* harmony export */   xN: () => (/* binding */ readIdentity)
/* harmony export */ });
/* harmony import */ var _probe_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(43143);

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
    const found = fieldOf(answer, identity);
    return found ?? { problem: `no ${describeIdentity(identity)}: it answers ${(0,_probe_js__WEBPACK_IMPORTED_MODULE_0__/* .describe */ .q0)(answer)}` };
}
function fieldOf(answer, identity) {
    if (identity.json !== undefined) {
        const parsed = parseJson(answer);
        if ('problem' in parsed)
            return { problem: `${identity.path} should answer JSON, but ${parsed.problem}` };
        const value = readPath(parsed.value, identity.json);
        return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
    }
    if (identity.header !== undefined) {
        const value = answer.headers[identity.header.toLowerCase()];
        return value === undefined ? undefined : String(value);
    }
    if (identity.meta !== undefined)
        return readMeta(answer.text, identity.meta);
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
/** Where a page tells it twice and differently, nobody knows which one counts. */
function readMeta(html, name) {
    // A page may be hostile: only patterns that cannot backtrack far, and only where a head can be.
    const tags = [...markup(html.slice(0, 524_288)).matchAll(/<meta\s[^<>]{0,1000}>/gi)].map(([tag]) => attributesOf(tag));
    const values = tags
        .filter((one) => (one.get('name') ?? one.get('property'))?.toLowerCase() === name.toLowerCase())
        .flatMap((one) => one.get('content') ?? []);
    const [first, other] = new Set(values);
    if (other === undefined)
        return first;
    return {
        problem: `the page has several meta tags "${name}": "${(0,_probe_js__WEBPACK_IMPORTED_MODULE_0__/* .oneLine */ .TN)(first ?? '', 60)}" and "${(0,_probe_js__WEBPACK_IMPORTED_MODULE_0__/* .oneLine */ .TN)(other, 60)}"`,
    };
}
function attributesOf(tag) {
    const attributes = new Map();
    for (const [, key = '', double, single, bare] of tag.matchAll(/(?<=[\s"'])([a-z:-]{1,40})\s{0,4}=\s{0,4}(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+))/gi)) {
        attributes.set(key.toLowerCase(), double ?? single ?? bare ?? '');
    }
    return attributes;
}
/** The page without comments and without the elements in which a tag is only text. */
function markup(html) {
    const lower = html.toLowerCase();
    const opening = /<!--|<(script|style|textarea|title|template|noscript|iframe|xmp)(?=[\s/>])/g;
    let rest = '';
    let from = 0;
    for (let found = opening.exec(lower); found; found = opening.exec(lower)) {
        rest += html.slice(from, found.index);
        const end = found[1] === undefined ? '-->' : `</${found[1]}`;
        const at = lower.indexOf(end, found.index + found[0].length);
        if (at < 0)
            return rest;
        from = at + end.length;
        opening.lastIndex = from;
    }
    return rest + html.slice(from);
}


/***/ }),

/***/ 43143:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   SU: () => (/* binding */ sameSite),
/* harmony export */   TN: () => (/* binding */ oneLine),
/* harmony export */   fr: () => (/* binding */ createProbe),
/* harmony export */   mv: () => (/* binding */ shortUrl),
/* harmony export */   q0: () => (/* binding */ describe)
/* harmony export */ });
/* harmony import */ var _http_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(32175);
/* harmony import */ var _redact_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76670);
/* harmony import */ var _wall_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5177);



const MAX_BODY = 2 * 1024 * 1024;
const MAX_REDIRECTS = 10;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const UNREACHABLE = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ENETUNREACH|EHOSTUNREACH|EPROTO|ERR_TLS_|ERR_SSL_|ERR_PROXY_)/;
const UNTRUSTED = /^(CERT_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|HOSTNAME_MISMATCH|ERR_TLS_CERT)/;
/** Looks at addresses as a visitor does. Throws only when `signal` ends it. */
function createProbe({ http, origin, access }) {
    const answered = new Set();
    return async function look(address, { timeoutMs, signal, redirects = 'follow', jar, fresh, ...request }) {
        const startedAt = performance.now();
        const visited = new Set();
        const hops = [];
        const setCookies = [];
        let { method = 'GET', body } = request;
        for (let url = new URL(address), from = url;;) {
            const own = url.origin === address.origin ? (request.headers ?? {}) : {};
            const headers = {
                accept: '*/*',
                ...(fresh ? { connection: 'close' } : {}),
                ...own,
                ...(url.origin === origin ? access : {}),
            };
            const cookie = [headers['cookie'], await jar?.headerFor(url)].filter((one) => one).join('; ');
            // With another cookie the same address may well answer otherwise.
            const asked = `${method} ${url.href} ${cookie}`;
            if (visited.has(asked))
                return broken(`${shortUrl(from)} redirects in a circle, back to ${shortUrl(url)}`);
            visited.add(asked);
            let answer;
            try {
                answer = await http(url.href, {
                    method,
                    headers: cookie === '' ? headers : { ...headers, cookie },
                    ...(body === undefined ? {} : { body }),
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
            const received = answer.headers['set-cookie'] ?? [];
            setCookies.push(...received);
            if (received.length > 0)
                await jar?.keep(url, received);
            const seen = { url, hops, status: answer.status, headers: answer.headers, setCookies, ...contentOf(answer) };
            const secretSent = url.origin === origin && Object.keys(access).length > 0;
            const wall = (0,_wall_js__WEBPACK_IMPORTED_MODULE_2__/* .findWall */ .gG)({ ...seen, secretSent, passwordSent: headers['authorization'] !== undefined });
            const location = REDIRECTS.has(answer.status) ? answer.headers.location : undefined;
            const stop = redirects === 'never' || hops.length === redirects;
            if (location === undefined || wall !== undefined || stop) {
                return { answered: true, ...seen, wall, durationMs: performance.now() - startedAt };
            }
            const next = URL.parse(location, url.href);
            if (next?.protocol !== 'http:' && next?.protocol !== 'https:') {
                return broken(`${shortUrl(url)} redirects to "${oneLine(location)}", which is no web address`);
            }
            // A fragment never reaches the server, so an address that differs in it alone is the same one again.
            next.hash = '';
            if (answer.status === 303 || (answer.status < 303 && method === 'POST')) {
                method = method === 'HEAD' ? method : 'GET';
                body = undefined;
            }
            if (body !== undefined && next.origin !== address.origin) {
                return broken(`${shortUrl(url)} redirects to another origin, ${shortUrl(next)}, which must not get what is sent`);
            }
            if (hops.length === MAX_REDIRECTS) {
                return broken(`${shortUrl(address)} redirects more than ${MAX_REDIRECTS} times, last to ${shortUrl(next)}`);
            }
            hops.push(next);
            [from, url] = [url, next];
        }
    };
}
function contentOf({ body, cut, text }) {
    return { body, cut, text: text() };
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

/***/ 67132:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GS: () => (/* binding */ fill),
/* harmony export */   Pm: () => (/* binding */ demandVariables),
/* harmony export */   bd: () => (/* binding */ UnknownVariable),
/* harmony export */   e1: () => (/* binding */ asText),
/* harmony export */   ht: () => (/* binding */ variablesOf)
/* harmony export */ });
/* unused harmony export namesIn */
/* harmony import */ var _nearest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(37909);
/* harmony import */ var _problems_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(62095);


const NAME = /\{\{\s*([A-Za-z_]\w*)\s*\}\}/g;
class UnknownVariable extends Error {
}
/** Texts with the values in place of their names, at any depth; a text that is only a name becomes the value itself. */
function fill(value, variables) {
    if (!holdsNames(value))
        return value;
    return replace(value, (name) => {
        if (variables.has(name))
            return variables.get(name);
        const known = [...variables.keys()].map((one) => `"${one}"`).join(', ');
        throw new UnknownVariable(`there is no value for "{{${name}}}"; known: ${known || 'none'}`);
    });
}
const known = new WeakMap();
/** Remembered: most checks hold none, and each is filled again for every try and sample. */
function holdsNames(value) {
    const before = known.get(value);
    if (before !== undefined)
        return before;
    const holds = namesIn(value).size > 0;
    known.set(value, holds);
    return holds;
}
/** Every name that stands somewhere in the value. */
function namesIn(value) {
    const names = new Set();
    replace(value, (name) => names.add(name));
    return names;
}
function replace(value, valueOf) {
    if (typeof value === 'string') {
        const [whole, name = ''] = new RegExp(`^${NAME.source}$`).exec(value) ?? [];
        return whole === undefined ? value.replaceAll(NAME, (_, one) => asText(valueOf(one))) : valueOf(name);
    }
    if (Array.isArray(value))
        return value.map((item) => replace(item, valueOf));
    if (typeof value !== 'object' || value === null)
        return value;
    return Object.fromEntries(Object.entries(value).map(([key, child]) => [asText(replace(key, valueOf)), replace(child, valueOf)]));
}
function asText(value) {
    return typeof value === 'string' ? value : JSON.stringify(value);
}
/** Throws `Problems` with every name that no step captures and nobody has given. */
function demandVariables(components, variables = {}) {
    const given = Object.keys(variables);
    const problems = components.flatMap(({ name: component, smoke }) => smoke.flatMap((check) => {
        if (check.kind !== 'request')
            return [];
        const captured = check.steps.flatMap(({ capture }) => capture.map(({ name }) => name));
        const missing = [...namesIn(check.steps)].filter((name) => !given.includes(name) && !captured.includes(name));
        return missing.map((name) => `${component}: ${check.name}: nobody gives a value for "{{${name}}}"; ${remedyFor(name, [...given, ...captured])}`);
    }));
    if (problems.length > 0)
        throw new _problems_js__WEBPACK_IMPORTED_MODULE_0__/* .Problems */ .Z('smoke checks', problems.map((message) => ({ message, title: 'Missing value' })));
}
function remedyFor(name, known) {
    const meant = (0,_nearest_js__WEBPACK_IMPORTED_MODULE_1__/* .nearest */ .p)(name, known);
    if (meant !== undefined)
        return `did you mean "{{${meant}}}"?`;
    return `capture it in a step before, or set it as the environment variable ${name.startsWith(PREFIX) ? name : `${PREFIX}${name}`}`;
}
const PREFIX = 'SMOKE_';
/** The environment's share of the values: only what was named for checks, since tokens stand there as well. */
function variablesOf(env) {
    return Object.fromEntries(Object.entries(env).flatMap(([name, value = '']) => name.startsWith(PREFIX) && value !== '' ? [[name, value]] : []));
}


/***/ }),

/***/ 24804:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ isDegraded),
/* harmony export */   E: () => (/* binding */ conclude)
/* harmony export */ });
/** One verdict for a gate: degraded checks only warn, and nothing looked at is never a pass. */
function conclude(results) {
    const degraded = results.filter((one) => isDegraded(one) && one.verdict !== 'pass');
    const others = results.filter((one) => !degraded.includes(one));
    const has = (verdict) => others.some((one) => one.verdict === verdict);
    const verdict = has('fail') ? 'fail' : has('unknown') || others.length === 0 ? 'unknown' : 'pass';
    const warnings = degraded.map(({ name, detail }) => `${name}: ${detail}`);
    // Who looks for the first thing that is wrong finds what has stopped the gate.
    return { verdict, checks: [...others, ...degraded], ...(warnings.length > 0 ? { warnings } : {}) };
}
function isDegraded({ severity }) {
    return severity === 'degraded';
}


/***/ }),

/***/ 5177:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W5: () => (/* binding */ isLogin),
/* harmony export */   Zy: () => (/* binding */ looksLikeLogin),
/* harmony export */   gG: () => (/* binding */ findWall)
/* harmony export */ });
const LOGIN_HOST = /^(login|signin|auth|sso|accounts?|id|idp)\.|\.(okta|oktapreview|auth0|onelogin|cloudflareaccess|pingone|jumpcloud|b2clogin|ciamlogin|amazoncognito|workos)\.com$|\.accounts\.dev$/;
const LOGIN_PATH = /\/(login|log-in|signin|sign-in|sso|sso-api|oauth2?|authorize|saml2?)(\/|$)/i;
/** Recognises who answers in place of the component. */
function findWall(seen) {
    if (isVercelWall(seen))
        return { message: vercelMessage(seen), platform: true };
    if (seen.headers['x-vercel-mitigated'] === 'challenge') {
        const message = `the firewall of Vercel challenges the request as if a robot sent it; allow the runner in the project's firewall rules`;
        return { message, platform: true };
    }
    const challenger = challengerOf(seen.headers);
    if (challenger !== undefined) {
        const message = `${challenger} challenges the request as if a robot sent it; let the runner pass there, or check an address that it leaves alone`;
        return { message, platform: true };
    }
    const next = seen.status >= 300 && seen.status < 400 ? URL.parse(seen.headers.location ?? '', seen.url.href) : null;
    if (next && next.hostname !== seen.url.hostname && isLogin(next)) {
        const message = `redirects to a login page at ${next.host}; check an address that needs no login, or make this one public`;
        return { message, platform: false };
    }
    const scheme = /^\s*(basic|digest|negotiate|ntlm)\b/i.exec(seen.headers['www-authenticate'] ?? '')?.[1];
    if (seen.status === 401 && scheme) {
        const remedy = seen.passwordSent
            ? 'and refuses what was sent; is the secret still right?'
            : 'send them with "send: { basic: … }", or check an address that needs none';
        const message = `asks for a user name and password (WWW-Authenticate: ${scheme}); ${remedy}`;
        return { message, platform: false };
    }
    return undefined;
}
// https://developers.cloudflare.com/cloudflare-challenges/challenge-types/challenge-pages/detect-response/
// https://docs.aws.amazon.com/waf/latest/developerguide/waf-js-challenge-api-get-token.html
function challengerOf(headers) {
    if (headers['cf-mitigated'] === 'challenge')
        return 'Cloudflare';
    const action = headers['x-amzn-waf-action'];
    return action === 'challenge' || action === 'captcha' ? 'AWS WAF' : undefined;
}
/** A page that asks for a password and says that it is for that. */
function looksLikeLogin({ headers, text }) {
    if (!(headers['content-type'] ?? '').includes('html'))
        return false;
    const start = text.slice(0, 65_536);
    const title = /<title[^<>]{0,200}>([^<]{0,300})/i.exec(start)?.[1] ?? '';
    return /<input\s[^<>]{0,300}type\s?=\s?["']?password/i.test(start) && /\b(log|sign)[\s-]?(in|on)\b/i.test(title);
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
