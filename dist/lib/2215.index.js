export const id = 2215;
export const ids = [2215,2973];
export const modules = {

/***/ 32215:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  run: () => (/* binding */ run),
  tellProblems: () => (/* binding */ tellProblems)
});

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/config/document.ts
var config_document = __webpack_require__(39329);
// EXTERNAL MODULE: ./src/config.ts
var src_config = __webpack_require__(22973);
// EXTERNAL MODULE: ./src/problems.ts
var problems = __webpack_require__(62095);
;// CONCATENATED MODULE: ./src/setup/calls.ts
const WORKFLOW = /^([\w.-]+\/ops-actions)\/\.github\/workflows\/([^/@]+?)\.ya?ml@(\S+)$/;
const ACTION = /^([\w.-]+\/ops-actions)(?:\/actions\/([^/@]+))?@(\S+)$/;
/** Every use of ops-actions in a workflow. */
function callsIn(file, yaml) {
    const workflow = asMapping(yaml.value);
    return Object.entries(asMapping(workflow['jobs'])).flatMap(([jobName, value]) => {
        const job = asMapping(value);
        const common = { file, yaml, workflow, job, jobName };
        const [, repository, name, version] = WORKFLOW.exec(textOf(job['uses'])) ?? [];
        if (repository && name && version) {
            const path = ['jobs', jobName];
            return [{ ...common, path, kind: 'workflow', repository, name, version, with: asMapping(job['with']) }];
        }
        return stepsOf(job).flatMap((step, index) => {
            const [, owner, action = '.', ref] = ACTION.exec(textOf(step['uses'])) ?? [];
            if (!owner || !ref)
                return [];
            const path = ['jobs', jobName, 'steps', index];
            return [
                {
                    ...common,
                    path,
                    kind: 'action',
                    repository: owner,
                    name: action,
                    version: ref,
                    with: asMapping(step['with']),
                },
            ];
        });
    });
}
function stepsOf(job) {
    return Array.isArray(job['steps']) ? job['steps'].map(asMapping) : [];
}
function asMapping(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
}
function textOf(value) {
    return typeof value === 'string' ? value.trim() : '';
}

// EXTERNAL MODULE: ./src/config/structure.ts
var structure = __webpack_require__(13427);
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(38815);
;// CONCATENATED MODULE: ./src/setup/interface.ts




/** No `action.yml` has a place for them. */
const PERMISSIONS = {
    '.': { contents: 'read', deployments: 'write', actions: 'read' },
    deploy: { contents: 'read', deployments: 'write', actions: 'read' },
    rollback: { contents: 'read', deployments: 'write', actions: 'read' },
};
/** Nothing when there is no such thing. `.` is the root action. */
function interfaceOf(packageRoot, kind, name) {
    if (!/^(\.|[a-z-]+)$/.test(name))
        return undefined;
    if (kind === 'workflow')
        return workflowInterface(packageRoot, name);
    const manifest = readYamlFile((0,external_node_path_.join)(packageRoot, name === '.' ? name : (0,external_node_path_.join)('actions', name), 'action.yml'));
    if (!manifest)
        return undefined;
    const permissions = PERMISSIONS[name] ?? { contents: 'read' };
    return { inputs: takenBy(manifest['inputs']), secrets: new Map(), permissions };
}
function namesOf(packageRoot, kind) {
    const names = kind === 'action'
        ? list((0,external_node_path_.join)(packageRoot, 'actions'))
        : list((0,external_node_path_.join)(packageRoot, '.github/workflows')).map((file) => file.replace(/\.yml$/, ''));
    return names.filter((name) => interfaceOf(packageRoot, kind, name));
}
function workflowInterface(packageRoot, name) {
    const workflow = readYamlFile((0,external_node_path_.join)(packageRoot, '.github/workflows', `${name}.yml`));
    if (!workflow)
        return undefined;
    const on = asMapping(workflow['on']);
    if (!('workflow_call' in on))
        return undefined;
    const { inputs, secrets } = asMapping(on['workflow_call']);
    return { inputs: takenBy(inputs), secrets: takenBy(secrets), permissions: permissionsOf(workflow) };
}
/** GitHub refuses a call that grants less than any of the jobs asks for. */
function permissionsOf(workflow) {
    const asked = Object.values(asMapping(workflow['jobs'])).flatMap((job) => Object.entries(asMapping(asMapping(job)['permissions'])));
    const permissions = {};
    for (const [name, level] of asked) {
        if (level === 'write' || (level === 'read' && permissions[name] !== 'write'))
            permissions[name] = level;
    }
    return permissions;
}
function takenBy(stated) {
    const entries = Object.entries(asMapping(stated)).map(([name, value]) => {
        const { required, default: usual } = asMapping(value);
        return [name, { required: required === true && usual === undefined }];
    });
    return new Map(entries);
}
function readYamlFile(file) {
    try {
        return asMapping((0,dist/* parse */.qg)((0,external_node_fs_.readFileSync)(file, 'utf8')));
    }
    catch {
        return undefined;
    }
}
function list(folder) {
    try {
        return (0,external_node_fs_.readdirSync)(folder);
    }
    catch {
        return [];
    }
}

