export const id = 9107;
export const ids = [9107];
export const modules = {

/***/ 79557:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  parseConfig: () => (/* binding */ parseConfig)
});

// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(77934);
// EXTERNAL MODULE: ./src/problems.ts
var src_problems = __webpack_require__(62095);
// EXTERNAL MODULE: ./src/redact.ts
var redact = __webpack_require__(76670);
// EXTERNAL MODULE: ./src/config/document.ts
var config_document = __webpack_require__(39329);
// EXTERNAL MODULE: ./src/config/build.ts
var build = __webpack_require__(14814);
// EXTERNAL MODULE: ./src/config/notes.ts
var config_notes = __webpack_require__(38975);
// EXTERNAL MODULE: ./src/config/to-check.ts + 1 modules
var to_check = __webpack_require__(35208);
// EXTERNAL MODULE: ./src/config/values.ts
var values = __webpack_require__(73750);
;// CONCATENATED MODULE: ./src/config/resolve.ts




/** The file as it counts in one environment, with every default filled in. */
function resolve(source, file, environment) {
    const overrides = source.environments[environment]?.components ?? {};
    return {
        file,
        environment,
        components: Object.entries(source.components).map(([name, component]) => ({
            ...toComponent(name, merge(component, overrides[name])),
            smoke: [
                ...component.smoke,
                ...source.smoke.filter((check) => componentUnder((0,to_check/* addressOf */.ci)(check) ?? '', source.components) === name),
            ].map((check) => (0,to_check/* toCheck */.K4)(check, component.url)),
        })),
        gateTimeoutMs: (0,values.ms)(source.gate.timeout),
        notes: (0,config_notes/* toSettings */.R4)(source.notes),
        ...(source.previews ? { previews: source.previews } : {}),
        verify: (0,build/* toVerify */.r3)(source.verify),
        ...(source.sentry ? { sentry: toSentry(source.sentry, Object.keys(source.components)) } : {}),
    };
}
function toSentry({ organization, project = '', projects, url, release, budget }, names) {
    const entries = Object.entries(projects ?? Object.fromEntries(names.map((name) => [name, project])));
    return {
        organization,
        projects: Object.fromEntries(entries.map(([name, one]) => [name, typeof one === 'string' ? one : one.project])),
        sourcemaps: Object.fromEntries(entries.flatMap(([name, one]) => (typeof one === 'string' || !one.sourcemaps ? [] : [[name, one.sourcemaps]]))),
        url: (0,values/* withoutSlash */.mW)(url),
        release,
        budgetMs: (0,values.ms)(budget),
    };
}
/** The component as it is in an environment that differs from production. */
function merge(component, override) {
    const { vercel, railway, url = component.url, timeout = component.timeout } = override ?? {};
    return {
        ...component,
        url,
        timeout,
        ...(component.vercel ? { vercel: { ...component.vercel, ...(0,values/* stated */.Eo)(vercel) } } : {}),
        ...(component.railway ? { railway: { ...component.railway, ...(0,values/* stated */.Eo)(railway) } } : {}),
    };
}
/** The component whose address is the longest one that `address` lies below. */
function componentUnder(address, components) {
    return Object.entries(components)
        .map(([name, { url = '' }]) => ({ name, url }))
        .filter(({ url }) => (0,values/* pathBelow */.Br)(address, url) !== undefined)
        .sort((left, right) => right.url.length - left.url.length)[0]?.name;
}
function toComponent(name, component) {
    const { identity, after, migrations, uploads, vercel, railway } = component;
    return {
        name,
        source: component.source.replace(/^(\.\/+)+(?=.)/, '').replace(/(?<=.)\/+$/, ''),
        url: (0,values/* withoutSlash */.mW)(component.url),
        identity: (0,values/* stated */.Eo)(identity),
        after,
        migrations,
        uploads,
        timeoutMs: (0,values.ms)(component.timeout),
        build: (0,build/* toBuild */.u0)(component.build),
        ...(vercel ? { vercel: (0,values/* stated */.Eo)(vercel) } : {}),
        ...(railway ? { railway: (0,values/* stated */.Eo)(railway) } : {}),
    };
}

;// CONCATENATED MODULE: ./src/config/places.ts


