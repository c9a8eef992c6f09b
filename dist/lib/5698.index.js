export const id = 5698;
export const ids = [5698];
export const modules = {

/***/ 3836:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ readVersion),
/* harmony export */   _: () => (/* binding */ HELP)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _package_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(33907);



/** What of the package its own file says. */
function readVersion() {
    const { version } = JSON.parse((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(_package_js__WEBPACK_IMPORTED_MODULE_2__/* .packageRoot */ .Zl, 'package.json'), 'utf8'));
    return version;
}
const HELP = {
    'ops-actions': `Usage: ops-actions COMMAND

  init       look at this repository; write ops.yml and its workflows
  check      check ops.yml and the workflows, offline
  rehearse   release this repository to local servers that behave as the providers

ops-actions COMMAND --help tells more. Run them at the repository's root.`,
    init: `Usage: ops-actions init [options]

Looks at the repository, writes ops.yml and three workflows (pipeline, rollback, recover), and says what is left to do.
Whatever is there already stays as it is.

  --dry-run                   show what would be written
  --url NAME=URL              public address of a component
  --vercel DIR                a directory that is deployed to Vercel, where it is not found
  --railway DIR               the same for Railway
  --vercel-project NAME=ID    prj_… or name
  --vercel-team ID            team_… or slug
  --railway-project ID
  --railway-service NAME=SERVICE
  --sentry-organization SLUG
  --sentry-project NAME=SLUG
  --branch NAME               what is released; the repository's default branch
  --actions OWNER/NAME@REF    the ops-actions to call`,
    check: `Usage: ops-actions check [--config PATH]

Checks ops.yml as a release would read it, names what is still to be filled in, and checks every workflow that uses
ops-actions: inputs, secrets, permissions, environments, concurrency, versions. Asks nobody. Ends with 1 when something
is wrong; in GitHub Actions each mistake is an annotation.`,
    rehearse: `Usage: ops-actions rehearse [options]

Releases this repository to a sandbox on this machine: builds it, runs the real deploy action, starts the backend as a
process, serves the frontend, and shows what was asked of whom and what would be live. It needs no token and takes none.

  --broken             then release a version that tells a wrong commit; it must not stay live
  --rollback           then release another version, and roll back to the first
  --no-build           take what is built already
  --env NAME=VALUE     a variable for builds and backends; SMOKE_… also for checks
  --env-file FILE      the same, one a line
  --config PATH        default ops.yml
  --environment NAME   default production
  --verbose            show the log of the action`,
};


/***/ }),