// EXTERNAL MODULE: ./src/setup/workflows.ts
var workflows = __webpack_require__(26627);
;// CONCATENATED MODULE: ./src/setup/check-calls.ts




/** Everything that is wrong with one call. */
function checkCall(call, { packageRoot, application }) {
    const taken = interfaceOf(packageRoot, call.kind, call.name);
    if (!taken) {
        const known = namesOf(packageRoot, call.kind);
        return [problem(call, ['uses'], (0,structure/* unknown */.L5)('ops-actions', call.kind, call.name, known))];
    }
    return [
        ...checkInputs(call, taken),
        ...(call.kind === 'workflow' ? checkSecrets(call, taken) : checkSteps(call)),
        ...checkPermissions(call, taken),
        ...(application && releases(call)
            ? [...checkEnvironment(call, application), ...checkTokens(call, application)]
            : []),
        ...checkTrigger(call),
        ...(releases(call) ? checkConcurrency(call) : []),
    ];
}
/** Whether it changes what is live. */
function releases({ kind, name }) {
    const names = kind === 'workflow' ? ['pipeline', 'rollback', 'recover'] : ['.', 'deploy', 'rollback'];
    return names.includes(name);
}
function problem(call, path, message, part) {
    return call.yaml.problem([...call.path, ...path], message, part);
}
function checkInputs(call, { inputs }) {
    const known = [...inputs.keys()];
    const missing = known.filter((name) => inputs.get(name)?.required && !Object.hasOwn(call.with, name));
    return [
        ...Object.keys(call.with)
            .filter((name) => !inputs.has(name))
            .map((name) => problem(call, ['with', name], (0,structure/* unknown */.L5)(titleOf(call), 'input', name, known), 'key')),
        ...missing.map((name) => problem(call, ['uses'], `${titleOf(call)} needs the input "${name}"; set it below "with:"`)),
    ];
}
function checkSecrets(call, { secrets }) {
    const known = [...secrets.keys()];
    return Object.keys(asMapping(call.job['secrets']))
        .filter((name) => !secrets.has(name))
        .map((name) => problem(call, ['secrets', name], (0,structure/* unknown */.L5)(titleOf(call), 'secret', name, known), 'key'));
}
/** A step reads the repository's files, so they must be there. */
function checkSteps(call) {
    const index = Number(call.path.at(-1));
    const before = stepsOf(call.job).slice(0, index);
    if (before.some(({ uses, run }) => /checkout/.test(textOf(uses)) || /\bgit (clone|checkout)\b/.test(textOf(run))))
        return [];
    return [
        problem(call, ['uses'], `${titleOf(call)} reads the repository's files; put "uses: actions/checkout@v6" before it`),
    ];
}
function checkPermissions(call, { permissions }) {
    const own = call.job['permissions'] !== undefined;
    const stated = own ? call.job['permissions'] : call.workflow['permissions'];
    const wanted = Object.entries(permissions).map(([name, level]) => `${name}: ${level}`);
    if (stated === undefined) {
        const message = `job "${call.jobName}" has no permissions, so they are what the repository's settings say; add "permissions: { ${wanted.join(', ')} }"`;
        return [problem(call, ['uses'], message)];
    }
    const short = Object.entries(permissions).filter(([name, level]) => !suffices(stated, name, level));
    if (short.length === 0)
        return [];
    const path = own ? ['jobs', call.jobName, 'permissions'] : ['permissions'];
    const missing = short.map(([name, level]) => `${name}: ${level}`).join(', ');
    return [call.yaml.problem(path, `${titleOf(call)} needs the permissions ${missing}; without one it is none`, 'key')];
}
function suffices(stated, name, level) {
    if (stated === 'write-all')
        return true;
    if (stated === 'read-all')
        return level === 'read';
    const given = asMapping(stated)[name];
    return given === 'write' || (given === 'read' && level === 'read');
}
function checkEnvironment(call, { config, environments }) {
    const input = call.with['environment'];
    const asked = textOf(input) || 'production';
    const found = [];
    if (!isExpression(asked) && configOf(call) === config && !environments.includes(asked)) {
        found.push(problem(call, ['with', 'environment'], (0,structure/* unknown */.L5)(config, 'environment', asked, environments)));
    }
    const stated = call.job['environment'];
    if (stated === undefined)
        return found;
    const name = textOf(stated) || textOf(asMapping(stated)['name']);
    const path = ['jobs', call.jobName, 'environment'];
    if (call.kind === 'workflow') {
        const message = `a job that calls a workflow has no environment of its own; take it away, or write "with: { environment: ${name} }"`;
        return [...found, call.yaml.problem(path, message, 'key')];
    }
    if (!isExpression(name) && !isExpression(asked) && name !== asked) {
        const message = `job "${call.jobName}" gets the secrets of "${name}" and ${titleOf(call)} releases to "${asked}"; name the same environment in both`;
        return [...found, call.yaml.problem(path, message)];
    }
    return found;
}
/** A token may also come as an environment variable, and whatever `inherit` hands over stands nowhere. */
function checkTokens(call, { config, tokens }) {
    if (configOf(call) !== config || call.job['secrets'] === 'inherit')
        return [];
    const handed = call.kind === 'workflow' ? asMapping(call.job['secrets']) : call.with;
    const step = call.kind === 'action' ? (stepsOf(call.job)[Number(call.path.at(-1))] ?? {}) : {};
    const variables = call.kind === 'action' ? [call.workflow, call.job, step].map(({ env }) => asMapping(env)) : [];
    const below = call.kind === 'workflow' ? 'secrets' : 'with';
    return Object.entries(tokens)
        .filter(([name]) => empty(handed[name] ?? handed[(0,workflows/* nameOfSecret */.XQ)(name)]) && !variables.some((env) => !empty(env[(0,workflows/* nameOfSecret */.XQ)(name)])))
        .map(([name, by]) => {
        const remedy = `add "${name}: \${{ secrets.${(0,workflows/* nameOfSecret */.XQ)(name)} }}" below "${below}:"`;
        return problem(call, [below], `${titleOf(call)} is not handed "${name}", which ${by} needs; ${remedy}`, 'key');
    });
}
function empty(value) {
    return value === undefined || value === null || value === '';
}
function checkTrigger(call) {
    const on = call.workflow['on'];
    const named = Array.isArray(on) || typeof on === 'string';
    const names = named ? [on].flat() : Object.keys(asMapping(on));
    const found = [];
    if (names.includes('pull_request_target')) {
        const message = 'on pull_request_target the code of strangers runs beside your secrets; use "pull_request"';
        found.push(call.yaml.problem(named ? ['on'] : ['on', 'pull_request_target'], message, 'key'));
    }
    const types = asMapping(asMapping(on)['pull_request'])['types'];
    if (titleOf(call) === 'pipeline.yml' && names.includes('pull_request') && ![types].flat().includes('closed')) {
        const message = 'nobody takes a preview away again; write "types: [opened, synchronize, reopened, closed]" below "pull_request:"';
        found.push(call.yaml.problem(['on', 'pull_request'], message, 'key'));
    }
    return found;
}
function checkConcurrency(call) {
    const places = [
        { path: ['concurrency'], value: call.workflow['concurrency'] },
        { path: ['jobs', call.jobName, 'concurrency'], value: call.job['concurrency'] },
    ];
    return places
        .filter(({ value }) => asMapping(value)['cancel-in-progress'] === true)
        .map(({ path }) => call.yaml.problem([...path, 'cancel-in-progress'], 'the next run would cancel a release that is under way, which is then undone; write "cancel-in-progress: false"', 'key'));
}
/** The group that the calling job waits in, where it can be told without running it. */
function groupOf({ workflow, job }) {
    const stated = job['concurrency'] ?? workflow['concurrency'];
    const group = textOf(stated) || textOf(asMapping(stated)['group']);
    return group === '' || isExpression(group) ? undefined : group;
}
function configOf(call) {
    return textOf(call.with['config']) || 'ops.yml';
}
function isExpression(text) {
    return text.includes('${{');
}
function titleOf({ kind, name }) {
    return kind === 'workflow' ? `${(0,structure/* show */.WU)(name).slice(1, -1)}.yml` : name === '.' ? 'ops-actions' : name;
}

