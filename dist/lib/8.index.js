export const id = 8;
export const ids = [8];
export const modules = {

/***/ 9008:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  parseConfig: () => (/* binding */ parseConfig)
});

// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(7934);
// EXTERNAL MODULE: ./src/problems.ts
var src_problems = __webpack_require__(2095);
// EXTERNAL MODULE: ./src/redact.ts
var redact = __webpack_require__(6670);
// EXTERNAL MODULE: ./src/config/document.ts
var config_document = __webpack_require__(9329);
// EXTERNAL MODULE: ./src/config/resolve.ts
var resolve = __webpack_require__(8270);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./src/config/structure.ts
var structure = __webpack_require__(3427);
;// CONCATENATED MODULE: ./src/config/rules.ts




/** What no schema can say: how the parts of the file fit together. */
function checkTogether({ components = {}, smoke = [], sentry, environments = {} }) {
    const names = Object.keys(components);
    return [
        ...Object.entries(components).flatMap(([name, component]) => checkOrder(name, component, components)),
        ...checkCycles(components),
        ...checkTargets(components),
        ...checkAddresses(smoke, components),
        ...Object.keys(sentry?.projects ?? {})
            .filter((name) => !names.includes(name))
            .map((name) => key(['sentry', 'projects', name], (0,structure/* unknown */.L5)('sentry.projects: the file', 'component', name, names))),
        ...Object.entries(environments).flatMap(([name, { components: overrides = {} }]) => checkEnvironment(name, overrides, components)),
    ];
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
        const get = check?.get;
        if (get === undefined || (0,resolve/* componentUnder */.oU)(get, components))
            return [];
        const message = `smoke[${index}].get must be below a component's url (${urls.join(', ')}), got ${(0,structure/* show */.WU)(get)}`;
        return [value(['smoke', index, 'get'], message)];
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
var schema = __webpack_require__(131);
;// CONCATENATED MODULE: ./src/config/secrets.ts
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

;// CONCATENATED MODULE: ./src/config/read.ts









/** Throws `Problems` with everything that is wrong, in the order of the file. */
function parseConfig({ file, text, environment, workspace }) {
    const yaml = (0,config_document/* readYaml */.g)(file, text);
    // First of all, so that no message can repeat one.
    const problems = [...findSecrets(yaml), ...yaml.problems];
    if (yaml.value === undefined)
        throw failed(file, problems);
    const findings = (0,structure/* findMistakes */.FD)(schema/* file */.NJ, yaml.value);
    const sound = ((0,structure/* soundParts */.E2)(schema/* file */.NJ, yaml.value) ?? {});
    findings.push(...checkTogether(sound));
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
    return (0,resolve/* resolve */.hd)(dist/* parse */.qgA(schema/* file */.NJ, yaml.value), file, environment);
}
function findSecrets(yaml) {
    return yaml.texts().flatMap(({ text, problem }) => {
        const kind = secretIn(text);
        if (kind === undefined)
            return [];
        (0,redact/* keepSecret */.g)(text);
        const remedy = 'take it away, revoke it, and hand a new one over as a secret of the workflow';
        return [problem(`this looks like ${kind}, and whoever can read the repository can read it; ${remedy}`)];
    });
}
function failed(file, problems) {
    const inOrder = problems.toSorted((left, right) => place(left) - place(right));
    return new src_problems/* Problems */.Z(file, inOrder.map((problem) => ({ ...problem, title: file })));
}
function place({ line = 0, column = 0 }) {
    return line * 10_000 + column;
}


/***/ })

};
