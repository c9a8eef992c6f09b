export const id = 5545;
export const ids = [5545];
export const modules = {

/***/ 21266:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ listFiles),
/* harmony export */   f: () => (/* binding */ treeDigest)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_2__);



/** Never shipped, wherever they lie; `.vercel` and `.next` only where the output is the source itself. */
const NEVER = new Set(['.git', 'node_modules', '.DS_Store']);
const NOT_OF_SOURCE = new Set(['.github', '.vercel', '.next', '.ops-verify', '.vscode', '.idea']);
/** All files below `directory`. Links are followed, because what is uploaded or archived holds what they point to. */
async function listFiles(directory, options) {
    const files = [];
    const badLinks = [];
    const limit = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)(options.within);
    const visit = async (folder, below, trail) => {
        for (const entry of await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readdir)(folder, { withFileTypes: true })) {
            // A function on Vercel ships its own packages.
            if (NEVER.has(entry.name) && !(entry.name === 'node_modules' && !options.isSource))
                continue;
            if (options.isSource && NOT_OF_SOURCE.has(entry.name))
                continue;
            const path = below + entry.name;
            const file = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, entry.name);
            if (entry.isSymbolicLink()) {
                const real = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)(file).catch(() => undefined);
                const info = real && (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.stat)(real));
                if (!real || !info || !isBelow(limit, real) || trail.includes(real))
                    badLinks.push(path);
                else if (info.isDirectory())
                    await visit(real, `${path}/`, [...trail, real]);
                else if (info.isFile())
                    files.push({ path, file: real, size: info.size });
            }
            else if (entry.isDirectory()) {
                await visit(file, `${path}/`, [...trail, file]);
            }
            else if (entry.isFile()) {
                files.push({ path, file, size: (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.stat)(file)).size });
            }
        }
    };
    const root = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)(directory);
    await visit(root, '', [root]);
    return { files: files.sort((a, b) => (a.path < b.path ? -1 : 1)), badLinks: badLinks.sort() };
}
function isBelow(folder, file) {
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.relative)(folder, file);
    return path !== '..' && !path.startsWith(`..${node_path__WEBPACK_IMPORTED_MODULE_2__.sep}`);
}
/** The digest of an output: over paths and contents, and nothing that a way by archive may change. */
function treeDigest() {
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
    return {
        add: (path, contentHash) => {
            hash.update(`${path.length}:${path}\0${contentHash}\n`);
        },
        end: () => hash.digest('hex'),
    };
}


/***/ }),

/***/ 5271:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ verifyReport)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77934);

const size = valibot__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
    raw: valibot__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
    gzip: valibot__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
    brotli: valibot__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
});
const status = valibot__WEBPACK_IMPORTED_MODULE_0__/* .picklist */ .KIO(['success', 'failure', 'skipped', 'unknown']);
/** What `verify` found, as it is handed to later jobs. From a fork it is hostile: everything in it is text to be escaped. */
const verifyReport = valibot__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
    version: valibot__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz(1),
    /** Full SHA of what was verified. */
    commit: valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .regex */ .yGV(/^[0-9a-f]{40}$/)),
    status,
    components: valibot__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
        name: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
        /** From the repository's root. */
        source: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
        status,
        /** Why it was skipped or has failed, in one line. */
        reason: valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()),
        checks: valibot__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
            name: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
            status,
            durationMs: valibot__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
            detail: valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()),
        })),
        output: valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
            /** From the component's source directory. */
            directory: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
            files: valibot__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
            /** SHA-256 over the paths and contents of all files, so that what is deployed can be proven to be what was verified. */
            digest: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
            size,
            /** The same of the base branch, where it is known. */
            base: valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(size),
        })),
    })),
});


/***/ }),

/***/ 5545:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   demandVerified: () => (/* binding */ demandVerified)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(51455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_2__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_3__);
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(77934);
/* harmony import */ var _help_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(41244);
/* harmony import */ var _files_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(21266);
/* harmony import */ var _report_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(5271);








