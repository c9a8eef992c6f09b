export const id = 380;
export const ids = [380];
export const modules = {

/***/ 9329:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ readYaml)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8815);

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

/***/ 8270:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Eo: () => (/* binding */ stated),
/* harmony export */   K4: () => (/* binding */ toCheck),
/* harmony export */   hd: () => (/* binding */ resolve),
/* harmony export */   oU: () => (/* binding */ componentUnder)
/* harmony export */ });
/* harmony import */ var _duration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7607);

/** The file as it counts in one environment, with every default filled in. */
function resolve(source, file, environment) {
    const overrides = source.environments[environment]?.components ?? {};
    const { organization, project, projects, url = '' } = source.sentry ?? {};
    const names = Object.keys(source.components);
    return {
        file,
        environment,
        components: Object.entries(source.components).map(([name, component]) => ({
            ...toComponent(name, merge(component, overrides[name])),
            smoke: [
                ...component.smoke,
                ...source.smoke.filter(({ get }) => componentUnder(get, source.components) === name),
            ].map((check) => toCheck(check, component.url)),
        })),
        gateTimeoutMs: ms(source.gate.timeout),
        ...(organization === undefined
            ? {}
            : {
                sentry: {
                    organization,
                    projects: projects ?? Object.fromEntries(names.map((name) => [name, project ?? ''])),
                    url: withoutSlash(url),
                },
            }),
    };
}
/** The component as it is in an environment that differs from production. */
function merge(component, override) {
    const { vercel, railway, url = component.url, timeout = component.timeout } = override ?? {};
    return {
        ...component,
        url,
        timeout,
        ...(component.vercel ? { vercel: { ...component.vercel, ...stated(vercel) } } : {}),
        ...(component.railway ? { railway: { ...component.railway, ...stated(railway) } } : {}),
    };
}
/** The component whose address is the longest one that `address` lies below. */
function componentUnder(address, components) {
    return Object.entries(components)
        .map(([name, { url = '' }]) => ({ name, url }))
        .filter(({ url }) => pathBelow(address, url) !== undefined)
        .sort((left, right) => right.url.length - left.url.length)[0]?.name;
}
function toComponent(name, component) {
    const { identity, after, migrations, uploads, vercel, railway } = component;
    return {
        name,
        source: component.source.replace(/^(\.\/+)+(?=.)/, '').replace(/(?<=.)\/+$/, ''),
        url: withoutSlash(component.url),
        identity: stated(identity),
        after,
        migrations,
        uploads,
        timeoutMs: ms(component.timeout),
        ...(vercel ? { vercel: stated(vercel) } : {}),
        ...(railway ? { railway: stated(railway) } : {}),
    };
}
/** An address of production becomes a path, so that it holds for a staged build and in every environment. */
function toCheck({ get, contains, duration, p95, ...check }, url) {
    return {
        ...stated(check),
        get: pathBelow(get, url) ?? get,
        ...(contains === undefined ? {} : { contains: [contains].flat() }),
        ...(duration === undefined ? {} : { durationMs: ms(duration) }),
        ...(p95 === undefined ? {} : { p95Ms: ms(p95) }),
    };
}
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

/***/ 131:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D_: () => (/* binding */ identity),
/* harmony export */   NJ: () => (/* binding */ file),
/* harmony export */   sz: () => (/* binding */ componentCheck)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7934);
/* harmony import */ var _duration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7607);