// EXTERNAL MODULE: ./src/setup/fill-in.ts
var fill_in = __webpack_require__(49874);
;// CONCATENATED MODULE: ./src/setup/check.ts








const FOLDER = '.github/workflows';
/** `ops.yml` as a release reads it, and every workflow that uses ops-actions. Asks nobody. */
async function check(root, options) {
    const { config: file, packageRoot } = options;
    const { problems, config } = await checkConfig(root, file);
    const application = config && toApplication(config, environmentsIn(root, file));
    const calls = [];
    const unreadable = [];
    for (const path of workflowFiles(root)) {
        const text = read((0,external_node_path_.join)(root, path));
        if (!text?.includes('ops-actions'))
            continue;
        const yaml = (0,config_document/* readYaml */.g)(path, text);
        problems.push(...yaml.problems);
        if (yaml.value === undefined)
            unreadable.push(path);
        const found = callsIn(path, yaml);
        calls.push(...found);
        problems.push(...found.flatMap((call) => checkCall(call, { packageRoot, application })));
    }
    problems.push(...checkTogether(calls));
    const workflows = [...new Set([...calls.map((call) => call.file), ...unreadable])];
    if (workflows.length === 0) {
        problems.push({ file: FOLDER, message: 'no workflow uses ops-actions; ops-actions init writes them' });
    }
    return { problems: once(problems), workflows };
}
async function checkConfig(root, file) {
    const path = (0,external_node_path_.join)(root, file);
    if (!(0,external_node_fs_.existsSync)(path)) {
        return { problems: [{ file, message: 'there is no such file; ops-actions init writes one' }], config: undefined };
    }
    if ((0,external_node_fs_.statSync)(path).isDirectory()) {
        return { problems: [{ file, message: 'this is a directory, and must be a file' }], config: undefined };
    }
    try {
        const config = await (0,src_config.readConfig)({ file, environment: 'production', workspace: root });
        return { problems: toFillIn((0,config_document/* readYaml */.g)(file, (0,external_node_fs_.readFileSync)(path, 'utf8'))), config };
    }
    catch (error) {
        if (!(error instanceof problems/* Problems */.Z))
            throw error;
        return { problems: [...error.problems], config: undefined };
    }
}
function toFillIn(yaml) {
    return textsWithPaths(yaml.value, [])
        .filter(({ text }) => (0,fill_in/* isToFillIn */.WR)(text))
        .map(({ path, text }) => {
        const where = (0,fill_in/* whereToFind */.QG)(path);
        return yaml.problem(path, `${path.join('.')} is still to be filled in, got "${text}" (${where})`);
    });
}
function textsWithPaths(value, path) {
    if (typeof value === 'string')
        return [{ path, text: value }];
    if (typeof value !== 'object' || value === null)
        return [];
    const entries = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
    return entries.flatMap(([key, child]) => textsWithPaths(child, [...path, key]));
}
function environmentsIn(root, file) {
    const { environments } = ((0,config_document/* readYaml */.g)(file, read((0,external_node_path_.join)(root, file)) ?? '').value ?? {});
    return ['production', ...Object.keys(environments ?? {})];
}
function toApplication({ file, components, sentry }, environments) {
    const onVercel = components.find(({ vercel }) => vercel);
    const onRailway = components.find(({ railway }) => railway);
    return {
        config: file,
        environments,
        tokens: {
            ...(onVercel ? { 'vercel-token': `${onVercel.name} in ${file}` } : {}),
            ...(onRailway ? { 'railway-token': `${onRailway.name} in ${file}` } : {}),
            ...(sentry ? { 'sentry-auth-token': `sentry in ${file}` } : {}),
        },
    };
}
function workflowFiles(root) {
    try {
        return (0,external_node_fs_.readdirSync)((0,external_node_path_.join)(root, FOLDER))
            .filter((name) => /\.ya?ml$/.test(name))
            .sort()
            .map((name) => `${FOLDER}/${name}`);
    }
    catch {
        return [];
    }
}
function read(file) {
    try {
        return (0,external_node_fs_.readFileSync)(file, 'utf8');
    }
    catch {
        return undefined;
    }
}
/** What no single call can say: one version everywhere, and a way back that waits for nobody. */
function checkTogether(calls) {
    const [first] = calls;
    const problems = [];
    for (const call of calls) {
        if (!first)
            break;
        const [own, usual] = [call, first].map(({ repository, version }) => `${repository}@${version}`);
        if (own !== usual) {
            const message = `${titleOf(call)} is that of ${own}, and ${first.file} uses ${usual}; a release and its rollback must be of one version`;
            problems.push(call.yaml.problem([...call.path, 'uses'], message));
        }
    }
    const forward = calls.filter((call) => releases(call) && call.name !== 'rollback');
    for (const call of calls.filter(({ name }) => name === 'rollback')) {
        const group = groupOf(call);
        const other = forward.find((one) => group !== undefined && one.file !== call.file && groupOf(one) === group);
        if (!other)
            continue;
        const where = call.job['concurrency'] === undefined ? ['concurrency'] : ['jobs', call.jobName, 'concurrency'];
        const message = `a rollback in the concurrency group "${group}" of ${other.file} would wait for a release that hangs; give it a group of its own`;
        problems.push(call.yaml.problem(where, message, 'key'));
    }
    return problems;
}
function once(problems) {
    const known = new Map(problems.map((problem) => [`${problem.file}:${problem.line}:${problem.column} ${problem.message}`, problem]));
    return [...known.values()];
}