const LARGEST = 4 * 1024 * 1024;
/** Throws with everything in which what lies here differs from what was verified. */
async function demandVerified({ file, workspace, commit, components }) {
    const report = await readReport((0,node_path__WEBPACK_IMPORTED_MODULE_3__.resolve)(workspace, file), file);
    const reasons = [
        ...(report.commit === commit
            ? []
            : [`it is of commit ${report.commit.slice(0, 7)}, and ${commit.slice(0, 7)} is to be released`]),
        ...(report.status === 'success' ? [] : [`its verdict is ${report.status}`]),
        ...(await Promise.all(components.map(async (component) => await difference(component, report, workspace)))).flat(),
    ];
    if (reasons.length > 0) {
        throw new _help_js__WEBPACK_IMPORTED_MODULE_4__/* .Trouble */ .qm('it-is-not-what-was-verified', `what would be deployed is not what ${file} has verified: ${reasons.join('; ')}. Deploy the very files that verify has left, of the same commit, or run verify again`);
    }
}
async function readReport(path, shown) {
    const remedy = 'is it the output "report" of verify, and was its artifact downloaded before this step?';
    const info = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.stat)(path).catch(() => undefined);
    if (!info?.isFile())
        throw new _help_js__WEBPACK_IMPORTED_MODULE_4__/* .Trouble */ .qm('it-is-not-what-was-verified', `input "verified": there is no file ${shown}; ${remedy}`);
    try {
        if (info.size > LARGEST)
            throw new Error('it is too long');
        return valibot__WEBPACK_IMPORTED_MODULE_7__/* .parse */ .qgA(_report_js__WEBPACK_IMPORTED_MODULE_6__/* .verifyReport */ .y, JSON.parse(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.readFile)(path, 'utf8')));
    }
    catch (cause) {
        throw new _help_js__WEBPACK_IMPORTED_MODULE_4__/* .Trouble */ .qm('it-is-not-what-was-verified', `input "verified": ${shown} is no report of verify; ${remedy}`, {
            cause,
        });
    }
}
async function difference({ name, source, uploads }, report, workspace) {
    const found = report.components.find((one) => one.name === name);
    if (!found)
        return [`it does not know ${name}`];
    // Of what is no program here, such as an image, there is nothing to verify.
    if (found.status !== 'success' && !(found.status === 'skipped' && !found.output))
        return [`its verdict on ${name} is ${found.status}`];
    const { output } = found;
    if (uploads !== undefined && output?.directory !== uploads) {
        return [`${name} uploads ${uploads}, and ${output ? `${output.directory} was verified` : 'no output was'}`];
    }
    if (!output)
        return [];
    if (/^([/\\]|[A-Za-z]:)/.test(output.directory) || output.directory.split(/[/\\]/).includes('..'))
        return [`the output of ${name} leads out of its source`];
    const directory = (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(workspace, source, output.directory);
    const shown = `${source}/${output.directory}`;
    if (!(0,node_fs__WEBPACK_IMPORTED_MODULE_1__.existsSync)(directory))
        return [`${shown} of ${name} is not here`];
    const { files, badLinks } = await (0,_files_js__WEBPACK_IMPORTED_MODULE_5__/* .listFiles */ .C)(directory, { isSource: output.directory === '.', within: workspace });
    if (badLinks.length > 0)
        return [`${shown} of ${name} holds a link that leads out of it`];
    if ((await digestOf(files)) === output.digest)
        return [];
    const count = files.length === output.files ? '' : ` (${files.length} files instead of ${output.files})`;
    return [`${shown} of ${name} has been changed${count}`];
}
async function digestOf(files) {
    const digest = (0,_files_js__WEBPACK_IMPORTED_MODULE_5__/* .treeDigest */ .f)();
    for (const { path, file } of files) {
        const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
        for await (const part of (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.createReadStream)(file))
            hash.update(part);
        digest.add(path, hash.digest('hex'));
    }
    return digest.end();
}


/***/ })

};