/** The same configuration, in which each check knows its line of the file. */
function withPlaces(config, source, yaml) {
    return {
        ...config,
        components: config.components.map((component) => {
            const paths = pathsOf(component.name, source);
            const smoke = component.smoke.map((check, index) => ({ ...check, ...placeAt(paths[index]) }));
            return { ...component, smoke };
        }),
    };
    function placeAt(path) {
        const { file, line, column } = path ? yaml.problem(path, '') : {};
        return file === undefined || line === undefined || column === undefined ? {} : { place: { file, line, column } };
    }
}
/** In the order in which the checks of a component are joined: its own ones, then those of the application. */
function pathsOf(name, { components, smoke }) {
    const own = components[name]?.smoke ?? [];
    return [
        ...own.map((_, index) => ['components', name, 'smoke', index]),
        ...smoke.flatMap((check, index) => componentUnder((0,to_check/* addressOf */.ci)(check) ?? '', components) === name ? [['smoke', index]] : []),
    ];
}

// EXTERNAL MODULE: ./src/config/check-rules.ts + 1 modules
var check_rules = __webpack_require__(51023);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/config/previews.ts
var config_previews = __webpack_require__(99745);
// EXTERNAL MODULE: ./src/config/structure.ts
var structure = __webpack_require__(13427);
;// CONCATENATED MODULE: ./src/config/rules.ts