// EXTERNAL MODULE: ./cli/package.ts
var cli_package = __webpack_require__(33907);
// EXTERNAL MODULE: ./cli/screen.ts
var screen = __webpack_require__(12487);
;// CONCATENATED MODULE: ./cli/check.ts




async function run(args) {
    const { values } = (0,external_node_util_.parseArgs)({ args, options: { config: { type: 'string', default: 'ops.yml' } } });
    const { problems, workflows } = await check(process.cwd(), { config: values.config, packageRoot: cli_package/* packageRoot */.Zl });
    if (problems.length > 0)
        return tellProblems(problems);
    return (0,screen/* say */.cv)(`${(0,screen/* shown */.SP)(values.config)} and ${workflows.map(screen/* shown */.SP).join(', ')}: no mistakes`);
}
/** As a compiler does; where GitHub shows them when a job runs this. */
function tellProblems(problems) {
    const inJob = process.env['GITHUB_ACTIONS'] === 'true';
    for (const problem of problems) {
        if (inJob)
            (0,screen/* annotate */.fz)(problem);
        else
            (0,screen/* say */.cv)(toLine(problem));
    }
    (0,screen/* say */.cv)(problems.length === 1 ? '1 mistake' : `${problems.length} mistakes`);
    return 1;
}
function toLine({ file, line, column, message }) {
    const place = [file === undefined ? undefined : (0,screen/* shown */.SP)(file), line, column].filter((part) => part !== undefined);
    return `${place.join(':')}: error: ${message.replaceAll(/\s*\n\s*/g, ' ')}`;
}


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