/***/ 85698:
/***/ ((module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.a(module, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
__webpack_require__.r(__webpack_exports__);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57975);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_util__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _src_nearest_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(37909);
/* harmony import */ var _src_explain_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(24216);
/* harmony import */ var _help_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3836);
/* harmony import */ var _older_node_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(73410);
/* harmony import */ var _package_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(33907);
/* harmony import */ var _screen_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(12487);
/* harmony import */ var _usage_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(84036);








const COMMANDS = {
    init: async () => await __webpack_require__.e(/* import() */ 4309).then(__webpack_require__.bind(__webpack_require__, 24309)),
    check: async () => await Promise.all(/* import() */[__webpack_require__.e(7934), __webpack_require__.e(8815), __webpack_require__.e(2215)]).then(__webpack_require__.bind(__webpack_require__, 32215)),
    rehearse: async () => await Promise.all(/* import() */[__webpack_require__.e(7934), __webpack_require__.e(8815), __webpack_require__.e(2215), __webpack_require__.e(9141)]).then(__webpack_require__.bind(__webpack_require__, 19141)),
};
(0,_older_node_js__WEBPACK_IMPORTED_MODULE_5__/* .completeNode */ ._)();
// Whoever read it has gone, as `head` does; what was begun is finished.
process.stdout.on('error', () => { });
const [name = 'help', ...args] = process.argv.slice(2);
try {
    process.exitCode = await run(name);
}
catch (error) {
    const wrong = error instanceof _usage_js__WEBPACK_IMPORTED_MODULE_6__/* .WrongUsage */ .r || String(error.code).startsWith('ERR_PARSE_ARGS');
    (0,_screen_js__WEBPACK_IMPORTED_MODULE_4__/* .complain */ .cc)((0,_src_explain_js__WEBPACK_IMPORTED_MODULE_1__/* .explain */ .W)(error));
    if (wrong)
        (0,_screen_js__WEBPACK_IMPORTED_MODULE_4__/* .complain */ .cc)(`see: ${(0,_package_js__WEBPACK_IMPORTED_MODULE_3__/* .program */ .DM)()} ${name in COMMANDS ? `${name} ` : ''}--help`);
    process.exitCode = wrong ? 2 : 1;
}
async function run(name) {
    if (name === '--version' || name === '-v')
        return (0,_screen_js__WEBPACK_IMPORTED_MODULE_4__/* .say */ .cv)((0,_help_js__WEBPACK_IMPORTED_MODULE_2__/* .readVersion */ .$)());
    const asked = name === 'help' ? (args[0] ?? 'ops-actions') : name;
    if (name === 'help' || name === '--help' || name === '-h')
        return (0,_screen_js__WEBPACK_IMPORTED_MODULE_4__/* .say */ .cv)(_help_js__WEBPACK_IMPORTED_MODULE_2__/* .HELP */ ._[asked] ?? _help_js__WEBPACK_IMPORTED_MODULE_2__/* .HELP */ ._['ops-actions'] ?? '');
    const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
    if (!load) {
        const meant = (0,_src_nearest_js__WEBPACK_IMPORTED_MODULE_7__/* .nearest */ .p)(name, Object.keys(COMMANDS));
        throw new _usage_js__WEBPACK_IMPORTED_MODULE_6__/* .WrongUsage */ .r(`there is no command "${name}"${meant ? `; did you mean "${meant}"?` : ''}`);
    }
    if ((0,node_util__WEBPACK_IMPORTED_MODULE_0__.parseArgs)({ args, strict: false }).values['help'])
        return (0,_screen_js__WEBPACK_IMPORTED_MODULE_4__/* .say */ .cv)(_help_js__WEBPACK_IMPORTED_MODULE_2__/* .HELP */ ._[name] ?? '');
    return await (await load()).run(args);
}

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 73410:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ completeNode)
/* harmony export */ });
/** A user's Node may be 20, the actions' is 24. All else that `init` and `check` need is there already. */
function completeNode() {
    if (!('parse' in URL))
        Object.assign(URL, { parse });
}
function parse(text, base) {
    return URL.canParse(text, base) ? new URL(text, base) : null;
}


/***/ }),

/***/ 33907:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DM: () => (/* binding */ program),
/* harmony export */   Mt: () => (/* binding */ actionsRepository),
/* harmony export */   Zl: () => (/* binding */ packageRoot)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_url__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(73136);
/* harmony import */ var node_url__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(node_url__WEBPACK_IMPORTED_MODULE_2__);



/** The folder of this package, wherever the bundle or the source lies in it. */
const packageRoot = rootAbove((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)((0,node_url__WEBPACK_IMPORTED_MODULE_2__.fileURLToPath)(import.meta.url)));
function rootAbove(folder) {
    const isRoot = read((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, 'package.json'))['name'] === 'ops-actions';
    return isRoot || folder === (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(folder) ? folder : rootAbove((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(folder));
}
/** `owner/ops-actions`: where npm has fetched this package from, else as its own file says. */
function actionsRepository() {
    return fetchedFrom() ?? statedIn(read((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(packageRoot, 'package.json'))) ?? 'acme/ops-actions';
}
function fetchedFrom() {
    const { packages } = read((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(packageRoot), '.package-lock.json'));
    const own = packages?.[`node_modules/${(0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(packageRoot)}`];
    return /github\.com[:/]([\w.-]+\/[\w.-]+?)(?:\.git)?(?:#|$)/.exec(own?.resolved ?? '')?.[1];
}
function statedIn({ repository }) {
    const text = typeof repository === 'string' ? repository : repository?.url;
    return /^(?:github:|.*github\.com[:/])([\w.-]+\/[\w.-]+?)(?:\.git)?$/.exec(text ?? '')?.[1];
}
function read(file) {
    try {
        return JSON.parse((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(file, 'utf8'));
    }
    catch {
        return {};
    }
}
/** How people call what they are running: `npx github:acme/ops-actions`. */
function program() {
    return process.env['npm_command'] === 'exec' ? `npx github:${actionsRepository()}` : 'ops-actions';
}


/***/ }),

/***/ 12487:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   SP: () => (/* binding */ shown),
/* harmony export */   cc: () => (/* binding */ complain),
/* harmony export */   cv: () => (/* binding */ say),
/* harmony export */   fz: () => (/* binding */ annotate)
/* harmony export */ });
/* harmony import */ var _src_markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(83758);
/* harmony import */ var _src_redact_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76670);