const NAME = /^[a-z][a-z0-9-]{0,30}$/;
const text = (description) => valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP('a text'), valibot__WEBPACK_IMPORTED_MODULE_1__/* .regex */ .yGV(/\S/, 'a text that is not empty'), valibot__WEBPACK_IMPORTED_MODULE_1__/* .description */ .h_(description));
const word = (description) => valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP('a text'), valibot__WEBPACK_IMPORTED_MODULE_1__/* .regex */ .yGV(/^\S+$/, 'a text without blanks'), valibot__WEBPACK_IMPORTED_MODULE_1__/* .description */ .h_(description));
const duration = (description) => valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP('a duration like "800ms", "90s", "5m" or "1h"'), valibot__WEBPACK_IMPORTED_MODULE_1__/* .regex */ .yGV(_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .DURATION */ .ft, 'a duration like "800ms", "90s", "5m" or "1h"'), valibot__WEBPACK_IMPORTED_MODULE_1__/* .description */ .h_(description));
const address = (description) => valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP('an address like "https://shop.example"'), valibot__WEBPACK_IMPORTED_MODULE_1__/* .regex */ .yGV(/^(https:\/\/|http:\/\/(localhost|127\.0\.0\.1|\[::1\])(?=[:/]|$))[^\s?#@]+$/, 'an "https://" address without a query, such as "https://shop.example" ("http://" only for localhost)'), valibot__WEBPACK_IMPORTED_MODULE_1__/* .check */ .z6Y((url) => URL.canParse(url), 'an address like "https://shop.example"'), valibot__WEBPACK_IMPORTED_MODULE_1__/* .description */ .h_(description));
const path = (description) => valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP('a path'), valibot__WEBPACK_IMPORTED_MODULE_1__/* .regex */ .yGV(/^\/\S*$/, 'a path that begins with "/"'), valibot__WEBPACK_IMPORTED_MODULE_1__/* .description */ .h_(description));
const glob = valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP('a pattern'), valibot__WEBPACK_IMPORTED_MODULE_1__/* .regex */ .yGV(/^(?!\/)(?!(.*\/)?\.\.(\/|$))\S.*$/, 'a pattern below the directory, such as "db/migrations/**"'));
const flag = (description) => valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .boolean */ .zMY('true or false'), valibot__WEBPACK_IMPORTED_MODULE_1__/* .description */ .h_(description));
const list = (item, description) => valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(item, 'a list'), valibot__WEBPACK_IMPORTED_MODULE_1__/* .description */ .h_(description));
const check = {
    name: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(text('How the check is called in messages. Default: the method and the path.')),
    status: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig('a number from 100 to 599'), valibot__WEBPACK_IMPORTED_MODULE_1__/* .integer */ .ndf('a whole number'), valibot__WEBPACK_IMPORTED_MODULE_1__/* .minValue */ .Wwf(100, 'a number from 100 to 599'), valibot__WEBPACK_IMPORTED_MODULE_1__/* .maxValue */ .cGV(599, 'a number from 100 to 599'), valibot__WEBPACK_IMPORTED_MODULE_1__/* .description */ .h_('The status that the answer must have. Default: any from 200 to 299.'))),
    contains: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .union */ .KCZ([valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP())], 'a text or a list of texts'), valibot__WEBPACK_IMPORTED_MODULE_1__/* .description */ .h_('Text that the body must contain; of a list each one.'))),
    json: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_1__/* .union */ .KCZ([valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig(), valibot__WEBPACK_IMPORTED_MODULE_1__/* .boolean */ .zMY(), valibot__WEBPACK_IMPORTED_MODULE_1__/* ["null"] */ .chJ()], 'a text, a number, true, false or null'), 'a mapping of dotted paths to values'), valibot__WEBPACK_IMPORTED_MODULE_1__/* .description */ .h_('Dotted path of a field in a JSON answer, and the value it must have.'))),
    header: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP('a text'), 'a mapping of header names to texts'), valibot__WEBPACK_IMPORTED_MODULE_1__/* .description */ .h_("Header's name, and a text that its value must contain."))),
    duration: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(duration('Longest time until the whole answer is there.')),
    p95: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(duration('Longest 95th percentile over 20 warm requests.')),
};
const componentCheck = valibot__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    get: valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP('a path or an address'), valibot__WEBPACK_IMPORTED_MODULE_1__/* .regex */ .yGV(/^(\/|https:\/\/|http:\/\/(localhost|127\.0\.0\.1|\[::1\])[:/])\S*$/, 'a path that begins with "/"'), valibot__WEBPACK_IMPORTED_MODULE_1__/* .description */ .h_("A path below the component's address.")),
    ...check,
}, 'a mapping with the key "get"');
const applicationCheck = valibot__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    get: valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP('an address'), valibot__WEBPACK_IMPORTED_MODULE_1__/* .regex */ .yGV(/^https?:\/\/\S+$/, 'an absolute address, such as "https://shop.example/"'), valibot__WEBPACK_IMPORTED_MODULE_1__/* .description */ .h_("An address below a component's `url`. That component is then checked by it.")),
    ...check,
}, 'a mapping with the key "get"');
const IDENTITIES = ['json', 'header', 'meta', 'text'];
const identity = valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    path: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(path("Path below the component's address. Default: `/`."), '/'),
    json: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(word('Dotted path of a field in a JSON answer.')),
    header: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(word('Name of a header of the answer.')),
    meta: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(word('Name of a `<meta name="…" content="SHA">` of an HTML page.')),
    text: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz(true, 'true'), valibot__WEBPACK_IMPORTED_MODULE_1__/* .description */ .h_('The whole body is the SHA.'))),
}, 'a mapping such as { path: /version, json: commit }'), valibot__WEBPACK_IMPORTED_MODULE_1__/* .metadata */ .yuE({ oneOf: IDENTITIES }), valibot__WEBPACK_IMPORTED_MODULE_1__/* .description */ .h_('Where the component tells which commit it serves.'));
const vercel = {
    project: word('Id (`prj_…`) or name of the project.'),
    team: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(word('Id (`team_…`) or slug of the team. Default: the account that the token belongs to.')),
    prebuilt: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(flag('Upload `.vercel/output` of the source directory, which `vercel build --prod` has written. Default: `false`.'), false),
    archive: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .picklist */ .KIO(['auto', 'always', 'never'], 'one of "auto", "always", "never"'), valibot__WEBPACK_IMPORTED_MODULE_1__/* .description */ .h_('Upload one archive instead of single files. Default: `auto`, when it is the better way.')), 'auto'),
};
const railway = {
    project: word('Id of the project.'),
    service: text('Id or name of the service.'),
    environment: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(text('Id or name of the environment. Default: that of the release.')),
    from: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .picklist */ .KIO(['directory', 'image', 'commit'], 'one of "directory", "image", "commit"'), valibot__WEBPACK_IMPORTED_MODULE_1__/* .description */ .h_('What makes the deployment: the source directory, an image by its digest, or a commit of the connected repository. Default: `directory`.')), 'directory'),
};
const PLATFORMS = ['railway', 'vercel'];
const url = address("Public address, without a query. The component's paths are below it.");
const timeout = duration('Longest time for a build to become ready. Default: `10m`.');
const component = valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    railway: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej(railway, 'a mapping with "project" and "service"'), valibot__WEBPACK_IMPORTED_MODULE_1__/* .description */ .h_('The Railway service.'))),
    vercel: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej(vercel, 'a mapping with "project"'), valibot__WEBPACK_IMPORTED_MODULE_1__/* .description */ .h_('The Vercel project.'))),
    source: text("Directory from the repository's root. `.` is the root."),
    url,
    identity,
    after: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(list(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP('the name of a component'), 'Components whose traffic is switched before.'), []),
    smoke: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(list(componentCheck, "The component's own checks."), []),
    migrations: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(list(glob, "Patterns, from the repository's root, of files that change the database's schema."), []),
    uploads: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(list(glob, 'Files that look like secrets and are meant to be uploaded, from the source directory.'), []),
    timeout: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(timeout, '10m'),
}, 'a mapping with "source", "url" and "identity"'), valibot__WEBPACK_IMPORTED_MODULE_1__/* .metadata */ .yuE({ oneOf: PLATFORMS }));
const componentOverride = valibot__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    railway: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .partial */ .OH3(valibot__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej(railway, 'a mapping'))),
    vercel: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .partial */ .OH3(valibot__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej(vercel, 'a mapping'))),
    url: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(url),
    timeout: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(timeout),
}, 'a mapping');
const named = (value, message) => valibot__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_1__/* .regex */ .yGV(NAME, 'small letters, digits and hyphens, beginning with a letter, at most 31 of them')), value, message);
const sentry = valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    organization: word('Slug of the organization.'),
    project: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(word('Slug of the project that all components report to.')),
    projects: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), word('Slug of the project.'), 'a mapping of components to project slugs'), valibot__WEBPACK_IMPORTED_MODULE_1__/* .description */ .h_('Component, and the slug of the project that it reports to.'))),
    url: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(address("Address of a Sentry of one's own, or of a region. Default: `https://sentry.io`."), 'https://sentry.io'),
}, 'a mapping with "organization" and "project"'), valibot__WEBPACK_IMPORTED_MODULE_1__/* .metadata */ .yuE({ oneOf: ['project', 'projects'] }), valibot__WEBPACK_IMPORTED_MODULE_1__/* .description */ .h_('Where the components report their errors.'));
const file = valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    version: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz(1, '1'), valibot__WEBPACK_IMPORTED_MODULE_1__/* .description */ .h_('Version of this format. Default: `1`.')), 1),
    components: valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(named(component, 'a mapping of names to components'), valibot__WEBPACK_IMPORTED_MODULE_1__/* .minEntries */ .bPf(1, 'at least one component'), valibot__WEBPACK_IMPORTED_MODULE_1__/* .description */ .h_('The parts that are deployed on their own, by name.')),
    smoke: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(list(applicationCheck, 'Checks of the whole application, by absolute address.'), []),
    gate: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({ timeout: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(duration('Longest time until all checks pass. Default: `5m`.'), '5m') }, 'a mapping with "timeout"'), valibot__WEBPACK_IMPORTED_MODULE_1__/* .description */ .h_('What a release must pass before it goes on.')), {}),
    sentry: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(sentry),
    environments: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(named(valibot__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
        components: valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), componentOverride, 'a mapping of components to what differs'), valibot__WEBPACK_IMPORTED_MODULE_1__/* .description */ .h_('What differs there, by component: its address, its platform, its time limit.')),
    }, 'a mapping with "components"'), 'a mapping of names to environments'), valibot__WEBPACK_IMPORTED_MODULE_1__/* .description */ .h_('Environments other than `production`, which the rest of the file describes.')), {}),
}, 'a mapping with the key "components"'), valibot__WEBPACK_IMPORTED_MODULE_1__/* .title */ .DDF('ops.yml'), valibot__WEBPACK_IMPORTED_MODULE_1__/* .description */ .h_('What ops-actions deploys, how it is checked, and where its errors go.'));


/***/ }),

/***/ 3427:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E2: () => (/* binding */ soundParts),
/* harmony export */   FD: () => (/* binding */ findMistakes),
/* harmony export */   L5: () => (/* binding */ unknown),
/* harmony export */   WU: () => (/* binding */ show)
/* harmony export */ });
/* unused harmony export pathName */
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7934);
/* harmony import */ var _nearest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7909);


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
    return [at(path, 'value', `${nameOr(path)} must be ${issue.message}, got ${show(issue.input)}${hint}`)];
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
    if (type === 'number' && isNumber)
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
    const names = oneOf.map((key) => `"${key}"`).join(', ');
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
function unwrap(schema) {
    let inner = schema;
    while (inner?.wrapped)
        inner = inner.wrapped;
    return inner;
}
function entriesOf(schema) {
    return schema?.entries ?? {};
}
function optionsOf(schema) {
    const options = schema?.options ?? [];
    return options.filter((option) => typeof option === 'string');
}


/***/ }),

/***/ 7909:
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