/***/ 41244:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FW: () => (/* binding */ topicOf),
/* harmony export */   Ni: () => (/* binding */ withLink),
/* harmony export */   il: () => (/* binding */ withHelp),
/* harmony export */   qm: () => (/* binding */ Trouble),
/* harmony export */   xR: () => (/* binding */ helpUrl)
/* harmony export */ });
/* unused harmony export TOPICS */
/** What docs/troubleshooting.md helps with; each is a heading there, by its anchor. */
const TOPICS = (/* unused pure expression or super */ null && ([
    'wrong-inputs',
    'mistakes-in-opsyml',
    'access-was-refused',
    'too-many-requests',
    'a-provider-does-not-answer',
    'a-provider-refused-a-request',
    'nothing-was-begun',
    'another-run-has-the-release',
    'somebody-changed-something-in-a-dashboard',
    'files-that-cannot-be-uploaded',
    'a-deployment-did-not-become-ready',
    'a-gate-did-not-pass',
    'traffic-did-not-move',
    'it-cannot-be-brought-back',
    'the-release-was-undone',
    'a-release-is-not-finished',
    'the-job-was-cancelled',
    'it-is-not-what-was-verified',
    'no-preview-could-be-made',
    'trouble-with-sentry',
    'trouble-with-prometheus',
    'trouble-with-release-notes',
]));
/** An error that says what to do next, and of which the docs tell more. */
class Trouble extends Error {
    name = 'Trouble';
    topic;
    constructor(topic, message, options = {}) {
        super(message, options);
        this.topic = topic;
    }
}
/** That of the innermost cause, which knows best what happened. */
function topicOf(error) {
    const seen = new Set();
    let found;
    for (let one = error; one instanceof Error && !seen.has(one); one = one.cause) {
        seen.add(one);
        if ('topic' in one)
            found = one.topic;
    }
    return found;
}
const HOME = { repository: 'acme/ops-actions', ref: 'v1' };
/** The address of the docs for a topic, or else for an action that has failed; those of the very version that runs. */
function helpUrl(help, env) {
    const page = typeof help === 'string' ? `docs/troubleshooting.md#${help}` : `actions/${help.action}/README.md#when-it-fails`;
    const { GITHUB_ACTION_REPOSITORY: repository = '', GITHUB_ACTION_REF: ref = '' } = env;
    // Both are empty for an action of the repository's own, as in a workflow that says `uses: ./`.
    const known = /^[\w.-]+\/[\w.-]+$/.test(repository) && /^[\w./-]+$/.test(ref);
    const from = known ? { repository, ref } : HOME;
    return `https://github.com/${from.repository}/blob/${from.ref}/${page}`;
}
/** A message with the link below it, for an annotation. */
function withLink(message, where) {
    return `${message}\nHelp: ${where}`;
}
/** A job summary with the link as its last line. */
function withHelp(summary, where) {
    return `${summary.trimEnd()}\n\n[What to do about it](${where})\n`;
}