/** Prints, and answers with the exit code of a command that has done what it was asked for. */
function say(...lines) {
    process.stdout.write(`${lines.map(safe).join('\n')}\n`);
    return 0;
}
function complain(text) {
    process.stderr.write(`${safe(text)}\n`);
}
/** A name that a stranger may have given to a file: one line that no terminal and no runner takes for a command. */
function shown(name) {
    const line = (0,_src_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .oneLine */ .TN)(name);
    return line === name && !/^\s|\s$/.test(name) ? line : JSON.stringify(line);
}
/** A runner reads what begins with `::` as a command, wherever `ops-actions` is run in a job. */
function safe(text) {
    const gap = '\u200B';
    return ((0,_src_redact_js__WEBPACK_IMPORTED_MODULE_1__/* .redact */ .E)(text)
        // oxlint-disable-next-line no-control-regex
        .replaceAll(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/g, '')
        .replaceAll(/^(\s*):(?=:)/gm, `$1:${gap}`)
        .replaceAll('##[', `#${gap}#[`));
}
/** A mistake where GitHub shows it: beside its line in the diff. */
function annotate({ file, line, column, message }) {
    const place = { file, line, col: column };
    const properties = Object.entries(place).flatMap(([key, value]) => value === undefined ? [] : [`${key}=${escaped(String(value)).replaceAll(':', '%3A').replaceAll(',', '%2C')}`]);
    process.stdout.write(`::error ${properties.join(',')}::${escaped((0,_src_redact_js__WEBPACK_IMPORTED_MODULE_1__/* .redact */ .E)(message))}\n`);
}
function escaped(text) {
    return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}


/***/ }),

/***/ 84036:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ pairs),
/* harmony export */   r: () => (/* binding */ WrongUsage)
/* harmony export */ });
/** The command line itself is wrong: nothing was done. */
class WrongUsage extends Error {
}
/** `web=https://shop.example` for several, by name. */
function pairs(flag, values = []) {
    return Object.fromEntries(values.map((value) => {
        const [, name, rest] = /^([^=]+)=(.+)$/s.exec(value) ?? [];
        if (name === undefined || rest === undefined) {
            throw new WrongUsage(`--${flag} must be NAME=VALUE, got ${JSON.stringify(value)}`);
        }
        return [name, rest];
    }));
}


/***/ }),

/***/ 24216:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ explain)
/* harmony export */ });
/* harmony import */ var _redact_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76670);

/** What went wrong, for people: the message, then each cause on a line of its own. Never a secret, never a stack. */
function explain(error) {
    const lines = [];
    const seen = new Set();
    tell(error, '');
    return (0,_redact_js__WEBPACK_IMPORTED_MODULE_0__/* .redact */ .E)(lines.join('\n'));
    function tell(problem, indent) {
        if (problem === undefined || problem === null || seen.has(problem))
            return;
        seen.add(problem);
        const message = messageOf(problem);
        // Many a wrapper repeats its cause's words.
        const told = lines.some((line) => line.includes(message));
        if (!told)
            lines.push(indent ? `${indent}because ${message}` : message);
        const inner = told ? indent : `${indent}  `;
        if (problem instanceof AggregateError)
            for (const one of problem.errors)
                tell(one, inner);
        if (problem instanceof Error)
            tell(problem.cause, inner);
    }
}
function messageOf(problem) {
    const text = problem instanceof Error ? problem.message || problem.name : String(problem);
    return text.replace(/^((Uncaught )?\w*Error: )+/, '');
}


