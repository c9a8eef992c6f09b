export const id = 4309;
export const ids = [4309];
export const modules = {

/***/ 24309:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  run: () => (/* binding */ run)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
// EXTERNAL MODULE: ./src/setup/fill-in.ts
var fill_in = __webpack_require__(49874);
;// CONCATENATED MODULE: ./src/setup/facts.ts

/** What was said, else what was found, else a place to fill in. */
function gather(found, said) {
    const backends = found.components.filter(({ platform }) => platform === 'railway').map(({ name }) => name);
    const apiUrl = found.components.map(({ files }) => files.vercel?.apiUrl).find((url) => url !== undefined);
    return {
        components: found.components.map((component) => ({
            name: component.name,
            source: component.directory,
            platform: component.platform,
            settings: settingsOf(component, said),
            url: urlOf(component, said, backends[0] === component.name ? apiUrl : undefined),
            identity: component.identity ?? usualIdentity(component),
            identityFound: component.identity !== undefined,
            after: component.platform === 'vercel' ? backends : [],
            migrations: found.migrations.get(component.name) ?? [],
            healthPath: component.files.railway?.healthcheckPath,
        })),
        sentry: found.sentry && {
            organization: said.sentryOrganization ?? found.sentry.organization ?? (0,fill_in/* fillIn */.pz)('sentry-organization'),
            projects: Object.fromEntries(Object.entries(found.sentry.projects).map(([name, project]) => [
                name,
                said.sentryProjects[name] ?? project ?? (0,fill_in/* fillIn */.pz)(`sentry-project-${name}`),
            ])),
        },
    };
}
/** Where a component will tell its commit that does not do so yet. */
function usualIdentity({ platform }) {
    return platform === 'vercel' ? { path: '/', meta: 'commit' } : { path: '/version', json: 'commit' };
}
function settingsOf({ name, platform, files }, said) {
    if (platform === 'railway') {
        return {
            project: said.railwayProject ?? (0,fill_in/* fillIn */.pz)('railway-project'),
            service: said.railwayServices[name] ?? name,
        };
    }
    const team = said.vercelTeam ?? files.vercel?.team;
    return {
        project: said.vercelProjects[name] ?? files.vercel?.project ?? (0,fill_in/* fillIn */.pz)(`vercel-project-${name}`),
        ...(team === undefined ? {} : { team }),
    };
}
function urlOf({ name, homepage = '' }, said, rewritten) {
    const own = /^https:\/\/(?!(www\.)?(github|gitlab|npmjs)\.(com|io))[\w.-]+(\/[\w./-]*)?$/.test(homepage);
    return said.urls[name] ?? rewritten ?? (own ? homepage.replace(/\/+$/, '') : `https://${(0,fill_in/* fillIn */.pz)(name)}.example`);
}

;// CONCATENATED MODULE: ./src/setup/frameworks.ts
/** The first that fits wins: whatever is built on Vite stands before Vite. */
const FRAMEWORKS = [
    { id: 'next', title: 'Next.js', side: 'frontend', dependency: /^next$/ },
    { id: 'react-router', title: 'React Router', side: 'frontend', dependency: /^@(react-router|remix-run)\/dev$/ },
    { id: 'sveltekit', title: 'SvelteKit', side: 'frontend', dependency: /^@sveltejs\/kit$/ },
    { id: 'astro', title: 'Astro', side: 'frontend', dependency: /^astro$/ },
    { id: 'nuxt', title: 'Nuxt', side: 'frontend', dependency: /^nuxt$/ },
    { id: 'gatsby', title: 'Gatsby', side: 'frontend', dependency: /^gatsby$/ },
    { id: 'angular', title: 'Angular', side: 'frontend', dependency: /^@angular\/core$/ },
    { id: 'create-react-app', title: 'Create React App', side: 'frontend', dependency: /^react-scripts$/ },
    { id: 'nest', title: 'NestJS', side: 'backend', dependency: /^@nestjs\/core$/ },
    { id: 'fastify', title: 'Fastify', side: 'backend', dependency: /^fastify$/ },
    { id: 'hono', title: 'Hono', side: 'backend', dependency: /^@hono\/node-server$/ },
    { id: 'express', title: 'Express', side: 'backend', dependency: /^express$/ },
    { id: 'koa', title: 'Koa', side: 'backend', dependency: /^koa$/ },
    { id: 'hapi', title: 'hapi', side: 'backend', dependency: /^@hapi\/hapi$/ },
    { id: 'vite', title: 'Vite', side: 'frontend', dependency: /^vite$/ },
];
const LIBRARIES = [
    [/^react$/, 'React'],
    [/^vue$/, 'Vue'],
    [/^svelte$/, 'Svelte'],
    [/^solid-js$/, 'Solid'],
];
function frameworkOf(dependencies) {
    const names = [...dependencies];
    return FRAMEWORKS.find(({ dependency }) => names.some((name) => dependency.test(name)));
}
/** `Vite with React`. */
function titleOf(framework, dependencies) {
    if (framework.id !== 'vite')
        return framework.title;
    const library = LIBRARIES.find(([pattern]) => [...dependencies].some((name) => pattern.test(name)));
    return library ? `${framework.title} with ${library[1]}` : framework.title;
}

;// CONCATENATED MODULE: ./src/setup/identity.ts
const SOURCE = /\.(html?|[cm]?[jt]sx?|vue|svelte|astro|hbs|ejs|pug)$/;
const NO_SOURCE = /\.(test|spec|d)\.[cm]?[jt]sx?$|(^|\/)(tests?|__tests__|e2e|examples?|fixtures|migrations)\//;
/** Where a build or a platform tells the commit; whoever names one of them does something with it. */
const TELLS_COMMIT = /\bOPS_COMMIT\b|ops-release\.json|\benv(?:\.|\[['"])\w*(?:COMMIT|GIT_SHA|GITHUB_SHA)\w*/;
const META = /<meta\s[^>]*?\bname=["'{`]*([\w:.-]*(?:commit|revision|git-?sha|release)[\w:.-]*)["'`]/i;
const ROUTE = /['"`](\/[\w./-]*\b(?:version|commit|release|revision|build-?info|info|status|healthz?|livez)\b[\w./-]*)['"`]/g;
const FIELD = /(?:^|[\s{,'"])((?:git)?commit(?:sha|hash|id)?|gitsha|sha|revision)['"]?\s*[,:}]/i;
/** Where a component tells its commit already; nothing when it does not seem to. */
function findIdentity(tree, directory, side) {
    const texts = tree.below(directory).flatMap((path) => {
        const file = directory === '.' ? path : path.slice(directory.length + 1);
        if (!SOURCE.test(file) || NO_SOURCE.test(file))
            return [];
        const text = tree.text(path);
        return text === undefined ? [] : [{ file, text }];
    });
    return side === 'frontend' ? (inPage(texts) ?? inAnswer(texts)) : (inAnswer(texts) ?? inPage(texts));
}
function inPage(sources) {
    const name = sources.map(({ text }) => META.exec(text)?.[1]).find((one) => one !== undefined);
    if (name !== undefined)
        return { path: '/', meta: name };
    // As Next.js has it, `metadata = { other: { commit: … } }`, and Nuxt, `meta: [{ name: 'commit', … }]`.
    const pattern = /\bother\s*:\s*\{[^}]*?\b(commit|revision)\b|\bmeta\s*:\s*\[[^\]]*?\bname:\s*['"](commit|revision)['"]/;
    const other = sources.map(({ text }) => pattern.exec(text)?.slice(1).find(Boolean)).find(Boolean);
    return other === undefined ? undefined : { path: '/', meta: other };
}
function inAnswer(sources) {
    const telling = sources.filter(({ text }) => TELLS_COMMIT.test(text));
    // A server may pass the whole file on, which has the commit below that name.
    const whole = telling.some(({ text }) => text.includes('ops-release.json')) ? 'commit' : undefined;
    const field = telling.map(({ text }) => FIELD.exec(text)?.[1]).find((one) => one !== undefined) ?? whole;
    if (field === undefined)
        return undefined;
    const path = byFile(telling) ?? byRoute(sources, telling);
    return path === undefined ? undefined : { path, json: field };
}
/** Frameworks whose routes are files: `app/api/version/route.ts`, `pages/api/version.ts`, `src/routes/version/+server.ts`. */
function byFile(telling) {
    const patterns = [
        /(?:^|\/)app\/(.+)\/route\.[cm]?[jt]s$/,
        /(?:^|\/)pages\/(api\/.+)\.[cm]?[jt]s$/,
        /(?:^|\/)routes\/(.+)\/\+server\.[cm]?[jt]s$/,
        /(?:^|\/)server\/(?:routes\/)?(api\/.+?)(?:\.get)?\.[cm]?[jt]s$/,
    ];
    const found = telling.flatMap(({ file }) => patterns.flatMap((pattern) => pattern.exec(file)?.[1] ?? []));
    const plain = found.map((path) => path.replace(/(^|\/)\([^)]*\)(?=\/|$)/g, '').replace(/^\/|\/index$/g, ''));
    return plain.filter((path) => /^[\w./-]+$/.test(path)).map((path) => `/${path}`)[0];
}
/** A route whose name says what it is may stand in another file than the commit; one for health must not. */
function byRoute(sources, telling) {
    const routes = (texts) => texts.flatMap(({ text }) => [
        ...[...text.matchAll(ROUTE)].map(([, path = '']) => path),
        // NestJS has its paths without a slash.
        ...[...text.matchAll(/@Get\(\s*['"`]\/?([\w/-]+)['"`]/g)].map(([, path = '']) => `/${path}`),
    ]);
    const named = [...routes(telling), ...routes(sources)].filter((path) => /version|commit|release|revision|build/.test(path));
    return named[0] ?? routes(telling)[0];
}

// EXTERNAL MODULE: ./src/setup/packages.ts
var setup_packages = __webpack_require__(44848);
// EXTERNAL MODULE: ./src/setup/platforms.ts
var platforms = __webpack_require__(41881);
// EXTERNAL MODULE: ./src/setup/tree.ts
var setup_tree = __webpack_require__(60505);
;// CONCATENATED MODULE: ./src/setup/components.ts





/** Backends first, as they are released. */
function findComponents(tree, packages, named) {
    const candidates = new Set([...packages.map(({ directory }) => directory), ...withPlatformFiles(tree)]);
    const chosen = [...candidates].flatMap((directory) => {
        if ([...named.vercel, ...named.railway].includes(directory))
            return [];
        const found = recognise(tree, directory, packages);
        return found ? [found] : [];
    });
    const children = chosen.filter(({ directory }) => directory !== '.');
    // The root of a monorepo holds tools for all; it is a component when nothing below it is, or when its files say so.
    const found = children.length === 0 || chosen.some(isStatedRoot) ? chosen : children;
    const stated = ['railway', 'vercel'].flatMap((platform) => named[platform].map((directory) => describe(tree, directory, { platform, packages })));
    return withNames([...found, ...stated]).toSorted((left, right) => rank(left) - rank(right));
}
function rank({ platform }) {
    return platform === 'railway' ? 0 : 1;
}
function isStatedRoot({ directory, files, framework }) {
    return directory === '.' && (Boolean(files.railway ?? files.vercel?.project) || framework?.side === 'backend');
}
function withPlatformFiles(tree) {
    return tree.files
        .filter((file) => /(^|\/)(railway\.(json|toml)|vercel\.json|\.vercel\/project\.json)$/.test(file))
        .map((file) => (0,setup_tree/* directoryOf */.jt)(file.replace(/\.vercel\//, '')));
}
function recognise(tree, directory, packages) {
    const platform = platformOf(tree, directory, packages);
    return platform && describe(tree, directory, { platform, packages });
}
/** Files that a platform reads say it; then the framework; then a start script of a plain Node server. */
function platformOf(tree, directory, packages) {
    const { railway, vercel } = (0,platforms/* platformFiles */.h)(tree, directory);
    if (railway)
        return 'railway';
    if (vercel)
        return 'vercel';
    const own = packages.find((one) => one.directory === directory);
    const framework = own && frameworkOf(own.dependencies);
    if (framework)
        return framework.side === 'frontend' ? 'vercel' : 'railway';
    return own && isServer(tree, own) ? 'railway' : undefined;
}
function isServer(tree, { directory, scripts }) {
    if (!/\b(node|tsx|bun|deno)\b/.test(scripts['start'] ?? ''))
        return false;
    return tree
        .below(directory)
        .some((file) => /\.[cm]?[jt]s$/.test(file) && /\bcreateServer\(|\.listen\(/.test(tree.text(file) ?? ''));
}
function describe(tree, directory, { platform, packages }) {
    const own = packages.find((one) => one.directory === directory);
    const framework = own && frameworkOf(own.dependencies);
    const files = (0,platforms/* platformFiles */.h)(tree, directory);
    const read = files[platform]?.files ?? [];
    const plain = read.length > 0 || (0,setup_packages/* has */.zy)(tree, directory, 'Dockerfile') ? [] : ['a Node server'];
    return {
        name: nameOf(directory, platform),
        directory,
        platform,
        framework,
        signs: [
            ...(framework && own ? [titleOf(framework, own.dependencies)] : platform === 'railway' ? plain : []),
            ...read,
        ],
        files,
        homepage: own?.homepage,
        identity: findIdentity(tree, directory, platform === 'vercel' ? 'frontend' : 'backend'),
    };
}
/** Of the directory, in the letters that names of components have. */
function nameOf(directory, platform) {
    const name = (directory.split('/').at(-1) ?? '')
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-')
        .replace(/^[^a-z]+/, '')
        .slice(0, 31)
        .replace(/-+$/, '');
    return name || (platform === 'vercel' ? 'web' : 'api');
}
function withNames(components) {
    const taken = new Set();
    return components.map((component) => {
        const names = [component.name, ...Array.from({ length: 99 }, (_, n) => `${component.name.slice(0, 27)}-${n + 2}`)];
        const name = names.find((one) => !taken.has(one)) ?? component.name;
        taken.add(name);
        return { ...component, name };
    });
}
/** Where a component's migrations lie, as patterns; those of a package of their own belong to the first backend. */
function migrationsOf(tree, components) {
    const found = new Map();
    const backend = components.find(({ platform }) => platform === 'railway');
    for (const folder of migrationFolders(tree)) {
        const owner = components
            .filter(({ directory }) => directory === '.' || (0,setup_tree/* inside */.nx)(folder, '').startsWith(`${directory}/`))
            .toSorted((left, right) => right.directory.length - left.directory.length)[0];
        const name = (owner?.platform === 'railway' ? owner : (backend ?? owner))?.name;
        if (name !== undefined)
            found.set(name, [...(found.get(name) ?? []), `${folder}/**`]);
    }
    return found;
}
/** Prisma's, Drizzle's, Knex's and plain SQL: a folder of that name with steps in it. */
function migrationFolders(tree) {
    const folders = tree.files.flatMap((file) => {
        const [, folder] = /^((?:.+\/)?(?:migrations?|drizzle))\/(?:[^/]+\/)?[^/]+\.(?:sql|[cm]?[jt]s)$/.exec(file) ?? [];
        return folder === undefined || /[*?[\]{}!\n]/.test(folder) ? [] : [folder];
    });
    return [...new Set(folders)].filter((folder, _, all) => !all.some((other) => folder.startsWith(`${other}/`)));
}

// EXTERNAL MODULE: ./src/setup/git.ts
var git = __webpack_require__(98225);
;// CONCATENATED MODULE: ./src/setup/found.ts




function look(root, named) {
    const tree = (0,setup_tree/* readTree */.Zc)(root);
    const packages = (0,setup_packages/* packagesOf */.DT)(tree);
    const components = findComponents(tree, packages, named);
    const { repository, branch, rootAbove } = (0,git/* readGit */.l)(root);
    return {
        manager: (0,setup_packages/* managerOf */.dM)(tree),
        repository,
        branch,
        rootAbove,
        components,
        migrations: migrationsOf(tree, components),
        sentry: sentryOf(tree, packages, components),
    };
}
/** Only components that have a package of Sentry report to it. */
function sentryOf(tree, packages, components) {
    const reporting = components.filter(({ directory }) => {
        const own = packages.find((one) => one.directory === directory);
        return [...(own?.dependencies ?? [])].some((name) => name.startsWith('@sentry/'));
    });
    if (reporting.length === 0)
        return undefined;
    const settings = reporting.map(({ name, directory }) => ({ name, ...sentrySettings(tree, directory) }));
    return {
        organization: settings.find(({ organization }) => organization !== undefined)?.organization,
        projects: Object.fromEntries(settings.map(({ name, project }) => [name, project])),
    };
}
/** As the wizard writes them: `org: "acme", project: "shop-web"` in a build's settings, or a file of sentry-cli. */
function sentrySettings(tree, directory) {
    const files = tree
        .below(directory)
        .filter((file) => /(^|\/)([\w.-]*(config|sentry)[\w.-]*\.[cm]?[jt]s|\.sentryclirc|sentry\.properties)$/.test(file));
    const texts = files
        .map((file) => tree.text(file) ?? '')
        .filter((text) => /sentry|\[defaults\]|defaults\./i.test(text));
    const read = (key) => texts
        .map((text) => new RegExp(`(?:^|[\\s.{,])${key}\\s*[:=]\\s*["']?([a-z0-9][a-z0-9_-]*)["']?\\s*(?:[,}\\n]|$)`, 'm').exec(text)?.[1])
        .find((one) => one !== undefined);
    const [organization, project] = [read('org'), read('project')];
    return { ...(organization ? { organization } : {}), ...(project ? { project } : {}) };
}

// EXTERNAL MODULE: ./src/setup/ops-yml.ts
var ops_yml = __webpack_require__(43974);
// EXTERNAL MODULE: ./src/setup/workflows.ts
var workflows = __webpack_require__(26627);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
;// CONCATENATED MODULE: ./src/setup/write.ts



const SUFFIX = '.ops-actions.tmp';
/**
 * Writes a file that is not there yet. It appears whole or not at all: the content is complete under another name before
 * the file gets its own, and a name that is taken in the meantime is not given away again.
 */
async function writeNew(file, text) {
    const there = await kindOf(file);
    if (there !== undefined)
        return { outcome: 'exists', kind: there };
    const folder = (0,external_node_path_.dirname)(file);
    await (0,promises_.mkdir)(folder, { recursive: true });
    await removeLeftovers(folder, (0,external_node_path_.basename)(file));
    const draft = (0,external_node_path_.join)(folder, `.${(0,external_node_path_.basename)(file)}.${process.pid}${SUFFIX}`);
    try {
        await (0,promises_.writeFile)(draft, text, { flag: 'wx' });
        await give(draft, file);
        return { outcome: 'written' };
    }
    catch (error) {
        if (error.code !== 'EEXIST')
            throw error;
        return { outcome: 'exists', kind: (await kindOf(file)) ?? 'a file' };
    }
    finally {
        await (0,promises_.rm)(draft, { force: true });
    }
}
async function give(draft, file) {
    try {
        await (0,promises_.link)(draft, file);
    }
    catch (error) {
        // Some file systems know no second name for a file.
        if (!['EPERM', 'ENOTSUP', 'ENOSYS', 'EOPNOTSUPP'].includes(error.code ?? ''))
            throw error;
        await (0,promises_.copyFile)(draft, file, external_node_fs_.constants.COPYFILE_EXCL);
    }
}
/** Nothing when nothing is there; a link counts, wherever it leads. */
async function kindOf(file) {
    try {
        const found = await (0,promises_.lstat)(file);
        return found.isSymbolicLink() ? 'a link' : found.isDirectory() ? 'a directory' : 'a file';
    }
    catch (error) {
        const { code } = error;
        if (code === 'ENOENT')
            return undefined;
        if (code === 'ENOTDIR')
            throw new Error('a part of its path is a file and no directory', { cause: error });
        throw error;
    }
}
/** Of a run that was killed while it wrote. */
async function removeLeftovers(folder, name) {
    const drafts = (await (0,promises_.readdir)(folder)).filter((one) => one.startsWith(`.${name}.`) && one.endsWith(SUFFIX));
    await Promise.all(drafts.map(async (one) => await (0,promises_.rm)((0,external_node_path_.join)(folder, one), { force: true })));
}

;// CONCATENATED MODULE: ./src/setup/advice.ts
const FROM_FILE = "JSON.parse(readFileSync('ops-release.json', 'utf8'))";
const IMPORT = "import { readFileSync } from 'node:fs'";
const advice_META = '<meta name="commit" content=';
const BY_FRAMEWORK = {
    express: [{ file: 'your server', lines: [IMPORT, `app.get('/version', (_, res) => res.json(${FROM_FILE}))`] }],
    fastify: [{ file: 'your server', lines: [IMPORT, `app.get('/version', async () => ${FROM_FILE})`] }],
    hono: [{ file: 'your server', lines: [IMPORT, `app.get('/version', (c) => c.json(${FROM_FILE}))`] }],
    nest: [{ file: 'a controller', lines: [IMPORT, `@Get('version') version() { return ${FROM_FILE} }`] }],
    next: [
        { file: 'app/layout', lines: ["export const metadata = { other: { commit: process.env.OPS_COMMIT ?? '' } }"] },
        { file: 'next.config', lines: ["env: { OPS_COMMIT: process.env.OPS_COMMIT ?? '' },"] },
    ],
    vite: [
        { file: 'index.html, in <head>', lines: [`${advice_META}"%OPS_COMMIT%" />`] },
        { file: 'vite.config', lines: ["envPrefix: ['VITE_', 'OPS_'],"] },
    ],
    'react-router': [
        { file: 'app/root, in <head>', lines: [`${advice_META}{import.meta.env.OPS_COMMIT} />`] },
        { file: 'vite.config', lines: ["envPrefix: ['VITE_', 'OPS_'],"] },
    ],
    sveltekit: [
        { file: 'src/app.html, in <head>', lines: [`${advice_META}"%sveltekit.version%" />`] },
        { file: 'svelte.config', lines: ['kit: { version: { name: process.env.OPS_COMMIT } },'] },
    ],
    astro: [{ file: 'your layout, in <head>', lines: [`${advice_META}{process.env.OPS_COMMIT} />`] }],
    nuxt: [
        {
            file: 'nuxt.config',
            lines: ["app: { head: { meta: [{ name: 'commit', content: process.env.OPS_COMMIT ?? '' }] } },"],
        },
    ],
};
const BACKEND = [
    { file: 'your server', lines: ['GET /version answers with the content of ops-release.json, as application/json'] },
];
const FRONTEND = [
    { file: 'the page, in <head>', lines: [`${advice_META}"…" />, with the build's environment variable OPS_COMMIT`] },
];
function adviceFor({ framework, platform }) {
    const usual = platform === 'vercel' ? FRONTEND : BACKEND;
    const fits = framework && (framework.side === 'frontend') === (platform === 'vercel');
    return (fits ? BY_FRAMEWORK[framework.id] : undefined) ?? usual;
}

// EXTERNAL MODULE: ./cli/package.ts
var cli_package = __webpack_require__(33907);
// EXTERNAL MODULE: ./cli/screen.ts
var screen = __webpack_require__(12487);
;// CONCATENATED MODULE: ./cli/init-report.ts





const PLATFORM = { vercel: 'Vercel', railway: 'Railway' };
function tellNothing() {
    return [
        'Nothing here looks like a frontend or a backend: no package.json with a framework that is known, no vercel.json, no',
        'railway.json or railway.toml. Nothing was written. Say what is deployed where, for example:',
        '',
        `  ${(0,cli_package/* program */.DM)()} init --railway server --vercel client`,
    ].join('\n');
}
function tellFound(found, { components }) {
    const { manager, repository, branch, rootAbove } = found;
    const lines = [
        `Found (${manager.name}${manager.workspaces ? ' workspaces' : ''}, branch ${(0,screen/* shown */.SP)(branch)}${repository ? `, ${repository} on GitHub` : ''}):`,
        '',
    ];
    const width = Math.max(...components.map(({ name }) => name.length));
    for (const [index, { name, platform, source, identity, identityFound, migrations, after }] of components.entries()) {
        const component = found.components[index];
        const says = [
            ...(component?.signs ?? []),
            ...(identityFound ? [`tells its commit at ${tellIdentity(identity)}`] : []),
            ...migrations.map((pattern) => `migrations in ${pattern.replace(/\/\*\*$/, '')}`),
            ...(after.length > 0 ? [`released after ${after.join(', ')}`] : []),
        ];
        lines.push(`  ${name.padEnd(width)}  ${(0,screen/* shown */.SP)(source)} on ${PLATFORM[platform]}: ${says.map(screen/* shown */.SP).join('; ')}`);
    }
    if (rootAbove !== undefined) {
        lines.push('', `Warning: the repository begins at ${(0,screen/* shown */.SP)(rootAbove)}; GitHub runs workflows only from there. Run this command there.`);
    }
    return lines.join('\n');
}
function tellIdentity({ path, ...how }) {
    const [kind = '', name = ''] = Object.entries(how)[0] ?? [];
    return `${path} (${kind} ${name})`;
}
/** Everything that a person has to do before the first release. */
function tellLeft(found, facts) {
    const steps = [fillIns(facts), ...identities(found, facts), secrets(facts), automatic(facts)].filter((step) => step.length > 0);
    const told = steps.flatMap(([first = '', ...rest], index) => [
        `${index + 1}. ${first}`,
        ...rest.map((line) => `   ${line}`),
        '',
    ]);
    return ['Left for you:', '', ...told, `Then: ${(0,cli_package/* program */.DM)()} rehearse, which needs none of the ids and secrets.`].join('\n');
}
function fillIns({ components, sentry }) {
    const places = [
        ...components.flatMap(({ name, platform, settings, url }) => [
            ...Object.entries(settings).map(([key, value]) => ({ path: ['components', name, platform, key], value })),
            { path: ['components', name, 'url'], value: url },
        ]),
        { path: ['sentry', 'organization'], value: sentry?.organization ?? '' },
        ...Object.entries(sentry?.projects ?? {}).map(([name, value]) => ({ path: ['sentry', 'projects', name], value })),
    ].filter(({ value }) => (0,fill_in/* isToFillIn */.WR)(value));
    if (places.length === 0)
        return [];
    const width = Math.max(...places.map(({ path }) => path.join('.').length));
    return [
        `Fill in what no file tells; ${(0,cli_package/* program */.DM)()} check names each place with its line:`,
        ...places.map(({ path }) => `${path.join('.').padEnd(width)}  ${(0,fill_in/* whereToFind */.QG)(path)}`),
    ];
}
function identities(found, { components }) {
    return components.flatMap(({ name, identity, identityFound }, index) => {
        const component = found.components[index];
        return identityFound || !component
            ? []
            : [
                tellAdvice(component, `${name} does not tell its commit yet; ops.yml expects it at ${tellIdentity(identity)}. Add:`),
            ];
    });
}
function tellAdvice(component, head) {
    return [
        head,
        ...adviceFor(component).flatMap(({ file, lines }) => [`${file}:`, ...lines.map((line) => `    ${line}`)]),
    ];
}
function secrets(facts) {
    const names = (0,workflows/* secretsOf */.Fj)(facts).map(workflows/* nameOfSecret */.XQ);
    const optional = 'VERCEL_AUTOMATION_BYPASS_SECRET';
    return [
        'Give the repository its secrets (Settings, Secrets and variables, Actions):',
        ...names.map((name) => `gh secret set ${name}${name === optional ? '   (only where previews ask for a login)' : ''}`),
    ];
}
function automatic({ components }) {
    const platforms = [...new Set(components.map(({ platform }) => PLATFORM[platform]))];
    return [`Switch off the automatic deploys on push of ${platforms.join(' and ')}: from now on the pipeline releases.`];
}

// EXTERNAL MODULE: ./cli/usage.ts
var usage = __webpack_require__(84036);
;// CONCATENATED MODULE: ./cli/init.ts











async function run(args) {
    const { found, facts, source, dryRun } = readWishes(args);
    if (found.components.length === 0) {
        (0,screen/* complain */.cc)(tellNothing());
        return 1;
    }
    checkNames(args, facts);
    (0,screen/* say */.cv)(tellFound(found, facts), '');
    const files = [{ path: 'ops.yml', text: (0,ops_yml/* opsYml */.L)(facts, source) }, ...(0,workflows/* workflowFiles */.BF)(facts, source)];
    const failed = dryRun ? files.forEach(show) : await writeAll(files);
    (0,screen/* say */.cv)('', tellLeft(found, facts));
    return failed ? 1 : 0;
}
const OPTIONS = {
    'dry-run': { type: 'boolean', default: false },
    url: { type: 'string', multiple: true },
    vercel: { type: 'string', multiple: true },
    railway: { type: 'string', multiple: true },
    'vercel-project': { type: 'string', multiple: true },
    'vercel-team': { type: 'string' },
    'railway-project': { type: 'string' },
    'railway-service': { type: 'string', multiple: true },
    'sentry-organization': { type: 'string' },
    'sentry-project': { type: 'string', multiple: true },
    branch: { type: 'string' },
    actions: { type: 'string' },
};
function readWishes(args) {
    const { values } = (0,external_node_util_.parseArgs)({ args, options: OPTIONS });
    const [, actions, version] = /^([\w.-]+\/[\w.-]+?)(?:@([\w./-]+))?$/.exec(values.actions ?? (0,cli_package/* actionsRepository */.Mt)()) ?? [];
    if (actions === undefined)
        throw new usage/* WrongUsage */.r(`--actions must be OWNER/NAME@REF, got "${values.actions}"`);
    const said = {
        urls: (0,usage/* pairs */.A)('url', values.url),
        vercelProjects: (0,usage/* pairs */.A)('vercel-project', values['vercel-project']),
        vercelTeam: values['vercel-team'],
        railwayProject: values['railway-project'],
        railwayServices: (0,usage/* pairs */.A)('railway-service', values['railway-service']),
        sentryOrganization: values['sentry-organization'],
        sentryProjects: (0,usage/* pairs */.A)('sentry-project', values['sentry-project']),
    };
    const found = look(process.cwd(), {
        vercel: (values.vercel ?? []).map(directory),
        railway: (values.railway ?? []).map(directory),
    });
    const source = { actions, version: version ?? 'v1', branch: values.branch ?? found.branch };
    return { found, facts: gather(found, said), source, dryRun: values['dry-run'] };
}
function directory(path) {
    return path.replace(/^(\.\/)+/, '').replace(/\/+$/, '') || '.';
}
/** A name that nobody knows would otherwise be dropped in silence. */
function checkNames(args, { components }) {
    const { values } = (0,external_node_util_.parseArgs)({ args, options: OPTIONS });
    const names = components.map(({ name }) => name);
    for (const flag of ['url', 'vercel-project', 'railway-service', 'sentry-project']) {
        const stranger = Object.keys((0,usage/* pairs */.A)(flag, values[flag])).find((name) => !names.includes(name));
        if (stranger !== undefined) {
            throw new usage/* WrongUsage */.r(`--${flag}: there is no component "${stranger}"; found: ${names.join(', ')}`);
        }
    }
}
/** Whether something could not be written. */
async function writeAll(files) {
    let failed = false;
    for (const { path, text } of files) {
        try {
            const written = await writeNew((0,external_node_path_.join)(process.cwd(), path), text);
            if (written.outcome === 'written')
                (0,screen/* say */.cv)(`  wrote    ${path}`);
            else
                (0,screen/* say */.cv)(`  left     ${path}: ${written.kind} is there already; this is what it would have been:`, quoted(text));
        }
        catch (error) {
            failed = true;
            (0,screen/* complain */.cc)(`  failed   ${path}: ${(0,screen/* shown */.SP)(error.message)}`);
        }
    }
    return failed;
}
function show({ path, text }) {
    (0,screen/* say */.cv)(`  would write ${path}:`, quoted(text));
}
function quoted(text) {
    return text.trimEnd().replaceAll(/^/gm, '    | ');
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

/***/ 98225:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ readGit)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);


function readGit(root) {
    const home = [root, ...above(root)].find((folder) => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, '.git')));
    if (home === undefined)
        return { repository: undefined, branch: 'main', commit: undefined, rootAbove: undefined };
    const { own, common } = foldersOf((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(home, '.git'));
    const head = /^ref: refs\/heads\/(\S+)/.exec(read((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(own, 'HEAD')))?.[1];
    return {
        repository: repositoryIn(read((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(common, 'config'))),
        branch: defaultBranch(common) ?? head ?? 'main',
        commit: head === undefined ? sha(read((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(own, 'HEAD'))) : commitOf(common, `refs/heads/${head}`),
        rootAbove: home === (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(root) ? undefined : home,
    };
}
function above(folder) {
    const parent = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(folder));
    return parent === (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(folder) ? [] : [parent, ...above(parent)];
}
/** In a worktree `.git` is a file that names the folder, which names the one with the rest. */
function foldersOf(git) {
    const named = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(git).isFile() ? /^gitdir: (.+)$/m.exec(read(git))?.[1] : undefined;
    const own = named === undefined ? git : (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(git), named.trim());
    const common = read((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(own, 'commondir')).trim();
    return { own, common: common === '' ? own : (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(own, common) };
}
function repositoryIn(config) {
    const [, section = ''] = /^\[remote "origin"\]([^[]*)/m.exec(config) ?? /^\[remote "[^"\n]+"\]([^[]*)/m.exec(config) ?? [];
    const url = /^\s*url\s*=\s*(\S+)/m.exec(section)?.[1] ?? '';
    return /github\.com(?::\d+)?[:/]([\w.-]+\/[\w.-]+?)(?:\.git)?\/?$/.exec(url)?.[1];
}
/** What the remote calls its default; else the usual names, because the branch checked out may be any. */
function defaultBranch(common) {
    const remote = /^ref: refs\/remotes\/origin\/(\S+)/.exec(read((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(common, 'refs/remotes/origin/HEAD')))?.[1];
    if (remote !== undefined)
        return remote;
    const packed = read((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(common, 'packed-refs'));
    const local = list((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(common, 'refs/heads'));
    return ['main', 'master'].find((name) => local.includes(name) || packed.includes(` refs/heads/${name}\n`));
}
function commitOf(common, ref) {
    const packed = read((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(common, 'packed-refs'))
        .split('\n')
        .find((line) => line.endsWith(` ${ref}`));
    return sha(read((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(common, ref))) ?? sha(packed ?? '');
}
function sha(text) {
    return /^[0-9a-f]{40}\b/.exec(text)?.[0];
}
function read(file) {
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(file, 'utf8');
    }
    catch {
        return '';
    }
}
function list(folder) {
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)(folder);
    }
    catch {
        return [];
    }
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

/***/ 44848:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DT: () => (/* binding */ packagesOf),
/* harmony export */   dM: () => (/* binding */ managerOf),
/* harmony export */   zy: () => (/* binding */ has)
/* harmony export */ });
/* harmony import */ var _tree_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(60505);

function packagesOf(tree) {
    return tree.files
        .filter((file) => /(^|\/)package\.json$/.test(file))
        .flatMap((file) => {
        const manifest = tree.json(file);
        return manifest ? [toPackage((0,_tree_js__WEBPACK_IMPORTED_MODULE_0__/* .directoryOf */ .jt)(file), manifest)] : [];
    });
}
/** By its lock file; npm where there is none. */
function managerOf(tree) {
    const locks = {
        pnpm: /^pnpm-(lock|workspace)\.yaml$/,
        yarn: /^yarn\.lock$|^\.yarnrc\.yml$/,
        bun: /^bun\.lockb?$/,
    };
    const manifest = tree.json('package.json') ?? {};
    const { packageManager } = manifest;
    const stated = typeof packageManager === 'string' ? /^(pnpm|yarn|bun|npm)@/.exec(packageManager)?.[1] : undefined;
    const locked = ['pnpm', 'yarn', 'bun'].find((name) => tree.files.some((file) => locks[name].test(file)));
    const workspaces = 'workspaces' in manifest || tree.files.includes('pnpm-workspace.yaml');
    return { name: stated ?? locked ?? 'npm', workspaces };
}
function toPackage(directory, manifest) {
    const { name, homepage } = manifest;
    return {
        directory,
        name: typeof name === 'string' ? name : '',
        scripts: textsOf(manifest['scripts']),
        dependencies: new Set([
            ...Object.keys(textsOf(manifest['dependencies'])),
            ...Object.keys(textsOf(manifest['devDependencies'])),
        ]),
        homepage: typeof homepage === 'string' ? homepage : undefined,
    };
}
function textsOf(value) {
    if (typeof value !== 'object' || value === null)
        return {};
    return Object.fromEntries(Object.entries(value).filter(([, text]) => typeof text === 'string'));
}
function has(tree, directory, ...names) {
    return names.find((name) => tree.text((0,_tree_js__WEBPACK_IMPORTED_MODULE_0__/* .inside */ .nx)(directory, name)) !== undefined);
}


/***/ }),

/***/ 41881:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ platformFiles)
/* harmony export */ });
/* harmony import */ var _tree_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(60505);

function platformFiles(tree, directory) {
    const railway = railwayOf(tree, directory);
    const vercel = vercelOf(tree, directory);
    return { ...(vercel ? { vercel } : {}), ...(railway ? { railway } : {}) };
}
function vercelOf(tree, directory) {
    const files = ['vercel.json', '.vercel/project.json'].filter((name) => tree.json((0,_tree_js__WEBPACK_IMPORTED_MODULE_0__/* .inside */ .nx)(directory, name)));
    if (files.length === 0)
        return undefined;
    const { buildCommand, outputDirectory, rewrites } = tree.json((0,_tree_js__WEBPACK_IMPORTED_MODULE_0__/* .inside */ .nx)(directory, 'vercel.json')) ?? {};
    // `vercel link` has written it: which project the directory belongs to.
    const { projectId, orgId } = tree.json((0,_tree_js__WEBPACK_IMPORTED_MODULE_0__/* .inside */ .nx)(directory, '.vercel/project.json')) ?? {};
    const targets = (Array.isArray(rewrites) ? rewrites : []);
    const origin = targets.map(({ destination }) => originOf(destination)).find((one) => one !== undefined);
    return {
        files,
        ...stated('project', projectId),
        ...stated('team', typeof orgId === 'string' && orgId.startsWith('team_') ? orgId : undefined),
        ...stated('apiUrl', origin),
        ...stated('buildCommand', buildCommand),
        ...stated('output', outputDirectory),
    };
}
function railwayOf(tree, directory) {
    const names = ['railway.json', 'railway.toml', 'nixpacks.toml', 'railpack.json'];
    const files = names.filter((name) => tree.text((0,_tree_js__WEBPACK_IMPORTED_MODULE_0__/* .inside */ .nx)(directory, name)) !== undefined);
    if (files.length === 0)
        return undefined;
    const deploy = (tree.json((0,_tree_js__WEBPACK_IMPORTED_MODULE_0__/* .inside */ .nx)(directory, 'railway.json'))?.['deploy'] ?? {});
    const toml = tree.text((0,_tree_js__WEBPACK_IMPORTED_MODULE_0__/* .inside */ .nx)(directory, 'railway.toml')) ?? '';
    const setting = (name) => deploy[name] ?? tomlText(toml, name);
    return {
        files,
        ...stated('startCommand', setting('startCommand')),
        ...stated('healthcheckPath', setting('healthcheckPath')),
        ...stated('preDeployCommand', [setting('preDeployCommand')].flat()[0]),
    };
}
/** Of `railway.toml` only texts of the section `[deploy]` are of interest. */
function tomlText(toml, name) {
    const section = toml.split(/^(?=\s*\[[\w.]+\])/m).find((part) => /^\s*\[deploy\]/.test(part)) ?? '';
    const found = new RegExp(`^\\s*${name}\\s*=\\s*\\[?\\s*(?:"([^"\\n]*)"|'([^'\\n]*)')`, 'm').exec(section);
    return found?.slice(1).find(Boolean);
}
function originOf(destination) {
    if (typeof destination !== 'string' || !destination.startsWith('https://'))
        return undefined;
    const origin = /^https:\/\/[\w.-]+(:\d+)?(?=\/|$)/.exec(destination)?.[0];
    return origin !== undefined && URL.canParse(origin) ? origin : undefined;
}
function stated(key, value) {
    return typeof value === 'string' && value.trim() !== '' ? { [key]: value } : {};
}


/***/ }),

/***/ 60505:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Zc: () => (/* binding */ readTree),
/* harmony export */   jt: () => (/* binding */ directoryOf),
/* harmony export */   nx: () => (/* binding */ inside)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);


const LEFT_OUT = new Set([
    'node_modules',
    'bower_components',
    'vendor',
    'venv',
    '__pycache__',
    'dist',
    'build',
    'out',
    'output',
    'coverage',
    'tmp',
]);
/** Hidden directories hold what tools keep for themselves, but for these. */
const SHOWN = new Set(['.github', '.vercel']);
const MOST_FILES = 20_000;
const MOST_BYTES = 512 * 1024;
function readTree(root) {
    const files = list(root);
    const known = new Map();
    function text(path) {
        if (!known.has(path))
            known.set(path, read((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, path)));
        return known.get(path);
    }
    return {
        root,
        files,
        text,
        json(path) {
            const content = text(path);
            try {
                const value = content === undefined ? undefined : JSON.parse(content);
                return typeof value === 'object' && value !== null ? value : undefined;
            }
            catch {
                return undefined;
            }
        },
        below: (directory) => (directory === '.' ? [...files] : files.filter((file) => file.startsWith(`${directory}/`))),
    };
}
/** Breadth first, so that a limit leaves out what lies deepest. */
function list(root) {
    const found = [];
    const folders = [''];
    for (let next = folders.shift(); next !== undefined && found.length < MOST_FILES; next = folders.shift()) {
        for (const entry of entriesOf((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, next))) {
            const path = next + entry.name;
            if (entry.isDirectory()) {
                const hidden = entry.name.startsWith('.') && !SHOWN.has(entry.name);
                if (!hidden && !LEFT_OUT.has(entry.name))
                    folders.push(`${path}/`);
            }
            else if (entry.isFile())
                found.push(path);
        }
    }
    return found.sort();
}
function entriesOf(folder) {
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)(folder, { withFileTypes: true });
    }
    catch {
        return [];
    }
}
function read(file) {
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(file).size > MOST_BYTES ? undefined : (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(file, 'utf8');
    }
    catch {
        return undefined;
    }
}
/** `.` for a file at the root. */
function directoryOf(path) {
    const end = path.lastIndexOf('/');
    return end < 0 ? '.' : path.slice(0, end);
}
function inside(directory, path) {
    return directory === '.' ? path : `${directory}/${path}`;
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