/***/ }),

/***/ 62095:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ Problems),
/* harmony export */   u: () => (/* binding */ WrongConfig)
/* harmony export */ });
/** Mistakes that were found together and are reported together. */
class Problems extends Error {
    name = 'Problems';
    topic = 'wrong-inputs';
    problems;
    constructor(subject, problems) {
        const count = problems.length === 1 ? '1 mistake' : `${problems.length} mistakes`;
        super([`${subject}: ${count}`, ...problems.map((problem) => `  ${place(problem)}${problem.message}`)].join('\n'));
        this.problems = problems;
    }
}
/** Mistakes in `ops.yml`, or in an input that is written as a part of it. */
class WrongConfig extends Problems {
    topic = 'mistakes-in-opsyml';
}
function place({ file, line, column }) {
    const parts = [file, line, column].filter((part) => part !== undefined);
    return parts.length > 0 ? `${parts.join(':')} ` : '';
}


/***/ }),

/***/ 49874:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   QG: () => (/* binding */ whereToFind),
/* harmony export */   WR: () => (/* binding */ isToFillIn),
/* harmony export */   pz: () => (/* binding */ fillIn)
/* harmony export */ });
/* unused harmony export WHERE_TO_FIND */
/** Stands where a person has to write what no file tells. A valid value everywhere, so that the rest can be tried out. */
function fillIn(what) {
    return `fill-in-${what}`;
}
/** Also as a host: `https://fill-in-web.example`. */
function isToFillIn(text) {
    return /\bfill-in-[a-z]/.test(text);
}
/** Where people find what is to be filled in, by the key that it stands below. */
const WHERE_TO_FIND = {
    'vercel.project': "Vercel: the project's Settings, General, Project ID",
    'vercel.team': "Vercel: the team's Settings, General, Team ID",
    'railway.project': "Railway: the project's Settings, General, Project ID",
    'railway.service': 'Railway: the name of the service in the project',
    url: 'the address that visitors use',
    organization: 'Sentry: Settings, General Settings, Organization Slug',
    project: 'Sentry: Settings, Projects, the slug of the project',
};
/** By the path of a place in `ops.yml`. */
function whereToFind(path) {
    const key = String(path.at(-1));
    const below = `${path.at(-2)}.${key}`;
    if (path.includes('sentry'))
        return WHERE_TO_FIND[key === 'organization' ? key : 'project'] ?? '';
    return WHERE_TO_FIND[below] ?? WHERE_TO_FIND[key] ?? 'see the comment there';
}