/***/ }),

/***/ 83758:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   TN: () => (/* binding */ oneLine),
/* harmony export */   aY: () => (/* binding */ code),
/* harmony export */   pj: () => (/* binding */ plain),
/* harmony export */   tp: () => (/* binding */ table)
/* harmony export */ });
/** Text of strangers as one line of plain text in Markdown: it can't break a table, link, ping, refer or show markup. */
function plain(text, most = 300) {
    return (shortened(oneLine(text), most)
        .replaceAll(SPECIAL, (found) => SAFE[found] ?? broken(found))
        // What would begin a list or a heading.
        .replace(/^(\d*)([-+=.)])/, '$1\\$2'));
}
/** Has no width, and ends a name, a number and an address. */
const BREAK = '&#8203;';
const SPECIAL = /[&<>\\`*_[\]|~!@$]|#\d?|\bGH-(?=\d)|:\/\/|www\./gi;
// GitHub looks for names, numbers and formulas when the Markdown is rendered already, so that no escape hides them.
const SAFE = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '@': `@${BREAK}`,
    '#': '\\#',
    $: `${BREAK}$${BREAK}`,
    '://': `:${BREAK}//`,
};
function broken(found) {
    if (found.startsWith('#'))
        return `\\#${BREAK}${found.slice(1)}`;
    if (found.endsWith('.'))
        return `${found.slice(0, -1)}${BREAK}.`;
    return found.endsWith('-') ? `${found}${BREAK}` : `\\${found}`;
}
/** What people would see of it in one line: nothing that is invisible or reorders text, and no towers of accents. */
function oneLine(text) {
    // Nearly every title, and the rest costs ten times as much.
    if (/^[ -~]*$/.test(text))
        return text.replaceAll(/ {2,}/g, ' ').trim();
    return text
        .toWellFormed()
        .replaceAll(/(\p{RGI_Emoji})|([[\s--\uFEFF]\p{Cc}]+)|[\p{Cf}\p{Default_Ignorable_Code_Point}]/gv, (_, emoji, blanks) => emoji ?? (blanks ? ' ' : ''))
        .replaceAll(/(\p{M}{4})\p{M}+/gu, '$1')
        .replaceAll(/ {2,}/g, ' ')
        .trim();
}
function shortened(line, most) {
    // Half a character is none.
    return line.length > most ? `${line.slice(0, most - 1).replace(/[\uD800-\uDBFF\u200D]$/, '')}…` : line;
}
/** Text that is known to be harmless (an id, a commit) as code. */
function code(text) {
    return `\`${text.replaceAll('`', '')}\``;
}
/** Cells are Markdown already. Nothing when there are no rows. */
function table(head, rows) {
    return rows.length === 0 ? '' : [head, head.map(() => '---'), ...rows].map(row).join('\n');
}
function row(cells) {
    return `| ${cells.join(' | ')} |`;
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

/***/ 76670:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ redact),
/* harmony export */   g: () => (/* binding */ keepSecret)
/* harmony export */ });
const secrets = new Set();
/** Remembers a value that must never be shown. Called by whoever reads a secret, before anything else is done with it. */
function keepSecret(value) {
    // Shorter values would blank out ordinary words; a token is never that short.
    if (value.length < 4)
        return;
    secrets.add(value);
    secrets.add(encodeURIComponent(value));
    secrets.add(Buffer.from(value).toString('base64'));
}
/** Replaces every secret read so far by `***`. For all text that leaves the process other than to its owner. */
function redact(text) {
    let safe = text;
    for (const secret of secrets)
        safe = safe.replaceAll(secret, '***');
    return safe;
}


/***/ })

};