/** What no schema can say: how the parts of the file fit together. */
function checkTogether({ components = {}, smoke = [], sentry, notes = {}, previews = {}, environments = {}, }) {
    const names = Object.keys(components);
    return [
        ...Object.entries(components).flatMap(([name, component]) => checkOrder(name, component, components)),
        ...checkCycles(components),
        ...checkTargets(components),
        ...checkAddresses(smoke, components),
        ...(0,config_notes/* checkNotes */.aU)(notes),
        ...(0,config_previews/* checkPreviews */.qR)(previews, { components, environments: Object.keys(environments) }),
        ...Object.keys(sentry?.projects ?? {})
            .filter((name) => !names.includes(name))
            .map((name) => key(['sentry', 'projects', name], (0,structure/* unknown */.L5)('sentry.projects: the file', 'component', name, names))),
        ...checkReleaseName(sentry),
        ...Object.entries(environments).flatMap(([name, { components: overrides = {} }]) => checkEnvironment(name, overrides, components)),
    ];
}
/** Releases belong to the whole organization: two projects with one name for theirs would share it. */
function checkReleaseName({ release, projects = {} } = {}) {
    const slugs = new Set(Object.values(projects).map((one) => (typeof one === 'string' ? one : one?.project)));
    if (release === undefined || release.includes('{component}') || slugs.size < 2)
        return [];
    const message = `sentry.release must hold {component} where there are several projects, such as "{component}@{commit}", got ${(0,structure/* show */.WU)(release)}`;
    return [value(['sentry', 'release'], message)];
}
/** Every source is a directory inside the workspace with something in it. */
function checkSources({ components = {} }, workspace) {
    return Object.entries(components).flatMap(([name, { source }]) => {
        const wrong = source === undefined ? undefined : wrongSource(source, workspace);
        return wrong === undefined ? [] : [value(['components', name, 'source'], `components.${name}.source ${wrong}`)];
    });
}
function wrongSource(source, workspace) {
    if (/^([/\\]|[A-Za-z]:)/.test(source) || source.split(/[/\\]/).includes('..')) {
        return `must be a directory inside the repository, such as "apps/web", got ${(0,structure/* show */.WU)(source)}`;
    }
    try {
        const root = (0,external_node_fs_.realpathSync)(workspace);
        const real = (0,external_node_fs_.realpathSync)((0,external_node_path_.join)(root, source));
        const below = (0,external_node_path_.relative)(root, real);
        if (below === '..' || below.startsWith(`..${external_node_path_.sep}`))
            return `leads out of the repository, got ${(0,structure/* show */.WU)(source)}`;
        if (!(0,external_node_fs_.lstatSync)(real).isDirectory())
            return `must be a directory, ${(0,structure/* show */.WU)(source)} is a file`;
        if ((0,external_node_fs_.readdirSync)(real).length === 0)
            return `is empty: ${(0,structure/* show */.WU)(source)} holds no file; is it built or checked out?`;
    }
    catch {
        return `does not exist: there is no directory ${(0,structure/* show */.WU)(source)} in the workspace; is it checked out?`;
    }
}
function checkOrder(name, { after = [], railway }, components) {
    return after.flatMap((other = '', index) => {
        const path = ['components', name, 'after', index];
        if (!components[other]) {
            return [value(path, (0,structure/* unknown */.L5)(`components.${name}.after: the file`, 'component', other, Object.keys(components)))];
        }
        if (!railway || !components[other].vercel)
            return [];
        return [
            value(path, `components.${name} on Railway cannot come after "${other}" on Vercel: Railway gives a build traffic at once, so the backend must go first; let "${other}" come after "${name}"`),
        ];
    });
}
function checkCycles(components) {
    const done = new Set();
    const findings = [];
    for (const name of Object.keys(components))
        walk(name, []);
    return findings;
    function walk(name, trail) {
        if (trail.includes(name)) {
            const cycle = [...trail.slice(trail.indexOf(name)), name];
            const message = `components come after each other in a circle: ${cycle.join(' after ')}; take one "after" away`;
            findings.push(value(['components', trail.at(-1) ?? name, 'after'], message));
            return;
        }
        if (done.has(name))
            return;
        for (const other of components[name]?.after ?? [])
            walk(other ?? '', [...trail, name]);
        done.add(name);
    }
}
function checkTargets(components) {
    const known = new Map();
    return Object.entries(components).flatMap(([name, component]) => {
        const target = targetOf(component, 'production');
        if (target === undefined)
            return [];
        const other = known.get(target);
        known.set(target, name);
        if (other === undefined)
            return [];
        const where = component.vercel ? 'vercel' : 'railway';
        return [key(['components', name, where], `components.${name} is deployed to the same place as "${other}"`)];
    });
}
function checkAddresses(smoke, components) {
    const urls = Object.values(components).map(({ url }) => url);
    // With an address missing nobody can tell whose check it is.
    if (urls.includes(undefined))
        return [];
    return smoke.flatMap((check, index) => {
        const address = check && (0,to_check/* addressOf */.ci)(check);
        if (address === undefined || componentUnder(address, components))
            return [];
        const path = ['smoke', index, ...(0,check_rules/* placeOfAddress */.xh)(check ?? {})];
        const message = `${(0,structure/* pathName */.Dt)(path)} must be below a component's url (${urls.join(', ')}), got ${(0,structure/* show */.WU)(address)}`;
        return [value(path, message)];
    });
}
/** Another environment that shares an address or a target with production would test, or replace, production itself. */
function checkEnvironment(environment, overrides, components) {
    if (environment === 'production') {
        const message = 'environments.production: that is what the rest of the file describes; move it there';
        return [key(['environments', environment], message)];
    }
    const path = ['environments', environment, 'components'];
    const names = Object.keys(components);
    const strangers = Object.keys(overrides).filter((name) => !names.includes(name));
    return [
        ...strangers.map((name) => key([...path, name], (0,structure/* unknown */.L5)(`${path.join('.')}: the file`, 'component', name, names))),
        ...names.flatMap((name) => checkOverride(environment, name, components[name] ?? {}, overrides[name])),
    ];
}
function checkOverride(environment, name, component, override = {}) {
    const path = ['environments', environment, 'components', name];
    const title = path.join('.');
    const [own, foreign] = component.vercel ? ['vercel', 'railway'] : ['railway', 'vercel'];
    const findings = [];
    if (override[foreign]) {
        findings.push(key([...path, foreign], `${title} is on ${own}, it has no "${foreign}" to change`));
    }
    if (component.url !== undefined && (override.url ?? component.url) === component.url) {
        findings.push(key(path, `${title} needs a "url" of its own, other than production's ${component.url}`));
    }
    const there = targetOf({ [own]: { ...component[own], ...override[own] } }, environment);
    if (there !== undefined && there === targetOf(component, 'production')) {
        const remedy = own === 'vercel' ? '"vercel: { project: … }"' : '"railway: { environment: … }"';
        findings.push(key(path, `${title} would be deployed over production; give it ${remedy} of its own`));
    }
    return findings;
}
/** What a component replaces when it is deployed; nothing when that is not known. */
function targetOf({ vercel, railway }, environment) {
    if (vercel?.project !== undefined)
        return `vercel ${vercel.team ?? ''} ${vercel.project}`;
    if (railway?.project === undefined || railway.service === undefined)
        return undefined;
    return `railway ${railway.project} ${railway.service} ${railway.environment ?? environment}`;
}
function value(path, message) {
    return { path, part: 'value', message };
}
function key(path, message) {
    return { path, part: 'key', message };
}