/***/ }),

/***/ 43974:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ opsYml),
/* harmony export */   d: () => (/* binding */ scalar)
/* harmony export */ });
/* harmony import */ var _fill_in_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(49874);

function opsYml({ components, sentry }, { actions, version }) {
    const lines = [
        `# yaml-language-server: $schema=https://raw.githubusercontent.com/${actions}/${version}/schema/ops.schema.json`,
        'components:',
    ];
    for (const component of components) {
        const { name, platform, settings, source, url, identity, identityFound, after, migrations, healthPath } = component;
        lines.push(`  ${name}:`, `    ${platform}: ${mapping(settings)}${comment(settings, platform)}`, `    source: ${scalar(source)}`, `    url: ${scalar(url)}${(0,_fill_in_js__WEBPACK_IMPORTED_MODULE_0__/* .isToFillIn */ .WR)(url) ? ' # fill in' : ''}`, `    identity: ${mapping({ ...identity })}${identityFound ? '' : ' # not there yet, see ops-actions init'}`);
        if (after.length > 0)
            lines.push(`    after: ${list(after)}`);
        if (migrations.length > 0)
            lines.push(`    migrations: ${list(migrations)}`);
        if (healthPath?.startsWith('/'))
            lines.push('    smoke:', `      - get: ${scalar(healthPath)}`);
    }
    if (sentry) {
        const { organization, projects } = sentry;
        const unknown = [organization, ...Object.values(projects)].some(_fill_in_js__WEBPACK_IMPORTED_MODULE_0__/* .isToFillIn */ .WR);
        lines.push('', `sentry:${unknown ? ' # fill in' : ''}`, `  organization: ${scalar(organization)}`, `  projects: ${mapping(projects)}`);
    }
    return `${lines.join('\n')}\n`;
}
function comment(settings, platform) {
    if ((0,_fill_in_js__WEBPACK_IMPORTED_MODULE_0__/* .isToFillIn */ .WR)(settings['project'] ?? ''))
        return ' # fill in';
    return platform === 'railway' ? ' # service: its name there' : '';
}
function mapping(values) {
    const pairs = Object.entries(values).map(([key, value]) => `${key}: ${value === true ? 'true' : scalar(String(value))}`);
    return `{ ${pairs.join(', ')} }`;
}
function list(values) {
    return `[${values.map(scalar).join(', ')}]`;
}
/** Plain where nothing could be taken for something else, which a number or `true` would be. */
function scalar(text) {
    const plain = /^(\.|[A-Za-z/][\w./:@*-]*|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.test(text);
    return plain && !/^(true|false|null|yes|no|on|off)$|:$/i.test(text) ? text : JSON.stringify(text);
}


/***/ }),