// EXTERNAL MODULE: ./src/config/schema.ts
var schema = __webpack_require__(90131);
// EXTERNAL MODULE: ./src/config/secrets.ts
var secrets = __webpack_require__(38019);
;// CONCATENATED MODULE: ./src/config/read.ts











/** Throws `Problems` with everything that is wrong, in the order of the file. */
async function parseConfig({ file, text, environment, workspace }) {
    const yaml = (0,config_document/* readYaml */.g)(file, text);
    // First of all, so that no message can repeat one.
    const problems = [...findSecrets(yaml), ...yaml.problems];
    if (yaml.value === undefined)
        throw failed(file, problems);
    const findings = (0,structure/* findMistakes */.FD)(schema/* file */.N, yaml.value);
    const sound = ((0,structure/* soundParts */.E2)(schema/* file */.N, yaml.value) ?? {});
    findings.push(...checkTogether(sound), ...(await (0,check_rules/* checkAllChecks */.Ds)(sound)));
    if (workspace !== undefined)
        findings.push(...checkSources(sound, workspace));
    const environments = ['production', ...Object.keys(sound.environments ?? {})];
    if (!environments.includes(environment)) {
        findings.push({
            path: ['environments'],
            part: 'key',
            message: (0,structure/* unknown */.L5)(file, 'environment', environment, environments),
        });
    }
    problems.push(...findings.map(({ path, part, message }) => yaml.problem(path, message, part)));
    if (problems.length > 0)
        throw failed(file, problems);
    const read = dist/* parse */.qgA(schema/* file */.N, yaml.value);
    return withPlaces(resolve(read, file, environment), read, yaml);
}
function findSecrets(yaml) {
    return yaml.texts().flatMap(({ text, problem }) => {
        const kind = (0,secrets/* secretIn */.u)(text);
        if (kind === undefined)
            return [];
        (0,redact/* keepSecret */.g)(text);
        const remedy = 'take it away, revoke it, and hand a new one over as a secret of the workflow';
        return [problem(`this looks like ${kind}, and whoever can read the repository can read it; ${remedy}`)];
    });
}
function failed(file, problems) {
    const inOrder = problems.toSorted((left, right) => place(left) - place(right));
    return new src_problems/* WrongConfig */.u(file, inOrder.map((problem) => ({ ...problem, title: file })));
}
function place({ line = 0, column = 0 }) {
    return line * 10_000 + column;
}


/***/ }),

/***/ 38019:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   u: () => (/* binding */ secretIn)
/* harmony export */ });
const SECRETS = [
    [/\b(gh[pousr]_[A-Za-z0-9]{20,}|github_pat_\w{20,})/, 'a GitHub token'],
    [/\bsntry[su]_[A-Za-z0-9_=+/-]{20,}/, 'a Sentry token'],
    [/\bvc[a-z]_[A-Za-z0-9]{20,}|^(?=.*[a-z])(?=.*[A-Z])(?=.*\d)[A-Za-z0-9]{24}$/, 'a Vercel token'],
    [/\b(AKIA|ASIA)[A-Z0-9]{16}\b/, 'an AWS access key'],
    [/\bgl(sa|c)_[A-Za-z0-9_=+/-]{20,}/, 'a Grafana token'],
    [/\b(ur|m)?\d{6,}-[0-9a-f]{24,}\b/, 'an UptimeRobot key'],
    [/\bxox[abprs]-[A-Za-z0-9-]{10,}/, 'a Slack token'],
    [/\b[rs]k_(live|test)_[A-Za-z0-9]{16,}/, 'a Stripe key'],
    [/\bnpm_[A-Za-z0-9]{30,}/, 'an npm token'],
    [/\beyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]{10,}/, 'a JSON web token'],
    [/-----BEGIN [A-Z ]*PRIVATE KEY-----/, 'a private key'],
    [/\b[Bb]earer\s+[\w.~+/=-]{16,}/, 'a bearer token'],
    [/[a-z][a-z0-9+.-]*:\/\/[^\s/:@]*:[^\s/@]+@/i, 'an address with a password'],
];
/** What kind of secret a text seems to hold. */
function secretIn(text) {
    return SECRETS.find(([pattern]) => pattern.test(text))?.[1];
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


/***/ })

};