/***/ 26627:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BF: () => (/* binding */ workflowFiles),
/* harmony export */   Fj: () => (/* binding */ secretsOf),
/* harmony export */   XQ: () => (/* binding */ nameOfSecret)
/* harmony export */ });
/* harmony import */ var _ops_yml_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(43974);

const SECRETS = {
    vercel: ['vercel-token', 'vercel-automation-bypass-secret'],
    railway: ['railway-token'],
    sentry: ['sentry-auth-token'],
};
/** As workflows hand it over: `vercel-token` → `VERCEL_TOKEN`. */
function nameOfSecret(name) {
    return name.replaceAll('-', '_').toUpperCase();
}
/** The secrets that an application's platforms ask for. */
function secretsOf({ components, sentry }) {
    const on = (platform) => components.some((component) => component.platform === platform);
    return [
        ...(on('vercel') ? SECRETS.vercel : []),
        ...(on('railway') ? SECRETS.railway : []),
        ...(sentry ? SECRETS.sentry : []),
    ];
}
function workflowFiles(facts, { branch, ...source }) {
    const secrets = secretsOf(facts).map((name) => `      ${name}: \${{ secrets.${nameOfSecret(name)} }}`);
    const call = (name) => [
        `    uses: ${source.actions}/.github/workflows/${name}.yml@${source.version}`,
    ];
    const handed = secrets.length > 0 ? ['    secrets:', ...secrets] : [];
    return [
        {
            path: '.github/workflows/pipeline.yml',
            text: lines('name: Pipeline', '# A pull request is checked and gets a preview; a push is released.', 'on:', '  pull_request:', '    types: [opened, synchronize, reopened, closed]', '  push:', `    branches: [${(0,_ops_yml_js__WEBPACK_IMPORTED_MODULE_0__/* .scalar */ .d)(branch)}]`, 'permissions: {}', 'jobs:', '  pipeline:', '    permissions: { contents: write, deployments: write, actions: write, issues: write, pull-requests: write }', ...call('pipeline'), ...handed),
        },
        {
            path: '.github/workflows/rollback.yml',
            text: lines('name: Roll back', 'on:', '  workflow_dispatch:', '    inputs:', '      to:', '        description: Release id, commit or tag; the release before the live one when empty', '      reason:', '        description: Why, for the record', 'permissions: {}', 'jobs:', '  rollback:', '    permissions: { contents: read, deployments: write, actions: write, issues: write }', ...call('rollback'), '    with:', '      to: ${{ inputs.to }}', '      reason: ${{ inputs.reason }}', ...handed),
        },
        {
            path: '.github/workflows/recover.yml',
            text: lines('name: Recover', '# Finishes a release whose run has died; does nothing when there is none.', 'on:', '  schedule:', "    - cron: '7,37 * * * *'", '  workflow_dispatch:', 'permissions: {}', 'jobs:', '  recover:', '    permissions: { contents: read, deployments: write, actions: write, issues: write }', ...call('recover'), ...handed),
        },
    ];
}
function lines(...all) {
    return `${all.join('\n')}\n`;
}


/***/ })

};
